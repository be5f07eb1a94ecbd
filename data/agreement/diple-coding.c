/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-coding.h"

/* One way in which all coders together coded an item, and how often. */
typedef struct
{
  guint64 count;
  guint *values;
} Item;

struct _DipleCoding
{
  guint n_coders;
  guint n_categories;
  GArray *items;   /* Item */
  double *numbers; /* of each category */
  GPtrArray *sets; /* GArray * of guint, of each category */
};

static void
clear_item (gpointer item)
{
  g_free (((Item *) item)->values);
}

DipleCoding *
diple_coding_new (guint n_coders, guint n_categories)
{
  DipleCoding *self = g_new0 (DipleCoding, 1);

  self->n_coders = n_coders;
  self->n_categories = n_categories;
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);
  self->numbers = g_new (double, n_categories + 1);
  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < n_categories; i++)
    {
      self->numbers[i] = i;
      g_ptr_array_add (self->sets, g_array_new (FALSE, FALSE, sizeof (guint)));
    }
  return self;
}

void
diple_coding_free (DipleCoding *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_free (self->numbers);
  g_ptr_array_unref (self->sets);
  g_free (self);
}

void
diple_coding_set_number (DipleCoding *self, guint category, double number)
{
  g_return_if_fail (category < self->n_categories);

  self->numbers[category] = number;
}

void
diple_coding_set_elements (DipleCoding *self, guint category, GArray *set)
{
  g_return_if_fail (category < self->n_categories);

  g_array_unref (self->sets->pdata[category]);
  self->sets->pdata[category] = g_array_ref (set);
}

void
diple_coding_add (DipleCoding *self, const guint *values, guint64 count)
{
  const Item item = { count, g_memdup2 (values, self->n_coders * sizeof *values) };

  for (guint i = 0; i < self->n_coders; i++)
    g_return_if_fail (values[i] < self->n_categories || values[i] == DIPLE_CODING_MISSING);
  g_array_append_val (self->items, item);
}

static guint
count_values (const DipleCoding *self, const Item *item)
{
  guint n_values = 0;

  for (guint i = 0; i < self->n_coders; i++)
    n_values += item->values[i] != DIPLE_CODING_MISSING;
  return n_values;
}

/* How often each category stands in a pair. Whole numbers, so that no order matters. */
static double *
dup_margins (const DipleCoding *self)
{
  double *margins = g_new0 (double, self->n_categories + 1);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      if (count_values (self, item) < 2)
        continue;
      for (guint coder = 0; coder < self->n_coders; coder++)
        if (item->values[coder] != DIPLE_CODING_MISSING)
          margins[item->values[coder]] += item->count;
    }
  return margins;
}

/* Krippendorff 2004, p. 223: all values from one to the other, both counted half. The categories
 * stand in the order of their numbers. */
static double
ordinal_distance (const DipleCoding *self, guint a, guint b, const double *margins)
{
  const double low = MIN (self->numbers[a], self->numbers[b]);
  const double high = MAX (self->numbers[a], self->numbers[b]);
  double between = -(margins[a] + margins[b]) / 2;

  for (guint i = 0; i < self->n_categories; i++)
    if (self->numbers[i] >= low && self->numbers[i] <= high)
      between += margins[i];
  return between * between;
}

static double
measure (const DipleCoding *self, guint a, guint b, DipleMetric metric, const double *margins)
{
  const double difference = self->numbers[a] - self->numbers[b];
  const double sum = self->numbers[a] + self->numbers[b];

  if (a == b)
    return 0;
  switch (metric)
    {
    case DIPLE_METRIC_NOMINAL:
      return 1;
    case DIPLE_METRIC_ORDINAL:
      return ordinal_distance (self, a, b, margins);
    case DIPLE_METRIC_INTERVAL:
      return difference * difference;
    case DIPLE_METRIC_RATIO:
      return sum != 0 ? difference * difference / (sum * sum) : 0;
    case DIPLE_METRIC_JACCARD:
    case DIPLE_METRIC_MASI:
    case DIPLE_METRIC_SET_2004:
    case DIPLE_METRIC_SET_JACCARD:
      return diple_set_distance (self->sets->pdata[a], self->sets->pdata[b], metric);
    default:
      g_return_val_if_reached (0);
    }
}

/* The distances of all categories from each other; a new array of rows. */
static double *
dup_distances (const DipleCoding *self, DipleMetric metric, const double *margins)
{
  const guint n = self->n_categories;
  double *distances = g_new (double, (gsize) n *n + 1);

  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      distances[a * n + b] = measure (self, a, b, metric, margins);
  return distances;
}

