/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-gamma-private.h"

#include <math.h>

#define FEWEST_SAMPLES 30
#define MOST_SAMPLES 10000
#define TWO_SIDED_95 1.96

/* What the samples of one document come to. */
typedef struct
{
  const DipleGammaCut *cut;
  const DipleGammaSettings *settings;
  guint n_figures;  /* of categories: n_categories + 1 */
  double *cat_sums; /* of disorders, and in how many samples there was one */
  guint *cat_counts;
  GArray *disorders; /* double */
} Chance;

static double *
dup_cat_disorders (const DipleGammaCut *cut,
                   const DipleGammaAlignment *alignment,
                   const DipleGammaSettings *settings)
{
  const guint n = cut->plain.n_categories + 1;
  g_autofree double *weights = g_new0 (double, n);
  double *disorders = g_new0 (double, n);

  diple_gamma_cat_sums (&cut->plain, alignment, settings, disorders, weights);
  for (guint i = 0; i < n; i++)
    disorders[i] = weights[i] > 0 ? disorders[i] / weights[i] : NAN;
  return disorders;
}

static gboolean
add_sample (Chance *chance, guint index, GCancellable *cancellable, GError **error)
{
  g_autoptr (DipleGammaCut) sample = NULL;
  g_autoptr (DipleGammaAlignment) alignment = NULL;
  g_autofree double *disorders = NULL;

  sample = diple_gamma_cut_sample (chance->cut, chance->settings->seed, index);
  alignment = diple_gamma_align_cut (sample, chance->settings, cancellable, error);
  if (alignment == NULL)
    return FALSE;
  g_array_append_val (chance->disorders, alignment->disorder);
  disorders = dup_cat_disorders (sample, alignment, chance->settings);
  for (guint i = 0; i < chance->n_figures; i++)
    if (!isnan (disorders[i]))
      {
        chance->cat_sums[i] += disorders[i];
        chance->cat_counts[i]++;
      }
  return TRUE;
}

static double
get_mean (const GArray *values)
{
  double sum = 0;

  for (guint i = 0; i < values->len; i++)
    sum += g_array_index (values, double, i);
  return sum / values->len;
}

/* Mathet et al. 2015: so many samples that the mean is known as exactly as is asked. */
static guint
count_needed (const Chance *chance)
{
  const double mean = get_mean (chance->disorders);
  double squares = 0;
  double ratio;

  if (chance->settings->samples > 0 || !(mean > 0) || !(chance->settings->precision > 0))
    return chance->disorders->len;
  for (guint i = 0; i < chance->disorders->len; i++)
    {
      const double off = g_array_index (chance->disorders, double, i) - mean;

      squares += off * off;
    }
  ratio = TWO_SIDED_95 / (chance->settings->precision * mean);
  return (guint) ceil (fmin (MOST_SAMPLES, ratio * ratio * squares / chance->disorders->len));
}

