/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include <string.h>

#include "ui/keys/diple-keyboard-dialog-private.h"
#include "ui/keys/diple-keyboard-row-private.h"
#include "ui/panel/diple-label-palette-private.h"
#include "ui/window/diple-document-pane-private.h"

static const char *const none[] = { NULL };

static void
give (DipleKeymap *keymap, const char *action, const char *key)
{
  const char *keys[] = { key, NULL };

  diple_keymap_set_keys (keymap, diple_command_find (action), keys);
}

static const char *
rival_of (DipleKeymap *keymap, const char *action, const char *key)
{
  const DipleCommand *rival = diple_keymap_find_rival (keymap, diple_command_find (action), key);

  return rival != NULL ? rival->action : NULL;
}

static void
test_keys_that_ship_are_keys_and_clash_nowhere (void)
{
  g_autoptr (DipleKeymap) keymap = diple_keymap_new ();
  g_autoptr (DipleSchema) schema = diple_schema_builtin ("news", NULL);

  for (const DipleCommand *command = diple_commands (); command->action != NULL; command++)
    {
      g_auto (GStrv) names = g_strsplit (command->keys, " ", -1);

      g_assert_cmpstr (command->title, !=, "");
      g_assert_true (diple_command_find (command->action) == command);
      for (guint i = 0; names[i] != NULL; i++)
        {
          g_autofree char *key = diple_key_canonical (names[i]);
          g_autofree char *label = diple_keymap_dup_schema_rival (schema, command, names[i]);

          g_assert_nonnull (key);
          g_assert_cmpstr (rival_of (keymap, command->action, key), ==, NULL);
          g_assert_cmpstr (label, ==, NULL);
        }
    }
}

