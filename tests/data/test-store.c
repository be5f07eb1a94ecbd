/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-error.h"
#include "data/diple-schema-store.h"
#include "data/store/diple-store-private.h"
#include "support.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = support_path_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  support_remove (fixture->path);
}

static DipleStore *
open_with (Fixture *fixture, DipleStoreMode mode)
{
  g_autoptr (GError) error = NULL;
  DipleStore *store = diple_store_open (fixture->path, mode, &error);

  g_assert_no_error (error);
  return store;
}

static void
assert_not_opened (Fixture *fixture, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (diple_store_open (fixture->path, DIPLE_STORE_READ_WRITE, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_OPEN);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "Harbour census.diple"));
}

static void
test_one_file_when_closed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *header = NULL;
  DipleStore *store = open_with (fixture, DIPLE_STORE_CREATE);

  support_add_document (store, "Dam", "Mira said x");
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_finalize_object (store);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_get_contents (fixture->path, &header, NULL, NULL));
  g_assert_cmpint (header[18], ==, 1); /* SQLite's header: not in WAL mode */
  g_assert_cmpmem (header + 68, 4, "DIPL", 4);
}

static void
test_opens_again (Fixture *fixture, gconstpointer data)
{
  DipleStore *store = open_with (fixture, DIPLE_STORE_CREATE);
  gint64 document = support_add_document (store, "Dam", "Mira said x");
  g_autoptr (DipleDocument) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (store);
  store = open_with (fixture, DIPLE_STORE_READ_ONLY);
  found = diple_documents_load (store, document, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->text, ==, "Mira said x");
  g_assert_cmpuint (found->length, ==, 11);
  g_assert_finalize_object (store);
}

static void
test_create_keeps_existing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "my thesis", -1, NULL));
  g_assert_null (diple_store_open (fixture->path, DIPLE_STORE_CREATE, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_OPEN);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "my thesis");
}

static void
test_text_is_no_project (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, "An article, not a project.\n", -1, NULL));
  assert_not_opened (fixture, "is not a Diple project");
}

static void
test_other_database_is_no_project (Fixture *fixture, gconstpointer data)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (db, "CREATE TABLE t (a); PRAGMA user_version = 1", 0, 0, 0), ==, 0);
  sqlite3_close (db);
  assert_not_opened (fixture, "is not a Diple project");
}

/* Changes a closed project by @sql, as another program might. */
static void
tamper (Fixture *fixture, const char *sql)
{
  sqlite3 *db = NULL;
  DipleStore *store = open_with (fixture, DIPLE_STORE_CREATE);

  g_assert_finalize_object (store);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
copy_to (Fixture *fixture, const char *suffix, const char *path)
{
  g_autofree char *from = g_strconcat (fixture->path, suffix, NULL);
  g_autofree char *to = g_strconcat (path, suffix, NULL);
  g_autofree char *bytes = NULL;
  gsize n = 0;

  g_assert_true (g_file_get_contents (from, &bytes, &n, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) n, NULL));
}

/* What a program leaves that is killed while it writes straight into the file. */
static char *
copy_half_written (Fixture *fixture)
{
  char *path = g_strconcat (fixture->path, ".killed.diple", NULL);
  const char *sql = "PRAGMA cache_size = 1; BEGIN;"
                    "UPDATE layer SET description = hex(randomblob(30000));"
                    "UPDATE label SET description = hex(randomblob(30000))";
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  copy_to (fixture, "", path);
  copy_to (fixture, "-journal", path);
  sqlite3_close (db);
  return path;
}

