/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-review-document.h"

G_BEGIN_DECLS

/* An empty, open item without candidates. */
DipleReviewItem *diple_review_item_new (const DipleReviewInput *input, gint64 layer);

/* Adds what @annotator said, of which @mark is the mark (0: nothing), to the candidate that says
 * the same, or to a new one. Returns where its spans and relations belong; lent. */
DipleReviewGiven *diple_review_item_give (DipleReviewItem *item, gint64 annotator, guint64 mark);

/* Once everything is given: brings candidates into their order and computes scores and key. @of is
 * what else the key depends on. */
void diple_review_item_end (DipleReviewItem *item, guint64 of);

/* How many of those who were asked said something, and how far they are apart: of an item that is
 * not about spans. */
void diple_review_item_measure (DipleReviewItem *item);

/* Adds the items about the document to @items. */
void diple_review_items_add_values (const DipleReviewInput *input, GPtrArray *items);

/* Adds the items about relations to @items, which are those about spans. */
void diple_review_items_add_relations (const DipleReviewInput *input, GPtrArray *items);

/* diple-review-orphans.c: the orphans of @document of which gold is there, as items. */
GPtrArray *diple_review_orphans_make (const DipleReviewDocument *document,
                                      const DipleReviewInput *input);

/* A new table from the ids (gint64 *, lent) of the spans of @items about spans to these, lent. */
GHashTable *diple_review_items_by_span (GPtrArray *items);

G_END_DECLS
