/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "data/diple-schema.h"

G_BEGIN_DECLS

/* A key of the window, for the table that declares keys and for the window that lists them. */
typedef struct
{
  const char *accelerator; /* as gtk_accelerator_parse() reads it */
  const char *title;       /* to be translated; NULL for one not worth a line */
  const char *action;
} DipleWindowKey;

/* DipleShortcuts lists all keys that work now: the text's, the window's and, with a project, its
 * labels'. GtkShortcutsWindow would cut them into pages, and only GtkBuilder can fill it. */
#define DIPLE_TYPE_SHORTCUTS (diple_shortcuts_get_type ())
G_DECLARE_FINAL_TYPE (DipleShortcuts, diple_shortcuts, DIPLE, SHORTCUTS, AdwWindow)

/* @keys are the window's, ended by an entry without accelerator; @schema may be NULL. */
GtkWidget *
diple_shortcuts_new (GtkWindow *parent, const DipleWindowKey *keys, const DipleSchema *schema);

G_END_DECLS
