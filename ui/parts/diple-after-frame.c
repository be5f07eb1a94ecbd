/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/diple-after-frame-private.h"

struct _DipleAfterFrame
{
  GtkWidget *widget;
  DipleAfterFrameFunc func;
  gpointer data;
  guint tick;   /* 0: nobody has asked */
  guint frames; /* that have begun since somebody did */
};

DipleAfterFrame *
diple_after_frame_new (GtkWidget *widget, DipleAfterFrameFunc func, gpointer data)
{
  DipleAfterFrame *self = g_new0 (DipleAfterFrame, 1);

  self->widget = widget;
  self->func = func;
  self->data = data;
  return self;
}

void
diple_after_frame_forget (DipleAfterFrame *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick);
  self->tick = 0;
}

void
diple_after_frame_free (DipleAfterFrame *self)
{
  diple_after_frame_forget (self);
  g_free (self);
}

/* The first frame is the article's. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DipleAfterFrame *self = data;

  if (self->frames++ == 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  self->func (self->data);
  return G_SOURCE_REMOVE;
}

void
diple_after_frame_ask (DipleAfterFrame *self)
{
  if (self->tick != 0)
    return;
  self->frames = 0;
  self->tick = gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
}
