/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/core/diple-random-private.h"
#include "data/diple-error.h"
#include "data/diple-gamma.h"

#include <math.h>

#define N_CATEGORIES 3

/* Units at random: what a test wants is that they touch, nest and cross. */
static GArray *
make_units (DipleRandom *random, guint n_annotators, guint n_each, guint length)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (DipleGammaUnit));

  for (guint i = 0; i < n_annotators; i++)
    for (guint k = 0; k < n_each; k++)
      {
        DipleGammaUnit unit = { .annotator = i };

        unit.start = (gint64) diple_random_below (random, length);
        unit.end = unit.start + 1 + (gint64) diple_random_below (random, length / 4);
        unit.category = (guint) diple_random_below (random, N_CATEGORIES);
        g_array_append_val (units, unit);
      }
  return units;
}

static DipleGammaContinuum
get_continuum (const GArray *units, guint n_annotators)
{
  return (DipleGammaContinuum){
    .n_annotators = n_annotators,
    .n_categories = N_CATEGORIES,
    .units = (const DipleGammaUnit *) (gpointer) units->data,
    .n_units = units->len,
  };
}

static DipleGamma *
compute (const DipleGammaContinuum *continuum, const DipleGammaSettings *settings)
{
  g_autoptr (GError) error = NULL;
  DipleGamma *gamma = diple_gamma_compute (continuum, settings, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return gamma;
}

/* The least cost of any partition of the units that are left, by trying them all: the first one of
 * them is grouped with every choice of the other annotators' units. */
typedef struct
{
  const DipleGammaContinuum *continuum;
  const DipleGammaSettings *settings;
  gboolean used[32];
  const DipleGammaUnit *group[8];
} Trial;

static double try_rest (Trial *trial);

static double
try_annotator (Trial *trial, guint first, guint annotator)
{
  const DipleGammaContinuum *continuum = trial->continuum;
  double best;

  if (annotator == continuum->n_annotators)
    {
      double cost = diple_gamma_unitary_disorder (
          trial->group, annotator, continuum->n_categories, trial->settings);
      const DipleGammaUnit *group[8];

      memcpy (group, trial->group, sizeof group);
      cost += try_rest (trial);
      memcpy (trial->group, group, sizeof group);
      return cost;
    }
  if (annotator == continuum->units[first].annotator)
    {
      trial->group[annotator] = &continuum->units[first];
      return try_annotator (trial, first, annotator + 1);
    }
  trial->group[annotator] = NULL;
  best = try_annotator (trial, first, annotator + 1);
  for (guint i = 0; i < continuum->n_units; i++)
    if (!trial->used[i] && continuum->units[i].annotator == annotator)
      {
        trial->used[i] = TRUE;
        trial->group[annotator] = &continuum->units[i];
        best = fmin (best, try_annotator (trial, first, annotator + 1));
        trial->used[i] = FALSE;
      }
  return best;
}

static double
try_rest (Trial *trial)
{
  guint first = 0;
  double best;

  while (first < trial->continuum->n_units && trial->used[first])
    first++;
  if (first == trial->continuum->n_units)
    return 0;
  trial->used[first] = TRUE;
  best = try_annotator (trial, first, 0);
  trial->used[first] = FALSE;
  return best;
}

static void
assert_best (DipleRandom *random,
             guint n_annotators,
             guint n_each,
             const DipleGammaSettings *settings)
{
  g_autoptr (GArray) units = make_units (random, n_annotators, n_each, 16);
  const DipleGammaContinuum continuum = get_continuum (units, n_annotators);
  Trial trial = { .continuum = &continuum, .settings = settings };
  g_autoptr (DipleGammaAlignment) alignment = NULL;
  g_autoptr (GError) error = NULL;

  alignment = diple_gamma_align (&continuum, settings, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (alignment->disorder, try_rest (&trial) / n_each, 1e-9);
}

static void
test_no_alignment_is_better_than_the_best (void)
{
  DipleRandom random = diple_random_seed (4);
  DipleGammaSettings settings = DIPLE_GAMMA_SETTINGS_INIT;

  for (guint i = 0; i < 60; i++)
    {
      settings.alpha = 0.5 * (double) diple_random_below (&random, 7);
      settings.delta = 0.5 + 0.25 * (double) diple_random_below (&random, 4);
      assert_best (&random, 2, 5, &settings);
      assert_best (&random, 3, 3, &settings);
      if (i % 4 == 0)
        assert_best (&random, 4, 2, &settings);
    }
}

static void
test_every_unit_is_aligned_once (void)
{
  DipleRandom random = diple_random_seed (5);
  const DipleGammaSettings settings = DIPLE_GAMMA_SETTINGS_INIT;
  g_autoptr (GArray) units = make_units (&random, 3, 20, 120);
  const DipleGammaContinuum continuum = get_continuum (units, 3);
  g_autoptr (DipleGammaAlignment) alignment = NULL;
  guint seen[60] = { 0 };

  alignment = diple_gamma_align (&continuum, &settings, NULL, NULL);
  g_assert_nonnull (alignment);
  for (guint i = 0; i < alignment->n_rows; i++)
    for (guint k = 0; k < 3; k++)
      {
        const guint place = alignment->places[i * 3 + k];

        if (place == G_MAXUINT)
          continue;
        g_assert_cmpuint (place, <, continuum.n_units);
        g_assert_cmpuint (continuum.units[place].annotator, ==, k);
        seen[place]++;
      }
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    g_assert_cmpuint (seen[i], ==, 1);
}

/* Units back to front, annotators renamed. */
static GArray *
turn_round (const GArray *units, guint n_annotators)
{
  GArray *turned = g_array_new (FALSE, FALSE, sizeof (DipleGammaUnit));

  for (guint i = units->len; i-- > 0;)
    {
      DipleGammaUnit unit = g_array_index (units, DipleGammaUnit, i);

      unit.annotator = (unit.annotator + 1) % n_annotators;
      g_array_append_val (turned, unit);
    }
  return turned;
}

static void
assert_same_figure (const DipleGammaFigure *a, const DipleGammaFigure *b)
{
  g_assert_cmpint (a->reason, ==, b->reason);
  if (a->reason != DIPLE_GAMMA_DEFINED)
    return;
  g_assert_cmpfloat (a->value, ==, b->value);
  g_assert_cmpfloat (a->observed, ==, b->observed);
}

static void
test_order_of_units_and_annotators_changes_no_figure (gconstpointer data)
{
  const guint n = GPOINTER_TO_UINT (data);
  DipleRandom random = diple_random_seed (6);
  const DipleGammaSettings settings = DIPLE_GAMMA_SETTINGS_INIT;

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GArray) units = make_units (&random, n, 12, 80);
      g_autoptr (GArray) turned = turn_round (units, n);
      const DipleGammaContinuum one = get_continuum (units, n);
      const DipleGammaContinuum other = get_continuum (turned, n);
      g_autoptr (DipleGamma) a = compute (&one, &settings);
      g_autoptr (DipleGamma) b = compute (&other, &settings);

      assert_same_figure (&a->gamma, &b->gamma);
      assert_same_figure (&a->cat, &b->cat);
      for (guint k = 0; k < N_CATEGORIES; k++)
        assert_same_figure (&a->by_category[k], &b->by_category[k]);
      g_assert_cmpuint (a->samples, ==, b->samples);
    }
}

