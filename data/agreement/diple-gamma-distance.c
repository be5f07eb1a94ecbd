/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-gamma-private.h"

#include <math.h>

double
diple_gamma_positional (const DipleGammaUnit *u, const DipleGammaUnit *v)
{
  const gint64 apart = ABS (u->start - v->start) + ABS (u->end - v->end);
  const gint64 lengths = (u->end - u->start) + (v->end - v->start);
  const double share = (double) apart / (double) lengths;

  return share * share;
}

static double
categorical (const DipleGammaUnit *u,
             const DipleGammaUnit *v,
             guint n_categories,
             const double *distances)
{
  if (distances == NULL)
    return u->category == v->category ? 0 : 1;
  return distances[(gsize) u->category * n_categories + v->category];
}

double
diple_gamma_dissimilarity (const DipleGammaUnit *u,
                           const DipleGammaUnit *v,
                           guint n_categories,
                           const DipleGammaSettings *settings)
{
  return settings->delta * (settings->alpha * diple_gamma_positional (u, v) +
                            settings->beta * categorical (u, v, n_categories, settings->distances));
}

double
diple_gamma_unitary_disorder (const DipleGammaUnit *const *units,
                              guint n,
                              guint n_categories,
                              const DipleGammaSettings *settings)
{
  double sum = 0;

  g_return_val_if_fail (n >= 2, NAN);

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      sum += units[i] == NULL || units[j] == NULL
                 ? settings->delta
                 : diple_gamma_dissimilarity (units[i], units[j], n_categories, settings);
  return sum / (n * (n - 1) / 2.0);
}

/* What a pair within a unitary alignment of n_units units counts: the less, the farther its units
 * lie apart and the more pairs there are for each unit. */
static double
weigh_pair (const DipleGammaUnit *u,
            const DipleGammaUnit *v,
            guint n_units,
            const DipleGammaSettings *settings)
{
  const double scale = settings->cat == DIPLE_GAMMA_CAT_PYGAMMA ? settings->alpha : 1;
  const double near = 1 - scale * diple_gamma_positional (u, v);

  return near > 0 ? near / (n_units - 1) : 0;
}

static void
add_pair (const DipleGammaUnit *u,
          const DipleGammaUnit *v,
          guint n_categories,
          double distance,
          double weight,
          double *distances,
          double *weights)
{
  const guint places[] = { u->category, v->category, n_categories };

  for (guint i = u->category == v->category ? 1 : 0; i < G_N_ELEMENTS (places); i++)
    {
      distances[places[i]] += distance * weight;
      weights[places[i]] += weight;
    }
}

static void
add_row (const DipleGammaContinuum *continuum,
         const guint *row,
         guint n,
         const DipleGammaSettings *settings,
         double *distances,
         double *weights)
{
  const DipleGammaUnit *units = continuum->units;
  const guint n_categories = continuum->n_categories;
  guint n_units = 0;

  for (guint i = 0; i < n; i++)
    n_units += row[i] != G_MAXUINT;
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        const guint a = MIN (row[i], row[j]);
        const guint b = MAX (row[i], row[j]);

        if (b != G_MAXUINT)
          add_pair (&units[a],
                    &units[b],
                    n_categories,
                    categorical (&units[a], &units[b], n_categories, settings->distances),
                    weigh_pair (&units[a], &units[b], n_units, settings),
                    distances,
                    weights);
        else if (a != G_MAXUINT && settings->cat == DIPLE_GAMMA_CAT_PYGAMMA)
          add_pair (&units[a],
                    &units[a],
                    n_categories,
                    settings->delta,
                    settings->delta,
                    distances,
                    weights);
      }
}

void
diple_gamma_cat_sums (const DipleGammaContinuum *continuum,
                      const DipleGammaAlignment *alignment,
                      const DipleGammaSettings *settings,
                      double *distances,
                      double *weights)
{
  for (guint i = 0; i < alignment->n_rows; i++)
    add_row (continuum,
             alignment->places + (gsize) i * alignment->n_annotators,
             alignment->n_annotators,
             settings,
             distances,
             weights);
}

double
diple_gamma_cat_disorder (const DipleGammaContinuum *continuum,
                          const DipleGammaAlignment *alignment,
                          guint category,
                          const DipleGammaSettings *settings)
{
  const guint place = MIN (category, continuum->n_categories);
  g_autofree double *distances = g_new0 (double, continuum->n_categories + 1);
  g_autofree double *weights = g_new0 (double, continuum->n_categories + 1);

  diple_gamma_cat_sums (continuum, alignment, settings, distances, weights);
  return weights[place] > 0 ? distances[place] / weights[place] : NAN;
}
