/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-kwic-mark.h"
#include "data/diple-project.h"

G_BEGIN_DECLS

/* A line of a search as an item of a GListModel. Its line is another one once the hit is marked
 * otherwise; signal "changed" () tells. */
#define DIPLE_TYPE_KWIC_ITEM (diple_kwic_item_get_type ())
G_DECLARE_FINAL_TYPE (DipleKwicItem, diple_kwic_item, DIPLE, KWIC_ITEM, GObject)

/* Lent until the item changes. */
const DipleKwicLine *diple_kwic_item_get_line (DipleKwicItem *self);

/* DipleKwicSearch runs one query after another over a project, on a thread of their own, and has
 * the lines of the newest. A new query cancels the one before; what that found stays until the new
 * one has found something or come to its end. Lives on the main thread.
 *
 * Signals:
 *  "model-changed" ()   there is another list of lines; a list grows by itself
 *  "progress" ()        more was found, or all
 *  "failed" (const char *message)   the query makes no sense, or the project cannot be read
 *  "stale" ()           documents came or went since, so that it should be run again */
#define DIPLE_TYPE_KWIC_SEARCH (diple_kwic_search_get_type ())
G_DECLARE_FINAL_TYPE (DipleKwicSearch, diple_kwic_search, DIPLE, KWIC_SEARCH, GObject)

DipleKwicSearch *diple_kwic_search_new (DipleProject *project);

/* Searches for @query; one that asks for nothing finds nothing. */
void diple_kwic_search_run (DipleKwicSearch *self, const DipleKwicQuery *query);

/* Gives up what is under way, for good: nothing is told afterwards. */
void diple_kwic_search_stop (DipleKwicSearch *self);

/* The lines (DipleKwicItem); lent. */
GListModel *diple_kwic_search_get_model (DipleKwicSearch *self);
const DipleKwicTotals *diple_kwic_search_get_totals (DipleKwicSearch *self);
gboolean diple_kwic_search_is_running (DipleKwicSearch *self);

/* Marks the hits of @items (DipleKwicItem *) as diple_kwic_mark() does; the lines follow when the
 * project says that it changed. */
void diple_kwic_search_mark_async (DipleKwicSearch *self,
                                   gint64 annotator,
                                   gint64 label,
                                   GPtrArray *items,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* The sentence that says what was done; a new string, or NULL with the reason. */
char *diple_kwic_search_mark_finish (DipleKwicSearch *self, GAsyncResult *result, GError **error);

/* The outlets that documents of the project name, sorted; a new array of strings. */
GPtrArray *diple_kwic_outlets (DipleStore *store, GError **error);

G_END_DECLS
