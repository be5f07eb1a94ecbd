/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-error.h"
#include "data/diple-review-precedents.h"
#include "reviewing.h"

#include <string.h>

static void
test_kinds_are_told_apart (Fixture *fixture, gconstpointer data)
{
  reviewing_mark (fixture, fixture->ana, "Person", "Odo Brask");
  reviewing_mark (fixture, fixture->ben, "Person", "Mr Odo Brask");
  reviewing_mark (fixture, fixture->ana, "Location", "Farrow Bay");
  reviewing_mark (fixture, fixture->ben, "Organization", "Farrow Bay");
  reviewing_mark (fixture, fixture->ana, "Person", "Lena Weil");
  reviewing_mark (fixture, fixture->ben, "Person", "Lena Weil");
  reviewing_mark (fixture, fixture->ben, "Quantity", "two");
  reviewing_assert_items (fixture, "");
  reviewing_finish (fixture, fixture->ana);
  reviewing_assert_items (fixture, "");
  reviewing_finish (fixture, fixture->ben);
  reviewing_assert_items (fixture, "boundary:open label:open agree:open missing:open");
}

static void
test_layers_are_apart (Fixture *fixture, gconstpointer data)
{
  reviewing_mark (fixture, fixture->ana, "Person", "Lena Weil");
  reviewing_mark (fixture, fixture->ben, "Source", "Lena Weil");
  reviewing_finish (fixture, fixture->ana);
  reviewing_finish (fixture, fixture->ben);
  reviewing_assert_items (fixture, "missing:open missing:open");
}

static void
test_values_are_compared (Fixture *fixture, gconstpointer data)
{
  gint64 span = reviewing_mark (fixture, fixture->ana, "Person", "Lena Weil");
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO span_value (span, attribute, ordinal, option) SELECT %" G_GINT64_FORMAT
      ", attribute.id, 0, attribute_option.id FROM attribute JOIN attribute_option"
      " ON attribute = attribute.id WHERE attribute.name = 'mention' AND attribute_option.name ="
      " 'name'",
      span);

  reviewing_mark (fixture, fixture->ben, "Person", "Lena Weil");
  reviewing_finish (fixture, fixture->ana);
  reviewing_finish (fixture, fixture->ben);
  reviewing_assert_items (fixture, "agree:open");
  support_run_sql (fixture->store, sql);
  reviewing_assert_items (fixture, "attribute:open");
}

static void
test_adopting_makes_gold (Fixture *fixture, gconstpointer data)
{
  reviewing_mark (fixture, fixture->ana, "Person", "Odo Brask");
  reviewing_mark (fixture, fixture->ben, "Person", "Mr Odo Brask");
  reviewing_finish (fixture, fixture->ana);
  reviewing_finish (fixture, fixture->ben);
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_ADOPTED, 0);
  reviewing_assert_items (fixture, "boundary:decided");
  reviewing_assert_gold (fixture, "Mr Odo Brask");
  reviewing_undo (fixture);
  reviewing_assert_items (fixture, "boundary:open");
  reviewing_assert_gold (fixture, "");
  reviewing_redo (fixture);
  reviewing_assert_items (fixture, "boundary:decided");
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_INTERSECTION, 0);
  reviewing_assert_gold (fixture, "Odo Brask");
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_UNION, 0);
  reviewing_assert_gold (fixture, "Mr Odo Brask");
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_NONE, 0);
  reviewing_assert_gold (fixture, "");
  reviewing_assert_items (fixture, "boundary:decided");
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_DEFERRED, 0);
  reviewing_assert_items (fixture, "boundary:deferred");
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM decision"), ==, 1);
  reviewing_undo (fixture);
  reviewing_undo (fixture);
  reviewing_assert_gold (fixture, "Mr Odo Brask");
}

static void
test_an_edit_is_the_curators_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  DipleVerdict verdict = { .outcome = DIPLE_OUTCOME_EDITED, .reason = "the boats count" };
  g_autoptr (GError) error = NULL;

  reviewing_mark (fixture, fixture->ana, "Quantity", "300");
  reviewing_finish (fixture, fixture->ana);
  reviewing_finish (fixture, fixture->ben);
  g_assert_cmpint (reviewing_decide (fixture, 0, &verdict, &error), ==, 0);
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_clear_error (&error);
  verdict.spans = spans;
  g_ptr_array_add (
      spans,
      diple_span_new (
          fixture->article, 0, support_label (fixture->store, "Quantity"), (DipleRange){ 24, 33 }));
  g_assert_cmpint (reviewing_decide (fixture, 0, &verdict, &error), >, 0);
  g_assert_no_error (error);
  reviewing_assert_gold (fixture, "300 boats");
}

