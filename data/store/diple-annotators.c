/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-annotators.h"

#include <glib/gi18n-lib.h>

#include "data/diple-id.h"
#include "data/diple-journal.h"
#include "data/store/diple-annotators-private.h"

#define COLUMNS "id, name, kind, again_of"

void
diple_annotator_free (DipleAnnotator *annotator)
{
  g_free (annotator->name);
  g_free (annotator->kind);
  g_free (annotator);
}

static DipleAnnotator *
read_annotator (sqlite3_stmt *stmt)
{
  DipleAnnotator *annotator = g_new0 (DipleAnnotator, 1);

  annotator->id = sqlite3_column_int64 (stmt, 0);
  annotator->name = diple_sql_dup_text (stmt, 1);
  annotator->kind = diple_sql_dup_text (stmt, 2);
  annotator->again_of = sqlite3_column_int64 (stmt, 3);
  return annotator;
}

GPtrArray *
diple_annotators_list (DipleStore *store, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_annotator_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt = diple_sql_prepare (
      diple_store_get_db (store), "SELECT " COLUMNS " FROM annotator ORDER BY name, id", error);
  if (stmt == NULL)
    return NULL;
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (list, read_annotator (stmt));
  return rc == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}

gboolean
diple_annotator_is_worker (const DipleAnnotator *annotator)
{
  return g_str_equal (annotator->kind, "person") || g_str_equal (annotator->kind, "model");
}

DipleAnnotator *
diple_annotators_find (DipleStore *store, const char *name, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  stmt = diple_sql_prepare (
      diple_store_get_db (store), "SELECT " COLUMNS " FROM annotator WHERE name = ?1", error);
  if (stmt == NULL)
    return NULL;
  diple_sql_bind_text (stmt, 1, name);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ROW)
    return read_annotator (stmt);
  if (rc == SQLITE_DONE)
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_NOT_FOUND,
                 _ ("There is no annotator called “%s” in this project"),
                 name);
  return NULL;
}

gboolean
diple_annotators_finish_naming (sqlite3_stmt *stmt, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (diple_sql_finish (stmt, &local))
    return TRUE;

  if (g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_CONSTRAINT))
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_REFUSED,
                 _ ("There is an annotator called “%s” already; choose another name"),
                 name);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
insert (sqlite3 *db, gint64 id, const char *name, const char *kind, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (
      db, "INSERT INTO annotator (id, name, kind, created) VALUES (?1, ?2, ?3, ?4)", error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  diple_sql_bind_text (stmt, 2, name);
  diple_sql_bind_text (stmt, 3, kind);
  sqlite3_bind_int64 (stmt, 4, diple_store_now ());
  return diple_annotators_finish_naming (stmt, name, error);
}

char *
diple_annotators_dup_trimmed (const char *name, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));

  if (*trimmed != '\0')
    return g_steal_pointer (&trimmed);
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, _ ("An annotator needs a name"));
  return NULL;
}

gint64
diple_annotators_add (
    DipleStore *store, gint64 id, const char *name, const char *kind, GError **error)
{
  g_autofree char *trimmed = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), 0);
  g_return_val_if_fail (name != NULL && kind != NULL, 0);

  trimmed = diple_annotators_dup_trimmed (name, error);
  if (trimmed == NULL)
    return 0;
  if (id == 0)
    id = diple_id_new ();
  return insert (diple_store_get_db (store), id, trimmed, kind, error) ? id : 0;
}

static gint64
add_in_action (DipleStore *store, const char *name, GError **error)
{
  g_autofree char *sentence = g_strdup_printf (_ ("Added the annotator %s"), name);
  gint64 id;

  if (!diple_journal_begin (store, 0, "annotator.add", error))
    return 0;
  id = diple_annotators_add (store, 0, name, "person", error);
  if (id != 0 && diple_journal_commit (store, sentence, 0, error) != 0)
    return id;
  diple_journal_rollback (store);
  return 0;
}

gint64
diple_annotators_ensure (DipleStore *store, const char *name, GError **error)
{
  g_autofree char *trimmed = NULL;
  g_autoptr (DipleAnnotator) found = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), 0);
  g_return_val_if_fail (name != NULL, 0);

  trimmed = g_strstrip (g_strdup (name));
  found = diple_annotators_find (store, trimmed, &local);
  if (found != NULL)
    return found->id;
  if (g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND))
    return add_in_action (store, trimmed, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return 0;
}
