/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/text/diple-characters-private.h"

/* What punctuation says about one paragraph: its pairs of quotation marks and brackets, which nest
 * and never cross, and the marks between its clauses. Places are bytes of the text. */
typedef struct
{
  DiplePiece outer; /* with the marks */
  DiplePiece inner; /* without them */
  gboolean quotes;  /* no brackets */
  gboolean speech;  /* a quotation that ends like a clause or sentence: “We ran,” */
  int parent;       /* the innermost pair around it, or -1 */
} DipleMarkPair;

typedef struct
{
  DiplePiece piece;
  int parent;
} DipleDelimiter;

typedef struct
{
  DiplePiece paragraph;
  GArray *pairs;      /* DipleMarkPair, by start */
  GArray *delimiters; /* DipleDelimiter, by start */
} DipleStructure;

DipleStructure *diple_structure_new (const char *text, DiplePiece paragraph);
void diple_structure_free (DipleStructure *self);

/* The innermost pair whose inside holds @piece, or -1. */
int diple_structure_level (const DipleStructure *self, DiplePiece piece);

/* @piece widened until no pair is cut by its edges. */
DiplePiece diple_structure_close (const DipleStructure *self, DiplePiece piece);

/* The clause round @piece, which cuts no pair, inside @limit; not trimmed. */
DiplePiece diple_structure_clause (const DipleStructure *self, DiplePiece piece, DiplePiece limit);
