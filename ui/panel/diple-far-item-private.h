/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-relations.h"
#include "data/diple-schema.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A span of any document as a row of a GListModel; immutable. */
#define DIPLE_TYPE_FAR_ITEM (diple_far_item_get_type ())
G_DECLARE_FINAL_TYPE (DipleFarItem, diple_far_item, DIPLE, FAR_ITEM, GObject)

DipleFarItem *diple_far_item_new (const DipleFarSpan *far); /* copied */
const DipleFarSpan *diple_far_item_get_far (DipleFarItem *self);

/* Rows with the label's colour, the words and the document, for a GtkListView; the caller owns the
 * factory. */
GtkListItemFactory *diple_far_items_factory_new (DipleSchema *schema);

G_END_DECLS
