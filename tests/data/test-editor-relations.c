/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "editing.h"

#include <string.h>

#include "data/diple-id.h"

static gint64
draw (Fixture *fixture, const char *type, gint64 source, gint64 target)
{
  gint64 id =
      diple_editor_link (fixture->editor, editing_type (fixture, type), source, target, NULL);

  editing_settle (fixture);
  return id;
}

static guint
count (Fixture *fixture)
{
  return diple_editor_get_relations (fixture->editor)->len;
}

static void
test_a_link_is_one_action (Fixture *fixture, gconstpointer data)
{
  gint64 claim = editing_mark (fixture, "Claim", 17, 30);
  gint64 source = editing_mark (fixture, "Source", 0, 11);
  gint64 id = draw (fixture, "attributed to", claim, source);
  const DipleRelation *relation = diple_editor_find_relation (fixture->editor, id);
  g_autoptr (GPtrArray) of_source = diple_editor_relations_of (fixture->editor, source);

  g_assert_cmpint (relation->source, ==, claim);
  g_assert_cmpint (relation->target, ==, source);
  g_assert_cmpuint (fixture->relations_changed, ==, 1);
  g_assert_cmpuint (of_source->len, ==, 1);
  g_assert_cmpint (support_number (fixture->other, "SELECT id FROM relation"), ==, id);
  g_assert_cmpint (support_number (fixture->other,
                                   "SELECT count(*) FROM journal WHERE sentence = 'Linked “the "
                                   "dam leaks” with “Mira 🌊 Holt”: attributed to'"),
                   ==,
                   1);
  editing_undo (fixture);
  g_assert_cmpuint (count (fixture), ==, 0);
  editing_redo (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_a_link_takes_the_direction_of_the_schema (Fixture *fixture, gconstpointer data)
{
  gint64 claim = editing_mark (fixture, "Claim", 17, 30);
  gint64 source = editing_mark (fixture, "Source", 0, 11);
  const DipleRelation *relation =
      diple_editor_find_relation (fixture->editor, draw (fixture, "attributed to", source, claim));

  g_assert_cmpint (relation->source, ==, claim);
  g_assert_cmpint (relation->target, ==, source);
  g_assert_cmpint (draw (fixture, "attributed to", source, claim), ==, 0);
  g_assert_cmpstr (fixture->refused, ==, "These two are linked by “attributed to” already");
  g_assert_false (diple_editor_reverse_relation (fixture->editor, relation->id));
  g_assert_nonnull (strstr (fixture->refused, "does not lead from Source to Claim"));
}

static void
assert_unlinked (
    Fixture *fixture, const char *type, gint64 source, gint64 target, const char *words)
{
  g_autofree char *why =
      diple_editor_why_not_link (fixture->editor, editing_type (fixture, type), source, target, 0);

  g_assert_nonnull (strstr (why != NULL ? why : "", words));
  g_assert_cmpint (draw (fixture, type, source, target), ==, 0);
  g_assert_cmpstr (fixture->refused, ==, why);
}

static void
test_what_may_not_be_linked_says_why (Fixture *fixture, gconstpointer data)
{
  gint64 claim = editing_mark (fixture, "Claim", 17, 30);
  gint64 person = editing_mark (fixture, "Person", 0, 11);
  gint64 before;

  assert_unlinked (fixture, "cued by", claim, person, "does not lead from Claim to Person");
  assert_unlinked (fixture, "contradicts", claim, claim, "linked to itself");
  assert_unlinked (fixture, "contradicts", 4711, claim, "No annotation is active");
  before = support_number (fixture->other, "SELECT count(*) FROM journal");
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_cmpint (support_number (fixture->other, "SELECT count(*) FROM journal"), ==, before);
}

static void
test_a_deleted_span_takes_its_relations (Fixture *fixture, gconstpointer data)
{
  gint64 claim = editing_mark (fixture, "Claim", 17, 30);
  gint64 source = editing_mark (fixture, "Source", 0, 11);
  gint64 cue = editing_mark (fixture, "Cue", 12, 16);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  draw (fixture, "attributed to", claim, source);
  draw (fixture, "cued by", claim, cue);
  before = editing_export (fixture);
  g_assert_true (diple_editor_remove (fixture->editor, claim));
  g_assert_cmpstr (fixture->told, ==, "Deleted Claim “the dam leaks” and 2 relations");
  g_assert_cmpuint (count (fixture), ==, 0);
  editing_settle (fixture);
  g_assert_cmpint (support_number (fixture->other, "SELECT count(*) FROM relation"), ==, 0);
  editing_undo (fixture);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpint (diple_editor_get_active (fixture->editor)->id, ==, claim);
  after = editing_export (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_links_are_relabelled_reversed_and_deleted (Fixture *fixture, gconstpointer data)
{
  DipleEditor *editor = fixture->editor;
  gint64 first = editing_mark (fixture, "Claim", 17, 30);
  gint64 second = editing_mark (fixture, "Claim", 32, 43);
  gint64 id = draw (fixture, "updates", first, second);

  g_assert_true (diple_editor_reverse_relation (editor, id));
  g_assert_cmpint (diple_editor_find_relation (editor, id)->source, ==, second);
  g_assert_true (diple_editor_relabel_relation (editor, id, editing_type (fixture, "contradicts")));
  g_assert_false (diple_editor_reverse_relation (editor, id));
  g_assert_cmpstr (fixture->refused, ==, "“contradicts” has no direction");
  editing_settle (fixture);
  g_assert_cmpint (support_number (fixture->other, "SELECT source FROM relation"), ==, second);
  g_assert_true (diple_editor_remove_relation (editor, id));
  editing_settle (fixture);
  g_assert_cmpint (support_number (fixture->other, "SELECT count(*) FROM relation"), ==, 0);
  g_assert_false (diple_editor_remove_relation (editor, id));
}

static void
test_relations_have_values (Fixture *fixture, gconstpointer data)
{
  gint64 claim = editing_mark (fixture, "Claim", 17, 30);
  gint64 source = editing_mark (fixture, "Source", 0, 11);
  gint64 id = draw (fixture, "attributed to", claim, source);
  const DipleAttribute *confidence = editing_attribute (fixture, "attributed to", "confidence");
  const DipleValue low = { .option = editing_option (confidence, "low") };

  g_assert_true (diple_editor_set_relation_values (fixture->editor, id, confidence->id, &low, 1));
  g_assert_true (diple_values_has_option (&diple_editor_find_relation (fixture->editor, id)->values,
                                          low.option));
  editing_undo (fixture);
  g_assert_cmpuint (diple_editor_find_relation (fixture->editor, id)->values.n_items, ==, 0);
}

/* A claim of another document, as a list of candidates would give it. */
static DipleFarSpan *
far_claim (Fixture *fixture, gint64 near_span)
{
  gint64 ferry = support_add_document (fixture->other, "Ferry", "The ferry is safe, she said.");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  support_mark (fixture->other, fixture->ana, ferry, "Claim", 0, 17);
  found = diple_relations_candidates (
      fixture->other, near_span, editing_type (fixture, "contradicts"), "ferry", 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  return g_ptr_array_steal_index (found, 0);
}

static gboolean
has_link (gpointer data)
{
  return count (data) == 1;
}

static void
test_a_link_leads_into_another_document (Fixture *fixture, gconstpointer data)
{
  gint64 claim = editing_mark (fixture, "Claim", 17, 30);
  DipleFarSpan *far = far_claim (fixture, claim);
  gint64 target = far->span->id;
  gint64 ferry = far->span->document;
  gint64 id = diple_editor_link (
      fixture->editor, editing_type (fixture, "contradicts"), claim, target, far);

  diple_far_span_free (far);
  g_assert_cmpint (id, !=, 0);
  editing_settle (fixture);
  g_assert_cmpstr (
      diple_editor_get_far (fixture->editor, target)->surface, ==, "The ferry is safe");
  g_assert_cmpint (support_number (fixture->other, "SELECT target FROM relation"), ==, target);
  editing_open (fixture, ferry);
  support_wait (has_link, fixture);
  g_assert_cmpstr (diple_editor_get_far (fixture->editor, claim)->title, ==, "Dam");
  g_assert_cmpint (diple_editor_find_relation (fixture->editor, id)->target, ==, target);
}

static void
test_what_others_link_is_seen (Fixture *fixture, gconstpointer data)
{
  gint64 claim = editing_mark (fixture, "Claim", 17, 30);
  gint64 source = editing_mark (fixture, "Source", 0, 11);
  g_autoptr (DipleChanges) changes =
      diple_changes_new ("relation.add", "Linked", fixture->document);
  g_autoptr (DipleRelation) relation =
      diple_relation_new (editing_type (fixture, "attributed to"), fixture->ana, claim, source);
  g_autoptr (GError) error = NULL;

  diple_changes_put_relation (changes, relation);
  g_assert_true (diple_changes_write (fixture->other, fixture->ana, changes, &error));
  support_wait (has_link, fixture);
}

static void
test_many_changes_are_shown_at_once (Fixture *fixture, gconstpointer data)
{
  DipleChanges *changes = diple_changes_new ("many", "Marked every word", fixture->document);
  gint64 first = 0;
  gint64 last = 0;

  for (guint i = 0; i < 43; i++)
    {
      g_autoptr (DipleSpan) span = diple_span_new (fixture->document,
                                                   fixture->ana,
                                                   editing_label (fixture, "Claim"),
                                                   (DipleRange){ i, i + 1 });

      diple_changes_put_span (changes, span);
      first = i == 0 ? span->id : first;
      last = span->id;
    }
  fixture->spans_changed = 0;
  g_assert_true (diple_editor_apply (fixture->editor, changes, last));
  g_assert_cmpuint (fixture->spans_changed, ==, 1);
  g_assert_cmpuint (diple_span_index_size (diple_editor_get_spans (fixture->editor)), ==, 43);
  g_assert_cmpuint (editing_span (fixture, first)->range.end, ==, 1);
  g_assert_cmpint (diple_editor_get_active (fixture->editor)->id, ==, last);
  editing_settle (fixture);
  g_assert_cmpuint (support_count_spans (fixture->other, fixture->document), ==, 43);
  editing_undo (fixture);
  g_assert_cmpuint (diple_span_index_size (diple_editor_get_spans (fixture->editor)), ==, 0);
}

static gint64
any_span (Fixture *fixture)
{
  DipleSpanIndex *spans = diple_editor_get_spans (fixture->editor);
  guint n = diple_span_index_size (spans);

  return n > 0 ? diple_span_index_get (spans, g_test_rand_int_range (0, n))->id : 0;
}

static gint64
any_relation (Fixture *fixture)
{
  GPtrArray *relations = diple_editor_get_relations (fixture->editor);
  const DipleRelation *relation;

  if (relations->len == 0)
    return 0;
  relation = g_ptr_array_index (relations, g_test_rand_int_range (0, relations->len));
  return relation->id;
}

static DipleRange
any_range (void)
{
  guint start = g_test_rand_int_range (0, 40);

  return (DipleRange){ start, start + g_test_rand_int_range (1, 12) };
}

static gint64
any_id (GPtrArray *of)
{
  return *(gint64 *) g_ptr_array_index (of, g_test_rand_int_range (0, of->len));
}

static void
change_a_span (Fixture *fixture)
{
  DipleEditor *editor = fixture->editor;
  GPtrArray *labels = diple_editor_get_schema (editor)->labels;

  switch (g_test_rand_int_range (0, 7))
    {
    case 0:
      diple_editor_relabel (editor, any_span (fixture), any_id (labels));
      break;
    case 1:
      diple_editor_resize (editor, any_span (fixture), 0, any_range ());
      break;
    case 2:
      diple_editor_remove (editor, any_span (fixture));
      break;
    case 3:
      diple_editor_add_piece (editor, any_span (fixture), any_range ());
      break;
    default:
      diple_editor_mark (editor, any_id (labels), any_range ());
    }
}

static void
change_a_value (Fixture *fixture)
{
  DipleEditor *editor = fixture->editor;
  GPtrArray *attributes = diple_editor_get_schema (editor)->attributes;
  const DipleAttribute *attribute =
      g_ptr_array_index (attributes, g_test_rand_int_range (0, attributes->len));
  const DipleValue value = attribute->options->len > 0
                               ? (DipleValue){ .option = any_id (attribute->options) }
                               : (DipleValue){ .text = (char *) "true" };
  guint n = g_test_rand_bit () || g_test_rand_bit () ? 1 : 0;

  if (attribute->owner == DIPLE_OWNER_SPAN)
    diple_editor_set_values (editor, any_span (fixture), attribute->id, &value, n);
  else if (attribute->owner == DIPLE_OWNER_RELATION)
    diple_editor_set_relation_values (editor, any_relation (fixture), attribute->id, &value, n);
  else
    diple_editor_set_document_values (editor, attribute->id, &value, n);
}

static void
change_a_relation (Fixture *fixture)
{
  DipleEditor *editor = fixture->editor;
  GPtrArray *types = diple_editor_get_schema (editor)->relation_types;

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      diple_editor_relabel_relation (editor, any_relation (fixture), any_id (types));
      break;
    case 1:
      diple_editor_reverse_relation (editor, any_relation (fixture));
      break;
    case 2:
      diple_editor_remove_relation (editor, any_relation (fixture));
      break;
    default:
      diple_editor_link (editor, any_id (types), any_span (fixture), any_span (fixture), NULL);
    }
}

/* Whatever comes to mind; most of it is refused. */
static void
do_anything (Fixture *fixture)
{
  static void (*const changes[]) (Fixture * fixture) = {
    change_a_span,
    change_a_value,
    change_a_relation,
  };

  changes[g_test_rand_int_range (0, G_N_ELEMENTS (changes))](fixture);
}

/* What the editor holds must be what the file holds. */
static void
assert_shows_the_file (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) spans =
      diple_spans_load (fixture->other, fixture->document, fixture->ana, &error);
  g_autoptr (GPtrArray) relations =
      diple_relations_load (fixture->other, fixture->document, fixture->ana, NULL, &error);
  GPtrArray *shown = diple_editor_get_relations (fixture->editor);

  g_assert_no_error (error);
  g_assert_cmpuint (
      spans->len, ==, diple_span_index_size (diple_editor_get_spans (fixture->editor)));
  for (guint i = 0; i < spans->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (spans, i);
      const DipleSpan *here = editing_span (fixture, span->id);

      g_assert_true (diple_span_same (span, here));
      g_assert_true (diple_values_equal (&span->values, &here->values));
    }
  g_assert_cmpuint (relations->len, ==, shown->len);
  for (guint i = 0; i < relations->len; i++)
    {
      const DipleRelation *relation = g_ptr_array_index (relations, i);
      const DipleRelation *here = g_ptr_array_index (shown, i);

      g_assert_cmpint (relation->id, ==, here->id);
      g_assert_cmpint (relation->type, ==, here->type);
      g_assert_cmpint (relation->source, ==, here->source);
      g_assert_true (diple_values_equal (&relation->values, &here->values));
    }
}

static gint64
journal_length (Fixture *fixture)
{
  return support_number (fixture->other, "SELECT count(*) FROM journal WHERE state = 'done'");
}

static void
test_anything_done_and_undone_leaves_no_trace (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = editing_export (fixture);
  g_autofree char *full = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gint64 before = journal_length (fixture);
  gint64 n;

  for (guint i = 0; i < 150; i++)
    {
      do_anything (fixture);
      editing_settle (fixture);
      if (i % 20 == 0)
        assert_shows_the_file (fixture);
    }
  assert_shows_the_file (fixture);
  full = editing_export (fixture);
  n = journal_length (fixture) - before;
  g_assert_cmpint (n, >, 15);
  for (gint64 i = 0; i < n; i++)
    diple_editor_undo (fixture->editor);
  editing_settle (fixture);
  undone = editing_export (fixture);
  g_assert_cmpstr (undone, ==, empty);
  for (gint64 i = 0; i < n; i++)
    diple_editor_redo (fixture->editor);
  editing_redo (fixture); /* there is no more: refused, and what was done is read */
  redone = editing_export (fixture);
  g_assert_cmpstr (redone, ==, full);
  assert_shows_the_file (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/editor-relations/" path, Fixture, NULL, editing_set_up, function, editing_tear_down)
  ADD ("a link is one action", test_a_link_is_one_action);
  ADD ("a link takes the direction of the schema", test_a_link_takes_the_direction_of_the_schema);
  ADD ("what may not be linked says why", test_what_may_not_be_linked_says_why);
  ADD ("a deleted span takes its relations along", test_a_deleted_span_takes_its_relations);
  ADD ("links are relabelled, reversed and deleted",
       test_links_are_relabelled_reversed_and_deleted);
  ADD ("relations have values", test_relations_have_values);
  ADD ("a link leads into another document", test_a_link_leads_into_another_document);
  ADD ("what others link is seen", test_what_others_link_is_seen);
  ADD ("many changes are shown at once", test_many_changes_are_shown_at_once);
  ADD ("anything done and undone leaves no trace", test_anything_done_and_undone_leaves_no_trace);

  return g_test_run ();
}
