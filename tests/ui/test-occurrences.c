/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include "ui/occurrences/diple-occurrence-private.h"
#include "ui/occurrences/diple-occurrences-dialog-private.h"
#include "ui/window/diple-annotate-page-private.h"
#include "ui/window/diple-find-bar-private.h"
#include "ui/window/diple-window-private.h"

#include <string.h>

/* Marking all places with the same text, and the last thing done once more. */

static GtkWidget *
open_dialog (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.occurrences", NULL);
  desk_until (desk_find_window (DIPLE_TYPE_OCCURRENCES_DIALOG) != NULL);
  return desk_find_window (DIPLE_TYPE_OCCURRENCES_DIALOG);
}

static GListModel *
places (GtkWidget *dialog)
{
  GtkWidget *list = desk_find (dialog, GTK_TYPE_LIST_VIEW, "list");

  g_assert_nonnull (list);
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

static guint
n_places (GtkWidget *dialog)
{
  return g_list_model_get_n_items (places (dialog));
}

static guint
n_ticked (GtkWidget *dialog)
{
  guint n = 0;

  for (guint i = 0; i < n_places (dialog); i++)
    {
      g_autoptr (DipleOccurrence) place = g_list_model_get_item (places (dialog), i);

      n += diple_occurrence_get_ticked (place);
    }
  return n;
}

static gboolean
press_controller (GtkWidget *widget, GListModel *shortcuts, GtkShortcutTrigger *trigger)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, NULL);
    }
  return FALSE;
}

/* Presses a key that the shortcuts of @widget's controller with that name know. */
static void
press_on (GtkWidget *widget, const char *name, const char *trigger)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) parsed = gtk_shortcut_trigger_parse_string (trigger);
  gboolean done = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), name) == 0)
        done |= press_controller (widget, G_LIST_MODEL (controller), parsed);
    }
  g_assert_true (done);
}

static void
press (GtkWidget *dialog, const char *trigger)
{
  press_on (desk_find (dialog, GTK_TYPE_LIST_VIEW, "list"), "diple-occurrences-keys", trigger);
}

static guint
count (Desk *desk)
{
  return diple_span_index_size (diple_editor_get_spans (desk->editor));
}

/* A document with the same name three times, open; the first is marked and active. */
static gint64
set_up (Desk *desk)
{
  g_autofree char *path = desk_write (desk,
                                      "holt.md",
                                      "---\ntitle: holt\n---\nMira Holt came. Nobody knew Mira "
                                      "Holt.\nOne mira holt, and Mira Holts.\n");
  const char *const paths[] = { path, NULL };
  gint64 id;

  diple_window_import (desk->window, paths);
  desk_close_import (desk);
  desk_open_title (desk, "holt");
  id = desk_mark (desk, "Person", "Mira Holt");
  diple_editor_set_active (desk->editor, id);
  return id;
}

static void
test_enter_marks_all_that_is_ticked (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *dialog;

  set_up (desk);
  dialog = open_dialog (desk);
  desk_until (n_places (dialog) == 2);
  g_assert_cmpuint (n_ticked (dialog), ==, 2);
  g_signal_emit_by_name (desk_find (dialog, GTK_TYPE_LIST_VIEW, "list"), "activate", 0);
  desk_until (desk_find_window (DIPLE_TYPE_OCCURRENCES_DIALOG) == NULL);
  desk_until (count (desk) == 3);
  diple_editor_undo (desk->editor);
  desk_until (count (desk) == 1);
}

