/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kill-test [ROUNDS [SEED]]: a process that marks spans is killed with SIGKILL at random moments.
 * Every edit that it acknowledged is there, the project has no fault, and undo still works. Every
 * tenth round it is an import that is killed: it is there as a whole or not at all. */
#include "data/diple-annotators.h"
#include "data/diple-care.h"
#include "data/diple-documents.h"
#include "data/diple-id.h"
#include "data/diple-journal.h"
#include "data/diple-spans.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define DEFAULT_ROUNDS 25
#define DEFAULT_SEED 20310314

/* The project starts anew every so many rounds, so that checking it stays quick. */
#define ROUNDS_PER_PROJECT 20

/* More than any round reaches before it is killed. */
#define LINES 1000
#define ARTICLES 400

typedef struct
{
  const char *program; /* diplectl */
  GRand *rand;
  char *folder;
  char *project;
  char *marks;    /* a file of lines for "mark --from" */
  char *articles; /* a JSONL file */
  gint64 ana;
  gint64 document;
  GHashTable *acknowledged; /* id as text, a set */
  guint kills;
  guint kills_inside; /* those that came while edits were being acknowledged */
} Fixture;

static char *const environment[] = { "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", NULL };

static void
write_file (const char *path, const GString *content)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content->str, content->len, &error);
  g_assert_no_error (error);
}

static void
write_inputs (Fixture *fixture)
{
  g_autoptr (GString) articles = g_string_new (NULL);

  for (guint i = 0; i < ARTICLES; i++)
    g_string_append_printf (articles, "{\"text\":\"Article %u says something.\"}\n", i);

  fixture->marks = g_build_filename (fixture->folder, "marks.tsv", NULL);
  fixture->articles = g_build_filename (fixture->folder, "articles.jsonl", NULL);
  write_file (fixture->articles, articles);
}

/* Spans in this round's own part of the text, so that none meets an earlier one. */
static void
write_marks (Fixture *fixture, guint round)
{
  g_autoptr (GString) marks = g_string_new (NULL);

  for (guint i = round * LINES; i < (round + 1) * LINES; i++)
    g_string_append_printf (marks, "long.txt\tPerson\t%u-%u\n", 2 * i, 2 * i + 1);

  write_file (fixture->marks, marks);
}

/* Starts diplectl; @out, when not NULL, is set to the reading end of its standard output. */
static pid_t
start (Fixture *fixture, char *const *argv, int *out)
{
  posix_spawn_file_actions_t actions;
  int ends[2] = { -1, -1 };
  pid_t pid;

  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_addopen (&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  if (out != NULL)
    {
      g_assert_no_errno (pipe2 (ends, O_CLOEXEC));
      posix_spawn_file_actions_adddup2 (&actions, ends[1], STDOUT_FILENO);
      *out = ends[0];
    }
  else
    posix_spawn_file_actions_addopen (&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);

  g_assert_cmpint (posix_spawn (&pid, fixture->program, &actions, NULL, argv, environment), ==, 0);
  posix_spawn_file_actions_destroy (&actions);
  if (out != NULL)
    close (ends[1]);
  return pid;
}

static void
run (Fixture *fixture, char *const *argv)
{
  pid_t pid = start (fixture, argv, NULL);
  int status;

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static DipleStore *
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DipleStore *store = diple_store_open (fixture->project, DIPLE_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  return store;
}

static void
close_store (DipleStore *store)
{
  g_autoptr (GError) error = NULL;

  diple_store_close (store, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (store);
}

static void
look_up_ids (Fixture *fixture)
{
  DipleStore *store = open_store (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleAnnotator) ana = diple_annotators_find (store, "Ana", &error);
  g_autoptr (GArray) documents = NULL;

  g_assert_no_error (error);
  documents = diple_documents_named (store, "long.txt", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);
  fixture->ana = ana->id;
  fixture->document = g_array_index (documents, gint64, 0);
  close_store (store);
}

static void
make_project (Fixture *fixture)
{
  g_autofree char *text = g_build_filename (fixture->folder, "long.txt", NULL);
  g_autoptr (GString) letters = g_string_new (NULL);
  char *const new[] = { "diplectl", "new", fixture->project, "--as", "Ana", NULL };
  char *const import[] = { "diplectl", "import", fixture->project, text, NULL };

  for (guint i = 0; i < 2 * LINES * ROUNDS_PER_PROJECT; i++)
    g_string_append_c (letters, 'a' + i % 26);
  write_file (text, letters);

  g_unlink (fixture->project);
  g_hash_table_remove_all (fixture->acknowledged);
  run (fixture, new);
  run (fixture, import);
  look_up_ids (fixture);
}

/* Reads what comes until @lines of it are there or @milliseconds are over. */
static void
read_while (int out, GString *told, guint lines, int milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;
  guint n_lines = 0;

  while (n_lines < lines)
    {
      struct pollfd ready = { .fd = out, .events = POLLIN };
      int left = (end - g_get_monotonic_time ()) / 1000;
      char buffer[512];
      ssize_t n_bytes;

      if (left <= 0 || poll (&ready, 1, left) <= 0)
        return;

      n_bytes = read (out, buffer, sizeof buffer);
      if (n_bytes <= 0)
        return;

      for (ssize_t i = 0; i < n_bytes; i++)
        n_lines += buffer[i] == '\n';
      g_string_append_len (told, buffer, n_bytes);
    }
}

static void
kill_and_wait (pid_t pid)
{
  int status;

  g_assert_no_errno (kill (pid, SIGKILL));
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
}

/* A line without its end was never told. */
static guint
keep_acknowledged (Fixture *fixture, const char *told)
{
  g_auto (GStrv) lines = g_strsplit (told, "\n", -1);
  guint n_lines = 0;

  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++, n_lines++)
    {
      g_assert_cmpint (diple_id_parse (lines[i]), !=, 0);
      g_assert_true (g_hash_table_add (fixture->acknowledged, g_strdup (lines[i])));
    }

  return n_lines;
}

/* Kills after some edits and a little while, or, one time in four, anywhere from the start. */
static void
kill_marking (Fixture *fixture, guint round)
{
  char *const argv[] = { "diplectl", "mark",   fixture->project, "--as",
                         "Ana",      "--from", fixture->marks,   NULL };
  g_autoptr (GString) told = g_string_new (NULL);
  gboolean anywhere = g_rand_int_range (fixture->rand, 0, 4) == 0;
  int out;
  pid_t pid;

  write_marks (fixture, round);
  pid = start (fixture, argv, &out);
  if (!anywhere)
    read_while (out, told, g_rand_int_range (fixture->rand, 1, 60), 10000);
  read_while (out, told, G_MAXUINT, g_rand_int_range (fixture->rand, 0, 20));
  kill_and_wait (pid);

  /* What was told before the kill may still be in the pipe. */
  read_while (out, told, G_MAXUINT, 10000);
  close (out);
  fixture->kills++;
  if (keep_acknowledged (fixture, told->str) > 0)
    fixture->kills_inside++;
}

static void
kill_import (Fixture *fixture)
{
  char *const argv[] = { "diplectl",           "import",          fixture->project,
                         "--allow-duplicates", fixture->articles, NULL };
  g_autoptr (GString) told = g_string_new (NULL);
  int out;
  pid_t pid = start (fixture, argv, &out);

  read_while (out, told, 1, g_rand_int_range (fixture->rand, 0, 60));
  kill_and_wait (pid);
  close (out);
  fixture->kills++;
}

static void
tell_finding (const char *sentence, gpointer data)
{
  g_test_message ("%s", sentence);
}

static void
assert_clean (DipleStore *store)
{
  g_autoptr (GError) error = NULL;
  gboolean clean = diple_care_check (store, tell_finding, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (clean);
}

static guint
count_spans (Fixture *fixture, DipleStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) spans = diple_spans_load (store, fixture->document, fixture->ana, &error);

  g_assert_no_error (error);
  return spans->len;
}

static void
assert_all_there (Fixture *fixture, DipleStore *store)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, fixture->acknowledged);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DipleSpan) span = diple_spans_find (store, diple_id_parse (id), &error);

      g_assert_no_error (error);
      g_assert_cmpint (span->annotator, ==, fixture->ana);
    }
}

