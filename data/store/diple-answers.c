/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-answers.h"

#include <math.h>

#include "data/store/diple-store-private.h"

static DipleAnswer
read_answer (sqlite3_stmt *stmt, gint64 document)
{
  const gboolean scored = sqlite3_column_type (stmt, 4) != SQLITE_NULL;

  return (DipleAnswer){
    .document = document,
    .model = sqlite3_column_int64 (stmt, 0),
    .suggested = sqlite3_column_int64 (stmt, 1),
    .span = sqlite3_column_int64 (stmt, 2),
    .accepted = sqlite3_column_int (stmt, 3) != 0,
    .score = scored ? sqlite3_column_double (stmt, 4) : NAN,
  };
}

GArray *
diple_answers_load (DipleStore *store, gint64 document, gint64 annotator, GError **error)
{
  static const char sql[] =
      "SELECT model, suggested, span, answer <> 'rejected', score FROM suggestion_answer"
      " WHERE annotator = ?1 AND document = ?2 ORDER BY model, suggested";
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (DipleAnswer));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, annotator);
  sqlite3_bind_int64 (stmt, 2, document);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const DipleAnswer answer = read_answer (stmt, document);

      g_array_append_val (answers, answer);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&answers) : NULL;
}

gboolean
diple_answers_put (DipleStore *store, gint64 annotator, const DipleAnswer *answer, GError **error)
{
  static const char sql[] =
      "INSERT INTO suggestion_answer (annotator, document, model, suggested, answer, span, score,"
      " answered) VALUES (?1, ?2, ?3, ?4, iif(?5, 'accepted', 'rejected'), ?6, ?7, ?8)"
      " ON CONFLICT DO UPDATE SET answer = excluded.answer, span = excluded.span,"
      " score = excluded.score, answered = excluded.answered";
  g_autoptr (DipleKept) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (answer != NULL, FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  stmt = diple_store_keep (store, sql, error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, annotator);
  sqlite3_bind_int64 (stmt, 2, answer->document);
  sqlite3_bind_int64 (stmt, 3, answer->model);
  sqlite3_bind_int64 (stmt, 4, answer->suggested);
  sqlite3_bind_int (stmt, 5, answer->accepted);
  if (answer->span != 0)
    sqlite3_bind_int64 (stmt, 6, answer->span);
  if (!isnan (answer->score))
    sqlite3_bind_double (stmt, 7, answer->score);
  sqlite3_bind_int64 (stmt, 8, diple_store_now ());
  return diple_sql_finish (stmt, error);
}
