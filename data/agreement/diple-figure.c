/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

DipleFigure
diple_figure_none (DipleFigureReason reason)
{
  return (DipleFigure){ NAN, reason };
}

DipleFigure
diple_figure_divide (double above, double below, DipleFigureReason reason)
{
  return below != 0 ? (DipleFigure){ above / below, DIPLE_FIGURE_DEFINED }
                    : diple_figure_none (reason);
}

gboolean
diple_figure_is_defined (DipleFigure figure)
{
  return figure.reason == DIPLE_FIGURE_DEFINED;
}

DipleFigure
diple_figure_complement (DipleFigure figure)
{
  figure.value = 1 - figure.value;
  return figure;
}

DipleFigure
diple_figures_mean (const DipleFigure *figures, guint n_figures)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < n_figures; i++)
    if (diple_figure_is_defined (figures[i]))
      {
        sum += figures[i].value;
        n++;
      }
  return diple_figure_divide (
      sum, n, n_figures > 0 ? figures[0].reason : DIPLE_FIGURE_NO_DOCUMENTS);
}

DipleFigure
diple_figures_deviation (const DipleFigure *figures, guint n_figures)
{
  DipleFigure deviation = diple_figures_mean (figures, n_figures);
  double squares = 0;
  guint n = 0;

  if (!diple_figure_is_defined (deviation))
    return deviation;
  for (guint i = 0; i < n_figures; i++)
    if (diple_figure_is_defined (figures[i]))
      {
        const double distance = figures[i].value - deviation.value;

        squares += distance * distance;
        n++;
      }
  deviation.value = sqrt (squares / n);
  return deviation;
}

static const struct
{
  const char *name;
  const char *text;
} reasons[] = {
  [DIPLE_FIGURE_DEFINED] = { NULL, NULL },
  [DIPLE_FIGURE_NO_DOCUMENTS] = { "no-documents",
                                  N_ ("No document was finished by two annotators.") },
  [DIPLE_FIGURE_INCOMPLETE] = { "incomplete", N_ ("No document was finished by everybody.") },
  [DIPLE_FIGURE_NO_SPANS] = { "no-spans", N_ ("Nobody marked anything.") },
  [DIPLE_FIGURE_NO_VARIATION] = { "no-variation",
                                  N_ ("There is only one value, so chance explains it all.") },
  [DIPLE_FIGURE_OVERLAPPING] = { "overlapping-labels",
                                 N_ ("Labels of one annotator overlap; see the figures of each "
                                     "label.") },
  [DIPLE_FIGURE_NOTHING_MATCHED] = { "nothing-matched",
                                     N_ ("No annotations match, so nothing can be compared.") },
};

const char *
diple_figure_reason_text (DipleFigureReason reason)
{
  g_return_val_if_fail (reason < G_N_ELEMENTS (reasons), NULL);

  return reasons[reason].text != NULL ? _ (reasons[reason].text) : NULL;
}

const char *
diple_figure_reason_name (DipleFigureReason reason)
{
  g_return_val_if_fail (reason < G_N_ELEMENTS (reasons), NULL);

  return reasons[reason].name;
}
