/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-spans.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/store/diple-spans-private.h"
#include "data/store/diple-value-rows-private.h"

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

/* Spans that are being read, with an index of them once somebody needs it. */
typedef struct
{
  GPtrArray *spans;
  GHashTable *by_id; /* gint64 * (in the span) to DipleSpan * */
} Reading;

static DipleSpan *
find_read (Reading *reading, gint64 id)
{
  if (reading->by_id == NULL)
    {
      reading->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; i < reading->spans->len; i++)
        {
          DipleSpan *span = g_ptr_array_index (reading->spans, i);

          g_hash_table_insert (reading->by_id, &span->id, span);
        }
    }
  return g_hash_table_lookup (reading->by_id, &id);
}

/* Rows of (span, start, end) in order of span and piece. */
static gboolean
add_fragments (sqlite3_stmt *stmt, Reading *reading, GError **error)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (DipleRange));
  gint64 current = 0;
  int rc;

  do
    {
      gint64 id;
      DipleSpan *span;

      rc = diple_sql_step (stmt, error);
      id = rc == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
      span = id != current && current != 0 ? find_read (reading, current) : NULL;
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

static void
take_values (gint64 id, DipleValues *values, gpointer data)
{
  DipleSpan *span = find_read (data, id);

  if (span == NULL)
    return;
  diple_values_clear (&span->values);
  span->values = *values;
  *values = (DipleValues){ NULL, 0 };
}

/* Whether all @spans, which are of one document, lie in its text. */
static gboolean
lie_in_text (DipleStore *store, GPtrArray *spans, GError **error)
{
  g_autoptr (DipleKept) stmt =
      diple_store_keep (store, "SELECT length FROM document WHERE id = ?1", error);
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

/* The three statements that read spans, kept, as a whole project is read document by document; each
 * is bound alike. */
typedef struct
{
  DipleStore *store;
  DipleKept *spans;
  DipleKept *fragments;
  DipleKept *values;
} Statements;

static void
statements_clear (Statements *statements)
{
  g_clear_pointer (&statements->spans, diple_kept_give_back);
  g_clear_pointer (&statements->fragments, diple_kept_give_back);
  g_clear_pointer (&statements->values, diple_kept_give_back);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Statements, statements_clear)

static gboolean
read_rows (const Statements *statements, Reading *reading, GError **error)
{
  int rc;

  while ((rc = diple_sql_step (statements->spans, error)) == SQLITE_ROW)
    g_ptr_array_add (reading->spans, read_span (statements->spans));
  return rc == SQLITE_DONE && add_fragments (statements->fragments, reading, error) &&
         diple_value_rows_read (statements->values, take_values, reading, error) &&
         lie_in_text (statements->store, reading->spans, error);
}

/* Sorted here and not by SQLite, whose sorter copies every row: for 10,000 spans that alone takes
 * longer than reading them. */
static GPtrArray *
read_spans (const Statements *statements, GError **error)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  Reading reading = { spans, NULL };
  gboolean done = read_rows (statements, &reading, error);

  g_clear_pointer (&reading.by_id, g_hash_table_unref);
  if (!done)
    return NULL;
  g_ptr_array_sort (spans, compare_spans);
  return g_steal_pointer (&spans);
}

static gboolean
prepare (
    Statements *statements, const char *const sql[3], gint64 first, gint64 second, GError **error)
{
  DipleKept **all[] = { &statements->spans, &statements->fragments, &statements->values };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      *all[i] = diple_store_keep (statements->store, sql[i], error);
      if (*all[i] == NULL)
        return FALSE;
      sqlite3_bind_int64 (*all[i], 1, first);
      if (sqlite3_bind_parameter_count (*all[i]) > 1)
        sqlite3_bind_int64 (*all[i], 2, second);
    }
  return TRUE;
}

GPtrArray *
diple_spans_load (DipleStore *store, gint64 document, gint64 annotator, GError **error)
{
  static const char *const sql[] = {
    "SELECT " COLUMNS " FROM span WHERE document = ?1 AND (?2 = 0 OR annotator = ?2)",
    "SELECT span, span_fragment.start, span_fragment.\"end\" FROM span_fragment"
    " JOIN span ON span.id = span_fragment.span"
    " WHERE document = ?1 AND (?2 = 0 OR annotator = ?2) ORDER BY span, ordinal",
    "SELECT span.id, attribute, option, entity, value FROM span JOIN span_value"
    " ON span_value.span = span.id WHERE document = ?1 AND (?2 = 0 OR annotator = ?2)"
    " ORDER BY span.id, attribute, ordinal",
  };
  g_auto (Statements) statements = { store, NULL, NULL, NULL };

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  if (!prepare (&statements, sql, document, annotator, error))
    return NULL;
  return read_spans (&statements, error);
}

DipleSpan *
diple_spans_find (DipleStore *store, gint64 id, GError **error)
{
  static const char *const sql[] = {
    "SELECT " COLUMNS " FROM span WHERE id = ?1",
    "SELECT span, start, \"end\" FROM span_fragment WHERE span = ?1 ORDER BY ordinal",
    "SELECT span, attribute, option, entity, value FROM span_value WHERE span = ?1"
    " ORDER BY attribute, ordinal",
  };
  g_auto (Statements) statements = { store, NULL, NULL, NULL };
  g_autoptr (GPtrArray) spans = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  if (!prepare (&statements, sql, id, 0, error))
    return NULL;
  spans = read_spans (&statements, error);
  if (spans == NULL)
    return NULL;
  if (spans->len == 1)
    return diple_span_ref (g_ptr_array_index (spans, 0));
  g_set_error_literal (
      error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND, _ ("The annotation is no longer there"));
  return NULL;
}
