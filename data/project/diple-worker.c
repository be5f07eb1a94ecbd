/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/project/diple-worker-private.h"

typedef struct
{
  DipleWorkerFunc func; /* NULL: the end */
  gpointer data;
} Message;

struct _DipleWorker
{
  GThread *thread;
  GAsyncQueue *queue; /* Message * */
  DipleStore *store;
  GMutex mutex;
  GCond progress;
  guint64 pushed; /* messages so far; under the mutex */
  guint64 done;
};

static void
worker_free (DipleWorker *self)
{
  g_async_queue_unref (self->queue);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->progress);
  g_free (self);
}

static void
count_done (DipleWorker *self)
{
  g_mutex_lock (&self->mutex);
  self->done++;
  g_cond_broadcast (&self->progress);
  g_mutex_unlock (&self->mutex);
}

static void
close_store (DipleWorker *self)
{
  g_autoptr (GError) error = NULL;

  if (!diple_store_close (self->store, &error))
    g_warning ("A project could not be closed: %s", error->message);
  g_clear_object (&self->store);
}

/* The data says whether somebody waits: then the waiter frees the worker. */
static gpointer
run_thread (gpointer data)
{
  DipleWorker *self = data;

  for (;;)
    {
      g_autofree Message *message = g_async_queue_pop (self->queue);

      if (message->func == NULL)
        {
          close_store (self);
          if (message->data == NULL)
            worker_free (self);
          return NULL;
        }
      message->func (self->store, message->data);
      count_done (self);
    }
}

static void
push (DipleWorker *self, DipleWorkerFunc func, gpointer data)
{
  Message *message = g_new (Message, 1);

  message->func = func;
  message->data = data;
  g_async_queue_push (self->queue, message);
}

DipleWorker *
diple_worker_new (const char *name, DipleStore *store)
{
  DipleWorker *self = g_new0 (DipleWorker, 1);

  self->queue = g_async_queue_new ();
  self->store = store;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->progress);
  self->thread = g_thread_new (name, run_thread, self);
  return self;
}

void
diple_worker_push (DipleWorker *self, DipleWorkerFunc func, gpointer data)
{
  g_mutex_lock (&self->mutex);
  self->pushed++;
  g_mutex_unlock (&self->mutex);
  push (self, func, data);
}

gboolean
diple_worker_settle (DipleWorker *self, guint milliseconds)
{
  gint64 deadline = g_get_monotonic_time () + (gint64) milliseconds * 1000;
  guint64 goal;
  gboolean settled;

  g_mutex_lock (&self->mutex);
  goal = self->pushed;
  while (self->done < goal)
    if (!g_cond_wait_until (&self->progress, &self->mutex, deadline))
      break;
  settled = self->done >= goal;
  g_mutex_unlock (&self->mutex);
  return settled;
}

void
diple_worker_quit (DipleWorker *self, gboolean wait)
{
  GThread *thread = self->thread;

  push (self, NULL, wait ? self : NULL);
  if (wait)
    {
      g_thread_join (thread);
      worker_free (self);
    }
  else
    g_thread_unref (thread);
}
