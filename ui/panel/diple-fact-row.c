/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-fact-row-private.h"

#include "ui/parts/diple-focus-private.h"

#include <glib/gi18n-lib.h>

struct _DipleFactRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *caption; /* a label, or an entry for the name of a free fact */
  GtkWidget *value;
  char *shown_name;  /* never NULL */
  char *shown_value; /* never NULL */
};

enum
{
  PROP_CAPTION = 1,
  N_PROPS
};

enum
{
  WRITTEN,
  REMOVE,
  DONE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleFactRow, diple_fact_row, GTK_TYPE_WIDGET)

static char *
dup_text (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
leave_cb (DipleFactRow *self)
{
  if (diple_fact_row_is_changed (self))
    g_signal_emit (self, signals[WRITTEN], 0);
}

static void
activate_cb (DipleFactRow *self)
{
  leave_cb (self);
  g_signal_emit (self, signals[DONE], 0);
}

static void
remove_cb (DipleFactRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        DipleFactRow *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  diple_fact_row_reset (self);
  g_signal_emit (self, signals[DONE], 0);
  return TRUE;
}

static void
follow_entry (DipleFactRow *self, GtkWidget *entry)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (entry, focus);
  gtk_widget_add_controller (entry, keys);
}

static void
set_caption (DipleFactRow *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->caption), text);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->value), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CAPTION)
    set_caption (DIPLE_FACT_ROW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
diple_fact_row_dispose (GObject *object)
{
  g_clear_pointer (&DIPLE_FACT_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (diple_fact_row_parent_class)->dispose (object);
}

static void
diple_fact_row_finalize (GObject *object)
{
  DipleFactRow *self = DIPLE_FACT_ROW (object);

  g_free (self->shown_name);
  g_free (self->shown_value);
  G_OBJECT_CLASS (diple_fact_row_parent_class)->finalize (object);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  DipleFactRow *self = DIPLE_FACT_ROW (widget);

  return gtk_widget_grab_focus (GTK_IS_ENTRY (self->caption) ? self->caption : self->value);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (
      name, DIPLE_TYPE_FACT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
diple_fact_row_class_init (DipleFactRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = diple_fact_row_dispose;
  object_class->finalize = diple_fact_row_finalize;
  object_class->set_property = set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = diple_focus_children;
  properties[PROP_CAPTION] =
      g_param_spec_string ("caption", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[WRITTEN] = new_signal ("written");
  signals[REMOVE] = new_signal ("remove");
  signals[DONE] = new_signal ("done");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
diple_fact_row_init (DipleFactRow *self)
{
  self->shown_name = g_strdup ("");
  self->shown_value = g_strdup ("");
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->caption = gtk_label_new (NULL);
  self->value = gtk_entry_new ();
  gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->caption), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (self->caption), 10);
  gtk_widget_add_css_class (self->caption, "field-caption");
  gtk_label_set_ellipsize (GTK_LABEL (self->caption), PANGO_ELLIPSIZE_END);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->value), 6);
  gtk_widget_set_hexpand (self->value, TRUE);
  gtk_widget_add_css_class (self->box, "field");
  gtk_box_append (GTK_BOX (self->box), self->caption);
  gtk_box_append (GTK_BOX (self->box), self->value);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  follow_entry (self, self->value);
}

static void
add_remove_button (DipleFactRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Remove this detail"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

GtkWidget *
diple_fact_row_new_free (void)
{
  DipleFactRow *self = g_object_new (DIPLE_TYPE_FACT_ROW, NULL);

  gtk_box_remove (GTK_BOX (self->box), self->caption);
  self->caption = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->caption), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->caption), 8);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->caption), _ ("Name"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->value), _ ("Value"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->caption), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name of the detail"), -1);
  gtk_box_prepend (GTK_BOX (self->box), self->caption);
  gtk_box_set_spacing (GTK_BOX (self->box), 4);
  follow_entry (self, self->caption);
  add_remove_button (self);
  return GTK_WIDGET (self);
}

static void
take_over (GtkWidget *entry, char **shown, const char *text)
{
  if (g_str_equal (*shown, text))
    return;
  g_free (*shown);
  *shown = g_strdup (text);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

void
diple_fact_row_show (DipleFactRow *self, const char *name, const char *value)
{
  g_return_if_fail (DIPLE_IS_FACT_ROW (self));

  if (GTK_IS_ENTRY (self->caption))
    {
      take_over (self->caption, &self->shown_name, name);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (self->value), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  take_over (self->value, &self->shown_value, value);
  gtk_widget_set_tooltip_text (self->value, value);
}

char *
diple_fact_row_dup_name (DipleFactRow *self)
{
  g_return_val_if_fail (DIPLE_IS_FACT_ROW (self), NULL);

  return GTK_IS_ENTRY (self->caption) ? dup_text (self->caption) : g_strdup ("");
}

char *
diple_fact_row_dup_value (DipleFactRow *self)
{
  g_return_val_if_fail (DIPLE_IS_FACT_ROW (self), NULL);

  return dup_text (self->value);
}

/* Compared as it stands: a file's value may begin with a blank that nobody has touched. */
static gboolean
differs (GtkWidget *entry, const char *shown)
{
  return !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), shown);
}

gboolean
diple_fact_row_is_changed (DipleFactRow *self)
{
  g_return_val_if_fail (DIPLE_IS_FACT_ROW (self), FALSE);

  return differs (self->value, self->shown_value) ||
         (GTK_IS_ENTRY (self->caption) && differs (self->caption, self->shown_name));
}

void
diple_fact_row_reset (DipleFactRow *self)
{
  g_return_if_fail (DIPLE_IS_FACT_ROW (self));

  if (GTK_IS_ENTRY (self->caption))
    gtk_editable_set_text (GTK_EDITABLE (self->caption), self->shown_name);
  gtk_editable_set_text (GTK_EDITABLE (self->value), self->shown_value);
}