static gboolean
add_samples (Chance *chance,
             guint until,
             DipleGammaProgress progress,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  for (guint i = chance->disorders->len; i < until; i++)
    {
      if (!add_sample (chance, i, cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress ((i + 1) / (double) until, data);
    }
  return TRUE;
}

static gboolean
add_enough_samples (Chance *chance,
                    DipleGammaProgress progress,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  const guint asked = chance->settings->samples;

  return add_samples (
             chance, asked > 0 ? asked : FEWEST_SAMPLES, progress, data, cancellable, error) &&
         add_samples (chance, count_needed (chance), progress, data, cancellable, error);
}

static DipleGammaFigure
figure_new (double observed, double expected)
{
  DipleGammaFigure figure = { NAN, observed, expected, DIPLE_GAMMA_DEFINED };

  if (isnan (observed))
    figure.reason = DIPLE_GAMMA_NO_PAIRS;
  else if (observed == 0)
    figure.value = 1;
  else if (expected > 0)
    figure.value = 1 - observed / expected;
  else
    figure.reason = DIPLE_GAMMA_NO_CHANCE;
  return figure;
}

static DipleGammaFigure
figure_new_undefined (DipleGammaReason reason)
{
  return (DipleGammaFigure){ NAN, NAN, NAN, reason };
}

static DipleGamma *
gamma_new (const DipleGammaContinuum *continuum, DipleGammaReason reason)
{
  DipleGamma *self = g_new0 (DipleGamma, 1);

  self->gamma = figure_new_undefined (reason);
  self->cat = self->gamma;
  self->n_units = (guint) continuum->n_units;
  self->n_categories = continuum->n_categories;
  self->by_category = g_new (DipleGammaFigure, continuum->n_categories + 1);
  for (guint i = 0; i < continuum->n_categories; i++)
    self->by_category[i] = self->gamma;
  return self;
}

static void
compare (DipleGamma *self, const DipleGammaAlignment *alignment, const Chance *chance)
{
  g_autofree double *observed = NULL;

  observed = dup_cat_disorders (chance->cut, alignment, chance->settings);
  self->n_alignments = alignment->n_rows;
  self->samples = chance->disorders->len;
  self->gamma = figure_new (alignment->disorder, get_mean (chance->disorders));
  for (guint i = 0; i < chance->n_figures; i++)
    {
      DipleGammaFigure *figure = i < self->n_categories ? &self->by_category[i] : &self->cat;

      *figure = figure_new (observed[i], chance->cat_sums[i] / chance->cat_counts[i]);
    }
}

static gboolean
measure (DipleGamma *self,
         Chance *chance,
         DipleGammaProgress progress,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (DipleGammaAlignment) alignment = NULL;

  alignment = diple_gamma_align_cut (chance->cut, chance->settings, cancellable, error);
  if (alignment == NULL || !add_enough_samples (chance, progress, data, cancellable, error))
    return FALSE;
  compare (self, alignment, chance);
  return TRUE;
}

DipleGamma *
diple_gamma_compute (const DipleGammaContinuum *continuum,
                     const DipleGammaSettings *settings,
                     DipleGammaProgress progress,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (DipleGammaCut) cut = NULL;
  g_autoptr (DipleGamma) self = NULL;
  g_autofree double *sums = g_new0 (double, continuum->n_categories + 1);
  g_autofree guint *counts = g_new0 (guint, continuum->n_categories + 1);
  g_autoptr (GArray) disorders = g_array_new (FALSE, FALSE, sizeof (double));
  Chance chance = { .settings = settings, .n_figures = continuum->n_categories + 1 };

  if (continuum->n_annotators < 2)
    return gamma_new (continuum, DIPLE_GAMMA_ONE_ANNOTATOR);
  self = gamma_new (continuum, DIPLE_GAMMA_NO_UNITS);
  if (continuum->n_units == 0)
    return g_steal_pointer (&self);
  cut = diple_gamma_cut_new (continuum);
  chance.cut = cut;
  chance.cat_sums = sums;
  chance.cat_counts = counts;
  chance.disorders = disorders;
  if (!measure (self, &chance, progress, data, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
diple_gamma_free (DipleGamma *self)
{
  g_free (self->by_category);
  g_free (self);
}

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  const DipleGammaFigure *x = a;
  const DipleGammaFigure *y = b;

  if (x->observed != y->observed)
    return x->observed < y->observed ? -1 : 1;
  return (x->expected > y->expected) - (x->expected < y->expected);
}

DipleGammaFigure
diple_gamma_pool (const DipleGammaFigure *figures, gsize n)
{
  g_autoptr (GArray) defined = g_array_new (FALSE, FALSE, sizeof (DipleGammaFigure));
  DipleGammaFigure sum = figure_new_undefined (DIPLE_GAMMA_ONE_ANNOTATOR);

  for (gsize i = 0; i < n; i++)
    if (figures[i].reason == DIPLE_GAMMA_DEFINED)
      g_array_append_val (defined, figures[i]);
    else
      sum.reason = MAX (sum.reason, figures[i].reason);
  if (defined->len == 0)
    return sum;
  g_array_sort (defined, compare_figures);
  sum.observed = sum.expected = 0;
  for (guint i = 0; i < defined->len; i++)
    {
      const DipleGammaFigure *figure = &g_array_index (defined, DipleGammaFigure, i);

      sum.observed += figure->observed;
      sum.expected += isnan (figure->expected) ? 0 : figure->expected;
    }
  return figure_new (sum.observed, sum.expected);
}
