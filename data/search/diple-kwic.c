/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-kwic.h"

#include <glib/gi18n-lib.h>

#include "data/core/diple-utf8-private.h"
#include "data/diple-error.h"
#include "data/search/diple-kwic-candidates-private.h"
#include "data/search/diple-kwic-line-private.h"
#include "data/search/diple-kwic-wanted-private.h"
#include "data/search/diple-matcher-private.h"
#include "data/store/diple-store-private.h"

/* When something is told: the first lines soon, then now and then. */
#define FIRST_MICROSECONDS (50 * 1000)
#define NEXT_MICROSECONDS (200 * 1000)

/* The index needs a second for a prefix that half a million words have. Such a prefix is in the
 * very first texts, so these are looked through without it. */
#define EAGER_MICROSECONDS (25 * 1000)

/* So few texts are looked through without the index, whatever the words. */
#define FEW_TEXTS 500

/* How often SQLite asks, in its instructions, whether it should go on. */
#define PROGRESS_STEPS 2000

typedef struct
{
  sqlite3 *db;
  const DipleKwicQuery *query;
  guint page;
  DipleKwicFunc func;
  gpointer data;
  GCancellable *cancellable;

  gboolean wants_spans;
  DipleTokens *tokens;
  DipleQuery *words; /* NULL: without words */
  DipleMatcher *matcher;
  DipleScope *scope;
  DipleCandidates *candidates;
  char *condition;             /* for the index, which is not asked yet; or NULL */
  gint64 eager_until;          /* monotonic time */
  DipleKwicWanted *with_spans; /* NULL: any document will do */
  DipleKwicSpans *spans;
  sqlite3_stmt *text; /* text and title of ?1 */
  char *title;        /* a GRefString, of the text that is read; NULL until a line needs it */

  GArray *wanted;      /* DipleMark of the document at hand */
  GArray *own;         /* DipleMark */
  gint64 next_marked;  /* no document before this one has wanted spans */
  GPtrArray *lines;    /* DipleKwicLine: all of them, in document order */
  guint n_told;        /* of the lines */
  gint64 next_telling; /* monotonic time */
  DipleKwicTotals totals;
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->candidates, diple_candidates_free);
  g_clear_pointer (&run->condition, g_free);
  g_clear_pointer (&run->with_spans, diple_kwic_wanted_free);
  g_clear_pointer (&run->spans, diple_kwic_spans_free);
  g_clear_pointer (&run->text, sqlite3_finalize);
  g_clear_pointer (&run->title, g_ref_string_release);
  g_clear_pointer (&run->matcher, diple_matcher_free);
  g_clear_pointer (&run->words, diple_query_free);
  g_clear_pointer (&run->tokens, diple_tokens_free);
  g_clear_pointer (&run->scope, diple_scope_free);
  g_clear_pointer (&run->wanted, g_array_unref);
  g_clear_pointer (&run->own, g_array_unref);
  g_clear_pointer (&run->lines, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* Lines in document order follow those that were told. In another order, one can come before any
 * of them: the first lot is shown sorted, so that there is something, and at last all of them. */
static void
tell (Run *run)
{
  const gboolean sorted = run->query->sort != DIPLE_KWIC_DOCUMENT;
  const gboolean anew =
      sorted && run->lines->len > run->n_told && (run->n_told == 0 || run->totals.complete);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = sorted ? 0 : run->n_told; i < run->lines->len && (anew || !sorted); i++)
    g_ptr_array_add (lines, g_ptr_array_index (run->lines, i));
  if (anew)
    diple_kwic_lines_sort (lines, run->query->sort);
  if (anew || !sorted)
    run->n_told = run->lines->len;
  run->totals.lines = run->lines->len;
  run->func (lines, anew, &run->totals, run->data);
  run->next_telling = g_get_monotonic_time () + NEXT_MICROSECONDS;
}

