/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include <string.h>

/* The hand on the keyboard: each key does what it says, once, and nothing else. */

static const char text[] =
    "Ilvi Brevit said on Thursday that talks with the union would resume within days.\n"
    "\n"
    "“Not this time,” said Torma Reyd in Vintmer. The union’s boats stay; the crews do not.\n";

static Stage *
new_stage (void)
{
  return stage_new (text, DIPLE_FORMAT_TEXT);
}

static guint
count (Stage *stage)
{
  return diple_span_index_size (diple_editor_get_spans (stage->editor));
}

static DipleSpan *
active (Stage *stage)
{
  return diple_editor_get_active (stage->editor);
}

static void
select_quote (Stage *stage, const char *quote)
{
  diple_article_view_select (stage->view, stage_find (stage, quote, 0));
}

static void
assert_text (Stage *stage, const DipleSpan *span, const char *label, const char *quote)
{
  g_autofree char *found = NULL;

  g_assert_nonnull (span);
  found = diple_text_map_dup_range (diple_editor_get_text_map (stage->editor), span->range);
  g_assert_cmpstr (found, ==, quote);
  g_assert_cmpint (span->label, ==, stage_label (stage, label));
}

static void
assert_selected (Stage *stage, const char *quote)
{
  DipleRange range;
  g_autofree char *found = NULL;

  g_assert_true (diple_article_view_get_selection (stage->view, &range));
  found = diple_text_map_dup_range (diple_editor_get_text_map (stage->editor), range);
  g_assert_cmpstr (found, ==, quote);
}

static void
test_marks_selection (void)
{
  g_autoptr (Stage) stage = new_stage ();
  DipleRange range;

  select_quote (stage, "Ilvi Brevit");
  g_assert_true (stage_press (stage, "p"));
  g_assert_cmpuint (count (stage), ==, 1);
  assert_text (stage, active (stage), "Person", "Ilvi Brevit");
  g_assert_false (diple_article_view_get_selection (stage->view, &range));
  g_assert_cmpstr (stage->announcement, ==, "Marked Person: “Ilvi Brevit”");
}

static void
test_trims_blanks (void)
{
  g_autoptr (Stage) stage = new_stage ();

  select_quote (stage, " said on ");
  g_assert_true (stage_press (stage, "u"));
  assert_text (stage, active (stage), "Cue", "said on");
}

static void
test_relabels_active (void)
{
  g_autoptr (Stage) stage = new_stage ();

  stage_mark (stage, "Person", "Torma Reyd");
  g_assert_true (stage_press (stage, "Tab"));
  g_assert_true (stage_press (stage, "s"));
  g_assert_cmpuint (count (stage), ==, 1);
  assert_text (stage, active (stage), "Source", "Torma Reyd");
}

static void
test_marks_word_at_caret (void)
{
  g_autoptr (Stage) stage = new_stage ();

  diple_article_view_place_caret (stage->view, stage_find (stage, "ntmer", 0).start);
  g_assert_true (stage_press (stage, "l"));
  assert_text (stage, active (stage), "Location", "Vintmer");
}

static void
test_refuses (void)
{
  g_autoptr (Stage) stage = new_stage ();

  stage_mark (stage, "Person", "Torma Reyd");
  select_quote (stage, "Torma Reyd");
  g_assert_true (stage_press (stage, "p"));
  g_assert_cmpuint (count (stage), ==, 1);
  g_assert_cmpuint (stage->refusals, ==, 1);
  /* The selection is still there, for another label. */
  assert_selected (stage, "Torma Reyd");
  g_assert_true (stage_press (stage, "s"));
  g_assert_cmpuint (count (stage), ==, 2);
}

static void
test_refuses_without_word (void)
{
  g_autoptr (Stage) stage = new_stage ();

  diple_article_view_place_caret (stage->view, stage_find (stage, "\n\n", 0).start + 1);
  g_assert_true (stage_press (stage, "p"));
  g_assert_cmpuint (count (stage), ==, 0);
  g_assert_cmpuint (stage->refusals, ==, 1);
}

