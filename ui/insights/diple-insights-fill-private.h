/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-insights.h"
#include "data/diple-self-agreement.h"
#include "ui/insights/diple-figure-grid-private.h"

G_BEGIN_DECLS

/* What a pair may be measured by, in the order of the page's list. */
typedef enum
{
  DIPLE_MEASURE_EXACT,
  DIPLE_MEASURE_OVERLAP,
  DIPLE_MEASURE_PARTIAL,
  DIPLE_MEASURE_SOFT,
  DIPLE_MEASURE_ALPHA,
  DIPLE_MEASURE_KAPPA,
} DipleMeasure;
#define DIPLE_N_MEASURES (DIPLE_MEASURE_KAPPA + 1)

const char *diple_measure_title (DipleMeasure measure);

/* Each annotator against each other. */
void diple_insights_fill_pairs (DipleFigureGrid *grid,
                                const DipleInsightsFigures *figures,
                                DipleMeasure measure);

/* The labels in use, each a row; returns their numbers in that order (guint). */
GArray *diple_insights_fill_labels (DipleFigureGrid *grid, const DipleInsightsFigures *figures);

/* The same in three columns: exact F1, F1 with any overlap, and α with its interval. */
GArray *diple_insights_fill_brief (DipleFigureGrid *grid, const DipleInsightsFigures *figures);

/* The second passes of @selves (const DipleSelfAgreement *), each a row. */
void diple_insights_fill_selves (DipleFigureGrid *grid, GPtrArray *selves);

/* What a pair has opposite each other; the labels of the rows and columns (guint, the last one for
 * nothing). */
GArray *diple_insights_fill_confusion (DipleFigureGrid *grid,
                                       const DipleInsightsFigures *figures,
                                       const DiplePairFigures *pair);

G_END_DECLS
