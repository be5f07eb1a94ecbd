/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-kwic.h"
#include "data/diple-search.h"
#include "data/diple-text-map.h"
#include "data/store/diple-store-private.h"
#include "support.h"

#include <string.h>

/* Search over a project. */

typedef struct
{
  DipleStore *store;
  gint64 ana;
  gint64 ben;
  GPtrArray *lines; /* DipleKwicLine *, as they would be shown */
  DipleKwicTotals totals;
  guint n_told;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = support_store_new ();
  fixture->ana = support_add_annotator (fixture->store, "Ana");
  fixture->ben = support_add_annotator (fixture->store, "Ben");
  fixture->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_kwic_line_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->lines);
  diple_store_close (fixture->store, NULL);
  g_assert_finalize_object (fixture->store);
}

static void
catch_up (Fixture *fixture)
{
  support_found_by (fixture->store, "nothing");
  g_assert_cmpint (support_number (fixture->store, "SELECT count (*) FROM search_backlog"), ==, 0);
}

static void
told_cb (GPtrArray *lines, gboolean anew, const DipleKwicTotals *totals, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_told++;
  fixture->totals = *totals;
  if (anew)
    g_ptr_array_set_size (fixture->lines, 0);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (fixture->lines, diple_kwic_line_ref (g_ptr_array_index (lines, i)));
}

/* Every line says what stands in the text, and where. */
static void
check_lines (Fixture *fixture)
{
  for (guint i = 0; i < fixture->lines->len; i++)
    {
      const DipleKwicLine *line = g_ptr_array_index (fixture->lines, i);
      g_autoptr (DipleDocument) document =
          diple_documents_load (fixture->store, line->document, NULL);
      g_autoptr (DipleTextMap) map = diple_text_map_new (document->text, document->n_bytes);
      g_autofree char *there = diple_text_map_dup_range (map, line->range);

      g_assert_cmpstr (line->hit, ==, there);
      g_assert_cmpstr (line->title, ==, document->title);
      g_assert_true (g_utf8_validate (line->left, -1, NULL));
      g_assert_true (g_utf8_validate (line->right, -1, NULL));
    }
}

static void
run (Fixture *fixture, const DipleKwicQuery *query)
{
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (fixture->lines, 0);
  fixture->n_told = 0;
  g_assert_true (diple_kwic_run (fixture->store, query, 10, told_cb, fixture, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (fixture->totals.complete);
  g_assert_cmpuint (fixture->totals.lines, ==, fixture->lines->len);
  check_lines (fixture);
}

/* All lines as "left[hit]right", with bars between them. */
static char *
join (Fixture *fixture)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < fixture->lines->len; i++)
    {
      const DipleKwicLine *line = g_ptr_array_index (fixture->lines, i);

      g_string_append_printf (
          joined, "%s%s[%s]%s", i > 0 ? "|" : "", line->left, line->hit, line->right);
    }
  return g_string_free (joined, FALSE);
}

static void
assert_found (Fixture *fixture, const DipleKwicQuery *query, const char *expected)
{
  g_autofree char *found = NULL;

  run (fixture, query);
  found = join (fixture);
  g_assert_cmpstr (found, ==, expected);
}

static DipleKwicQuery *
words (const char *text)
{
  DipleKwicQuery *query = diple_kwic_query_new ();

  query->words = g_strdup (text);
  return query;
}

static void
test_lines_show_hits_in_context (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleKwicQuery) query = words ("bank");

  support_add_document (fixture->store, "One", "The river\nbank, the other  bank.");
  support_add_document (fixture->store, "Two", "Bank");
  catch_up (fixture);
  assert_found (
      fixture, query, "The river [bank], the other bank.|The river bank, the other [bank].|[Bank]");
  g_assert_cmpuint (fixture->totals.hits, ==, 3);
  g_assert_cmpuint (fixture->totals.documents, ==, 2);
}

