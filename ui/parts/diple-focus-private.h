/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The "focus" of a widget that hands the focus to a child when it is given it: moves it among the
 * children, and out of them. GTK's own would give it to the widget once more on the way back, so
 * that Shift+Tab never left. */
gboolean diple_focus_children (GtkWidget *widget, GtkDirectionType direction);

/* Lets the up and down arrows move the focus among the children of @box, one after the other.
 * GTK 4.8 takes a check button that stands alone for one of a group, and switches it at every
 * arrow. */
void diple_focus_by_arrows (GtkWidget *box);

/* Emits "activated" of @widget once the click that is being handled is over: a list takes the focus
 * when it is clicked, but whoever clicks a row means the text. */
void diple_focus_emit_activated (GtkWidget *widget);

G_END_DECLS
