/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/store/diple-intake-rows-private.h"

/* Few labels and annotators, so that keeping these indexes means to insert in the middle of them
 * all the time. That of documents grows at its end and is kept. */
static const char *const names[] = { "span_annotator", "span_label" };

static gboolean
shed (DipleRows *self, const char *name, GError **error)
{
  g_autofree char *drop = g_strdup_printf ("DROP INDEX %s", name);
  int rc = SQLITE_ERROR;
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (
      self->db, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?1", error);

  if (stmt == NULL)
    return FALSE;
  diple_sql_bind_text (stmt, 1, name);
  rc = diple_sql_step (stmt, error);
  if (rc != SQLITE_ROW)
    return rc == SQLITE_DONE;
  g_ptr_array_add (self->indexes, diple_sql_dup_text (stmt, 0));
  sqlite3_reset (stmt);
  return diple_sql_exec (self->db, drop, error);
}

/* An index that is built over all rows at once takes a third of the time that keeping it does, but
 * building it reads the spans that were there before too: done only where there were none. */
gboolean
diple_rows_shed_indexes (DipleRows *self, GError **error)
{
  gint64 there = 0;

  self->indexes = g_ptr_array_new_with_free_func (g_free);
  if (!diple_sql_get_int (self->db, "SELECT EXISTS (SELECT 1 FROM span)", &there, error))
    return FALSE;
  for (guint i = 0; !there && i < G_N_ELEMENTS (names); i++)
    if (!shed (self, names[i], error))
      return FALSE;
  return TRUE;
}

gboolean
diple_rows_restore_indexes (DipleRows *self, GError **error)
{
  for (guint i = 0; i < self->indexes->len; i++)
    if (!diple_sql_exec (self->db, g_ptr_array_index (self->indexes, i), error))
      return FALSE;
  g_ptr_array_set_size (self->indexes, 0);
  return TRUE;
}
