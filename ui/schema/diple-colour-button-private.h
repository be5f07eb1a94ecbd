/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/schema/diple-schema-work-private.h"

G_BEGIN_DECLS

/* DipleColourButton shows a part's colour and opens the colours that suit the schema: each stands
 * out on light and dark pages and keeps away from the others for everybody's eyes. Signal "picked"
 * (const char *colour). */
#define DIPLE_TYPE_COLOUR_BUTTON (diple_colour_button_get_type ())
G_DECLARE_FINAL_TYPE (DipleColourButton, diple_colour_button, DIPLE, COLOUR_BUTTON, GtkWidget)

/* @colour as "#rrggbb"; what is proposed goes by the other parts of @schema. */
void diple_colour_button_set_colour (DipleColourButton *self,
                                     const DipleSchema *schema,
                                     gint64 id,
                                     const char *colour);

G_END_DECLS
