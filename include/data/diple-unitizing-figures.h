/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-agreement-units.h"

G_BEGIN_DECLS

/* The u-alpha family (see diple-unitizing.h) over documents. Everything is NAN where it is not
 * defined. */
typedef struct
{
  gboolean overlaps; /* units of one annotator with different labels cross: then what is of all
                      * labels at once is not defined */
  double u;
  double bar_u;
  double cu;
  double cu_coverage;
  double pooled;     /* u-alpha over all labels, each against everything else */
  double unlabelled; /* u-alpha when all labels are one */
  guint n_labels;
  double *labels;      /* n_labels: u-alpha of each, units that cross made one */
  double *ku;          /* n_labels */
  double *ku_coverage; /* n_labels */
} DipleUnitizingFigures;

/* Over the documents that two or more of these annotators finished; NULL stands for all. */
DipleUnitizingFigures *
diple_unitizing_figures_new (const DipleUnits *units, const guint *annotators, guint n_annotators);
void diple_unitizing_figures_free (DipleUnitizingFigures *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleUnitizingFigures, diple_unitizing_figures_free)

G_END_DECLS
