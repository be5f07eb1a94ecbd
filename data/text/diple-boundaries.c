/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/text/diple-boundaries-private.h"

#include <unicode/uloc.h>
#include <unicode/utext.h>

static char *
locale_of (const char *language)
{
  char locale[ULOC_FULLNAME_CAPACITY] = "";
  UErrorCode status = U_ZERO_ERROR;

  /* An unknown tag means the rules for every language, which is also what "" means. */
  uloc_forLanguageTag (language != NULL ? language : "", locale, sizeof locale, NULL, &status);

  return g_strdup (U_SUCCESS (status) && status != U_STRING_NOT_TERMINATED_WARNING ? locale : "");
}

DipleBoundaries *
diple_boundaries_new (const DipleTextMap *map, const char *language)
{
  DipleBoundaries *self;

  g_return_val_if_fail (map != NULL, NULL);

  self = g_new0 (DipleBoundaries, 1);
  self->map = map;
  self->text = diple_text_map_get_text (map);
  self->n_bytes = (int32_t) MIN (diple_text_map_to_byte (map, G_MAXUINT), G_MAXINT32);
  self->locale = locale_of (language);

  return self;
}

void
diple_boundaries_free (DipleBoundaries *self)
{
  if (self == NULL)
    return;

  if (self->words != NULL)
    ubrk_close (self->words);
  if (self->sentences != NULL)
    ubrk_close (self->sentences);
  if (self->clusters != NULL)
    ubrk_close (self->clusters);
  if (self->utext != NULL)
    utext_close (self->utext);
  diple_structure_free (self->structure);
  g_free (self->locale);
  g_free (self);
}

static UBreakIterator *
iterator (DipleBoundaries *self, UBreakIterator **slot, UBreakIteratorType type)
{
  UErrorCode status = U_ZERO_ERROR;

  if (*slot != NULL)
    return *slot;

  if (self->utext == NULL)
    self->utext = utext_openUTF8 (NULL, self->text, self->n_bytes, &status);
  *slot = ubrk_open (type, self->locale, NULL, 0, &status);
  if (U_SUCCESS (status))
    ubrk_setUText (*slot, self->utext, &status);
  if (U_FAILURE (status)) /* no memory, or an ICU without its data: nothing can go on */
    g_error ("ICU cannot find boundaries: %s", u_errorName (status));

  return *slot;
}

UBreakIterator *
diple_boundaries_words (DipleBoundaries *self)
{
  return iterator (self, &self->words, UBRK_WORD);
}

UBreakIterator *
diple_boundaries_sentences (DipleBoundaries *self)
{
  return iterator (self, &self->sentences, UBRK_SENTENCE);
}

UBreakIterator *
diple_boundaries_clusters (DipleBoundaries *self)
{
  return iterator (self, &self->clusters, UBRK_CHARACTER);
}

static int32_t
to_byte (DipleBoundaries *self, guint offset)
{
  gsize byte = diple_text_map_to_byte (self->map, offset);

  return (int32_t) MIN (byte, (gsize) self->n_bytes);
}

DiplePiece
diple_boundaries_to_piece (DipleBoundaries *self, DipleRange range)
{
  DiplePiece piece = { to_byte (self, range.start), to_byte (self, range.end) };

  piece.end = MAX (piece.start, piece.end);

  return piece;
}

DipleRange
diple_boundaries_to_range (DipleBoundaries *self, DiplePiece piece)
{
  return (DipleRange){ diple_text_map_to_offset (self->map, (gsize) piece.start),
                       diple_text_map_to_offset (self->map, (gsize) piece.end) };
}

DipleRange
diple_boundaries_trim (DipleBoundaries *self, DipleRange range)
{
  DiplePiece piece;

  g_return_val_if_fail (self != NULL, range);

  piece = diple_boundaries_to_piece (self, range);

  return diple_boundaries_to_range (self, diple_piece_trim (self->text, piece));
}

DipleRange
diple_boundaries_snap (DipleBoundaries *self, DipleRange range)
{
  DiplePiece piece;

  g_return_val_if_fail (self != NULL, range);

  piece = diple_boundaries_to_piece (self, range);

  return diple_boundaries_to_range (self, diple_snap (self, piece));
}

DipleRange
diple_boundaries_word_at (DipleBoundaries *self, guint offset)
{
  g_return_val_if_fail (self != NULL, ((DipleRange){ offset, offset }));

  return diple_boundaries_to_range (self, diple_word_at (self, to_byte (self, offset)));
}

