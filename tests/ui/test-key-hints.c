/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include <string.h>

/* What the program says of keys, of which each may be another one. */

static const char *const none[] = { NULL };

static void
give (DipleKeymap *keymap, const char *action, const char *key)
{
  const char *keys[] = { key, NULL };

  diple_keymap_set_keys (keymap, diple_command_find (action), keys);
}

static void
assert_words (DipleKeymap *keymap, const char *words, const char *wanted)
{
  g_autofree char *found = diple_keymap_dup_words (keymap, words);

  g_assert_cmpstr (found, ==, wanted);
}

static void
test_hints_name_the_keys_in_force (void)
{
  g_autoptr (DipleKeymap) keymap = diple_keymap_new ();
  const DipleCommand *far = diple_command_find ("link.far");
  const char *hint = "{link.next} next · {link.far} far · {link.leave} leaves";

  assert_words (keymap, hint, "Tab next · / far · Esc leaves");
  give (keymap, "link.next", "F4");
  assert_words (keymap, hint, "F4 next · / far · Esc leaves");
  diple_keymap_set_keys (keymap, far, none);
  assert_words (keymap, hint, "F4 next · Esc leaves");
  assert_words (keymap, "Press {link.far}!", "Press “Choose a span of another document”!");
  assert_words (keymap, "No {key here", "No {key here");
}

static void
test_the_window_names_the_keys_in_force (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleKeymap *keymap = diple_settings_get_keymap (desk->settings);
  GtkWidget *window = GTK_WIDGET (desk->window);
  GtkWidget *key = desk_find (window, GTK_TYPE_LABEL, "finish_key");

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (key)), ==, "Ctrl+Enter");
  give (keymap, "win.finish-next", "F3");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (key)), ==, "F3");
  diple_keymap_set_keys (keymap, diple_command_find ("win.finish-next"), none);
  g_assert_false (gtk_widget_get_visible (key));
  diple_keymap_reset (keymap);
  g_assert_true (gtk_widget_get_visible (key));
}

static gint64
link_type (Stage *stage, const char *name)
{
  const GPtrArray *types = diple_editor_get_schema (stage->editor)->relation_types;

  for (guint i = 0; i < types->len; i++)
    if (g_str_equal (((DipleRelationType *) g_ptr_array_index (types, i))->name, name))
      return ((DipleRelationType *) g_ptr_array_index (types, i))->id;
  g_assert_not_reached ();
}

static void
test_the_article_names_the_keys_in_force (void)
{
  g_autoptr (Stage) stage = stage_new ("Ana Lund said that nothing moves.", DIPLE_FORMAT_TEXT);
  g_autoptr (DipleKeymap) keymap = diple_keymap_new ();
  GtkWidget *view = GTK_WIDGET (stage->view);

  give (keymap, "held.let-go", "F3");
  give (keymap, "win.find", "F4");
  give (keymap, "win.occurrences", "F5");
  give (keymap, "link.leave", "F6");
  diple_article_view_set_keymap (stage->view, keymap);
  diple_editor_set_active (stage->editor, stage_mark (stage, "Claim", "nothing moves"));
  gtk_widget_activate_action (view, "article.hold-start", NULL);
  g_assert_nonnull (strstr (stage->announcement, "F3 lets go"));
  diple_grip_let_go (stage->view);
  gtk_widget_activate_action (view, "article.repeat", NULL);
  g_assert_nonnull (strstr (stage->refusal, "F5 looks through the project"));
  diple_link_begin (stage->view, link_type (stage, "attributed to"));
  g_assert_nonnull (strstr (stage->announcement, "F6 leaves"));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);

  g_test_add_func ("/key-hints/they name the keys in force", test_hints_name_the_keys_in_force);
  g_test_add_func ("/key-hints/the window names the keys in force",
                   test_the_window_names_the_keys_in_force);
  g_test_add_func ("/key-hints/the article names the keys in force",
                   test_the_article_names_the_keys_in_force);
  return g_test_run ();
}
