/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-review.h"

G_BEGIN_DECLS

/* One document's items in short. */
typedef struct
{
  gint64 document;
  GPtrArray *entries; /* DipleReviewEntry *, referenced */
  guint n_orphans;
} DipleReviewPart;

/* Reads @document; blocking. */
DipleReviewPart *diple_review_part_read (DipleStore *store,
                                         const DipleSchema *schema,
                                         gint64 document,
                                         const DipleReviewOptions *options,
                                         GError **error);
void diple_review_part_free (DipleReviewPart *part);

/* Puts the entries of @old in the place of equal ones in @part, so that what has not changed is the
 * same entry. */
void diple_review_part_keep (DipleReviewPart *part, const DipleReviewPart *old);

DipleReviewEntry *diple_review_entry_ref (DipleReviewEntry *entry);
void diple_review_entry_unref (DipleReviewEntry *entry);

/* diple-review-lines.c: the entries of @parts (gint64 * to DipleReviewPart *) that @filter wants,
 * in its order; @documents (gint64) is the project's order. Elements DipleReviewEntry *,
 * referenced. */
GPtrArray *diple_review_lines_make (const DipleReviewFilter *filter,
                                    const GArray *documents,
                                    GHashTable *parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleReviewPart, diple_review_part_free)

G_END_DECLS
