/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-care.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/diple-search.h"
#include "data/store/diple-care-private.h"
#include "data/store/diple-journal-private.h"

void
diple_check_tell (DipleCheck *check, const char *format, ...)
{
  va_list args;
  g_autofree char *sentence = NULL;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  check->clean = FALSE;
  if (check->finding != NULL)
    check->finding (sentence, check->data);
}

static gboolean
check_integrity (DipleCheck *check, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (check->db, "PRAGMA integrity_check", error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const char *line = (const char *) sqlite3_column_text (stmt, 0);

      if (g_strcmp0 (line, "ok") != 0)
        diple_check_tell (check, _ ("The file is damaged: %s"), line);
    }
  return rc == SQLITE_DONE;
}

static gboolean
check_foreign_keys (DipleCheck *check, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (check->db, "PRAGMA foreign_key_check", error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    diple_check_tell (check,
                      _ ("Row %lld of %s refers to a row of %s that is not there"),
                      (long long) sqlite3_column_int64 (stmt, 1),
                      sqlite3_column_text (stmt, 0),
                      sqlite3_column_text (stmt, 2));
  return rc == SQLITE_DONE;
}

static gboolean
ignore_value (gint64 value, gpointer data)
{
  return TRUE;
}

static gboolean
check_changesets (DipleCheck *check, const char *sql, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (check->db, sql, error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      g_autoptr (GBytes) changeset = g_bytes_new_static (sqlite3_column_blob (stmt, 1),
                                                         (gsize) sqlite3_column_bytes (stmt, 1));

      if (!diple_changeset_foreach_value (changeset, ignore_value, NULL, NULL))
        diple_check_tell (check,
                          _ ("Row %lld of the journal cannot be read"),
                          (long long) sqlite3_column_int64 (stmt, 0));
    }
  return rc == SQLITE_DONE;
}

static gboolean
check_journal (DipleCheck *check, GError **error)
{
  return check_changesets (check, "SELECT id, changeset FROM journal ORDER BY id", error) &&
         check_changesets (
             check, "SELECT journal, changeset FROM journal_stash ORDER BY journal", error);
}

/* FTS5 compares its index with the texts by itself, as a command that counts as a write. */
static gboolean
check_search_index (DipleCheck *check, GError **error)
{
  static const char *const commands[] = {
    "INSERT INTO text_search (text_search, rank) VALUES ('integrity-check', 1)",
    "INSERT INTO card_search (card_search, rank) VALUES ('integrity-check', 1)",
  };

  if (sqlite3_db_readonly (check->db, "main") == 1)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GError) local = NULL;

      if (diple_sql_exec (check->db, commands[i], &local))
        continue;
      if (!g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      diple_check_tell (check, _ ("The search index does not fit the texts"));
    }
  return TRUE;
}

static int
is_cancelled_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

static gboolean
finish_search_index (DipleStore *store, GCancellable *cancellable, GError **error)
{
  gboolean more = sqlite3_db_readonly (diple_store_get_db (store), "main") == 0;

  while (more)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !diple_search_catch_up (store, 256, &more, error))
      return FALSE;
  return TRUE;
}

gboolean
diple_care_check (DipleStore *store,
                  DipleFinding finding,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  DipleCheck check = { .finding = finding, .data = data, .clean = TRUE };
  gboolean done;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  check.db = diple_store_get_db (store);
  if (check.db == NULL)
    return diple_sql_exec (NULL, "", error);

  if (cancellable != NULL)
    sqlite3_progress_handler (check.db, 10000, is_cancelled_cb, cancellable);
  done = check_integrity (&check, error) && check_foreign_keys (&check, error) &&
         diple_check_documents (&check, error) && diple_check_spans (&check, error) &&
         check_journal (&check, error) && finish_search_index (store, cancellable, error) &&
         check_search_index (&check, error);
  sqlite3_progress_handler (check.db, 0, NULL, NULL);
  return done && check.clean;
}
