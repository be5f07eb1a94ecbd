/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/diple-keymap.h"
#include "ui/schema/diple-schema-work-private.h"

G_BEGIN_DECLS

/* DiplePartForm shows one part of the schema and lets it be changed: each change is one action. It
 * has a row for every field that any part has and shows those of the part at hand. Signal
 * "show-place" (gint64 document, gint64 span, guint start, guint end) when the place of an example
 * is to be shown. */
#define DIPLE_TYPE_PART_FORM (diple_part_form_get_type ())
G_DECLARE_FINAL_TYPE (DiplePartForm, diple_part_form, DIPLE, PART_FORM, GtkWidget)

void diple_part_form_set_work (DiplePartForm *self, DipleSchemaWork *work);

/* Keys that @keymap gives to commands in the text are refused, naming the command. */
void diple_part_form_set_keymap (DiplePartForm *self, DipleKeymap *keymap);

/* Saves what was being written and shows the part @id; 0: the schema itself. */
void diple_part_form_show (DiplePartForm *self, gint64 id);
gint64 diple_part_form_get_id (DiplePartForm *self);

/* Saves what is being written. */
void diple_part_form_flush (DiplePartForm *self);

/* Puts the caret into the name and selects it. */
void diple_part_form_edit_name (DiplePartForm *self);

G_END_DECLS
