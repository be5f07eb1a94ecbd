/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/article/diple-article-metrics-private.h"
#include "ui/article/diple-display-text-private.h"
#include "ui/article/diple-paragraph-private.h"
#include "ui/review/diple-review-faces-private.h"

G_BEGIN_DECLS

/* DipleReviewLanes draws below each line of a text view what was decided and, in a lane each, what
 * the annotators said; the current item and the curator's own answer behind the text. Paragraphs
 * that were on the screen keep their drawing. Owned by its view; all it is given is lent. */
typedef struct
{
  GtkTextView *view;
  const DipleMetrics *metrics;
  const DipleDisplayText *text;      /* NULL: nothing to draw */
  const DipleReviewArticle *article; /* the same */
  const DipleReviewFaces *faces;     /* the same */
  const DipleReviewItem *item;       /* the current one, or NULL */
  const DipleSpan *answer;           /* that the curator is making, or NULL */
  gboolean dark;
  GHashTable *paragraphs; /* a line's number -> DipleParagraph, owned */
  int width;              /* for which they were laid out */
} DipleReviewLanes;

DipleReviewLanes *diple_review_lanes_new (GtkTextView *view, const DipleMetrics *metrics);
void diple_review_lanes_free (DipleReviewLanes *self);

/* From lane to lane, and what @n_annotators need below the text, in pixels. */
double diple_review_lanes_pitch (const DipleMetrics *metrics);
int diple_review_lanes_depth (const DipleMetrics *metrics, guint n_annotators);

/* Text is laid out anew: forgets all geometry. */
void diple_review_lanes_drop (DipleReviewLanes *self);

/* Something else is to be drawn at the same places. */
void diple_review_lanes_redraw (DipleReviewLanes *self);

void diple_review_lanes_snapshot (DipleReviewLanes *self, GtkSnapshot *snapshot);

G_END_DECLS
