/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/panel/diple-value-control-private.h"

G_BEGIN_DECLS

/* DipleEntryControl is a DipleValueControl for a text or a number. What was written is chosen with
 * Enter and when the focus leaves; Escape takes it back. What is no number is marked and stays
 * unsaid. */
#define DIPLE_TYPE_ENTRY_CONTROL (diple_entry_control_get_type ())
G_DECLARE_FINAL_TYPE (DipleEntryControl, diple_entry_control, DIPLE, ENTRY_CONTROL, GtkWidget)

GtkWidget *diple_entry_control_new (const DipleAttribute *attribute);

G_END_DECLS
