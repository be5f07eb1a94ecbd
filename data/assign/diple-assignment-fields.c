/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/assign/diple-assignment-draw-private.h"

#include "data/store/diple-store-private.h"

/* The fields that every document has, in SQL; all others are names in the metadata. */
static const struct
{
  const char *name;
  const char *sql;
} fields[] = {
  { "outlet", "outlet" },
  { "author", "author" },
  { "language", "language" },
  { "published", "published" },
  { "year", "substr (published, 1, 4)" },
  { "month", "substr (published, 1, 7)" },
};

const char *
diple_assignment_field_sql (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, name))
      return fields[i].sql;
  return NULL;
}

static void
field_free (gpointer data)
{
  DipleAssignmentField *field = data;

  g_free (field->name);
  g_free (field);
}

/* Adds the fields of @sql, whose columns are name, values and documents. */
static gboolean
add_fields (DipleStore *store, const char *sql, GPtrArray *list, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      DipleAssignmentField *field = g_new0 (DipleAssignmentField, 1);

      field->name = diple_sql_dup_text (stmt, 0);
      field->n_values = (guint) sqlite3_column_int64 (stmt, 1);
      field->n_documents = (guint) sqlite3_column_int64 (stmt, 2);
      g_ptr_array_add (list, field);
    }
  return rc == SQLITE_DONE;
}

static gboolean
add_own (DipleStore *store, guint i, GPtrArray *list, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT '%s', count (DISTINCT %s), count (*)"
                                          " FROM document WHERE %s <> '' HAVING count (*) > 0",
                                          fields[i].name,
                                          fields[i].sql,
                                          fields[i].sql);

  return add_fields (store, sql, list, error);
}

static gboolean
add_metadata (DipleStore *store, GPtrArray *list, GError **error)
{
  g_autoptr (GString) sql =
      g_string_new ("SELECT name, count (DISTINCT value), count (DISTINCT document) FROM metadata"
                    " WHERE value <> '' AND name NOT IN (''");

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_string_append_printf (sql, ", '%s'", fields[i].name);
  g_string_append (sql, ") GROUP BY name ORDER BY name");
  return add_fields (store, sql->str, list, error);
}

GPtrArray *
diple_assignment_fields_list (DipleStore *store, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (field_free);

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!add_own (store, i, list, error))
      return NULL;
  return add_metadata (store, list, error) ? g_steal_pointer (&list) : NULL;
}
