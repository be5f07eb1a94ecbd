/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "data/diple-editor.h"

G_BEGIN_DECLS

/* DipleHistoryWindow lists what was done in the project, by whom and when, newest first: filtered
 * by words and by kind, or the past of one span. From it one goes back to any point of one's own
 * actions. What others annotated is not shown: they work apart.
 *
 * Signal "show-document" (gint64): the user wants to see the document of an action. */
#define DIPLE_TYPE_HISTORY_WINDOW (diple_history_window_get_type ())
G_DECLARE_FINAL_TYPE (DipleHistoryWindow, diple_history_window, DIPLE, HISTORY_WINDOW, AdwWindow)

/* @span: whose past is shown first, or 0. */
GtkWidget *diple_history_window_new (GtkWindow *parent, DipleEditor *editor, gint64 span);

G_END_DECLS
