/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-needle-private.h"

#include <string.h>
#include <unicode/uchar.h>

static gunichar
fold (const DipleNeedle *self, gunichar c)
{
  if (g_unichar_isspace (c))
    return ' ';
  return self->match_case ? c : (gunichar) u_foldCase ((UChar32) c, U_FOLD_CASE_DEFAULT);
}

DipleNeedle *
diple_needle_new (const DipleOccurrences *wanted)
{
  DipleNeedle *self = g_new0 (DipleNeedle, 1);
  g_autofree char *text = g_strstrip (g_strdup (wanted->text));

  self->match_case = wanted->match_case;
  self->whole_words = wanted->whole_words;
  self->characters = g_new0 (gunichar, strlen (text) + 1);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = fold (self, g_utf8_get_char (at));

      if (c != ' ' || self->n_characters == 0 || self->characters[self->n_characters - 1] != ' ')
        self->characters[self->n_characters++] = c;
    }
  for (guint byte = 0; byte < G_N_ELEMENTS (self->may_begin); byte++)
    self->may_begin[byte] =
        self->n_characters > 0 &&
        (byte >= 0xc0 || (byte < 0x80 && fold (self, byte) == *self->characters));
  return self;
}

void
diple_needle_free (DipleNeedle *self)
{
  if (self == NULL)
    return;

  g_free (self->characters);
  g_free (self);
}

/* The end of the needle at @at, or NULL; adds what it passed to @length. */
static const char *
match (const DipleNeedle *self, const char *at, const char *end, guint *length)
{
  for (guint i = 0; i < self->n_characters; i++)
    {
      if (at >= end || fold (self, g_utf8_get_char (at)) != self->characters[i])
        return NULL;
      do
        {
          at = g_utf8_next_char (at);
          ++*length;
        }
      while (self->characters[i] == ' ' && at < end && g_unichar_isspace (g_utf8_get_char (at)));
    }
  return at;
}

gboolean
diple_needle_find (const DipleNeedle *self,
                   const char *text,
                   gsize n_bytes,
                   gsize byte,
                   guint offset,
                   gsize *start_byte,
                   gsize *end_byte,
                   DipleRange *range)
{
  const char *end = text + n_bytes;

  if (self->n_characters == 0)
    return FALSE;
  for (const char *at = text + byte; at < end; at = g_utf8_next_char (at), offset++)
    {
      guint length = 0;
      const char *last = NULL;

      if (!self->may_begin[(guint8) *at])
        continue;
      last = match (self, at, end, &length);
      if (last == NULL)
        continue;
      *start_byte = (gsize) (at - text);
      *end_byte = (gsize) (last - text);
      *range = (DipleRange){ offset, offset + length };
      return TRUE;
    }
  return FALSE;
}

/* Scripts that are written without blanks are one long token to the index. */
static gboolean
is_written_with_blanks (gunichar c)
{
  static const GUnicodeScript without[] = {
    G_UNICODE_SCRIPT_HAN,    G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA,
    G_UNICODE_SCRIPT_THAI,   G_UNICODE_SCRIPT_LAO,      G_UNICODE_SCRIPT_KHMER,
    G_UNICODE_SCRIPT_HANGUL, G_UNICODE_SCRIPT_MYANMAR,  G_UNICODE_SCRIPT_TIBETAN,
  };
  const GUnicodeScript script = g_unichar_get_script (c);

  for (guint i = 0; i < G_N_ELEMENTS (without); i++)
    if (without[i] == script)
      return FALSE;
  return TRUE;
}

char *
diple_needle_dup_condition (const DipleNeedle *self)
{
  g_autoptr (GString) condition = g_string_new ("\"");
  gboolean word = FALSE;

  if (!self->whole_words)
    return NULL;
  for (guint i = 0; i < self->n_characters; i++)
    {
      const gunichar c = self->characters[i];

      if (!is_written_with_blanks (c))
        return NULL;
      word |= g_unichar_isalnum (c);
      g_string_append_unichar (condition, c == '"' ? ' ' : c);
    }
  g_string_append_c (condition, '"');
  return word ? g_string_free (g_steal_pointer (&condition), FALSE) : NULL;
}
