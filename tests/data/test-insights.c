/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <string.h>

#include "data/diple-annotators.h"
#include "data/diple-assignments.h"
#include "data/diple-documents.h"
#include "data/diple-insights-words.h"
#include "data/diple-pace.h"
#include "data/diple-readings.h"

#define TEXT "The Harrow Dam, said Mayor Lund, is safe.\n"
/*            0   4          15   21    27   */

typedef struct
{
  DipleStore *store;
  gint64 ana;
  gint64 ben;
  gint64 documents[2];
  DipleInsights *insights;
} Fixture;

static void
set_state (Fixture *fixture, gint64 annotator, gint64 document, DipleState state)
{
  g_assert_true (diple_journal_begin (fixture->store, annotator, "state", NULL));
  g_assert_true (diple_assignments_set (fixture->store, annotator, document, state, NULL));
  g_assert_cmpint (diple_journal_commit (fixture->store, "State", document, NULL), >, 0);
}

static void
read_all (Fixture *fixture)
{
  guint done, total;

  do
    {
      g_assert_true (diple_insights_read_on (fixture->insights, fixture->store, 1000, NULL, NULL));
      diple_insights_get_progress (fixture->insights, &done, &total);
    }
  while (done < total);
}

static void
begin (Fixture *fixture)
{
  g_assert_true (diple_insights_begin (fixture->insights, fixture->store, NULL));
  read_all (fixture);
}

/* Ana and Ben differ by a full stop, by a label, and by one span. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = support_store_new ();
  fixture->ana = support_add_annotator (fixture->store, "Ana");
  fixture->ben = support_add_annotator (fixture->store, "Ben");
  fixture->documents[0] = support_add_document (fixture->store, "Dam", TEXT);
  fixture->documents[1] = support_add_document (fixture->store, "Dam again", "Again: " TEXT);
  support_mark (fixture->store, fixture->ana, fixture->documents[0], "Person", 21, 31);
  support_mark (fixture->store, fixture->ben, fixture->documents[0], "Person", 21, 32);
  support_mark (fixture->store, fixture->ana, fixture->documents[0], "Location", 4, 14);
  support_mark (fixture->store, fixture->ben, fixture->documents[0], "Cue", 4, 14);
  support_mark (fixture->store, fixture->ana, fixture->documents[0], "Cue", 16, 20);
  set_state (fixture, fixture->ana, fixture->documents[0], DIPLE_STATE_FINISHED);
  set_state (fixture, fixture->ben, fixture->documents[0], DIPLE_STATE_FINISHED);
  fixture->insights = diple_insights_new ();
  begin (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  diple_insights_unref (fixture->insights);
  g_assert_finalize_object (fixture->store);
}

static double
get_exact (Fixture *fixture)
{
  g_autoptr (DipleInsightsFigures) figures =
      diple_insights_compute (fixture->insights, DIPLE_INSIGHTS_WHAT_IF);

  return figures->figures->f1[DIPLE_F1_EXACT].mean.value;
}

static guint
count_differences (Fixture *fixture)
{
  const DipleInsightsQuery query = { .about = DIPLE_INSIGHTS_EVERYTHING };
  g_autoptr (GPtrArray) places = diple_insights_find (fixture->insights, &query, 100);

  return places->len;
}

static guint
find_label (Fixture *fixture, const char *name)
{
  g_autoptr (DipleInsightsFigures) figures =
      diple_insights_compute (fixture->insights, DIPLE_INSIGHTS_WHAT_IF);

  for (guint i = 0; i < figures->labels->len; i++)
    if (g_str_equal (figures->labels->pdata[i], name))
      return i;
  g_assert_not_reached ();
}

static void
test_only_documents_that_two_finished_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleInsightsFigures) figures =
      diple_insights_compute (fixture->insights, DIPLE_INSIGHTS_WHAT_IF);
  const DipleInsightsDocument *document =
      &g_array_index (figures->documents, DipleInsightsDocument, 0);

  g_assert_cmpuint (figures->figures->n_shared, ==, 1);
  g_assert_cmpuint (figures->documents->len, ==, 1);
  g_assert_cmpint (document->document, ==, fixture->documents[0]);
  g_assert_cmpuint (document->n_spans, ==, 5);
  g_assert_cmpuint (document->n_items, ==, 3);
  g_assert_cmpuint (document->n_agreed, ==, 0);
}

static void
test_an_edit_counts_one_document_again (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpfloat (get_exact (fixture), ==, 0);
  support_mark (fixture->store, fixture->ben, fixture->documents[0], "Cue", 16, 20);
  g_assert_true (
      diple_insights_read_again (fixture->insights, fixture->store, fixture->documents[0], NULL));
  g_assert_cmpfloat_with_epsilon (get_exact (fixture), 2.0 / 6, 1e-12);
}

static void
test_what_is_reopened_or_removed_no_longer_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleInsightsFigures) figures = NULL;

  set_state (fixture, fixture->ben, fixture->documents[0], DIPLE_STATE_IN_PROGRESS);
  g_assert_true (
      diple_insights_read_again (fixture->insights, fixture->store, fixture->documents[0], NULL));
  figures = diple_insights_compute (fixture->insights, DIPLE_INSIGHTS_WHAT_IF);
  g_assert_cmpuint (figures->figures->n_shared, ==, 0);
  g_assert_cmpuint (figures->documents->len, ==, 0);
  g_assert_true (diple_insights_read_again (fixture->insights, fixture->store, 99, NULL));
}

static void
test_a_new_annotator_begins_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleInsightsFigures) figures = NULL;

  support_add_annotator (fixture->store, "Aaron"); /* before the others, so all numbers move */
  g_assert_true (
      diple_insights_read_again (fixture->insights, fixture->store, fixture->documents[0], NULL));
  read_all (fixture);
  figures = diple_insights_compute (fixture->insights, DIPLE_INSIGHTS_WHAT_IF);
  g_assert_cmpuint (figures->annotators->len, ==, 3);
  g_assert_cmpuint (figures->figures->n_shared, ==, 1);
  g_assert_cmpuint (figures->figures->finished[0], ==, 0);
}

