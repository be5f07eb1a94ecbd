/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/schema/diple-schema-work-private.h"

G_BEGIN_DECLS

/* DipleOptionList lists the options of a choice, in their order. */
#define DIPLE_TYPE_OPTION_LIST (diple_option_list_get_type ())
G_DECLARE_FINAL_TYPE (DipleOptionList, diple_option_list, DIPLE, OPTION_LIST, AdwPreferencesGroup)

/* Shows those of the part @id, or hides itself where it has none. */
void diple_option_list_show (DipleOptionList *self, DipleSchemaWork *work, gint64 id);

G_END_DECLS
