/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/store/diple-value-rows-private.h"

static const char *const delete_sql[] = {
  [DIPLE_VALUE_ROWS_SPAN] = "DELETE FROM span_value WHERE span = ?1",
  [DIPLE_VALUE_ROWS_RELATION] = "DELETE FROM relation_value WHERE relation = ?1",
  [DIPLE_VALUE_ROWS_DOCUMENT] = "DELETE FROM document_value WHERE document = ?1 AND annotator = ?2",
};

static const char *const insert_sql[] = {
  [DIPLE_VALUE_ROWS_SPAN] = "INSERT INTO span_value (span, attribute, ordinal, option, entity,"
                            " value) VALUES (?1, ?3, ?4, ?5, ?6, ?7)",
  [DIPLE_VALUE_ROWS_RELATION] =
      "INSERT INTO relation_value (relation, attribute, ordinal, option, entity,"
      " value) VALUES (?1, ?3, ?4, ?5, ?6, ?7)",
  [DIPLE_VALUE_ROWS_DOCUMENT] =
      "INSERT INTO document_value (document, annotator, attribute, ordinal,"
      " option, entity, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
};

enum
{
  OWNER,
  ATTRIBUTE,
  OPTION,
  ENTITY,
  VALUE,
};

static void
add_row (GArray *items, sqlite3_stmt *stmt)
{
  const gboolean has_text = sqlite3_column_type (stmt, VALUE) != SQLITE_NULL;
  const DipleValue value = {
    .attribute = sqlite3_column_int64 (stmt, ATTRIBUTE),
    .option = sqlite3_column_int64 (stmt, OPTION),
    .entity = sqlite3_column_int64 (stmt, ENTITY),
    .text = has_text ? diple_sql_dup_text (stmt, VALUE) : NULL,
  };

  g_array_append_val (items, value);
}

static void
give (GArray *items, gint64 owner, DipleValuesFunc func, gpointer data)
{
  DipleValues values = { NULL, items->len };

  if (items->len == 0)
    return;
  values.items = (DipleValue *) g_memdup2 (items->data, items->len * sizeof (DipleValue));
  g_array_set_size (items, 0);
  func (owner, &values, data);
  diple_values_clear (&values);
}

gboolean
diple_value_rows_read (sqlite3_stmt *stmt, DipleValuesFunc func, gpointer data, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DipleValue));
  gint64 owner = 0;
  int rc;

  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      if (sqlite3_column_int64 (stmt, OWNER) != owner)
        give (items, owner, func, data);
      owner = sqlite3_column_int64 (stmt, OWNER);
      add_row (items, stmt);
    }
  give (items, owner, func, data);
  return rc == SQLITE_DONE;
}

static void
bind_value (sqlite3_stmt *stmt, const DipleValue *value, int ordinal)
{
  sqlite3_clear_bindings (stmt);
  sqlite3_bind_int64 (stmt, 3, value->attribute);
  sqlite3_bind_int (stmt, 4, ordinal);
  if (value->option != 0)
    sqlite3_bind_int64 (stmt, 5, value->option);
  if (value->entity != 0)
    sqlite3_bind_int64 (stmt, 6, value->entity);
  if (value->text != NULL)
    diple_sql_bind_text (stmt, 7, value->text);
}

static gboolean
delete_rows (DipleStore *store, DipleValueRows rows, gint64 owner, gint64 annotator, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (store, delete_sql[rows], error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, owner);
  if (rows == DIPLE_VALUE_ROWS_DOCUMENT)
    sqlite3_bind_int64 (stmt, 2, annotator);
  return diple_sql_finish (stmt, error);
}

gboolean
diple_value_rows_write (DipleStore *store,
                        DipleValueRows rows,
                        gint64 owner,
                        gint64 annotator,
                        const DipleValues *values,
                        GError **error)
{
  g_autoptr (DipleKept) stmt = NULL;
  int ordinal = 0;

  if (!delete_rows (store, rows, owner, annotator, error))
    return FALSE;
  if (values->n_items == 0)
    return TRUE;
  stmt = diple_store_keep (store, insert_sql[rows], error);
  for (guint i = 0; stmt != NULL && i < values->n_items; i++)
    {
      const DipleValue *value = &values->items[i];

      ordinal = i > 0 && value[-1].attribute == value->attribute ? ordinal + 1 : 0;
      bind_value (stmt, value, ordinal);
      sqlite3_bind_int64 (stmt, 1, owner);
      if (rows == DIPLE_VALUE_ROWS_DOCUMENT)
        sqlite3_bind_int64 (stmt, 2, annotator);
      if (!diple_sql_finish (stmt, error))
        return FALSE;
    }
  return stmt != NULL;
}
