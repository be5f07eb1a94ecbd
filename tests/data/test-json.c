/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/articles/diple-json-private.h"

#include <jansson.h>
#include <string.h>

/* Jansson is the judge of what is JSON: both must take the same. Where we refuse more (numbers are
 * never too big for us, because they are kept as text) is said in the tests below. */
static const char *const values[] = {
  "{}",
  "[]",
  " { } ",
  "[ ]",
  "\"\"",
  "null",
  "true",
  "false",
  "0",
  "-0",
  "12",
  "-1.5e+10",
  "1E5",
  "1.0",
  "{\"a\":1,\"b\":[true,false,null],\"c\":{\"d\":\"e\"}}",
  "[[[[[]]]]]",
  "\"a\\\"b\\\\c\\/d\\b\\f\\n\\r\\te\"",
  "\"\\u00e9\\u5824\\ud83c\\udf0a\"",
  "\"Dämme 🌊 堤\"",
  "\t\r\n{\r\n\t\"a\" :\n1 }\n",
  "",
  " ",
  "{",
  "}",
  "[",
  "[1",
  "[1,",
  "[1,]",
  "[,1]",
  "[1 2]",
  "{\"a\"}",
  "{\"a\":}",
  "{\"a\":1,}",
  "{,}",
  "{a:1}",
  "{'a':1}",
  "{1:1}",
  "{\"a\" 1}",
  "{\"a\":1 \"b\":2}",
  "01",
  "-",
  "+1",
  "1.",
  ".5",
  "1e",
  "1e+",
  "0x10",
  "NaN",
  "Infinity",
  "nul",
  "nulll",
  "True",
  "\"",
  "\"a",
  "\"a\\",
  "\"a\\\"",
  "\"\\x41\"",
  "\"\\u12\"",
  "\"\\u12g4\"",
  "\"\\ud83c\"",
  "\"\\ud83c\\u0041\"",
  "\"\\udf0a\"",
  "\"\\u0000\"",
  "\"a\nb\"",
  "\"a\tb\"",
  "\"\xff\"",
  "\"\xc3\"",
  "\"\xed\xa0\x80\"",
  "[1]x",
  "[1][2]",
  "{}}",
  "// a\n{}",
  "\xef\xbb\xbf{}",
};

static void
test_takes_what_is_json (gconstpointer data)
{
  const char *text = data;
  json_error_t ignored;
  json_t *expected = json_loads (text, JSON_DECODE_ANY, &ignored);
  g_autoptr (GString) compact = g_string_new (NULL);
  g_auto (DipleJson) json = { 0 };
  gboolean good = FALSE;

  diple_json_init (&json, text, strlen (text));
  good = diple_json_skip (&json, compact) && diple_json_finish (&json);

  g_test_message ("%s", json.problem != NULL ? json.problem : "well-formed");
  g_assert_cmpint (good, ==, expected != NULL);
  g_assert_cmpint (good, ==, json.problem == NULL);
  if (expected != NULL)
    {
      json_t *again = json_loads (compact->str, JSON_DECODE_ANY, &ignored);

      g_assert_true (json_equal (expected, again));
      json_decref (again);
    }
  json_decref (expected);
}

