/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-fixture.h"

#include "data/diple-import.h"
#include "data/diple-schema.h"

#include <jansson.h>

#define FACTS                                                                                      \
  "\"author\":\"Minna Hask\",\"published\":\"2031-03-14\",\"outlet\":\"Cliff Daily\","             \
  "\"url\":\"https://example.org/1\",\"language\":\"en\","
#define RANGE(start, end) "{\"start\":" start ",\"end\":" end "}"
#define ID(digit) "\"000000000000" digit "\""
#define LINE_SPAN(id, annotator, layer, label, start, end, text, rest)                             \
  "{\"id\":" ID (id) ",\"annotator\":\"" annotator "\",\"layer\":\"" layer "\",\"label\":\"" label \
                     "\",\"start\":" start ",\"end\":" end ",\"text\":\"" text "\"," rest "}"
#define PLAIN(start, end)                                                                          \
  "\"fragments\":[" RANGE (start, end) "],\"attributes\":[],\"note\":\"\",\"suggested\":[]"

static const char golden[] = "{\"id\":" ID (
    "m") ",\"title\":\"Dam \\\"leaks\\\"\"," FACTS "\"text\":\"Mira 🙂 said the dam leaks.\\n\","
         "\"metadata\":[{\"name\":\"tag\",\"value\":\"a\\tz\"},{\"name\":\"tag\",\"value\":\"b\"}],"
         "\"annotators\":[{\"name\":\"Ana\",\"state\":\"finished\"},"
         "{\"name\":\"Cem\",\"state\":\"in progress\"},{\"name\":\"Zoe\",\"state\":\"open\"}],"
         "\"spans\":[" LINE_SPAN ("5", "Ana", "attribution", "Claim", "0", "6", "Mira 🙂", PLAIN ("0", "6")) "," LINE_SPAN (
             "3",
             "Ana",
             "attribution",
             "Claim",
             "0",
             "4",
             "Mira",
             PLAIN ("0", "4")) "," LINE_SPAN ("2",
                                              "Ana",
                                              "entity",
                                              "Person",
                                              "0",
                                              "4",
                                              "Mira",
                                              PLAIN (
                                                  "0",
                                                  "4")) "," LINE_SPAN ("1",
                                                                       "Cem",
                                                                       "entity",
                                                                       "Person",
                                                                       "0",
                                                                       "4",
                                                                       "Mira",
                                                                       PLAIN (
                                                                           "0",
                                                                           "4")) "," LINE_SPAN ("4",
                                                                                                "An"
                                                                                                "a",
                                                                                                "at"
                                                                                                "tr"
                                                                                                "i"
                                                                                                "bu"
                                                                                                "ti"
                                                                                                "o"
                                                                                                "n",
                                                                                                "Cl"
                                                                                                "ai"
                                                                                                "m",
                                                                                                "1"
                                                                                                "2",
                                                                                                "2"
                                                                                                "5",
                                                                                                "th"
                                                                                                "e "
                                                                                                "da"
                                                                                                "m "
                                                                                                "le"
                                                                                                "ak"
                                                                                                "s",
                                                                                                "\""
                                                                                                "fr"
                                                                                                "a"
                                                                                                "gm"
                                                                                                "en"
                                                                                                "t"
                                                                                                "s"
                                                                                                "\""
                                                                                                ":"
                                                                                                "[" RANGE ("12", "15") "," RANGE ("2"
                                                                                                                                  "0",
                                                                                                                                  "2"
                                                                                                                                  "5") "],"
                                                                                                                                       "\"attributes\":[{\"name\":\"Alter\",\"value\":\"4.5\"},"
                                                                                                                                       "{\"name\":\"entity\",\"value\":\"Mira Öz\"},"
                                                                                                                                       "{\"name\":\"kind\",\"value\":\"z\"},"
                                                                                                                                       "{\"name\":\"kind\",\"value\":\"a \\\"b\\\"\"}],\"note\":\"Is \\\"it\\\"?\",\"suggested\":[]") "],\"relations\":["
                                                                                                                                                                                                                                      "{\"id\":" ID ("2") ",\"annotator\":\"Cem\",\"label\":\"about\",\"from\":" ID ("1") ",\"to\":" ID ("6") ",\"attributes\":[]},"
                                                                                                                                                                                                                                                                                                                                              "{\"id\":" ID (
                                                                                                                                                                                                                                                                                                                                                  "1") ",\"annotator\":\"Ana\",\"label\":\"about\",\"from\":" ID ("4") ",\"to\":" ID ("2") ",\"attributes\":[{\"name\":\"sure\",\"value\":\"true\"}]}],"
                                                                                                                                                                                                                                                                                                                                                                                                                                           "\"labels\":[{\"annotator\":\"Ana\",\"name\":\"genre\",\"value\":\"other\"},"
                                                                                                                                                                                                                                                                                                                                                                                                                                           "{\"annotator\":\"Cem\",\"name\":\"genre\",\"value\":\"news\"}]}\n"
                                                                                                                                                                                                                                                                                                                                                                                                                                           "{\"id\":" ID (
                                                                                                                                                                                                                                                                                                                                                                                                                                               "9") ",\"title\":\"Second\"," FACTS
                                                                                                                                                                                                                                                                                                                                                                                                                                                    "\"text\":\"שלום 日本\",\"metadata\":[],"
                                                                                                                                                                                                                                                                                                                                                                                                                                                    "\"annotators\":[{\"name\":\"Cem\",\"state\":\"finished\"}],\"spans\":[" LINE_SPAN ("6",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "Cem",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "entity",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "Person",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "5",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "7",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "日本",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        PLAIN (
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                            "5",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                            "7")) "],\"relations\":[],\"labels\":[]}\n";

