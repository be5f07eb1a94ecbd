/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-search.h"

#include "data/store/diple-journal-private.h"

static gboolean
run (sqlite3 *db, const char *sql, gint64 document, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document);
  return diple_sql_finish (stmt, error);
}

static gboolean
is_in_backlog (sqlite3 *db, gint64 document, gboolean *is, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (db, "SELECT 1 FROM search_backlog WHERE document = ?1", error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document);
  rc = diple_sql_step (stmt, error);
  *is = rc == SQLITE_ROW;
  return rc != SQLITE_ERROR;
}

gboolean
diple_search_forget (sqlite3 *db, gint64 document, GError **error)
{
  static const char text_sql[] = "INSERT INTO text_search (text_search, rowid, text)"
                                 " SELECT 'delete', document, text FROM document_text"
                                 " WHERE document = ?1";
  static const char card_sql[] = "INSERT INTO card_search (card_search, rowid, title, byline, rest)"
                                 " SELECT 'delete', id, title, byline, rest FROM document_card"
                                 " WHERE id = ?1";
  gboolean waits = FALSE;

  if (!is_in_backlog (db, document, &waits, error))
    return FALSE;
  if (waits)
    return run (db, "DELETE FROM search_backlog WHERE document = ?1", document, error);
  return run (db, text_sql, document, error) && run (db, card_sql, document, error);
}

gboolean
diple_search_learn (sqlite3 *db, gint64 document, GError **error)
{
  static const char text_sql[] = "INSERT INTO text_search (rowid, text)"
                                 " SELECT document, text FROM document_text WHERE document = ?1";
  static const char card_sql[] = "INSERT INTO card_search (rowid, title, byline, rest)"
                                 " SELECT id, title, byline, rest FROM document_card WHERE id = ?1";

  return run (db, text_sql, document, error) && run (db, card_sql, document, error);
}

/* The last of the next @n_documents of the backlog, or 0 when it is empty. */
static gboolean
find_last (sqlite3 *db, guint n_documents, gint64 *last, guint *n_found, GError **error)
{
  static const char sql[] = "SELECT max(document), count(*) FROM"
                            " (SELECT document FROM search_backlog ORDER BY document LIMIT ?1)";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, n_documents);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  *last = sqlite3_column_int64 (stmt, 0);
  *n_found = (guint) sqlite3_column_int64 (stmt, 1);
  return TRUE;
}

/* FTS5 writes what it gathered when another statement begins, and when the numbers of rows do not
 * grow: one statement for many rows in order is four times as fast as one for each. */
static gboolean
learn_up_to (sqlite3 *db, gint64 last, GError **error)
{
  static const char text_sql[] =
      "INSERT INTO text_search (rowid, text) SELECT document_text.document, text"
      " FROM search_backlog JOIN document_text ON document_text.document = search_backlog.document"
      " WHERE search_backlog.document <= ?1 ORDER BY search_backlog.document";
  static const char card_sql[] =
      "INSERT INTO card_search (rowid, title, byline, rest) SELECT id, title, byline, rest"
      " FROM search_backlog JOIN document_card ON id = document"
      " WHERE document <= ?1 ORDER BY document";

  return run (db, text_sql, last, error) && run (db, card_sql, last, error) &&
         run (db, "DELETE FROM search_backlog WHERE document <= ?1", last, error);
}

gboolean
diple_search_catch_up (DipleStore *store, guint n_documents, gboolean *more, GError **error)
{
  sqlite3 *db;
  gint64 last = 0;
  guint n_found = 0;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (n_documents > 0, FALSE);
  g_return_val_if_fail (diple_store_get_action (store) == NULL, FALSE);

  /* Mostly there is nothing to do, which needs no lock to see. */
  db = diple_store_get_db (store);
  *more = FALSE;
  if (!find_last (db, 1, &last, &n_found, error))
    return FALSE;
  if (n_found == 0)
    return TRUE;

  if (!diple_store_ensure_sound (store, error) || !diple_sql_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (find_last (db, n_documents, &last, &n_found, error) && learn_up_to (db, last, error) &&
      diple_sql_exec (db, "COMMIT", error))
    {
      *more = n_found == n_documents;
      return TRUE;
    }
  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}
