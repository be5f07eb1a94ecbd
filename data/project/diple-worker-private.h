/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-store.h"

G_BEGIN_DECLS

/* DipleWorker is a thread with a store of its own that runs jobs in the order they came. It is
 * freed by its thread after the quit that diple_worker_quit() asks for. */
typedef struct _DipleWorker DipleWorker;

/* Runs on the worker's thread; @store is NULL when it could not be opened or was closed. */
typedef void (*DipleWorkerFunc) (DipleStore *store, gpointer data);

/* Takes @store, which no other thread may use from now on. */
DipleWorker *diple_worker_new (const char *name, DipleStore *store);

void diple_worker_push (DipleWorker *self, DipleWorkerFunc func, gpointer data);

/* Waits until every job pushed so far is done, @milliseconds at most. */
gboolean diple_worker_settle (DipleWorker *self, guint milliseconds);

/* Closes the store after the jobs pushed so far and ends the thread; waits for it when @wait. The
 * worker must not be used afterwards. */
void diple_worker_quit (DipleWorker *self, gboolean wait);

G_END_DECLS