static void
test_what_has_changed_is_not_decided_blindly (Fixture *fixture, gconstpointer data)
{
  const DipleVerdict verdict = { .outcome = DIPLE_OUTCOME_ADOPTED };
  g_autoptr (DipleReviewDocument) before = NULL;
  g_autoptr (GError) error = NULL;

  reviewing_mark (fixture, fixture->ana, "Person", "Odo Brask");
  reviewing_finish (fixture, fixture->ana);
  reviewing_finish (fixture, fixture->ben);
  before = reviewing_load (fixture);
  reviewing_mark (fixture, fixture->ben, "Person", "Mr Odo Brask");
  g_assert_cmpint (diple_review_decide (fixture->store,
                                        fixture->kim,
                                        fixture->article,
                                        ((DipleReviewItem *) before->items->pdata[0])->key,
                                        &verdict,
                                        &error),
                   ==,
                   0);
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM decision"), ==, 0);
}

static void
test_only_what_changes_is_reopened (Fixture *fixture, gconstpointer data)
{
  gint64 claim;
  g_autoptr (GError) error = NULL;

  reviewing_mark (fixture, fixture->ana, "Person", "Odo Brask");
  reviewing_mark (fixture, fixture->ben, "Person", "Mr Odo Brask");
  reviewing_mark (fixture, fixture->ana, "Person", "Lena Weil");
  claim = reviewing_mark (fixture, fixture->ana, "Location", "Farrow Bay");
  reviewing_finish (fixture, fixture->ana);
  reviewing_finish (fixture, fixture->ben);
  for (guint i = 0; i < 3; i++)
    reviewing_decide_well (fixture, i, DIPLE_OUTCOME_ADOPTED, 0);
  reviewing_assert_items (fixture, "boundary:decided missing:decided missing:decided");
  reviewing_mark (fixture, fixture->cleo, "Person", "Mr Odo Brask");
  reviewing_mark (fixture, fixture->cleo, "Person", "Lena Weil, who owns two of them");
  reviewing_finish (fixture, fixture->cleo);
  reviewing_assert_items (fixture, "boundary:decided missing:decided boundary:reopened");
  reviewing_assert_gold (fixture, "Mr Odo Brask|Farrow Bay|Lena Weil");

  g_assert_true (diple_journal_begin (fixture->store, fixture->ana, "test", &error));
  g_assert_true (diple_spans_remove (fixture->store, claim, &error));
  g_assert_cmpint (diple_journal_commit (fixture->store, "Removed", 0, &error), >, 0);
  reviewing_assert_items (fixture, "boundary:decided boundary:reopened +1");
  reviewing_assert_gold (fixture, "Mr Odo Brask|Farrow Bay|Lena Weil");
}

static void
test_an_orphan_can_be_withdrawn (Fixture *fixture, gconstpointer data)
{
  const gint64 span = reviewing_mark (fixture, fixture->ana, "Location", "Farrow Bay");
  g_autoptr (GError) error = NULL;

  reviewing_finish (fixture, fixture->ana);
  reviewing_finish (fixture, fixture->ben);
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_ADOPTED, 0);
  g_assert_true (diple_journal_begin (fixture->store, fixture->ana, "test", &error));
  g_assert_true (diple_spans_remove (fixture->store, span, &error));
  g_assert_cmpint (diple_journal_commit (fixture->store, "Removed", 0, &error), >, 0);
  reviewing_assert_items (fixture, " +1");
  g_assert_true (diple_review_withdraw (fixture->store,
                                        fixture->kim,
                                        support_number (fixture->store, "SELECT id FROM decision"),
                                        &error));
  reviewing_assert_items (fixture, "");
  reviewing_assert_gold (fixture, "");
  reviewing_undo (fixture);
  reviewing_assert_items (fixture, " +1");
  reviewing_assert_gold (fixture, "Farrow Bay");
}

static const DipleReviewItem *
get_left_over (const DipleReviewDocument *document)
{
  g_assert_cmpuint (document->left_over->len, ==, 1);
  return document->left_over->pdata[0];
}

