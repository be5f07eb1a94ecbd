/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-annotators.h"
#include "data/diple-error.h"
#include "data/diple-guidelines.h"
#include "data/diple-id.h"
#include "data/diple-journal.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"
#include "data/store/diple-store-private.h"

#include <string.h>

typedef struct
{
  DipleStore *store;
  gint64 ana;
  gint64 document;
} Fixture;

static void
run (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  diple_sql_exec (diple_store_get_db (fixture->store), sql, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->store = diple_store_open (":memory:", DIPLE_STORE_CREATE, &error);
  g_assert_no_error (error);
  fixture->ana = diple_annotators_ensure (fixture->store, "Ana", &error);
  g_assert_no_error (error);
  run (fixture,
       "INSERT INTO batch (id, source, created) VALUES (1, '', 0);"
       "INSERT INTO document (id, position, title, format, length, text_sha256,"
       " file_sha256, batch, added) VALUES (7, 1, 'Dam', 'text', 11, zeroblob(32),"
       " zeroblob(32), 1, 0);"
       "INSERT INTO document_text (document, text) VALUES (7, 'Mira said x')");
  fixture->document = 7;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
}

static DipleSchema *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DipleSchema *schema = diple_schema_load (fixture->store, &error);

  g_assert_no_error (error);
  return schema;
}

static DipleSchema *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  DipleSchema *schema = diple_schema_from_json (json, -1, "test", &error);

  g_assert_no_error (error);
  return schema;
}

/* News with every @from replaced by @to. */
static DipleSchema *
news_with (const char *from, const char *to)
{
  g_autoptr (DipleSchema) news = diple_schema_builtin ("news", NULL);
  g_autofree char *json = diple_schema_to_json (news);
  g_autoptr (GString) text = g_string_new (json);

  g_assert_cmpuint (g_string_replace (text, from, to, 0), >, 0);
  return parse (text->str);
}

static gboolean
replace (Fixture *fixture, const DipleSchema *schema, GError **error)
{
  g_autoptr (GError) local = NULL;

  diple_journal_begin (fixture->store, fixture->ana, "schema.replace", &local);
  g_assert_no_error (local);
  if (!diple_schema_replace (fixture->store, schema, error))
    {
      diple_journal_rollback (fixture->store);
      return FALSE;
    }
  g_assert_cmpint (diple_journal_commit (fixture->store, "Replaced the schema", 0, &local), !=, 0);
  g_assert_no_error (local);
  return TRUE;
}

static gint64
label_id (const DipleSchema *schema, const char *name)
{
  const DipleLabel *label = diple_schema_label_by_name (schema, NULL, name);

  return label != NULL ? label->id : 0;
}

static gint64
mark (Fixture *fixture, const char *label)
{
  g_autoptr (DipleSchema) schema = load (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSpan) span = diple_span_new (
      fixture->document, fixture->ana, label_id (schema, label), (DipleRange){ 0, 4 });

  diple_journal_begin (fixture->store, fixture->ana, "span.add", &error);
  g_assert_no_error (error);
  diple_spans_add (fixture->store, span, &error);
  g_assert_no_error (error);
  g_assert_cmpint (diple_journal_commit (fixture->store, "Marked", 0, &error), >, 0);
  return span->id;
}

static gint64
attribute_id (const DipleSchema *schema, const char *name, const char *on)
{
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);
      for (guint j = 0; j < attribute->owners->len; j++)
        if (g_str_equal (attribute->name, name) &&
            g_array_index (attribute->owners, gint64, j) == label_id (schema, on))
          return attribute->id;
    }
  return 0;
}

/* Puts the first option of the attribute on @span. */
static void
set_value (Fixture *fixture, gint64 span, gint64 attribute)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO span_value (span, attribute, ordinal, option)"
                       " SELECT %" G_GINT64_FORMAT ", attribute, 0, id FROM attribute_option"
                       " WHERE attribute = %" G_GINT64_FORMAT " ORDER BY position LIMIT 1",
                       span,
                       attribute);

  run (fixture, sql);
  g_assert_cmpint (sqlite3_changes (diple_store_get_db (fixture->store)), ==, 1);
}

static void
test_new_project_has_the_news_schema (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleSchema) stored = load (fixture);
  g_autoptr (DipleSchema) news = diple_schema_builtin ("news", NULL);
  g_autofree char *a = diple_schema_to_json (stored);
  g_autofree char *b = diple_schema_to_json (news);

  g_assert_cmpstr (a, ==, b);
}

