/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/article/diple-arc-router-private.h"

G_BEGIN_DECLS

/* The room between two lines of text, or a margin, with what was placed in it: an arc's straight
 * parts that run along it or across it, and boxes (chips and labels). */
typedef struct
{
  double top;
  double bottom;
  GArray *boxes;   /* DipleArcBox */
  GArray *runs;    /* DipleArcBox without height */
  GArray *strokes; /* DipleArcBox without width */
} DipleCorridor;

void diple_corridor_init (DipleCorridor *self, double top, double bottom);
void diple_corridor_clear (DipleCorridor *self);

/* Whether a level line can be drawn at @y. @apart: from a parallel one; 0: over it. */
gboolean diple_corridor_run_is_free (
    const DipleCorridor *self, double x0, double x1, double y, double apart);

/* The place nearest to @wish between @left and @right where an upright line from @y0 to @y1 can be
 * drawn; FALSE when there is none. @alone: beside others, and not over them. */
gboolean diple_corridor_find_stroke (const DipleCorridor *self,
                                     double left,
                                     double right,
                                     double y0,
                                     double y1,
                                     double wish,
                                     gboolean alone,
                                     double *x);

/* The left edge of a box of @width between @top and @bottom whose middle is nearest to @wish and
 * that touches what is between @left and @right; FALSE when there is no room. */
gboolean diple_corridor_find_box (const DipleCorridor *self,
                                  double left,
                                  double right,
                                  double top,
                                  double bottom,
                                  double width,
                                  double wish,
                                  double *x);

void diple_corridor_add_run (DipleCorridor *self, double x0, double x1, double y);
void diple_corridor_add_stroke (DipleCorridor *self, double x, double y0, double y1);
void diple_corridor_add_box (DipleCorridor *self, const DipleArcBox *box);

G_END_DECLS
