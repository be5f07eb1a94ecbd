/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DiplePlanDialog makes a plan of who is to work on what, counts what comes of it while it is being
 * made, and hands the documents out as one action.
 *
 * Signal "handed-out" (const char *sentence): it was done, and the dialog closes. */
#define DIPLE_TYPE_PLAN_DIALOG (diple_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DiplePlanDialog, diple_plan_dialog, DIPLE, PLAN_DIALOG, AdwWindow)

/* @annotators: DipleAnnotator *, of whom people and models can be chosen. */
GtkWidget *diple_plan_dialog_new (GtkWindow *parent, DipleEditor *editor, GPtrArray *annotators);

G_END_DECLS
