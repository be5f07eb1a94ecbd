/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Finds ways for the arcs between spans: through the corridors between two lines of text and the
 * margins beside it, so that no arc runs over text, chips or another arc's label, and no two run
 * along the same stretch. Where a page is too crowded for that, the arcs that are left share a
 * stretch with others or pass behind chips; none is without a way. Pure geometry, in pixels, y
 * downwards; knows no widget. */

typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} DipleArcBox;

typedef struct
{
  double x;
  double y;
} DipleArcPoint;

/* One line of text: nothing may cross it between the column's edges. */
typedef struct
{
  double top;
  double bottom;
} DipleArcRow;

/* A span's part of one row. */
typedef struct
{
  guint row;
  double left;
  double right;
} DipleArcStretch;

typedef enum
{
  DIPLE_ARC_HERE,
  DIPLE_ARC_ABOVE, /* scrolled away */
  DIPLE_ARC_BELOW,
  DIPLE_ARC_ASIDE, /* in another document */
} DipleArcWhere;

typedef struct
{
  DipleArcWhere where;
  DipleArcStretch *stretches; /* of an end that is here: one or more; owned by the arc */
  guint n_stretches;
  gboolean head; /* an arrow's head needs room there */
} DipleArcEnd;

#define DIPLE_ARC_POINTS 6

typedef struct
{
  DipleArcEnd ends[2]; /* source and target; one at least is here */
  double label_width;  /* wanted */
  double label_least;  /* or else none at all */
  guint rank;          /* arcs of a lower one find their way first */

  /* What was found. */
  DipleArcPoint points[DIPLE_ARC_POINTS]; /* from the source to the target */
  guint n_points;                         /* 0: no end is here */
  gboolean shared;                        /* there was no room for it alone */
  DipleArcBox label;                      /* without width: there was no room */
} DipleArc;

typedef struct
{
  const DipleArcRow *rows; /* those on the screen, downwards */
  guint n_rows;
  const DipleArcBox *chips; /* each in the corridor above its row */
  guint n_chips;
  double first_top;   /* where the corridor above the first row begins */
  double last_bottom; /* where the one below the last row ends */
  double left;        /* of the column of text */
  double right;
  double page_left; /* of what can be seen */
  double page_top;
  double page_right;
  double page_bottom;
  gboolean rtl;        /* arcs to other documents leave at the left */
  double pitch;        /* from one lane to the next */
  double head;         /* length of an arrow's head */
  double label_height; /* of a label */
} DipleArcPage;

/* Finds ways for @n arcs: those of the lowest rank first, and of one rank the shortest. */
void diple_arcs_route (const DipleArcPage *page, DipleArc *arcs, guint n);

void diple_arc_clear (DipleArc *arc);

G_END_DECLS
