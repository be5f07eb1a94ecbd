/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include "ui/panel/diple-label-palette-private.h"
#include "ui/window/diple-window-private.h"

/* A window as narrow as a telephone: nothing is out of reach. */

#define WIDTH 360
#define HEIGHT 720

static Desk *
new_narrow_desk (void)
{
  Desk *desk = desk_new ();
  GtkWidget *window = GTK_WIDGET (desk->window);

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  desk_until (gtk_widget_get_width (window) <= WIDTH + 20);
  return desk;
}

/* Where the widget is in its window. */
static graphene_rect_t
place (GtkWidget *widget)
{
  graphene_rect_t box;

  g_assert_true (
      gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_root (widget)), &box));
  return box;
}

static void
test_hits_are_put_in_order (void)
{
  g_autoptr (Desk) desk = new_narrow_desk ();
  GtkWidget *window = GTK_WIDGET (desk->window);
  GtkWidget *sort;

  diple_window_show_page (desk->window, "search");
  gtk_editable_set_text (
      GTK_EDITABLE (
          desk_find (GTK_WIDGET (desk->window->search_page), GTK_TYPE_SEARCH_ENTRY, "entry")),
      "union");
  desk_until ((sort = desk_find (window, GTK_TYPE_DROP_DOWN, "sort")) != NULL);
  desk_until (gtk_widget_get_child_visible (sort) && gtk_widget_get_width (sort) > 0);
  for (GtkWidget *above = sort; above != window; above = gtk_widget_get_parent (above))
    g_assert_true (gtk_widget_get_child_visible (above));
  g_assert_cmpfloat (place (sort).origin.x + place (sort).size.width, <=, WIDTH + 20);
}

static void
test_the_palette_leaves_room_for_the_text (void)
{
  g_autoptr (Desk) desk = new_narrow_desk ();
  GtkWidget *palette = desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_LABEL_PALETTE, NULL);
  GtkWidget *last = gtk_widget_get_last_child (desk_find (palette, GTK_TYPE_BOX, "labels"));
  GtkWidget *scrolled = gtk_widget_get_ancestor (last, GTK_TYPE_SCROLLED_WINDOW);

  desk_until (gtk_widget_get_height (palette) > 0 && gtk_widget_get_height (palette) < HEIGHT / 4);
  g_assert_cmpfloat (
      place (last).origin.y, >, place (scrolled).origin.y + gtk_widget_get_height (scrolled));
  g_assert_true (gtk_widget_grab_focus (last));
  desk_until (place (last).origin.y < place (scrolled).origin.y + gtk_widget_get_height (scrolled));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);

  g_test_add_func ("/narrow/hits are put in order", test_hits_are_put_in_order);
  g_test_add_func ("/narrow/the palette leaves room for the text",
                   test_the_palette_leaves_room_for_the_text);
  return g_test_run ();
}