static void
test_same_schema_again_leaves_no_trace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleSchema) news = diple_schema_builtin ("news", NULL);
  g_autoptr (GError) error = NULL;

  diple_journal_begin (fixture->store, fixture->ana, "schema.replace", &error);
  g_assert_no_error (error);
  g_assert_true (diple_schema_replace (fixture->store, news, &error));
  g_assert_cmpint (diple_journal_commit (fixture->store, "Nothing", 0, &error), ==, -1);
  g_assert_no_error (error);
}

static void
test_same_names_keep_ids_and_annotations (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleSchema) before = load (fixture);
  g_autoptr (DipleSchema) other = news_with ("#004bc5", "#123456");
  g_autoptr (DipleSchema) after = NULL;
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GError) error = NULL;

  mark (fixture, "Person");
  g_assert_true (replace (fixture, other, &error));
  after = load (fixture);
  for (guint i = 0; i < before->labels->len; i++)
    {
      const DipleLabel *old = g_ptr_array_index (before->labels, i);
      g_assert_cmpint (label_id (after, old->name), ==, old->id);
    }
  g_assert_cmpstr (diple_schema_label_by_name (after, NULL, "Person")->colour, ==, "#123456");
  g_assert_cmpint (attribute_id (after, "type", "Cue"), ==, attribute_id (before, "type", "Cue"));
  g_assert_cmpint (attribute_id (after, "type", "Cue"), !=, attribute_id (after, "type", "Source"));
  spans = diple_spans_load (fixture->store, fixture->document, 0, &error);
  g_assert_cmpuint (spans->len, ==, 1);
}

static void
test_used_label_is_not_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleSchema) simple = diple_schema_builtin ("simple", NULL);
  g_autoptr (DipleSchema) after = NULL;
  g_autoptr (GError) error = NULL;

  mark (fixture, "Cue");
  g_assert_false (replace (fixture, simple, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "“Cue”"));
  g_assert_nonnull (strstr (error->message, "1 annotation uses"));
  after = load (fixture);
  g_assert_cmpint (label_id (after, "Cue"), !=, 0);
}

static void
test_unused_label_goes_with_its_attributes_and_undo_brings_all_back (Fixture *fixture,
                                                                     gconstpointer data)
{
  g_autoptr (DipleSchema) simple = diple_schema_builtin ("simple", NULL);
  g_autoptr (DipleSchema) before = load (fixture);
  g_autoptr (DipleSchema) between = NULL;
  g_autoptr (DipleSchema) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *wanted = diple_schema_to_json (simple);
  g_autofree char *got = NULL;
  g_autofree char *first = diple_schema_to_json (before);
  g_autofree char *last = NULL;
  DipleUndone *undone;

  g_assert_true (replace (fixture, simple, &error));
  between = load (fixture);
  got = diple_schema_to_json (between);
  g_assert_cmpstr (got, ==, wanted);

  undone = diple_journal_undo (fixture->store, fixture->ana, &error);
  g_assert_no_error (error);
  diple_undone_free (undone);
  after = load (fixture);
  last = diple_schema_to_json (after);
  g_assert_cmpstr (last, ==, first);
  g_assert_cmpint (label_id (after, "Cue"), ==, label_id (before, "Cue"));
}

static void
test_used_option_is_not_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleSchema) stored = load (fixture);
  g_autoptr (DipleSchema) other = news_with ("\"named person\"", "\"somebody\"");
  g_autoptr (GError) error = NULL;

  set_value (fixture, mark (fixture, "Source"), attribute_id (stored, "type", "Source"));
  g_assert_false (replace (fixture, other, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "“named person” of the attribute “type”"));
}

static void
test_used_attribute_stays_on_its_label (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleSchema) stored = load (fixture);
  g_autoptr (DipleSchema) other = news_with ("\"on\": [\n        \"Person\",", "\"on\": [");
  g_autoptr (GError) error = NULL;

  set_value (fixture, mark (fixture, "Person"), attribute_id (stored, "mention", "Person"));
  g_assert_false (replace (fixture, other, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "the attribute “mention” of “Person”"));
}

