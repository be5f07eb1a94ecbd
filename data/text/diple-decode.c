/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucsdet.h>

#include "data/diple-error.h"

/* ICU gives 10 to a wild guess and 30 or more to a short text in the right encoding. */
#define LEAST_CONFIDENCE 15

/* The detector looks at the start of a long file only; ICU itself reads no more than this. */
#define DETECTOR_BYTES 65536

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UCharsetDetector, ucsdet_close)

typedef struct
{
  const char *encoding;
  const char *mark;
  gsize n_bytes;
} ByteOrderMark;

/* UTF-32 first: its little-endian mark begins with that of UTF-16. */
static const ByteOrderMark marks[] = {
  { "UTF-32LE", "\xff\xfe\0\0", 4 }, { "UTF-32BE", "\0\0\xfe\xff", 4 },
  { "UTF-8", "\xef\xbb\xbf", 3 },    { "UTF-16LE", "\xff\xfe", 2 },
  { "UTF-16BE", "\xfe\xff", 2 },
};

static const ByteOrderMark *
find_mark (const char *bytes, gsize n_bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (n_bytes >= marks[i].n_bytes && memcmp (bytes, marks[i].mark, marks[i].n_bytes) == 0)
      return &marks[i];
  return NULL;
}

static gboolean
refuse_byte (const char *name, const char *encoding, const char *bytes, gsize at, GError **error)
{
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_INPUT,
               _ ("%s: byte %" G_GSIZE_FORMAT " (0x%02X) is not valid %s; save the file as UTF-8"),
               name,
               at,
               (guint8) bytes[at],
               encoding);
  return FALSE;
}

static gboolean
refuse_nul (const char *name, gsize at, GError **error)
{
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_INPUT,
               _ ("%s: byte %" G_GSIZE_FORMAT " is NUL, so this is no text; a text in UTF-16 needs "
                  "its byte order mark"),
               name,
               at);
  return FALSE;
}

/* Whether @bytes are UTF-8 that was damaged rather than text in another encoding. Letters of UTF-8
 * always make a valid sequence; those of other encodings hardly ever do, and one in four at most in
 * Japanese, whose bytes meet in all combinations. */
static gboolean
is_damaged_utf8 (const char *bytes, gsize n_bytes)
{
  const char *end = bytes + n_bytes;
  gsize valid = 0;
  gsize invalid = 0;

  for (const char *p = bytes; p < end;)
    {
      gboolean ascii = (guint8) *p < 0x80;
      gboolean bad = !ascii && g_utf8_get_char_validated (p, end - p) >= (gunichar) -2;

      valid += !ascii && !bad;
      invalid += bad;
      p = ascii || bad ? p + 1 : g_utf8_next_char (p);
    }
  return valid > 0 && 2 * valid >= invalid;
}

static gboolean
take (DipleDecoded *decoded, char *text, gsize n_bytes, const char *encoding)
{
  decoded->text = text;
  decoded->n_bytes = n_bytes;
  decoded->encoding = g_strdup (encoding);
  return TRUE;
}

/* UTF-16 and UTF-32, whose byte order mark left no doubt. */
static gboolean
decode_wide (const char *bytes,
             gsize n_bytes,
             const ByteOrderMark *mark,
             const char *name,
             DipleDecoded *decoded,
             GError **error)
{
  static const char zero[4] = { 0 };
  gsize unit = mark->n_bytes; /* the mark is one unit long */
  gsize n_read = 0;
  gsize n_written = 0;
  g_autofree char *text = NULL;

  for (gsize i = unit; i + unit <= n_bytes; i += unit)
    if (memcmp (bytes + i, zero, unit) == 0)
      return refuse_nul (name, i, error);

  text =
      g_convert (bytes + unit, n_bytes - unit, "UTF-8", mark->encoding, &n_read, &n_written, NULL);
  if (text == NULL || n_read < n_bytes - unit)
    return refuse_byte (name, mark->encoding, bytes, unit + n_read, error);
  return take (decoded, g_steal_pointer (&text), n_written, mark->encoding);
}

/* A control character that no older encoding uses in running text betrays a wrong guess. */
static gboolean
reads_well (const char *text, gsize n_bytes)
{
  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0 || (c >= 0x80 && c < 0xa0 && c != 0x85) || c == 0xfffd)
        return FALSE;
    }
  return TRUE;
}

static char *
convert_match (const UCharsetMatch *match,
               const char *family,
               const char *bytes,
               gsize n_bytes,
               gsize *n_written)
{
  UErrorCode code = U_ZERO_ERROR;
  const char *encoding = ucsdet_getName (match, &code);
  gsize n_read = 0;
  g_autofree char *text = NULL;

  if (U_FAILURE (code) || !g_str_has_prefix (encoding, family) ||
      g_str_has_prefix (encoding, "UTF-") || g_str_has_prefix (encoding, "IBM4") ||
      ucsdet_getConfidence (match, &code) < LEAST_CONFIDENCE)
    return NULL;

  text = g_convert (bytes, n_bytes, "UTF-8", encoding, &n_read, n_written, NULL);
  if (text == NULL || n_read < n_bytes || !reads_well (text, *n_written))
    return NULL;
  return g_steal_pointer (&text);
}

