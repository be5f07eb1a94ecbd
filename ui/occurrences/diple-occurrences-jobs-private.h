/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-occurrences.h"
#include "data/diple-project.h"

G_BEGIN_DECLS

/* A search on the project's searching thread that tells the main thread what it finds, until it is
 * cancelled. */
typedef struct _DipleOccurrencesSearch DipleOccurrencesSearch;

/* @lines: new ones (elements DipleKwicLine *, lent); @error, not NULL once, when it failed. */
typedef void (*DipleOccurrencesFunc) (GPtrArray *lines,
                                      const DipleKwicTotals *totals,
                                      const GError *error,
                                      gpointer data);

DipleOccurrencesSearch *diple_occurrences_search_start (DipleProject *project,
                                                        const DipleOccurrences *wanted,
                                                        DipleOccurrencesFunc func,
                                                        gpointer data);

/* Nothing is told any more; lets go of it. */
void diple_occurrences_search_cancel (DipleOccurrencesSearch *search);

/* Marks on the writing thread, as diple_occurrences_mark() does; until @callback @progress is told
 * on the main thread, with @user_data, how many are written. */
void diple_occurrences_mark_async (DipleProject *project,
                                   gint64 annotator,
                                   GPtrArray *lines,
                                   DipleSpan *model,
                                   gboolean values,
                                   GCancellable *cancellable,
                                   DipleChangesFunc progress,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* What was done; free with diple_occurrences_marked_free(). */
DipleOccurrencesMarked *
diple_occurrences_mark_finish (DipleProject *project, GAsyncResult *result, GError **error);
void diple_occurrences_marked_free (DipleOccurrencesMarked *marked);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleOccurrencesMarked, diple_occurrences_marked_free)

G_END_DECLS
