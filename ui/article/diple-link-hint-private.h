/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleLinkHint is the bar at the foot of the article that says what a gesture is about and which
 * keys there are. A child of the article's view. */
#define DIPLE_TYPE_LINK_HINT (diple_link_hint_get_type ())
G_DECLARE_FINAL_TYPE (DipleLinkHint, diple_link_hint, DIPLE, LINK_HINT, GtkWidget)

/* Says a bold @title, @words, and which keys there are. */
void
diple_link_hint_tell (DipleLinkHint *self, const char *title, const char *words, const char *keys);

/* Places it at the foot of a view of that size or, so that it hides nothing there, at the @top. */
void diple_link_hint_place (DipleLinkHint *self, int width, int height, gboolean top);

G_END_DECLS
