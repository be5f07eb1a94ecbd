/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/panel/diple-value-control-private.h"

G_BEGIN_DECLS

/* DipleSwitchControl is a DipleValueControl for yes or no: the digits 1 and 2. What nobody has said
 * is neither, and looks paler. */
#define DIPLE_TYPE_SWITCH_CONTROL (diple_switch_control_get_type ())
G_DECLARE_FINAL_TYPE (DipleSwitchControl, diple_switch_control, DIPLE, SWITCH_CONTROL, GtkWidget)

GtkWidget *diple_switch_control_new (const DipleAttribute *attribute);

G_END_DECLS
