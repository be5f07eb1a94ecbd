/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-assignments.h"
#include "data/diple-relations.h"
#include "data/diple-review.h"
#include "support.h"

#define N_DOCUMENTS 250 /* more than one job reads */

typedef struct
{
  char *path;
  DipleProject *project;
  DipleReview *review;
  gint64 ana;
  gint64 ben;
  gint64 cleo;
  gint64 first;
  gint64 last;
  guint told;    /* times that the model said items-changed */
  guint removed; /* as it said last */
  guint added;
} Fixture;

static void
finish (DipleStore *store, gint64 annotator, gint64 document)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_journal_begin (store, annotator, "test", &error));
  g_assert_true (diple_assignments_set (store, annotator, document, DIPLE_STATE_FINISHED, &error));
  g_assert_cmpint (diple_journal_commit (store, "Finished", document, &error), !=, 0);
}

/* In every tenth document two annotators disagree about where the name begins and what it is. */
static void
fill (Fixture *fixture, DipleStore *store)
{
  fixture->ana = support_add_annotator (store, "Ana");
  fixture->ben = support_add_annotator (store, "Ben");
  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autofree char *text = g_strdup_printf ("Mr Ilo Kern saw %u swans at Lake Orm.", i);
      const gint64 document = support_add_document (store, "Swans", text);

      if (i == 0)
        fixture->first = document;
      fixture->last = document;
      if (i % 10 != 0)
        continue;
      support_mark (store, fixture->ana, document, "Person", 0, 11);
      support_mark (store, fixture->ben, document, "Person", 3, 11);
      support_mark (store, fixture->ana, document, "Location", 16, 20);
      support_mark (store, fixture->ben, document, "Organization", 16, 20);
      finish (store, fixture->ana, document);
      finish (store, fixture->ben, document);
    }
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  fixture->told++;
  fixture->removed = removed;
  fixture->added = added;
}

static gboolean
is_read (gpointer data)
{
  return !diple_review_is_loading (data);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = NULL;

  fixture->path = support_path_new ();
  store = diple_store_open (fixture->path, DIPLE_STORE_CREATE, &error);
  g_assert_no_error (error);
  fill (fixture, store);
  g_assert_true (diple_store_close (store, &error));
  fixture->project = diple_project_open (fixture->path, DIPLE_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  fixture->review = diple_review_new (fixture->project, NULL);
  support_wait (is_read, fixture->review);
  g_signal_connect (fixture->review, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  support_wait (is_read, fixture->review); /* a job under way holds it */
  g_assert_finalize_object (fixture->review);
  diple_project_close (fixture->project);
  g_assert_finalize_object (fixture->project);
  support_remove (fixture->path);
}

static void
filter (Fixture *fixture, const DipleReviewFilter *wanted)
{
  diple_review_set_filter (fixture->review, wanted);
  support_wait (is_read, fixture->review);
}

static const DipleReviewEntry *
peek (Fixture *fixture, guint position)
{
  g_autoptr (DipleReviewRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->review), position);

  g_assert_nonnull (row);
  return diple_review_row_get_entry (row); /* the model holds it too */
}

static gpointer
decide_first (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  const DipleReviewEntry *entry = peek (fixture, 0);
  const DipleVerdict verdict = { .outcome = DIPLE_OUTCOME_INTERSECTION };

  return diple_review_decide (store, fixture->ana, entry->document, entry->key, &verdict, error) !=
                 0
             ? GINT_TO_POINTER (TRUE)
             : NULL;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(gboolean *) data = diple_project_run_finish (DIPLE_PROJECT (source), result, &error) != NULL;
  g_assert_no_error (error);
}

static gboolean
is_done (gpointer data)
{
  return *(const gboolean *) data;
}

typedef struct
{
  Fixture *fixture;
  guint expected;
} Left;

static gboolean
is_left (gpointer data)
{
  const Left *left = data;

  return diple_review_count_left (left->fixture->review, DIPLE_N_REVIEW_KINDS) == left->expected;
}

static void
wait_left (Fixture *fixture, guint expected)
{
  Left left = { fixture, expected };

  support_wait (is_left, &left);
}

static void
test_kinds_are_counted (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (diple_review_count_left (fixture->review, DIPLE_REVIEW_BOUNDARY), ==, 25);
  g_assert_cmpuint (diple_review_count_left (fixture->review, DIPLE_REVIEW_LABEL), ==, 25);
  g_assert_cmpuint (diple_review_count_all (fixture->review, DIPLE_N_REVIEW_KINDS), ==, 50);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->review)), ==, 50);
  g_assert_cmpint (peek (fixture, 0)->document, ==, fixture->first);
  g_assert_cmpstr (peek (fixture, 0)->words, ==, "Mr Ilo Kern");
}