static void
tell_if_due (Run *run)
{
  const gboolean page_full = run->n_told == 0 && run->lines->len >= run->page;

  if (page_full || g_get_monotonic_time () >= run->next_telling)
    tell (run);
}

static const DipleMark *
mark_of (const Run *run, DipleRange range)
{
  const DipleMark *mark = diple_marks_find_exact (run->wanted, range);

  if (mark == NULL)
    mark = diple_marks_find_exact (run->own, range);
  if (mark == NULL)
    mark = diple_marks_find_round (run->wanted, range);
  return mark != NULL ? mark : diple_marks_find_round (run->own, range);
}

static void
add_line (Run *run, gint64 document, DipleKwicPlace place, const DipleMark *mark)
{
  const char *text = (const char *) sqlite3_column_text (run->text, 0);
  g_autofree char *title = diple_sql_dup_text (run->text, 1);
  g_autoptr (GRefString) shared = g_ref_string_new (title);
  DipleKwicLine *line = diple_kwic_line_new (
      document, shared, text, (gsize) sqlite3_column_bytes (run->text, 0), place, mark);

  line->position = run->lines->len;
  g_ptr_array_add (run->lines, line);
}

static gboolean
read_text (Run *run, gint64 document, const char **text, gsize *n_bytes, GError **error)
{
  int rc;

  g_clear_pointer (&run->title, g_ref_string_release);
  sqlite3_reset (run->text);
  sqlite3_bind_int64 (run->text, 1, document);
  rc = diple_sql_step (run->text, error);
  if (rc == SQLITE_ERROR)
    return FALSE;
  *text = (const char *) sqlite3_column_text (run->text, 0);
  *n_bytes = (gsize) sqlite3_column_bytes (run->text, 0);
  if (rc == SQLITE_ROW && *text != NULL && g_utf8_validate_len (*text, *n_bytes, NULL))
    return TRUE;
  g_set_error_literal (error,
                       DIPLE_ERROR,
                       DIPLE_ERROR_CORRUPT,
                       _ ("The text of a document is damaged; check the project or open a backup"));
  return FALSE;
}

/* Without words, every wanted span is a hit. */
static gboolean
take_spans (Run *run, gint64 document, GError **error)
{
  const char *text;
  gsize n_bytes, byte = 0;
  guint offset = 0;
  gint64 last = 0;

  if (run->wanted->len == 0)
    return TRUE;
  if (!read_text (run, document, &text, &n_bytes, error))
    return FALSE;
  run->totals.documents++;
  for (guint i = 0; i < run->wanted->len; i++)
    {
      const DipleMark *mark = &g_array_index (run->wanted, DipleMark, i);
      DipleKwicPlace place = { .range = mark->range };

      /* Each piece has a row; those of one span follow each other. */
      if (mark->span == last || mark->range.end == 0)
        continue;
      last = mark->span;
      run->totals.hits++;
      if (run->lines->len >= DIPLE_KWIC_MAX_LINES)
        continue;
      while (offset < mark->range.start && byte < n_bytes)
        {
          byte += (gsize) (g_utf8_next_char (text + byte) - (text + byte));
          offset++;
        }
      place.start_byte = place.end_byte = byte;
      for (guint j = mark->range.start; j < mark->range.end && place.end_byte < n_bytes; j++)
        place.end_byte +=
            (gsize) (g_utf8_next_char (text + place.end_byte) - (text + place.end_byte));
      add_line (run, document, place, mark);
    }
  return TRUE;
}