static void
test_used_attribute_keeps_its_type (Fixture *fixture, gconstpointer data)
{
  static const char with_choice[] =
      "{\"format\": \"diple-schema/1\", \"name\": \"n\", \"layers\": [{\"name\": \"a\","
      " \"labels\": [{\"name\": \"Person\", \"colour\": \"#102030\"}]}], \"attributes\": ["
      "{\"name\": \"t\", \"owner\": \"span\", \"on\": [\"Person\"], \"type\": \"choice\","
      " \"options\": [{\"name\": \"o\"}]}]}";
  static const char with_text[] =
      "{\"format\": \"diple-schema/1\", \"name\": \"n\", \"layers\": [{\"name\": \"a\","
      " \"labels\": [{\"name\": \"Person\", \"colour\": \"#102030\"}]}], \"attributes\": ["
      "{\"name\": \"t\", \"owner\": \"span\", \"on\": [\"Person\"], \"type\": \"text\"}]}";
  g_autoptr (DipleSchema) choice = parse (with_choice);
  g_autoptr (DipleSchema) text = parse (with_text);
  g_autoptr (DipleSchema) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (replace (fixture, choice, &error));
  stored = load (fixture);
  set_value (fixture, mark (fixture, "Person"), attribute_id (stored, "t", "Person"));
  g_assert_false (replace (fixture, text, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "“t”"));
}

/* An example that was taken from the project keeps its link when a file brings its words again. */
static void
test_examples_keep_their_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleSchema) news = diple_schema_builtin ("news", NULL);
  g_autoptr (DipleSchema) other = news_with ("#004bc5", "#123456");
  g_autoptr (DipleSchema) after = NULL;
  g_autoptr (DipleSchema) last = NULL;
  g_autoptr (GError) error = NULL;
  const DipleExample *example;
  gint64 span = mark (fixture, "Person");
  g_autofree char *sql = g_strdup_printf (
      "UPDATE example SET document = 7, span = %" G_GINT64_FORMAT ", start = 0, \"end\" = 4"
      " WHERE text = 'Dr Ilvi Brevit'",
      span);

  run (fixture, sql);
  g_assert_true (replace (fixture, other, &error));
  after = load (fixture);
  example = g_ptr_array_index (diple_schema_label_by_name (after, NULL, "Person")->examples, 0);
  g_assert_cmpstr (example->text, ==, "Dr Ilvi Brevit");
  g_assert_cmpint (example->document, ==, 7);
  g_assert_cmpint (example->span, ==, span);
  g_assert_cmpuint (example->end, ==, 4);

  run (fixture, "DELETE FROM span");
  last = load (fixture);
  example = g_ptr_array_index (diple_schema_label_by_name (last, NULL, "Person")->examples, 0);
  g_assert_cmpint (example->document, ==, 7);
  g_assert_cmpint (example->span, ==, 0);
}

static const DipleLabel *
person (const DipleSchema *schema)
{
  return diple_schema_label_by_name (schema, NULL, "Person");
}

/* One action that writes a guideline and an example with a link; undone, both are as before. */
static void
test_guidelines_and_examples_are_one_undo (Fixture *fixture, gconstpointer data)
{
  const DipleExample wrong = { 0, FALSE, (char *) "Mira", (char *) "A pen name", 7, 0, 0, 4 };
  g_autoptr (DipleSchema) before = load (fixture);
  g_autoptr (DipleSchema) between = NULL;
  g_autoptr (DipleSchema) after = NULL;
  g_autofree char *first = diple_schema_to_json (before);
  g_autofree char *last = NULL;
  g_autoptr (GError) error = NULL;
  const DipleExample *added;
  gint64 id;

  diple_journal_begin (fixture->store, fixture->ana, "guideline", &error);
  g_assert_true (diple_guidelines_set (fixture->store, 0, "All of it", &error));
  g_assert_true (diple_guidelines_set (fixture->store, person (before)->id, "*Whole*", &error));
  id = diple_guidelines_add_example (fixture->store, person (before)->id, &wrong, &error);
  g_assert_no_error (error);
  g_assert_true (
      diple_guidelines_change_example (fixture->store, id, FALSE, "Mira", "No name", &error));
  g_assert_cmpint (diple_journal_commit (fixture->store, "Wrote", 0, &error), >, 0);

  between = load (fixture);
  g_assert_cmpstr (between->guideline, ==, "All of it");
  g_assert_cmpstr (person (between)->guideline, ==, "*Whole*");
  added = g_ptr_array_index (person (between)->examples, person (between)->examples->len - 1);
  g_assert_cmpint (added->id, ==, id);
  g_assert_cmpstr (added->note, ==, "No name");
  g_assert_cmpint (added->document, ==, 7);

  diple_undone_free (diple_journal_undo (fixture->store, fixture->ana, &error));
  g_assert_no_error (error);
  after = load (fixture);
  last = diple_schema_to_json (after);
  g_assert_cmpstr (last, ==, first);
}

