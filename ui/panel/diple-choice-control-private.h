/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/panel/diple-value-control-private.h"

G_BEGIN_DECLS

/* DipleChoiceControl is a DipleValueControl for one or several of a list of options: a drop-down
 * that, while the digit keys are its own, makes way for one button an option. Several choices are
 * always buttons. */
#define DIPLE_TYPE_CHOICE_CONTROL (diple_choice_control_get_type ())
G_DECLARE_FINAL_TYPE (DipleChoiceControl, diple_choice_control, DIPLE, CHOICE_CONTROL, GtkWidget)

/* @attribute is of @schema and a choice or choices. */
GtkWidget *diple_choice_control_new (DipleSchema *schema, const DipleAttribute *attribute);

G_END_DECLS
