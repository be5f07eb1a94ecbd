/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-occurrences.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"
#include "data/diple-spans.h"
#include "data/search/diple-kwic-candidates-private.h"
#include "data/search/diple-kwic-line-private.h"
#include "data/search/diple-needle-private.h"
#include "data/store/diple-store-private.h"

/* When something is told: the first lines soon, then now and then. */
#define FIRST_MICROSECONDS (50 * 1000)
#define NEXT_MICROSECONDS (200 * 1000)

typedef struct
{
  DipleStore *store;
  const DipleOccurrences *wanted;
  DipleKwicFunc func;
  gpointer data;
  GCancellable *cancellable;
  DipleNeedle *needle;
  DipleKwicQuery *all; /* of the scope */
  DipleScope *scope;
  DipleCandidates *candidates;
  sqlite3_stmt *text; /* text, title and language of ?1 */
  GPtrArray *lines;   /* DipleKwicLine *, not told yet */
  gint64 next_telling;
  DipleKwicTotals totals;
} Run;

/* The document at hand. */
typedef struct
{
  gint64 id;
  const char *text;
  gsize n_bytes;
  char *title; /* a GRefString; these and the next are NULL until a place is found */
  DipleTextMap *map;
  DipleBoundaries *boundaries;
  GPtrArray *spans; /* DipleSpan *, of the annotator */
} Page;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->candidates, diple_candidates_free);
  g_clear_pointer (&run->scope, diple_scope_free);
  g_clear_pointer (&run->all, diple_kwic_query_free);
  g_clear_pointer (&run->text, sqlite3_finalize);
  g_clear_pointer (&run->needle, diple_needle_free);
  g_clear_pointer (&run->lines, g_ptr_array_unref);
}

