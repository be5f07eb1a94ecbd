/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/schema/diple-schema-work-private.h"

G_BEGIN_DECLS

/* DipleOwnerList says which labels or relations carry an attribute. */
#define DIPLE_TYPE_OWNER_LIST (diple_owner_list_get_type ())
G_DECLARE_FINAL_TYPE (DipleOwnerList, diple_owner_list, DIPLE, OWNER_LIST, AdwPreferencesGroup)

/* Shows those of the part @id, or hides itself where it has none. */
void diple_owner_list_show (DipleOwnerList *self, DipleSchemaWork *work, gint64 id);

G_END_DECLS
