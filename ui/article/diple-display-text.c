/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-display-text-private.h"

#include <string.h>

struct _DipleDisplayText
{
  const char *text; /* the document's when it needed no split, otherwise owned */
  gsize n_bytes;
  GString *owned;
  GArray *soft;     /* guint: where the display has a line feed that the document has not, sorted */
  GArray *inserted; /* guint: those of them that stand for no character of the document */
};

/* The end of the paragraph that begins at @start, before its separator. Bytes decide: a line feed,
 * a carriage return or U+2029, as in GtkTextBuffer. */
static const char *
paragraph_end (const char *start, const char *end)
{
  for (const char *p = start; p < end; p++)
    if (*p == '\n' || *p == '\r' ||
        (*p == '\xe2' && end - p >= 3 && p[1] == '\x80' && p[2] == '\xa9'))
      return p;
  return end;
}

static gboolean
joins_to_previous (const char *p)
{
  const gunichar c = g_utf8_get_char (p);

  return g_unichar_ismark (c) || c == 0x200d || (c >= 0x1f3fb && c <= 0x1f3ff) ||
         (c >= 0x1f1e6 && c <= 0x1f1ff);
}

static gboolean
ends_sentence (const char *p, const char *start)
{
  return p > start && strchr (".!?", p[-1]) != NULL;
}

/* Where to split what begins at @start and is longer than the limit: the last blank after a
 * sentence, else the last blank, of the second half; else, with *@insert, between two characters
 * that do not belong together. */
static const char *
split_place (const char *start, gboolean *insert)
{
  const char *after_sentence = NULL, *blank = NULL, *apart = NULL;
  const char *p = start;

  for (int i = 0; i < DIPLE_PARAGRAPH_LIMIT; i++, p = g_utf8_next_char (p))
    {
      if (i < DIPLE_PARAGRAPH_LIMIT / 2)
        continue;
      if (*p == ' ')
        {
          blank = p;
          if (ends_sentence (p, start))
            after_sentence = p;
        }
      else if (!joins_to_previous (p) && !(p[-1] == '\x8d' && p[-2] == '\x80'))
        apart = p;
    }
  *insert = blank == NULL;
  if (after_sentence != NULL)
    return after_sentence;
  return blank != NULL ? blank : apart != NULL ? apart : p;
}

/* Copies from @start to @end, splitting; @chars counts the display's code points. */
static void
split_paragraph (DipleDisplayText *self, const char *start, const char *end, guint *chars)
{
  while (g_utf8_strlen (start, end - start) > DIPLE_PARAGRAPH_LIMIT)
    {
      gboolean insert = FALSE;
      const char *at = split_place (start, &insert);
      const guint place = *chars + g_utf8_strlen (start, at - start);

      g_string_append_len (self->owned, start, at - start);
      g_string_append_c (self->owned, '\n');
      g_array_append_val (self->soft, place);
      if (insert)
        g_array_append_val (self->inserted, place);
      *chars = place + 1;
      start = insert ? at : at + 1;
    }
  g_string_append_len (self->owned, start, end - start);
  *chars += g_utf8_strlen (start, end - start);
}

static gboolean
needs_split (const char *text, const char *end)
{
  for (const char *p = text; p < end; p++)
    {
      const char *stop = paragraph_end (p, end);

      if (stop - p > DIPLE_PARAGRAPH_LIMIT && g_utf8_strlen (p, stop - p) > DIPLE_PARAGRAPH_LIMIT)
        return TRUE;
      p = stop;
    }
  return FALSE;
}

static void
split (DipleDisplayText *self, const char *text, const char *end)
{
  guint chars = 0;

  self->owned = g_string_sized_new (end - text + 64);
  for (const char *p = text; p < end;)
    {
      const char *stop = paragraph_end (p, end);

      split_paragraph (self, p, stop, &chars);
      if (stop == end)
        break;
      p = g_utf8_next_char (stop);
      g_string_append_len (self->owned, stop, p - stop);
      chars++;
    }
  self->text = self->owned->str;
  self->n_bytes = self->owned->len;
}

DipleDisplayText *
diple_display_text_new (const char *text, gsize n_bytes)
{
  DipleDisplayText *self = g_new0 (DipleDisplayText, 1);

  self->text = text;
  self->n_bytes = n_bytes;
  self->soft = g_array_new (FALSE, FALSE, sizeof (guint));
  self->inserted = g_array_new (FALSE, FALSE, sizeof (guint));
  if (needs_split (text, text + n_bytes))
    split (self, text, text + n_bytes);
  return self;
}

void
diple_display_text_free (DipleDisplayText *self)
{
  if (self->owned != NULL)
    g_string_free (self->owned, TRUE);
  g_array_unref (self->soft);
  g_array_unref (self->inserted);
  g_free (self);
}

const char *
diple_display_text_get (const DipleDisplayText *self, gsize *n_bytes)
{
  *n_bytes = self->n_bytes;
  return self->text;
}

guint
diple_display_text_from_document (const DipleDisplayText *self, guint offset)
{
  guint low = 0, high = self->inserted->len;

  /* Insertion number i stands before the document's character inserted[i] - i. */
  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (g_array_index (self->inserted, guint, middle) - middle <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return offset + low;
}

/* How many of the sorted @offsets are less than @offset. */
static guint
count_below (const GArray *offsets, guint offset)
{
  guint low = 0, high = offsets->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (g_array_index (offsets, guint, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
diple_display_text_to_document (const DipleDisplayText *self, guint offset)
{
  return offset - count_below (self->inserted, offset);
}

gboolean
diple_display_text_is_soft (const DipleDisplayText *self, guint offset)
{
  const guint place = count_below (self->soft, offset);

  return place < self->soft->len && g_array_index (self->soft, guint, place) == offset;
}

gboolean
diple_display_text_inserts (const DipleDisplayText *self)
{
  return self->inserted->len > 0;
}
