/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "data/diple-care.h"
#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-export.h"
#include "data/diple-import.h"

typedef struct
{
  DipleStore *store;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->store = support_store_new ();
  fixture->folder = g_dir_make_tmp ("diple-import-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = NULL;
  const char *name = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
fail_on_finding (const char *sentence, gpointer data)
{
  g_test_message ("%s", sentence);
  g_test_fail ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_care_check (fixture->store, fail_on_finding, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->store);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static char *
path_of (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
write_bytes (Fixture *fixture, const char *name, const char *bytes, gssize n_bytes)
{
  g_autofree char *path = path_of (fixture, name);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, bytes, n_bytes, &error);
  g_assert_no_error (error);
}

static void
write_text (Fixture *fixture, const char *name, const char *text)
{
  write_bytes (fixture, name, text, -1);
}

static DipleImportReport *
import_with (Fixture *fixture, const char *name, const DipleImportOptions *options)
{
  g_autofree char *path = path_of (fixture, name);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  DipleImportReport *report =
      diple_import_paths (fixture->store, paths, options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static DipleImportReport *
import (Fixture *fixture, const char *name)
{
  return import_with (fixture, name, NULL);
}

static gint64
number (Fixture *fixture, const char *sql)
{
  return support_number (fixture->store, sql);
}

/* The report as lines of status letter, name below the folder, and message. */
static char *
describe (Fixture *fixture, const DipleImportReport *report)
{
  static const char letters[] = { 'D', 'W', 'S', 'R', 'K' };
  g_autoptr (GString) all = g_string_new (NULL);
  gsize n = strlen (fixture->folder) + 1;

  for (guint i = 0; i < report->results->len; i++)
    {
      const DipleImportResult *result = g_ptr_array_index (report->results, i);
      const char *name = result->name;

      name += g_str_has_prefix (name, fixture->folder) && strlen (name) >= n ? n : 0;
      g_string_append_printf (all, "%c %s", letters[result->status], name);
      g_string_append_printf (all, *result->message ? ": %s\n" : "%s\n", result->message);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_report (Fixture *fixture, const DipleImportReport *report, const char *expected)
{
  g_autofree char *said = describe (fixture, report);

  g_assert_cmpstr (said, ==, expected);
}

/* The only document that came in. */
static DipleDocument *
the_document (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DipleDocument *document = NULL;

  g_assert_cmpint (number (fixture, "SELECT count(*) FROM document"), ==, 1);
  document =
      diple_documents_load (fixture->store, number (fixture, "SELECT id FROM document"), &error);
  g_assert_no_error (error);
  return document;
}

static void
test_a_text_file_comes_in (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "\n Dam leaks\r\n\r\nBy Ilse Brandt\r\n\r\nThe dam leaks.  \r\n\r\n";
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (DipleDocument) document = NULL;

  write_text (fixture, "2031-03-14-dam.txt", text);
  report = import (fixture, "2031-03-14-dam.txt");
  assert_report (fixture, report, "D 2031-03-14-dam.txt\n");
  g_assert_cmpuint (report->imported, ==, 1);

  document = the_document (fixture);
  g_assert_cmpstr (document->text, ==, "\n Dam leaks\n\nBy Ilse Brandt\n\nThe dam leaks.  \n\n");
  g_assert_cmpstr (document->title, ==, "Dam leaks");
  g_assert_cmpstr (document->author, ==, "Ilse Brandt");
  g_assert_cmpstr (document->published, ==, "2031-03-14");
  g_assert_cmpstr (document->source, ==, "2031-03-14-dam.txt");
  g_assert_cmpstr (document->encoding, ==, "UTF-8");
}

static void
test_crlf_stays_on_request (Fixture *fixture, gconstpointer data)
{
  const DipleImportOptions options = { .keep_crlf = TRUE };
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (DipleDocument) document = NULL;

  write_text (fixture, "a.txt", "One.\r\nTwo.\r\n");
  report = import_with (fixture, "a.txt", &options);
  document = the_document (fixture);
  g_assert_cmpstr (document->text, ==, "One.\r\nTwo.\r\n");
  g_assert_cmpuint (document->length, ==, 12);
}

static void
test_front_matter_is_found_whatever_the_suffix (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "a.txt", "b.md", "c.markdown", "d", "e.text" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "---\ntitle: Dam %u\ntags: [a, b]\n---\n\nThe dam leaks %u times.\n", i, i);

      write_text (fixture, names[i], text);
    }
  diple_import_report_free (import (fixture, "."));

  g_assert_cmpint (number (fixture,
                           "SELECT count(*) FROM document WHERE title LIKE 'Dam _'"
                           " AND format = 'markdown'"),
                   ==,
                   5);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM metadata WHERE name = 'tags'"), ==, 10);
  g_assert_cmpint (number (fixture,
                           "SELECT count(*) FROM document_text"
                           " WHERE text LIKE char(10) || 'The dam leaks _ times.' || char(10)"),
                   ==,
                   5);
}

static void
test_broken_front_matter_is_text_and_a_warning (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "---\ntitle: Dam: leaks\n---\nThe dam leaks.\n";
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (DipleDocument) document = NULL;
  const DipleImportResult *result = NULL;

  write_text (fixture, "a.md", text);
  report = import (fixture, "a.md");
  result = g_ptr_array_index (report->results, 0);
  g_assert_cmpint (result->status, ==, DIPLE_IMPORT_WARNED);
  g_assert_nonnull (strstr (result->message, "line 2: the front matter is not valid YAML"));
  g_assert_cmpint (result->document, !=, 0);
  document = the_document (fixture);
  g_assert_cmpstr (document->text, ==, text);
}

static void
test_other_encodings_are_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (DipleDocument) document = NULL;

  write_bytes (fixture,
               "a.txt",
               "La commune a \xe9t\xe9 \xe9vacu\xe9"
               "e apr\xe8s la crue; le maire a "
               "r\xe9"
               "clam\xe9 de l'aide \xe0 l'\xc9tat et aux \xe9lus de la r\xe9gion.",
               -1);
  report = import (fixture, "a.txt");
  g_assert_cmpuint (report->warned, ==, 1);
  document = the_document (fixture);
  g_assert_cmpstr (document->encoding, ==, "ISO-8859-1");
  g_assert_nonnull (strstr (document->text, "évacuée après la crue"));
}

static void
test_a_bad_file_stops_no_other (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleImportReport) report = NULL;

  write_text (fixture, "in/a10.txt", "Ten dams leak.");
  write_text (fixture, "in/a9.txt", "Nine dams leak.");
  write_bytes (fixture, "in/b.txt", "The d\0am", 8);
  write_bytes (fixture, "in/c.txt", "Žofie \xe9 řekla", -1);
  write_text (fixture, "in/d.txt", " \n\t\n");
  write_text (fixture, "in/e.png", "\x89PNG\r\n\x1a\n");
  write_text (fixture, "in/f.html", "<p>The dam</p>");
  write_text (fixture, "in/sub/g.txt", "Nine dams leak.");
  write_text (fixture, "in/.hidden/h.txt", "Nobody reads this.");
  report = import (fixture, "in");

  assert_report (
      fixture,
      report,
      "K in/.hidden: hidden\n"
      "D in/a9.txt\n"
      "D in/a10.txt\n"
      "R in/b.txt: byte 5 is NUL, so this is no text; a text in UTF-16 needs its byte order mark\n"
      "R in/c.txt: byte 7 (0xE9) is not valid UTF-8; save the file as UTF-8\n"
      "R in/d.txt: there is no text in this file\n"
      "K in/e.png: not a kind of file that holds articles; save the article as plain text, "
      "Markdown or JSONL\n"
      "K in/f.html: not a kind of file that holds articles; save the article as plain text, "
      "Markdown or JSONL\n"
      "S in/sub/g.txt: the same text is in the project already, as “in/a9.txt”\n");
  g_assert_cmpuint (report->imported, ==, 2);
  g_assert_cmpuint (report->refused, ==, 3);
  g_assert_cmpuint (report->duplicates, ==, 1);
  g_assert_cmpint (
      number (fixture, "SELECT count(*) FROM document WHERE source = 'in/a9.txt'"), ==, 1);
}

static void
test_a_file_that_is_named_is_not_skipped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleImportReport) report = NULL;

  write_text (fixture, "e.html", "<p>The dam</p>");
  report = import (fixture, "e.html");
  g_assert_cmpuint (report->refused, ==, 1);
  diple_import_report_free (g_steal_pointer (&report));

  report = import (fixture, "nothing.txt");
  assert_report (fixture, report, "R nothing.txt: No such file or directory\n");
}

static void
test_loops_of_folders_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleImportReport) report = NULL;
  g_autofree char *link = path_of (fixture, "in/sub/loop");

  write_text (fixture, "in/sub/a.txt", "The dam leaks.");
  g_assert_cmpint (symlink ("..", link), ==, 0);
  report = import (fixture, "in");
  assert_report (fixture, report, "D in/sub/a.txt\nK in/sub/loop: this folder was read already\n");
}

