/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-kwic.h"
#include "data/search/diple-matcher-private.h"
#include "data/store/diple-store-private.h"
#include "support.h"

#include <string.h>

/* What people may write, and what it finds in a text. */

typedef struct
{
  DipleStore *store;
  DipleTokens *tokens;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->store = support_store_new ();
  fixture->tokens = diple_tokens_new (diple_store_get_db (fixture->store), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  diple_tokens_free (fixture->tokens);
  diple_store_close (fixture->store, NULL);
  g_assert_finalize_object (fixture->store);
}

/* The hits of @words in @text, with bars between them. */
static char *
find (Fixture *fixture, const char *words, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleQuery) query = diple_query_parse (words, fixture->tokens, &error);
  g_autoptr (DipleMatcher) matcher = NULL;
  GString *found = g_string_new (NULL);
  GArray *hits;

  g_assert_no_error (error);
  matcher = diple_matcher_new (query, fixture->tokens);
  hits = diple_matcher_run (matcher, text, strlen (text));
  for (guint i = 0; i < hits->len; i++)
    {
      const DipleHit *hit = &g_array_index (hits, DipleHit, i);

      if (i > 0)
        g_string_append_c (found, '|');
      g_string_append_len (found, text + hit->start, (gssize) (hit->end - hit->start));
    }
  return g_string_free (found, FALSE);
}

static const struct
{
  const char *words;
  const char *text;
  const char *hits;
} examples[] = {
  { "river", "The river. Rivers; RIVER!", "river|RIVER" },
  { "riv*", "The river. Rivers arrive", "river|Rivers" },
  { "river flood", "flood of the river, flood", "flood|river|flood" },
  { "river flood", "only a river", "" },
  { "river AND flood", "a flood, a river", "flood|river" },
  { "river OR flood", "only a river", "river" },
  { "river NOT flood", "a river", "river" },
  { "river NOT flood", "a river in flood", "" },
  { "river AND NOT flood", "a river in flood", "" },
  { "a (river OR flood)", "a flood", "a|flood" },
  { "a b OR c", "only c", "c" },
  { "river and flood", "river and flood", "river|and|flood" },
  { "\"the river bank\"", "by the river bank; the river, bank", "the river bank|the river, bank" },
  { "\"river ba\"*", "the river bank, a river bar", "river bank|river bar" },
  { "“river bank”", "the river bank", "river bank" },
  { "„river bank“", "the river bank", "river bank" },
  { "«river bank»", "the river bank", "river bank" },
  { "don't", "They don't, they don’t", "don't|don’t" },
  { "re-elected", "was re-elected, was re elected", "re-elected|re elected" },
  { "floods – a river", "a river floods", "a|river|floods" },
  { "cafe", "the Café, the cafe\xcc\x81", "Café|cafe\xcc\x81" },
  { "Café", "a cafe", "cafe" },
  { "NEAR(flood bank, 1)",
    "flood the bank and flood at the bank",
    "flood the bank|bank and flood" },
  { "NEAR(flood bank, 0)", "flood bank, bank, the flood", "flood bank" },
  { "NEAR(\"the river\" bank)", "bank of the river", "bank of the river" },
  { "NEAR(a b c, 2)", "c x a b y", "c x a b" },
  { "NEAR(flood flood, 3)", "a flood", "" },
  { "NEAR(flood flood, 3)", "flood upon flood", "flood upon flood" },
  { "near far", "near and far", "near|far" },
  { "flood OR \"flood warning\"", "a flood warning", "flood warning" },
  { "水害", "昨日の水害で、水害の", "水害|水害" },
  { "\"水害 対策\"", "昨日の水害  対策は", "水害  対策" },
  { "한국", "한국은 크다", "한국" },
  { "กรุงเทพ", "ไปกรุงเทพวันนี้", "กรุงเทพ" },
  { "NEAR(水害 tokyo, 2)", "Tokyo reports: 水害だ", "Tokyo reports: 水害" },
  { "😀", "Good 😀 news", "😀" },
  { "€", "For 5 € only", "€" },
  { "%", "5 % of it", "%" },
  { "שלום", "אמר שלום לכם", "שלום" },
  { "हिन्दी", "यह हिन्दी है", "हिन्दी" },
  { "Straße", "die Straße, der STRASSE", "Straße" },
  { "C++", "in C and C++", "C|C" },
  { "col:umn", "a col umn", "col umn" },
  { "^start", "the start", "start" },
  { "it's; DROP TABLE", "it's drop table", "it's|drop|table" },
};

