/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-matcher-parts-private.h"

#include <string.h>
#include <unicode/uchar.h>

#define JOINER 0x200d

/* The bytes of @text that @phrase stands for at its beginning, or 0. */
static gsize
length_at (const char *phrase, const char *text, const char *end)
{
  const char *p = text;

  while (*phrase != '\0' && p < end)
    {
      const gunichar wanted = g_utf8_get_char (phrase);
      const gunichar there = g_utf8_get_char (p);

      if (g_unichar_isspace (wanted) && g_unichar_isspace (there))
        {
          while (g_unichar_isspace (g_utf8_get_char (phrase)))
            phrase = g_utf8_next_char (phrase);
          while (p < end && g_unichar_isspace (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          continue;
        }
      if (wanted != there && g_unichar_tolower (wanted) != g_unichar_tolower (there))
        return 0;
      phrase = g_utf8_next_char (phrase);
      p = g_utf8_next_char (p);
    }
  return *phrase == '\0' ? (gsize) (p - text) : 0;
}

/* Where the first character of @phrase stands next; a quick step over what cannot match. */
static const char *
next_start (const char *phrase, const char *p, const char *end)
{
  const gunichar c = g_utf8_get_char (phrase);
  const gsize n_bytes = (gsize) (g_utf8_next_char (phrase) - phrase);
  const char *found;

  if (g_unichar_isspace (c) || g_unichar_tolower (c) != c || g_unichar_toupper (c) != c)
    return p;
  found = memmem (p, (gsize) (end - p), phrase, n_bytes);
  return found != NULL ? found : end;
}

/* The token that begins at or after @byte. */
static guint
token_at (const GArray *tokens, gsize byte)
{
  guint low = 0, high = tokens->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (g_array_index (tokens, gsize, middle) < byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_picture (const char *p, const char *end)
{
  return p < end &&
         u_hasBinaryProperty ((UChar32) g_utf8_get_char (p), UCHAR_EXTENDED_PICTOGRAPHIC);
}

static gboolean
is_flag_letter (const char *p)
{
  return u_hasBinaryProperty ((UChar32) g_utf8_get_char (p), UCHAR_REGIONAL_INDICATOR);
}

/* Of a row of letters that make flags each two are one. */
static gboolean
is_second_of_flag (const char *text, const char *p)
{
  guint before = 0;

  if (!is_flag_letter (p))
    return FALSE;
  while (p > text && is_flag_letter (p = g_utf8_prev_char (p)))
    before++;
  return before % 2 != 0;
}

/* Several pictures with joiners between them, and two letters of a flag, are one for their readers:
 * a part of them is no find. */
static gboolean
is_cut (const char *text, const char *start, const char *stop, const char *end)
{
  if (start > text && is_picture (start, end) &&
      g_utf8_get_char (g_utf8_prev_char (start)) == JOINER)
    return TRUE;
  if (stop < end && g_utf8_get_char (stop) == JOINER && is_picture (g_utf8_next_char (stop), end))
    return TRUE;
  return is_second_of_flag (text, start) || (stop < end && is_second_of_flag (text, stop));
}

void
diple_literal_find (
    const char *phrase, const char *text, gsize n_bytes, const GArray *tokens, GArray *places)
{
  const char *end = text + n_bytes;
  const char *p = next_start (phrase, text, end);

  while (p < end)
    {
      const gsize length = length_at (phrase, p, end);
      const gsize start = (gsize) (p - text);
      const DiplePlace place = {
        token_at (tokens, start), token_at (tokens, start + length), start, start + length
      };

      if (length > 0 && !is_cut (text, p, p + length, end))
        g_array_append_val (places, place);
      p = length > 0 ? p + length : g_utf8_next_char (p);
      if (p < end)
        p = next_start (phrase, p, end);
    }
}
