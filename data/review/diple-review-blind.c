/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-review-decisions.h"
#include "data/store/diple-store-private.h"

gboolean
diple_review_is_blind (DipleStore *store, gint64 annotator, gboolean *blind, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (blind != NULL, FALSE);

  stmt = diple_sql_prepare (diple_store_get_db (store),
                            "SELECT EXISTS (SELECT 1 FROM assignment WHERE annotator = ?1)"
                            " AND NOT EXISTS (SELECT 1 FROM decision WHERE curator = ?1)",
                            error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, annotator);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  *blind = sqlite3_column_int (stmt, 0);
  return TRUE;
}
