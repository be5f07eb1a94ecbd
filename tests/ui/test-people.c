/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"
#include "stage.h"
#include "ui/keys/diple-shortcuts-private.h"
#include "ui/people/diple-assignment-cell-private.h"
#include "ui/people/diple-people-table-private.h"
#include "ui/people/diple-people-window-private.h"
#include "ui/people/diple-plan-dialog-private.h"
#include "ui/window/diple-document-pane-private.h"

#include <string.h>

/* The cell of the first annotator in that row. */
static DipleAssignmentCell *
find_cell (GtkWidget *widget, guint position)
{
  DipleAssignmentCell *found = NULL;

  if (DIPLE_IS_ASSIGNMENT_CELL (widget) && gtk_widget_get_mapped (widget) &&
      diple_assignment_cell_get_position (DIPLE_ASSIGNMENT_CELL (widget)) == position)
    return DIPLE_ASSIGNMENT_CELL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, position);
  return found;
}

static const char *
get_word (DipleAssignmentCell *cell)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (cell));

  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (box)));
}

static GtkWidget *
show_people (Desk *desk)
{
  GtkWidget *window;

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.people", NULL);
  window = desk_find_window (DIPLE_TYPE_PEOPLE_WINDOW);
  desk_until (find_cell (window, 2) != NULL);
  return window;
}

static GtkWidget *
find_own (Desk *desk)
{
  return desk_find (GTK_WIDGET (desk->window), GTK_TYPE_CHECK_BUTTON, "own");
}

