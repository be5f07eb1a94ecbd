/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/export/diple-jsonl-check-private.h"

#include "data/export/diple-json-buffer-private.h"

#define DEEPEST 64

/* What may come next. */
enum
{
  LINE_START,
  FIRST_KEY, /* or } */
  KEY,
  COLON,
  FIRST_ELEMENT, /* or ] */
  VALUE,
  AFTER_VALUE,
  STRING,
  STRING_AS_KEY,
  ESCAPE,
  ESCAPE_IN_KEY,
  WORD,     /* inside true, false, null */
  MINUS,    /* a digit must follow */
  ZERO,     /* no digit may follow */
  DIGITS,   /* of the whole part */
  POINT,    /* a digit must follow */
  FRACTION, /* more digits may */
  EXPONENT, /* a sign or a digit must follow */
  EXPONENT_SIGN /* a digit must follow */,
  EXPONENT_DIGITS,
};

static gboolean
is_digit (guchar byte)
{
  return byte >= '0' && byte <= '9';
}

static gboolean
open_level (DipleJsonlCheck *self, gboolean object)
{
  if (self->n_objects == DEEPEST)
    return FALSE;
  self->n_objects++;
  self->is_object = self->is_object << 1 | (object ? 1 : 0);
  self->state = object ? FIRST_KEY : FIRST_ELEMENT;
  return TRUE;
}

static gboolean
close_level (DipleJsonlCheck *self, gboolean object)
{
  if (self->n_objects == 0 || (self->is_object & 1) != (object ? 1u : 0u))
    return FALSE;
  self->n_objects--;
  self->is_object >>= 1;
  self->state = AFTER_VALUE;
  return TRUE;
}

static gboolean
begin_word (DipleJsonlCheck *self, const char *rest)
{
  self->rest = rest;
  self->state = WORD;
  return TRUE;
}

static gboolean
begin_value (DipleJsonlCheck *self, guchar byte)
{
  switch (byte)
    {
    case '{':
    case '[':
      return open_level (self, byte == '{');
    case '"':
      self->state = STRING;
      return TRUE;
    case 't':
      return begin_word (self, "rue");
    case 'f':
      return begin_word (self, "alse");
    case 'n':
      return begin_word (self, "ull");
    case '-':
      self->state = MINUS;
      return TRUE;
    default:
      self->state = byte == '0' ? ZERO : DIGITS;
      return is_digit (byte);
    }
}

static gboolean
after_value (DipleJsonlCheck *self, guchar byte)
{
  if (byte == '}' || byte == ']')
    return close_level (self, byte == '}');
  if (byte == ',' && self->n_objects > 0)
    {
      self->state = (self->is_object & 1) ? KEY : VALUE;
      return TRUE;
    }
  if (byte != '\n' || self->n_objects > 0)
    return FALSE;
  self->n_lines++;
  self->state = LINE_START;
  return TRUE;
}

/* The first byte of a character of several, by Unicode's table of well-formed sequences. */
static gboolean
begin_character (DipleJsonlCheck *self, guchar byte)
{
  self->low = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
  self->high = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
  self->continuation = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
  return byte >= 0xc2 && byte <= 0xf4;
}

static gboolean
continue_character (DipleJsonlCheck *self, guchar byte)
{
  gboolean fits = byte >= self->low && byte <= self->high;

  self->continuation--;
  self->low = 0x80;
  self->high = 0xbf;
  return fits;
}

static gboolean
in_string (DipleJsonlCheck *self, guchar byte)
{
  if (self->continuation > 0)
    return continue_character (self, byte);
  if (byte >= 0x80)
    return begin_character (self, byte);
  if (byte == '"')
    self->state = self->state == STRING ? AFTER_VALUE : COLON;
  else if (byte == '\\')
    self->state = self->state == STRING ? ESCAPE : ESCAPE_IN_KEY;
  return byte >= 0x20;
}

