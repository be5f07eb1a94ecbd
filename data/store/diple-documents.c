/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-documents.h"

#include <glib/gi18n-lib.h>

#include "data/core/diple-utf8-private.h"
#include "data/diple-id.h"
#include "data/store/diple-documents-private.h"
#include "data/store/diple-journal-private.h"

gboolean
diple_documents_totals (DipleStore *store, DipleTotals *totals, GError **error)
{
  static const char sql[] = "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM span),"
                            " (SELECT count(*) FROM relation), (SELECT count(*) FROM annotator),"
                            " (SELECT coalesce(sum(length), 0) FROM document)";
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL || diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  totals->documents = sqlite3_column_int64 (stmt, 0);
  totals->spans = sqlite3_column_int64 (stmt, 1);
  totals->relations = sqlite3_column_int64 (stmt, 2);
  totals->annotators = sqlite3_column_int64 (stmt, 3);
  totals->code_points = sqlite3_column_int64 (stmt, 4);
  return TRUE;
}

static void
take_text_column (sqlite3_stmt *stmt, int column, char **place)
{
  g_free (*place);
  *place = diple_sql_dup_text (stmt, column);
}

static void
copy_hash (sqlite3_stmt *stmt, int column, guint8 hash[32])
{
  if (sqlite3_column_bytes (stmt, column) == 32)
    memcpy (hash, sqlite3_column_blob (stmt, column), 32);
}

static DipleDocument *
read_facts (sqlite3_stmt *stmt)
{
  DipleDocument *document = diple_document_new ();
  char **const texts[] = { &document->title,  &document->author,  &document->published,
                           &document->outlet, &document->url,     &document->language,
                           &document->source, &document->encoding };

  document->id = sqlite3_column_int64 (stmt, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    take_text_column (stmt, 1 + (int) i, texts[i]);
  document->format = g_strcmp0 ((const char *) sqlite3_column_text (stmt, 9), "markdown") == 0
                         ? DIPLE_FORMAT_MARKDOWN
                         : DIPLE_FORMAT_TEXT;
  document->length = (guint) sqlite3_column_int64 (stmt, 10);
  copy_hash (stmt, 11, document->text_sha256);
  copy_hash (stmt, 12, document->file_sha256);
  return document;
}

static gboolean
read_metadata (DipleStore *store, DipleDocument *document, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (
      store, "SELECT name, value FROM metadata WHERE document = ?1 ORDER BY ordinal", error);
  int rc = SQLITE_ERROR;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document->id);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      DiplePair *pair = g_new (DiplePair, 1);

      pair->name = diple_sql_dup_text (stmt, 0);
      pair->value = diple_sql_dup_text (stmt, 1);
      g_ptr_array_add (document->metadata, pair);
    }
  return rc == SQLITE_DONE;
}

/* Everything that counts in the text relies on its being UTF-8 without NUL, as long as recorded. */
static gboolean
take_text (sqlite3_stmt *stmt, DipleDocument *document, GError **error)
{
  const char *text = (const char *) sqlite3_column_text (stmt, 0);
  gsize n_bytes = (gsize) sqlite3_column_bytes (stmt, 0);

  if (text == NULL || !g_utf8_validate_len (text, n_bytes, NULL) ||
      diple_utf8_count (text, n_bytes) != document->length)
    {
      g_set_error_literal (error,
                           DIPLE_ERROR,
                           DIPLE_ERROR_CORRUPT,
                           _ ("The text of this document is damaged; open a backup"));
      return FALSE;
    }

  document->text = g_strndup (text, n_bytes);
  document->n_bytes = n_bytes;
  return TRUE;
}

static gboolean
read_text (DipleStore *store, DipleDocument *document, GError **error)
{
  g_autoptr (DipleKept) stmt =
      diple_store_keep (store, "SELECT text FROM document_text WHERE document = ?1", error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document->id);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ROW)
    return take_text (stmt, document, error);
  if (rc == SQLITE_DONE)
    g_set_error_literal (error,
                         DIPLE_ERROR,
                         DIPLE_ERROR_CORRUPT,
                         _ ("A document of this project has lost its text; open a backup"));
  return FALSE;
}

DipleDocument *
diple_documents_load_facts (DipleStore *store, gint64 id, GError **error)
{
  static const char sql[] = "SELECT id, title, author, published, outlet, url, language, source,"
                            " encoding, format, length, text_sha256, file_sha256"
                            " FROM document WHERE id = ?1";
  g_autoptr (DipleDocument) document = NULL;
  g_autoptr (DipleKept) stmt = NULL;
  int rc;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt = diple_store_keep (store, sql, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, id);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_DONE)
    g_set_error_literal (
        error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND, _ ("The document is no longer in the project"));
  if (rc != SQLITE_ROW)
    return NULL;
  document = read_facts (stmt);
  if (!read_metadata (store, document, error))
    return NULL;
  return g_steal_pointer (&document);
}

DipleDocument *
diple_documents_load (DipleStore *store, gint64 id, GError **error)
{
  g_autoptr (DipleDocument) document = diple_documents_load_facts (store, id, error);

  if (document == NULL || !read_text (store, document, error))
    return NULL;
  return g_steal_pointer (&document);
}

