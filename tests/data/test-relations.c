/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-error.h"
#include "data/diple-relations.h"
#include "data/diple-schema-store.h"
#include "support.h"

#include <string.h>

typedef struct
{
  DipleStore *store;
  DipleSchema *schema;
  gint64 ana;
  gint64 dam;
  gint64 ferry;
  gint64 claim; /* “the dam leaks” in the article about the dam */
  gint64 source;
  gint64 other_claim; /* in the article about the ferry */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->store = support_store_new ();
  fixture->ana = support_add_annotator (fixture->store, "Ana");
  fixture->dam = support_add_document (fixture->store, "Dam", "Mira Holt said the dam leaks.");
  fixture->ferry = support_add_document (fixture->store, "Ferry", "The ferry is safe, she said.");
  fixture->claim = support_mark (fixture->store, fixture->ana, fixture->dam, "Claim", 15, 28);
  fixture->source = support_mark (fixture->store, fixture->ana, fixture->dam, "Source", 0, 9);
  fixture->other_claim =
      support_mark (fixture->store, fixture->ana, fixture->ferry, "Claim", 0, 17);
  fixture->schema = diple_schema_load (fixture->store, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->schema, diple_schema_unref);
  g_assert_finalize_object (fixture->store);
}

static gint64
type (Fixture *fixture, const char *name)
{
  for (guint i = 0; i < fixture->schema->relation_types->len; i++)
    {
      const DipleRelationType *found = g_ptr_array_index (fixture->schema->relation_types, i);

      if (g_str_equal (found->name, name))
        return found->id;
    }
  g_error ("There is no relation “%s”", name);
}

/* Adds and commits; what refuses it goes into @error. Returns the id, or 0. */
static gint64
draw (Fixture *fixture, const char *name, gint64 source, gint64 target, GError **error)
{
  g_autoptr (DipleRelation) relation =
      diple_relation_new (type (fixture, name), fixture->ana, source, target);

  g_assert_true (diple_journal_begin (fixture->store, fixture->ana, "relation.add", error));
  if (diple_relations_add (fixture->store, relation, error) &&
      diple_journal_commit (fixture->store, "Linked two", fixture->dam, error) > 0)
    return relation->id;
  diple_journal_rollback (fixture->store);
  return 0;
}