static void
test_duplicates_come_in_on_request (Fixture *fixture, gconstpointer data)
{
  const DipleImportOptions options = { .allow_duplicates = TRUE };
  g_autoptr (DipleImportReport) report = NULL;

  write_text (fixture, "in/a.txt", "The dam leaks.");
  write_text (fixture, "in/b.txt", "The dam leaks.");
  report = import_with (fixture, "in", &options);
  g_assert_cmpuint (report->imported, ==, 2);
}

static void
test_plain_jsonl_keeps_what_it_knows (Fixture *fixture, gconstpointer data)
{
  static const char lines[] =
      "{\"text\":\" Dämme\\r\\nbrechen. \",\"title\":\"Damm\",\"authors\":[\"Ilse\",\"Wu\"],"
      "\"date\":\"14. März 2031\",\"id\":\"x-1\",\"score\":1.10,\"ok\":true,\"tags\":[\"a\",2],"
      "\"more\": {\"b\": [1, {\"c\": null}]}, \"none\": null}\r\n";
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (DipleDocument) document = NULL;
  g_autoptr (GString) pairs = g_string_new (NULL);

  write_text (fixture, "a.jsonl", lines);
  report = import (fixture, "a.jsonl");
  assert_report (fixture, report, "D a.jsonl: 1 article\n");
  document = the_document (fixture);
  g_assert_cmpstr (document->text, ==, " Dämme\r\nbrechen. ");
  g_assert_cmpstr (document->title, ==, "Damm");
  g_assert_cmpstr (document->author, ==, "Ilse, Wu");
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
test_bad_lines_are_named (Fixture *fixture, gconstpointer data)
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

  write_text (fixture, "a.jsonl", lines);
  report = import (fixture, "a.jsonl");
  assert_report (fixture,
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
test_json_is_read_in_every_shape (Fixture *fixture, gconstpointer data)
{
  static const char narrow[] = "\xef\xbb\xbf{\"text\":\"Six dams.\"}\n";
  gsize n_wide = 0;
  g_autofree char *wide = g_convert (narrow, -1, "UTF-16LE", "UTF-8", NULL, &n_wide, NULL);

  write_text (fixture, "in/a.json", "{\n  \"title\": \"One\",\n  \"text\": \"One dam.\"\n}\n");
  write_text (fixture,
              "in/b.json",
              " [ {\"text\":\"Two } dams.\"} ,\n{\"text\":\"Three \\\" dams.\"}\n]\n");
  write_text (fixture, "in/c.json", "{\"text\":\"Four dams.\"}\n{\"text\":\"Five dams.\"}\n");
  write_bytes (fixture, "in/d.jsonl", wide, (gssize) n_wide);
  write_text (fixture, "in/e.txt", "{\"text\":\"Seven dams.\"}\n");
  write_text (fixture, "in/f.txt", "{said the mayor} no dam leaks.");
  {
    g_autoptr (DipleImportReport) report = import (fixture, "in");

    assert_report (fixture,
                   report,
                   "D in/a.json: 1 article\nD in/b.json: 2 articles\nD in/c.json: 2 articles\n"
                   "D in/d.jsonl: 1 article\nD in/e.txt: 1 article\nD in/f.txt\n");
  }
  g_assert_cmpint (
      number (fixture, "SELECT count(*) FROM document_text WHERE text LIKE '% dams.'"), ==, 6);
}

static void
test_broken_lists_are_read_as_far_as_they_go (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleImportReport) report = NULL;

  write_text (fixture,
              "a.json",
              "[\n{\"text\":\"One dam.\"},\n{\"text\":Two},\n{\"text\":\"Three dams.\"}\n5]");
  report = import (fixture, "a.json");
  assert_report (fixture,
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
test_names_may_stand_for_ids (Fixture *fixture, gconstpointer data)
{
  static const char lines[] = "{\"id\":\"first\",\"text\":\"Mira 🌊 said no.\"," OWN_LISTS (
      SPAN ("s1", "0", "4", "Mira", "") "," SPAN ("s2", "7", "11", "said", ""),
      "{\"id\":\"r\",\"annotator\":\"Ana\",\"label\":\"same\",\"from\":\"s1\",\"to\":"
      "\"s3\"}") "}\n"
                 "{\"id\":\"second\",\"text\":\"Wu said yes.\"," OWN_LISTS (
                     SPAN ("s3", "0", "2", "Wu", ""), "") "}\n";
  g_autoptr (DipleImportReport) report = NULL;

  write_text (fixture, "a.jsonl", lines);
  report = import (fixture, "a.jsonl");
  assert_report (fixture, report, "D a.jsonl: 2 articles\n");
  g_assert_cmpint (number (fixture,
                           "SELECT count(*) FROM relation JOIN span AS a ON a.id = source"
                           " JOIN span AS b ON b.id = target WHERE a.surface = 'Mira'"
                           " AND b.surface = 'Wu'"),
                   ==,
                   1);
  g_assert_cmpint (
      number (fixture, "SELECT count(*) FROM assignment WHERE state = 'finished'"), ==, 2);
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
test_bad_annotations_are_refused (Fixture *fixture, gconstpointer data)
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

  write_text (fixture, "a.jsonl", lines);
  report = import (fixture, "a.jsonl");
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

static void
test_a_round_trip_gives_the_same_bytes (Fixture *fixture, gconstpointer data)
{
  static const char lines[] = "{\"id\":\"\",\"title\":\"T\",\"author\":\"A\",\"published\":\"2031-"
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
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (DipleStore) second = support_store_new ();
  g_autofree char *first_path = path_of (fixture, "first.jsonl");
  g_autofree char *second_path = path_of (fixture, "second.jsonl");
  const char *const paths[] = { first_path, NULL };
  g_autofree char *first_bytes = NULL;
  g_autofree char *second_bytes = NULL;
  g_autoptr (GError) error = NULL;

  write_text (fixture, "a.jsonl", lines);
  report = import (fixture, "a.jsonl");
  assert_report (fixture, report, "D a.jsonl: 2 articles\n");
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

/* Archives. */

typedef struct
{
  const char *name;
  int (*format) (struct archive *);
  int (*filter) (struct archive *);
} Archive;

static const Archive archives[] = {
  { "a.zip", archive_write_set_format_zip, archive_write_add_filter_none },
  { "a.tar", archive_write_set_format_pax_restricted, archive_write_add_filter_none },
  { "a.tar.gz", archive_write_set_format_pax_restricted, archive_write_add_filter_gzip },
  { "a.tar.xz", archive_write_set_format_pax_restricted, archive_write_add_filter_xz },
  { "a.tar.bz2", archive_write_set_format_pax_restricted, archive_write_add_filter_bzip2 },
  { "a.tar.zst", archive_write_set_format_pax_restricted, archive_write_add_filter_zstd },
  { "a.7z", archive_write_set_format_7zip, archive_write_add_filter_none },
};

static struct archive *
open_archive (Fixture *fixture, const Archive *kind)
{
  g_autofree char *path = path_of (fixture, kind->name);
  struct archive *archive = archive_write_new ();

  g_assert_cmpint (kind->format (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (kind->filter (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  return archive;
}

static void
add_member (struct archive *archive, const char *name, const char *bytes, gsize n_bytes)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) n_bytes);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, bytes, n_bytes), ==, n_bytes);
  archive_entry_free (entry);
}

static void
close_archive (struct archive *archive)
{
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
}

static void
test_archives_are_opened (Fixture *fixture, gconstpointer data)
{
  const Archive *kind = data;
  struct archive *archive = open_archive (fixture, kind);
  g_autoptr (DipleImportReport) report = NULL;
  g_autofree char *expected = NULL;

  add_member (archive, "news/one.txt", "One dam.", 8);
  add_member (
      archive, "news/two.jsonl", "{\"text\":\"Two dams.\"}\n{\"text\":\"Three dams.\"}\n", 44);
  add_member (archive, "news/.hidden", "Hidden.", 7);
  add_member (archive, "../../etc/four.txt", "Four dams.", 10);
  add_member (archive, "bad.txt", "a\0b", 3);
  add_member (archive, "inner.zip", "PK\3\4....", 8);
  close_archive (archive);

  report = import (fixture, kind->name);
  expected = g_strdup_printf (
      "D %1$s/news/one.txt\n"
      "D %1$s/news/two.jsonl: 2 articles\n"
      "K %1$s/news/.hidden: a hidden file\n"
      "D %1$s/etc/four.txt\n"
      "R %1$s/bad.txt: byte 1 is NUL, so this is no text; a text in UTF-16 needs its byte order "
      "mark\n"
      "K %1$s/inner.zip: an archive within an archive is not opened; unpack it first\n",
      kind->name);
  assert_report (fixture, report, expected);
}

static void
test_a_compressed_file_is_opened (Fixture *fixture, gconstpointer data)
{
  const Archive kind = { "two.jsonl.gz",
                         archive_write_set_format_raw,
                         archive_write_add_filter_gzip };
  struct archive *archive = open_archive (fixture, &kind);
  g_autoptr (DipleImportReport) report = NULL;

  add_member (archive, "data", "{\"text\":\"Two dams.\"}\n{\"text\":\"Three dams.\"}\n", 44);
  close_archive (archive);
  report = import (fixture, kind.name);
  assert_report (fixture, report, "D two.jsonl.gz/two.jsonl: 2 articles\n");
}

static void
test_a_damaged_archive_keeps_what_was_read (Fixture *fixture, gconstpointer data)
{
  struct archive *archive = open_archive (fixture, &archives[1]);
  g_autofree char *path = path_of (fixture, "a.tar");
  g_autofree char *filler = g_strnfill (100000, 'x');
  g_autoptr (DipleImportReport) report = NULL;

  add_member (archive, "one.txt", "One dam.", 8);
  add_member (archive, "two.txt", filler, 100000);
  close_archive (archive);
  g_assert_cmpint (truncate (path, 50000), ==, 0);
  report = import (fixture, "a.tar");
  g_assert_cmpuint (report->imported, ==, 1);
  g_assert_cmpuint (report->refused, >=, 1);
}

static void
test_an_encrypted_archive_is_refused (Fixture *fixture, gconstpointer data)
{
  struct archive *archive = archive_write_new ();
  g_autofree char *path = path_of (fixture, "a.zip");
  g_autofree char *said = NULL;
  g_autoptr (DipleImportReport) report = NULL;

  archive_write_set_format_zip (archive);
  if (archive_write_set_options (archive, "zip:encryption=traditional") != ARCHIVE_OK)
    {
      archive_write_free (archive);
      g_test_skip ("libarchive was built without encryption");
      return;
    }
  archive_write_set_passphrase (archive, "secret");
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  add_member (archive, "one.txt", "One dam.", 8);
  close_archive (archive);

  report = import (fixture, "a.zip");
  said = describe (fixture, report);
  g_assert_cmpuint (report->imported, ==, 0);
  g_assert_nonnull (strstr (said, "encrypted"));
}

/* Two hundred megabytes of nothing, in two hundred kilobytes. */
static void
test_a_bomb_is_refused (Fixture *fixture, gconstpointer data)
{
  struct archive *archive = open_archive (fixture, &archives[2]);
  g_autofree char *filler = g_strnfill (1 << 20, 'x');
  g_autofree char *said = NULL;
  g_autoptr (DipleImportReport) report = NULL;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      filler[0] = (char) (' ' + i % 64);
      filler[1] = (char) (' ' + i / 64);
      add_member (archive, name, filler, 1 << 20);
    }
  close_archive (archive);
  report = import (fixture, "a.tar.gz");
  said = describe (fixture, report);
  g_assert_nonnull (strstr (said, "unpacks to far more than its size"));
  g_assert_cmpuint (report->imported, <, 200);
}

/* Cancelling, and what is told on the way. */

typedef struct
{
  GCancellable *cancellable;
  guint last;
  guint total;
  guint n_told;
} Watch;

static void
watch_cb (guint done, guint total, const char *name, gpointer data)
{
  Watch *watch = data;

  g_assert_cmpuint (done, >=, watch->last);
  g_assert_true (total == 0 || done <= total);
  watch->last = done;
  watch->total = total;
  watch->n_told++;
  if (watch->cancellable != NULL)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_progress_is_told_with_its_total (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = path_of (fixture, "in");
  const char *const paths[] = { path, NULL };
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };

  write_text (fixture, "in/a.txt", "One dam.");
  write_text (fixture, "in/b.jsonl", "{\"text\":\"Two dams.\"}\n{\"text\":\"Three dams.\"}\n");
  report = diple_import_paths (fixture->store, paths, NULL, watch_cb, &watch, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (watch.n_told, >=, 2);
  g_assert_cmpuint (watch.last, ==, 3);
  g_assert_cmpuint (watch.total, ==, 3);
}

static void
test_a_cancelled_import_leaves_no_trace (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = path_of (fixture, "in");
  const char *const paths[] = { path, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { .cancellable = cancellable };

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/%u.txt", i);
      g_autofree char *text = g_strdup_printf ("Dam number %u leaks.", i);

      write_text (fixture, name, text);
    }
  g_assert_null (
      diple_import_paths (fixture->store, paths, NULL, watch_cb, &watch, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM document"), ==, 0);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM journal"), ==, 0);

  /* And the next one works. */
  diple_import_report_free (import (fixture, "in/7.txt"));
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM document"), ==, 1);
}

static void
test_an_import_is_one_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DipleUndone *undone = NULL;

  write_text (fixture, "in/a.txt", "One dam.");
  write_text (fixture, "in/b.txt", "Two dams.");
  diple_import_report_free (import (fixture, "in"));
  undone = diple_journal_undo (fixture->store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone->sentence, ==, "Imported 2 documents");
  diple_undone_free (undone);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM document"), ==, 0);
}

static void
test_endless_trouble_is_told_in_short (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (DipleImportReport) report = NULL;
  const DipleImportResult *last = NULL;

  for (guint i = 0; i < 2500; i++)
    g_string_append (lines, "{}\n");
  write_text (fixture, "a.jsonl", lines->str);
  report = import (fixture, "a.jsonl");
  g_assert_cmpuint (report->refused, ==, 2500);
  g_assert_cmpuint (report->results->len, ==, 1001);
  last = g_ptr_array_index (report->results, 1000);
  g_assert_cmpstr (last->message, ==, "1500 more lines stayed out");
}

/* Real articles that are no part of the sources, where they are at hand. */
static void
test_the_corpus_comes_in (Fixture *fixture, gconstpointer data)
{
  g_autofree char *corpus =
      g_build_filename (g_getenv ("DIPLE_SOURCE_ROOT"), "..", "shared", "corpus", NULL);
  const char *const paths[] = { corpus, NULL };
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test (corpus, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("there is no ../shared/corpus beside the sources");
      return;
    }
  report = diple_import_paths (fixture->store, paths, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->imported, >, 0);
  g_assert_cmpuint (report->refused, ==, 0);
  g_assert_cmpuint (report->warned, ==, 0);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM document WHERE title = ''"), ==, 0);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

static void
add_archive_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (archives); i++)
    {
      g_autofree char *path = g_strconcat ("/import/archives are opened, ", archives[i].name, NULL);

      g_test_add (path, Fixture, &archives[i], set_up, test_archives_are_opened, tear_down);
    }
  TEST ("/import/a compressed file is opened", test_a_compressed_file_is_opened);
  TEST ("/import/a damaged archive keeps what was read",
        test_a_damaged_archive_keeps_what_was_read);
  TEST ("/import/an encrypted archive is refused", test_an_encrypted_archive_is_refused);
  TEST ("/import/a bomb is refused", test_a_bomb_is_refused);
}

static void
add_json_tests (void)
{
  TEST ("/import/plain JSONL keeps what it knows", test_plain_jsonl_keeps_what_it_knows);
  TEST ("/import/bad lines are named", test_bad_lines_are_named);
  TEST ("/import/JSON is read in every shape", test_json_is_read_in_every_shape);
  TEST ("/import/broken lists are read as far as they go",
        test_broken_lists_are_read_as_far_as_they_go);
  TEST ("/import/names may stand for ids", test_names_may_stand_for_ids);
  TEST ("/import/a round trip gives the same bytes", test_a_round_trip_gives_the_same_bytes);
  TEST ("/import/endless trouble is told in short", test_endless_trouble_is_told_in_short);
  for (guint i = 0; i < G_N_ELEMENTS (bad_own); i++)
    {
      g_autofree char *path =
          g_strconcat ("/import/its line is refused for ", bad_own[i].name, NULL);

      g_test_add (path, Fixture, &bad_own[i], set_up, test_bad_annotations_are_refused, tear_down);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  TEST ("/import/a text file comes in", test_a_text_file_comes_in);
  TEST ("/import/CR LF stays on request", test_crlf_stays_on_request);
  TEST ("/import/front matter is found whatever the suffix",
        test_front_matter_is_found_whatever_the_suffix);
  TEST ("/import/broken front matter is text and a warning",
        test_broken_front_matter_is_text_and_a_warning);
  TEST ("/import/other encodings are said", test_other_encodings_are_said);
  TEST ("/import/a bad file stops no other", test_a_bad_file_stops_no_other);
  TEST ("/import/a file that is named is not skipped", test_a_file_that_is_named_is_not_skipped);
  TEST ("/import/loops of folders end", test_loops_of_folders_end);
  TEST ("/import/duplicates come in on request", test_duplicates_come_in_on_request);
  TEST ("/import/progress is told with its total", test_progress_is_told_with_its_total);
  TEST ("/import/a cancelled import leaves no trace", test_a_cancelled_import_leaves_no_trace);
  TEST ("/import/an import is one undo", test_an_import_is_one_undo);
  TEST ("/import/the corpus comes in", test_the_corpus_comes_in);
  add_json_tests ();
  add_archive_tests ();
  return g_test_run ();
}
