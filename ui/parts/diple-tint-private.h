/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleTint is a box with round corners and a soft fill in a label's colour that suits light and
 * dark: the ground of badges and of the palette's buttons. It has one child. */
#define DIPLE_TYPE_TINT (diple_tint_get_type ())
G_DECLARE_FINAL_TYPE (DipleTint, diple_tint, DIPLE, TINT, GtkWidget)

GtkWidget *diple_tint_new (GtkWidget *child);

/* @colour as "#rrggbb". */
void diple_tint_set_colour (DipleTint *self, const char *colour);

G_END_DECLS