static void
test_one_key_has_one_spelling (void)
{
  static const struct
  {
    const char *key;
    const char *canonical;
  } cases[] = {
    { "<Shift><Control>z", "<Shift><Control>z" },
    { "<Control><Shift>Z", "<Shift><Control>z" },
    { "<Shift>ISO_Left_Tab", "<Shift>Tab" },
    { "question", "question" },
    { "no key", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *canonical = diple_key_canonical (cases[i].key);

      g_assert_cmpstr (canonical, ==, cases[i].canonical);
    }
}

static void
test_a_press_is_the_key_that_a_shortcut_would_hear (void)
{
  const GdkModifierType shift = GDK_SHIFT_MASK, control = GDK_CONTROL_MASK;
  const struct
  {
    guint keyval;
    GdkModifierType state;
    GdkModifierType consumed;
    const char *key;
  } cases[] = {
    { GDK_KEY_question, shift, shift, "question" }, /* Shift made it */
    { GDK_KEY_P, shift, shift, "<Shift>p" },
    { GDK_KEY_P, GDK_LOCK_MASK, 0, "p" },
    { GDK_KEY_z, control, 0, "<Control>z" },
    { GDK_KEY_F9, shift, 0, "<Shift>F9" },
    { GDK_KEY_ISO_Left_Tab, shift, shift, "<Shift>Tab" },
    { GDK_KEY_Shift_L, 0, 0, NULL },
    { GDK_KEY_Control_R, control, 0, NULL },
    { GDK_KEY_ISO_Level3_Shift, 0, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key =
          diple_key_from_press (cases[i].keyval, cases[i].state, cases[i].consumed);

      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

static void
test_a_key_of_ones_own_replaces_those_that_ship (void)
{
  g_autoptr (Stage) stage = stage_new ("Ilvi Brevit spoke.\n", DIPLE_FORMAT_TEXT);
  g_autoptr (DipleKeymap) keymap = diple_keymap_new ();

  diple_article_view_set_keymap (stage->view, keymap);
  stage_mark (stage, "Person", "Ilvi Brevit");
  g_assert_true (stage_press (stage, "Tab"));
  give (keymap, "article.delete", "<Control>d");
  g_assert_false (stage_press (stage, "Delete"));
  g_assert_cmpuint (diple_span_index_size (diple_editor_get_spans (stage->editor)), ==, 1);
  g_assert_true (stage_press (stage, "<Control>d"));
  g_assert_cmpuint (diple_span_index_size (diple_editor_get_spans (stage->editor)), ==, 0);
}

static void
test_a_command_may_have_several_keys_or_none (void)
{
  g_autoptr (Stage) stage = stage_new ("Ilvi Brevit spoke.\n", DIPLE_FORMAT_TEXT);
  g_autoptr (DipleKeymap) keymap = diple_keymap_new ();
  const char *const two[] = { "z", "<Alt>n", NULL };
  const DipleCommand *next = diple_command_find ("article.next");

  diple_article_view_set_keymap (stage->view, keymap);
  stage_mark (stage, "Person", "Ilvi");
  diple_editor_set_active (stage->editor, 0);
  diple_keymap_set_keys (keymap, next, two);
  g_assert_true (stage_press (stage, "z"));
  diple_editor_set_active (stage->editor, 0);
  g_assert_true (stage_press (stage, "<Alt>n"));
  diple_editor_set_active (stage->editor, 0);
  diple_keymap_set_keys (keymap, next, none);
  g_assert_false (stage_press (stage, "z"));
  g_assert_false (stage_press (stage, "Tab"));
  diple_keymap_set_keys (keymap, next, NULL);
  g_assert_true (stage_press (stage, "Tab"));
  g_assert_false (diple_keymap_is_custom (keymap, next));
}

static void
test_a_held_end_moves_by_keys_of_ones_own (void)
{
  g_autoptr (Stage) stage = stage_new ("Ilvi Brevit spoke up.\n", DIPLE_FORMAT_TEXT);
  g_autoptr (DipleKeymap) keymap = diple_keymap_new ();
  gint64 id;

  diple_article_view_set_keymap (stage->view, keymap);
  id = stage_mark (stage, "Person", "Ilvi");
  g_assert_true (stage_press (stage, "Tab"));
  give (keymap, "held.right", "j");
  g_assert_false (stage_press (stage, "j"));
  g_assert_true (stage_press (stage, "bracketright"));
  g_assert_true (stage_press (stage, "j"));
  g_assert_true (stage_press (stage, "Return"));
  g_assert_cmpuint (stage_span (stage, id)->range.end, ==, 11);
}

static void
test_who_has_a_key_is_known (void)
{
  g_autoptr (DipleKeymap) keymap = diple_keymap_new ();
  g_autoptr (DipleSchema) schema = diple_schema_builtin ("news", NULL);
  const DipleCommand *mark = diple_command_find ("article.next");
  const DipleCommand *take = diple_command_find ("review.none");
  g_autofree char *reviewing = diple_keymap_dup_schema_rival (schema, take, "p");
  g_autofree char *person = diple_keymap_dup_schema_rival (schema, mark, "p");
  g_autofree char *nobody = diple_keymap_dup_schema_rival (schema, mark, "<Control>p");

  g_assert_cmpstr (rival_of (keymap, "article.delete", "<Control>z"), ==, "win.undo");
  g_assert_cmpstr (rival_of (keymap, "win.undo", "Delete"), ==, "article.delete");
  g_assert_cmpstr (rival_of (keymap, "win.undo", "<Shift>Left"), ==, "held.left-exact");
  g_assert_cmpstr (rival_of (keymap, "article.delete", "<Shift>Right"), ==, "caret.move");
  /* Never heard together: the arrows move the caret until an end is held. */
  g_assert_cmpstr (rival_of (keymap, "held.left", "Left"), ==, NULL);
  g_assert_cmpstr (rival_of (keymap, "article.delete", "<Control><Alt>j"), ==, NULL);
  g_assert_cmpstr (person, ==, "the label “Person”");
  g_assert_null (nobody);
  g_assert_null (reviewing); /* nothing is marked there */
}

/* As when a new version ships a key that somebody has given away long ago. */
static void
test_a_key_that_ships_gives_way_to_ones_own (void)
{
  g_autoptr (DipleKeymap) keymap = diple_keymap_new ();
  g_auto (GStrv) keys = NULL;

  give (keymap, "article.delete", "<Control>z");
  keys = diple_keymap_dup_keys (keymap, diple_command_find ("win.undo"));
  g_assert_cmpuint (g_strv_length (keys), ==, 0);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_settings_keep_the_keys (void)
{
  g_autoptr (DipleSettings) settings = diple_settings_new ();
  DipleKeymap *keymap = diple_settings_get_keymap (settings);
  g_autoptr (GVariant) kept = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  diple_keymap_reset (keymap);
  give (keymap, "win.undo", "<Alt>BackSpace");
  g_object_get (settings, "keys", &kept, NULL);
  text = g_variant_print (kept, FALSE);
  g_assert_cmpstr (text, ==, "{'win.undo': ['<Alt>BackSpace']}");
  g_signal_connect_swapped (keymap, "changed", G_CALLBACK (count_cb), &n);
  g_object_set (
      settings, "keys", g_variant_new_parsed ("{'win.undo': ['<Control>u', 'rubbish']}"), NULL);
  g_assert_cmpuint (n, ==, 1);
  {
    g_auto (GStrv) keys = diple_keymap_dup_keys (keymap, diple_command_find ("win.undo"));

    g_assert_cmpuint (g_strv_length (keys), ==, 1);
    g_assert_cmpstr (keys[0], ==, "<Control>u");
  }
  diple_keymap_reset (keymap);
}

/* The window. */

static GtkEventController *
controller_called (GtkWidget *widget, const char *name)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), name) == 0)
        return controller;
    }
  return NULL;
}

