/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"
#include "stage.h"
#include "ui/panel/diple-label-palette-private.h"

#include <string.h>

/* What screen readers hear: spans, and the result of every action. */

static void
assert_heard (Stage *stage, const char *sentence)
{
  g_assert_cmpstr (stage->announcement, ==, sentence);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (stage->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence);
}

static void
test_a_screen_reader_hears_spans_and_what_is_done_to_them (void)
{
  g_autoptr (Stage) stage = stage_new ("Ilvi Brevit spoke to Torma Reyd.\n", DIPLE_FORMAT_TEXT);

  stage_mark (stage, "Person", "Ilvi Brevit");
  stage_mark (stage, "Person", "Torma Reyd");
  diple_editor_set_active (stage->editor, 0);
  diple_article_view_place_caret (stage->view, 0);
  g_assert_true (stage_press (stage, "Tab"));
  assert_heard (stage, "Person: “Ilvi Brevit”, 1 of 2");
  g_assert_true (stage_press (stage, "Tab"));
  assert_heard (stage, "Person: “Torma Reyd”, 2 of 2");
  g_assert_true (stage_press (stage, "s"));
  assert_heard (stage, "Relabelled Source: “Torma Reyd”");
  g_assert_true (stage_press (stage, "Delete"));
  assert_heard (stage, "Deleted Source “Torma Reyd”");
}

static void
test_the_status_line_says_what_was_undone (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *palette = desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_LABEL_PALETTE, NULL);
  GtkWidget *status = desk_find (palette, GTK_TYPE_LABEL, "status");

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (status), GTK_ACCESSIBLE_ROLE_STATUS);
  desk_mark (desk, "Person", "Ilvi Brevit");
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_until (strstr (gtk_label_get_text (GTK_LABEL (status)), "Ilvi Brevit") != NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (status),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       gtk_label_get_text (GTK_LABEL (status)));
}

static gboolean
describes (GtkWidget *view, const char *sentence)
{
  char *wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  const gboolean right = wrong == NULL;

  g_free (wrong);
  return right;
}

static void
test_the_article_says_what_was_undone (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *view = desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_ARTICLE_VIEW, NULL);

  desk_mark (desk, "Person", "Ilvi Brevit");
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_until (describes (view, "Undone: Marked “Ilvi Brevit” as Person"));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.redo", NULL);
  desk_until (describes (view, "Done again: Marked “Ilvi Brevit” as Person"));
}

/* Whichever part of the window did it. */
static void
test_the_result_of_every_action_is_said (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *view = desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_ARTICLE_VIEW, NULL);
  const gint64 span = desk_mark (desk, "Person", "Ilvi Brevit");

  g_assert_true (describes (view, "Marked “Ilvi Brevit” as Person"));
  g_assert_true (diple_editor_set_note (desk->editor, span, "the minister"));
  g_assert_false (describes (view, "Marked “Ilvi Brevit” as Person"));
  g_assert_true (diple_editor_set_state (desk->editor, DIPLE_STATE_FINISHED));
  g_signal_emit_by_name (desk->editor, "refused", "That cannot be");
  g_assert_true (describes (view, "That cannot be"));
}

int
main (int argc, char *argv[])
{
  stage_init (&argc, &argv);

  g_test_add_func ("/spoken/spans and what is done to them",
                   test_a_screen_reader_hears_spans_and_what_is_done_to_them);
  g_test_add_func ("/spoken/the status line says what was undone",
                   test_the_status_line_says_what_was_undone);
  g_test_add_func ("/spoken/the article says what was undone",
                   test_the_article_says_what_was_undone);
  g_test_add_func ("/spoken/the result of every action is said",
                   test_the_result_of_every_action_is_said);
  return g_test_run ();
}
