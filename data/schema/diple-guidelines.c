/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-guidelines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/diple-id.h"
#include "data/store/diple-store-private.h"

static gboolean
changed_one (DipleStore *store, const char *message, GError **error)
{
  if (sqlite3_changes (diple_store_get_db (store)) == 1)
    return TRUE;
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND, message);
  return FALSE;
}

gboolean
diple_guidelines_set (DipleStore *store, gint64 label, const char *markdown, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (markdown != NULL, FALSE);

  stmt = diple_sql_prepare (diple_store_get_db (store),
                            label != 0 ? "UPDATE label SET guideline = ?1 WHERE id = ?2"
                                       : "UPDATE project SET guideline = ?1",
                            error);
  if (stmt == NULL)
    return FALSE;
  diple_sql_bind_text (stmt, 1, markdown);
  if (label != 0)
    sqlite3_bind_int64 (stmt, 2, label);
  return diple_sql_finish (stmt, error) &&
         changed_one (store, _ ("That label is no longer in the schema"), error);
}

static gboolean
check_words (const char *text, GError **error)
{
  if (*text != '\0')
    return TRUE;
  g_set_error_literal (
      error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, _ ("An example needs words; write some"));
  return FALSE;
}

static void
bind_example (sqlite3_stmt *stmt, gint64 id, gint64 label, const DipleExample *example)
{
  sqlite3_bind_int64 (stmt, 1, id);
  sqlite3_bind_int64 (stmt, 2, label);
  sqlite3_bind_int (stmt, 3, example->positive != FALSE);
  diple_sql_bind_text (stmt, 4, example->text);
  diple_sql_bind_text (stmt, 5, example->note != NULL ? example->note : "");
  sqlite3_bind_int64 (stmt, 6, example->document);
  sqlite3_bind_int64 (stmt, 7, example->span);
  sqlite3_bind_int64 (stmt, 8, example->start);
  sqlite3_bind_int64 (stmt, 9, example->end);
}

gint64
diple_guidelines_add_example (DipleStore *store,
                              gint64 label,
                              const DipleExample *example,
                              GError **error)
{
  static const char sql[] =
      "INSERT INTO example (id, label, position, positive, text, note, document, span, start,"
      " \"end\") SELECT ?1, id, (SELECT coalesce(max(position) + 1, 0) FROM example WHERE"
      " label = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM label WHERE id = ?2";
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gint64 id;

  g_return_val_if_fail (DIPLE_IS_STORE (store), 0);
  g_return_val_if_fail (example != NULL && example->text != NULL, 0);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL || !check_words (example->text, error))
    return 0;
  id = example->id != 0 ? example->id : diple_id_new ();
  bind_example (stmt, id, label, example);
  return diple_sql_finish (stmt, error) &&
                 changed_one (store, _ ("That label is no longer in the schema"), error)
             ? id
             : 0;
}

gboolean
diple_guidelines_change_example (DipleStore *store,
                                 gint64 id,
                                 gboolean positive,
                                 const char *text,
                                 const char *note,
                                 GError **error)
{
  static const char sql[] = "UPDATE example SET positive = ?2, text = ?3, note = ?4 WHERE id = ?1";
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (note != NULL, FALSE);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL || !check_words (text, error))
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  sqlite3_bind_int (stmt, 2, positive != FALSE);
  diple_sql_bind_text (stmt, 3, text);
  diple_sql_bind_text (stmt, 4, note);
  return diple_sql_finish (stmt, error) &&
         changed_one (store, _ ("That example is no longer there"), error);
}

gboolean
diple_guidelines_remove_example (DipleStore *store, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  stmt = diple_sql_prepare (diple_store_get_db (store), "DELETE FROM example WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  return diple_sql_finish (stmt, error) &&
         changed_one (store, _ ("That example is no longer there"), error);
}