/* Presses a key of the window; FALSE when it has none such or lets it pass. */
static gboolean
press (DipleWindow *window, const char *key)
{
  GListModel *keys = G_LIST_MODEL (controller_called (GTK_WIDGET (window), "diple-window-keys"));

  for (guint i = 0; i < g_list_model_get_n_items (keys); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (keys, i);
      g_autofree char *name = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

      if (g_str_equal (name, key))
        return gtk_shortcut_action_activate (
            gtk_shortcut_get_action (shortcut), 0, GTK_WIDGET (window), NULL);
    }
  return FALSE;
}

static GtkWidget *
open_dialog (Desk *desk)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.keyboard", NULL));
  desk_until (desk_find_window (DIPLE_TYPE_KEYBOARD_DIALOG) != NULL);
  return desk_find_window (DIPLE_TYPE_KEYBOARD_DIALOG);
}

static void
close_dialog (void)
{
  gtk_window_close (GTK_WINDOW (desk_find_window (DIPLE_TYPE_KEYBOARD_DIALOG)));
  desk_until (desk_find_window (DIPLE_TYPE_KEYBOARD_DIALOG) == NULL);
}

static GtkWidget *
row_called (GtkWidget *dialog, const char *title)
{
  GtkWidget *label = desk_find (dialog, GTK_TYPE_LABEL, title);

  return label != NULL ? gtk_widget_get_ancestor (label, DIPLE_TYPE_KEYBOARD_ROW) : NULL;
}

static void
press_in_dialog (GtkWidget *dialog, guint keyval, GdkModifierType state)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (controller_called (dialog, "diple-keyboard-dialog"),
                         "key-pressed",
                         keyval,
                         0,
                         state,
                         &handled);
}

