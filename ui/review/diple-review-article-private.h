/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-annotators.h"
#include "data/diple-document.h"
#include "data/diple-review-document.h"
#include "data/diple-schema.h"

G_BEGIN_DECLS

/* DipleReviewArticle is one document as the curator has it in front of them: what all said about
 * it, and whatever is needed to put that into words. Read on a thread of the project, immutable
 * since, with an atomic count of references. */
typedef struct
{
  DipleReviewDocument *document;
  DipleDocument *facts; /* with the text */
  DipleSchema *schema;
  GPtrArray *annotators; /* DipleAnnotator *: of the project, by name */
  GHashTable *entities;  /* gint64 * to char *: names of those that values say */
  GHashTable *spans;     /* gint64 * (lent) to DipleSpan *, lent: of document and far ones */
  GHashTable *items;     /* gint64 * (lent): ids of spans, to DipleReviewItem *, lent */
} DipleReviewArticle;

/* Blocking. */
DipleReviewArticle *diple_review_article_load (DipleStore *store,
                                               DipleSchema *schema,
                                               gint64 document,
                                               const DipleReviewOptions *options,
                                               GError **error);
DipleReviewArticle *diple_review_article_ref (DipleReviewArticle *self);
void diple_review_article_unref (DipleReviewArticle *self);

/* The text of @range; a new string. */
char *diple_review_article_dup_text (const DipleReviewArticle *self, DipleRange range);

/* The span with this id, of this document or the end of a relation in another, or NULL; lent. */
const DipleSpan *diple_review_article_find_span (const DipleReviewArticle *self, gint64 id);

/* Of an item about relations: the item about spans at an end of what @candidate says (NULL: of what
 * anybody says) that is not decided, so that the relation cannot be either. @pending has the keys,
 * gint64 *, of those whose decision is on its way. Lent, or NULL. */
const DipleReviewItem *diple_review_article_find_open_end (const DipleReviewArticle *self,
                                                           const DipleReviewItem *item,
                                                           const DipleReviewCandidate *candidate,
                                                           GHashTable *pending);

/* Whether @item is about spans: neither about relations nor about the document. */
gboolean diple_review_item_has_spans (const DipleReviewItem *item);

/* Whether @item needs no decision any more. */
gboolean diple_review_item_is_settled (const DipleReviewItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleReviewArticle, diple_review_article_unref)

G_END_DECLS
