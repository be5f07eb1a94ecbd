/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-document-values.h"
#include "data/diple-error.h"
#include "data/diple-relations.h"
#include "reviewing.h"

#include <string.h>

/* What may happen to a project while it is reviewed, at random: nothing that was decided is lost,
 * and nothing is asked again that did not change. */
#define N_SEEDS 12
#define N_STEPS 60

static const char *const words[] = {
  "Odo Brask",  "Mr Odo Brask",    "about 300 boats", "300 boats", "300",
  "Farrow Bay", "in Farrow Bay",   "Lena Weil",       "two",       "They are gone",
  "Weil",       "They are gone,”", "The harbour",     "harbour",   "two of them",
};
static const char *const labels[] = { "Person", "Location", "Quantity", "Claim" };

typedef struct
{
  Fixture *fixture;
  GRand *rand;
} Life;

static guint
pick (Life *life, guint n)
{
  return (guint) g_rand_int_range (life->rand, 0, (gint32) n);
}

static gint64
pick_annotator (Life *life)
{
  const gint64 all[] = { life->fixture->ana, life->fixture->ben, life->fixture->cleo };

  return all[pick (life, G_N_ELEMENTS (all))];
}

/* Ends the action that is under way: nothing of it stays when what it did was refused. */
static gint64
end (Life *life, gint64 actor, gboolean done, GError **error)
{
  DipleStore *store = life->fixture->store;
  g_autoptr (GError) local = NULL;

  if (!done)
    {
      g_assert_error (*error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
      diple_journal_rollback (store);
      return 0;
    }
  g_assert_cmpint (diple_journal_commit (store, "Did something", 0, &local), >, 0);
  return actor;
}

/* Whom a step acts for, so that it can be undone; 0: nothing was done. */
static gint64
mark_something (Life *life)
{
  DipleStore *store = life->fixture->store;
  const gint64 annotator = pick_annotator (life);
  const gint64 label = support_label (store, labels[pick (life, G_N_ELEMENTS (labels))]);
  const char *text = words[pick (life, G_N_ELEMENTS (words))];
  const char *at = strstr (REVIEWING_TEXT, text);
  const guint start = (guint) g_utf8_pointer_to_offset (REVIEWING_TEXT, at);
  const DipleRange range = { start, start + (guint) g_utf8_strlen (text, -1) };
  g_autoptr (DipleSpan) span = diple_span_new (life->fixture->article, annotator, label, range);
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_journal_begin (store, annotator, "test", &error));
  return end (life, annotator, diple_spans_add (store, span, &error), &error);
}

static gint64
remove_something (Life *life)
{
  DipleStore *store = life->fixture->store;
  const gint64 annotator = pick_annotator (life);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) spans = diple_spans_load (store, life->fixture->article, annotator, &error);

  if (spans->len == 0)
    return 0;
  g_assert_true (diple_journal_begin (store, annotator, "test", &error));
  return end (
      life,
      annotator,
      diple_spans_remove (store, ((DipleSpan *) spans->pdata[pick (life, spans->len)])->id, &error),
      &error);
}

/* A relation that the schema forbids is refused. */
static gint64
link_something (Life *life)
{
  DipleStore *store = life->fixture->store;
  const GPtrArray *types = life->fixture->schema->relation_types;
  const DipleRelationType *type = types->pdata[pick (life, types->len)];
  const gint64 annotator = pick_annotator (life);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) spans = diple_spans_load (store, life->fixture->article, annotator, &error);
  g_autoptr (DipleRelation) relation = NULL;
  const DipleSpan *from, *to;

  if (spans->len < 2)
    return 0;
  from = spans->pdata[pick (life, spans->len)];
  to = spans->pdata[pick (life, spans->len)];
  if (from == to)
    return 0;
  relation = diple_relation_new (type->id, annotator, from->id, to->id);
  g_assert_true (diple_journal_begin (store, annotator, "test", &error));
  return end (life, annotator, diple_relations_add (store, relation, &error), &error);
}

static gint64
label_something (Life *life)
{
  DipleStore *store = life->fixture->store;
  const gint64 document = life->fixture->article;
  const gint64 annotator = pick_annotator (life);
  const DipleAttribute *genre = NULL;
  const DipleOption *option;
  DipleValues values;
  g_autoptr (GError) error = NULL;
  gboolean done;

  for (guint i = 0; genre == NULL && i < life->fixture->schema->attributes->len; i++)
    if (g_str_equal (((DipleAttribute *) life->fixture->schema->attributes->pdata[i])->name,
                     "genre"))
      genre = life->fixture->schema->attributes->pdata[i];
  option = genre->options->pdata[pick (life, 3)];
  g_assert_true (diple_document_values_load (store, document, annotator, &values, &error));
  if (diple_values_has_option (&values, option->id))
    option = NULL;
  diple_values_set_option (&values, genre->id, option != NULL ? option->id : 0);
  g_assert_true (diple_journal_begin (store, annotator, "test", &error));
  done = diple_document_values_set (store, document, annotator, &values, &error);
  diple_values_clear (&values);
  return end (life, annotator, done, &error);
}