static void
test_space_toggles_and_control_a_ticks_all (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *dialog;

  set_up (desk);
  dialog = open_dialog (desk);
  desk_until (n_places (dialog) == 2);
  press (dialog, "space");
  g_assert_cmpuint (n_ticked (dialog), ==, 1);
  press (dialog, "<Control>a");
  g_assert_cmpuint (n_ticked (dialog), ==, 2);
  press (dialog, "<Control>a");
  g_assert_cmpuint (n_ticked (dialog), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (desk_find (dialog, GTK_TYPE_BUTTON, "apply")));
  press (dialog, "space");
  g_signal_emit_by_name (desk_find (dialog, GTK_TYPE_LIST_VIEW, "list"), "activate", 0);
  desk_until (desk_find_window (DIPLE_TYPE_OCCURRENCES_DIALOG) == NULL);
  desk_until (count (desk) == 2);
}

static void
test_options_change_what_is_listed (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *dialog;

  set_up (desk);
  dialog = open_dialog (desk);
  desk_until (n_places (dialog) == 2);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (desk_find (dialog, GTK_TYPE_CHECK_BUTTON, "case_button")), TRUE);
  desk_until (n_places (dialog) == 1);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (desk_find (dialog, GTK_TYPE_CHECK_BUTTON, "words")), FALSE);
  desk_until (n_places (dialog) == 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (desk_find (dialog, GTK_TYPE_DROP_DOWN, "show")), 2);
  desk_until (n_places (dialog) == 3);
  g_assert_cmpuint (n_ticked (dialog), ==, 2);
  gtk_window_close (GTK_WINDOW (dialog));
  desk_until (desk_find_window (DIPLE_TYPE_OCCURRENCES_DIALOG) == NULL);
  g_assert_cmpuint (count (desk), ==, 1);
}

static void
test_repeating_goes_on_to_the_next_and_says_when_there_is_none (void)
{
  g_autoptr (Desk) desk = desk_new ();
  const DipleSpan *active;
  DipleRange second;

  set_up (desk);
  second = desk_select (desk, "Nobody knew");
  second = (DipleRange){ second.end + 1, second.end + 10 };
  gtk_widget_activate_action (
      desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_ARTICLE_VIEW, NULL), "article.repeat", NULL);
  g_assert_cmpuint (count (desk), ==, 2);
  active = diple_editor_get_active (desk->editor);
  g_assert_nonnull (active);
  g_assert_cmpuint (active->range.start, ==, second.start);
  g_assert_cmpuint (active->range.end, ==, second.end);
  gtk_widget_activate_action (
      desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_ARTICLE_VIEW, NULL), "article.repeat", NULL);
  g_assert_cmpuint (count (desk), ==, 2);
}

static void
repeat (Desk *desk)
{
  gtk_widget_activate_action (
      GTK_WIDGET (diple_annotate_page_get_view (desk->window->page)), "article.repeat", NULL);
}

static char *
dup_active (Desk *desk)
{
  const DipleSpan *active = diple_editor_get_active (desk->editor);

  g_assert_nonnull (active);
  return diple_text_map_dup_range (diple_editor_get_text_map (desk->editor), active->range);
}

static void
test_repeating_follows_what_is_looked_for (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  GtkWidget *bar;

  set_up (desk);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.find", NULL);
  bar = desk_find (GTK_WIDGET (desk->window->page), DIPLE_TYPE_FIND_BAR, NULL);
  gtk_editable_set_text (GTK_EDITABLE (desk_find (bar, GTK_TYPE_SEARCH_ENTRY, "entry")), "holts");
  desk_until (desk_find (bar, GTK_TYPE_LABEL, "1 of 1") != NULL);
  repeat (desk);
  g_assert_cmpuint (count (desk), ==, 2);
  first = dup_active (desk);
  g_assert_cmpstr (first, ==, "Holts");

  /* Nothing more is found, and what is not looked for is left alone. */
  repeat (desk);
  g_assert_cmpuint (count (desk), ==, 2);

  /* One undo; and without the bar the next place is that with the same text. */
  diple_editor_undo (desk->editor);
  desk_until (count (desk) == 1);
  diple_editor_set_active (desk->editor,
                           diple_span_index_get (diple_editor_get_spans (desk->editor), 0)->id);
  diple_find_bar_close (DIPLE_FIND_BAR (bar));
  repeat (desk);
  second = dup_active (desk);
  g_assert_cmpstr (second, ==, "Mira Holt");
}

