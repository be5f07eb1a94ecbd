/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/attribution/diple-attribution-private.h"

#include <string.h>

/* How much is looked at on either side of a claim, in code points: some paragraphs of news. The
 * passage begins and ends at a paragraph's or sentence's edge inside that. */
#define BEFORE 2400
#define AFTER 1200
#define LONGEST 24000 /* of a whole passage, however long the claim */
#define MOST_SENTENCES 400

typedef struct
{
  DiplePassage *passage;
  DipleBoundaries *boundaries;
  DipleRange range;
  DipleRange sentence;
  guint n_sentences;
  guint n_paragraphs;
  guint quote; /* the next whose start was not reached */
} Cutting;

static gunichar
character_at (const DipleTextMap *map, guint offset)
{
  const char *text = diple_text_map_get_text (map);
  const gunichar c = g_utf8_get_char_validated (text + diple_text_map_to_byte (map, offset), 6);

  return c == (gunichar) -1 || c == (gunichar) -2 ? 0xfffd : c;
}

static gboolean
ends_paragraph (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x85 || c == 0x2029;
}

/* The paragraph at @place and the ones before it, as far as is looked. */
static guint
find_start (const DipleTextMap *map, DipleBoundaries *boundaries, guint place)
{
  const guint least = place > BEFORE ? place - BEFORE : 0;
  guint start = place;

  if (least == 0)
    return 0;
  for (guint i = least; i < place; i++)
    if (ends_paragraph (character_at (map, i)))
      return i + 1;
  start = diple_boundaries_sentence_at (boundaries, least).end;
  return MIN (start, place);
}

static guint
find_end (const DipleTextMap *map, DipleBoundaries *boundaries, guint place)
{
  const guint length = diple_text_map_length (map);
  const guint most = MIN (length, place + AFTER);

  for (guint i = place; i < most; i++)
    if (ends_paragraph (character_at (map, i)))
      return i;
  if (most == length)
    return length;
  return MAX (place, diple_boundaries_sentence_at (boundaries, most).start);
}

static DipleRange
find_range (const DipleTextMap *map, DipleBoundaries *boundaries, DipleRange place)
{
  DipleRange range = { find_start (map, boundaries, place.start),
                       find_end (map, boundaries, place.end) };

  if (range.end - range.start > LONGEST)
    range.end = range.start + LONGEST;
  return range;
}

/* Does a text break off at @offset: is there nothing but a blank or a mark before it? */
static gboolean
opens_paragraph (const DipleTextMap *map, guint offset)
{
  static const gunichar marks[] = { '"', 0x201c, 0x201d, 0x201e, 0xab, 0xbb };
  const gunichar c = character_at (map, offset);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (c == marks[i])
      return TRUE;
  return FALSE;
}

/* A speech of several paragraphs has a mark at the head of each and one at its very end. */
static void
close_paragraphs (DiplePassage *self, const DipleTextMap *map, DipleRange range)
{
  guint start = range.start;

  for (guint i = range.start; i <= range.end; i++)
    {
      gboolean known = FALSE;

      if (i < range.end && !ends_paragraph (character_at (map, i)))
        continue;
      for (guint j = 0; j < self->quotes->len; j++)
        known |= diple_passage_quote (self, (int) j)->outer.start == start;
      if (start + 1 < i && !known && opens_paragraph (map, start))
        {
          const DipleQuotation open = { .outer = { start, i }, .inner = { start + 1, i } };

          g_array_append_val (self->quotes, open);
        }
      start = i + 1;
    }
}

static int
compare_quotes (gconstpointer a, gconstpointer b)
{
  const DipleQuotation *one = a, *two = b;

  return (one->outer.start > two->outer.start) - (one->outer.start < two->outer.start);
}

static int
level_at (const DiplePassage *self, DipleRange range)
{
  int level = -1;

  for (guint i = 0; i < self->quotes->len; i++)
    {
      const DipleQuotation *quote = diple_passage_quote (self, (int) i);

      if (quote->outer.start > range.start)
        break;
      if (quote->inner.start <= range.start && range.end <= quote->inner.end)
        level = (int) i;
    }
  return level;
}