/* The documents say nearly the same, and annotators the same of them. */
static void
test_no_two_items_have_one_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < 50; i++)
    {
      const gint64 *key = &peek (fixture, i)->key;

      g_assert_true (g_hash_table_add (keys, (gpointer) key));
      g_assert_cmpint (diple_review_find (fixture->review, *key), ==, (int) i);
    }
}

static void
test_filters_narrow (Fixture *fixture, gconstpointer data)
{
  DipleReviewFilter wanted = { .kind = DIPLE_REVIEW_LABEL };

  filter (fixture, &wanted);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->review)), ==, 25);
  wanted.document = fixture->first;
  filter (fixture, &wanted);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->review)), ==, 1);
  wanted =
      (DipleReviewFilter){ .kind = DIPLE_N_REVIEW_KINDS, .patterns = 1u << DIPLE_PATTERN_TITLE };
  filter (fixture, &wanted);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->review)), ==, 25);
  wanted.patterns = 1u << DIPLE_PATTERN_HEDGE;
  filter (fixture, &wanted);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->review)), ==, 0);
}

static void
test_like_items_come_together (Fixture *fixture, gconstpointer data)
{
  const DipleReviewFilter wanted = { .kind = DIPLE_N_REVIEW_KINDS, .by_pattern = TRUE };
  const DipleReviewKind first = peek (fixture, 1)->kind;

  g_assert_cmpint (peek (fixture, 0)->kind, !=, first);
  filter (fixture, &wanted);
  g_assert_cmpint (peek (fixture, 0)->kind, ==, DIPLE_REVIEW_LABEL); /* nothing in common */
  for (guint i = 0; i < 50; i++)
    g_assert_cmpint (
        peek (fixture, i)->kind, ==, i < 25 ? DIPLE_REVIEW_LABEL : DIPLE_REVIEW_BOUNDARY);
}

static void
test_a_decision_takes_one_line_away (Fixture *fixture, gconstpointer data)
{
  gboolean done = FALSE;
  const gint64 second = peek (fixture, 1)->key;

  fixture->told = 0;
  diple_project_write_async (
      fixture->project, decide_first, fixture, NULL, NULL, fixture->first, NULL, done_cb, &done);
  support_wait (is_done, &done);
  wait_left (fixture, 49);
  g_assert_cmpuint (fixture->told, ==, 1);
  g_assert_cmpuint (fixture->removed, ==, 1);
  g_assert_cmpuint (fixture->added, ==, 0);
  g_assert_cmpint (diple_review_find (fixture->review, second), ==, 0);
  g_assert_cmpuint (diple_review_count_all (fixture->review, DIPLE_N_REVIEW_KINDS), ==, 50);
}

static void
test_next_goes_round (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (diple_review_next (fixture->review, -1, 1), ==, 0);
  g_assert_cmpint (diple_review_next (fixture->review, 0, 1), ==, 1);
  g_assert_cmpint (diple_review_next (fixture->review, 49, 1), ==, 0);
  g_assert_cmpint (diple_review_next (fixture->review, 0, -1), ==, 49);
  g_assert_cmpint (diple_review_next (fixture->review, -1, -1), ==, 49);
}

static gpointer
take_first_away (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  gboolean done = diple_journal_begin (store, 0, "test", error) &&
                  diple_documents_remove (store, fixture->first, error) &&
                  diple_journal_commit (store, "Removed", 0, error) > 0;

  return GINT_TO_POINTER (done);
}