static void
test_a_key_is_changed_by_pressing_it (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *dialog = open_dialog (desk);
  GtkWidget *row = row_called (dialog, "Undo, whatever it was");

  desk_mark (desk, "Person", "Ilvi Brevit");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_nonnull (desk_find (row, GTK_TYPE_LABEL, "waiting"));
  press_in_dialog (dialog, GDK_KEY_Control_L, 0);
  press_in_dialog (dialog, GDK_KEY_u, GDK_CONTROL_MASK);
  g_assert_null (desk_find (row, GTK_TYPE_LABEL, "waiting"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Your own");
  close_dialog ();
  g_assert_false (press (desk->window, "<Control>z"));
  g_assert_true (press (desk->window, "<Control>u"));
  desk_until (diple_span_index_size (diple_editor_get_spans (desk->editor)) == 0);
  diple_keymap_reset (diple_settings_get_keymap (desk->settings));
}

static void
test_a_key_that_somebody_has_is_refused_by_name (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *dialog = open_dialog (desk);
  GtkWidget *row = row_called (dialog, "Redo");

  adw_action_row_activate (ADW_ACTION_ROW (row));
  press_in_dialog (dialog, GDK_KEY_Delete, 0);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                   ==,
                   "Delete belongs to “Delete the active span”; press another, or remove it "
                   "there first.");
  press_in_dialog (dialog, GDK_KEY_c, 0);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                   ==,
                   "C is the key of the label “Claim” in this project; press another.");
  press_in_dialog (dialog, GDK_KEY_F10, 0);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Open the menu"));
  g_assert_nonnull (desk_find (row, GTK_TYPE_LABEL, "waiting"));
  press_in_dialog (dialog, GDK_KEY_Escape, 0);
  g_assert_null (desk_find (row, GTK_TYPE_LABEL, "waiting"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "");
  close_dialog ();
  g_assert_true (press (desk->window, "<Shift><Control>z"));
}

static void
test_a_row_adds_removes_and_resets_keys (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleKeymap *keymap = diple_settings_get_keymap (desk->settings);
  const DipleCommand *redo = diple_command_find ("win.redo");
  GtkWidget *dialog = open_dialog (desk);
  GtkWidget *row = row_called (dialog, "Redo");

  g_assert_true (gtk_widget_activate_action (row, "row.add", NULL));
  press_in_dialog (dialog, GDK_KEY_y, GDK_CONTROL_MASK);
  g_assert_true (press (desk->window, "<Control>y"));
  g_assert_true (press (desk->window, "<Shift><Control>z"));
  g_assert_true (gtk_widget_activate_action (row, "row.remove", "s", "<Shift><Control>z"));
  g_assert_false (press (desk->window, "<Shift><Control>z"));
  g_assert_true (gtk_widget_activate_action (row, "row.clear", NULL));
  g_assert_false (press (desk->window, "<Control>y"));
  g_assert_true (diple_keymap_is_custom (keymap, redo));
  g_assert_true (gtk_widget_activate_action (row, "row.reset", NULL));
  g_assert_false (diple_keymap_is_custom (keymap, redo));
  g_assert_true (press (desk->window, "<Shift><Control>z"));
  close_dialog ();
}

static void
test_all_keys_are_reset_once_that_is_confirmed (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleKeymap *keymap = diple_settings_get_keymap (desk->settings);
  GtkWidget *dialog = open_dialog (desk);
  GtkWidget *reset = desk_find (dialog, GTK_TYPE_BUTTON, "reset");
  GtkWidget *question;

  g_assert_false (gtk_widget_get_sensitive (reset));
  give (keymap, "win.redo", "<Control>y");
  g_assert_true (gtk_widget_get_sensitive (reset));
  g_signal_emit_by_name (reset, "clicked");
  desk_until (desk_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  question = desk_find_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "reset");
  gtk_window_destroy (GTK_WINDOW (question));
  g_assert_false (diple_keymap_is_custom (keymap, diple_command_find ("win.redo")));
  desk_until (desk_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  close_dialog ();
}

static void
test_commands_are_found_by_word_and_by_key (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *dialog = open_dialog (desk);
  GtkWidget *search = desk_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (search), "UNDO");
  desk_until (row_called (dialog, "Redo") == NULL);
  g_assert_nonnull (row_called (dialog, "Undo, whatever it was"));
  gtk_editable_set_text (GTK_EDITABLE (search), "ctrl+pag");
  desk_until (row_called (dialog, "Undo, whatever it was") == NULL);
  g_assert_nonnull (row_called (dialog, "Next document"));
  gtk_editable_set_text (GTK_EDITABLE (search), "no such thing");
  desk_until (desk_find (dialog, ADW_TYPE_STATUS_PAGE, NULL) != NULL);
  close_dialog ();
}

static void
test_new_keys_are_in_force_in_all_windows_and_tooltips (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *second = diple_window_new (NULL, desk->settings, "Ben");
  GtkWidget *button;

  gtk_window_present (GTK_WINDOW (second));
  give (diple_settings_get_keymap (desk->settings), "win.show-help-overlay", "F2");
  button = desk_find (GTK_WIDGET (desk->window), GTK_TYPE_BUTTON, "undo_button");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Undo, whatever it was (Ctrl+Z)");
  give (diple_settings_get_keymap (desk->settings), "win.undo", "F4");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Undo, whatever it was (F4)");
  g_assert_true (press (DIPLE_WINDOW (second), "F4"));
  g_assert_true (press (desk->window, "F4"));
  diple_keymap_reset (diple_settings_get_keymap (desk->settings));
  gtk_window_destroy (GTK_WINDOW (second));
}

static gboolean
has_focus (Desk *desk, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (desk->window));

  return focus != NULL && (g_type_is_a (G_OBJECT_TYPE (focus), type) ||
                           gtk_widget_get_ancestor (focus, type) != NULL);
}