/* The first of Ana's spans is decided, and then she takes it away. */
static void
make_orphan (Fixture *fixture)
{
  const gint64 span = reviewing_mark (fixture, fixture->ana, "Location", "Farrow Bay");
  g_autoptr (GError) error = NULL;

  reviewing_finish (fixture, fixture->ana);
  reviewing_finish (fixture, fixture->ben);
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_ADOPTED, 0);
  g_assert_true (diple_journal_begin (fixture->store, fixture->ana, "test", &error));
  g_assert_true (diple_spans_remove (fixture->store, span, &error));
  g_assert_cmpint (diple_journal_commit (fixture->store, "Removed", 0, &error), >, 0);
}

static gint64
settle (Fixture *fixture, DipleOutcome outcome, GError **error)
{
  const DipleVerdict verdict = { .outcome = outcome, .reason = "as before" };
  g_autoptr (DipleReviewDocument) document = reviewing_load (fixture);

  return diple_review_decide (fixture->store,
                              fixture->kim,
                              fixture->article,
                              get_left_over (document)->key,
                              &verdict,
                              error);
}

static void
test_an_orphan_can_be_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleReviewDocument) before = NULL;
  g_autoptr (DipleReviewDocument) kept = NULL;

  make_orphan (fixture);
  before = reviewing_load (fixture);
  g_assert_cmpint (get_left_over (before)->kind, ==, DIPLE_REVIEW_ORPHAN);
  g_assert_cmpint (get_left_over (before)->state, ==, DIPLE_REVIEW_OPEN);
  g_assert_false (diple_review_item_is_of (get_left_over (before), fixture->kim));
  g_assert_cmpint (settle (fixture, DIPLE_OUTCOME_UNION, &error), ==, 0);
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (settle (fixture, DIPLE_OUTCOME_ADOPTED, &error), !=, 0);
  kept = reviewing_load (fixture);
  g_assert_cmpint (get_left_over (kept)->state, ==, DIPLE_REVIEW_DECIDED);
  g_assert_cmpint (get_left_over (kept)->key, ==, get_left_over (before)->key);
  g_assert_cmpstr (get_left_over (kept)->decision->reason, ==, "as before");
  reviewing_assert_gold (fixture, "Farrow Bay");
}

static void
test_keeping_and_taking_back_an_orphan_are_one_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleReviewDocument) undone = NULL;

  make_orphan (fixture);
  g_assert_cmpint (settle (fixture, DIPLE_OUTCOME_ADOPTED, &error), !=, 0);
  reviewing_undo (fixture);
  undone = reviewing_load (fixture);
  g_assert_cmpint (get_left_over (undone)->state, ==, DIPLE_REVIEW_OPEN);
  g_assert_cmpint (settle (fixture, DIPLE_OUTCOME_NONE, &error), !=, 0);
  reviewing_assert_items (fixture, "");
  reviewing_assert_gold (fixture, "");
  reviewing_undo (fixture);
  reviewing_assert_items (fixture, " +1");
  reviewing_assert_gold (fixture, "Farrow Bay");
}

static void
test_relations_are_decided_after_their_ends (Fixture *fixture, gconstpointer data)
{
  const DipleVerdict first = { .outcome = DIPLE_OUTCOME_ADOPTED };
  const gint64 people[] = { fixture->ana, fixture->ben };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      const gint64 claim = reviewing_mark (fixture, people[i], "Claim", "300 boats were lost");
      const gint64 brask = reviewing_mark (fixture, people[i], "Source", "Odo Brask");
      const gint64 weil = reviewing_mark (fixture, people[i], "Source", "Lena Weil");

      reviewing_join (fixture, people[i], "attributed to", claim, i == 0 ? brask : weil);
      reviewing_finish (fixture, people[i]);
    }
  reviewing_assert_items (fixture, "agree:open agree:open agree:open relation:open");
  g_assert_cmpint (reviewing_decide (fixture, 3, &first, &error), ==, 0);
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  for (guint i = 0; i < 3; i++)
    reviewing_decide_well (fixture, i, DIPLE_OUTCOME_ADOPTED, 0);
  reviewing_decide_well (fixture, 3, DIPLE_OUTCOME_ADOPTED, 0);
  reviewing_assert_items (fixture, "agree:decided agree:decided agree:decided relation:decided");
  g_assert_cmpint (
      support_number (fixture->store,
                      "SELECT count(*) FROM relation JOIN annotator ON annotator.id = annotator"
                      " WHERE kind = 'gold'"),
      ==,
      1);
  reviewing_decide_well (fixture, 3, DIPLE_OUTCOME_NONE, 0);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM relation"), ==, 2);
  reviewing_undo (fixture);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM relation"), ==, 3);

  /* To take the ends anew leaves the relation between them. */
  reviewing_decide_well (fixture, 1, DIPLE_OUTCOME_ADOPTED, 0);
  reviewing_assert_items (fixture, "agree:decided agree:decided agree:decided relation:decided");
}