static void
test_steps (void)
{
  g_autoptr (Stage) stage = new_stage ();

  stage_mark (stage, "Person", "Ilvi Brevit");
  stage_mark (stage, "Location", "Vintmer");
  diple_article_view_place_caret (stage->view, 0);
  g_assert_true (stage_press (stage, "Tab"));
  assert_text (stage, active (stage), "Person", "Ilvi Brevit");
  g_assert_true (stage_press (stage, "Tab"));
  assert_text (stage, active (stage), "Location", "Vintmer");
  g_assert_cmpuint (diple_article_view_get_caret (stage->view), ==, active (stage)->range.start);
  /* At the last the key goes on to the next widget. */
  g_assert_false (stage_press (stage, "Tab"));
  g_assert_true (stage_press (stage, "<Shift>Tab"));
  assert_text (stage, active (stage), "Person", "Ilvi Brevit");
  g_assert_cmpstr (stage->announcement, ==, "Person: “Ilvi Brevit”, 1 of 2");
}

static void
test_walks_stack (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 inner = stage_mark (stage, "Person", "Torma Reyd");
  const gint64 outer = stage_mark (stage, "Source", "Torma Reyd in Vintmer");

  diple_article_view_place_caret (stage->view, stage_find (stage, "Reyd", 0).start);
  g_assert_true (stage_press (stage, "grave"));
  g_assert_cmpint (active (stage)->id, ==, inner);
  g_assert_true (stage_press (stage, "grave"));
  g_assert_cmpint (active (stage)->id, ==, outer);
  g_assert_true (stage_press (stage, "grave"));
  g_assert_cmpint (active (stage)->id, ==, inner);
}

static void
test_grows (void)
{
  g_autoptr (Stage) stage = new_stage ();

  diple_article_view_place_caret (stage->view, stage_find (stage, "talks", 0).start + 2);
  g_assert_true (stage_press (stage, "<Alt>Up"));
  assert_selected (stage, "talks");
  for (guint i = 0; i < 6; i++)
    stage_press (stage, "<Alt>Up");
  assert_selected (
      stage, "Ilvi Brevit said on Thursday that talks with the union would resume within days.");
  for (guint i = 0; i < 6; i++)
    {
      DipleRange range;

      stage_press (stage, "<Alt>Down");
      if (!diple_article_view_get_selection (stage->view, &range) ||
          range.end - range.start <= strlen ("talks"))
        break;
    }
  assert_selected (stage, "talks");
}

static void
test_holds_end (void)
{
  g_autoptr (Stage) stage = new_stage ();

  stage_mark (stage, "Event", "talks with");
  stage_press (stage, "Tab");
  g_assert_true (stage_press (stage, "bracketright"));
  g_assert_true (stage_press (stage, "Right"));
  g_assert_true (stage_press (stage, "Right"));
  /* Nothing is stored before the end is let go. */
  assert_text (stage, active (stage), "Event", "talks with");
  g_assert_nonnull (stage->view->painter->preview);
  g_assert_true (stage_press (stage, "<Shift>Right"));
  g_assert_true (stage_press (stage, "<Shift>Left"));
  g_assert_true (stage_press (stage, "Return"));
  assert_text (stage, active (stage), "Event", "talks with the union");
  g_assert_null (stage->view->painter->preview);
  /* One action for the whole hold. */
  diple_editor_undo (stage->editor);
  g_assert_true (diple_project_settle (stage->project, 5000));
}

static void
test_holds_start (void)
{
  g_autoptr (Stage) stage = new_stage ();

  stage_mark (stage, "Event", "talks with");
  stage_press (stage, "Tab");
  g_assert_true (stage_press (stage, "bracketleft"));
  g_assert_true (stage_press (stage, "Left"));
  g_assert_true (stage_press (stage, "<Shift>Right"));
  g_assert_true (stage_press (stage, "Escape"));
  assert_text (stage, active (stage), "Event", "hat talks with");
  /* The keys are the text's again. */
  g_assert_false (stage_press (stage, "Left"));
}

static void
test_ends_stay_apart (void)
{
  g_autoptr (Stage) stage = new_stage ();

  stage_mark (stage, "Event", "talks");
  stage_press (stage, "Tab");
  stage_press (stage, "bracketright");
  for (guint i = 0; i < 5; i++)
    stage_press (stage, "Left");
  for (guint i = 0; i < 20; i++)
    stage_press (stage, "<Shift>Left");
  stage_press (stage, "Return");
  assert_text (stage, active (stage), "Event", "t");
}

