/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-store.h"

G_BEGIN_DECLS

/* The journal as people read it: what was done, by whom and when. */
typedef struct
{
  gint64 row;
  gint64 at; /* milliseconds since 1970 UTC */
  gint64 annotator;
  char *who;
  char *action; /* the machine's word: "span.add" */
  char *sentence;
  char *state;     /* "done", "undone", "abandoned" (undone, then something else was done) */
  gint64 document; /* or 0 */
  char *title;     /* of the document, or "" */
} DipleHistoryRow;

void diple_history_row_free (DipleHistoryRow *row);

/* Everything that is 0, NULL or FALSE asks for nothing. */
typedef struct
{
  gint64 annotator;  /* who acted */
  gint64 reader;     /* leave out what others annotated, because this annotator works apart */
  gint64 document;   /* what it was about */
  gint64 before;     /* only rows older than this one: the next page */
  const char *kind;  /* the first half of the action: "span", "document", "schema" */
  const char *words; /* letters in the sentence, in who acted or in the title */
  guint limit;
} DipleHistoryQuery;

/* Newest first; elements DipleHistoryRow *, owned by the array. */
GPtrArray *diple_history_find (DipleStore *store, const DipleHistoryQuery *query, GError **error);

/* What ever happened to @span, which may be gone: the actions that changed it, its values or its
 * relations, oldest first. */
GPtrArray *diple_history_of_span (DipleStore *store, gint64 span, GError **error);

/* Undoes or does again @annotator's own actions, one after the other, until @row is the newest that
 * is done (0: until none is). @n_steps, when not NULL, is how many it took, also when one of them
 * is refused: what was done before it stays. DIPLE_ERROR_REFUSED when @row is another's or
 * abandoned. */
gboolean diple_history_go_to (DipleStore *store,
                              gint64 annotator,
                              gint64 row,
                              guint *n_steps,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleHistoryRow, diple_history_row_free)

G_END_DECLS
