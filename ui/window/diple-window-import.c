/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-import-dialog-private.h"
#include "ui/window/diple-ui-compat-private.h"
#include "ui/window/diple-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
diple_window_refuse_when_busy (DipleWindow *self)
{
  if (!diple_job_bar_is_busy (self->job_bar))
    return FALSE;
  diple_window_toast (self,
                      _ ("Something is still being read or written; wait for it or cancel it."));
  return TRUE;
}

static void
start_import (DipleWindow *self, const char *const *paths, gboolean duplicates, const char *model);

/* What an import was asked to bring in, in case it is to be asked again. */
typedef struct
{
  DipleWindow *window;
  GStrv paths;
  char *model; /* or NULL */
} Import;

static void
import_free (Import *import)
{
  g_object_unref (import->window);
  g_strfreev (import->paths);
  g_free (import->model);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static void
duplicates_cb (DipleImportDialog *dialog, Import *import)
{
  start_import (import->window, (const char *const *) import->paths, TRUE, import->model);
}

static void
import_closed_cb (gpointer data, GClosure *closure)
{
  import_free (data);
}

static void
import_documents_shown (DipleWindow *self, const DipleImportReport *report)
{
  if (diple_editor_get_document (self->editor) != NULL)
    return;
  for (guint i = 0; i < report->results->len; i++)
    {
      const DipleImportResult *result = g_ptr_array_index (report->results, i);

      if (result->document != 0)
        {
          diple_editor_open (self->editor, result->document);
          return;
        }
    }
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) import = data;
  DipleWindow *self = import->window;
  g_autoptr (GError) error = NULL;
  DipleImportReport *report = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  GtkWidget *dialog;

  if (self->closed)
    {
      g_clear_pointer (&report, diple_import_report_free);
      return;
    }
  diple_job_bar_stop (self->job_bar);
  if (report == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        diple_window_toast (self, _ ("The import was cancelled; the project is as it was."));
      else
        diple_window_complain (self, _ ("Nothing Was Imported"), error);
      return;
    }
  import_documents_shown (self, report);
  dialog = diple_import_dialog_new (GTK_WINDOW (self), self->editor, report);
  g_signal_connect_data (dialog,
                         "import-duplicates",
                         G_CALLBACK (duplicates_cb),
                         g_steal_pointer (&import),
                         import_closed_cb,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
start_import (DipleWindow *self, const char *const *paths, gboolean duplicates, const char *model)
{
  g_autoptr (DipleProgress) progress = diple_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Import *import;

  if (diple_window_refuse_when_busy (self))
    return;
  import = g_new0 (Import, 1);
  import->window = g_object_ref (self);
  import->paths = g_strdupv ((GStrv) paths);
  import->model = g_strdup (model);
  diple_job_bar_start (self->job_bar, _ ("Importing"), progress, cancellable);
  diple_jobs_import (self->project,
                     paths,
                     diple_editor_get_annotator (self->editor),
                     duplicates,
                     model,
                     progress,
                     cancellable,
                     imported_cb,
                     import);
}

/* "articles.diple" for the folder "articles". */
static char *
propose_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_strdup (_ ("Articles.diple"));
  return g_strconcat (base, ".diple", NULL);
}

void
diple_window_import (DipleWindow *self, const char *const *paths)
{
  g_return_if_fail (DIPLE_IS_WINDOW (self));
  g_return_if_fail (paths != NULL && paths[0] != NULL);

  if (self->editor != NULL)
    {
      start_import (self, paths, FALSE, NULL);
      return;
    }
  g_strfreev (self->waiting_imports);
  self->waiting_imports = g_strdupv ((GStrv) paths);
  if (self->path == NULL)
    {
      g_autofree char *name = propose_name (paths[0]);

      diple_window_choose_new (self, name);
    }
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DipleWindow *self = DIPLE_WINDOW (source);
  g_auto (GStrv) paths = diple_choose_finish (result, NULL);

  if (paths != NULL && paths[0] != NULL && !self->closed)
    diple_window_import (self, (const char *const *) paths);
}

void
diple_window_choose_import (DipleWindow *self, gboolean folder)
{
  const DipleChoice choice = {
    .kind = folder ? DIPLE_CHOOSE_FOLDER : DIPLE_CHOOSE_FILES,
    .title = folder ? _ ("Import a Folder of Articles") : _ ("Import Articles"),
    .accept = _ ("_Import"),
  };

  if (!diple_window_refuse_when_busy (self))
    diple_choose_async (GTK_WINDOW (self), &choice, import_chosen_cb, NULL);
}

static void
model_named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DipleWindow *self = DIPLE_WINDOW (source);
  g_auto (GStrv) paths = data;
  g_autofree char *name = diple_ask_text_finish (result);

  if (name != NULL && self->editor != NULL)
    start_import (self, (const char *const *) paths, FALSE, name);
}

static void
model_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_auto (GStrv) paths = diple_choose_finish (result, NULL);
  g_autofree char *base = NULL;
  char *dot;

  if (paths == NULL || paths[0] == NULL)
    return;
  base = g_filename_display_basename (paths[0]);
  dot = strrchr (base, '.');
  if (dot != NULL)
    *dot = '\0';
  diple_ask_text_async (
      GTK_WINDOW (source),
      _ ("Which Model Was It?"),
      _ ("What it said of articles that are in this project becomes its own, as that "
         "of an annotator, with its scores."),
      _ ("_Import"),
      base,
      model_named_cb,
      g_steal_pointer (&paths));
}

void
diple_window_choose_model_import (DipleWindow *self)
{
  const DipleChoice choice = {
    .kind = DIPLE_CHOOSE_FILES,
    .title = _ ("Import a Model’s Output"),
    .accept = _ ("_Import"),
    .filter = _ ("JSON Lines"),
    .pattern = "*.jsonl",
  };

  if (!diple_window_refuse_when_busy (self))
    diple_choose_async (GTK_WINDOW (self), &choice, model_chosen_cb, NULL);
}
