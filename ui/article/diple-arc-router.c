/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-arc-router-private.h"

#include "ui/article/diple-arc-ways-private.h"

#include <math.h>
#include <stdlib.h>

/* An arc that leaves downwards is as good as one that leaves upwards and this much shorter. */
#define DOWN_COST 12

/* Leaving the text for a margin and coming back. */
#define ROUND_COST 14

/* Rows of one span that are tried. */
#define MAX_PORTS 6

static void
init_router (DipleArcRouter *router, const DipleArcPage *page)
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
clear_router (DipleArcRouter *router)
{
  for (guint i = 0; i <= router->page->n_rows; i++)
    diple_corridor_clear (&router->corridors[i]);
  for (guint i = 0; i < 2; i++)
    diple_corridor_clear (&router->margins[i]);
  g_free (router->corridors);
}

/* The edges of an end's first and last parts, and of the one nearest to @row. */
static guint
collect_ports (const DipleArcRouter *router, const DipleArcEnd *end, guint row, DipleArcPort *ports)
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
      ports[n++] = (DipleArcPort){ part->row, part->left, part->right, text->top, TRUE, end->head };
      ports[n++] =
          (DipleArcPort){ part->row + 1, part->left, part->right, text->bottom, FALSE, end->head };
    }
  return n;
}

typedef struct
{
  const DipleArcPort *from;
  const DipleArcPort *to;
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
way_to (const DipleArcRouter *router, const DipleArcPort *port, guint side)
{
  return (side == 0 ? port->left - router->page->left : router->page->right - port->right) +
         (port->top ? 0 : DOWN_COST);
}

static void
add_choices (const DipleArcRouter *router,
             GArray *choices,
             const DipleArcPort *from,
             const DipleArcPort *to)
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
                    fabs (from->y - to->y) + ROUND_COST;
      g_array_append_val (choices, choice);
    }
}

static guint
first_row (const DipleArcEnd *end)
{
  return end->n_stretches > 0 ? end->stretches[0].row : 0;
}

static void
route_whole (DipleArcRouter *router, DipleArc *arc)
{
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  DipleArcPort from[MAX_PORTS], to[MAX_PORTS];
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
        diple_arc_route_near (router, arc, choice->from, choice->to);
      else
        diple_arc_route_round (router, arc, choice->from, choice->to, choice->side);
    }
}

static void
route_stub (DipleArcRouter *router, DipleArc *arc, guint away)
{
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  const DipleArcEnd *here = &arc->ends[1 - away];
  const gboolean up = arc->ends[away].where == DIPLE_ARC_ABOVE;
  DipleArcPort ports[MAX_PORTS];
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

      diple_arc_route_out (router, arc, choice->from, away, choice->side);
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

static void
route_one (DipleArcRouter *router, DipleArc *arc)
{
  if (arc->n_points > 0)
    return;
  arc->shared = router->room != DIPLE_ARC_ROOM_ITS_OWN;
  if (is_here (&arc->ends[0]) && is_here (&arc->ends[1]))
    route_whole (router, arc);
  else if (is_here (&arc->ends[0]))
    route_stub (router, arc, 1);
  else if (is_here (&arc->ends[1]))
    route_stub (router, arc, 0);
}

void
diple_arcs_route (const DipleArcPage *page, DipleArc *arcs, guint n)
{
  g_autofree Turn *turns = g_new (Turn, n);
  DipleArcRouter router;

  init_router (&router, page);
  for (guint i = 0; i < n; i++)
    {
      arcs[i].n_points = 0;
      arcs[i].shared = FALSE;
      arcs[i].label = (DipleArcBox){ 0 };
      turns[i] = (Turn){ i, arcs[i].rank, length_of (page, &arcs[i]) };
    }
  qsort (turns, n, sizeof (Turn), compare_turns);
  for (router.room = DIPLE_ARC_ROOM_ITS_OWN; router.room <= DIPLE_ARC_ROOM_ANY; router.room++)
    for (guint i = 0; i < n; i++)
      route_one (&router, &arcs[turns[i].arc]);
  clear_router (&router);
}

void
diple_arc_clear (DipleArc *arc)
{
  g_clear_pointer (&arc->ends[0].stretches, g_free);
  g_clear_pointer (&arc->ends[1].stretches, g_free);
}
