/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-report-private.h"
#include "data/diple-unitizing-figures.h"

#include <math.h>

/* NAN becomes 0/0 with its reason: what is of all labels at once fails when they overlap. */
static void
add_value (DipleReport *report, json_t *object, const char *key, double value, gboolean overlaps)
{
  const DipleFigureReason reason = overlaps ? DIPLE_FIGURE_OVERLAPPING : DIPLE_FIGURE_NO_VARIATION;

  diple_report_add (report,
                    object,
                    key,
                    isnan (value) ? diple_figure_none (reason)
                                  : (DipleFigure){ value, DIPLE_FIGURE_DEFINED });
}

static void
add_labels (DipleReport *report, json_t *object, const char *key, const double *values)
{
  json_t *labels = diple_report_enter (report, object, key);

  for (guint label = 0; label < report->figures->n_labels; label++)
    add_value (report, labels, diple_report_label (report, label), values[label], FALSE);
  diple_report_leave (report);
}

static void
add_cutting (DipleReport *report, json_t *parent, const char *key, const guint *annotators, guint n)
{
  g_autoptr (DipleUnitizingFigures) figures =
      diple_unitizing_figures_new (report->units, annotators, n);
  json_t *object = diple_report_enter (report, parent, key);

  json_object_set_new (object, "overlaps", json_boolean (figures->overlaps));
  add_value (report, object, "u", figures->u, figures->overlaps);
  add_value (report, object, "bar_u", figures->bar_u, figures->overlaps);
  add_value (report, object, "cu", figures->cu, figures->overlaps);
  add_value (report, object, "cu_coverage", figures->cu_coverage, figures->overlaps);
  add_value (report, object, "u_pooled_labels", figures->pooled, FALSE);
  add_value (report, object, "u_unlabelled", figures->unlabelled, FALSE);
  add_labels (report, object, "per_label", figures->labels);
  if (figures->overlaps)
    {
      add_value (report, object, "ku", NAN, TRUE);
      add_value (report, object, "ku_coverage", NAN, TRUE);
    }
  else
    {
      add_labels (report, object, "ku", figures->ku);
      add_labels (report, object, "ku_coverage", figures->ku_coverage);
    }
  diple_report_leave (report);
}

void
diple_report_add_cutting (DipleReport *report, json_t *root)
{
  add_cutting (report, root, "unitizing_all", NULL, 0);
}

void
diple_report_add_pair_cutting (DipleReport *report, json_t *object, const DiplePairFigures *pair)
{
  add_cutting (report, object, "unitizing", pair->annotators, G_N_ELEMENTS (pair->annotators));
}