static void
test_who_agree_in_everything_have_gamma_1 (void)
{
  DipleRandom random = diple_random_seed (7);
  const DipleGammaSettings settings = DIPLE_GAMMA_SETTINGS_INIT;
  g_autoptr (GArray) units = make_units (&random, 1, 10, 100);
  DipleGammaContinuum continuum;
  g_autoptr (DipleGamma) gamma = NULL;

  for (guint i = 0; i < 20; i++)
    {
      DipleGammaUnit unit = g_array_index (units, DipleGammaUnit, i);

      unit.annotator++;
      g_array_append_val (units, unit);
    }
  continuum = get_continuum (units, 3);
  gamma = compute (&continuum, &settings);
  g_assert_cmpfloat (gamma->gamma.value, ==, 1);
  g_assert_cmpfloat (gamma->cat.value, ==, 1);
  g_assert_cmpuint (gamma->n_alignments, ==, 10);
}

static void
test_precision_asks_for_more_samples (void)
{
  DipleRandom random = diple_random_seed (8);
  DipleGammaSettings settings = DIPLE_GAMMA_SETTINGS_INIT;
  g_autoptr (GArray) units = make_units (&random, 2, 6, 60);
  const DipleGammaContinuum continuum = get_continuum (units, 2);
  g_autoptr (DipleGamma) coarse = NULL;
  g_autoptr (DipleGamma) fine = NULL;

  settings.precision = 0.5;
  coarse = compute (&continuum, &settings);
  settings.precision = 0.01;
  fine = compute (&continuum, &settings);
  g_assert_cmpuint (coarse->samples, ==, 30);
  g_assert_cmpuint (fine->samples, >, 100);
}

