/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/diple-application.h"

#include "ui/diple-preferences.h"
#include "ui/diple-window.h"

#include <glib/gi18n.h>

struct _DipleApplication
{
  AdwApplication parent_instance;

  DipleSettings *settings; /* NULL before startup */
  char *name;              /* of the annotator as the command line gave it, or NULL */
};

G_DEFINE_FINAL_TYPE (DipleApplication, diple_application, ADW_TYPE_APPLICATION)

static DipleWindow *
new_window (DipleApplication *self)
{
  GtkWidget *window = diple_window_new (GTK_APPLICATION (self), self->settings, self->name);

  gtk_window_present (GTK_WINDOW (window));
  return DIPLE_WINDOW (window);
}

/* The window with the project at @path; for NULL, one that has none yet. */
static DipleWindow *
find_window (DipleApplication *self, const char *path)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL;
       link = link->next)
    if (DIPLE_IS_WINDOW (link->data) && g_strcmp0 (diple_window_get_path (link->data), path) == 0)
      return link->data;
  return NULL;
}

static void
open_project (DipleApplication *self, const char *path, DipleStoreMode mode)
{
  g_autofree char *canonical = diple_window_canonical_path (path);
  DipleWindow *window = find_window (self, canonical);

  if (window == NULL)
    {
      window = find_window (self, NULL);
      if (window == NULL)
        window = new_window (self);
      diple_window_open (window, canonical, mode);
    }
  gtk_window_present (GTK_WINDOW (window));
}

/* Articles go into the project in front, or into a new one. */
static void
import (DipleApplication *self, const char *const *paths)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!DIPLE_IS_WINDOW (window))
    window = GTK_WINDOW (new_window (self));
  diple_window_import (DIPLE_WINDOW (window), paths);
  gtk_window_present (window);
}

/* @hint "create" makes a project at each of @files. */
static void
diple_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  DipleApplication *self = DIPLE_APPLICATION (application);
  gboolean create = g_strcmp0 (hint, "create") == 0;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) articles = NULL;

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path == NULL)
        continue;
      if (create || g_str_has_suffix (path, ".diple"))
        open_project (self, path, create ? DIPLE_STORE_CREATE : DIPLE_STORE_READ_WRITE);
      else
        g_strv_builder_add (builder, path);
    }
  articles = g_strv_builder_end (builder);
  if (articles[0] != NULL)
    import (self, (const char *const *) articles);
}

static void
diple_application_activate (GApplication *application)
{
  DipleApplication *self = DIPLE_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (new_window (self));
  gtk_window_present (window);
  if (DIPLE_IS_WINDOW (window))
    diple_window_greet (DIPLE_WINDOW (window));
}

static GPtrArray *
collect_files (GApplicationCommandLine *line, GVariantDict *options)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree const char **arguments = NULL;

  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &arguments))
    return files;
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (files, g_application_command_line_create_file_for_arg (line, arguments[i]));
  return files;
}

static int
diple_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  DipleApplication *self = DIPLE_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  g_autoptr (GPtrArray) files = collect_files (line, options);
  char *name = NULL;

  if (g_variant_dict_lookup (options, "name", "s", &name))
    {
      g_free (self->name);
      self->name = g_strstrip (name);
      if (self->name[0] == '\0')
        g_clear_pointer (&self->name, g_free);
    }
  if (files->len > 0)
    g_application_open (application, (GFile **) files->pdata, (int) files->len, "");
  else
    g_application_activate (application);
  return 0;
}

static void
show_style (DipleApplication *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *style = NULL;

  g_object_get (self->settings, "style", &style, NULL);
  if (g_strcmp0 (style, "dark") == 0)
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  else if (g_strcmp0 (style, "light") == 0)
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  else
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

/* Each window closes its project; a window that is closed leaves the list. */
static void
quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *link = windows; link != NULL; link = link->next)
    if (DIPLE_IS_WINDOW (link->data))
      gtk_window_close (link->data);
}

static void
new_window_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  new_window (data);
}

static void
preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DipleApplication *self = data;
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (diple_preferences_new (parent, self->settings)));
}

static void
about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const developers[] = { "The Diple developers", NULL };

  adw_show_about_window (gtk_application_get_active_window (data),
                         "application-name",
                         _ ("Diple"),
                         "application-icon",
                         DIPLE_APP_ID,
                         "version",
                         DIPLE_VERSION,
                         "comments",
                         _ ("Mark who says what in articles, and take home a dataset."),
                         "developers",
                         developers,
                         "license-type",
                         GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
diple_application_startup (GApplication *application)
{
  DipleApplication *self = DIPLE_APPLICATION (application);
  static const GActionEntry actions[] = {
    { .name = "quit", .activate = quit },
    { .name = "new-window", .activate = new_window_activated },
    { .name = "preferences", .activate = preferences },
    { .name = "about", .activate = about },
  };

  G_APPLICATION_CLASS (diple_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_window_set_default_icon_name (DIPLE_APP_ID);

  self->settings = diple_settings_new ();
  g_signal_connect_object (
      self->settings, "notify::style", G_CALLBACK (show_style), self, G_CONNECT_SWAPPED);
  show_style (self);
}

static void
diple_application_finalize (GObject *object)
{
  DipleApplication *self = DIPLE_APPLICATION (object);

  g_clear_object (&self->settings);
  g_free (self->name);
  G_OBJECT_CLASS (diple_application_parent_class)->finalize (object);
}

static void
diple_application_class_init (DipleApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = diple_application_finalize;
  application_class->startup = diple_application_startup;
  application_class->activate = diple_application_activate;
  application_class->open = diple_application_open;
  application_class->command_line = diple_application_command_line;
}

static int
handle_local_options_cb (DipleApplication *self, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("Diple %s\n", DIPLE_VERSION);
  return 0;
}

static void
diple_application_init (DipleApplication *self)
{
  static const GOptionEntry entries[] = {
    { "name",
      'n',
      0,
      G_OPTION_ARG_STRING,
      NULL,
      N_ ("Annotate as NAME, without asking"),
      N_ ("NAME") },
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and leave"), NULL },
    { G_OPTION_REMAINING,
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      NULL,
      NULL,
      N_ ("[PROJECT.diple | ARTICLE | FOLDER…]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_summary (
      G_APPLICATION (self),
      _ ("Opens projects, and brings articles and folders of them into a project."));
  g_signal_connect (self, "handle-local-options", G_CALLBACK (handle_local_options_cb), NULL);
}

DipleApplication *
diple_application_new (void)
{
  return g_object_new (DIPLE_TYPE_APPLICATION,
                       "application-id",
                       DIPLE_APP_ID,
                       "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}
