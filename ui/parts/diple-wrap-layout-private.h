/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleWrapLayout sets a widget's children in lines like words, each at its natural width; GTK 4.8
 * has only GtkFlowBox, which sets them in columns. */
#define DIPLE_TYPE_WRAP_LAYOUT (diple_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (DipleWrapLayout, diple_wrap_layout, DIPLE, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *diple_wrap_layout_new (int spacing);

G_END_DECLS
