/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-history.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"
#include "data/store/diple-journal-private.h"

/* The order of read_row(). */
#define COLUMNS                                                                                    \
  "journal.id, at, annotator, who, action, sentence, state, journal.document,"                     \
  " coalesce(iif(title <> '', title, source), '')"
#define TABLES " FROM journal LEFT JOIN document ON document.id = journal.document"

void
diple_history_row_free (DipleHistoryRow *row)
{
  g_free (row->who);
  g_free (row->action);
  g_free (row->sentence);
  g_free (row->state);
  g_free (row->title);
  g_free (row);
}

static DipleHistoryRow *
read_row (sqlite3_stmt *stmt)
{
  DipleHistoryRow *row = g_new0 (DipleHistoryRow, 1);

  row->row = sqlite3_column_int64 (stmt, 0);
  row->at = sqlite3_column_int64 (stmt, 1);
  row->annotator = sqlite3_column_int64 (stmt, 2);
  diple_sql_dup_texts (stmt, 3, &row->who, &row->action, &row->sentence, &row->state, NULL);
  row->document = sqlite3_column_int64 (stmt, 7);
  row->title = diple_sql_dup_text (stmt, 8);
  return row;
}

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) diple_history_row_free);
}

static void
bind_query (sqlite3_stmt *stmt, const DipleHistoryQuery *query)
{
  sqlite3_bind_int64 (stmt, 1, query->annotator);
  sqlite3_bind_int64 (stmt, 2, query->reader);
  sqlite3_bind_int64 (stmt, 3, query->document);
  sqlite3_bind_int64 (stmt, 4, query->before);
  diple_sql_bind_text (stmt, 5, query->kind);
  diple_sql_bind_text (stmt, 6, query->words);
  sqlite3_bind_int64 (stmt, 7, query->limit == 0 ? -1 : (gint64) query->limit);
}

GPtrArray *
diple_history_find (DipleStore *store, const DipleHistoryQuery *query, GError **error)
{
  /* What is said about a text is everybody's own affair; what is done to the project is not. */
  static const char sql[] =
      "SELECT " COLUMNS TABLES " WHERE (?1 = 0 OR annotator = ?1)"
      " AND (?2 = 0 OR annotator IN (0, ?2) OR action IN ('document.facts', 'document.remove')"
      "  OR substr(action, 1, instr(action || '.', '.') - 1) IN"
      "   ('annotator', 'assignment', 'entity', 'guideline', 'import', 'schema', 'validator'))"
      " AND (?3 = 0 OR journal.document = ?3) AND (?4 = 0 OR journal.id < ?4)"
      " AND (?5 = '' OR substr(action, 1, instr(action || '.', '.') - 1) = ?5)"
      " AND (?6 = '' OR instr(lower(sentence), lower(?6)) > 0 OR instr(lower(who), lower(?6)) > 0"
      "  OR instr(lower(coalesce(title, '')), lower(?6)) > 0)"
      " ORDER BY journal.id DESC LIMIT ?7";
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GPtrArray) rows = new_rows ();
  int rc;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  bind_query (stmt, query);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (rows, read_row (stmt));
  return rc == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

typedef struct
{
  gint64 wanted;
  gboolean found;
} Search;

static gboolean
look_at_value (gint64 value, gpointer data)
{
  Search *search = data;

  search->found = value == search->wanted;
  return !search->found;
}

/* Ids are unique in the whole file, so a changeset that mentions one is about it. */
static gboolean
mentions (sqlite3_stmt *stmt, int column, gint64 id, gboolean *found, GError **error)
{
  g_autoptr (GBytes) changeset = g_bytes_new_static (sqlite3_column_blob (stmt, column),
                                                     (gsize) sqlite3_column_bytes (stmt, column));
  Search search = { id, FALSE };

  if (!diple_changeset_foreach_value (changeset, look_at_value, &search, error))
    return FALSE;
  *found = search.found;
  return TRUE;
}

/* The document of a span, told by the journal where the span itself is gone. */
static gint64
document_of (sqlite3 *db, gint64 span, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (db, "SELECT document FROM span WHERE id = ?1", error);

  if (stmt == NULL)
    return -1;
  sqlite3_bind_int64 (stmt, 1, span);
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

GPtrArray *
diple_history_of_span (DipleStore *store, gint64 span, GError **error)
{
  static const char sql[] = "SELECT " COLUMNS ", changeset" TABLES
                            " WHERE (?1 = 0 OR journal.document IN (0, ?1)) ORDER BY journal.id";
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GPtrArray) rows = new_rows ();
  gint64 document;
  int rc;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  document = document_of (diple_store_get_db (store), span, error);
  if (document < 0)
    return NULL;
  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, document);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      gboolean found = FALSE;

      if (!mentions (stmt, 9, span, &found, error))
        return NULL;
      if (found)
        g_ptr_array_add (rows, read_row (stmt));
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

/* "done", "undone" or "abandoned" as a new string; NULL with an error when it is not theirs. */
static char *
state_of (sqlite3 *db, gint64 annotator, gint64 row, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (db, "SELECT state FROM journal WHERE id = ?1 AND annotator = ?2", error);
  int rc;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, row);
  sqlite3_bind_int64 (stmt, 2, annotator);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ROW)
    return diple_sql_dup_text (stmt, 0);
  if (rc == SQLITE_DONE)
    g_set_error_literal (error,
                         DIPLE_ERROR,
                         DIPLE_ERROR_REFUSED,
                         _ ("One goes back over one’s own actions only; choose one of those"));
  return NULL;
}

/* The newest own action that is done, 0 when there is none, or -1 with an error. */
static gint64
newest_done (sqlite3 *db, gint64 annotator, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (
      db,
      "SELECT coalesce(max(id), 0) FROM journal WHERE annotator = ?1 AND state = 'done'",
      error);

  if (stmt == NULL)
    return -1;
  sqlite3_bind_int64 (stmt, 1, annotator);
  return diple_sql_step (stmt, error) == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : -1;
}

static gboolean
check_target (DipleStore *store, gint64 annotator, gint64 row, gboolean *forward, GError **error)
{
  g_autofree char *state = NULL;

  *forward = FALSE;
  if (row == 0)
    return TRUE;
  state = state_of (diple_store_get_db (store), annotator, row, error);
  if (state == NULL)
    return FALSE;
  *forward = g_str_equal (state, "undone");
  if (!g_str_equal (state, "abandoned"))
    return TRUE;
  g_set_error_literal (error,
                       DIPLE_ERROR,
                       DIPLE_ERROR_REFUSED,
                       _ ("That action was undone and something else done instead, so there is no "
                          "way back to it"));
  return FALSE;
}

static gboolean
step (DipleStore *store, gint64 annotator, gboolean forward, GError **error)
{
  g_autoptr (DipleUndone) undone = forward ? diple_journal_redo (store, annotator, error)
                                           : diple_journal_undo (store, annotator, error);

  return undone != NULL;
}

gboolean
diple_history_go_to (DipleStore *store,
                     gint64 annotator,
                     gint64 row,
                     guint *n_steps,
                     GCancellable *cancellable,
                     GError **error)
{
  gboolean forward;
  guint n = 0;
  gint64 newest;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  if (n_steps != NULL)
    *n_steps = 0;
  if (!check_target (store, annotator, row, &forward, error))
    return FALSE;
  while ((newest = newest_done (diple_store_get_db (store), annotator, error)) >= 0 &&
         newest != row)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !step (store, annotator, forward, error))
        return FALSE;
      if (n_steps != NULL)
        *n_steps = ++n;
    }
  return newest >= 0;
}
