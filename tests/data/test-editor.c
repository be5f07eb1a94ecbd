/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-error.h"
#include "editing.h"

#include <string.h>

static void
test_mark_is_in_the_file (Fixture *fixture, gconstpointer data)
{
  gint64 id = editing_mark (fixture, "Person", 0, 11);

  g_assert_cmpint (id, !=, 0);
  g_assert_cmpuint (support_count_spans (fixture->other, fixture->document), ==, 1);
  g_assert_cmpint (diple_editor_get_active (fixture->editor)->id, ==, id);
  g_assert_cmpuint (fixture->spans_changed, >, 0);
  g_assert_cmpint (diple_editor_get_state (fixture->editor), ==, DIPLE_STATE_IN_PROGRESS);
  g_assert_cmpint (
      support_number (fixture->other, "SELECT state = 'in progress' FROM assignment"), ==, 1);
}

static void
test_marks_are_trimmed (Fixture *fixture, gconstpointer data)
{
  gint64 id = editing_mark (fixture, "Claim", 16, 32);
  const DipleSpan *span =
      diple_span_index_find (diple_editor_get_spans (fixture->editor), id, NULL);

  g_assert_cmpuint (span->range.start, ==, 17);
  g_assert_cmpuint (span->range.end, ==, 31);
}

static void
test_refusals_say_why (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (editing_mark (fixture, "Person", 4, 5), ==, 0);
  g_assert_nonnull (strstr (fixture->refused, "Nothing is selected"));
  g_assert_cmpint (editing_mark (fixture, "Person", 0, 4), !=, 0);
  g_assert_cmpint (editing_mark (fixture, "Person", 0, 4), ==, 0);
  g_assert_nonnull (strstr (fixture->refused, "Person already"));
  g_assert_false (diple_editor_relabel (fixture->editor, 4711, editing_label (fixture, "Claim")));
  g_assert_nonnull (strstr (fixture->refused, "No annotation is active"));
  g_assert_cmpuint (support_count_spans (fixture->other, fixture->document), ==, 1);
}

static void
test_relabel_resize_note_delete (Fixture *fixture, gconstpointer data)
{
  gint64 id = editing_mark (fixture, "Person", 0, 4);

  g_assert_true (diple_editor_relabel (fixture->editor, id, editing_label (fixture, "Source")));
  g_assert_true (diple_editor_resize (fixture->editor, id, 0, (DipleRange){ 0, 11 }));
  g_assert_true (diple_editor_set_note (fixture->editor, id, "who?"));
  editing_settle (fixture);
  g_assert_cmpint (support_number (fixture->other,
                                   "SELECT count(*) FROM span WHERE note = 'who?'"
                                   " AND surface = 'Mira 🌊 Holt'"),
                   ==,
                   1);
  g_assert_true (diple_editor_remove (fixture->editor, id));
  editing_settle (fixture);
  g_assert_cmpuint (support_count_spans (fixture->other, fixture->document), ==, 0);
  g_assert_null (diple_editor_get_active (fixture->editor));
  g_assert_cmpint (
      support_number (fixture->other, "SELECT count(*) FROM journal WHERE action LIKE 'span.%'"),
      ==,
      5);
}

static void
test_letting_go_in_place_is_no_action (Fixture *fixture, gconstpointer data)
{
  gint64 id = editing_mark (fixture, "Person", 0, 4);
  gint64 before = support_number (fixture->other, "SELECT count(*) FROM journal");

  g_assert_true (diple_editor_resize (fixture->editor, id, 0, (DipleRange){ 0, 5 }));
  g_assert_cmpint (support_number (fixture->other, "SELECT count(*) FROM journal"), ==, before);
}

static gboolean
has_two_spans (gpointer data)
{
  return diple_span_index_size (diple_editor_get_spans (((Fixture *) data)->editor)) == 2;
}

static gboolean
has_one_span (gpointer data)
{
  return diple_span_index_size (diple_editor_get_spans (((Fixture *) data)->editor)) == 1;
}

