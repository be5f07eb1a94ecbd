/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/diple-article-view.h"
#include "ui/review/diple-review-faces-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleReviewText shows a article's text with a lane for each annotator under every line and what
 * was decided above them. The current item always begins at the same height of the view, wherever
 * it is in the text, so that the eye stays where it is. Put it into a GtkScrolledWindow. */
#define DIPLE_TYPE_REVIEW_TEXT (diple_review_text_get_type ())
G_DECLARE_FINAL_TYPE (DipleReviewText, diple_review_text, DIPLE, REVIEW_TEXT, GtkTextView)

/* Shows @item of @article with @faces (taken); both may be NULL. The text moves only when the item
 * is another one. */
void diple_review_text_show (DipleReviewText *self,
                             DipleReviewArticle *article,
                             const DipleReviewItem *item,
                             DipleReviewFaces *faces);

/* Sets the text as @view sets its own, from now on: face, size and spacing of lines. */
void diple_review_text_follow (DipleReviewText *self, DipleArticleView *view);

/* The curator's own answer while it is made, or NULL. */
void diple_review_text_set_answer (DipleReviewText *self, const DipleSpan *answer);

/* Says @sentence to screen readers. */
void diple_review_text_announce (DipleReviewText *self, const char *sentence);

/* The height of the line on which the current item begins, in pixels of the view; for tests. */
double diple_review_text_get_eye (DipleReviewText *self);

G_END_DECLS
