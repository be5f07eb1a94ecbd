/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"
#include "ui/diple-keymap.h"
#include "ui/review/diple-review-answer-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleAnswerBar is where the curator makes an answer of their own, below the text: it has the
 * focus meanwhile, and the keys "answer.…" and those of the schema's labels work in it.
 *
 * Signals: "moved" (): the answer is another one, to be seen in the text. "taken" (): it is to be
 * decided; the answer is gone after that. "left" (): nothing is to be decided. */
#define DIPLE_TYPE_ANSWER_BAR (diple_answer_bar_get_type ())
G_DECLARE_FINAL_TYPE (DipleAnswerBar, diple_answer_bar, DIPLE, ANSWER_BAR, GtkWidget)

void diple_answer_bar_set_keymap (DipleAnswerBar *self, DipleKeymap *keymap);

/* Begins an answer to @item and takes the focus. */
void diple_answer_bar_begin (DipleAnswerBar *self,
                             DipleEditor *editor,
                             DipleReviewArticle *article,
                             DipleReviewItem *item);

/* Ends it without a signal. */
void diple_answer_bar_end (DipleAnswerBar *self);

/* The answer that is being made, or NULL; lent. */
DipleReviewAnswer *diple_answer_bar_get_answer (DipleAnswerBar *self);

G_END_DECLS
