/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ui/diple-preferences.h"
#include "ui/keys/diple-shortcuts-private.h"
#include "ui/window/diple-export-dialog-private.h"
#include "ui/window/diple-facts-form-private.h"
#include "ui/window/diple-import-dialog-private.h"
#include "ui/window/diple-window-private.h"

static GtkWidget *
wait_for_window (GType type)
{
  desk_until (desk_find_window (type) != NULL);
  return desk_find_window (type);
}

static void
close_window (GtkWidget *window)
{
  GType type = G_OBJECT_TYPE (window);

  gtk_window_close (GTK_WINDOW (window));
  desk_until (desk_find_window (type) == NULL);
}

static guint
listed (GtkWidget *dialog)
{
  GtkListView *list = GTK_LIST_VIEW (desk_find (dialog, GTK_TYPE_LIST_VIEW, "view"));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

/* One good article, one already there, one that is no text. */
static void
import_three (Desk *desk)
{
  g_autofree char *good = desk_write (desk, "d.md", "---\ntitle: Explainer\n---\nWho runs them?\n");
  g_autofree char *twin = g_build_filename (desk->folder, "articles", "a.txt", NULL);
  g_autofree char *bad = g_build_filename (desk->folder, "bad.txt", NULL);
  const char *paths[] = { good, twin, bad, NULL };

  g_assert_true (g_file_set_contents (bad, "ab\0cd", 5, NULL));
  diple_window_import (desk->window, paths);
}

static void
test_an_import_tells_what_became_of_each_file (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *dialog;

  import_three (desk);
  dialog = wait_for_window (DIPLE_TYPE_IMPORT_DIALOG);
  g_assert_cmpuint (listed (dialog), ==, 3);
  g_assert_nonnull (
      desk_find (dialog, GTK_TYPE_LABEL, "1 document imported, 1 already there, 1 refused"));
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (desk_find (dialog, GTK_TYPE_TOGGLE_BUTTON, "chip_problems")), TRUE);
  g_assert_cmpuint (listed (dialog), ==, 2);
  close_window (dialog);
}

static void
test_duplicates_come_in_when_they_are_wanted (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GtkWidget) first = NULL;
  GtkWidget *again;

  import_three (desk);
  first = g_object_ref (wait_for_window (DIPLE_TYPE_IMPORT_DIALOG));
  again = desk_find (first, GTK_TYPE_BUTTON, "again");
  g_signal_emit_by_name (again, "clicked");
  desk_until (desk_find_window (DIPLE_TYPE_IMPORT_DIALOG) != NULL &&
              desk_find_window (DIPLE_TYPE_IMPORT_DIALOG) != first);
  g_assert_nonnull (desk_find (wait_for_window (DIPLE_TYPE_IMPORT_DIALOG),
                               GTK_TYPE_LABEL,
                               "2 documents imported, 1 refused"));
  close_window (desk_find_window (DIPLE_TYPE_IMPORT_DIALOG));
}

static void
wait_for_form (GtkWidget *dialog)
{
  desk_until (desk_find (dialog, DIPLE_TYPE_FACTS_FORM, NULL) != NULL &&
              gtk_widget_get_sensitive (desk_find (dialog, DIPLE_TYPE_FACTS_FORM, NULL)));
}

static void
test_a_correction_is_saved_when_the_import_is_closed (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *dialog;

  import_three (desk);
  dialog = wait_for_window (DIPLE_TYPE_IMPORT_DIALOG);
  wait_for_form (dialog);
  gtk_editable_set_text (GTK_EDITABLE (desk_find (dialog, ADW_TYPE_ENTRY_ROW, "outlet")),
                         "  Pier Wire ");
  close_window (dialog);
  desk_open_title (desk, "Explainer");
  g_assert_cmpstr (diple_editor_get_document (desk->editor)->outlet, ==, "Pier Wire");
}

static char *
preview_text (GtkWidget *dialog)
{
  GtkWidget *view = desk_find (dialog, GTK_TYPE_TEXT_VIEW, "preview");
  char *text;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);
  return text;
}

static void
test_an_export_is_previewed_as_it_is_chosen (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *line = NULL;
  GtkWidget *dialog, *counts, *finished;

  desk_mark (desk, "Person", "Ilvi Brevit");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.export", NULL));
  dialog = wait_for_window (DIPLE_TYPE_EXPORT_DIALOG);
  counts = desk_find (dialog, GTK_TYPE_LABEL, "counts");
  desk_until (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (counts)),
                                "3 documents · 1 annotation by 1 annotator"));
  line = preview_text (dialog);
  g_assert_nonnull (strstr (line, "\"title\":\"Ferry talks resume\""));
  g_assert_null (diple_export_dialog_get_choice (DIPLE_EXPORT_DIALOG (dialog)).annotators);

  finished = desk_find (dialog, GTK_TYPE_SWITCH, "finished");
  gtk_switch_set_active (GTK_SWITCH (finished), TRUE);
  desk_until (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (counts)), "0 documents"));
  g_assert_false (gtk_widget_get_sensitive (desk_find (dialog, GTK_TYPE_BUTTON, "accept")));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (desk_find (dialog, GTK_TYPE_CHECK_BUTTON, NULL)),
                               FALSE);
  desk_until (g_str_equal (gtk_label_get_text (GTK_LABEL (counts)), "Nobody is ticked."));
  close_window (dialog);
}

