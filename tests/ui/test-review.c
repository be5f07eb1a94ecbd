/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reviewing.h"

#include <string.h>

static void
test_the_queue_has_what_is_to_be_decided (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);

  g_assert_cmpuint (page->left, ==, 4);
  g_assert_cmpstr (reviewing_words (page), ==, "Ilvi Brevit");
  g_assert_nonnull (strstr (gtk_label_get_text (page->counts), "4 open"));
  g_assert_cmpstr (gtk_label_get_text (page->question), ==, "Which Person is right?");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (page->text)));
}

static void
test_a_digit_takes_an_answer_and_shows_the_next_one (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);

  g_assert_true (reviewing_press (page, "2"));
  desk_until (page->left == 3);
  desk_until (page->item != NULL);
  g_assert_cmpstr (reviewing_words (page), ==, "Thursday");
  g_assert_cmpstr (reviewing_gold (desk), ==, "Person Brevit");
}

/* How far from a third of the view's height, or so, the current item begins, in pixels. */
static double
eye_error (DipleReviewPage *page)
{
  const double height = gtk_widget_get_height (GTK_WIDGET (page->text));

  return ABS (diple_review_text_get_eye (page->text) - height * 0.34);
}

static void
test_every_item_begins_at_the_same_height (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);

  desk_until (eye_error (page) < 1.5);
  for (guint i = 0; i < 3; i++)
    {
      const gint64 before = page->key;

      g_assert_true (reviewing_press (page, "1"));
      desk_until (page->key != before && page->item != NULL);
      desk_until (eye_error (page) < 1.5);
    }
}

static void
test_the_counter_comes_to_zero_and_undo_leads_back (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  const char *const keys[] = { "1", "m", "0", "1" };
  gint64 last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      desk_until (page->item != NULL && page->item->key != last);
      last = page->key;
      g_assert_true (reviewing_press (page, keys[i]));
    }
  desk_until (page->left == 0);
  desk_until (strcmp (gtk_stack_get_visible_child_name (page->stack), "done") == 0);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_until (page->left == 1 && page->item != NULL);
  g_assert_cmpint (page->key, ==, last);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.redo", NULL);
  desk_until (page->left == 0);
}

static void
test_an_answer_that_is_not_there_is_refused (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  const gint64 key = page->key;

  g_assert_true (reviewing_press (page, "7"));
  g_assert_nonnull (desk_find_shown (
      GTK_WIDGET (desk->window), GTK_TYPE_LABEL, "There are only 2 answers here."));
  g_assert_true (reviewing_press (page, "v")); /* one of two is no majority */
  g_assert_cmpint (page->key, ==, key);
  g_assert_cmpuint (page->left, ==, 4);
}

static void
test_keys_walk_the_queue_both_ways (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);

  g_assert_true (reviewing_press (page, "j"));
  g_assert_cmpstr (reviewing_words (page), ==, "Thursday");
  g_assert_true (reviewing_press (page, "k"));
  g_assert_cmpstr (reviewing_words (page), ==, "Ilvi Brevit");
}

static void
test_what_is_put_off_leaves_the_queue_undecided (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (page->review));

  g_assert_true (reviewing_press (page, "d"));
  desk_until (g_list_model_get_n_items (G_LIST_MODEL (page->review)) == n - 1);
  g_assert_cmpuint (page->left, ==, 4);
  g_assert_cmpstr (reviewing_gold (desk), ==, "");
}

static void
test_alone_there_is_nothing_to_compare (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleReviewPage *page;

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-review", NULL);
  page =
      DIPLE_REVIEW_PAGE (desk_find_shown (GTK_WIDGET (desk->window), DIPLE_TYPE_REVIEW_PAGE, NULL));
  desk_until (strcmp (gtk_stack_get_visible_child_name (page->stack), "alone") == 0);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);

  g_test_add_func ("/review/queue", test_the_queue_has_what_is_to_be_decided);
  g_test_add_func ("/review/adopt", test_a_digit_takes_an_answer_and_shows_the_next_one);
  g_test_add_func ("/review/eye", test_every_item_begins_at_the_same_height);
  g_test_add_func ("/review/zero", test_the_counter_comes_to_zero_and_undo_leads_back);
  g_test_add_func ("/review/refused", test_an_answer_that_is_not_there_is_refused);
  g_test_add_func ("/review/walk", test_keys_walk_the_queue_both_ways);
  g_test_add_func ("/review/defer", test_what_is_put_off_leaves_the_queue_undecided);
  g_test_add_func ("/review/alone", test_alone_there_is_nothing_to_compare);

  return g_test_run ();
}