static gboolean
take_words (Run *run, gint64 document, GError **error)
{
  const char *text;
  gsize n_bytes, byte = 0;
  guint offset = 0;
  GArray *hits;
  const guint64 before = run->totals.hits;

  if (!read_text (run, document, &text, &n_bytes, error))
    return FALSE;
  hits = diple_matcher_run (run->matcher, text, n_bytes);
  for (guint i = 0; i < hits->len; i++)
    {
      const DipleHit *hit = &g_array_index (hits, DipleHit, i);
      DipleKwicPlace place = { hit->start, hit->end, { 0, 0 } };

      offset += (guint) diple_utf8_count (text + byte, hit->start - byte);
      byte = hit->start;
      place.range.start = offset;
      place.range.end = offset + (guint) diple_utf8_count (text + byte, hit->end - byte);
      if (run->wants_spans && !diple_marks_hold (run->wanted, place.range))
        continue;
      run->totals.hits++;
      if (run->lines->len < DIPLE_KWIC_MAX_LINES)
        add_line (run, document, place, mark_of (run, place.range));
    }
  if (run->totals.hits > before)
    run->totals.documents++;
  return TRUE;
}

static gboolean
load_marks (Run *run, gint64 document, GError **error)
{
  if (run->spans == NULL)
    return TRUE;
  if ((run->wants_spans || run->matcher == NULL) &&
      !diple_kwic_spans_load (run->spans, document, FALSE, run->wanted, error))
    return FALSE;
  return run->query->viewer == 0 || run->matcher == NULL ||
         diple_kwic_spans_load (run->spans, document, TRUE, run->own, error);
}

/* Whether @document has spans that are wanted, or none need be. */
static gboolean
may_hold (Run *run, gint64 document, gboolean *may, GError **error)
{
  *may = TRUE;
  /* Ids in another order would set the search for the next one back each time. */
  if (run->with_spans == NULL || !diple_scope_is_ascending (run->scope))
    return TRUE;
  if (document > run->next_marked &&
      !diple_kwic_wanted_next (run->with_spans, document, &run->next_marked, error))
    return FALSE;
  *may = document == run->next_marked;
  if (!*may)
    diple_candidates_skip (run->candidates, run->next_marked);
  return TRUE;
}

static gboolean
take_document (Run *run, gint64 document, GError **error)
{
  gboolean may;

  if (!may_hold (run, document, &may, error))
    return FALSE;
  if (!may)
    return TRUE;
  if (!load_marks (run, document, error))
    return FALSE;
  if (run->matcher == NULL)
    return take_spans (run, document, error);
  return (run->wants_spans && run->wanted->len == 0) || take_words (run, document, error);
}

/* Asks the index, once what was found without it is shown. */
static gboolean
narrow_if_due (Run *run, GError **error)
{
  g_autofree char *condition = NULL;

  if (run->condition == NULL ||
      (run->lines->len < run->page && g_get_monotonic_time () < run->eager_until))
    return TRUE;
  condition = g_steal_pointer (&run->condition);
  if (run->lines->len > run->n_told)
    tell (run);
  return diple_candidates_narrow (run->candidates, run->db, condition, error);
}

static gboolean
walk (Run *run, GError **error)
{
  guint position;

  for (;;)
    {
      if (g_cancellable_set_error_if_cancelled (run->cancellable, error) ||
          !narrow_if_due (run, error) || !diple_candidates_next (run->candidates, &position, error))
        return FALSE;
      if (position == G_MAXUINT)
        break;
      if (!take_document (run, diple_scope_get (run->scope, position), error))
        return FALSE;
      tell_if_due (run);
    }
  run->totals.complete = TRUE;
  tell (run);
  return TRUE;
}

