/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/review/diple-review-article-private.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* DipleReviewFaces says how each annotator of a article is shown: name, colour and lane under the
 * text. With names hidden they are A, B, C …, in an order drawn anew for each item, which is the
 * same whenever that item is looked at. A plain value; the article is kept. */
typedef struct _DipleReviewFaces DipleReviewFaces;

/* @key is the item's, of which the order is drawn when @hidden. */
DipleReviewFaces *diple_review_faces_new (DipleReviewArticle *article, gboolean hidden, gint64 key);
void diple_review_faces_free (DipleReviewFaces *self);

/* Those who count in the document: a lane each, from 0; -1 for others. */
guint diple_review_faces_count (const DipleReviewFaces *self);
int diple_review_faces_lane (const DipleReviewFaces *self, gint64 annotator);
gint64 diple_review_faces_at (const DipleReviewFaces *self, guint lane);

/* "A", "B" …, for @lane from 0 while names are hidden. */
const char *diple_review_faces_letter (guint lane);

/* Lent. */
const char *diple_review_faces_name (const DipleReviewFaces *self, gint64 annotator);
const char *diple_review_faces_colour (const DipleReviewFaces *self, gint64 annotator);
gboolean diple_review_faces_is_model (const DipleReviewFaces *self, gint64 annotator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleReviewFaces, diple_review_faces_free)

G_END_DECLS
