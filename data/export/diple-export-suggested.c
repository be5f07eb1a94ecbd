/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/export/diple-export-reader-private.h"

/* A statement of its own for each of the two spans: most have no pieces, and those that are
 * compared stand at one place already. */
#define PIECES(span)                                                                               \
  "(SELECT group_concat(start || '-' || \"end\") FROM (SELECT start, \"end\" FROM span_fragment"   \
  " WHERE span = " span " ORDER BY ordinal))"
#define SAME                                                                                       \
  "own.label = theirs.label AND own.start = theirs.start AND own.\"end\" = theirs.\"end\""         \
  " AND " PIECES ("own.id") " IS " PIECES ("theirs.id")

/* The origin of spans that a model suggested, in order of the spans. Where what it said is not in
 * the project, it is as it was said in the file that the span came from. */
const char diple_export_suggested_sql[] =
    "SELECT answer.span, answer.model, answer.suggested, answer.score,"
    " iif(theirs.id IS NULL, answer.answer, iif(" SAME ", 'accepted', 'corrected'))"
    " FROM suggestion_answer AS answer"
    " JOIN span AS own ON own.id = answer.span AND own.annotator = answer.annotator"
    " JOIN annotator ON annotator.id = answer.model"
    " LEFT JOIN span AS theirs ON theirs.id = answer.suggested"
    "  AND theirs.annotator = answer.model"
    " WHERE answer.document = ?1"
    " ORDER BY answer.span, annotator.name COLLATE BINARY, answer.suggested";

/* With as few digits as bring it back; "" when the model gave none. */
static void
add_score (DipleJsonBuffer *json, sqlite3_stmt *stmt, int column)
{
  const double score = sqlite3_column_double (stmt, column);
  char digits[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (sqlite3_column_type (stmt, column) != SQLITE_NULL)
    {
      g_ascii_formatd (digits, sizeof digits, "%.15g", score);
      if (g_ascii_strtod (digits, NULL) != score)
        g_ascii_dtostr (digits, sizeof digits, score);
    }
  diple_json_buffer_add_valid (json, digits, strlen (digits));
}

static gboolean
add_one (DipleExportReader *self, DipleExportPage *page, DipleExportSpan *span, GError **error)
{
  sqlite3_stmt *stmt = self->suggested;
  DipleJsonBuffer *json = &page->scraps;
  const char *answer = (const char *) sqlite3_column_text (stmt, 4);
  const DipleExportName *model =
      diple_export_page_name (page, self->names->annotators, stmt, 1, error);

  if (model == NULL)
    return FALSE;
  if (span->n_suggested_bytes == 0)
    span->suggested = json->length;
  else
    diple_json_buffer_add_byte (json, ',');
  diple_json_buffer_add_literal (json, "{\"model\":");
  diple_json_buffer_add (json, model->json, model->n_bytes);
  diple_json_buffer_add_literal (json, ",\"span\":");
  diple_json_buffer_add_id (json, sqlite3_column_int64 (stmt, 2));
  diple_json_buffer_add_literal (json, ",\"score\":");
  add_score (json, stmt, 3);
  diple_json_buffer_add_literal (json, ",\"answer\":");
  diple_json_buffer_add_valid (json, answer, strlen (answer));
  diple_json_buffer_add_byte (json, '}');
  span->n_suggested_bytes = json->length - span->suggested;
  return TRUE;
}

gboolean
diple_export_read_suggested (DipleExportReader *self, DipleExportPage *page, GError **error)
{
  sqlite3_stmt *stmt = self->suggested;
  guint at = 0;
  int rc;

  sqlite3_bind_int64 (stmt, 1, page->id);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const gint64 id = sqlite3_column_int64 (stmt, 0);
      DipleExportSpan *span;

      while (at < page->spans->len && g_array_index (page->spans, DipleExportSpan, at).id < id)
        at++;
      span = at < page->spans->len ? &g_array_index (page->spans, DipleExportSpan, at) : NULL;
      if (span != NULL && span->id == id && !add_one (self, page, span, error))
        break;
    }
  sqlite3_reset (stmt);
  return rc == SQLITE_DONE;
}
