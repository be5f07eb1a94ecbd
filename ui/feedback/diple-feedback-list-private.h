/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/feedback/diple-feedback-row-private.h"

G_BEGIN_DECLS

/* DipleFeedbackList is a GListModel of DipleFeedbackRow: the cases of one feedback that are asked
 * for, by kind and then in the project's order. Rows are made when they are shown. */
#define DIPLE_TYPE_FEEDBACK_LIST (diple_feedback_list_get_type ())
G_DECLARE_FINAL_TYPE (DipleFeedbackList, diple_feedback_list, DIPLE, FEEDBACK_LIST, GObject)

DipleFeedbackList *diple_feedback_list_new (void);

/* @feedback may be NULL. DIPLE_N_FEEDBACK_CHANGES as @change means all that was not kept; @count,
 * which may be NULL, the label, relation type or attribute. */
void diple_feedback_list_set (DipleFeedbackList *self,
                              DipleFeedback *feedback,
                              DipleFeedbackChange change,
                              const DipleFeedbackCount *count);

G_END_DECLS
