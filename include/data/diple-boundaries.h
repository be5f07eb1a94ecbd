/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-text-map.h"

G_BEGIN_DECLS

/* Where words, sentences and the like begin and end in one text, by ICU's rules (UAX #29) for its
 * language. Lazy: making one costs nothing for a long text. Belongs to one thread; the map is lent
 * and must outlive it. All offsets are code points. */
typedef struct _DipleBoundaries DipleBoundaries;

DipleBoundaries *diple_boundaries_new (const DipleTextMap *map, const char *language);
void diple_boundaries_free (DipleBoundaries *self);

/* @range without the white space at its edges; empty when it holds nothing else. */
DipleRange diple_boundaries_trim (DipleBoundaries *self, DipleRange range);

/* @range, trimmed, then widened to whole words at both ends; an empty range gives the word at its
 * place. Never widened over white space or punctuation. */
DipleRange diple_boundaries_snap (DipleBoundaries *self, DipleRange range);

/* @range widened so that neither edge cuts a grapheme cluster or a CR LF. */
DipleRange diple_boundaries_snap_clusters (DipleBoundaries *self, DipleRange range);

/* The word at @offset or just before it; empty when there is none. */
DipleRange diple_boundaries_word_at (DipleBoundaries *self, guint offset);

/* The next or previous place at which an edge may stand: a word's end when @start is FALSE, a
 * word's start when TRUE. Returns the text's end or 0 when there is none. */
guint diple_boundaries_next_word (DipleBoundaries *self, guint offset, gboolean start);
guint diple_boundaries_previous_word (DipleBoundaries *self, guint offset, gboolean start);

/* The next or previous grapheme cluster boundary. */
guint diple_boundaries_next_cluster (DipleBoundaries *self, guint offset);
guint diple_boundaries_previous_cluster (DipleBoundaries *self, guint offset);

/* The sentence and the paragraph (line of text) at @offset, trimmed. */
DipleRange diple_boundaries_sentence_at (DipleBoundaries *self, guint offset);
DipleRange diple_boundaries_paragraph_at (DipleBoundaries *self, guint offset);

/* A pair of quotation marks, of any language. */
typedef struct
{
  DipleRange outer; /* with the marks */
  DipleRange inner; /* without them and without blanks beside them; never empty */
} DipleQuotation;

/* The quotations that open and close in @range, by start; pairs nest and never cross. A new array
 * with elements DipleQuotation. @range should begin and end with a paragraph or sentence. */
GArray *diple_boundaries_quotations (DipleBoundaries *self, DipleRange range);

/* The next larger unit round @range: word, phrase (“well-known”, “$38,700”, “Mr. J. de Vries”),
 * quotation (without, then with its marks) or clause
 * (between commas, dashes, colons, semicolons, brackets), sentence, paragraph. Returns @range when
 * nothing is larger. */
DipleRange diple_boundaries_grow (DipleBoundaries *self, DipleRange range);

/* The next smaller unit of @range that holds @anchor; an empty range at @anchor at last. Undoes
 * grow: shrinking what grow made of a word at @anchor walks the same steps back. */
DipleRange diple_boundaries_shrink (DipleBoundaries *self, DipleRange range, guint anchor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleBoundaries, diple_boundaries_free)

G_END_DECLS
