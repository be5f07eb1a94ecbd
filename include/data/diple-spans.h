/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-span.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* Spans as the project keeps them. Every write stands inside an action of diple-journal.h, checks
 * the offsets against the document's length and stores the surface text with the span. */

/* The spans of @document by @annotator (0: everybody's), sorted by diple_span_compare(); elements
 * DipleSpan *, referenced. */
GPtrArray *diple_spans_load (DipleStore *store, gint64 document, gint64 annotator, GError **error);

/* One span; NULL with DIPLE_ERROR_NOT_FOUND. */
DipleSpan *diple_spans_find (DipleStore *store, gint64 id, GError **error);

/* Adds @span. Errors: DIPLE_ERROR_REFUSED for an empty or outlying range, and when the same
 * annotator has the same label on the same pieces already. */
gboolean diple_spans_add (DipleStore *store, const DipleSpan *span, GError **error);

/* Gives the stored span with @span's id the label, pieces and note of @span. Errors as for add, and
 * DIPLE_ERROR_NOT_FOUND. */
gboolean diple_spans_update (DipleStore *store, const DipleSpan *span, GError **error);

/* Deletes the span, its values and the relations that touch it. */
gboolean diple_spans_remove (DipleStore *store, gint64 id, GError **error);

G_END_DECLS
