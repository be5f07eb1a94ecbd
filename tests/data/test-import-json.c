/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "importing.h"

#include <string.h>

#include "data/diple-export.h"

static void
test_plain_jsonl_keeps_what_it_knows (Importing *fixture, gconstpointer data)
{
  static const char lines[] =
      "{\"text\":\" Dämme\\r\\nbrechen. \",\"title\":\"Damm\",\"authors\":[\"Ilvi\",\"Wu\"],"
      "\"date\":\"14. März 2031\",\"id\":\"x-1\",\"score\":1.10,\"ok\":true,\"tags\":[\"a\",2],"
      "\"more\": {\"b\": [1, {\"c\": null}]}, \"none\": null}\r\n";
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (DipleDocument) document = NULL;
  g_autoptr (GString) pairs = g_string_new (NULL);

  importing_write (fixture, "a.jsonl", lines);
  report = importing_import (fixture, "a.jsonl");
  importing_assert_report (fixture, report, "D a.jsonl: 1 article\n");
  document = importing_the_document (fixture);
  g_assert_cmpstr (document->text, ==, " Dämme\r\nbrechen. ");
  g_assert_cmpstr (document->title, ==, "Damm");
  g_assert_cmpstr (document->author, ==, "Ilvi, Wu");
  g_assert_cmpstr (document->published, ==, "2031-03-14");
  g_assert_cmpstr (document->source, ==, "a.jsonl:1");
  for (guint i = 0; i < document->metadata->len; i++)
    {
      const DiplePair *pair = g_ptr_array_index (document->metadata, i);

      g_string_append_printf (pairs, "%s=%s\n", pair->name, pair->value);
    }
  g_assert_cmpstr (pairs->str,
                   ==,
                   "id=x-1\nscore=1.10\nok=true\ntags=a\ntags=2\nmore={\"b\":[1,{\"c\":null}]}\n");
}

static void
test_bad_lines_are_named (Importing *fixture, gconstpointer data)
{
  static const char lines[] = "\xef\xbb\xbf{\"text\":\"One dam.\"}\n"
                              "\n"
                              "{\"text\":\"Two dams.\",}\n"
                              "{\"body\":\"Three dams.\"}\n"
                              "{\"text\":3}\n"
                              "{\"text\":\"\"}\n"
                              "{\"text\":\"One dam.\"}\n"
                              "[]\n"
                              "{\"text\":\"Null\\u0000\"}\n"
                              "{\"text\":\"a\",\"text\":\"b\"}\n"
                              "{\"text\":\"L\xe9on\"}\n"
                              "{\"text\":\"Twelve dams.\"}";
  g_autoptr (DipleImportReport) report = NULL;

  importing_write (fixture, "a.jsonl", lines);
  report = importing_import (fixture, "a.jsonl");
  importing_assert_report (
      fixture,
      report,
      "D a.jsonl: 2 articles\n"
      "R a.jsonl:3: column 21: a string was expected\n"
      "R a.jsonl:4: column 23: there is no “text”; give the article's text that name\n"
      "R a.jsonl:5: column 9: a string was expected\n"
      "R a.jsonl:6: column 11: the text is empty\n"
      "S a.jsonl:7: the same text is in the project already, as “a.jsonl:1”\n"
      "R a.jsonl:8: column 1: an object was expected\n"
      "R a.jsonl:9: column 20: “\\u0000” is no text; take it out\n"
      "R a.jsonl:10: column 20: “text” comes twice\n"
      "R a.jsonl:11: column 11: not valid UTF-8 (byte 0xE9); save the file as UTF-8\n");
}

