/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-measure.h"

#include <stdlib.h>
#include <time.h>

#include "tests/ui/stage.h"

static double
milliseconds (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

Cost
bench_now (void)
{
  return (Cost){ milliseconds (CLOCK_PROCESS_CPUTIME_ID), milliseconds (CLOCK_MONOTONIC) };
}

Cost
bench_since (Cost start)
{
  const Cost end = bench_now ();

  return (Cost){ end.cpu - start.cpu, end.wall - start.wall };
}

static int
compare_doubles (const void *a, const void *b)
{
  const double one = *(const double *) a, two = *(const double *) b;

  return one < two ? -1 : one > two;
}

static double
quantile (const Cost *costs, guint n, double part, gboolean wall)
{
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = wall ? costs[i].wall : costs[i].cpu;
  qsort (values, n, sizeof (double), compare_doubles);
  return values[MIN (n - 1, (guint) (part * n))];
}

double
bench_cpu (const Cost *costs, guint n, double part)
{
  return quantile (costs, n, part, FALSE);
}

double
bench_wall (const Cost *costs, guint n, double part)
{
  return quantile (costs, n, part, TRUE);
}

static void
set_cb (gboolean *flag)
{
  *flag = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

void
bench_wait_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  const gulong handler =
      g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (set_cb), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  stage_wait (is_set, &painted);
  g_signal_handler_disconnect (clock, handler);
}

void
bench_wait_painted (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
  bench_wait_frame (widget);
}

void
bench_wait_idle (GtkWidget *view)
{
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double upper = -1;

  while (upper != gtk_adjustment_get_upper (across))
    {
      upper = gtk_adjustment_get_upper (across);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      bench_wait_painted (view);
      bench_wait_painted (view);
    }
}

Cost
bench_scroll (BenchScroller *scroller)
{
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (scroller->view));
  const double last = gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across);
  const double next = scroller->value + scroller->step;
  const Cost start = bench_now ();

  if (next < 0 || next > last)
    scroller->step = -scroller->step;
  scroller->value += scroller->step;
  gtk_adjustment_set_value (across, scroller->value);
  bench_wait_painted (scroller->view);
  return bench_since (start);
}

Cost
bench_scroll_on (BenchScroller *scroller, guint frames)
{
  const Cost start = bench_now ();
  Cost all;

  for (guint i = 0; i < frames; i++)
    bench_scroll (scroller);
  all = bench_since (start);
  return (Cost){ all.cpu / frames, all.wall / frames };
}
