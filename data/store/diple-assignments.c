/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-assignments.h"

#include "data/store/diple-store-private.h"

static const char *const state_names[] = {
  [DIPLE_STATE_ANY] = "",
  [DIPLE_STATE_OPEN] = "open",
  [DIPLE_STATE_IN_PROGRESS] = "in progress",
  [DIPLE_STATE_FINISHED] = "finished",
};

const char *
diple_state_name (DipleState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_names), "");
  return state_names[state];
}

DipleState
diple_state_from_name (const char *name)
{
  for (guint i = DIPLE_STATE_OPEN; i < G_N_ELEMENTS (state_names); i++)
    if (g_strcmp0 (name, state_names[i]) == 0)
      return (DipleState) i;
  return DIPLE_STATE_ANY;
}

DipleState
diple_assignments_get (DipleStore *store, gint64 annotator, gint64 document, GError **error)
{
  static const char sql[] = "SELECT state FROM assignment WHERE annotator = ?1 AND document = ?2";
  g_autoptr (DipleKept) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), DIPLE_STATE_ANY);

  stmt = diple_store_keep (store, sql, error);
  if (stmt == NULL)
    return DIPLE_STATE_ANY;
  sqlite3_bind_int64 (stmt, 1, annotator);
  sqlite3_bind_int64 (stmt, 2, document);
  switch (diple_sql_step (stmt, error))
    {
    case SQLITE_ROW:
      return diple_state_from_name ((const char *) sqlite3_column_text (stmt, 0));
    case SQLITE_DONE:
      return DIPLE_STATE_OPEN;
    default:
      return DIPLE_STATE_ANY;
    }
}

gboolean
diple_assignments_set (
    DipleStore *store, gint64 annotator, gint64 document, DipleState state, GError **error)
{
  static const char sql[] =
      "INSERT INTO assignment (annotator, document, state, modified) VALUES (?1, ?2, ?3, ?4)"
      " ON CONFLICT (annotator, document) DO UPDATE SET state = ?3, modified = ?4"
      " WHERE state <> ?3";
  g_autoptr (DipleKept) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (state != DIPLE_STATE_ANY, FALSE);

  stmt = diple_store_keep (store, sql, error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, annotator);
  sqlite3_bind_int64 (stmt, 2, document);
  diple_sql_bind_text (stmt, 3, diple_state_name (state));
  sqlite3_bind_int64 (stmt, 4, diple_store_now ());
  return diple_sql_finish (stmt, error);
}
