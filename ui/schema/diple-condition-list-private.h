/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/schema/diple-schema-work-private.h"

G_BEGIN_DECLS

/* DipleConditionList says when an attribute is asked for. */
#define DIPLE_TYPE_CONDITION_LIST (diple_condition_list_get_type ())
G_DECLARE_FINAL_TYPE (
    DipleConditionList, diple_condition_list, DIPLE, CONDITION_LIST, AdwPreferencesGroup)

/* Shows those of the part @id, or hides itself where it has none. */
void diple_condition_list_show (DipleConditionList *self, DipleSchemaWork *work, gint64 id);

G_END_DECLS
