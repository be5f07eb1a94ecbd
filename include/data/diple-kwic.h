/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-documents.h"
#include "data/diple-schema.h"
#include "data/diple-span.h"

G_BEGIN_DECLS

/* Search over the whole project: words, filters, or both, answered by lines that show each hit in
 * its context ("key word in context"). What may be written is in docs/search.md. */

typedef enum
{
  DIPLE_KWIC_DOCUMENT, /* by document in the project's order, then by place */
  DIPLE_KWIC_LEFT,     /* by the words before the hit, the nearest first */
  DIPLE_KWIC_RIGHT,    /* by the words after the hit */
  DIPLE_KWIC_HIT,      /* by the hit itself, then by the words after it */
} DipleKwicSort;

/* What is looked for. Without words the hits are the spans that the filters let through; with words
 * and a filter for spans they are the words inside of such spans. Members that are 0, NULL or empty
 * ask for nothing. */
typedef struct
{
  char *words;

  /* For spans. */
  GArray *labels;     /* gint64, any of them */
  GArray *annotators; /* gint64, any of them */
  gint64 attribute;   /* with one of the three, or with none of them: has any value */
  gint64 option;
  gint64 entity;
  char *value;          /* a text or number, or an entity's name */
  gboolean of_document; /* the attribute is one of documents, not of spans */

  /* For documents. */
  char *outlet;
  char *from; /* "2031", "2031-04" or "2031-04-09"; the first day that counts */
  char *to;   /* likewise, the last */
  DipleState state;
  gint64 viewer; /* whose state it is, and whose spans tell how a hit is marked; 0: nobody's */

  DipleKwicSort sort;
} DipleKwicQuery;

DipleKwicQuery *diple_kwic_query_new (void);
DipleKwicQuery *diple_kwic_query_copy (const DipleKwicQuery *query);
void diple_kwic_query_free (DipleKwicQuery *query);

/* Whether it asks for nothing at all. */
gboolean diple_kwic_query_is_empty (const DipleKwicQuery *query);

/* Whether it asks for spans, with or without words. */
gboolean diple_kwic_query_wants_spans (const DipleKwicQuery *query);

/* Where spans are looked for, only those of the viewer are: nobody is shown what others marked.
 * Nothing happens when annotators are named already. */
void diple_kwic_query_leave_out_others (DipleKwicQuery *query);

/* One hit. Immutable, with an atomic count of references. */
typedef struct
{
  gint64 document;
  DipleRange range; /* code points; the text there is @hit */
  gint64 span;      /* the span that says how the hit is marked, or 0 */
  gint64 label;     /* its label */
  gint64 annotator; /* whose it is */
  gboolean exact;   /* it marks just this; otherwise the hit lies inside of it */
  char *left;       /* some hundred characters, white space made one blank */
  char *hit;        /* exactly as in the text */
  char *right;
  char *title;    /* the document's title, or its source when it has none */
  guint position; /* in document order */
} DipleKwicLine;

DipleKwicLine *diple_kwic_line_ref (DipleKwicLine *line);
void diple_kwic_line_unref (DipleKwicLine *line);

/* The same line, marked by @span (NULL: by nothing). */
DipleKwicLine *diple_kwic_line_with_span (const DipleKwicLine *line, const DipleSpan *span);

typedef struct
{
  guint64 hits; /* found so far */
  guint documents;
  guint lines;       /* how many of the hits there are lines for */
  gboolean complete; /* nothing is left to look at */
} DipleKwicTotals;

/* Told now and then. @lines: new ones in order (elements DipleKwicLine *, lent), which follow those
 * told before or, with @anew, take their place. */
typedef void (*DipleKwicFunc) (GPtrArray *lines,
                               gboolean anew,
                               const DipleKwicTotals *totals,
                               gpointer data);

/* Lines are made for this many hits, the first in document order, and sorted among themselves; all
 * hits are counted. */
#define DIPLE_KWIC_MAX_LINES 50000

/* Searches and tells @func: first when @page lines are there or some time has passed, and at last
 * with "complete". DIPLE_ERROR_REFUSED, with a sentence that says what to write instead, when the
 * words are no query. Documents that wait to be indexed are searched too. */
gboolean diple_kwic_run (DipleStore *store,
                         const DipleKwicQuery *query,
                         guint page,
                         DipleKwicFunc func,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error);

/* Whether @words could be run, without doing it. */
gboolean diple_kwic_check_words (DipleStore *store, const char *words, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleKwicQuery, diple_kwic_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleKwicLine, diple_kwic_line_unref)

G_END_DECLS
