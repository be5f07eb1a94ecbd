/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-next-document-private.h"
#include "ui/window/diple-ui-compat-private.h"
#include "ui/window/diple-window-private.h"

#include <glib/gi18n-lib.h>

static void
project_changed_cb (DipleWindow *self, gint64 document, gboolean elsewhere)
{
  if (document == 0 || elsewhere)
    diple_window_reload_people (self);
}

static void
document_cb (DipleWindow *self)
{
  diple_window_enable_actions (self);
}

void
diple_window_connect_project (DipleWindow *self)
{
  self->editor_signals = g_signal_group_new (DIPLE_TYPE_EDITOR);
  g_signal_group_connect_swapped (
      self->editor_signals, "refused", G_CALLBACK (diple_window_toast), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "told", G_CALLBACK (diple_window_tell), self);
  g_signal_group_connect_swapped (self->editor_signals, "opened", G_CALLBACK (document_cb), self);
  self->project_signals = g_signal_group_new (DIPLE_TYPE_PROJECT);
  g_signal_group_connect_swapped (
      self->project_signals, "changed", G_CALLBACK (project_changed_cb), self);
  g_signal_group_connect_swapped (
      self->project_signals, "moved", G_CALLBACK (diple_window_follow_move), self);
}

static void
show_start (DipleWindow *self)
{
  g_clear_pointer (&self->path, g_free);
  gtk_stack_set_visible_child_name (self->stack, "welcome");
  diple_window_enable_actions (self);
}

static void
not_opened (DipleWindow *self, const GError *error)
{
  g_autofree char *base = g_filename_display_basename (self->path);
  g_autofree char *heading = g_strdup_printf (_ ("“%s” Cannot Be Opened"), base);

  if (self->closed)
    return;
  show_start (self);
  diple_window_complain (self, heading, error);
}

static void
first_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleWindow) self = data;
  gint64 document = diple_next_document_finish (DIPLE_PROJECT (source), result, NULL);

  /* Without one, or should reading fail, the window invites to choose a document. */
  if (document != 0 && self->editor != NULL && diple_editor_get_document (self->editor) == NULL)
    diple_editor_open (self->editor, document);
}

static void
open_first_document (DipleWindow *self)
{
  const DipleDocumentQuery query = { .annotator = diple_editor_get_annotator (self->editor) };

  diple_next_document_async (self->project, &query, 0, NULL, first_found_cb, g_object_ref (self));
}

static void
show_project (DipleWindow *self)
{
  g_autofree char *name = diple_project_dup_name (self->project);
  g_auto (GStrv) waiting = g_steal_pointer (&self->waiting_imports);

  g_signal_group_set_target (self->editor_signals, self->editor);
  g_signal_group_set_target (self->project_signals, self->project);
  diple_window_set_pages_editor (self, self->editor);
  diple_settings_add_recent (self->settings, self->path);
  adw_window_title_set_title (self->title, name);
  gtk_window_set_title (GTK_WINDOW (self), name);
  gtk_widget_set_visible (GTK_WIDGET (self->annotator_button), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "project");
  diple_window_enable_actions (self);
  open_first_document (self);
  if (waiting != NULL)
    diple_window_import (self, (const char *const *) waiting);
}

static void
joined_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleWindow) self = data;
  g_autoptr (GError) error = NULL;
  DiplePeople *people = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (people == NULL || self->closed)
    {
      g_clear_pointer (&people, diple_people_free);
      if (!self->closed)
        diple_window_close_project (self);
      if (error != NULL)
        not_opened (self, error);
      return;
    }
  diple_window_take_people (self, people);
  self->editor = diple_editor_new (self->project, people->id, &error);
  if (self->editor == NULL)
    {
      diple_window_close_project (self);
      not_opened (self, error);
      return;
    }
  diple_window_set_annotator_id (self, people->id);
  show_project (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleProject) project = diple_project_open_finish (result, &error);
  g_autofree char *name = NULL;

  if (project == NULL)
    {
      not_opened (self, error);
      return;
    }
  if (self->closed)
    {
      diple_project_close (project);
      return;
    }
  g_set_object (&self->project, project);
  name = diple_window_dup_annotator_name (self);
  diple_jobs_join (project, name, TRUE, joined_cb, g_object_ref (self));
}

