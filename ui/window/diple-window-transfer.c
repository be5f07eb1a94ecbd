/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-export-dialog-private.h"
#include "ui/window/diple-ui-compat-private.h"
#include "ui/window/diple-window-private.h"

#include <glib/gi18n-lib.h>

static void
show_folder_cb (AdwToast *toast, char *uri)
{
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static void
free_uri (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* Says where a file went, with a button that opens its folder. */
static void
toast_written (DipleWindow *self, const char *path)
{
  g_autofree char *base = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *text = g_strdup_printf (_ ("“%s” was written to %s"), base, shown);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, 8);
  adw_toast_set_button_label (toast, _ ("Show Folder"));
  g_signal_connect_data (toast,
                         "button-clicked",
                         G_CALLBACK (show_folder_cb),
                         g_filename_to_uri (folder, NULL, NULL),
                         free_uri,
                         0);
  diple_window_add_toast (self, toast);
  diple_annotate_page_announce (self->page, text);
}

/* A file that is being written. */
typedef struct
{
  DipleWindow *window;
  char *path;
} Writing;

static Writing *
new_writing (DipleWindow *self, const char *path)
{
  Writing *writing = g_new (Writing, 1);

  writing->window = g_object_ref (self);
  writing->path = g_strdup (path);
  return writing;
}

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->window);
  g_free (writing->path);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

void
diple_window_tell_written (DipleWindow *self, const char *path, const GError *error)
{
  if (self->closed)
    return;
  if (error == NULL)
    toast_written (self, path);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    diple_window_toast (self, _ ("Cancelled; nothing was written."));
  else
    diple_window_complain (self, _ ("Nothing Was Written"), error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Writing) writing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleExportResult) exported =
      diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  diple_job_bar_stop (writing->window->job_bar);
  diple_window_tell_written (writing->window, writing->path, error);
}

static void
export_path_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleExportDialog) dialog = data;
  DipleWindow *self = DIPLE_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  g_auto (GStrv) paths = diple_choose_finish (result, NULL);
  DipleExportChoice choice;
  g_autoptr (DipleProgress) progress = diple_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (paths == NULL || paths[0] == NULL || self == NULL || self->project == NULL ||
      diple_window_refuse_when_busy (self))
    return;
  choice = diple_export_dialog_get_choice (dialog);
  diple_job_bar_start (self->job_bar, _ ("Exporting"), progress, cancellable);
  diple_jobs_export (self->project,
                     paths[0],
                     &choice,
                     progress,
                     cancellable,
                     exported_cb,
                     new_writing (self, paths[0]));
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
export_chosen_cb (DipleExportDialog *dialog, DipleWindow *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = diple_project_dup_name (self->project);
  g_autofree char *file = g_strconcat (name, ".jsonl", NULL);
  const DipleChoice choice = {
    .kind = DIPLE_CHOOSE_SAVE,
    .title = _ ("Export as JSONL"),
    .accept = _ ("_Export"),
    .folder = folder,
    .name = file,
    .filter = _ ("JSON Lines"),
    .pattern = "*.jsonl",
  };

  diple_choose_async (GTK_WINDOW (dialog), &choice, export_path_chosen_cb, g_object_ref (dialog));
}

void
diple_window_start_export (DipleWindow *self)
{
  GtkWidget *dialog;

  if (diple_window_refuse_when_busy (self))
    return;
  dialog = diple_export_dialog_new (GTK_WINDOW (self),
                                    self->project,
                                    self->people->annotators,
                                    diple_editor_get_annotator (self->editor));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (export_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
path_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Writing) writing = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  diple_window_tell_written (writing->window, writing->path, error);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleWindow) self = g_object_ref (((Writing *) data)->window);
  g_autofree char *path = g_strdup (((Writing *) data)->path);

  diple_job_bar_stop (self->job_bar);
  path_written_cb (source, result, data);
  if (self->away && !self->closed && g_file_test (path, G_FILE_TEST_EXISTS))
    diple_window_go_on_in (self, path);
}