static void
test_who_only_reads_may_come_first_after_a_kill (Fixture *fixture, gconstpointer data)
{
  DipleStore *store = open_with (fixture, DIPLE_STORE_CREATE);
  g_autoptr (DipleSchema) schema = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  const DipleLabel *label;

  g_assert_finalize_object (store);
  path = copy_half_written (fixture);
  store = diple_store_open (path, DIPLE_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  schema = diple_schema_load (store, &error);
  g_assert_no_error (error);
  label = g_ptr_array_index (schema->labels, 0);
  g_assert_cmpuint (strlen (label->description), <, 30000);
  g_assert_finalize_object (store);
}

static void
test_newer_format_is_refused (Fixture *fixture, gconstpointer data)
{
  tamper (fixture, "PRAGMA user_version = 4711");
  assert_not_opened (fixture, "newer Diple");
}

static void
test_planted_objects_are_refused (Fixture *fixture, gconstpointer sql)
{
  tamper (fixture, sql);
  assert_not_opened (fixture, "tables that Diple does not make");
}

static void
test_damage_is_met_before_writing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DipleStore *store;

  /* An index that lacks a row is what a quick look at the tables does not show. */
  tamper (fixture,
          "PRAGMA writable_schema = ON;"
          "CREATE TABLE keep AS SELECT sql FROM sqlite_schema WHERE name = 'span';"
          "UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'span_document';"
          "DROP TABLE keep");
  store = diple_store_open (fixture->path, DIPLE_STORE_READ_WRITE, &error);
  if (store != NULL)
    g_assert_false (diple_journal_begin (store, 0, "test", &error));
  g_assert_nonnull (error);
  g_clear_object (&store);
}

static void
test_missing_file_is_named (Fixture *fixture, gconstpointer data)
{
  assert_not_opened (fixture, "cannot be opened");
}

static void
test_closed_store_says_so (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DipleStore *store = open_with (fixture, DIPLE_STORE_CREATE);
  DipleTotals totals;

  g_assert_true (diple_store_close (store, &error));
  g_assert_true (diple_store_close (store, &error));
  g_assert_false (diple_documents_totals (store, &totals, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_OPEN);
  g_assert_finalize_object (store);
}

typedef struct
{
  char *path;
  int opened; /* atomic */
  int failed; /* atomic */
} Crowd;

/* Each round the last to close turns WAL off while another turns it on again. */
static gpointer
open_and_close (gpointer data)
{
  Crowd *crowd = data;

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (DipleStore) store = diple_store_open (crowd->path, DIPLE_STORE_READ_WRITE, NULL);

      g_atomic_int_inc (store != NULL ? &crowd->opened : &crowd->failed);
    }
  return NULL;
}

static void
test_a_crowd_opens_and_closes (Fixture *fixture, gconstpointer data)
{
  Crowd crowd = { .path = fixture->path };
  GThread *threads[4];
  DipleStore *store = open_with (fixture, DIPLE_STORE_CREATE);

  g_assert_finalize_object (store);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("crowd", open_and_close, &crowd);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (crowd.failed, ==, 0);
  g_assert_cmpint (crowd.opened, ==, 4 * 40);
}

static void
test_two_programs_see_each_other (Fixture *fixture, gconstpointer data)
{
  DipleStore *window = open_with (fixture, DIPLE_STORE_CREATE);
  DipleStore *command = open_with (fixture, DIPLE_STORE_READ_WRITE);
  guint64 version = diple_store_get_data_version (window);
  gint64 document = support_add_document (command, "Dam", "Mira said x");
  gint64 ana = support_add_annotator (window, "Ana");

  g_assert_cmpuint (diple_store_get_data_version (window), !=, version);
  support_mark (window, ana, document, "Person", 0, 4);
  g_assert_cmpuint (support_count_spans (command, document), ==, 1);
  support_mark (command, ana, document, "Cue", 5, 9);
  g_assert_cmpuint (support_count_spans (window, document), ==, 2);

  g_assert_finalize_object (command);
  support_mark (window, ana, document, "Claim", 10, 11);
  g_assert_finalize_object (window);
}

/* Whether somebody holds @n bytes from @start on of the file at @path + @suffix. */
static gboolean
is_locked (Fixture *fixture, const char *suffix, off_t start, off_t n)
{
  g_autofree char *path = g_strconcat (fixture->path, suffix, NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = start, .l_len = n };
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fcntl (fd, F_OFD_GETLK, &lock), ==, 0);
  g_assert_true (g_close (fd, NULL));
  return lock.l_type != F_UNLCK;
}

static void
look_into (Fixture *fixture, const char *suffix)
{
  g_autofree char *path = g_strconcat (fixture->path, suffix, NULL);
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
}

/* As a file chooser does that asks of what type the files of the folder are. The bytes are those
 * of SQLite's shared lock, and of the switch that says that somebody uses the log's index. */
