/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include <string.h>

#include "ui/panel/diple-span-model-private.h"
#include "ui/parts/diple-label-item-private.h"
#include "ui/parts/diple-quote-private.h"
#include "ui/parts/diple-toaster-private.h"
#include "ui/parts/diple-wrap-layout-private.h"
#include "ui/window/diple-progress-private.h"

#define DAY (24 * 3600 * G_GINT64_CONSTANT (1000))

static DipleSpan *
put (DipleSpanIndex *index, guint start, guint end)
{
  g_autoptr (DipleSpan) span = diple_span_new (1, 1, 1, (DipleRange){ start, end });

  diple_span_index_put (index, span);
  return span;
}

static guint
depth_at (DipleSpanModel *model, guint position)
{
  g_autoptr (DipleSpanItem) item = g_list_model_get_item (G_LIST_MODEL (model), position);

  return diple_span_item_get_depth (item);
}

static void
test_nested_spans_are_deeper (void)
{
  g_autoptr (DipleSpanIndex) index = diple_span_index_new ();
  g_autoptr (DipleSpanModel) model = diple_span_model_new ();

  put (index, 0, 10);
  put (index, 0, 4);
  put (index, 2, 3);
  put (index, 5, 12); /* crosses the first */
  put (index, 20, 22);
  diple_span_model_update (model, index);

  g_assert_cmpuint (depth_at (model, 0), ==, 0);
  g_assert_cmpuint (depth_at (model, 1), ==, 1);
  g_assert_cmpuint (depth_at (model, 2), ==, 2);
  g_assert_cmpuint (depth_at (model, 3), ==, 0);
  g_assert_cmpuint (depth_at (model, 4), ==, 0);
}

typedef struct
{
  guint position, removed, added, times;
} Told;

static void
told_cb (GListModel *model, guint position, guint removed, guint added, Told *told)
{
  *told = (Told){ position, removed, added, told->times + 1 };
}

static void
test_an_update_tells_only_what_changed (void)
{
  g_autoptr (DipleSpanIndex) index = diple_span_index_new ();
  g_autoptr (DipleSpanModel) model = diple_span_model_new ();
  Told told = { 0 };
  gint64 added;

  put (index, 0, 4);
  put (index, 10, 14);
  put (index, 30, 34);
  diple_span_model_update (model, index);
  g_signal_connect (model, "items-changed", G_CALLBACK (told_cb), &told);

  added = put (index, 20, 24)->id;
  diple_span_model_update (model, index);
  g_assert_cmpuint (told.times, ==, 1);
  g_assert_cmpuint (told.position, ==, 2);
  g_assert_cmpuint (told.removed, ==, 0);
  g_assert_cmpuint (told.added, ==, 1);
  g_assert_cmpuint (diple_span_model_find (model, added), ==, 2);

  diple_span_model_update (model, index);
  g_assert_cmpuint (told.times, ==, 1);

  diple_span_index_remove (index, added);
  diple_span_model_update (model, index);
  g_assert_cmpuint (told.position, ==, 2);
  g_assert_cmpuint (told.removed, ==, 1);
  g_assert_cmpuint (told.added, ==, 0);
  g_assert_cmpuint (diple_span_model_find (model, added), ==, G_MAXUINT);
}

static void
test_times_are_written_for_people (void)
{
  const gint64 now = 1931000000000;
  const struct
  {
    gint64 age;
    const char *text;
  } cases[] = {
    { 0, "just now" },
    { 59 * 1000, "just now" },
    { 60 * 1000, "1 min ago" },
    { 59 * 60 * 1000, "59 min ago" },
    { 3600 * 1000, "1 hour ago" },
    { 5 * 3600 * 1000, "5 hours ago" },
  };
  g_autofree char *old = diple_quote_time (now - 40 * DAY, now);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = diple_quote_time (now - cases[i].age, now);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_nonnull (strstr (old, "2031"));
}

