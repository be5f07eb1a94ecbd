/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "data/diple-editor.h"

G_BEGIN_DECLS

/* DipleFarDialog asks for the other end of a relation among all spans of the project that may be
 * it, and draws the link. */
#define DIPLE_TYPE_FAR_DIALOG (diple_far_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DipleFarDialog, diple_far_dialog, DIPLE, FAR_DIALOG, AdwWindow)

/* @type is a relation type of the schema, @span one of the annotator's in the open document. */
GtkWidget *diple_far_dialog_new (GtkWindow *parent, DipleEditor *editor, gint64 type, gint64 span);

G_END_DECLS
