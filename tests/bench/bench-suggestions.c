/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bench-loop.h"
#include "bench-measure.h"
#include "bench-text.h"
#include "data/diple-annotators.h"
#include "data/diple-intake.h"
#include "data/diple-journal.h"
#include "data/diple-schema-store.h"
#include "tests/ui/desk.h"
#include "ui/article/diple-article-view-private.h"

/* What it costs to answer a model's suggestions in the whole window: 2,000 of them in an article of
 * 10,000 words. Prints JSON. */

#define BYTES 62000 /* about 10,000 words */
#define SUGGESTIONS 2000
#define ANSWERS 41

static void
fail (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static gint64
add_article (DipleStore *store, guint *length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleArticle) article = diple_article_new ();
  DipleIntake *intake = diple_intake_begin (store, 0, "bench", &error);
  char *text = bench_text_new (BYTES);

  fail (error);
  *length = (guint) g_utf8_strlen (text, -1);
  diple_document_take_text (article->document, text, strlen (text));
  diple_intake_add (intake, article, TRUE, &error);
  fail (error);
  diple_intake_commit (intake, "Imported one article", &error);
  fail (error);
  return article->document->id;
}

static gint64
add_model (DipleStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 model;

  if (!diple_journal_begin (store, 0, "annotator.add", &error))
    fail (error);
  model = diple_annotators_add (store, 0, "Tagger", "model", &error);
  diple_journal_commit (store, "Added a model", 0, &error);
  fail (error);
  return model;
}

/* Side by side; every second one has a score of 0.75, the others less. */
static void
suggest (DipleStore *store, gint64 document, guint length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = diple_schema_load (store, &error);
  g_autoptr (DipleChanges) changes = diple_changes_new ("span.add", "Suggested", document);
  const gint64 model = add_model (store);

  fail (error);
  for (guint i = 0; i < SUGGESTIONS; i++)
    {
      const guint place = (guint) ((guint64) i * length / SUGGESTIONS);
      const char *label = bench_crossing[i % BENCH_N_CROSSING];
      g_autoptr (DipleSpan) span =
          diple_span_new (document,
                          model,
                          diple_schema_label_by_name (schema, NULL, label)->id,
                          (DipleRange){ place, place + 9 });

      span->score = i % 2 == 0 ? 0.75 : 0.25;
      diple_changes_put_span (changes, span);
    }
  diple_changes_write (store, model, changes, &error);
  fail (error);
}

/* The article. */
static gint64
write_project (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = diple_store_open (path, DIPLE_STORE_CREATE, &error);
  gint64 document;
  guint length = 0;

  fail (error);
  diple_annotators_ensure (store, "Ana", &error);
  document = add_article (store, &length);
  suggest (store, document, length);
  diple_store_close (store, NULL);
  return document;
}

static void
turn_for (guint milliseconds)
{
  const gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    desk_turn ();
}

static guint
count_open (Desk *desk)
{
  return diple_suggestions_count_open (diple_editor_get_suggestions (desk->editor));
}

/* One key each: to the painted frame, and what of it passes before the loop goes on. */
static void
print_answers (Desk *desk, DipleArticleView *view, DipleSuggestionKey key, const char *name)
{
  Cost costs[ANSWERS];
  Cost own[ANSWERS];

  for (guint i = 0; i < ANSWERS; i++)
    {
      const Cost start = bench_now ();
      const double before = bench_loop_cpu ();

      diple_hand_answer_suggestion (view, key);
      own[i] = (Cost){ bench_loop_cpu () - before, 0 };
      bench_wait_frame (GTK_WIDGET (desk->window));
      costs[i] = bench_since (start);
      turn_for (80);
    }
  g_print ("  \"%s\": {\"cpu_ms\": %.2f, \"ms\": %.2f, \"main_thread_ms\": %.2f,"
           " \"main_thread_ms_p90\": %.2f, \"target_main_thread_ms\": 8},\n",
           name,
           bench_cpu (costs, ANSWERS, 0.5),
           bench_wall (costs, ANSWERS, 0.5),
           bench_cpu (own, ANSWERS, 0.5),
           bench_cpu (own, ANSWERS, 0.9));
}

/* The most that the loop had to do at once within that time. */
static double
longest_turn (guint milliseconds)
{
  const gint64 end = g_get_monotonic_time () + milliseconds * 1000;
  double longest = 0;

  while (g_get_monotonic_time () < end)
    {
      const double before = bench_loop_cpu ();
      double spent;

      desk_turn ();
      spent = bench_loop_cpu () - before;
      longest = MAX (longest, spent);
    }
  return longest;
}

static void
print_all (Desk *desk)
{
  const guint before = count_open (desk);
  const double start = bench_loop_cpu ();
  double own, longest;

  diple_editor_accept_suggestions_above (desk->editor, 0.5);
  own = bench_loop_cpu () - start;
  longest = longest_turn (1000);
  g_print ("  \"accept_above\": {\"spans\": %u, \"main_thread_ms\": %.2f,"
           " \"target_main_thread_ms\": 8, \"longest_turn_ms\": %.2f}\n",
           before - count_open (desk),
           own,
           longest);
}

int
main (int argc, char **argv)
{
  g_autoptr (Desk) desk = NULL;
  DipleArticleView *view;
  gint64 document;

  stage_init (NULL, NULL);
  desk = desk_new_empty ();
  document = write_project (desk->path);
  diple_window_open (desk->window, desk->path, DIPLE_STORE_READ_WRITE);
  desk_until ((desk->editor = diple_window_get_editor (desk->window)) != NULL);
  diple_editor_open (desk->editor, document);
  desk_until (diple_editor_get_document (desk->editor) != NULL);
  view = DIPLE_ARTICLE_VIEW (desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_ARTICLE_VIEW, NULL));
  bench_wait_idle (GTK_WIDGET (view));
  turn_for (600);
  g_print ("{\n  \"bench\": \"suggestions\",\n  \"open\": %u,\n", count_open (desk));
  gtk_widget_activate_action (GTK_WIDGET (view), "article.suggestion", NULL);
  print_answers (desk, view, DIPLE_SUGGESTION_ACCEPT, "accept");
  print_answers (desk, view, DIPLE_SUGGESTION_REJECT, "reject");
  print_all (desk);
  g_print ("}\n");
  return 0;
}
