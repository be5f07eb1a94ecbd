/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "data/diple-bundle.h"
#include "data/diple-care.h"
#include "data/diple-changes.h"
#include "data/diple-entities.h"
#include "data/diple-error.h"
#include "data/diple-export.h"
#include "data/diple-id.h"
#include "data/diple-intake.h"
#include "data/diple-readings.h"

#include <string.h>

#define WEIR "The weir at Ostell burst. Marla Quint watched it go.\n"
#define FERRY "Ferries to Ostell run again, said Marla Quint.\n"

/* A project with two documents and Ana, who marked "weir" and "Ostell" in the first. */
typedef struct
{
  char *path;
  DipleStore *store;
  gint64 ana;
  gint64 weir;
  gint64 ferry;
  gint64 first; /* Ana's span on "weir" */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = support_path_new ();
  fixture->store = diple_store_open (fixture->path, DIPLE_STORE_CREATE, NULL);
  g_assert_nonnull (fixture->store);
  fixture->ana = support_add_annotator (fixture->store, "Ana");
  fixture->weir = support_add_document (fixture->store, "Weir", WEIR);
  fixture->ferry = support_add_document (fixture->store, "Ferries", FERRY);
  fixture->first = support_mark (fixture->store, fixture->ana, fixture->weir, "Event", 4, 8);
  support_mark (fixture->store, fixture->ana, fixture->weir, "Location", 12, 18);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  support_remove (fixture->path);
}

static char *
beside (Fixture *fixture, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  return g_build_filename (folder, name, NULL);
}

static char *
share (Fixture *fixture, gint64 annotator, const char *name)
{
  char *path = beside (fixture, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_bundle_share (
      fixture->store, annotator, NULL, path, DIPLE_BUNDLE_PLAIN, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static DipleStore *
open_bundle (const char *path)
{
  g_autoptr (GError) error = NULL;
  DipleStore *bundle = diple_store_open (path, DIPLE_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  support_run_sql (bundle, "PRAGMA synchronous = OFF"); /* no power is cut here */
  return bundle;
}

static DipleReceipt *
receive (DipleStore *store, const char *path)
{
  g_autoptr (GError) error = NULL;
  DipleReceipt *receipt = diple_bundle_receive (store, 0, path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return receipt;
}

static void
write_changes (DipleStore *store, gint64 annotator, const DipleChanges *changes)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_changes_write (store, annotator, changes, &error));
  g_assert_no_error (error);
}

static void
unmark (DipleStore *store, gint64 annotator, gint64 span)
{
  g_autoptr (DipleChanges) changes = diple_changes_new ("span.remove", "Deleted", 0);

  diple_changes_remove_span (changes, span);
  write_changes (store, annotator, changes);
}

static void
test_a_bundle_holds_nothing_of_anybody_else (Fixture *fixture, gconstpointer data)
{
  gint64 ben = support_add_annotator (fixture->store, "Ben");
  g_autofree char *path = NULL;
  g_autoptr (DipleStore) bundle = NULL;
  g_autoptr (DipleBundle) look = NULL;

  support_mark (fixture->store, ben, fixture->weir, "Person", 26, 37);
  path = share (fixture, fixture->ana, "a.diple");
  bundle = open_bundle (path);
  g_assert_cmpint (support_number (bundle, "SELECT count(*) FROM annotator"), ==, 1);
  g_assert_cmpint (support_number (bundle, "SELECT count(*) FROM span"), ==, 2);
  g_assert_cmpint (support_number (bundle, "SELECT count(*) FROM journal"), ==, 0);
  g_assert_cmpint (support_number (bundle, "SELECT count(*) FROM document"), ==, 2);
  look = diple_bundle_look (bundle, NULL);
  g_assert_cmpstr (look->annotator_name, ==, "Ana");
  g_assert_null (diple_bundle_look (fixture->store, NULL));
}

static void
test_what_is_there_already_takes_no_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = beside (fixture, "a.diple");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (diple_bundle_share (
      fixture->store, fixture->ana, NULL, path, DIPLE_BUNDLE_PLAIN, NULL, NULL, NULL, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
}

static void
test_work_comes_back_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = share (fixture, fixture->ana, "a.diple");
  g_autoptr (DipleReceipt) once = NULL;
  g_autoptr (DipleReceipt) twice = NULL;
  DipleStore *bundle = open_bundle (path);

  support_mark (bundle, fixture->ana, fixture->ferry, "Person", 34, 45);
  unmark (bundle, fixture->ana, fixture->first);
  g_assert_finalize_object (bundle);
  once = receive (fixture->store, path);
  g_assert_cmpuint (once->added, ==, 1);
  g_assert_cmpuint (once->removed, ==, 1);
  g_assert_cmpuint (once->unchanged, ==, 1);
  twice = receive (fixture->store, path);
  g_assert_true (twice->nothing_to_do);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->weir), ==, 1);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->ferry), ==, 1);
}

