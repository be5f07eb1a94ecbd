/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "data/diple-agreement-bootstrap.h"
#include "data/diple-store.h"
#include "data/diple-what-if.h"

G_BEGIN_DECLS

/* DipleInsights holds the documents of a project that two or more annotators finished, as what
 * agreement is measured on, with what was counted in each: an edit reads and counts one of them
 * again. It has no store of its own, so it may be used on one thread after another, but on one at a
 * time; references may be held on any. */
typedef struct _DipleInsights DipleInsights;

DipleInsights *diple_insights_new (void);

/* The same of just two annotators, of any kind: of the passes of one person, for example. */
DipleInsights *diple_insights_new_for_two (gint64 first, gint64 second);
DipleInsights *diple_insights_ref (DipleInsights *self);
void diple_insights_unref (DipleInsights *self);

/* Lists what is to be read, again or for the first time; the what-if stays when its labels do. What
 * turns out to be as it was is not counted again. */
gboolean diple_insights_begin (DipleInsights *self, DipleStore *store, GError **error);

/* Reads on for about @milliseconds. TRUE, also when there is more to read. */
gboolean diple_insights_read_on (DipleInsights *self,
                                 DipleStore *store,
                                 guint milliseconds,
                                 GCancellable *cancellable,
                                 GError **error);
void diple_insights_get_progress (DipleInsights *self, guint *done, guint *total);

/* Reads one document again, which may be new or gone. When annotators or labels have changed
 * meanwhile, begins anew. */
gboolean
diple_insights_read_again (DipleInsights *self, DipleStore *store, gint64 document, GError **error);

/* How what is held is looked at. */
typedef enum
{
  DIPLE_INSIGHTS_AS_IS,   /* as it is */
  DIPLE_INSIGHTS_WHAT_IF, /* as the what-if has it; as it is while there is none */
  DIPLE_N_INSIGHTS_LOOKS,
} DipleInsightsLook;

/* Rises whenever figures may have become others. */
guint diple_insights_get_version (DipleInsights *self, DipleInsightsLook look);

/* Counts everything as @what_if says, beside what is. */
void diple_insights_set_what_if (DipleInsights *self, const DipleWhatIf *what_if);

/* How far the annotators of one document agree. */
typedef struct
{
  gint64 document;
  GRefString *title; /* or its source; lent */
  guint n_finished;
  guint n_spans;
  guint n_items;
  guint n_agreed;    /* items in which all agree */
  DipleFigure exact; /* mean over pairs of the exact F1 */
  DipleFigure alpha; /* pooled over the labels */
} DipleInsightsDocument;

/* What is known at one moment; it does not change afterwards and may be read on any thread. */
typedef struct
{
  GPtrArray *annotators; /* char *: names, by the index that the figures have */
  GPtrArray *labels;     /* char * */
  GArray *annotator_ids; /* gint64 */
  GArray *label_ids;     /* gint64 */
  DipleWhatIf what_if;
  DipleAgreementFigures *figures;
  DipleBootstrap *bootstrap; /* NULL until it is computed */
  GArray *documents;         /* DipleInsightsDocument, those that agree least first */
} DipleInsightsFigures;

DipleInsightsFigures *diple_insights_compute (DipleInsights *self, DipleInsightsLook look);
void diple_insights_figures_free (DipleInsightsFigures *figures);

/* Intervals for what diple_insights_compute() gave; NULL with an error only when cancelled. */
DipleBootstrap *diple_insights_resample (DipleInsights *self,
                                         DipleInsightsLook look,
                                         guint n_replicates,
                                         guint64 seed,
                                         GCancellable *cancellable,
                                         GError **error);

/* Which places a figure is made of. */
typedef enum
{
  DIPLE_INSIGHTS_PAIR,       /* where two annotators differ */
  DIPLE_INSIGHTS_CONFUSION,  /* where they have these labels opposite each other */
  DIPLE_INSIGHTS_LABEL,      /* where anybody differs and somebody has this label */
  DIPLE_INSIGHTS_DOCUMENT,   /* where anybody differs in this document */
  DIPLE_INSIGHTS_EVERYTHING, /* where anybody differs at all */
} DipleInsightsAbout;

typedef struct
{
  DipleInsightsAbout about;
  guint annotators[2]; /* indices, of pair and confusion; the first is the smaller */
  guint labels[2];     /* of the confusion, the number of labels for nothing; the first of label */
  gint64 document;
} DipleInsightsQuery;

/* A passage in its context. */
typedef struct
{
  gint64 document;
  DipleRange range; /* code points; empty for a whole document */
  char *before;
  char *text;
  char *after;
  char *says; /* who has what here */
} DipleInsightsPlace;

void diple_insights_place_free (DipleInsightsPlace *place);

/* The places behind a figure, @most of them, in the order of documents and texts; elements
 * DipleInsightsPlace *. Spans have the places that the what-if gives them. */
GPtrArray *diple_insights_find (DipleInsights *self, const DipleInsightsQuery *query, guint most);

/* The spans with a label, of one annotator or, where @annotator is 0, of all people and models; the
 * same. */
GPtrArray *diple_insights_list_spans (
    DipleStore *store, gint64 label, gint64 annotator, guint most, GError **error);

/* The documents that an annotator has not finished: those handed out, or all when none were; of the
 * gold layer those that two have finished and in which nothing is decided. The
 * title is the text, and the state what is said. */
GPtrArray *
diple_insights_list_unfinished (DipleStore *store, gint64 annotator, guint most, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleInsights, diple_insights_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleInsightsFigures, diple_insights_figures_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleInsightsPlace, diple_insights_place_free)

G_END_DECLS
