/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DipleDetailsDialog shows what is known about the document that @editor has open, for correction.
 * Every change is saved when the window closes. */
#define DIPLE_TYPE_DETAILS_DIALOG (diple_details_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DipleDetailsDialog, diple_details_dialog, DIPLE, DETAILS_DIALOG, AdwWindow)

GtkWidget *diple_details_dialog_new (GtkWindow *parent, DipleEditor *editor);

G_END_DECLS