static char *
export_with (Fixture *fixture, const DipleExportOptions *options, DipleExportCounts *counts)
{
  g_autoptr (GError) error = NULL;

  diple_export_jsonl (fixture->store, fixture->path, options, NULL, NULL, counts, NULL, &error);
  g_assert_no_error (error);
  return read_file (fixture->path);
}

static void
test_every_byte_is_as_written_down_here (Fixture *fixture, gconstpointer data)
{
  DipleExportCounts counts = { 0 };
  g_autofree char *text = export_with (fixture, NULL, &counts);

  g_assert_cmpstr (text, ==, golden);
  g_assert_cmpuint (counts.documents, ==, 2);
  g_assert_cmpuint (counts.annotators, ==, 3);
  g_assert_cmpuint (counts.spans, ==, 6);
  g_assert_cmpuint (counts.relations, ==, 2);
  g_assert_cmpuint (counts.relations_left_out, ==, 0);
  g_assert_cmpuint (counts.labels, ==, 2);
  g_assert_cmpuint (counts.bytes, ==, strlen (golden));
  diple_export_counts_clear (&counts);
}

/* Tagger said something at 4 and 12; Ana took the first with another label, the second as it was,
 * and a third of which nothing is left, from another model. */
static const char suggestions[] =
    "INSERT INTO annotator (id, name, kind, created) VALUES (4, 'Tagger', 'model', 0),"
    " (5, 'Echo', 'model', 0);"
    "INSERT INTO span (id, document, annotator, label, start, \"end\", surface, score, created,"
    " modified) VALUES (11, 20, 4, 2, 0, 4, 'Mira', 0.1, 0, 0),"
    " (12, 20, 4, 2, 12, 25, 'the dam leaks', NULL, 0, 0);"
    "INSERT INTO span_fragment (span, ordinal, start, \"end\") VALUES (12, 0, 12, 15),"
    " (12, 1, 20, 25);"
    "INSERT INTO suggestion_answer (annotator, document, suggested, model, answer, span, score,"
    " answered) VALUES (2, 20, 11, 4, 'accepted', 2, 0.1, 0), (2, 20, 12, 4, 'accepted', 4, NULL, "
    "0),"
    " (2, 20, 13, 5, 'corrected', 5, 0.30000000000000004, 0), (1, 20, 12, 4, 'rejected', NULL, "
    "0.5, 0);";

static void
test_what_a_model_suggested_is_told (Fixture *fixture, gconstpointer data)
{
  static const char *const parts[] = {
    "\"suggested\":[{\"model\":\"Tagger\",\"span\":" ID ("b") ",\"score\":\"0.1\","
                                                              "\"answer\":\"corrected\"}]",
    "\"suggested\":[{\"model\":\"Tagger\",\"span\":" ID ("c") ",\"score\":\"\","
                                                              "\"answer\":\"accepted\"}]",
    "\"suggested\":[{\"model\":\"Echo\",\"span\":" ID ("d") ",\"score\":\"0.30000000000000004\""
                                                            ",\"answer\":\"corrected\"}]",
  };
  const char *const of_ana[] = { "Ana", NULL };
  g_autofree char *text = NULL;
  g_autofree char *alone = NULL;

  run_sql (fixture->store, suggestions);
  text = export_with (fixture, NULL, NULL);
  alone = export_with (fixture, &(DipleExportOptions){ .annotators = of_ana }, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_assert_nonnull (strstr (text, parts[i]));
      g_assert_nonnull (strstr (alone, parts[i]));
    }
}

