/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"
#include "data/diple-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DipleImportDialog tells what an import did to each file and shows what was recognised about each
 * document, for correction; a correction is saved when another row is chosen or the window closes.
 *
 * Signal "import-duplicates" (): the user wants in what stayed out as a duplicate. */
#define DIPLE_TYPE_IMPORT_DIALOG (diple_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DipleImportDialog, diple_import_dialog, DIPLE, IMPORT_DIALOG, AdwWindow)

/* @report is swallowed. */
GtkWidget *
diple_import_dialog_new (GtkWindow *parent, DipleEditor *editor, DipleImportReport *report);

/* One sentence about the whole import; a new string. */
char *diple_import_dialog_summary (const DipleImportReport *report);

G_END_DECLS