static void
test_example (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *hits = find (fixture, examples[i].words, examples[i].text);

      g_test_message ("%s in %s", examples[i].words, examples[i].text);
      g_assert_cmpstr (hits, ==, examples[i].hits);
    }
}

static const char *const mistakes[][2] = {
  { "\"flood", "quotation mark" },
  { "“flood", "quotation mark" },
  { "(flood", "not closed" },
  { "flood)", "not opened" },
  { "()", "between the brackets" },
  { "AND", "both sides" },
  { "flood AND", "both sides" },
  { "OR flood", "both sides" },
  { "flood OR", "both sides" },
  { "NOT flood", "both sides" },
  { "flood NOT", "both sides" },
  { "flood OR NOT river", "both sides" },
  { "NEAR(flood)", "two or more" },
  { "NEAR()", "two or more" },
  { "NEAR(flood river, five)", "After the comma" },
  { "NEAR(flood river,", "After the comma" },
  { "NEAR(flood river, 5", "two or more" },
  { "NEAR(flood (river))", "two or more" },
  { "*", "beginning of a word" },
  { "flood *", "beginning of a word" },
  { "((((((((((((((((((((((a))))))))))))))))))))))", "too deeply" },
};

static void
test_mistake (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", mistakes[i][0]);
      g_assert_false (diple_kwic_check_words (fixture->store, mistakes[i][0], &error));
      g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, mistakes[i][1]));
    }
}

static void
test_too_many_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (words, "word%u ", i);
  g_assert_false (diple_kwic_check_words (fixture->store, words->str, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
}

/* Whatever is typed, either it is refused with a sentence or FTS5 understands what is made of it.
 */
static void
test_anything_is_safe (Fixture *fixture, gconstpointer data)
{
  static const char *const parts[] = { "flood", "\"",    "*",  "(", ")",   " AND ", " OR ",
                                       " NOT ", "NEAR(", ",",  "5", "'",   "水害",  "-",
                                       "^",     ":",     " ",  "{", "}",   "+",     "%",
                                       "“",     "”",     "\\", "é", "\xff" };
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (diple_store_get_db (fixture->store),
                         "SELECT rowid FROM text_search WHERE text_search MATCH ?1",
                         NULL);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (DipleQuery) query = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *condition = NULL;
      const int n_parts = g_test_rand_int_range (1, 9);

      for (int j = 0; j < n_parts; j++)
        g_string_append (words, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      query = diple_query_parse (words->str, fixture->tokens, &error);
      if (query == NULL)
        {
          g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
          continue;
        }
      condition = diple_query_to_fts (query);
      if (condition == NULL)
        continue;
      sqlite3_bind_text (stmt, 1, condition, -1, SQLITE_TRANSIENT);
      g_assert_true (diple_sql_finish (stmt, &error));
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/query/finds-what-is-written", Fixture, NULL, set_up, test_example, tear_down);
  g_test_add ("/query/a-mistake-is-told-in-words", Fixture, NULL, set_up, test_mistake, tear_down);
  g_test_add (
      "/query/too-many-words-are-refused", Fixture, NULL, set_up, test_too_many_words, tear_down);
  g_test_add ("/query/nothing-typed-can-be-wrong-sql",
              Fixture,
              NULL,
              set_up,
              test_anything_is_safe,
              tear_down);
  return g_test_run ();
}