/* Also where the models' own spans did not come along. */
static void
test_what_a_model_suggested_comes_in_again (Fixture *fixture, gconstpointer data)
{
  const char *const of_ana[] = { "Ana", NULL };
  const DipleExportOptions options[] = { { 0 }, { .annotators = of_ana } };

  run_sql (fixture->store, suggestions);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DipleStore) copy = new_store (":memory:");
      g_autofree char *text = export_with (fixture, &options[i], NULL);
      const char *const paths[] = { fixture->path, NULL };
      g_autoptr (DipleImportReport) report =
          diple_import_paths (copy, paths, NULL, NULL, NULL, NULL, &error);
      g_autofree char *again = NULL;
      gint64 n_models = 0;

      g_assert_no_error (error);
      diple_export_jsonl (copy, fixture->path, &options[i], NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      again = read_file (fixture->path);
      g_assert_cmpstr (text, ==, again);
      diple_sql_get_int (diple_store_get_db (copy),
                         "SELECT count(*) FROM annotator WHERE kind = 'model'",
                         &n_models,
                         &error);
      g_assert_cmpint (n_models, ==, 2);
    }
}

static void
test_same_project_gives_the_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *manifest_path = g_strconcat (fixture->path, ".manifest.json", NULL);
  g_autofree char *first = export_with (fixture, NULL, NULL);
  g_autofree char *first_manifest = read_file (manifest_path);
  g_autofree char *second = NULL;
  g_autofree char *second_manifest = NULL;

  g_object_unref (fixture->store);
  fixture->store = diple_store_open (fixture->project, DIPLE_STORE_READ_ONLY, NULL);
  second = export_with (fixture, NULL, NULL);
  second_manifest = read_file (manifest_path);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first_manifest, ==, second_manifest);
}

static void
test_empty_project_gives_an_empty_file (Fixture *fixture, gconstpointer data)
{
  DipleExportCounts counts = { 0 };
  g_autofree char *text = export_with (fixture, NULL, &counts);

  g_assert_cmpstr (text, ==, "");
  g_assert_cmpuint (counts.documents, ==, 0);
  g_assert_cmpstr (
      counts.sha256, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  diple_export_counts_clear (&counts);
}

/* More than one piece of writing, with a line longer than a piece. */
static void
test_long_texts_come_out_whole (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *sum = NULL;
  DipleExportCounts counts = { 0 };

  run_sql (fixture->store, schema_rows);
  run_sql (fixture->store,
           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)"
           " INSERT INTO document (id, position, format, length, text_sha256, file_sha256, batch,"
           " added) SELECT i, i, 'text', 0, zeroblob(32), zeroblob(32), 1, 0 FROM n;"
           "INSERT INTO document_text (document, text) SELECT id,"
           " replace(hex(zeroblob(id * id * 500)), '00', '日🙂') FROM document");
  text = export_with (fixture, NULL, &counts);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_assert_cmpuint (counts.documents, ==, 40);
  g_assert_cmpuint (counts.bytes, >, 40 * 1000 * 1000);
  g_assert_cmpuint (counts.bytes, ==, strlen (text));
  g_assert_cmpstr (counts.sha256, ==, sum);
  diple_export_counts_clear (&counts);
}