static void
open_now (DipleWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  diple_project_open_async (self->path, self->mode, NULL, opened_cb, g_object_ref (self));
}

static void
name_asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DipleWindow *self = DIPLE_WINDOW (source);

  if (self->closed)
    return;
  if (diple_window_ask_name_finish (self, result))
    open_now (self);
  else
    show_start (self);
}

void
diple_window_open (DipleWindow *self, const char *path, DipleStoreMode mode)
{
  g_autofree char *name = NULL;

  g_return_if_fail (DIPLE_IS_WINDOW (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (self->path == NULL);

  self->path = diple_window_canonical_path (path);
  self->mode = mode;
  diple_window_enable_actions (self);
  name = diple_window_dup_annotator_name (self);
  if (name != NULL)
    open_now (self);
  else
    diple_window_ask_name (self, name_asked_cb, NULL);
}

void
diple_window_close_project (DipleWindow *self)
{
  self->away = FALSE;
  diple_window_flush_pages (self);
  diple_job_bar_cancel (self->job_bar);
  g_signal_group_set_target (self->editor_signals, NULL);
  g_signal_group_set_target (self->project_signals, NULL);
  diple_window_set_pages_editor (self, NULL);
  g_clear_object (&self->editor);
  if (self->project != NULL)
    diple_project_close (self->project);
  g_clear_object (&self->project);
}

/* Another window takes the project when this one has one. */
static void
open_somewhere (DipleWindow *self, const char *path, DipleStoreMode mode)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (self->path == NULL && mode == DIPLE_STORE_CREATE)
    diple_window_open (self, path, mode);
  else if (application != NULL)
    g_application_open (
        G_APPLICATION (application), &file, 1, mode == DIPLE_STORE_CREATE ? "create" : "");
  else if (self->path == NULL)
    diple_window_open (self, path, mode);
}

/* The chooser has asked whether to replace what is there; it goes where it can be got back. */
static gboolean
make_way (DipleWindow *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  if (!g_file_query_exists (file, NULL) || g_file_trash (file, NULL, &error))
    return TRUE;
  diple_window_complain (self, _ ("The Old Project Cannot Be Moved to the Trash"), error);
  return FALSE;
}

static void
new_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DipleWindow *self = DIPLE_WINDOW (source);
  g_auto (GStrv) paths = diple_choose_finish (result, NULL);
  g_autofree char *path = NULL;

  if (paths == NULL || paths[0] == NULL)
    {
      g_clear_pointer (&self->waiting_imports, g_strfreev);
      return;
    }
  path = g_str_has_suffix (paths[0], ".diple") ? g_strdup (paths[0])
                                               : g_strconcat (paths[0], ".diple", NULL);
  if (make_way (self, path))
    open_somewhere (self, path, DIPLE_STORE_CREATE);
}

void
diple_window_choose_new (DipleWindow *self, const char *proposed_name)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  const DipleChoice choice = {
    .kind = DIPLE_CHOOSE_SAVE,
    .title = _ ("New Project"),
    .accept = _ ("_Create"),
    .folder = documents != NULL ? documents : g_get_home_dir (),
    .name = proposed_name,
    .filter = _ ("Diple projects"),
    .pattern = "*.diple",
  };

  diple_choose_async (GTK_WINDOW (self), &choice, new_chosen_cb, NULL);
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DipleWindow *self = DIPLE_WINDOW (source);
  g_auto (GStrv) paths = diple_choose_finish (result, NULL);

  if (paths != NULL && paths[0] != NULL)
    open_somewhere (self, paths[0], DIPLE_STORE_READ_WRITE);
}

void
diple_window_choose_open (DipleWindow *self)
{
  const DipleChoice choice = {
    .kind = DIPLE_CHOOSE_FILE,
    .title = _ ("Open Project"),
    .filter = _ ("Diple projects"),
    .pattern = "*.diple",
  };

  diple_choose_async (GTK_WINDOW (self), &choice, open_chosen_cb, NULL);
}