static void
test_edges_may_be_ignored (Fixture *fixture, gconstpointer data)
{
  const DipleWhatIf plain = { .ignore_edges = FALSE };
  const DipleWhatIf what_if = { .ignore_edges = TRUE };

  diple_insights_set_what_if (fixture->insights, &what_if);
  g_assert_cmpfloat_with_epsilon (get_exact (fixture), 2.0 / 5, 1e-12);
  diple_insights_set_what_if (fixture->insights, &plain);
  g_assert_cmpfloat (get_exact (fixture), ==, 0);
}

static void
test_two_labels_may_be_one (Fixture *fixture, gconstpointer data)
{
  const DipleWhatIf what_if = { .merge = TRUE,
                                .merged = find_label (fixture, "Location"),
                                .into = find_label (fixture, "Cue") };
  g_autoptr (DipleInsightsFigures) figures = NULL;

  diple_insights_set_what_if (fixture->insights, &what_if);
  figures = diple_insights_compute (fixture->insights, DIPLE_INSIGHTS_WHAT_IF);
  g_assert_cmpfloat_with_epsilon (figures->figures->f1[DIPLE_F1_EXACT].mean.value, 2.0 / 5, 1e-12);
  g_assert_false (
      diple_figure_is_defined (figures->figures->labels[what_if.merged][DIPLE_F1_EXACT].mean));
}

static void
test_what_is_stays_beside_the_what_if (Fixture *fixture, gconstpointer data)
{
  const DipleWhatIf what_if = { .ignore_edges = TRUE };
  g_autoptr (DipleInsightsFigures) plain = NULL;
  const guint before = diple_insights_get_version (fixture->insights, DIPLE_INSIGHTS_AS_IS);

  diple_insights_set_what_if (fixture->insights, &what_if);
  g_assert_cmpuint (
      diple_insights_get_version (fixture->insights, DIPLE_INSIGHTS_AS_IS), ==, before);
  support_mark (fixture->store, fixture->ben, fixture->documents[0], "Cue", 16, 20);
  g_assert_true (
      diple_insights_read_again (fixture->insights, fixture->store, fixture->documents[0], NULL));
  g_assert_cmpfloat_with_epsilon (get_exact (fixture), 4.0 / 6, 1e-12);
  plain = diple_insights_compute (fixture->insights, DIPLE_INSIGHTS_AS_IS);
  g_assert_cmpfloat_with_epsilon (plain->figures->f1[DIPLE_F1_EXACT].mean.value, 2.0 / 6, 1e-12);
  g_assert_false (plain->what_if.ignore_edges);
}