gint64
diple_documents_find_text (DipleStore *store, const guint8 sha256[32], char **title, GError **error)
{
  static const char sql[] = "SELECT id, CASE title WHEN '' THEN source ELSE title END"
                            " FROM document WHERE text_sha256 = ?1 ORDER BY position, id LIMIT 1";
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), 0);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return 0;
  sqlite3_bind_blob (stmt, 1, sha256, 32, SQLITE_STATIC);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return 0;
  if (title != NULL)
    *title = diple_sql_dup_text (stmt, 1);
  return sqlite3_column_int64 (stmt, 0);
}

static gboolean
write_columns (sqlite3 *db, const DipleDocument *document, GError **error)
{
  static const char sql[] = "UPDATE document SET title = ?2, author = ?3, published = ?4,"
                            " outlet = ?5, url = ?6, language = ?7 WHERE id = ?1";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document->id);
  diple_sql_bind_text (stmt, 2, document->title);
  diple_sql_bind_text (stmt, 3, document->author);
  diple_sql_bind_text (stmt, 4, document->published);
  diple_sql_bind_text (stmt, 5, document->outlet);
  diple_sql_bind_text (stmt, 6, document->url);
  diple_sql_bind_text (stmt, 7, document->language);
  return diple_sql_finish (stmt, error);
}

static gboolean
write_metadata (sqlite3 *db, const DipleDocument *document, GError **error)
{
  g_autoptr (sqlite3_stmt) clear =
      diple_sql_prepare (db, "DELETE FROM metadata WHERE document = ?1", error);
  g_autoptr (sqlite3_stmt) add = diple_sql_prepare (
      db, "INSERT INTO metadata (document, ordinal, name, value) VALUES (?1, ?2, ?3, ?4)", error);

  if (clear == NULL || add == NULL)
    return FALSE;
  sqlite3_bind_int64 (clear, 1, document->id);
  if (!diple_sql_finish (clear, error))
    return FALSE;
  for (guint i = 0; i < document->metadata->len; i++)
    {
      const DiplePair *pair = g_ptr_array_index (document->metadata, i);

      sqlite3_bind_int64 (add, 1, document->id);
      sqlite3_bind_int (add, 2, (int) i);
      diple_sql_bind_text (add, 3, pair->name);
      diple_sql_bind_text (add, 4, pair->value);
      if (!diple_sql_finish (add, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
diple_documents_update_facts (DipleStore *store, const DipleDocument *document, GError **error)
{
  sqlite3 *db;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  db = diple_store_get_db (store);
  return diple_search_forget (db, document->id, error) && write_columns (db, document, error) &&
         write_metadata (db, document, error) && diple_search_learn (db, document->id, error);
}

gboolean
diple_documents_remove (DipleStore *store, gint64 id, GError **error)
{
  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  return diple_documents_delete_rows (diple_store_get_db (store), &id, 1, error);
}

/* Children before parents; ?1 is the document. A relation goes with either of its spans. */
static const char *const deletions[] = {
#define OF_DOCUMENT "(SELECT id FROM span WHERE document = ?1)"
#define RELATIONS                                                                                  \
  "(SELECT id FROM relation WHERE source IN " OF_DOCUMENT " OR target IN " OF_DOCUMENT ")"
  "DELETE FROM relation_value WHERE relation IN " RELATIONS,
  "DELETE FROM relation WHERE id IN " RELATIONS,
  "DELETE FROM decision_relation WHERE decision IN (SELECT id FROM decision WHERE document = ?1)",
  "DELETE FROM decision_span WHERE decision IN (SELECT id FROM decision WHERE document = ?1)",
  "DELETE FROM decision_value WHERE decision IN (SELECT id FROM decision WHERE document = ?1)",
  "DELETE FROM decision WHERE document = ?1",
  "DELETE FROM flag WHERE span IN " OF_DOCUMENT,
  "DELETE FROM span_value WHERE span IN " OF_DOCUMENT,
  "DELETE FROM span_fragment WHERE span IN " OF_DOCUMENT,
  "DELETE FROM span WHERE document = ?1",
  "DELETE FROM document_value WHERE document = ?1",
  "DELETE FROM suggestion_answer WHERE document = ?1",
  "DELETE FROM assignment WHERE document = ?1",
  "DELETE FROM received_time WHERE document = ?1",
  "DELETE FROM metadata WHERE document = ?1",
  "DELETE FROM document_text WHERE document = ?1",
  "DELETE FROM document WHERE id = ?1",
#undef RELATIONS
#undef OF_DOCUMENT
};

static gboolean
delete_from (sqlite3 *db, const char *sql, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < n_ids; i++)
    {
      sqlite3_bind_int64 (stmt, 1, ids[i]);
      if (!diple_sql_finish (stmt, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
diple_documents_delete_rows (sqlite3 *db, const gint64 *ids, guint n_ids, GError **error)
{
  for (guint i = 0; i < n_ids; i++)
    if (!diple_search_forget (db, ids[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    if (!delete_from (db, deletions[i], ids, n_ids, error))
      return FALSE;
  return TRUE;
}