static void
test_piece_keeps_off_neighbour (void)
{
  static const char *const quotes[] = { "“Not this time,”", "Torma Reyd", NULL };
  g_autoptr (Stage) stage = new_stage ();
  const gint64 id = stage_mark_pieces (stage, "Claim", quotes);

  stage_press (stage, "Tab");
  g_assert_cmpint (active (stage)->id, ==, id);
  stage_press (stage, "bracketright");
  stage_press (stage, "Right");
  stage_press (stage, "Return");
  g_assert_cmpuint (active (stage)->n_fragments, ==, 2);
  g_assert_cmpuint (active (stage)->range.end, ==, stage_find (stage, "Torma Reyd in", 0).end);

  g_assert_true (diple_grip_take (stage->view, 0, FALSE));
  diple_grip_move (stage->view, stage_find (stage, "Vintmer", 0).end, TRUE);
  diple_grip_let_go (stage->view);
  g_assert_cmpuint (active (stage)->n_fragments, ==, 2);
  g_assert_cmpuint (active (stage)->fragments[0].end, <, stage_find (stage, "Torma Reyd", 0).start);
}

static void
test_escape_cancels_drag (void)
{
  g_autoptr (Stage) stage = new_stage ();

  stage_mark (stage, "Event", "talks with");
  stage_press (stage, "Tab");
  g_assert_true (diple_grip_take (stage->view, 0, FALSE));
  diple_grip_move (stage->view, stage_find (stage, "resume", 0).start + 2, FALSE);
  g_assert_cmpuint (
      stage->view->painter->preview->range.end, ==, stage_find (stage, "resume", 0).end);
  g_assert_true (stage_press (stage, "Escape"));
  diple_grip_let_go (stage->view);
  assert_text (stage, active (stage), "Event", "talks with");
}

static void
test_escape_leaves (void)
{
  g_autoptr (Stage) stage = new_stage ();
  DipleRange range;

  stage_mark (stage, "Event", "talks");
  stage_press (stage, "Tab");
  select_quote (stage, "union");
  diple_article_view_set_armed (stage->view, stage_label (stage, "Person"));
  g_assert_true (stage_press (stage, "Escape"));
  g_assert_false (diple_article_view_get_selection (stage->view, &range));
  g_assert_true (stage_press (stage, "Escape"));
  g_assert_cmpint (diple_article_view_get_armed (stage->view), ==, 0);
  stage_press (stage, "Tab");
  g_assert_nonnull (active (stage));
  g_assert_true (stage_press (stage, "Escape"));
  g_assert_null (active (stage));
  g_assert_false (stage_press (stage, "Escape"));
}

static void
test_deletes (void)
{
  g_autoptr (Stage) stage = new_stage ();

  stage_mark (stage, "Person", "Ilvi Brevit");
  stage_mark (stage, "Event", "talks");
  diple_article_view_place_caret (stage->view, 0);
  stage_press (stage, "Tab");
  stage_press (stage, "Delete");
  g_assert_cmpuint (count (stage), ==, 1);
  g_assert_cmpstr (stage->announcement, ==, "Deleted Person “Ilvi Brevit”");
}

static void
test_is_read_only (void)
{
  g_autoptr (Stage) stage = new_stage ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (stage->view));
  g_autofree char *found = NULL;
  GtkTextIter start, end;

  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (stage->view)));
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (stage->view)));
  diple_article_view_place_caret (stage->view, 5);
  g_signal_emit_by_name (stage->view, "insert-at-cursor", "x");
  g_signal_emit_by_name (stage->view, "delete-from-cursor", GTK_DELETE_WORDS, 1);
  g_signal_emit_by_name (stage->view, "backspace");
  g_signal_emit_by_name (stage->view, "paste-clipboard");
  select_quote (stage, "union");
  g_signal_emit_by_name (stage->view, "cut-clipboard");
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  found = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  g_assert_cmpstr (found, ==, text);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_copies_the_documents_text (void)
{
  GString *words = g_string_new (NULL);
  g_autofree char *long_line = NULL;
  g_autofree char *copied = NULL;
  g_autoptr (Stage) stage = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (words, "word%u ", i);
  long_line = g_string_free (words, FALSE);
  stage = stage_new (long_line, DIPLE_FORMAT_TEXT);
  diple_article_view_select (stage->view, (DipleRange){ 0, strlen (long_line) });
  g_signal_emit_by_name (stage->view, "copy-clipboard");
  gdk_clipboard_read_text_async (
      gtk_widget_get_clipboard (GTK_WIDGET (stage->view)), NULL, copied_cb, &copied);
  stage_wait (is_set, &copied);
  g_assert_cmpstr (copied, ==, long_line);
}

