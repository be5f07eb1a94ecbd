/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/export/diple-json-buffer-private.h"

#include "data/diple-id.h"

#define FIRST_CAPACITY 4096

void
diple_json_buffer_init (DipleJsonBuffer *self)
{
  *self = (DipleJsonBuffer){ .data = g_malloc (FIRST_CAPACITY), .capacity = FIRST_CAPACITY };
}

void
diple_json_buffer_clear (DipleJsonBuffer *self)
{
  g_clear_pointer (&self->data, g_free);
}

void
diple_json_buffer_grow (DipleJsonBuffer *self, gsize n_bytes)
{
  gsize wanted = self->length + n_bytes;

  if (wanted <= self->capacity)
    return;
  self->capacity += self->capacity / 2;
  if (self->capacity < wanted)
    self->capacity = wanted;
  self->data = g_realloc (self->data, self->capacity);
}

static void
add_escape (DipleJsonBuffer *self, guchar byte)
{
  static const char digits[] = "0123456789abcdef";
  static const char shorts[] = "\b\f\n\r\t\"\\";
  static const char letters[] = "bfnrt\"\\";
  const char *found = memchr (shorts, byte, sizeof shorts - 1);
  const char escape[] = { '\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15] };

  if (found == NULL)
    {
      diple_json_buffer_add (self, escape, sizeof escape);
      return;
    }
  diple_json_buffer_add_byte (self, '\\');
  diple_json_buffer_add_byte (self, letters[found - shorts]);
}

void
diple_json_buffer_add_valid (DipleJsonBuffer *self, const char *text, gsize n_bytes)
{
  diple_json_buffer_grow (self, n_bytes + 2);
  diple_json_buffer_add_byte (self, '"');
  while (n_bytes > 0)
    {
      gsize run = diple_json_plain_run (text, n_bytes, 0);

      diple_json_buffer_add (self, text, run);
      text += run;
      n_bytes -= run;
      if (n_bytes > 0)
        {
          add_escape (self, (guchar) *text++);
          n_bytes--;
        }
    }
  diple_json_buffer_add_byte (self, '"');
}

void
diple_json_buffer_add_string (DipleJsonBuffer *self, const char *text, gsize n_bytes)
{
  if (!g_utf8_validate_len (text, n_bytes, NULL))
    self->malformed = TRUE;
  diple_json_buffer_add_valid (self, text, n_bytes);
}

void
diple_json_buffer_add_number (DipleJsonBuffer *self, guint64 number)
{
  char digits[20];
  gsize i = sizeof digits;

  do
    digits[--i] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  diple_json_buffer_add (self, digits + i, sizeof digits - i);
}

void
diple_json_buffer_add_id (DipleJsonBuffer *self, gint64 id)
{
  char text[DIPLE_ID_TEXT_SIZE + 2];

  diple_id_format (id, text + 1);
  text[0] = '"';
  text[DIPLE_ID_TEXT_SIZE] = '"';
  diple_json_buffer_add (self, text, DIPLE_ID_TEXT_SIZE + 1);
}
