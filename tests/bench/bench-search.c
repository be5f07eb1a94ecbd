/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-annotators.h"
#include "data/diple-intake.h"
#include "data/diple-journal.h"
#include "data/diple-kwic.h"
#include "data/diple-occurrences.h"
#include "data/diple-search.h"
#include "data/diple-validators.h"
#include "data/store/diple-store-private.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* A project of 100,000 articles of some 400 words (or as many articles as the first argument says)
 * with ten annotations each: how long until the first page of a search is there and until all is
 * counted, against SQLite counting the same matches in the same run. A second argument names a
 * project to make and keep, or to use again. */
#define WORDS 400
#define VOCABULARY 60000
#define PAGE 100
#define N_RUNS 5
#define N_MARKS 10000

static const char *const syllables[] = { "ba", "ko",  "mer", "ti",  "lan", "du", "ves", "or",
                                         "ni", "sta", "ru",  "pel", "gha", "im", "so",  "wen" };

/* Word @n of the vocabulary, the commonest first: the first ones are known by name. */
static void
append_word (GString *text, guint n)
{
  static const char *const common[] = { "the", "of", "river", "bank", "flood", "said", "storm" };

  if (n < G_N_ELEMENTS (common))
    {
      g_string_append (text, common[n]);
      return;
    }
  for (n += 16; n > 0; n /= 16)
    g_string_append (text, syllables[n % 16]);
}

/* As words are spread in languages: the second is half as common as the first, and so on. */
static guint
pick_word (GRand *random)
{
  return (guint) (exp (g_rand_double (random) * log (VOCABULARY + 1.0)) - 1.0);
}

static char *
make_text (GRand *random, guint number)
{
  GString *text = g_string_sized_new (WORDS * 7);

  for (guint i = 0; i < WORDS; i++)
    {
      append_word (text, pick_word (random));
      g_string_append (text, i % 80 == 79 ? ".\n\n" : i % 17 == 16 ? ", " : " ");
    }
  if (number % 5000 == 4321)
    g_string_append (text, "And then the zyxomma flew away.");
  return g_string_free (text, FALSE);
}

static void
check (gboolean done, GError **error)
{
  if (!done)
    g_error ("%s", (*error)->message);
}

static void
add_articles (DipleStore *store, guint n_documents)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;
  DipleIntake *intake = diple_intake_begin (store, 0, "bench", &error);

  check (intake != NULL, &error);
  for (guint i = 0; i < n_documents; i++)
    {
      g_autoptr (DipleArticle) article = diple_article_new ();
      char *text = make_text (random, i);

      article->document->title = g_strdup_printf ("Article %u", i);
      article->document->outlet = g_strdup_printf ("Outlet %u", i % 40);
      diple_document_take_text (article->document, text, strlen (text));
      check (diple_intake_add (intake, article, TRUE, &error), &error);
    }
  check (diple_intake_commit (intake, "Imported", &error), &error);
}

static void
index_articles (DipleStore *store)
{
  g_autoptr (GError) error = NULL;
  gboolean more = TRUE;

  while (more)
    check (diple_search_catch_up (store, 5000, &more, &error), &error);
}

/* Ten spans in each article: "Claim" in all, "Work" in every thousandth; every fourth Claim has a
 * value, every ten-thousandth a rare one. One "Event" stands in the last article but one, and Ben
 * marked two. Dates rise by an hour from article to article. */
