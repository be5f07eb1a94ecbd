/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label of the schema as a row of a GListModel; immutable, and it keeps its schema alive. */
#define DIPLE_TYPE_LABEL_ITEM (diple_label_item_get_type ())
G_DECLARE_FINAL_TYPE (DipleLabelItem, diple_label_item, DIPLE, LABEL_ITEM, GObject)

const DipleLabel *diple_label_item_get_label (DipleLabelItem *self);

/* All labels of @schema in its order; the caller owns the model. */
GListModel *diple_label_items_new (DipleSchema *schema);

/* Makes @labels show each with its colour and name and, in the list, its key. */
void diple_label_items_dress (GtkDropDown *labels);

/* How a key is written on a button: "p" for "p", "Bracket left" for what has no letter; a new
 * string, "" for no key. */
char *diple_label_key_text (const char *key);

G_END_DECLS
