/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reviewing.h"

#include "data/diple-annotators.h"
#include "data/diple-journal.h"
#include "data/diple-spans.h"
#include "ui/review/diple-rules-dialog-private.h"

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
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (page->text)));
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
test_the_text_is_set_as_the_article_is (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  GtkTextView *text = GTK_TEXT_VIEW (page->text);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (text));
  const int size = pango_font_description_get_size (pango_context_get_font_description (context));
  double zoom;
  int inside, margin;

  g_assert_true (reviewing_press (page, "<Control>plus"));
  g_object_get (desk->settings, "zoom", &zoom, NULL);
  g_assert_cmpfloat_with_epsilon (zoom, 1.1, 0.001);
  desk_until (pango_font_description_get_size (pango_context_get_font_description (context)) >
              size);
  desk_until (eye_error (page) < 1.5);
  inside = gtk_text_view_get_pixels_inside_wrap (text);
  g_object_set (desk->settings, "line-spacing", 2.0, "face", "mono", NULL);
  desk_until (gtk_text_view_get_pixels_inside_wrap (text) > inside);
  desk_until (
      strstr (pango_font_description_get_family (pango_context_get_font_description (context)),
              "Mono") != NULL);
  desk_until (eye_error (page) < 1.5);
  margin = gtk_text_view_get_left_margin (text);
  g_object_set (desk->settings, "measure", 40, NULL);
  desk_until (gtk_text_view_get_left_margin (text) > margin);
  desk_until (eye_error (page) < 1.5);
  g_assert_true (reviewing_press (page, "<Control>0"));
  g_object_get (desk->settings, "zoom", &zoom, NULL);
  g_assert_cmpfloat_with_epsilon (zoom, 1, 0.001);
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
sit_down (Desk *desk, const char *name)
{
  g_autoptr (DipleStore) store = diple_store_open (desk->path, DIPLE_STORE_READ_ONLY, NULL);
  g_autoptr (DipleAnnotator) annotator = diple_annotators_find (store, name, NULL);

  desk_until ((g_object_set (desk->window, "annotator", name, NULL),
               diple_editor_get_annotator (desk->editor) == annotator->id));
}

static void
test_who_annotates_is_asked_first (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page;

  sit_down (desk, "Ben");
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-review", NULL);
  page =
      DIPLE_REVIEW_PAGE (desk_find_shown (GTK_WIDGET (desk->window), DIPLE_TYPE_REVIEW_PAGE, NULL));
  desk_until (gtk_widget_is_focus (page->begin_button));
  g_assert_null (page->review);
  g_assert_cmpuint (page->left, ==, 0);
  gtk_widget_activate (page->begin_button);
  desk_until (page->item != NULL && gtk_widget_is_focus (GTK_WIDGET (page->text)));

  /* What Ben has seen is nobody else's to see. */
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-annotate", NULL);
  sit_down (desk, "Ana");
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-review", NULL);
  desk_until (gtk_widget_get_mapped (page->begin_button));
  g_assert_null (page->review);
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

static void
test_an_answer_of_ones_own_is_made_in_place (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  const double eye = diple_review_text_get_eye (page->text);

  g_assert_true (reviewing_press (page, "e"));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (page->answer_bar)));
  g_assert_true (reviewing_press (page, "bracketright"));
  g_assert_true (reviewing_press (page, "Right"));
  g_assert_true (reviewing_press (page, "o"));
  g_assert_false (reviewing_press (page, "j")); /* a letter of no label */
  g_assert_cmpfloat_with_epsilon (diple_review_text_get_eye (page->text), eye, 2);
  g_assert_true (reviewing_press (page, "Return"));
  desk_until (page->left == 3);
  g_assert_cmpstr (reviewing_gold (desk), ==, "Organization Ilvi Brevit said");
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (page->text)));
}

static void
test_escape_leaves_an_answer_without_deciding (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);

  g_assert_true (reviewing_press (page, "e"));
  g_assert_true (reviewing_press (page, "Right"));
  g_assert_true (reviewing_press (page, "Escape"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->answer_bar)));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (page->text)));
  g_assert_cmpuint (page->left, ==, 4);
}

/* Note and question of the newest decision. */
static gpointer
read_reason (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) decisions = diple_decisions_load (store, *(gint64 *) data, NULL);
  const DipleDecision *last = decisions->pdata[decisions->len - 1];

  g_assert_cmpstr (last->reason, ==, "as the rule has it");
  g_assert_cmpstr (last->question, ==, "with titles?");
  return store;
}

