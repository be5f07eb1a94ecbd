/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-unitizing.h"

#include <math.h>

/* What is counted in documents with the same number of annotators, in code points and in whole
 * numbers, so that their order does not matter. Gaps are the value after the last. */
typedef struct
{
  guint n_annotators;
  gint64 *coincidences; /* (n_values + 1)²: each pair of annotators both ways */
  gint64 *lengths;      /* n_values + 1 */
  gint64 *squares;      /* n_values + 1: of each unit's length; a gap's length as it is */
  gint64 *met; /* n_values: squares of how much of a unit lies in another annotator's units */
} Counts;

struct _DipleUnitizing
{
  guint n_values;
  GPtrArray *counts; /* Counts *, by n_annotators */
};

static Counts *
counts_new (guint n_values, guint n_annotators)
{
  Counts *counts = g_new0 (Counts, 1);

  counts->n_annotators = n_annotators;
  counts->coincidences = g_new0 (gint64, (gsize) (n_values + 1) * (n_values + 1));
  counts->lengths = g_new0 (gint64, n_values + 1);
  counts->squares = g_new0 (gint64, n_values + 1);
  counts->met = g_new0 (gint64, n_values + 1);
  return counts;
}

static void
counts_free (Counts *counts)
{
  g_free (counts->coincidences);
  g_free (counts->lengths);
  g_free (counts->squares);
  g_free (counts->met);
  g_free (counts);
}

DipleUnitizing *
diple_unitizing_new (guint n_values)
{
  DipleUnitizing *self = g_new0 (DipleUnitizing, 1);

  self->n_values = n_values;
  self->counts = g_ptr_array_new_with_free_func ((GDestroyNotify) counts_free);
  return self;
}

void
diple_unitizing_free (DipleUnitizing *self)
{
  g_ptr_array_unref (self->counts);
  g_free (self);
}

static Counts *
get_counts (DipleUnitizing *self, guint n_annotators)
{
  guint i = 0;

  for (; i < self->counts->len; i++)
    {
      Counts *counts = g_ptr_array_index (self->counts, i);

      if (counts->n_annotators == n_annotators)
        return counts;
      if (counts->n_annotators > n_annotators)
        break;
    }
  g_ptr_array_insert (self->counts, (int) i, counts_new (self->n_values, n_annotators));
  return g_ptr_array_index (self->counts, i);
}

static void
append_segment (GArray *segments, gint64 start, gint64 end, guint value)
{
  const DipleUnitizingUnit segment = { start, end, value };

  if (start < end)
    g_array_append_val (segments, segment);
}

/* Units and the gaps between them. */
static GArray *
cut (const GArray *units, gint64 begin, gint64 length, guint gap)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (DipleUnitizingUnit));
  gint64 place = begin;

  for (guint i = 0; i < units->len; i++)
    {
      const DipleUnitizingUnit *unit = &g_array_index (units, DipleUnitizingUnit, i);

      append_segment (segments, place, unit->start, gap);
      append_segment (segments, unit->start, unit->end, unit->value);
      place = unit->end;
    }
  append_segment (segments, place, begin + length, gap);
  return segments;
}

static void
count_lengths (Counts *counts, const GArray *segments, guint gap)
{
  for (guint i = 0; i < segments->len; i++)
    {
      const DipleUnitizingUnit *segment = &g_array_index (segments, DipleUnitizingUnit, i);
      const gint64 length = segment->end - segment->start;

      counts->lengths[segment->value] += length;
      counts->squares[segment->value] += segment->value == gap ? length : length * length;
    }
}

/* Goes along one annotator's segments and those of another that lie below them. */
static void
count_pair (Counts *counts, const GArray *upper, const GArray *lower, guint gap)
{
  guint k = 0;

  for (guint i = 0; i < upper->len; i++)
    {
      const DipleUnitizingUnit *above = &g_array_index (upper, DipleUnitizingUnit, i);
      gint64 met = 0;

      while (k < lower->len)
        {
          const DipleUnitizingUnit *below = &g_array_index (lower, DipleUnitizingUnit, k);
          const gint64 start = MAX (above->start, below->start);
          const gint64 shared = MIN (above->end, below->end) - start;

          counts->coincidences[above->value * (gap + 1) + below->value] += shared;
          met += below->value == gap ? 0 : shared;
          if (below->end > above->end)
            break;
          k++;
          if (below->end == above->end)
            break;
        }
      counts->met[above->value] += met * met;
    }
}

void
diple_unitizing_add (
    DipleUnitizing *self, gint64 begin, gint64 length, const GArray *const *annotators, guint n)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  const guint gap = self->n_values;
  Counts *counts;

  if (n < 2)
    return;
  counts = get_counts (self, n);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (all, cut (annotators[i], begin, length, gap));
      count_lengths (counts, g_ptr_array_index (all, i), gap);
    }
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      if (i != k)
        count_pair (counts, g_ptr_array_index (all, i), g_ptr_array_index (all, k), gap);
}

/* Of all documents together: how much of value c lies at value k; and, without the gaps, of c. */
static double
sum_coincidences (const DipleUnitizing *self, guint c, guint k)
{
  double sum = 0;

  for (guint i = 0; i < self->counts->len; i++)
    {
      const Counts *counts = g_ptr_array_index (self->counts, i);

      sum +=
          (double) counts->coincidences[c * (self->n_values + 1) + k] / (counts->n_annotators - 1);
    }
  return sum;
}

