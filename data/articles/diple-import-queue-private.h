/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/articles/diple-reader-private.h"

G_BEGIN_DECLS

/* DipleImportQueue hands what the reading thread finds to the writing thread, and makes the reader
 * wait when the writer is behind, so that an import of any size needs little memory. Owned by the
 * import; both threads may call it. */
typedef struct _DipleImportQueue DipleImportQueue;

DipleImportQueue *diple_import_queue_new (void);
void diple_import_queue_free (DipleImportQueue *self);

/* Takes @found; waits for room. FALSE when the writer wants no more. */
gboolean diple_import_queue_push (DipleImportQueue *self, DipleFound *found);

/* The next one, which the caller has until it gives it back with the next call as @used (NULL at
 * first): the reader frees it, who has the time. Waits for it. NULL after finish. */
DipleFound *diple_import_queue_pop (DipleImportQueue *self, DipleFound *used);

/* By the reader: nothing comes any more. By the writer: nothing is wanted any more. */
void diple_import_queue_finish (DipleImportQueue *self);
void diple_import_queue_close (DipleImportQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleImportQueue, diple_import_queue_free)

G_END_DECLS
