/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-documents.h"
#include "bench-loop.h"

#include "data/diple-annotators.h"
#include "data/diple-assignments.h"
#include "data/diple-changes.h"
#include "data/diple-feedback.h"
#include "data/diple-insights.h"
#include "data/diple-journal.h"
#include "data/diple-review.h"
#include "data/store/diple-store-private.h"

#include <glib/gstdio.h>

/* The queue of a project of 2,000 articles (or as many as the first argument says) by 5 annotators
 * with 30 spans each: how long it takes to read, to read one document again and to order by
 * pattern, and for how long at most the main thread was busy with it. Then all figures of
 * agreement, and again after one document has changed; and the feedback for one annotator once all
 * is decided that three agree on. Figures as JSON, a line each. */
#define N_ANNOTATORS 5
#define N_SPANS 30

static void
check (gboolean done, GError **error)
{
  if (!done)
    g_error ("%s", (*error)->message);
}

/* Each annotator begins every third span a word later than others do, and leaves out some. */
static void
annotate (DipleStore *store, GArray *documents, guint annotator, gint64 label)
{
  g_autofree char *name = g_strdup_printf ("A%u", annotator);
  g_autoptr (GError) error = NULL;
  const gint64 id = diple_annotators_ensure (store, name, &error);
  g_autoptr (DipleChanges) changes = diple_changes_new ("span.add", "Marked many", 0);

  for (guint i = 0; i < documents->len; i++)
    {
      const gint64 document = g_array_index (documents, gint64, i);

      for (guint k = 0; k < N_SPANS; k++)
        {
          const guint later = (annotator + k) % 3 == 0 ? 4 : 0;
          g_autoptr (DipleSpan) span =
              diple_span_new (document, id, label, (DipleRange){ k * 30 + later, k * 30 + 20 });

          if ((annotator * 7 + k) % 10 != 0)
            diple_changes_put_span (changes, span);
        }
      diple_changes_set_state (changes, document, DIPLE_STATE_FINISHED);
    }
  check (diple_changes_write (store, id, changes, &error), &error);
}

static GArray *
make_project (const char *path, guint n_documents)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = diple_store_open (path, DIPLE_STORE_CREATE, &error);
  GArray *documents;
  gint64 label = 0;

  check (store != NULL, &error);
  documents = bench_articles_add (store, n_documents);
  check (
      diple_sql_get_int (
          diple_store_get_db (store), "SELECT id FROM label WHERE name = 'Person'", &label, &error),
      &error);
  for (guint i = 0; i < N_ANNOTATORS; i++)
    annotate (store, documents, i, label);
  check (diple_store_close (store, &error), &error);
  return documents;
}

/* Waits until @review is read; what it took since @start, in milliseconds. */
static double
wait_read (DipleReview *review, gint64 start)
{
  bench_loop_begin ();
  while (diple_review_is_loading (review))
    g_main_context_iteration (NULL, TRUE);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
order (DipleReview *review)
{
  const DipleReviewFilter filter = { .kind = DIPLE_N_REVIEW_KINDS, .by_pattern = TRUE };
  const gint64 start = g_get_monotonic_time ();

  diple_review_set_filter (review, &filter);
  return wait_read (review, start);
}

static void
measure (const char *path, GArray *documents)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleProject) project = diple_project_open (path, DIPLE_STORE_READ_WRITE, &error);
  g_autoptr (DipleReview) review = NULL;
  gint64 start = g_get_monotonic_time ();
  double all, one, ordered;

  check (project != NULL, &error);
  review = diple_review_new (project, NULL);
  all = wait_read (review, start);
  ordered = order (review);
  start = g_get_monotonic_time ();
  g_signal_emit_by_name (project, "changed", g_array_index (documents, gint64, 0), FALSE);
  one = wait_read (review, start);
  g_print ("{\"documents\": %u, \"items\": %u, \"left\": %u, \"read_ms\": %.1f,"
           " \"one_document_ms\": %.2f, \"order_ms\": %.1f, \"longest_on_main_thread_ms\": %.2f}\n",
           documents->len,
           diple_review_count_all (review, DIPLE_N_REVIEW_KINDS),
           diple_review_count_left (review, DIPLE_N_REVIEW_KINDS),
           all,
           one,
           ordered,
           bench_loop_take_longest ());
  g_clear_object (&review);
  diple_project_close (project);
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* What the page of figures does on other threads. */
static void
measure_figures (const char *path, GArray *documents)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = diple_store_open (path, DIPLE_STORE_READ_ONLY, &error);
  g_autoptr (DipleInsights) insights = diple_insights_new ();
  g_autoptr (DipleInsightsFigures) first = NULL;
  g_autoptr (DipleInsightsFigures) second = NULL;
  gint64 start = g_get_monotonic_time ();
  double read, computed;

  check (store != NULL && diple_insights_begin (insights, store, &error) &&
             diple_insights_read_on (insights, store, G_MAXINT, NULL, &error),
         &error);
  read = since (start);
  first = diple_insights_compute (insights, DIPLE_INSIGHTS_WHAT_IF);
  computed = since (start);
  start = g_get_monotonic_time ();
  check (diple_insights_read_again (insights, store, g_array_index (documents, gint64, 0), &error),
         &error);
  second = diple_insights_compute (insights, DIPLE_INSIGHTS_WHAT_IF);
  g_print ("{\"figures_read_ms\": %.1f, \"figures_ms\": %.1f, \"one_document_ms\": %.1f}\n",
           read,
           computed,
           since (start));
  check (diple_store_close (store, &error), &error);
}

static void
measure_feedback (const char *path)
{
  const DipleReviewRule rule = { .kind = DIPLE_RULE_MAJORITY, .least = 3 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = diple_store_open (path, DIPLE_STORE_READ_WRITE, &error);
  const gint64 annotator = diple_annotators_ensure (store, "A1", &error);
  g_autoptr (DipleFeedback) feedback = NULL;
  gint64 start;

  check (annotator != 0 &&
             diple_review_rule_apply (store, annotator, &rule, NULL, NULL, NULL, NULL, &error) >= 0,
         &error);
  start = g_get_monotonic_time ();
  feedback = diple_feedback_read (store, annotator, NULL, NULL, &error);
  check (feedback != NULL, &error);
  g_print ("{\"cases\": %u, \"feedback_ms\": %.1f}\n", feedback->cases->len, since (start));
  check (diple_store_close (store, &error), &error);
}

int
main (int argc, char **argv)
{
  const guint n_documents = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 2000;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("bench-review-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "bench.diple", NULL);
  g_autoptr (GArray) documents = make_project (path, n_documents);

  bench_loop_watch ();
  measure (path, documents);
  measure_figures (path, documents);
  measure_feedback (path);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