static void
assert_refused (Fixture *fixture, const char *name, gint64 source, gint64 target, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (draw (fixture, name, source, target, &error), ==, 0);
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_a_relation_comes_back_as_it_was (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = draw (fixture, "attributed to", fixture->claim, fixture->source, &error);
  g_autoptr (DipleRelation) relation = diple_relations_find (fixture->store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (relation->source, ==, fixture->claim);
  g_assert_cmpint (relation->target, ==, fixture->source);
  g_assert_cmpint (relation->type, ==, type (fixture, "attributed to"));
  g_assert_cmpint (relation->annotator, ==, fixture->ana);
  g_assert_cmpuint (relation->values.n_items, ==, 0);
}

static void
test_the_schema_says_what_may_be_joined (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_refused (fixture,
                  "attributed to",
                  fixture->source,
                  fixture->claim,
                  "“attributed to” does not lead from Source to Claim");
  assert_refused (fixture, "same claim", fixture->claim, fixture->claim, "linked to itself");
  assert_refused (fixture, "same claim", fixture->claim, 4711, "no longer there");
  support_run_sql (fixture->store, "UPDATE relation_type SET across = 0");
  assert_refused (
      fixture, "contradicts", fixture->claim, fixture->other_claim, "one document only");
  support_run_sql (fixture->store, "UPDATE relation_type SET across = 1, maximum = 1");
  g_assert_cmpint (
      draw (fixture, "contradicts", fixture->claim, fixture->other_claim, &error), !=, 0);
  g_assert_no_error (error);
  assert_refused (fixture,
                  "contradicts",
                  fixture->claim,
                  support_mark (fixture->store, fixture->ana, fixture->dam, "Claim", 19, 28),
                  "It has its one “contradicts” already");
}

static void
test_a_symmetric_relation_stands_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (
      draw (fixture, "contradicts", fixture->claim, fixture->other_claim, &error), !=, 0);
  g_assert_no_error (error);
  assert_refused (
      fixture, "contradicts", fixture->claim, fixture->other_claim, "“contradicts” already");
  assert_refused (
      fixture, "contradicts", fixture->other_claim, fixture->claim, "“contradicts” already");
  /* Which way one updates another is another thing. */
  g_assert_cmpint (draw (fixture, "updates", fixture->claim, fixture->other_claim, &error), !=, 0);
  g_assert_cmpint (draw (fixture, "updates", fixture->other_claim, fixture->claim, &error), !=, 0);
  g_assert_no_error (error);
}

static void
test_nobody_links_anothers_spans (Fixture *fixture, gconstpointer data)
{
  gint64 ben = support_add_annotator (fixture->store, "Ben");
  gint64 bens = support_mark (fixture->store, ben, fixture->dam, "Source", 0, 4);

  assert_refused (fixture, "attributed to", fixture->claim, bens, "another annotator's");
}

static void
test_far_spans_are_described (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) far = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  g_autoptr (GPtrArray) of_ferry = NULL;
  const DipleFarSpan *span;

  draw (fixture, "attributed to", fixture->claim, fixture->source, &error);
  draw (fixture, "contradicts", fixture->claim, fixture->other_claim, &error);
  relations = diple_relations_load (fixture->store, fixture->dam, fixture->ana, &far, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (relations->len, ==, 2);
  g_assert_cmpuint (g_hash_table_size (far), ==, 1);
  span = g_hash_table_lookup (far, &fixture->other_claim);
  g_assert_cmpstr (span->surface, ==, "The ferry is safe");
  g_assert_cmpstr (span->title, ==, "Ferry");
  g_assert_cmpint (span->span->document, ==, fixture->ferry);
  g_assert_cmpuint (span->span->range.end, ==, 17);

  of_ferry = diple_relations_load (fixture->store, fixture->ferry, fixture->ana, NULL, &error);
  g_assert_cmpuint (of_ferry->len, ==, 1);
}

static guint
count_candidates (Fixture *fixture, const char *name, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = diple_relations_candidates (
      fixture->store, fixture->claim, type (fixture, name), words, 10, &error);

  g_assert_no_error (error);
  return found->len;
}

static void
test_candidates_are_what_may_be_linked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  support_mark (fixture->store, fixture->ana, fixture->ferry, "Source", 19, 22);
  g_assert_cmpuint (count_candidates (fixture, "contradicts", ""), ==, 1);
  g_assert_cmpuint (count_candidates (fixture, "contradicts", "FERRY safe"), ==, 1);
  g_assert_cmpuint (count_candidates (fixture, "contradicts", "harbour"), ==, 0);
  /* Only the one of the same document: this type does not lead across. */
  g_assert_cmpuint (count_candidates (fixture, "attributed to", ""), ==, 1);
  draw (fixture, "attributed to", fixture->claim, fixture->source, &error);
  g_assert_cmpuint (count_candidates (fixture, "attributed to", ""), ==, 0);
}

