/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "data/diple-editor.h"

G_BEGIN_DECLS

/* DipleOccurrencesDialog lists the other places with the same text, ticked, and marks the ticked
 * ones in one action. What came of it is told by the editor's "told". */
#define DIPLE_TYPE_OCCURRENCES_DIALOG (diple_occurrences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    DipleOccurrencesDialog, diple_occurrences_dialog, DIPLE, OCCURRENCES_DIALOG, AdwWindow)

/* Looks for @text, first in the open document; @label (0: the first) and @values (may be NULL) are
 * what the places would get. */
GtkWidget *diple_occurrences_dialog_new (GtkWindow *parent,
                                         DipleEditor *editor,
                                         const char *text,
                                         gint64 label,
                                         const DipleValues *values);

G_END_DECLS
