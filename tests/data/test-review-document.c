/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-document-values.h"
#include "data/diple-error.h"
#include "data/diple-review-precedents.h"
#include "reviewing.h"

/* What annotators say of the whole document is decided like what they mark. */

static const DipleAttribute *
find_attribute (Fixture *fixture, const char *name)
{
  for (guint i = 0; i < fixture->schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = fixture->schema->attributes->pdata[i];

      if (attribute->owner == DIPLE_OWNER_DOCUMENT && g_str_equal (attribute->name, name))
        return attribute;
    }
  g_assert_not_reached ();
}

static gint64
find_genre (Fixture *fixture, const char *name)
{
  const DipleAttribute *genre = find_attribute (fixture, "genre");

  for (guint i = 0; i < genre->options->len; i++)
    if (g_str_equal (((const DipleOption *) genre->options->pdata[i])->name, name))
      return ((const DipleOption *) genre->options->pdata[i])->id;
  g_assert_not_reached ();
}

/* NULL takes it away. */
static void
say_genre (Fixture *fixture, gint64 annotator, const char *name)
{
  const gint64 option = name != NULL ? find_genre (fixture, name) : 0;
  DipleValues values;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      diple_document_values_load (fixture->store, fixture->article, annotator, &values, &error));
  diple_values_set_option (&values, find_attribute (fixture, "genre")->id, option);
  g_assert_true (diple_journal_begin (fixture->store, annotator, "test", &error));
  g_assert_true (
      diple_document_values_set (fixture->store, fixture->article, annotator, &values, &error));
  g_assert_cmpint (diple_journal_commit (fixture->store, "Said", 0, &error), >, 0);
  diple_values_clear (&values);
}

/* What gold says the genre is. */
static void
assert_genre (Fixture *fixture, const char *expected)
{
  g_autoptr (DipleReviewDocument) document = reviewing_load (fixture);
  const DipleValues *values = g_hash_table_lookup (document->values, &document->gold);
  const DipleValue *value =
      values != NULL ? diple_values_get (values, find_attribute (fixture, "genre")->id, NULL)
                     : NULL;

  if (expected == NULL)
    g_assert_null (value);
  else
    g_assert_cmpint (value->option, ==, find_genre (fixture, expected));
}

static void
finish_all (Fixture *fixture)
{
  reviewing_finish (fixture, fixture->ana);
  reviewing_finish (fixture, fixture->ben);
  reviewing_finish (fixture, fixture->cleo);
}

static void
test_answers_are_told_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleReviewDocument) document = NULL;
  const DipleReviewItem *item;

  say_genre (fixture, fixture->ana, "news");
  say_genre (fixture, fixture->ben, "feature");
  finish_all (fixture);
  reviewing_assert_items (fixture, "document:open");
  document = reviewing_load (fixture);
  item = document->items->pdata[0];
  g_assert_cmpint (item->attribute, ==, find_attribute (fixture, "genre")->id);
  g_assert_cmpuint (item->candidates->len, ==, 3); /* and nothing */
  g_assert_cmpuint (item->n_present, ==, 2);
  g_assert_cmpuint (item->n_finished, ==, 3);
  g_assert_cmpstr (((DipleReviewCandidate *) item->candidates->pdata[2])->words, ==, "");
  say_genre (fixture, fixture->ben, "news");
  say_genre (fixture, fixture->cleo, "news");
  reviewing_assert_items (fixture, "agree:open");
}

static void
test_what_nobody_says_is_not_asked (Fixture *fixture, gconstpointer data)
{
  finish_all (fixture);
  reviewing_assert_items (fixture, "");
}

static void
test_adopting_makes_gold (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleReviewDocument) document = NULL;
  guint news = 0;

  say_genre (fixture, fixture->ana, "news");
  say_genre (fixture, fixture->ben, "feature");
  finish_all (fixture);
  document = reviewing_load (fixture);
  for (guint i = 0; i < 3; i++)
    if (g_str_equal (((DipleReviewCandidate *) ((DipleReviewItem *) document->items->pdata[0])
                          ->candidates->pdata[i])
                         ->words,
                     "news"))
      news = i;
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_ADOPTED, news);
  reviewing_assert_items (fixture, "document:decided");
  assert_genre (fixture, "news");
  reviewing_undo (fixture);
  reviewing_assert_items (fixture, "document:open");
  assert_genre (fixture, NULL);
  reviewing_redo (fixture);
  reviewing_assert_items (fixture, "document:decided");
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_NONE, 0);
  reviewing_assert_items (fixture, "document:decided");
  assert_genre (fixture, NULL);
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_DEFERRED, 0);
  reviewing_assert_items (fixture, "document:deferred");
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM decision"), ==, 1);
}

static void
test_an_answer_may_be_the_curators_own (Fixture *fixture, gconstpointer data)
{
  DipleValues values = { NULL, 0 };
  DipleVerdict verdict = { .outcome = DIPLE_OUTCOME_EDITED };
  g_autoptr (GError) error = NULL;

  say_genre (fixture, fixture->ana, "news");
  finish_all (fixture);
  g_assert_cmpint (reviewing_decide (fixture, 0, &verdict, &error), ==, 0);
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_clear_error (&error);
  diple_values_set_option (
      &values, find_attribute (fixture, "genre")->id, find_genre (fixture, "opinion"));
  verdict.values = &values;
  g_assert_cmpint (reviewing_decide (fixture, 0, &verdict, &error), >, 0);
  g_assert_no_error (error);
  assert_genre (fixture, "opinion");
  verdict.outcome = DIPLE_OUTCOME_UNION; /* a genre is one */
  g_assert_cmpint (reviewing_decide (fixture, 0, &verdict, &error), ==, 0);
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  assert_genre (fixture, "opinion");
  diple_values_clear (&values);
}