static void
test_json_is_read_in_every_shape (Importing *fixture, gconstpointer data)
{
  static const char narrow[] = "\xef\xbb\xbf{\"text\":\"Six dams.\"}\n";
  gsize n_wide = 0;
  g_autofree char *wide = g_convert (narrow, -1, "UTF-16LE", "UTF-8", NULL, &n_wide, NULL);

  importing_write (fixture, "in/a.json", "{\n  \"title\": \"One\",\n  \"text\": \"One dam.\"\n}\n");
  importing_write (fixture,
                   "in/b.json",
                   " [ {\"text\":\"Two } dams.\"} ,\n{\"text\":\"Three \\\" dams.\"}\n]\n");
  importing_write (fixture, "in/c.json", "{\"text\":\"Four dams.\"}\n{\"text\":\"Five dams.\"}\n");
  importing_write_bytes (fixture, "in/d.jsonl", wide, (gssize) n_wide);
  importing_write (fixture, "in/e.txt", "{\"text\":\"Seven dams.\"}\n");
  importing_write (fixture, "in/f.txt", "{said the mayor} no dam leaks.");
  importing_write (fixture, "in/g.jsonl.manifest.json", "{\"format\":\"diple-manifest/1\"}\n");
  {
    g_autoptr (DipleImportReport) report = importing_import (fixture, "in");

    importing_assert_report (
        fixture,
        report,
        "D in/a.json: 1 article\nD in/b.json: 2 articles\nD in/c.json: 2 articles\n"
        "D in/d.jsonl: 1 article\nD in/e.txt: 1 article\nD in/f.txt\n"
        "K in/g.jsonl.manifest.json: not a kind of file that holds articles; save the article as "
        "plain text, Markdown or JSONL\n");
  }
  g_assert_cmpint (
      importing_number (fixture, "SELECT count(*) FROM document_text WHERE text LIKE '% dams.'"),
      ==,
      6);
}

static void
test_broken_lists_are_read_as_far_as_they_go (Importing *fixture, gconstpointer data)
{
  g_autoptr (DipleImportReport) report = NULL;

  importing_write (fixture,
                   "a.json",
                   "[\n{\"text\":\"One dam.\"},\n{\"text\":Two},\n{\"text\":\"Three dams.\"}\n5]");
  report = importing_import (fixture, "a.json");
  importing_assert_report (
      fixture,
      report,
      "D a.json: 2 articles\n"
      "R a.json:3: column 9: a value was expected\n"
      "R a.json: line 5: “,” or “]” was expected; the rest of the file was not read\n");
}

#define OWN_LISTS(spans, relations)                                                                \
  "\"metadata\":[{\"name\":\"desk\",\"value\":\"Metro\"}],\"annotators\":[{\"name\":\"Ana\","      \
  "\"state\":\"finished\"}],\"spans\":[" spans "],\"relations\":[" relations "],\"labels\":[]"
#define SPAN(id, start, end, text, more)                                                           \
  "{\"id\":\"" id                                                                                  \
  "\",\"annotator\":\"Ana\",\"layer\":\"entity\",\"label\":\"Person\",\"start\":" start            \
  ",\"end\":" end ",\"text\":\"" text "\"" more "}"

static void
test_names_may_stand_for_ids (Importing *fixture, gconstpointer data)
{
  static const char lines[] = "{\"id\":\"first\",\"text\":\"Mira 🌊 said no.\"," OWN_LISTS (
      SPAN ("s1", "0", "4", "Mira", "") "," SPAN ("s2", "7", "11", "said", ""),
      "{\"id\":\"r\",\"annotator\":\"Ana\",\"label\":\"same\",\"from\":\"s1\",\"to\":"
      "\"s3\"}") "}\n"
                 "{\"id\":\"second\",\"text\":\"Wu said yes.\"," OWN_LISTS (
                     SPAN ("s3", "0", "2", "Wu", ""), "") "}\n";
  g_autoptr (DipleImportReport) report = NULL;

  importing_write (fixture, "a.jsonl", lines);
  report = importing_import (fixture, "a.jsonl");
  importing_assert_report (fixture, report, "D a.jsonl: 2 articles\n");
  g_assert_cmpint (importing_number (fixture,
                                     "SELECT count(*) FROM relation JOIN span AS a ON a.id = source"
                                     " JOIN span AS b ON b.id = target WHERE a.surface = 'Mira'"
                                     " AND b.surface = 'Wu'"),
                   ==,
                   1);
  g_assert_cmpint (
      importing_number (fixture, "SELECT count(*) FROM assignment WHERE state = 'finished'"),
      ==,
      2);
}

