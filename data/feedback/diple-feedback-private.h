/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-feedback.h"
#include "data/diple-review-document.h"
#include "data/diple-text-map.h"

G_BEGIN_DECLS

/* One document that is being read: what its cases are made of. */
typedef struct
{
  DipleStore *store;
  const DipleSchema *schema;
  DipleFeedback *feedback; /* where cases and sums go */
  GHashTable *names;       /* gint64 * to char *: of curators */
  const DipleReviewDocument *document;
  DipleTextMap *map;
  GHashTable *spans;   /* gint64 * to DipleSpan *: of the annotator and of gold, lent */
  GHashTable *decided; /* gint64 * to DipleSpan *: what stands for a span of theirs, lent */
  guint n_own;         /* spans compared so far */
  guint n_gold;
  guint n_same; /* label and place */
} DipleFeedbackPage;

/* What the page's annotator gave in @item, or NULL when they were not asked; lent. */
const DipleReviewGiven *diple_feedback_page_find (const DipleFeedbackPage *page,
                                                  const DipleReviewItem *item);

/* diple-feedback-case.c: a new case of the page, which the feedback owns, counted. */
DipleFeedbackCase *diple_feedback_page_add (DipleFeedbackPage *page,
                                            DipleFeedbackAbout about,
                                            DipleFeedbackChange change,
                                            gint64 of,
                                            const DipleDecision *decision);
void diple_feedback_case_free (DipleFeedbackCase *self);

/* Fills in the words around @own and @decided (either may be NULL) and where these lie in them. */
void diple_feedback_case_show (DipleFeedbackCase *self,
                               const DipleFeedbackPage *page,
                               const DipleSpan *own,
                               const DipleSpan *decided);

/* The words of a span, its pieces on one line; a new string. */
char *diple_feedback_page_dup_text (const DipleFeedbackPage *page, const DipleSpan *span);

/* Fills in the values in which @own and @decided, of something of @of, differ. */
void diple_feedback_case_compare (DipleFeedbackCase *self,
                                  const DipleFeedbackPage *page,
                                  const DipleValues *own,
                                  const DipleValues *decided);

/* The cases of one decided item. */
void diple_feedback_page_compare_spans (DipleFeedbackPage *page, const DipleReviewItem *item);
void diple_feedback_page_compare_relations (DipleFeedbackPage *page, const DipleReviewItem *item);
void diple_feedback_page_compare_labels (DipleFeedbackPage *page, const DipleReviewItem *item);

G_END_DECLS
