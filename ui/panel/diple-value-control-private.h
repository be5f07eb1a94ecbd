/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleValueControl is a widget that shows what is said for one attribute and lets it be changed:
 * choices, a switch, an entry, an entity. It does not write anything itself.
 *
 * Signals:
 *  "chosen" (const DipleValue *items, guint n_items)  a hand wants these to be the values
 *  "done" ()                                          the keys may go back to the text */
#define DIPLE_TYPE_VALUE_CONTROL (diple_value_control_get_type ())
G_DECLARE_INTERFACE (DipleValueControl, diple_value_control, DIPLE, VALUE_CONTROL, GtkWidget)

struct _DipleValueControlInterface
{
  GTypeInterface parent_interface;

  void (*show) (DipleValueControl *self, const DipleValue *items, guint n_items);
  gboolean (*press) (DipleValueControl *self, guint digit);
  void (*set_current) (DipleValueControl *self, gboolean current); /* may be NULL */
  gboolean (*is_wide) (DipleValueControl *self);                   /* may be NULL: never */
  void (*settle) (DipleValueControl *self);                        /* may be NULL */
};

/* Shows @n_items values without saying "chosen". */
void diple_value_control_show (DipleValueControl *self, const DipleValue *items, guint n_items);

/* What the key @digit (1 to 9) means here: the n-th value, or that writing begins. TRUE when it
 * chose something and the next attribute is due, FALSE when the control is not finished. */
gboolean diple_value_control_press (DipleValueControl *self, guint digit);

/* Whether the digit keys are this control's, which it may show. */
void diple_value_control_set_current (DipleValueControl *self, gboolean current);

/* Whether the control wants a line of its own while it is current. */
gboolean diple_value_control_is_wide (DipleValueControl *self);

/* Chooses what is still being written, or takes it back when it is no value; called before another
 * thing's values are shown. */
void diple_value_control_settle (DipleValueControl *self);

/* For those who implement it. */
void diple_value_control_choose (DipleValueControl *self, const DipleValue *items, guint n_items);
void diple_value_control_choose_text (DipleValueControl *self, const char *text);
void diple_value_control_finish (DipleValueControl *self);

G_END_DECLS
