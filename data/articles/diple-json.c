/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/articles/diple-json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 256
#define MOST_BYTES_SAID 60

gboolean
diple_slice_is (DipleSlice slice, const char *text)
{
  return strlen (text) == slice.n_bytes && memcmp (slice.bytes, text, slice.n_bytes) == 0;
}

char *
diple_slice_dup (DipleSlice slice)
{
  return g_strndup (slice.bytes, slice.n_bytes);
}

char *
diple_slice_shorten (DipleSlice text)
{
  gsize n = MIN (text.n_bytes, MOST_BYTES_SAID);

  if (n == text.n_bytes)
    return diple_slice_dup (text);
  while (n > 0 && ((guint8) text.bytes[n] & 0xc0) == 0x80)
    n--;
  return g_strdup_printf ("%.*s…", (int) n, text.bytes);
}

gboolean
diple_json_fail (DipleJson *self, const char *format, ...)
{
  va_list arguments;

  if (self->problem != NULL)
    return FALSE;
  va_start (arguments, format);
  self->problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->problem_at = self->at;
  return FALSE;
}

void
diple_json_init (DipleJson *self, const char *bytes, gsize n_bytes)
{
  const char *bad = NULL;

  *self = (DipleJson){ .start = bytes, .at = bytes, .end = bytes + n_bytes };
  if (g_utf8_validate_len (bytes, n_bytes, &bad))
    return;
  self->at = bad;
  diple_json_fail (
      self, _ ("not valid UTF-8 (byte 0x%02X); save the file as UTF-8"), (guint8) *bad);
}

void
diple_json_clear (DipleJson *self)
{
  g_clear_pointer (&self->problem, g_free);
  if (self->scratch != NULL)
    g_string_free (g_steal_pointer (&self->scratch), TRUE);
}