static const char *const span_statements[] = {
  "BEGIN",
  "INSERT INTO span (id, document, annotator, label, start, \"end\", surface, created, modified)"
  " SELECT position * 16 + n + 1, document.id, annotator.id,"
  " (SELECT id FROM label WHERE name = CASE WHEN n = 9 AND document.position % 1000 = 999 THEN "
  "'Work'"
  " WHEN n % 2 THEN 'Claim' ELSE 'Person' END),"
  " n * 30, n * 30 + 25, substr (text, n * 30 + 1, 25), 0, 0"
  " FROM document JOIN document_text ON document = document.id, annotator,"
  " (SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5"
  " UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)",
  "INSERT INTO span_value (span, attribute, ordinal, option)"
  " SELECT span.id, attribute, 0, attribute_option.id FROM span, attribute_option"
  " WHERE span.rowid % 4 = 0 AND attribute_option.id ="
  " (SELECT id FROM attribute_option ORDER BY id LIMIT 1)",
  "INSERT INTO span_value (span, attribute, ordinal, option)"
  " SELECT span.id, attribute, 0, attribute_option.id FROM span, attribute_option"
  " WHERE span.rowid % 10001 = 1 AND span.rowid % 4 <> 0 AND attribute_option.id ="
  " (SELECT id FROM attribute_option ORDER BY id LIMIT 1 OFFSET 1)",
  "INSERT INTO span_value (span, attribute, ordinal, value)"
  " SELECT span.id, (SELECT id FROM attribute WHERE type = 'text' AND owner = 'span'"
  "  ORDER BY id LIMIT 1), 0, iif (rowid % 100003 = 7, 'seldom', 'often')"
  " FROM span WHERE rowid % 3 = 1",
  "UPDATE span SET label = (SELECT id FROM label WHERE name = 'Event') WHERE start = 0 AND"
  " document = (SELECT id FROM document ORDER BY position DESC LIMIT 1 OFFSET 1)",
  "INSERT INTO annotator (id, name, kind, created) VALUES (1, 'Ben', 'person', 0)",
  "INSERT INTO span (id, document, annotator, label, start, \"end\", surface, created, modified)"
  " SELECT 20000000 + position, document.id, 1, (SELECT id FROM label WHERE name = 'Person'),"
  " 0, 5, substr (text, 1, 5), 0, 0 FROM document JOIN document_text ON document = document.id"
  " WHERE position IN (SELECT max (position) * 6 / 10 FROM document"
  "  UNION SELECT max (position) - 2 FROM document)",
  "UPDATE document SET published = date ('2001-01-01', position || ' hours')",
  "UPDATE document SET outlet = 'Seldom Herald'"
  " WHERE position = (SELECT max (position) - 9 FROM document)",
  "INSERT INTO assignment (annotator, document, state, modified)"
  " SELECT (SELECT id FROM annotator WHERE name = 'Ana'), id,"
  " iif (position = max (position) OVER (), 'finished', 'in progress'), 0 FROM document",
  "COMMIT",
};

static void
add_spans (DipleStore *store)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (span_statements); i++)
    check (diple_sql_exec (diple_store_get_db (store), span_statements[i], &error), &error);
}

static void
make_project (const char *path, guint n_documents)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = diple_store_open (path, DIPLE_STORE_CREATE, &error);

  check (store != NULL, &error);
  diple_annotators_ensure (store, "Ana", NULL);
  add_articles (store, n_documents);
  index_articles (store);
  add_spans (store);
  diple_store_close (store, NULL);
}

static gint64
number (DipleStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  check (diple_sql_get_int (diple_store_get_db (store), sql, &value, &error), &error);
  return value;
}

typedef struct
{
  gint64 begun;
  double first_ms; /* 0: not yet */
  DipleKwicTotals totals;
} Timing;

static void
told_cb (GPtrArray *lines, gboolean anew, const DipleKwicTotals *totals, gpointer data)
{
  Timing *timing = data;

  if (timing->first_ms <= 0 && (lines->len > 0 || totals->complete))
    timing->first_ms = (double) (g_get_monotonic_time () - timing->begun) / 1000;
  timing->totals = *totals;
}

static int
compare_doubles_cb (const void *a, const void *b)
{
  const double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static double
median (double *values)
{
  qsort (values, N_RUNS, sizeof *values, compare_doubles_cb);
  return values[N_RUNS / 2];
}

static void
measure (DipleStore *store, const char *name, const DipleKwicQuery *query)
{
  double first[N_RUNS], whole[N_RUNS];
  Timing timing = { 0 };

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;

      timing = (Timing){ .begun = g_get_monotonic_time () };
      check (diple_kwic_run (store, query, PAGE, told_cb, &timing, NULL, &error), &error);
      first[i] = timing.first_ms;
      whole[i] = (double) (g_get_monotonic_time () - timing.begun) / 1000;
    }
  g_print (",\"%s\":{\"first_page_ms\":%.1f,\"all_ms\":%.1f,\"hits\":%" G_GUINT64_FORMAT
           ",\"documents\":%u}",
           name,
           median (first),
           median (whole),
           timing.totals.hits,
           timing.totals.documents);
}

/* What SQLite needs to count the documents that match. */
static void
measure_plain (DipleStore *store, const char *name, const char *match)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count (*) FROM text_search WHERE text_search MATCH '%s'", match);
  double times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      const gint64 before = g_get_monotonic_time ();

      number (store, sql);
      times[i] = (double) (g_get_monotonic_time () - before) / 1000;
    }
  g_print (",\"%s_by_plain_sqlite_ms\":%.1f", name, median (times));
}

static DipleKwicQuery *
new_query (DipleStore *store, const char *words)
{
  DipleKwicQuery *query = diple_kwic_query_new ();

  query->words = g_strdup (words);
  query->viewer = number (store, "SELECT id FROM annotator WHERE name = 'Ana'");
  return query;
}

