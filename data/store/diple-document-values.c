/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-document-values.h"

#include "data/store/diple-rules-private.h"
#include "data/store/diple-value-rows-private.h"

static void
take_values (gint64 document, DipleValues *values, gpointer out)
{
  *(DipleValues *) out = *values;
  *values = (DipleValues){ NULL, 0 };
}

gboolean
diple_document_values_load (
    DipleStore *store, gint64 document, gint64 annotator, DipleValues *values, GError **error)
{
  static const char sql[] = "SELECT document, attribute, option, entity, value FROM document_value"
                            " WHERE document = ?1 AND annotator = ?2 ORDER BY attribute, ordinal";
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  *values = (DipleValues){ NULL, 0 };
  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document);
  sqlite3_bind_int64 (stmt, 2, annotator);
  return diple_value_rows_read (stmt, take_values, values, error);
}

gboolean
diple_document_values_set (
    DipleStore *store, gint64 document, gint64 annotator, const DipleValues *values, GError **error)
{
  DipleValues before;
  gboolean done;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  if (!diple_document_values_load (store, document, annotator, &before, error))
    return FALSE;
  done = diple_values_equal (&before, values) ||
         (diple_rules_allow_values (store, DIPLE_OWNER_DOCUMENT, 0, values, &before, error) &&
          diple_value_rows_write (
              store, DIPLE_VALUE_ROWS_DOCUMENT, document, annotator, values, error));
  diple_values_clear (&before);
  return done;
}
