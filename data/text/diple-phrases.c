/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/text/diple-boundaries-private.h"

#include <string.h>

/* Between the word and the clause lies what people mark most: “well-known”, “$38,700”, “U.S.”, and
 * names of several words, “Mr. J. de Vries” or “Ministry of the Interior”. */
#define MOST_PARTICLES 3
#define MOST_WORDS 24 /* on either side; a longer name is a list or a heading */

static const char *const particles[] = {
  "al",  "bin", "bint", "da",  "dal", "de",  "dei", "del", "della", "den", "der",
  "des", "di",  "do",   "dos", "du",  "el",  "ibn", "la",  "las",   "le",  "les",
  "los", "of",  "the",  "van", "vom", "von", "y",   "zu",  "zum",   "zur",
};

static UChar32
at (DipleBoundaries *self, int32_t place)
{
  return diple_character_at (self->text, place, self->n_bytes);
}

static UChar32
before (DipleBoundaries *self, int32_t place)
{
  return diple_character_before (self->text, place);
}

static gboolean
is_word_from (DipleBoundaries *self, int32_t place, DiplePiece *word)
{
  DipleSegment segment;

  if (place >= self->n_bytes)
    return FALSE;

  segment = diple_segment_at (self, place);
  *word = segment.piece;

  return segment.is_word && word->start == place;
}

static gboolean
is_word_to (DipleBoundaries *self, int32_t place, DiplePiece *word)
{
  DipleSegment segment;

  if (place == 0)
    return FALSE;

  segment = diple_segment_at (self, diple_before_character (self->text, place));
  *word = segment.piece;

  return segment.is_word && word->end == place;
}

/* Marks that join the words beside them when there is no blank. */
static gboolean
joins (UChar32 c, UChar32 previous, UChar32 next)
{
  gboolean between_digits = u_isdigit (previous) && u_isdigit (next);

  switch (c)
    {
    case '-':
    case 0x2010:
    case 0x2011:
    case '/':
    case '@':
    case '&':
      return u_isalnum (previous) && u_isalnum (next);
    case ':':
    case 0x2013:
      return between_digits;
    default:
      return FALSE;
    }
}

static gboolean
join_right (DipleBoundaries *self, DiplePiece *piece)
{
  int32_t next = diple_after_character (self->text, piece->end, self->n_bytes);
  DiplePiece word;

  if (!joins (at (self, piece->end), before (self, piece->end), at (self, next)) ||
      !is_word_from (self, next, &word))
    return FALSE;
  piece->end = word.end;

  return TRUE;
}

static gboolean
join_left (DipleBoundaries *self, DiplePiece *piece)
{
  int32_t mark = diple_before_character (self->text, piece->start);
  DiplePiece word;

  if (!joins (before (self, piece->start), before (self, mark), at (self, piece->start)) ||
      !is_word_to (self, mark, &word))
    return FALSE;
  piece->start = word.start;

  return TRUE;
}

static gboolean
measures (UChar32 c)
{
  return u_charType (c) == U_CURRENCY_SYMBOL || c == '%' || c == 0x2030 || c == 0xb0;
}

DiplePiece
diple_compound_at (DipleBoundaries *self, DiplePiece piece)
{
  for (guint i = 0; i < MOST_WORDS && join_right (self, &piece); i++)
    ;
  for (guint i = 0; i < MOST_WORDS && join_left (self, &piece); i++)
    ;

  if (u_charType (before (self, piece.start)) == U_CURRENCY_SYMBOL &&
      u_isdigit (at (self, piece.start)))
    piece.start = diple_before_character (self->text, piece.start);
  if (measures (at (self, piece.end)) && u_isdigit (before (self, piece.end)))
    piece.end = diple_after_character (self->text, piece.end, self->n_bytes);
  if (at (self, piece.end) == '.' && diple_token_is_dotted (self->text, piece))
    piece.end++;

  return piece;
}

static gboolean
is_capital (DipleBoundaries *self, DiplePiece word)
{
  UChar32 c = at (self, word.start);

  return u_isupper (c) || u_istitle (c);
}

static gboolean
is_particle (DipleBoundaries *self, DiplePiece word)
{
  gsize length = (gsize) (word.end - word.start);

  for (guint i = 0; i < G_N_ELEMENTS (particles); i++)
    if (strlen (particles[i]) == length &&
        memcmp (self->text + word.start, particles[i], length) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_gap (UChar32 c)
{
  return c == ' ' || c == 0xa0 || c == 0x202f;
}

/* The word after one blank, and after the full stop of “Mr.” or “J.” */
static gboolean
find_right (DipleBoundaries *self, int32_t place, DiplePiece *word)
{
  DiplePiece last;

  if (at (self, place) == '.' && is_word_to (self, place, &last) &&
      diple_token_is_title (self->text, last))
    place++;
  if (!is_gap (at (self, place)))
    return FALSE;

  return is_word_from (self, diple_after_character (self->text, place, self->n_bytes), word);
}

static gboolean
find_left (DipleBoundaries *self, int32_t place, DiplePiece *word)
{
  if (!is_gap (before (self, place)))
    return FALSE;

  place = diple_before_character (self->text, place);
  if (before (self, place) != '.')
    return is_word_to (self, place, word);
  if (!is_word_to (self, place - 1, word))
    return FALSE;

  return diple_token_is_title (self->text, *word);
}

static gboolean
name_right (DipleBoundaries *self, DiplePiece *name)
{
  int32_t place = name->end;
  DiplePiece word;

  for (guint i = 0; i <= MOST_PARTICLES && find_right (self, place, &word); i++)
    {
      if (is_capital (self, word))
        {
          name->end = diple_compound_at (self, word).end;
          return TRUE;
        }
      if (!is_particle (self, word))
        return FALSE;
      place = word.end;
    }

  return FALSE;
}

static gboolean
name_left (DipleBoundaries *self, DiplePiece *name)
{
  int32_t place = name->start;
  DiplePiece word;

  for (guint i = 0; i <= MOST_PARTICLES && find_left (self, place, &word); i++)
    {
      if (is_capital (self, word))
        {
          name->start = diple_compound_at (self, word).start;
          return TRUE;
        }
      if (!is_particle (self, word))
        return FALSE;
      place = word.start;
    }

  return FALSE;
}

/* “But Ana” at the head of a sentence: the capital of its first word says nothing. */
static void
drop_beginner (DipleBoundaries *self, DiplePiece *name, DiplePiece from)
{
  DiplePiece first;
  DiplePiece second;

  if (name->start >= from.start || diple_sentence_at (self, name->start).start != name->start ||
      !is_word_from (self, name->start, &first) ||
      !diple_token_begins_sentences (self->text, first) || !find_right (self, first.end, &second))
    return;
  if (is_capital (self, second))
    name->start = second.start;
}

DiplePiece
diple_name_at (DipleBoundaries *self, DiplePiece piece)
{
  DiplePiece name = diple_compound_at (self, piece);
  DiplePiece word;

  if (!is_word_from (self, piece.start, &word) || !is_capital (self, word))
    return piece;

  for (guint i = 0; i < MOST_WORDS && name_right (self, &name); i++)
    ;
  for (guint i = 0; i < MOST_WORDS && name_left (self, &name); i++)
    ;
  drop_beginner (self, &name, piece);

  return name;
}
