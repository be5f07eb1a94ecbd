/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/review/diple-review-article-private.h"

G_BEGIN_DECLS

/* DipleReviewAnswer is the curator's own answer to an item while it is made: a span whose ends are
 * moved, targets of relations that are chosen, or values of the document. Begins with what most
 * annotators said. Article and item are kept. */
typedef struct _DipleReviewAnswer DipleReviewAnswer;

DipleReviewAnswer *diple_review_answer_new (DipleReviewArticle *article, DipleReviewItem *item);
void diple_review_answer_free (DipleReviewAnswer *self);

/* What is to be seen in the text: the span, or the target that is pointed at; NULL for none. */
const DipleSpan *diple_review_answer_get_span (const DipleReviewAnswer *self);

/* Which end moves. */
void diple_review_answer_hold (DipleReviewAnswer *self, gboolean end);

/* Moves the held end by a word (@exact: by a character), or points at the next target. */
void diple_review_answer_move (DipleReviewAnswer *self, int step, gboolean exact);

/* Takes the target that is pointed at, or leaves it out. */
void diple_review_answer_toggle (DipleReviewAnswer *self);

/* Another label; values that it does not carry go. */
void diple_review_answer_relabel (DipleReviewAnswer *self, gint64 label);

/* The attribute that has the digits, or NULL, and the next one (1) or the one before (-1). */
const DipleAttribute *diple_review_answer_get_attribute (const DipleReviewAnswer *self);
void diple_review_answer_step (DipleReviewAnswer *self, int step);

/* Says the option number @digit (from 1), or of yes and no the first or second; once more takes it
 * away. And a text or number. */
void diple_review_answer_choose (DipleReviewAnswer *self, guint digit);
void diple_review_answer_write (DipleReviewAnswer *self, const char *text);

/* Says an entity of the project's list, or 0 for none; or one that the list is to have once this is
 * decided. Returns the new one's id. */
void diple_review_answer_name (DipleReviewAnswer *self, gint64 entity);
gint64
diple_review_answer_name_new (DipleReviewAnswer *self, const char *name, const char *wikidata);

/* The name of what diple_review_answer_name_new() made, or NULL; lent. */
const char *diple_review_answer_get_new_name (const DipleReviewAnswer *self, gint64 entity);

/* What is said of an attribute. */
const DipleValue *
diple_review_answer_get_value (const DipleReviewAnswer *self, gint64 attribute, guint *n);

const DipleReviewItem *diple_review_answer_get_item (const DipleReviewAnswer *self);

/* The words of the span, or "". A new string. */
char *diple_review_answer_dup_quote (const DipleReviewAnswer *self);

/* In words, as markup; new strings. The second is "" where there is no attribute. */
char *diple_review_answer_dup_words (const DipleReviewAnswer *self);
char *diple_review_answer_dup_values (const DipleReviewAnswer *self);

/* Fills in what was made; what it points to lives as long as the answer. */
void diple_review_answer_fill (DipleReviewAnswer *self, DipleVerdict *verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleReviewAnswer, diple_review_answer_free)

G_END_DECLS
