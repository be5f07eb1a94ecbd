/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "data/diple-editor.h"
#include "data/diple-kwic.h"

G_BEGIN_DECLS

/* DipleSearchFilter is the form on which a search is narrowed: to labels, values, outlet, dates,
 * state. Signal "changed" (). */
#define DIPLE_TYPE_SEARCH_FILTER (diple_search_filter_get_type ())
G_DECLARE_FINAL_TYPE (DipleSearchFilter, diple_search_filter, DIPLE, SEARCH_FILTER, GtkWidget)

/* Offers what the editor's project has; NULL: nothing. Filters that are set go. */
void diple_search_filter_set_editor (DipleSearchFilter *self, DipleEditor *editor);

/* Offers the schema's labels and attributes anew; filters for what is gone go. */
void diple_search_filter_follow_schema (DipleSearchFilter *self);

/* Puts what is set into @query. */
void diple_search_filter_fill (DipleSearchFilter *self, DipleKwicQuery *query);

/* One filter that is set. */
typedef struct
{
  char *text;   /* for people */
  guint kind;   /* with label, which one it is */
  gint64 label; /* or 0 */
} DipleFilterChip;

/* All that are set; elements DipleFilterChip *, owned by the array. */
GPtrArray *diple_search_filter_list (DipleSearchFilter *self);
void diple_search_filter_remove (DipleSearchFilter *self, const DipleFilterChip *chip);
void diple_search_filter_clear (DipleSearchFilter *self);

G_END_DECLS
