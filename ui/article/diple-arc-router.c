/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-arc-router-private.h"

#include "ui/article/diple-arc-corridor-private.h"

#include <math.h>
#include <stdlib.h>

/* Lanes of a corridor that are tried, and of a margin. */
#define CORRIDOR_LANES 8
#define MARGIN_LANES 12

/* From the text to the first lane of a margin, and from the edge of the page. */
#define MARGIN_GAP 7
#define PAGE_GAP 4

/* Of a span's end that no arc touches. */
#define INSET 3

/* The shortest part of a line across. */
#define LEAST_STROKE 3

/* The shortest level part between two lines on the same side. */
#define LEAST_RUN 16.0

/* An arc that leaves downwards is as good as one that leaves upwards and this much shorter. */
#define DOWN_COST 12

/* How far a label may stand from the way whose it is. */
#define LABEL_REACH 12

/* Rows of one span that are tried. */
#define MAX_PORTS 6

typedef struct
{
  const DipleArcPage *page;
  DipleCorridor *corridors; /* n_rows + 1: above each row, and below the last */
  DipleCorridor margins[2]; /* left and right */
} Router;

/* Where an arc may touch a span: its upper or lower edge in one row. */
typedef struct
{
  guint corridor;
  double left;
  double right;
  double y;
  gboolean top; /* of the span: the corridor is above it */
  gboolean head;
} Port;

/* A port, the lane that was found from it, and the place of the line to that. */
typedef struct
{
  const Port *port;
  double x;
  double lane;
} Leg;

static void
init_router (Router *router, const DipleArcPage *page)
{
  router->page = page;
  router->corridors = g_new0 (DipleCorridor, page->n_rows + 1);
  for (guint i = 0; i <= page->n_rows; i++)
    {
      const double top = i == 0 ? page->first_top : page->rows[i - 1].bottom;
      const double bottom = i == page->n_rows ? page->last_bottom : page->rows[i].top;

      diple_corridor_init (&router->corridors[i], top, MAX (top, bottom));
    }
  for (guint i = 0; i < 2; i++)
    diple_corridor_init (&router->margins[i], -G_MAXDOUBLE, G_MAXDOUBLE);
  for (guint i = 0; i < page->n_chips; i++)
    for (guint j = 0; j <= page->n_rows; j++)
      if (page->chips[i].top < router->corridors[j].bottom &&
          page->chips[i].bottom > router->corridors[j].top)
        diple_corridor_add_box (&router->corridors[j], &page->chips[i]);
}

static void
clear_router (Router *router)
{
  for (guint i = 0; i <= router->page->n_rows; i++)
    diple_corridor_clear (&router->corridors[i]);
  for (guint i = 0; i < 2; i++)
    diple_corridor_clear (&router->margins[i]);
  g_free (router->corridors);
}

/* The lane with that number from the port's edge; FALSE when it lies outside the corridor. */
static gboolean
lane_at (const Router *router, const Port *port, guint number, double *y)
{
  const DipleCorridor *corridor = &router->corridors[port->corridor];
  const double least = port->head ? router->page->head + LEAST_STROKE - 1 : LEAST_STROKE;
  const double away = least + number * router->page->pitch;

  *y = port->top ? port->y - away : port->y + away;
  return port->top ? *y > corridor->top : *y < corridor->bottom;
}

static gboolean
find_foot (const Router *router, const Port *port, double lane, double wish, double *x)
{
  const DipleCorridor *corridor = &router->corridors[port->corridor];
  const double inset = MIN (INSET, (port->right - port->left) / 2);

  return diple_corridor_find_stroke (
      corridor, port->left + inset, port->right - inset, port->y, lane, wish, x);
}

static gboolean
run_is_free (const Router *router, guint corridor, double x0, double x1, double y)
{
  return diple_corridor_run_is_free (
      &router->corridors[corridor], x0, x1, y, router->page->pitch - 0.5);
}

/* Whether a lane that was found from one edge leaves room for what the other edge needs. */
static gboolean
lane_serves (const Router *router, const Port *port, double lane)
{
  const double least = port->head ? router->page->head + LEAST_STROKE - 1 : LEAST_STROKE;

  return (port->top ? port->y - lane : lane - port->y) >= least - 0.01;
}

static double
clamp (double value, double least, double most)
{
  return value < least ? least : value > most ? most : value;
}

/* Where two ends at one corridor would like to be touched: as near to each other as they can be
 * without touching, when both are on its same side. */
