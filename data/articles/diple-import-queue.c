/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/articles/diple-import-queue-private.h"

/* Texts under way, and the annotations that came with them. */
#define MOST_BYTES ((gsize) 16 << 20)
#define MOST_ENTRIES 1024
#define SPAN_BYTES 256

struct _DipleImportQueue
{
  GMutex mutex;
  GCond filled;   /* for the writer */
  GCond drained;  /* for the reader */
  GQueue entries; /* DipleFound * */
  GQueue used;    /* those that came back */
  gsize n_bytes;
  gboolean finished;
  gboolean closed;
};

DipleImportQueue *
diple_import_queue_new (void)
{
  DipleImportQueue *self = g_new0 (DipleImportQueue, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->filled);
  g_cond_init (&self->drained);
  g_queue_init (&self->entries);
  g_queue_init (&self->used);
  return self;
}

void
diple_import_queue_free (DipleImportQueue *self)
{
  g_queue_clear_full (&self->entries, (GDestroyNotify) diple_found_free);
  g_queue_clear_full (&self->used, (GDestroyNotify) diple_found_free);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->filled);
  g_cond_clear (&self->drained);
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

/* A reader that had to wait goes on when half is gone: to wake it for each entry took a tenth of an
 * import's time. */
static gboolean
is_half_full (const DipleImportQueue *self)
{
  return self->n_bytes >= MOST_BYTES / 2 || self->entries.length >= MOST_ENTRIES / 2;
}

static void
wait_for_room (DipleImportQueue *self)
{
  if (!is_full (self))
    return;
  while (!self->closed && self->entries.length > 0 && is_half_full (self))
    g_cond_wait (&self->drained, &self->mutex);
}

/* @used are those to be freed. FALSE when the writer wants no more. */
static gboolean
put (DipleImportQueue *self, DipleFound *found, GQueue *used)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  wait_for_room (self);
  *used = self->used;
  g_queue_init (&self->used);
  if (self->closed)
    {
      g_queue_push_tail (used, found);
      return FALSE;
    }
  self->n_bytes += weigh (found);
  g_queue_push_tail (&self->entries, found);
  g_cond_signal (&self->filled);
  return TRUE;
}

gboolean
diple_import_queue_push (DipleImportQueue *self, DipleFound *found)
{
  GQueue used;
  const gboolean wanted = put (self, found, &used);

  g_queue_clear_full (&used, (GDestroyNotify) diple_found_free);
  return wanted;
}

DipleFound *
diple_import_queue_pop (DipleImportQueue *self, DipleFound *used)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  DipleFound *found = NULL;

  if (used != NULL)
    g_queue_push_tail (&self->used, used);
  while (!self->finished && self->entries.length == 0)
    g_cond_wait (&self->filled, &self->mutex);
  found = g_queue_pop_head (&self->entries);
  if (found != NULL)
    self->n_bytes -= weigh (found);
  if (self->entries.length == 0 || !is_half_full (self))
    g_cond_signal (&self->drained);
  return found;
}

void
diple_import_queue_finish (DipleImportQueue *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->finished = TRUE;
  g_cond_signal (&self->filled);
}

void
diple_import_queue_close (DipleImportQueue *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->closed = TRUE;
  g_cond_signal (&self->drained);
}
