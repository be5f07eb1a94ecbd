/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-matcher-parts-private.h"

/* The last place of @list that ends before @start (in bytes), or NULL. */
static const DiplePlace *
last_before (const GArray *list, gsize start)
{
  guint low = 0, high = list->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (g_array_index (list, DiplePlace, middle).end <= start)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? &g_array_index (list, DiplePlace, low - 1) : NULL;
}

/* Whether each list but @of has a place near before @last; @stretch is from the first of them. */
static gboolean
is_near (GPtrArray *lists, guint of, const DiplePlace *last, guint distance, DiplePlace *stretch)
{
  *stretch = *last;
  for (guint i = 0; i < lists->len; i++)
    {
      const DiplePlace *place;

      if (i == of)
        continue;
      place = last_before (g_ptr_array_index (lists, i), last->start);
      if (place == NULL || (last->first > place->last && last->first - place->last > distance))
        return FALSE;
      if (place->start < stretch->start)
        {
          stretch->start = place->start;
          stretch->first = place->first;
        }
    }
  return TRUE;
}

static int
compare_ends_cb (gconstpointer a, gconstpointer b)
{
  const DiplePlace *first = a, *second = b;

  if (first->end != second->end)
    return first->end < second->end ? -1 : 1;
  return first->start > second->start ? -1 : first->start < second->start;
}

void
diple_near_find (GPtrArray *lists, guint distance, GArray *found)
{
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (DiplePlace));
  gboolean any = FALSE;
  gsize last_start = 0;

  for (guint i = 0; i < lists->len; i++)
    {
      const GArray *list = g_ptr_array_index (lists, i);

      for (guint j = 0; j < list->len; j++)
        {
          DiplePlace stretch;

          if (is_near (lists, i, &g_array_index (list, DiplePlace, j), distance, &stretch))
            g_array_append_val (stretches, stretch);
        }
    }
  g_array_sort (stretches, compare_ends_cb);
  for (guint i = 0; i < stretches->len; i++)
    {
      const DiplePlace *stretch = &g_array_index (stretches, DiplePlace, i);

      /* One that begins no later than the one before it holds that. */
      if (any && stretch->start <= last_start)
        continue;
      any = TRUE;
      last_start = stretch->start;
      g_array_append_val (found, *stretch);
    }
}
