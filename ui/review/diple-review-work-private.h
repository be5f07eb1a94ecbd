/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"
#include "data/diple-review-precedents.h"
#include "data/diple-review.h"
#include "ui/review/diple-review-article-private.h"

G_BEGIN_DECLS

/* DipleReviewWork is what the page of review asks of the project: it reads the document in front of
 * the curator, again whenever it changes, and takes decisions to the file. Main thread; the work
 * itself is done on the project's threads.
 *
 * Signals: "article" (): another document, or the same as it is now, was read. "refused" (gint64
 * document, gint64 key, const char *why): a decision was not taken. "precedents" (): they were
 * found. "failed" (const char *message). */
#define DIPLE_TYPE_REVIEW_WORK (diple_review_work_get_type ())
G_DECLARE_FINAL_TYPE (DipleReviewWork, diple_review_work, DIPLE, REVIEW_WORK, GObject)

DipleReviewWork *diple_review_work_new (void);

/* NULL: no project is open. */
void diple_review_work_set_editor (DipleReviewWork *self, DipleEditor *editor);
void diple_review_work_set_options (DipleReviewWork *self, const DipleReviewOptions *options);

/* Reads @document (0: none) unless it is the one that is open, or about to be. */
void diple_review_work_open (DipleReviewWork *self, gint64 document);

/* What was read, or NULL while nothing was; lent until "article". */
DipleReviewArticle *diple_review_work_get_article (DipleReviewWork *self);

/* Decides the item; everything of @verdict is copied. In the order of the calls. */
void diple_review_work_decide (DipleReviewWork *self,
                               gint64 document,
                               gint64 key,
                               const DipleVerdict *verdict);

/* Finds how items like @item of the open article were decided before; and what was found, NULL
 * until it was; lent. */
void diple_review_work_look_back (DipleReviewWork *self, const DipleReviewItem *item);
const DiplePrecedents *diple_review_work_get_precedents (DipleReviewWork *self);

/* How many decisions are on their way to the file. */
guint diple_review_work_count_pending (DipleReviewWork *self);

G_END_DECLS
