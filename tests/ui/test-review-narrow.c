/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reviewing.h"

#include "data/diple-annotators.h"
#include "data/diple-assignments.h"
#include "data/diple-journal.h"

#include <string.h>

/* Cleo finishes what Ana and Ben did without a mark: of "union" she says what Ben says. */
static gpointer
add_cleo (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 cleo = diple_annotators_ensure (store, "Cleo", NULL);

  g_assert_true (diple_journal_begin (store, cleo, "test", NULL));
  g_assert_true (diple_assignments_set (store, cleo, *(gint64 *) data, DIPLE_STATE_FINISHED, NULL));
  g_assert_cmpint (diple_journal_commit (store, "Finished", 0, NULL), >, 0);
  return store;
}

static DipleReviewPage *
show_three (Desk *desk)
{
  gint64 document = diple_editor_get_document (desk->editor)->id;

  reviewing_write (desk, add_cleo, &document);
  return reviewing_show (desk);
}

static const char *
read_choice (DipleReviewPage *page, guint place)
{
  GListModel *model = gtk_drop_down_get_model (page->annotator_filter);

  return gtk_string_list_get_string (GTK_STRING_LIST (model), place);
}

static guint
count_lines (DipleReviewPage *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (page->review));
}

static void
test_the_differences_of_one_annotator_can_be_chosen (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = show_three (desk);

  g_assert_cmpstr (read_choice (page, 0), ==, "All annotators");
  g_assert_cmpstr (read_choice (page, 1), ==, "Ana");
  g_assert_cmpstr (read_choice (page, 2), ==, "Ben");
  g_assert_cmpuint (count_lines (page), ==, 5);
  gtk_drop_down_set_selected (page->annotator_filter, 2);
  desk_until (count_lines (page) == 3); /* of "union" and "talks" he says what most say */
  g_assert_cmpint (diple_review_find (page->review, page->key), >=, 0);
  gtk_widget_activate_action (GTK_WIDGET (page), "review.all", NULL);
  desk_until (count_lines (page) == 5);
  g_assert_cmpuint (gtk_drop_down_get_selected (page->annotator_filter), ==, 0);
}

static void
test_hidden_names_stay_hidden_in_the_filter (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = show_three (desk);

  gtk_drop_down_set_selected (page->annotator_filter, 2);
  desk_until (count_lines (page) == 3);
  g_assert_true (reviewing_press (page, "h"));
  desk_until (count_lines (page) == 5); /* who was chosen would be told apart */
  g_assert_cmpuint (gtk_drop_down_get_selected (page->annotator_filter), ==, 0);
  g_assert_cmpstr (read_choice (page, 1), ==, "A");
  g_assert_cmpstr (read_choice (page, 3), ==, "C");
  g_assert_null (read_choice (page, 4));
  gtk_drop_down_set_selected (page->annotator_filter, 1);
  desk_until (!diple_review_is_loading (page->review));
  g_assert_cmpuint (diple_review_get_filter (page->review)->lane, ==, 1);
  g_assert_cmpint (diple_review_get_filter (page->review)->annotator, ==, 0);
  g_assert_true (reviewing_press (page, "h"));
  desk_until (count_lines (page) == 5);
  g_assert_cmpstr (read_choice (page, 1), ==, "Ana");
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/review-narrow/annotator", test_the_differences_of_one_annotator_can_be_chosen);
  g_test_add_func ("/review-narrow/hidden", test_hidden_names_stay_hidden_in_the_filter);
  return g_test_run ();
}
