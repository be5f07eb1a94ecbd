/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/store/diple-far-span-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "data/diple-error.h"
#include "data/diple-schema-rules.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"

#define SURFACE_CODE_POINTS "80"

/* Of the text on each side of a candidate, in code points. */
#define CONTEXT 36

#define COLUMNS                                                                                    \
  "span.id, span.document, span.annotator, span.label, span.start, span.\"end\", span.note,"       \
  " span.modified, substr(span.surface, 1, " SURFACE_CODE_POINTS "),"                              \
  " CASE document.title WHEN '' THEN document.source ELSE document.title END"

void
diple_far_span_free (DipleFarSpan *far)
{
  g_clear_pointer (&far->span, diple_span_unref);
  g_free (far->surface);
  g_free (far->title);
  g_free (far->before);
  g_free (far->after);
  g_free (far);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleFarSpan, diple_far_span_free)

static DipleSpan *
read_span (sqlite3_stmt *stmt)
{
  g_autofree char *note = diple_sql_dup_text (stmt, 6);
  gint64 start = sqlite3_column_int64 (stmt, 4);
  gint64 end = sqlite3_column_int64 (stmt, 5);
  DipleSpan row = {
    .id = sqlite3_column_int64 (stmt, 0),
    .document = sqlite3_column_int64 (stmt, 1),
    .annotator = sqlite3_column_int64 (stmt, 2),
    .label = sqlite3_column_int64 (stmt, 3),
    .note = note,
    .score = NAN,
    .modified = sqlite3_column_int64 (stmt, 7),
  };

  /* Only a damaged file has such a range, and opening that document says so. */
  if (start >= 0 && start < end && end <= G_MAXUINT)
    row.range = (DipleRange){ (guint) start, (guint) end };
  return diple_span_copy (&row);
}

static DipleFarSpan *
read_far (sqlite3_stmt *stmt)
{
  DipleFarSpan *far = g_new0 (DipleFarSpan, 1);

  far->span = read_span (stmt);
  far->surface = diple_sql_dup_text (stmt, 8);
  g_strdelimit (far->surface, "\n\r\t", ' ');
  far->title = diple_sql_dup_text (stmt, 9);
  return far;
}

DipleFarSpan *
diple_far_span_read (sqlite3 *db, gint64 id, GError **error)
{
  static const char sql[] = "SELECT " COLUMNS " FROM span"
                            " JOIN document ON document.id = span.document WHERE span.id = ?1";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, id);
  switch (diple_sql_step (stmt, error))
    {
    case SQLITE_ROW:
      return read_far (stmt);
    case SQLITE_DONE:
      g_set_error_literal (error,
                           DIPLE_ERROR,
                           DIPLE_ERROR_CORRUPT,
                           _ ("A relation leads to an annotation that is not there; check the "
                              "project or open a backup"));
      return NULL;
    default:
      return NULL;
    }
}

/* What the other end of a relation is looked for by. */
typedef struct
{
  const DipleSchema *schema;
  gint64 type;
  const DipleSpan *span;
  GStrv words; /* casefolded */
  guint limit;
} Search;

static gboolean
joins (const Search *search, const DipleFarSpan *far)
{
  gboolean across = far->span->document != search->span->document;
  g_autofree char *forth = diple_schema_why_not_join (
      search->schema, search->type, search->span->label, far->span->label, across);
  g_autofree char *back = NULL;

  if (forth == NULL)
    return TRUE;
  back = diple_schema_why_not_join (
      search->schema, search->type, far->span->label, search->span->label, across);
  return back == NULL;
}

