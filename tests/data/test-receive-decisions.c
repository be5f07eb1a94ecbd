/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-annotators.h"
#include "data/diple-assignments.h"
#include "data/diple-bundle.h"
#include "data/diple-care.h"
#include "data/diple-flags.h"
#include "data/diple-relations.h"
#include "data/diple-review-document.h"
#include "data/diple-schema-store.h"
#include "support.h"

#include <glib/gstdio.h>

/* Two copies of one project, in which two people decide apart and then meet. */
#define TEXT "Mr Ivo Marsh sold 12 goats at Kell Fair."

typedef struct
{
  char *path;
  char *other_path;
  DipleStore *here;
  DipleStore *there;
  gint64 kim;
  gint64 lou;
  gint64 document;
} Fixture;

static DipleStore *
open_project (const char *path, DipleStoreMode mode)
{
  g_autoptr (GError) error = NULL;
  DipleStore *store = diple_store_open (path, mode, &error);

  g_assert_no_error (error);
  support_run_sql (store, "PRAGMA synchronous = OFF"); /* no power is cut here */
  return store;
}

static void
finish (DipleStore *store, gint64 annotator, gint64 document)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_journal_begin (store, annotator, "test", &error));
  g_assert_true (diple_assignments_set (store, annotator, document, DIPLE_STATE_FINISHED, &error));
  g_assert_cmpint (diple_journal_commit (store, "Finished", document, &error), !=, 0);
}

static void
fill (Fixture *fixture)
{
  DipleStore *store = fixture->here;
  const gint64 ana = support_add_annotator (store, "Ana");
  const gint64 ben = support_add_annotator (store, "Ben");

  fixture->kim = support_add_annotator (store, "Kim");
  fixture->lou = support_add_annotator (store, "Lou");
  fixture->document = support_add_document (store, "Goats", TEXT);
  support_mark (store, ana, fixture->document, "Person", 0, 12);
  support_mark (store, ben, fixture->document, "Person", 3, 12);
  support_mark (store, ana, fixture->document, "Quantity", 18, 26);
  support_mark (store, ben, fixture->document, "Location", 30, 39);
  finish (store, ana, fixture->document);
  finish (store, ben, fixture->document);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->path = support_path_new ();
  fixture->other_path = g_strconcat (fixture->path, ".other.diple", NULL);
  fixture->here = open_project (fixture->path, DIPLE_STORE_CREATE);
  fill (fixture);
  g_assert_true (diple_care_backup (fixture->here, fixture->other_path, NULL, &error));
  g_assert_no_error (error);
  fixture->there = open_project (fixture->other_path, DIPLE_STORE_READ_WRITE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->here);
  g_assert_finalize_object (fixture->there);
  g_free (fixture->other_path);
  support_remove (fixture->path);
}

static DipleReviewDocument *
load (DipleStore *store, gint64 document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = diple_schema_load (store, &error);
  DipleReviewDocument *loaded = diple_review_document_load (store, schema, document, NULL, &error);

  g_assert_no_error (error);
  return loaded;
}

static void
decide (DipleStore *store, gint64 curator, gint64 document, guint index, DipleOutcome outcome)
{
  g_autoptr (DipleReviewDocument) loaded = load (store, document);
  const DipleReviewItem *item = loaded->items->pdata[index];
  const DipleVerdict verdict = { .outcome = outcome };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (
      diple_review_decide (store, curator, document, item->key, &verdict, &error), >, 0);
  g_assert_no_error (error);
}

static void
assert_states (DipleStore *store, gint64 document, const char *states, const char *gold)
{
  g_autoptr (DipleReviewDocument) loaded = load (store, document);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < loaded->items->len; i++)
    g_string_append_printf (
        text,
        "%s%s",
        i > 0 ? " " : "",
        diple_review_state_name (((DipleReviewItem *) loaded->items->pdata[i])->state));
  for (guint i = 0; i < loaded->spans->len; i++)
    {
      const DipleSpan *span = loaded->spans->pdata[i];

      if (span->annotator == loaded->gold)
        g_string_append_printf (
            found, "%s%u-%u", found->len > 0 ? " " : "", span->range.start, span->range.end);
    }
  g_assert_cmpstr (text->str, ==, states);
  g_assert_cmpstr (found->str, ==, gold);
  g_assert_cmpint (loaded->orphans->len, ==, 0);
}