/* The very same, whether the index has the texts, some of them, or none. */
static void
test_backlog_is_searched_too (Fixture *fixture, gconstpointer data)
{
  static const char *const queries[] = { "flood",         "flo*",
                                         "\"the flood\"", "NEAR(a flood, 2)",
                                         "flood NOT a",   "flood OR 水",
                                         "水害",          "a flood" };

  for (guint i = 0; i < 3; i++)
    {
      support_add_document (fixture->store, "One", "A flood; the flood was over 水害だ.");
      support_add_document (fixture->store, "Two", "Here the flood of floods");
      if (i < 2)
        catch_up (fixture);
    }
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (DipleKwicQuery) query = words (queries[i]);
      g_autofree char *before = NULL, *after = NULL;

      run (fixture, query);
      before = join (fixture);
      g_assert_cmpuint (fixture->lines->len, >, 0);
      support_run_sql (fixture->store,
                       "INSERT OR IGNORE INTO search_backlog SELECT id FROM document"
                       " WHERE position % 2 = 0");
      run (fixture, query);
      after = join (fixture);
      g_assert_cmpstr (before, ==, after);
      support_run_sql (fixture->store,
                       "DELETE FROM search_backlog WHERE document IN"
                       " (SELECT rowid FROM text_search_docsize)");
    }
}

static char *
random_text (void)
{
  static const char *const parts[] = {
    "flood",     "river ",       " ",    "\n",     "😀",       "👩‍👩‍👧",
    "e\xcc\x81", "ש\xd6\xb8לום", "水害", "。",     "Straße ", "’",
    "-",         "\t",           "𝔣",    "हिन्दी ", "A",       ". "
  };
  GString *text = g_string_new ("x");
  const int n_parts = g_test_rand_int_range (1, 300);

  for (int i = 0; i < n_parts; i++)
    g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
  return g_string_free (text, FALSE);
}

static void
test_hits_are_where_they_say (Fixture *fixture, gconstpointer data)
{
  static const char *const queries[] = {
    "flood", "f*", "river", "水", "😀", "A", "é", "שלום", "Straße", "हिन्दी", "\"flood river\""
  };

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = random_text ();

      support_add_document (fixture->store, "Random", text);
    }
  catch_up (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (DipleKwicQuery) query = words (queries[i]);

      run (fixture, query);
    }
}

/* A query finds a text exactly when FTS5 does. */
static void
test_the_index_agrees (Fixture *fixture, gconstpointer data)
{
  static const char *const queries[] = { "a AND b",
                                         "a OR b",
                                         "a NOT b",
                                         "\"a b\"",
                                         "a*",
                                         "NEAR(a b, 1)",
                                         "NEAR(a b c, 2)",
                                         "(a OR b) c",
                                         "ab OR c",
                                         "\"b a\" NOT c",
                                         "a (b OR (c NOT ab))" };
  static const char *const tokens[] = { "a", "b", "c", "ab", "x" };

  /* So many that the index is asked. */
  for (guint i = 0; i < 600; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int j = g_test_rand_int_range (1, 7); j > 0; j--)
        g_string_append_printf (
            text, "%s ", tokens[g_test_rand_int_range (0, G_N_ELEMENTS (tokens))]);
      support_add_document (fixture->store, "Random", text->str);
    }
  catch_up (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (DipleKwicQuery) query = words (queries[i]);
      g_autofree char *sql = NULL;
      g_auto (GStrv) implicit = g_strsplit (queries[i], ") c", 2);
      const gboolean is_implicit = implicit[1] != NULL || g_str_has_prefix (queries[i], "a (");

      run (fixture, query);
      sql = g_strdup_printf ("SELECT count (*) FROM text_search WHERE text_search MATCH '%s'",
                             is_implicit && implicit[1] != NULL ? "(a OR b) AND c"
                             : is_implicit                      ? "a AND (b OR (c NOT ab))"
                                                                : queries[i]);
      g_test_message ("%s", queries[i]);
      g_assert_cmpint (fixture->totals.documents, ==, support_number (fixture->store, sql));
    }
}

