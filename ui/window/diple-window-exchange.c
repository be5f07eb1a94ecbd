/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/exchange/diple-receive-dialog-private.h"
#include "ui/exchange/diple-share-dialog-private.h"
#include "ui/window/diple-ui-compat-private.h"
#include "ui/window/diple-window-private.h"

#include <glib/gi18n-lib.h>

/* A bundle on its way, out or in. */
typedef struct
{
  DipleWindow *window;
  char *path;
} Parcel;

static Parcel *
new_parcel (DipleWindow *self, const char *path)
{
  Parcel *parcel = g_new (Parcel, 1);

  parcel->window = g_object_ref (self);
  parcel->path = g_strdup (path);
  return parcel;
}

static void
parcel_free (Parcel *parcel)
{
  g_object_unref (parcel->window);
  g_free (parcel->path);
  g_free (parcel);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Parcel, parcel_free)

static void
shared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Parcel) parcel = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  diple_job_bar_stop (parcel->window->job_bar);
  diple_window_tell_written (parcel->window, parcel->path, error);
}

static void
share_path_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleShareDialog) dialog = data;
  DipleWindow *self = DIPLE_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  g_auto (GStrv) paths = diple_choose_finish (result, NULL);
  g_autoptr (DipleProgress) progress = diple_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (paths == NULL || paths[0] == NULL || self == NULL || self->project == NULL ||
      diple_window_refuse_when_busy (self))
    return;
  /* So that the bundle knows where the annotator is. */
  diple_window_flush_pages (self);
  diple_job_bar_start (self->job_bar, _ ("Sharing"), progress, cancellable);
  diple_exchange_share (self->project,
                        diple_share_dialog_get_annotator (dialog, NULL),
                        diple_share_dialog_get_all (dialog),
                        diple_share_dialog_get_suggestions (dialog) ? DIPLE_BUNDLE_SUGGESTIONS
                                                                    : DIPLE_BUNDLE_PLAIN,
                        paths[0],
                        progress,
                        cancellable,
                        shared_cb,
                        new_parcel (self, paths[0]));
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
share_chosen_cb (DipleShareDialog *dialog, DipleWindow *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = diple_project_dup_name (self->project);
  const char *person = "";
  g_autofree char *file = NULL;
  DipleChoice choice = {
    .kind = DIPLE_CHOOSE_SAVE,
    .title = _ ("Share"),
    .accept = _ ("_Share"),
    .folder = folder,
    .filter = _ ("Diple projects"),
    .pattern = "*.diple",
  };

  if (diple_share_dialog_get_annotator (dialog, &person) == 0)
    return;
  file = g_strdup_printf ("%s - %s.diple", name, person);
  g_strdelimit (file, "/\\", '-');
  choice.name = file;
  diple_choose_async (GTK_WINDOW (dialog), &choice, share_path_chosen_cb, g_object_ref (dialog));
}

void
diple_window_share (DipleWindow *self)
{
  GtkWidget *dialog;

  if (diple_window_refuse_when_busy (self))
    return;
  dialog = diple_share_dialog_new (GTK_WINDOW (self), self->project, self->people->annotators);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (share_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
not_received (DipleWindow *self, const GError *error)
{
  if (self->closed)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    diple_window_toast (self, _ ("Cancelled; nothing was received."));
  else
    diple_window_complain (self, _ ("Nothing Was Received"), error);
}

static void
undo_cb (AdwToast *toast, DipleWindow *self)
{
  if (self->editor != NULL)
    diple_editor_undo (self->editor);
}

static void
received_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleReceipt) receipt =
      diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  g_autofree char *summary = receipt != NULL ? diple_receipt_dup_summary (receipt) : NULL;
  g_autofree char *text = summary != NULL ? g_strdup_printf (_ ("Received: %s"), summary) : NULL;
  g_autofree char *escaped = text != NULL ? g_markup_escape_text (text, -1) : NULL;
  AdwToast *toast;

  diple_job_bar_stop (self->job_bar);
  if (receipt == NULL)
    {
      not_received (self, error);
      return;
    }
  if (self->closed)
    return;
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, 0);
  diple_window_add_toast (self, toast);
  diple_annotate_page_announce (self->page, text);
}

static void
accepted_cb (DipleReceiveDialog *dialog, DipleWindow *self)
{
  g_autoptr (DipleProgress) progress = diple_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (self->project == NULL || diple_window_refuse_when_busy (self))
    return;
  diple_job_bar_start (self->job_bar, _ ("Receiving"), progress, cancellable);
  diple_exchange_receive (self->project,
                          diple_editor_get_annotator (self->editor),
                          diple_receive_dialog_get_path (dialog),
                          progress,
                          cancellable,
                          received_cb,
                          g_object_ref (self));
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Parcel) parcel = data;
  DipleWindow *self = parcel->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleReceipt) receipt =
      diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  GtkWidget *dialog;

  diple_job_bar_stop (self->job_bar);
  if (receipt == NULL)
    {
      not_received (self, error);
      return;
    }
  if (self->closed)
    return;
  dialog = diple_receive_dialog_new (GTK_WINDOW (self), parcel->path, receipt);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
preview (DipleWindow *self, const char *path)
{
  g_autoptr (DipleProgress) progress = diple_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (self->project == NULL || diple_window_refuse_when_busy (self))
    return;
  diple_job_bar_start (self->job_bar, _ ("Comparing"), progress, cancellable);
  diple_exchange_preview (
      self->project, path, progress, cancellable, previewed_cb, new_parcel (self, path));
}

static void
receive_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_auto (GStrv) paths = diple_choose_finish (result, NULL);

  if (paths != NULL && paths[0] != NULL)
    preview (DIPLE_WINDOW (source), paths[0]);
}

void
diple_window_choose_receive (DipleWindow *self)
{
  const DipleChoice choice = {
    .kind = DIPLE_CHOOSE_FILE,
    .title = _ ("Receive a Bundle"),
    .accept = _ ("_Receive"),
    .filter = _ ("Diple projects"),
    .pattern = "*.diple",
  };

  if (!diple_window_refuse_when_busy (self))
    diple_choose_async (GTK_WINDOW (self), &choice, receive_chosen_cb, NULL);
}

/* What is no bundle of this project is opened; should that fail too, opening it says why. */
static void
recognised_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Parcel) parcel = data;
  DipleBundle *bundle = diple_project_run_finish (DIPLE_PROJECT (source), result, NULL);

  if (!parcel->window->closed && bundle != NULL)
    preview (parcel->window, parcel->path);
  else if (!parcel->window->closed)
    diple_window_open_elsewhere (parcel->window, parcel->path);
  g_clear_pointer (&bundle, diple_bundle_free);
}

void
diple_window_take_project (DipleWindow *self, const char *path)
{
  if (self->project == NULL)
    diple_window_open_elsewhere (self, path);
  else
    diple_exchange_recognise (self->project, path, recognised_cb, new_parcel (self, path));
}
