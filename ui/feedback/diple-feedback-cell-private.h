/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/feedback/diple-feedback-row-private.h"

G_BEGIN_DECLS

/* DipleFeedbackCell shows one case: what was changed, both versions in their context, and why. */
#define DIPLE_TYPE_FEEDBACK_CELL (diple_feedback_cell_get_type ())
G_DECLARE_FINAL_TYPE (DipleFeedbackCell, diple_feedback_cell, DIPLE, FEEDBACK_CELL, GtkWidget)

GtkWidget *diple_feedback_cell_new (void);
void diple_feedback_cell_set (DipleFeedbackCell *self, DipleFeedbackRow *row);

/* What @version of @item says, as Pango's markup: its words bold in their context; a new string. */
char *diple_feedback_dup_markup (const DipleFeedbackCase *item,
                                 const DipleFeedbackVersion *version);

G_END_DECLS