static void
test_a_document_that_goes_takes_its_items_away (Fixture *fixture, gconstpointer data)
{
  gboolean done = FALSE;

  diple_project_write_async (
      fixture->project, take_first_away, fixture, NULL, NULL, 0, NULL, done_cb, &done);
  support_wait (is_done, &done);
  wait_left (fixture, 48);
}

/* What a screen shows between two frames must hold together. */
static void
test_a_filter_is_seen_once_it_is_loaded (Fixture *fixture, gconstpointer data)
{
  const DipleReviewFilter wanted = { .kind = DIPLE_REVIEW_LABEL };

  diple_review_set_filter (fixture->review, &wanted);
  g_assert_true (diple_review_is_loading (fixture->review));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->review)), ==, 50);
  support_wait (is_read, fixture->review);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->review)), ==, 25);
}

static void
test_of_several_filters_the_last_one_counts (Fixture *fixture, gconstpointer data)
{
  const DipleReviewFilter first = { .kind = DIPLE_REVIEW_LABEL };
  const DipleReviewFilter last = { .kind = DIPLE_N_REVIEW_KINDS, .document = fixture->first };

  diple_review_set_filter (fixture->review, &first);
  diple_review_set_filter (fixture->review, &last);
  support_wait (is_read, fixture->review);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->review)), ==, 2);
}

/* Cleo says of the first document what Ana says of the name, and what Ben says of the lake. */
static gpointer
run_cleo (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;

  fixture->cleo = support_add_annotator (store, "Cleo");
  support_mark (store, fixture->cleo, fixture->first, "Person", 0, 11);
  support_mark (store, fixture->cleo, fixture->first, "Organization", 16, 20);
  finish (store, fixture->cleo, fixture->first);
  return data;
}

static guint
count_lines (Fixture *fixture, const DipleReviewFilter *wanted)
{
  filter (fixture, wanted);
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->review));
}

static gboolean
has_three_lanes (gpointer data)
{
  return diple_review_count_lanes (data) == 3 && !diple_review_is_loading (data);
}

static void
add_cleo (Fixture *fixture)
{
  gboolean done = FALSE;

  g_assert_cmpuint (diple_review_count_lanes (fixture->review), ==, 2);
  diple_project_write_async (
      fixture->project, run_cleo, fixture, NULL, NULL, 0, NULL, done_cb, &done);
  support_wait (is_done, &done);
  support_wait (has_three_lanes, fixture->review);
}

static void
test_whose_differences_are_shown_can_be_chosen (Fixture *fixture, gconstpointer data)
{
  DipleReviewFilter wanted = { .kind = DIPLE_N_REVIEW_KINDS };

  add_cleo (fixture);
  wanted.annotator = fixture->cleo;
  g_assert_cmpuint (count_lines (fixture, &wanted), ==, 0); /* always with most */
  wanted.annotator = fixture->ana;
  g_assert_cmpuint (count_lines (fixture, &wanted), ==, 49);
  wanted.document = fixture->first;
  g_assert_cmpuint (count_lines (fixture, &wanted), ==, 1);
  g_assert_cmpint (peek (fixture, 0)->kind, ==, DIPLE_REVIEW_LABEL);
  wanted.annotator = fixture->ben;
  g_assert_cmpuint (count_lines (fixture, &wanted), ==, 1);
  g_assert_cmpint (peek (fixture, 0)->kind, ==, DIPLE_REVIEW_BOUNDARY);
  g_assert_cmpuint (diple_review_get_annotators (fixture->review)->len, ==, 3);
}

/* One stands apart, in one lane, wherever the lot has put them. */
static void
test_behind_a_lane_is_one_annotator (Fixture *fixture, gconstpointer data)
{
  DipleReviewFilter wanted = { .kind = DIPLE_REVIEW_LABEL };
  guint n = 0;

  add_cleo (fixture);
  wanted.document = fixture->first;
  for (wanted.lane = 1; wanted.lane <= 4; wanted.lane++)
    n += count_lines (fixture, &wanted);
  g_assert_cmpuint (n, ==, 1);
  wanted.document = 0;
  wanted.lane = 1;
  g_assert_cmpuint (count_lines (fixture, &wanted), >=, 24); /* of two both differ */
}

