/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-assignments.h"

#include "data/store/diple-store-private.h"

/* Runs @sql for each pair: ?1 is the annotator, ?2 the document, ?3 now, ?4 @number or @word. */
static gboolean
run (DipleStore *store,
     const char *sql,
     const GArray *pairs,
     gint64 number,
     const char *word,
     guint *changed,
     GError **error)
{
  sqlite3 *db = diple_store_get_db (store);
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);
  guint n = 0;

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < pairs->len; i++)
    {
      const DipleAssignment *pair = &g_array_index (pairs, DipleAssignment, i);

      sqlite3_bind_int64 (stmt, 1, pair->annotator);
      sqlite3_bind_int64 (stmt, 2, pair->document);
      if (sqlite3_bind_parameter_count (stmt) > 2)
        sqlite3_bind_int64 (stmt, 3, diple_store_now ());
      if (number != 0)
        sqlite3_bind_int64 (stmt, 4, number);
      else if (word != NULL)
        diple_sql_bind_text (stmt, 4, word);
      if (!diple_sql_finish (stmt, error))
        return FALSE;
      n += (guint) sqlite3_changes (db);
    }
  if (changed != NULL)
    *changed = n;
  return TRUE;
}

gboolean
diple_assignments_give (
    DipleStore *store, const GArray *pairs, gint64 plan, guint *given, GError **error)
{
  static const char sql[] = "INSERT INTO assignment (annotator, document, state, modified, plan)"
                            " VALUES (?1, ?2, 'open', ?3, ?4)"
                            " ON CONFLICT (annotator, document) DO NOTHING";

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  return run (store, sql, pairs, plan, NULL, given, error);
}

gboolean
diple_assignments_take_back (DipleStore *store, const GArray *pairs, guint *taken, GError **error)
{
  static const char sql[] =
      "DELETE FROM assignment WHERE annotator = ?1 AND document = ?2 AND (state = 'open'"
      " OR (state = 'in progress'"
      " AND NOT EXISTS (SELECT 1 FROM span WHERE span.document = ?2 AND span.annotator = ?1)"
      " AND NOT EXISTS (SELECT 1 FROM document_value AS said"
      " WHERE said.document = ?2 AND said.annotator = ?1)))";

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  return run (store, sql, pairs, 0, NULL, taken, error);
}

gboolean
diple_assignments_reopen (DipleStore *store, const GArray *pairs, guint *reopened, GError **error)
{
  static const char sql[] = "UPDATE assignment SET state = 'in progress', modified = ?3"
                            " WHERE annotator = ?1 AND document = ?2 AND state = 'finished'";

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  return run (store, sql, pairs, 0, NULL, reopened, error);
}

gboolean
diple_assignments_set_all (
    DipleStore *store, const GArray *pairs, DipleState state, guint *changed, GError **error)
{
  static const char sql[] =
      "INSERT INTO assignment (annotator, document, modified, state) VALUES (?1, ?2, ?3, ?4)"
      " ON CONFLICT (annotator, document) DO UPDATE SET state = ?4, modified = ?3"
      " WHERE state <> ?4";

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (state != DIPLE_STATE_ANY, FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  return run (store, sql, pairs, 0, diple_state_name (state), changed, error);
}
