/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-arc-ways-private.h"

#include <math.h>

/* Lanes of a corridor that are tried, and of a margin. */
#define CORRIDOR_LANES 8
#define MARGIN_LANES 12

/* From the text to the first lane of a margin, and from the edge of the page. */
#define MARGIN_GAP 7
#define PAGE_GAP 4

/* The shortest part of a line across. */
#define LEAST_STROKE 3

/* The shortest level part between two lines on the same side. */
#define LEAST_RUN 16.0

static double
clamp (double value, double least, double most)
{
  return value < least ? least : value > most ? most : value;
}

/* The lane with that number from the port's edge; FALSE when it lies outside the corridor. */
static gboolean
lane_at (const DipleArcRouter *router, const DipleArcPort *port, guint number, double *y)
{
  const DipleCorridor *corridor = &router->corridors[port->corridor];
  const double least = port->head ? router->page->head + LEAST_STROKE - 1 : LEAST_STROKE;
  const double away = least + number * router->page->pitch;

  *y = port->top ? port->y - away : port->y + away;
  if (router->room == DIPLE_ARC_ROOM_ANY && number == 0)
    {
      *y = clamp (*y, corridor->top, corridor->bottom);
      return TRUE;
    }
  return port->top ? *y > corridor->top : *y < corridor->bottom;
}

static gboolean
find_foot (
    const DipleArcRouter *router, const DipleArcPort *port, double lane, double wish, double *x)
{
  const DipleCorridor *corridor = &router->corridors[port->corridor];
  const double inset = MIN (DIPLE_ARC_INSET, (port->right - port->left) / 2);
  const gboolean alone = router->room == DIPLE_ARC_ROOM_ITS_OWN;

  if (diple_corridor_find_stroke (
          corridor, port->left + inset, port->right - inset, port->y, lane, wish, alone, x))
    return TRUE;
  *x = clamp (wish, port->left + inset, port->right - inset);
  return router->room == DIPLE_ARC_ROOM_ANY;
}

static gboolean
run_is_free (const DipleArcRouter *router, guint corridor, double x0, double x1, double y)
{
  const double apart = router->room == DIPLE_ARC_ROOM_ITS_OWN ? router->page->pitch - 0.5 : 0;

  return router->room == DIPLE_ARC_ROOM_ANY ||
         diple_corridor_run_is_free (&router->corridors[corridor], x0, x1, y, apart);
}

/* Whether a lane that was found from one edge leaves room for what the other edge needs. */
static gboolean
lane_serves (const DipleArcRouter *router, const DipleArcPort *port, double lane)
{
  const double least = port->head ? router->page->head + LEAST_STROKE - 1 : LEAST_STROKE;

  return router->room == DIPLE_ARC_ROOM_ANY ||
         (port->top ? port->y - lane : lane - port->y) >= least - 0.01;
}

/* Where two ends at one corridor would like to be touched: as near to each other as they can be
 * without touching, when both are on its same side. */
static void
wish_near (const DipleArcPort *a, const DipleArcPort *b, double *wish_a, double *wish_b)
{
  *wish_b = clamp ((a->left + a->right) / 2, b->left + DIPLE_ARC_INSET, b->right - DIPLE_ARC_INSET);
  *wish_a = clamp (*wish_b, a->left + DIPLE_ARC_INSET, a->right - DIPLE_ARC_INSET);
  if (a->top != b->top || fabs (*wish_a - *wish_b) >= LEAST_RUN)
    return;
  *wish_b += *wish_b + LEAST_RUN <= b->right - DIPLE_ARC_INSET ? LEAST_RUN : -LEAST_RUN;
}

/* Both ends at one corridor: down, along and down again. */
static gboolean
join_near (const DipleArcRouter *router, DipleArcLeg *a, DipleArcLeg *b)
{
  double wish_a, wish_b;

  wish_near (a->port, b->port, &wish_a, &wish_b);
  for (guint i = 0; i < CORRIDOR_LANES; i++)
    {
      if (!lane_at (router, b->port, i, &b->lane))
        return FALSE;
      a->lane = b->lane;
      if (lane_serves (router, a->port, a->lane) &&
          find_foot (router, b->port, b->lane, wish_b, &b->x) &&
          find_foot (router, a->port, a->lane, wish_a, &a->x) &&
          (router->room == DIPLE_ARC_ROOM_ANY || a->port->top != b->port->top ||
           fabs (a->x - b->x) >= LEAST_RUN / 2) &&
          run_is_free (router, a->port->corridor, a->x, b->x, a->lane))
        return TRUE;
    }
  return FALSE;
}

/* From a port to a place beside the text. */
static gboolean
lead_out (const DipleArcRouter *router, DipleArcLeg *leg, double x)
{
  const DipleArcPort *port = leg->port;
  const double wish =
      x < router->page->left ? port->left + 2 * DIPLE_ARC_INSET : port->right - 2 * DIPLE_ARC_INSET;

  for (guint i = 0; i < CORRIDOR_LANES && lane_at (router, port, i, &leg->lane); i++)
    if (find_foot (router, port, leg->lane, wish, &leg->x) &&
        run_is_free (router, port->corridor, leg->x, x, leg->lane))
      return TRUE;
  return FALSE;
}