typedef struct
{
  const char *name;
  const char *spans;
  const char *said;
} BadOwn;

static const BadOwn bad_own[] = {
  { "a surface that differs",
    SPAN ("s", "0", "4", "Nira", ""),
    "says “Nira” where the text has “Mira”" },
  { "offsets in UTF-16", SPAN ("s", "8", "12", "said", ""), "where the text has “aid ”" },
  { "an end past the text", SPAN ("s", "0", "400", "Mira", ""), "does not fit into a text of 15" },
  { "an empty range", SPAN ("s", "4", "4", "", ""), "from 4 to 4" },
  { "a negative start", SPAN ("s", "-1", "4", "Mira", ""), "a whole number" },
  { "fragments that end elsewhere",
    SPAN ("s", "0", "4", "Mira", ",\"fragments\":[{\"start\":0,\"end\":3}]"),
    "do not reach" },
  { "an unknown key", SPAN ("s", "0", "4", "Mira", ",\"colour\":1"), "“colour” is no key" },
  { "a key twice", SPAN ("s", "0", "4", "Mira", ",\"end\":4"), "“end” comes twice" },
  { "no label", "{\"annotator\":\"Ana\",\"start\":0,\"end\":4}", "“label” is missing" },
  { "no span at all", "5", "an object was expected" },
};

static void
test_bad_annotations_are_refused (Importing *fixture, gconstpointer data)
{
  const BadOwn *bad = data;
  g_autoptr (DipleImportReport) report = NULL;
  g_autofree char *lines = g_strconcat ("{\"text\":\"The dam leaks.\"}\n"
                                        "{\"text\":\"Mira 🌊 said no.\",\"metadata\":[],"
                                        "\"annotators\":[],\"relations\":[],\"labels\":[],"
                                        "\"spans\":[",
                                        bad->spans,
                                        "]}\n",
                                        NULL);
  const DipleImportResult *result = NULL;

  importing_write (fixture, "a.jsonl", lines);
  report = importing_import (fixture, "a.jsonl");
  g_assert_cmpuint (report->imported, ==, 1);
  g_assert_cmpuint (report->refused, ==, 1);
  result = g_ptr_array_index (report->results, 1);
  g_test_message ("%s", result->message);
  g_assert_true (g_str_has_suffix (result->name, "a.jsonl:2"));
  g_assert_nonnull (strstr (result->message, bad->said));
  g_assert_nonnull (strstr (result->message, "column "));
}

static void export(DipleStore *store, const char *path)
{
  g_autoptr (GError) error = NULL;
  DipleExportCounts counts = { 0 };

  diple_export_jsonl (store, path, NULL, NULL, NULL, &counts, NULL, &error);
  g_assert_no_error (error);
  diple_export_counts_clear (&counts);
}

