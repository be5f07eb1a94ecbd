/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/review/diple-review-faces-private.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* How items and answers are put into words. All strings are new ones. */

/* "Label", "Boundary" … as they stand on a chip, and the colour of one ("#rrggbb"). */
const char *diple_review_kind_title (DipleReviewKind kind);
const char *diple_review_kind_colour (DipleReviewKind kind);

/* How it was decided: "the longer"; lent. */
const char *diple_review_outcome_words (const DipleDecision *decision);

/* What is asked: "Which Claim is right?" */
char *diple_review_dup_question (const DipleReviewArticle *article, const DipleReviewItem *item);

/* Who gave @candidate: "Ana, Ben" or "Model-1 · 0.88". */
char *diple_review_dup_givers (const DipleReviewFaces *faces,
                               const DipleReviewCandidate *candidate);

/* The words that @candidate marks, or where its relations lead, as markup in which what not all
 * candidates have is underlined; in @plain, when not NULL, the same without marks. */
char *diple_review_dup_answer (const DipleReviewArticle *article,
                               const DipleReviewItem *item,
                               const DipleReviewCandidate *candidate,
                               char **plain);

/* Its label and values: "Claim · figure", as markup with what differs underlined. */
char *diple_review_dup_values (const DipleReviewArticle *article,
                               const DipleReviewItem *item,
                               const DipleReviewCandidate *candidate,
                               char **plain);

/* What is left to say of the answer for somebody who does not see the marks, or "": "3 characters
 * more at the start". */
char *diple_review_dup_difference (const DipleReviewItem *item,
                                   const DipleReviewCandidate *candidate);

G_END_DECLS
