/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/diple-exchange-jobs-private.h"

#include "data/diple-documents.h"

typedef struct
{
  gint64 annotator;
  gboolean all;
  DipleBundleFlags flags;
  char *path;
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

static gpointer
preview_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  return diple_bundle_preview (
      store, request->path, progress_cb, request->progress, cancellable, error);
}

void
diple_exchange_preview (DipleProject *project,
                        const char *path,
                        DipleProgress *progress,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  diple_project_write_async (project,
                             preview_job,
                             new_request (0, path, progress),
                             request_free,
                             (GDestroyNotify) diple_receipt_free,
                             DIPLE_DOCUMENT_UNTOLD,
                             cancellable,
                             callback,
                             user_data);
}

static gpointer
receive_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  return diple_bundle_receive (
      store, request->annotator, request->path, progress_cb, request->progress, cancellable, error);
}

void
diple_exchange_receive (DipleProject *project,
                        gint64 annotator,
                        const char *path,
                        DipleProgress *progress,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  diple_project_write_async (project,
                             receive_job,
                             new_request (annotator, path, progress),
                             request_free,
                             (GDestroyNotify) diple_receipt_free,
                             0,
                             cancellable,
                             callback,
                             user_data);
}

static gpointer
recognise_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  return diple_bundle_recognise (store, request->path, error);
}

void
diple_exchange_recognise (DipleProject *project,
                          const char *path,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  diple_project_read_async (project,
                            recognise_job,
                            new_request (0, path, NULL),
                            request_free,
                            (GDestroyNotify) diple_bundle_free,
                            NULL,
                            callback,
                            user_data);
}
