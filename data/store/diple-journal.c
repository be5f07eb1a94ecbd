/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-journal.h"

#include <glib/gi18n-lib.h>

#include "data/diple-id.h"
#include "data/store/diple-journal-private.h"

/* What an import adds beside its documents, which its batch stands for. */
static const char *const import_tables[] = {
  "annotator",        "batch",        "layer",     "label",
  "relation_type",    "relation_end", "attribute", "attribute_owner",
  "attribute_option", "entity",       NULL,
};

static void
action_free (DipleAction *action)
{
  if (action->session != NULL)
    sqlite3session_delete (action->session);
  g_free (action->who);
  g_free (action->action);
  g_clear_pointer (&action->schema, diple_schema_unref);
  g_free (action);
}

static DipleAction *
steal_action (DipleStore *store)
{
  DipleAction *action = diple_store_get_action (store);

  diple_store_take_action (store, NULL);
  return action;
}

static char *
name_of (sqlite3 *db, gint64 annotator, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc;

  if (annotator == 0)
    return g_strdup (g_get_user_name ());

  stmt = diple_sql_prepare (db, "SELECT name FROM annotator WHERE id = ?1", error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, annotator);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ROW)
    return diple_sql_dup_text (stmt, 0);
  if (rc == SQLITE_DONE)
    g_set_error_literal (error,
                         DIPLE_ERROR,
                         DIPLE_ERROR_NOT_FOUND,
                         _ ("The annotator is no longer in the project; choose another"));
  return NULL;
}

static gboolean
begin (DipleStore *store,
       gint64 annotator,
       const char *word,
       const char *const *tables,
       GError **error)
{
  sqlite3 *db = diple_store_get_db (store);
  DipleAction *action;

  g_assert (diple_store_get_action (store) == NULL);

  if (!diple_store_ensure_sound (store, error) || !diple_sql_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;

  action = g_new0 (DipleAction, 1);
  action->annotator = annotator;
  action->action = g_strdup (word);
  action->who = name_of (db, annotator, error);
  diple_store_take_action (store, action);
  if (action->who != NULL)
    action->session = diple_changeset_record (db, tables, error);
  if (action->session == NULL)
    diple_journal_rollback (store);
  return diple_store_get_action (store) != NULL;
}

gboolean
diple_journal_begin (DipleStore *store, gint64 annotator, const char *action, GError **error)
{
  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  return begin (store, annotator, action, diple_journal_tables, error);
}

static gboolean
insert_batch (sqlite3 *db, gint64 batch, const char *source, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (db, "INSERT INTO batch (id, source, created) VALUES (?1, ?2, ?3)", error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, batch);
  diple_sql_bind_text (stmt, 2, source);
  sqlite3_bind_int64 (stmt, 3, diple_store_now ());
  return diple_sql_finish (stmt, error);
}

gboolean
diple_journal_begin_import (
    DipleStore *store, gint64 annotator, const char *source, gint64 *batch, GError **error)
{
  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  if (!begin (store, annotator, "import", import_tables, error))
    return FALSE;

  *batch = diple_id_new ();
  diple_store_get_action (store)->batch = *batch;
  if (insert_batch (diple_store_get_db (store), *batch, source, error))
    return TRUE;
  diple_journal_rollback (store);
  return FALSE;
}

void
diple_journal_rollback (DipleStore *store)
{
  DipleAction *action = steal_action (store);
  sqlite3 *db = diple_store_get_db (store);

  if (action == NULL)
    return;
  action_free (action);
  /* SQLite may have rolled back by itself, after a full disk for one. */
  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
}

/* A new action ends the redo of what its annotator had undone. */
static gboolean
abandon_undone (sqlite3 *db, gint64 annotator, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM journal_stash WHERE journal IN"
    " (SELECT id FROM journal WHERE annotator = ?1 AND state = 'undone')",
    "UPDATE journal SET state = 'abandoned' WHERE annotator = ?1 AND state = 'undone'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, statements[i], error);

      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_int64 (stmt, 1, annotator);
      if (!diple_sql_finish (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_row (sqlite3 *db,
            const DipleAction *action,
            const char *sentence,
            gint64 document,
            GBytes *changeset,
            GError **error)
{
  static const char sql[] =
      "INSERT INTO journal (at, annotator, who, action, sentence, state, changed, document, batch,"
      " changeset) VALUES (?1, ?2, ?3, ?4, ?5, 'done', ?1, ?6, ?7, ?8)";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);
  gsize size = 0;
  gconstpointer bytes = g_bytes_get_data (changeset, &size);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, diple_store_now ());
  sqlite3_bind_int64 (stmt, 2, action->annotator);
  diple_sql_bind_text (stmt, 3, action->who);
  diple_sql_bind_text (stmt, 4, action->action);
  diple_sql_bind_text (stmt, 5, sentence);
  sqlite3_bind_int64 (stmt, 6, document);
  sqlite3_bind_int64 (stmt, 7, action->batch);
  sqlite3_bind_blob64 (stmt, 8, bytes, size, SQLITE_STATIC);
  return diple_sql_finish (stmt, error);
}

static gint64
write_action (
    sqlite3 *db, DipleAction *action, const char *sentence, gint64 document, GError **error)
{
  g_autoptr (GBytes) changeset = diple_changeset_take (action->session, error);

  if (changeset == NULL)
    return 0;
  if (g_bytes_get_size (changeset) == 0)
    return -1;
  if (!abandon_undone (db, action->annotator, error) ||
      !insert_row (db, action, sentence, document, changeset, error))
    return 0;
  return sqlite3_last_insert_rowid (db);
}

gint64
diple_journal_commit (DipleStore *store, const char *sentence, gint64 document, GError **error)
{
  sqlite3 *db = diple_store_get_db (store);
  gint64 row;

  g_return_val_if_fail (DIPLE_IS_STORE (store), 0);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, 0);

  row = write_action (db, diple_store_get_action (store), sentence, document, error);
  if (row > 0 && !diple_sql_exec (db, "COMMIT", error))
    row = 0;
  diple_journal_rollback (
      store); /* frees the action; there is nothing left to roll back after COMMIT */
  return row;
}
