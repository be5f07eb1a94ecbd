/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-entities.h"
#include "editing.h"

#include <string.h>

/* Code points: “Mira 🌊 Holt” 0–11, “said” 12–16, “the dam leaks” 17–30. */

static gboolean
has_option (Fixture *fixture, gint64 span, const char *label, const char *name, const char *option)
{
  const DipleAttribute *attribute = editing_attribute (fixture, label, name);

  return diple_values_has_option (&editing_span (fixture, span)->values,
                                  editing_option (attribute, option));
}

static void
test_a_value_is_one_action (Fixture *fixture, gconstpointer data)
{
  gint64 claim = editing_mark (fixture, "Claim", 17, 30);
  gint64 before = support_number (fixture->other, "SELECT count(*) FROM journal");

  fixture->spans_changed = 0;
  g_assert_true (editing_choose (fixture, claim, "quotation", "direct"));
  g_assert_cmpuint (fixture->spans_changed, ==, 1);
  g_assert_cmpuint (fixture->touched.start, ==, 17);
  g_assert_cmpuint (fixture->touched.end, ==, 30);
  g_assert_cmpint (support_number (fixture->other, "SELECT count(*) FROM journal"), ==, before + 1);
  g_assert_cmpint (support_number (fixture->other,
                                   "SELECT count(*) FROM journal WHERE sentence ="
                                   " 'Set quotation of “the dam leaks” to direct'"),
                   ==,
                   1);
  /* The same again is nothing. */
  g_assert_true (editing_choose (fixture, claim, "quotation", "direct"));
  g_assert_cmpint (support_number (fixture->other, "SELECT count(*) FROM journal"), ==, before + 1);
}

static void
test_undo_takes_a_value_back (Fixture *fixture, gconstpointer data)
{
  gint64 claim = editing_mark (fixture, "Claim", 17, 30);

  editing_choose (fixture, claim, "quotation", "direct");
  editing_choose (fixture, claim, "quotation", "mixed");
  diple_editor_set_active (fixture->editor, 0);
  editing_undo (fixture);
  g_assert_true (has_option (fixture, claim, "Claim", "quotation", "direct"));
  /* What came back is shown. */
  g_assert_cmpint (diple_editor_get_active (fixture->editor)->id, ==, claim);
  editing_redo (fixture);
  g_assert_true (has_option (fixture, claim, "Claim", "quotation", "mixed"));
}

static void
test_what_the_label_does_not_carry_is_refused (Fixture *fixture, gconstpointer data)
{
  gint64 person = editing_mark (fixture, "Person", 0, 11);
  const DipleAttribute *stance = editing_attribute (fixture, "Cue", "stance");
  const DipleValue value = { .option = editing_option (stance, "denying") };

  g_assert_false (diple_editor_set_values (fixture->editor, person, stance->id, &value, 1));
  g_assert_cmpstr (fixture->refused, ==, "“stance” is not said of Person");
  g_assert_false (diple_editor_set_values (fixture->editor, person, 4711, &value, 1));
  g_assert_cmpstr (fixture->refused, ==, "That attribute is no longer in the schema");
}

static void
test_marks_begin_with_defaults (Fixture *fixture, gconstpointer data)
{
  gint64 cue = editing_mark (fixture, "Cue", 12, 16);
  gint64 person = editing_mark (fixture, "Person", 0, 11);

  g_assert_true (has_option (fixture, cue, "Cue", "stance", "neutral"));
  g_assert_cmpuint (editing_span (fixture, person)->values.n_items, ==, 0);
  /* A new label brings its own. */
  diple_editor_relabel (fixture->editor, person, editing_label (fixture, "Claim"));
  g_assert_true (has_option (fixture, person, "Claim", "check-worthiness", "unset"));
}

static gboolean
is_carried_on (gpointer data)
{
  Fixture *fixture = data;

  return editing_attribute (fixture, "Claim", "kind")->carried;
}