DipleRange
diple_boundaries_snap_clusters (DipleBoundaries *self, DipleRange range)
{
  UBreakIterator *clusters;
  DiplePiece piece;

  g_return_val_if_fail (self != NULL, range);

  clusters = diple_boundaries_clusters (self);
  piece = diple_boundaries_to_piece (self, range);
  if (!ubrk_isBoundary (clusters, piece.start))
    piece.start = ubrk_preceding (clusters, piece.start);
  if (!ubrk_isBoundary (clusters, piece.end))
    piece.end = ubrk_following (clusters, piece.end);

  return diple_boundaries_to_range (self, piece);
}

/* In bytes that are no UTF-8 a boundary may lie inside a code point: then the next one counts. */
guint
diple_boundaries_next_cluster (DipleBoundaries *self, guint offset)
{
  UBreakIterator *clusters;
  int32_t next;

  g_return_val_if_fail (self != NULL, offset);

  clusters = diple_boundaries_clusters (self);
  next = ubrk_following (clusters, to_byte (self, offset));
  while (next != UBRK_DONE && diple_text_map_to_offset (self->map, (gsize) next) <= offset)
    next = ubrk_next (clusters);

  return next == UBRK_DONE ? diple_text_map_length (self->map)
                           : diple_text_map_to_offset (self->map, (gsize) next);
}

guint
diple_boundaries_previous_cluster (DipleBoundaries *self, guint offset)
{
  UBreakIterator *clusters;
  int32_t previous;

  g_return_val_if_fail (self != NULL, offset);

  clusters = diple_boundaries_clusters (self);
  previous = ubrk_preceding (clusters, to_byte (self, offset));
  while (previous != UBRK_DONE && diple_text_map_to_offset (self->map, (gsize) previous) >= offset)
    previous = ubrk_previous (clusters);

  return previous == UBRK_DONE ? 0 : diple_text_map_to_offset (self->map, (gsize) previous);
}

DiplePiece
diple_paragraph_at (DipleBoundaries *self, int32_t at)
{
  DiplePiece piece;

  /* Between CR and LF is still the line that they end. */
  if (at > 0 && at < self->n_bytes && self->text[at] == '\n' && self->text[at - 1] == '\r')
    at--;

  piece = (DiplePiece){ at, at };
  while (piece.start > 0 &&
         !diple_character_ends_paragraph (diple_character_before (self->text, piece.start)))
    piece.start = diple_before_character (self->text, piece.start);
  while (piece.end < self->n_bytes && !diple_character_ends_paragraph (diple_character_at (
                                          self->text, piece.end, self->n_bytes)))
    piece.end = diple_after_character (self->text, piece.end, self->n_bytes);

  return piece;
}

DipleRange
diple_boundaries_paragraph_at (DipleBoundaries *self, guint offset)
{
  DiplePiece piece;

  g_return_val_if_fail (self != NULL, ((DipleRange){ offset, offset }));

  piece = diple_paragraph_at (self, to_byte (self, offset));

  return diple_boundaries_to_range (self, diple_piece_trim (self->text, piece));
}

DipleRange
diple_boundaries_sentence_at (DipleBoundaries *self, guint offset)
{
  DiplePiece piece;

  g_return_val_if_fail (self != NULL, ((DipleRange){ offset, offset }));

  piece = diple_sentence_at (self, to_byte (self, offset));

  return diple_boundaries_to_range (self, diple_piece_trim (self->text, piece));
}

static void
append_quotations (DipleBoundaries *self, DiplePiece paragraph, GArray *quotations)
{
  DipleStructure *structure = diple_structure_new (self->text, paragraph);

  for (guint i = 0; i < structure->pairs->len; i++)
    {
      const DipleMarkPair *pair = &g_array_index (structure->pairs, DipleMarkPair, i);
      const DipleQuotation quotation = { diple_boundaries_to_range (self, pair->outer),
                                         diple_boundaries_to_range (self, pair->inner) };

      if (pair->quotes)
        g_array_append_val (quotations, quotation);
    }
  diple_structure_free (structure);
}

GArray *
diple_boundaries_quotations (DipleBoundaries *self, DipleRange range)
{
  GArray *quotations = g_array_new (FALSE, FALSE, sizeof (DipleQuotation));
  DiplePiece piece, paragraph;

  g_return_val_if_fail (self != NULL, quotations);

  /* A mark that is never closed must not reach into the next paragraph. */
  piece = diple_boundaries_to_piece (self, range);
  paragraph = (DiplePiece){ piece.start, piece.start };
  while (paragraph.start < piece.end)
    {
      while (paragraph.end < piece.end && !diple_character_ends_paragraph (diple_character_at (
                                              self->text, paragraph.end, piece.end)))
        paragraph.end = diple_after_character (self->text, paragraph.end, piece.end);
      append_quotations (self, paragraph, quotations);
      paragraph.end = diple_after_character (self->text, paragraph.end, piece.end);
      paragraph.start = paragraph.end;
    }

  return quotations;
}
