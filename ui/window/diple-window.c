/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-window-private.h"

#include "ui/window/diple-ui-compat-private.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_ANNOTATOR = 1,
  PROP_SHOW_DOCUMENTS,
  PROP_SHOW_ANNOTATIONS,
  PROP_DISTRACTION_FREE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DipleWindow, diple_window, ADW_TYPE_APPLICATION_WINDOW)

void
diple_window_open_elsewhere (DipleWindow *self, const char *path)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (application != NULL)
    g_application_open (G_APPLICATION (application), &file, 1, "");
  else
    diple_window_open (self, path, DIPLE_STORE_READ_WRITE);
}

static void
welcome_open_cb (DipleWelcome *welcome, const char *path, DipleWindow *self)
{
  diple_window_open_elsewhere (self, path);
}

static void
counted_cb (DipleAnnotatePage *page, gint64 all, DipleWindow *self)
{
  g_autofree char *text = g_strdup_printf (
      g_dngettext (
          GETTEXT_PACKAGE, "%" G_GINT64_FORMAT " document", "%" G_GINT64_FORMAT " documents", all),
      all);

  adw_window_title_set_subtitle (self->title, text);
}

static void
switchers_squeezed_cb (DipleWindow *self)
{
  GtkWidget *shown = adw_squeezer_get_visible_child (self->switchers);

  adw_view_switcher_bar_set_reveal (self->switcher_bar,
                                    shown == NULL || shown == self->narrow_title);
}

void
diple_window_complain (DipleWindow *self, const char *heading, const GError *error)
{
  diple_ask_async (GTK_WINDOW (self), heading, error->message, NULL, FALSE, NULL, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, DipleWindow *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) dropped = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL, projects = NULL;

  for (GSList *link = files; link != NULL; link = link->next)
    {
      g_autofree char *path = g_file_get_path (link->data);

      if (path != NULL && g_str_has_suffix (path, ".diple"))
        g_strv_builder_add (dropped, path);
      else if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  projects = g_strv_builder_end (dropped);
  if (projects[0] != NULL)
    diple_window_take_projects (self, (const char *const *) projects);
  if (paths[0] != NULL)
    diple_window_import (self, (const char *const *) paths);
  return TRUE;
}

static void
accept_drops (DipleWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_name (GTK_EVENT_CONTROLLER (target), "diple-drop");
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (target));
}

static void
save_size (DipleWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_object_set (
      self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)), NULL);
  if (width > 0 && height > 0)
    g_object_set (self->settings, "window-width", width, "window-height", height, NULL);
}

static void
restore_size (DipleWindow *self)
{
  int width, height;
  gboolean maximized;

  g_object_get (self->settings,
                "window-width",
                &width,
                "window-height",
                &height,
                "window-maximized",
                &maximized,
                NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

static gboolean
close_request (GtkWindow *window)
{
  DipleWindow *self = DIPLE_WINDOW (window);

  save_size (self);
  self->closed = TRUE;
  diple_window_close_project (self);
  return GTK_WINDOW_CLASS (diple_window_parent_class)->close_request (window);
}

static void
pane_shown_cb (DipleWindow *self, GParamSpec *pspec)
{
  gboolean documents = g_str_equal (pspec->name, "show-documents");

  g_object_notify_by_pspec (G_OBJECT (self),
                            properties[documents ? PROP_SHOW_DOCUMENTS : PROP_SHOW_ANNOTATIONS]);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DipleWindow *self = DIPLE_WINDOW (object);

  if (id == PROP_ANNOTATOR)
    g_value_set_string (value, self->annotator != NULL ? self->annotator : "");
  else if (id == PROP_DISTRACTION_FREE)
    g_value_set_boolean (value, self->calm);
  else if (self->page != NULL) /* buttons ask while the template is being built */
    g_object_get_property (G_OBJECT (self->page), pspec->name, value);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DipleWindow *self = DIPLE_WINDOW (object);

  if (id == PROP_ANNOTATOR)
    diple_window_set_annotator (self, g_value_get_string (value));
  else if (id == PROP_DISTRACTION_FREE)
    {
      diple_window_set_calm (self, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
    }
  else
    g_object_set_property (G_OBJECT (self->page), pspec->name, value);
}

static void
diple_window_dispose (GObject *object)
{
  DipleWindow *self = DIPLE_WINDOW (object);

  self->closed = TRUE;
  if (self->page != NULL)
    diple_window_close_project (self);
  g_clear_object (&self->editor_signals);
  g_clear_object (&self->project_signals);
  g_clear_weak_pointer (&self->toast);
  g_clear_pointer (&self->tell, diple_after_frame_free);
  g_clear_object (&self->people_menu);
  g_clear_object (&self->toaster);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_WINDOW);
  self->page = NULL;

  G_OBJECT_CLASS (diple_window_parent_class)->dispose (object);
}

static void
diple_window_finalize (GObject *object)
{
  DipleWindow *self = DIPLE_WINDOW (object);

  g_free (self->given_name);
  g_free (self->path);
  g_free (self->annotator);
  g_free (self->toast_text);
  g_free (self->told);
  g_strfreev (self->waiting_imports);
  g_clear_pointer (&self->people, diple_people_free);
  G_OBJECT_CLASS (diple_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DIPLE_TYPE_CHECKS_PAGE);
  g_type_ensure (DIPLE_TYPE_ANNOTATE_PAGE);
  g_type_ensure (DIPLE_TYPE_INSIGHTS_PAGE);
  g_type_ensure (DIPLE_TYPE_REVIEW_PAGE);
  g_type_ensure (DIPLE_TYPE_SEARCH_PAGE);
  g_type_ensure (DIPLE_TYPE_JOB_BAR);
  g_type_ensure (DIPLE_TYPE_SCHEMA_PAGE);
  g_type_ensure (DIPLE_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, header);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, switchers);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, narrow_title);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, documents_button);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, annotations_button);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, annotator_button);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, annotator_label);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, schema_page);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, page);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, review_page);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, search_page);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, checks_page);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, insights_page);
  gtk_widget_class_bind_template_child (widget_class, DipleWindow, job_bar);
  gtk_widget_class_bind_template_callback (widget_class, welcome_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, counted_cb);
  gtk_widget_class_bind_template_callback (widget_class, switchers_squeezed_cb);
}

