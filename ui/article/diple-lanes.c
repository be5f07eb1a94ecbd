/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-lanes-private.h"

/* The shortest first, so that an inner span finds its lane before those round it; of equal ones
 * the later, which a second label on the same range is, lies outside. */
static int
compare_lengths (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint one = *(const guint *) a, two = *(const guint *) b;
  const DipleRange *ranges = data;
  const guint length_one = ranges[one].end - ranges[one].start;
  const guint length_two = ranges[two].end - ranges[two].start;

  if (length_one != length_two)
    return length_one < length_two ? -1 : 1;
  return one < two ? -1 : one > two;
}

static gboolean
overlap (DipleRange a, DipleRange b)
{
  return a.start < b.end && b.start < a.end;
}

void
diple_lanes_assign (const DipleRange *ranges, guint n, guint8 *lanes)
{
  g_autofree guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, n, sizeof (guint), compare_lengths, (gpointer) ranges);

  for (guint i = 0; i < n; i++)
    {
      guint8 lane = 0;

      for (guint j = 0; j < i && lane < DIPLE_LANES - 1; j++)
        if (lanes[order[j]] >= lane && overlap (ranges[order[i]], ranges[order[j]]))
          lane = lanes[order[j]] + 1;
      lanes[order[i]] = MIN (lane, DIPLE_LANES - 1);
    }
}
