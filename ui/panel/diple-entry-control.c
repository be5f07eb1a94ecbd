/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-entry-control-private.h"

#include "data/diple-schema-rules.h"
#include "ui/parts/diple-focus-private.h"

#include <glib/gi18n-lib.h>

struct _DipleEntryControl
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  gboolean numeric;
  char *shown; /* never NULL: what is said */
};

static void control_init (DipleValueControlInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DipleEntryControl,
                               diple_entry_control,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DIPLE_TYPE_VALUE_CONTROL, control_init))

static char *
dup_written (DipleEntryControl *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static gboolean
is_good (DipleEntryControl *self, const char *text)
{
  return !self->numeric || text[0] == '\0' || diple_text_is_number (text);
}

static void
changed_cb (DipleEntryControl *self)
{
  g_autofree char *text = dup_written (self);
  const gboolean good = is_good (self, text);

  if (good)
    gtk_widget_remove_css_class (self->entry, "error");
  else
    gtk_widget_add_css_class (self->entry, "error");
  gtk_widget_set_tooltip_text (self->entry,
                               good ? NULL : _ ("A number is wanted, such as 12 or -0.5"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

static void
flush (DipleEntryControl *self)
{
  g_autofree char *text = dup_written (self);

  if (!g_str_equal (text, self->shown) && is_good (self, text))
    diple_value_control_choose_text (DIPLE_VALUE_CONTROL (self), text);
}

static void
activate_cb (DipleEntryControl *self)
{
  g_autofree char *text = dup_written (self);

  if (!is_good (self, text))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  flush (self);
  diple_value_control_finish (DIPLE_VALUE_CONTROL (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        DipleEntryControl *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
  diple_value_control_finish (DIPLE_VALUE_CONTROL (self));
  return TRUE;
}

/* What is being written is not touched unless the value itself has changed under it. */
static void
show (DipleValueControl *control, const DipleValue *items, guint n_items)
{
  DipleEntryControl *self = DIPLE_ENTRY_CONTROL (control);
  const char *text = n_items > 0 && items->text != NULL ? items->text : "";

  if (g_str_equal (text, self->shown))
    return;
  g_free (self->shown);
  self->shown = g_strdup (text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/* A digit begins a number; for a text any of them leads into the entry. */
static gboolean
press (DipleValueControl *control, guint digit)
{
  DipleEntryControl *self = DIPLE_ENTRY_CONTROL (control);

  gtk_widget_grab_focus (self->entry);
  if (self->numeric)
    {
      g_autofree char *text = g_strdup_printf ("%u", digit);

      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
    }
  return FALSE;
}

static void
settle (DipleValueControl *control)
{
  DipleEntryControl *self = DIPLE_ENTRY_CONTROL (control);

  flush (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
}

static void
control_init (DipleValueControlInterface *interface)
{
  interface->settle = settle;
  interface->show = show;
  interface->press = press;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIPLE_ENTRY_CONTROL (widget)->entry));
}

static void
diple_entry_control_dispose (GObject *object)
{
  g_clear_pointer (&DIPLE_ENTRY_CONTROL (object)->entry, gtk_widget_unparent);
  G_OBJECT_CLASS (diple_entry_control_parent_class)->dispose (object);
}

static void
diple_entry_control_finalize (GObject *object)
{
  g_free (DIPLE_ENTRY_CONTROL (object)->shown);
  G_OBJECT_CLASS (diple_entry_control_parent_class)->finalize (object);
}

static void
diple_entry_control_class_init (DipleEntryControlClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_entry_control_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_entry_control_finalize;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = diple_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
add_controllers (DipleEntryControl *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (flush), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_add_controller (self->entry, focus);
}

static void
diple_entry_control_init (DipleEntryControl *self)
{
  GtkWidget *entry = gtk_entry_new ();

  self->shown = g_strdup ("");
  self->entry = entry;
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_parent (entry, GTK_WIDGET (self));
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  add_controllers (self);
}

GtkWidget *
diple_entry_control_new (const DipleAttribute *attribute)
{
  DipleEntryControl *self = g_object_new (DIPLE_TYPE_ENTRY_CONTROL, NULL);

  self->numeric = attribute->type == DIPLE_ATTRIBUTE_NUMBER;
  if (self->numeric)
    gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, attribute->name, -1);
  return GTK_WIDGET (self);
}
