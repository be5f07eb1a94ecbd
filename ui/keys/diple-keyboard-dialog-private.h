/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/diple-keymap.h"

G_BEGIN_DECLS

/* DipleKeyboardDialog lists all commands by group and changes their keys. What it changes is in
 * force at once, in all windows. */
#define DIPLE_TYPE_KEYBOARD_DIALOG (diple_keyboard_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DipleKeyboardDialog, diple_keyboard_dialog, DIPLE, KEYBOARD_DIALOG, AdwWindow)

/* @parent and @schema, whose labels' and relations' keys are refused, may be NULL. */
GtkWidget *diple_keyboard_dialog_new (GtkWindow *parent, DipleKeymap *keymap, DipleSchema *schema);

G_END_DECLS