static void
test_spans_are_found_without_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleKwicQuery) query = diple_kwic_query_new ();
  const gint64 first = support_add_document (fixture->store, "One", "Ilvi met Omar at the bank");
  const gint64 second = support_add_document (fixture->store, "Two", "Omar left");
  const gint64 person = support_label (fixture->store, "Person");

  support_mark (fixture->store, fixture->ana, second, "Person", 0, 4);
  support_mark (fixture->store, fixture->ana, first, "Person", 9, 13);
  support_mark (fixture->store, fixture->ben, first, "Person", 0, 4);
  support_mark (fixture->store, fixture->ana, first, "Location", 21, 25);
  g_array_append_val (query->labels, person);
  assert_found (
      fixture, query, "[Ilvi] met Omar at the bank|Ilvi met [Omar] at the bank|[Omar] left");

  g_array_append_val (query->annotators, fixture->ana);
  assert_found (fixture, query, "Ilvi met [Omar] at the bank|[Omar] left");
  g_array_set_size (query->labels, 0);
  assert_found (
      fixture, query, "Ilvi met [Omar] at the bank|Ilvi met Omar at the [bank]|[Omar] left");
}

static void
test_words_are_found_inside_spans (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleKwicQuery) query = words ("bank");
  const gint64 claim = support_label (fixture->store, "Claim");
  const gint64 first =
      support_add_document (fixture->store, "One", "The bank said the bank is safe");

  support_add_document (fixture->store, "Two", "A bank");
  catch_up (fixture);
  support_mark (fixture->store, fixture->ana, first, "Claim", 14, 30);
  g_array_append_val (query->labels, claim);
  assert_found (fixture, query, "The bank said the [bank] is safe");
  g_array_append_val (query->annotators, fixture->ben);
  assert_found (fixture, query, "");
}

static void
test_lines_know_how_hits_are_marked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleKwicQuery) query = words ("bank");
  const gint64 document =
      support_add_document (fixture->store, "One", "bank, bank said the bank is safe");
  const DipleKwicLine *line;

  support_mark (fixture->store, fixture->ana, document, "Claim", 16, 32);
  support_mark (fixture->store, fixture->ana, document, "Organization", 6, 10);
  support_mark (fixture->store, fixture->ben, document, "Organization", 0, 4);
  query->viewer = fixture->ana;
  run (fixture, query);
  g_assert_cmpuint (fixture->lines->len, ==, 3);
  line = g_ptr_array_index (fixture->lines, 0);
  g_assert_cmpint (line->span, ==, 0);
  line = g_ptr_array_index (fixture->lines, 1);
  g_assert_cmpint (line->label, ==, support_label (fixture->store, "Organization"));
  g_assert_true (line->exact);
  line = g_ptr_array_index (fixture->lines, 2);
  g_assert_cmpint (line->label, ==, support_label (fixture->store, "Claim"));
  g_assert_false (line->exact);
}

static void
set_facts (Fixture *fixture, gint64 document, const char *outlet, const char *published)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE document SET outlet = '%s', published = '%s' WHERE id = %" G_GINT64_FORMAT,
      outlet,
      published,
      document);

  support_run_sql (fixture->store, sql);
}

static void
set_text (char **member, const char *text)
{
  g_free (*member);
  *member = g_strdup (text);
}

static void
test_documents_are_filtered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleKwicQuery) query = words ("word");
  const gint64 a = support_add_document (fixture->store, "A", "word a");
  const gint64 b = support_add_document (fixture->store, "B", "word b");
  const gint64 c = support_add_document (fixture->store, "C", "word c");

  set_facts (fixture, a, "Harbour Post", "2031-03-31");
  set_facts (fixture, b, "Harbour Post", "2031-04-01T06:00:00Z");
  set_facts (fixture, c, "Valley News", "");

  set_text (&query->outlet, "Harbour Post");
  assert_found (fixture, query, "[word] a|[word] b");
  set_text (&query->outlet, NULL);
  set_text (&query->from, "2031-04");
  assert_found (fixture, query, "[word] b");
  set_text (&query->from, NULL);
  set_text (&query->to, "2031-03");
  assert_found (fixture, query, "[word] a");
  set_text (&query->to, "2031-04-01");
  assert_found (fixture, query, "[word] a|[word] b");
  set_text (&query->to, NULL);

  query->viewer = fixture->ana;
  support_run_sql (fixture->store,
                   "INSERT INTO assignment (annotator, document, state, modified)"
                   " SELECT annotator.id, document.id, 'finished', 0"
                   " FROM annotator, document WHERE name = 'Ana' AND title = 'C'");
  query->state = DIPLE_STATE_FINISHED;
  assert_found (fixture, query, "[word] c");
  query->state = DIPLE_STATE_OPEN;
  assert_found (fixture, query, "[word] a|[word] b");
}

