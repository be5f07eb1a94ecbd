/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleBar is one bar of a chart, as long as its share of the width. It is decoration: the number
 * stands beside it. */
#define DIPLE_TYPE_BAR (diple_bar_get_type ())
G_DECLARE_FINAL_TYPE (DipleBar, diple_bar, DIPLE, BAR, GtkWidget)

GtkWidget *diple_bar_new (void);

/* @share of the width, 0 to 1; @colour as "#rrggbb", or NULL for grey. */
void diple_bar_set (DipleBar *self, double share, const char *colour);

G_END_DECLS