static void
test_what_is_read_again_and_the_same_changes_no_figure (Fixture *fixture, gconstpointer data)
{
  const guint before = diple_insights_get_version (fixture->insights, DIPLE_INSIGHTS_AS_IS);

  begin (fixture);
  g_assert_true (
      diple_insights_read_again (fixture->insights, fixture->store, fixture->documents[0], NULL));
  g_assert_cmpuint (
      diple_insights_get_version (fixture->insights, DIPLE_INSIGHTS_AS_IS), ==, before);
  support_mark (fixture->store, fixture->ben, fixture->documents[0], "Cue", 16, 20);
  begin (fixture);
  g_assert_cmpuint (
      diple_insights_get_version (fixture->insights, DIPLE_INSIGHTS_AS_IS), >, before);
  g_assert_cmpfloat_with_epsilon (get_exact (fixture), 2.0 / 6, 1e-12);
}

static void
test_what_is_no_longer_listed_is_dropped (Fixture *fixture, gconstpointer data)
{
  set_state (fixture, fixture->ben, fixture->documents[0], DIPLE_STATE_IN_PROGRESS);
  begin (fixture);
  g_assert_cmpuint (count_differences (fixture), ==, 0);
}

/* The second is finished last, and stands before the first then. */
static void
test_places_come_in_the_order_of_the_project (Fixture *fixture, gconstpointer data)
{
  const DipleInsightsQuery query = { .about = DIPLE_INSIGHTS_EVERYTHING };
  const gint64 added = support_add_document (fixture->store, "Between", TEXT);
  g_autoptr (GPtrArray) places = NULL;

  support_run_sql (fixture->store, "UPDATE document SET position = -1 WHERE title = 'Between'");
  support_mark (fixture->store, fixture->ana, added, "Person", 21, 31);
  set_state (fixture, fixture->ana, added, DIPLE_STATE_FINISHED);
  set_state (fixture, fixture->ben, added, DIPLE_STATE_FINISHED);
  g_assert_true (diple_insights_read_again (fixture->insights, fixture->store, added, NULL));
  places = diple_insights_find (fixture->insights, &query, 100);
  g_assert_cmpuint (places->len, ==, 4);
  g_assert_cmpint (((DipleInsightsPlace *) places->pdata[0])->document, ==, added);
}

static void
test_nothing_but_punctuation_stays_as_it_is (void)
{
  g_autoptr (DipleUnitDocument) document = diple_unit_document_new ("a", 6);
  g_autoptr (DipleUnitDocument) seen = NULL;
  const DipleWhatIf what_if = { .ignore_edges = TRUE };

  document->text = g_strdup ("“é”, …");
  diple_unit_document_add (document, 0, 0, (DipleRange){ 0, 4 });
  diple_unit_document_add (document, 0, 0, (DipleRange){ 3, 6 });
  seen = diple_what_if_apply (&what_if, document);
  g_assert_cmpuint (g_array_index (seen->units, DipleUnit, 0).range.start, ==, 1);
  g_assert_cmpuint (g_array_index (seen->units, DipleUnit, 0).range.end, ==, 2);
  g_assert_cmpuint (g_array_index (seen->units, DipleUnit, 1).range.start, ==, 3);
  g_assert_cmpuint (g_array_index (seen->units, DipleUnit, 1).range.end, ==, 6);
}

