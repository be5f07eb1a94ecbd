/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-assignments.h"
#include "data/diple-documents.h"
#include "data/diple-id.h"
#include "data/store/diple-store-private.h"

/* The trigram index knows words of three characters and more; shorter ones are looked for row by
 * row. */
#define SHORTEST_INDEXED 3

/* The number of the first word's parameter. */
#define FIRST_PATTERN 10

/* Work that somebody chose for themselves belongs to no plan. */
#define ANY_GIVEN "EXISTS (SELECT 1 FROM assignment WHERE annotator = ?2 AND plan IS NOT NULL)"

static const char *const orders[][2] = {
  [DIPLE_SORT_POSITION] = { "position, id", "position DESC, id DESC" },
  [DIPLE_SORT_TITLE] = { "title, position, id", "title DESC, position DESC, id DESC" },
  [DIPLE_SORT_PUBLISHED] = { "published, position, id", "published DESC, position DESC, id DESC" },
  [DIPLE_SORT_OUTLET] = { "outlet, position, id", "outlet DESC, position DESC, id DESC" },
};

static gboolean
is_indexed (const char *word)
{
  return g_utf8_strlen (word, -1) >= SHORTEST_INDEXED;
}

/* One string for FTS5: each word quoted, all of them required; "" when there is no long word. */
static char *
match_expression (char **words)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (is_indexed (words[i]))
      {
        g_auto (GStrv) parts = g_strsplit (words[i], "\"", -1);
        g_autofree char *doubled = g_strjoinv ("\"\"", parts);

        g_string_append_printf (match, "%s\"%s\"", match->len > 0 ? " " : "", doubled);
      }
  return g_string_free (match, FALSE);
}

