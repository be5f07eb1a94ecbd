/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"
#include "stage.h"
#include "ui/people/diple-assignment-cell-private.h"
#include "ui/people/diple-people-table-private.h"
#include "ui/people/diple-people-window-private.h"
#include "ui/people/diple-plan-dialog-private.h"
#include "ui/window/diple-document-pane-private.h"

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
  desk_until (find_cell (window, 0) != NULL);
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
  gtk_widget_activate_action (window, "people.undo", NULL);
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

#define ADD(name, test) g_test_add_func ("/people/" name, test)

int
main (int argc, char *argv[])
{
  stage_init (&argc, &argv);

  ADD ("a cell gives a document and takes it back", test_a_cell_gives_a_document_and_takes_it_back);
  ADD ("a plan is counted and then handed out", test_a_plan_is_counted_and_then_handed_out);

  return g_test_run ();
}