static void
measure_words (DipleStore *store, const char *name, const char *words)
{
  g_autoptr (DipleKwicQuery) query = new_query (store, words);

  measure (store, name, query);
  measure_plain (store, name, words);
}

static void
measure_labelled (DipleStore *store, const char *name, const char *words, const char *label)
{
  g_autoptr (DipleKwicQuery) query = new_query (store, words);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM label WHERE name = '%s'", label);
  const gint64 id = number (store, sql);

  g_array_append_val (query->labels, id);
  measure (store, name, query);
}

static void
measure_annotator (DipleStore *store, const char *name, const char *words)
{
  g_autoptr (DipleKwicQuery) query = new_query (store, words);
  const gint64 id = number (store, "SELECT id FROM annotator WHERE name = 'Ben'");

  g_array_append_val (query->annotators, id);
  measure (store, name, query);
}

static void
measure_option (DipleStore *store, const char *name, const char *words, const char *option)
{
  g_autoptr (DipleKwicQuery) query = new_query (store, words);
  g_autofree char *sql =
      g_strdup_printf ("SELECT attribute FROM attribute_option WHERE id = (%s)", option);

  query->option = number (store, option);
  query->attribute = number (store, sql);
  measure (store, name, query);
}

static void
measure_text (DipleStore *store, const char *name, const char *words, const char *value)
{
  g_autoptr (DipleKwicQuery) query = new_query (store, words);

  query->attribute = number (store,
                             "SELECT id FROM attribute WHERE type = 'text' AND owner = 'span'"
                             " ORDER BY id LIMIT 1");
  query->value = g_strdup (value);
  measure (store, name, query);
}

static void
measure_dates (DipleStore *store, const char *name, const char *words, const char *day)
{
  g_autoptr (DipleKwicQuery) query = new_query (store, words);

  query->from = g_strdup (day);
  query->to = g_strdup (day);
  measure (store, name, query);
}

static void
measure_outlet (DipleStore *store, const char *name, const char *words)
{
  g_autoptr (DipleKwicQuery) query = new_query (store, words);

  query->outlet = g_strdup ("Seldom Herald");
  measure (store, name, query);
}

static void
measure_finished (DipleStore *store, const char *name, const char *words)
{
  g_autoptr (DipleKwicQuery) query = new_query (store, words);

  query->state = DIPLE_STATE_FINISHED;
  measure (store, name, query);
}

/* What few documents or spans have, with words that nearly all of them do. */
static void
measure_rare_filters (DipleStore *store, const char *kind, const char *words)
{
  static const char rare_option[] = "SELECT id FROM attribute_option ORDER BY id LIMIT 1 OFFSET 1";
  char *names[7];
  static const char *const filters[] = { "label",      "rarest_label", "annotator", "option",
                                         "text_value", "day",          "outlet" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    names[i] = g_strdup_printf ("%s_in_rare_%s", kind, filters[i]);
  measure_labelled (store, names[0], words, "Work");
  measure_labelled (store, names[1], words, "Event");
  measure_annotator (store, names[2], words);
  measure_option (store, names[3], words, rare_option);
  measure_text (store, names[4], words, "seldom");
  measure_dates (store, names[5], words, "2005-08-09");
  measure_outlet (store, names[6], words);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (names[i]);
}

static void
measure_sorted (DipleStore *store, const char *words)
{
  g_autoptr (DipleKwicQuery) query = diple_kwic_query_new ();

  query->words = g_strdup (words);
  query->sort = DIPLE_KWIC_LEFT;
  measure (store, "sorted_by_left", query);
}

/* What a search for all occurrences found first. */
typedef struct
{
  Timing timing;
  GPtrArray *lines; /* DipleKwicLine * */
} Places;

static void
found_cb (GPtrArray *lines, gboolean anew, const DipleKwicTotals *totals, gpointer data)
{
  Places *places = data;

  told_cb (lines, anew, totals, &places->timing);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (places->lines, diple_kwic_line_ref (g_ptr_array_index (lines, i)));
}

static double
since (gint64 before)
{
  return (double) (g_get_monotonic_time () - before) / 1000;
}

/* Marks the places as one action and takes it back. */
static void
measure_marking (DipleStore *store, gint64 ana, GPtrArray *lines, gint64 label)
{
  g_autoptr (DipleSpan) model = diple_span_new (0, ana, label, (DipleRange){ 0, 1 });
  g_auto (DipleOccurrencesMarked) marked = { 0 };
  g_autoptr (DipleUndone) undone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_monotonic_time ();

  check (
      diple_occurrences_mark (store, ana, lines, model, FALSE, &marked, NULL, NULL, NULL, &error),
      &error);
  g_print (",\"marked\":%u,\"mark_ms\":%.1f", marked.marked, since (before));
  before = g_get_monotonic_time ();
  undone = diple_journal_undo (store, ana, &error);
  check (undone != NULL, &error);
  g_print (",\"undo_ms\":%.1f", since (before));
}

static void
measure_occurrences (DipleStore *store)
{
  const gint64 ana = number (store, "SELECT id FROM annotator WHERE name = 'Ana'");
  const gint64 label = number (store, "SELECT id FROM label WHERE name = 'Date'");
  const DipleOccurrences wanted = {
    .text = "river", .whole_words = TRUE, .annotator = ana, .label = label, .most = N_MARKS
  };
  Places places = { .timing.begun = g_get_monotonic_time () };
  g_autoptr (GError) error = NULL;

  places.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_kwic_line_unref);
  check (diple_occurrences_run (store, &wanted, found_cb, &places, NULL, &error), &error);
  g_print (
      ",\"occurrences\":{\"first_lines_ms\":%.1f,\"all_ms\":%.1f,\"places\":%" G_GUINT64_FORMAT,
      places.timing.first_ms,
      since (places.timing.begun),
      places.timing.totals.hits);
  measure_marking (store, ana, places.lines, label);
  g_print ("}");
  g_ptr_array_unref (places.lines);
}

