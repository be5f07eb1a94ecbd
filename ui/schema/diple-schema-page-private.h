/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/diple-keymap.h"

G_BEGIN_DECLS

/* DipleSchemaPage is the page on which the schema is edited: its parts at the left, the chosen one
 * at the right. A DiplePage. */
#define DIPLE_TYPE_SCHEMA_PAGE (diple_schema_page_get_type ())
G_DECLARE_FINAL_TYPE (DipleSchemaPage, diple_schema_page, DIPLE, SCHEMA_PAGE, GtkWidget)

/* A label's key may not be one that a command of @keymap has. */
void diple_schema_page_set_keymap (DipleSchemaPage *self, DipleKeymap *keymap);

G_END_DECLS
