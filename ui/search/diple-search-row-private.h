/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "data/diple-kwic-search.h"
#include "data/diple-schema.h"

G_BEGIN_DECLS

/* DipleSearchRow shows one hit: what stands before it up to a line that all rows share, the hit and
 * what follows from there on, and the document's title. Signal "ticked" (gboolean): the mouse or
 * the keys set or cleared its tick. */
#define DIPLE_TYPE_SEARCH_ROW (diple_search_row_get_type ())
G_DECLARE_FINAL_TYPE (DipleSearchRow, diple_search_row, DIPLE, SEARCH_ROW, GtkWidget)

GtkWidget *diple_search_row_new (void);

/* Shows @item (NULL: nothing) with @schema's colours, and follows it. */
void diple_search_row_bind (DipleSearchRow *self, DipleKwicItem *item, DipleSchema *schema);

/* What it shows, or NULL; lent. */
DipleKwicItem *diple_search_row_get_item (DipleSearchRow *self);

void diple_search_row_set_ticked (DipleSearchRow *self, gboolean ticked);

G_END_DECLS