static void
test_candidates_stand_in_their_context (Fixture *fixture, gconstpointer data)
{
  static const char words[] = "On the northern quay the old crane of the harbour stood still. Then "
                              "the crane moved\nagain, to the joy of all who had waited for it.";
  const gint64 document = support_add_document (fixture->store, "Crane", words);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const DipleFarSpan *far;

  support_mark (fixture->store, fixture->ana, document, "Claim", 63, 79);
  support_mark (fixture->store, fixture->ana, document, "Claim", 0, 6);
  found = diple_relations_candidates (
      fixture->store, fixture->claim, type (fixture, "contradicts"), "crane", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  far = g_ptr_array_index (found, 1);
  g_assert_cmpstr (far->surface, ==, "Then the crane m");
  g_assert_cmpstr (far->before, ==, "…crane of the harbour stood still. ");
  g_assert_cmpstr (far->after, ==, "oved again, to the joy of all who…");
  far = g_ptr_array_index (found, 0);
  g_assert_cmpstr (far->before, ==, "");
}

static gboolean
update (Fixture *fixture, const DipleRelation *relation, GError **error)
{
  g_assert_true (diple_journal_begin (fixture->store, fixture->ana, "relation.value", error));
  if (diple_relations_update (fixture->store, relation, error) &&
      diple_journal_commit (fixture->store, "Changed a relation", fixture->dam, error) > 0)
    return TRUE;
  diple_journal_rollback (fixture->store);
  return FALSE;
}

static const DipleAttribute *
confidence_of_relations (Fixture *fixture)
{
  for (guint i = 0; i < fixture->schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (fixture->schema->attributes, i);

      if (attribute->owner == DIPLE_OWNER_RELATION && g_str_equal (attribute->name, "confidence"))
        return attribute;
    }
  g_assert_not_reached ();
}

static void
test_values_are_kept_and_undone (Fixture *fixture, gconstpointer data)
{
  const DipleAttribute *attribute = confidence_of_relations (fixture);
  const DipleOption *high = g_ptr_array_index (attribute->options, 0);
  g_autoptr (GError) error = NULL;
  gint64 id = draw (fixture, "attributed to", fixture->claim, fixture->source, &error);
  g_autoptr (DipleRelation) relation = diple_relations_find (fixture->store, id, &error);
  g_autoptr (DipleRelation) stored = NULL, before = NULL;
  g_autoptr (DipleUndone) undone = NULL;

  diple_values_set_option (&relation->values, attribute->id, high->id);
  g_assert_true (update (fixture, relation, &error));
  stored = diple_relations_find (fixture->store, id, &error);
  g_assert_true (diple_values_has_option (&stored->values, high->id));
  undone = diple_journal_undo (fixture->store, fixture->ana, &error);
  g_assert_no_error (error);
  before = diple_relations_find (fixture->store, id, &error);
  g_assert_cmpuint (before->values.n_items, ==, 0);
}

static void
test_values_that_do_not_fit_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = draw (fixture, "attributed to", fixture->claim, fixture->source, &error);
  g_autoptr (DipleRelation) relation = diple_relations_find (fixture->store, id, &error);

  diple_values_set_option (
      &relation->values, confidence_of_relations (fixture)->id, fixture->claim);
  g_assert_false (update (fixture, relation, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM relation_value"), ==, 0);
}

static void
test_a_removed_relation_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = draw (fixture, "attributed to", fixture->claim, fixture->source, &error);

  diple_journal_begin (fixture->store, fixture->ana, "relation.remove", &error);
  g_assert_true (diple_relations_remove (fixture->store, id, &error));
  g_assert_false (diple_relations_remove (fixture->store, id, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND);
  diple_journal_rollback (fixture->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/relations/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("a relation comes back as it was", test_a_relation_comes_back_as_it_was);
  ADD ("the schema says what may be joined", test_the_schema_says_what_may_be_joined);
  ADD ("a symmetric relation stands once, either way", test_a_symmetric_relation_stands_once);
  ADD ("nobody links another's spans", test_nobody_links_anothers_spans);
  ADD ("spans of other documents are described", test_far_spans_are_described);
  ADD ("candidates are what may be linked", test_candidates_are_what_may_be_linked);
  ADD ("candidates stand in their context", test_candidates_stand_in_their_context);
  ADD ("values are kept and undone", test_values_are_kept_and_undone);
  ADD ("values that do not fit are refused", test_values_that_do_not_fit_are_refused);
  ADD ("a removed relation is gone", test_a_removed_relation_is_gone);

  return g_test_run ();
}
