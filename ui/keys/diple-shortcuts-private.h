/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/diple-keymap.h"

G_BEGIN_DECLS

/* DipleShortcuts lists all keys that work now: the text's, the window's and, with a project, its
 * labels'. GtkShortcutsWindow would cut them into pages, and only GtkBuilder can fill it. */
#define DIPLE_TYPE_SHORTCUTS (diple_shortcuts_get_type ())
G_DECLARE_FINAL_TYPE (DipleShortcuts, diple_shortcuts, DIPLE, SHORTCUTS, AdwWindow)

/* @schema may be NULL. */
GtkWidget *diple_shortcuts_new (GtkWindow *parent, DipleKeymap *keymap, DipleSchema *schema);

/* Has the keys of @group before all others: those of the window that asks. */
void diple_shortcuts_put_first (DipleShortcuts *self, DipleCommandGroup group);

G_END_DECLS
