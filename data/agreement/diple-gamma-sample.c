/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-gamma-private.h"

#include "data/core/diple-random-private.h"

#define TRIES 1000

/* Shuffles are told apart when they were turned by half the mean length of a unit at least:
 * annotators who were drawn twice would be found to agree otherwise. Once there is no room for
 * that, any will do. */
static gboolean
far_from (gint64 turn, const gint64 *turns, guint n, gint64 round, gint64 lengths, gint64 units)
{
  for (guint i = 0; i < n; i++)
    {
      const gint64 one_way = ABS (turn - turns[i]);
      const gint64 apart = MIN (one_way, round - one_way);

      if (2 * apart * units < lengths)
        return FALSE;
    }
  return TRUE;
}

static gint64
sum_lengths (const DipleGammaContinuum *plain)
{
  gint64 sum = 0;

  for (gsize i = 0; i < plain->n_units; i++)
    sum += plain->units[i].end - plain->units[i].start;
  return sum;
}

static gint64
draw_turn (DipleRandom *random, const DipleGammaContinuum *plain, const gint64 *turns, guint n)
{
  const gint64 round = plain->end - plain->begin;
  const gint64 lengths = sum_lengths (plain);
  gint64 turn = 0;

  for (guint i = 0; i < TRIES; i++)
    {
      turn = (gint64) diple_random_below (random, (guint64) round);
      if (far_from (turn, turns, n, round, lengths, (gint64) plain->n_units))
        break;
    }
  return turn;
}

/* Who is drawn keeps all units whole: one that crosses the end goes on past it. */
static void
add_turned (GArray *sample, const DipleGammaCut *cut, guint drawn, guint place, gint64 turn)
{
  const DipleGammaContinuum *plain = &cut->plain;

  for (guint i = cut->first[drawn]; i < cut->first[drawn + 1]; i++)
    {
      DipleGammaUnit unit = plain->units[i];
      const gint64 length = unit.end - unit.start;

      unit.start = plain->begin + (unit.start - plain->begin + turn) % (plain->end - plain->begin);
      unit.end = unit.start + length;
      unit.annotator = place;
      g_array_append_val (sample, unit);
    }
}

static GArray *
draw (DipleRandom *random, const DipleGammaCut *cut)
{
  const guint n = cut->plain.n_annotators;
  g_autofree gint64 *turns = g_new (gint64, n);
  GArray *sample = g_array_new (FALSE, FALSE, sizeof (DipleGammaUnit));

  for (guint i = 0; i < n; i++)
    {
      const guint drawn = (guint) diple_random_below (random, n);

      turns[i] = draw_turn (random, &cut->plain, turns, i);
      add_turned (sample, cut, drawn, i, turns[i]);
    }
  return sample;
}

/* Nothing but annotators without units may be drawn; there is no disorder in that, so it does not
 * count. */
static GArray *
sample_cut (const DipleGammaCut *cut, guint64 seed, guint index)
{
  DipleRandom random = diple_random_split (seed, index);
  g_autoptr (GArray) sample = NULL;

  do
    {
      g_clear_pointer (&sample, g_array_unref);
      sample = draw (&random, cut);
    }
  while (sample->len == 0);
  return g_steal_pointer (&sample);
}

DipleGammaCut *
diple_gamma_cut_sample (const DipleGammaCut *cut, guint64 seed, guint index)
{
  g_autoptr (GArray) units = sample_cut (cut, seed, index);
  DipleGammaContinuum sample = cut->plain;

  sample.units = (const DipleGammaUnit *) units->data;
  sample.n_units = units->len;
  return diple_gamma_cut_new (&sample);
}

GArray *
diple_gamma_sample (const DipleGammaContinuum *continuum, guint64 seed, guint index)
{
  g_autoptr (DipleGammaCut) cut = NULL;

  g_return_val_if_fail (continuum->n_annotators > 0 && continuum->n_units > 0, NULL);

  cut = diple_gamma_cut_new (continuum);
  return sample_cut (cut, seed, index);
}
