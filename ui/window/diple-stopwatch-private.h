/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* DipleStopwatch counts the time in which somebody is at work: from each sign of life on for half a
 * minute, while it runs. Times are those of a clock that only goes forward, in microseconds. */
typedef struct
{
  gboolean running;
  gint64 counted; /* until when */
  gint64 alive;   /* the last sign of life */
  gint64 spent;
} DipleStopwatch;

/* The work begins, with a sign of life, or ends. */
void diple_stopwatch_run (DipleStopwatch *self, gboolean running, gint64 now);

void diple_stopwatch_live (DipleStopwatch *self, gint64 now);

/* The milliseconds since they were taken last. */
gint64 diple_stopwatch_take (DipleStopwatch *self, gint64 now);

G_END_DECLS