/* The distances in one item, of all ordered pairs of its values. */
static double
sum_item (const DipleCoding *self, const Item *item, const double *distances)
{
  double sum = 0;

  for (guint i = 0; i < self->n_coders; i++)
    for (guint j = 0; j < self->n_coders; j++)
      if (i != j && item->values[i] != DIPLE_CODING_MISSING &&
          item->values[j] != DIPLE_CODING_MISSING)
        sum += distances[item->values[i] * self->n_categories + item->values[j]];
  return sum;
}

static void
cross_margins (DipleChance *chance, const double *margins, const double *distances, guint n)
{
  for (guint a = 0; a < n; a++)
    {
      chance->n += margins[a];
      for (guint b = 0; b < n; b++)
        chance->crossed += margins[a] * margins[b] * distances[a * n + b];
    }
}

DipleChance
diple_coding_coincidences (const DipleCoding *self, DipleMetric metric)
{
  g_autofree double *margins = dup_margins (self);
  g_autofree double *distances = dup_distances (self, metric, margins);
  DipleChance chance = { 0, 0, 0 };

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);
      const guint n_values = count_values (self, item);

      if (n_values > 1)
        chance.disagree += item->count * sum_item (self, item, distances) / (n_values - 1);
    }
  cross_margins (&chance, margins, distances, self->n_categories);
  return chance;
}

DipleChance
diple_coding_category (const DipleCoding *self, guint category)
{
  g_autoptr (DipleCoding) collapsed = diple_coding_new (self->n_coders, 2);
  g_autofree guint *values = g_new (guint, self->n_coders + 1);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      for (guint coder = 0; coder < self->n_coders; coder++)
        values[coder] = item->values[coder] == DIPLE_CODING_MISSING
                            ? DIPLE_CODING_MISSING
                            : (guint) (item->values[coder] == category);
      diple_coding_add (collapsed, values, item->count);
    }
  return diple_coding_coincidences (collapsed, DIPLE_METRIC_NOMINAL);
}

DipleChance
diple_coding_table (const DipleCoding *self, guint first, guint second)
{
  g_autofree double *rows = g_new0 (double, self->n_categories + 1);
  g_autofree double *columns = g_new0 (double, self->n_categories + 1);
  DipleChance chance = { 0, 0, 0 };

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);
      const guint a = item->values[first];
      const guint b = item->values[second];

      if (a == DIPLE_CODING_MISSING || b == DIPLE_CODING_MISSING)
        continue;
      rows[a] += item->count;
      columns[b] += item->count;
      chance.n += item->count;
      chance.disagree += a != b ? item->count : 0;
    }
  for (guint a = 0; a < self->n_categories; a++)
    chance.crossed += rows[a] * (chance.n - columns[a]);
  return chance;
}

DipleFigure
diple_coding_mean_kappa (const DipleCoding *self)
{
  g_autoptr (GArray) kappas = g_array_new (FALSE, FALSE, sizeof (DipleFigure));

  for (guint first = 0; first < self->n_coders; first++)
    for (guint second = first + 1; second < self->n_coders; second++)
      {
        const DipleChance chance = diple_coding_table (self, first, second);
        const DipleFigure kappa = diple_chance_kappa (&chance);

        g_array_append_val (kappas, kappa);
      }
  return diple_figures_mean ((const DipleFigure *) kappas->data, kappas->len);
}

DipleFigure
diple_coding_fleiss (const DipleCoding *self)
{
  const DipleChance chance = diple_coding_coincidences (self, DIPLE_METRIC_NOMINAL);

  for (guint i = 1; i < self->items->len; i++)
    if (count_values (self, &g_array_index (self->items, Item, i)) !=
        count_values (self, &g_array_index (self->items, Item, 0)))
      return diple_figure_none (DIPLE_FIGURE_INCOMPLETE);
  return diple_chance_kappa (&chance);
}

guint
diple_coding_count_used (const DipleCoding *self)
{
  g_autofree gboolean *used = g_new0 (gboolean, self->n_categories + 1);
  guint n_used = 0;

  for (guint i = 0; i < self->items->len; i++)
    for (guint coder = 0; coder < self->n_coders; coder++)
      {
        const guint value = g_array_index (self->items, Item, i).values[coder];

        if (value == DIPLE_CODING_MISSING || used[value])
          continue;
        used[value] = TRUE;
        n_used++;
      }
  return n_used;
}