static void
test_values_are_filtered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleKwicQuery) query = diple_kwic_query_new ();
  const gint64 document = support_add_document (fixture->store, "One", "one two three");

  support_mark (fixture->store, fixture->ana, document, "Claim", 0, 3);
  support_mark (fixture->store, fixture->ana, document, "Claim", 4, 7);
  support_run_sql (fixture->store,
                   "INSERT INTO span_value (span, attribute, ordinal, option)"
                   " SELECT span.id, attribute, 0, attribute_option.id FROM span, attribute_option"
                   " WHERE start = 4 AND attribute_option.id ="
                   " (SELECT min (id) FROM attribute_option)");
  query->option = support_number (fixture->store, "SELECT min (id) FROM attribute_option");
  query->attribute =
      support_number (fixture->store, "SELECT attribute FROM attribute_option ORDER BY id LIMIT 1");
  assert_found (fixture, query, "one [two] three");
  query->words = g_strdup ("t*");
  assert_found (fixture, query, "one [two] three");
  query->option = support_number (fixture->store, "SELECT max (id) FROM attribute_option");
  assert_found (fixture, query, "");
}

static void
test_lines_are_sorted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleKwicQuery) query = words ("bank*");

  support_add_document (fixture->store, "1", "the Zebra bank opens");
  support_add_document (fixture->store, "2", "a new, old banks close");
  support_add_document (fixture->store, "3", "an old Bank closed");
  support_add_document (fixture->store, "4", "élan bank answers");
  catch_up (fixture);
  query->sort = DIPLE_KWIC_LEFT;
  assert_found (
      fixture,
      query,
      "élan [bank] answers|an old [Bank] closed|a new, old [banks] close|the Zebra [bank] "
      "opens");
  query->sort = DIPLE_KWIC_RIGHT;
  assert_found (
      fixture,
      query,
      "élan [bank] answers|a new, old [banks] close|an old [Bank] closed|the Zebra [bank] "
      "opens");
  query->sort = DIPLE_KWIC_HIT;
  assert_found (
      fixture,
      query,
      "élan [bank] answers|an old [Bank] closed|the Zebra [bank] opens|a new, old [banks] "
      "close");
}

static void
test_order_is_the_projects (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleKwicQuery) query = words ("word");
  const gint64 label = support_label (fixture->store, "Person");

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *text = g_strdup_printf ("word %u", i);
      const gint64 document = support_add_document (fixture->store, "A", text);

      support_mark (fixture->store, fixture->ana, document, "Person", 0, 4);
      if (i == 2)
        catch_up (fixture);
    }
  support_run_sql (fixture->store, "UPDATE document SET position = 100 - position");
  assert_found (fixture, query, "[word] 4|[word] 3|[word] 2|[word] 1|[word] 0");
  g_array_append_val (query->labels, label);
  assert_found (fixture, query, "[word] 4|[word] 3|[word] 2|[word] 1|[word] 0");
  set_text (&query->words, NULL);
  assert_found (fixture, query, "[word] 4|[word] 3|[word] 2|[word] 1|[word] 0");
}

static void
test_a_fragment_holds_only_its_pieces (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleKwicQuery) query = words ("word");
  const gint64 document = support_add_document (fixture->store, "A", "word and word and word");
  const DipleRange pieces[] = { { 0, 4 }, { 18, 22 } };
  const gint64 label = support_label (fixture->store, "Claim");
  g_autoptr (DipleSpan) span =
      diple_span_new (document, fixture->ana, label, (DipleRange){ 0, 22 });

  diple_span_set_fragments (span, pieces, 2);
  diple_journal_begin (fixture->store, fixture->ana, "span.add", NULL);
  g_assert_true (diple_spans_add (fixture->store, span, NULL));
  diple_journal_commit (fixture->store, "Marked", document, NULL);
  g_array_append_val (query->labels, label);
  assert_found (fixture, query, "[word] and word and word|word and word and [word]");
  set_text (&query->words, NULL);
  assert_found (fixture, query, "[word and word and word]");
}