static char *
like_pattern (const char *word)
{
  GString *pattern = g_string_new ("%");

  for (const char *p = word; *p != '\0'; p++)
    {
      if (strchr ("%_\\", *p) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  return g_string_free (g_string_append_c (pattern, '%'), FALSE);
}

static char **
split_words (const char *text)
{
  g_auto (GStrv) raw = g_strsplit_set (text != NULL ? text : "", " \t\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; raw[i] != NULL; i++)
    if (*raw[i] != '\0')
      g_strv_builder_add (words, raw[i]);
  return g_strv_builder_end (words);
}

/* Each word as a pattern, from parameter 10 on: for words too short for the index, and for
 * documents that it does not hold yet. */
static void
append_like (GString *sql, guint word)
{
  g_string_append_printf (sql,
                          "(title LIKE ?%u ESCAPE '\\' OR author LIKE ?%u ESCAPE '\\'"
                          " OR outlet LIKE ?%u ESCAPE '\\' OR source LIKE ?%u ESCAPE '\\')",
                          FIRST_PATTERN + word,
                          FIRST_PATTERN + word,
                          FIRST_PATTERN + word,
                          FIRST_PATTERN + word);
}

static void
append_words (GString *sql, char **words, gboolean match)
{
  if (match)
    {
      g_string_append (sql,
                       " AND (id IN (SELECT rowid FROM card_search WHERE card_search MATCH ?1)"
                       " OR (id IN (SELECT document FROM search_backlog)");
      for (guint i = 0; words[i] != NULL; i++)
        {
          g_string_append (sql, " AND ");
          append_like (sql, i);
        }
      g_string_append (sql, "))");
    }
  for (guint i = 0; words[i] != NULL; i++)
    if (!is_indexed (words[i]))
      {
        g_string_append (sql, " AND ");
        append_like (sql, i);
      }
}

static char *
query_sql (const DipleDocumentQuery *query, char **words, gboolean match)
{
  GString *sql = g_string_new ("SELECT id FROM document WHERE 1");

  append_words (sql, words, match);
  if (query->owned == DIPLE_OWNED_IF_ANY)
    g_string_append (sql,
                     " AND (NOT " ANY_GIVEN
                     " OR id IN (SELECT document FROM assignment WHERE annotator = ?2))");
  else if (query->owned == DIPLE_OWNED)
    g_string_append (sql, " AND id IN (SELECT document FROM assignment WHERE annotator = ?2)");
  if (query->state == DIPLE_STATE_OPEN)
    g_string_append (sql,
                     " AND id NOT IN (SELECT document FROM assignment WHERE annotator = ?2"
                     " AND state <> 'open')");
  else if (query->state != DIPLE_STATE_ANY)
    g_string_append (sql,
                     " AND id IN (SELECT document FROM assignment WHERE annotator = ?2"
                     " AND state = ?3)");
  g_string_append_printf (sql, " ORDER BY %s", orders[query->sort][query->descending ? 1 : 0]);
  return g_string_free (sql, FALSE);
}

static void
bind_query (sqlite3_stmt *stmt, const DipleDocumentQuery *query, char **words, const char *match)
{
  if (*match != '\0')
    sqlite3_bind_text (stmt, 1, match, -1, SQLITE_TRANSIENT);
  if (query->state != DIPLE_STATE_ANY || query->owned != DIPLE_OWNED_OR_NOT)
    sqlite3_bind_int64 (stmt, 2, query->annotator);
  if (query->state == DIPLE_STATE_IN_PROGRESS || query->state == DIPLE_STATE_FINISHED)
    diple_sql_bind_text (stmt, 3, diple_state_name (query->state));
  for (guint i = 0; words[i] != NULL; i++)
    if (*match != '\0' || !is_indexed (words[i]))
      sqlite3_bind_text (stmt, (int) (FIRST_PATTERN + i), like_pattern (words[i]), -1, g_free);
}

static GArray *
read_ids (sqlite3_stmt *stmt, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int rc;

  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

GArray *
diple_documents_query (DipleStore *store, const DipleDocumentQuery *query, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *match = NULL, *sql = NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  words = split_words (query->words);
  match = match_expression (words);
  sql = query_sql (query, words, *match != '\0');
  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  bind_query (stmt, query, words, match);
  return read_ids (stmt, error);
}

GArray *
diple_documents_named (DipleStore *store, const char *name, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  stmt = diple_sql_prepare (diple_store_get_db (store),
                            "SELECT id FROM document WHERE id = ?1 OR title = ?2 OR source = ?2"
                            " ORDER BY position, id",
                            error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, diple_id_parse (name));
  diple_sql_bind_text (stmt, 2, name);
  return read_ids (stmt, error);
}

void
diple_document_row_free (DipleDocumentRow *row)
{
  g_free (row->title);
  g_free (row->outlet);
  g_free (row->published);
  g_free (row->author);
  g_free (row->source);
  g_array_unref (row->counts);
  g_free (row);
}

static DipleDocumentRow *
read_row (sqlite3_stmt *stmt, GError **error)
{
  DipleDocumentRow *row = g_new0 (DipleDocumentRow, 1);
  gboolean there = diple_sql_step (stmt, error) == SQLITE_ROW;

  row->id = there ? sqlite3_column_int64 (stmt, 0) : 0;
  row->title = there ? diple_sql_dup_text (stmt, 1) : g_strdup ("");
  row->outlet = there ? diple_sql_dup_text (stmt, 2) : g_strdup ("");
  row->published = there ? diple_sql_dup_text (stmt, 3) : g_strdup ("");
  row->author = there ? diple_sql_dup_text (stmt, 4) : g_strdup ("");
  row->source = there ? diple_sql_dup_text (stmt, 5) : g_strdup ("");
  row->state = there ? diple_state_from_name ((const char *) sqlite3_column_text (stmt, 6))
                     : DIPLE_STATE_OPEN;
  row->counts = g_array_new (FALSE, FALSE, sizeof (DipleLayerCount));
  sqlite3_reset (stmt);
  return row;
}

static void
read_counts (sqlite3_stmt *stmt, DipleDocumentRow *row, GError **error)
{
  while (diple_sql_step (stmt, error) == SQLITE_ROW)
    {
      DipleLayerCount count = { sqlite3_column_int64 (stmt, 0),
                                (guint) sqlite3_column_int (stmt, 1) };

      g_array_append_val (row->counts, count);
    }
  sqlite3_reset (stmt);
  row->counted = TRUE;
}

GPtrArray *
diple_documents_rows (
    DipleStore *store, gint64 annotator, const gint64 *ids, guint n_ids, GError **error)
{
  return diple_documents_rows_until (store, annotator, ids, n_ids, G_MAXINT64, error);
}

GPtrArray *
diple_documents_rows_until (DipleStore *store,
                            gint64 annotator,
                            const gint64 *ids,
                            guint n_ids,
                            gint64 deadline,
                            GError **error)
{
  static const char row_sql[] =
      "SELECT id, title, outlet, published, author, source, coalesce(state, 'open') FROM document"
      " LEFT JOIN assignment ON assignment.document = document.id AND annotator = ?2"
      " WHERE id = ?1";
  static const char count_sql[] =
      "SELECT layer.id, count(*) FROM span JOIN label ON label.id = span.label"
      " JOIN layer ON layer.id = label.layer WHERE document = ?1 AND annotator = ?2"
      " GROUP BY layer.id ORDER BY layer.position, layer.id";
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_document_row_free);
  g_autoptr (sqlite3_stmt) row_stmt = NULL, count_stmt = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  row_stmt = diple_sql_prepare (diple_store_get_db (store), row_sql, error);
  count_stmt = diple_sql_prepare (diple_store_get_db (store), count_sql, error);
  if (row_stmt == NULL || count_stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (row_stmt, 2, annotator);
  sqlite3_bind_int64 (count_stmt, 2, annotator);

  for (guint i = 0; i < n_ids && local == NULL; i++)
    {
      sqlite3_bind_int64 (row_stmt, 1, ids[i]);
      sqlite3_bind_int64 (count_stmt, 1, ids[i]);
      g_ptr_array_add (rows, read_row (row_stmt, &local));
      if (local == NULL && g_get_monotonic_time () < deadline)
        read_counts (count_stmt, g_ptr_array_index (rows, i), &local);
    }
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* @sql gives all, those in progress and those finished. */
static gboolean
count_states (
    DipleStore *store, const char *sql, gint64 annotator, gint64 counts[4], GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, annotator);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  counts[DIPLE_STATE_ANY] = sqlite3_column_int64 (stmt, 0);
  counts[DIPLE_STATE_IN_PROGRESS] = sqlite3_column_int64 (stmt, 1);
  counts[DIPLE_STATE_FINISHED] = sqlite3_column_int64 (stmt, 2);
  counts[DIPLE_STATE_OPEN] =
      counts[DIPLE_STATE_ANY] - counts[DIPLE_STATE_IN_PROGRESS] - counts[DIPLE_STATE_FINISHED];
  return TRUE;
}

#define COUNT_BEGUN                                                                                \
  " (SELECT count(*) FROM assignment WHERE annotator = ?1 AND state = 'in progress'),"             \
  " (SELECT count(*) FROM assignment WHERE annotator = ?1 AND state = 'finished')"

gboolean
diple_documents_count_states (DipleStore *store, gint64 annotator, gint64 counts[4], GError **error)
{
  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  return count_states (
      store, "SELECT (SELECT count(*) FROM document)," COUNT_BEGUN, annotator, counts, error);
}

gboolean
diple_documents_count_assigned (DipleStore *store,
                                gint64 annotator,
                                gint64 counts[4],
                                GError **error)
{
  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  return count_states (store,
                       "SELECT (SELECT count(*) FROM assignment WHERE annotator = ?1)," COUNT_BEGUN,
                       annotator,
                       counts,
                       error);
}

gboolean
diple_documents_any_given (DipleStore *store, gint64 annotator, gboolean *given, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  stmt = diple_sql_prepare (diple_store_get_db (store), "SELECT " ANY_GIVEN, error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 2, annotator);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  *given = sqlite3_column_int (stmt, 0) != 0;
  return TRUE;
}
