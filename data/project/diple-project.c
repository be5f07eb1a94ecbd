/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-project.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/diple-error.h"
#include "data/diple-search.h"
#include "data/project/diple-worker-private.h"
#include "data/store/diple-store-private.h"

/* How often the file is asked whether another program wrote to it. */
#define WATCH_MILLISECONDS 700

/* How long the search index is filled between two looks, and how much in one transaction. */
#define INDEX_MILLISECONDS 500
#define INDEX_DOCUMENTS 64

/* An edit is shown before it is written, so it rather waits for another program's long import than
 * fails. */
#define PATIENCE_MILLISECONDS (10 * 60 * 1000)

struct _DipleProject
{
  GObject parent_instance;

  char *path;
  GMainContext *context; /* signals are emitted here */
  DipleWorker *writer;   /* NULL once closed */
  DipleWorker *reader;
  DipleWorker *searcher;
  DipleStore *look_ups; /* read-only, on the thread that opened the project */
  GSource *watch;
  gboolean verified;    /* or it is under way */
  guint64 data_version; /* as the writer saw it last; on its thread */
  char *history;        /* what the journal said then; the same */
  gboolean acted;       /* and has said since by jobs of its own; the same */
  int watching;         /* atomic: a look is under way */
  int jobs;             /* atomic: jobs that wait for the writing thread */
  int long_jobs;        /* atomic: those of them, and the one under way, that take their time */
  int closing;          /* atomic */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleProject, diple_project, G_TYPE_OBJECT)

/* A signal on its way to the project's thread. */
typedef struct
{
  DipleProject *project;
  gint64 document;
  gboolean elsewhere;
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

  g_signal_emit (change->project, signals[CHANGED], 0, change->document, change->elsewhere);
  return G_SOURCE_REMOVE;
}

/* By a source of its own and never at once: on a closing project's thread nobody expects a signal.
 */
static void
tell_change (DipleProject *self, gint64 document, gboolean elsewhere)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Change *change = g_new (Change, 1);

  change->project = g_object_ref (self);
  change->document = document;
  change->elsewhere = elsewhere;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_change_cb, change, change_free);
  g_source_attach (source, self->context);
}

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
      tell_change (self, run->document, FALSE);
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
  GTask *task;

  g_return_if_fail (DIPLE_IS_PROJECT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, diple_project_write_async);
  run_async (self, self->writer, task, g_memdup2 (&run, sizeof run));
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
  GTask *task;

  g_return_if_fail (DIPLE_IS_PROJECT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, diple_project_read_async);
  run_async (self, self->reader, task, g_memdup2 (&run, sizeof run));
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
  GTask *task;

  g_return_if_fail (DIPLE_IS_PROJECT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, diple_project_search_async);
  run_async (self, self->searcher, task, g_memdup2 (&run, sizeof run));
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

/* Fills the search index while nothing else is to be written, a few milliseconds at a time. */
static void
index_backlog (DipleProject *self, DipleStore *store)
{
  gint64 deadline = g_get_monotonic_time () + INDEX_MILLISECONDS * 1000;
  gboolean more = TRUE;

  while (more && g_atomic_int_get (&self->jobs) == 0 && !g_atomic_int_get (&self->closing) &&
         g_get_monotonic_time () < deadline)
    /* A failure is met again, and told, by whoever writes next; searches still find everything. */
    if (!diple_search_catch_up (store, INDEX_DOCUMENTS, &more, NULL))
      return;
}

/* What has been done and undone, as a text that is another one after every action. NULL when it
 * cannot be read now: then it counts as another. */
static char *
read_history (DipleStore *store)
{
  static const char sql[] = "SELECT (SELECT coalesce(max(id), 0) FROM journal), count(*), total(id)"
                            " FROM journal WHERE state = 'undone'";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, NULL);

  if (stmt == NULL || diple_sql_step (stmt, NULL) != SQLITE_ROW)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %.0f",
                          (gint64) sqlite3_column_int64 (stmt, 0),
                          (gint64) sqlite3_column_int64 (stmt, 1),
                          sqlite3_column_double (stmt, 2));
}

/* On the writing thread: its own commits do not change its data version, those of others do. Of
 * these only actions are told; the journal is read between two looks at the version, so that what
 * somebody commits meanwhile is not taken for known. */
static void
look_at_history (DipleProject *self, DipleStore *store)
{
  const guint64 version = diple_store_get_data_version (store);
  const gboolean others = version != self->data_version;
  g_autofree char *history = NULL;

  if (!others && !self->acted)
    return;
  history = read_history (store);
  if (!others && diple_store_get_data_version (store) != version)
    return;
  if (others && (history == NULL || g_strcmp0 (history, self->history) != 0))
    tell_change (self, 0, TRUE);
  g_free (self->history);
  self->history = g_steal_pointer (&history);
  self->data_version = version;
  self->acted = FALSE;
}

static void
look_elsewhere (DipleStore *store, gpointer data)
{
  g_autoptr (DipleProject) self = data;

  look_at_history (self, store);
  index_backlog (self, store);
  g_atomic_int_set (&self->watching, FALSE);
}

/* While a long job writes, looks must not pile up behind it. */
static void
look (DipleProject *self)
{
  if (g_atomic_int_compare_and_exchange (&self->watching, FALSE, TRUE))
    diple_worker_push (self->writer, look_elsewhere, g_object_ref (self));
}

static void
verify (DipleStore *store, gpointer data)
{
  g_autoptr (DipleProject) self = data;

  diple_store_ensure_sound (store, NULL);
  g_atomic_int_add (&self->long_jobs, -1);
}

/* When the list and the first article are there, while people still look at it, so that their first
 * edit need not wait for it. A damaged file is told by that edit. */
static void
verify_once (DipleProject *self)
{
  if (self->verified)
    return;
  self->verified = TRUE;
  g_atomic_int_inc (&self->long_jobs);
  diple_worker_push (self->writer, verify, g_object_ref (self));
}

static gboolean
watch_cb (gpointer data)
{
  verify_once (data);
  look (data);
  return G_SOURCE_CONTINUE;
}

static void
start_watching (DipleProject *self)
{
  self->watch = g_timeout_source_new (WATCH_MILLISECONDS);
  g_source_set_callback (self->watch, watch_cb, self, NULL);
  g_source_attach (self->watch, self->context);
  look (self);
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
  self->history = read_history (opening->writer);
  self->writer = diple_worker_new ("diple-writer", g_steal_pointer (&opening->writer));
  start_watching (self);
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
