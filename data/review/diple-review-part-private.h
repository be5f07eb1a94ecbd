/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-review.h"

G_BEGIN_DECLS

/* One document's items in short; not changed any more once another thread may see it, with an
 * atomic count of references. */
typedef struct
{
  gint64 document;
  GPtrArray *entries; /* DipleReviewEntry *, referenced */
  GArray *annotators; /* gint64, ascending: who counts here */
  GArray *others;     /* gint64: documents in which relations from this one end */
  guint left[DIPLE_N_REVIEW_KINDS];
  guint all[DIPLE_N_REVIEW_KINDS];
} DipleReviewPart;

/* Reads @document; blocking. Entries that are the same as in @old, which may be NULL, are the same
 * objects. */
DipleReviewPart *diple_review_part_read (DipleStore *store,
                                         const DipleSchema *schema,
                                         gint64 document,
                                         const DipleReviewOptions *options,
                                         const DipleReviewPart *old,
                                         GError **error);
DipleReviewPart *diple_review_part_ref (DipleReviewPart *part);
void diple_review_part_unref (DipleReviewPart *part);

/* Whether what is said in @document is part of what is asked here. */
gboolean diple_review_part_leads_to (const DipleReviewPart *part, gint64 document);

DipleReviewEntry *diple_review_entry_ref (DipleReviewEntry *entry);
void diple_review_entry_unref (DipleReviewEntry *entry);

/* diple-review-lines.c: the entries of @parts (gint64 * to DipleReviewPart *) that @filter wants,
 * in its order; @documents (gint64) is the project's order. Elements DipleReviewEntry *, lent. */
GPtrArray *diple_review_lines_make (const DipleReviewFilter *filter,
                                    const GArray *documents,
                                    GHashTable *parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleReviewPart, diple_review_part_unref)

G_END_DECLS
