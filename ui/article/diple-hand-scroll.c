/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-article-view-private.h"

/* A handle that is dragged to the edge of the view takes the text along. */

/* The strip at both edges that scrolls, and the pixels of a frame at its outer end. */
#define EDGE 28
#define FASTEST 24

/* How far to scroll in a frame while the pointer is at @y; 0 in the middle of the view. */
static double
speed_at (DipleArticleView *self, double y)
{
  const int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (y < EDGE)
    return -FASTEST * MIN (1, (EDGE - y) / EDGE);
  if (y > height - EDGE)
    return FASTEST * MIN (1, (y - height + EDGE) / EDGE);
  return 0;
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  gtk_adjustment_set_value (across,
                            gtk_adjustment_get_value (across) + speed_at (self, self->drag_y));
  if (self->grip.held)
    diple_grip_move (
        self, diple_article_view_offset_at (self, self->drag_x, self->drag_y), self->drag_exact);
  return G_SOURCE_CONTINUE;
}

void
diple_hand_drag_to (DipleArticleView *self, double x, double y, gboolean exact)
{
  self->drag_x = x;
  self->drag_y = y;
  self->drag_exact = exact;
  diple_grip_move (self, diple_article_view_offset_at (self, x, y), exact);
  if (speed_at (self, y) == 0)
    diple_hand_stop_scrolling (self);
  else if (self->drag_scroll == 0)
    self->drag_scroll = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

void
diple_hand_stop_scrolling (DipleArticleView *self)
{
  if (self->drag_scroll != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag_scroll);
  self->drag_scroll = 0;
}
