/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reviewing.h"

#include "data/diple-annotators.h"
#include "data/diple-assignments.h"
#include "data/diple-journal.h"
#include "data/diple-spans.h"
#include "ui/review/diple-rules-dialog-private.h"

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

static GtkListView *
open_rules (DipleReviewPage *page, GtkWidget **dialog)
{
  GtkListView *preview;

  g_assert_true (reviewing_press (page, "r"));
  *dialog = desk_find_window (DIPLE_TYPE_RULES_DIALOG);
  g_assert_nonnull (*dialog);
  preview = GTK_LIST_VIEW (desk_find_shown (*dialog, GTK_TYPE_LIST_VIEW, "preview"));
  desk_until (gtk_list_view_get_model (preview) != NULL);
  return preview;
}

static void
choose_hedges (GtkWidget *dialog, GtkWidget *apply)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_find_shown (dialog, ADW_TYPE_COMBO_ROW, "kind")),
                              DIPLE_RULE_PATTERN);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (desk_find_shown (dialog, ADW_TYPE_COMBO_ROW, "pattern")), DIPLE_PATTERN_HEDGE);
  desk_until (gtk_widget_get_sensitive (apply));
}

static void
test_a_case_that_is_not_ticked_is_not_decided (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  GtkWidget *dialog, *apply, *status;
  GtkListView *preview = open_rules (page, &dialog);

  apply = desk_find_shown (dialog, GTK_TYPE_BUTTON, "apply");
  status = desk_find_shown (dialog, GTK_TYPE_LABEL, "status");
  choose_hedges (dialog, apply);
  g_assert_true (reviewing_press_at (GTK_WIDGET (preview), "space"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (status)), ==, "0 of 1 would be decided:");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (apply)), ==, "_Decide 0");
  g_assert_false (gtk_widget_get_sensitive (apply));
  g_assert_true (reviewing_press_at (GTK_WIDGET (preview), "<Control>a"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (status)), ==, "1 would be decided:");
  gtk_window_close (GTK_WINDOW (dialog));
}

/* Of what all agree on and what is decided by it: what is not ticked stays open. */
static void
test_of_the_ticked_cases_all_are_one_undo (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = show_three (desk);
  GtkWidget *dialog, *apply;
  GtkListView *preview = open_rules (page, &dialog);

  apply = desk_find_shown (dialog, GTK_TYPE_BUTTON, "apply");
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_find_shown (dialog, ADW_TYPE_COMBO_ROW, "kind")),
                              DIPLE_RULE_MAJORITY);
  desk_until (strcmp (gtk_button_get_label (GTK_BUTTON (apply)), "_Decide 2") == 0);
  g_assert_true (reviewing_press_at (GTK_WIDGET (preview), "space")); /* "talks with" */
  g_signal_emit_by_name (preview, "activate", 0);
  desk_until (page->left == 4 && desk_find_window (DIPLE_TYPE_RULES_DIALOG) == NULL);
  g_assert_cmpstr (reviewing_gold (desk), ==, "");
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_until (page->left == 5);
}

/* Ana takes back what was decided to be right: nobody says it any more. */
static gpointer
take_away (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 document = *(gint64 *) data;
  const gint64 ana = diple_annotators_ensure (store, "Ana", NULL);
  g_autoptr (GPtrArray) spans = diple_spans_load (store, document, ana, NULL);

  g_assert_true (diple_journal_begin (store, ana, "test", NULL));
  for (guint i = 0; i < spans->len; i++)
    {
      const DipleSpan *span = spans->pdata[i];

      if (span->range.end - span->range.start == 5)
        g_assert_true (diple_spans_remove (store, span->id, NULL));
    }
  g_assert_cmpint (diple_journal_commit (store, "Removed", document, NULL), >, 0);
  return store;
}

static void
test_what_nobody_says_any_more_is_kept_or_taken_back (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  gint64 document = page->document;

  g_signal_emit_by_name (page->kind_buttons[DIPLE_REVIEW_MISSING], "clicked");
  desk_until (page->item != NULL && page->item->kind == DIPLE_REVIEW_MISSING);
  g_assert_cmpstr (reviewing_words (page), ==, "union");
  g_assert_true (reviewing_press (page, "1"));
  desk_until (page->left == 3);
  reviewing_write (desk, take_away, &document);
  desk_until (page->left == 4);
  g_signal_emit_by_name (page->kind_buttons[DIPLE_REVIEW_ORPHAN], "clicked");
  desk_until (page->item != NULL && page->item->kind == DIPLE_REVIEW_ORPHAN);
  g_assert_true (reviewing_press (page, "m"));
  g_assert_true (reviewing_press (page, "e"));
  g_assert_null (diple_answer_bar_get_answer (page->answer_bar));
  g_assert_cmpuint (page->left, ==, 4);
  g_assert_true (reviewing_press (page, "1"));
  desk_until (page->left == 3);
  g_assert_cmpstr (reviewing_gold (desk), ==, "Group union");
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_until (page->left == 4 && page->item != NULL);
  g_assert_true (reviewing_press (page, "0"));
  desk_until (page->left == 3);
  g_assert_cmpstr (reviewing_gold (desk), ==, "");
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/review-narrow/annotator", test_the_differences_of_one_annotator_can_be_chosen);
  g_test_add_func ("/review-narrow/hidden", test_hidden_names_stay_hidden_in_the_filter);
  g_test_add_func ("/review-narrow/ticks", test_a_case_that_is_not_ticked_is_not_decided);
  g_test_add_func ("/review-narrow/some", test_of_the_ticked_cases_all_are_one_undo);
  g_test_add_func ("/review-narrow/orphan", test_what_nobody_says_any_more_is_kept_or_taken_back);
  return g_test_run ();
}
