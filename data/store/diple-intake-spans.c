/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-id.h"
#include "data/diple-text-map.h"
#include "data/store/diple-intake-rows-private.h"

/* The parameters of a statement: those of all its rows, then those of each. */
#define SHARED 2
#define EACH 8

typedef struct
{
  DipleArticleSpan *span;
  gint64 annotator;
  gint64 label;
} Row;

/* Of @n_rows rows. A statement that fails at a row must leave those before it. */
static sqlite3_stmt *
prepare (DipleRows *self, guint n_rows, GError **error)
{
  g_autoptr (GString) sql = NULL;
  sqlite3_stmt **place = &self->spans[n_rows - 1];

  if (*place != NULL)
    return *place;
  sql = g_string_new ("INSERT OR FAIL INTO span (document, created, modified, id, annotator, label,"
                      " start, \"end\", surface, note, score) VALUES ");
  for (guint i = 0; i < n_rows; i++)
    {
      g_string_append (sql, i > 0 ? ", (?1, ?2, ?2" : "(?1, ?2, ?2");
      for (guint j = 0; j < EACH; j++)
        g_string_append_printf (sql, ", ?%u", SHARED + i * EACH + j + 1);
      g_string_append_c (sql, ')');
    }
  *place = diple_sql_prepare_persistent (self->db, sql->str, error);
  return *place;
}

static void
bind_row (sqlite3_stmt *stmt, int first, const Row *row, const char *text)
{
  const DipleArticleSpan *span = row->span;
  guint n_bytes = span->bytes.end - span->bytes.start;

  sqlite3_bind_int64 (stmt, first, span->id);
  sqlite3_bind_int64 (stmt, first + 1, row->annotator);
  sqlite3_bind_int64 (stmt, first + 2, row->label);
  sqlite3_bind_int64 (stmt, first + 3, span->range.start);
  sqlite3_bind_int64 (stmt, first + 4, span->range.end);
  sqlite3_bind_text64 (
      stmt, first + 5, text + span->bytes.start, n_bytes, SQLITE_STATIC, SQLITE_UTF8);
  diple_sql_bind_text (stmt, first + 6, span->note);
  sqlite3_bind_double (stmt, first + 7, span->score); /* SQLite makes a NAN NULL */
}

/* Inserts @n_rows rows, or those before the first whose id is taken, which gets a new one. Returns
 * how many went in, or -1 with an error. */
static int
insert (
    DipleRows *self, const DipleDocument *document, const Row *rows, guint n_rows, GError **error)
{
  sqlite3_stmt *stmt = prepare (self, n_rows, error);
  int rc = SQLITE_OK;
  int n_in = (int) n_rows;

  if (stmt == NULL)
    return -1;
  sqlite3_bind_int64 (stmt, 1, document->id);
  sqlite3_bind_int64 (stmt, 2, self->now);
  for (guint i = 0; i < n_rows; i++)
    bind_row (stmt, (int) (SHARED + i * EACH + 1), &rows[i], document->text);
  rc = sqlite3_step (stmt);
  sqlite3_reset (stmt);
  if (rc == SQLITE_DONE)
    return n_in;
  if (rc != SQLITE_CONSTRAINT_PRIMARYKEY && rc != SQLITE_CONSTRAINT_ROWID)
    {
      diple_sql_fail (self->db, rc, error);
      return -1;
    }
  n_in = sqlite3_changes (self->db);
  rows[n_in].span->id = diple_id_new ();
  return n_in;
}

/* The batch stands for its spans in the journal: asking for each whether it is to be recorded would
 * take time. */
static void
record (DipleRows *self, gboolean on)
{
  if (self->batch != 0)
    sqlite3session_enable (diple_store_get_action (self->store)->session, on);
}

static gboolean
insert_all (
    DipleRows *self, const DipleDocument *document, const Row *rows, guint n_rows, GError **error)
{
  for (guint i = 0; i < n_rows;)
    {
      int n_in = insert (self, document, rows + i, MIN (n_rows - i, DIPLE_ROWS_MOST_SPANS), error);

      if (n_in < 0)
        return FALSE;
      i += (guint) n_in;
    }
  return TRUE;
}

static gboolean
add_fragments (DipleRows *self, const DipleArticleSpan *span, GError **error)
{
  for (guint i = 0; i < span->n_fragments; i++)
    {
      int first = 0;
      sqlite3_stmt *stmt = diple_rows_begin (self, DIPLE_BLOCK_FRAGMENT, &first, error);

      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_int64 (stmt, first, span->id);
      sqlite3_bind_int64 (stmt, first + 1, i);
      sqlite3_bind_int64 (stmt, first + 2, span->fragments[i].start);
      sqlite3_bind_int64 (stmt, first + 3, span->fragments[i].end);
    }
  return TRUE;
}

/* Where the spans stand in the bytes of the text, for those whose reader did not count. */
static void
count_bytes (const DipleDocument *document, const Row *rows, guint n_rows)
{
  g_autoptr (DipleTextMap) map = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      DipleArticleSpan *span = rows[i].span;

      if (span->bytes.end > 0)
        continue;
      if (map == NULL)
        map = diple_text_map_new (document->text, document->n_bytes);
      span->bytes.start = (guint) diple_text_map_to_byte (map, span->range.start);
      span->bytes.end = (guint) diple_text_map_to_byte (map, span->range.end);
    }
}

/* Names first: what an article adds to the schema must be there before its spans. */
static gboolean
name_rows (DipleRows *self, GPtrArray *spans, Row *rows, GError **error)
{
  for (guint i = 0; i < spans->len; i++)
    {
      DipleArticleSpan *span = g_ptr_array_index (spans, i);

      rows[i].span = span;
      rows[i].annotator = diple_intake_annotator (self->names, span->annotator, error);
      if (rows[i].annotator == 0)
        return FALSE;
      rows[i].label = diple_intake_label (self->names, span->layer, span->label, error);
      if (rows[i].label == 0)
        return FALSE;
      if (span->id == 0)
        span->id = diple_id_new ();
    }
  return TRUE;
}

gboolean
diple_rows_add_spans (DipleRows *self,
                      const DipleDocument *document,
                      GPtrArray *spans,
                      GError **error)
{
  g_autofree Row *rows = g_new (Row, spans->len);
  gboolean done = FALSE;

  if (spans->len == 0)
    return TRUE;
  if (!name_rows (self, spans, rows, error))
    return FALSE;
  count_bytes (document, rows, spans->len);
  record (self, FALSE);
  done = insert_all (self, document, rows, spans->len, error);
  record (self, TRUE);
  if (!done)
    return FALSE;
  for (guint i = 0; i < spans->len; i++)
    if (!add_fragments (self, rows[i].span, error) ||
        !diple_rows_add_values (self,
                                DIPLE_BLOCK_SPAN_VALUE,
                                DIPLE_OWNER_SPAN,
                                rows[i].label,
                                rows[i].span->id,
                                rows[i].span->attributes,
                                error))
      return FALSE;
  return TRUE;
}
