/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-switch-control-private.h"

#include "ui/parts/diple-focus-private.h"

#include <glib/gi18n-lib.h>

struct _DipleSwitchControl
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *hint;
  GtkLabel *word;
  GtkSwitch *toggle;
  char *said;       /* "true", "false", or NULL while nothing is */
  gboolean showing; /* the switch follows the value, not a hand */
};

static void control_init (DipleValueControlInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DipleSwitchControl,
                               diple_switch_control,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DIPLE_TYPE_VALUE_CONTROL, control_init))

static void
toggled_cb (DipleSwitchControl *self)
{
  if (!self->showing)
    diple_value_control_choose_text (DIPLE_VALUE_CONTROL (self),
                                     gtk_switch_get_active (self->toggle) ? "true" : "false");
}

static void
show (DipleValueControl *control, const DipleValue *items, guint n_items)
{
  DipleSwitchControl *self = DIPLE_SWITCH_CONTROL (control);
  const gboolean yes = n_items > 0 && g_strcmp0 (items->text, "true") == 0;

  g_free (self->said);
  self->said = n_items > 0 ? g_strdup (items->text) : NULL;
  self->showing = TRUE;
  gtk_switch_set_active (self->toggle, yes);
  self->showing = FALSE;
  gtk_label_set_text (self->word, n_items == 0 ? "–" : yes ? _ ("yes") : _ ("no"));
  gtk_widget_set_opacity (GTK_WIDGET (self->toggle), n_items > 0 ? 1 : 0.6);
}

static gboolean
press (DipleValueControl *control, guint digit)
{
  DipleSwitchControl *self = DIPLE_SWITCH_CONTROL (control);
  const char *text = digit == 1 ? "true" : "false";

  if (digit == 0 || digit > 2)
    return FALSE;
  diple_value_control_choose_text (control, g_strcmp0 (text, self->said) != 0 ? text : NULL);
  return TRUE;
}

static void
set_current (DipleValueControl *control, gboolean current)
{
  gtk_widget_set_visible (DIPLE_SWITCH_CONTROL (control)->hint, current);
}

static void
control_init (DipleValueControlInterface *interface)
{
  interface->show = show;
  interface->press = press;
  interface->set_current = set_current;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIPLE_SWITCH_CONTROL (widget)->toggle));
}

static void
diple_switch_control_dispose (GObject *object)
{
  g_clear_pointer (&DIPLE_SWITCH_CONTROL (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (diple_switch_control_parent_class)->dispose (object);
}

static void
diple_switch_control_finalize (GObject *object)
{
  g_free (DIPLE_SWITCH_CONTROL (object)->said);
  G_OBJECT_CLASS (diple_switch_control_parent_class)->finalize (object);
}

static void
diple_switch_control_class_init (DipleSwitchControlClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_switch_control_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_switch_control_finalize;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = diple_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
diple_switch_control_init (DipleSwitchControl *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  /* Translators: the keys 1 and 2 answer an attribute with yes or no. */
  self->hint = gtk_label_new (_ ("1 yes  2 no"));
  self->word = GTK_LABEL (gtk_label_new (NULL));
  self->toggle = GTK_SWITCH (gtk_switch_new ());

  gtk_widget_add_css_class (self->hint, "digit");
  gtk_widget_add_css_class (GTK_WIDGET (self->word), "dim-label");
  gtk_widget_set_halign (self->box, GTK_ALIGN_END);
  gtk_widget_set_hexpand (self->box, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->hint);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->word));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->toggle));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (
      self->toggle, "notify::active", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
diple_switch_control_new (const DipleAttribute *attribute)
{
  DipleSwitchControl *self = g_object_new (DIPLE_TYPE_SWITCH_CONTROL, NULL);

  gtk_widget_set_visible (self->hint, FALSE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, attribute->name, -1);
  return GTK_WIDGET (self);
}