/* Receiving, undoing here, and receiving once more is as receiving once. */
static void
test_a_receiving_that_was_undone_can_be_done_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = share (fixture, fixture->ana, "a.diple");
  g_autoptr (DipleReceipt) once = NULL;
  g_autoptr (DipleReceipt) again = NULL;
  g_autoptr (DipleUndone) undone = NULL;
  DipleStore *bundle = open_bundle (path);

  unmark (bundle, fixture->ana, fixture->first);
  g_assert_finalize_object (bundle);
  once = receive (fixture->store, path);
  undone = diple_journal_undo (fixture->store, 0, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->weir), ==, 2);
  again = receive (fixture->store, path);
  g_assert_cmpuint (again->removed, ==, 1);
}

static void
test_an_undo_of_what_was_received_comes_too (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = share (fixture, fixture->ana, "a.diple");
  g_autoptr (DipleReceipt) once = NULL;
  g_autoptr (DipleReceipt) then = NULL;
  g_autoptr (DipleUndone) undone = NULL;
  DipleStore *bundle = open_bundle (path);
  gint64 marked;

  support_mark (bundle, fixture->ana, fixture->ferry, "Person", 34, 45);
  marked = g_get_real_time () / 1000;
  once = receive (fixture->store, path);
  g_assert_cmpuint (once->added, ==, 1);
  while (g_get_real_time () / 1000 <= marked)
    g_thread_yield (); /* the journal counts milliseconds */
  undone = diple_journal_undo (bundle, fixture->ana, NULL);
  g_assert_nonnull (undone);
  g_assert_finalize_object (bundle);
  then = receive (fixture->store, path);
  g_assert_cmpuint (then->removed, ==, 1);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->ferry), ==, 0);
}

static void
test_what_was_changed_here_is_not_deleted_from_there (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = share (fixture, fixture->ana, "a.diple");
  g_autoptr (DipleChanges) changes = diple_changes_new ("span.note", "Noted", 0);
  g_autoptr (DipleSpan) span = diple_spans_find (fixture->store, fixture->first, NULL);
  g_autoptr (DipleReceipt) receipt = NULL;
  DipleStore *bundle = open_bundle (path);

  g_free (span->note);
  span->note = g_strdup ("Look again");
  diple_changes_put_span (changes, span);
  write_changes (fixture->store, fixture->ana, changes);
  unmark (bundle, fixture->ana, fixture->first);
  g_assert_finalize_object (bundle);
  receipt = receive (fixture->store, path);
  g_assert_true (receipt->nothing_to_do);
  g_assert_cmpuint (receipt->notes->len, ==, 1);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->weir), ==, 2);
}

static void
test_time_at_work_is_added_once (Fixture *fixture, gconstpointer data)
{
  const DipleReading here = { fixture->ana, fixture->weir, 0, 0, 1000 };
  const DipleReading there = { fixture->ana, fixture->weir, 3, 4, 500 };
  g_autofree char *path = NULL;
  DipleReading sum;
  DipleStore *bundle;

  g_assert_true (diple_readings_put (fixture->store, &here, NULL));
  path = share (fixture, fixture->ana, "a.diple");
  bundle = open_bundle (path);
  g_assert_true (diple_readings_put (bundle, &there, NULL));
  g_assert_finalize_object (bundle);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DipleReceipt) receipt = receive (fixture->store, path);

      g_assert_cmpint (receipt->milliseconds, ==, i == 0 ? 500 : 0);
      g_assert_true (diple_readings_get (fixture->store, fixture->ana, fixture->weir, &sum, NULL));
      g_assert_cmpint (sum.milliseconds, ==, 1500);
    }
}

static gint64
add_entity (DipleStore *store, gint64 annotator, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_true (diple_journal_begin (store, annotator, "entity.add", &error));
  id = diple_entities_add (store, name, "", &error);
  g_assert_no_error (error);
  g_assert_cmpint (diple_journal_commit (store, "Added", 0, &error), >, 0);
  return id;
}

