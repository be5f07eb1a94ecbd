/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/review/diple-review-part-private.h"

G_BEGIN_DECLS

/* All that the queue shows at one time. Never changed once it is made, so that one thread may read
 * it while another makes the next one of it; with an atomic count of references. */
typedef struct
{
  GArray *documents;     /* gint64, in the project's order */
  GPtrArray *annotators; /* DipleAnnotator *: people and models, by name */
  GHashTable *parts;     /* gint64 * (in the value) to DipleReviewPart * */
  GPtrArray *lines;      /* DipleReviewEntry *, lent by the parts */
  guint left[DIPLE_N_REVIEW_KINDS];
  guint all[DIPLE_N_REVIEW_KINDS];
  guint n_lanes; /* annotators who count in one document, at most */
} DipleReviewSheet;

/* An empty one. */
DipleReviewSheet *diple_review_sheet_new (void);
DipleReviewSheet *diple_review_sheet_ref (DipleReviewSheet *sheet);
void diple_review_sheet_unref (DipleReviewSheet *sheet);

DipleReviewPart *diple_review_sheet_find (const DipleReviewSheet *sheet, gint64 document);

/* What comes after @old: the @annotators, the parts of @documents alone, those of @read (gint64) as
 * @parts (DipleReviewPart *, referenced) has them or not at all, and the lines that @filter wants.
 */
DipleReviewSheet *diple_review_sheet_make (const DipleReviewSheet *old,
                                           GPtrArray *annotators,
                                           GArray *documents,
                                           const GArray *read,
                                           const GPtrArray *parts,
                                           const DipleReviewFilter *filter);

/* Between the first and the last line that are other ones, @removed of @old gave way to @added. */
void diple_review_sheet_compare (const DipleReviewSheet *old,
                                 const DipleReviewSheet *sheet,
                                 guint *first,
                                 guint *removed,
                                 guint *added);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleReviewSheet, diple_review_sheet_unref)

G_END_DECLS