static double
sum_met (const DipleUnitizing *self, guint c)
{
  double sum = 0;

  for (guint i = 0; i < self->counts->len; i++)
    {
      const Counts *counts = g_ptr_array_index (self->counts, i);

      sum += (double) counts->met[c] / (counts->n_annotators - 1);
    }
  return sum;
}

static double
sum_lengths (const DipleUnitizing *self, guint c)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->counts->len; i++)
    sum += ((const Counts *) g_ptr_array_index (self->counts, i))->lengths[c];
  return (double) sum;
}

static double
sum_squares (const DipleUnitizing *self, guint c)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->counts->len; i++)
    sum += ((const Counts *) g_ptr_array_index (self->counts, i))->squares[c];
  return (double) sum;
}

static double
sum_all (const DipleUnitizing *self, double (*get) (const DipleUnitizing *, guint), guint n)
{
  double sum = 0;

  for (guint c = 0; c < n; c++)
    sum += get (self, c);
  return sum;
}

/* Of a value that meets another annotator's units. */
static double
sum_paired (const DipleUnitizing *self, guint c)
{
  double sum = 0;

  for (guint k = 0; k < self->n_values; k++)
    sum += sum_coincidences (self, c, k);
  return sum;
}

/* Pairs of different values only: subtracting the equal ones from everything, as the formulas are
 * written, loses digits, and 0 would not come out as 0. */
static double
sum_disagreeing (const DipleUnitizing *self, guint n)
{
  double sum = 0;

  for (guint c = 0; c < n; c++)
    for (guint k = 0; k < n; k++)
      sum += c == k ? 0 : sum_coincidences (self, c, k);
  return sum;
}

static double
sum_crossed (const DipleUnitizing *self, double (*get) (const DipleUnitizing *, guint), guint n)
{
  double sum = 0;

  for (guint c = 0; c < n; c++)
    for (guint k = 0; k < n; k++)
      sum += c == k ? 0 : get (self, c) * get (self, k);
  return sum;
}

static double
complement (double observed, double expected)
{
  return expected > 0 ? 1 - observed / expected : NAN;
}

/* What pairs of lengths are worth when chance puts them together. */
static double
get_scale (const DipleUnitizing *self)
{
  const double all = sum_all (self, sum_lengths, self->n_values + 1);
  const double rest = all * all - sum_all (self, sum_squares, self->n_values + 1);

  return rest > 0 ? all / rest : 0;
}

void
diple_unitizing_get_disagreement (const DipleUnitizing *self, double *observed, double *expected)
{
  const guint n = self->n_values + 1;

  *observed = sum_disagreeing (self, n);
  *expected = get_scale (self) * sum_crossed (self, sum_lengths, n);
}

double
diple_unitizing_u (const DipleUnitizing *self)
{
  double observed;
  double expected;

  diple_unitizing_get_disagreement (self, &observed, &expected);
  return complement (observed, expected);
}

double
diple_unitizing_bar_u (const DipleUnitizing *self)
{
  const guint gap = self->n_values;
  const double marked = sum_all (self, sum_lengths, gap);
  double observed = 0;

  for (guint c = 0; c < gap; c++)
    observed += sum_coincidences (self, gap, c);
  return complement (observed, get_scale (self) * sum_lengths (self, gap) * marked);
}

double
diple_unitizing_cu (const DipleUnitizing *self)
{
  const guint n = self->n_values;
  const double all = sum_all (self, sum_paired, n);
  const double rest = all > 0 ? all - sum_all (self, sum_met, n) / all : 0;

  if (!(rest > 0))
    return NAN;
  return complement (sum_disagreeing (self, n), sum_crossed (self, sum_paired, n) / rest);
}

double
diple_unitizing_cu_coverage (const DipleUnitizing *self)
{
  const double all = sum_all (self, sum_lengths, self->n_values + 1);

  return all > 0 ? sum_all (self, sum_paired, self->n_values) / all : NAN;
}

double
diple_unitizing_ku (const DipleUnitizing *self, guint value)
{
  const double all = sum_all (self, sum_paired, self->n_values);
  const double own = sum_paired (self, value);
  const double paired = own * all - sum_met (self, value);
  const double observed = own - sum_coincidences (self, value, value);

  return complement (paired * observed, own * own * (all - own));
}

double
diple_unitizing_ku_coverage (const DipleUnitizing *self, guint value)
{
  const double all = sum_lengths (self, value);

  return all > 0 ? sum_paired (self, value) / all : NAN;
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const DipleUnitizingUnit *x = a;
  const DipleUnitizingUnit *y = b;

  if (x->value != y->value)
    return x->value < y->value ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return (x->end > y->end) - (x->end < y->end);
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const DipleUnitizingUnit *x = a;
  const DipleUnitizingUnit *y = b;

  return x->start != y->start ? (x->start > y->start) - (x->start < y->start)
                              : compare_units (a, b);
}

gboolean
diple_unitizing_merge (GArray *units)
{
  DipleUnitizingUnit *all = (DipleUnitizingUnit *) (gpointer) units->data;
  guint n = 0;

  g_array_sort (units, compare_units);
  for (guint i = 0; i < units->len; i++)
    if (n > 0 && all[n - 1].value == all[i].value && all[i].start < all[n - 1].end)
      all[n - 1].end = MAX (all[n - 1].end, all[i].end);
    else
      all[n++] = all[i];
  g_array_set_size (units, n);
  g_array_sort (units, compare_starts);
  for (guint i = 1; i < n; i++)
    if (all[i].start < all[i - 1].end)
      return FALSE;
  return TRUE;
}
