/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-checker.h"
#include "desk.h"
#include "stage.h"
#include "ui/checks/diple-checks-page-private.h"
#include "ui/checks/diple-finding-item-private.h"
#include "ui/history/diple-history-item-private.h"
#include "ui/history/diple-history-window-private.h"

#include <string.h>

static GtkSingleSelection *
list_below (GtkWidget *widget)
{
  GtkWidget *view = desk_find (widget, GTK_TYPE_LIST_VIEW, "view");

  return view != NULL ? GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (view)))
                      : NULL;
}

static guint
count_rows (GtkWidget *widget)
{
  GtkSingleSelection *list = list_below (widget);

  return list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;
}

static GtkWidget *
show_checks (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-checks", NULL);
  desk_until (desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_CHECKS_PAGE, NULL) != NULL);
  return desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_CHECKS_PAGE, NULL);
}

static void
test_a_slip_is_listed_and_leads_to_its_place (void)
{
  g_autoptr (Desk) desk = desk_new ();
  gint64 cue = desk_mark (desk, "Cue", "said");
  GtkWidget *page = show_checks (desk);
  GtkWidget *view;

  desk_until (count_rows (page) == 1);
  diple_editor_set_active (desk->editor, 0);
  view = desk_find (page, GTK_TYPE_LIST_VIEW, "view");
  g_signal_emit_by_name (view, "activate", 0u);
  desk_until (diple_editor_get_active (desk->editor) != NULL);
  g_assert_cmpint (diple_editor_get_active (desk->editor)->id, ==, cue);
  desk_until (!gtk_widget_get_mapped (page));
}

static void
test_the_page_counts_and_says_what_was_looked_at (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *page;

  desk_mark (desk, "Cue", "said");
  desk_mark (desk, "Cue", "talks");
  page = show_checks (desk);
  desk_until (desk_find (page, GTK_TYPE_LABEL, "1 document looked at") != NULL);
  g_assert_cmpuint (count_rows (page), ==, 2);
  g_assert_nonnull (desk_find (page, GTK_TYPE_TOGGLE_BUTTON, "slips_button"));
  g_assert_cmpstr (
      gtk_button_get_label (GTK_BUTTON (desk_find (page, GTK_TYPE_TOGGLE_BUTTON, "slips_button"))),
      ==,
      "_Slips · 2");
}

static void
test_a_slip_goes_when_it_is_mended (void)
{
  g_autoptr (Desk) desk = desk_new ();
  gint64 cue = desk_mark (desk, "Cue", "said");
  GtkWidget *page = show_checks (desk);

  desk_until (count_rows (page) == 1);
  g_assert_true (diple_editor_remove (desk->editor, cue));
  desk_until (count_rows (page) == 0);
  diple_editor_undo (desk->editor);
  desk_until (count_rows (page) == 1);
}

static GtkWidget *
find_switch (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_CHECK_BUTTON (widget) &&
      g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_switch (child, label);
  return found;
}

static void
test_a_validator_is_switched_off_by_its_button (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *page;
  GtkWidget *button;
  GtkWidget *validators;

  desk_mark (desk, "Cue", "said");
  page = show_checks (desk);
  desk_until (count_rows (page) == 1);
  validators = desk_find (page, GTK_TYPE_MENU_BUTTON, "validators_button");
  gtk_menu_button_popup (GTK_MENU_BUTTON (validators));
  button = find_switch (validators, diple_validator_title (DIPLE_VALIDATOR_NEEDED_TO));
  g_assert_nonnull (button);
  desk_until (gtk_widget_get_mapped (button));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), FALSE);
  desk_until (count_rows (page) == 0);
}

static GtkWidget *
find_entry (void)
{
  GtkWidget *dialog = desk_find_window (ADW_TYPE_MESSAGE_DIALOG);

  return dialog != NULL ? desk_find (dialog, GTK_TYPE_ENTRY, NULL) : NULL;
}

static void
test_a_question_is_asked_by_key_and_listed (void)
{
  g_autoptr (Desk) desk = desk_new ();
  gint64 span = desk_mark (desk, "Person", "said");
  GtkWidget *page;

  diple_editor_set_active (desk->editor, span);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.ask-guideline", NULL);
  desk_until (find_entry () != NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_entry ()), "With the verb?");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (desk_find_window (ADW_TYPE_MESSAGE_DIALOG)),
                               "accept");
  page = show_checks (desk);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (desk_find (page, GTK_TYPE_TOGGLE_BUTTON, "questions_button")), TRUE);
  desk_until (count_rows (page) == 1);
  g_assert_cmpstr (
      diple_finding_item_get_flag (gtk_single_selection_get_selected_item (list_below (page)))
          ->question,
      ==,
      "With the verb?");
  gtk_widget_activate_action (page, "checks.take-back", NULL);
  desk_until (count_rows (page) == 0);
}

static GtkWidget *
show_history (Desk *desk, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), action, NULL);
  desk_until (desk_find_window (DIPLE_TYPE_HISTORY_WINDOW) != NULL);
  return desk_find_window (DIPLE_TYPE_HISTORY_WINDOW);
}

static const DipleHistoryRow *
get_row (GtkWidget *window, guint position)
{
  g_autoptr (DipleHistoryItem) item =
      g_list_model_get_item (G_LIST_MODEL (list_below (window)), position);

  return diple_history_item_get_row (item); /* the list keeps it */
}

static void
test_one_goes_back_from_the_history (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *window;
  gint64 first = desk_mark (desk, "Cue", "said");

  desk_mark (desk, "Person", "said");
  window = show_history (desk, "win.history");
  desk_until (count_rows (window) >= 3);
  g_assert_nonnull (strstr (get_row (window, 0)->sentence, "Person"));
  gtk_single_selection_set_selected (list_below (window), 1);
  g_signal_emit_by_name (desk_find (window, GTK_TYPE_BUTTON, "go_button"), "clicked");
  desk_until (diple_span_index_size (diple_editor_get_spans (desk->editor)) == 1);
  g_assert_nonnull (diple_span_index_find (diple_editor_get_spans (desk->editor), first, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_a_span_has_a_past_in_the_window (void)
{
  g_autoptr (Desk) desk = desk_new ();
  gint64 span = desk_mark (desk, "Cue", "said");
  GtkWidget *window;

  desk_mark (desk, "Person", "said");
  g_assert_true (diple_editor_relabel (desk->editor, span, desk_label (desk, "Claim")));
  diple_editor_set_active (desk->editor, span);
  window = show_history (desk, "win.span-history");
  desk_until (count_rows (window) == 2);
  g_assert_nonnull (strstr (get_row (window, 0)->sentence, "Marked"));
  g_assert_nonnull (strstr (get_row (window, 1)->sentence, "Relabelled"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
#define ADD(path, function) g_test_add_func ("/checks/" path, function)
  ADD ("a slip is listed and leads to its place", test_a_slip_is_listed_and_leads_to_its_place);
  ADD ("the page counts and says what was looked at",
       test_the_page_counts_and_says_what_was_looked_at);
  ADD ("a slip goes when it is mended", test_a_slip_goes_when_it_is_mended);
  ADD ("a validator is switched off by its button", test_a_validator_is_switched_off_by_its_button);
  ADD ("a question is asked by key and listed", test_a_question_is_asked_by_key_and_listed);
  ADD ("one goes back from the history", test_one_goes_back_from_the_history);
  ADD ("a span has a past in the window", test_a_span_has_a_past_in_the_window);
  return g_test_run ();
}
