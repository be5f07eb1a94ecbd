/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-flags.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/store/diple-store-private.h"

void
diple_flag_free (DipleFlag *flag)
{
  g_free (flag->who);
  g_free (flag->question);
  g_free (flag->answer);
  g_free (flag->surface);
  g_free (flag->title);
  g_free (flag);
}

static DipleFlag *
read_flag (sqlite3_stmt *stmt)
{
  DipleFlag *flag = g_new0 (DipleFlag, 1);

  flag->id = sqlite3_column_int64 (stmt, 0);
  flag->span = sqlite3_column_int64 (stmt, 1);
  flag->annotator = sqlite3_column_int64 (stmt, 2);
  diple_sql_dup_texts (stmt, 3, &flag->who, &flag->question, &flag->answer, NULL);
  flag->answered = sqlite3_column_int (stmt, 6) != 0;
  flag->created = sqlite3_column_int64 (stmt, 7);
  flag->document = sqlite3_column_int64 (stmt, 8);
  flag->label = sqlite3_column_int64 (stmt, 9);
  flag->range.start = (guint) sqlite3_column_int64 (stmt, 10);
  flag->range.end = (guint) sqlite3_column_int64 (stmt, 11);
  diple_sql_dup_texts (stmt, 12, &flag->surface, &flag->title, NULL);
  return flag;
}

GPtrArray *
diple_flags_load (DipleStore *store, gint64 annotator, gint64 document, GError **error)
{
  static const char sql[] =
      "SELECT flag.id, flag.span, flag.annotator, annotator.name, question, answer, answered,"
      " flag.created, span.document, span.label, span.start, span.\"end\","
      " iif(length(surface) > 80, substr(surface, 1, 80) || '…', surface),"
      " iif(title <> '', title, source)"
      " FROM flag JOIN span ON span.id = flag.span JOIN document ON document.id = span.document"
      " JOIN annotator ON annotator.id = flag.annotator"
      " WHERE (?1 = 0 OR flag.annotator = ?1) AND (?2 = 0 OR span.document = ?2)"
      " ORDER BY answered, document.position, document.id, span.start, flag.id";
  g_autoptr (GPtrArray) flags = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_flag_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, annotator);
  sqlite3_bind_int64 (stmt, 2, document);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (flags, read_flag (stmt));
  return rc == SQLITE_DONE ? g_steal_pointer (&flags) : NULL;
}

/* Runs a prepared statement that must touch one row. */
static gboolean
change_one (DipleStore *store, sqlite3_stmt *stmt, const char *missing, GError **error)
{
  if (!diple_sql_finish (stmt, error))
    return FALSE;
  if (sqlite3_changes (diple_store_get_db (store)) == 1)
    return TRUE;
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND, missing);
  return FALSE;
}

gboolean
diple_flags_ask (
    DipleStore *store, gint64 span, gint64 annotator, const char *question, GError **error)
{
  static const char sql[] =
      "INSERT INTO flag (id, span, annotator, question, created)"
      " SELECT ?1, id, ?3, ?4, ?5 FROM span WHERE id = ?2"
      " ON CONFLICT (span) DO UPDATE SET question = ?4, annotator = ?3, answered = 0";
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (question != NULL, FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, diple_id_new ());
  sqlite3_bind_int64 (stmt, 2, span);
  sqlite3_bind_int64 (stmt, 3, annotator);
  diple_sql_bind_text (stmt, 4, question);
  sqlite3_bind_int64 (stmt, 5, diple_store_now ());
  return change_one (store, stmt, _ ("The annotation is no longer there"), error);
}

gboolean
diple_flags_take_back (DipleStore *store, gint64 span, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  stmt = diple_sql_prepare (diple_store_get_db (store), "DELETE FROM flag WHERE span = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, span);
  return change_one (store, stmt, _ ("There is no question on this annotation"), error);
}

gboolean
diple_flags_answer (
    DipleStore *store, gint64 span, const char *answer, gboolean answered, GError **error)
{
  static const char sql[] = "UPDATE flag SET answer = ?2, answered = ?3 WHERE span = ?1";
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (answer != NULL, FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, span);
  diple_sql_bind_text (stmt, 2, answer);
  sqlite3_bind_int (stmt, 3, answered != FALSE);
  return change_one (store, stmt, _ ("There is no question on this annotation"), error);
}