static void
test_a_key_is_written_as_it_is_pressed (void)
{
  const char *const cases[][2] = { { "p", "p" }, { "semicolon", ";" }, { "", "" }, { "F5", "F5" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = diple_label_key_text (cases[i][0]);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

static void
test_progress_is_what_was_said_last (void)
{
  g_autoptr (DipleProgress) progress = diple_progress_new ();
  g_autofree char *nothing = NULL;
  g_autofree char *name = NULL;
  guint done, total;

  nothing = diple_progress_get (progress, &done, &total);
  g_assert_null (nothing);
  diple_progress_set (progress, 3, 10, "a.txt");
  diple_progress_set (progress, 4, 10, "b.txt");
  name = diple_progress_get (progress, &done, &total);
  g_assert_cmpstr (name, ==, "b.txt");
  g_assert_cmpuint (done, ==, 4);
  g_assert_cmpuint (total, ==, 10);
}

static int
height_for (GtkWidget *box, int width)
{
  int height;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
test_buttons_wrap_like_words (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  int least, wish;

  gtk_widget_set_layout_manager (box, diple_wrap_layout_new (10));
  for (guint i = 0; i < 4; i++)
    {
      GtkWidget *child = gtk_label_new (NULL);

      gtk_widget_set_size_request (child, 100, 20);
      gtk_box_append (GTK_BOX (box), child);
    }
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wish, NULL, NULL);
  g_assert_cmpint (least, ==, 100);
  g_assert_cmpint (wish, ==, 430);
  g_assert_cmpint (height_for (box, 430), ==, 20);
  g_assert_cmpint (height_for (box, 429), ==, 50);
  g_assert_cmpint (height_for (box, 210), ==, 50);
  g_assert_cmpint (height_for (box, 100), ==, 110);
}

static void
test_recent_projects_are_each_listed_once (void)
{
  g_autoptr (DipleSettings) settings = diple_settings_new ();
  g_auto (GStrv) recent = NULL;

  g_object_set (settings, "recent-projects", NULL, NULL);
  diple_settings_add_recent (settings, "/a.diple");
  diple_settings_add_recent (settings, "/b.diple");
  diple_settings_add_recent (settings, "/a.diple");
  diple_settings_add_recent (settings, "/c.diple");
  diple_settings_forget_recent (settings, "/b.diple");
  recent = diple_settings_dup_recent (settings);
  g_assert_cmpuint (g_strv_length (recent), ==, 2);
  g_assert_cmpstr (recent[0], ==, "/c.diple");
  g_assert_cmpstr (recent[1], ==, "/a.diple");
}

static void
test_each_project_has_its_annotator (void)
{
  g_autoptr (DipleSettings) settings = diple_settings_new ();
  g_autofree char *ana = NULL;
  g_autofree char *ben = NULL;

  g_object_set (settings, "annotators", NULL, NULL);
  g_assert_null (diple_settings_dup_annotator_for (settings, "/a.diple"));
  diple_settings_set_annotator_for (settings, "/a.diple", "Ben");
  diple_settings_set_annotator_for (settings, "/b.diple", "Ben");
  diple_settings_set_annotator_for (settings, "/a.diple", "Ana");
  ana = diple_settings_dup_annotator_for (settings, "/a.diple");
  ben = diple_settings_dup_annotator_for (settings, "/b.diple");
  g_assert_cmpstr (ana, ==, "Ana");
  g_assert_cmpstr (ben, ==, "Ben");
}

static void
test_two_names_of_one_file_are_one (void)
{
  g_autofree char *folder = g_dir_make_tmp ("diple-path-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "x.diple", NULL);
  g_autofree char *detour = g_build_filename (folder, "..", NULL);
  g_autofree char *base = g_path_get_basename (folder);
  g_autofree char *other = g_build_filename (detour, base, "x.diple", NULL);
  g_autofree char *link = g_build_filename (folder, "link.diple", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (link);

  for (guint exists = 0; exists < 2; exists++)
    {
      g_autofree char *one = diple_window_canonical_path (file);
      g_autofree char *two = diple_window_canonical_path (other);

      g_assert_cmpstr (one, ==, two);
      if (exists == 0)
        g_assert_true (g_file_set_contents (file, "", 0, NULL));
    }
  if (g_file_make_symbolic_link (link_file, file, NULL, NULL))
    {
      g_autofree char *one = diple_window_canonical_path (file);
      g_autofree char *two = diple_window_canonical_path (link);

      g_assert_cmpstr (one, ==, two);
      g_assert_true (g_file_delete (link_file, NULL, NULL));
    }
  g_assert_cmpint (remove (file), ==, 0);
  g_assert_cmpint (remove (folder), ==, 0);
}

/* Every entry of @menu and those below, in one list with blanks between. Each has a letter that no
 * other of the same menu has. */
static void
read_menu (GMenuModel *menu, GString *actions, GString *letters)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autoptr (GString) own = g_string_new (NULL);
      g_autofree char *label = NULL;
      g_autofree char *action = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        {
          const char letter = g_ascii_tolower (strchr (label, '_')[1]);

          g_test_message ("%s", label);
          g_assert_null (strchr (letters->str, letter));
          g_string_append_c (letters, letter);
        }
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
        g_string_append_printf (actions, "%s ", action);
      if (section != NULL || below != NULL)
        read_menu (section != NULL ? section : below, actions, section != NULL ? letters : own);
    }
}

static const char *const entries[] = {
  "win.new",
  "win.open",
  "app.new-window",
  "win.import",
  "win.import-folder",
  "win.import-model",
  "win.receive",
  "win.export",
  "win.share",
  "win.backup",
  "win.redo",
  "win.find",
  "win.details",
  "win.remove-document",
  "win.import-schema",
  "win.export-schema",
  "win.people",
  "win.feedback",
  "win.history",
  "win.show-documents",
  "win.show-annotations",
  "win.distraction-free",
  "app.preferences",
  "win.show-help-overlay",
  "win.keyboard",
  "app.about",
};

static void
test_the_menu_has_everything_and_fits (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkMenuButton *button =
      GTK_MENU_BUTTON (desk_find (GTK_WIDGET (desk->window), GTK_TYPE_MENU_BUTTON, "menu_button"));
  g_autoptr (GString) actions = g_string_new (" ");
  g_autoptr (GString) letters = g_string_new (NULL);
  int height;

  read_menu (gtk_menu_button_get_menu_model (button), actions, letters);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *entry = g_strconcat (" ", entries[i], " ", NULL);

      g_test_message ("%s", entries[i]);
      g_assert_nonnull (strstr (actions->str, entry));
    }
  gtk_menu_button_popup (button);
  desk_until (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (button))));
  gtk_widget_measure (GTK_WIDGET (gtk_menu_button_get_popover (button)),
                      GTK_ORIENTATION_VERTICAL,
                      -1,
                      NULL,
                      &height,
                      NULL,
                      NULL);
  g_test_message ("%d pixels", height);
  g_assert_cmpint (height, <=, 680);
  gtk_menu_button_popdown (button);
}