/* The detector reads the first bytes only: they should be the telling ones. */
static const char *
skip_ascii (const char *bytes, gsize n_bytes)
{
  gsize i = 0;

  while (i < n_bytes && (guint8) bytes[i] < 0x80 && bytes[i] != 0x1b)
    i++;
  return bytes + (i > DETECTOR_BYTES / 2 ? i - DETECTOR_BYTES / 2 : 0);
}

/* @family is what the encoding's name begins with. */
static gboolean
detect (const char *bytes, gsize n_bytes, const char *family, DipleDecoded *decoded)
{
  UErrorCode code = U_ZERO_ERROR;
  g_autoptr (UCharsetDetector) detector = ucsdet_open (&code);
  const char *sample = skip_ascii (bytes, n_bytes);
  const UCharsetMatch **matches = NULL;
  int n_matches = 0;

  ucsdet_setText (detector, sample, (int) MIN (bytes + n_bytes - sample, DETECTOR_BYTES), &code);
  matches = ucsdet_detectAll (detector, &n_matches, &code);
  if (U_FAILURE (code))
    return FALSE;

  for (int i = 0; i < n_matches; i++)
    {
      gsize n_written = 0;
      char *text = convert_match (matches[i], family, bytes, n_bytes, &n_written);

      if (text != NULL)
        {
          const char *encoding = ucsdet_getName (matches[i], &code);

          decoded->warning = g_strdup_printf (
              _ ("not UTF-8; read as %s (%d %% sure), so look whether its letters are right"),
              encoding,
              ucsdet_getConfidence (matches[i], &code));
          return take (decoded, text, n_written, encoding);
        }
    }
  return FALSE;
}

static gboolean
has_escapes (const char *bytes, gsize n_bytes)
{
  return memmem (bytes, n_bytes, "\x1b$", 2) != NULL || memmem (bytes, n_bytes, "\x1b(", 2) != NULL;
}

static gboolean
decode_narrow (
    const char *bytes, gsize n_bytes, const char *name, DipleDecoded *decoded, GError **error)
{
  const char *nul = memchr (bytes, '\0', n_bytes);
  const char *bad = NULL;

  if (nul != NULL)
    return refuse_nul (name, nul - bytes, error);

  /* Only the escapes of ISO 2022 make an older encoding look like UTF-8. */
  if (g_utf8_validate_len (bytes, n_bytes, &bad))
    return (has_escapes (bytes, n_bytes) && detect (bytes, n_bytes, "ISO-2022", decoded)) ||
           take (decoded, g_strndup (bytes, n_bytes), n_bytes, "UTF-8");

  return (!is_damaged_utf8 (bytes, n_bytes) && detect (bytes, n_bytes, "", decoded)) ||
         refuse_byte (name, "UTF-8", bytes, bad - bytes, error);
}

static gboolean
decode_marked (const char *bytes,
               gsize n_bytes,
               const ByteOrderMark *mark,
               const char *name,
               DipleDecoded *decoded,
               GError **error)
{
  const char *nul = memchr (bytes, '\0', n_bytes);
  const char *bad = NULL;

  if (!g_str_equal (mark->encoding, "UTF-8"))
    return decode_wide (bytes, n_bytes, mark, name, decoded, error);
  if (nul != NULL)
    return refuse_nul (name, nul - bytes, error);
  if (!g_utf8_validate_len (bytes, n_bytes, &bad))
    return refuse_byte (name, "UTF-8", bytes, bad - bytes, error);
  return take (decoded,
               g_strndup (bytes + mark->n_bytes, n_bytes - mark->n_bytes),
               n_bytes - mark->n_bytes,
               "UTF-8");
}

static void
fold_crlf (DipleDecoded *decoded)
{
  char *to = memchr (decoded->text, '\r', decoded->n_bytes);
  const char *end = decoded->text + decoded->n_bytes;

  if (to == NULL)
    return;
  for (const char *from = to; from < end; from++)
    if (*from != '\r' || from + 1 == end || from[1] != '\n')
      *to++ = *from;
  *to = '\0';
  decoded->n_bytes = to - decoded->text;
}

gboolean
diple_decode (const char *bytes,
              gsize n_bytes,
              gboolean keep_crlf,
              const char *name,
              DipleDecoded *decoded,
              GError **error)
{
  const ByteOrderMark *mark = NULL;

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (decoded != NULL, FALSE);

  *decoded = (DipleDecoded){ 0 };
  if (n_bytes == 0)
    return take (decoded, g_strdup (""), 0, "UTF-8");

  mark = find_mark (bytes, n_bytes);
  if (mark != NULL ? !decode_marked (bytes, n_bytes, mark, name, decoded, error)
                   : !decode_narrow (bytes, n_bytes, name, decoded, error))
    return FALSE;

  if (!keep_crlf)
    fold_crlf (decoded);
  return TRUE;
}

void
diple_decoded_clear (DipleDecoded *decoded)
{
  g_clear_pointer (&decoded->text, g_free);
  g_clear_pointer (&decoded->encoding, g_free);
  g_clear_pointer (&decoded->warning, g_free);
}
