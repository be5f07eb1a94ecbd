/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleCards holds cards in columns. The focus goes through them in the order in which they are
 * named, not in the one of their places, which changes with the width. */
#define DIPLE_TYPE_CARDS (diple_cards_get_type ())
G_DECLARE_FINAL_TYPE (DipleCards, diple_cards, DIPLE, CARDS, GtkWidget)

G_END_DECLS