static void
test_a_carried_value_is_given_to_the_next (Fixture *fixture, gconstpointer data)
{
  gint64 first = editing_mark (fixture, "Claim", 17, 30);
  gint64 second;

  editing_choose (fixture, first, "kind", "prediction");
  g_assert_false (
      has_option (fixture, editing_mark (fixture, "Claim", 17, 20), "Claim", "kind", "prediction"));

  support_run_sql (fixture->other, "UPDATE attribute SET carried = 1 WHERE name = 'kind'");
  support_wait (is_carried_on, fixture);
  editing_choose (fixture, first, "kind", "figure");
  second = editing_mark (fixture, "Claim", 0, 11);
  g_assert_true (has_option (fixture, second, "Claim", "kind", "figure"));
  /* Taken away is given on too. */
  diple_editor_set_values (
      fixture->editor, second, editing_attribute (fixture, "Claim", "kind")->id, NULL, 0);
  g_assert_false (
      has_option (fixture, editing_mark (fixture, "Claim", 12, 16), "Claim", "kind", "figure"));
  /* Only to whose label carries it. */
  editing_choose (fixture, first, "kind", "order");
  g_assert_cmpuint (
      editing_span (fixture, editing_mark (fixture, "Person", 5, 11))->values.n_items, ==, 0);
}

static void
test_what_depends_on_a_value_goes_with_it (Fixture *fixture, gconstpointer data)
{
  gint64 source = editing_mark (fixture, "Source", 0, 11);
  const DipleAttribute *role = editing_attribute (fixture, "Source", "role");
  const DipleValue engineer = { .text = (char *) "engineer" };

  g_assert_false (diple_editor_set_values (fixture->editor, source, role->id, &engineer, 1));
  g_assert_nonnull (strstr (fixture->refused, "“role” is not asked for here"));
  editing_choose (fixture, source, "type", "named person");
  g_assert_true (diple_editor_set_values (fixture->editor, source, role->id, &engineer, 1));
  editing_choose (fixture, source, "type", "document");
  g_assert_null (diple_values_get (&editing_span (fixture, source)->values, role->id, NULL));
  editing_settle (fixture);
  g_assert_cmpint (
      support_number (fixture->other, "SELECT count(*) FROM span_value WHERE value IS NOT NULL"),
      ==,
      0);
  editing_undo (fixture);
  g_assert_cmpstr (diple_values_get (&editing_span (fixture, source)->values, role->id, NULL)->text,
                   ==,
                   "engineer");
}

static void
test_a_new_label_says_what_it_takes (Fixture *fixture, gconstpointer data)
{
  gint64 claim = editing_mark (fixture, "Claim", 17, 30);
  gint64 source = editing_mark (fixture, "Source", 0, 11);

  editing_choose (fixture, claim, "quotation", "direct");
  diple_editor_link (fixture->editor, editing_type (fixture, "attributed to"), claim, source, NULL);
  g_assert_true (diple_editor_relabel (fixture->editor, claim, editing_label (fixture, "Person")));
  /* The default of its check-worthiness goes too. */
  g_assert_cmpstr (fixture->told,
                   ==,
                   "Relabelled “the dam leaks” from Claim to Person, without 1 relation and 2"
                   " values that it cannot have");
  g_assert_cmpuint (diple_editor_get_relations (fixture->editor)->len, ==, 0);
  editing_settle (fixture);
  g_assert_cmpint (support_number (fixture->other, "SELECT count(*) FROM relation"), ==, 0);
  g_assert_cmpint (support_number (fixture->other, "SELECT count(*) FROM span_value"), ==, 0);
  editing_undo (fixture);
  g_assert_cmpuint (diple_editor_get_relations (fixture->editor)->len, ==, 1);
  g_assert_true (has_option (fixture, claim, "Claim", "quotation", "direct"));
}

