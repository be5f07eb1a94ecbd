/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/diple-keymap.h"

G_BEGIN_DECLS

/* DipleKeyboardRow shows one command and its keys. Activated, it listens: the next key becomes the
 * command's. Its menu adds a key, takes one away, and gives back those that ship.
 *
 * Signal "listening" (): it wants the next key. */
#define DIPLE_TYPE_KEYBOARD_ROW (diple_keyboard_row_get_type ())
G_DECLARE_FINAL_TYPE (DipleKeyboardRow, diple_keyboard_row, DIPLE, KEYBOARD_ROW, AdwActionRow)

/* @schema, whose keys are refused, may be NULL. */
GtkWidget *
diple_keyboard_row_new (DipleKeymap *keymap, const DipleCommand *command, DipleSchema *schema);

/* Shows the keys as they are now. */
void diple_keyboard_row_refresh (DipleKeyboardRow *self);

/* Whether the command's title or one of its keys has the words of @search, which is casefolded. */
gboolean diple_keyboard_row_matches (DipleKeyboardRow *self, const char *search);

/* Offers a key that was pressed while the row listens. Taken, the row stops; when another command,
 * label or relation has the key, the row says so and goes on listening. */
void diple_keyboard_row_offer (DipleKeyboardRow *self, const char *key);
void diple_keyboard_row_stop (DipleKeyboardRow *self);

G_END_DECLS