static void
test_note_and_question_go_with_the_decision (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  gint64 document = page->document;

  g_assert_true (reviewing_press (page, "n"));
  g_assert_false (reviewing_press (page, "1")); /* is written, not decided */
  gtk_editable_set_text (page->note, "as the rule has it");
  g_signal_emit_by_name (page->note, "activate");
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (page->text)));
  g_assert_true (reviewing_press (page, "g"));
  gtk_editable_set_text (page->asked, "with titles?");
  g_signal_emit_by_name (page->asked, "activate");

  g_assert_true (reviewing_press (page, "j"));
  g_assert_cmpstr (gtk_editable_get_text (page->note), ==, "");
  g_assert_true (reviewing_press (page, "k"));
  g_assert_cmpstr (gtk_editable_get_text (page->note), ==, "as the rule has it");
  g_assert_true (reviewing_press (page, "1"));
  desk_until (page->left == 3);
  g_assert_cmpstr (gtk_editable_get_text (page->note), ==, "");
  reviewing_write (desk, read_reason, &document);
}

static void
test_earlier_decisions_are_shown (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);

  g_assert_true (reviewing_press (page, "2"));
  g_assert_true (reviewing_press (page, "d"));
  g_assert_true (reviewing_press (page, "d"));
  desk_until (page->item != NULL &&
              strcmp (reviewing_words (page), "At least 38,700 travellers") == 0);
  g_assert_true (gtk_widget_get_visible (page->guideline_card));
  g_assert_false (gtk_widget_get_visible (page->before_card)); /* of another label */
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_until (strcmp (reviewing_words (page), "union") == 0);
}

static void
test_a_kind_narrows_the_queue (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  GListModel *lines = G_LIST_MODEL (page->review);

  g_signal_emit_by_name (page->kind_buttons[DIPLE_REVIEW_LABEL], "clicked");
  desk_until (g_list_model_get_n_items (lines) == 1);
  desk_until (page->item != NULL && page->item->kind == DIPLE_REVIEW_LABEL);
  g_assert_cmpuint (page->left, ==, 4);
  g_assert_true (reviewing_press (page, "1"));
  desk_until (strcmp (gtk_stack_get_visible_child_name (page->stack), "filtered") == 0);
  gtk_widget_activate_action (GTK_WIDGET (page), "review.all", NULL);
  desk_until (g_list_model_get_n_items (lines) == 3 && page->item != NULL);
}

static void
test_label_pattern_and_what_is_decided_can_be_chosen (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  GListModel *lines = G_LIST_MODEL (page->review);

  gtk_drop_down_set_selected (page->pattern_filter, 1 + DIPLE_PATTERN_HEDGE);
  desk_until (g_list_model_get_n_items (lines) == 1);
  desk_until (page->item != NULL &&
              strcmp (reviewing_words (page), "At least 38,700 travellers") == 0);
  gtk_widget_activate_action (GTK_WIDGET (page), "review.all", NULL);
  desk_until (g_list_model_get_n_items (lines) == 4);
  g_assert_true (reviewing_press (page, "1"));
  desk_until (g_list_model_get_n_items (lines) == 3);
  g_assert_true (reviewing_press (page, "s"));
  desk_until (g_list_model_get_n_items (lines) == 4);
}

static void
test_names_can_be_hidden (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);

  g_assert_nonnull (desk_find_shown (page->answers, GTK_TYPE_LABEL, "Ana"));
  g_assert_nonnull (desk_find_shown (page->legend, GTK_TYPE_LABEL, "Ben"));
  g_assert_true (reviewing_press (page, "h"));
  g_assert_null (desk_find_shown (page->answers, GTK_TYPE_LABEL, "Ana"));
  g_assert_null (desk_find_shown (page->legend, GTK_TYPE_LABEL, "Ben"));
  g_assert_nonnull (desk_find_shown (page->legend, GTK_TYPE_LABEL, "A"));
  g_assert_true (reviewing_press (page, "h"));
  g_assert_nonnull (desk_find_shown (page->legend, GTK_TYPE_LABEL, "Ben"));
}

static void
test_hidden_lanes_are_drawn_by_lot_and_stay (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  DipleReviewArticle *article = diple_review_work_get_article (page->work);
  const gint64 ana = g_array_index (article->document->annotators, gint64, 0);
  guint first = 0;

  for (gint64 key = 1; key <= 64; key++)
    {
      g_autoptr (DipleReviewFaces) once = diple_review_faces_new (article, TRUE, key);
      g_autoptr (DipleReviewFaces) again = diple_review_faces_new (article, TRUE, key);

      g_assert_cmpint (
          diple_review_faces_lane (once, ana), ==, diple_review_faces_lane (again, ana));
      first += diple_review_faces_lane (once, ana) == 0;
    }
  g_assert_cmpuint (first, >, 10);
  g_assert_cmpuint (first, <, 54);
}

