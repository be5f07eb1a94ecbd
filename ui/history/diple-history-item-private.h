/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "data/diple-history.h"

G_BEGIN_DECLS

/* One action of the history. An object because it sits in a GListModel. */
#define DIPLE_TYPE_HISTORY_ITEM (diple_history_item_get_type ())
G_DECLARE_FINAL_TYPE (DipleHistoryItem, diple_history_item, DIPLE, HISTORY_ITEM, GObject)

DipleHistoryItem *diple_history_item_new (DipleHistoryRow *row); /* swallows @row */
const DipleHistoryRow *diple_history_item_get_row (DipleHistoryItem *self);

/* A row of the list, and what stands in it. */
GtkWidget *diple_history_item_make_row (void);
void diple_history_item_show (DipleHistoryItem *self, GtkWidget *row);

G_END_DECLS
