/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/schema/diple-schema-work-private.h"

G_BEGIN_DECLS

/* DipleExampleList lists what a label is for and what it is not for. Signal "show-place" (gint64
 * document, gint64 span, guint start, guint end). */
#define DIPLE_TYPE_EXAMPLE_LIST (diple_example_list_get_type ())
G_DECLARE_FINAL_TYPE (
    DipleExampleList, diple_example_list, DIPLE, EXAMPLE_LIST, AdwPreferencesGroup)

/* Shows those of the label @id, or hides itself where it is none. */
void diple_example_list_show (DipleExampleList *self, DipleSchemaWork *work, gint64 id);

G_END_DECLS
