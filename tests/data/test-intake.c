/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <string.h>

#include "data/diple-care.h"
#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/diple-intake.h"

typedef struct
{
  DipleStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = support_store_new ();
}

static void
fail_on_finding (const char *sentence, gpointer data)
{
  g_test_message ("%s", sentence);
  g_test_fail ();
}

/* Whatever a test did, the project is sound: the intake itself looks no reference up. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_care_check (fixture->store, fail_on_finding, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->store);
}

static DipleArticle *
make_article (const char *text)
{
  DipleArticle *article = diple_article_new ();

  diple_document_take_text (article->document, g_strdup (text), strlen (text));
  return article;
}

static DipleArticleSpan *
add_span (DipleArticle *article, const char *layer, const char *label, guint start, guint end)
{
  DipleArticleSpan *span = diple_article_span_new ();

  span->annotator = g_strdup ("Ana");
  span->layer = g_strdup (layer);
  span->label = g_strdup (label);
  span->range = (DipleRange){ start, end };
  g_ptr_array_add (article->spans, span);
  return span;
}

static DipleArticleRelation *
add_relation (DipleArticle *article, gint64 from, gint64 to)
{
  DipleArticleRelation *relation = g_new0 (DipleArticleRelation, 1);

  relation->annotator = g_strdup ("Ana");
  relation->label = g_strdup ("attributed to");
  relation->from = from;
  relation->to = to;
  g_ptr_array_add (article->relations, relation);
  return relation;
}

static void
add_pair (GPtrArray **pairs, const char *name, const char *value)
{
  if (*pairs == NULL)
    *pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_pair_free);
  g_ptr_array_add (*pairs, diple_pair_new (name, value));
}

static DipleIntake *
begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DipleIntake *intake = diple_intake_begin (fixture->store, 0, "test", &error);

  g_assert_no_error (error);
  return intake;
}

static void
add (DipleIntake *intake, DipleArticle *article)
{
  g_autoptr (GError) error = NULL;

  diple_intake_add (intake, article, FALSE, &error);
  g_assert_no_error (error);
}

static void
commit (DipleIntake *intake)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_intake_commit (intake, "Imported", &error));
  g_assert_no_error (error);
}

static void
add_alone (Fixture *fixture, DipleArticle *article)
{
  DipleIntake *intake = begin (fixture);

  add (intake, article);
  commit (intake);
}

static gint64
number (Fixture *fixture, const char *sql)
{
  return support_number (fixture->store, sql);
}

static void
test_an_article_comes_in_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleArticle) article = make_article ("Mira 🌊 said the dam leaks.");
  g_autoptr (DipleDocument) stored = NULL;
  g_autoptr (GError) error = NULL;
  DipleArticleSpan *claim = add_span (article, "attribution", "Claim", 12, 25);
  DipleRange pieces[] = { { 12, 15 }, { 20, 25 } };

  article->document->format = DIPLE_FORMAT_MARKDOWN;
  article->document->title = (g_free (article->document->title), g_strdup ("Dam"));
  g_ptr_array_add (article->document->metadata, diple_pair_new ("tag", "a"));
  g_ptr_array_add (article->document->metadata, diple_pair_new ("tag", "b"));
  claim->fragments = g_memdup2 (pieces, sizeof pieces);
  claim->n_fragments = 2;
  claim->note = g_strdup ("why");
  add_alone (fixture, article);

  stored = diple_documents_load (fixture->store, article->document->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stored->text, ==, "Mira 🌊 said the dam leaks.");
  g_assert_cmpstr (stored->title, ==, "Dam");
  g_assert_cmpint (stored->format, ==, DIPLE_FORMAT_MARKDOWN);
  g_assert_cmpuint (stored->metadata->len, ==, 2);
  g_assert_cmpstr (((DiplePair *) stored->metadata->pdata[1])->value, ==, "b");
  g_assert_cmpint (number (fixture,
                           "SELECT count(*) FROM span WHERE surface = 'the dam leaks'"
                           " AND note = 'why' AND score IS NULL"),
                   ==,
                   1);
  g_assert_cmpint (number (fixture, "SELECT sum(start) FROM span_fragment"), ==, 32);
  g_assert_cmpint (support_found_by (fixture->store, "leaks"), ==, 1);
}

static void
test_an_undone_intake_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleArticle) article = make_article ("Mira said the dam leaks.");
  g_autoptr (GError) error = NULL;
  gint64 labels = number (fixture, "SELECT count(*) FROM label");
  DipleArticleSpan *span = add_span (article, "mine", "Dam", 14, 17);

  add_pair (&span->attributes, "height", "12 m");
  add_alone (fixture, article);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM label"), ==, labels + 1);

  diple_undone_free (diple_journal_undo (fixture->store, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM document"), ==, 0);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM annotator"), ==, 0);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM label"), ==, labels);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM layer WHERE name = 'mine'"), ==, 0);

  diple_undone_free (diple_journal_redo (fixture->store, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span_value WHERE value = '12 m'"), ==, 1);
  g_assert_cmpint (support_found_by (fixture->store, "dam"), ==, 1);
}

static void
test_an_intake_of_nothing_leaves_no_trace (Fixture *fixture, gconstpointer data)
{
  commit (begin (fixture));
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM journal"), ==, 0);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM batch"), ==, 0);
}

static void
test_an_abandoned_intake_leaves_no_trace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleArticle) article = make_article ("Mira said the dam leaks.");
  DipleIntake *intake = begin (fixture);

  add_span (article, "", "New", 0, 4);
  add (intake, article);
  diple_intake_abandon (intake);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM document"), ==, 0);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM label WHERE name = 'New'"), ==, 0);
  g_assert_cmpint (number (fixture, "PRAGMA foreign_keys"), ==, 1);
}

static void
assert_duplicate (DipleIntake *intake, const char *text, const char *first)
{
  g_autoptr (DipleArticle) article = make_article (text);
  g_autoptr (GError) error = NULL;

  g_assert_false (diple_intake_add (intake, article, FALSE, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_DUPLICATE);
  g_assert_nonnull (strstr (error->message, first));
}

static void
test_the_same_text_twice_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleArticle) first = make_article ("The dam leaks.");
  g_autoptr (DipleArticle) second = make_article ("The dam holds.");
  g_autoptr (DipleArticle) again = make_article ("The dam holds.");
  g_autoptr (GError) error = NULL;
  DipleIntake *intake = NULL;

  first->document->title = (g_free (first->document->title), g_strdup ("Leak"));
  second->document->source = (g_free (second->document->source), g_strdup ("b.txt"));
  add_alone (fixture, first);

  intake = begin (fixture);
  assert_duplicate (intake, "The dam leaks.", "Leak");
  add (intake, second);
  assert_duplicate (intake, "The dam holds.", "b.txt");
  g_assert_true (diple_intake_add (intake, again, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (diple_intake_get_count (intake), ==, 2);
  commit (intake);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM document"), ==, 3);
}

typedef struct
{
  const char *name;
  guint start;
  guint end;
  const char *annotator;
  const char *label;
  DipleRange pieces[2];
} BadSpan;

static const BadSpan bad_spans[] = {
  { "an empty range", 3, 3, "Ana", "Person", { { 0 } } },
  { "a range from right to left", 4, 3, "Ana", "Person", { { 0 } } },
  { "a range past the end", 10, 15, "Ana", "Person", { { 0 } } },
  { "a range far past the end", G_MAXUINT - 1, G_MAXUINT, "Ana", "Person", { { 0 } } },
  { "nobody's name", 0, 3, " ", "Person", { { 0 } } },
  { "no label", 0, 3, "Ana", "", { { 0 } } },
  { "pieces that touch", 0, 7, "Ana", "Person", { { 0, 3 }, { 3, 7 } } },
  { "pieces in the wrong order", 0, 7, "Ana", "Person", { { 4, 7 }, { 0, 3 } } },
  { "an empty piece", 0, 7, "Ana", "Person", { { 0, 0 }, { 4, 7 } } },
  { "pieces that are shorter", 0, 8, "Ana", "Person", { { 0, 3 }, { 4, 7 } } },
};

static void
test_a_bad_span_refuses_its_article_alone (Fixture *fixture, gconstpointer data)
{
  const BadSpan *bad = data;
  g_autoptr (DipleArticle) article = make_article ("The dam leaks.");
  g_autoptr (DipleArticle) good = make_article ("The dam holds.");
  g_autoptr (GError) error = NULL;
  DipleIntake *intake = begin (fixture);
  DipleArticleSpan *span = NULL;

  add_span (article, "new layer", "New", 0, 3);
  span = add_span (article, "entity", bad->label, bad->start, bad->end);
  span->annotator = (g_free (span->annotator), g_strdup (bad->annotator));
  if (bad->pieces[1].end > 0)
    {
      span->fragments = g_memdup2 (bad->pieces, sizeof bad->pieces);
      span->n_fragments = 2;
    }
  g_assert_false (diple_intake_add (intake, article, FALSE, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_INPUT);
  g_test_message ("%s", error->message);
  add (intake, good);
  commit (intake);

  g_assert_cmpint (number (fixture, "SELECT count(*) FROM document"), ==, 1);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM layer WHERE name = 'new layer'"), ==, 0);
}

/* Enough spans that they go in by blocks, with ids that are taken at every place of one. */
static void
test_ids_that_are_taken_become_new_ones (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleArticle) first = make_article ("The dam above the town leaks.");
  g_autoptr (DipleArticle) second = make_article ("The dam above the town holds.");
  gint64 base = diple_id_new () + 1000;

  first->document->id = second->document->id = base;
  for (guint i = 0; i < 25; i++)
    {
      add_span (first, "entity", "Person", i, i + 1)->id = base + i * 3;
      add_span (second, "entity", "Person", i, i + 2)->id = base + i;
    }
  add_relation (second, base, base + 24);
  add_alone (fixture, first);
  add_alone (fixture, second);

  g_assert_cmpint (first->document->id, ==, base);
  g_assert_cmpint (second->document->id, !=, base);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span"), ==, 50);
  for (guint i = 0; i < 25; i++)
    {
      const DipleArticleSpan *span = g_ptr_array_index (second->spans, i);

      if (i % 3 == 0)
        g_assert_cmpint (span->id, !=, base + i);
      else
        g_assert_cmpint (span->id, ==, base + i);
    }
  /* The relation went along to the new ids. */
  g_assert_cmpint (
      number (fixture,
              "SELECT count(*) FROM relation JOIN span AS a ON a.id = source JOIN span AS b"
              " ON b.id = target WHERE a.document = b.document AND a.start = 0 AND b.start = 24"
              " AND a.\"end\" = 2"),
      ==,
      1);
}