static gboolean
in_escape (DipleJsonlCheck *self, guchar byte)
{
  gboolean last = TRUE;
  gboolean fits;

  if (self->hex > 0)
    {
      fits = g_ascii_isxdigit (byte);
      last = --self->hex == 0;
    }
  else if (byte == 'u')
    {
      fits = TRUE;
      last = FALSE;
      self->hex = 4;
    }
  else
    fits = byte != '\0' && strchr ("\"\\/bfnrt", byte) != NULL;

  if (last)
    self->state = self->state == ESCAPE ? STRING : STRING_AS_KEY;
  return fits;
}

static gboolean
in_word (DipleJsonlCheck *self, guchar byte)
{
  gboolean fits = byte == (guchar) *self->rest;

  self->rest++;
  if (*self->rest == '\0')
    self->state = AFTER_VALUE;
  return fits;
}

static gboolean
in_number (DipleJsonlCheck *self, guchar byte)
{
  const int state = self->state;
  const gboolean may_end =
      state == ZERO || state == DIGITS || state == FRACTION || state == EXPONENT_DIGITS;

  if (is_digit (byte) && state != ZERO)
    self->state = state == MINUS                                ? (byte == '0' ? ZERO : DIGITS)
                  : state == POINT                              ? FRACTION
                  : state == EXPONENT || state == EXPONENT_SIGN ? EXPONENT_DIGITS
                                                                : state;
  else if (byte == '.' && (state == ZERO || state == DIGITS))
    self->state = POINT;
  else if ((byte == 'e' || byte == 'E') && may_end && state != EXPONENT_DIGITS)
    self->state = EXPONENT;
  else if ((byte == '+' || byte == '-') && state == EXPONENT)
    self->state = EXPONENT_SIGN;
  else
    return may_end && after_value (self, byte);
  return TRUE;
}

static gboolean
in_key (DipleJsonlCheck *self, guchar byte)
{
  if (byte == '}' && self->state == FIRST_KEY)
    return close_level (self, TRUE);
  self->state = STRING_AS_KEY;
  return byte == '"';
}

static gboolean
feed_byte (DipleJsonlCheck *self, guchar byte)
{
  switch (self->state)
    {
    case LINE_START:
      return byte == '{' && open_level (self, TRUE);
    case FIRST_KEY:
    case KEY:
      return in_key (self, byte);
    case COLON:
      self->state = VALUE;
      return byte == ':';
    case FIRST_ELEMENT:
      return byte == ']' ? close_level (self, FALSE) : begin_value (self, byte);
    case VALUE:
      return begin_value (self, byte);
    case AFTER_VALUE:
      return after_value (self, byte);
    case STRING:
    case STRING_AS_KEY:
      return in_string (self, byte);
    case ESCAPE:
    case ESCAPE_IN_KEY:
      return in_escape (self, byte);
    case WORD:
      return in_word (self, byte);
    default:
      return in_number (self, byte);
    }
}

/* Inside a string, goes over the ASCII that most of it is, and over its end. */
static gsize
skip_plain (DipleJsonlCheck *self, const char *bytes, gsize n_bytes)
{
  gsize i = diple_json_plain_run (bytes, n_bytes, DIPLE_JSON_HIGH);

  if (i == n_bytes || bytes[i] != '"')
    return i;
  self->state = self->state == STRING ? AFTER_VALUE : COLON;
  return i + 1;
}

void
diple_jsonl_check_init (DipleJsonlCheck *self)
{
  *self = (DipleJsonlCheck){ .state = LINE_START };
}

gboolean
diple_jsonl_check_feed (DipleJsonlCheck *self, const char *bytes, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes && !self->failed; i++)
    {
      if (self->continuation == 0 && (self->state == STRING || self->state == STRING_AS_KEY))
        i += skip_plain (self, bytes + i, n_bytes - i);
      if (i < n_bytes && !feed_byte (self, (guchar) bytes[i]))
        self->failed = TRUE;
    }
  return !self->failed;
}

gboolean
diple_jsonl_check_finish (const DipleJsonlCheck *self)
{
  return !self->failed && self->state == LINE_START;
}