static void
diple_window_class_init (DipleWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = diple_window_dispose;
  object_class->finalize = diple_window_finalize;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;

  properties[PROP_ANNOTATOR] = g_param_spec_string ("annotator", NULL, NULL, NULL, flags);
  properties[PROP_SHOW_DOCUMENTS] =
      g_param_spec_boolean ("show-documents", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_ANNOTATIONS] =
      g_param_spec_boolean ("show-annotations", NULL, NULL, TRUE, flags);
  properties[PROP_DISTRACTION_FREE] =
      g_param_spec_boolean ("distraction-free", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  diple_window_install_actions (widget_class);
}

static void
diple_window_init (DipleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toaster = diple_toaster_new (self->toasts);

  self->people_menu = g_menu_new ();
  gtk_menu_button_set_menu_model (self->annotator_button, G_MENU_MODEL (self->people_menu));
  g_signal_connect_object (
      self->page, "notify::show-documents", G_CALLBACK (pane_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->page, "notify::show-annotations", G_CALLBACK (pane_shown_cb), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_DOCUMENTS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_ANNOTATIONS]);
  diple_window_connect_project (self);
  diple_window_connect_pages (self);
  diple_window_enable_actions (self);
  accept_drops (self);
}

GtkWidget *
diple_window_new (GtkApplication *application, DipleSettings *settings, const char *name)
{
  DipleWindow *self;

  g_return_val_if_fail (DIPLE_IS_SETTINGS (settings), NULL);

  self = g_object_new (DIPLE_TYPE_WINDOW, "application", application, NULL);
  self->settings = g_object_ref (settings);
  self->given_name = g_strdup (name);
  diple_welcome_set_settings (self->welcome, settings);
  diple_annotate_page_set_settings (self->page, settings);
  diple_review_page_follow_view (self->review_page, diple_annotate_page_get_view (self->page));
  diple_window_add_keys (self);
  diple_window_follow_comfort (self);
  restore_size (self);
  return GTK_WIDGET (self);
}

const char *
diple_window_get_path (DipleWindow *self)
{
  g_return_val_if_fail (DIPLE_IS_WINDOW (self), NULL);

  return self->path;
}

DipleEditor *
diple_window_get_editor (DipleWindow *self)
{
  g_return_val_if_fail (DIPLE_IS_WINDOW (self), NULL);

  return self->editor;
}

char *
diple_window_canonical_path (const char *path)
{
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  char *real;

  g_return_val_if_fail (path != NULL, NULL);

  real = realpath (path, NULL);
  if (real != NULL)
    return real;

  /* A file that is to be made has no real path yet, but its folder has. */
  folder = g_path_get_dirname (path);
  base = g_path_get_basename (path);
  real = realpath (folder, NULL);
  if (real == NULL)
    return g_canonicalize_filename (path, NULL);
  g_free (folder);
  folder = real;
  return g_build_filename (folder, base, NULL);
}