static gboolean
has_words (const Search *search, const DipleFarSpan *far)
{
  g_autofree char *text = g_strconcat (far->surface, "\n", far->title, NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; search->words[i] != NULL; i++)
    if (strstr (folded, search->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* The folding of Unicode is not SQLite's, so that words are looked for here. */
static GPtrArray *
collect (sqlite3_stmt *stmt, const Search *search, GError **error)
{
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_far_span_free);
  int rc = SQLITE_DONE;

  while (found->len < search->limit && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      g_autoptr (DipleFarSpan) far = read_far (stmt);

      if (joins (search, far) && has_words (search, far))
        g_ptr_array_add (found, g_steal_pointer (&far));
    }
  return rc != SQLITE_ERROR ? g_steal_pointer (&found) : NULL;
}

/* Code points of @text, which begins or ends in the midst of a word unless it is whole: the words
 * that are certainly whole, with an ellipsis for the rest. */
static char *
cut_before (char *text, gboolean whole)
{
  const char *blank = whole ? NULL : strchr (text, ' ');

  return blank != NULL ? g_strconcat ("…", blank + 1, NULL) : g_strdup (text);
}

static char *
cut_after (char *text, gboolean whole)
{
  char *blank = whole ? NULL : strrchr (text, ' ');

  if (blank != NULL)
    *blank = '\0';
  return g_strconcat (text, blank != NULL ? "…" : "", NULL);
}

/* Equal words in one document differ by what stands beside them. */
static gboolean
add_context (sqlite3_stmt *stmt, DipleFarSpan *far, GError **error)
{
  const gint64 start = far->span->range.start, end = far->span->range.end;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int rc;

  sqlite3_bind_int64 (stmt, 1, far->span->document);
  sqlite3_bind_int64 (stmt, 2, MAX (0, start - CONTEXT) + 1);
  sqlite3_bind_int64 (stmt, 3, MIN (start, CONTEXT));
  sqlite3_bind_int64 (stmt, 4, end + 1);
  sqlite3_bind_int64 (stmt, 5, CONTEXT);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ROW)
    {
      before = diple_sql_dup_text (stmt, 0);
      after = diple_sql_dup_text (stmt, 1);
      g_strdelimit (before, "\n\r\t", ' ');
      g_strdelimit (after, "\n\r\t", ' ');
      far->before = cut_before (before, start <= CONTEXT);
      far->after = cut_after (after, g_utf8_strlen (after, -1) < CONTEXT);
    }
  sqlite3_reset (stmt);
  return rc != SQLITE_ERROR;
}

static GPtrArray *
add_contexts (DipleStore *store, GPtrArray *taken, GError **error)
{
  static const char sql[] = "SELECT substr (text, ?2, ?3), substr (text, ?4, ?5)"
                            " FROM document_text WHERE document = ?1";
  g_autoptr (GPtrArray) found = taken;
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);

  if (stmt == NULL)
    return NULL;
  for (guint i = 0; i < found->len; i++)
    if (!add_context (stmt, g_ptr_array_index (found, i), error))
      return NULL;
  return g_steal_pointer (&found);
}

static GPtrArray *
run (DipleStore *store, const Search *search, GError **error)
{
  static const char sql[] =
      "SELECT " COLUMNS " FROM span CROSS JOIN document ON document.id = span.document"
      " WHERE span.annotator = ?1 AND span.id <> ?2 AND NOT EXISTS (SELECT 1 FROM relation"
      " WHERE relation.type = ?3 AND relation.annotator = ?1 AND ((source = ?2 AND target = "
      "span.id)"
      " OR (source = span.id AND target = ?2))) ORDER BY span.id DESC";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, search->span->annotator);
  sqlite3_bind_int64 (stmt, 2, search->span->id);
  sqlite3_bind_int64 (stmt, 3, search->type);
  return collect (stmt, search, error);
}

GPtrArray *
diple_relations_candidates (
    DipleStore *store, gint64 span, gint64 type, const char *words, guint limit, GError **error)
{
  g_autoptr (DipleSpan) from = NULL;
  g_autoptr (DipleSchema) schema = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;
  GPtrArray *found;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  from = diple_spans_find (store, span, error);
  schema = from != NULL ? diple_schema_load (store, error) : NULL;
  if (schema == NULL)
    return NULL;
  folded = g_utf8_casefold (words, -1);
  parts = g_strsplit_set (folded, " \t\n", -1);
  found = run (store, &(const Search){ schema, type, from, parts, limit }, error);
  return found != NULL ? add_contexts (store, found, error) : NULL;
}
