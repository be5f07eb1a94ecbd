/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "data/diple-kwic-search.h"
#include "data/diple-schema.h"

G_BEGIN_DECLS

/* DipleSearchHits is the list of hits: several can be ticked, and the keys of the labels work on
 * them.
 *
 * Signals:
 *  "opened" (DipleKwicItem *item)  Enter or a double click
 *  "marked" (gint64 label)         a label's key; its hits are those of get_chosen() */
#define DIPLE_TYPE_SEARCH_HITS (diple_search_hits_get_type ())
G_DECLARE_FINAL_TYPE (DipleSearchHits, diple_search_hits, DIPLE, SEARCH_HITS, GtkWidget)

/* Keys and colours are those of @schema; NULL: none. */
void diple_search_hits_set_schema (DipleSearchHits *self, DipleSchema *schema);

/* Shows @model (DipleKwicItem); with @same, the hit that was chosen stays chosen when it is there.
 */
void diple_search_hits_set_model (DipleSearchHits *self, GListModel *model, gboolean same);

/* The items that are chosen; a new array. */
GPtrArray *diple_search_hits_get_chosen (DipleSearchHits *self);

/* Chooses the first hit if none is, and puts the focus there; FALSE when there are none. */
gboolean diple_search_hits_focus (DipleSearchHits *self);

G_END_DECLS