static gboolean
has_ending (const char *word, GStrv endings)
{
  for (guint i = 0; endings[i] != NULL; i++)
    if (strlen (word) > strlen (endings[i]) + 2 && g_str_has_suffix (word, endings[i]))
      return TRUE;
  return FALSE;
}

static DipleWordKinds
kinds_of (const DipleAttributionRules *rules, const char *written, const char *folded)
{
  const gunichar first = g_utf8_get_char (written);
  DipleWordKinds kinds = diple_attribution_kinds (rules, folded);

  if (g_unichar_isupper (first) || g_unichar_istitle (first))
    kinds |= DIPLE_WORD_CAPITAL;
  if (g_unichar_isdigit (first))
    kinds |= DIPLE_WORD_NUMBER;
  if (kinds == 0 && has_ending (folded, rules->adverb_endings))
    kinds |= DIPLE_WORD_ADVERB;
  if ((kinds & ~DIPLE_WORD_VERB) == 0 && has_ending (folded, rules->verb_endings))
    kinds |= DIPLE_WORD_LIKE_VERB;
  return kinds;
}

static void
follow_sentence (Cutting *cutting, guint start)
{
  if (start < cutting->sentence.end || cutting->n_sentences >= MOST_SENTENCES)
    return;
  cutting->sentence = diple_boundaries_sentence_at (cutting->boundaries, start);
  cutting->sentence.end = MAX (cutting->sentence.end, start + 1);
  cutting->n_sentences++;
}

static void
add_token (Cutting *cutting, DipleRange range, const char *written, gsize n_bytes, gunichar mark)
{
  DiplePassage *self = cutting->passage;
  const guint before = cutting->n_sentences;
  DipleToken token = { .range = range, .mark = mark };

  follow_sentence (cutting, range.start);
  token.level = level_at (self, range);
  token.sentence = cutting->n_sentences;
  token.paragraph = cutting->n_paragraphs;
  if (mark == 0)
    {
      const gboolean dotted = n_bytes > 1 && written[n_bytes - 1] == '.';
      g_autofree char *word = g_strndup (written, n_bytes - (dotted ? 1 : 0));
      g_autofree char *folded = g_utf8_casefold (word, -1);

      token.word = g_string_chunk_insert (self->words, folded);
      token.kinds = kinds_of (self->rules, word, folded);
    }
  if (before != cutting->n_sentences)
    token.kinds |= DIPLE_WORD_FIRST;
  g_array_append_val (self->tokens, token);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/* Inside a word, when a letter follows: it’s, co-founder, 38,700. */
static gboolean
joins (gunichar c, gunichar before, gunichar after)
{
  if (!g_unichar_isalnum (after))
    return FALSE;
  if (is_apostrophe (c) || c == '-' || c == 0x2010 || c == 0x2011 || c == '_')
    return TRUE;
  if (c == '.')
    return g_unichar_isdigit (before) ? g_unichar_isdigit (after) : g_unichar_isupper (before);
  return (c == ',' || c == ':' || c == '/') && g_unichar_isdigit (before) &&
         g_unichar_isdigit (after);
}

static gunichar
next_character (const char *at, const char *end)
{
  return at < end ? g_utf8_get_char (at) : 0;
}

static const char *
word_end (const char *at, const char *end)
{
  gunichar before = 0;

  while (at < end)
    {
      const gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c) &&
          !joins (c, before, next_character (g_utf8_next_char (at), end)))
        break;
      before = c;
      at = g_utf8_next_char (at);
    }
  return at;
}