static void
test_manifest_tells_what_the_file_is (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "Cem", "Ana", NULL };
  const DipleExportOptions options = { .annotators = names };
  g_autofree char *text = export_with (fixture, &options, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *path = g_strconcat (fixture->path, ".manifest.json", NULL);
  json_t *root = json_load_file (path, 0, NULL);
  json_t *annotators;
  g_autofree char *schema_text = NULL;
  g_autoptr (DipleSchema) again = NULL;
  g_autoptr (GError) error = NULL;
  char *dumped;

  g_assert_nonnull (root);
  g_assert_cmpstr (json_string_value (json_object_get (root, "sha256")), ==, sum);
  g_assert_cmpint (json_integer_value (json_object_get (root, "bytes")), ==, strlen (text));
  g_assert_cmpstr (json_string_value (json_object_get (root, "file")), ==, "out.jsonl");
  g_assert_cmpstr (json_string_value (json_object_get (root, "file_format")), ==, "diple-jsonl/1");
  g_assert_cmpint (
      json_integer_value (json_object_get (json_object_get (root, "counts"), "spans")), ==, 6);
  annotators = json_object_get (json_object_get (root, "options"), "annotators");
  g_assert_cmpuint (json_array_size (annotators), ==, 2);
  g_assert_cmpstr (json_string_value (json_array_get (annotators, 0)), ==, "Ana");

  dumped = json_dumps (json_object_get (root, "schema"), 0);
  again = diple_schema_from_json (dumped, -1, "manifest", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->labels->len, ==, 2);
  free (dumped);
  json_decref (root);
}

static void
test_others_work_is_left_out (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "Cem", NULL };
  const DipleExportOptions options = { .annotators = names };
  DipleExportCounts counts = { 0 };
  g_autofree char *text = export_with (fixture, &options, &counts);

  g_assert_cmpuint (counts.documents, ==, 2);
  g_assert_cmpuint (counts.spans, ==, 2);
  g_assert_cmpuint (counts.relations, ==, 1);
  g_assert_cmpuint (counts.labels, ==, 1);
  g_assert_null (strstr (text, "Ana"));
  g_assert_null (strstr (text, "Zoe"));
  diple_export_counts_clear (&counts);
}

/* Cem's relation leads to a span of a document that Cem did finish, from one that Cem did not. */
static void
test_only_finished_work_is_exported_when_asked (Fixture *fixture, gconstpointer data)
{
  const DipleExportOptions options = { .finished_only = TRUE };
  const char *const cem[] = { "Cem", NULL };
  const DipleExportOptions of_cem = { .annotators = cem, .finished_only = TRUE };
  DipleExportCounts counts = { 0 };
  g_autofree char *all = export_with (fixture, &options, &counts);
  g_autofree char *one = NULL;

  g_assert_cmpuint (counts.documents, ==, 2);
  g_assert_cmpuint (counts.spans, ==, 5);
  g_assert_cmpuint (counts.relations, ==, 1);
  g_assert_nonnull (strstr (all, "\"annotators\":[{\"name\":\"Ana\",\"state\":\"finished\"}]"));
  diple_export_counts_clear (&counts);

  one = export_with (fixture, &of_cem, &counts);
  g_assert_cmpuint (counts.documents, ==, 1);
  g_assert_cmpuint (counts.spans, ==, 1);
  g_assert_true (g_str_has_suffix (golden, one));
  diple_export_counts_clear (&counts);
}

static void
test_relation_to_a_span_left_out_is_left_out_and_counted (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "Ana", NULL };
  const DipleExportOptions options = { .annotators = names };
  DipleExportCounts counts = { 0 };
  g_autofree char *text = NULL;

  run_sql (fixture->store,
           "INSERT INTO relation (id, type, annotator, source, target, created,"
           " modified) VALUES (7, 1, 2, 5, 1, 0, 0)");
  text = export_with (fixture, &options, &counts);
  g_assert_cmpuint (counts.relations, ==, 1);
  g_assert_cmpuint (counts.relations_left_out, ==, 1);
  diple_export_counts_clear (&counts);
}

static void
test_unknown_annotator_is_refused_with_the_known (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "Ana", "Bob", NULL };
  const DipleExportOptions options = { .annotators = names };
  g_autoptr (GError) error = NULL;

  g_assert_false (
      diple_export_jsonl (fixture->store, fixture->path, &options, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "“Bob”"));
  g_assert_nonnull (strstr (error->message, "“Ana”, “Cem”, “Zoe”"));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
note_cb (guint done, guint total, gpointer data)
{
  guint *seen = data;

  seen[0] = done;
  seen[1] = total;
}

static void
test_progress_ends_with_the_total (Fixture *fixture, gconstpointer data)
{
  guint seen[2] = { 0, 0 };

  g_assert_true (
      diple_export_jsonl (fixture->store, fixture->path, NULL, note_cb, seen, NULL, NULL, NULL));
  g_assert_cmpuint (seen[0], ==, 2);
  g_assert_cmpuint (seen[1], ==, 2);
}

