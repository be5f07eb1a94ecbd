/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/articles/diple-import-queue-private.h"

/* Texts under way, and the annotations that came with them. */
#define MOST_BYTES ((gsize) 16 << 20)
#define MOST_ENTRIES 1024
#define SPAN_BYTES 256

struct _DipleImportQueue
{
  GMutex mutex;
  GCond changed;
  GQueue entries; /* DipleFound * */
  gsize n_bytes;
  gboolean finished;
  gboolean closed;
};

DipleImportQueue *
diple_import_queue_new (void)
{
  DipleImportQueue *self = g_new0 (DipleImportQueue, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  g_queue_init (&self->entries);
  return self;
}

void
diple_import_queue_free (DipleImportQueue *self)
{
  g_queue_clear_full (&self->entries, (GDestroyNotify) diple_found_free);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}

static gsize
weigh (const DipleFound *found)
{
  if (found->article == NULL)
    return 0;
  return found->article->document->n_bytes + found->article->spans->len * SPAN_BYTES;
}

/* An entry larger than all the room there is goes through an empty queue. */
static gboolean
is_full (const DipleImportQueue *self)
{
  return self->entries.length > 0 &&
         (self->n_bytes >= MOST_BYTES || self->entries.length >= MOST_ENTRIES);
}

gboolean
diple_import_queue_push (DipleImportQueue *self, DipleFound *found)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  while (!self->closed && is_full (self))
    g_cond_wait (&self->changed, &self->mutex);
  if (self->closed)
    {
      diple_found_free (found);
      return FALSE;
    }
  self->n_bytes += weigh (found);
  g_queue_push_tail (&self->entries, found);
  g_cond_broadcast (&self->changed);
  return TRUE;
}

DipleFound *
diple_import_queue_pop (DipleImportQueue *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  DipleFound *found = NULL;

  while (!self->finished && self->entries.length == 0)
    g_cond_wait (&self->changed, &self->mutex);
  found = g_queue_pop_head (&self->entries);
  if (found != NULL)
    self->n_bytes -= weigh (found);
  g_cond_broadcast (&self->changed);
  return found;
}

void
diple_import_queue_finish (DipleImportQueue *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->finished = TRUE;
  g_cond_broadcast (&self->changed);
}

void
diple_import_queue_close (DipleImportQueue *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->closed = TRUE;
  g_cond_broadcast (&self->changed);
}