typedef struct
{
  GCancellable *cancellable;
  guint n_told;
} Cancelling;

static void
cancel_cb (GPtrArray *lines, gboolean anew, const DipleKwicTotals *totals, gpointer data)
{
  Cancelling *cancelling = data;

  cancelling->n_told++;
  g_cancellable_cancel (cancelling->cancellable);
}

static void
test_a_search_can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleKwicQuery) query = words ("word");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Cancelling cancelling = { cancellable, 0 };

  for (guint i = 0; i < 20; i++)
    support_add_document (fixture->store, "A", "word");
  g_assert_false (
      diple_kwic_run (fixture->store, query, 3, cancel_cb, &cancelling, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (cancelling.n_told, ==, 1);
  /* And the store is as good as before. */
  run (fixture, query);
  g_assert_cmpuint (fixture->totals.hits, ==, 20);
}

static void
test_the_first_page_is_told_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleKwicQuery) query = words ("word");

  for (guint i = 0; i < 20; i++)
    support_add_document (fixture->store, "A", "word");
  run (fixture, query);
  g_assert_cmpuint (fixture->n_told, >=, 2);
  g_assert_cmpuint (fixture->lines->len, ==, 20);
}

static void
test_mistakes_are_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleKwicQuery) query = words ("flood AND");
  g_autoptr (GError) error = NULL;

  g_assert_false (diple_kwic_run (fixture->store, query, 3, told_cb, fixture, NULL, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_cmpuint (fixture->n_told, ==, 0);
}

/* A family of four is no family of three, and the middle of two flags is no flag. */
static void
test_pictures_are_found_whole (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words;
    const char *expected;
  } cases[] = {
    { "\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f467" },
    { "\U0001f469", "" },
    { "\U0001f1ea\U0001f1f8", "\U0001f1ea\U0001f1f8" },
    { "\U0001f1e9\U0001f1ea", "" },
    { "\U0001f44d", "\U0001f44d\U0001f3fd" },
  };
  const char *text = "a \U0001f469\u200d\U0001f467 b \U0001f469\u200d\U0001f467\u200d\U0001f466 c "
                     "\U0001f1e7\U0001f1e9\U0001f1ea\U0001f1f8 d \U0001f44d\U0001f3fd";

  support_add_document (fixture->store, "pictures", text);
  catch_up (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DipleKwicQuery) query = words (cases[i].words);
      const gboolean found = *cases[i].expected != '\0';

      run (fixture, query);
      g_assert_cmpuint (fixture->lines->len, ==, found ? 1 : 0);
      if (found)
        g_assert_cmpstr (((const DipleKwicLine *) g_ptr_array_index (fixture->lines, 0))->hit,
                         ==,
                         cases[i].expected);
    }
}

#define TEST(path, function) g_test_add ("/kwic/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  TEST ("lines-show-hits-in-context", test_lines_show_hits_in_context);
  TEST ("the-backlog-is-searched-too", test_backlog_is_searched_too);
  TEST ("hits-are-where-they-say", test_hits_are_where_they_say);
  TEST ("the-index-agrees", test_the_index_agrees);
  TEST ("pictures-are-found-whole", test_pictures_are_found_whole);
  TEST ("spans-are-found-without-words", test_spans_are_found_without_words);
  TEST ("words-are-found-inside-spans", test_words_are_found_inside_spans);
  TEST ("lines-know-how-hits-are-marked", test_lines_know_how_hits_are_marked);
  TEST ("documents-are-filtered", test_documents_are_filtered);
  TEST ("values-are-filtered", test_values_are_filtered);
  TEST ("lines-are-sorted", test_lines_are_sorted);
  TEST ("the-order-is-the-projects", test_order_is_the_projects);
  TEST ("a-span-in-pieces-holds-only-those", test_a_fragment_holds_only_its_pieces);
  TEST ("a-search-can-be-cancelled", test_a_search_can_be_cancelled);
  TEST ("the-first-page-is-told-first", test_the_first_page_is_told_first);
  TEST ("mistakes-are-told", test_mistakes_are_told);
  return g_test_run ();
}
