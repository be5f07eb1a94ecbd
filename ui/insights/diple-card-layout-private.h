/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleCardLayout sets cards in as many columns of one width as there is room for, each below the
 * shortest column so far; a card that is wider takes several columns. */
#define DIPLE_TYPE_CARD_LAYOUT (diple_card_layout_get_type ())
G_DECLARE_FINAL_TYPE (DipleCardLayout, diple_card_layout, DIPLE, CARD_LAYOUT, GtkLayoutManager)

G_END_DECLS