/* The lanes of a margin, the nearest to the text first; FALSE when there is none left. */
static gboolean
margin_lane (const DipleArcRouter *router, guint side, guint number, double *x)
{
  const DipleArcPage *page = router->page;
  const double away = MARGIN_GAP + number * page->pitch;

  *x = side == 0 ? page->left - away : page->right + away;
  if (router->room == DIPLE_ARC_ROOM_ANY && number == 0)
    {
      *x = side == 0 ? MAX (*x, (page->page_left + page->left) / 2)
                     : MIN (*x, (page->page_right + page->right) / 2);
      return TRUE;
    }
  return *x >= page->page_left + PAGE_GAP && *x <= page->page_right - PAGE_GAP;
}

static gboolean
margin_is_free (const DipleArcRouter *router, guint side, double x, double y0, double y1)
{
  double found;

  return router->room != DIPLE_ARC_ROOM_ITS_OWN ||
         diple_corridor_find_stroke (&router->margins[side], x, x, y0, y1, x, TRUE, &found);
}

static void
set_points (DipleArc *arc, const DipleArcPoint *points, guint n)
{
  arc->n_points = n;
  for (guint i = 0; i < n; i++)
    arc->points[i] = points[i];
}

static void
add_head (DipleArcRouter *router, const DipleArcLeg *leg)
{
  const DipleArcPort *port = leg->port;
  const double size = router->page->head;
  const DipleArcBox box = { leg->x - size / 2,
                            port->top ? port->y - size : port->y,
                            leg->x + size / 2,
                            port->top ? port->y : port->y + size };

  if (port->head)
    diple_corridor_add_box (&router->corridors[port->corridor], &box);
}

static void
add_leg (DipleArcRouter *router, const DipleArcLeg *leg, double x)
{
  DipleCorridor *corridor = &router->corridors[leg->port->corridor];

  diple_corridor_add_stroke (corridor, leg->x, leg->port->y, leg->lane);
  diple_corridor_add_run (corridor, leg->x, x, leg->lane);
}

gboolean
diple_arc_route_near (DipleArcRouter *router,
                      DipleArc *arc,
                      const DipleArcPort *from,
                      const DipleArcPort *to)
{
  DipleArcLeg a = { .port = from }, b = { .port = to };

  if (!join_near (router, &a, &b))
    return FALSE;
  set_points (
      arc,
      (DipleArcPoint[]){ { a.x, from->y }, { a.x, a.lane }, { b.x, b.lane }, { b.x, to->y } },
      4);
  add_head (router, &a);
  add_head (router, &b);
  diple_arc_place_label (router, arc, &(DipleArcShelf){ from->corridor, a.x, b.x, a.lane }, 1);
  add_leg (router, &a, b.x);
  diple_corridor_add_stroke (&router->corridors[to->corridor], b.x, to->y, b.lane);
  return TRUE;
}

gboolean
diple_arc_route_round (DipleArcRouter *router,
                       DipleArc *arc,
                       const DipleArcPort *from,
                       const DipleArcPort *to,
                       guint side)
{
  DipleArcLeg a = { .port = from }, b = { .port = to };
  double x;

  for (guint i = 0; i < MARGIN_LANES && margin_lane (router, side, i, &x); i++)
    {
      if (!lead_out (router, &a, x) || !lead_out (router, &b, x))
        return FALSE;
      if (!margin_is_free (router, side, x, a.lane, b.lane))
        continue;
      set_points (arc,
                  (DipleArcPoint[]){ { a.x, from->y },
                                     { a.x, a.lane },
                                     { x, a.lane },
                                     { x, b.lane },
                                     { b.x, b.lane },
                                     { b.x, to->y } },
                  6);
      add_head (router, &a);
      add_head (router, &b);
      diple_arc_place_label (
          router,
          arc,
          (DipleArcShelf[]){ { from->corridor, a.x, x, a.lane }, { to->corridor, b.x, x, b.lane } },
          2);
      add_leg (router, &a, x);
      add_leg (router, &b, x);
      diple_corridor_add_stroke (&router->margins[side], x, a.lane, b.lane);
      return TRUE;
    }
  return FALSE;
}

gboolean
diple_arc_route_out (
    DipleArcRouter *router, DipleArc *arc, const DipleArcPort *port, guint end, guint side)
{
  const DipleArcPage *page = router->page;
  const DipleArcWhere where = arc->ends[end].where;
  DipleArcLeg leg = { .port = port };
  double x;

  for (guint i = 0; i < MARGIN_LANES && margin_lane (router, side, i, &x); i++)
    {
      const double edge = where == DIPLE_ARC_ABOVE ? page->page_top : page->page_bottom;
      DipleArcPoint way[4];

      if (where == DIPLE_ARC_ASIDE)
        x = side == 0 ? page->page_left + 1 : page->page_right - 1;
      if (!lead_out (router, &leg, x))
        return FALSE;
      if (where != DIPLE_ARC_ASIDE && !margin_is_free (router, side, x, leg.lane, edge))
        continue;
      way[0] = (DipleArcPoint){ leg.x, port->y };
      way[1] = (DipleArcPoint){ leg.x, leg.lane };
      way[2] = (DipleArcPoint){ x, leg.lane };
      way[3] = (DipleArcPoint){ x, edge };
      arc->n_points = where == DIPLE_ARC_ASIDE ? 3 : 4;
      for (guint j = 0; j < arc->n_points; j++)
        arc->points[j] = end == 1 ? way[j] : way[arc->n_points - 1 - j];
      add_head (router, &leg);
      diple_arc_place_label (
          router, arc, &(DipleArcShelf){ port->corridor, leg.x, x, leg.lane }, 1);
      add_leg (router, &leg, x);
      if (where != DIPLE_ARC_ASIDE)
        diple_corridor_add_stroke (&router->margins[side], x, leg.lane, edge);
      return TRUE;
    }
  return FALSE;
}
