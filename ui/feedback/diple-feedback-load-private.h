/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-feedback.h"
#include "data/diple-project.h"

G_BEGIN_DECLS

/* Reads the feedback for @annotator on another thread, a slice at a time. */
void diple_feedback_load_async (DipleProject *project,
                                gint64 annotator,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
DipleFeedback *diple_feedback_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
