/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A key of the window, for the table that declares keys and for the window that lists them. */
typedef struct
{
  const char *accelerator; /* as gtk_accelerator_parse() reads it, several with blanks */
  const char *title;       /* to be translated; NULL for one not worth a line */
  const char *action;
} DipleWindowKey;

/* A new window with all keys that work now: the window's (ended by an entry without accelerator),
 * the article's and, with a project, its labels'. */
GtkWidget *
diple_shortcuts_new (GtkWindow *parent, const DipleWindowKey *keys, const DipleSchema *schema);

G_END_DECLS