static void
page_clear (Page *page)
{
  g_clear_pointer (&page->boundaries, diple_boundaries_free);
  g_clear_pointer (&page->map, diple_text_map_free);
  g_clear_pointer (&page->spans, g_ptr_array_unref);
  g_clear_pointer (&page->title, g_ref_string_release);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static void
tell (Run *run)
{
  run->func (run->lines, FALSE, &run->totals, run->data);
  g_ptr_array_set_size (run->lines, 0);
  run->next_telling = g_get_monotonic_time () + NEXT_MICROSECONDS;
}

/* Whole words, or else whole letters with their accents, are those that snapping leaves as they
 * are.
 */
static gboolean
is_whole (DipleBoundaries *boundaries, DipleRange range, gboolean whole_words)
{
  const DipleRange snapped = whole_words ? diple_boundaries_snap (boundaries, range)
                                         : diple_boundaries_snap_clusters (boundaries, range);

  return snapped.start == range.start && snapped.end == range.end;
}

static gboolean
read_page (Run *run, Page *page, GError **error)
{
  int rc;

  sqlite3_reset (run->text);
  sqlite3_bind_int64 (run->text, 1, page->id);
  rc = diple_sql_step (run->text, error);
  if (rc == SQLITE_ERROR)
    return FALSE;
  page->text = (const char *) sqlite3_column_text (run->text, 0);
  page->n_bytes = (gsize) sqlite3_column_bytes (run->text, 0);
  if (rc == SQLITE_ROW && page->text != NULL &&
      g_utf8_validate_len (page->text, page->n_bytes, NULL))
    return TRUE;
  g_set_error_literal (error,
                       DIPLE_ERROR,
                       DIPLE_ERROR_CORRUPT,
                       _ ("The text of a document is damaged; check the project or open a backup"));
  return FALSE;
}

/* What only a text with a find in it needs. */
static gboolean
ensure_page (Run *run, Page *page, GError **error)
{
  g_autofree char *title = NULL;
  g_autofree char *language = NULL;

  if (page->map != NULL)
    return TRUE;
  title = diple_sql_dup_text (run->text, 1);
  language = diple_sql_dup_text (run->text, 2);
  page->title = g_ref_string_new (title);
  page->map = diple_text_map_new (page->text, page->n_bytes);
  page->boundaries = diple_boundaries_new (page->map, language);
  if (run->wanted->annotator == 0)
    page->spans = g_ptr_array_new ();
  else
    page->spans = diple_spans_load (run->store, page->id, run->wanted->annotator, error);
  return page->spans != NULL;
}

/* The span with the label that marks just @range, or the first that @range lies inside of. */
static const DipleSpan *
find_marked (const Run *run, const Page *page, DipleRange range)
{
  const DipleSpan *round = NULL;

  for (guint i = 0; i < page->spans->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (page->spans, i);

      if (span->range.start > range.start)
        break;
      if (span->label != run->wanted->label || span->range.end < range.end ||
          !diple_span_covers (span, range.start))
        continue;
      if (span->range.start == range.start && span->range.end == range.end)
        return span;
      round = round != NULL ? round : span;
    }
  return round;
}

static void
add_line (Run *run, Page *page, DipleKwicPlace place)
{
  const DipleSpan *span = find_marked (run, page, place.range);
  DipleKwicLine *line;

  if (run->wanted->show != DIPLE_OCCURRENCES_ALL &&
      (span != NULL) != (run->wanted->show == DIPLE_OCCURRENCES_MARKED))
    return;
  run->totals.hits++;
  if (run->wanted->most != 0 && run->totals.lines >= run->wanted->most)
    return;
  line = diple_kwic_line_new (page->id, page->title, page->text, page->n_bytes, place, NULL);
  if (span != NULL)
    {
      DipleKwicLine *bare = line;

      line = diple_kwic_line_with_span (bare, span);
      diple_kwic_line_unref (bare);
    }
  line->position = run->totals.lines++;
  g_ptr_array_add (run->lines, line);
}

static gboolean
take_document (Run *run, gint64 document, GError **error)
{
  const guint64 before = run->totals.hits;
  g_auto (Page) page = { .id = document };
  DipleKwicPlace place = { 0 };
  gsize byte = 0;
  guint offset = 0;

  if (!read_page (run, &page, error))
    return FALSE;
  while (diple_needle_find (run->needle,
                            page.text,
                            page.n_bytes,
                            byte,
                            offset,
                            &place.start_byte,
                            &place.end_byte,
                            &place.range))
    {
      if (!ensure_page (run, &page, error))
        return FALSE;
      if (is_whole (page.boundaries, place.range, run->wanted->whole_words))
        add_line (run, &page, place);
      byte = place.end_byte;
      offset = place.range.end;
    }
  run->totals.documents += run->totals.hits > before;
  return TRUE;
}

static gboolean
walk (Run *run, GError **error)
{
  guint position;

  for (;;)
    {
      if (g_cancellable_set_error_if_cancelled (run->cancellable, error) ||
          !diple_candidates_next (run->candidates, &position, error))
        return FALSE;
      if (position == G_MAXUINT)
        return TRUE;
      if (!take_document (run, diple_scope_get (run->scope, position), error))
        return FALSE;
      if (g_get_monotonic_time () >= run->next_telling)
        tell (run);
    }
}

static gboolean
walk_project (Run *run, sqlite3 *db, GError **error)
{
  g_autofree char *condition = diple_needle_dup_condition (run->needle);

  run->all = diple_kwic_query_new ();
  run->scope = diple_scope_new (db, run->all, error);
  if (run->scope == NULL)
    return FALSE;
  run->candidates = diple_candidates_new (run->scope);
  if (condition != NULL && !diple_candidates_narrow (run->candidates, db, condition, error))
    return FALSE;
  return walk (run, error);
}

static gboolean
run_all (Run *run, sqlite3 *db, GError **error)
{
  run->text =
      diple_sql_prepare_persistent (db,
                                    "SELECT text, CASE title WHEN '' THEN source ELSE title END,"
                                    " language FROM document_text JOIN document ON id = document"
                                    " WHERE document = ?1",
                                    error);
  if (run->text == NULL)
    return FALSE;
  if (run->wanted->document != 0 ? !take_document (run, run->wanted->document, error)
                                 : !walk_project (run, db, error))
    return FALSE;
  run->totals.complete = TRUE;
  tell (run);
  return TRUE;
}

gboolean
diple_occurrences_run (DipleStore *store,
                       const DipleOccurrences *wanted,
                       DipleKwicFunc func,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (Run) run = {
    .store = store, .wanted = wanted, .func = func, .data = data, .cancellable = cancellable
  };
  sqlite3 *db;
  gboolean framed, done;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (wanted != NULL && wanted->text != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  db = diple_store_get_db (store);
  run.needle = diple_needle_new (wanted);
  run.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_kwic_line_unref);
  run.next_telling = g_get_monotonic_time () + FIRST_MICROSECONDS;
  /* One transaction, so that a text is not missed while it goes from the backlog to the index. */
  if (!diple_store_begin_reading (store, &framed, error))
    return FALSE;
  done = run_all (&run, db, error);
  g_clear_pointer (&run.candidates, diple_candidates_free);
  g_clear_pointer (&run.text, sqlite3_finalize);
  diple_store_end_reading (store, framed);
  return done;
}

/* From the byte of @from on. */
static gboolean
find_from (const DipleNeedle *needle,
           const char *text,
           gsize n_bytes,
           DipleBoundaries *boundaries,
           guint from,
           DipleRange *found)
{
  gsize byte = (gsize) (g_utf8_offset_to_pointer (text, from) - text), start;

  while (diple_needle_find (needle, text, n_bytes, byte, from, &start, &byte, found))
    {
      if (is_whole (boundaries, *found, needle->whole_words))
        return TRUE;
      from = found->end;
    }
  return FALSE;
}

gboolean
diple_occurrences_next (const char *text,
                        gsize n_bytes,
                        DipleBoundaries *boundaries,
                        const DipleOccurrences *wanted,
                        guint from,
                        gboolean round,
                        DipleRange *found)
{
  g_autoptr (DipleNeedle) needle = NULL;

  g_return_val_if_fail (text != NULL && boundaries != NULL, FALSE);
  g_return_val_if_fail (wanted != NULL && found != NULL, FALSE);

  needle = diple_needle_new (wanted);
  return find_from (needle, text, n_bytes, boundaries, from, found) ||
         (round && find_from (needle, text, n_bytes, boundaries, 0, found));
}
