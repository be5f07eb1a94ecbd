/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Milliseconds: of the whole process on all processors, and of the clock. */
typedef struct
{
  double cpu;
  double wall;
} Cost;

Cost bench_now (void);
Cost bench_since (Cost start);

/* The value that @part (0 to 1) of @costs are below: 0.5 is the median. */
double bench_cpu (const Cost *costs, guint n, double part);
double bench_wall (const Cost *costs, guint n, double part);

/* Until the next frame of @widget's window has been painted: what has changed of it. */
void bench_wait_frame (GtkWidget *widget);

/* The same with all of @widget painted anew. */
void bench_wait_painted (GtkWidget *widget);

/* Until the text of @view is laid out to its end and nothing is left to do. */
void bench_wait_idle (GtkWidget *view);

/* A view that is scrolled up and down, and where it is. */
typedef struct
{
  GtkWidget *view; /* a GtkScrollable */
  double step;     /* pixels, downwards */
  double value;
} BenchScroller;

/* One step, back again from either end; the cost to the painted frame. */
Cost bench_scroll (BenchScroller *scroller);

/* @frames steps; the mean cost of one. */
Cost bench_scroll_on (BenchScroller *scroller, guint frames);

G_END_DECLS
