/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-readings.h"

#include "data/store/diple-store-private.h"

/* What came with bundles of the annotator ?1 on the document ?2. */
#define RECEIVED                                                                                   \
  "(SELECT coalesce(sum(milliseconds), 0) FROM received_time WHERE annotator = ?1 AND document = " \
  "?2)"

gboolean
diple_readings_get (
    DipleStore *store, gint64 annotator, gint64 document, DipleReading *reading, GError **error)
{
  static const char sql[] = "SELECT coalesce(max(place), 0), coalesce(max(caret), 0),"
                            " coalesce(max(milliseconds), 0) + " RECEIVED " FROM reading"
                            " WHERE annotator = ?1 AND document = ?2";
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (reading != NULL, FALSE);

  *reading = (DipleReading){ .annotator = annotator, .document = document };
  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, annotator);
  sqlite3_bind_int64 (stmt, 2, document);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ROW)
    {
      reading->place = (guint) sqlite3_column_int64 (stmt, 0);
      reading->caret = (guint) sqlite3_column_int64 (stmt, 1);
      reading->milliseconds = sqlite3_column_int64 (stmt, 2);
    }
  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

gboolean
diple_readings_put (DipleStore *store, const DipleReading *reading, GError **error)
{
  static const char sql[] =
      "INSERT INTO reading (annotator, document, place, caret, milliseconds, modified)"
      " SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM document WHERE id = ?2)"
      " ON CONFLICT (annotator, document) DO UPDATE SET place = ?3, caret = ?4,"
      " milliseconds = milliseconds + ?5, modified = ?6";
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (reading != NULL && reading->milliseconds >= 0, FALSE);
  g_return_val_if_fail (diple_store_get_action (store) == NULL, FALSE);

  if (!diple_store_ensure_sound (store, error))
    return FALSE;
  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, reading->annotator);
  sqlite3_bind_int64 (stmt, 2, reading->document);
  sqlite3_bind_int64 (stmt, 3, reading->place);
  sqlite3_bind_int64 (stmt, 4, reading->caret);
  sqlite3_bind_int64 (stmt, 5, reading->milliseconds);
  sqlite3_bind_int64 (stmt, 6, diple_store_now ());
  return diple_sql_finish (stmt, error);
}

gint64
diple_readings_last (DipleStore *store, gint64 annotator, GError **error)
{
  static const char sql[] = "SELECT document FROM reading WHERE annotator = ?1"
                            " AND document IN (SELECT id FROM document)"
                            " ORDER BY modified DESC, document DESC LIMIT 1";
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), -1);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return -1;
  sqlite3_bind_int64 (stmt, 1, annotator);
  switch (diple_sql_step (stmt, error))
    {
    case SQLITE_ROW:
      return sqlite3_column_int64 (stmt, 0);
    case SQLITE_DONE:
      return 0;
    default:
      return -1;
    }
}

GArray *
diple_readings_list (DipleStore *store, gint64 annotator, GError **error)
{
  static const char sql[] =
      "SELECT annotator, known.document, max(place), max(caret), sum(milliseconds) FROM"
      " (SELECT annotator, document, place, caret, milliseconds FROM reading UNION ALL"
      "  SELECT annotator, document, 0, 0, milliseconds FROM received_time)"
      " AS known JOIN document ON document.id = known.document WHERE annotator = ?1 OR ?1 = 0"
      " GROUP BY annotator, known.document ORDER BY document.position, document.id, annotator";
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (DipleReading));
  int rc;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, annotator);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const DipleReading reading = { .annotator = sqlite3_column_int64 (stmt, 0),
                                     .document = sqlite3_column_int64 (stmt, 1),
                                     .place = (guint) sqlite3_column_int64 (stmt, 2),
                                     .caret = (guint) sqlite3_column_int64 (stmt, 3),
                                     .milliseconds = sqlite3_column_int64 (stmt, 4) };

      g_array_append_val (list, reading);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}