/* A backup is never written over something; the chooser asked, so what is there may go. */
static gboolean
clear_path (DipleWindow *self, const char *path)
{
  g_autofree char *canonical = diple_window_canonical_path (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (canonical, self->path))
    {
      diple_window_toast (self,
                          _ ("A project cannot be backed up over itself; choose another name."));
      return FALSE;
    }
  if (g_file_delete (file, NULL, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  diple_window_complain (self, _ ("The Old File Cannot Be Replaced"), error);
  return FALSE;
}

static void
backup_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DipleWindow *self = DIPLE_WINDOW (source);
  g_auto (GStrv) paths = diple_choose_finish (result, NULL);
  g_autoptr (DipleProgress) progress = diple_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (paths == NULL || paths[0] == NULL || self->project == NULL ||
      diple_window_refuse_when_busy (self) || !clear_path (self, paths[0]))
    return;
  diple_job_bar_start (self->job_bar, _ ("Backing up"), progress, cancellable);
  diple_jobs_backup (
      self->project, paths[0], cancellable, backed_up_cb, new_writing (self, paths[0]));
}

void
diple_window_choose_backup (DipleWindow *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = diple_project_dup_name (self->project);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *file = g_strdup_printf ("%s %s.diple", name, day);
  const DipleChoice choice = {
    .kind = DIPLE_CHOOSE_SAVE,
    .title = _ ("Back Up Project"),
    .folder = folder,
    .name = file,
    .filter = _ ("Diple projects"),
    .pattern = "*.diple",
  };

  if (!diple_window_refuse_when_busy (self))
    diple_choose_async (GTK_WINDOW (self), &choice, backup_chosen_cb, NULL);
}

static void
schema_imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (self->closed)
    return;
  if (sentence != NULL)
    diple_window_toast (self, sentence);
  else
    diple_window_complain (self, _ ("The Schema Was Not Imported"), error);
}

static void
schema_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DipleWindow *self = DIPLE_WINDOW (source);
  g_auto (GStrv) paths = diple_choose_finish (result, NULL);

  if (paths == NULL || paths[0] == NULL || self->project == NULL)
    return;
  diple_jobs_import_schema (self->project,
                            paths[0],
                            diple_editor_get_annotator (self->editor),
                            schema_imported_cb,
                            g_object_ref (self));
}

void
diple_window_choose_schema_import (DipleWindow *self)
{
  const DipleChoice choice = {
    .kind = DIPLE_CHOOSE_FILE,
    .title = _ ("Import Schema"),
    .accept = _ ("_Import"),
  };

  diple_choose_async (GTK_WINDOW (self), &choice, schema_chosen_cb, NULL);
}

static void
schema_path_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DipleWindow *self = DIPLE_WINDOW (source);
  g_auto (GStrv) paths = diple_choose_finish (result, NULL);

  if (paths != NULL && paths[0] != NULL && self->project != NULL)
    diple_jobs_export_schema (
        self->project, paths[0], path_written_cb, new_writing (self, paths[0]));
}

void
diple_window_choose_schema_export (DipleWindow *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = diple_project_dup_name (self->project);
  g_autofree char *file = g_strconcat (name, ".schema.json", NULL);
  const DipleChoice choice = {
    .kind = DIPLE_CHOOSE_SAVE,
    .title = _ ("Export Schema"),
    .accept = _ ("_Export"),
    .folder = folder,
    .name = file,
    .filter = _ ("Schemas (JSON)"),
    .pattern = "*.json",
  };

  diple_choose_async (GTK_WINDOW (self), &choice, schema_path_chosen_cb, NULL);
}

static void
undo_cb (AdwToast *toast, DipleWindow *self)
{
  if (self->editor != NULL)
    diple_editor_undo (self->editor);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  if (self->closed)
    return;
  if (sentence == NULL)
    {
      diple_window_complain (self, _ ("The Document Was Not Removed"), error);
      return;
    }
  escaped = g_markup_escape_text (sentence, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, 0);
  diple_window_add_toast (self, toast);
  diple_annotate_page_announce (self->page, sentence);
}

void
diple_window_remove_document (DipleWindow *self)
{
  gint64 document = diple_editor_get_document (self->editor)->id;

  if (diple_window_refuse_when_busy (self))
    return;
  /* Its neighbour is opened first: what is gone cannot be found in the list. */
  if (!diple_annotate_page_step (self->page, 1) && !diple_annotate_page_step (self->page, -1))
    diple_editor_open (self->editor, 0);
  diple_jobs_remove (self->project,
                     document,
                     diple_editor_get_annotator (self->editor),
                     removed_cb,
                     g_object_ref (self));
}
