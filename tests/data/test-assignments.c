/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "data/diple-assignment-matrix.h"
#include "data/diple-assignment-plan.h"
#include "data/diple-assignment-sheet.h"
#include "data/diple-error.h"

#define N_DOCUMENTS 60

typedef struct
{
  DipleStore *store;
  gint64 people[4];
  gint64 documents[N_DOCUMENTS];
} Fixture;

/* Every third one is of the outlet "South"; the rest is of "North". */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Dora", "Ana", "Cem", "Ben" };

  fixture->store = support_store_new ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    fixture->people[i] = support_add_annotator (fixture->store, names[i]);
  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autofree char *text = g_strdup_printf ("Kara Voss counted %u gulls.", i);

      fixture->documents[i] = support_add_document (fixture->store, "Gulls", text);
    }
  support_run_sql (fixture->store,
                   "UPDATE document SET outlet = iif (position % 3 = 0, 'South', 'North')");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  diple_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->store);
}

static DipleAssignmentPlan *
plan_for (Fixture *fixture, guint n_people)
{
  DipleAssignmentPlan *plan = diple_assignment_plan_new ();

  g_array_append_vals (plan->annotators, fixture->people, n_people);
  return plan;
}

static DipleAssignmentDraw *
draw (Fixture *fixture, const DipleAssignmentPlan *plan)
{
  g_autoptr (GError) error = NULL;
  DipleAssignmentDraw *drawn = diple_assignment_plan_draw (fixture->store, plan, &error);

  g_assert_no_error (error);
  return drawn;
}

static DipleAssignmentDraw *
apply (Fixture *fixture, const DipleAssignmentPlan *plan)
{
  DipleAssignmentDraw *drawn = draw (fixture, plan);
  g_autoptr (GError) error = NULL;

  diple_journal_begin (fixture->store, fixture->people[0], "assignment.give", &error);
  g_assert_no_error (error);
  diple_assignment_plan_apply (fixture->store, plan, drawn, &error);
  g_assert_no_error (error);
  diple_journal_commit (fixture->store, "Gave documents", 0, &error);
  g_assert_no_error (error);
  return drawn;
}

static gint64
count_rows (Fixture *fixture)
{
  return support_number (fixture->store, "SELECT count(*) FROM assignment");
}

static void
finish (Fixture *fixture, gint64 annotator, guint n_documents)
{
  g_autoptr (GError) error = NULL;

  diple_journal_begin (fixture->store, annotator, "document.state", &error);
  for (guint i = 0; i < n_documents; i++)
    diple_assignments_set (
        fixture->store, annotator, fixture->documents[i], DIPLE_STATE_FINISHED, &error);
  diple_journal_commit (fixture->store, "Finished", 0, &error);
  g_assert_no_error (error);
}

static const DipleAssignmentShare *
share_of (const DipleAssignmentDraw *drawn, guint i)
{
  return &g_array_index (drawn->shares, DipleAssignmentShare, i);
}

static void
test_fixed_gives_everything_to_everybody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleAssignmentPlan) plan = plan_for (fixture, 2);
  g_autoptr (DipleAssignmentDraw) drawn = apply (fixture, plan);
  g_autoptr (DipleAssignmentDraw) twice = apply (fixture, plan);

  g_assert_cmpuint (diple_assignment_draw_count_new (drawn), ==, 2 * N_DOCUMENTS);
  g_assert_cmpint (count_rows (fixture), ==, 2 * N_DOCUMENTS);
  g_assert_cmpuint (diple_assignment_draw_count_new (twice), ==, 0);
  g_assert_cmpuint (share_of (twice, 0)->had, ==, N_DOCUMENTS);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM assignment_plan"), ==, 1);
  g_assert_cmpint (
      support_number (fixture->store, "SELECT kind = 'fixed' FROM assignment_plan"), ==, 1);
}

static void
test_a_draw_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleAssignmentPlan) plan = plan_for (fixture, 4);
  g_autoptr (DipleAssignmentDraw) drawn = draw (fixture, plan);

  g_assert_cmpuint (drawn->pairs->len, ==, 4 * N_DOCUMENTS);
  g_assert_cmpint (count_rows (fixture), ==, 0);
}

