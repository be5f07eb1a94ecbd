/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-entities.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleEntityRow is a line of a GtkListBox: an entity with its Wikidata id and how often it is
 * named, or the offer to make a new one. */
#define DIPLE_TYPE_ENTITY_ROW (diple_entity_row_get_type ())
G_DECLARE_FINAL_TYPE (DipleEntityRow, diple_entity_row, DIPLE, ENTITY_ROW, GtkListBoxRow)

/* @entity is copied; with NULL, the offer to make one called @name. */
GtkWidget *diple_entity_row_new (const DipleEntity *entity, const char *name);

/* NULL for the offer; lent. */
const DipleEntity *diple_entity_row_get_entity (DipleEntityRow *self);

G_END_DECLS
