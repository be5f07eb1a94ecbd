/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/project/diple-project-private.h"

#include <string.h>

/* An edit is shown before it is written, so it rather waits for another program's long import than
 * fails. */
#define PATIENCE_MILLISECONDS (10 * 60 * 1000)

enum
{
  CHANGED,
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleProject, diple_project, G_TYPE_OBJECT)

/* A signal on its way to the project's thread. */
typedef struct
{
  DipleProject *project;
  guint signal;
  gint64 document;
  gboolean flag;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->project);
  g_free (change);
}

static gboolean
emit_change_cb (gpointer data)
{
  Change *change = data;

  if (change->signal == MOVED)
    g_signal_emit (change->project, signals[MOVED], 0, change->flag);
  else
    g_signal_emit (change->project, signals[CHANGED], 0, change->document, change->flag);
  return G_SOURCE_REMOVE;
}

/* By a source of its own and never at once: on a closing project's thread nobody expects a signal.
 */
static void
tell (DipleProject *self, guint signal, gint64 document, gboolean flag)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Change *change = g_new (Change, 1);

  change->project = g_object_ref (self);
  change->signal = signal;
  change->document = document;
  change->flag = flag;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_change_cb, change, change_free);
  g_source_attach (source, self->context);
}

void
diple_project_tell_change (DipleProject *self, gint64 document, gboolean elsewhere)
{
  tell (self, CHANGED, document, elsewhere);
}

void
diple_project_tell_move (DipleProject *self, gboolean away)
{
  tell (self, MOVED, 0, away);
}

static void
stop (DipleProject *self, gboolean wait)
{
  g_atomic_int_set (&self->closing, TRUE);
  if (self->watch != NULL)
    g_source_destroy (self->watch);
  g_clear_pointer (&self->watch, g_source_unref);
  if (self->look_ups != NULL)
    diple_store_close (self->look_ups, NULL); /* read-only: nothing can be lost */
  g_clear_object (&self->look_ups);
  /* The writer last, so that it can make one file of the project again. */
  if (self->searcher != NULL)
    diple_worker_quit (g_steal_pointer (&self->searcher), wait);
  if (self->reader != NULL)
    diple_worker_quit (g_steal_pointer (&self->reader), wait);
  if (self->writer != NULL)
    diple_worker_quit (g_steal_pointer (&self->writer), wait);
}

void
diple_project_close (DipleProject *self)
{
  g_return_if_fail (DIPLE_IS_PROJECT (self));
  stop (self, TRUE);
}

static void
diple_project_finalize (GObject *object)
{
  DipleProject *self = DIPLE_PROJECT (object);

  /* This may be a worker's own thread, which cannot wait for itself. */
  stop (self, FALSE);
  g_free (self->path);
  g_free (self->history);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (diple_project_parent_class)->finalize (object);
}

static void
diple_project_class_init (DipleProjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_project_finalize;

  signals[CHANGED] = g_signal_new ("changed",
                                   DIPLE_TYPE_PROJECT,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_INT64,
                                   G_TYPE_BOOLEAN);
  signals[MOVED] = g_signal_new ("moved",
                                 DIPLE_TYPE_PROJECT,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_BOOLEAN);
}

static void
diple_project_init (DipleProject *self)
{
  self->context = g_main_context_ref_thread_default ();
}

/* The four connections; on whatever thread opens them. */
typedef struct
{
  char *path;
  DipleStoreMode mode;
  DipleStore *writer;
  DipleStore *reader;
  DipleStore *searcher;
  DipleStore *look_ups;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_object (&opening->look_ups);
  g_clear_object (&opening->searcher);
  g_clear_object (&opening->reader);
  g_clear_object (&opening->writer);
  g_free (opening->path);
  g_free (opening);
}

static Opening *
opening_new (const char *path, DipleStoreMode mode)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_canonicalize_filename (path, NULL);
  opening->mode = mode;
  return opening;
}

static gboolean
open_stores (Opening *opening, GError **error)
{
  opening->writer = diple_store_open (opening->path, opening->mode, error);
  if (opening->writer == NULL)
    return FALSE;
  opening->reader = diple_store_open (opening->path, DIPLE_STORE_READ_ONLY, error);
  if (opening->reader == NULL)
    return FALSE;
  opening->searcher = diple_store_open (opening->path, DIPLE_STORE_READ_ONLY, error);
  if (opening->searcher == NULL)
    return FALSE;
  opening->look_ups = diple_store_open (opening->path, DIPLE_STORE_READ_ONLY, error);
  return opening->look_ups != NULL;
}

static DipleProject *
project_of (Opening *opening)
{
  DipleProject *self = g_object_new (DIPLE_TYPE_PROJECT, NULL);

  self->path = g_strdup (opening->path);
  self->look_ups = g_steal_pointer (&opening->look_ups);
  self->reader = diple_worker_new ("diple-reader", g_steal_pointer (&opening->reader));
  self->searcher = diple_worker_new ("diple-searcher", g_steal_pointer (&opening->searcher));
  diple_store_set_patience (opening->writer, PATIENCE_MILLISECONDS);
  /* Before anything is read: what others commit from here on, also while the file is verified, is
   * news. */
  self->data_version = diple_store_get_data_version (opening->writer);
  self->history = diple_project_read_history (opening->writer);
  self->writer = diple_worker_new ("diple-writer", g_steal_pointer (&opening->writer));
  diple_project_start_watching (self);
  return self;
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (open_stores (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
diple_project_open_async (const char *path,
                          DipleStoreMode mode,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, diple_project_open_async);
  g_task_set_task_data (task, opening_new (path, mode), opening_free);
  g_task_run_in_thread (task, open_thread);
}

DipleProject *
diple_project_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return project_of (g_task_get_task_data (G_TASK (result)));
}

DipleProject *
diple_project_open (const char *path, DipleStoreMode mode, GError **error)
{
  Opening *opening;
  DipleProject *self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  opening = opening_new (path, mode);
  if (open_stores (opening, error))
    self = project_of (opening);
  opening_free (opening);
  return self;
}

const char *
diple_project_get_path (DipleProject *self)
{
  g_return_val_if_fail (DIPLE_IS_PROJECT (self), NULL);
  return self->path;
}

char *
diple_project_dup_name (DipleProject *self)
{
  g_autofree char *base = NULL;

  g_return_val_if_fail (DIPLE_IS_PROJECT (self), NULL);

  base = g_path_get_basename (self->path);
  if (g_str_has_suffix (base, ".diple"))
    base[strlen (base) - strlen (".diple")] = '\0';
  return g_steal_pointer (&base);
}

DipleStore *
diple_project_get_reader (DipleProject *self)
{
  g_return_val_if_fail (DIPLE_IS_PROJECT (self), NULL);
  return self->look_ups;
}
