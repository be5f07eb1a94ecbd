/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/schema/diple-schema-work-private.h"

G_BEGIN_DECLS

/* DipleEndList says from which label to which one a relation may lead. */
#define DIPLE_TYPE_END_LIST (diple_end_list_get_type ())
G_DECLARE_FINAL_TYPE (DipleEndList, diple_end_list, DIPLE, END_LIST, AdwPreferencesGroup)

/* Shows those of the part @id, or hides itself where it has none. */
void diple_end_list_show (DipleEndList *self, DipleSchemaWork *work, gint64 id);

G_END_DECLS