/* The places were computed by another program from the definition of the shuffle. */
static void
test_a_seed_gives_the_same_everywhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleAssignmentPlan) plan = plan_for (fixture, 4);
  g_autoptr (DipleAssignmentDraw) drawn = NULL;
  g_autoptr (DipleAssignmentDraw) turned = NULL;
  g_autoptr (DipleAssignmentDraw) other = NULL;
  g_autoptr (GString) places = g_string_new (NULL);
  const gsize size = 10 * 2 * sizeof (DipleAssignment);

  plan->sample = 10;
  plan->per_document = 2;
  drawn = draw (fixture, plan);
  g_assert_cmpuint (drawn->pairs->len, ==, 20);
  for (guint i = 0; i < 20; i += 2)
    for (guint j = 0; j < N_DOCUMENTS; j++)
      if (fixture->documents[j] == g_array_index (drawn->pairs, DipleAssignment, i).document)
        g_string_append_printf (places, "%u ", j);
  g_assert_cmpstr (places->str, ==, "5 40 7 53 14 0 35 8 12 27 ");

  g_array_remove_index (plan->annotators, 0);
  g_array_append_val (plan->annotators, fixture->people[0]);
  turned = draw (fixture, plan);
  g_assert_cmpmem (drawn->pairs->data, size, turned->pairs->data, size);

  plan->seed = 43;
  other = draw (fixture, plan);
  g_assert_cmpint (memcmp (drawn->pairs->data, other->pairs->data, size), !=, 0);
}

/* Each pair of two among four, 60 documents: 30 for each, 10 for each pair. */
static void
test_loads_and_pairs_are_even (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleAssignmentPlan) plan = plan_for (fixture, 4);
  g_autoptr (DipleAssignmentDraw) drawn = NULL;

  plan->per_document = 2;
  drawn = apply (fixture, plan);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (share_of (drawn, i)->given, ==, N_DOCUMENTS / 2);
  g_assert_cmpint (support_number (fixture->store,
                                   "SELECT min (n) FROM (SELECT count(*) AS n FROM assignment a"
                                   " JOIN assignment b ON b.document = a.document"
                                   " AND b.annotator > a.annotator"
                                   " GROUP BY a.annotator, b.annotator)"),
                   >=,
                   8);
  g_assert_cmpint (support_number (fixture->store,
                                   "SELECT count(*) FROM (SELECT 1 FROM assignment"
                                   " GROUP BY document HAVING count(*) <> 2)"),
                   ==,
                   0);
}

static void
test_strata_are_drawn_in_proportion (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleAssignmentPlan) plan = plan_for (fixture, 3);
  g_autoptr (DipleAssignmentDraw) drawn = NULL;
  const DipleAssignmentStratum *north, *south;

  plan->sample = 10;
  plan->per_document = 1;
  plan->stratify = g_strsplit ("outlet", ",", -1);
  drawn = draw (fixture, plan);
  g_assert_cmpuint (drawn->strata->len, ==, 2);
  north = drawn->strata->pdata[0];
  south = drawn->strata->pdata[1];
  g_assert_cmpstr (north->value, ==, "North");
  g_assert_cmpuint (north->pool, ==, 40);
  g_assert_cmpuint (north->drawn, ==, 7);
  g_assert_cmpuint (south->drawn, ==, 3);
  g_assert_cmpuint (drawn->documents, ==, 10);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (share_of (drawn, i)->given, >=, 3);
}

static void
refuses (Fixture *fixture, const DipleAssignmentPlan *plan, DipleError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (diple_assignment_plan_draw (fixture->store, plan, &error));
  g_assert_error (error, DIPLE_ERROR, (int) code);
}

static void
test_a_plan_that_cannot_be_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleAssignmentPlan) nobody = diple_assignment_plan_new ();
  g_autoptr (DipleAssignmentPlan) many = plan_for (fixture, 2);
  g_autoptr (DipleAssignmentPlan) field = plan_for (fixture, 2);

  refuses (fixture, nobody, DIPLE_ERROR_REFUSED);
  many->per_document = 3;
  refuses (fixture, many, DIPLE_ERROR_REFUSED);
  field->stratify = g_strsplit ("weather", ",", -1);
  refuses (fixture, field, DIPLE_ERROR_NOT_FOUND);
}