static void
test_a_cell_of_the_confusion_opens_its_spans (Fixture *fixture, gconstpointer data)
{
  const DipleInsightsQuery query = {
    .about = DIPLE_INSIGHTS_CONFUSION,
    .annotators = { 0, 1 },
    .labels = { find_label (fixture, "Location"), find_label (fixture, "Cue") },
  };
  g_autoptr (GPtrArray) places = diple_insights_find (fixture->insights, &query, 100);
  const DipleInsightsPlace *place;

  g_assert_cmpuint (places->len, ==, 1);
  place = places->pdata[0];
  g_assert_cmpstr (place->before, ==, "The ");
  g_assert_cmpstr (place->text, ==, "Harrow Dam");
  g_assert_cmpint (place->document, ==, fixture->documents[0]);
  g_assert_nonnull (strstr (place->says, "Ana: Location"));
  g_assert_nonnull (strstr (place->says, "Ben: Cue"));
}

static void
test_as_many_places_as_the_cell_says (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleInsightsFigures) figures =
      diple_insights_compute (fixture->insights, DIPLE_INSIGHTS_WHAT_IF);
  const guint n = figures->labels->len + 1;

  for (guint i = 0; i < n * n; i++)
    {
      const DipleInsightsQuery query = { .about = DIPLE_INSIGHTS_CONFUSION,
                                         .annotators = { 0, 1 },
                                         .labels = { i / n, i % n } };
      g_autoptr (GPtrArray) places = diple_insights_find (fixture->insights, &query, 100);

      g_assert_cmpint (places->len, ==, figures->figures->pairs[0].confusion[i]);
    }
}

static guint
count_places (Fixture *fixture, const DipleInsightsQuery *query)
{
  g_autoptr (GPtrArray) places = diple_insights_find (fixture->insights, query, 100);

  return places->len;
}

static void
test_pair_label_and_document_open_where_people_differ (Fixture *fixture, gconstpointer data)
{
  const DipleInsightsQuery pair = { .about = DIPLE_INSIGHTS_PAIR, .annotators = { 0, 1 } };
  const DipleInsightsQuery label = { .about = DIPLE_INSIGHTS_LABEL,
                                     .labels = { find_label (fixture, "Location") } };
  const DipleInsightsQuery document = { .about = DIPLE_INSIGHTS_DOCUMENT,
                                        .document = fixture->documents[0] };

  g_assert_cmpuint (count_places (fixture, &pair), ==, 3);
  g_assert_cmpuint (count_places (fixture, &label), ==, 1);
  g_assert_cmpuint (count_places (fixture, &document), ==, 3);
}

static void
test_spans_and_open_documents_are_listed (Fixture *fixture, gconstpointer data)
{
  const gint64 person = support_label (fixture->store, "Person");
  g_autoptr (GPtrArray) all = diple_insights_list_spans (fixture->store, person, 0, 9, NULL);
  g_autoptr (GPtrArray) own =
      diple_insights_list_spans (fixture->store, person, fixture->ben, 9, NULL);
  g_autoptr (GPtrArray) left =
      diple_insights_list_unfinished (fixture->store, fixture->ana, 9, NULL);

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpstr (((DipleInsightsPlace *) own->pdata[0])->text, ==, "Mayor Lund,");
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (((DipleInsightsPlace *) left->pdata[0])->text, ==, "Dam again");
}