static void
test_two_entities_of_one_name_become_one (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = share (fixture, fixture->ana, "a.diple");
  g_autoptr (DipleReceipt) receipt = NULL;
  DipleStore *bundle = open_bundle (path);

  add_entity (bundle, fixture->ana, "Marla Quint");
  add_entity (bundle, fixture->ana, "Ostell");
  add_entity (fixture->store, fixture->ana, "Marla Quint");
  g_assert_finalize_object (bundle);
  receipt = receive (fixture->store, path);
  g_assert_cmpuint (receipt->entities, ==, 1);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM entity"), ==, 2);
}

static void
say_as_model (DipleStore *store)
{
  g_autoptr (DipleArticle) article = diple_article_new ();
  g_autoptr (GError) error = NULL;
  DipleArticleSpan *span = diple_article_span_new ();
  DipleIntake *intake = diple_intake_begin_model (store, 0, "Tagger", &error);

  g_assert_no_error (error);
  diple_document_take_text (article->document, g_strdup (WEIR), strlen (WEIR));
  span->annotator = g_strdup ("whoever");
  span->layer = g_strdup ("entity");
  span->label = g_strdup ("Person");
  span->range = (DipleRange){ 26, 37 };
  span->score = 0.75;
  g_ptr_array_add (article->spans, span);
  g_assert_true (diple_intake_add (intake, article, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (diple_intake_commit (intake, "Imported", &error));
}

static void
test_what_a_model_said_joins_its_article_once (Fixture *fixture, gconstpointer data)
{
  say_as_model (fixture->store);
  say_as_model (fixture->store);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->weir), ==, 3);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM document"), ==, 2);
  g_assert_cmpint (support_number (fixture->store,
                                   "SELECT CAST (score * 100 AS INTEGER) FROM span JOIN annotator"
                                   " ON annotator.id = span.annotator WHERE kind = 'model'"),
                   ==,
                   75);
  g_assert_cmpint (
      support_number (fixture->store, "SELECT count(*) FROM assignment WHERE state = 'finished'"),
      ==,
      1);
}

/* What a stranger may have done to a bundle with another program, and what is said to it. */
typedef struct
{
  const char *name;
  const char *sql;
  DipleError code;
  const char *word;
} Tampering;

static const Tampering tamperings[] = {
  { "/bundle/tampered/text",
    "UPDATE document SET text_sha256 = zeroblob(32) WHERE title = 'Ferries'",
    DIPLE_ERROR_REFUSED,
    "Ferries" },
  { "/bundle/tampered/words",
    "UPDATE span SET surface = 'xxxxxxxxxxx' WHERE start = 34",
    DIPLE_ERROR_CORRUPT,
    "Ferries" },
  { "/bundle/tampered/place",
    "UPDATE span SET \"end\" = 4000000000 WHERE start = 34",
    DIPLE_ERROR_CORRUPT,
    "Ferries" },
  { "/bundle/tampered/pieces",
    "INSERT INTO span_fragment SELECT id, 0, 35, 45 FROM span WHERE start = 34",
    DIPLE_ERROR_CORRUPT,
    "Ferries" },
  { "/bundle/tampered/journal",
    "UPDATE journal SET changeset = x'54ff'",
    DIPLE_ERROR_CORRUPT,
    "journal" },
  { "/bundle/tampered/project",
    "UPDATE bundle SET project = 'another'",
    DIPLE_ERROR_REFUSED,
    "another project" },
  { "/bundle/tampered/tables", "CREATE TABLE more (id)", DIPLE_ERROR_OPEN, "tables" },
};

static void
test_tampering_is_refused (Fixture *fixture, gconstpointer data)
{
  const Tampering *tampering = data;
  g_autofree char *path = share (fixture, fixture->ana, "a.diple");
  g_autoptr (GError) error = NULL;
  DipleStore *bundle = open_bundle (path);
  gint64 before = support_number (fixture->store, "SELECT max(id) FROM journal");

  support_mark (bundle, fixture->ana, fixture->ferry, "Person", 34, 45);
  support_run_sql (bundle, tampering->sql);
  g_assert_finalize_object (bundle);
  g_assert_null (diple_bundle_receive (fixture->store, 0, path, NULL, NULL, NULL, &error));
  g_assert_error (error, DIPLE_ERROR, (int) tampering->code);
  g_assert_nonnull (strstr (error->message, tampering->word));
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->ferry), ==, 0);
  g_assert_cmpint (support_number (fixture->store, "SELECT max(id) FROM journal"), ==, before);
}