static void
test_a_look_at_its_files_does_not_unlock_the_project (Fixture *fixture, gconstpointer data)
{
  DipleStore *store = open_with (fixture, DIPLE_STORE_CREATE);

  support_add_document (store, "Dam", "Mira said x");
  look_into (fixture, "");
  look_into (fixture, "-wal");
  look_into (fixture, "-shm");
  g_assert_true (is_locked (fixture, "", 0x40000002, 510));
  g_assert_true (is_locked (fixture, "-shm", 128, 1));
  g_assert_finalize_object (store);
  g_assert_false (is_locked (fixture, "", 0x40000002, 510));
}

static void
test_a_store_that_closes_leaves_the_other_its_locks (Fixture *fixture, gconstpointer data)
{
  DipleStore *store = open_with (fixture, DIPLE_STORE_CREATE);
  DipleStore *writer = open_with (fixture, DIPLE_STORE_READ_WRITE);
  DipleStore *reader = open_with (fixture, DIPLE_STORE_READ_ONLY);

  support_add_document (store, "Dam", "Mira said x");
  g_assert_finalize_object (writer);
  g_assert_finalize_object (reader);
  g_assert_true (is_locked (fixture, "", 0x40000002, 510));
  g_assert_true (is_locked (fixture, "-shm", 128, 1));
  g_assert_finalize_object (store);
  g_assert_false (is_locked (fixture, "", 0x40000002, 510));
}

static void
test_a_file_that_goes_is_missed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleStore) store = open_with (fixture, DIPLE_STORE_CREATE);
  g_autoptr (DipleStore) nowhere = support_store_new ();
  g_autofree char *other = g_strconcat (fixture->path, ".other", NULL);

  g_assert_false (diple_store_has_moved (nowhere));
  g_assert_false (diple_store_has_moved (store));
  g_assert_no_errno (g_rename (fixture->path, other));
  g_assert_true (diple_store_has_moved (store));
  g_assert_true (g_file_set_contents (fixture->path, "another file", -1, NULL));
  g_assert_true (diple_store_has_moved (store));
  g_assert_no_errno (g_rename (other, fixture->path));
  g_assert_false (diple_store_has_moved (store));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function, data)                                                                  \
  g_test_add ("/store/" path, Fixture, data, set_up, function, tear_down)
  ADD ("a closed project is one file", test_one_file_when_closed, NULL);
  ADD ("a project opens again as it was", test_opens_again, NULL);
  ADD ("creating never replaces a file", test_create_keeps_existing, NULL);
  ADD ("a text is told apart from a project", test_text_is_no_project, NULL);
  ADD ("another program's database is told apart", test_other_database_is_no_project, NULL);
  ADD ("a newer format is refused", test_newer_format_is_refused, NULL);
  ADD ("a planted trigger is refused",
       test_planted_objects_are_refused,
       "CREATE TRIGGER t AFTER INSERT ON span BEGIN DELETE FROM document; END");
  ADD ("a planted view is refused",
       test_planted_objects_are_refused,
       "CREATE VIEW v AS SELECT load_extension('x')");
  ADD ("a changed table is refused",
       test_planted_objects_are_refused,
       "ALTER TABLE span ADD COLUMN extra TEXT");
  ADD ("a missing index is refused", test_planted_objects_are_refused, "DROP INDEX span_document");
  ADD ("damage is met before the first write", test_damage_is_met_before_writing, NULL);
  ADD ("a missing file is named", test_missing_file_is_named, NULL);
  ADD ("a closed store says so", test_closed_store_says_so, NULL);
  ADD ("two programs see each other's commits", test_two_programs_see_each_other, NULL);
  ADD ("a look at its files does not unlock the project",
       test_a_look_at_its_files_does_not_unlock_the_project,
       NULL);
  ADD ("a store that closes leaves the other its locks",
       test_a_store_that_closes_leaves_the_other_its_locks,
       NULL);
  ADD ("who only reads may come first after a kill",
       test_who_only_reads_may_come_first_after_a_kill,
       NULL);
  ADD ("a file that goes is missed", test_a_file_that_goes_is_missed, NULL);
  ADD ("a crowd opens and closes one project", test_a_crowd_opens_and_closes, NULL);

  return g_test_run ();
}