static const char whole_lines[] =
    "{\"id\":\"\",\"title\":\"T\",\"author\":\"A\",\"published\":\"2031-"
    "03-14\",\"outlet\":\"O\","
    "\"url\":\"U\",\"language\":\"en\",\"text\":\"Mira 🌊 said the dam "
    "\\t\\\"leaks\\\".\\r\\n\"," OWN_LISTS (
        SPAN ("s1",
              "0",
              "4",
              "Mira",
              ",\"note\":\"n\",\"attributes\":[{\"name\":\"mention\","
              "\"value\":\"name\"},"
              "{\"name\":\"odd\",\"value\":\"1\"},{\"name\":\"odd\","
              "\"value\":\"0\"}]") "," SPAN ("s2",
                                             "7",
                                             "28",
                                             "said the dam "
                                             "\\t\\\"leaks\\\"",
                                             ",\"fragments\":[{\"start\":"
                                             "7,\"end\":11},{\"start\":"
                                             "16,\"end\":28}]"),
        "{\"id\":\"r\",\"annotator\":\"Ana\",\"label\":\"same\",\"from\":"
        "\"s2\",\"to\":\"s1\","
        "\"attributes\":[{\"name\":\"how\",\"value\":\"so\"}]}") "}\n"
                                                                 "{\"text"
                                                                 "\":"
                                                                 "\"Nothi"
                                                                 "ng to "
                                                                 "see.\"}"
                                                                 "\n";

static void
test_a_round_trip_gives_the_same_bytes (Importing *fixture, gconstpointer data)
{
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (DipleStore) second = support_store_new ();
  g_autofree char *first_path = importing_path (fixture, "first.jsonl");
  g_autofree char *second_path = importing_path (fixture, "second.jsonl");
  const char *const paths[] = { first_path, NULL };
  g_autofree char *first_bytes = NULL;
  g_autofree char *second_bytes = NULL;
  g_autoptr (GError) error = NULL;

  importing_write (fixture, "a.jsonl", whole_lines);
  report = importing_import (fixture, "a.jsonl");
  importing_assert_report (fixture, report, "D a.jsonl: 2 articles\n");
  export(fixture->store, first_path);
  diple_import_report_free (diple_import_paths (second, paths, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  export(second, second_path);

  g_assert_true (g_file_get_contents (first_path, &first_bytes, NULL, NULL));
  g_assert_true (g_file_get_contents (second_path, &second_bytes, NULL, NULL));
  g_assert_cmpstr (first_bytes, ==, second_bytes);
  g_assert_nonnull (strstr (first_bytes, "\"name\":\"odd\",\"value\":\"1\""));
  g_assert_nonnull (strstr (first_bytes, "{\"start\":16,\"end\":28}"));
}

static void
test_endless_trouble_is_told_in_short (Importing *fixture, gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (DipleImportReport) report = NULL;
  const DipleImportResult *last = NULL;

  for (guint i = 0; i < 2500; i++)
    g_string_append (lines, "{}\n");
  importing_write (fixture, "a.jsonl", lines->str);
  report = importing_import (fixture, "a.jsonl");
  g_assert_cmpuint (report->refused, ==, 2500);
  g_assert_cmpuint (report->results->len, ==, 1001);
  last = g_ptr_array_index (report->results, 1000);
  g_assert_cmpstr (last->message, ==, "1500 more lines stayed out");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  IMPORTING_TEST ("/import/plain JSONL keeps what it knows", test_plain_jsonl_keeps_what_it_knows);
  IMPORTING_TEST ("/import/bad lines are named", test_bad_lines_are_named);
  IMPORTING_TEST ("/import/JSON is read in every shape", test_json_is_read_in_every_shape);
  IMPORTING_TEST ("/import/broken lists are read as far as they go",
                  test_broken_lists_are_read_as_far_as_they_go);
  IMPORTING_TEST ("/import/names may stand for ids", test_names_may_stand_for_ids);
  IMPORTING_TEST ("/import/a round trip gives the same bytes",
                  test_a_round_trip_gives_the_same_bytes);
  IMPORTING_TEST ("/import/endless trouble is told in short",
                  test_endless_trouble_is_told_in_short);
  for (guint i = 0; i < G_N_ELEMENTS (bad_own); i++)
    {
      g_autofree char *path =
          g_strconcat ("/import/its line is refused for ", bad_own[i].name, NULL);

      g_test_add (path,
                  Importing,
                  &bad_own[i],
                  importing_set_up,
                  test_bad_annotations_are_refused,
                  importing_tear_down);
    }
  return g_test_run ();
}
