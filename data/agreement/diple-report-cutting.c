/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-report-private.h"
#include "data/diple-unitizing-figures.h"

/* A figure for each label, or null when labels cross. */
static void
add_labels (DipleReport *report,
            json_t *parent,
            const char *key,
            const DipleFigure *figures,
            gboolean crossing)
{
  json_t *object;

  if (crossing)
    {
      diple_report_add (report, parent, key, diple_figure_none (DIPLE_FIGURE_OVERLAPPING));
      return;
    }
  object = diple_report_enter (report, parent, key);
  for (guint i = 0; i < report->units->labels->len; i++)
    diple_report_add (report, object, diple_report_label (report, i), figures[i]);
  diple_report_leave (report);
}

static void
add_unitizing (DipleReport *report,
               json_t *parent,
               const char *key,
               const guint *annotators,
               guint n_annotators)
{
  g_autoptr (DipleUnitizingFigures) figures = NULL;
  json_t *object = diple_report_enter (report, parent, key);

  figures = diple_unitizing_figures_new (report->units, annotators, n_annotators);
  json_object_set_new (object, "overlaps", json_boolean (figures->overlaps));
  diple_report_add (report, object, "u", figures->u);
  diple_report_add (report, object, "bar_u", figures->bar_u);
  diple_report_add (report, object, "cu", figures->cu);
  diple_report_add (report, object, "cu_coverage", figures->cu_coverage);
  diple_report_add (report, object, "u_pooled_labels", figures->pooled);
  diple_report_add (report, object, "u_unlabelled", figures->unlabelled);
  add_labels (report, object, "per_label", figures->labels, FALSE);
  add_labels (report, object, "ku", figures->ku, figures->overlaps);
  add_labels (report, object, "ku_coverage", figures->ku_coverage, figures->overlaps);
  diple_report_leave (report);
}

void
diple_report_add_cutting (DipleReport *report, json_t *root)
{
  add_unitizing (report, root, "unitizing_all", NULL, 0);
}

void
diple_report_add_pair_cutting (DipleReport *report, json_t *object, const DiplePairFigures *pair)
{
  add_unitizing (report, object, "unitizing", pair->annotators, 2);
}
