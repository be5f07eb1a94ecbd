/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-anchor-private.h"

#include <math.h>

/* Frames for which the text's height must stand still. */
#define STILL 8

struct _DipleAnchor
{
  GtkTextView *view;
  GtkTextMark *mark;
  double height;
  double upper; /* of the adjustment when it was last looked at */
  guint still;
  guint tick;
};

DipleAnchor *
diple_anchor_new (GtkTextView *view)
{
  DipleAnchor *self = g_new0 (DipleAnchor, 1);

  self->view = view;
  return self;
}

void
diple_anchor_release (DipleAnchor *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick);
  self->tick = 0;
}

void
diple_anchor_reset (DipleAnchor *self)
{
  diple_anchor_release (self);
  if (self->mark != NULL && !gtk_text_mark_get_deleted (self->mark))
    gtk_text_buffer_delete_mark (gtk_text_mark_get_buffer (self->mark), self->mark);
  g_clear_object (&self->mark);
}

void
diple_anchor_free (DipleAnchor *self)
{
  diple_anchor_reset (self);
  g_free (self);
}

gboolean
diple_anchor_is_held (DipleAnchor *self)
{
  return self->tick != 0;
}

/* Setting the value lays out what comes on the screen, which may move the place again: so it is
 * tried a few times. */
static void
pull (DipleAnchor *self)
{
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  const int margin = gtk_text_view_get_top_margin (self->view);

  for (int i = 0; i < 4; i++)
    {
      const double last = gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across);
      GtkTextIter iter;
      GdkRectangle place;
      double goal;

      gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (self->view), &iter, self->mark);
      gtk_text_view_get_iter_location (self->view, &iter, &place);
      goal = CLAMP (place.y + margin - self->height, 0, MAX (0, last));
      if (fabs (gtk_adjustment_get_value (across) - goal) < 1)
        break;
      gtk_adjustment_set_value (across, goal);
    }
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DipleAnchor *self = data;
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  const double upper = gtk_adjustment_get_upper (across);

  pull (self);
  self->still = upper == self->upper ? self->still + 1 : 0;
  self->upper = upper;
  if (self->still < STILL)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

void
diple_anchor_hold (DipleAnchor *self, guint offset, double height)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  if (self->mark == NULL)
    self->mark = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE));
  else
    gtk_text_buffer_move_mark (buffer, self->mark, &iter);
  self->height = height;
  self->upper = -1;
  self->still = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), tick_cb, self, NULL);
}

/* The first frame by GTK's own means, which lay out what will be on the screen, the following ones
 * by the tick. */
void
diple_anchor_jump (DipleAnchor *self, guint offset, double share)
{
  const int height = gtk_widget_get_height (GTK_WIDGET (self->view));

  diple_anchor_hold (self, offset, height * share);
  gtk_text_view_scroll_to_mark (self->view, self->mark, 0, TRUE, 0, share);
}

void
diple_anchor_hold_top (DipleAnchor *self)
{
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  GdkRectangle visible, place;
  GtkTextIter iter;

  if (diple_anchor_is_held (self) || gtk_adjustment_get_value (across) < 1)
    return;
  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_iter_at_location (self->view, &iter, visible.x, visible.y);
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  diple_anchor_hold (self, gtk_text_iter_get_offset (&iter), place.y - visible.y);
}