static gint64
add_annotator (Fixture *fixture, const char *name, const char *kind)
{
  gint64 id = 0;

  g_assert_true (diple_journal_begin (fixture->store, 0, "annotator.add", NULL));
  if (g_str_equal (kind, "again"))
    id = diple_annotators_ensure_again (fixture->store, fixture->ana, NULL);
  else
    id = diple_annotators_add (fixture->store, 0, name, kind, NULL);
  g_assert_cmpint (diple_journal_commit (fixture->store, "Added", 0, NULL), !=, 0);
  return id;
}

static void
test_a_second_pass_travels_without_the_first (Fixture *fixture, gconstpointer data)
{
  const gint64 again = add_annotator (fixture, "", "again");
  g_autofree char *path = NULL;
  g_autoptr (DipleReceipt) receipt = NULL;
  DipleStore *bundle;

  path = share (fixture, again, "again.diple");
  bundle = open_bundle (path);
  g_assert_cmpint (support_number (bundle, "SELECT count(*) FROM span"), ==, 0);
  g_assert_cmpint (support_number (bundle, "SELECT annotator FROM bundle"), ==, again);
  support_mark (bundle, again, fixture->weir, "Event", 4, 8);
  g_assert_finalize_object (bundle);
  receipt = receive (fixture->store, path);
  g_assert_cmpuint (receipt->added, ==, 1);
  g_assert_cmpstr (receipt->from, ==, "Ana (again)");
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->weir), ==, 3);
}

/* What a model said of the weir, in the project; returns its id. */
static gint64
suggest (Fixture *fixture, gint64 *model)
{
  *model = add_annotator (fixture, "river-tagger", "model");
  return support_mark (fixture->store, *model, fixture->weir, "Person", 26, 37);
}

static void
test_suggestions_go_out_and_answers_come_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = beside (fixture, "a.diple");
  g_autoptr (DipleChanges) changes = diple_changes_new ("suggestion.reject", "Rejected", 0);
  g_autoptr (DipleReceipt) once = NULL, twice = NULL;
  DipleAnswer answer = { .document = fixture->weir, .score = 0.5 };
  DipleStore *bundle;

  answer.suggested = suggest (fixture, &answer.model);
  g_assert_true (diple_bundle_share (
      fixture->store, fixture->ana, NULL, path, DIPLE_BUNDLE_SUGGESTIONS, NULL, NULL, NULL, NULL));
  bundle = open_bundle (path);
  g_assert_cmpint (support_number (bundle, "SELECT count(*) FROM span"), ==, 3);
  diple_changes_add_answer (changes, &answer);
  write_changes (bundle, fixture->ana, changes);
  g_assert_finalize_object (bundle);
  once = receive (fixture->store, path);
  g_assert_cmpuint (once->answers, ==, 1);
  g_assert_cmpuint (once->added, ==, 0);
  g_assert_cmpuint (once->notes->len, ==, 0); /* the model's own work is here, and no news */
  g_assert_cmpint (support_number (fixture->store,
                                   "SELECT count(*) FROM suggestion_answer JOIN annotator ON"
                                   " annotator.id = model WHERE answer = 'rejected'"),
                   ==,
                   1);
  twice = receive (fixture->store, path);
  g_assert_true (twice->nothing_to_do);
}

/* Twenty-five annotators send their bundles twice, half done and done. */
#define N_PEOPLE 25
#define N_RETURNS (2 * N_PEOPLE)

static void
work (DipleStore *bundle, gint64 annotator, const gint64 *documents, guint round, GRand *rand)
{
  static const char *const labels[] = { "Person", "Location", "Event", "Group" };
  g_autoptr (DipleChanges) changes = diple_changes_new ("span.add", "Marked", 0);

  for (guint i = 0; i < 6; i++)
    {
      guint start = 14 * (i / 2) + 7 * round + (guint) g_rand_int_range (rand, 0, 3);
      g_autoptr (DipleSpan) span = diple_span_new (
          documents[i % 2],
          annotator,
          support_label (bundle, labels[g_rand_int_range (rand, 0, G_N_ELEMENTS (labels))]),
          (DipleRange){ start, start + (guint) g_rand_int_range (rand, 1, 4) });

      diple_changes_put_span (changes, span);
    }
  diple_changes_set_state (changes, documents[1], DIPLE_STATE_FINISHED);
  write_changes (bundle, annotator, changes);
}