static int
apply (Fixture *fixture, const char *words)
{
  DipleReviewRule rule;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  guint left_out = 0;
  int done;

  g_assert_true (diple_review_rule_parse (words, &rule, &error));
  list = diple_review_rule_preview (fixture->store, &rule, NULL, NULL, &error);
  g_assert_no_error (error);
  done = diple_review_rule_apply (
      fixture->store, fixture->kim, &rule, NULL, NULL, &left_out, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, (guint) done + left_out);
  return done;
}

static void
test_rules_decide_at_once (Fixture *fixture, gconstpointer data)
{
  const gint64 people[] = { fixture->ana, fixture->ben, fixture->cleo };

  for (guint i = 0; i < 3; i++)
    {
      const gint64 claim = reviewing_mark (fixture, people[i], "Claim", "300 boats were lost");
      const gint64 brask = reviewing_mark (fixture, people[i], "Source", "Odo Brask");

      reviewing_join (fixture, people[i], "attributed to", claim, brask);
      reviewing_mark (fixture, people[i], "Person", i == 2 ? "Mr Odo Brask" : "Odo Brask");
      reviewing_mark (fixture, people[i], "Claim", i < 2 ? "They are gone," : "They are gone");
      if (i == 0)
        reviewing_mark (fixture, people[i], "Location", "Farrow Bay");
      reviewing_finish (fixture, people[i]);
    }
  reviewing_assert_items (
      fixture, "boundary:open agree:open agree:open missing:open boundary:open agree:open");
  g_assert_cmpint (apply (fixture, "agreed"), ==, 3);
  reviewing_assert_items (
      fixture,
      "boundary:open agree:decided agree:decided missing:open boundary:open agree:decided");
  g_assert_cmpint (apply (fixture, "pattern:punctuation"), ==, 1);
  g_assert_cmpint (apply (fixture, "majority:2"), ==, 2);
  reviewing_assert_gold (fixture, "Odo Brask|Odo Brask|300 boats were lost|They are gone");
  g_assert_cmpint (apply (fixture, "majority:2"), ==, 0);
  for (guint i = 0; i < 3; i++)
    reviewing_undo (fixture);
  reviewing_assert_gold (fixture, "");
  reviewing_assert_items (
      fixture, "boundary:open agree:open agree:open missing:open boundary:open agree:open");
}

static void
test_precedents_are_counted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleReviewDocument) document = NULL;
  g_autoptr (DiplePrecedents) found = NULL;
  g_autoptr (GError) error = NULL;

  reviewing_mark (fixture, fixture->ana, "Person", "Odo Brask");
  reviewing_mark (fixture, fixture->ben, "Person", "Mr Odo Brask");
  reviewing_finish (fixture, fixture->ana);
  reviewing_finish (fixture, fixture->ben);
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_INTERSECTION, 0);
  document = reviewing_load (fixture);
  g_assert_cmpuint (
      ((DipleReviewItem *) document->items->pdata[0])->patterns, ==, 1u << DIPLE_PATTERN_TITLE);
  found =
      diple_precedents_find (fixture->store, document->items->pdata[0], "MR  Odo Brask", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->n_boundary, ==, 0);
  g_assert_cmpuint (found->same_words->len, ==, 0); /* its own is no precedent */
  g_clear_pointer (&found, diple_precedents_free);
  g_clear_pointer (&document, diple_review_document_free);

  reviewing_mark (fixture, fixture->ana, "Person", "Lena Weil");
  reviewing_mark (fixture, fixture->ben, "Person", "Lena Weil, who owns two of them");
  document = reviewing_load (fixture);
  found =
      diple_precedents_find (fixture->store, document->items->pdata[1], "MR  Odo Brask", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->same_words->len, ==, 1);
  g_assert_cmpuint (found->n_boundary, ==, 0); /* of another pattern */
  g_clear_pointer (&found, diple_precedents_free);
  ((DipleReviewItem *) document->items->pdata[1])->patterns = 1u << DIPLE_PATTERN_TITLE;
  found = diple_precedents_find (fixture->store, document->items->pdata[1], "else", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->n_boundary, ==, 1);
  g_assert_cmpuint (found->n_shorter, ==, 1);
  g_assert_cmpuint (found->n_longer, ==, 0);
  g_assert_cmpuint (found->same_words->len, ==, 0);
}

