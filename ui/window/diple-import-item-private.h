/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What happened to one file, as a row of a GListModel. The report that holds it is kept alive by
 * whoever shows the list. */
#define DIPLE_TYPE_IMPORT_ITEM (diple_import_item_get_type ())
G_DECLARE_FINAL_TYPE (DipleImportItem, diple_import_item, DIPLE, IMPORT_ITEM, GObject)

const DipleImportResult *diple_import_item_get_result (DipleImportItem *self);

/* The rows of @report, only those that need a look when @problems; the caller owns the model. */
GListModel *diple_import_items_new (const DipleImportReport *report, gboolean problems);

/* Rows with a sign, the file's name and the message; the caller owns the factory. */
GtkListItemFactory *diple_import_items_factory_new (void);

/* "imported", "already there" …; the string is static. */
const char *diple_import_status_word (DipleImportStatus status);

G_END_DECLS
