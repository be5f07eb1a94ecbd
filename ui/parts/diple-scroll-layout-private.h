/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleScrollLayout gives a widget with one GtkScrolledWindow in it the height that its content has
 * at the width there is; GtkScrolledWindow itself asks for the height at any width. With less it
 * scrolls. */
#define DIPLE_TYPE_SCROLL_LAYOUT (diple_scroll_layout_get_type ())
G_DECLARE_FINAL_TYPE (
    DipleScrollLayout, diple_scroll_layout, DIPLE, SCROLL_LAYOUT, GtkLayoutManager)

/* It is content with @least pixels of height, and never wants more than @most (0: no limit). */
GtkLayoutManager *diple_scroll_layout_new (int least, int most);

/* In less than @width pixels it never wants more than @most. */
void diple_scroll_layout_set_narrow (DipleScrollLayout *self, int width, int most);

G_END_DECLS
