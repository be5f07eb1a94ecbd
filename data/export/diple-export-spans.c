/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/export/diple-export-reader-private.h"

#include <glib/gi18n-lib.h>

#include "data/diple-id.h"
#include "data/diple-text-map.h"

static int
order_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static gboolean
refuse_span (DipleExportReader *self,
             const DipleExportPage *page,
             const DipleExportSpan *span,
             const char *what,
             GError **error)
{
  char id[DIPLE_ID_TEXT_SIZE];
  g_autofree char *sentence =
      /* Translators: like: The annotation 01f3… (“Claim” by Ana) lies outside the text */
      g_strdup_printf (_ ("The annotation %s (“%s” by %s) %s"),
                       diple_id_format (span->id, id),
                       span->label->name,
                       span->annotator->name,
                       what);

  return diple_export_page_refuse (page, sentence, error);
}

/* Where the span lies in bytes, and whether its words are still those that were marked. */
static gboolean
check_span (DipleExportReader *self,
            const DipleExportPage *page,
            const DipleTextMap *map,
            DipleExportSpan *span,
            GError **error)
{
  const char *surface = (const char *) sqlite3_column_text (self->spans, 5);
  gsize n_bytes = (gsize) sqlite3_column_bytes (self->spans, 5);
  gint64 start = sqlite3_column_int64 (self->spans, 3);
  gint64 end = sqlite3_column_int64 (self->spans, 4);

  if (start < 0 || start >= end || end > diple_text_map_length (map))
    return refuse_span (self, page, span, _ ("lies outside the text"), error);
  span->range = (DipleRange){ (guint) start, (guint) end };
  span->first_byte = diple_text_map_to_byte (map, span->range.start);
  span->end_byte = diple_text_map_to_byte (map, span->range.end);
  if (surface == NULL || n_bytes != span->end_byte - span->first_byte ||
      memcmp (surface, page->text + span->first_byte, n_bytes) != 0)
    return refuse_span (self, page, span, _ ("no longer stands on the words it was put on"), error);
  return TRUE;
}

static void
read_note (DipleExportReader *self, DipleExportPage *page, DipleExportSpan *span)
{
  gsize n_bytes = (gsize) sqlite3_column_bytes (self->spans, 6);

  span->note = page->scraps.length;
  if (n_bytes > 0)
    diple_json_buffer_add_string (
        &page->scraps, (const char *) sqlite3_column_text (self->spans, 6), n_bytes);
  span->n_note_bytes = page->scraps.length - span->note;
}

/* FALSE when the span is not of the layer that is exported. */
static gboolean
take_origin (DipleExportReader *self, DipleExportSpan *span)
{
  const DipleExportOrigin *origin = diple_export_gold_find_span (self->gold, span->id);

  if (origin == NULL)
    return FALSE;
  span->annotator = diple_export_gold_get_name (self->gold);
  span->origin = origin->json;
  span->n_origin_bytes = origin->n_bytes;
  return TRUE;
}

static gboolean
read_span (DipleExportReader *self, DipleExportPage *page, const DipleTextMap *map, GError **error)
{
  sqlite3_stmt *stmt = self->spans;
  DipleExportSpan span = { .id = sqlite3_column_int64 (stmt, 0) };

  span.annotator = diple_export_page_name (page, self->names->annotators, stmt, 1, error);
  if (span.annotator == NULL)
    return FALSE;
  if (self->gold != NULL ? !take_origin (self, &span)
                         : !diple_export_page_wants (self, page, span.annotator))
    return TRUE;
  span.label = diple_export_page_name (page, self->names->labels, stmt, 2, error);
  if (span.label == NULL || !check_span (self, page, map, &span, error))
    return FALSE;
  read_note (self, page, &span);
  g_array_append_val (page->spans, span);
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return order_numbers (((const DipleExportSpan *) a)->id, ((const DipleExportSpan *) b)->id);
}

