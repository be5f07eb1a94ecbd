/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/text/diple-boundaries-private.h"

#include <string.h>

/* ICU's sentences follow UAX #29, which knows no abbreviations and ends a sentence after “No!” in
 * “No!” she said. What follows takes such ends back. */

/* Never the end of a sentence before a capital. */
static const char *const titles[] = {
  "Adm", "Capt", "Cmdr", "Col", "Cpl", "Doc", "Dr",   "Fr",   "Frau", "Gen",  "Gov",
  "Hon", "Hr",   "Ing",  "Lt",  "Maj", "Me",  "Mgr",  "Mlle", "Mme",  "Mr",   "Mrs",
  "Ms",  "Msgr", "Mt",   "Mx",  "Pfc", "Ph",  "Pres", "Prof", "Pvt",  "Rep",  "Reps",
  "Rev", "Sen",  "Sens", "Sgt", "Sra", "Sr",  "Srta", "St",   "Ste",  "Supt", "bzw",
  "ca",  "cf",   "dr",   "e.g", "i.e", "ing", "mjr",  "prof", "resp", "sog",  "sv",
  "tzv", "v",    "viz",  "vs",  "z.B", "zit", "např", "mj",   "tj",   "Dña",  "Sig",
};

/* Not the end of a sentence before a number. */
static const char *const counted[] = {
  "Abs", "Apr", "Art", "Aug", "Dec",  "Feb", "Fig", "Figs", "Jan", "Jul", "Jun",
  "Kap", "Mar", "May", "No",  "Nos",  "Nov", "Nr",  "Oct",  "Sec", "Sep", "Sept",
  "Vol", "art", "c",   "cap", "chap", "fig", "no",  "nos",  "nr",  "nro", "num",
  "p",   "pp",  "str", "vol", "č",    "čl",  "s",   "S",    "n",
};

/* Mostly inside a sentence, sometimes its end: it is the end when a word follows that begins
 * sentences. So are letters with full stops between (U.S., a.m.). */
static const char *const doubtful[] = {
  "Bros", "Co", "Corp", "Inc", "Jr", "Ltd", "Sr", "approx", "dept", "est", "etc", "usw",
};

static const char *const beginners[] = {
  "A",    "After", "An",   "And",  "As",   "At",    "But",  "He",    "His",   "However",
  "I",    "If",    "In",   "It",   "Its",  "Many",  "More", "No",    "On",    "Our",
  "She",  "So",    "Some", "That", "The",  "Their", "Then", "There", "These", "They",
  "This", "Those", "We",   "What", "When", "While", "You",
};

/* Languages that write ordinals with a full stop: am 14. März. */
static const char *const ordinal_languages[] = { "bs", "cs", "da", "de", "et", "fi", "fo",
                                                 "hr", "hu", "is", "lv", "nb", "nn", "no",
                                                 "pl", "sk", "sl", "sr", "tr" };

static gboolean
is_among (const char *const *words, guint n_words, const char *text, DiplePiece piece)
{
  gsize length = (gsize) (piece.end - piece.start);

  for (guint i = 0; i < n_words; i++)
    if (strlen (words[i]) == length && memcmp (text + piece.start, words[i], length) == 0)
      return TRUE;

  return FALSE;
}

#define IS_AMONG(words, text, piece) is_among (words, G_N_ELEMENTS (words), text, piece)

/* The letters, digits and full stops before @end. */
static DiplePiece
token_before (const char *text, int32_t end)
{
  DiplePiece token = { end, end };

  while (token.start > 0 && end - token.start < 32)
    {
      UChar32 c = diple_character_before (text, token.start);

      if (!u_isalnum (c) && c != '.')
        break;
      token.start = diple_before_character (text, token.start);
    }

  return token;
}

static DiplePiece
word_after (const char *text, int32_t start, int32_t n_bytes)
{
  DiplePiece word = { start, start };

  while (word.end < n_bytes && word.end - start < 32 &&
         u_isalpha (diple_character_at (text, word.end, n_bytes)))
    word.end = diple_after_character (text, word.end, n_bytes);

  return word;
}

static gboolean
is_initial (const char *text, DiplePiece token)
{
  return diple_after_character (text, token.start, token.end) == token.end &&
         u_isupper (diple_character_at (text, token.start, token.end));
}

gboolean
diple_token_is_dotted (const char *text, DiplePiece token)
{
  int32_t at = token.start;
  gboolean dotted = FALSE;

  while (at < token.end)
    {
      if (!u_isalpha (diple_character_at (text, at, token.end)))
        return FALSE;
      at = diple_after_character (text, at, token.end);
      if (at < token.end && text[at++] != '.')
        return FALSE;
      dotted = dotted || at < token.end;
    }

  return dotted;
}

gboolean
diple_token_is_title (const char *text, DiplePiece token)
{
  return IS_AMONG (titles, text, token) || is_initial (text, token);
}