static void
wish_near (const Port *a, const Port *b, double *wish_a, double *wish_b)
{
  *wish_b = clamp ((a->left + a->right) / 2, b->left + INSET, b->right - INSET);
  *wish_a = clamp (*wish_b, a->left + INSET, a->right - INSET);
  if (a->top != b->top || fabs (*wish_a - *wish_b) >= LEAST_RUN)
    return;
  *wish_b += *wish_b + LEAST_RUN <= b->right - INSET ? LEAST_RUN : -LEAST_RUN;
}

/* Both ends at one corridor: down, along and down again. */
static gboolean
join_near (const Router *router, Leg *a, Leg *b)
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
          (a->port->top != b->port->top || fabs (a->x - b->x) >= LEAST_RUN / 2) &&
          run_is_free (router, a->port->corridor, a->x, b->x, a->lane))
        return TRUE;
    }
  return FALSE;
}

/* From a port to a place beside the text. */
static gboolean
lead_out (const Router *router, Leg *leg, double x)
{
  const Port *port = leg->port;
  const double wish = x < router->page->left ? port->left + 2 * INSET : port->right - 2 * INSET;

  for (guint i = 0; i < CORRIDOR_LANES && lane_at (router, port, i, &leg->lane); i++)
    if (find_foot (router, port, leg->lane, wish, &leg->x) &&
        run_is_free (router, port->corridor, leg->x, x, leg->lane))
      return TRUE;
  return FALSE;
}

/* The lanes of a margin, the nearest to the text first; FALSE when there is none left. */
static gboolean
margin_lane (const Router *router, guint side, guint number, double *x)
{
  const DipleArcPage *page = router->page;
  const double away = MARGIN_GAP + number * page->pitch;

  *x = side == 0 ? page->left - away : page->right + away;
  return *x >= page->page_left + PAGE_GAP && *x <= page->page_right - PAGE_GAP;
}

static gboolean
margin_is_free (const Router *router, guint side, double x, double y0, double y1)
{
  double found;

  return diple_corridor_find_stroke (&router->margins[side], x, x, y0, y1, x, &found);
}

static void
set_points (DipleArc *arc, const DipleArcPoint *points, guint n)
{
  arc->n_points = n;
  for (guint i = 0; i < n; i++)
    arc->points[i] = points[i];
}

static void
add_head (Router *router, const Leg *leg)
{
  const Port *port = leg->port;
  const double size = router->page->head;
  const DipleArcBox box = { leg->x - size / 2,
                            port->top ? port->y - size : port->y,
                            leg->x + size / 2,
                            port->top ? port->y : port->y + size };

  if (port->head)
    diple_corridor_add_box (&router->corridors[port->corridor], &box);
}

/* The level part of a way in one corridor, where its label may stand. */
typedef struct
{
  guint corridor;
  double from;
  double to;
  double y;
} Shelf;

/* On the shelf or, where that is short, beside it. */
static gboolean
place_on_shelf (Router *router, DipleArc *arc, const Shelf *shelf, double width)
{
  const DipleArcPage *page = router->page;
  DipleCorridor *room = &router->corridors[shelf->corridor];
  const double left = clamp (MIN (shelf->from, shelf->to), page->left, page->right);
  const double right = clamp (MAX (shelf->from, shelf->to), page->left, page->right);
  const double reach = width + LABEL_REACH;
  const double height = page->label_height;
  DipleArcBox box;

  if (room->bottom - room->top < height)
    return FALSE;
  box.top = clamp (shelf->y - height / 2, room->top, room->bottom - height);
  box.bottom = box.top + height;
  if (!diple_corridor_find_box (room,
                                MAX (page->left, left - reach),
                                MIN (page->right, right + reach),
                                box.top,
                                box.bottom,
                                width,
                                (left + right) / 2,
                                &box.left))
    return FALSE;
  box.right = box.left + width;
  arc->label = box;
  diple_corridor_add_box (room, &box);
  return TRUE;
}

/* Whole on one of the shelves, or else as much of it as there is room for. */
static void
place_label (Router *router, DipleArc *arc, const Shelf *shelves, guint n)
{
  for (double width = arc->label_width;; width = MAX (arc->label_least, width * 0.8))
    {
      for (guint i = 0; i < n; i++)
        if (place_on_shelf (router, arc, &shelves[i], width))
          return;
      if (width <= arc->label_least)
        return;
    }
}

