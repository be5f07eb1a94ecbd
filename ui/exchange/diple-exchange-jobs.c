/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/diple-exchange-jobs-private.h"

#include "data/diple-documents.h"

typedef struct
{
  gint64 annotator;
  gboolean all;
  DipleBundleFlags flags;
  char *path;              /* to share to */
  GStrv paths;             /* to look at, or to receive; or NULL */
  DipleProgress *progress; /* or NULL */
} Request;

static Request *
new_request (gint64 annotator, const char *path, DipleProgress *progress)
{
  Request *request = g_new0 (Request, 1);

  request->annotator = annotator;
  request->path = g_strdup (path);
  request->progress = progress != NULL ? diple_progress_ref (progress) : NULL;
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_strfreev (request->paths);
  g_clear_pointer (&request->progress, diple_progress_unref);
  g_free (request);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  diple_progress_set (data, done, total, NULL);
}

static GArray *
all_documents (DipleStore *store, GError **error)
{
  const DipleDocumentQuery query = { 0 };

  return diple_documents_query (store, &query, error);
}

static gpointer
count_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (GArray) handed_out = diple_bundle_documents (store, request->annotator, error);
  g_autoptr (GArray) all = handed_out != NULL ? all_documents (store, error) : NULL;
  DipleShareCounts *counts = NULL;

  if (all == NULL)
    return NULL;
  counts = g_new (DipleShareCounts, 1);
  counts->handed_out = handed_out->len;
  counts->all = all->len;
  return counts;
}

void
diple_exchange_count (DipleProject *project,
                      gint64 annotator,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  diple_project_read_async (project,
                            count_job,
                            new_request (annotator, NULL, NULL),
                            request_free,
                            g_free,
                            cancellable,
                            callback,
                            user_data);
}

static gpointer
share_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (GArray) documents = request->all
                                     ? all_documents (store, error)
                                     : diple_bundle_documents (store, request->annotator, error);

  if (documents == NULL || !diple_bundle_share (store,
                                                request->annotator,
                                                documents,
                                                request->path,
                                                request->flags | DIPLE_BUNDLE_REPLACE,
                                                progress_cb,
                                                request->progress,
                                                cancellable,
                                                error))
    return NULL;
  return g_strdup (request->path);
}

/* After everything that was marked so far: on the thread that writes. */
void
diple_exchange_share (DipleProject *project,
                      gint64 annotator,
                      gboolean all,
                      DipleBundleFlags flags,
                      const char *path,
                      DipleProgress *progress,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Request *request = new_request (annotator, path, progress);

  request->all = all;
  request->flags = flags;
  diple_project_write_async (project,
                             share_job,
                             request,
                             request_free,
                             g_free,
                             DIPLE_DOCUMENT_UNTOLD,
                             cancellable,
                             callback,
                             user_data);
}

static Request *
new_request_for (gint64 annotator, const char *const *paths, DipleProgress *progress)
{
  Request *request = new_request (annotator, NULL, progress);

  request->paths = g_strdupv ((GStrv) paths);
  return request;
}

static void
parcel_free (gpointer data)
{
  DipleParcel *parcel = data;

  g_free (parcel->path);
  g_clear_pointer (&parcel->receipt, diple_receipt_free);
  g_clear_error (&parcel->error);
  g_free (parcel);
}

/* Looks at one file, or receives it. */
typedef DipleReceipt *(*ParcelFunc) (DipleStore *store,
                                     const Request *request,
                                     const char *path,
                                     GCancellable *cancellable,
                                     GError **error);

/* Each file by itself: what is wrong with one keeps no other out. */
static gpointer
take_parcels (DipleStore *store,
              const Request *request,
              ParcelFunc func,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GPtrArray) parcels = g_ptr_array_new_with_free_func (parcel_free);

  for (guint i = 0; request->paths[i] != NULL; i++)
    {
      DipleParcel *parcel = g_new0 (DipleParcel, 1);

      g_ptr_array_add (parcels, parcel);
      parcel->path = g_strdup (request->paths[i]);
      parcel->receipt = func (store, request, parcel->path, cancellable, &parcel->error);
    }
  return g_steal_pointer (&parcels);
}

static DipleReceipt *
preview_one (DipleStore *store,
             const Request *request,
             const char *path,
             GCancellable *cancellable,
             GError **error)
{
  return diple_bundle_preview (store, path, progress_cb, request->progress, cancellable, error);
}

static gpointer
preview_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return take_parcels (store, data, preview_one, cancellable, error);
}

void
diple_exchange_preview (DipleProject *project,
                        const char *const *paths,
                        DipleProgress *progress,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  diple_project_write_async (project,
                             preview_job,
                             new_request_for (0, paths, progress),
                             request_free,
                             (GDestroyNotify) g_ptr_array_unref,
                             DIPLE_DOCUMENT_UNTOLD,
                             cancellable,
                             callback,
                             user_data);
}

static DipleReceipt *
receive_one (DipleStore *store,
             const Request *request,
             const char *path,
             GCancellable *cancellable,
             GError **error)
{
  return diple_bundle_receive (
      store, request->annotator, path, progress_cb, request->progress, cancellable, error);
}

static gpointer
receive_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return take_parcels (store, data, receive_one, cancellable, error);
}

void
diple_exchange_receive (DipleProject *project,
                        gint64 annotator,
                        const char *const *paths,
                        DipleProgress *progress,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  diple_project_write_async (project,
                             receive_job,
                             new_request_for (annotator, paths, progress),
                             request_free,
                             (GDestroyNotify) g_ptr_array_unref,
                             0,
                             cancellable,
                             callback,
                             user_data);
}

/* A file that is nothing to this project is not in the answer. */
static gpointer
recognise_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();

  for (guint i = 0; request->paths[i] != NULL; i++)
    {
      g_autoptr (DipleBundle) bundle = diple_bundle_recognise (store, request->paths[i], NULL);

      if (bundle != NULL)
        g_strv_builder_add (known, request->paths[i]);
    }
  return g_strv_builder_end (known);
}

void
diple_exchange_recognise (DipleProject *project,
                          const char *const *paths,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  diple_project_read_async (project,
                            recognise_job,
                            new_request_for (0, paths, NULL),
                            request_free,
                            (GDestroyNotify) g_strfreev,
                            NULL,
                            callback,
                            user_data);
}