static void
count_cb (guint *count)
{
  *count += 1;
}

static guint
count_toasts (GtkWidget *overlay)
{
  guint count = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count++;
  return count;
}

/* libadwaita 1.2 frees such a toast twice. */
static void
test_a_toast_may_be_dismissed_as_it_comes_in (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr (DipleToaster) toaster = diple_toaster_new (ADW_TOAST_OVERLAY (overlay));
  AdwToast *toasts[3];
  guint dismissed = 0;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_present (GTK_WINDOW (window));
  desk_until (gtk_widget_get_mapped (overlay));
  for (guint i = 0; i < G_N_ELEMENTS (toasts); i++)
    {
      toasts[i] = adw_toast_new ("The strike is over");
      diple_toaster_add (toaster, toasts[i]);
      g_signal_connect_swapped (toasts[i], "dismissed", G_CALLBACK (count_cb), &dismissed);
    }
  for (guint i = 0; i < G_N_ELEMENTS (toasts); i++)
    {
      adw_toast_dismiss (toasts[i]);
      g_assert_cmpuint (dismissed, ==, i);
      desk_until (dismissed == i + 1);
    }
  desk_until (count_toasts (overlay) == 0);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  stage_init (&argc, &argv);

  g_test_add_func ("/window-parts/nested spans are deeper", test_nested_spans_are_deeper);
  g_test_add_func ("/window-parts/an update tells only what changed",
                   test_an_update_tells_only_what_changed);
  g_test_add_func ("/window-parts/the menu has everything and fits",
                   test_the_menu_has_everything_and_fits);
  g_test_add_func ("/window-parts/a toast may be dismissed as it comes in",
                   test_a_toast_may_be_dismissed_as_it_comes_in);
  g_test_add_func ("/window-parts/times are written for people", test_times_are_written_for_people);
  g_test_add_func ("/window-parts/a key is written as it is pressed",
                   test_a_key_is_written_as_it_is_pressed);
  g_test_add_func ("/window-parts/progress is what was said last",
                   test_progress_is_what_was_said_last);
  g_test_add_func ("/window-parts/buttons wrap like words", test_buttons_wrap_like_words);
  g_test_add_func ("/window-parts/recent projects are each listed once",
                   test_recent_projects_are_each_listed_once);
  g_test_add_func ("/window-parts/each project has its annotator",
                   test_each_project_has_its_annotator);
  g_test_add_func ("/window-parts/two names of one file are one",
                   test_two_names_of_one_file_are_one);

  return g_test_run ();
}