static gint64
decide_something (Life *life)
{
  g_autoptr (DipleReviewDocument) document = reviewing_load (life->fixture);
  DipleVerdict verdict = { .outcome = (DipleOutcome) pick (life, DIPLE_N_OUTCOMES) };
  const DipleReviewItem *item;
  g_autoptr (GError) error = NULL;
  guint index;

  if (document->items->len == 0)
    return 0;
  index = pick (life, document->items->len);
  item = document->items->pdata[index];
  verdict.candidate = pick (life, item->candidates->len);
  if (reviewing_decide (life->fixture, index, &verdict, &error) != 0)
    return life->fixture->kim;
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  return 0;
}

static gint64
apply_something (Life *life)
{
  static const char *const rules[] = { "agreed", "majority:2", "pattern:title-before-name" };
  DipleReviewRule rule;
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_review_rule_parse (rules[pick (life, G_N_ELEMENTS (rules))], &rule, &error));
  return diple_review_rule_apply (
             life->fixture->store, life->fixture->kim, &rule, NULL, NULL, NULL, NULL, &error) > 0
             ? life->fixture->kim
             : 0;
}

static gint64
withdraw_something (Life *life)
{
  DipleStore *store = life->fixture->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions = diple_decisions_load (store, life->fixture->article, &error);
  const DipleDecision *decision;

  if (decisions->len == 0)
    return 0;
  decision = decisions->pdata[pick (life, decisions->len)];
  g_assert_true (diple_review_withdraw (store, life->fixture->kim, decision->id, &error));
  return life->fixture->kim;
}

static gint64 (*const steps[]) (Life *life) = {
  mark_something,   mark_something,  remove_something, link_something,     label_something,
  decide_something, apply_something, decide_something, withdraw_something,
};

/* What was decided and what became of it, as text. */
static char *
describe_decided (Fixture *fixture)
{
  g_autoptr (DipleReviewDocument) document = reviewing_load (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions = diple_decisions_load (fixture->store, fixture->article, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < decisions->len; i++)
    {
      const DipleDecision *decision = decisions->pdata[i];

      g_string_append_printf (text,
                              "%" G_GINT64_FORMAT " %s %u %u %u\n",
                              decision->id,
                              diple_outcome_name (decision->outcome),
                              decision->spans->len,
                              decision->relations->len,
                              decision->values->len);
    }
  for (guint i = 0; i < document->spans->len; i++)
    {
      const DipleSpan *span = document->spans->pdata[i];

      if (span->annotator == document->gold)
        g_string_append_printf (text,
                                "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u-%u\n",
                                span->id,
                                span->label,
                                span->range.start,
                                span->range.end);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_decision (GString *text, const DipleDecision *decision)
{
  if (decision != NULL)
    g_string_append_printf (text, " %" G_GINT64_FORMAT, decision->id);
}

/* Items with their states and decisions, as text. */
static char *
describe_items (GPtrArray *items, GPtrArray *orphans)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const DipleReviewItem *item = items->pdata[i];

      g_string_append_printf (text,
                              "%" G_GINT64_FORMAT " %s %s %u",
                              item->key,
                              diple_review_kind_name (item->kind),
                              diple_review_state_name (item->state),
                              item->candidates->len);
      append_decision (text, item->decision);
      for (guint k = 0; item->earlier != NULL && k < item->earlier->len; k++)
        append_decision (text, item->earlier->pdata[k]);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < orphans->len; i++)
    append_decision (text, orphans->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_all (Fixture *fixture)
{
  g_autoptr (DipleReviewDocument) document = reviewing_load (fixture);
  g_autofree char *items = describe_items (document->items, document->orphans);
  g_autofree char *decided = describe_decided (fixture);

  return g_strconcat (items, "\n", decided, NULL);
}

/* Each decision belongs to one item, or to none as an orphan. */
static void
assert_none_is_lost (Fixture *fixture)
{
  g_autoptr (DipleReviewDocument) document = reviewing_load (fixture);
  guint n = document->orphans->len;

  for (guint i = 0; i < document->items->len; i++)
    {
      const DipleReviewItem *item = document->items->pdata[i];

      n += (item->decision != NULL) + (item->earlier != NULL ? item->earlier->len : 0);
      g_assert_true (item->decision != NULL || item->state == DIPLE_REVIEW_OPEN);
    }
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM decision"), ==, n);
}

/* A decision for the majority may fall with the votes, though no answer is a new one. */
static gboolean
must_stay (const DipleReviewItem *item)
{
  return (item->state == DIPLE_REVIEW_DECIDED || item->state == DIPLE_REVIEW_DEFERRED) &&
         item->decision->outcome != DIPLE_OUTCOME_MAJORITY;
}

static void
assert_unchanged_stays (const DipleReviewDocument *before, Fixture *fixture)
{
  g_autoptr (DipleReviewDocument) after = reviewing_load (fixture);

  for (guint i = 0; i < before->items->len; i++)
    {
      const DipleReviewItem *item = before->items->pdata[i];
      const DipleReviewItem *same = diple_review_document_find (after, item->key);

      if (same != NULL && must_stay (item))
        g_assert_cmpint (same->state, ==, item->state);
    }
}

static void
undo_for (Fixture *fixture, gint64 annotator)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleUndone) undone = diple_journal_undo (fixture->store, annotator, &error);

  g_assert_no_error (error);
}

static void
redo_for (Fixture *fixture, gint64 annotator)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleUndone) redone = diple_journal_redo (fixture->store, annotator, &error);

  g_assert_no_error (error);
}

