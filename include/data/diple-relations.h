/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-relation.h"
#include "data/diple-span.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* Relations as the project keeps them. Every write stands inside an action of diple-journal.h and
 * holds to the schema: which labels a type may join, whether across documents, how many a source
 * may have. */

/* A span of another document at the other end of a relation, with what is needed to show it. */
typedef struct
{
  DipleSpan *span;
  char *surface; /* its text, cut after 80 code points */
  char *title;   /* of its document */
  char *before;  /* the words beside it in its text, in one line and cut; only of candidates, */
  char *after;   /* else NULL */
} DipleFarSpan;

void diple_far_span_free (DipleFarSpan *far);

/* The relations by @annotator with an end in @document, by source and then by id; elements
 * DipleRelation *, referenced. @far, when not NULL, is set to a new table from the ids of the spans
 * in other documents (gint64 *) to DipleFarSpan *. */
GPtrArray *diple_relations_load (
    DipleStore *store, gint64 document, gint64 annotator, GHashTable **far, GError **error);

/* One relation; NULL with DIPLE_ERROR_NOT_FOUND. */
DipleRelation *diple_relations_find (DipleStore *store, gint64 id, GError **error);

/* Adds @relation with its values. Errors: DIPLE_ERROR_REFUSED, saying why, when the schema does not
 * allow it, when an end is another annotator's, or when it is there already (for a symmetric type
 * in either direction). */
gboolean diple_relations_add (DipleStore *store, const DipleRelation *relation, GError **error);

/* Gives the stored relation with @relation's id its type, ends, values and note. Errors as for add,
 * and DIPLE_ERROR_NOT_FOUND. */
gboolean diple_relations_update (DipleStore *store, const DipleRelation *relation, GError **error);

gboolean diple_relations_remove (DipleStore *store, gint64 id, GError **error);

/* Spans of @annotator anywhere in the project that may be the other end of a relation of @type
 * whose one end is @span: those whose text or document title has @words ("" is all, the newest
 * first), at most @limit; elements DipleFarSpan * with the words beside them, owned by the array.
 */
GPtrArray *diple_relations_candidates (
    DipleStore *store, gint64 span, gint64 type, const char *words, guint limit, GError **error);

G_END_DECLS
