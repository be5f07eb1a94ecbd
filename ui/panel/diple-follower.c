/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/panel/diple-follower-private.h"

#include "ui/parts/diple-after-frame-private.h"

struct _DipleFollower
{
  GtkWidget *pane;
  DipleFollowFunc look;
  GSignalGroup *editor_signals;
  gulong mapped;
  DipleAfterFrame *catch_up;
  DipleFollowed changes; /* still to be looked at */
};

static DipleFollowed
settle (DipleFollower *self)
{
  const DipleFollowed changes = self->changes;

  diple_after_frame_forget (self->catch_up);
  self->changes = 0;
  return changes;
}

void
diple_follower_catch_up (DipleFollower *self)
{
  const DipleFollowed changes = settle (self);

  if (changes != 0)
    self->look (self->pane, changes);
}

/* A pane that nobody sees is asked again when it is mapped. */
void
diple_follower_add (DipleFollower *self, DipleFollowed change)
{
  self->changes |= change;
  if (gtk_widget_get_mapped (self->pane))
    diple_after_frame_ask (self->catch_up);
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
  self->catch_up =
      diple_after_frame_new (pane, (DipleAfterFrameFunc) diple_follower_catch_up, self);
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
  diple_after_frame_free (self->catch_up);
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
