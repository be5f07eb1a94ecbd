/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-figure.h"

G_BEGIN_DECLS

/* Agreement on spans between two annotators: what was counted, which may be summed over documents
 * and labels, and the figures made of it. Nothing here corrects for chance, and nothing needs to
 * know what was left unmarked. */

/* How two spans of the same label are matched, one to one and as well as possible. */
typedef enum
{
  DIPLE_F1_EXACT,    /* the same place */
  DIPLE_F1_OVERLAP,  /* any shared character */
  DIPLE_F1_PARTIAL,  /* the same place 1, other overlap a half */
  DIPLE_F1_SOFT,     /* twice what is shared over both lengths (Dice) */
  DIPLE_F1_IOU50,    /* at least half of what both cover is shared */
  DIPLE_F1_COVERAGE, /* not spans but the characters or tokens that they cover */
} DipleF1;
#define DIPLE_F1_LAST DIPLE_F1_COVERAGE

typedef struct
{
  gint64 spans[2];                  /* of the first and the second annotator */
  double credit[DIPLE_F1_COVERAGE]; /* by DipleF1; whole and half numbers but for the soft one */
  gint64 covered_both;              /* characters or tokens */
  gint64 covered_one[2];
} DipleSpanCounts;

/* One-to-one alignment of all spans of two annotators, by kind. */
typedef struct
{
  gint64 identical; /* place and label */
  gint64 label;     /* same place, other label */
  gint64 boundary;  /* same label, other place that overlaps */
  gint64 both;      /* other label, other place that overlaps */
  gint64 only[2];
} DipleAlignment;

/* What a schema of SemEval-2013 counts as right. */
typedef enum
{
  DIPLE_SCHEMA_STRICT,  /* place and label */
  DIPLE_SCHEMA_EXACT,   /* place */
  DIPLE_SCHEMA_TYPE,    /* label, with any overlap */
  DIPLE_SCHEMA_PARTIAL, /* place, or half for any overlap */
} DipleSchemaKind;

void diple_span_counts_add (DipleSpanCounts *sum, const DipleSpanCounts *counts);
void diple_alignment_add (DipleAlignment *sum, const DipleAlignment *alignment);

/* Twice the credit over all spans of both. Exact: the F-measure as positive specific agreement,
 * Hripcsak & Rothschild 2005, Agreement, the F-measure, and reliability in information retrieval,
 * JAMIA 12(3). Partial: MUC-5, Chinchor & Sundheim 1993. Soft: Dice 1945. */
DipleFigure diple_span_counts_f1 (const DipleSpanCounts *counts, DipleF1 measure);

/* F of SemEval-2013 task 9.1 (Segura-Bedmar, Martínez & Herrero-Zazo 2013), after MUC-5: correct
 * and half of what is partly correct, over the mean number of spans. */
DipleFigure diple_alignment_f1 (const DipleAlignment *alignment, DipleSchemaKind schema);

G_END_DECLS
