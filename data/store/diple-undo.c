/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/store/diple-journal-private.h"

void
diple_entry_free (DipleEntry *entry)
{
  g_free (entry->sentence);
  g_bytes_unref (entry->changeset);
  g_free (entry);
}

void
diple_undone_free (DipleUndone *undone)
{
  g_free (undone->sentence);
  g_free (undone);
}

static DipleEntry *
read_entry (sqlite3 *db, const char *sql, gint64 annotator, const char *missing, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);
  DipleEntry *entry;
  int rc;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, annotator);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_DONE)
    g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND, missing);
  if (rc != SQLITE_ROW)
    return NULL;

  entry = g_new0 (DipleEntry, 1);
  entry->row = sqlite3_column_int64 (stmt, 0);
  entry->batch = sqlite3_column_int64 (stmt, 1);
  entry->document = sqlite3_column_int64 (stmt, 2);
  entry->sentence = diple_sql_dup_text (stmt, 3);
  entry->changeset =
      g_bytes_new (sqlite3_column_blob (stmt, 4), (gsize) sqlite3_column_bytes (stmt, 4));
  return entry;
}

static gboolean
set_state (sqlite3 *db, gint64 row, const char *state, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (db, "UPDATE journal SET state = ?2, changed = ?3 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, row);
  diple_sql_bind_text (stmt, 2, state);
  sqlite3_bind_int64 (stmt, 3, diple_store_now ());
  return diple_sql_finish (stmt, error);
}

static gboolean
refuse (const DipleEntry *entry, const char *later, GError **error)
{
  g_clear_error (error);
  if (later != NULL)
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_REFUSED,
                 _ ("“%s” cannot be undone: this rests on it: %s"),
                 entry->sentence,
                 later);
  else
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_REFUSED,
                 _ ("“%s” cannot be changed back: what it changed was changed again since"),
                 entry->sentence);
  return FALSE;
}

/* Before documents leave: their annotations by later hands would leave with them. */
static gboolean
nothing_rests_on (sqlite3 *db, const DipleEntry *entry, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *later = diple_rests_on (db, entry, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return later == NULL || refuse (entry, later, error);
}

static gboolean
take_back (sqlite3 *db, const DipleEntry *entry, GError **error)
{
  if (entry->batch != 0 && (!nothing_rests_on (db, entry, error) ||
                            !diple_stash_put (db, entry->row, entry->batch, error)))
    return FALSE;
  return diple_changeset_apply (db, entry->changeset, TRUE, error) &&
         set_state (db, entry->row, "undone", error);
}

static gboolean
do_again (sqlite3 *db, const DipleEntry *entry, GError **error)
{
  return diple_changeset_apply (db, entry->changeset, FALSE, error) &&
         (entry->batch == 0 || diple_stash_take (db, entry->row, error)) &&
         set_state (db, entry->row, "done", error);
}

typedef gboolean (*Step) (sqlite3 *db, const DipleEntry *entry, GError **error);

static DipleUndone *
run_step (sqlite3 *db, DipleEntry *entry, Step step, GError **error)
{
  g_autoptr (GError) local = NULL;
  DipleUndone *undone;

  if (!step (db, entry, &local))
    {
      /* What it was about is asked of the project as it was before. */
      sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
      if (g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_CONSTRAINT))
        {
          g_autofree char *later = diple_rests_on (db, entry, NULL);

          refuse (entry, later, &local);
        }
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  undone = g_new0 (DipleUndone, 1);
  undone->row = entry->row;
  undone->sentence = g_strdup (entry->sentence);
  undone->document = entry->document;
  return undone;
}

static DipleUndone *
run (DipleStore *store,
     const char *sql,
     gint64 annotator,
     const char *missing,
     Step step,
     GError **error)
{
  sqlite3 *db = diple_store_get_db (store);
  g_autoptr (DipleEntry) entry = NULL;
  g_autoptr (DipleUndone) undone = NULL;

  g_return_val_if_fail (diple_store_get_action (store) == NULL, NULL);

  if (!diple_store_ensure_sound (store, error) || !diple_sql_exec (db, "BEGIN IMMEDIATE", error))
    return NULL;
  entry = read_entry (db, sql, annotator, missing, error);
  if (entry != NULL)
    undone = run_step (db, entry, step, error);
  if (undone != NULL && diple_sql_exec (db, "COMMIT", error))
    return g_steal_pointer (&undone);
  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return NULL;
}

DipleUndone *
diple_journal_undo (DipleStore *store, gint64 annotator, GError **error)
{
  static const char sql[] = "SELECT id, batch, document, sentence, changeset FROM journal"
                            " WHERE annotator = ?1 AND state = 'done' ORDER BY id DESC LIMIT 1";

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  return run (store, sql, annotator, _ ("There is nothing to undo"), take_back, error);
}

DipleUndone *
diple_journal_redo (DipleStore *store, gint64 annotator, GError **error)
{
  static const char sql[] = "SELECT id, batch, document, sentence, changeset FROM journal"
                            " WHERE annotator = ?1 AND state = 'undone' ORDER BY id LIMIT 1";

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  return run (store, sql, annotator, _ ("There is nothing to do again"), do_again, error);
}
