/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-review-document.h"

G_BEGIN_DECLS

/* The decision on @item as it is to be stored, with the candidates as they stand and the gold spans
 * or relations (each may be NULL) that were made; without curator. NULL with an error. */
DipleDecision *diple_review_rows_make (const DipleSchema *schema,
                                       const DipleReviewDocument *document,
                                       const DipleReviewItem *item,
                                       const DipleVerdict *verdict,
                                       GPtrArray *spans,
                                       GPtrArray *relations,
                                       GError **error);

/* Adds to @decision, on an item about the document, what annotators said of it and what became
 * gold; nothing to others. */
void diple_review_rows_add_values (DipleStore *store,
                                   const DipleSchema *schema,
                                   const DipleReviewItem *item,
                                   gint64 gold,
                                   const DipleValues *values,
                                   DipleDecision *decision);

/* The candidate that @verdict takes, or NULL when it takes none. */
gboolean diple_verdict_find_candidate (const DipleReviewItem *item,
                                       const DipleVerdict *verdict,
                                       const DipleReviewCandidate **candidate,
                                       GError **error);

/* The text of @range (code points) in @text in one line, cut after 80 code points; a new string. */
char *diple_review_dup_quote (const DipleTextMap *text, DipleRange range);

G_END_DECLS
