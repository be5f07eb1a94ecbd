/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-decode.h"
#include "data/diple-error.h"

#include <string.h>

#define BYTES(literal) literal, sizeof (literal) - 1

typedef struct
{
  const char *name;
  const char *bytes;
  gsize n_bytes;
  const char *text;
  const char *encoding;
} Sample;

static const Sample samples[] = {
  { "an empty file", BYTES (""), "", "UTF-8" },
  { "ASCII", BYTES ("The dam leaks.\n"), "The dam leaks.\n", "UTF-8" },
  { "UTF-8", BYTES ("Žofie řekla: „Ano.“ 彼は😀"), "Žofie řekla: „Ano.“ 彼は😀", "UTF-8" },
  { "UTF-8 with its mark",
    BYTES ("\xef\xbb\xbf"
           "Ano."),
    "Ano.",
    "UTF-8" },
  { "one mark and then another",
    BYTES ("\xef\xbb\xbf\xef\xbb\xbf"
           "a"),
    "\xef\xbb\xbf"
    "a",
    "UTF-8" },
  { "little-endian UTF-16",
    BYTES ("\xff\xfe"
           "D\0a\0m\0 \0=\xd8\0\xde"),
    "Dam 😀",
    "UTF-16LE" },
  { "big-endian UTF-16",
    BYTES ("\xfe\xff"
           "\0D\0\xe4\0m\0m\0e"),
    "Dämme",
    "UTF-16BE" },
  { "UTF-32",
    BYTES ("\xff\xfe\0\0"
           "D\0\0\0\0\xf6\1\0"),
    "D😀",
    "UTF-32LE" },
  { "CR LF", BYTES ("one\r\ntwo\r\n\r\nthree"), "one\ntwo\n\nthree", "UTF-8" },
  { "a lone CR", BYTES ("one\rtwo\r\r\nthree\r"), "one\rtwo\r\nthree\r", "UTF-8" },
  { "CR LF in UTF-16",
    BYTES ("\xff\xfe"
           "a\0\r\0\n\0b\0"),
    "a\nb",
    "UTF-16LE" },
  { "white space at both ends", BYTES (" \n a \t\n\n"), " \n a \t\n\n", "UTF-8" },
  { "letters that are not composed", BYTES ("e\xcc\x81"), "e\xcc\x81", "UTF-8" },
  { "line separators of other kinds",
    BYTES ("a\xe2\x80\xa8"
           "b\xc2\x85"
           "c\f"),
    "a\xe2\x80\xa8"
    "b\xc2\x85"
    "c\f",
    "UTF-8" },
};

