/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-boundaries.h"
#include "data/text/diple-structure-private.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

/* Inside, every place is a byte of the text: ICU counts so, and only the public functions go
 * through the map. */
struct _DipleBoundaries
{
  const DipleTextMap *map;
  const char *text;
  int32_t n_bytes;
  char *locale; /* as ICU spells it */
  UText *utext;
  UBreakIterator *words; /* this and the next two: NULL until asked for */
  UBreakIterator *sentences;
  UBreakIterator *clusters;
  DipleStructure *structure; /* of the paragraph last asked about, or NULL */
};

/* A piece of the text as the word rules cut it: a word, or white space, or one mark. */
typedef struct
{
  DiplePiece piece;
  gboolean is_word;
} DipleSegment;

UBreakIterator *diple_boundaries_words (DipleBoundaries *self);
UBreakIterator *diple_boundaries_sentences (DipleBoundaries *self);
UBreakIterator *diple_boundaries_clusters (DipleBoundaries *self);

/* The segment that holds the character at @at, which must be before the end. */
DipleSegment diple_segment_at (DipleBoundaries *self, int32_t at);

/* The sentence that holds the character at @at, or the last one; not trimmed. */
DiplePiece diple_sentence_at (DipleBoundaries *self, int32_t at);

/* What lists of words say about @token: “U.S”, letters with full stops between; “Mr”, or a single
 * capital; “The” or “But”. */
gboolean diple_token_is_dotted (const char *text, DiplePiece token);
gboolean diple_token_is_title (const char *text, DiplePiece token);
gboolean diple_token_begins_sentences (const char *text, DiplePiece token);

/* @piece, one or more whole words, with what is joined to it without a blank. */
DiplePiece diple_compound_at (DipleBoundaries *self, DiplePiece piece);

/* The name of several capitalised words round @piece; @piece when it does not begin with one. */
DiplePiece diple_name_at (DipleBoundaries *self, DiplePiece piece);

DiplePiece diple_paragraph_at (DipleBoundaries *self, int32_t at);
DiplePiece diple_snap (DipleBoundaries *self, DiplePiece piece);
DiplePiece diple_word_at (DipleBoundaries *self, int32_t at);

/* Between the places people count by and bytes; a range is brought into the text first. */
DiplePiece diple_boundaries_to_piece (DipleBoundaries *self, DipleRange range);
DipleRange diple_boundaries_to_range (DipleBoundaries *self, DiplePiece piece);
