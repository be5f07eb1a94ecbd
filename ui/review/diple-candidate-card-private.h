/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/review/diple-review-faces-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleCandidateCard is one answer to the current item: the key that takes it, who gave it, its
 * words with what differs marked, label and values. A click takes it, too ("review.adopt"). */
#define DIPLE_TYPE_CANDIDATE_CARD (diple_candidate_card_get_type ())
G_DECLARE_FINAL_TYPE (DipleCandidateCard, diple_candidate_card, DIPLE, CANDIDATE_CARD, GtkWidget)

GtkWidget *diple_candidate_card_new (void);

/* Shows the candidate number @index of @item; @key is how its key is written, or NULL, and @adopted
 * whether it is what was decided. */
void diple_candidate_card_show (DipleCandidateCard *self,
                                const DipleReviewArticle *article,
                                const DipleReviewItem *item,
                                guint index,
                                const DipleReviewFaces *faces,
                                const char *key,
                                gboolean adopted);

G_END_DECLS
