/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-value.h"

G_BEGIN_DECLS

/* A half-open range of Unicode code points of one document's text. */
typedef struct
{
  guint start;
  guint end;
} DipleRange;

/* A label that one annotator put on a range of one document. Immutable once shared, with an atomic
 * count of references, so that threads may hand it on; a change is a new DipleSpan with the same
 * id. */
typedef struct
{
  gint64 id;
  gint64 document;
  gint64 annotator;
  gint64 label;
  DipleRange range;      /* from the first piece's start to the last piece's end */
  DipleRange *fragments; /* all pieces in text order, or NULL when the span is in one piece */
  guint n_fragments;     /* 0 when the span is in one piece, otherwise two or more */
  DipleValues values;    /* of the label's attributes */
  char *note;            /* never NULL */
  double score;          /* a model's confidence, or NAN */
  gint64 modified;       /* milliseconds since 1970 UTC */
} DipleSpan;

/* A new span in one piece with an empty note, no score and a new id; the caller owns it. */
DipleSpan *diple_span_new (gint64 document, gint64 annotator, gint64 label, DipleRange range);

/* A copy of @span, with the same id, that its caller may change before sharing it. */
DipleSpan *diple_span_copy (const DipleSpan *span);

/* Sets the pieces of an unshared span; they are copied, must not be empty, touch or overlap, and
 * are in text order. One piece makes a plain span. Sets the range too. */
void diple_span_set_fragments (DipleSpan *span, const DipleRange *fragments, guint n_fragments);

/* Whether @offset (a code point) lies in one of the span's pieces. */
gboolean diple_span_covers (const DipleSpan *span, guint offset);

/* Same label and the same pieces: a second such span by one annotator would say nothing. */
gboolean diple_span_same (const DipleSpan *a, const DipleSpan *b);

/* Orders by start, then longer first, then id: a GCompareFunc over DipleSpan. */
int diple_span_compare (const DipleSpan *a, const DipleSpan *b);

DipleSpan *diple_span_ref (DipleSpan *span);
void diple_span_unref (DipleSpan *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleSpan, diple_span_unref)

G_END_DECLS