static void
test_the_pace_comes_from_the_hours_that_were_counted (Fixture *fixture, gconstpointer data)
{
  const DipleReading reading = { fixture->ana, fixture->documents[0], 0, 0, 30 * 60 * 1000 };
  g_autoptr (GPtrArray) list = NULL;
  const DiplePace *pace;

  g_assert_true (diple_readings_put (fixture->store, &reading, NULL));
  list = diple_pace_list (fixture->store, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  pace = list->pdata[0];
  g_assert_cmpstr (pace->name, ==, "Ana");
  g_assert_cmpuint (pace->n_finished, ==, 1);
  g_assert_cmpuint (pace->n_documents, ==, 2);
  g_assert_cmpint (pace->spans, ==, 3);
  g_assert_cmpfloat (pace->median.value, ==, 30 * 60 * 1000);
  g_assert_cmpfloat (pace->spans_an_hour.value, ==, 6);
  g_assert_false (diple_figure_is_defined (((DiplePace *) list->pdata[1])->median));
}

static void
test_tokens_are_counted_on_request (Fixture *fixture, gconstpointer data)
{
  const DipleWhatIf tokens = { .tokens = TRUE };
  const DipleWhatIf plain = { .tokens = FALSE };
  g_autoptr (DipleInsightsFigures) before =
      diple_insights_compute (fixture->insights, DIPLE_INSIGHTS_WHAT_IF);
  g_autoptr (DipleInsightsFigures) on_tokens = NULL;
  g_autoptr (DipleInsightsFigures) after = NULL;
  g_autofree char *sentence = NULL;

  diple_insights_set_what_if (fixture->insights, &tokens);
  on_tokens = diple_insights_compute (fixture->insights, DIPLE_INSIGHTS_WHAT_IF);
  g_assert_cmpuint (on_tokens->figures->n_units, <, before->figures->n_units);
  g_assert_cmpuint (on_tokens->figures->n_units, >, 0);
  g_assert_cmpfloat (
      on_tokens->figures->coding.alpha.value, !=, before->figures->coding.alpha.value);
  g_assert_cmpfloat (on_tokens->figures->f1[DIPLE_F1_EXACT].mean.value,
                     ==,
                     before->figures->f1[DIPLE_F1_EXACT].mean.value);
  sentence = diple_insights_dup_sentence (on_tokens);
  g_assert_nonnull (strstr (sentence, "computed on tokens"));
  diple_insights_set_what_if (fixture->insights, &plain);
  after = diple_insights_compute (fixture->insights, DIPLE_INSIGHTS_WHAT_IF);
  g_assert_cmpfloat (after->figures->coding.alpha.value, ==, before->figures->coding.alpha.value);
}

static void
test_seconds_say_nothing_of_an_hour (Fixture *fixture, gconstpointer data)
{
  const DipleReading reading = { fixture->ana, fixture->documents[0], 0, 0, 4 * 60 * 1000 };
  g_autoptr (GPtrArray) list = NULL;
  const DiplePace *pace;

  g_assert_true (diple_readings_put (fixture->store, &reading, NULL));
  list = diple_pace_list (fixture->store, NULL);
  pace = list->pdata[0];
  g_assert_cmpint (pace->milliseconds, ==, 4 * 60 * 1000);
  g_assert_false (diple_figure_is_defined (pace->spans_an_hour));
}

/* Ana gets both documents again, and finishes one. */
static void
test_a_second_pass_is_nobody_else (Fixture *fixture, gconstpointer data)
{
  const gint64 person = support_label (fixture->store, "Person");
  g_autoptr (GPtrArray) before = diple_insights_list_spans (fixture->store, person, 0, 9, NULL);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GArray) uses = NULL;
  g_autoptr (DipleInsights) insights = diple_insights_new ();
  guint done, total;
  gint64 again;

  g_assert_true (diple_journal_begin (fixture->store, fixture->ana, "test", NULL));
  again = diple_annotators_ensure_again (fixture->store, fixture->ana, NULL);
  g_assert_true (diple_assignments_set (
      fixture->store, again, fixture->documents[0], DIPLE_STATE_FINISHED, NULL));
  g_assert_cmpint (diple_journal_commit (fixture->store, "Again", 0, NULL), >, 0);
  support_mark (fixture->store, again, fixture->documents[0], "Person", 0, 5);
  after = diple_insights_list_spans (fixture->store, person, 0, 9, NULL);
  g_assert_cmpuint (after->len, ==, before->len);
  uses = diple_label_uses_list (fixture->store, NULL);
  for (guint i = 0; i < uses->len; i++)
    if (g_array_index (uses, DipleLabelUse, i).annotator == again)
      g_assert_false (g_array_index (uses, DipleLabelUse, i).worker);
  g_assert_true (diple_insights_begin (insights, fixture->store, NULL));
  diple_insights_get_progress (insights, &done, &total);
  g_assert_cmpuint (total, ==, 1);
}

