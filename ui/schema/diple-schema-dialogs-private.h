/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/schema/diple-schema-work-private.h"

G_BEGIN_DECLS

/* Each counts what would be touched, says so, and does it when that is agreed to: one action. */
void diple_schema_ask_remove (DipleSchemaWork *work, GtkWindow *parent, gint64 id);
void diple_schema_ask_merge (DipleSchemaWork *work, GtkWindow *parent, gint64 id);
void diple_schema_ask_split (DipleSchemaWork *work, GtkWindow *parent, gint64 id);

G_END_DECLS
