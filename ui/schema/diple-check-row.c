/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/schema/diple-check-row-private.h"

struct _DipleCheckRow
{
  AdwActionRow parent_instance;

  GtkCheckButton *check;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (DipleCheckRow, diple_check_row, ADW_TYPE_ACTION_ROW)

static guint toggled_signal;

static void
toggled_cb (DipleCheckRow *self)
{
  g_signal_emit (self, toggled_signal, 0);
}

static void
diple_check_row_class_init (DipleCheckRowClass *klass)
{
  toggled_signal = g_signal_new (
      "toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
diple_check_row_init (DipleCheckRow *self)
{
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
}

GtkWidget *
diple_check_row_new (gint64 id, const char *title)
{
  DipleCheckRow *self =
      g_object_new (DIPLE_TYPE_CHECK_ROW, "use-markup", FALSE, "title", title, NULL);

  self->id = id;
  return GTK_WIDGET (self);
}

gint64
diple_check_row_get_id (DipleCheckRow *self)
{
  g_return_val_if_fail (DIPLE_IS_CHECK_ROW (self), 0);

  return self->id;
}

gboolean
diple_check_row_is (DipleCheckRow *self, gint64 id, const char *title)
{
  g_return_val_if_fail (DIPLE_IS_CHECK_ROW (self), FALSE);

  return self->id == id &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), title) == 0;
}

gboolean
diple_check_row_get_active (DipleCheckRow *self)
{
  g_return_val_if_fail (DIPLE_IS_CHECK_ROW (self), FALSE);

  return gtk_check_button_get_active (self->check);
}

void
diple_check_row_set_active (DipleCheckRow *self, gboolean active)
{
  g_return_if_fail (DIPLE_IS_CHECK_ROW (self));

  gtk_check_button_set_active (self->check, active);
}