static void
test_f6_goes_round_the_panes (void)
{
  g_autoptr (Desk) desk = desk_new ();
  const GType round[] = { DIPLE_TYPE_LABEL_PALETTE,
                          GTK_TYPE_SCROLLED_WINDOW, /* the annotations */
                          ADW_TYPE_HEADER_BAR,
                          DIPLE_TYPE_DOCUMENT_PANE,
                          DIPLE_TYPE_ARTICLE_VIEW };

  desk_mark (desk, "Person", "Ilvi Brevit");
  desk_until (has_focus (desk, DIPLE_TYPE_ARTICLE_VIEW));
  for (guint i = 0; i < G_N_ELEMENTS (round); i++)
    {
      g_assert_true (press (desk->window, "F6"));
      g_assert_true (has_focus (desk, round[i]));
    }
  g_assert_true (press (desk->window, "<Shift>F6"));
  g_assert_true (has_focus (desk, DIPLE_TYPE_DOCUMENT_PANE));
}

static void
test_a_page_that_is_shown_has_the_focus_where_one_begins (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *window = GTK_WIDGET (desk->window);

  gtk_widget_activate_action (window, "win.show-search", NULL);
  g_assert_true (has_focus (desk, GTK_TYPE_SEARCH_ENTRY));
  gtk_widget_activate_action (window, "win.show-checks", NULL);
  g_assert_true (has_focus (desk, GTK_TYPE_TOGGLE_BUTTON) || has_focus (desk, GTK_TYPE_LIST_VIEW));
  gtk_widget_activate_action (window, "win.show-annotate", NULL);
  g_assert_true (has_focus (desk, DIPLE_TYPE_ARTICLE_VIEW));
}

static void
test_the_palette_names_the_keys_that_are_in_force (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleKeymap *keymap = diple_settings_get_keymap (desk->settings);
  GtkWidget *palette = desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_LABEL_PALETTE, NULL);
  GtkWidget *next = desk_find (palette, GTK_TYPE_LABEL, "next_key");

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (next)), ==, "Tab");
  give (keymap, "article.next", "<Alt>n");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (next)), ==, "Alt+N");
  diple_keymap_set_keys (keymap, diple_command_find ("article.next"), none);
  g_assert_null (desk_find (palette, GTK_TYPE_LABEL, "next_word"));
  diple_keymap_reset (keymap);
}