typedef struct
{
  const char *shorter;
  const char *longer;
  const char *pattern; /* NULL: none */
} PatternCase;

static void
test_pattern (gconstpointer data)
{
  const PatternCase *pair = data;
  const char *at = strstr (pair->longer, pair->shorter);
  const guint start = (guint) g_utf8_pointer_to_offset (pair->longer, at);
  const DipleRange whole = { 0, (guint) g_utf8_strlen (pair->longer, -1) };
  const DipleRange part = { start, start + (guint) g_utf8_strlen (pair->shorter, -1) };
  const DiplePattern found = diple_pattern_only (diple_patterns_find (pair->longer, whole, part));

  g_assert_cmpstr (found < DIPLE_N_PATTERNS ? diple_pattern_name (found) : NULL, ==, pair->pattern);
  g_assert_cmpuint (diple_patterns_find (pair->longer, whole, part),
                    ==,
                    diple_patterns_find (pair->longer, part, whole));
}

static const PatternCase patterns[] = {
  { "it sank", "it sank.", "final-full-stop" },
  { "it sank", "it sank…", "final-full-stop" },
  { "it sank", "it sank ", "white-space" },
  { "it sank", "“it sank”", "quotation-marks" },
  { "it sank", "«it sank", "quotation-marks" },
  { "it sank", "it sank,", "punctuation" },
  { "it sank", "(it sank", "punctuation" },
  { "harbour", "the harbour", "leading-article" },
  { "Hafen", "der Hafen", "leading-article" },
  { "Odo Brask", "Mr. Odo Brask", "title-before-name" },
  { "Odo Brask", "Prime Minister Odo Brask", "title-before-name" },
  { "Odo Brask", "the foreign minister Odo Brask", "title-before-name" },
  { "300 boats", "at least 300 boats", "hedge" },
  { "300 boats", "about 300 boats", "hedge" },
  { "300 boats", "more than 300 boats", "hedge" },
  { "Monday", "on Monday", "leading-preposition" },
  { "it sank", "that it sank", "leading-conjunction" },
  { "Weil", "Weil’s", "possessive" },
  { "Lena Weil", "Lena Weil, who owns two", "apposition" },
  { "boats", "blue boats", NULL },
  { "boats", "boats in the bay", NULL },
  { "boats", "boats", NULL },
};

#define ADD(path, test)                                                                            \
  g_test_add (path, Fixture, NULL, reviewing_set_up, test, reviewing_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/review/kinds-are-told-apart", test_kinds_are_told_apart);
  ADD ("/review/layers-are-apart", test_layers_are_apart);
  ADD ("/review/values-are-compared", test_values_are_compared);
  ADD ("/review/adopting-makes-gold", test_adopting_makes_gold);
  ADD ("/review/an-edit-is-the-curators-own", test_an_edit_is_the_curators_own);
  ADD ("/review/what-has-changed-is-not-decided-blindly",
       test_what_has_changed_is_not_decided_blindly);
  ADD ("/review/only-what-changes-is-reopened", test_only_what_changes_is_reopened);
  ADD ("/review/an-orphan-can-be-withdrawn", test_an_orphan_can_be_withdrawn);
  ADD ("/review/an-orphan-can-be-kept", test_an_orphan_can_be_kept);
  ADD ("/review/keeping-and-taking-back-an-orphan-are-one-undo",
       test_keeping_and_taking_back_an_orphan_are_one_undo);
  ADD ("/review/relations-are-decided-after-their-ends",
       test_relations_are_decided_after_their_ends);
  ADD ("/review/rules-decide-at-once", test_rules_decide_at_once);
  ADD ("/review/precedents-are-counted", test_precedents_are_counted);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/review/pattern/%02u-%s", i, patterns[i].pattern ?: "none");

      g_test_add_data_func (path, &patterns[i], test_pattern);
    }
  return g_test_run ();
}
