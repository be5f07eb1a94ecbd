/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-coding.h"

static guint
count_shared (GArray *a, GArray *b)
{
  guint shared = 0;

  for (guint i = 0, j = 0; i < a->len && j < b->len;)
    {
      const guint x = g_array_index (a, guint, i);
      const guint y = g_array_index (b, guint, j);

      shared += x == y;
      i += x <= y;
      j += y <= x;
    }
  return shared;
}

/* How far two different sets are from being one: one in the other, crossing, or apart. */
static guint
count_thirds (guint shared, guint smaller)
{
  if (shared == smaller)
    return 1;
  return shared > 0 ? 2 : 3;
}

double
diple_set_distance (GArray *a, GArray *b, DipleMetric metric)
{
  const guint shared = count_shared (a, b);
  const guint united = a->len + b->len - shared;
  const guint smaller = MIN (a->len, b->len);
  guint thirds;

  if (united == shared)
    return 0;
  if (metric == DIPLE_METRIC_NOMINAL)
    return 1;
  if (metric == DIPLE_METRIC_JACCARD)
    return 1 - (double) shared / united;
  /* The empty set lies in every other one. MASI does not see that, as the overlap is none. */
  thirds = count_thirds (shared, smaller);
  if (metric == DIPLE_METRIC_SET_2004)
    return thirds / 3.0;
  if (metric == DIPLE_METRIC_SET_JACCARD)
    return (1 - (double) shared / united) * thirds / 3;
  return 1 - (double) shared / united * (3 - thirds) / 3;
}