static void
test_preview_says_what_the_export_holds (Fixture *fixture, gconstpointer data)
{
  static const char *const selections[][3] = {
    { NULL }, { "Ana", NULL }, { "Cem", NULL }, { "Zoe", NULL }, { "Ana", "Zoe", NULL },
  };

  run_sql (fixture->store,
           "INSERT INTO relation (id, type, annotator, source, target, created,"
           " modified) VALUES (7, 1, 2, 5, 1, 0, 0), (8, 1, 1, 2, 6, 0, 0)");
  for (guint i = 0; i < 2 * G_N_ELEMENTS (selections); i++)
    {
      const char *const *names = selections[i / 2];
      const DipleExportOptions options = { .annotators = names[0] != NULL ? names : NULL,
                                           .finished_only = i % 2 == 1 };
      DipleExportCounts counts = { 0 };
      DipleExportCounts wanted = { 0 };
      g_autofree char *text = export_with (fixture, &options, &wanted);
      g_autofree char *line = NULL;
      g_autoptr (GError) error = NULL;
      char *end = strchr (text, '\n');

      g_assert_true (diple_export_preview (fixture->store, &options, &line, &counts, &error));
      g_assert_no_error (error);
      if (end != NULL)
        *end = '\0';
      g_assert_cmpstr (line, ==, end != NULL ? text : NULL);
      g_assert_cmpuint (counts.documents, ==, wanted.documents);
      g_assert_cmpuint (counts.annotators, ==, wanted.annotators);
      g_assert_cmpuint (counts.spans, ==, wanted.spans);
      g_assert_cmpuint (counts.relations, ==, wanted.relations);
      g_assert_cmpuint (counts.relations_left_out, ==, wanted.relations_left_out);
      g_assert_cmpuint (counts.labels, ==, wanted.labels);
      diple_export_counts_clear (&wanted);
    }
}

static void
test_it_can_be_imported_and_exported_again_byte_for_byte (Fixture *fixture, gconstpointer data)
{
  const char *const paths[] = { fixture->path, NULL };
  const DipleImportOptions options = { 0 };
  g_autofree char *again_path = g_strconcat (fixture->path, ".again", NULL);
  g_autofree char *again = NULL;
  g_autoptr (DipleStore) store = new_store (":memory:");
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = export_with (fixture, NULL, NULL);

  report = diple_import_paths (store, paths, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->imported, ==, 2);
  g_assert_cmpuint (report->refused, ==, 0);
  diple_export_jsonl (store, again_path, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  again = read_file (again_path);
  g_assert_cmpstr (again, ==, first);
  g_assert_cmpstr (first, ==, golden);
}

#define ADD(name, function) g_test_add ("/export/" name, Fixture, NULL, set_up, function, tear_down)
#define ADD_EMPTY(name, function)                                                                  \
  g_test_add ("/export/" name, Fixture, NULL, set_up_empty, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("every-byte-is-as-written-down-here", test_every_byte_is_as_written_down_here);
  ADD ("what-a-model-suggested-is-told", test_what_a_model_suggested_is_told);
  ADD ("what-a-model-suggested-comes-in-again", test_what_a_model_suggested_comes_in_again);
  ADD ("same-project-gives-the-same-bytes", test_same_project_gives_the_same_bytes);
  ADD_EMPTY ("empty-project-gives-an-empty-file", test_empty_project_gives_an_empty_file);
  ADD_EMPTY ("long-texts-come-out-whole", test_long_texts_come_out_whole);
  ADD ("manifest-tells-what-the-file-is", test_manifest_tells_what_the_file_is);
  ADD ("others-work-is-left-out", test_others_work_is_left_out);
  ADD ("only-finished-work-is-exported-when-asked", test_only_finished_work_is_exported_when_asked);
  ADD ("relation-to-a-span-left-out-is-left-out-and-counted",
       test_relation_to_a_span_left_out_is_left_out_and_counted);
  ADD ("unknown-annotator-is-refused-with-the-known",
       test_unknown_annotator_is_refused_with_the_known);
  ADD ("progress-ends-with-the-total", test_progress_ends_with_the_total);
  ADD ("preview-says-what-the-export-holds", test_preview_says_what_the_export_holds);
  ADD ("it-can-be-imported-and-exported-again-byte-for-byte",
       test_it_can_be_imported_and_exported_again_byte_for_byte);
  return g_test_run ();
}
