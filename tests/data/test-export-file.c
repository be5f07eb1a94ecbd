/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-error.h"
#include "data/export/diple-export-file-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define LINE "{\"text\":\"water under the dam\"}\n"

typedef struct
{
  char *folder;
  char *path;
  DipleExportFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("diple-file-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "out.jsonl", NULL);
  g_file_set_contents (fixture->path, "old", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  fixture->file = diple_export_file_new (fixture->path, fixture->folder, &error);
  g_assert_no_error (error);
}

/* The name of what stands beside the file, or NULL; a new string. */
static char *
find_aside (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, "out.jsonl"))
      return g_build_filename (fixture->folder, name, NULL);
  return NULL;
}

static void
assert_content (Fixture *fixture, const char *wanted)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, wanted);
}

/* Frees the file: what was not placed must be gone. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *aside = NULL;

  g_clear_pointer (&fixture->file, diple_export_file_free);
  aside = find_aside (fixture);
  g_assert_null (aside);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_lines (Fixture *fixture, guint n_lines)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_lines; i++)
    diple_export_file_write (fixture->file, LINE, strlen (LINE), &error);
  g_assert_no_error (error);
  g_assert_nonnull (diple_export_file_finish (fixture->file, &error));
  g_assert_no_error (error);
}

static void
test_file_appears_when_it_is_placed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  struct stat info;

  write_lines (fixture, 1);
  assert_content (fixture, "old");
  g_assert_true (diple_export_file_holds_lines (fixture->file, 1));
  g_assert_true (diple_export_file_verify (fixture->file, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (diple_export_file_place (fixture->file, &error));
  g_assert_no_error (error);
  assert_content (fixture, LINE);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

static void
test_hash_is_that_of_the_content (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, LINE, -1);

  diple_export_file_write (fixture->file, LINE, strlen (LINE), NULL);
  g_assert_cmpstr (diple_export_file_finish (fixture->file, NULL), ==, sum);
  g_assert_cmpuint (diple_export_file_get_size (fixture->file), ==, strlen (LINE));
}

static void
test_abandoned_file_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  diple_export_file_write (fixture->file, LINE, strlen (LINE), NULL);
  g_clear_pointer (&fixture->file, diple_export_file_free);
  assert_content (fixture, "old");
}

/* What a failing disk would do to a file of several pieces. */
enum
{
  FLIP_FIRST,
  FLIP_LAST,
  SWAP,
  CUT,
  APPEND,
};

static void
damage (const char *path, int how)
{
  g_autofree char *text = NULL;
  gsize n_bytes = 0;

  g_assert_true (g_file_get_contents (path, &text, &n_bytes, NULL));
  text = g_realloc (text, n_bytes + 1);
  if (how == FLIP_FIRST)
    text[10] ^= 1;
  if (how == FLIP_LAST)
    text[n_bytes - 4] ^= 1;
  if (how == SWAP)
    {
      memset (text, 'a', 8);
      memset (text + 8, 'b', 8);
    }
  text[n_bytes] = '\n';
  n_bytes += how == APPEND ? 1 : how == CUT ? -1 : 0;
  g_assert_true (g_file_set_contents (path, text, (gssize) n_bytes, NULL));
}

static void
test_what_reads_back_otherwise_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;

  write_lines (fixture, 30000);
  aside = find_aside (fixture);
  g_assert_true (diple_export_file_verify (fixture->file, NULL, &error));
  g_assert_no_error (error);
  damage (aside, GPOINTER_TO_INT (data));
  g_assert_false (diple_export_file_verify (fixture->file, NULL, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, fixture->path));
}

static void
test_lines_that_are_not_json_are_seen (Fixture *fixture, gconstpointer data)
{
  diple_export_file_write (fixture->file, "{\"a\":}\n", 7, NULL);
  g_assert_nonnull (diple_export_file_finish (fixture->file, NULL));
  g_assert_false (diple_export_file_holds_lines (fixture->file, 1));
}

static void
test_missing_lines_are_seen (Fixture *fixture, gconstpointer data)
{
  write_lines (fixture, 2);
  g_assert_true (diple_export_file_holds_lines (fixture->file, 2));
  g_assert_false (diple_export_file_holds_lines (fixture->file, 3));
}

/* As on a full disk: the kernel takes no more bytes. */
static void
test_full_disk_is_told_and_leaves_the_old_file (Fixture *fixture, gconstpointer data)
{
  struct rlimit before;
  struct rlimit limit;
  g_autoptr (GError) error = NULL;
  gboolean ok = TRUE;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 300000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  for (guint i = 0; i < 100000 && ok; i++)
    ok = diple_export_file_write (fixture->file, LINE, strlen (LINE), &error);
  ok = ok && diple_export_file_finish (fixture->file, &error) != NULL;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_false (ok);
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_IO_ERROR);
  g_assert_nonnull (strstr (error->message, fixture->path));
  assert_content (fixture, "old");
}

#define ADD(name, function, data)                                                                  \
  g_test_add ("/export-file/" name, Fixture, GINT_TO_POINTER (data), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("file-appears-when-it-is-placed", test_file_appears_when_it_is_placed, 0);
  ADD ("hash-is-that-of-the-content", test_hash_is_that_of_the_content, 0);
  ADD ("abandoned-file-leaves-nothing", test_abandoned_file_leaves_nothing, 0);
  ADD ("a-changed-byte-is-refused", test_what_reads_back_otherwise_is_refused, FLIP_FIRST);
  ADD ("a-changed-last-byte-is-refused", test_what_reads_back_otherwise_is_refused, FLIP_LAST);
  ADD ("overwritten-words-are-refused", test_what_reads_back_otherwise_is_refused, SWAP);
  ADD ("a-missing-byte-is-refused", test_what_reads_back_otherwise_is_refused, CUT);
  ADD ("a-byte-too-many-is-refused", test_what_reads_back_otherwise_is_refused, APPEND);
  ADD ("lines-that-are-not-json-are-seen", test_lines_that_are_not_json_are_seen, 0);
  ADD ("missing-lines-are-seen", test_missing_lines_are_seen, 0);
  ADD ("full-disk-is-told-and-leaves-the-old-file",
       test_full_disk_is_told_and_leaves_the_old_file,
       0);
  return g_test_run ();
}