/* Undone, all is as before the step; done again, as after it. */
static void
assert_undo (Life *life, gint64 actor, const char *before)
{
  g_autofree char *after = describe_all (life->fixture);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  undo_for (life->fixture, actor);
  undone = describe_all (life->fixture);
  g_assert_cmpstr (undone, ==, before);
  if (pick (life, 4) == 0)
    return;
  redo_for (life->fixture, actor);
  redone = describe_all (life->fixture);
  g_assert_cmpstr (redone, ==, after);
}

static void
take_step (Life *life)
{
  g_autoptr (DipleReviewDocument) document = reviewing_load (life->fixture);
  g_autofree char *before = describe_all (life->fixture);
  g_autofree char *decided_before = describe_decided (life->fixture);
  g_autofree char *decided_after = NULL;
  const gint64 actor = steps[pick (life, G_N_ELEMENTS (steps))](life);

  assert_none_is_lost (life->fixture);
  if (actor == 0)
    return;
  if (actor != life->fixture->kim)
    {
      decided_after = describe_decided (life->fixture);
      g_assert_cmpstr (decided_after, ==, decided_before);
      assert_unchanged_stays (document, life->fixture);
    }
  assert_undo (life, actor, before);
  assert_none_is_lost (life->fixture);
}

static void
live (Fixture *fixture, guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Life life = { fixture, rand };

  reviewing_finish (fixture, fixture->ana);
  reviewing_finish (fixture, fixture->ben);
  for (guint i = 0; i < N_STEPS; i++)
    {
      if (i == N_STEPS / 2)
        reviewing_finish (fixture, fixture->cleo);
      take_step (&life);
    }
}

static void
test_no_decision_is_lost (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      Fixture fixture = { 0 };

      reviewing_set_up (&fixture, NULL);
      live (&fixture, seed);
      reviewing_tear_down (&fixture, NULL);
    }
}

static void
shuffle (GRand *rand, GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      const guint k = (guint) g_rand_int_range (rand, 0, (gint32) i);
      gpointer other = array->pdata[k];

      array->pdata[k] = array->pdata[i - 1];
      array->pdata[i - 1] = other;
    }
}

static char *
match_shuffled (Fixture *fixture, GRand *rand)
{
  g_autoptr (DipleReviewDocument) document = reviewing_load (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions = diple_decisions_load (fixture->store, fixture->article, &error);
  g_autoptr (GHashTable) gold = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) orphans = NULL;
  const DipleReviewInput input = {
    .schema = fixture->schema,
    .document = fixture->article,
    .text = document->map,
    .annotators = document->annotators,
    .spans = document->spans,
    .relations = document->relations,
    .far = document->far,
    .values = document->values,
  };

  shuffle (rand, document->spans);
  shuffle (rand, document->relations);
  shuffle (rand, decisions);
  for (guint i = 0; i < document->spans->len; i++)
    if (((DipleSpan *) document->spans->pdata[i])->annotator == document->gold)
      g_hash_table_add (gold, &((DipleSpan *) document->spans->pdata[i])->id);
  for (guint i = 0; i < document->relations->len; i++)
    if (((DipleRelation *) document->relations->pdata[i])->annotator == document->gold)
      g_hash_table_add (gold, &((DipleRelation *) document->relations->pdata[i])->id);
  items = diple_review_items_find (&input);
  orphans = diple_review_match (fixture->schema,
                                items,
                                decisions,
                                gold,
                                g_hash_table_lookup (document->values, &document->gold));
  return describe_items (items, orphans);
}

static void
test_order_says_nothing (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (DipleReviewDocument) document = NULL;
      g_autofree char *expected = NULL;
      Fixture fixture = { 0 };

      reviewing_set_up (&fixture, NULL);
      live (&fixture, seed + 1000);
      document = reviewing_load (&fixture);
      expected = describe_items (document->items, document->orphans);
      for (guint i = 0; i < 10; i++)
        {
          g_autofree char *found = match_shuffled (&fixture, rand);

          g_assert_cmpstr (found, ==, expected);
        }
      g_clear_pointer (&document, diple_review_document_free);
      reviewing_tear_down (&fixture, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-life/no-decision-is-lost", test_no_decision_is_lost);
  g_test_add_func ("/review-life/order-says-nothing", test_order_says_nothing);
  return g_test_run ();
}