/* Two claims in two documents, joined by both annotators. */
static void
join_documents (Fixture *fixture, DipleStore *store)
{
  const gint64 people[] = { fixture->ana, fixture->ben };
  const gint64 type = support_number (
      store, "SELECT id FROM relation_type WHERE across AND NOT symmetric ORDER BY id");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      const gint64 from = support_mark (store, people[i], fixture->first, "Claim", 0, 26);
      const gint64 to = support_mark (store, people[i], fixture->last, "Claim", 0, 28);
      g_autoptr (DipleRelation) relation = diple_relation_new (type, people[i], from, to);

      g_assert_true (diple_journal_begin (store, people[i], "test", &error));
      g_assert_true (diple_relations_add (store, relation, &error));
      g_assert_no_error (error);
      g_assert_cmpint (diple_journal_commit (store, "Linked", 0, &error), >, 0);
    }
}

static gpointer
run_join (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  join_documents (data, store);
  return data;
}

/* Ben moves the end of what the relation leads to. */
static gpointer
run_move (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  g_autoptr (GPtrArray) spans = diple_spans_load (store, fixture->last, fixture->ben, error);
  DipleSpan *span = spans->pdata[0];
  const DipleRange range = { 0, 20 };

  diple_span_set_fragments (span, &range, 1);
  return diple_journal_begin (store, fixture->ben, "test", error) &&
                 diple_spans_update (store, span, error) &&
                 diple_journal_commit (store, "Moved", fixture->last, error) > 0
             ? data
             : NULL;
}

typedef struct
{
  DipleReview *review;
  DipleReviewKind kind;
  guint expected;
} Count;

static gboolean
is_counted (gpointer data)
{
  const Count *count = data;

  return diple_review_count_all (count->review, count->kind) == count->expected;
}

/* Runs @job and waits until there are @expected items of @kind. */
static void
write_and_wait (
    Fixture *fixture, DipleJob job, gint64 document, DipleReviewKind kind, guint expected)
{
  gboolean done = FALSE;
  Count count = { fixture->review, kind, expected };

  diple_project_write_async (
      fixture->project, job, fixture, NULL, NULL, document, NULL, done_cb, &done);
  support_wait (is_done, &done);
  support_wait (is_counted, &count);
}

/* Only the document where it ends is said to have changed. */
static void
test_a_relation_is_asked_again_when_its_far_end_moves (Fixture *fixture, gconstpointer data)
{
  write_and_wait (fixture, run_join, 0, DIPLE_REVIEW_AGREE, 2);
  g_assert_cmpuint (diple_review_count_all (fixture->review, DIPLE_REVIEW_RELATION), ==, 0);
  write_and_wait (fixture, run_move, fixture->last, DIPLE_REVIEW_RELATION, 1);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/review-queue/kinds-are-counted", test_kinds_are_counted);
  ADD ("/review-queue/no-two-items-have-one-key", test_no_two_items_have_one_key);
  ADD ("/review-queue/filters-narrow", test_filters_narrow);
  ADD ("/review-queue/a-filter-is-seen-once-it-is-loaded", test_a_filter_is_seen_once_it_is_loaded);
  ADD ("/review-queue/of-several-filters-the-last-one-counts",
       test_of_several_filters_the_last_one_counts);
  ADD ("/review-queue/like-items-come-together", test_like_items_come_together);
  ADD ("/review-queue/a-decision-takes-one-line-away", test_a_decision_takes_one_line_away);
  ADD ("/review-queue/whose-differences-are-shown-can-be-chosen",
       test_whose_differences_are_shown_can_be_chosen);
  ADD ("/review-queue/behind-a-lane-is-one-annotator", test_behind_a_lane_is_one_annotator);
  ADD ("/review-queue/next-goes-round", test_next_goes_round);
  ADD ("/review-queue/a-document-that-goes-takes-its-items-away",
       test_a_document_that_goes_takes_its_items_away);
  ADD ("/review-queue/a-relation-is-asked-again-when-its-far-end-moves",
       test_a_relation_is_asked_again_when_its_far_end_moves);
  return g_test_run ();
}
