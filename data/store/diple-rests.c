/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/store/diple-journal-private.h"

/* Looks for the later action that stands in the way of an undo, to name it. */
typedef struct
{
  GHashTable *keys;          /* gint64 *: the rows that the entry changed */
  sqlite3_stmt *is_in_batch; /* whether a value is a document of its batch, or a span in one */
  gboolean found;
} Search;

static gboolean
add_key (gint64 key, gpointer data)
{
  Search *search = data;
  gint64 *copy = g_new (gint64, 1);

  *copy = key;
  g_hash_table_add (search->keys, copy);
  return TRUE;
}

static gboolean
test_value (gint64 value, gpointer data)
{
  Search *search = data;

  search->found = g_hash_table_contains (search->keys, &value);
  if (!search->found && search->is_in_batch != NULL)
    {
      sqlite3_bind_int64 (search->is_in_batch, 1, value);
      search->found = sqlite3_step (search->is_in_batch) == SQLITE_ROW;
      sqlite3_reset (search->is_in_batch);
    }
  return !search->found;
}

static gboolean
prepare_batch (sqlite3 *db, Search *search, gint64 batch, GError **error)
{
  static const char sql[] = "SELECT 1 FROM document WHERE id = ?1 AND batch = ?2"
                            " UNION ALL SELECT 1 FROM span JOIN document ON document.id ="
                            " span.document WHERE span.id = ?1 AND document.batch = ?2 LIMIT 1";

  if (batch == 0)
    return TRUE;
  search->is_in_batch = diple_sql_prepare (db, sql, error);
  if (search->is_in_batch != NULL)
    sqlite3_bind_int64 (search->is_in_batch, 2, batch);
  return search->is_in_batch != NULL;
}

static char *
describe (sqlite3_stmt *stmt)
{
  g_autofree char *sentence = diple_sql_dup_text (stmt, 1);
  g_autofree char *who = diple_sql_dup_text (stmt, 2);

  /* Translators: an action's sentence, then who did it. */
  return g_strdup_printf (_ ("%s, by %s"), sentence, who);
}

static char *
search_later (sqlite3 *db, gint64 row, Search *search, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (db,
                         "SELECT changeset, sentence, who FROM journal WHERE id > ?1 AND state = "
                         "'done' ORDER BY id DESC",
                         error);

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, row);
  while (diple_sql_step (stmt, error) == SQLITE_ROW)
    {
      g_autoptr (GBytes) changeset = g_bytes_new_static (sqlite3_column_blob (stmt, 0),
                                                         (gsize) sqlite3_column_bytes (stmt, 0));

      if (!diple_changeset_foreach_value (changeset, test_value, search, error))
        return NULL;
      if (search->found)
        return describe (stmt);
    }
  return NULL;
}

char *
diple_rests_on (sqlite3 *db, const DipleEntry *entry, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Search search = { .keys = keys };
  char *sentence = NULL;

  if (diple_changeset_foreach_key (entry->changeset, add_key, &search, error) &&
      prepare_batch (db, &search, entry->batch, error))
    sentence = search_later (db, entry->row, &search, error);
  sqlite3_finalize (search.is_in_batch);
  return sentence;
}
