/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "data/diple-feedback.h"

G_BEGIN_DECLS

/* DipleFeedbackRow is one case in a list, and the number that stands under the heading of its kind
 * when it is the first there. */
#define DIPLE_TYPE_FEEDBACK_ROW (diple_feedback_row_get_type ())
G_DECLARE_FINAL_TYPE (DipleFeedbackRow, diple_feedback_row, DIPLE, FEEDBACK_ROW, GObject)

/* @under is how many cases of its kind follow from here on, or 0 when it is not the first. */
DipleFeedbackRow *diple_feedback_row_new (DipleFeedback *feedback, guint index, guint under);

const DipleFeedbackCase *diple_feedback_row_get (DipleFeedbackRow *self);
guint diple_feedback_row_get_under (DipleFeedbackRow *self);

G_END_DECLS