static DipleReceipt *
receive (DipleStore *store, const char *path)
{
  g_autoptr (GError) error = NULL;
  DipleReceipt *receipt = diple_bundle_receive (store, 0, path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return receipt;
}

static void
test_what_was_decided_apart_is_joined (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleReceipt) preview = NULL;
  g_autoptr (DipleReceipt) first = NULL;
  g_autoptr (DipleReceipt) again = NULL;
  g_autoptr (DipleUndone) undone = NULL;
  g_autoptr (GError) error = NULL;

  decide (fixture->here, fixture->kim, fixture->document, 0, DIPLE_OUTCOME_INTERSECTION);
  decide (fixture->there, fixture->lou, fixture->document, 1, DIPLE_OUTCOME_ADOPTED);
  decide (fixture->there, fixture->lou, fixture->document, 2, DIPLE_OUTCOME_NONE);
  preview = diple_bundle_preview (fixture->here, fixture->other_path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->decisions, ==, 2);
  g_assert_cmpuint (preview->contradictions, ==, 0);
  assert_states (fixture->here, fixture->document, "decided open open", "3-12");
  first = receive (fixture->here, fixture->other_path);
  assert_states (fixture->here, fixture->document, "decided decided decided", "3-12 18-26");
  again = receive (fixture->here, fixture->other_path);
  g_assert_true (again->nothing_to_do);
  undone = diple_journal_undo (fixture->here, 0, &error);
  g_assert_no_error (error);
  assert_states (fixture->here, fixture->document, "decided open open", "3-12");
}

static void
test_what_was_decided_otherwise_is_asked_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleReceipt) receipt = NULL;
  g_autoptr (DipleReceipt) back = NULL;
  g_autoptr (DipleReceipt) settled = NULL;

  decide (fixture->here, fixture->kim, fixture->document, 0, DIPLE_OUTCOME_INTERSECTION);
  decide (fixture->here, fixture->kim, fixture->document, 1, DIPLE_OUTCOME_NONE);
  decide (fixture->there, fixture->lou, fixture->document, 0, DIPLE_OUTCOME_UNION);
  decide (fixture->there, fixture->lou, fixture->document, 1, DIPLE_OUTCOME_ADOPTED);
  receipt = receive (fixture->here, fixture->other_path);
  g_assert_cmpuint (receipt->contradictions, ==, 2);
  g_assert_cmpuint (receipt->notes->len, ==, 1);
  assert_states (fixture->here, fixture->document, "reopened reopened open", "3-12");
  g_assert_cmpint (support_number (fixture->here, "SELECT count(*) FROM decision"), ==, 4);

  /* The other copy keeps its own as well. */
  back = receive (fixture->there, fixture->path);
  assert_states (fixture->there, fixture->document, "reopened reopened open", "0-12 18-26");

  /* Once it is decided again there is one answer, in both. */
  decide (fixture->here, fixture->kim, fixture->document, 0, DIPLE_OUTCOME_UNION);
  decide (fixture->here, fixture->kim, fixture->document, 1, DIPLE_OUTCOME_NONE);
  assert_states (fixture->here, fixture->document, "decided decided open", "0-12");
  g_assert_cmpint (support_number (fixture->here, "SELECT count(*) FROM decision"), ==, 2);
  settled = receive (fixture->there, fixture->path);
  assert_states (fixture->there, fixture->document, "decided decided open", "0-12");
  g_assert_cmpint (support_number (fixture->there, "SELECT count(*) FROM decision"), ==, 2);
}

