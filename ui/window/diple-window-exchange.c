/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/exchange/diple-receive-dialog-private.h"
#include "ui/exchange/diple-share-dialog-private.h"
#include "ui/window/diple-ui-compat-private.h"
#include "ui/window/diple-window-private.h"

#include <glib/gi18n-lib.h>

/* Bundles on their way, out or in. */
typedef struct
{
  DipleWindow *window;
  char *path;  /* one goes to, or NULL */
  GStrv paths; /* they may come from, or NULL */
} Shipment;

static Shipment *
new_shipment (DipleWindow *self, const char *path)
{
  Shipment *shipment = g_new0 (Shipment, 1);

  shipment->window = g_object_ref (self);
  shipment->path = g_strdup (path);
  return shipment;
}

static void
shipment_free (Shipment *shipment)
{
  g_object_unref (shipment->window);
  g_free (shipment->path);
  g_strfreev (shipment->paths);
  g_free (shipment);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shipment, shipment_free)

static void
shared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Shipment) shipment = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  diple_job_bar_stop (shipment->window->job_bar);
  diple_window_tell_written (shipment->window, shipment->path, error);
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
                        new_shipment (self, paths[0]));
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

/* Each file is an action of its own, and the toast is about all of them. */
static void
undo_cb (AdwToast *toast, DipleWindow *self)
{
  for (guint i = 0; self->editor != NULL && i < self->n_received; i++)
    diple_editor_undo (self->editor);
}

static void
tell_received (DipleWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, self->n_received == 1 ? _ ("Undo") : _ ("Undo All"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, 0);
  diple_window_add_toast (self, toast);
  diple_annotate_page_announce (self->page, text);
}

/* The summary of one, or how many of several; the first error of those that failed goes into
 * @error. */
static char *
dup_received (const GPtrArray *parcels, guint *n_received, const GError **error)
{
  g_autofree char *summary = NULL;

  *n_received = 0;
  *error = NULL;
  for (guint i = 0; i < parcels->len; i++)
    {
      const DipleParcel *parcel = g_ptr_array_index (parcels, i);

      if (parcel->receipt == NULL)
        {
          *error = *error != NULL ? *error : parcel->error;
          continue;
        }
      *n_received += !parcel->receipt->nothing_to_do;
      g_free (summary);
      summary = diple_receipt_dup_summary (parcel->receipt);
    }
  if (parcels->len == 1 && summary != NULL)
    return g_strdup_printf (_ ("Received: %s"), summary);
  return g_strdup_printf (
      ngettext ("Received the work of %u file", "Received the work of %u files", *n_received),
      *n_received);
}

static void
received_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parcels = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  g_autofree char *text = NULL;
  const GError *fault = error;
  guint n_received = 0;

  diple_job_bar_stop (self->job_bar);
  if (parcels != NULL)
    text = dup_received (parcels, &n_received, &fault);
  self->n_received = n_received;
  if (n_received > 0 && !self->closed)
    tell_received (self, text);
  if (fault != NULL && n_received == 0)
    not_received (self, fault);
  else if (fault != NULL && !self->closed)
    diple_window_complain (self, _ ("Not All Was Received"), fault);
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
                          diple_receive_dialog_get_paths (dialog),
                          progress,
                          cancellable,
                          received_cb,
                          g_object_ref (self));
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
show_parcels (DipleWindow *self, const GPtrArray *parcels)
{
  const DipleParcel *first = g_ptr_array_index (parcels, 0);
  GtkWidget *dialog;

  if (parcels->len == 1 && first->receipt == NULL)
    {
      not_received (self, first->error);
      return;
    }
  dialog = diple_receive_dialog_new (GTK_WINDOW (self), parcels);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parcels = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  diple_job_bar_stop (self->job_bar);
  if (parcels == NULL)
    not_received (self, error);
  else if (!self->closed)
    show_parcels (self, parcels);
}

static void
preview (DipleWindow *self, const char *const *paths)
{
  g_autoptr (DipleProgress) progress = diple_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (self->project == NULL || diple_window_refuse_when_busy (self))
    return;
  diple_job_bar_start (self->job_bar, _ ("Comparing"), progress, cancellable);
  diple_exchange_preview (
      self->project, paths, progress, cancellable, previewed_cb, g_object_ref (self));
}

static void
receive_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_auto (GStrv) paths = diple_choose_finish (result, NULL);

  if (paths != NULL && paths[0] != NULL)
    preview (DIPLE_WINDOW (source), (const char *const *) paths);
}

void
diple_window_choose_receive (DipleWindow *self)
{
  const DipleChoice choice = {
    .kind = DIPLE_CHOOSE_FILES,
    .title = _ ("Receive Bundles"),
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
  g_autoptr (Shipment) shipment = data;
  g_auto (GStrv) known = diple_project_run_finish (DIPLE_PROJECT (source), result, NULL);
  const char *const *ours = (const char *const *) known;

  if (shipment->window->closed)
    return;
  for (guint i = 0; shipment->paths[i] != NULL; i++)
    if (ours == NULL || !g_strv_contains (ours, shipment->paths[i]))
      diple_window_open_elsewhere (shipment->window, shipment->paths[i]);
  if (ours != NULL && ours[0] != NULL)
    preview (shipment->window, ours);
}

void
diple_window_take_projects (DipleWindow *self, const char *const *paths)
{
  Shipment *shipment;

  if (self->project != NULL)
    {
      shipment = new_shipment (self, NULL);
      shipment->paths = g_strdupv ((GStrv) paths);
      diple_exchange_recognise (self->project, paths, recognised_cb, shipment);
      return;
    }
  for (guint i = 0; paths[i] != NULL; i++)
    diple_window_open_elsewhere (self, paths[i]);
}