static void
test_strings_are_decoded (void)
{
  static const char text[] =
      "[\"plain\",\"a\\\"b\\\\c\\/\\b\\f\\n\\r\\t\",\"\\u00e9\\ud83c\\udf0a!\"]";
  const char *const expected[] = { "plain", "a\"b\\c/\b\f\n\r\t", "é🌊!" };
  g_auto (DipleJson) json = { 0 };
  guint n = 0;

  diple_json_init (&json, text, strlen (text));
  g_assert_true (diple_json_enter (&json, '['));
  while (diple_json_next_item (&json, &n))
    {
      g_autofree char *string = diple_json_dup_string (&json);

      g_assert_cmpstr (string, ==, expected[n - 1]);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  g_assert_true (diple_json_finish (&json));
}

static void
test_numbers_keep_their_spelling (void)
{
  static const char text[] = " [ 1.10 , 123456789012345678901234567890 , 1E+5 ] ";
  g_autoptr (GString) compact = g_string_new (NULL);
  g_auto (DipleJson) json = { 0 };

  diple_json_init (&json, text, strlen (text));
  g_assert_true (diple_json_skip (&json, compact));
  g_assert_cmpstr (compact->str, ==, "[1.10,123456789012345678901234567890,1E+5]");
}

static void
test_only_whole_numbers_are_offsets (void)
{
  const char *const refused[] = { "-1", "1.0", "1e2", "4294967296", "\"1\"", "null" };
  g_auto (DipleJson) json = { 0 };
  guint value = 0;

  diple_json_init (&json, "4294967295", 10);
  g_assert_true (diple_json_read_uint (&json, &value));
  g_assert_cmpuint (value, ==, G_MAXUINT32);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_auto (DipleJson) bad = { 0 };

      diple_json_init (&bad, refused[i], strlen (refused[i]));
      g_assert_false (diple_json_read_uint (&bad, &value));
      g_assert_nonnull (bad.problem);
    }
}

static void
test_nothing_works_after_a_problem (void)
{
  static const char text[] = "{\"a\":x,\"b\":1}";
  g_auto (DipleJson) json = { 0 };
  DipleSlice key = { 0 };
  guint n = 0;
  guint line = 0;
  guint column = 0;

  diple_json_init (&json, text, strlen (text));
  g_assert_true (diple_json_enter (&json, '{'));
  g_assert_true (diple_json_next_key (&json, &n, &key));
  g_assert_false (diple_json_skip (&json, NULL));
  g_assert_false (diple_json_next_key (&json, &n, &key));
  g_assert_false (diple_json_skip (&json, NULL));
  g_assert_false (diple_json_finish (&json));
  g_assert_cmpint (diple_json_peek (&json), ==, 0);
  diple_json_locate (&json, &line, &column);
  g_assert_cmpuint (line, ==, 1);
  g_assert_cmpuint (column, ==, 6);
}

static void
test_columns_count_characters (void)
{
  static const char text[] = "{\n \"堤🌊\": x}";
  g_auto (DipleJson) json = { 0 };
  guint line = 0;
  guint column = 0;

  diple_json_init (&json, text, strlen (text));
  g_assert_false (diple_json_skip (&json, NULL));
  diple_json_locate (&json, &line, &column);
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (column, ==, 8);
}

static void
test_a_deep_nest_is_refused (void)
{
  g_autofree char *text = g_strnfill (100000, '[');
  g_auto (DipleJson) json = { 0 };

  diple_json_init (&json, text, 100000);
  g_assert_false (diple_json_skip (&json, NULL));
  g_assert_nonnull (strstr (json.problem, "deeply"));
}

/* The reader may not look past the end that it was given. */
static void
test_every_beginning_is_refused (void)
{
  static const char text[] = "{\"a\":[1.5e+3,\"b\\u00e9\\n\",true,null],\"c\":{\"d\":-0}}";

  for (gsize n = 0; n < strlen (text); n++)
    {
      g_autofree char *copy = g_memdup2 (text, n);
      g_auto (DipleJson) json = { 0 };

      diple_json_init (&json, copy != NULL ? copy : "", n);
      g_assert_false (diple_json_skip (&json, NULL) && diple_json_finish (&json));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/json/takes what is JSON and nothing else %u", i + 1);

      g_test_add_data_func (path, values[i], test_takes_what_is_json);
    }
  g_test_add_func ("/json/strings are decoded", test_strings_are_decoded);
  g_test_add_func ("/json/numbers keep their spelling", test_numbers_keep_their_spelling);
  g_test_add_func ("/json/only whole numbers are offsets", test_only_whole_numbers_are_offsets);
  g_test_add_func ("/json/nothing works after a problem", test_nothing_works_after_a_problem);
  g_test_add_func ("/json/columns count characters", test_columns_count_characters);
  g_test_add_func ("/json/a deep nest is refused", test_a_deep_nest_is_refused);
  g_test_add_func ("/json/every beginning of a value is refused", test_every_beginning_is_refused);
  return g_test_run ();
}
