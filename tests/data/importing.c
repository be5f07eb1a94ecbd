/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "importing.h"

#include <glib/gstdio.h>
#include <string.h>

#include "data/diple-care.h"

void
importing_set_up (Importing *fixture, gconstpointer data)
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

void
importing_tear_down (Importing *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_care_check (fixture->store, fail_on_finding, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->store);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

char *
importing_path (Importing *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

void
importing_write_bytes (Importing *fixture, const char *name, const char *bytes, gssize n_bytes)
{
  g_autofree char *path = importing_path (fixture, name);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, bytes, n_bytes, &error);
  g_assert_no_error (error);
}

void
importing_write (Importing *fixture, const char *name, const char *text)
{
  importing_write_bytes (fixture, name, text, -1);
}

DipleImportReport *
importing_import_with (Importing *fixture, const char *name, const DipleImportOptions *options)
{
  g_autofree char *path = importing_path (fixture, name);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  DipleImportReport *report =
      diple_import_paths (fixture->store, paths, options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
}

DipleImportReport *
importing_import (Importing *fixture, const char *name)
{
  return importing_import_with (fixture, name, NULL);
}

gint64
importing_number (Importing *fixture, const char *sql)
{
  return support_number (fixture->store, sql);
}

/* The report as lines of status letter, name below the folder, and message. */
char *
importing_describe (Importing *fixture, const DipleImportReport *report)
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

void
importing_assert_report (Importing *fixture, const DipleImportReport *report, const char *expected)
{
  g_autofree char *said = importing_describe (fixture, report);

  g_assert_cmpstr (said, ==, expected);
}

/* The only document that came in. */
DipleDocument *
importing_the_document (Importing *fixture)
{
  g_autoptr (GError) error = NULL;
  DipleDocument *document = NULL;

  g_assert_cmpint (importing_number (fixture, "SELECT count(*) FROM document"), ==, 1);
  document = diple_documents_load (
      fixture->store, importing_number (fixture, "SELECT id FROM document"), &error);
  g_assert_no_error (error);
  return document;
}
