/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-project.h"
#include "data/diple-review-rules.h"

G_BEGIN_DECLS

/* One line of the queue: an item in short. */
typedef struct
{
  gint64 key;
  gint64 document;
  gint64 layer;
  gint64 label;
  gint64 relation_type; /* not 0: about relations */
  gint64 attribute;     /* not 0: about this attribute of the document; else about spans */
  DipleReviewKind kind;
  DipleReviewState state;
  DipleRange range;
  DiplePatternSet patterns;
  double severity;
  guint n_candidates;
  guint n_present;
  guint n_finished;
  guint n_leading;    /* how many gave the first candidate */
  GArray *annotators; /* gint64, ascending: who counts in the document; shared */
  GArray *apart;      /* gint64: those of them whose difference it is */
  char *title;        /* of the document; a GRefString */
  char *words;        /* of its place, cut after 80 code points; about the document its title */
} DipleReviewEntry;

/* What the queue shows. Zeroed, but for kind, it shows all that is open or reopened. */
typedef struct
{
  DipleReviewKind kind;     /* DIPLE_N_REVIEW_KINDS: all but agreed ones */
  gint64 document;          /* 0: all */
  gint64 label;             /* 0: all */
  gint64 annotator;         /* whose difference it is; 0: anybody's */
  guint lane;               /* the same of who stands there while names are hidden, from 1; or 0 */
  DiplePatternSet patterns; /* with one of these; 0: all */
  gboolean settled;         /* decided and deferred ones too */
  gboolean by_pattern;      /* like ones together, the largest group first; else in text order */
} DipleReviewFilter;

/* DipleReview is the queue of a project: every document's items in short, read once in the
 * background and again, one document, when it changes. A GListModel of DipleReviewRow. Lives on the
 * main thread, where nothing is read, filtered or sorted: what was set is seen once it is no longer
 * loading.
 *
 * Signal "changed" (): counts or lines are other ones now. */
#define DIPLE_TYPE_REVIEW (diple_review_get_type ())
G_DECLARE_FINAL_TYPE (DipleReview, diple_review, DIPLE, REVIEW, GObject)

/* A line as an object. */
#define DIPLE_TYPE_REVIEW_ROW (diple_review_row_get_type ())
G_DECLARE_FINAL_TYPE (DipleReviewRow, diple_review_row, DIPLE, REVIEW_ROW, GObject)

const DipleReviewEntry *diple_review_row_get_entry (DipleReviewRow *self);

/* @options may be NULL. Starts reading. */
DipleReview *diple_review_new (DipleProject *project, const DipleReviewOptions *options);

gboolean diple_review_is_loading (DipleReview *self);
void diple_review_set_options (DipleReview *self, const DipleReviewOptions *options);
const DipleReviewOptions *diple_review_get_options (DipleReview *self);

/* Shows what it showed until the lines are chosen, on another thread; "changed" tells. */
void diple_review_set_filter (DipleReview *self, const DipleReviewFilter *filter);
const DipleReviewFilter *diple_review_get_filter (DipleReview *self);

/* How many items of @kind (DIPLE_N_REVIEW_KINDS: all but agreed ones) are left to decide (open,
 * reopened, deferred), and how many there are. Whatever the filter. */
guint diple_review_count_left (DipleReview *self, DipleReviewKind kind);
guint diple_review_count_all (DipleReview *self, DipleReviewKind kind);

/* The people and models of the project by name; elements DipleAnnotator *, lent until "changed". */
const GPtrArray *diple_review_get_annotators (DipleReview *self);

/* How many annotators count at most in one document. */
guint diple_review_count_lanes (DipleReview *self);

/* The place in the model of the line with @key, or of the next (@step 1) or previous (-1) line that
 * is open or reopened, round the end; -1 when there is none. @from is a place, or -1. */
int diple_review_find (DipleReview *self, gint64 key);
int diple_review_next (DipleReview *self, int from, int step);

G_END_DECLS
