/* SPDX-License-Identifier: GPL-3.0-or-later */
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

gboolean
diple_search_forget (sqlite3 *db, gint64 document, GError **error)
{
  static const char text_sql[] = "INSERT INTO text_search (text_search, rowid, text)"
                                 " SELECT 'delete', document, text FROM document_text"
                                 " WHERE document = ?1";
  static const char card_sql[] = "INSERT INTO card_search (card_search, rowid, title, byline, rest)"
                                 " SELECT 'delete', id, title, byline, rest FROM document_card"
                                 " WHERE id = ?1";

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
