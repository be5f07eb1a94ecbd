/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/window/diple-jobs-private.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DipleExportDialog asks whose work and which documents an export is to hold, and shows how much
 * that is and how its first line looks.
 *
 * Signal "chosen" (): Export was pressed. */
#define DIPLE_TYPE_EXPORT_DIALOG (diple_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DipleExportDialog, diple_export_dialog, DIPLE, EXPORT_DIALOG, AdwWindow)

/* @annotators: DipleAnnotator *, lent. While @viewer works blind nobody else is ticked, and no line
 * with the work of others is shown. */
GtkWidget *diple_export_dialog_new (GtkWindow *parent,
                                    DipleProject *project,
                                    GPtrArray *annotators,
                                    gint64 viewer);

/* What is chosen now; its strings are lent until the dialog changes. */
DipleExportChoice diple_export_dialog_get_choice (DipleExportDialog *self);

G_END_DECLS