static void
test_undefined_figures_say_why (void)
{
  const DipleGammaSettings settings = DIPLE_GAMMA_SETTINGS_INIT;
  const DipleGammaUnit lone = { 3, 9, 0, 0 };
  const DipleGammaContinuum empty = { 0, 50, 2, 1, NULL, 0 };
  const DipleGammaContinuum single = { 0, 50, 1, 1, &lone, 1 };
  const DipleGammaContinuum one_sided = { 0, 50, 2, 1, &lone, 1 };
  g_autoptr (DipleGamma) a = compute (&empty, &settings);
  g_autoptr (DipleGamma) b = compute (&single, &settings);
  g_autoptr (DipleGamma) c = compute (&one_sided, &settings);

  g_assert_cmpint (a->gamma.reason, ==, DIPLE_GAMMA_NO_UNITS);
  g_assert_true (isnan (a->gamma.value));
  g_assert_cmpint (b->gamma.reason, ==, DIPLE_GAMMA_ONE_ANNOTATOR);
  g_assert_cmpint (c->gamma.reason, ==, DIPLE_GAMMA_DEFINED);
  g_assert_cmpfloat (c->gamma.value, <=, 0);
  g_assert_cmpint (c->cat.reason, ==, DIPLE_GAMMA_NO_PAIRS);
}