static void
test_relations_reach_over_articles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleArticle) first = make_article ("The dam leaks.");
  g_autoptr (DipleArticle) second = make_article ("The dam holds.");
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  DipleIntake *intake = begin (fixture);
  gint64 base = diple_id_new () + 1000;

  add_span (first, "attribution", "Claim", 0, 13)->id = base;
  add_span (second, "attribution", "Source", 0, 7)->id = base + 1;
  add_pair (&add_relation (first, base, base + 1)->attributes, "sure", "yes");
  add_relation (first, base, base + 99);
  add (intake, first);
  add (intake, second);
  g_assert_true (diple_intake_settle (intake, warnings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_nonnull (strstr (warnings->pdata[0], "1 relation was left out"));
  commit (intake);

  g_assert_cmpint (number (fixture, "SELECT count(*) FROM relation"), ==, 1);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM relation_value"), ==, 1);
}

static void
test_spans_that_say_the_same_become_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleArticle) article = make_article ("The dam leaks, said Mira.");
  gint64 base = diple_id_new () + 1000;

  add_span (article, "attribution", "Claim", 0, 13)->id = base;
  add_span (article, "attribution", "Source", 20, 24)->id = base + 1;
  add_span (article, "attribution", "Source", 20, 24)->id = base + 2;
  add_relation (article, base, base + 1);
  add_relation (article, base, base + 2);
  add_alone (fixture, article);

  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span"), ==, 2);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM relation"), ==, 1);
  g_assert_cmpuint (article->warnings->len, ==, 1);
}

