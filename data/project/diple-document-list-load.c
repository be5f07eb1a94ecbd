/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-document-list.h"

static void
query_free (gpointer data)
{
  DipleDocumentQuery *query = data;

  g_free ((char *) query->words);
  g_free (query);
}

static DipleDocumentQuery *
query_copy (const DipleDocumentQuery *query)
{
  DipleDocumentQuery *copy = g_memdup2 (query, sizeof *query);

  copy->words = g_strdup (query->words);
  return copy;
}

static gpointer
query_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return diple_documents_query (store, data, error);
}

static void
queried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const DipleDocumentQuery *query = g_task_get_task_data (task);
  GError *error = NULL;
  GArray *ids = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  DipleDocumentList *self;

  if (ids == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self = diple_document_list_new (DIPLE_PROJECT (source), query->annotator, ids);
  g_task_return_pointer (task, self, g_object_unref);
}

void
diple_document_list_load_async (DipleProject *project,
                                const DipleDocumentQuery *query,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DIPLE_IS_PROJECT (project));
  g_return_if_fail (query != NULL);

  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, diple_document_list_load_async);
  g_task_set_task_data (task, query_copy (query), query_free);
  diple_project_read_async (project,
                            query_job,
                            query_copy (query),
                            query_free,
                            (GDestroyNotify) g_array_unref,
                            cancellable,
                            queried_cb,
                            task);
}

DipleDocumentList *
diple_document_list_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, diple_document_list_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
