/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/schema/diple-schema-work-private.h"

G_BEGIN_DECLS

/* DipleSchemaOutline lists what a schema consists of: the project's guideline, layers with their
 * labels, relations, attributes. Rows move by drag and with Alt+Up and Alt+Down. Signal "chosen"
 * (gint64 id; 0 for the project itself). */
#define DIPLE_TYPE_SCHEMA_OUTLINE (diple_schema_outline_get_type ())
G_DECLARE_FINAL_TYPE (DipleSchemaOutline, diple_schema_outline, DIPLE, SCHEMA_OUTLINE, GtkWidget)

void diple_schema_outline_set_work (DipleSchemaOutline *self, DipleSchemaWork *work);

void diple_schema_outline_choose (DipleSchemaOutline *self, gint64 id);
gint64 diple_schema_outline_get_chosen (DipleSchemaOutline *self);

G_END_DECLS