static void
assert_keys_differ (Fixture *fixture)
{
  g_assert_cmpint (number (fixture,
                           "SELECT count(*) FROM (SELECT key FROM label WHERE key <> ''"
                           " UNION ALL SELECT key FROM relation_type WHERE key <> '')"),
                   ==,
                   number (fixture,
                           "SELECT count(*) FROM (SELECT key FROM label WHERE key <> ''"
                           " UNION SELECT key FROM relation_type WHERE key <> '')"));
}

static void
add_what_the_schema_lacks (Fixture *fixture)
{
  g_autoptr (DipleArticle) article = make_article ("The dam leaks, said Mira.");
  DipleArticleSpan *person = add_span (article, "", "Person", 20, 24);
  DipleArticleSpan *ship = add_span (article, "", "Ship", 4, 7);
  DipleArticleSpan *boat = add_span (article, "fleet", "Boat", 4, 7);
  DipleArticleLabel *genre = g_new0 (DipleArticleLabel, 1);

  add_pair (&person->attributes, "mention", "name");
  add_pair (&person->attributes, "mention", "nickname");
  add_pair (&person->attributes, "entity", "Mira");
  add_pair (&ship->attributes, "tonnage", "12");
  add_pair (&ship->attributes, "tonnage", "13");
  add_pair (&boat->attributes, "tonnage", "14");
  genre->annotator = g_strdup ("Ben");
  genre->name = g_strdup ("mood");
  genre->value = g_strdup ("grim");
  g_ptr_array_add (article->labels, genre);
  add_alone (fixture, article);
}

