/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-gamma-private.h"

/* Units that no chain of groups connects are aligned apart from each other. This finds for each
 * unit the first one of those it is connected with. */
static guint
find_root (guint *roots, guint unit)
{
  while (roots[unit] != unit)
    unit = roots[unit] = roots[roots[unit]];
  return unit;
}

static void
connect (guint *roots, const guint *members, guint n)
{
  guint root = DIPLE_GAMMA_NOBODY;

  for (guint i = 0; i < n; i++)
    if (members[i] != DIPLE_GAMMA_NOBODY)
      {
        const guint other = find_root (roots, members[i]);

        if (root == DIPLE_GAMMA_NOBODY)
          root = other;
        roots[MAX (root, other)] = MIN (root, other);
        root = MIN (root, other);
      }
}

static guint
get_member (const DipleGammaGroups *groups, guint group)
{
  const guint *members = diple_gamma_groups_get (groups, group);
  guint i = 0;

  while (members[i] == DIPLE_GAMMA_NOBODY)
    i++;
  return members[i];
}

/* The groups, those that are connected side by side; starts has where each such part begins. */
static guint *
dup_parts (const DipleGammaGroups *groups, guint n_units, GArray *starts)
{
  const guint n = groups->savings->len;
  g_autofree guint *roots = g_new (guint, n_units + 1);
  g_autofree guint *counts = g_new0 (guint, n_units + 1);
  guint *parts = g_new (guint, n + 1);

  for (guint i = 0; i < n_units; i++)
    roots[i] = i;
  for (guint i = 0; i < n; i++)
    connect (roots, diple_gamma_groups_get (groups, i), groups->n_annotators);
  for (guint i = 0; i < n; i++)
    counts[find_root (roots, get_member (groups, i))]++;
  for (guint i = 0, sum = 0; i < n_units; i++)
    {
      const guint count = counts[i];

      counts[i] = sum;
      if (count > 0)
        g_array_append_val (starts, sum);
      sum += count;
    }
  g_array_append_val (starts, n);
  for (guint i = 0; i < n; i++)
    parts[counts[find_root (roots, get_member (groups, i))]++] = i;
  return parts;
}

static gboolean
pack_parts (const DipleGammaGroups *groups,
            guint n_units,
            GArray *chosen,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *parts = dup_parts (groups, n_units, starts);

  for (guint i = 0; i + 1 < starts->len; i++)
    {
      const guint start = g_array_index (starts, guint, i);
      const guint n = g_array_index (starts, guint, i + 1) - start;

      if (n == 1)
        g_array_append_val (chosen, parts[start]);
      else if (!diple_gamma_pack (groups, parts + start, n, chosen, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
choose (const DipleGammaCut *cut,
        const DipleGammaGroups *groups,
        const DipleGammaSettings *settings,
        GArray *chosen,
        GCancellable *cancellable,
        GError **error)
{
  if (groups->n_annotators > 2)
    return pack_parts (groups, (guint) cut->plain.n_units, chosen, cancellable, error);
  diple_gamma_assign (groups, cut, settings->delta, chosen);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint *x = a;
  const guint *y = b;

  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    if (x[i] != y[i])
      return x[i] < y[i] ? -1 : 1;
  return 0;
}

/* The chosen groups, and every unit that is in none of them for itself. */
static DipleGammaAlignment *
fill_rows (const DipleGammaCut *cut, const DipleGammaGroups *groups, const GArray *chosen)
{
  const guint n = cut->plain.n_annotators;
  g_autofree gboolean *taken = g_new0 (gboolean, cut->plain.n_units + 1);
  DipleGammaAlignment *self = g_new0 (DipleGammaAlignment, 1);

  self->n_annotators = n;
  self->places = g_new (guint, cut->plain.n_units * n + 1);
  for (guint i = 0; i < chosen->len; i++, self->n_rows++)
    {
      const guint *members = diple_gamma_groups_get (groups, g_array_index (chosen, guint, i));

      memcpy (self->places + (gsize) self->n_rows * n, members, n * sizeof *members);
      for (guint k = 0; k < n; k++)
        if (members[k] != DIPLE_GAMMA_NOBODY)
          taken[members[k]] = TRUE;
    }
  for (guint i = 0; i < cut->plain.n_units; i++)
    if (!taken[i])
      {
        guint *row = self->places + (gsize) self->n_rows++ * n;

        for (guint k = 0; k < n; k++)
          row[k] = k == cut->plain.units[i].annotator ? i : DIPLE_GAMMA_NOBODY;
      }
  g_qsort_with_data (
      self->places, (int) self->n_rows, n * sizeof (guint), compare_rows, GUINT_TO_POINTER (n));
  return self;
}

/* The sum of all rows' disorders over the mean number of units of an annotator. */
static double
measure (const DipleGammaAlignment *self,
         const DipleGammaCut *cut,
         const DipleGammaSettings *settings)
{
  const guint n = self->n_annotators;
  g_autofree const DipleGammaUnit **units = g_new (const DipleGammaUnit *, n);
  double sum = 0;

  for (guint i = 0; i < self->n_rows; i++)
    {
      const guint *row = self->places + (gsize) i * n;

      for (guint k = 0; k < n; k++)
        units[k] = row[k] == DIPLE_GAMMA_NOBODY ? NULL : &cut->plain.units[row[k]];
      sum += diple_gamma_unitary_disorder (units, n, cut->plain.n_categories, settings);
    }
  return sum * n / (double) cut->plain.n_units;
}

DipleGammaAlignment *
diple_gamma_align_cut (const DipleGammaCut *cut,
                       const DipleGammaSettings *settings,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (DipleGammaGroups) groups = NULL;
  DipleGammaAlignment *self;

  groups = diple_gamma_groups_new (cut, settings, cancellable, error);
  if (groups == NULL || !choose (cut, groups, settings, chosen, cancellable, error))
    return NULL;
  diple_gamma_join_ties (
      groups, (guint) cut->plain.n_units, diple_gamma_cut_get_slack (cut, settings), chosen);
  self = fill_rows (cut, groups, chosen);
  self->disorder = measure (self, cut, settings);
  return self;
}

/* Gives annotators and units the numbers that they had before they were brought into order. */
static void
restore (DipleGammaAlignment *self, const DipleGammaCut *cut)
{
  const guint n = self->n_annotators;
  guint *places = g_new (guint, (gsize) self->n_rows * n + 1);

  for (guint i = 0; i < self->n_rows; i++)
    for (guint k = 0; k < n; k++)
      {
        const guint place = self->places[(gsize) i * n + k];

        places[(gsize) i * n + cut->annotators[k]] =
            place == DIPLE_GAMMA_NOBODY ? place : cut->origins[place];
      }
  g_free (self->places);
  self->places = places;
}

DipleGammaAlignment *
diple_gamma_align (const DipleGammaContinuum *continuum,
                   const DipleGammaSettings *settings,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (DipleGammaCut) cut = NULL;
  DipleGammaAlignment *self;

  g_return_val_if_fail (continuum->n_annotators >= 2 && continuum->n_units > 0, NULL);

  cut = diple_gamma_cut_new (continuum);
  self = diple_gamma_align_cut (cut, settings, cancellable, error);
  if (self != NULL)
    restore (self, cut);
  return self;
}

void
diple_gamma_alignment_free (DipleGammaAlignment *self)
{
  g_free (self->places);
  g_free (self);
}