static void
skip_space (DipleJson *self)
{
  while (self->at < self->end &&
         (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;
}

/* The next character that is no white space, or 0. */
static char
look (DipleJson *self)
{
  if (self->problem != NULL)
    return 0;
  skip_space (self);
  return self->at < self->end ? *self->at : 0;
}

static gboolean
expect (DipleJson *self, const char *what)
{
  if (self->problem == NULL && self->at >= self->end)
    return diple_json_fail (self, _ ("it ends where %s was expected"), what);
  return diple_json_fail (self, _ ("%s was expected"), what);
}

char
diple_json_peek (DipleJson *self)
{
  char c = look (self);

  return c == '-' || g_ascii_isdigit (c) ? '0' : c;
}

gboolean
diple_json_enter (DipleJson *self, char bracket)
{
  if (look (self) != bracket)
    return expect (self, bracket == '{' ? _ ("an object") : _ ("a list"));
  self->at++;
  return TRUE;
}

/* The comma before every part but the first, and the end. */
static gboolean
next_part (DipleJson *self, guint *n, char close)
{
  char c = look (self);

  if (c == close)
    {
      self->at++;
      return FALSE;
    }
  if (*n > 0 && c != ',')
    return expect (self, close == '}' ? _ ("“,” or “}”") : _ ("“,” or “]”"));
  if (*n > 0)
    self->at++;
  (*n)++;
  return self->problem == NULL;
}

gboolean
diple_json_next_item (DipleJson *self, guint *n)
{
  return next_part (self, n, ']');
}

gboolean
diple_json_next_key (DipleJson *self, guint *n, DipleSlice *key)
{
  if (!next_part (self, n, '}') || !diple_json_read_string (self, key))
    return FALSE;
  if (look (self) != ':')
    return expect (self, _ ("“:”"));
  self->at++;
  return TRUE;
}

#define EACH_BYTE(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* The high bit of the lowest byte of @word that is zero, and perhaps of some above it. */
static guint64
find_zero (guint64 word)
{
  return (word - EACH_BYTE (1)) & ~word & EACH_BYTE (0x80);
}

/* Whether a byte of @word is a quotation mark, a backslash or a control character. */
static gboolean
ends_plain (guint64 word)
{
  guint64 control = (word - EACH_BYTE (0x20)) & ~word & EACH_BYTE (0x80);

  return (find_zero (word ^ EACH_BYTE ('"')) | find_zero (word ^ EACH_BYTE ('\\')) | control) != 0;
}

/* The first byte at or after @p that ends the plain part of a string, eight at a time. */
static const char *
plain_end (const char *p, const char *end)
{
  guint64 word = 0;

  for (; end - p >= 8; p += 8)
    {
      memcpy (&word, p, sizeof word);
      if (ends_plain (word))
        break;
    }
  while (p < end && *p != '"' && *p != '\\' && (guint8) *p >= 0x20)
    p++;
  return p;
}

static gboolean
read_unit (DipleJson *self, gunichar *unit)
{
  *unit = 0;
  if (self->end - self->at < 4)
    return diple_json_fail (self, _ ("an escape is cut off"));
  for (guint i = 0; i < 4; i++, self->at++)
    {
      int digit = g_ascii_xdigit_value (*self->at);

      if (digit < 0)
        return diple_json_fail (self, _ ("“\\u” needs four hexadecimal digits"));
      *unit = *unit * 16 + (guint) digit;
    }
  return TRUE;
}

/* After "\u": one unit, or a pair of them. */
static gboolean
read_code_point (DipleJson *self, gunichar *c)
{
  gunichar low = 0;

  if (!read_unit (self, c))
    return FALSE;
  if (*c == 0)
    return diple_json_fail (self, _ ("“\\u0000” is no text; take it out"));
  if (*c < 0xd800 || *c > 0xdfff)
    return TRUE;
  if (*c > 0xdbff || self->end - self->at < 6 || self->at[0] != '\\' || self->at[1] != 'u')
    return diple_json_fail (self, _ ("half of a surrogate pair stands alone"));
  self->at += 2;
  if (!read_unit (self, &low))
    return FALSE;
  if (low < 0xdc00 || low > 0xdfff)
    return diple_json_fail (self, _ ("half of a surrogate pair stands alone"));
  *c = 0x10000 + ((*c - 0xd800) << 10) + (low - 0xdc00);
  return TRUE;
}

/* After the backslash. */
static gboolean
read_escape (DipleJson *self)
{
  static const char names[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  const char *found = NULL;
  gunichar c = 0;

  if (self->at >= self->end)
    return diple_json_fail (self, _ ("a string does not end"));
  if (*self->at == 'u')
    {
      self->at++;
      if (read_code_point (self, &c))
        g_string_append_unichar (self->scratch, c);
      return self->problem == NULL;
    }
  found = *self->at != '\0' ? strchr (names, *self->at) : NULL;
  if (found == NULL)
    return diple_json_fail (self, _ ("unknown escape in a string"));
  g_string_append_c (self->scratch, values[found - names]);
  self->at++;
  return TRUE;
}

/* From the first escape on, in pieces. */
static gboolean
read_escaped (DipleJson *self, DipleSlice *string)
{
  while (*self->at != '"')
    {
      const char *stop = NULL;

      if (*self->at == '\\')
        {
          self->at++;
          if (!read_escape (self))
            return FALSE;
        }
      stop = plain_end (self->at, self->end);
      g_string_append_len (self->scratch, self->at, stop - self->at);
      self->at = stop;
      if (stop >= self->end)
        return diple_json_fail (self, _ ("a string does not end"));
      if ((guint8) *stop < 0x20)
        return diple_json_fail (self, _ ("a control character in a string must be escaped"));
    }
  self->at++;
  *string = (DipleSlice){ self->scratch->str, self->scratch->len };
  return TRUE;
}

gboolean
diple_json_read_string (DipleJson *self, DipleSlice *string)
{
  const char *start = NULL;

  if (look (self) != '"')
    return expect (self, _ ("a string"));
  start = ++self->at;
  self->at = plain_end (start, self->end);
  if (self->at < self->end && *self->at == '"')
    {
      *string = (DipleSlice){ start, self->at - start };
      self->at++;
      return TRUE;
    }
  if (self->at >= self->end)
    return diple_json_fail (self, _ ("a string does not end"));
  if (*self->at != '\\')
    return diple_json_fail (self, _ ("a control character in a string must be escaped"));

  if (self->scratch == NULL)
    self->scratch = g_string_sized_new (256);
  g_string_truncate (self->scratch, 0);
  g_string_append_len (self->scratch, start, self->at - start);
  return read_escaped (self, string);
}

char *
diple_json_dup_string (DipleJson *self)
{
  DipleSlice string = { 0 };

  return diple_json_read_string (self, &string) ? diple_slice_dup (string) : NULL;
}

static guint
skip_digits (DipleJson *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return (guint) (self->at - start);
}

static gboolean
skip_char (DipleJson *self, const char *wanted)
{
  if (self->at >= self->end || *self->at == '\0' || strchr (wanted, *self->at) == NULL)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
read_number (DipleJson *self, DipleSlice *number)
{
  const char *start = NULL;
  guint n_digits = 0;
  gboolean zero = FALSE;

  if (diple_json_peek (self) != '0')
    return expect (self, _ ("a number"));
  start = self->at;
  skip_char (self, "-");
  zero = self->at < self->end && *self->at == '0';
  n_digits = skip_digits (self);
  if (n_digits == 0 || (zero && n_digits > 1))
    return diple_json_fail (self, _ ("this is no number"));
  if (skip_char (self, ".") && skip_digits (self) == 0)
    return diple_json_fail (self, _ ("this is no number"));
  if (skip_char (self, "eE"))
    {
      skip_char (self, "+-");
      if (skip_digits (self) == 0)
        return diple_json_fail (self, _ ("this is no number"));
    }
  *number = (DipleSlice){ start, self->at - start };
  return TRUE;
}

gboolean
diple_json_read_uint (DipleJson *self, guint *value)
{
  DipleSlice number = { 0 };
  guint64 sum = 0;

  if (!read_number (self, &number))
    return FALSE;
  for (gsize i = 0; i < number.n_bytes; i++)
    {
      sum = sum * 10 + (guint64) (number.bytes[i] - '0');
      if (!g_ascii_isdigit (number.bytes[i]) || sum > G_MAXUINT)
        return diple_json_fail (self, _ ("a whole number from 0 on was expected"));
    }
  *value = (guint) sum;
  return TRUE;
}

gboolean
diple_json_read_double (DipleJson *self, double *value)
{
  DipleSlice number = { 0 };
  g_autofree char *text = NULL;

  if (!read_number (self, &number))
    return FALSE;
  text = diple_slice_dup (number);
  *value = g_ascii_strtod (text, NULL);
  return TRUE;
}

static gboolean
skip_word (DipleJson *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if ((gsize) (self->end - self->at) >= n && memcmp (self->at, words[i], n) == 0)
        {
          self->at += n;
          return TRUE;
        }
    }
  return expect (self, _ ("a value"));
}

static gboolean
skip_scalar (DipleJson *self, GString *compact)
{
  char kind = diple_json_peek (self);
  const char *start = self->at;
  DipleSlice ignored = { 0 };
  gboolean good = kind == '"'   ? diple_json_read_string (self, &ignored)
                  : kind == '0' ? read_number (self, &ignored)
                                : skip_word (self);

  if (good && compact != NULL)
    g_string_append_len (compact, start, self->at - start);
  return good;
}

static gboolean
skip_value (DipleJson *self, GString *compact, guint depth)
{
  char open = diple_json_peek (self);
  guint n = 0;

  if (open != '{' && open != '[')
    return skip_scalar (self, compact);
  if (depth == MAX_DEPTH)
    return diple_json_fail (self, _ ("it is nested too deeply"));

  self->at++;
  if (compact != NULL)
    g_string_append_c (compact, open);
  while (next_part (self, &n, open == '{' ? '}' : ']'))
    {
      if (n > 1 && compact != NULL)
        g_string_append_c (compact, ',');
      if (open == '{')
        {
          if (look (self) != '"')
            return expect (self, _ ("a string"));
          skip_scalar (self, compact);
          if (look (self) != ':')
            return expect (self, _ ("“:”"));
          self->at++;
          if (compact != NULL)
            g_string_append_c (compact, ':');
        }
      if (!skip_value (self, compact, depth + 1))
        return FALSE;
    }
  if (compact != NULL)
    g_string_append_c (compact, open == '{' ? '}' : ']');
  return self->problem == NULL;
}

gboolean
diple_json_skip (DipleJson *self, GString *compact)
{
  return self->problem == NULL && skip_value (self, compact, 0);
}

gboolean
diple_json_leap (DipleJson *self)
{
  guint depth = 0;
  char c = look (self);
  DipleSlice ignored = { 0 };

  if (c != '{' && c != '[')
    return diple_json_skip (self, NULL);
  for (; self->at < self->end; self->at++)
    {
      c = *self->at;
      if (c == '"')
        {
          if (!diple_json_read_string (self, &ignored))
            return FALSE;
          self->at--;
        }
      else if (c == '{' || c == '[')
        depth++;
      else if ((c == '}' || c == ']') && --depth == 0)
        {
          self->at++;
          return TRUE;
        }
    }
  return diple_json_fail (self, _ ("an object or a list does not end"));
}

gboolean
diple_json_finish (DipleJson *self)
{
  if (look (self) != 0 || (self->problem == NULL && self->at < self->end))
    return expect (self, _ ("the end of the line"));
  return self->problem == NULL;
}

void
diple_json_locate (const DipleJson *self, guint *line, guint *column)
{
  const char *at = self->problem_at != NULL ? self->problem_at : self->at;
  const char *last = self->start;

  *line = 1;
  for (const char *p = self->start; p < at; p++)
    if (*p == '\n')
      {
        (*line)++;
        last = p + 1;
      }
  *column = (guint) g_utf8_strlen (last, at - last) + 1;
}
