/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-review.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleReviewCell is a line of the queue: what kind of difference it is, the words it is about, and
 * below them document, label and how many said how much. */
#define DIPLE_TYPE_REVIEW_CELL (diple_review_cell_get_type ())
G_DECLARE_FINAL_TYPE (DipleReviewCell, diple_review_cell, DIPLE, REVIEW_CELL, GtkWidget)

GtkWidget *diple_review_cell_new (void);
void diple_review_cell_bind (DipleReviewCell *self,
                             const DipleReviewEntry *entry,
                             const DipleSchema *schema);

G_END_DECLS
