/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-spans.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/store/diple-spans-private.h"

#define COLUMNS "id, document, annotator, label, start, \"end\", note, score, modified"

/* The range in two columns; an impossible one, which only a damaged file has, is empty. */
static DipleRange
read_range (sqlite3_stmt *stmt, int column)
{
  gint64 start = sqlite3_column_int64 (stmt, column);
  gint64 end = sqlite3_column_int64 (stmt, column + 1);

  if (start < 0 || end <= start || end > G_MAXUINT)
    return (DipleRange){ 0, 0 };
  return (DipleRange){ (guint) start, (guint) end };
}

/* A copy of the row: diple_span_new() would think of an id for each. */
static DipleSpan *
read_span (sqlite3_stmt *stmt)
{
  const char *note = (const char *) sqlite3_column_text (stmt, 6);
  const gboolean scored = sqlite3_column_type (stmt, 7) != SQLITE_NULL;
  const DipleSpan row = {
    .id = sqlite3_column_int64 (stmt, 0),
    .document = sqlite3_column_int64 (stmt, 1),
    .annotator = sqlite3_column_int64 (stmt, 2),
    .label = sqlite3_column_int64 (stmt, 3),
    .range = read_range (stmt, 4),
    .note = (char *) (note != NULL ? note : ""),
    .score = scored ? sqlite3_column_double (stmt, 7) : NAN,
    .modified = sqlite3_column_int64 (stmt, 8),
  };

  return diple_span_copy (&row);
}

static gboolean
fail_damaged (const DipleSpan *span, GError **error)
{
  char name[DIPLE_ID_TEXT_SIZE];

  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_CORRUPT,
               _ ("Annotation %s does not fit its text; check the project or open a backup"),
               diple_id_format (MAX (span->id, 0), name));
  return FALSE;
}

static gboolean
take_pieces (DipleSpan *span, GArray *pieces, GError **error)
{
  DipleRange range = span->range;
  guint last = 0;

  if (pieces->len == 0)
    return TRUE;
  for (guint i = 0; i < pieces->len; i++)
    {
      DipleRange piece = g_array_index (pieces, DipleRange, i);

      if (piece.start >= piece.end || (i > 0 && piece.start <= last))
        return fail_damaged (span, error);
      last = piece.end;
    }
  diple_span_set_fragments (span, (const DipleRange *) pieces->data, pieces->len);
  return (span->range.start == range.start && span->range.end == range.end) ||
         fail_damaged (span, error);
}

static GHashTable *
index_spans (GPtrArray *spans)
{
  GHashTable *by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < spans->len; i++)
    {
      DipleSpan *span = g_ptr_array_index (spans, i);

      g_hash_table_insert (by_id, &span->id, span);
    }
  return by_id;
}

/* Rows of (span, start, end) in order of span and piece. The spans are indexed when there are any.
 */
static gboolean
add_fragments (sqlite3_stmt *stmt, GPtrArray *spans, GError **error)
{
  g_autoptr (GHashTable) by_id = NULL;
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (DipleRange));
  gint64 current = 0;
  int rc;

  do
    {
      gint64 id;
      DipleSpan *span = NULL;

      rc = diple_sql_step (stmt, error);
      id = rc == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
      if (by_id == NULL && rc == SQLITE_ROW)
        by_id = index_spans (spans);
      if (by_id != NULL && id != current)
        span = g_hash_table_lookup (by_id, &current);
      if (span != NULL && !take_pieces (span, pieces, error))
        return FALSE;
      if (id != current)
        g_array_set_size (pieces, 0);
      current = id;
      if (rc == SQLITE_ROW)
        {
          DipleRange piece = read_range (stmt, 1);

          g_array_append_val (pieces, piece);
        }
    }
  while (rc == SQLITE_ROW);
  return rc == SQLITE_DONE;
}

