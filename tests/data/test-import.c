/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "importing.h"

#include <string.h>
#include <unistd.h>

static void
test_a_text_file_comes_in (Importing *fixture, gconstpointer data)
{
  static const char text[] = "\n Dam leaks\r\n\r\nBy Ilvi Brevit\r\n\r\nThe dam leaks.  \r\n\r\n";
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (DipleDocument) document = NULL;

  importing_write (fixture, "2031-03-14-dam.txt", text);
  report = importing_import (fixture, "2031-03-14-dam.txt");
  importing_assert_report (fixture, report, "D 2031-03-14-dam.txt\n");
  g_assert_cmpuint (report->imported, ==, 1);

  document = importing_the_document (fixture);
  g_assert_cmpstr (document->text, ==, "\n Dam leaks\n\nBy Ilvi Brevit\n\nThe dam leaks.  \n\n");
  g_assert_cmpstr (document->title, ==, "Dam leaks");
  g_assert_cmpstr (document->author, ==, "Ilvi Brevit");
  g_assert_cmpstr (document->published, ==, "2031-03-14");
  g_assert_cmpstr (document->source, ==, "2031-03-14-dam.txt");
  g_assert_cmpstr (document->encoding, ==, "UTF-8");
}

static void
test_crlf_stays_on_request (Importing *fixture, gconstpointer data)
{
  const DipleImportOptions options = { .keep_crlf = TRUE };
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (DipleDocument) document = NULL;

  importing_write (fixture, "a.txt", "One.\r\nTwo.\r\n");
  report = importing_import_with (fixture, "a.txt", &options);
  document = importing_the_document (fixture);
  g_assert_cmpstr (document->text, ==, "One.\r\nTwo.\r\n");
  g_assert_cmpuint (document->length, ==, 12);
}

static void
test_front_matter_is_found_whatever_the_suffix (Importing *fixture, gconstpointer data)
{
  const char *const names[] = { "a.txt", "b.md", "c.markdown", "d", "e.text" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "---\ntitle: Dam %u\ntags: [a, b]\n---\n\nThe dam leaks %u times.\n", i, i);

      importing_write (fixture, names[i], text);
    }
  diple_import_report_free (importing_import (fixture, "."));

  g_assert_cmpint (importing_number (fixture,
                                     "SELECT count(*) FROM document WHERE title LIKE 'Dam _'"
                                     " AND format = 'markdown'"),
                   ==,
                   5);
  g_assert_cmpint (
      importing_number (fixture, "SELECT count(*) FROM metadata WHERE name = 'tags'"), ==, 10);
  g_assert_cmpint (
      importing_number (fixture,
                        "SELECT count(*) FROM document_text"
                        " WHERE text LIKE char(10) || 'The dam leaks _ times.' || char(10)"),
      ==,
      5);
}

static void
test_broken_front_matter_is_text_and_a_warning (Importing *fixture, gconstpointer data)
{
  static const char text[] = "---\ntitle: Dam: leaks\n---\nThe dam leaks.\n";
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (DipleDocument) document = NULL;
  const DipleImportResult *result = NULL;

  importing_write (fixture, "a.md", text);
  report = importing_import (fixture, "a.md");
  result = g_ptr_array_index (report->results, 0);
  g_assert_cmpint (result->status, ==, DIPLE_IMPORT_WARNED);
  g_assert_nonnull (strstr (result->message, "line 2: the front matter is not valid YAML"));
  g_assert_cmpint (result->document, !=, 0);
  document = importing_the_document (fixture);
  g_assert_cmpstr (document->text, ==, text);
}

static void
test_other_encodings_are_said (Importing *fixture, gconstpointer data)
{
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (DipleDocument) document = NULL;

  importing_write_bytes (fixture,
                         "a.txt",
                         "La commune a \xe9t\xe9 \xe9vacu\xe9"
                         "e apr\xe8s la crue; le maire a "
                         "r\xe9"
                         "clam\xe9 de l'aide \xe0 l'\xc9tat et aux \xe9lus de la r\xe9gion.",
                         -1);
  report = importing_import (fixture, "a.txt");
  g_assert_cmpuint (report->warned, ==, 1);
  document = importing_the_document (fixture);
  g_assert_cmpstr (document->encoding, ==, "ISO-8859-1");
  g_assert_nonnull (strstr (document->text, "évacuée après la crue"));
}

static void
test_a_bad_file_stops_no_other (Importing *fixture, gconstpointer data)
{
  g_autoptr (DipleImportReport) report = NULL;

  importing_write (fixture, "in/a10.txt", "Ten dams leak.");
  importing_write (fixture, "in/a9.txt", "Nine dams leak.");
  importing_write_bytes (fixture, "in/b.txt", "The d\0am", 8);
  importing_write_bytes (fixture, "in/c.txt", "Žofie \xe9 řekla", -1);
  importing_write (fixture, "in/d.txt", " \n\t\n");
  importing_write (fixture, "in/e.png", "\x89PNG\r\n\x1a\n");
  importing_write (fixture, "in/f.html", "<p>The dam</p>");
  importing_write (fixture, "in/sub/g.txt", "Nine dams leak.");
  importing_write (fixture, "in/.hidden/h.txt", "Nobody reads this.");
  report = importing_import (fixture, "in");

  importing_assert_report (
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
      importing_number (fixture, "SELECT count(*) FROM document WHERE source = 'in/a9.txt'"),
      ==,
      1);
}