static void
test_too_many_ways_to_align_are_refused (void)
{
  DipleRandom random = diple_random_seed (9);
  DipleGammaSettings settings = DIPLE_GAMMA_SETTINGS_INIT;
  g_autoptr (GArray) units = make_units (&random, 3, 30, 40);
  const DipleGammaContinuum continuum = get_continuum (units, 3);
  g_autoptr (GError) error = NULL;

  settings.max_alignable = 100;
  g_assert_null (diple_gamma_compute (&continuum, &settings, NULL, NULL, NULL, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
}

static void
cancel_cb (double fraction, gpointer cancellable)
{
  g_assert_cmpfloat (fraction, <, 0.5);
  if (fraction > 0.2)
    g_cancellable_cancel (cancellable);
}

static void
test_computing_can_be_cancelled (gconstpointer data)
{
  const guint n = GPOINTER_TO_UINT (data);
  DipleRandom random = diple_random_seed (10);
  const DipleGammaSettings settings = DIPLE_GAMMA_SETTINGS_INIT;
  g_autoptr (GArray) units = make_units (&random, n, 10, 60);
  const DipleGammaContinuum continuum = get_continuum (units, n);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (
      diple_gamma_compute (&continuum, &settings, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_seed_decides_the_samples (void)
{
  static const DipleGammaUnit units[] = {
    { 0, 10, 0, 0 }, { 20, 30, 0, 1 }, { 5, 12, 1, 0 }, { 40, 60, 1, 2 }
  };
  const DipleGammaContinuum continuum = { 0, 100, 2, N_CATEGORIES, units, 4 };
  static const DipleGammaUnit wanted[] = {
    { 95, 105, 0, 0 }, { 15, 25, 0, 1 }, { 6, 16, 1, 0 }, { 26, 36, 1, 1 }
  };
  static const DipleGammaUnit next[] = {
    { 35, 42, 0, 0 }, { 70, 90, 0, 2 }, { 73, 80, 1, 0 }, { 8, 28, 1, 2 }
  };
  g_autoptr (GArray) sample = diple_gamma_sample (&continuum, 42, 0);
  g_autoptr (GArray) other = diple_gamma_sample (&continuum, 42, 1);

  g_assert_cmpmem (sample->data, sample->len * sizeof *wanted, wanted, sizeof wanted);
  g_assert_cmpmem (other->data, other->len * sizeof *next, next, sizeof next);
}

static void
test_pool_sums_disorders_in_any_order (void)
{
  const DipleGammaFigure figures[] = { { 0.5, 0.5, 1, DIPLE_GAMMA_DEFINED },
                                       { NAN, NAN, NAN, DIPLE_GAMMA_NO_UNITS },
                                       { 0.9, 0.2, 2, DIPLE_GAMMA_DEFINED } };
  const DipleGammaFigure turned[] = { figures[2], figures[0], figures[1] };
  const DipleGammaFigure a = diple_gamma_pool (figures, G_N_ELEMENTS (figures));
  const DipleGammaFigure b = diple_gamma_pool (turned, G_N_ELEMENTS (turned));
  const DipleGammaFigure none = diple_gamma_pool (&figures[1], 1);

  g_assert_cmpfloat_with_epsilon (a.value, 1 - 0.7 / 3, 1e-12);
  g_assert_cmpfloat (a.value, ==, b.value);
  g_assert_cmpint (none.reason, ==, DIPLE_GAMMA_NO_UNITS);
}

/* Steele, Lea and Flood 2014; the first five are those of Rosetta Code's "Pseudo-random
 * numbers/Splitmix64". */
static void
test_random_numbers_are_those_of_splitmix64 (void)
{
  static const guint64 published[] = { 6457827717110365317U,
                                       3203168211198807973U,
                                       9817491932198370423U,
                                       4593380528125082431U,
                                       16408922859458223821U };
  static const guint64 below_10[] = { 7, 1, 2, 3, 0, 8, 2, 8, 3, 6, 2, 4, 5, 5, 6, 2, 1, 4, 0, 6 };
  DipleRandom random = diple_random_seed (1234567);

  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    g_assert_cmpuint (diple_random_next (&random), ==, published[i]);
  random = diple_random_seed (42);
  for (guint i = 0; i < G_N_ELEMENTS (below_10); i++)
    g_assert_cmpuint (diple_random_below (&random, 10), ==, below_10[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gamma/no-alignment-is-better-than-the-best",
                   test_no_alignment_is_better_than_the_best);
  g_test_add_func ("/gamma/every-unit-is-aligned-once", test_every_unit_is_aligned_once);
  g_test_add_data_func ("/gamma/order-changes-no-figure/two",
                        GUINT_TO_POINTER (2),
                        test_order_of_units_and_annotators_changes_no_figure);
  g_test_add_data_func ("/gamma/order-changes-no-figure/three",
                        GUINT_TO_POINTER (3),
                        test_order_of_units_and_annotators_changes_no_figure);
  g_test_add_func ("/gamma/who-agree-in-everything-have-gamma-1",
                   test_who_agree_in_everything_have_gamma_1);
  g_test_add_func ("/gamma/precision-asks-for-more-samples", test_precision_asks_for_more_samples);
  g_test_add_func ("/gamma/undefined-figures-say-why", test_undefined_figures_say_why);
  g_test_add_func ("/gamma/too-many-ways-to-align-are-refused",
                   test_too_many_ways_to_align_are_refused);
  g_test_add_data_func ("/gamma/computing-can-be-cancelled/two",
                        GUINT_TO_POINTER (2),
                        test_computing_can_be_cancelled);
  g_test_add_data_func ("/gamma/computing-can-be-cancelled/three",
                        GUINT_TO_POINTER (3),
                        test_computing_can_be_cancelled);
  g_test_add_func ("/gamma/seed-decides-the-samples", test_seed_decides_the_samples);
  g_test_add_func ("/gamma/pool-sums-disorders-in-any-order",
                   test_pool_sums_disorders_in_any_order);
  g_test_add_func ("/gamma/random-numbers-are-those-of-splitmix64",
                   test_random_numbers_are_those_of_splitmix64);

  return g_test_run ();
}