static void
test_caret_leaves_active (void)
{
  g_autoptr (Stage) stage = new_stage ();

  stage_mark (stage, "Person", "Ilvi Brevit");
  diple_article_view_place_caret (stage->view, 0);
  stage_press (stage, "Tab");
  g_signal_emit_by_name (stage->view, "move-cursor", GTK_MOVEMENT_LOGICAL_POSITIONS, 4, FALSE);
  g_assert_nonnull (active (stage));
  g_signal_emit_by_name (stage->view, "move-cursor", GTK_MOVEMENT_LOGICAL_POSITIONS, 20, FALSE);
  g_assert_null (active (stage));
}

static void
note_cb (guint *notes)
{
  ++*notes;
}

static void
test_asks_for_note (void)
{
  g_autoptr (Stage) stage = new_stage ();
  guint notes = 0;

  g_signal_connect_swapped (stage->view, "edit-note", G_CALLBACK (note_cb), &notes);
  stage_press (stage, "F2");
  g_assert_cmpuint (notes, ==, 0);
  stage_mark (stage, "Person", "Ilvi Brevit");
  diple_article_view_place_caret (stage->view, 0);
  stage_press (stage, "Tab");
  stage_press (stage, "Return");
  g_assert_cmpuint (notes, ==, 1);
}

static void
test_zooms (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const double before = stage->view->metrics.em;

  stage_press (stage, "<Control>plus");
  stage_frame (stage);
  g_assert_cmpfloat (stage->view->metrics.em, >, before);
  for (guint i = 0; i < 30; i++)
    stage_press (stage, "<Control>minus");
  stage_frame (stage);
  g_assert_cmpfloat (stage->view->metrics.em, <, before);
  g_assert_cmpfloat (stage->view->metrics.em, >, 5);
  stage_press (stage, "<Control>0");
  stage_frame (stage);
  g_assert_cmpfloat (stage->view->metrics.em, ==, before);
}

static void
test_accessible (void)
{
  g_autoptr (Stage) stage = new_stage ();

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (stage->view), GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (stage->view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Article text");
}

static void
test_survives_no_document (void)
{
  static const char *const triggers[] = { "p",         "Tab",       "<Shift>Tab",  "grave",
                                          "<Alt>Up",   "<Alt>Down", "Delete",      "Return",
                                          "Escape",    "F2",        "bracketleft", "bracketright",
                                          "<Shift>F10" };
  g_autoptr (Stage) stage = new_stage ();

  stage_open (stage, 0);
  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    stage_press (stage, triggers[i]);
  stage_frame (stage);
  diple_article_view_reveal (stage->view, (DipleRange){ 3, 5 });
  diple_article_view_set_editor (stage->view, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    stage_press (stage, triggers[i]);
  stage_frame (stage);
  g_assert_cmpuint (diple_article_view_get_viewport (stage->view).end, ==, 0);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/hand/a letter marks the selection", test_marks_selection);
  g_test_add_func ("/hand/marks are trimmed", test_trims_blanks);
  g_test_add_func ("/hand/a letter relabels the active span", test_relabels_active);
  g_test_add_func ("/hand/a letter marks the word at the caret", test_marks_word_at_caret);
  g_test_add_func ("/hand/the same span again is refused", test_refuses);
  g_test_add_func ("/hand/no word at the caret is refused", test_refuses_without_word);
  g_test_add_func ("/hand/Tab steps through spans", test_steps);
  g_test_add_func ("/hand/the stack is walked round", test_walks_stack);
  g_test_add_func ("/hand/the selection grows and shrinks", test_grows);
  g_test_add_func ("/hand/a held end moves by words and characters", test_holds_end);
  g_test_add_func ("/hand/a held start is let go by Escape", test_holds_start);
  g_test_add_func ("/hand/the ends of a span stay apart", test_ends_stay_apart);
  g_test_add_func ("/hand/a piece keeps off its neighbour", test_piece_keeps_off_neighbour);
  g_test_add_func ("/hand/Escape cancels a drag", test_escape_cancels_drag);
  g_test_add_func ("/hand/Escape leaves one thing at a time", test_escape_leaves);
  g_test_add_func ("/hand/Delete deletes", test_deletes);
  g_test_add_func ("/hand/nothing changes the text", test_is_read_only);
  g_test_add_func ("/hand/copy takes the document's text", test_copies_the_documents_text);
  g_test_add_func ("/hand/the caret leaves the active span", test_caret_leaves_active);
  g_test_add_func ("/hand/the note is asked for", test_asks_for_note);
  g_test_add_func ("/hand/zoom has limits and a way back", test_zooms);
  g_test_add_func ("/hand/the view says what it is", test_accessible);
  g_test_add_func ("/hand/keys do nothing without a document", test_survives_no_document);
  return g_test_run ();
}