static void
test_documents_have_labels (Fixture *fixture, gconstpointer data)
{
  const DipleAttribute *genre = editing_attribute (fixture, NULL, "genre");
  const DipleValue value = { .option = editing_option (genre, "interview") };

  g_assert_true (diple_editor_set_document_values (fixture->editor, genre->id, &value, 1));
  editing_settle (fixture);
  g_assert_cmpuint (fixture->values_changed, ==, 1);
  g_assert_true (
      diple_values_has_option (diple_editor_get_document_values (fixture->editor), value.option));
  g_assert_cmpint (support_number (fixture->other, "SELECT count(*) FROM document_value"), ==, 1);
  g_assert_cmpint (diple_editor_get_state (fixture->editor), ==, DIPLE_STATE_IN_PROGRESS);
  editing_undo (fixture);
  g_assert_cmpuint (diple_editor_get_document_values (fixture->editor)->n_items, ==, 0);
  g_assert_cmpuint (fixture->values_changed, ==, 2);
  g_assert_cmpint (diple_editor_get_state (fixture->editor), ==, DIPLE_STATE_OPEN);
}

static gboolean
has_labels (gpointer data)
{
  return diple_editor_get_document_values (((Fixture *) data)->editor)->n_items > 0;
}

static void
test_nobody_gets_anothers_labels (Fixture *fixture, gconstpointer data)
{
  gint64 ben = support_add_annotator (fixture->other, "Ben");
  const DipleAttribute *genre = editing_attribute (fixture, NULL, "genre");
  const DipleAttribute *outlet = editing_attribute (fixture, NULL, "outlet");
  const DipleValue value = { .option = editing_option (genre, "interview") };
  const DipleValue name = { .text = (char *) "Cliff Daily" };

  diple_editor_set_document_values (fixture->editor, genre->id, &value, 1);
  editing_settle (fixture);
  diple_editor_set_annotator (fixture->editor, ben);
  /* Ana's are shown for a moment still. */
  g_assert_false (diple_editor_set_document_values (fixture->editor, outlet->id, &name, 1));
  g_assert_nonnull (strstr (fixture->refused, "still being read"));
  while (has_labels (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (diple_editor_set_document_values (fixture->editor, outlet->id, &name, 1));
  editing_settle (fixture);
  g_assert_cmpint (support_number (fixture->other, "SELECT count(*) FROM document_value"), ==, 2);
  diple_editor_set_annotator (fixture->editor, fixture->ana);
  while (diple_values_get (diple_editor_get_document_values (fixture->editor), genre->id, NULL) ==
         NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (diple_editor_get_document_values (fixture->editor)->n_items, ==, 1);
}

static void
test_an_entity_is_made_and_named_in_one_action (Fixture *fixture, gconstpointer data)
{
  gint64 person = editing_mark (fixture, "Person", 0, 11);
  const DipleAttribute *entity = editing_attribute (fixture, "Person", "entity");
  gint64 id = diple_editor_add_entity (fixture->editor, person, entity->id, " Mira Holt ", "Q42");

  g_assert_cmpint (id, !=, 0);
  editing_settle (fixture);
  g_assert_cmpstr (diple_editor_get_entity_name (fixture->editor, id), ==, "Mira Holt");
  g_assert_cmpint (support_number (fixture->other, "SELECT entity FROM span_value"), ==, id);
  g_assert_cmpint (support_number (fixture->other,
                                   "SELECT count(*) FROM journal WHERE sentence ="
                                   " 'Set entity of “Mira 🌊 Holt” to Mira Holt'"),
                   ==,
                   1);
  g_assert_cmpint (
      diple_editor_add_entity (fixture->editor, person, entity->id, "M. Holt", "Q42"), ==, 0);
  g_assert_nonnull (strstr (fixture->refused, "has the Wikidata id Q42 already"));
  editing_undo (fixture);
  g_assert_cmpint (support_number (fixture->other, "SELECT count(*) FROM entity"), ==, 0);
  g_assert_null (diple_editor_get_entity_name (fixture->editor, id));
}

static void
test_names_of_entities_are_found (Fixture *fixture, gconstpointer data)
{
  support_run_sql (fixture->other, "INSERT INTO entity (id, name) VALUES (7, 'Port of Lund')");
  g_assert_cmpstr (diple_editor_get_entity_name (fixture->editor, 7), ==, "Port of Lund");
  g_assert_null (diple_editor_get_entity_name (fixture->editor, 8));
}

static void
assert_pieces (Fixture *fixture, gint64 id, const char *wanted)
{
  const DipleSpan *span = editing_span (fixture, id);
  g_autoptr (GString) pieces = g_string_new (NULL);

  for (guint i = 0; i < span->n_fragments; i++)
    g_string_append_printf (pieces, "%u-%u ", span->fragments[i].start, span->fragments[i].end);
  if (span->n_fragments == 0)
    g_string_append_printf (pieces, "%u-%u ", span->range.start, span->range.end);
  g_assert_cmpstr (pieces->str, ==, wanted);
}

static void
test_pieces_are_added_and_taken (Fixture *fixture, gconstpointer data)
{
  DipleEditor *editor = fixture->editor;
  gint64 claim = editing_mark (fixture, "Claim", 17, 20);

  g_assert_true (diple_editor_add_piece (editor, claim, (DipleRange){ 24, 31 }));
  assert_pieces (fixture, claim, "17-20 25-31 ");
  g_assert_true (diple_editor_add_piece (editor, claim, (DipleRange){ 5, 6 }));
  assert_pieces (fixture, claim, "5-6 17-20 25-31 ");
  /* What touches grows. */
  g_assert_true (diple_editor_add_piece (editor, claim, (DipleRange){ 19, 26 }));
  assert_pieces (fixture, claim, "5-6 17-31 ");
  g_assert_false (diple_editor_add_piece (editor, claim, (DipleRange){ 18, 21 }));
  g_assert_nonnull (strstr (fixture->refused, "a piece of the annotation already"));
  g_assert_true (diple_editor_remove_piece (editor, claim, 0));
  assert_pieces (fixture, claim, "17-31 ");
  g_assert_false (diple_editor_remove_piece (editor, claim, 0));
  g_assert_nonnull (strstr (fixture->refused, "delete the annotation instead"));
}

static void
test_only_some_labels_have_pieces (Fixture *fixture, gconstpointer data)
{
  gint64 claim = editing_mark (fixture, "Claim", 17, 20);
  gint64 person = editing_mark (fixture, "Person", 0, 4);

  g_assert_false (diple_editor_add_piece (fixture->editor, person, (DipleRange){ 7, 11 }));
  g_assert_nonnull (strstr (fixture->refused, "Person is in one piece"));
  diple_editor_add_piece (fixture->editor, claim, (DipleRange){ 25, 31 });
  g_assert_false (diple_editor_relabel (fixture->editor, claim, editing_label (fixture, "Event")));
  g_assert_nonnull (strstr (fixture->refused, "Event is in one piece"));
}

static void
test_crossing_is_refused_before_it_is_shown (Fixture *fixture, gconstpointer data)
{
  editing_mark (fixture, "Person", 0, 11);
  fixture->spans_changed = 0;
  g_assert_cmpint (editing_mark (fixture, "Organization", 7, 16), ==, 0);
  g_assert_nonnull (strstr (fixture->refused, "may nest but not cross"));
  g_assert_cmpuint (fixture->spans_changed, ==, 0);
  g_assert_cmpint (editing_mark (fixture, "Organization", 7, 11), !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/editor-values/" path, Fixture, NULL, editing_set_up, function, editing_tear_down)
  ADD ("a value is one action", test_a_value_is_one_action);
  ADD ("undo takes a value back", test_undo_takes_a_value_back);
  ADD ("what the label does not carry is refused", test_what_the_label_does_not_carry_is_refused);
  ADD ("marks begin with defaults", test_marks_begin_with_defaults);
  ADD ("a carried value is given to the next", test_a_carried_value_is_given_to_the_next);
  ADD ("what depends on a value goes with it", test_what_depends_on_a_value_goes_with_it);
  ADD ("a new label says what it takes", test_a_new_label_says_what_it_takes);
  ADD ("documents have labels", test_documents_have_labels);
  ADD ("nobody gets another's labels", test_nobody_gets_anothers_labels);
  ADD ("an entity is made and named in one action", test_an_entity_is_made_and_named_in_one_action);
  ADD ("names of entities are found", test_names_of_entities_are_found);
  ADD ("pieces are added and taken", test_pieces_are_added_and_taken);
  ADD ("only some labels have pieces", test_only_some_labels_have_pieces);
  ADD ("crossing is refused before it is shown", test_crossing_is_refused_before_it_is_shown);

  return g_test_run ();
}
