/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-assignments.h"
#include "data/diple-document-values.h"
#include "data/diple-error.h"
#include "data/diple-feedback.h"
#include "data/diple-relations.h"
#include "data/diple-review-document.h"
#include "data/diple-schema-store.h"
#include "support.h"

#include <string.h>

#define TEXT                                                                                       \
  "Mr Odo Brask said\n300 boats were lost. “They are gone,” said Lena Weil, who owns two of them."

typedef struct
{
  DipleStore *store;
  DipleSchema *schema;
  gint64 ana;
  gint64 ben;
  gint64 kim;
  gint64 article;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->store = support_store_new ();
  fixture->ana = support_add_annotator (fixture->store, "Ana");
  fixture->ben = support_add_annotator (fixture->store, "Ben");
  fixture->kim = support_add_annotator (fixture->store, "Kim");
  fixture->article = support_add_document (fixture->store, "Boats", TEXT);
  fixture->schema = diple_schema_load (fixture->store, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->schema, diple_schema_unref);
  g_assert_finalize_object (fixture->store);
}

/* Marks the first place with @words. */
static gint64
mark (Fixture *fixture, gint64 annotator, const char *label, const char *words)
{
  const guint start = (guint) g_utf8_pointer_to_offset (TEXT, strstr (TEXT, words));

  return support_mark (fixture->store,
                       annotator,
                       fixture->article,
                       label,
                       start,
                       start + (guint) g_utf8_strlen (words, -1));
}

static void
begin (Fixture *fixture, gint64 annotator)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_journal_begin (fixture->store, annotator, "test", &error));
}

static void
commit (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (diple_journal_commit (fixture->store, "Done", 0, &error), >, 0);
}

static void
join (Fixture *fixture, gint64 annotator, const char *type, gint64 source, gint64 target)
{
  g_autoptr (DipleRelation) relation = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  for (guint i = 0; i < fixture->schema->relation_types->len; i++)
    {
      const DipleRelationType *found = fixture->schema->relation_types->pdata[i];

      if (g_str_equal (found->name, type))
        id = found->id;
    }
  relation = diple_relation_new (id, annotator, source, target);
  begin (fixture, annotator);
  g_assert_true (diple_relations_add (fixture->store, relation, &error));
  commit (fixture);
}

static const DipleAttribute *
find_attribute (Fixture *fixture, const char *name)
{
  for (guint i = 0; i < fixture->schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = fixture->schema->attributes->pdata[i];

      if (g_str_equal (attribute->name, name))
        return attribute;
    }
  g_assert_not_reached ();
}

/* Sets the choice with the number @option. */
static void
set_value (Fixture *fixture, gint64 annotator, gint64 id, const char *name, guint option)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSpan) span = diple_spans_find (fixture->store, id, &error);
  const DipleAttribute *attribute = find_attribute (fixture, name);
  g_autoptr (DipleSpan) changed = diple_span_copy (span);

  diple_values_set_option (
      &changed->values, attribute->id, ((DipleOption *) attribute->options->pdata[option])->id);
  begin (fixture, annotator);
  g_assert_true (diple_spans_update (fixture->store, changed, &error));
  commit (fixture);
}

static void
label_document (Fixture *fixture, gint64 annotator, const char *name, guint option)
{
  const DipleAttribute *attribute = find_attribute (fixture, name);
  DipleValues values = { NULL, 0 };
  g_autoptr (GError) error = NULL;

  diple_values_set_option (
      &values, attribute->id, ((DipleOption *) attribute->options->pdata[option])->id);
  begin (fixture, annotator);
  g_assert_true (
      diple_document_values_set (fixture->store, fixture->article, annotator, &values, &error));
  g_assert_no_error (error);
  commit (fixture);
  diple_values_clear (&values);
}

static void
finish (Fixture *fixture, gint64 annotator)
{
  g_autoptr (GError) error = NULL;

  begin (fixture, annotator);
  g_assert_true (diple_assignments_set (
      fixture->store, annotator, fixture->article, DIPLE_STATE_FINISHED, &error));
  commit (fixture);
}

static gboolean
gave (const DipleReviewCandidate *candidate, gint64 annotator)
{
  for (guint i = 0; i < candidate->given->len; i++)
    if (((const DipleReviewGiven *) candidate->given->pdata[i])->annotator == annotator)
      return TRUE;
  return FALSE;
}