/* The order in the line: as one reads, the longer first, then by names. */
static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const DipleExportSpan *first = a;
  const DipleExportSpan *second = b;

  if (first->range.start != second->range.start)
    return first->range.start < second->range.start ? -1 : 1;
  if (first->range.end != second->range.end)
    return first->range.end > second->range.end ? -1 : 1;
  if (first->label->rank != second->label->rank)
    return first->label->rank < second->label->rank ? -1 : 1;
  if (first->annotator->rank != second->annotator->rank)
    return first->annotator->rank < second->annotator->rank ? -1 : 1;
  return order_numbers (first->id, second->id);
}

static gboolean
check_fragments (DipleExportReader *self,
                 const DipleExportPage *page,
                 const DipleExportSpan *span,
                 GError **error)
{
  const DipleRange *pieces = &g_array_index (page->fragments, DipleRange, span->fragments);
  guint last = span->n_fragments - 1;
  gboolean sound = span->n_fragments != 1;

  if (span->n_fragments == 0)
    return TRUE;
  for (guint i = 0; i <= last; i++)
    sound =
        sound && pieces[i].start < pieces[i].end && (i == 0 || pieces[i - 1].end < pieces[i].start);
  sound = sound && pieces[0].start == span->range.start && pieces[last].end == span->range.end;
  return sound || refuse_span (self, page, span, _ ("has pieces that do not fit it"), error);
}

/* Rows of (span, start, end) in order of the span's id, as the spans are at this point. */
static gboolean
read_fragments (DipleExportReader *self, DipleExportPage *page, GError **error)
{
  sqlite3_stmt *stmt = self->fragments;
  guint at = 0;
  int rc;

  sqlite3_bind_int64 (stmt, 1, page->id);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      DipleRange piece = { (guint) sqlite3_column_int64 (stmt, 1),
                           (guint) sqlite3_column_int64 (stmt, 2) };
      DipleExportSpan *span;

      while (at < page->spans->len && g_array_index (page->spans, DipleExportSpan, at).id < id)
        at++;
      span = at < page->spans->len ? &g_array_index (page->spans, DipleExportSpan, at) : NULL;
      if (span == NULL || span->id != id)
        continue; /* of an annotator who is left out */
      if (span->n_fragments++ == 0)
        span->fragments = page->fragments->len;
      g_array_append_val (page->fragments, piece);
    }
  sqlite3_reset (stmt);
  for (guint i = 0; i < page->spans->len && rc == SQLITE_DONE; i++)
    if (!check_fragments (self, page, &g_array_index (page->spans, DipleExportSpan, i), error))
      return FALSE;
  return rc == SQLITE_DONE;
}

static gboolean
read_span_values (DipleExportReader *self, DipleExportPage *page, GError **error)
{
  guint next = 0;

  if (!diple_export_read_values (self, page, self->span_values, page->span_values, error))
    return FALSE;
  for (guint i = 0; i < page->spans->len; i++)
    {
      DipleExportSpan *span = &g_array_index (page->spans, DipleExportSpan, i);
      diple_export_take_values (page->span_values, span->id, &next, &span->values, &span->n_values);
    }
  return TRUE;
}

gboolean
diple_export_read_spans (DipleExportReader *self, DipleExportPage *page, GError **error)
{
  sqlite3_stmt *stmt = self->spans;
  g_autoptr (DipleTextMap) map = NULL;
  int rc = SQLITE_DONE;

  if (stmt == NULL)
    return TRUE;
  map = diple_text_map_new (page->text, page->n_bytes);
  sqlite3_bind_int64 (stmt, 1, page->id);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    if (!read_span (self, page, map, error))
      break;
  sqlite3_reset (stmt);
  if (rc != SQLITE_DONE)
    return FALSE;

  if (self->fragments != NULL || self->span_values != NULL || self->suggested != NULL)
    g_array_sort (page->spans, compare_ids);
  if ((self->fragments != NULL && !read_fragments (self, page, error)) ||
      (self->span_values != NULL && !read_span_values (self, page, error)) ||
      (self->suggested != NULL && !diple_export_read_suggested (self, page, error)))
    return FALSE;
  g_array_sort (page->spans, compare_spans);
  return TRUE;
}
