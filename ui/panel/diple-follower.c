/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/panel/diple-follower-private.h"

struct _DipleFollower
{
  GtkWidget *pane;
  DipleFollowFunc look;
  GSignalGroup *editor_signals;
  gulong mapped;
  guint tick;            /* 0: nothing is to be looked at, or nobody sees it */
  guint frames;          /* that have begun since something changed */
  DipleFollowed changes; /* still to be looked at */
};

static void
settle (DipleFollower *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->pane, self->tick);
  self->tick = 0;
  self->changes = 0;
}

void
diple_follower_catch_up (DipleFollower *self)
{
  const DipleFollowed changes = self->changes;

  if (changes == 0)
    return;
  settle (self);
  self->look (self->pane, changes);
}

/* The first frame is the article's. */
static gboolean
tick_cb (GtkWidget *pane, GdkFrameClock *clock, gpointer data)
{
  DipleFollower *self = data;

  if (self->frames++ == 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  diple_follower_catch_up (self);
  return G_SOURCE_REMOVE;
}

void
diple_follower_add (DipleFollower *self, DipleFollowed change)
{
  self->changes |= change;
  if (self->tick != 0 || !gtk_widget_get_mapped (self->pane))
    return;
  self->frames = 0;
  self->tick = gtk_widget_add_tick_callback (self->pane, tick_cb, self, NULL);
}

static void
active_changed_cb (DipleFollower *self)
{
  diple_follower_add (self, DIPLE_FOLLOWED_ACTIVE);
}

static void
spans_changed_cb (DipleFollower *self, guint start, guint end)
{
  diple_follower_add (self, DIPLE_FOLLOWED_SPANS);
}

static void
relations_changed_cb (DipleFollower *self)
{
  diple_follower_add (self, DIPLE_FOLLOWED_RELATIONS);
}

DipleFollower *
diple_follower_new (GtkWidget *pane, DipleFollowFunc look)
{
  DipleFollower *self = g_new0 (DipleFollower, 1);

  self->pane = pane;
  self->look = look;
  self->mapped = g_signal_connect_swapped (pane, "map", G_CALLBACK (diple_follower_catch_up), self);
  self->editor_signals = g_signal_group_new (DIPLE_TYPE_EDITOR);
  g_signal_group_connect_swapped (
      self->editor_signals, "active-changed", G_CALLBACK (active_changed_cb), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "relations-changed", G_CALLBACK (relations_changed_cb), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "spans-changed", G_CALLBACK (spans_changed_cb), self);
  return self;
}

void
diple_follower_free (DipleFollower *self)
{
  settle (self);
  g_signal_handler_disconnect (self->pane, self->mapped);
  g_object_unref (self->editor_signals);
  g_free (self);
}

void
diple_follower_set_editor (DipleFollower *self, DipleEditor *editor)
{
  settle (self);
  g_signal_group_set_target (self->editor_signals, editor);
}
