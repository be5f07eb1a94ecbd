/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/panel/diple-value-control-private.h"

G_BEGIN_DECLS

/* DipleEntityControl is a DipleValueControl for an entity of the project's list: its name on a
 * button that opens a search of the list, where a new one can be made and the Wikidata id of the
 * chosen one be written.
 *
 * Signal "create" (const char *name, const char *wikidata): a new entity is wanted as the value. */
#define DIPLE_TYPE_ENTITY_CONTROL (diple_entity_control_get_type ())
G_DECLARE_FINAL_TYPE (DipleEntityControl, diple_entity_control, DIPLE, ENTITY_CONTROL, GtkWidget)

GtkWidget *diple_entity_control_new (DipleEditor *editor, const DipleAttribute *attribute);

/* What the search begins with: the words of the span. */
void diple_entity_control_set_proposal (DipleEntityControl *self, const char *words);

/* The name of what is said where the project's list does not have it yet. */
void diple_entity_control_set_new_name (DipleEntityControl *self, const char *name);

void diple_entity_control_open (DipleEntityControl *self);

G_END_DECLS