/* The full stop of “Mr.”, “J.” or “U.S.” belongs to it. */
static const char *
with_full_stop (const DiplePassage *self, const char *start, const char *end, const char *limit)
{
  g_autofree char *word = g_strndup (start, (gsize) (end - start));
  g_autofree char *folded = g_utf8_casefold (word, -1);
  const DipleWordKinds kinds = diple_attribution_kinds (self->rules, folded);
  const gboolean initial =
      g_utf8_strlen (word, -1) == 1 && g_unichar_isupper (g_utf8_get_char (word));

  if (end >= limit || *end != '.')
    return end;
  return initial || (kinds & DIPLE_WORD_TITLE) != 0 || strchr (word, '.') != NULL ? end + 1 : end;
}

/* How many bytes at the end of a word say whose something is. */
static gsize
possessive_size (const DiplePassage *self, const char *start, gsize n_bytes)
{
  for (guint i = 0; self->rules->possessive[i] != NULL; i++)
    {
      const char *ending = self->rules->possessive[i];
      const gsize size = strlen (ending);

      if (is_apostrophe (g_utf8_get_char (ending)) && n_bytes > size &&
          memcmp (start + n_bytes - size, ending, size) == 0)
        return size;
    }
  return 0;
}

static void
add_word (Cutting *cutting, guint offset, const char *start, const char *end)
{
  const gsize n_bytes = (gsize) (end - start);
  const gsize owned = possessive_size (cutting->passage, start, n_bytes);
  const gsize own = n_bytes - owned;
  const DipleRange range = { offset, offset + (guint) g_utf8_strlen (start, (gssize) own) };

  add_token (cutting, range, start, own, 0);
  if (owned > 0)
    add_token (cutting,
               (DipleRange){ range.end, range.end + (guint) g_utf8_strlen (start + own, owned) },
               start + own,
               owned,
               0);
}

static void
cut (Cutting *cutting, const char *at, const char *end)
{
  guint offset = cutting->range.start;

  while (at < end)
    {
      const gunichar c = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);

      if (g_unichar_isalnum (c))
        {
          next = with_full_stop (cutting->passage, at, word_end (at, end), end);
          add_word (cutting, offset, at, next);
        }
      else if (ends_paragraph (c))
        cutting->n_paragraphs++;
      else if (!g_unichar_isspace (c) && g_unichar_isgraph (c))
        add_token (cutting, (DipleRange){ offset, offset + 1 }, at, 0, c);
      offset += (guint) g_utf8_strlen (at, next - at);
      at = next;
    }
}

DiplePassage *
diple_passage_new (const DipleAttributionRules *rules,
                   const DipleTextMap *map,
                   DipleBoundaries *boundaries,
                   DipleRange place)
{
  DiplePassage *self = g_new0 (DiplePassage, 1);
  const DipleRange range = find_range (map, boundaries, place);
  Cutting cutting = { .passage = self, .boundaries = boundaries, .range = range };
  const char *text = diple_text_map_get_text (map);

  self->rules = rules;
  self->tokens = g_array_new (FALSE, FALSE, sizeof (DipleToken));
  self->quotes = diple_boundaries_quotations (boundaries, range);
  self->words = g_string_chunk_new (2048);
  close_paragraphs (self, map, range);
  g_array_sort (self->quotes, compare_quotes);
  cut (&cutting,
       text + diple_text_map_to_byte (map, range.start),
       text + diple_text_map_to_byte (map, range.end));
  return self;
}

void
diple_passage_free (DiplePassage *self)
{
  g_array_unref (self->tokens);
  g_array_unref (self->quotes);
  g_string_chunk_free (self->words);
  g_free (self);
}

guint
diple_passage_at (const DiplePassage *self, guint offset)
{
  guint low = 0, high = self->tokens->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (diple_passage_token (self, middle)->range.end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

int
diple_passage_parent (const DiplePassage *self, int quote)
{
  return level_at (self, diple_passage_quote (self, quote)->outer);
}

DipleRange
diple_passage_range (const DiplePassage *self, guint start, guint end)
{
  if (start >= end)
    return (DipleRange){ 0, 0 };
  return (DipleRange){ diple_passage_token (self, start)->range.start,
                       diple_passage_token (self, end - 1)->range.end };
}
