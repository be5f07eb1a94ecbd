/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "data/diple-schema-change.h"

G_BEGIN_DECLS

/* DipleSchemaRow is one line of the outline: a heading, or a part of the schema. */
#define DIPLE_TYPE_SCHEMA_ROW (diple_schema_row_get_type ())
G_DECLARE_FINAL_TYPE (DipleSchemaRow, diple_schema_row, DIPLE, SCHEMA_ROW, GtkListBoxRow)

/* A heading cannot be chosen. */
GtkWidget *diple_schema_row_new_heading (const char *title);

/* The part @id of @schema; @usage may be NULL. */
GtkWidget *diple_schema_row_new (const DipleSchema *schema, gint64 id, const DipleTouch *usage);

/* Shows the part as it is now. */
void
diple_schema_row_update (DipleSchemaRow *self, const DipleSchema *schema, const DipleTouch *usage);

gint64 diple_schema_row_get_id (DipleSchemaRow *self);
gboolean diple_schema_row_is_heading (DipleSchemaRow *self);

G_END_DECLS