static DipleReviewDocument *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DipleReviewDocument *document =
      diple_review_document_load (fixture->store, fixture->schema, fixture->article, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* Decides every item as @annotator has it; those about relations last. */
static void
decide_all (Fixture *fixture, gint64 annotator)
{
  g_autoptr (DipleReviewDocument) document = load (fixture);

  for (guint i = 0; i < document->items->len; i++)
    {
      const DipleReviewItem *item = document->items->pdata[i];
      DipleVerdict verdict = { .outcome = DIPLE_OUTCOME_ADOPTED, .reason = "As in 3.2" };
      g_autoptr (GError) error = NULL;

      while (!gave (item->candidates->pdata[verdict.candidate], annotator))
        verdict.candidate++;
      diple_review_decide (
          fixture->store, fixture->kim, fixture->article, item->key, &verdict, &error);
      g_assert_no_error (error);
    }
}

static DipleFeedback *
feed_back (Fixture *fixture, gint64 annotator)
{
  g_autoptr (GError) error = NULL;
  DipleFeedback *feedback = diple_feedback_read (fixture->store, annotator, NULL, NULL, &error);

  g_assert_no_error (error);
  return feedback;
}

/* "span:boundary Mr Odo Brask > Odo Brask", a line for each case that was not kept. */
static char *
describe (const DipleFeedback *feedback)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < feedback->cases->len; i++)
    {
      const DipleFeedbackCase *item = feedback->cases->pdata[i];

      if (item->change != DIPLE_FEEDBACK_KEPT)
        g_string_append_printf (text,
                                "%s%s:%s %s > %s",
                                text->len > 0 ? "\n" : "",
                                diple_feedback_about_name (item->about),
                                diple_feedback_change_name (item->change),
                                item->own.text,
                                item->decided.text);
    }
  return g_string_free (text, FALSE);
}

static void
assert_changes (Fixture *fixture, gint64 annotator, const char *expected)
{
  g_autoptr (DipleFeedback) feedback = feed_back (fixture, annotator);
  g_autofree char *found = describe (feedback);

  g_assert_cmpstr (found, ==, expected);
}

static void
mark_both (Fixture *fixture)
{
  mark (fixture, fixture->ana, "Person", "Mr Odo Brask");
  mark (fixture, fixture->ben, "Person", "Odo Brask");
  mark (fixture, fixture->ana, "Quantity", "300 boats");
  mark (fixture, fixture->ben, "Quantity", "300 boats");
  mark (fixture, fixture->ana, "Group", "They");
  mark (fixture, fixture->ben, "Organization", "Lena Weil");
  mark (fixture, fixture->ana, "Person", "Lena Weil");
  finish (fixture, fixture->ana);
  finish (fixture, fixture->ben);
}

static void
test_each_change_has_its_kind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleFeedback) feedback = NULL;

  mark_both (fixture);
  decide_all (fixture, fixture->ben);
  assert_changes (fixture,
                  fixture->ana,
                  "span:boundary Mr Odo Brask > Odo Brask\n"
                  "span:dropped They > \n"
                  "span:label Lena Weil > Lena Weil");
  assert_changes (fixture, fixture->ben, "");
  feedback = feed_back (fixture, fixture->ana);
  g_assert_cmpuint (feedback->n[DIPLE_FEEDBACK_KEPT], ==, 1);
  g_assert_cmpuint (feedback->patterns[DIPLE_PATTERN_TITLE][0], ==, 1);
  g_assert_cmpuint (feedback->n_documents, ==, 1);
  g_assert_cmpuint (feedback->n_open, ==, 0);
  /* One of four and of three is the same. */
  g_assert_cmpfloat_with_epsilon (feedback->exact.value, 2.0 / 7, 1e-12);
}

static void
test_what_the_annotator_lacks_is_missed (Fixture *fixture, gconstpointer data)
{
  mark_both (fixture);
  decide_all (fixture, fixture->ana);
  assert_changes (fixture,
                  fixture->ben,
                  "span:boundary Odo Brask > Mr Odo Brask\n"
                  "span:missed  > They\n"
                  "span:label Lena Weil > Lena Weil");
}

