/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/panel/diple-value-control-private.h"

enum
{
  CHOSEN,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (DipleValueControl, diple_value_control, GTK_TYPE_WIDGET)

static void
diple_value_control_default_init (DipleValueControlInterface *interface)
{
  signals[CHOSEN] = g_signal_new ("chosen",
                                  DIPLE_TYPE_VALUE_CONTROL,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_POINTER,
                                  G_TYPE_UINT);
  signals[DONE] = g_signal_new (
      "done", DIPLE_TYPE_VALUE_CONTROL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
diple_value_control_show (DipleValueControl *self, const DipleValue *items, guint n_items)
{
  g_return_if_fail (DIPLE_IS_VALUE_CONTROL (self));

  DIPLE_VALUE_CONTROL_GET_IFACE (self)->show (self, items, n_items);
}

gboolean
diple_value_control_press (DipleValueControl *self, guint digit)
{
  g_return_val_if_fail (DIPLE_IS_VALUE_CONTROL (self), FALSE);

  return DIPLE_VALUE_CONTROL_GET_IFACE (self)->press (self, digit);
}

void
diple_value_control_set_current (DipleValueControl *self, gboolean current)
{
  DipleValueControlInterface *interface;

  g_return_if_fail (DIPLE_IS_VALUE_CONTROL (self));

  interface = DIPLE_VALUE_CONTROL_GET_IFACE (self);
  if (interface->set_current != NULL)
    interface->set_current (self, current);
}

gboolean
diple_value_control_is_wide (DipleValueControl *self)
{
  DipleValueControlInterface *interface;

  g_return_val_if_fail (DIPLE_IS_VALUE_CONTROL (self), FALSE);

  interface = DIPLE_VALUE_CONTROL_GET_IFACE (self);
  return interface->is_wide != NULL && interface->is_wide (self);
}

void
diple_value_control_settle (DipleValueControl *self)
{
  DipleValueControlInterface *interface;

  g_return_if_fail (DIPLE_IS_VALUE_CONTROL (self));

  interface = DIPLE_VALUE_CONTROL_GET_IFACE (self);
  if (interface->settle != NULL)
    interface->settle (self);
}

void
diple_value_control_choose (DipleValueControl *self, const DipleValue *items, guint n_items)
{
  g_signal_emit (self, signals[CHOSEN], 0, items, n_items);
}

void
diple_value_control_choose_text (DipleValueControl *self, const char *text)
{
  const DipleValue value = { .text = (char *) text };

  diple_value_control_choose (self, &value, text != NULL && text[0] != '\0' ? 1 : 0);
}

void
diple_value_control_finish (DipleValueControl *self)
{
  g_signal_emit (self, signals[DONE], 0);
}
