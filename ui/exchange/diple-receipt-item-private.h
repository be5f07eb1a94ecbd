/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/exchange/diple-exchange-jobs-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleReceiptItem is a line of a receipt: a file, a note, or a document with what changes in it.
 */
#define DIPLE_TYPE_RECEIPT_ITEM (diple_receipt_item_get_type ())
G_DECLARE_FINAL_TYPE (DipleReceiptItem, diple_receipt_item, DIPLE, RECEIPT_ITEM, GObject)

/* Of each of @parcels (DipleParcel *) first the file, where they are several, then the notes, then
 * the documents; a new list. */
GListModel *diple_receipt_items_new (const GPtrArray *parcels);
GtkListItemFactory *diple_receipt_items_factory_new (void);

G_END_DECLS