static void
test_undo_shows_what_came_back (Fixture *fixture, gconstpointer data)
{
  gint64 id = editing_mark (fixture, "Person", 0, 4);

  editing_mark (fixture, "Claim", 17, 31);
  diple_editor_remove (fixture->editor, id);
  diple_editor_undo (fixture->editor);
  editing_settle (fixture);
  g_assert_cmpuint (support_count_spans (fixture->other, fixture->document), ==, 2);
  support_wait (has_two_spans, fixture);
  g_assert_cmpint (diple_editor_get_active (fixture->editor)->id, ==, id);
  g_assert_nonnull (strstr (fixture->told, "Deleted Person “Mira”"));

  diple_editor_redo (fixture->editor);
  support_wait (has_one_span, fixture);
}

static gboolean
is_refused (gpointer data)
{
  return ((Fixture *) data)->refused != NULL;
}

static void
test_nothing_to_undo_is_said (Fixture *fixture, gconstpointer data)
{
  diple_editor_undo (fixture->editor);
  support_wait (is_refused, fixture);
  g_assert_nonnull (strstr (fixture->refused, "nothing to undo"));
}

static void
test_other_programs_are_seen (Fixture *fixture, gconstpointer data)
{
  editing_mark (fixture, "Person", 0, 4);
  support_mark (fixture->other, fixture->ana, fixture->document, "Claim", 17, 31);
  support_wait (has_two_spans, fixture);
}

static void
test_everybody_sees_their_own (Fixture *fixture, gconstpointer data)
{
  gint64 ben = support_add_annotator (fixture->other, "Ben");

  editing_mark (fixture, "Person", 0, 4);
  support_mark (fixture->other, ben, fixture->document, "Claim", 17, 31);
  support_mark (fixture->other, ben, fixture->document, "Cue", 12, 16);
  diple_editor_set_annotator (fixture->editor, ben);
  support_wait (has_two_spans, fixture);
  diple_editor_set_annotator (fixture->editor, fixture->ana);
  support_wait (has_one_span, fixture);
}

static void
test_steps_follow_the_text (Fixture *fixture, gconstpointer data)
{
  gint64 claim = editing_mark (fixture, "Claim", 17, 31);
  gint64 person = editing_mark (fixture, "Person", 0, 4);
  gint64 source = editing_mark (fixture, "Source", 0, 11);
  DipleEditor *editor = fixture->editor;

  diple_editor_set_active (editor, 0);
  g_assert_true (diple_editor_step (editor, 1, 0));
  g_assert_cmpint (diple_editor_get_active (editor)->id, ==, source);
  g_assert_true (diple_editor_step (editor, 1, 0));
  g_assert_cmpint (diple_editor_get_active (editor)->id, ==, person);
  g_assert_true (diple_editor_step_stack (editor, 2));
  g_assert_cmpint (diple_editor_get_active (editor)->id, ==, source);
  diple_editor_set_active (editor, claim);
  g_assert_false (diple_editor_step (editor, 1, 0));
  g_assert_false (diple_editor_step_stack (editor, 20));
  g_assert_true (diple_editor_step (editor, -1, 0));
  g_assert_cmpint (diple_editor_get_active (editor)->id, ==, person);
}

static gboolean
is_closed (gpointer data)
{
  return diple_editor_get_document (((Fixture *) data)->editor) == NULL;
}

static void
test_document_that_leaves_is_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleUndone) undone = diple_journal_undo (fixture->other, 0, &error);

  g_assert_no_error (error);
  support_wait (is_closed, fixture);
  g_assert_cmpint (editing_mark (fixture, "Person", 0, 4), ==, 0);
  g_assert_nonnull (strstr (fixture->refused, "No document is open"));
}

static void
test_state_is_undone_too (Fixture *fixture, gconstpointer data)
{
  g_assert_true (diple_editor_set_state (fixture->editor, DIPLE_STATE_FINISHED));
  editing_settle (fixture);
  g_assert_cmpint (support_number (fixture->other, "SELECT count(*) FROM assignment"), ==, 1);
  diple_editor_undo (fixture->editor);
  editing_settle (fixture);
  g_assert_cmpint (support_number (fixture->other, "SELECT count(*) FROM assignment"), ==, 0);
}