static void
test_the_passage_shows_both_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleFeedback) feedback = NULL;
  const DipleFeedbackCase *item;
  const DipleRange *own;
  const DipleRange *decided;

  mark_both (fixture);
  decide_all (fixture, fixture->ben);
  feedback = feed_back (fixture, fixture->ana);
  item = feedback->cases->pdata[0];
  own = &g_array_index (item->own.marks, DipleRange, 0);
  decided = &g_array_index (item->decided.marks, DipleRange, 0);
  g_assert_true (g_str_has_prefix (item->passage, "Mr Odo Brask said 300 boats were lost."));
  g_assert_cmpuint (own->start, ==, 0);
  g_assert_cmpuint (decided->start, ==, 3);
  g_assert_cmpuint (decided->end, ==, 12);
  g_assert_true (item->longer);
  g_assert_cmpstr (item->reason, ==, "As in 3.2");
  g_assert_cmpstr (item->curator, ==, "Kim");
}

static void
test_values_that_differ_are_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleFeedback) feedback = NULL;
  const DipleFeedbackCase *item;
  const gint64 first = mark (fixture, fixture->ana, "Person", "Lena Weil");
  const gint64 second = mark (fixture, fixture->ben, "Person", "Lena Weil");

  set_value (fixture, fixture->ana, first, "mention", 1);
  set_value (fixture, fixture->ben, second, "mention", 0);
  finish (fixture, fixture->ana);
  finish (fixture, fixture->ben);
  decide_all (fixture, fixture->ben);
  feedback = feed_back (fixture, fixture->ana);
  item = feedback->cases->pdata[0];
  g_assert_cmpint (item->change, ==, DIPLE_FEEDBACK_VALUE);
  g_assert_cmpstr (item->own.values, ==, "mention: nominal");
  g_assert_cmpstr (item->decided.values, ==, "mention: name");
  /* Place and label are the same. */
  g_assert_cmpfloat (feedback->exact.value, ==, 1);
}

/* A claim with the source that each of the two sees. */
static void
attribute (Fixture *fixture, gint64 annotator, const char *source)
{
  const gint64 claim = mark (fixture, annotator, "Claim", "300 boats were lost");
  const gint64 brask = mark (fixture, annotator, "Source", "Odo Brask");
  const gint64 weil = mark (fixture, annotator, "Source", "Lena Weil");

  if (source != NULL)
    join (fixture,
          annotator,
          "attributed to",
          claim,
          g_str_equal (source, "Odo Brask") ? brask : weil);
  finish (fixture, annotator);
}

static void
test_a_relation_that_leads_elsewhere_is_told (Fixture *fixture, gconstpointer data)
{
  attribute (fixture, fixture->ana, "Lena Weil");
  attribute (fixture, fixture->ben, "Odo Brask");
  decide_all (fixture, fixture->ben);
  assert_changes (fixture,
                  fixture->ana,
                  "relation:target 300 boats were lost → Lena Weil"
                  " > 300 boats were lost → Odo Brask");
  assert_changes (fixture, fixture->ben, "");
}

static void
test_a_relation_is_missed_or_dropped (Fixture *fixture, gconstpointer data)
{
  attribute (fixture, fixture->ana, NULL);
  attribute (fixture, fixture->ben, "Odo Brask");
  decide_all (fixture, fixture->ben);
  assert_changes (fixture, fixture->ana, "relation:missed  > 300 boats were lost → Odo Brask");
  decide_all (fixture, fixture->ana);
  assert_changes (fixture, fixture->ben, "relation:dropped 300 boats were lost → Odo Brask > ");
}

static void
test_document_labels_are_told_like_spans (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleFeedback) feedback = NULL;

  finish (fixture, fixture->ana);
  finish (fixture, fixture->ben);
  label_document (fixture, fixture->ana, "genre", 1);
  feedback = feed_back (fixture, fixture->ana);
  g_assert_cmpuint (feedback->cases->len, ==, 0);
  label_document (fixture, fixture->ben, "genre", 0);
  decide_all (fixture, fixture->ben);
  assert_changes (fixture, fixture->ana, "document:value feature > news");
  assert_changes (fixture, fixture->ben, "");
}

