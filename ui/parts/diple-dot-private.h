/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleDot is a small disc in a label's colour. It is decoration: the word stands beside it. */
#define DIPLE_TYPE_DOT (diple_dot_get_type ())
G_DECLARE_FINAL_TYPE (DipleDot, diple_dot, DIPLE, DOT, GtkWidget)

GtkWidget *diple_dot_new (void);

/* @colour as "#rrggbb"; NULL for grey. */
void diple_dot_set_colour (DipleDot *self, const char *colour);

/* Only a ring: not begun. */
void diple_dot_set_hollow (DipleDot *self, gboolean hollow);

G_END_DECLS