static void
test_the_key_repeats_from_the_entry_beginning_with_the_find_that_is_selected (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  GtkWidget *bar, *entry;

  set_up (desk);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.find", NULL);
  bar = desk_find (GTK_WIDGET (desk->window->page), DIPLE_TYPE_FIND_BAR, NULL);
  entry = desk_find (bar, GTK_TYPE_SEARCH_ENTRY, "entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "O[nr]*e|knew");
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (desk_find (bar, GTK_TYPE_TOGGLE_BUTTON, "regex")), TRUE);
  desk_until (desk_find (bar, GTK_TYPE_LABEL, "1 of 2") != NULL);
  gtk_widget_activate_action (bar, "find.next", NULL);
  desk_until (desk_find (bar, GTK_TYPE_LABEL, "2 of 2") != NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (desk->window)), entry));

  press_on (entry, "find.", "F4");
  g_assert_cmpuint (count (desk), ==, 2);
  first = dup_active (desk);
  g_assert_cmpstr (first, ==, "One");

  /* Then the one that is still without the label, from the beginning again. */
  press_on (entry, "find.", "F4");
  g_assert_cmpuint (count (desk), ==, 3);
  second = dup_active (desk);
  g_assert_cmpstr (second, ==, "knew");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (desk->window)), entry));
}

#define MANY 4000

static gboolean
status_begins (GtkWidget *dialog, const char *words)
{
  GtkWidget *status = desk_find (dialog, GTK_TYPE_LABEL, "status");

  return status != NULL && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (status)), words);
}

static void
test_marking_says_how_far_it_is_and_is_cancelled (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GString) text = g_string_new ("---\ntitle: much\n---\n");
  g_autofree char *path = NULL;
  const char *paths[] = { NULL, NULL };
  GtkWidget *dialog;

  for (guint i = 0; i < MANY; i++)
    g_string_append (text, "One barge here.\n");
  path = desk_write (desk, "much.md", text->str);
  paths[0] = path;
  diple_window_import (desk->window, paths);
  desk_close_import (desk);
  desk_open_title (desk, "much");
  diple_editor_set_active (desk->editor, desk_mark (desk, "Person", "barge"));
  dialog = open_dialog (desk);
  desk_until (n_ticked (dialog) == MANY - 1);
  g_signal_emit_by_name (desk_find (dialog, GTK_TYPE_LIST_VIEW, "list"), "activate", 0);
  g_assert_true (status_begins (dialog, "Marking: "));
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_false (status_begins (dialog, "Marking: "));
  desk_until (desk_find_window (DIPLE_TYPE_OCCURRENCES_DIALOG) == NULL);
  g_assert_true (diple_project_settle (diple_editor_get_project (desk->editor), 10000));
  g_assert_cmpuint (count (desk), ==, 1);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/occurrences/enter marks all that is ticked",
                   test_enter_marks_all_that_is_ticked);
  g_test_add_func ("/occurrences/space toggles and control a ticks all",
                   test_space_toggles_and_control_a_ticks_all);
  g_test_add_func ("/occurrences/marking says how far it is and is cancelled",
                   test_marking_says_how_far_it_is_and_is_cancelled);
  g_test_add_func ("/occurrences/options change what is listed",
                   test_options_change_what_is_listed);
  g_test_add_func ("/occurrences/repeating goes on to the next and says when there is none",
                   test_repeating_goes_on_to_the_next_and_says_when_there_is_none);
  g_test_add_func ("/occurrences/repeating follows what is looked for",
                   test_repeating_follows_what_is_looked_for);
  g_test_add_func (
      "/occurrences/the key repeats from the entry beginning with the find that is selected",
      test_the_key_repeats_from_the_entry_beginning_with_the_find_that_is_selected);
  return g_test_run ();
}