static void
test_a_cell_gives_a_document_and_takes_it_back (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *window = show_people (desk);

  g_assert_cmpstr (get_word (find_cell (window, 2)), ==, "–");
  g_assert_null (find_own (desk));
  gtk_widget_activate (GTK_WIDGET (find_cell (window, 2)));
  desk_until (g_str_equal (get_word (find_cell (window, 2)), "not started"));
  desk_until (find_own (desk) != NULL);
  gtk_widget_activate (GTK_WIDGET (find_cell (window, 2)));
  desk_until (g_str_equal (get_word (find_cell (window, 2)), "–"));
  gtk_widget_activate_action (window, "win.undo", NULL);
  desk_until (g_str_equal (get_word (find_cell (window, 2)), "not started"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_a_plan_is_counted_and_then_handed_out (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *window = show_people (desk);
  GtkWidget *dialog, *outcome, *apply;

  gtk_widget_activate_action (window, "people.hand-out", NULL);
  dialog = desk_find_window (DIPLE_TYPE_PLAN_DIALOG);
  outcome = desk_find (dialog, GTK_TYPE_LABEL, "outcome");
  apply = desk_find (dialog, GTK_TYPE_BUTTON, "apply");
  desk_until (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (outcome)), "3 of 3 documents"));
  g_assert_cmpstr (get_word (find_cell (window, 2)), ==, "–");
  g_signal_emit_by_name (apply, "clicked");
  desk_until (desk_find_window (DIPLE_TYPE_PLAN_DIALOG) == NULL);
  desk_until (g_str_equal (get_word (find_cell (window, 2)), "not started"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkToggleButton *
find_chip (GtkWidget *window, const char *name)
{
  return GTK_TOGGLE_BUTTON (desk_find_shown (window, GTK_TYPE_TOGGLE_BUTTON, name));
}

static const char *
get_chip (GtkWidget *window, const char *name)
{
  return gtk_button_get_label (GTK_BUTTON (find_chip (window, name)));
}

static const char *
get_total (GtkWidget *window)
{
  return gtk_label_get_text (GTK_LABEL (desk_find_shown (window, GTK_TYPE_LABEL, "totals")));
}

static DiplePeopleTable *
find_table (GtkWidget *window)
{
  return DIPLE_PEOPLE_TABLE (desk_find_shown (window, DIPLE_TYPE_PEOPLE_TABLE, NULL));
}

/* The first annotator's cell of that row gets the focus. */
static void
choose (Desk *desk, GtkWidget *window, guint position)
{
  diple_people_table_go_to (
      find_table (window), diple_editor_get_annotator (desk->editor), position);
  desk_until (gtk_widget_is_focus (GTK_WIDGET (find_cell (window, position))));
}

static void
test_documents_are_filtered_by_state (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *window = show_people (desk);

  desk_until (g_str_equal (get_chip (window, "nobody"), "Not assigned 3"));
  gtk_widget_activate (GTK_WIDGET (find_cell (window, 1)));
  desk_until (g_str_equal (get_chip (window, "open"), "Not started 1"));
  gtk_toggle_button_set_active (find_chip (window, "open"), TRUE);
  desk_until (g_str_equal (get_total (window), "1 document listed"));
  desk_until (find_cell (window, 1) == NULL);
  g_assert_cmpstr (get_word (find_cell (window, 0)), ==, "not started");
  gtk_toggle_button_set_active (find_chip (window, "done"), TRUE);
  desk_until (g_str_equal (get_total (window), "0 documents listed"));
  gtk_toggle_button_set_active (find_chip (window, "any"), TRUE);
  desk_until (g_str_equal (get_total (window), "3 documents listed"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_a_state_is_set_reopened_and_undone (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *window = show_people (desk);

  choose (desk, window, 1);
  gtk_widget_activate_action (window, "people.state", "i", DIPLE_STATE_FINISHED);
  desk_until (g_str_equal (get_word (find_cell (window, 1)), "done"));
  gtk_widget_activate_action (window, "people.reopen", NULL);
  desk_until (g_str_equal (get_word (find_cell (window, 1)), "in progress"));
  gtk_widget_activate_action (window, "win.undo", NULL);
  desk_until (g_str_equal (get_word (find_cell (window, 1)), "done"));
  gtk_widget_activate_action (window, "win.undo", NULL);
  desk_until (g_str_equal (get_word (find_cell (window, 1)), "–"));
  gtk_widget_activate_action (window, "win.redo", NULL);
  desk_until (g_str_equal (get_word (find_cell (window, 1)), "done"));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (find_cell (window, 1))));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_a_document_is_opened_from_the_table (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *window = show_people (desk);

  choose (desk, window, 2);
  gtk_widget_activate_action (window, "people.open", NULL);
  desk_until (desk_find_window (DIPLE_TYPE_PEOPLE_WINDOW) == NULL);
  desk_until (g_str_equal (desk_title (desk), "No subsidy, says minister"));
}

static void
test_all_listed_are_given_and_taken_back (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *window = show_people (desk);

  choose (desk, window, 0);
  gtk_widget_activate_action (window, "people.give-column", NULL);
  desk_until (g_str_equal (get_chip (window, "open"), "Not started 3"));
  gtk_widget_activate_action (window, "people.state", "i", DIPLE_STATE_FINISHED);
  desk_until (g_str_equal (get_chip (window, "done"), "Done 1"));
  gtk_widget_activate_action (window, "people.next", NULL);
  desk_until (gtk_widget_is_focus (GTK_WIDGET (find_cell (window, 1))));
  gtk_widget_activate_action (window, "people.take-column", NULL);
  desk_until (g_str_equal (get_chip (window, "nobody"), "Not assigned 2"));
  g_assert_cmpstr (get_chip (window, "done"), ==, "Done 1");
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint
count_cells (GtkWidget *widget)
{
  guint n = DIPLE_IS_ASSIGNMENT_CELL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cells (child);
  return n;
}

/* The title that stands before the cell. */
static const char *
get_title (DipleAssignmentCell *cell)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (cell));

  return gtk_label_get_text (GTK_LABEL (desk_find_shown (row, GTK_TYPE_LABEL, NULL)));
}

static void
test_a_long_list_has_widgets_for_what_is_in_sight (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *path = NULL;
  const char *paths[2] = { NULL };
  GtkWidget *window;

  for (guint i = 3; i < 400; i++)
    g_string_append_printf (lines, "{\"title\": \"Number %u\", \"text\": \"Gulls %u\"}\n", i, i);
  path = desk_write (desk, "many.jsonl", lines->str);
  paths[0] = path;
  diple_window_import (desk->window, paths);
  desk_close_import (desk);
  window = show_people (desk);
  desk_until (g_str_equal (get_total (window), "400 documents listed"));
  choose (desk, window, 399);
  g_assert_cmpuint (count_cells (window), <, 40);
  g_assert_cmpstr (get_title (find_cell (window, 399)), ==, "Number 399");
  g_assert_null (find_cell (window, 0));
  gtk_widget_activate (GTK_WIDGET (find_cell (window, 399)));
  desk_until (g_str_equal (get_word (find_cell (window, 399)), "not started"));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (find_cell (window, 399))));
  choose (desk, window, 0);
  g_assert_cmpstr (get_word (find_cell (window, 0)), ==, "–");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_a_plan_is_in_proportion_to_any_metadata (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path =
      desk_write (desk,
                  "more.jsonl",
                  "{\"title\": \"One\", \"text\": \"Gulls\", \"beat\": \"sea\"}\n"
                  "{\"title\": \"Two\", \"text\": \"Ferries\", \"beat\": \"land\"}\n");
  const char *paths[] = { path, NULL };
  GtkWidget *window, *dialog, *kind, *stratify, *outcome;

  diple_window_import (desk->window, paths);
  desk_close_import (desk);
  window = show_people (desk);
  gtk_widget_activate_action (window, "people.hand-out", NULL);
  dialog = desk_find_window (DIPLE_TYPE_PLAN_DIALOG);
  kind = desk_find_shown (dialog, ADW_TYPE_COMBO_ROW, "kind");
  outcome = desk_find_shown (dialog, GTK_TYPE_LABEL, "outcome");
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 2);
  stratify = desk_find_shown (dialog, ADW_TYPE_COMBO_ROW, "stratify");
  desk_until (adw_combo_row_get_model (ADW_COMBO_ROW (stratify)) != NULL);
  desk_until (strstr (gtk_label_get_text (GTK_LABEL (outcome)), "land: 1 of 1") != NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_the_list_of_keys_begins_with_those_of_the_window (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *window = show_people (desk);
  GtkWidget *keys, *first;

  gtk_widget_activate_action (window, "win.show-help-overlay", NULL);
  keys = desk_find_window (DIPLE_TYPE_SHORTCUTS);
  first = desk_find_shown (keys, GTK_TYPE_BOX, "first");
  g_assert_nonnull (
      desk_find_shown (gtk_widget_get_first_child (first), GTK_TYPE_LABEL, "Reopen what is done"));
  gtk_window_destroy (GTK_WINDOW (keys));
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(name, test) g_test_add_func ("/people/" name, test)

int
main (int argc, char *argv[])
{
  stage_init (&argc, &argv);

  ADD ("a cell gives a document and takes it back", test_a_cell_gives_a_document_and_takes_it_back);
  ADD ("a plan is counted and then handed out", test_a_plan_is_counted_and_then_handed_out);

  ADD ("documents are filtered by state", test_documents_are_filtered_by_state);
  ADD ("a state is set, reopened and undone", test_a_state_is_set_reopened_and_undone);
  ADD ("a document is opened from the table", test_a_document_is_opened_from_the_table);
  ADD ("all listed are given and taken back", test_all_listed_are_given_and_taken_back);
  ADD ("a long list has widgets for what is in sight",
       test_a_long_list_has_widgets_for_what_is_in_sight);
  ADD ("a plan is in proportion to any metadata", test_a_plan_is_in_proportion_to_any_metadata);
  ADD ("the list of keys begins with those of the window",
       test_the_list_of_keys_begins_with_those_of_the_window);

  return g_test_run ();
}