/* Those that a page's own list hears are as much the user's as those of the text. */
static void
test_keys_of_lists_can_be_changed_and_clash_among_themselves (void)
{
  g_autoptr (DipleKeymap) keymap = diple_keymap_new ();
  GtkWidget *list = g_object_ref_sink (gtk_list_view_new (NULL, NULL));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  g_autoptr (GListModel) keys = NULL;

  diple_keymap_serve (keymap, list, "checks.");
  for (guint i = 0; keys == NULL && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) each = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (each), "checks.") == 0)
        keys = g_object_ref (G_LIST_MODEL (each));
    }
  g_assert_cmpuint (g_list_model_get_n_items (keys), ==, 4); /* Delete is on the keypad, too */
  diple_keymap_set_keys (keymap, diple_command_find ("checks.reopen"), none);
  g_assert_cmpuint (g_list_model_get_n_items (keys), ==, 3);
  g_assert_cmpstr (rival_of (keymap, "checks.reopen", "F2"), ==, "checks.answer");
  g_assert_cmpstr (rival_of (keymap, "checks.reopen", "Return"), ==, "list.open");
  g_assert_cmpstr (rival_of (keymap, "checks.reopen", "<Control>z"), ==, "win.undo");
  g_assert_cmpstr (rival_of (keymap, "checks.reopen", "bracketleft"), ==, NULL);
  g_object_unref (list);
}

int
main (int argc, char *argv[])
{
  stage_init (&argc, &argv);

  g_test_add_func ("/keys/keys that ship are keys and clash nowhere",
                   test_keys_that_ship_are_keys_and_clash_nowhere);
  g_test_add_func ("/keys/one key has one spelling", test_one_key_has_one_spelling);
  g_test_add_func ("/keys/a press is the key that a shortcut would hear",
                   test_a_press_is_the_key_that_a_shortcut_would_hear);
  g_test_add_func ("/keys/a key of ones own replaces those that ship",
                   test_a_key_of_ones_own_replaces_those_that_ship);
  g_test_add_func ("/keys/a command may have several keys or none",
                   test_a_command_may_have_several_keys_or_none);
  g_test_add_func ("/keys/a held end moves by keys of ones own",
                   test_a_held_end_moves_by_keys_of_ones_own);
  g_test_add_func ("/keys/who has a key is known", test_who_has_a_key_is_known);
  g_test_add_func ("/keys/a key that ships gives way to ones own",
                   test_a_key_that_ships_gives_way_to_ones_own);
  g_test_add_func ("/keys/settings keep the keys", test_settings_keep_the_keys);
  g_test_add_func ("/keys/a key is changed by pressing it", test_a_key_is_changed_by_pressing_it);
  g_test_add_func ("/keys/a key that somebody has is refused by name",
                   test_a_key_that_somebody_has_is_refused_by_name);
  g_test_add_func ("/keys/a row adds removes and resets keys",
                   test_a_row_adds_removes_and_resets_keys);
  g_test_add_func ("/keys/all keys are reset once that is confirmed",
                   test_all_keys_are_reset_once_that_is_confirmed);
  g_test_add_func ("/keys/commands are found by word and by key",
                   test_commands_are_found_by_word_and_by_key);
  g_test_add_func ("/keys/new keys are in force in all windows and tooltips",
                   test_new_keys_are_in_force_in_all_windows_and_tooltips);
  g_test_add_func ("/keys/f6 goes round the panes", test_f6_goes_round_the_panes);
  g_test_add_func ("/keys/a page that is shown has the focus where one begins",
                   test_a_page_that_is_shown_has_the_focus_where_one_begins);
  g_test_add_func ("/keys/the palette names the keys that are in force",
                   test_the_palette_names_the_keys_that_are_in_force);
  g_test_add_func ("/keys/keys of lists can be changed and clash among themselves",
                   test_keys_of_lists_can_be_changed_and_clash_among_themselves);
  return g_test_run ();
}