static void
test_a_rule_shows_what_it_would_decide_and_is_one_undo (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  GtkWidget *dialog, *apply, *kind, *status;

  g_assert_true (reviewing_press (page, "r"));
  dialog = desk_find_window (DIPLE_TYPE_RULES_DIALOG);
  g_assert_nonnull (dialog);
  apply = desk_find_shown (dialog, GTK_TYPE_BUTTON, "apply");
  status = desk_find_shown (dialog, GTK_TYPE_LABEL, "status");
  desk_until (gtk_widget_get_sensitive (apply));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (status)), ==, "1 would be decided:");
  kind = desk_find_shown (dialog, ADW_TYPE_COMBO_ROW, "kind");
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), DIPLE_RULE_PATTERN);
  desk_until (!gtk_widget_get_sensitive (apply));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (desk_find_shown (dialog, ADW_TYPE_COMBO_ROW, "pattern")), DIPLE_PATTERN_HEDGE);
  desk_until (gtk_widget_get_sensitive (apply));
  g_signal_emit_by_name (apply, "clicked");
  desk_until (page->left == 3 && desk_find_window (DIPLE_TYPE_RULES_DIALOG) == NULL);
  g_assert_cmpstr (reviewing_gold (desk), ==, "Quantity 38,700 travellers");
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_until (page->left == 4);
  g_assert_cmpstr (reviewing_gold (desk), ==, "");
}

/* As another program would: the answer to what is on the screen changes. */
static gpointer
decide_elsewhere (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  DipleReviewPage *page = data;
  const DipleVerdict verdict = { .outcome = DIPLE_OUTCOME_UNION };
  const gint64 ben = diple_annotators_ensure (store, "Ben", NULL);

  g_assert_cmpint (
      diple_review_decide (store, ben, page->document, page->key, &verdict, NULL), !=, 0);
  return store;
}

static void
test_what_another_program_decides_leaves_the_queue (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);

  reviewing_write (desk, decide_elsewhere, page);
  desk_until (page->left == 3);
  desk_until (page->item != NULL && strcmp (reviewing_words (page), "Thursday") == 0);
}

/* Ben takes his mark back, so that nothing is left to disagree about. */
static gpointer
change_elsewhere (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  DipleReviewPage *page = data;
  const DipleReviewCandidate *candidate = page->item->candidates->pdata[1];
  const DipleSpan *span = candidate->spans->pdata[0];

  g_assert_true (diple_journal_begin (store, span->annotator, "test", NULL));
  g_assert_true (diple_spans_remove (store, span->id, NULL));
  g_assert_cmpint (diple_journal_commit (store, "Removed", 0, NULL), >, 0);
  return store;
}

static void
test_a_stale_item_is_refused_with_a_word (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);

  reviewing_write (desk, change_elsewhere, page);
  g_assert_true (reviewing_press (page, "2")); /* before the page has heard of it */
  desk_until (page->item != NULL && page->item->kind == DIPLE_REVIEW_MISSING);
  g_assert_cmpuint (page->left, ==, 4);
  g_assert_cmpstr (reviewing_gold (desk), ==, "");
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);

  g_test_add_func ("/review/queue", test_the_queue_has_what_is_to_be_decided);
  g_test_add_func ("/review/blind", test_who_annotates_is_asked_first);
  g_test_add_func ("/review/adopt", test_a_digit_takes_an_answer_and_shows_the_next_one);
  g_test_add_func ("/review/eye", test_every_item_begins_at_the_same_height);
  g_test_add_func ("/review/look", test_the_text_is_set_as_the_article_is);
  g_test_add_func ("/review/zero", test_the_counter_comes_to_zero_and_undo_leads_back);
  g_test_add_func ("/review/refused", test_an_answer_that_is_not_there_is_refused);
  g_test_add_func ("/review/walk", test_keys_walk_the_queue_both_ways);
  g_test_add_func ("/review/defer", test_what_is_put_off_leaves_the_queue_undecided);
  g_test_add_func ("/review/own-answer", test_an_answer_of_ones_own_is_made_in_place);
  g_test_add_func ("/review/leave", test_escape_leaves_an_answer_without_deciding);
  g_test_add_func ("/review/note", test_note_and_question_go_with_the_decision);
  g_test_add_func ("/review/before", test_earlier_decisions_are_shown);
  g_test_add_func ("/review/kind", test_a_kind_narrows_the_queue);
  g_test_add_func ("/review/filters", test_label_pattern_and_what_is_decided_can_be_chosen);
  g_test_add_func ("/review/names", test_names_can_be_hidden);
  g_test_add_func ("/review/lot", test_hidden_lanes_are_drawn_by_lot_and_stay);
  g_test_add_func ("/review/rule", test_a_rule_shows_what_it_would_decide_and_is_one_undo);
  g_test_add_func ("/review/elsewhere", test_what_another_program_decides_leaves_the_queue);
  g_test_add_func ("/review/stale", test_a_stale_item_is_refused_with_a_word);
  g_test_add_func ("/review/alone", test_alone_there_is_nothing_to_compare);

  return g_test_run ();
}
