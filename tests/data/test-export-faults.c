/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-fixture.h"

#include <sys/stat.h>
#include <unistd.h>

#define FIRST_SPAN "\"spans\":[{\"id\":\"0000000000005\",\"annotator\":\"Ana\""
#define LAST_SPAN "{\"id\":\"0000000000006\",\"annotator\":\"Cem\""

/* That the export is refused for @reason, that the file of an earlier one stands there still, and
 * that nothing else was left behind. */
static void
assert_refused (Fixture *fixture, DipleError code, const char *const *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_file_set_contents (fixture->path, "old", -1, &error);
  g_assert_no_error (error);
  g_assert_false (
      diple_export_jsonl (fixture->store, fixture->path, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, DIPLE_ERROR, (int) code);
  g_test_message ("%s", error->message);
  for (guint i = 0; words[i] != NULL; i++)
    g_assert_nonnull (strstr (error->message, words[i]));
  text = read_file (fixture->path);
  g_assert_cmpstr (text, ==, "old");
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_prefix (name, "p.diple") || g_str_equal (name, "out.jsonl"));
}

typedef struct
{
  const char *name;
  const char *sql;
  const char *words[3];
} Damage;

static const Damage damages[] = {
  { "surface", "UPDATE span SET surface = 'Mora' WHERE id = 2", { "0000000000002", "Dam" } },
  { "longer-surface", "UPDATE span SET surface = 'Mira ' WHERE id = 2", { "0000000000002" } },
  { "text",
    "UPDATE document_text SET text = 'Mora' || substr(text, 5) WHERE document = 20",
    { "no longer stands on the words", "“Dam \"leaks\"”" } },
  { "end", "UPDATE span SET \"end\" = 100 WHERE id = 6", { "outside the text", "“Second”" } },
  { "piece", "UPDATE span_fragment SET \"end\" = 24 WHERE ordinal = 1", { "pieces" } },
  { "crossing-pieces", "UPDATE span_fragment SET \"end\" = 21 WHERE ordinal = 0", { "pieces" } },
  { "single-piece", "DELETE FROM span_fragment WHERE ordinal = 1", { "pieces" } },
  { "missing-text", "DELETE FROM document_text WHERE document = 9", { "text is missing" } },
  { "text-not-utf8",
    "UPDATE document_text SET text = CAST (x'c328' AS TEXT) WHERE document = 9",
    { "not UTF-8", "“Second”" } },
  { "note-not-utf8",
    "UPDATE span SET note = CAST (x'c328' AS TEXT) WHERE id = 1",
    { "not UTF-8" } },
  { "unknown-label",
    "PRAGMA foreign_keys = OFF; UPDATE span SET label = 99 WHERE id = 1",
    { "unknown" } },
};

static void
test_damage_is_named_and_nothing_written (Fixture *fixture, gconstpointer data)
{
  const Damage *damage = data;

  run_sql (fixture->store, damage->sql);
  assert_refused (fixture, DIPLE_ERROR_CORRUPT, damage->words);
}

static void
cancel_cb (guint done, guint total, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelling_leaves_the_old_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *manifest = g_strconcat (fixture->path, ".manifest.json", NULL);

  g_file_set_contents (fixture->path, "old", -1, NULL);
  g_assert_false (diple_export_jsonl (
      fixture->store, fixture->path, NULL, cancel_cb, cancellable, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  text = read_file (fixture->path);
  g_assert_cmpstr (text, ==, "old");
  g_assert_false (g_file_test (manifest, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  /* The store is good for more. */
  g_assert_true (
      diple_export_jsonl (fixture->store, fixture->path, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_project_itself_is_not_overwritten (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture->path;
  const char *const words[] = { "is the project itself", NULL };
  g_autoptr (GError) error = NULL;

  fixture->path = g_build_filename (fixture->folder, ".", "p.diple", NULL);
  g_assert_false (
      diple_export_jsonl (fixture->store, fixture->path, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, words[0]));
}

static void
test_only_ordinary_files_are_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "out.jsonl", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      diple_export_jsonl (fixture->store, fixture->folder, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_false (diple_export_jsonl (fixture->store, pipe, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (
      diple_export_jsonl (fixture->store, missing, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, missing));
}

static void
test_a_link_is_followed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.jsonl", NULL);
  g_autofree char *text = NULL;

  g_file_set_contents (fixture->path, "old", -1, NULL);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_true (diple_export_jsonl (fixture->store, link, NULL, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  text = read_file (fixture->path);
  g_assert_nonnull (strstr (text, FIRST_SPAN));
}

static void
write_meanwhile_cb (guint done, guint total, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) other =
      diple_store_open (fixture->project, DIPLE_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  run_sql (other,
           "DELETE FROM relation_value; DELETE FROM relation; DELETE FROM span_fragment;"
           "DELETE FROM span_value; DELETE FROM span");
  g_assert_true (diple_store_close (other, &error));
}

static void
test_a_writer_meanwhile_does_not_tear_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  run_sql (fixture->store,
           "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
           " INSERT INTO document (id, position, format, length, text_sha256, file_sha256, batch,"
           " added) SELECT i, -i, 'text', 1, zeroblob(32), zeroblob(32), 1, 0 FROM n;"
           "INSERT INTO document_text (document, text) SELECT id, 'x' FROM document WHERE id > 99");
  diple_export_jsonl (
      fixture->store, fixture->path, NULL, write_meanwhile_cb, fixture, NULL, NULL, &error);
  g_assert_no_error (error);
  text = read_file (fixture->path);
  g_assert_nonnull (strstr (text, FIRST_SPAN));
  g_assert_nonnull (strstr (text, LAST_SPAN));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/export-faults/" name, Fixture, NULL, set_up, function, tear_down)

static void
add_damages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strdup_printf (
          "/export-faults/damage-is-named-and-nothing-written/%s", damages[i].name);
      g_test_add (
          path, Fixture, &damages[i], set_up, test_damage_is_named_and_nothing_written, tear_down);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_damages ();
  ADD ("cancelling-leaves-the-old-file", test_cancelling_leaves_the_old_file);
  ADD ("project-itself-is-not-overwritten", test_project_itself_is_not_overwritten);
  ADD ("only-ordinary-files-are-written", test_only_ordinary_files_are_written);
  ADD ("a-link-is-followed", test_a_link_is_followed);
  ADD ("a-writer-meanwhile-does-not-tear-it", test_a_writer_meanwhile_does_not_tear_it);
  return g_test_run ();
}
