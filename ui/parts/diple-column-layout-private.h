/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleColumnLayout sets a widget's children below each other, each as high as it needs to be at
 * the column's width. Unlike GtkBox it asks for its height by its width even while it is empty:
 * GTK 4.8 remembers how a hidden page that was never laid out wanted to be asked, although children
 * come later. And its width does not depend on a height: GtkStack asks for that, and a label that
 * wraps needs 30 ms to try. */
#define DIPLE_TYPE_COLUMN_LAYOUT (diple_column_layout_get_type ())
G_DECLARE_FINAL_TYPE (
    DipleColumnLayout, diple_column_layout, DIPLE, COLUMN_LAYOUT, GtkLayoutManager)

G_END_DECLS
