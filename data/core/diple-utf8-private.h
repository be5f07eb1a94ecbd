/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

/* Counting code points means counting the bytes that are no continuation (10xxxxxx). Eight at a
 * time that is a few instructions, and a text of a megabyte costs a fraction of a millisecond. It
 * never reads outside the text, whatever stands there. */

static inline gboolean
diple_utf8_is_lead (char byte)
{
  return ((guchar) byte & 0xc0) != 0x80;
}

static inline guint
diple_utf8_count_word (const char *text)
{
  guint64 word;

  memcpy (&word, text, sizeof word);
  word = (word >> 7) & ~(word >> 6) & G_GUINT64_CONSTANT (0x0101010101010101);

  return 8 - (guint) ((word * G_GUINT64_CONSTANT (0x0101010101010101)) >> 56);
}

static inline gsize
diple_utf8_count (const char *text, gsize n_bytes)
{
  gsize count = 0;
  gsize i = 0;

  for (; i + 8 <= n_bytes; i += 8)
    count += diple_utf8_count_word (text + i);
  for (; i < n_bytes; i++)
    count += diple_utf8_is_lead (text[i]);

  return count;
}
