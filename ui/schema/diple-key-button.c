/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-key-button-private.h"

#include "ui/parts/diple-label-item-private.h"

#include <glib/gi18n-lib.h>

struct _DipleKeyButton
{
  GtkWidget parent_instance;

  GtkToggleButton *button;

  char *key;
};

G_DEFINE_FINAL_TYPE (DipleKeyButton, diple_key_button, GTK_TYPE_WIDGET)

static guint pressed_signal;

static void
show_key (DipleKeyButton *self)
{
  g_autofree char *text = diple_label_key_text (self->key);
  gboolean waiting = gtk_toggle_button_get_active (self->button);
  const char *words = *text != '\0' ? text : _ ("None");

  gtk_button_set_label (GTK_BUTTON (self->button), waiting ? _ ("Press a key…") : words);
}

static void
toggled_cb (DipleKeyButton *self)
{
  show_key (self);
}

static void
take_key (DipleKeyButton *self, const char *key)
{
  gtk_toggle_button_set_active (self->button, FALSE);
  if (key != NULL)
    g_signal_emit (self, pressed_signal, 0, key);
}

/* Shift and the like wait for the key that they go with; others never mark. */
static gboolean
is_lone_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) ||
         keyval == GDK_KEY_ISO_Level3_Shift;
}

static gboolean
key_pressed_cb (DipleKeyButton *self, guint keyval, guint code, GdkModifierType state)
{
  if (!gtk_toggle_button_get_active (self->button) || is_lone_modifier (keyval))
    return FALSE;
  if (keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab)
    {
      take_key (self, NULL);
      return FALSE;
    }
  if (keyval == GDK_KEY_Escape)
    take_key (self, NULL);
  else if (keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_Delete)
    take_key (self, "");
  else
    take_key (self, gdk_keyval_name (gdk_keyval_to_lower (keyval)));
  return TRUE;
}

/* Enter on the row that the button stands in makes it wait. */
static gboolean
diple_key_button_mnemonic_activate (GtkWidget *widget, gboolean group_cycling)
{
  DipleKeyButton *self = DIPLE_KEY_BUTTON (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->button));
  gtk_toggle_button_set_active (self->button, TRUE);
  return TRUE;
}

/* A key that is pressed elsewhere is not meant for it. */
static void
left_cb (DipleKeyButton *self)
{
  take_key (self, NULL);
}

static void
watch_focus (DipleKeyButton *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->button), focus);
}

static void
diple_key_button_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_KEY_BUTTON);

  G_OBJECT_CLASS (diple_key_button_parent_class)->dispose (object);
}

static void
diple_key_button_finalize (GObject *object)
{
  g_free (DIPLE_KEY_BUTTON (object)->key);

  G_OBJECT_CLASS (diple_key_button_parent_class)->finalize (object);
}

static void
diple_key_button_class_init (DipleKeyButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_key_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_key_button_finalize;
  widget_class->mnemonic_activate = diple_key_button_mnemonic_activate;
  pressed_signal = g_signal_new ("pressed",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-key-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleKeyButton, button);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
diple_key_button_init (DipleKeyButton *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->key = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->button), keys);
  watch_focus (self);
}

void
diple_key_button_set_key (DipleKeyButton *self, const char *key)
{
  g_autofree char *label = NULL;

  g_return_if_fail (DIPLE_IS_KEY_BUTTON (self));

  g_free (self->key);
  self->key = g_strdup (key);
  show_key (self);
  label = g_strdup_printf (_ ("Key: %s"), gtk_button_get_label (GTK_BUTTON (self->button)));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