static void
test_only_what_changes_is_reopened (Fixture *fixture, gconstpointer data)
{
  say_genre (fixture, fixture->ana, "news");
  say_genre (fixture, fixture->ben, "feature");
  reviewing_finish (fixture, fixture->ana);
  reviewing_finish (fixture, fixture->ben);
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_ADOPTED, 0);
  say_genre (fixture, fixture->cleo, "news");
  reviewing_finish (fixture, fixture->cleo);
  reviewing_assert_items (fixture, "document:decided"); /* somebody had said so */
  say_genre (fixture, fixture->cleo, "opinion");
  reviewing_assert_items (fixture, "document:reopened");
  say_genre (fixture, fixture->cleo, "feature");
  reviewing_assert_items (fixture, "document:decided");
  say_genre (fixture, fixture->ana, NULL);
  say_genre (fixture, fixture->ben, NULL);
  say_genre (fixture, fixture->cleo, NULL);
  reviewing_assert_items (fixture, " +1");
}

static void
test_gold_that_somebody_changed_is_asked_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 gold;

  say_genre (fixture, fixture->ana, "news");
  finish_all (fixture);
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_ADOPTED, 0);
  gold = diple_gold_find (fixture->store, &error);
  say_genre (fixture, gold, "review");
  reviewing_assert_items (fixture, "document:reopened");
}

static void
test_a_decision_can_be_withdrawn (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  say_genre (fixture, fixture->ana, "news");
  finish_all (fixture);
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_ADOPTED, 0);
  assert_genre (fixture, "news");
  g_assert_true (diple_review_withdraw (fixture->store,
                                        fixture->kim,
                                        support_number (fixture->store, "SELECT id FROM decision"),
                                        &error));
  reviewing_assert_items (fixture, "document:open");
  assert_genre (fixture, NULL);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM decision_value"), ==, 0);
}

static void
test_rules_decide_the_document_too (Fixture *fixture, gconstpointer data)
{
  DipleReviewRule rule;
  guint left_out = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;

  say_genre (fixture, fixture->ana, "news");
  say_genre (fixture, fixture->ben, "news");
  say_genre (fixture, fixture->cleo, "review");
  finish_all (fixture);
  g_assert_true (diple_review_rule_parse ("majority:2", &rule, &error));
  list = diple_review_rule_preview (fixture->store, &rule, NULL, NULL, &error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((DipleReviewProposal *) list->pdata[0])->words, ==, "news");
  g_assert_cmpint (diple_review_rule_apply (
                       fixture->store, fixture->kim, &rule, NULL, NULL, &left_out, NULL, &error),
                   ==,
                   1);
  assert_genre (fixture, "news");
  reviewing_assert_items (fixture, "document:decided");
  say_genre (fixture, fixture->ana, "review"); /* now that is the majority */
  reviewing_assert_items (fixture, "document:reopened");
}

static void
test_precedents_are_those_of_the_attribute (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleReviewDocument) document = NULL;
  g_autoptr (DiplePrecedents) found = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 first = fixture->article;

  for (guint i = 0; i < 2; i++)
    {
      if (i == 1)
        fixture->article = support_add_document (fixture->store, "Nets", "Nets were mended.");
      say_genre (fixture, fixture->ana, "news");
      finish_all (fixture);
      if (i == 0)
        reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_NONE, 0);
    }
  document = reviewing_load (fixture);
  found = diple_precedents_find (fixture->store, document->items->pdata[0], "", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->n_alike, ==, 1);
  g_assert_cmpuint (found->n_none, ==, 1);
  g_assert_cmpuint (found->same_words->len, ==, 0);
  fixture->article = first;
}

#define ADD(path, test)                                                                            \
  g_test_add (path, Fixture, NULL, reviewing_set_up, test, reviewing_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/review-document/answers-are-told-apart", test_answers_are_told_apart);
  ADD ("/review-document/what-nobody-says-is-not-asked", test_what_nobody_says_is_not_asked);
  ADD ("/review-document/adopting-makes-gold", test_adopting_makes_gold);
  ADD ("/review-document/an-answer-may-be-the-curators-own",
       test_an_answer_may_be_the_curators_own);
  ADD ("/review-document/only-what-changes-is-reopened", test_only_what_changes_is_reopened);
  ADD ("/review-document/gold-that-somebody-changed-is-asked-again",
       test_gold_that_somebody_changed_is_asked_again);
  ADD ("/review-document/a-decision-can-be-withdrawn", test_a_decision_can_be_withdrawn);
  ADD ("/review-document/rules-decide-the-document-too", test_rules_decide_the_document_too);
  ADD ("/review-document/precedents-are-those-of-the-attribute",
       test_precedents_are_those_of_the_attribute);
  return g_test_run ();
}