static void
test_a_document_label_is_missed_or_dropped (Fixture *fixture, gconstpointer data)
{
  finish (fixture, fixture->ana);
  finish (fixture, fixture->ben);
  label_document (fixture, fixture->ben, "genre", 0);
  decide_all (fixture, fixture->ben);
  assert_changes (fixture, fixture->ana, "document:missed  > news");
  decide_all (fixture, fixture->ana);
  assert_changes (fixture, fixture->ben, "document:dropped news > ");
}

static void
test_places_that_wait_are_counted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleFeedback) feedback = NULL;

  mark_both (fixture);
  decide_all (fixture, fixture->ben);
  mark (fixture, fixture->ana, "Group", "two of them");
  mark (fixture, fixture->ben, "Event", "gone");
  feedback = feed_back (fixture, fixture->ana);
  g_assert_cmpuint (feedback->n_open, ==, 1);
}

static void
test_a_second_pass_is_measured (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleFeedback) feedback = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gint64 again;

  mark_both (fixture);
  begin (fixture, fixture->ana);
  again = diple_annotators_ensure_again (fixture->store, fixture->ana, &error);
  commit (fixture);
  mark (fixture, again, "Quantity", "300 boats");
  feedback = feed_back (fixture, fixture->ana);
  g_assert_cmpuint (feedback->again->n_documents, ==, 0);
  g_clear_pointer (&feedback, diple_feedback_unref);
  finish (fixture, again);
  feedback = feed_back (fixture, fixture->ana);
  g_assert_cmpuint (feedback->again->n_documents, ==, 1);
  g_assert_cmpuint (feedback->again->spans[0], ==, 4);
  g_assert_cmpuint (feedback->again->spans[1], ==, 1);
  g_assert_cmpfloat_with_epsilon (feedback->again->exact.value, 0.4, 1e-12);
  words = diple_feedback_dup_again (feedback);
  g_assert_nonnull (strstr (words, "0.40"));
  g_assert_null (diple_feedback_read (fixture->store, again, NULL, NULL, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
}

static void
test_reading_can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DipleFeedbackReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  guint done, total;

  mark_both (fixture);
  decide_all (fixture, fixture->ben);
  reader = diple_feedback_reader_new (fixture->store, fixture->ana, NULL, &error);
  diple_feedback_reader_get_progress (reader, &done, &total);
  g_assert_cmpuint (done, ==, 0);
  g_assert_cmpuint (total, ==, 1);
  g_cancellable_cancel (cancellable);
  g_assert_false (
      diple_feedback_reader_read_on (reader, fixture->store, 1000, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_the_report_names_nobody_else (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleFeedback) feedback = NULL;
  g_autofree char *html = NULL;

  mark_both (fixture);
  decide_all (fixture, fixture->ben);
  feedback = feed_back (fixture, fixture->ana);
  html = diple_feedback_dup_html (feedback);
  g_assert_nonnull (strstr (html, "Feedback for Ana"));
  g_assert_nonnull (strstr (html, "<mark>Mr Odo Brask</mark>"));
  g_assert_nonnull (strstr (html, "Mr <mark class=\"decided\">Odo Brask</mark>"));
  g_assert_null (strstr (html, "Ben"));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("/feedback/each-change-has-its-kind", test_each_change_has_its_kind);
  add ("/feedback/what-the-annotator-lacks-is-missed", test_what_the_annotator_lacks_is_missed);
  add ("/feedback/the-passage-shows-both-places", test_the_passage_shows_both_places);
  add ("/feedback/values-that-differ-are-named", test_values_that_differ_are_named);
  add ("/feedback/a-relation-that-leads-elsewhere-is-told",
       test_a_relation_that_leads_elsewhere_is_told);
  add ("/feedback/a-relation-is-missed-or-dropped", test_a_relation_is_missed_or_dropped);
  add ("/feedback/document-labels-are-told-like-spans", test_document_labels_are_told_like_spans);
  add ("/feedback/a-document-label-is-missed-or-dropped",
       test_a_document_label_is_missed_or_dropped);
  add ("/feedback/places-that-wait-are-counted", test_places_that_wait_are_counted);
  add ("/feedback/a-second-pass-is-measured", test_a_second_pass_is_measured);
  add ("/feedback/reading-can-be-cancelled", test_reading_can_be_cancelled);
  add ("/feedback/the-report-names-nobody-else", test_the_report_names_nobody_else);
  return g_test_run ();
}
