/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-loop.h"

#include <time.h>

/* When the loop was last given something to do, and the most that it had with that. */
static double woken;
static double longest;

double
bench_loop_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
poll_and_measure (GPollFD *fds, guint n_fds, int timeout)
{
  int n;

  longest = MAX (longest, bench_loop_since ());
  n = g_poll (fds, n_fds, timeout);
  bench_loop_begin ();
  return n;
}

void
bench_loop_watch (void)
{
  bench_loop_begin ();
  g_main_context_set_poll_func (NULL, poll_and_measure);
}

void
bench_loop_begin (void)
{
  woken = bench_loop_cpu ();
}

double
bench_loop_since (void)
{
  return bench_loop_cpu () - woken;
}

double
bench_loop_take_longest (void)
{
  const double most = longest;

  longest = 0;
  return most;
}