static void
test_two_who_decide_alike_agree (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleReceipt) receipt = NULL;

  decide (fixture->here, fixture->kim, fixture->document, 0, DIPLE_OUTCOME_INTERSECTION);
  decide (fixture->there, fixture->lou, fixture->document, 0, DIPLE_OUTCOME_INTERSECTION);
  receipt = receive (fixture->here, fixture->other_path);
  g_assert_cmpuint (receipt->contradictions, ==, 0);
  assert_states (fixture->here, fixture->document, "decided open open", "3-12");
  g_assert_cmpint (support_number (fixture->here, "SELECT count(*) FROM decision"), ==, 2);
}

/* Both annotators say whose claim it is, and the copy is made again with that. */
static void
add_claims (Fixture *fixture)
{
  const gint64 type =
      support_number (fixture->here, "SELECT id FROM relation_type WHERE name = 'attributed to'");
  const char *const names[] = { "Ana", "Ben" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DipleAnnotator) who = diple_annotators_find (fixture->here, names[i], &error);
      const gint64 claim =
          support_mark (fixture->here, who->id, fixture->document, "Claim", 13, 26);
      const gint64 source =
          support_mark (fixture->here, who->id, fixture->document, "Source", 0, 12);
      g_autoptr (DipleRelation) relation = diple_relation_new (type, who->id, claim, source);

      g_assert_true (diple_journal_begin (fixture->here, who->id, "test", &error));
      g_assert_true (diple_relations_add (fixture->here, relation, &error));
      g_assert_cmpint (diple_journal_commit (fixture->here, "Linked", 0, &error), >, 0);
    }
  g_assert_true (diple_store_close (fixture->there, &error));
  g_clear_object (&fixture->there);
  g_assert_cmpint (g_unlink (fixture->other_path), ==, 0);
  g_assert_true (diple_care_backup (fixture->here, fixture->other_path, NULL, &error));
  fixture->there = open_project (fixture->other_path, DIPLE_STORE_READ_WRITE);
}

/* What both annotators agree on: spans, or relations. */
static void
decide_agreed (DipleStore *store, gint64 curator, gint64 document, gboolean relations)
{
  g_autoptr (DipleReviewDocument) loaded = load (store, document);

  for (guint i = 0; i < loaded->items->len; i++)
    {
      const DipleReviewItem *item = loaded->items->pdata[i];

      if (item->kind == DIPLE_REVIEW_AGREE && (item->relation_type != 0) == relations)
        decide (store, curator, document, i, DIPLE_OUTCOME_ADOPTED);
    }
}

static void
assert_agreed_is_decided (DipleStore *store, gint64 document)
{
  g_autoptr (DipleReviewDocument) loaded = load (store, document);

  for (guint i = 0; i < loaded->items->len; i++)
    {
      const DipleReviewItem *item = loaded->items->pdata[i];

      if (item->kind == DIPLE_REVIEW_AGREE)
        g_assert_cmpint (item->state, ==, DIPLE_REVIEW_DECIDED);
    }
}

static void
test_a_relation_comes_between_spans_that_both_decided (Fixture *fixture, gconstpointer data)
{
  static const char sql[] =
      "SELECT count(*) FROM relation JOIN span AS a ON a.id = source JOIN span AS b ON b.id = "
      "target"
      " JOIN annotator ON annotator.id = relation.annotator WHERE kind = 'gold'"
      " AND a.annotator = annotator.id AND b.annotator = annotator.id";
  g_autoptr (DipleReceipt) receipt = NULL;
  g_autoptr (DipleReceipt) again = NULL;
  g_autoptr (DipleReceipt) back = NULL;

  add_claims (fixture);
  decide_agreed (fixture->here, fixture->kim, fixture->document, FALSE);
  decide_agreed (fixture->there, fixture->lou, fixture->document, FALSE);
  decide_agreed (fixture->there, fixture->lou, fixture->document, TRUE);
  receipt = receive (fixture->here, fixture->other_path);
  g_assert_cmpuint (receipt->contradictions, ==, 0);
  assert_agreed_is_decided (fixture->here, fixture->document);
  g_assert_cmpint (support_number (fixture->here, sql), ==, 1);
  again = receive (fixture->here, fixture->other_path);
  g_assert_true (again->nothing_to_do);
  back = receive (fixture->there, fixture->path);
  assert_agreed_is_decided (fixture->there, fixture->document);
  g_assert_cmpint (support_number (fixture->there, sql), ==, 1);
}

