/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/store/diple-intake-block-private.h"

#define BLOCK_ROWS 64

/* "INSERT … SELECT * FROM (VALUES (…), …) LIMIT ?": one statement for a full block and for less. */
static sqlite3_stmt *
prepare (const DipleBlock *self, sqlite3 *db, GError **error)
{
  g_autoptr (GString) sql = g_string_new (self->head);
  guint parameter = 0;

  g_string_append (sql, " SELECT * FROM (VALUES ");
  for (guint i = 0; i < BLOCK_ROWS; i++)
    for (guint j = 0; j < self->n_columns; j++)
      g_string_append_printf (sql,
                              "%s?%u%s",
                              j > 0   ? ", "
                              : i > 0 ? ", ("
                                      : "(",
                              ++parameter,
                              j + 1 == self->n_columns ? ")" : "");
  g_string_append_printf (sql, ") LIMIT ?%u", parameter + 1);
  return diple_sql_prepare_persistent (db, sql->str, error);
}

sqlite3_stmt *
diple_block_begin_row (DipleBlock *self, sqlite3 *db, int *first, GError **error)
{
  if (self->n_rows == BLOCK_ROWS && !diple_block_flush (self, error))
    return NULL;
  if (self->stmt == NULL)
    self->stmt = prepare (self, db, error);
  *first = (int) (self->n_rows++ * self->n_columns + 1);
  return self->stmt;
}

gboolean
diple_block_flush (DipleBlock *self, GError **error)
{
  if (self->n_rows == 0 || self->stmt == NULL)
    return TRUE;
  sqlite3_bind_int64 (self->stmt, (int) (BLOCK_ROWS * self->n_columns + 1), self->n_rows);
  self->n_rows = 0;
  return diple_sql_finish (self->stmt, error);
}

void
diple_block_clear (DipleBlock *self)
{
  g_clear_pointer (&self->stmt, sqlite3_finalize);
}