static void
add_leg (Router *router, const Leg *leg, double x)
{
  DipleCorridor *corridor = &router->corridors[leg->port->corridor];

  diple_corridor_add_stroke (corridor, leg->x, leg->port->y, leg->lane);
  diple_corridor_add_run (corridor, leg->x, x, leg->lane);
}

static gboolean
route_near (Router *router, DipleArc *arc, const Port *from, const Port *to)
{
  Leg a = { .port = from }, b = { .port = to };

  if (!join_near (router, &a, &b))
    return FALSE;
  set_points (
      arc,
      (DipleArcPoint[]){ { a.x, from->y }, { a.x, a.lane }, { b.x, b.lane }, { b.x, to->y } },
      4);
  add_head (router, &a);
  add_head (router, &b);
  place_label (router, arc, &(Shelf){ from->corridor, a.x, b.x, a.lane }, 1);
  add_leg (router, &a, b.x);
  diple_corridor_add_stroke (&router->corridors[to->corridor], b.x, to->y, b.lane);
  return TRUE;
}

/* Up or down in a margin. */
static gboolean
route_round (Router *router, DipleArc *arc, const Port *from, const Port *to, guint side)
{
  Leg a = { .port = from }, b = { .port = to };
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
      place_label (
          router,
          arc,
          (Shelf[]){ { from->corridor, a.x, x, a.lane }, { to->corridor, b.x, x, b.lane } },
          2);
      add_leg (router, &a, x);
      add_leg (router, &b, x);
      diple_corridor_add_stroke (&router->margins[side], x, a.lane, b.lane);
      return TRUE;
    }
  return FALSE;
}

/* From @port out of what can be seen; @end is the one that is not there. */
static gboolean
route_out (Router *router, DipleArc *arc, const Port *port, guint end, guint side)
{
  const DipleArcPage *page = router->page;
  const DipleArcWhere where = arc->ends[end].where;
  Leg leg = { .port = port };
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
      place_label (router, arc, &(Shelf){ port->corridor, leg.x, x, leg.lane }, 1);
      add_leg (router, &leg, x);
      if (where != DIPLE_ARC_ASIDE)
        diple_corridor_add_stroke (&router->margins[side], x, leg.lane, edge);
      return TRUE;
    }
  return FALSE;
}

/* The edges of an end's first and last parts, and of the one nearest to @row. */
static guint
collect_ports (const Router *router, const DipleArcEnd *end, guint row, Port *ports)
{
  guint chosen[3] = { 0, end->n_stretches - 1, 0 };
  guint n = 0;

  for (guint i = 1; i < end->n_stretches; i++)
    if (ABS ((int) end->stretches[i].row - (int) row) <
        ABS ((int) end->stretches[chosen[2]].row - (int) row))
      chosen[2] = i;
  for (guint i = 0; i < G_N_ELEMENTS (chosen) && n + 2 <= MAX_PORTS; i++)
    {
      const DipleArcStretch *part = &end->stretches[chosen[i]];
      const DipleArcRow *text = &router->page->rows[part->row];

      if ((i > 0 && chosen[i] == chosen[0]) || (i > 1 && chosen[i] == chosen[1]))
        continue;
      ports[n++] = (Port){ part->row, part->left, part->right, text->top, TRUE, end->head };
      ports[n++] = (Port){ part->row + 1, part->left, part->right, text->bottom, FALSE, end->head };
    }
  return n;
}

typedef struct
{
  const Port *from;
  const Port *to;
  guint side; /* of the margin; 2: none is needed */
  double cost;
} Choice;

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  const Choice *one = a, *two = b;

  return one->cost < two->cost ? -1 : one->cost > two->cost;
}

/* How far it is from a port to a margin. */
static double
way_to (const Router *router, const Port *port, guint side)
{
  return (side == 0 ? port->left - router->page->left : router->page->right - port->right) +
         (port->top ? 0 : DOWN_COST);
}

static void
add_choices (const Router *router, GArray *choices, const Port *from, const Port *to)
{
  Choice choice = { .from = from, .to = to, .side = 2 };

  if (from->corridor == to->corridor)
    {
      const double apart = MAX (from->left, to->left) - MIN (from->right, to->right);

      choice.cost = MAX (0, apart) + (from->top ? 0 : DOWN_COST) + (to->top ? 0 : DOWN_COST);
      g_array_append_val (choices, choice);
      return;
    }
  for (choice.side = 0; choice.side < 2; choice.side++)
    {
      choice.cost = way_to (router, from, choice.side) + way_to (router, to, choice.side) +
                    fabs (from->y - to->y) + 2 * MARGIN_GAP;
      g_array_append_val (choices, choice);
    }
}

