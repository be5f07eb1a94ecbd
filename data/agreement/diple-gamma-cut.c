/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-gamma-private.h"

static int
compare_units (const DipleGammaUnit *a, const DipleGammaUnit *b)
{
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->end != b->end)
    return a->end < b->end ? -1 : 1;
  return (a->category > b->category) - (a->category < b->category);
}

static int
compare_placed (gconstpointer a, gconstpointer b, gpointer units)
{
  const guint x = *(const guint *) a;
  const guint y = *(const guint *) b;
  int order =
      compare_units (&((const DipleGammaUnit *) units)[x], &((const DipleGammaUnit *) units)[y]);

  return order != 0 ? order : (x > y) - (x < y);
}

static int
compare_annotators (gconstpointer a, gconstpointer b, gpointer units)
{
  const GArray *x = *(GArray *const *) a;
  const GArray *y = *(GArray *const *) b;
  const DipleGammaUnit *all = units;

  for (guint i = 0; i < x->len && i < y->len; i++)
    {
      int order =
          compare_units (&all[g_array_index (x, guint, i)], &all[g_array_index (y, guint, i)]);

      if (order != 0)
        return order;
    }
  return (x->len > y->len) - (x->len < y->len);
}

/* Each annotator's units in their order, as indices. */
static GPtrArray *
collect (const DipleGammaContinuum *continuum)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < continuum->n_annotators; i++)
    g_ptr_array_add (all, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < continuum->n_units; i++)
    g_array_append_val (g_ptr_array_index (all, continuum->units[i].annotator), i);
  for (guint i = 0; i < all->len; i++)
    g_array_sort_with_data (
        g_ptr_array_index (all, i), compare_placed, (gpointer) continuum->units);
  return all;
}

/* The numbers of the annotators, in the order of what they marked. */
static void
order_annotators (DipleGammaCut *self, const DipleGammaContinuum *continuum, GPtrArray *all)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < all->len; i++)
    g_hash_table_insert (numbers, all->pdata[i], GUINT_TO_POINTER (i));
  g_qsort_with_data (all->pdata,
                     (int) all->len,
                     sizeof (gpointer),
                     compare_annotators,
                     (gpointer) continuum->units);
  for (guint i = 0; i < all->len; i++)
    self->annotators[i] = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, all->pdata[i]));
}

static void
lay_out (DipleGammaCut *self, const DipleGammaContinuum *continuum, GPtrArray *all)
{
  DipleGammaUnit *units = g_new (DipleGammaUnit, continuum->n_units + 1);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const GArray *own = g_ptr_array_index (all, i);

      self->first[i] = n;
      for (guint k = 0; k < own->len; k++, n++)
        {
          self->origins[n] = g_array_index (own, guint, k);
          units[n] = continuum->units[self->origins[n]];
          units[n].annotator = i;
        }
    }
  self->first[all->len] = n;
  self->plain.units = units;
}

static void
measure (DipleGammaContinuum *plain)
{
  if (plain->begin != plain->end || plain->n_units == 0)
    return;
  plain->begin = plain->units[0].start;
  plain->end = plain->units[0].end;
  for (gsize i = 1; i < plain->n_units; i++)
    {
      plain->begin = MIN (plain->begin, plain->units[i].start);
      plain->end = MAX (plain->end, plain->units[i].end);
    }
}

DipleGammaCut *
diple_gamma_cut_new (const DipleGammaContinuum *continuum)
{
  DipleGammaCut *self = g_new0 (DipleGammaCut, 1);
  g_autoptr (GPtrArray) all = collect (continuum);

  self->plain = *continuum;
  self->origins = g_new (guint, continuum->n_units + 1);
  self->annotators = g_new (guint, continuum->n_annotators + 1);
  self->first = g_new (guint, continuum->n_annotators + 1);
  order_annotators (self, continuum, all);
  lay_out (self, continuum, all);
  measure (&self->plain);
  return self;
}

void
diple_gamma_cut_free (DipleGammaCut *self)
{
  g_free ((gpointer) self->plain.units);
  g_free (self->origins);
  g_free (self->annotators);
  g_free (self->first);
  g_free (self);
}

guint
diple_gamma_cut_get_pairs (const DipleGammaCut *self)
{
  return self->plain.n_annotators * (self->plain.n_annotators - 1) / 2;
}

double
diple_gamma_cut_get_slack (const DipleGammaCut *self, const DipleGammaSettings *settings)
{
  return 1e-9 * diple_gamma_cut_get_pairs (self) * settings->delta;
}