static void
test_what_was_taken_back_there_goes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleReceipt) first = NULL;
  g_autoptr (DipleReceipt) second = NULL;
  g_autoptr (DipleReceipt) third = NULL;

  decide (fixture->there, fixture->lou, fixture->document, 1, DIPLE_OUTCOME_ADOPTED);
  first = receive (fixture->here, fixture->other_path);
  assert_states (fixture->here, fixture->document, "open decided open", "18-26");
  decide (fixture->there, fixture->lou, fixture->document, 1, DIPLE_OUTCOME_NONE);
  second = receive (fixture->here, fixture->other_path);
  assert_states (fixture->here, fixture->document, "open decided open", "");
  g_assert_true (diple_review_withdraw (fixture->there,
                                        fixture->lou,
                                        support_number (fixture->there, "SELECT id FROM decision"),
                                        &error));
  third = receive (fixture->here, fixture->other_path);
  assert_states (fixture->here, fixture->document, "open open open", "");
}

static void
test_what_was_put_off_gives_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleReceipt) receipt = NULL;
  g_autoptr (DipleReceipt) back = NULL;

  decide (fixture->here, fixture->kim, fixture->document, 0, DIPLE_OUTCOME_DEFERRED);
  decide (fixture->there, fixture->lou, fixture->document, 0, DIPLE_OUTCOME_UNION);
  back = receive (fixture->there, fixture->path);
  assert_states (fixture->there, fixture->document, "decided open open", "0-12");
  receipt = receive (fixture->here, fixture->other_path);
  assert_states (fixture->here, fixture->document, "decided open open", "0-12");
  g_assert_cmpuint (receipt->contradictions, ==, 0);
}

static void
test_an_answer_to_a_question_comes_too (Fixture *fixture, gconstpointer data)
{
  static const char sql[] = "SELECT count(*) FROM decision WHERE answer = 'Without.' AND answered";
  const DipleVerdict verdict = { .outcome = DIPLE_OUTCOME_UNION, .question = "With the title?" };
  g_autoptr (DipleReviewDocument) loaded = load (fixture->here, fixture->document);
  g_autoptr (DipleReceipt) first = NULL;
  g_autoptr (DipleReceipt) second = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 decision = diple_review_decide (fixture->here,
                                               fixture->kim,
                                               fixture->document,
                                               ((DipleReviewItem *) loaded->items->pdata[0])->key,
                                               &verdict,
                                               &error);

  g_assert_no_error (error);
  first = receive (fixture->there, fixture->path);
  g_assert_true (diple_journal_begin (fixture->there, fixture->lou, "test", &error));
  g_assert_true (diple_flags_answer (fixture->there, decision, "Without.", TRUE, &error));
  g_assert_cmpint (diple_journal_commit (fixture->there, "Answered", 0, &error), >, 0);
  second = receive (fixture->here, fixture->other_path);
  g_assert_cmpint (support_number (fixture->here, sql), ==, 1);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/receive-decisions/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-was-decided-apart-is-joined", test_what_was_decided_apart_is_joined);
  ADD ("what-was-decided-otherwise-is-asked-again", test_what_was_decided_otherwise_is_asked_again);
  ADD ("two-who-decide-alike-agree", test_two_who_decide_alike_agree);
  ADD ("a-relation-comes-between-spans-that-both-decided",
       test_a_relation_comes_between_spans_that_both_decided);
  ADD ("what-was-taken-back-there-goes", test_what_was_taken_back_there_goes);
  ADD ("what-was-put-off-gives-way", test_what_was_put_off_gives_way);
  ADD ("an-answer-to-a-question-comes-too", test_an_answer_to_a_question_comes_too);
  return g_test_run ();
}
