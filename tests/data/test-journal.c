/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-care.h"
#include "data/diple-error.h"
#include "data/diple-history.h"
#include "support.h"

#include <string.h>

typedef struct
{
  DipleStore *store;
  gint64 ana;
  gint64 ben;
  gint64 document;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = support_store_new ();
  fixture->ana = support_add_annotator (fixture->store, "Ana");
  fixture->ben = support_add_annotator (fixture->store, "Ben");
  fixture->document = support_add_document (fixture->store, "Dam", "Mira said the dam leaks.");
}

static void
fail_on_finding (const char *sentence, gpointer data)
{
  g_test_message ("%s", sentence);
}

/* Whatever a test did, the project is sound afterwards. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_care_check (fixture->store, fail_on_finding, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->store);
}

static void
undo (Fixture *fixture, gint64 annotator)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleUndone) undone = diple_journal_undo (fixture->store, annotator, &error);

  g_assert_no_error (error);
  g_assert_nonnull (undone);
}

static void
redo (Fixture *fixture, gint64 annotator)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleUndone) undone = diple_journal_redo (fixture->store, annotator, &error);

  g_assert_no_error (error);
  g_assert_nonnull (undone);
}

static void
assert_refused (Fixture *fixture, gint64 annotator, DipleError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (diple_journal_undo (fixture->store, annotator, &error));
  g_assert_error (error, DIPLE_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_undo_and_redo_a_mark (Fixture *fixture, gconstpointer data)
{
  support_mark (fixture->store, fixture->ana, fixture->document, "Person", 0, 4);
  undo (fixture, fixture->ana);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->document), ==, 0);
  redo (fixture, fixture->ana);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->document), ==, 1);
  undo (fixture, fixture->ana);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->document), ==, 0);
}

static void
test_each_undoes_their_own (Fixture *fixture, gconstpointer data)
{
  support_mark (fixture->store, fixture->ana, fixture->document, "Person", 0, 4);
  support_mark (fixture->store, fixture->ben, fixture->document, "Cue", 5, 9);
  undo (fixture, fixture->ana);
  g_assert_cmpint (support_number (fixture->store, "SELECT annotator FROM span"), ==, fixture->ben);
  assert_refused (fixture, fixture->ana, DIPLE_ERROR_NOT_FOUND, "nothing to undo");
  redo (fixture, fixture->ana);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->document), ==, 2);
}

static void
test_new_action_ends_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  support_mark (fixture->store, fixture->ana, fixture->document, "Person", 0, 4);
  undo (fixture, fixture->ana);
  support_mark (fixture->store, fixture->ana, fixture->document, "Cue", 5, 9);
  g_assert_null (diple_journal_redo (fixture->store, fixture->ana, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND);
}

static void
test_action_that_changes_nothing (Fixture *fixture, gconstpointer data)
{
  gint64 before = support_number (fixture->store, "SELECT count(*) FROM journal");
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_journal_begin (fixture->store, fixture->ana, "nothing", &error));
  g_assert_cmpint (diple_journal_commit (fixture->store, "Nothing", 0, &error), ==, -1);
  g_assert_no_error (error);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM journal"), ==, before);
}

static void
test_rollback_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  const DipleRange range = { 0, 4 };
  g_autoptr (DipleSpan) span = diple_span_new (
      fixture->document, fixture->ana, support_label (fixture->store, "Person"), range);
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_journal_begin (fixture->store, fixture->ana, "span.add", &error));
  g_assert_true (diple_spans_add (fixture->store, span, &error));
  diple_journal_rollback (fixture->store);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->document), ==, 0);
  support_mark (fixture->store, fixture->ana, fixture->document, "Person", 0, 4);
}

static void
test_import_is_undone_and_redone (Fixture *fixture, gconstpointer data)
{
  support_add_document (fixture->store, "Ferry", "The ferry sank — 渡船沉没了.");
  g_assert_cmpint (support_found_by (fixture->store, "ferry"), ==, 1);

  undo (fixture, 0);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM document"), ==, 1);
  g_assert_cmpint (support_found_by (fixture->store, "ferry"), ==, 0);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM journal_stash"), ==, 1);

  redo (fixture, 0);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM document"), ==, 2);
  g_assert_cmpint (support_found_by (fixture->store, "ferry"), ==, 1);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM journal_stash"), ==, 0);
}

static void
test_backlog_is_searched_too (Fixture *fixture, gconstpointer data)
{
  const DipleDocumentQuery query = { .words = "arrow am" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) before = NULL, after = NULL;

  support_add_document (fixture->store, "Harrow Dam leaks", "It does.");
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM search_backlog"), ==, 2);
  before = diple_documents_query (fixture->store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpint (support_found_by (fixture->store, "does"), ==, 1);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM search_backlog"), ==, 0);
  after = diple_documents_query (fixture->store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->len, ==, 1);
}

static void
test_import_under_annotations_stays (Fixture *fixture, gconstpointer data)
{
  support_mark (fixture->store, fixture->ben, fixture->document, "Person", 0, 4);
  assert_refused (fixture, 0, DIPLE_ERROR_REFUSED, "Marked 0–4 as Person, by Ben");
  undo (fixture, fixture->ben);
  undo (fixture, 0);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM document"), ==, 0);
}

static void
test_annotator_with_spans_stays (Fixture *fixture, gconstpointer data)
{
  gint64 eva = support_add_annotator (fixture->store, "Eva");

  support_mark (fixture->store, eva, fixture->document, "Person", 0, 4);
  assert_refused (fixture, 0, DIPLE_ERROR_REFUSED, "Marked 0–4 as Person, by Eva");
}

static void
test_removed_document_comes_back_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  support_mark (fixture->store, fixture->ana, fixture->document, "Person", 0, 4);
  support_mark (fixture->store, fixture->ben, fixture->document, "Claim", 10, 23);
  g_assert_true (diple_journal_begin (fixture->store, fixture->ana, "document.remove", &error));
  g_assert_true (diple_documents_remove (fixture->store, fixture->document, &error));
  g_assert_cmpint (diple_journal_commit (fixture->store, "Removed", 0, &error), >, 0);
  g_assert_cmpint (support_found_by (fixture->store, "leaks"), ==, 0);

  undo (fixture, fixture->ana);
  g_assert_cmpint (support_found_by (fixture->store, "leaks"), ==, 1);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->document), ==, 2);
}

static void
test_facts_are_searched_as_they_are (Fixture *fixture, gconstpointer data)
{
  static const char sql[] = "SELECT count(*) FROM card_search WHERE card_search MATCH 'Ivar'";
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleDocument) facts =
      diple_documents_load_facts (fixture->store, fixture->document, &error);

  g_free (facts->author);
  facts->author = g_strdup ("Ivar Lund");
  g_assert_true (diple_journal_begin (fixture->store, fixture->ana, "document.facts", &error));
  g_assert_true (diple_documents_update_facts (fixture->store, facts, &error));
  g_assert_cmpint (diple_journal_commit (fixture->store, "Details", 0, &error), >, 0);
  g_assert_cmpint (support_number (fixture->store, sql), ==, 1);
  undo (fixture, fixture->ana);
  g_assert_cmpint (support_number (fixture->store, sql), ==, 0);
}

static void
test_history_tells_states (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const DipleHistoryRow *newest;

  support_mark (fixture->store, fixture->ana, fixture->document, "Person", 0, 4);
  undo (fixture, fixture->ana);
  rows = diple_history_find (fixture->store, &(DipleHistoryQuery){ .limit = 2 }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  newest = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (newest->who, ==, "Ana");
  g_assert_cmpstr (newest->sentence, ==, "Marked 0–4 as Person");
  g_assert_cmpstr (newest->state, ==, "undone");
  g_assert_cmpint (newest->document, ==, fixture->document);
}

static gint64
newest_row (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = diple_history_find (
      fixture->store, &(DipleHistoryQuery){ .annotator = fixture->ana, .limit = 1 }, &error);

  g_assert_no_error (error);
  return rows->len > 0 ? ((DipleHistoryRow *) g_ptr_array_index (rows, 0))->row : 0;
}

static void
go_to (Fixture *fixture, gint64 row, guint wanted_steps, guint wanted_spans)
{
  g_autoptr (GError) error = NULL;
  guint n_steps = 99;

  g_assert_true (diple_history_go_to (fixture->store, fixture->ana, row, &n_steps, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_steps, ==, wanted_steps);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->document), ==, wanted_spans);
}

static void
test_one_goes_to_any_point (Fixture *fixture, gconstpointer data)
{
  gint64 first;

  support_mark (fixture->store, fixture->ana, fixture->document, "Person", 0, 4);
  first = newest_row (fixture);
  support_mark (fixture->store, fixture->ben, fixture->document, "Person", 0, 4);
  support_mark (fixture->store, fixture->ana, fixture->document, "Cue", 5, 9);
  support_mark (fixture->store, fixture->ana, fixture->document, "Date", 5, 9);
  go_to (fixture, first, 2, 2);
  go_to (fixture, first, 0, 2);
  go_to (fixture, newest_row (fixture), 2, 4);
  go_to (fixture, 0, 3, 1);
}

static void
test_one_does_not_go_back_over_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 hers;

  support_mark (fixture->store, fixture->ana, fixture->document, "Person", 0, 4);
  hers = newest_row (fixture);
  g_assert_false (diple_history_go_to (fixture->store, fixture->ben, hers, NULL, NULL, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
}

static void
test_what_was_replaced_is_out_of_reach (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 row;

  support_mark (fixture->store, fixture->ana, fixture->document, "Person", 0, 4);
  row = newest_row (fixture);
  undo (fixture, fixture->ana);
  support_mark (fixture->store, fixture->ana, fixture->document, "Cue", 0, 4);
  g_assert_false (diple_history_go_to (fixture->store, fixture->ana, row, NULL, NULL, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
}

static void
test_a_span_has_a_past (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) past = NULL;
  g_autoptr (GPtrArray) past_of_gone = NULL;
  gint64 span = support_mark (fixture->store, fixture->ana, fixture->document, "Person", 0, 4);

  support_mark (fixture->store, fixture->ana, fixture->document, "Cue", 5, 9);
  g_assert_true (diple_journal_begin (fixture->store, fixture->ana, "span.remove", &error));
  g_assert_true (diple_spans_remove (fixture->store, span, &error));
  g_assert_cmpint (
      diple_journal_commit (fixture->store, "Deleted it", fixture->document, &error), >, 0);
  past_of_gone = diple_history_of_span (fixture->store, span, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (past_of_gone->len, ==, 2);
  g_assert_cmpstr (
      ((DipleHistoryRow *) g_ptr_array_index (past_of_gone, 1))->sentence, ==, "Deleted it");
  undo (fixture, fixture->ana);
  past = diple_history_of_span (fixture->store, span, &error);
  g_assert_cmpuint (past->len, ==, 2);
  g_assert_cmpstr (((DipleHistoryRow *) g_ptr_array_index (past, 1))->state, ==, "undone");
}

static guint
count_rows (Fixture *fixture, const DipleHistoryQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = diple_history_find (fixture->store, query, &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
test_history_is_filtered (Fixture *fixture, gconstpointer data)
{
  gint64 second;

  support_mark (fixture->store, fixture->ana, fixture->document, "Person", 0, 4);
  support_mark (fixture->store, fixture->ben, fixture->document, "Cue", 0, 4);
  second = newest_row (fixture);
  support_mark (fixture->store, fixture->ana, fixture->document, "Date", 5, 9);
  g_assert_cmpuint (
      count_rows (fixture, &(DipleHistoryQuery){ .annotator = fixture->ana, .kind = "span" }),
      ==,
      2);
  g_assert_cmpuint (count_rows (fixture, &(DipleHistoryQuery){ .words = "as cue" }), ==, 1);
  g_assert_cmpuint (count_rows (fixture, &(DipleHistoryQuery){ .kind = "relation" }), ==, 0);
  g_assert_cmpuint (count_rows (fixture,
                                &(DipleHistoryQuery){ .annotator = fixture->ana,
                                                      .kind = "span",
                                                      .before = newest_row (fixture) }),
                    ==,
                    1);
  g_assert_cmpint (second, >, 0);
}

static void
test_history_is_blind_to_the_work_of_others (Fixture *fixture, gconstpointer data)
{
  support_mark (fixture->store, fixture->ana, fixture->document, "Person", 0, 4);
  support_mark (fixture->store, fixture->ben, fixture->document, "Cue", 0, 4);
  g_assert_cmpuint (
      count_rows (fixture, &(DipleHistoryQuery){ .reader = fixture->ana, .kind = "span" }), ==, 1);
  g_assert_cmpuint (
      count_rows (fixture, &(DipleHistoryQuery){ .reader = fixture->ana, .words = "cue" }), ==, 0);
}

/* Many random edits, all undone, all done again: the same rows each time. */
static void
test_long_walk_back_and_forth (Fixture *fixture, gconstpointer data)
{
  static const char sum[] =
      "SELECT coalesce(sum(id % 1000003 * 31 + start * 7 + \"end\"), 0) FROM span";
  const guint n = 60;
  gint64 after;

  for (guint i = 0; i < n; i++)
    {
      guint start = (i * 7) % 20;

      support_mark (fixture->store,
                    fixture->ana,
                    fixture->document,
                    i % 2 == 0 ? "Source" : "Claim",
                    start,
                    start + 1 + i / 20);
    }
  after = support_number (fixture->store, sum);
  for (guint i = 0; i < n; i++)
    undo (fixture, fixture->ana);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->document), ==, 0);
  for (guint i = 0; i < n; i++)
    redo (fixture, fixture->ana);
  g_assert_cmpint (support_number (fixture->store, sum), ==, after);
}

