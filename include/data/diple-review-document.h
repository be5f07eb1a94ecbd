/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-review-decisions.h"
#include "data/diple-text-map.h"

G_BEGIN_DECLS

/* Everything about one document that a curator sees. */
typedef struct
{
  gint64 document;
  char *title;
  char *text;           /* UTF-8 */
  DipleTextMap *map;    /* of this text */
  GArray *annotators;   /* gint64, ascending: who counts here */
  GPtrArray *spans;     /* DipleSpan *: of all annotators, gold among them */
  GPtrArray *relations; /* DipleRelation *: the same */
  GHashTable *far;      /* gint64 * to DipleSpan *: ends of these in other documents */
  GHashTable *values;   /* gint64 *, annotators, to DipleValues *: what is said of the document */
  gint64 gold;          /* the annotator of kind "gold", or 0 */
  GPtrArray *items;     /* DipleReviewItem *, by place, with their states */
  GPtrArray *orphans;   /* DipleDecision *: about what nobody says any more */
  GPtrArray *left_over; /* DipleReviewItem *, of kind "orphan": those of which gold is there */
} DipleReviewDocument;

/* @options may be NULL. */
DipleReviewDocument *diple_review_document_load (DipleStore *store,
                                                 const DipleSchema *schema,
                                                 gint64 document,
                                                 const DipleReviewOptions *options,
                                                 GError **error);
void diple_review_document_free (DipleReviewDocument *self);

/* The item with @key, of either list, or NULL; lent. */
DipleReviewItem *diple_review_document_find (const DipleReviewDocument *self, gint64 key);

/* Gives @items their states and decisions by @decisions (DipleDecision *), and
 * returns those that are about none of them. @gold, gint64 * as keys, has the ids of spans and
 * relations that are there and that decisions made, @values, or NULL, what they made of the
 * document. What decides is only what is there, not the
 * order in which it came. */
GPtrArray *diple_review_match (const DipleSchema *schema,
                               GPtrArray *items,
                               GPtrArray *decisions,
                               GHashTable *gold,
                               const DipleValues *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleReviewDocument, diple_review_document_free)

G_END_DECLS