static void
delete_one (DipleStore *bundle, gint64 annotator)
{
  unmark (bundle, annotator, support_number (bundle, "SELECT min(id) FROM span"));
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  g_assert_true (g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
}

/* The paths of all returns. */
static GPtrArray *
make_returns (Fixture *fixture, GRand *rand)
{
  const gint64 documents[] = { fixture->weir, fixture->ferry };
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %02u", i);
      g_autofree char *file = g_strdup_printf ("%02u.diple", i);
      g_autofree char *half = g_strdup_printf ("%02u half.diple", i);
      gint64 person = support_add_annotator (fixture->store, name);
      char *path = share (fixture, person, file);
      char *early = beside (fixture, half);
      DipleStore *bundle = open_bundle (path);

      work (bundle, person, documents, 0, rand);
      g_assert_finalize_object (bundle);
      copy_file (path, early);
      bundle = open_bundle (path);
      delete_one (bundle, person);
      work (bundle, person, documents, 1, rand);
      g_assert_finalize_object (bundle);
      g_ptr_array_add (paths, path);
      g_ptr_array_add (paths, early);
    }
  return paths;
}

static void
shuffle (GPtrArray *paths, GRand *rand)
{
  for (guint i = paths->len; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (rand, 0, (gint32) i);
      gpointer held = paths->pdata[i - 1];

      paths->pdata[i - 1] = paths->pdata[j];
      paths->pdata[j] = held;
    }
}

/* Receives all into a copy of the project, in some order, and exports it. */
static GBytes *
receive_all (Fixture *fixture, GPtrArray *paths, GRand *rand, const char *name)
{
  const DipleExportOptions options = { 0 };
  g_autofree char *copy = beside (fixture, name);
  g_autofree char *jsonl = g_strconcat (copy, ".jsonl", NULL);
  DipleExportCounts counts = { 0 };
  g_autoptr (GError) error = NULL;
  DipleStore *store;
  char *text = NULL;
  gsize size = 0;

  g_assert_true (diple_care_backup (fixture->store, copy, NULL, &error));
  store = open_bundle (copy);
  shuffle (paths, rand);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (DipleReceipt) receipt = receive (store, g_ptr_array_index (paths, i));
    }
  g_assert_true (diple_export_jsonl (store, jsonl, &options, NULL, NULL, &counts, NULL, &error));
  g_assert_no_error (error);
  diple_export_counts_clear (&counts);
  g_assert_finalize_object (store);
  g_assert_true (g_file_get_contents (jsonl, &text, &size, NULL));
  return g_bytes_new_take (text, size);
}

static void
test_the_order_of_fifty_returns_does_not_matter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr (GPtrArray) paths = make_returns (fixture, rand);
  g_autoptr (GBytes) once = receive_all (fixture, paths, rand, "once.diple");
  g_autoptr (GBytes) twice = receive_all (fixture, paths, rand, "twice.diple");
  const char *bytes = g_bytes_get_data (once, NULL);

  g_assert_cmpuint (paths->len, ==, N_RETURNS);
  g_assert_nonnull (g_strstr_len (bytes, (gssize) g_bytes_get_size (once), "Person 24"));
  g_assert_true (g_bytes_equal (once, twice));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, func) g_test_add ("/bundle/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("a second pass travels without the first", test_a_second_pass_travels_without_the_first);
  ADD ("suggestions go out, and answers come back", test_suggestions_go_out_and_answers_come_back);
  ADD ("blind", test_a_bundle_holds_nothing_of_anybody_else);
  ADD ("place", test_what_is_there_already_takes_no_place);
  ADD ("once", test_work_comes_back_once);
  ADD ("undone-here", test_a_receiving_that_was_undone_can_be_done_again);
  ADD ("undone-there", test_an_undo_of_what_was_received_comes_too);
  ADD ("both", test_what_was_changed_here_is_not_deleted_from_there);
  ADD ("time", test_time_at_work_is_added_once);
  ADD ("entities", test_two_entities_of_one_name_become_one);
  ADD ("model", test_what_a_model_said_joins_its_article_once);
  ADD ("order", test_the_order_of_fifty_returns_does_not_matter);
#undef ADD
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    g_test_add (
        tamperings[i].name, Fixture, &tamperings[i], set_up, test_tampering_is_refused, tear_down);
  return g_test_run ();
}