gboolean
diple_token_begins_sentences (const char *text, DiplePiece token)
{
  return IS_AMONG (beginners, text, token);
}

static gboolean
writes_ordinals (const DipleBoundaries *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (ordinal_languages); i++)
    if (strncmp (self->locale, ordinal_languages[i], 2) == 0 &&
        strchr ("_@", self->locale[2]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
is_ordinal (DipleBoundaries *self, DiplePiece token)
{
  if (token.end - token.start < 1 || token.end - token.start > 2 || !writes_ordinals (self))
    return FALSE;

  for (int32_t i = token.start; i < token.end; i++)
    if (!g_ascii_isdigit (self->text[i]))
      return FALSE;

  return TRUE;
}

/* Whether the full stop after @token belongs to it, with @next the text that goes on. */
static gboolean
is_abbreviation (DipleBoundaries *self, DiplePiece token, int32_t next)
{
  DiplePiece word = word_after (self->text, next, self->n_bytes);
  gboolean number = u_isdigit (diple_character_at (self->text, next, self->n_bytes));

  if (diple_token_is_title (self->text, token))
    return TRUE;
  if (number && IS_AMONG (counted, self->text, token))
    return TRUE;
  if (IS_AMONG (doubtful, self->text, token) || diple_token_is_dotted (self->text, token))
    return !diple_token_begins_sentences (self->text, word);

  return !number && is_ordinal (self, token);
}

/* French sets a blank before the mark that closes a quotation, and ICU ends the sentence there. The
 * place after such a mark and its blanks, or @at. */
static int32_t
after_closing_mark (DipleBoundaries *self, int32_t at)
{
  UChar32 mark = diple_character_at (self->text, at, self->n_bytes);
  int32_t after = diple_after_character (self->text, at, self->n_bytes);

  if (mark != 0xbb && mark != 0x203a && mark != 0x201d)
    return at;
  if (u_isalnum (diple_character_at (self->text, after, self->n_bytes)))
    return at; /* »Nein«: it opens */

  while (after < self->n_bytes)
    {
      UChar32 c = diple_character_at (self->text, after, self->n_bytes);

      if (!diple_character_is_blank (c) || diple_character_ends_paragraph (c))
        break;
      after = diple_after_character (self->text, after, self->n_bytes);
    }

  return after;
}

static gboolean
goes_on (UChar32 c)
{
  return u_islower (c) || c == ',' || c == ';' || c == 0xff0c || c == 0x3001;
}

/* Whether the boundary that ICU found at @at ends a sentence. */
static gboolean
is_end (DipleBoundaries *self, int32_t at)
{
  int32_t next = after_closing_mark (self, at);
  int32_t end;

  if (diple_character_ends_paragraph (diple_character_before (self->text, at)))
    return TRUE;
  if (goes_on (diple_character_at (self->text, next, self->n_bytes)))
    return FALSE;

  end = diple_piece_trim (self->text, (DiplePiece){ MAX (0, at - 64), at }).end;
  if (end == 0 || self->text[end - 1] != '.')
    return TRUE;

  return !is_abbreviation (self, token_before (self->text, end - 1), next);
}

/* So many ends in a row that abbreviations take back are no prose, and would take forever. */
#define MOST_TAKEN_BACK 64

static gboolean
begins_by (DipleBoundaries *self, int32_t boundary, int32_t at)
{
  return boundary == 0 || (is_end (self, boundary) && after_closing_mark (self, boundary) <= at);
}

/* Whether the sentence at @at goes on after the boundary, the @n-th that was tried. */
static gboolean
is_before (DipleBoundaries *self, int32_t boundary, int32_t at, guint n)
{
  if (after_closing_mark (self, boundary) <= at)
    return TRUE;

  return n < 2 * MOST_TAKEN_BACK && !is_end (self, boundary);
}

DiplePiece
diple_sentence_at (DipleBoundaries *self, int32_t at)
{
  UBreakIterator *sentences = diple_boundaries_sentences (self);
  int32_t first;
  int32_t last;

  /* After the last character of a line that nothing ends, the place is still in its sentence. */
  if (at == self->n_bytes && at > 0 &&
      !diple_character_ends_paragraph (diple_character_before (self->text, at)))
    at = diple_before_character (self->text, at);

  first = ubrk_isBoundary (sentences, at) ? at : ubrk_preceding (sentences, at);
  for (guint i = 0; i < MOST_TAKEN_BACK && !begins_by (self, first, at); i++)
    first = ubrk_preceding (sentences, first);

  last = first < self->n_bytes ? ubrk_following (sentences, first) : first;
  for (guint i = 0; last < self->n_bytes && is_before (self, last, at, i); i++)
    last = ubrk_following (sentences, last);

  return (DiplePiece){ first > 0 ? after_closing_mark (self, first) : 0,
                       last < self->n_bytes ? after_closing_mark (self, last) : last };
}
