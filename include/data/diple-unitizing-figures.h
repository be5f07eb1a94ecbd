/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-agreement-units.h"
#include "data/diple-figure.h"

G_BEGIN_DECLS

/* The u-alpha family (see diple-unitizing.h) over documents. */
typedef struct
{
  gboolean overlaps; /* units of one annotator with different labels cross: then what is of all
                      * labels at once is not defined */
  DipleFigure u;
  DipleFigure bar_u;
  DipleFigure cu;
  DipleFigure cu_coverage;
  DipleFigure pooled;     /* u-alpha over all labels, each against everything else */
  DipleFigure unlabelled; /* u-alpha when all labels are one */
  guint n_labels;
  DipleFigure *labels;      /* n_labels: u-alpha of each, units that cross made one */
  DipleFigure *ku;          /* n_labels */
  DipleFigure *ku_coverage; /* n_labels */
} DipleUnitizingFigures;

/* Over the documents that two or more of these annotators finished; NULL stands for all. */
DipleUnitizingFigures *
diple_unitizing_figures_new (const DipleUnits *units, const guint *annotators, guint n_annotators);
void diple_unitizing_figures_free (DipleUnitizingFigures *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleUnitizingFigures, diple_unitizing_figures_free)

G_END_DECLS
