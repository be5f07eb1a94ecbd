/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "importing.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <unistd.h>

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
open_archive (Importing *fixture, const Archive *kind)
{
  g_autofree char *path = importing_path (fixture, kind->name);
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
test_archives_are_opened (Importing *fixture, gconstpointer data)
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

  report = importing_import (fixture, kind->name);
  expected = g_strdup_printf (
      "D %1$s/news/one.txt\n"
      "D %1$s/news/two.jsonl: 2 articles\n"
      "K %1$s/news/.hidden: a hidden file\n"
      "D %1$s/etc/four.txt\n"
      "R %1$s/bad.txt: byte 1 is NUL, so this is no text; a text in UTF-16 needs its byte order "
      "mark\n"
      "K %1$s/inner.zip: an archive within an archive is not opened; unpack it first\n",
      kind->name);
  importing_assert_report (fixture, report, expected);
}

static void
test_a_compressed_file_is_opened (Importing *fixture, gconstpointer data)
{
  const Archive kind = { "two.jsonl.gz",
                         archive_write_set_format_raw,
                         archive_write_add_filter_gzip };
  struct archive *archive = open_archive (fixture, &kind);
  g_autoptr (DipleImportReport) report = NULL;

  add_member (archive, "data", "{\"text\":\"Two dams.\"}\n{\"text\":\"Three dams.\"}\n", 44);
  close_archive (archive);
  report = importing_import (fixture, kind.name);
  importing_assert_report (fixture, report, "D two.jsonl.gz/two.jsonl: 2 articles\n");
}

static void
test_a_damaged_archive_keeps_what_was_read (Importing *fixture, gconstpointer data)
{
  struct archive *archive = open_archive (fixture, &archives[1]);
  g_autofree char *path = importing_path (fixture, "a.tar");
  g_autofree char *filler = g_strnfill (100000, 'x');
  g_autoptr (DipleImportReport) report = NULL;

  add_member (archive, "one.txt", "One dam.", 8);
  add_member (archive, "two.txt", filler, 100000);
  close_archive (archive);
  g_assert_cmpint (truncate (path, 50000), ==, 0);
  report = importing_import (fixture, "a.tar");
  g_assert_cmpuint (report->imported, ==, 1);
  g_assert_cmpuint (report->refused, >=, 1);
}

static void
test_an_encrypted_archive_is_refused (Importing *fixture, gconstpointer data)
{
  struct archive *archive = archive_write_new ();
  g_autofree char *path = importing_path (fixture, "a.zip");
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

  report = importing_import (fixture, "a.zip");
  said = importing_describe (fixture, report);
  g_assert_cmpuint (report->imported, ==, 0);
  g_assert_nonnull (strstr (said, "encrypted"));
}

/* Two hundred megabytes of nothing, in two hundred kilobytes. */
static void
test_a_bomb_is_refused (Importing *fixture, gconstpointer data)
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
  report = importing_import (fixture, "a.tar.gz");
  said = importing_describe (fixture, report);
  g_assert_nonnull (strstr (said, "unpacks to far more than its size"));
  g_assert_cmpuint (report->imported, <, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (archives); i++)
    {
      g_autofree char *path = g_strconcat ("/import/archives are opened, ", archives[i].name, NULL);

      g_test_add (path,
                  Importing,
                  &archives[i],
                  importing_set_up,
                  test_archives_are_opened,
                  importing_tear_down);
    }
  IMPORTING_TEST ("/import/a compressed file is opened", test_a_compressed_file_is_opened);
  IMPORTING_TEST ("/import/a damaged archive keeps what was read",
                  test_a_damaged_archive_keeps_what_was_read);
  IMPORTING_TEST ("/import/an encrypted archive is refused", test_an_encrypted_archive_is_refused);
  IMPORTING_TEST ("/import/a bomb is refused", test_a_bomb_is_refused);
  return g_test_run ();
}
