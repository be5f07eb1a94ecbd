/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window/diple-stopwatch-private.h"

/* Reading a long sentence takes no key. */
#define PATIENCE (30 * G_USEC_PER_SEC)

static void
count (DipleStopwatch *self, gint64 now)
{
  const gint64 until = MIN (now, self->alive + PATIENCE);

  if (!self->running)
    return;
  if (until > self->counted)
    self->spent += until - self->counted;
  self->counted = now;
}

void
diple_stopwatch_run (DipleStopwatch *self, gboolean running, gint64 now)
{
  if (running == self->running)
    return;
  count (self, now);
  self->running = running;
  self->counted = self->alive = now;
}

void
diple_stopwatch_live (DipleStopwatch *self, gint64 now)
{
  count (self, now);
  self->alive = now;
}

gint64
diple_stopwatch_take (DipleStopwatch *self, gint64 now)
{
  gint64 spent;

  count (self, now);
  spent = self->spent / 1000;
  self->spent -= spent * 1000;
  return spent;
}