static DipleSelfAgreement *
read_ana (Fixture *fixture)
{
  DipleSelfAgreement *ana = diple_self_agreement_read (fixture->store, fixture->ana, NULL, NULL);

  g_assert_nonnull (ana);
  g_assert_cmpstr (ana->name, ==, "Ana");
  return ana;
}

static void
test_two_passes_of_one_person_are_compared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleSelfAgreement) before = read_ana (fixture);
  g_autoptr (DipleSelfAgreement) given = NULL;
  g_autoptr (DipleSelfAgreement) done = NULL;
  g_autoptr (GPtrArray) places = NULL;
  g_autofree char *none = diple_self_agreement_dup_reason (before, before->exact);
  g_autofree char *open = NULL;
  gint64 again;

  g_assert_nonnull (strstr (none, "given a second time"));
  g_assert_true (diple_journal_begin (fixture->store, fixture->ana, "test", NULL));
  again = diple_annotators_ensure_again (fixture->store, fixture->ana, NULL);
  g_assert_cmpint (diple_journal_commit (fixture->store, "Again", 0, NULL), >, 0);
  set_state (fixture, again, fixture->documents[0], DIPLE_STATE_IN_PROGRESS);
  support_mark (fixture->store, again, fixture->documents[0], "Person", 21, 31);
  support_mark (fixture->store, again, fixture->documents[0], "Location", 0, 14);
  given = read_ana (fixture);
  open = diple_self_agreement_dup_reason (given, given->alpha);
  g_assert_cmpuint (given->n_given, ==, 1);
  g_assert_false (diple_figure_is_defined (given->exact));
  g_assert_nonnull (strstr (open, "not finished yet"));
  set_state (fixture, again, fixture->documents[0], DIPLE_STATE_FINISHED);
  done = read_ana (fixture);
  g_assert_cmpuint (done->n_documents, ==, 1);
  g_assert_cmpuint (done->spans[0], ==, 3);
  g_assert_cmpuint (done->spans[1], ==, 2);
  g_assert_cmpfloat_with_epsilon (done->exact.value, 2.0 / 5, 1e-12);
  g_assert_cmpfloat_with_epsilon (done->overlap.value, 4.0 / 5, 1e-12);
  g_assert_true (diple_figure_is_defined (done->alpha));
  places = diple_self_agreement_find (fixture->store, fixture->ana, 9, NULL);
  g_assert_cmpuint (places->len, ==, 2);
  g_assert_cmpstr (((DipleInsightsPlace *) places->pdata[0])->text, ==, "The Harrow Dam");
}

static void
test_everybody_is_listed_with_or_without_a_second_pass (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) selves = diple_self_agreement_list (fixture->store, NULL, NULL);
  g_autoptr (GPtrArray) nowhere = diple_self_agreement_find (fixture->store, fixture->ben, 9, NULL);
  g_autoptr (DipleInsightsFigures) figures =
      diple_insights_compute (fixture->insights, DIPLE_INSIGHTS_AS_IS);
  g_autofree char *csv = diple_insights_dup_csv (figures, selves);

  g_assert_cmpuint (selves->len, ==, 2);
  g_assert_cmpstr (((DipleSelfAgreement *) selves->pdata[1])->name, ==, "Ben");
  g_assert_cmpuint (nowhere->len, ==, 0);
  g_assert_nonnull (strstr (csv, "\r\nself,Ben,,exact_f1,,,,0,0,no-documents\r\n"));
}

static void
test_the_sentence_names_measure_and_version (Fixture *fixture, gconstpointer data)
{
  const DipleWhatIf what_if = { .ignore_edges = TRUE };
  g_autoptr (DipleInsightsFigures) figures = NULL;
  g_autofree char *sentence = NULL;

  diple_insights_set_what_if (fixture->insights, &what_if);
  figures = diple_insights_compute (fixture->insights, DIPLE_INSIGHTS_WHAT_IF);
  sentence = diple_insights_dup_sentence (figures);
  g_assert_nonnull (strstr (sentence, "between 2 annotators was measured on the 1 document that"));
  g_assert_nonnull (strstr (sentence, "F1 of exactly matching labelled spans was 0.40"));
  g_assert_nonnull (strstr (sentence, "punctuation at the ends of spans were ignored"));
  g_assert_nonnull (strstr (sentence, "Diple "));
}