static void
test_no_example_without_words_or_label (Fixture *fixture, gconstpointer data)
{
  const DipleExample empty = { 0, TRUE, (char *) "", NULL, 0, 0, 0, 0 };
  const DipleExample words = { 0, TRUE, (char *) "x", NULL, 0, 0, 0, 0 };
  g_autoptr (DipleSchema) schema = load (fixture);
  g_autoptr (GError) error = NULL;

  diple_journal_begin (fixture->store, fixture->ana, "guideline", NULL);
  g_assert_cmpint (
      diple_guidelines_add_example (fixture->store, person (schema)->id, &empty, &error), ==, 0);
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (diple_guidelines_add_example (fixture->store, 5, &words, &error), ==, 0);
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (diple_guidelines_set (fixture->store, 5, "x", &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (diple_guidelines_remove_example (fixture->store, 5, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND);
  diple_journal_rollback (fixture->store);
}

static void
test_label_moves_to_another_layer_with_its_annotations (Fixture *fixture, gconstpointer data)
{
  static const char other[] = "{\"format\": \"diple-schema/1\", \"name\": \"n\", \"layers\": ["
                              "{\"name\": \"people\", \"labels\": ["
                              "{\"name\": \"Person\", \"colour\": \"#102030\"}]}]}";
  g_autoptr (DipleSchema) wanted = parse (other);
  g_autoptr (DipleSchema) before = load (fixture);
  g_autoptr (DipleSchema) after = NULL;
  g_autoptr (GError) error = NULL;

  mark (fixture, "Person");
  g_assert_true (replace (fixture, wanted, &error));
  after = load (fixture);
  g_assert_cmpuint (after->layers->len, ==, 1);
  g_assert_cmpuint (after->labels->len, ==, 1);
  g_assert_cmpint (label_id (after, "Person"), ==, label_id (before, "Person"));
  g_assert_cmpstr (after->name, ==, "n");
}

static void
test_orders_are_kept (Fixture *fixture, gconstpointer data)
{
  static const char other[] =
      "{\"format\": \"diple-schema/1\", \"name\": \"n\", \"layers\": ["
      "{\"name\": \"z\", \"labels\": [{\"name\": \"B\", \"colour\": \"#102030\"},"
      "{\"name\": \"A\", \"colour\": \"#102030\"}]}, {\"name\": \"a\", \"labels\": ["
      "{\"name\": \"A\", \"colour\": \"#102030\"}]}], \"relations\": [{\"name\": \"r\","
      "\"colour\": \"#102030\", \"ends\": [{\"from\": \"B\", \"to\": \"B\"}, {\"from\":"
      "{\"layer\": \"a\", \"label\": \"A\"}, \"to\": \"B\"}]}]}";
  g_autoptr (DipleSchema) wanted = parse (other);
  g_autoptr (DipleSchema) after = NULL;
  g_autofree char *a = diple_schema_to_json (wanted);
  g_autofree char *b = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (replace (fixture, wanted, &error));
  g_assert_no_error (error);
  after = load (fixture);
  b = diple_schema_to_json (after);
  g_assert_cmpstr (a, ==, b);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/schema-store/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("new-project-has-the-news-schema", test_new_project_has_the_news_schema);
  ADD ("same-schema-again-leaves-no-trace", test_same_schema_again_leaves_no_trace);
  ADD ("same-names-keep-ids-and-annotations", test_same_names_keep_ids_and_annotations);
  ADD ("used-label-is-not-removed", test_used_label_is_not_removed);
  ADD ("unused-label-goes-with-its-attributes-and-undo-brings-all-back",
       test_unused_label_goes_with_its_attributes_and_undo_brings_all_back);
  ADD ("used-option-is-not-removed", test_used_option_is_not_removed);
  ADD ("used-attribute-stays-on-its-label", test_used_attribute_stays_on_its_label);
  ADD ("used-attribute-keeps-its-type", test_used_attribute_keeps_its_type);
  ADD ("examples-keep-their-links", test_examples_keep_their_links);
  ADD ("guidelines-and-examples-are-one-undo", test_guidelines_and_examples_are_one_undo);
  ADD ("no-example-without-words-or-label", test_no_example_without_words_or_label);
  ADD ("label-moves-to-another-layer-with-its-annotations",
       test_label_moves_to_another_layer_with_its_annotations);
  ADD ("orders-are-kept", test_orders_are_kept);
  return g_test_run ();
}
