/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/checks/diple-span-text-private.h"

#include <string.h>

#define QUOTE_CODE_POINTS 80

char *
diple_span_text_quote (const DipleTextMap *map, DipleRange range)
{
  gboolean cut = range.end - range.start > QUOTE_CODE_POINTS;
  g_autofree char *text = NULL;

  if (cut)
    range.end = range.start + QUOTE_CODE_POINTS;
  text = diple_text_map_dup_range (map, range);
  g_strdelimit (text, "\n\r\t", ' ');
  return g_strconcat (text, cut ? "…" : "", NULL);
}

static gunichar
character_at (const DipleTextMap *map, guint offset)
{
  return g_utf8_get_char (diple_text_map_get_text (map) + diple_text_map_to_byte (map, offset));
}

static gboolean
is_full_stop (gunichar c)
{
  return c == '.' || c == 0x3002 /* 。 */ || c == 0xFF0E /* ． */ || c == 0x06D4 /* ۔ */ ||
         c == 0x0964 /* । */;
}

/* “…” and “a.m.” end in a full stop that belongs to them. */
static gboolean
is_abbreviation (const DipleTextMap *map, DipleRange range)
{
  guint word = range.end - 1;

  while (word > range.start && !g_unichar_isspace (character_at (map, word - 1)))
    word--;
  for (guint i = word; i + 1 < range.end; i++)
    if (is_full_stop (character_at (map, i)))
      return TRUE;
  return FALSE;
}

gboolean
diple_span_text_ends_in_full_stop (const DipleTextMap *map,
                                   DipleBoundaries *boundaries,
                                   DipleRange range)
{
  DipleRange sentence;

  if (range.end - range.start < 2 || range.end > diple_text_map_length (map) ||
      !is_full_stop (character_at (map, range.end - 1)) || is_abbreviation (map, range))
    return FALSE;
  sentence = diple_boundaries_sentence_at (boundaries, range.end - 1);
  /* A closing quotation mark may follow the full stop inside the sentence. */
  return sentence.end >= range.end && sentence.end - range.end <= 2;
}

typedef struct
{
  guint straight;
  int curly;      /* “ ” and „ “ */
  guint low;      /* „ that wait for their “ */
  int guillemets; /* « », either way round */
} Marks;

static void
count_mark (Marks *marks, gunichar c)
{
  switch (c)
    {
    case '"':
      marks->straight++;
      break;
    case 0x201E: /* „ */
      marks->low++;
      break;
    case 0x201C: /* “ closes after „ and opens otherwise */
      if (marks->low > 0)
        marks->low--;
      else
        marks->curly++;
      break;
    case 0x201D: /* ” */
      if (marks->low > 0)
        marks->low--;
      else
        marks->curly--;
      break;
    case 0x00AB: /* « */
      marks->guillemets++;
      break;
    case 0x00BB: /* » */
      marks->guillemets--;
      break;
    default:
      break;
    }
}

static void
count_marks (const DipleTextMap *map, DipleRange range, Marks *marks)
{
  const char *text = diple_text_map_get_text (map);
  const char *end = text + diple_text_map_to_byte (map, range.end);

  for (const char *p = text + diple_text_map_to_byte (map, range.start); p < end;
       p = g_utf8_next_char (p))
    count_mark (marks, g_utf8_get_char (p));
}

static guint
count_pieces (const DipleSpan *span)
{
  return MAX (span->n_fragments, 1u);
}

static DipleRange
get_piece (const DipleSpan *span, guint i)
{
  return span->n_fragments > 0 ? span->fragments[i] : span->range;
}

gboolean
diple_span_text_has_open_quotation (const DipleTextMap *map, const DipleSpan *span)
{
  Marks marks = { 0 };
  guint n = count_pieces (span);

  for (guint i = 0; i < n; i++)
    count_marks (map, get_piece (span, i), &marks);
  return marks.straight % 2 != 0 || marks.curly != 0 || marks.low != 0 || marks.guillemets != 0;
}

gboolean
diple_span_text_has_blank_edge (const DipleTextMap *map, const DipleSpan *span)
{
  guint n = count_pieces (span);

  for (guint i = 0; i < n; i++)
    {
      DipleRange piece = get_piece (span, i);

      if (g_unichar_isspace (character_at (map, piece.start)) ||
          g_unichar_isspace (character_at (map, piece.end - 1)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_inside_word (DipleBoundaries *boundaries, guint offset)
{
  DipleRange word = diple_boundaries_word_at (boundaries, offset);

  return word.start < offset && offset < word.end;
}

gboolean
diple_span_text_cuts_word (DipleBoundaries *boundaries, const DipleSpan *span)
{
  guint n = count_pieces (span);

  for (guint i = 0; i < n; i++)
    {
      DipleRange piece = get_piece (span, i);

      if (is_inside_word (boundaries, piece.start) || is_inside_word (boundaries, piece.end))
        return TRUE;
    }
  return FALSE;
}