/* The newest edit goes and comes back, whether or not it was acknowledged. */
static void
assert_undo_works (Fixture *fixture, DipleStore *store)
{
  guint before = count_spans (fixture, store);
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleUndone) undone = NULL;
  g_autoptr (DipleUndone) redone = NULL;

  if (before == 0)
    return;

  undone = diple_journal_undo (store, fixture->ana, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_spans (fixture, store), <=, before);
  redone = diple_journal_redo (store, fixture->ana, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undone->row, ==, redone->row);
  g_assert_cmpuint (count_spans (fixture, store), ==, before);
}

/* All of an import is there, or nothing. */
static void
assert_whole_imports (Fixture *fixture, DipleStore *store)
{
  g_autoptr (GError) error = NULL;
  DipleTotals totals;

  diple_documents_totals (store, &totals, &error);
  g_assert_no_error (error);
  g_assert_cmpint ((totals.documents - 1) % ARTICLES, ==, 0);
}

static void
play_round (Fixture *fixture, guint round)
{
  DipleStore *store;

  if (round % ROUNDS_PER_PROJECT == 0)
    make_project (fixture);

  if (round % 10 == 9)
    kill_import (fixture);
  else
    kill_marking (fixture, round % ROUNDS_PER_PROJECT);

  store = open_store (fixture);
  assert_all_there (fixture, store);
  assert_whole_imports (fixture, store);
  assert_clean (store);
  assert_undo_works (fixture, store);
  close_store (store);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (folder));
}

static guint rounds = DEFAULT_ROUNDS;
static guint seed = DEFAULT_SEED;

static void
test_killed_processes_lose_nothing (void)
{
  g_autoptr (GError) error = NULL;
  Fixture fixture = { 0 };

  fixture.program = g_getenv ("DIPLECTL");
  g_assert_nonnull (fixture.program);
  fixture.folder = g_dir_make_tmp ("diple-kill-XXXXXX", &error);
  g_assert_no_error (error);
  fixture.project = g_build_filename (fixture.folder, "kill.diple", NULL);
  fixture.rand = g_rand_new_with_seed (seed);
  fixture.acknowledged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  write_inputs (&fixture);

  for (guint round = 0; round < rounds; round++)
    play_round (&fixture, round);

  g_test_message ("%u kills with seed %u, %u of them while edits were acknowledged",
                  fixture.kills,
                  seed,
                  fixture.kills_inside);
  g_assert_cmpuint (fixture.kills, ==, rounds);
  g_assert_cmpuint (fixture.kills_inside * 2, >=, rounds);
  remove_files (fixture.folder);

  g_hash_table_unref (fixture.acknowledged);
  g_rand_free (fixture.rand);
  g_free (fixture.project);
  g_free (fixture.marks);
  g_free (fixture.articles);
  g_free (fixture.folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (argc > 1)
    rounds = strtoul (argv[1], NULL, 10);
  if (argc > 2)
    seed = strtoul (argv[2], NULL, 10);
  g_test_add_func ("/kill/every acknowledged edit survives SIGKILL",
                   test_killed_processes_lose_nothing);
  return g_test_run ();
}