static void
test_all_keys_are_listed (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *window;
  guint n = 0;

  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-help-overlay", NULL));
  window = wait_for_window (DIPLE_TYPE_SHORTCUTS);
  for (const DipleCommand *command = diple_commands (); command->action != NULL; command++)
    if (*command->keys != '\0')
      {
        n++;
        g_assert_nonnull (desk_find (window, GTK_TYPE_LABEL, command->title));
      }
  g_assert_cmpuint (n, >, 30);
  g_assert_nonnull (desk_find (window, GTK_TYPE_LABEL, "Claim"));
  close_window (window);
}

static void
test_preferences_are_the_settings (void)
{
  g_autoptr (DipleSettings) settings = diple_settings_new ();
  GtkWidget *window;
  g_autofree char *style = NULL;
  g_autofree char *name = NULL;
  double zoom;

  g_object_set (settings, "style", "dark", "zoom", 1.5, "annotator-name", "Ana", NULL);
  window = diple_preferences_new (NULL, settings);
  gtk_window_present (GTK_WINDOW (window));
  desk_until (gtk_widget_get_mapped (window));
  g_assert_cmpuint (
      adw_combo_row_get_selected (ADW_COMBO_ROW (desk_find (window, ADW_TYPE_COMBO_ROW, "style"))),
      ==,
      2);
  g_assert_cmpfloat (gtk_spin_button_get_value (
                         GTK_SPIN_BUTTON (desk_find (window, GTK_TYPE_SPIN_BUTTON, "zoom"))),
                     ==,
                     150);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (desk_find (window, GTK_TYPE_SPIN_BUTTON, "zoom")),
                             80);
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_find (window, ADW_TYPE_COMBO_ROW, "style")), 0);
  gtk_editable_set_text (GTK_EDITABLE (desk_find (window, ADW_TYPE_ENTRY_ROW, "name")), "Ben");
  g_object_get (settings, "style", &style, "zoom", &zoom, "annotator-name", &name, NULL);
  g_assert_cmpstr (style, ==, "system");
  g_assert_cmpfloat (zoom, ==, 0.8);
  g_assert_cmpstr (name, ==, "Ben");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_work_goes_on_in_a_copy_of_a_file_that_is_gone (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *gone = g_build_filename (desk->folder, "gone.diple", NULL);
  g_autofree char *place = NULL;

  desk_mark (desk, "Person", "Ilvi Brevit");
  g_assert_no_errno (g_rename (desk->path, gone));
  close_window (wait_for_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_no_errno (g_rename (gone, desk->path));
  desk_until (g_strcmp0 (desk->window->toast_text, "The project is in its place again") == 0);
  g_assert_no_errno (g_rename (desk->path, gone));
  close_window (wait_for_window (ADW_TYPE_MESSAGE_DIALOG));

  desk_mark (desk, "Date", "Thursday");
  diple_window_go_on_in (desk->window, gone);
  desk_until (diple_window_get_editor (desk->window) != NULL);
  desk->editor = diple_window_get_editor (desk->window);
  desk_until (diple_editor_get_document (desk->editor) != NULL);
  g_assert_cmpuint (diple_span_index_size (diple_editor_get_spans (desk->editor)), ==, 2);
  place = g_steal_pointer (&desk->path);
  desk->path = g_steal_pointer (&gone);
}

int
main (int argc, char *argv[])
{
  stage_init (&argc, &argv);

  g_test_add_func ("/window-dialogs/an import tells what became of each file",
                   test_an_import_tells_what_became_of_each_file);
  g_test_add_func ("/window-dialogs/duplicates come in when they are wanted",
                   test_duplicates_come_in_when_they_are_wanted);
  g_test_add_func ("/window-dialogs/a correction is saved when the import is closed",
                   test_a_correction_is_saved_when_the_import_is_closed);
  g_test_add_func ("/window-dialogs/an export is previewed as it is chosen",
                   test_an_export_is_previewed_as_it_is_chosen);
  g_test_add_func ("/window-dialogs/work goes on in a copy of a file that is gone",
                   test_work_goes_on_in_a_copy_of_a_file_that_is_gone);
  g_test_add_func ("/window-dialogs/all keys are listed", test_all_keys_are_listed);
  g_test_add_func ("/window-dialogs/preferences are the settings",
                   test_preferences_are_the_settings);

  return g_test_run ();
}
