/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-review-decisions.h"

G_BEGIN_DECLS

/* How such an item was decided before. */
typedef struct
{
  guint n_shorter; /* of boundary differences with the same label and, if it has one, pattern */
  guint n_longer;
  guint n_boundary;      /* all of these */
  guint n_none;          /* of items of the same kind and label, how many ended in "nothing here" */
  guint n_alike;         /* all of these */
  GPtrArray *same_words; /* DipleDecision *: on the same words, newest first, at most 20 */
} DiplePrecedents;

/* @words is the text of the item's place. */
DiplePrecedents *diple_precedents_find (DipleStore *store,
                                        const DipleReviewItem *item,
                                        const char *words,
                                        GError **error);
void diple_precedents_free (DiplePrecedents *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiplePrecedents, diple_precedents_free)

G_END_DECLS
