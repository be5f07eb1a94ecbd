/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleColourLabel is a word in the colour of a label or of a relation type, made to stand out from
 * a light and from a dark page alike. */
#define DIPLE_TYPE_COLOUR_LABEL (diple_colour_label_get_type ())
G_DECLARE_FINAL_TYPE (DipleColourLabel, diple_colour_label, DIPLE, COLOUR_LABEL, GtkWidget)

GtkWidget *diple_colour_label_new (void);

/* @colour as "#rrggbb"; NULL for grey. */
void diple_colour_label_set (DipleColourLabel *self, const char *text, const char *colour);

G_END_DECLS
