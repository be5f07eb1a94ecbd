/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window/diple-progress-private.h"

struct _DipleProgress
{
  GMutex mutex; /* guards the rest */
  guint done;
  guint total;
  char *name;
};

static void
clear (gpointer data)
{
  DipleProgress *self = data;

  g_mutex_clear (&self->mutex);
  g_free (self->name);
}

DipleProgress *
diple_progress_new (void)
{
  DipleProgress *self = g_atomic_rc_box_new0 (DipleProgress);

  g_mutex_init (&self->mutex);
  return self;
}

DipleProgress *
diple_progress_ref (DipleProgress *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
diple_progress_unref (DipleProgress *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

void
diple_progress_set (DipleProgress *self, guint done, guint total, const char *name)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->done = done;
  self->total = total;
  if (g_strcmp0 (self->name, name) != 0)
    {
      g_free (self->name);
      self->name = g_strdup (name);
    }
}

char *
diple_progress_get (DipleProgress *self, guint *done, guint *total)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  *done = self->done;
  *total = self->total;
  return g_strdup (self->name);
}
