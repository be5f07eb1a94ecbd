/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/panel/diple-value-control-private.h"

G_BEGIN_DECLS

/* DipleAttributeRow is one line of a DipleValueForm: the attribute's name, the control for its
 * values and a pin that carries them forward to the next span.
 *
 * Signals:
 *  "chosen" (const DipleValue *items, guint n_items), "done" ()  of the control
 *  "create" (const char *name, const char *wikidata)             of an entity's control
 *  "picked" ()         the name was clicked: the digit keys are to be this row's
 *  "pinned" (gboolean) the pin was set or taken out */
#define DIPLE_TYPE_ATTRIBUTE_ROW (diple_attribute_row_get_type ())
G_DECLARE_FINAL_TYPE (DipleAttributeRow, diple_attribute_row, DIPLE, ATTRIBUTE_ROW, GtkWidget)

/* @attribute is of @editor's schema, which the row keeps alive. */
GtkWidget *diple_attribute_row_new (DipleEditor *editor, const DipleAttribute *attribute);

const DipleAttribute *diple_attribute_row_get_attribute (DipleAttributeRow *self);
DipleValueControl *diple_attribute_row_get_control (DipleAttributeRow *self);

/* Whether the digit keys are this row's. */
void diple_attribute_row_set_current (DipleAttributeRow *self, gboolean current);

/* Whether there is a pin, and whether it is set. */
void diple_attribute_row_set_pin (DipleAttributeRow *self, gboolean there, gboolean pinned);

G_END_DECLS
