/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* JSON text that grows. Writing by hand is several times as fast as building a tree for every line
 * and printing that, and says exactly which bytes come out. The plain appends are inline: an export
 * makes about forty of them for every span. */
typedef struct
{
  char *data;
  gsize length;
  gsize capacity;
  gboolean malformed; /* some string was not UTF-8, and the text so far is not to be used */
} DipleJsonBuffer;

void diple_json_buffer_init (DipleJsonBuffer *self);
void diple_json_buffer_clear (DipleJsonBuffer *self);

/* Makes room for @n_bytes more. */
void diple_json_buffer_grow (DipleJsonBuffer *self, gsize n_bytes);

/* @text in quotation marks, escaped where JSON demands it and nowhere else: everything from U+0020
 * on but the quotation mark and the backslash stands as it is. The _valid variant is for text that
 * is known to be UTF-8. */
void diple_json_buffer_add_string (DipleJsonBuffer *self, const char *text, gsize n_bytes);
void diple_json_buffer_add_valid (DipleJsonBuffer *self, const char *text, gsize n_bytes);

void diple_json_buffer_add_number (DipleJsonBuffer *self, guint64 number);

/* @id as diple_id_format() writes it, in quotation marks. */
void diple_json_buffer_add_id (DipleJsonBuffer *self, gint64 id);

/* A byte in every place of a word. */
#define DIPLE_JSON_EVERY(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (guint64) (byte))
#define DIPLE_JSON_HIGH DIPLE_JSON_EVERY (0x80)

/* The high bit of every byte of @word that is a control character, a quotation mark or a backslash,
 * and that of bytes with a bit of @stop. Bits above the lowest one may be false alarms. */
static inline guint64
diple_json_marks (guint64 word, guint64 stop)
{
  guint64 quote = word ^ DIPLE_JSON_EVERY ('"');
  guint64 backslash = word ^ DIPLE_JSON_EVERY ('\\');
  guint64 control = (word - DIPLE_JSON_EVERY (0x20)) & ~word;

  quote = (quote - DIPLE_JSON_EVERY (1)) & ~quote;
  backslash = (backslash - DIPLE_JSON_EVERY (1)) & ~backslash;
  return ((quote | backslash | control) & DIPLE_JSON_HIGH) | (word & stop);
}

/* How many bytes at @text come before the first that needs an escape or, with DIPLE_JSON_HIGH for
 * @stop, is not ASCII. */
static inline gsize
diple_json_plain_run (const char *text, gsize n_bytes, guint64 stop)
{
  guint64 word;
  guint64 marks;
  gsize i = 0;

  for (; i + 8 <= n_bytes; i += 8)
    {
      memcpy (&word, text + i, 8);
      marks = diple_json_marks (GUINT64_FROM_LE (word), stop);
      if (marks != 0)
        return i + (gsize) __builtin_ctzll (marks) / 8;
    }
  word = 0; /* what lies behind the end looks like a control character */
  memcpy (&word, text + i, n_bytes - i);
  return i + (gsize) __builtin_ctzll (diple_json_marks (GUINT64_FROM_LE (word), stop)) / 8;
}

static inline void
diple_json_buffer_add (DipleJsonBuffer *self, const char *bytes, gsize n_bytes)
{
  if (G_UNLIKELY (self->capacity - self->length < n_bytes))
    diple_json_buffer_grow (self, n_bytes);
  memcpy (self->data + self->length, bytes, n_bytes);
  self->length += n_bytes;
}

static inline void
diple_json_buffer_add_byte (DipleJsonBuffer *self, char byte)
{
  if (G_UNLIKELY (self->length == self->capacity))
    diple_json_buffer_grow (self, 1);
  self->data[self->length++] = byte;
}

/* JSON that stands in the program's text. */
#define diple_json_buffer_add_literal(self, literal)                                               \
  diple_json_buffer_add ((self), "" literal, sizeof (literal) - 1)

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DipleJsonBuffer, diple_json_buffer_clear)

G_END_DECLS