static void
test_undo_survives_a_restart (void)
{
  char *path = support_path_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleUndone) undone = NULL, redone = NULL;
  DipleStore *store = diple_store_open (path, DIPLE_STORE_CREATE, &error);
  gint64 ana = support_add_annotator (store, "Ana");
  gint64 document = support_add_document (store, "Dam", "Mira said x");

  support_mark (store, ana, document, "Person", 0, 4);
  g_assert_finalize_object (store);
  store = diple_store_open (path, DIPLE_STORE_READ_WRITE, &error);
  undone = diple_journal_undo (store, ana, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (support_count_spans (store, document), ==, 0);
  g_assert_finalize_object (store);
  store = diple_store_open (path, DIPLE_STORE_READ_WRITE, &error);
  redone = diple_journal_redo (store, ana, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (support_count_spans (store, document), ==, 1);
  g_assert_finalize_object (store);
  support_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/journal/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("a mark is undone and done again", test_undo_and_redo_a_mark);
  ADD ("everybody undoes their own", test_each_undoes_their_own);
  ADD ("a new action ends redo", test_new_action_ends_redo);
  ADD ("an action that changes nothing leaves no row", test_action_that_changes_nothing);
  ADD ("a rollback leaves nothing", test_rollback_leaves_nothing);
  ADD ("an import is undone and done again", test_import_is_undone_and_redone);
  ADD ("documents that wait for the index are found too", test_backlog_is_searched_too);
  ADD ("an import under annotations is not undone", test_import_under_annotations_stays);
  ADD ("an annotator with annotations is not undone", test_annotator_with_spans_stays);
  ADD ("a removed document comes back whole", test_removed_document_comes_back_whole);
  ADD ("changed details are found by search, and undone ones not",
       test_facts_are_searched_as_they_are);
  ADD ("the history tells what is undone", test_history_tells_states);
  ADD ("one goes to any point of one's own actions", test_one_goes_to_any_point);
  ADD ("one does not go back over others", test_one_does_not_go_back_over_others);
  ADD ("what was replaced is out of reach", test_what_was_replaced_is_out_of_reach);
  ADD ("a span has a past, also when it is gone", test_a_span_has_a_past);
  ADD ("history is filtered", test_history_is_filtered);
  ADD ("history is blind to the work of others", test_history_is_blind_to_the_work_of_others);
  ADD ("sixty edits walk back and forth", test_long_walk_back_and_forth);
  g_test_add_func ("/journal/undo and redo survive a restart", test_undo_survives_a_restart);

  return g_test_run ();
}