static void
facts_changed_cb (gpointer editor, guint *count)
{
  (*count)++;
}

static gboolean
is_counted (gpointer data)
{
  return *(guint *) data > 0;
}

static void
test_metadata_alone_changes_the_facts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleDocument) facts =
      diple_document_copy_facts (diple_editor_get_document (fixture->editor));
  const DipleTextMap *map = diple_editor_get_text_map (fixture->editor);
  const DipleDocument *document;
  guint changed = 0;

  g_signal_connect (fixture->editor, "facts-changed", G_CALLBACK (facts_changed_cb), &changed);
  g_ptr_array_add (facts->metadata, diple_pair_new ("tag", "dam"));
  g_assert_true (diple_editor_set_facts (fixture->editor, facts));
  support_wait (is_counted, &changed);

  document = diple_editor_get_document (fixture->editor);
  g_assert_cmpuint (document->metadata->len, ==, 1);
  g_assert_cmpstr (document->text, ==, "Mira 🌊 Holt said the dam leaks. She is sure.");
  g_assert_true (diple_editor_get_text_map (fixture->editor) == map);
  g_assert_true (diple_text_map_get_text (map) == document->text);
}

static void
test_nobody_changes_anothers_while_theirs_are_read (Fixture *fixture, gconstpointer data)
{
  gint64 id = editing_mark (fixture, "Person", 0, 11);

  diple_editor_set_annotator (fixture->editor, support_add_annotator (fixture->other, "Ben"));
  g_assert_false (diple_editor_remove (fixture->editor, id));
  g_assert_false (diple_editor_relabel (fixture->editor, id, editing_label (fixture, "Group")));
  g_assert_cmpstr (fixture->refused, ==, "Nobody changes another annotator's annotation");
  g_assert_cmpuint (support_count_spans (fixture->other, fixture->document), ==, 1);
}

static gboolean
has_changed_spans (gpointer data)
{
  return ((Fixture *) data)->spans_changed > 0;
}

static void
test_a_damaged_document_is_refused_once (Fixture *fixture, gconstpointer data)
{
  gint64 damaged = support_add_document (fixture->other, "Bad", "Bad text.");

  support_run_sql (fixture->other, "UPDATE document SET length = 2 WHERE title = 'Bad'");
  diple_editor_open (fixture->editor, damaged);
  support_wait (is_refused, fixture);
  g_assert_cmpint (diple_editor_get_document (fixture->editor)->id, ==, fixture->document);

  g_clear_pointer (&fixture->refused, g_free);
  fixture->spans_changed = 0;
  support_mark (fixture->other, fixture->ana, fixture->document, "Person", 0, 4);
  support_wait (has_changed_spans, fixture);
  g_assert_null (fixture->refused);
  support_run_sql (fixture->other, "UPDATE document SET length = 9 WHERE title = 'Bad'");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/editor/" path, Fixture, NULL, editing_set_up, function, editing_tear_down)
  ADD ("a mark is in the file when the call returns", test_mark_is_in_the_file);
  ADD ("marks are trimmed", test_marks_are_trimmed);
  ADD ("refusals say why", test_refusals_say_why);
  ADD ("relabel, resize, note and delete are one action each", test_relabel_resize_note_delete);
  ADD ("letting go in place is no action", test_letting_go_in_place_is_no_action);
  ADD ("undo shows what came back", test_undo_shows_what_came_back);
  ADD ("nothing to undo is said", test_nothing_to_undo_is_said);
  ADD ("what other programs write is seen", test_other_programs_are_seen);
  ADD ("everybody sees their own spans", test_everybody_sees_their_own);
  ADD ("steps follow the text and the stack", test_steps_follow_the_text);
  ADD ("a document that leaves the project is closed", test_document_that_leaves_is_closed);
  ADD ("the state is undone too", test_state_is_undone_too);
  ADD ("metadata alone changes the facts", test_metadata_alone_changes_the_facts);
  ADD ("nobody changes another's annotations while their own are read",
       test_nobody_changes_anothers_while_theirs_are_read);
  ADD ("a damaged document is refused once", test_a_damaged_document_is_refused_once);

  return g_test_run ();
}