static guint
first_row (const DipleArcEnd *end)
{
  return end->n_stretches > 0 ? end->stretches[0].row : 0;
}

static void
route_whole (Router *router, DipleArc *arc)
{
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  Port from[MAX_PORTS], to[MAX_PORTS];
  const guint n_from = collect_ports (router, &arc->ends[0], first_row (&arc->ends[1]), from);
  const guint n_to = collect_ports (router, &arc->ends[1], first_row (&arc->ends[0]), to);

  for (guint i = 0; i < n_from; i++)
    for (guint j = 0; j < n_to; j++)
      add_choices (router, choices, &from[i], &to[j]);
  g_array_sort (choices, compare_choices);
  for (guint i = 0; i < choices->len && arc->n_points == 0; i++)
    {
      const Choice *choice = &g_array_index (choices, Choice, i);

      if (choice->side == 2)
        route_near (router, arc, choice->from, choice->to);
      else
        route_round (router, arc, choice->from, choice->to, choice->side);
    }
}

static void
route_stub (Router *router, DipleArc *arc, guint away)
{
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  const DipleArcEnd *here = &arc->ends[1 - away];
  const gboolean up = arc->ends[away].where == DIPLE_ARC_ABOVE;
  Port ports[MAX_PORTS];
  const guint n = collect_ports (router, here, up ? 0 : router->page->n_rows, ports);

  for (guint i = 0; i < n; i++)
    for (guint side = 0; side < 2; side++)
      {
        const Choice choice = { &ports[i], NULL, side, way_to (router, &ports[i], side) };

        if (arc->ends[away].where != DIPLE_ARC_ASIDE || (side == 0) == router->page->rtl)
          g_array_append_val (choices, choice);
      }
  g_array_sort (choices, compare_choices);
  for (guint i = 0; i < choices->len && arc->n_points == 0; i++)
    {
      const Choice *choice = &g_array_index (choices, Choice, i);

      route_out (router, arc, choice->from, away, choice->side);
    }
}

static gboolean
is_here (const DipleArcEnd *end)
{
  return end->where == DIPLE_ARC_HERE && end->n_stretches > 0;
}

/* How far apart the ends are; stubs last. */
static double
length_of (const DipleArcPage *page, const DipleArc *arc)
{
  const DipleArcEnd *a = &arc->ends[0], *b = &arc->ends[1];
  const DipleArcStretch *from, *to;

  if (!is_here (a) || !is_here (b))
    return G_MAXDOUBLE;
  from = &a->stretches[0];
  to = &b->stretches[0];
  return fabs (page->rows[from->row].top - page->rows[to->row].top) * 100 +
         fabs (from->left - to->left);
}

typedef struct
{
  guint arc;
  guint rank;
  double length;
} Turn;

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const Turn *one = a, *two = b;

  if (one->rank != two->rank)
    return one->rank < two->rank ? -1 : 1;
  if (one->length != two->length)
    return one->length < two->length ? -1 : 1;
  return one->arc < two->arc ? -1 : one->arc > two->arc;
}

void
diple_arcs_route (const DipleArcPage *page, DipleArc *arcs, guint n)
{
  g_autofree Turn *turns = g_new (Turn, n);
  Router router;

  init_router (&router, page);
  for (guint i = 0; i < n; i++)
    {
      arcs[i].n_points = 0;
      arcs[i].label = (DipleArcBox){ 0 };
      turns[i] = (Turn){ i, arcs[i].rank, length_of (page, &arcs[i]) };
    }
  qsort (turns, n, sizeof (Turn), compare_turns);
  for (guint i = 0; i < n; i++)
    {
      DipleArc *arc = &arcs[turns[i].arc];

      if (is_here (&arc->ends[0]) && is_here (&arc->ends[1]))
        route_whole (&router, arc);
      else if (is_here (&arc->ends[0]))
        route_stub (&router, arc, 1);
      else if (is_here (&arc->ends[1]))
        route_stub (&router, arc, 0);
    }
  clear_router (&router);
}

void
diple_arc_clear (DipleArc *arc)
{
  g_clear_pointer (&arc->ends[0].stretches, g_free);
  g_clear_pointer (&arc->ends[1].stretches, g_free);
}