static gboolean
is_blank (const char *words)
{
  for (const char *p = words; p != NULL && *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      return FALSE;
  return TRUE;
}

static gboolean
prepare_words (Run *run, GError **error)
{
  if (is_blank (run->query->words))
    return TRUE;
  run->tokens = diple_tokens_new (run->db, error);
  if (run->tokens == NULL)
    return FALSE;
  run->words = diple_query_parse (run->query->words, run->tokens, error);
  if (run->words == NULL)
    return FALSE;
  run->matcher = diple_matcher_new (run->words, run->tokens);
  run->condition = diple_query_to_fts (run->words);
  return TRUE;
}

static gboolean
prepare_spans (Run *run, GError **error)
{
  if (run->wants_spans || run->matcher == NULL)
    {
      run->with_spans = diple_kwic_wanted_new (run->db, run->query, error);
      if (run->with_spans == NULL)
        return FALSE;
    }
  else if (run->query->viewer == 0)
    return TRUE;
  run->spans = diple_kwic_spans_new (run->db, run->query, error);
  return run->spans != NULL;
}

/* What is rarest leads: few documents are read one by one, and the index names those that have the
 * words where there are more. */
static void
prepare_candidates (Run *run)
{
  const GArray *few = run->with_spans != NULL ? diple_kwic_wanted_get_few (run->with_spans) : NULL;
  const guint n_scope = diple_scope_size (run->scope);
  const guint n_texts = few != NULL && few->len < n_scope ? few->len : n_scope;

  run->candidates = diple_candidates_new (run->scope);
  if (few != NULL && (run->matcher == NULL || few->len <= FEW_TEXTS))
    diple_candidates_limit (run->candidates, few);
  if (n_texts <= FEW_TEXTS)
    g_clear_pointer (&run->condition, g_free);
  else if (run->words != NULL && diple_query_has_prefix (run->words))
    run->eager_until = g_get_monotonic_time () + EAGER_MICROSECONDS;
}

static gboolean
prepare (Run *run, GError **error)
{
  if (!prepare_words (run, error))
    return FALSE;
  run->scope = diple_scope_new (run->db, run->query, error);
  if (run->scope == NULL || !prepare_spans (run, error))
    return FALSE;
  run->text = diple_sql_prepare_persistent (
      run->db,
      "SELECT text, CASE title WHEN '' THEN source ELSE title END"
      " FROM document_text JOIN document ON id = document WHERE document = ?1",
      error);
  if (run->text == NULL)
    return FALSE;
  prepare_candidates (run);
  return TRUE;
}

static int
progress_cb (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable) ? 1 : 0;
}

/* One transaction, so that a text is not missed while it goes from the backlog to the index. */
static gboolean
run_framed (Run *run, DipleStore *store, GError **error)
{
  gboolean framed, done;

  if (!diple_store_begin_reading (store, &framed, error))
    return FALSE;
  if (run->cancellable != NULL)
    sqlite3_progress_handler (run->db, PROGRESS_STEPS, progress_cb, run->cancellable);
  done = prepare (run, error) && walk (run, error);
  sqlite3_progress_handler (run->db, 0, NULL, NULL);
  g_clear_pointer (&run->candidates, diple_candidates_free);
  diple_store_end_reading (store, framed);
  return done;
}

gboolean
diple_kwic_run (DipleStore *store,
                const DipleKwicQuery *query,
                guint page,
                DipleKwicFunc func,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_auto (Run) run = { 0 };

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (query != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  run.db = diple_store_get_db (store);
  run.query = query;
  run.page = page;
  run.func = func;
  run.data = data;
  run.cancellable = cancellable;
  run.wants_spans = diple_kwic_query_wants_spans (query);
  run.wanted = g_array_new (FALSE, FALSE, sizeof (DipleMark));
  run.own = g_array_new (FALSE, FALSE, sizeof (DipleMark));
  run.next_marked = G_MININT64;
  run.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_kwic_line_unref);
  run.next_telling = g_get_monotonic_time () + FIRST_MICROSECONDS;
  return run_framed (&run, store, error);
}

gboolean
diple_kwic_check_words (DipleStore *store, const char *words, GError **error)
{
  g_autoptr (DipleTokens) tokens = NULL;
  g_autoptr (DipleQuery) query = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  if (is_blank (words))
    return TRUE;
  tokens = diple_tokens_new (diple_store_get_db (store), error);
  if (tokens == NULL)
    return FALSE;
  query = diple_query_parse (words, tokens, error);
  return query != NULL;
}
