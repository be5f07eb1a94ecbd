/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/feedback/diple-feedback-load-private.h"

/* The searching thread has other things to do in between. */
#define SLICE_MILLISECONDS 100

typedef struct
{
  gint64 annotator;
  DipleFeedbackReader *reader; /* NULL before the first slice */
} Loading;

static void
loading_free (Loading *loading)
{
  g_clear_pointer (&loading->reader, diple_feedback_reader_free);
  g_free (loading);
}

static gpointer
run (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Loading *loading = data;

  if (loading->reader == NULL)
    loading->reader = diple_feedback_reader_new (store, loading->annotator, NULL, error);
  return loading->reader != NULL &&
                 diple_feedback_reader_read_on (
                     loading->reader, store, SLICE_MILLISECONDS, cancellable, error)
             ? loading
             : NULL;
}

static void read_slice (GTask *task);

/* @data is the task. */
static void
slice_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Loading *loading = g_task_get_task_data (task);
  GError *error = NULL;
  guint done, total;

  if (diple_project_run_finish (DIPLE_PROJECT (source), result, &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  diple_feedback_reader_get_progress (loading->reader, &done, &total);
  if (done < total)
    read_slice (g_steal_pointer (&task));
  else
    g_task_return_pointer (
        task, diple_feedback_reader_end (loading->reader), (GDestroyNotify) diple_feedback_unref);
}

/* Takes @task. */
static void
read_slice (GTask *task)
{
  diple_project_search_async (g_task_get_source_object (task),
                              run,
                              g_task_get_task_data (task),
                              NULL,
                              NULL,
                              g_task_get_cancellable (task),
                              slice_cb,
                              task);
}

void
diple_feedback_load_async (DipleProject *project,
                           gint64 annotator,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (project, cancellable, callback, user_data);
  Loading *loading = g_new0 (Loading, 1);

  loading->annotator = annotator;
  g_task_set_source_tag (task, diple_feedback_load_async);
  g_task_set_task_data (task, loading, (GDestroyNotify) loading_free);
  read_slice (task);
}

DipleFeedback *
diple_feedback_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
