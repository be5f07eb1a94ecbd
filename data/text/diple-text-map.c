/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-text-map.h"
#include "data/core/diple-utf8-private.h"

#define BLOCK 256 /* code points from one entry of the table to the next */

struct _DipleTextMap
{
  const char *text;
  gsize n_bytes;
  guint length;  /* code points */
  GArray *table; /* gsize: the byte at which the code points 0, BLOCK, 2 BLOCK … begin */
};

/* Goes over @count code points from the lead byte at @byte on; stops at @end. */
static gsize
skip (const char *text, gsize byte, gsize end, guint count)
{
  while (count >= 8 && byte + 8 <= end)
    {
      count -= diple_utf8_count_word (text + byte);
      byte += 8;
    }

  for (; byte < end; byte++)
    if (diple_utf8_is_lead (text[byte]) && count-- == 0)
      break;

  return byte;
}

static void
fill_table (DipleTextMap *self)
{
  gsize length = diple_utf8_count (self->text, self->n_bytes);
  gsize byte = 0;

  self->length = (guint) MIN (length, G_MAXUINT);
  self->table = g_array_sized_new (FALSE, FALSE, sizeof (gsize), self->length / BLOCK + 1);
  g_array_append_val (self->table, byte);
  for (gsize i = BLOCK; i < self->length; i += BLOCK)
    {
      byte = skip (self->text, byte, self->n_bytes, BLOCK);
      g_array_append_val (self->table, byte);
    }
}

DipleTextMap *
diple_text_map_new (const char *text, gsize n_bytes)
{
  DipleTextMap *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (DipleTextMap, 1);
  self->text = text;
  self->n_bytes = n_bytes;
  fill_table (self);

  return self;
}

void
diple_text_map_free (DipleTextMap *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->table);
  g_free (self);
}

const char *
diple_text_map_get_text (const DipleTextMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

guint
diple_text_map_length (const DipleTextMap *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

static gsize
block_start (const DipleTextMap *self, guint block)
{
  return block < self->table->len ? g_array_index (self->table, gsize, block) : self->n_bytes;
}

gsize
diple_text_map_to_byte (const DipleTextMap *self, guint offset)
{
  gsize start;
  gsize end;

  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->length)
    return self->n_bytes;

  start = block_start (self, offset / BLOCK);
  end = block_start (self, offset / BLOCK + 1);
  if (end - start == BLOCK && self->length - offset / BLOCK * BLOCK >= BLOCK)
    return start + offset % BLOCK;

  return skip (self->text, start, end, offset % BLOCK);
}

static guint
block_of (const DipleTextMap *self, gsize byte)
{
  guint low = 0;
  guint high = self->table->len - 1;

  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;

      if (g_array_index (self->table, gsize, middle) <= byte)
        low = middle;
      else
        high = middle - 1;
    }

  return low;
}

guint
diple_text_map_to_offset (const DipleTextMap *self, gsize byte)
{
  gsize start;
  gsize count;
  guint block;

  g_return_val_if_fail (self != NULL, 0);

  if (byte >= self->n_bytes)
    return self->length;

  block = block_of (self, byte);
  start = block_start (self, block);
  count = diple_utf8_count (self->text + start, byte + 1 - start);

  return block * BLOCK + (guint) (count > 0 ? count - 1 : 0);
}

char *
diple_text_map_dup_range (const DipleTextMap *self, DipleRange range)
{
  gsize start;
  gsize end;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (range.start <= range.end, NULL);

  start = diple_text_map_to_byte (self, range.start);
  end = diple_text_map_to_byte (self, range.end);

  return g_strndup (self->text + start, end - start);
}
