/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* DipleProgress is where a job on another thread says how far it is and the window looks. Counted
 * references; every function may be called on any thread. */
typedef struct _DipleProgress DipleProgress;

DipleProgress *diple_progress_new (void);
DipleProgress *diple_progress_ref (DipleProgress *self);
void diple_progress_unref (DipleProgress *self);

/* @name is what is being worked on, or NULL; @total is 0 while it is not known. */
void diple_progress_set (DipleProgress *self, guint done, guint total, const char *name);

/* Returns the name as a new string, or NULL. */
char *diple_progress_get (DipleProgress *self, guint *done, guint *total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleProgress, diple_progress_unref)

G_END_DECLS
