/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-feedback.h"
#include "ui/insights/diple-figure-grid-private.h"

G_BEGIN_DECLS

/* Fills @grid with the counts of each label, or with those of each pattern; FALSE when there are
 * none. A column of labels is the change that diple_feedback_counts_get_change() says. */
gboolean diple_feedback_counts_show_labels (DipleFigureGrid *grid, const DipleFeedback *feedback);
gboolean diple_feedback_counts_show_patterns (DipleFigureGrid *grid, const DipleFeedback *feedback);

/* Only changes that occur have a column. */
DipleFeedbackChange diple_feedback_counts_get_change (const DipleFeedback *feedback, guint column);

G_END_DECLS
