/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/article/diple-arc-corridor-private.h"
#include "ui/article/diple-arc-router-private.h"

G_BEGIN_DECLS

/* The router's parts: the page with what was placed on it so far, and the ways between two places
 * of it. Each function that looks for a way draws it into the page and says FALSE when there is
 * none. */

/* What an arc may meet besides lines that cross its own. */
typedef enum
{
  DIPLE_ARC_ROOM_ITS_OWN, /* nothing */
  DIPLE_ARC_ROOM_SHARED,  /* other arcs, along the same stretch */
  DIPLE_ARC_ROOM_ANY,     /* chips and labels too: always to be had */
} DipleArcRoom;

typedef struct
{
  const DipleArcPage *page;
  DipleCorridor *corridors; /* n_rows + 1: above each row, and below the last */
  DipleCorridor margins[2]; /* left and right */
  DipleArcRoom room;        /* that the arcs are content with */
} DipleArcRouter;

/* Where an arc may touch a span: its upper or lower edge in one row. */
typedef struct
{
  guint corridor;
  double left;
  double right;
  double y;
  gboolean top; /* of the span: the corridor is above it */
  gboolean head;
} DipleArcPort;

/* A port, the lane that was found from it, and the place of the line to that. */
typedef struct
{
  const DipleArcPort *port;
  double x;
  double lane;
} DipleArcLeg;

/* The level part of a way in one corridor, where its label may stand. */
typedef struct
{
  guint corridor;
  double from;
  double to;
  double y;
} DipleArcShelf;

/* Of a span's end that no arc touches. */
#define DIPLE_ARC_INSET 3

/* Between two ports of one corridor. */
gboolean diple_arc_route_near (DipleArcRouter *router,
                               DipleArc *arc,
                               const DipleArcPort *from,
                               const DipleArcPort *to);

/* Up or down in a margin; @side: 0 is the left one. */
gboolean diple_arc_route_round (DipleArcRouter *router,
                                DipleArc *arc,
                                const DipleArcPort *from,
                                const DipleArcPort *to,
                                guint side);

/* From @port out of what can be seen; @end is the one that is not there. */
gboolean diple_arc_route_out (
    DipleArcRouter *router, DipleArc *arc, const DipleArcPort *port, guint end, guint side);

/* Whole on one of the shelves, or else as much of it as there is room for, if any. */
void diple_arc_place_label (DipleArcRouter *router,
                            DipleArc *arc,
                            const DipleArcShelf *shelves,
                            guint n);

G_END_DECLS
