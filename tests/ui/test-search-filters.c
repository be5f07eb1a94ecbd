/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include "ui/search/diple-search-filter-private.h"
#include "ui/search/diple-search-page-private.h"
#include "ui/window/diple-window-private.h"

/* Each filter of the search over all texts: it finds less, says so as a chip, and goes with it. */

static const char *const articles[][2] = {
  { "one.md", "---\ntitle: One\noutlet: Quay Herald\ndate: 2031-02-03\n---\nA barge sank.\n" },
  { "two.md", "---\ntitle: Two\noutlet: Cliff Daily\ndate: 2031-05-06\n---\nNo barge sank.\n" },
};

static GtkWidget *
page_of (Desk *desk)
{
  return GTK_WIDGET (desk->window->search_page);
}

static gboolean
counts (Desk *desk, const char *text)
{
  GtkWidget *count = desk_find (page_of (desk), GTK_TYPE_LABEL, "count");

  return g_strcmp0 (gtk_label_get_text (GTK_LABEL (count)), text) == 0;
}

/* A part of the filter, which is open. */
static GtkWidget *
part (Desk *desk, GType type, const char *name)
{
  GtkWidget *button = desk_find (page_of (desk), GTK_TYPE_MENU_BUTTON, "filter_button");
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  GtkWidget *found;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  desk_until (gtk_widget_get_mapped (popover));
  found = desk_find (popover, type, name);
  g_assert_nonnull (found);
  return found;
}

static void
choose (Desk *desk, const char *name, const char *item)
{
  GtkDropDown *list = GTK_DROP_DOWN (part (desk, GTK_TYPE_DROP_DOWN, name));
  GListModel *items;
  guint i = 0;

  desk_until ((items = gtk_drop_down_get_model (list)) != NULL &&
              g_list_model_get_n_items (items) > 1);
  while (i < g_list_model_get_n_items (items) &&
         !g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (items), i), item))
    i++;
  g_assert_cmpuint (i, <, g_list_model_get_n_items (items));
  gtk_drop_down_set_selected (list, i);
}

/* Takes the only filter away by its chip. */
static void
drop_chip (Desk *desk)
{
  GtkWidget *chips = desk_find (page_of (desk), GTK_TYPE_BOX, "chips");

  g_assert_nonnull (chips);
  g_signal_emit_by_name (gtk_widget_get_first_child (chips), "clicked");
  desk_until (desk_find (page_of (desk), GTK_TYPE_BOX, "chips") == NULL);
  desk_until (counts (desk, "2 hits in 2 documents"));
}

/* Two more articles, and their search with a hit in each. */
static Desk *
new_desk (void)
{
  Desk *desk = desk_new ();
  g_autofree char *one = desk_write (desk, articles[0][0], articles[0][1]);
  g_autofree char *two = desk_write (desk, articles[1][0], articles[1][1]);
  const char *paths[] = { one, two, NULL };

  diple_window_import (desk->window, paths);
  desk_close_import (desk);
  desk_open_title (desk, "One");
  return desk;
}

static void
look (Desk *desk)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.search-project", NULL));
  desk_until (gtk_widget_get_mapped (page_of (desk)));
  gtk_editable_set_text (GTK_EDITABLE (desk_find (page_of (desk), GTK_TYPE_SEARCH_ENTRY, "entry")),
                         "barge");
  desk_until (counts (desk, "2 hits in 2 documents"));
}

static void
test_by_outlet (void)
{
  g_autoptr (Desk) desk = new_desk ();

  look (desk);
  choose (desk, "outlet", "Cliff Daily");
  desk_until (counts (desk, "1 hit"));
  drop_chip (desk);
}

static void
test_by_dates (void)
{
  g_autoptr (Desk) desk = new_desk ();

  look (desk);
  gtk_editable_set_text (GTK_EDITABLE (part (desk, GTK_TYPE_ENTRY, "from")), "2031-03");
  desk_until (counts (desk, "1 hit"));
  gtk_editable_set_text (GTK_EDITABLE (part (desk, GTK_TYPE_ENTRY, "from")), "2030");
  gtk_editable_set_text (GTK_EDITABLE (part (desk, GTK_TYPE_ENTRY, "to")), "2031-02-03");
  desk_until (counts (desk, "1 hit"));
  gtk_editable_set_text (GTK_EDITABLE (part (desk, GTK_TYPE_ENTRY, "to")), "2031-02-02");
  desk_until (!counts (desk, "1 hit"));
  gtk_editable_set_text (GTK_EDITABLE (part (desk, GTK_TYPE_ENTRY, "to")), "2031");
  desk_until (counts (desk, "2 hits in 2 documents"));
}

static void
test_by_state (void)
{
  g_autoptr (Desk) desk = new_desk ();

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.finish-next", NULL));
  desk_until (!g_str_equal (desk_title (desk), "One"));
  look (desk);
  choose (desk, "state", "Done");
  desk_until (counts (desk, "1 hit"));
  drop_chip (desk);
}

static void
test_by_own_marks (void)
{
  g_autoptr (Desk) desk = new_desk ();

  desk_mark (desk, "Claim", "A barge sank");
  look (desk);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (part (desk, GTK_TYPE_CHECK_BUTTON, "mine")), TRUE);
  desk_until (counts (desk, "1 hit"));
  drop_chip (desk);
}

static const DipleAttribute *
quotation (Desk *desk)
{
  const GPtrArray *all = diple_editor_get_schema (desk->editor)->attributes;

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((DipleAttribute *) g_ptr_array_index (all, i))->name, "quotation"))
      return g_ptr_array_index (all, i);
  g_assert_not_reached ();
}

static void
test_by_a_value (void)
{
  g_autoptr (Desk) desk = new_desk ();
  const DipleAttribute *attribute = quotation (desk);
  const DipleOption *option = g_ptr_array_index (attribute->options, 1);
  const DipleValue value = { .option = option->id };
  gint64 span = desk_mark (desk, "Claim", "A barge sank");

  g_assert_true (diple_editor_set_values (desk->editor, span, attribute->id, &value, 1));
  look (desk);
  choose (desk, "attribute", "quotation");
  choose (desk, "option", option->name);
  desk_until (counts (desk, "1 hit"));
  drop_chip (desk);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);

  g_test_add_func ("/search-filters/by outlet", test_by_outlet);
  g_test_add_func ("/search-filters/by dates", test_by_dates);
  g_test_add_func ("/search-filters/by state", test_by_state);
  g_test_add_func ("/search-filters/by own marks", test_by_own_marks);
  g_test_add_func ("/search-filters/by a value", test_by_a_value);
  return g_test_run ();
}
