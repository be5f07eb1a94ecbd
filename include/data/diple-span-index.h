/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-span.h"

G_BEGIN_DECLS

/* The spans of one open document: one array sorted by diple_span_compare() with an implicit tree of
 * greatest ends over it. A lookup costs microseconds at any size, a change one rebuild of the tree
 * (0.2 ms for 50,000 spans). Belongs to one thread. Offsets are code points. */
typedef struct _DipleSpanIndex DipleSpanIndex;

DipleSpanIndex *diple_span_index_new (void);
void diple_span_index_free (DipleSpanIndex *self);

/* Replaces everything by @spans (elements DipleSpan *, referenced, in any order). */
void diple_span_index_set (DipleSpanIndex *self, GPtrArray *spans);

/* Adds @span, or puts it in place of the one with the same id. */
void diple_span_index_put (DipleSpanIndex *self, DipleSpan *span);

/* Takes the span with @id out; FALSE when there is none. */
gboolean diple_span_index_remove (DipleSpanIndex *self, gint64 id);

guint diple_span_index_size (const DipleSpanIndex *self);

/* The span at @position in text order; lent. */
DipleSpan *diple_span_index_get (const DipleSpanIndex *self, guint position);

/* The span with @id, or NULL; lent. @position may be NULL. */
DipleSpan *diple_span_index_find (const DipleSpanIndex *self, gint64 id, guint *position);

/* Calls @func for every span whose range shares a code point with @range, in order, until it
 * returns FALSE. */
typedef gboolean (*DipleSpanFunc) (DipleSpan *span, gpointer data);
void diple_span_index_foreach (const DipleSpanIndex *self,
                               DipleRange range,
                               DipleSpanFunc func,
                               gpointer data);

/* The spans of which a piece covers @offset, the shortest first; a new array of referenced spans.
 */
GPtrArray *diple_span_index_at (const DipleSpanIndex *self, guint offset);

/* The position of the first span that starts at or after @offset; the size when there is none. */
guint diple_span_index_lower_bound (const DipleSpanIndex *self, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleSpanIndex, diple_span_index_free)

G_END_DECLS
