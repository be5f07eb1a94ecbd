/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-cover-private.h"

/* Where a label begins or ends. */
typedef struct
{
  guint at;
  guint label;
  int step; /* 1 or -1 */
} Edge;

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *x = a;
  const Edge *y = b;

  return (x->at > y->at) - (x->at < y->at);
}

static GArray *
find_edges (GPtrArray *units, const DipleScale *scale)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (Edge));

  for (guint i = 0; i < units->len; i++)
    {
      const DipleUnit *unit = units->pdata[i];
      guint n_pieces;
      const DipleRange *pieces = diple_unit_get_pieces (unit, &n_pieces);

      for (guint piece = 0; piece < n_pieces; piece++)
        {
          const DipleRange range = diple_scale_map (scale, pieces[piece]);
          const Edge both[] = { { range.start, unit->label, 1 }, { range.end, unit->label, -1 } };

          if (range.start < range.end)
            g_array_append_vals (edges, both, 2);
        }
    }
  g_array_sort (edges, compare_edges);
  return edges;
}

/* One label of the text, and how many units put it on the place where the sweep is. */
typedef struct
{
  guint label;
  int depth;
} Depth;

static Depth *
find_depth (GArray *depths, guint label)
{
  guint i = 0;

  while (i < depths->len && g_array_index (depths, Depth, i).label < label)
    i++;
  if (i == depths->len || g_array_index (depths, Depth, i).label != label)
    {
      const Depth none = { label, 0 };

      g_array_insert_val (depths, i, none);
    }
  return &g_array_index (depths, Depth, i);
}

static guint
find_set (GArray *depths, GArray *set, DipleLabelSets *sets)
{
  g_array_set_size (set, 0);
  for (guint i = 0; i < depths->len; i++)
    if (g_array_index (depths, Depth, i).depth > 0)
      g_array_append_val (set, g_array_index (depths, Depth, i).label);
  return diple_label_sets_find (sets, set);
}

/* Ends the stretch before @end, which has @set; one with the same set goes on. */
static void
add_stretch (GArray *stretches, guint end, guint set)
{
  DipleStretch *last =
      stretches->len > 0 ? &g_array_index (stretches, DipleStretch, stretches->len - 1) : NULL;
  const DipleStretch stretch = { end, set };

  if (end <= (last != NULL ? last->end : 0))
    return;
  if (last != NULL && last->set == set)
    last->end = end;
  else
    g_array_append_val (stretches, stretch);
}

GArray *
diple_cover (GPtrArray *units, const DipleScale *scale, DipleLabelSets *sets)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (DipleStretch));
  g_autoptr (GArray) edges = find_edges (units, scale);
  g_autoptr (GArray) depths = g_array_new (FALSE, FALSE, sizeof (Depth));
  g_autoptr (GArray) set = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);

      if (i == 0 || edge[-1].at < edge->at)
        add_stretch (stretches, edge->at, find_set (depths, set, sets));
      find_depth (depths, edge->label)->depth += edge->step;
    }
  add_stretch (stretches, diple_scale_length (scale), 0);
  return stretches;
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const DipleCell *x = a;
  const DipleCell *y = b;

  if (x->set[0] != y->set[0])
    return x->set[0] < y->set[0] ? -1 : 1;
  return (x->set[1] > y->set[1]) - (x->set[1] < y->set[1]);
}

/* Makes one of cells with the same sets. */
static void
merge_cells (GArray *cells)
{
  guint kept = 0;

  g_array_sort (cells, compare_cells);
  for (guint i = 0; i < cells->len; i++)
    {
      const DipleCell *cell = &g_array_index (cells, DipleCell, i);
      DipleCell *last = kept > 0 ? &g_array_index (cells, DipleCell, kept - 1) : NULL;

      if (last != NULL && compare_cells (last, cell) == 0)
        last->weight += cell->weight;
      else
        g_array_index (cells, DipleCell, kept++) = *cell;
    }
  g_array_set_size (cells, kept);
}

GArray *
diple_cover_cross (GArray *first, GArray *second)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (DipleCell));
  guint start = 0;

  for (guint i = 0, j = 0; i < first->len && j < second->len;)
    {
      const DipleStretch *a = &g_array_index (first, DipleStretch, i);
      const DipleStretch *b = &g_array_index (second, DipleStretch, j);
      const guint end = MIN (a->end, b->end);
      const DipleCell cell = { { a->set, b->set }, end - start };

      g_array_append_val (cells, cell);
      i += a->end == end;
      j += b->end == end;
      start = end;
    }
  merge_cells (cells);
  return cells;
}
