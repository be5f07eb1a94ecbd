/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DiplePlaceList shows the places behind a figure in their contexts.
 *
 * Signals: "closed" (): back to the figures. "show-place" (gint64 document, guint start, guint
 * end): code points. */
#define DIPLE_TYPE_PLACE_LIST (diple_place_list_get_type ())
G_DECLARE_FINAL_TYPE (DiplePlaceList, diple_place_list, DIPLE, PLACE_LIST, GtkWidget)

/* Empties the list, whose places are being looked for. */
void diple_place_list_begin (DiplePlaceList *self, const char *title);

/* Shows @places (DipleInsightsPlace *); when there are as many as @most, says that there may be
 * more. */
void diple_place_list_set (DiplePlaceList *self, GPtrArray *places, guint most);

G_END_DECLS
