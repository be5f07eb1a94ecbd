/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/diple-preferences.h"

#include "ui/window/diple-face-row-private.h"

struct _DiplePreferences
{
  AdwPreferencesWindow parent_instance;

  AdwPreferencesPage *page;
  GtkWidget *name;
  AdwComboRow *style;
  GtkSpinButton *zoom;
  GtkWidget *face;
  GtkSpinButton *line_spacing;
  GtkSpinButton *measure;
  GtkWidget *chips;
  GtkWidget *values;
  GtkWidget *relations;
  GtkWidget *suggestions;
  GtkWidget *compact;
  GtkWidget *count_time;
  GtkWidget *keyboard;
};

G_DEFINE_FINAL_TYPE (DiplePreferences, diple_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const styles[] = { "system", "light", "dark" }; /* as the rows stand */

static gboolean
style_to_row (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_strcmp0 (g_value_get_string (from), styles[i]) == 0)
      g_value_set_uint (to, i);
  return TRUE;
}

static gboolean
row_to_style (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  guint row = g_value_get_uint (from);

  if (row >= G_N_ELEMENTS (styles))
    return FALSE;
  g_value_set_string (to, styles[row]);
  return TRUE;
}

static gboolean
factor_to_percent (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_double (to, g_value_get_double (from) * 100);
  return TRUE;
}

static gboolean
percent_to_factor (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_double (to, g_value_get_double (from) / 100);
  return TRUE;
}

/* The window that these preferences belong to knows its project, whose keys count too. */
static void
keyboard_cb (DiplePreferences *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.keyboard", NULL);
}

static void
bind_percent (DipleSettings *settings, const char *name, GtkSpinButton *spin)
{
  g_object_bind_property_full (settings,
                               name,
                               spin,
                               "value",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                               factor_to_percent,
                               percent_to_factor,
                               NULL,
                               NULL);
}

static void
diple_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_PREFERENCES);
  G_OBJECT_CLASS (diple_preferences_parent_class)->dispose (object);
}

static void
diple_preferences_class_init (DiplePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_preferences_dispose;
  g_type_ensure (DIPLE_TYPE_FACE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DiplePreferences, page);
  gtk_widget_class_bind_template_child (widget_class, DiplePreferences, name);
  gtk_widget_class_bind_template_child (widget_class, DiplePreferences, style);
  gtk_widget_class_bind_template_child (widget_class, DiplePreferences, zoom);
  gtk_widget_class_bind_template_child (widget_class, DiplePreferences, face);
  gtk_widget_class_bind_template_child (widget_class, DiplePreferences, line_spacing);
  gtk_widget_class_bind_template_child (widget_class, DiplePreferences, measure);
  gtk_widget_class_bind_template_child (widget_class, DiplePreferences, chips);
  gtk_widget_class_bind_template_child (widget_class, DiplePreferences, values);
  gtk_widget_class_bind_template_child (widget_class, DiplePreferences, relations);
  gtk_widget_class_bind_template_child (widget_class, DiplePreferences, suggestions);
  gtk_widget_class_bind_template_child (widget_class, DiplePreferences, compact);
  gtk_widget_class_bind_template_child (widget_class, DiplePreferences, count_time);
  gtk_widget_class_bind_template_child (widget_class, DiplePreferences, keyboard);
  gtk_widget_class_bind_template_callback (widget_class, keyboard_cb);
}

static void
diple_preferences_init (DiplePreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
diple_preferences_new (GtkWindow *parent, DipleSettings *settings)
{
  const GBindingFlags both = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;
  DiplePreferences *self = g_object_new (DIPLE_TYPE_PREFERENCES, "transient-for", parent, NULL);

  g_object_bind_property (settings, "annotator-name", self->name, "text", both);
  g_object_bind_property_full (
      settings, "style", self->style, "selected", both, style_to_row, row_to_style, NULL, NULL);
  bind_percent (settings, "zoom", self->zoom);
  bind_percent (settings, "line-spacing", self->line_spacing);
  g_object_bind_property (settings, "face", self->face, "face", both);
  g_object_bind_property (settings, "measure", self->measure, "value", both);
  g_object_bind_property (settings, "chips", self->chips, "active", both);
  g_object_bind_property (settings, "show-values", self->values, "active", both);
  g_object_bind_property (settings, "show-relations", self->relations, "active", both);
  g_object_bind_property (settings, "show-suggestions", self->suggestions, "active", both);
  g_object_bind_property (settings, "compact", self->compact, "active", both);
  g_object_bind_property (settings, "count-time", self->count_time, "active", both);
  gtk_widget_set_visible (self->keyboard, parent != NULL);
  return GTK_WIDGET (self);
}
