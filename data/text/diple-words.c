/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/text/diple-boundaries-private.h"

#include <string.h>

/* ICU keeps “Brevit’s” and “l’Élysée” in one piece. People mark Brevit and Élysée, so a possessive
 * and an elided article are pieces of their own; “don’t” and “O’Brien” stay whole. */
static const char *const elided[] = {
  "all", "c",    "ch", "d",     "dall",   "dell",   "j", "jusqu", "l", "lorsqu", "m",
  "n",   "nell", "qu", "quell", "quoiqu", "puisqu", "s", "sull",  "t", "un",     "v",
};

static const char *const eliding_languages[] = { "fr", "it", "ca", "oc" };

static gboolean
is_apostrophe (UChar32 c)
{
  return c == '\'' || c == 0x2019;
}

static gboolean
elides (const DipleBoundaries *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (eliding_languages); i++)
    if (strncmp (self->locale, eliding_languages[i], 2) == 0 &&
        strchr ("_@", self->locale[2]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
is_elided (const char *text, DiplePiece piece)
{
  gsize length = (gsize) (piece.end - piece.start);

  for (guint i = 0; i < G_N_ELEMENTS (elided); i++)
    if (strlen (elided[i]) == length &&
        g_ascii_strncasecmp (text + piece.start, elided[i], length) == 0)
      return TRUE;

  return FALSE;
}

/* The place after the apostrophe of an elided article, or the word's start. */
static int32_t
after_article (DipleBoundaries *self, DiplePiece word)
{
  int32_t at = word.start;

  if (!elides (self))
    return word.start;

  while (at < word.end && !is_apostrophe (diple_character_at (self->text, at, word.end)))
    at = diple_after_character (self->text, at, word.end);
  if (at == word.end || !is_elided (self->text, (DiplePiece){ word.start, at }))
    return word.start;

  return diple_after_character (self->text, at, word.end);
}

/* The place of the apostrophe of a possessive, or the word's end. */
static int32_t
before_possessive (DipleBoundaries *self, DiplePiece word)
{
  int32_t s = diple_before_character (self->text, word.end);
  int32_t apostrophe = diple_before_character (self->text, s);

  if (apostrophe <= word.start || g_ascii_tolower (self->text[s]) != 's' ||
      !is_apostrophe (diple_character_at (self->text, apostrophe, word.end)))
    return word.end;

  return apostrophe;
}

static DiplePiece
cut_word (DipleBoundaries *self, DiplePiece word, int32_t at)
{
  int32_t body = after_article (self, word);
  int32_t tail = before_possessive (self, word);

  if (at < body)
    return (DiplePiece){ word.start, body };
  if (at >= tail && tail > body)
    return (DiplePiece){ tail, word.end };

  return (DiplePiece){ body, tail > body ? tail : word.end };
}

static gboolean
is_picture (UChar32 c)
{
  return u_hasBinaryProperty (c, UCHAR_EXTENDED_PICTOGRAPHIC) ||
         u_hasBinaryProperty (c, UCHAR_REGIONAL_INDICATOR);
}

DipleSegment
diple_segment_at (DipleBoundaries *self, int32_t at)
{
  UBreakIterator *words = diple_boundaries_words (self);
  int32_t next = diple_after_character (self->text, at, self->n_bytes);
  DipleSegment segment;
  int32_t status;

  segment.piece.end = ubrk_following (words, at);
  status = ubrk_getRuleStatus (words);
  segment.piece.start = ubrk_previous (words);
  /* Only in bytes that are no UTF-8 ICU may see characters elsewhere. */
  segment.piece.start = MIN (segment.piece.start, at);
  segment.piece.end = MAX (segment.piece.end, next);
  segment.is_word = status >= UBRK_WORD_NONE_LIMIT;

  if (segment.is_word)
    segment.piece = cut_word (self, segment.piece, at);
  else
    segment.is_word =
        is_picture (diple_character_at (self->text, segment.piece.start, self->n_bytes));

  return segment;
}

DiplePiece
diple_word_at (DipleBoundaries *self, int32_t at)
{
  DipleSegment segment;

  if (at < self->n_bytes)
    {
      segment = diple_segment_at (self, at);
      if (segment.is_word)
        return segment.piece;
    }
  if (at > 0)
    {
      segment = diple_segment_at (self, diple_before_character (self->text, at));
      if (segment.is_word && segment.piece.end == at)
        return segment.piece;
    }

  return (DiplePiece){ at, at };
}

static gboolean
starts_blank (DipleBoundaries *self, DiplePiece piece)
{
  return diple_character_is_blank (diple_character_at (self->text, piece.start, piece.end));
}

DiplePiece
diple_snap (DipleBoundaries *self, DiplePiece piece)
{
  DipleSegment first;
  DipleSegment last;

  if (piece.start == piece.end)
    return diple_word_at (self, piece.start);

  piece = diple_piece_trim (self->text, piece);
  if (piece.start == piece.end)
    return piece;

  first = diple_segment_at (self, piece.start);
  last = diple_segment_at (self, diple_before_character (self->text, piece.end));
  /* A blank with a combining mark on it is one segment, and still no word. */
  if (!starts_blank (self, first.piece))
    piece.start = first.piece.start;
  piece.end = last.piece.end;

  return piece;
}

guint
diple_boundaries_next_word (DipleBoundaries *self, guint offset, gboolean start)
{
  int32_t at;

  g_return_val_if_fail (self != NULL, offset);

  at = (int32_t) diple_text_map_to_byte (self->map, offset);
  while (at < self->n_bytes)
    {
      DipleSegment segment = diple_segment_at (self, at);
      DipleRange range = diple_boundaries_to_range (self, segment.piece);
      guint edge = start ? range.start : range.end;

      if (segment.is_word && edge > offset)
        return edge;
      at = segment.piece.end;
    }

  return diple_text_map_length (self->map);
}

guint
diple_boundaries_previous_word (DipleBoundaries *self, guint offset, gboolean start)
{
  int32_t at;

  g_return_val_if_fail (self != NULL, offset);

  at = (int32_t) diple_text_map_to_byte (self->map, offset);
  while (at > 0)
    {
      DipleSegment segment = diple_segment_at (self, diple_before_character (self->text, at));
      DipleRange range = diple_boundaries_to_range (self, segment.piece);
      guint edge = start ? range.start : range.end;

      if (segment.is_word && edge < offset)
        return edge;
      at = segment.piece.start;
    }

  return 0;
}
