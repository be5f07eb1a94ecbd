/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/insights/diple-insights-private.h"

#include <string.h>

#include "data/diple-unit-loader.h"
#include "data/store/diple-sql-private.h"
#include "data/store/diple-store-private.h"

static void
take_names (DipleInsights *self, DipleUnitLoader *loader)
{
  const DipleUnits *units = diple_unit_loader_get_units (loader);

  for (guint i = 0; i < units->annotators->len; i++)
    {
      const gint64 id = diple_unit_loader_annotator_id (loader, i);

      g_ptr_array_add (self->annotators, g_strdup (units->annotators->pdata[i]));
      g_array_append_val (self->annotator_ids, id);
    }
  for (guint i = 0; i < units->labels->len; i++)
    {
      const gint64 id = diple_unit_loader_label_id (loader, i);

      g_ptr_array_add (self->labels, g_strdup (units->labels->pdata[i]));
      g_array_append_val (self->label_ids, id);
    }
}

static gboolean
same_names (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; a->len == b->len && i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return a->len == b->len;
}

/* Whether the loader's numbers mean what ours do. */
static gboolean
fits (DipleInsights *self, DipleUnitLoader *loader)
{
  const DipleUnits *units = diple_unit_loader_get_units (loader);

  if (!same_names (self->annotators, units->annotators) ||
      !same_names (self->labels, units->labels))
    return FALSE;
  for (guint i = 0; i < self->annotator_ids->len; i++)
    if (g_array_index (self->annotator_ids, gint64, i) !=
        diple_unit_loader_annotator_id (loader, i))
      return FALSE;
  for (guint i = 0; i < self->label_ids->len; i++)
    if (g_array_index (self->label_ids, gint64, i) != diple_unit_loader_label_id (loader, i))
      return FALSE;
  return TRUE;
}

static gboolean
list_documents (DipleInsights *self, DipleStore *store, GError **error)
{
  static const char sql[] =
      "SELECT document.id FROM assignment JOIN annotator ON annotator.id = assignment.annotator"
      " JOIN document ON document.id = assignment.document"
      " WHERE state = 'finished' AND iif (?1 = 0, annotator.kind IN ('person', 'model'),"
      "  annotator.id IN (?1, ?2))"
      " GROUP BY document.id HAVING count(*) > 1 ORDER BY document.position, document.id";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, self->two[0]);
  sqlite3_bind_int64 (stmt, 2, self->two[1]);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (self->list, id);
    }
  return rc == SQLITE_DONE;
}

static DipleUnitLoader *
new_loader (DipleInsights *self, DipleStore *store, GError **error)
{
  g_autoptr (GArray) two = NULL;

  if (self->two[0] == 0)
    return diple_unit_loader_new (store, NULL, NULL, error);
  two = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (two, self->two, G_N_ELEMENTS (self->two));
  return diple_unit_loader_new (store, two, NULL, error);
}

/* Numbers of annotators and labels are the loader's from now on, and what was held has others. */
static void
begin_anew (DipleInsights *self, DipleUnitLoader *loader)
{
  if (!same_names (self->labels, diple_unit_loader_get_units (loader)->labels))
    self->what_if.merge = FALSE;
  diple_insights_forget (self);
  take_names (self, loader);
  for (guint look = 0; look < DIPLE_N_INSIGHTS_LOOKS; look++)
    diple_insights_renew (self, look);
  diple_insights_note_change (self);
}

static void
drop_unlisted (DipleInsights *self)
{
  g_autoptr (GHashTable) listed = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->list->len; i++)
    g_hash_table_add (listed, &g_array_index (self->list, gint64, i));
  for (guint i = self->held->len; i-- > 0;)
    {
      const gint64 document = ((DipleHeldDocument *) self->held->pdata[i])->document;

      if (!g_hash_table_contains (listed, &document))
        diple_insights_drop (self, document);
    }
}

gboolean
diple_insights_begin (DipleInsights *self, DipleStore *store, GError **error)
{
  g_autoptr (DipleUnitLoader) loader = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  loader = new_loader (self, store, error);
  if (loader == NULL)
    return FALSE;
  if (!fits (self, loader))
    begin_anew (self, loader);
  g_array_set_size (self->list, 0);
  self->n_read = 0;
  if (!list_documents (self, store, error))
    return FALSE;
  drop_unlisted (self);
  return TRUE;
}

/* Takes what was read; its title is that, or where it came from. A document that has gone since
 * then is dropped. */
static gboolean
hold (DipleInsights *self,
      DipleStore *store,
      gint64 document,
      DipleUnitDocument *read,
      GError **error)
{
  static const char sql[] =
      "SELECT position, CASE title WHEN '' THEN source ELSE title END FROM document WHERE id = ?1";
  g_autoptr (DipleUnitDocument) owned = read;
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  g_autofree char *title = NULL;
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document);
  rc = diple_sql_step (stmt, error);
  if (rc != SQLITE_ROW)
    {
      diple_insights_drop (self, document);
      return rc == SQLITE_DONE;
    }
  title = diple_sql_dup_text (stmt, 1);
  diple_insights_hold (
      self, document, sqlite3_column_int64 (stmt, 0), title, g_steal_pointer (&owned));
  return TRUE;
}

static gboolean
read_document (DipleInsights *self,
               DipleStore *store,
               DipleUnitLoader *loader,
               gint64 document,
               GError **error)
{
  g_autoptr (GError) gone = NULL;
  g_autoptr (DipleUnitDocument) read = diple_unit_loader_load (loader, document, &gone);

  if (read == NULL && !g_error_matches (gone, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&gone));
      return FALSE;
    }
  if (read != NULL && read->finished->len > 1)
    return hold (self, store, document, g_steal_pointer (&read), error);
  diple_insights_drop (self, document);
  return TRUE;
}

gboolean
diple_insights_read_on (DipleInsights *self,
                        DipleStore *store,
                        guint milliseconds,
                        GCancellable *cancellable,
                        GError **error)
{
  const gint64 end = g_get_monotonic_time () + milliseconds * G_GINT64_CONSTANT (1000);
  g_autoptr (DipleUnitLoader) loader = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  loader = new_loader (self, store, error);
  if (loader == NULL)
    return FALSE;
  if (!fits (self, loader))
    return diple_insights_begin (self, store, error);
  while (self->n_read < self->list->len && g_get_monotonic_time () < end)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_document (
              self, store, loader, g_array_index (self->list, gint64, self->n_read), error))
        return FALSE;
      self->n_read++;
    }
  return TRUE;
}

void
diple_insights_get_progress (DipleInsights *self, guint *done, guint *total)
{
  *done = self->n_read;
  *total = self->list->len;
}

gboolean
diple_insights_read_again (DipleInsights *self, DipleStore *store, gint64 document, GError **error)
{
  g_autoptr (DipleUnitLoader) loader = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  loader = new_loader (self, store, error);
  if (loader == NULL)
    return FALSE;
  return fits (self, loader) ? read_document (self, store, loader, document, error)
                             : diple_insights_begin (self, store, error);
}
