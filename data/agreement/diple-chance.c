/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-coding.h"

static DipleFigureReason
reason (const DipleChance *chance)
{
  return chance->n > 0 ? DIPLE_FIGURE_NO_VARIATION : DIPLE_FIGURE_NO_DOCUMENTS;
}

DipleFigure
diple_chance_alpha (const DipleChance *chance)
{
  return diple_figure_complement (
      diple_figure_divide (chance->disagree * (chance->n - 1), chance->crossed, reason (chance)));
}

DipleFigure
diple_chance_kappa (const DipleChance *chance)
{
  return diple_figure_complement (
      diple_figure_divide (chance->disagree * chance->n, chance->crossed, reason (chance)));
}

DipleFigure
diple_chance_percent (const DipleChance *chance)
{
  return diple_figure_complement (
      diple_figure_divide (chance->disagree, chance->n, DIPLE_FIGURE_NO_DOCUMENTS));
}

DipleFigure
diple_chance_ac1 (const DipleChance *chance, guint n_categories)
{
  const double by_chance =
      n_categories > 1 ? chance->crossed / chance->n / chance->n / (n_categories - 1) : 1;

  if (chance->n <= 0)
    return diple_figure_none (DIPLE_FIGURE_NO_DOCUMENTS);
  return diple_figure_complement (diple_figure_divide (
      diple_chance_observed (chance), 1 - by_chance, DIPLE_FIGURE_NO_VARIATION));
}

DipleFigure
diple_chance_s (const DipleChance *chance, guint n_categories)
{
  if (chance->n <= 0)
    return diple_figure_none (DIPLE_FIGURE_NO_DOCUMENTS);
  return diple_figure_complement (
      diple_figure_divide (diple_chance_observed (chance) * n_categories,
                           n_categories > 0 ? n_categories - 1.0 : 0,
                           DIPLE_FIGURE_NO_VARIATION));
}

double
diple_chance_observed (const DipleChance *chance)
{
  return chance->n > 0 ? chance->disagree / chance->n : 0;
}

double
diple_chance_expected (const DipleChance *chance)
{
  return chance->n > 1 ? chance->crossed / chance->n / (chance->n - 1) : 0;
}

static DipleFigure
pool (const DipleChance *chances, guint n_chances, double below_n)
{
  double observed = 0;
  double expected = 0;
  DipleFigureReason why = DIPLE_FIGURE_NO_DOCUMENTS;

  for (guint i = 0; i < n_chances; i++)
    if (chances[i].n > 0)
      {
        observed += chances[i].disagree / chances[i].n;
        if (chances[i].crossed > 0)
          expected += chances[i].crossed / chances[i].n / (chances[i].n - below_n);
        why = DIPLE_FIGURE_NO_VARIATION;
      }
  return diple_figure_complement (diple_figure_divide (observed, expected, why));
}

DipleFigure
diple_chance_pooled_alpha (const DipleChance *chances, guint n_chances)
{
  return pool (chances, n_chances, 1);
}

DipleFigure
diple_chance_pooled_kappa (const DipleChance *chances, guint n_chances)
{
  return pool (chances, n_chances, 0);
}