static void
test_csv_has_each_figure_with_its_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleInsightsFigures) figures =
      diple_insights_compute (fixture->insights, DIPLE_INSIGHTS_WHAT_IF);
  g_autofree char *csv = diple_insights_dup_csv (figures, NULL);
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);

  g_assert_cmpstr (lines[0], ==, "of,first,second,measure,value,low,high,documents,spans,reason");
  g_assert_true (
      g_strv_contains ((const char *const *) lines, "pair,Ana,Ben,exact_f1,0.000000,,,1,5,"));
  g_assert_true (
      g_strv_contains ((const char *const *) lines, "confusion,Location,Cue,Ana × Ben,,,,1,1,"));
  g_assert_nonnull (strstr (csv, ",no-spans"));
}

#define ADD(name, test) g_test_add ("/insights/" name, Fixture, NULL, set_up, test, tear_down)

static void
test_almost_nothing_has_no_sign (void)
{
  g_autofree char *below =
      diple_insights_dup_figure (diple_figure_divide (-1, 1000, DIPLE_FIGURE_NO_SPANS));
  g_autofree char *less =
      diple_insights_dup_figure (diple_figure_divide (-1, 100, DIPLE_FIGURE_NO_SPANS));

  const DipleInterval interval = { .low = -0.001, .high = 0.47 };
  g_autofree char *bounds = diple_insights_dup_interval (&interval);

  g_assert_cmpstr (bounds, ==, "0.00–0.47");
  g_assert_cmpstr (below, ==, "0.00");
  g_assert_cmpstr (less, ==, "-0.01");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("only documents that two finished count", test_only_documents_that_two_finished_count);
  ADD ("an edit counts one document again", test_an_edit_counts_one_document_again);
  ADD ("what is reopened or removed no longer counts",
       test_what_is_reopened_or_removed_no_longer_counts);
  ADD ("a new annotator begins anew", test_a_new_annotator_begins_anew);
  ADD ("edges may be ignored", test_edges_may_be_ignored);
  ADD ("two labels may be one", test_two_labels_may_be_one);
  ADD ("what is stays beside the what-if", test_what_is_stays_beside_the_what_if);
  ADD ("what is read again and the same changes no figure",
       test_what_is_read_again_and_the_same_changes_no_figure);
  ADD ("what is no longer listed is dropped", test_what_is_no_longer_listed_is_dropped);
  ADD ("places come in the order of the project", test_places_come_in_the_order_of_the_project);
  g_test_add_func ("/insights/nothing but punctuation stays as it is",
                   test_nothing_but_punctuation_stays_as_it_is);
  ADD ("a cell of the confusion opens its spans", test_a_cell_of_the_confusion_opens_its_spans);
  ADD ("as many places as the cell says", test_as_many_places_as_the_cell_says);
  ADD ("pair, label and document open where people differ",
       test_pair_label_and_document_open_where_people_differ);
  ADD ("spans and open documents are listed", test_spans_and_open_documents_are_listed);
  ADD ("the pace comes from the hours that were counted",
       test_the_pace_comes_from_the_hours_that_were_counted);
  ADD ("tokens are counted on request", test_tokens_are_counted_on_request);
  ADD ("seconds say nothing of an hour", test_seconds_say_nothing_of_an_hour);
  ADD ("a second pass is nobody else", test_a_second_pass_is_nobody_else);
  ADD ("two passes of one person are compared", test_two_passes_of_one_person_are_compared);
  ADD ("everybody is listed with or without a second pass",
       test_everybody_is_listed_with_or_without_a_second_pass);
  ADD ("the sentence names measure and version", test_the_sentence_names_measure_and_version);
  ADD ("csv has each figure with its counts", test_csv_has_each_figure_with_its_counts);
  g_test_add_func ("/insights/almost nothing has no sign", test_almost_nothing_has_no_sign);
  return g_test_run ();
}
