/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-unitizing.h"

/* One annotator's units of a value, and the gaps between them. */
typedef struct
{
  GArray *units; /* DipleUnitizingUnit */
  GArray *gaps;
} Sections;

static void
append_section (GArray *sections, gint64 start, gint64 end)
{
  const DipleUnitizingUnit section = { start, end, 0 };

  if (start < end)
    g_array_append_val (sections, section);
}

static void
cut (Sections *sections, const GArray *units, gint64 begin, gint64 length, guint value)
{
  gint64 place = begin;

  sections->units = g_array_new (FALSE, FALSE, sizeof (DipleUnitizingUnit));
  sections->gaps = g_array_new (FALSE, FALSE, sizeof (DipleUnitizingUnit));
  for (guint i = 0; i < units->len; i++)
    {
      const DipleUnitizingUnit *unit = &g_array_index (units, DipleUnitizingUnit, i);

      if (unit->value != value)
        continue;
      append_section (sections->gaps, place, unit->start);
      append_section (sections->units, unit->start, unit->end);
      place = unit->end;
    }
  append_section (sections->gaps, place, begin + length);
}

static double
square (gint64 number)
{
  return (double) number * (double) number;
}

/* How far a unit is from those of another annotator that it crosses; or its length, when there is
 * none. */
static double
measure_unit (const DipleUnitizingUnit *unit, const Sections *other)
{
  double sum = 0;

  for (guint i = 0; i < other->units->len; i++)
    {
      const DipleUnitizingUnit *theirs = &g_array_index (other->units, DipleUnitizingUnit, i);

      /* Each pair is met from both sides. */
      if (unit->start < theirs->end && theirs->start < unit->end)
        sum += square (unit->start - theirs->start) + square (unit->end - theirs->end);
    }
  for (guint i = 0; i < other->gaps->len; i++)
    {
      const DipleUnitizingUnit *gap = &g_array_index (other->gaps, DipleUnitizingUnit, i);

      if (gap->start <= unit->start && unit->end <= gap->end)
        sum += 2 * square (unit->end - unit->start);
    }
  return sum;
}

static double
sum_observed (const Sections *all, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      for (guint u = 0; i != k && u < all[i].units->len; u++)
        sum += measure_unit (&g_array_index (all[i].units, DipleUnitizingUnit, u), &all[k]);
  return sum;
}

static double
expect_unit (double length, const Sections *all, guint n, guint n_units)
{
  double room = 0;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < all[i].gaps->len; k++)
      {
        const DipleUnitizingUnit *gap = &g_array_index (all[i].gaps, DipleUnitizingUnit, k);
        const double places = (double) (gap->end - gap->start) - length + 1;

        room += places > 0 ? places : 0;
      }
  return (n_units - 1.0) * (2 * length * length * length - 3 * length * length + length) / 3 +
         length * length * room;
}

static double
sum_expected (const Sections *all, guint n, double length)
{
  double sum = 0;
  double rest = n * length * (n * length - 1);
  guint n_units = 0;

  for (guint i = 0; i < n; i++)
    n_units += all[i].units->len;
  for (guint i = 0; i < n; i++)
    for (guint u = 0; u < all[i].units->len; u++)
      {
        const DipleUnitizingUnit *unit = &g_array_index (all[i].units, DipleUnitizingUnit, u);
        const double own = (double) (unit->end - unit->start);

        sum += expect_unit (own, all, n, n_units);
        rest -= own * (own - 1);
      }
  return 2 / length * sum / rest;
}

void
diple_unitizing_1995 (gint64 begin,
                      gint64 length,
                      const GArray *const *annotators,
                      guint n,
                      guint value,
                      double *observed,
                      double *expected)
{
  g_autofree Sections *all = g_new (Sections, n);

  for (guint i = 0; i < n; i++)
    cut (&all[i], annotators[i], begin, length, value);
  *observed = sum_observed (all, n) / (n * (n - 1.0) * square (length));
  *expected = sum_expected (all, n, (double) length);
  for (guint i = 0; i < n; i++)
    {
      g_array_unref (all[i].units);
      g_array_unref (all[i].gaps);
    }
}
