/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-welcome-private.h"

#include "ui/parts/diple-focus-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DipleWelcome
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *new_button;
  AdwPreferencesGroup *recent;

  DipleSettings *settings;
  GSignalGroup *settings_signals;
  GPtrArray *rows; /* GtkWidget *: of recent */
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleWelcome, diple_welcome, GTK_TYPE_WIDGET)

static void
open_path (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[OPEN], 0, g_variant_get_string (parameter, NULL));
}

static void
forget_path (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleWelcome *self = DIPLE_WELCOME (widget);

  diple_settings_forget_recent (self->settings, g_variant_get_string (parameter, NULL));
}

static GtkWidget *
new_forget_button (const char *path)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-clear-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Take off this list"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "welcome.forget");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", path);
  return button;
}

/* "~/articles" says more in less room than the whole path. */
static char *
shorten_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();
  gsize n = strlen (home);

  if (g_str_has_prefix (folder, home) && (folder[n] == '/' || folder[n] == '\0'))
    return g_strconcat ("~", folder + n, NULL);
  return g_steal_pointer (&folder);
}

static void
add_row (DipleWelcome *self, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *base = g_filename_display_basename (path);
  g_autofree char *folder = shorten_folder (path);

  if (g_str_has_suffix (base, ".diple"))
    base[strlen (base) - strlen (".diple")] = '\0';
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), base);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_forget_button (path));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "welcome.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  adw_preferences_group_add (self->recent, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_recent (DipleWelcome *self)
{
  g_auto (GStrv) paths = diple_settings_dup_recent (self->settings);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->recent, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; paths[i] != NULL; i++)
    if (g_file_test (paths[i], G_FILE_TEST_EXISTS))
      add_row (self, paths[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->recent), self->rows->len > 0);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DIPLE_WELCOME (widget)->new_button);
}

static void
diple_welcome_dispose (GObject *object)
{
  DipleWelcome *self = DIPLE_WELCOME (object);

  g_clear_object (&self->settings_signals);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_WELCOME);

  G_OBJECT_CLASS (diple_welcome_parent_class)->dispose (object);
}

static void
diple_welcome_finalize (GObject *object)
{
  g_ptr_array_unref (DIPLE_WELCOME (object)->rows);
  G_OBJECT_CLASS (diple_welcome_parent_class)->finalize (object);
}

static void
diple_welcome_class_init (DipleWelcomeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = diple_welcome_dispose;
  object_class->finalize = diple_welcome_finalize;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = diple_focus_children;
  signals[OPEN] = g_signal_new ("open",
                                DIPLE_TYPE_WELCOME,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "welcome.open", "s", open_path);
  gtk_widget_class_install_action (widget_class, "welcome.forget", "s", forget_path);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleWelcome, content);
  gtk_widget_class_bind_template_child (widget_class, DipleWelcome, new_button);
  gtk_widget_class_bind_template_child (widget_class, DipleWelcome, recent);
}

static void
diple_welcome_init (DipleWelcome *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings_signals = g_signal_group_new (DIPLE_TYPE_SETTINGS);
  g_signal_group_connect_swapped (
      self->settings_signals, "notify::recent-projects", G_CALLBACK (show_recent), self);
}

void
diple_welcome_set_settings (DipleWelcome *self, DipleSettings *settings)
{
  g_return_if_fail (DIPLE_IS_WELCOME (self));

  if (!g_set_object (&self->settings, settings))
    return;
  g_signal_group_set_target (self->settings_signals, settings);
  show_recent (self);
}