static void
test_what_the_schema_lacks_is_added (Fixture *fixture, gconstpointer data)
{
  add_what_the_schema_lacks (fixture);
  g_assert_cmpint (number (fixture,
                           "SELECT count(*) FROM span JOIN label ON label.id = label"
                           " JOIN layer ON layer.id = layer"
                           " WHERE label.name = 'Person' AND layer.name = 'entity'"),
                   ==,
                   1);
  g_assert_cmpint (number (fixture,
                           "SELECT count(*) FROM label JOIN layer ON layer.id = layer"
                           " WHERE (label.name = 'Ship' AND layer.name = 'imported')"
                           " OR (label.name = 'Boat' AND layer.name = 'fleet')"),
                   ==,
                   2);
  g_assert_cmpint (number (fixture,
                           "SELECT count(*) FROM attribute_option JOIN attribute"
                           " ON attribute.id = attribute WHERE attribute.name = 'mention'"
                           " AND attribute_option.name = 'nickname'"),
                   ==,
                   1);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM entity WHERE name = 'Mira'"), ==, 1);
  g_assert_cmpint (
      number (fixture, "SELECT count(*) FROM attribute WHERE name = 'tonnage'"), ==, 1);
  g_assert_cmpint (number (fixture,
                           "SELECT count(*) FROM attribute_owner JOIN attribute"
                           " ON attribute.id = attribute WHERE attribute.name = 'tonnage'"),
                   ==,
                   2);
  g_assert_cmpint (
      number (fixture, "SELECT sum(value) FROM span_value WHERE value IS NOT NULL"), ==, 39);
  g_assert_cmpint (
      number (fixture, "SELECT count(*) FROM document_value WHERE value = 'grim'"), ==, 1);
  assert_keys_differ (fixture);
}

static void
test_many_articles_fill_and_flush_blocks (Fixture *fixture, gconstpointer data)
{
  DipleIntake *intake = begin (fixture);

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *text = g_strdup_printf ("The dam number %u leaks, said Mira.", i);
      g_autoptr (DipleArticle) article = make_article (text);
      DipleArticleState *state = g_new0 (DipleArticleState, 1);

      state->name = g_strdup ("Ana");
      state->state = g_strdup (i % 2 == 0 ? "finished" : "in progress");
      g_ptr_array_add (article->states, state);
      g_ptr_array_add (article->document->metadata, diple_pair_new ("number", "a"));
      for (guint j = 0; j < i % 23; j++)
        add_pair (&add_span (article, "entity", "Event", j, j + 3)->attributes, "entity", "dam");
      add (intake, article);
    }
  commit (intake);

  g_assert_cmpint (number (fixture, "SELECT count(*) FROM metadata"), ==, 150);
  g_assert_cmpint (
      number (fixture, "SELECT count(*) FROM assignment WHERE state = 'finished'"), ==, 75);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span"),
                   ==,
                   number (fixture, "SELECT count(*) FROM span_value"));
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span"), ==, 6 * 253 + 66);
  g_assert_cmpint (support_found_by (fixture->store, "leaks"), ==, 150);
  g_assert_cmpint (number (fixture, "SELECT max(position) - min(position) FROM document"), ==, 149);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  TEST ("/intake/an article comes in whole", test_an_article_comes_in_whole);
  TEST ("/intake/an undone intake leaves nothing", test_an_undone_intake_leaves_nothing);
  TEST ("/intake/an intake of nothing leaves no trace", test_an_intake_of_nothing_leaves_no_trace);
  TEST ("/intake/an abandoned intake leaves no trace", test_an_abandoned_intake_leaves_no_trace);
  TEST ("/intake/the same text twice is refused", test_the_same_text_twice_is_refused);
  for (guint i = 0; i < G_N_ELEMENTS (bad_spans); i++)
    {
      g_autofree char *path =
          g_strconcat ("/intake/its article alone is refused for ", bad_spans[i].name, NULL);

      g_test_add (path,
                  Fixture,
                  &bad_spans[i],
                  set_up,
                  test_a_bad_span_refuses_its_article_alone,
                  tear_down);
    }
  TEST ("/intake/ids that are taken become new ones", test_ids_that_are_taken_become_new_ones);
  TEST ("/intake/relations reach over articles", test_relations_reach_over_articles);
  TEST ("/intake/spans that say the same become one", test_spans_that_say_the_same_become_one);
  TEST ("/intake/what the schema lacks is added", test_what_the_schema_lacks_is_added);
  TEST ("/intake/many articles fill and flush blocks", test_many_articles_fill_and_flush_blocks);
  return g_test_run ();
}