static void
test_a_file_that_is_named_is_not_skipped (Importing *fixture, gconstpointer data)
{
  g_autoptr (DipleImportReport) report = NULL;

  importing_write (fixture, "e.html", "<p>The dam</p>");
  report = importing_import (fixture, "e.html");
  g_assert_cmpuint (report->refused, ==, 1);
  diple_import_report_free (g_steal_pointer (&report));

  report = importing_import (fixture, "nothing.txt");
  importing_assert_report (fixture, report, "R nothing.txt: No such file or directory\n");
}

static void
test_loops_of_folders_end (Importing *fixture, gconstpointer data)
{
  g_autoptr (DipleImportReport) report = NULL;
  g_autofree char *link = importing_path (fixture, "in/sub/loop");

  importing_write (fixture, "in/sub/a.txt", "The dam leaks.");
  g_assert_cmpint (symlink ("..", link), ==, 0);
  report = importing_import (fixture, "in");
  importing_assert_report (
      fixture, report, "D in/sub/a.txt\nK in/sub/loop: this folder was read already\n");
}

static void
test_duplicates_come_in_on_request (Importing *fixture, gconstpointer data)
{
  const DipleImportOptions options = { .allow_duplicates = TRUE };
  g_autoptr (DipleImportReport) report = NULL;

  importing_write (fixture, "in/a.txt", "The dam leaks.");
  importing_write (fixture, "in/b.txt", "The dam leaks.");
  report = importing_import_with (fixture, "in", &options);
  g_assert_cmpuint (report->imported, ==, 2);
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
test_progress_is_told_with_its_total (Importing *fixture, gconstpointer data)
{
  g_autofree char *path = importing_path (fixture, "in");
  const char *const paths[] = { path, NULL };
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };

  importing_write (fixture, "in/a.txt", "One dam.");
  importing_write (fixture, "in/b.jsonl", "{\"text\":\"Two dams.\"}\n{\"text\":\"Three dams.\"}\n");
  report = diple_import_paths (fixture->store, paths, NULL, watch_cb, &watch, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (watch.n_told, >=, 2);
  g_assert_cmpuint (watch.last, ==, 3);
  g_assert_cmpuint (watch.total, ==, 3);
}

static void
test_a_cancelled_import_leaves_no_trace (Importing *fixture, gconstpointer data)
{
  g_autofree char *path = importing_path (fixture, "in");
  const char *const paths[] = { path, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { .cancellable = cancellable };

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/%u.txt", i);
      g_autofree char *text = g_strdup_printf ("Dam number %u leaks.", i);

      importing_write (fixture, name, text);
    }
  g_assert_null (
      diple_import_paths (fixture->store, paths, NULL, watch_cb, &watch, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (importing_number (fixture, "SELECT count(*) FROM document"), ==, 0);
  g_assert_cmpint (importing_number (fixture, "SELECT count(*) FROM journal"), ==, 0);

  /* And the next one works. */
  diple_import_report_free (importing_import (fixture, "in/7.txt"));
  g_assert_cmpint (importing_number (fixture, "SELECT count(*) FROM document"), ==, 1);
}

static void
test_an_import_is_one_undo (Importing *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DipleUndone *undone = NULL;

  importing_write (fixture, "in/a.txt", "One dam.");
  importing_write (fixture, "in/b.txt", "Two dams.");
  diple_import_report_free (importing_import (fixture, "in"));
  undone = diple_journal_undo (fixture->store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone->sentence, ==, "Imported 2 documents");
  diple_undone_free (undone);
  g_assert_cmpint (importing_number (fixture, "SELECT count(*) FROM document"), ==, 0);
}

static void
test_the_sample_articles_come_in (Importing *fixture, gconstpointer data)
{
  g_autofree char *articles =
      g_build_filename (g_getenv ("DIPLE_SOURCE_ROOT"), "app", "share", "sample", "articles", NULL);
  const char *const paths[] = { articles, NULL };
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  report = diple_import_paths (fixture->store, paths, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->imported, ==, 8);
  g_assert_cmpuint (report->refused, ==, 0);
  g_assert_cmpuint (report->warned, ==, 0);
  g_assert_cmpint (
      importing_number (fixture,
                        "SELECT count(*) FROM document WHERE title <> '' AND published <> ''"),
      ==,
      8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  IMPORTING_TEST ("/import/a text file comes in", test_a_text_file_comes_in);
  IMPORTING_TEST ("/import/CR LF stays on request", test_crlf_stays_on_request);
  IMPORTING_TEST ("/import/front matter is found whatever the suffix",
                  test_front_matter_is_found_whatever_the_suffix);
  IMPORTING_TEST ("/import/broken front matter is text and a warning",
                  test_broken_front_matter_is_text_and_a_warning);
  IMPORTING_TEST ("/import/other encodings are said", test_other_encodings_are_said);
  IMPORTING_TEST ("/import/a bad file stops no other", test_a_bad_file_stops_no_other);
  IMPORTING_TEST ("/import/a file that is named is not skipped",
                  test_a_file_that_is_named_is_not_skipped);
  IMPORTING_TEST ("/import/loops of folders end", test_loops_of_folders_end);
  IMPORTING_TEST ("/import/duplicates come in on request", test_duplicates_come_in_on_request);
  IMPORTING_TEST ("/import/progress is told with its total", test_progress_is_told_with_its_total);
  IMPORTING_TEST ("/import/a cancelled import leaves no trace",
                  test_a_cancelled_import_leaves_no_trace);
  IMPORTING_TEST ("/import/an import is one undo", test_an_import_is_one_undo);
  IMPORTING_TEST ("/import/the sample articles come in", test_the_sample_articles_come_in);
  return g_test_run ();
}
