/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/project/diple-project-private.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"

/* A job on its way through a worker; the GTask owns it. */
typedef struct
{
  DipleJob job;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  gint64 document;
  gboolean writes;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  if (run->data_free != NULL)
    run->data_free (run->data);
  g_free (run);
}

/* What people may cancel takes its time: an import, a backup. */
static gboolean
is_long (GTask *task, const Run *run)
{
  return run->writes && g_task_get_cancellable (task) != NULL;
}

static void
answer (GTask *task, Run *run, DipleStore *store)
{
  GError *error = NULL;
  DipleProject *self = g_task_get_source_object (task);
  gint64 before = sqlite3_total_changes64 (diple_store_get_db (store));
  gpointer result;

  if (g_task_return_error_if_cancelled (task))
    return;
  result = run->job (store, run->data, g_task_get_cancellable (task), &error);
  if (run->writes && run->document != DIPLE_DOCUMENT_UNTOLD &&
      sqlite3_total_changes64 (diple_store_get_db (store)) != before)
    {
      self->acted = TRUE;
      diple_project_tell_change (self, run->document, FALSE);
    }
  if (result != NULL)
    g_task_return_pointer (task, result, run->result_free);
  else
    g_task_return_error (task, error);
}

static void
run_job (DipleStore *store, gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *run = g_task_get_task_data (task);
  DipleProject *self = g_task_get_source_object (task);

  if (run->writes)
    g_atomic_int_add (&self->jobs, -1);
  answer (task, run, store);
  if (is_long (task, run))
    g_atomic_int_add (&self->long_jobs, -1);
}

static void
run_async (DipleProject *self, DipleWorker *worker, GTask *task, Run *run)
{
  g_task_set_task_data (task, run, run_free);
  /* What was written stays written, whatever its cancellable says afterwards; what was read is no
   * longer wanted then. */
  g_task_set_check_cancellable (task, !run->writes);
  if (worker != NULL)
    {
      if (run->writes)
        g_atomic_int_inc (&self->jobs);
      if (is_long (task, run))
        g_atomic_int_inc (&self->long_jobs);
      diple_worker_push (worker, run_job, task);
    }
  else
    {
      g_task_return_new_error (
          task, DIPLE_ERROR, DIPLE_ERROR_OPEN, "%s", _ ("The project is closed"));
      g_object_unref (task);
    }
}

/* What the three below have in common; @run is copied. */
static void
start (DipleProject *self,
       DipleWorker *worker,
       gpointer tag,
       const Run *run,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  run_async (self, worker, task, g_memdup2 (run, sizeof *run));
}

void
diple_project_write_async (DipleProject *self,
                           DipleJob job,
                           gpointer data,
                           GDestroyNotify data_free,
                           GDestroyNotify result_free,
                           gint64 document,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  const Run run = { job, data, data_free, result_free, document, TRUE };

  g_return_if_fail (DIPLE_IS_PROJECT (self));
  start (self, self->writer, diple_project_write_async, &run, cancellable, callback, user_data);
}

void
diple_project_read_async (DipleProject *self,
                          DipleJob job,
                          gpointer data,
                          GDestroyNotify data_free,
                          GDestroyNotify result_free,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  const Run run = { job, data, data_free, result_free, 0, FALSE };

  g_return_if_fail (DIPLE_IS_PROJECT (self));
  start (self, self->reader, diple_project_read_async, &run, cancellable, callback, user_data);
}

void
diple_project_search_async (DipleProject *self,
                            DipleJob job,
                            gpointer data,
                            GDestroyNotify data_free,
                            GDestroyNotify result_free,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  const Run run = { job, data, data_free, result_free, 0, FALSE };

  g_return_if_fail (DIPLE_IS_PROJECT (self));
  start (self, self->searcher, diple_project_search_async, &run, cancellable, callback, user_data);
}

gpointer
diple_project_run_finish (DipleProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
diple_project_is_busy (DipleProject *self)
{
  g_return_val_if_fail (DIPLE_IS_PROJECT (self), FALSE);
  return g_atomic_int_get (&self->long_jobs) > 0;
}

gboolean
diple_project_settle (DipleProject *self, guint milliseconds)
{
  g_return_val_if_fail (DIPLE_IS_PROJECT (self), FALSE);
  return self->writer == NULL || diple_worker_settle (self->writer, milliseconds);
}