static void
test_one_undo_takes_a_whole_plan_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleAssignmentPlan) plan = plan_for (fixture, 4);
  g_autoptr (DipleAssignmentDraw) drawn = apply (fixture, plan);
  g_autoptr (DipleUndone) undone = NULL;
  g_autoptr (GError) error = NULL;

  undone = diple_journal_undo (fixture->store, fixture->people[0], &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (fixture), ==, 0);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM assignment_plan"), ==, 0);
}

static void
test_what_is_begun_is_not_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleAssignmentPlan) plan = plan_for (fixture, 1);
  g_autoptr (DipleAssignmentDraw) drawn = apply (fixture, plan);
  g_autoptr (GError) error = NULL;
  guint taken = 0;

  finish (fixture, fixture->people[0], 1);
  support_mark (fixture->store, fixture->people[0], fixture->documents[1], "Person", 0, 9);
  diple_journal_begin (fixture->store, 0, "assignment.take", &error);
  diple_assignments_set (
      fixture->store, fixture->people[0], fixture->documents[1], DIPLE_STATE_IN_PROGRESS, &error);
  diple_assignments_set (
      fixture->store, fixture->people[0], fixture->documents[2], DIPLE_STATE_IN_PROGRESS, &error);
  diple_assignments_take_back (fixture->store, drawn->pairs, &taken, &error);
  diple_journal_commit (fixture->store, "Took back", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken, ==, N_DOCUMENTS - 2);
  g_assert_cmpint (count_rows (fixture), ==, 2);
}

static void
test_only_what_is_finished_is_given_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleAssignmentPlan) plan = plan_for (fixture, 1);
  g_autoptr (DipleAssignmentDraw) drawn = NULL;
  g_autoptr (DipleAssignmentDraw) rest = NULL;

  finish (fixture, fixture->people[0], 20);
  plan->again = 0.3;
  drawn = apply (fixture, plan);
  g_assert_cmpuint (diple_assignment_draw_count_new (drawn), ==, 6);
  for (guint i = 0; i < drawn->pairs->len; i++)
    g_assert_cmpint (
        g_array_index (drawn->pairs, DipleAssignment, i).document, <=, fixture->documents[19]);
  g_assert_cmpint (support_number (fixture->store,
                                   "SELECT count(*) FROM assignment JOIN annotator"
                                   " ON annotator.id = annotator AND kind = 'again'"
                                   " WHERE state = 'open'"),
                   ==,
                   6);
  plan->again = 1;
  rest = draw (fixture, plan);
  g_assert_cmpuint (diple_assignment_draw_count_new (rest), ==, 14);
}

