/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-boundaries.h"
#include "data/diple-changes.h"
#include "data/diple-kwic.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* All places with the same text, of which each may get the same label. */

typedef enum
{
  DIPLE_OCCURRENCES_NEW,    /* where the label is not yet */
  DIPLE_OCCURRENCES_MARKED, /* where it is already */
  DIPLE_OCCURRENCES_ALL,
} DipleOccurrencesShow;

typedef struct
{
  const char *text; /* a blank stands for any white space */
  gboolean whole_words;
  gboolean match_case;
  gint64 document; /* 0: the whole project */
  gint64 annotator;
  gint64 label; /* for @show: a place that it marks, or that lies inside of one that it marks */
  DipleOccurrencesShow show;
  guint most; /* lines that are made; 0: all */
} DipleOccurrences;

/* Finds them and tells @func as diple_kwic_run() does: the first lines at once, then more, at last
 * with "complete". A line's span is the one that has the label. All are counted, lines or not. On
 * the reading thread's store. */
gboolean diple_occurrences_run (DipleStore *store,
                                const DipleOccurrences *wanted,
                                DipleKwicFunc func,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

/* The first occurrence in a text at or after @from (code points), or, with @round, from its start
 * again; FALSE when there is none. @boundaries are the text's, for whole words. */
gboolean diple_occurrences_next (const char *text,
                                 gsize n_bytes,
                                 DipleBoundaries *boundaries,
                                 const DipleOccurrences *wanted,
                                 guint from,
                                 gboolean round,
                                 DipleRange *found);

typedef struct
{
  guint marked;
  guint left_out; /* the label was there already */
  guint refused;  /* the layer does not let spans overlap so */
  char *sentence; /* what was done, for people; owned */
} DipleOccurrencesMarked;

void diple_occurrences_marked_clear (DipleOccurrencesMarked *result);

/* Gives the places of @lines (elements DipleKwicLine *) the label of @model and, with @values, its
 * values, as one action of @annotator; what cannot be is counted and left out. @func (or NULL) is
 * told how many are written, there. FALSE with the reason, which may be that it was cancelled, and
 * nothing written. On the writing thread's store. */
gboolean diple_occurrences_mark (DipleStore *store,
                                 gint64 annotator,
                                 GPtrArray *lines,
                                 const DipleSpan *model,
                                 gboolean values,
                                 DipleOccurrencesMarked *result,
                                 DipleChangesFunc func,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DipleOccurrencesMarked, diple_occurrences_marked_clear)

G_END_DECLS
