/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-store.h"

G_BEGIN_DECLS

/* DipleProject is the asynchronous face of one project file: one thread that writes, one that
 * reads, one that searches, each with its own DipleStore, and signals on the thread that opened it.
 * Jobs run in the order they came, on their thread. Close it explicitly.
 *
 * Signal "changed" (gint64 document, gboolean elsewhere): something was committed, by a job of this
 * project or (elsewhere TRUE) by another connection; document is 0 when it may be any. Of another
 * connection only what its journal tells: not what it read, nor its work on the search index.
 *
 * Signal "moved" (gboolean away): the file is no longer where it was opened, or is there again.
 * Until it is closed all goes on, in a file that may be deleted already. */
#define DIPLE_TYPE_PROJECT (diple_project_get_type ())
G_DECLARE_FINAL_TYPE (DipleProject, diple_project, DIPLE, PROJECT, GObject)

/* Does its work with the blocking functions and returns a result that is not NULL, or NULL and
 * @error. Runs on the project's writing or reading thread. */
typedef gpointer (*DipleJob) (DipleStore *store,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

void diple_project_open_async (const char *path,
                               DipleStoreMode mode,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
DipleProject *diple_project_open_finish (GAsyncResult *result, GError **error);

/* Blocking, for tests and programs without a main loop at hand. */
DipleProject *diple_project_open (const char *path, DipleStoreMode mode, GError **error);

/* Waits for the jobs under way and closes the file. Later jobs fail. */
void diple_project_close (DipleProject *self);

const char *diple_project_get_path (DipleProject *self);

/* The file's name without folder and suffix; a new string. */
char *diple_project_dup_name (DipleProject *self);

/* For a job whose commit nobody needs to hear of. */
#define DIPLE_DOCUMENT_UNTOLD -1

/* Runs @job on the writing thread; @data_free frees @data, @result_free a result nobody took.
 * @document is what "changed" will say when the job committed something. */
void diple_project_write_async (DipleProject *self,
                                DipleJob job,
                                gpointer data,
                                GDestroyNotify data_free,
                                GDestroyNotify result_free,
                                gint64 document,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/* Runs @job on the reading thread; the store is read-only there. */
void diple_project_read_async (DipleProject *self,
                               DipleJob job,
                               gpointer data,
                               GDestroyNotify data_free,
                               GDestroyNotify result_free,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/* The same on a thread that does nothing else, for what may take seconds: opening an article never
 * waits for it. */
void diple_project_search_async (DipleProject *self,
                                 DipleJob job,
                                 gpointer data,
                                 GDestroyNotify data_free,
                                 GDestroyNotify result_free,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* The job's result, which the caller now owns, for all of them. */
gpointer diple_project_run_finish (DipleProject *self, GAsyncResult *result, GError **error);

/* Waits until the writing thread has done all jobs given so far, @milliseconds at most; TRUE when
 * it has. An edit calls this so that it is in the file before the next key. */
gboolean diple_project_settle (DipleProject *self, guint milliseconds);

/* Whether a writing job that can be cancelled (an import, say) was given and is not done. */
gboolean diple_project_is_busy (DipleProject *self);

/* A read-only store for quick look-ups on the calling thread (pages of a list); lent. */
DipleStore *diple_project_get_reader (DipleProject *self);

G_END_DECLS