static void
test_decodes (gconstpointer data)
{
  const Sample *sample = data;
  g_auto (DipleDecoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;

  diple_decode (sample->bytes, sample->n_bytes, FALSE, "a.txt", &decoded, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (decoded.text, ==, sample->text);
  g_assert_cmpuint (decoded.n_bytes, ==, strlen (sample->text));
  g_assert_cmpstr (decoded.encoding, ==, sample->encoding);
  g_assert_null (decoded.warning);
}

/* Older encodings, of texts long enough that there is something to recognise. */
static const Sample older[] = {
  { "Western European",
    BYTES (
        "La commune a été évacuée mercredi après la crue; le maire a réclamé de l'aide à l'État. "
        "Plusieurs élèves ont été blessés près de la digue."),
    NULL,
    "ISO-8859-1" },
  { "Windows quotation marks",
    BYTES ("The mayor said: \x93The d\xe9\x62\xe2\x63le is over\x94 \x97 and left for the caf\xe9 "
           "where the others had been waiting since the morning."),
    NULL,
    "windows-1252" },
  { "Russian",
    BYTES ("Мэр города заявил, что плотина выдержала, а жители вернулись домой в среду вечером."),
    NULL,
    "windows-1251" },
  { "Japanese",
    BYTES ("市長は水曜日、堤防は持ちこたえたと述べた。住民は夕方に帰宅した。けが人はいない。"),
    NULL,
    "Shift_JIS" },
  { "Japanese with escapes",
    BYTES ("市長は水曜日、堤防は持ちこたえたと述べた。"),
    NULL,
    "ISO-2022-JP" },
  { "Chinese",
    BYTES ("市长星期三表示，堤坝没有决口，居民当晚已经返回家中，没有人受伤，救援工作仍在继续。"),
    NULL,
    "GB18030" },
};

static void
test_recognises (gconstpointer data)
{
  const Sample *sample = data;
  gsize n_bytes = 0;
  g_autofree char *bytes = NULL;
  g_autofree char *expected = NULL;
  g_auto (DipleDecoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;

  /* The windows-1252 sample stands in its own bytes already. */
  if (g_utf8_validate (sample->bytes, sample->n_bytes, NULL))
    bytes = g_convert (
        sample->bytes, sample->n_bytes, sample->encoding, "UTF-8", NULL, &n_bytes, &error);
  else
    {
      bytes = g_memdup2 (sample->bytes, sample->n_bytes);
      n_bytes = sample->n_bytes;
    }
  g_assert_no_error (error);
  expected = g_convert (bytes, n_bytes, "UTF-8", sample->encoding, NULL, NULL, &error);
  g_assert_no_error (error);

  diple_decode (bytes, n_bytes, FALSE, "a.txt", &decoded, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (decoded.encoding, ==, sample->encoding);
  g_assert_cmpstr (decoded.text, ==, expected);
  g_assert_nonnull (strstr (decoded.warning, sample->encoding));
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize n_bytes;
  const char *said; /* what the message contains */
} Refusal;

static const Refusal refusals[] = {
  { "a NUL", BYTES ("The dam\0leaks."), "a.txt: byte 7 is NUL" },
  { "UTF-16 without its mark", BYTES ("D\0a\0m\0"), "byte 1 is NUL" },
  { "a NUL in UTF-16",
    BYTES ("\xff\xfe"
           "D\0\0\0a\0"),
    "byte 4 is NUL" },
  { "half a pair in UTF-16",
    BYTES ("\xff\xfe"
           "D\0=\xd8"
           "a\0"),
    "byte 4 (0x3D) is not valid UTF-16LE" },
  { "half a unit in UTF-16",
    BYTES ("\xff\xfe"
           "D\0a"),
    "byte 4 (0x61) is not valid UTF-16LE" },
  { "one broken byte in UTF-8",
    BYTES ("Žofie řekla ano \xe9 a šla."),
    "byte 18 (0xE9) is not valid UTF-8" },
  { "UTF-8 that is cut off",
    BYTES ("Žofie řekla „ano\xe2\x80"),
    "byte 20 (0xE2) is not valid UTF-8" },
  { "a broken byte after the mark",
    BYTES ("\xef\xbb\xbf"
           "caf\xe9"),
    "byte 6 (0xE9) is not valid UTF-8" },
  { "an overlong slash", BYTES ("Žofie \xc0\xaf"), "byte 7 (0xC0)" },
  { "a surrogate in UTF-8", BYTES ("ř \xed\xa0\x80 ž ů č"), "byte 3 (0xED)" },
  { "nothing but noise",
    BYTES ("\x81\x8d\x8f\x90\x9d\x81\x8d"),
    "byte 0 (0x81) is not valid UTF-8" },
};

static void
test_refuses (gconstpointer data)
{
  const Refusal *refusal = data;
  g_auto (DipleDecoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (
      diple_decode (refusal->bytes, refusal->n_bytes, FALSE, "a.txt", &decoded, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_INPUT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, refusal->said));
  g_assert_null (decoded.text);
}

static void
test_crlf_is_kept_on_request (void)
{
  g_auto (DipleDecoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_decode (BYTES ("one\r\ntwo\r\n"), TRUE, "a.txt", &decoded, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (decoded.text, ==, "one\r\ntwo\r\n");
  g_assert_cmpuint (decoded.n_bytes, ==, 10);
}

static void
add_table (const char *prefix, const void *table, gsize size, guint n, GTestDataFunc func)
{
  for (guint i = 0; i < n; i++)
    {
      const char *row = (const char *) table + i * size;
      g_autofree char *path = g_strconcat (prefix, *(const char *const *) row, NULL);

      g_test_add_data_func (path, row, func);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_table ("/decode/reads ", samples, sizeof *samples, G_N_ELEMENTS (samples), test_decodes);
  add_table ("/decode/recognises ", older, sizeof *older, G_N_ELEMENTS (older), test_recognises);
  add_table ("/decode/refuses ", refusals, sizeof *refusals, G_N_ELEMENTS (refusals), test_refuses);
  g_test_add_func ("/decode/CR LF is kept on request", test_crlf_is_kept_on_request);
  return g_test_run ();
}
