/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/schema/diple-schema-work-private.h"

G_BEGIN_DECLS

/* DipleKeyButton shows a key; pressed, it waits for another one: Escape leaves the old one,
 * BackSpace takes it away. Signal "pressed" (const char *key, "" for none). */
#define DIPLE_TYPE_KEY_BUTTON (diple_key_button_get_type ())
G_DECLARE_FINAL_TYPE (DipleKeyButton, diple_key_button, DIPLE, KEY_BUTTON, GtkWidget)

/* @key as GDK calls it, or "". */
void diple_key_button_set_key (DipleKeyButton *self, const char *key);

G_END_DECLS
