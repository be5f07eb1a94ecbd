/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/export/diple-json-buffer-private.h"
#include "data/export/diple-jsonl-check-private.h"

typedef struct
{
  const char *text;
  const char *json;
} Pair;

static void
test_only_what_must_be_is_escaped (void)
{
  static const Pair pairs[] = {
    { "", "\"\"" },
    { "plain", "\"plain\"" },
    { "\"\\/", "\"\\\"\\\\/\"" },
    { "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
    { "\x01\x1f\x7f", "\"\\u0001\\u001f\x7f\"" },
    { "🙂 שלום 日本 \xe2\x80\xa8", "\"🙂 שלום 日本 \xe2\x80\xa8\"" },
    { "seven b\"", "\"seven b\\\"\"" },
    { "exactly 8", "\"exactly 8\"" },
    { "a long one, and then \"quoted\\ and\nmore of it",
      "\"a long one, and then \\\"quoted\\\\ and\\nmore of it\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_auto (DipleJsonBuffer) buffer;

      diple_json_buffer_init (&buffer);
      diple_json_buffer_add_string (&buffer, pairs[i].text, strlen (pairs[i].text));
      diple_json_buffer_add_byte (&buffer, '\0');
      g_assert_cmpstr (buffer.data, ==, pairs[i].json);
      g_assert_false (buffer.malformed);
    }
}

/* Every byte at every place of a word, so that no trick with words misses one. */
static void
test_every_byte_is_seen_at_every_place (void)
{
  for (guint place = 0; place < 24; place++)
    for (guint byte = 1; byte < 0x80; byte++)
      {
        char text[25];
        gsize wanted = byte < 0x20 || byte == '"' || byte == '\\' ? place : 24;

        memset (text, 'x', 24);
        text[place] = (char) byte;
        g_assert_cmpuint (diple_json_plain_run (text, 24, 0), ==, wanted);
        text[place] = (char) (byte | 0x80);
        g_assert_cmpuint (diple_json_plain_run (text, 24, 0), ==, 24);
        g_assert_cmpuint (diple_json_plain_run (text, 24, DIPLE_JSON_HIGH), ==, place);
      }
}

static void
test_numbers_and_ids_are_written_out (void)
{
  g_auto (DipleJsonBuffer) buffer;

  diple_json_buffer_init (&buffer);
  diple_json_buffer_add_number (&buffer, 0);
  diple_json_buffer_add_byte (&buffer, ' ');
  diple_json_buffer_add_number (&buffer, G_MAXUINT64);
  diple_json_buffer_add_byte (&buffer, ' ');
  diple_json_buffer_add_id (&buffer, 33);
  diple_json_buffer_add_byte (&buffer, '\0');
  g_assert_cmpstr (buffer.data, ==, "0 18446744073709551615 \"0000000000011\"");
}

static void
test_text_that_is_not_utf8_is_told (void)
{
  g_auto (DipleJsonBuffer) buffer;

  diple_json_buffer_init (&buffer);
  diple_json_buffer_add_string (&buffer, "a\xff", 2);
  g_assert_true (buffer.malformed);
}

/* Whole, and one byte at a time: a file is read in pieces. */
static gboolean
is_accepted (const char *text, guint64 n_lines)
{
  DipleJsonlCheck whole;
  DipleJsonlCheck bytes;

  diple_jsonl_check_init (&whole);
  diple_jsonl_check_init (&bytes);
  diple_jsonl_check_feed (&whole, text, strlen (text));
  for (gsize i = 0; text[i] != '\0'; i++)
    diple_jsonl_check_feed (&bytes, text + i, 1);
  g_assert_cmpint (diple_jsonl_check_finish (&whole), ==, diple_jsonl_check_finish (&bytes));
  g_assert_cmpuint (whole.n_lines, ==, bytes.n_lines);
  return diple_jsonl_check_finish (&whole) && whole.n_lines == n_lines;
}

static void
test_json_lines_are_accepted (void)
{
  static const char *const lines[] = {
    "{}\n",
    "{\"a\":1}\n",
    "{\"a\":[],\"b\":{},\"c\":[1,-2,0,0.5,1e9,1.25E-3,true,false,null,\"\"]}\n",
    "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\"}\n",
    "{\"é🙂日\":\"שלום 🙂 \xed\x9f\xbf \xee\x80\x80 \xf4\x8f\xbf\xbf\"}\n",
    "{\"a\":[[[{\"b\":[{}]}]]]}\n",
    "{\"a long enough key\":\"and a value that is longer than a word\"}\n",
  };

  g_assert_true (is_accepted ("", 0));
  g_assert_true (is_accepted ("{}\n{\"a\":1}\n{}\n", 3));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_true (is_accepted (lines[i], 1));
    }
}

static const char *const refused[] = {
  "{}",
  "\n",
  "[]\n",
  "1\n",
  "{}\n\n",
  "{} {}\n",
  "{\"a\":1,}\n",
  "{\"a\":[1,]}\n",
  "{\"a\"}\n",
  "{\"a\":}\n",
  "{a:1}\n",
  "{,}\n",
  "{\"a\":[}]\n",
  "{\"a\":1]\n",
  "{\"a\":01}\n",
  "{\"a\":-}\n",
  "{\"a\":1.}\n",
  "{\"a\":1.5.5}\n",
  "{\"a\":1e}\n",
  "{\"a\":1e+}\n",
  "{\"a\":1e5e5}\n",
  "{\"a\":+1}\n",
  "{\"a\":tru}\n",
  "{\"a\":True}\n",
  "{\"a\":nul}\n",
  "{\"a\":\"\\x\"}\n",
  "{\"a\":\"\\u12g4\"}\n",
  "{\"a\":\"line\nbreak\"}\n",
  "{\"a\":\"\x01\"}\n",
  "{\"a\":\"\xff\"}\n",
  "{\"a\":\"\xc0\x80\"}\n",
  "{\"a\":\"\xed\xa0\x80\"}\n",
  "{\"a\":\"\xf4\x90\x80\x80\"}\n",
  "{\"a\":\"\xe2\x82\"}\n",
  "{\"a\":\"\x80\"}\n",
  "{\"a\":1}}\n",
  "{\"a\":1 }\n",
};

static void
test_anything_else_is_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *shown = g_strescape (refused[i], NULL);

      g_test_message ("%s", shown);
      g_assert_false (is_accepted (refused[i], 1));
    }
}

static void
test_depth_has_an_end (void)
{
  g_autoptr (GString) deep = g_string_new ("{\"a\":");

  for (guint i = 0; i < 100; i++)
    g_string_append_c (deep, '[');
  for (guint i = 0; i < 100; i++)
    g_string_append_c (deep, ']');
  g_string_append (deep, "}\n");
  g_assert_false (is_accepted (deep->str, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/jsonl/only-what-must-be-is-escaped", test_only_what_must_be_is_escaped);
  g_test_add_func ("/jsonl/every-byte-is-seen-at-every-place",
                   test_every_byte_is_seen_at_every_place);
  g_test_add_func ("/jsonl/numbers-and-ids-are-written-out", test_numbers_and_ids_are_written_out);
  g_test_add_func ("/jsonl/text-that-is-not-utf8-is-told", test_text_that_is_not_utf8_is_told);
  g_test_add_func ("/jsonl/json-lines-are-accepted", test_json_lines_are_accepted);
  g_test_add_func ("/jsonl/anything-else-is-refused", test_anything_else_is_refused);
  g_test_add_func ("/jsonl/depth-has-an-end", test_depth_has_an_end);
  return g_test_run ();
}