static void
test_nobody_leaves_while_anything_is_theirs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleAssignmentPlan) plan = plan_for (fixture, 2);
  g_autoptr (DipleAssignmentDraw) drawn = apply (fixture, plan);
  g_autoptr (GError) error = NULL;

  finish (fixture, fixture->people[1], 1);
  diple_journal_begin (fixture->store, 0, "annotator.remove", &error);
  g_assert_true (diple_annotators_remove (fixture->store, fixture->people[0], &error));
  g_assert_no_error (error);
  g_assert_false (diple_annotators_remove (fixture->store, fixture->people[1], &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  diple_journal_commit (fixture->store, "Removed", 0, NULL);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM annotator"), ==, 3);
}

static void
test_a_name_and_its_second_pass_change_together (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleAnnotator) again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  diple_journal_begin (fixture->store, 0, "annotator.rename", &error);
  id = diple_annotators_ensure_again (fixture->store, fixture->people[1], &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      diple_annotators_ensure_again (fixture->store, fixture->people[1], &error), ==, id);
  diple_annotators_rename (fixture->store, fixture->people[1], " Anke ", &error);
  g_assert_no_error (error);
  g_assert_false (diple_annotators_rename (fixture->store, fixture->people[2], "Anke", &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (diple_annotators_set_kind (fixture->store, id, "person", &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_clear_error (&error);
  diple_journal_commit (fixture->store, "Renamed", 0, &error);
  again = diple_annotators_find (fixture->store, "Anke (again)", &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->again_of, ==, fixture->people[1]);
}

static void
test_the_matrix_counts_as_it_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleAssignmentPlan) plan = plan_for (fixture, 1);
  g_autoptr (DipleAssignmentDraw) drawn = apply (fixture, plan);
  g_autoptr (DipleAssignmentMatrix) matrix = NULL;
  g_autoptr (GError) error = NULL;
  const guint *counts;
  guint column;

  finish (fixture, fixture->people[0], 3);
  matrix = diple_assignment_matrix_load (fixture->store, &error);
  g_assert_no_error (error);
  column = diple_assignment_matrix_find (matrix, fixture->people[0]);
  counts = diple_assignment_matrix_get_counts (matrix, column);
  g_assert_cmpuint (counts[DIPLE_STATE_ANY], ==, N_DOCUMENTS);
  g_assert_cmpuint (counts[DIPLE_STATE_FINISHED], ==, 3);
  diple_assignment_matrix_set (matrix, column, fixture->documents[0], DIPLE_STATE_ANY);
  g_assert_cmpuint (counts[DIPLE_STATE_ANY], ==, N_DOCUMENTS - 1);
  g_assert_cmpuint (counts[DIPLE_STATE_FINISHED], ==, 2);
  g_assert_false (diple_assignment_matrix_is_given (matrix, fixture->documents[0]));
  g_assert_true (diple_assignment_matrix_is_given (matrix, fixture->documents[1]));
}

static DipleAssignmentSheet *
load_sheet (Fixture *fixture, const DipleSheetQuery *query)
{
  g_autoptr (GError) error = NULL;
  DipleAssignmentSheet *sheet = diple_assignment_sheet_load (fixture->store, query, &error);

  g_assert_no_error (error);
  return sheet;
}

static gint64
document_at (const DipleAssignmentSheet *sheet, guint i)
{
  g_assert_cmpuint (i, <, sheet->documents->len);
  return g_array_index (sheet->documents, gint64, i);
}

/* Two people have the first ten documents; one of them has finished three, the other one. */
static void
give_some (Fixture *fixture)
{
  g_autoptr (DipleAssignmentPlan) plan = plan_for (fixture, 2);
  g_autoptr (DipleAssignmentDraw) drawn = NULL;

  plan->documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (plan->documents, fixture->documents, 10);
  drawn = apply (fixture, plan);
  finish (fixture, fixture->people[0], 3);
  finish (fixture, fixture->people[1], 1);
}

static void
test_a_sheet_has_the_documents_in_a_state (Fixture *fixture, gconstpointer data)
{
  const DipleSheetQuery finished = { .work = DIPLE_WORK_FINISHED };
  const DipleSheetQuery begun = { .work = DIPLE_WORK_IN_PROGRESS };
  const DipleSheetQuery hers = { .work = DIPLE_WORK_FINISHED, .annotator = fixture->people[0] };
  g_autoptr (DipleAssignmentSheet) of_all = NULL;
  g_autoptr (DipleAssignmentSheet) of_some = NULL;
  g_autoptr (DipleAssignmentSheet) of_one = NULL;

  give_some (fixture);
  of_all = load_sheet (fixture, &finished);
  g_assert_cmpuint (of_all->documents->len, ==, 1);
  g_assert_cmpint (document_at (of_all, 0), ==, fixture->documents[0]);
  g_assert_cmpuint (of_all->counts[DIPLE_WORK_ANY], ==, N_DOCUMENTS);
  g_assert_cmpuint (of_all->counts[DIPLE_WORK_NOBODY], ==, N_DOCUMENTS - 10);
  g_assert_cmpuint (of_all->counts[DIPLE_WORK_OPEN], ==, 7);
  g_assert_cmpuint (of_all->counts[DIPLE_WORK_IN_PROGRESS], ==, 2);
  of_some = load_sheet (fixture, &begun);
  g_assert_cmpuint (of_some->documents->len, ==, 2);
  g_assert_cmpint (document_at (of_some, 0), ==, fixture->documents[1]);
  of_one = load_sheet (fixture, &hers);
  g_assert_cmpuint (of_one->documents->len, ==, 3);
  g_assert_cmpuint (of_one->counts[DIPLE_WORK_OPEN], ==, 7);
}

static void
test_a_sheet_is_in_order_of_what_is_missing (Fixture *fixture, gconstpointer data)
{
  const DipleSheetQuery least = { .sort = DIPLE_SHEET_FINISHED };
  const DipleSheetQuery most = { .sort = DIPLE_SHEET_GIVEN, .descending = TRUE };
  g_autoptr (DipleAssignmentSheet) first = NULL;
  g_autoptr (DipleAssignmentSheet) second = NULL;

  give_some (fixture);
  first = load_sheet (fixture, &least);
  g_assert_cmpint (document_at (first, 0), ==, fixture->documents[10]);
  g_assert_cmpint (document_at (first, N_DOCUMENTS - 10), ==, fixture->documents[3]);
  g_assert_cmpint (document_at (first, N_DOCUMENTS - 1), ==, fixture->documents[0]);
  second = load_sheet (fixture, &most);
  g_assert_cmpint (document_at (second, 0), ==, fixture->documents[0]);
  g_assert_cmpint (document_at (second, 9), ==, fixture->documents[9]);
  g_assert_cmpint (document_at (second, 10), ==, fixture->documents[10]);
}

static void
test_a_sheet_has_the_documents_with_the_words (Fixture *fixture, gconstpointer data)
{
  const DipleSheetQuery south = { .words = "south", .work = DIPLE_WORK_NOBODY };
  g_autoptr (DipleAssignmentSheet) sheet = NULL;

  give_some (fixture);
  sheet = load_sheet (fixture, &south);
  g_assert_cmpuint (sheet->counts[DIPLE_WORK_ANY], ==, N_DOCUMENTS / 3);
  g_assert_cmpuint (sheet->documents->len, ==, N_DOCUMENTS / 3 - 4);
  g_assert_null (sheet->bundle_for);
}

static void
test_a_state_is_set_for_many_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleAssignmentPlan) plan = plan_for (fixture, 1);
  g_autoptr (DipleAssignmentDraw) drawn = NULL;
  g_autoptr (DipleUndone) undone = NULL;
  g_autoptr (GError) error = NULL;
  guint changed = 0;

  finish (fixture, fixture->people[0], 2);
  drawn = draw (fixture, plan);
  diple_journal_begin (fixture->store, fixture->people[0], "document.state", &error);
  diple_assignments_set_all (fixture->store, drawn->pairs, DIPLE_STATE_FINISHED, &changed, &error);
  diple_journal_commit (fixture->store, "Finished", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changed, ==, N_DOCUMENTS - 2);
  g_assert_cmpint (count_rows (fixture), ==, N_DOCUMENTS);
  undone = diple_journal_undo (fixture->store, fixture->people[0], &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (fixture), ==, 2);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/assignments/fixed gives everything to everybody, once",
       test_fixed_gives_everything_to_everybody);
  ADD ("/assignments/a draw changes nothing", test_a_draw_changes_nothing);
  ADD ("/assignments/a seed gives the same everywhere", test_a_seed_gives_the_same_everywhere);
  ADD ("/assignments/loads and pairs are even", test_loads_and_pairs_are_even);
  ADD ("/assignments/strata are drawn in proportion", test_strata_are_drawn_in_proportion);
  ADD ("/assignments/a plan that cannot be is refused", test_a_plan_that_cannot_be_is_refused);
  ADD ("/assignments/one undo takes a whole plan back", test_one_undo_takes_a_whole_plan_back);
  ADD ("/assignments/what is begun is not taken back", test_what_is_begun_is_not_taken_back);
  ADD ("/assignments/only what is finished is given again",
       test_only_what_is_finished_is_given_again);
  ADD ("/assignments/nobody leaves while anything is theirs",
       test_nobody_leaves_while_anything_is_theirs);
  ADD ("/assignments/a name and its second pass change together",
       test_a_name_and_its_second_pass_change_together);
  ADD ("/assignments/the matrix counts as it changes", test_the_matrix_counts_as_it_changes);
  ADD ("/assignments/a sheet has the documents in a state",
       test_a_sheet_has_the_documents_in_a_state);
  ADD ("/assignments/a sheet is in order of what is missing",
       test_a_sheet_is_in_order_of_what_is_missing);
  ADD ("/assignments/a sheet has the documents with the words",
       test_a_sheet_has_the_documents_with_the_words);
  ADD ("/assignments/a state is set for many at once", test_a_state_is_set_for_many_at_once);

  return g_test_run ();
}