/* Whether all @spans, which are of one document, lie in its text. */
static gboolean
lie_in_text (sqlite3 *db, GPtrArray *spans, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (db, "SELECT length FROM document WHERE id = ?1", error);
  gint64 length = 0;
  int rc;

  if (stmt == NULL)
    return FALSE;
  if (spans->len > 0)
    sqlite3_bind_int64 (stmt, 1, ((DipleSpan *) g_ptr_array_index (spans, 0))->document);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ROW)
    length = sqlite3_column_int64 (stmt, 0);
  for (guint i = 0; rc != SQLITE_ERROR && i < spans->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (spans, i);

      if (span->range.start >= span->range.end || span->range.end > length)
        return fail_damaged (span, error);
    }
  return rc != SQLITE_ERROR;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return diple_span_compare (*(DipleSpan *const *) a, *(DipleSpan *const *) b);
}

/* Sorted here and not by SQLite, whose sorter copies every row: for 10,000 spans that alone takes
 * longer than reading them. */
static GPtrArray *
read_spans (sqlite3_stmt *spans_stmt, sqlite3_stmt *fragments_stmt, GError **error)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  int rc;

  while ((rc = diple_sql_step (spans_stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (spans, read_span (spans_stmt));
  if (rc != SQLITE_DONE || !add_fragments (fragments_stmt, spans, error) ||
      !lie_in_text (sqlite3_db_handle (spans_stmt), spans, error))
    return NULL;
  g_ptr_array_sort (spans, compare_spans);
  return g_steal_pointer (&spans);
}

GPtrArray *
diple_spans_load (DipleStore *store, gint64 document, gint64 annotator, GError **error)
{
  static const char spans_sql[] = "SELECT " COLUMNS " FROM span"
                                  " WHERE document = ?1 AND (?2 = 0 OR annotator = ?2)";
  static const char fragments_sql[] =
      "SELECT span, span_fragment.start, span_fragment.\"end\" FROM span_fragment"
      " JOIN span ON span.id = span_fragment.span"
      " WHERE document = ?1 AND (?2 = 0 OR annotator = ?2) ORDER BY span, ordinal";
  g_autoptr (sqlite3_stmt) spans_stmt = NULL, fragments_stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  spans_stmt = diple_sql_prepare (diple_store_get_db (store), spans_sql, error);
  fragments_stmt = diple_sql_prepare (diple_store_get_db (store), fragments_sql, error);
  if (spans_stmt == NULL || fragments_stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (spans_stmt, 1, document);
  sqlite3_bind_int64 (spans_stmt, 2, annotator);
  sqlite3_bind_int64 (fragments_stmt, 1, document);
  sqlite3_bind_int64 (fragments_stmt, 2, annotator);
  return read_spans (spans_stmt, fragments_stmt, error);
}

DipleSpan *
diple_spans_find (DipleStore *store, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) span_stmt = NULL, fragments_stmt = NULL;
  g_autoptr (GPtrArray) spans = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  span_stmt = diple_sql_prepare (
      diple_store_get_db (store), "SELECT " COLUMNS " FROM span WHERE id = ?1", error);
  fragments_stmt = diple_sql_prepare (
      diple_store_get_db (store),
      "SELECT span, start, \"end\" FROM span_fragment WHERE span = ?1 ORDER BY ordinal",
      error);
  if (span_stmt == NULL || fragments_stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (span_stmt, 1, id);
  sqlite3_bind_int64 (fragments_stmt, 1, id);
  spans = read_spans (span_stmt, fragments_stmt, error);
  if (spans == NULL)
    return NULL;
  if (spans->len == 1)
    return diple_span_ref (g_ptr_array_index (spans, 0));
  g_set_error_literal (
      error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND, _ ("The annotation is no longer there"));
  return NULL;
}

/* The surface is cut from the stored text by SQLite, whose substr() counts code points too. */
static gboolean
write_span (sqlite3 *db, const char *sql, const DipleSpan *span, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, span->id);
  sqlite3_bind_int64 (stmt, 2, span->document);
  sqlite3_bind_int64 (stmt, 3, span->annotator);
  sqlite3_bind_int64 (stmt, 4, span->label);
  sqlite3_bind_int64 (stmt, 5, span->range.start);
  sqlite3_bind_int64 (stmt, 6, span->range.end);
  diple_sql_bind_text (stmt, 7, span->note);
  if (!isnan (span->score))
    sqlite3_bind_double (stmt, 8, span->score);
  sqlite3_bind_int64 (stmt, 9, diple_store_now ());
  return diple_sql_finish (stmt, error);
}

static gboolean
delete_by_span (sqlite3 *db, const char *sql, gint64 span, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, span);
  return diple_sql_finish (stmt, error);
}

static gboolean
write_fragments (sqlite3 *db, const DipleSpan *span, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (!delete_by_span (db, "DELETE FROM span_fragment WHERE span = ?1", span->id, error))
    return FALSE;
  stmt = diple_sql_prepare (
      db,
      "INSERT INTO span_fragment (span, ordinal, start, \"end\") VALUES (?1, ?2, ?3, ?4)",
      error);
  for (guint i = 0; stmt != NULL && i < span->n_fragments; i++)
    {
      sqlite3_bind_int64 (stmt, 1, span->id);
      sqlite3_bind_int (stmt, 2, (int) i);
      sqlite3_bind_int64 (stmt, 3, span->fragments[i].start);
      sqlite3_bind_int64 (stmt, 4, span->fragments[i].end);
      if (!diple_sql_finish (stmt, error))
        return FALSE;
    }
  return stmt != NULL;
}

gboolean
diple_spans_add (DipleStore *store, const DipleSpan *span, GError **error)
{
  static const char sql[] =
      "INSERT INTO span (id, document, annotator, label, start, \"end\", note, score, created,"
      " modified, surface) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9,"
      " (SELECT substr(text, ?5 + 1, ?6 - ?5) FROM document_text WHERE document = ?2))";
  sqlite3 *db;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  db = diple_store_get_db (store);
  return diple_span_rules_allow (db, span, error) && write_span (db, sql, span, error) &&
         write_fragments (db, span, error);
}

gboolean
diple_spans_update (DipleStore *store, const DipleSpan *span, GError **error)
{
  static const char sql[] =
      "UPDATE span SET label = ?4, start = ?5, \"end\" = ?6, note = ?7, score = ?8, modified = ?9,"
      " surface = (SELECT substr(text, ?5 + 1, ?6 - ?5) FROM document_text WHERE document = ?2)"
      " WHERE id = ?1 AND document = ?2 AND annotator = ?3";
  g_autoptr (DipleSpan) stored = NULL;
  sqlite3 *db;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  db = diple_store_get_db (store);
  stored = diple_spans_find (store, span->id, error);
  if (stored == NULL)
    return FALSE;
  if (stored->document != span->document || stored->annotator != span->annotator)
    {
      g_set_error_literal (error,
                           DIPLE_ERROR,
                           DIPLE_ERROR_REFUSED,
                           _ ("Nobody changes another annotator's annotation"));
      return FALSE;
    }
  return diple_span_rules_allow (db, span, error) && write_span (db, sql, span, error) &&
         write_fragments (db, span, error);
}

gboolean
diple_spans_remove (DipleStore *store, gint64 id, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM relation_value WHERE relation IN"
    " (SELECT id FROM relation WHERE source = ?1 OR target = ?1)",
    "DELETE FROM relation WHERE source = ?1 OR target = ?1",
    "DELETE FROM span_value WHERE span = ?1",
    "DELETE FROM span_fragment WHERE span = ?1",
    "DELETE FROM span WHERE id = ?1",
  };
  sqlite3 *db;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  db = diple_store_get_db (store);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!delete_by_span (db, statements[i], id, error))
      return FALSE;
  if (sqlite3_changes (db) == 1)
    return TRUE;
  g_set_error_literal (
      error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND, _ ("The annotation is no longer there"));
  return FALSE;
}