static void
measure_validators (DipleStore *store)
{
  const gint64 before = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) work = diple_validate_list (store, 0, &error);
  double first_ms = 0;
  guint n_warnings = 0;

  check (work != NULL, &error);
  for (guint i = 0, n; i < work->len; i += n)
    {
      g_autoptr (GPtrArray) warnings =
          g_ptr_array_new_with_free_func ((GDestroyNotify) diple_warning_free);

      n = MIN (16u, work->len - i);
      check (diple_validate_some (
                 store, &g_array_index (work, DipleValidationWork, i), n, warnings, NULL, &error),
             &error);
      if (n_warnings == 0 && warnings->len > 0)
        first_ms = since (before);
      n_warnings += warnings->len;
    }
  g_print (",\"validators\":{\"first_warnings_ms\":%.1f,\"all_ms\":%.1f,\"warnings\":%u}",
           first_ms,
           since (before),
           n_warnings);
}

static void
measure_searches (DipleStore *store)
{
  measure_words (store, "rare", "zyxomma");
  measure_words (store, "frequent", "the");
  measure_words (store, "phrase", "\"the river bank\"");
  measure_words (store, "prefix", "sta*");
  measure_words (store, "wide_prefix", "s*");
  measure_words (store, "near", "NEAR(flood bank, 5)");
  measure_words (store, "both", "zyxomma AND the");
  measure_labelled (store, "frequent_in_label", "the", "Claim");
  measure_labelled (store, "rare_in_label", "zyxomma", "Claim");
  measure_labelled (store, "phrase_in_label", "\"the river bank\"", "Claim");
  measure_labelled (store, "label", NULL, "Claim");
  measure_option (store, "option", NULL, "SELECT id FROM attribute_option ORDER BY id LIMIT 1");
  measure_text (store, "text_value", NULL, "often");
  measure_finished (store, "frequent_in_finished", "the");
  measure_rare_filters (store, "any", NULL);
  measure_rare_filters (store, "frequent", "the");
  measure_rare_filters (store, "wide_prefix", "s*");
  measure_rare_filters (store, "phrase", "\"the river bank\"");
  measure_sorted (store, "bank");
}

int
main (int argc, char **argv)
{
  const guint n_documents = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  g_autofree char *folder = g_dir_make_tmp ("diple-bench-XXXXXX", NULL);
  g_autofree char *path =
      argc > 2 ? g_strdup (argv[2]) : g_build_filename (folder, "search.diple", NULL);
  g_autoptr (DipleStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    make_project (path, n_documents);
  store = diple_store_open (path, DIPLE_STORE_READ_WRITE, &error);
  check (store != NULL, &error);

  g_print ("{\"bench\":\"search\",\"documents\":%" G_GINT64_FORMAT,
           number (store, "SELECT count (*) FROM document"));
  measure_searches (store);
  measure_occurrences (store);
  measure_validators (store);
  g_print ("}\n");

  diple_store_close (store, NULL);
  if (argc <= 2)
    g_unlink (path);
  return g_rmdir (folder) == 0 ? 0 : 1;
}
