/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include <string.h>

#include "data/diple-kwic-search.h"
#include "ui/search/diple-search-filter-private.h"
#include "ui/search/diple-search-hits-private.h"
#include "ui/search/diple-search-page-private.h"
#include "ui/window/diple-find-bar-private.h"
#include "ui/window/diple-window-private.h"

/* Search over all texts, and finding in one, through the window. */

static GtkWidget *
page_of (Desk *desk)
{
  return GTK_WIDGET (desk->window->search_page);
}

static GtkWidget *
part (Desk *desk, GType type, const char *name)
{
  GtkWidget *found = desk_find (page_of (desk), type, name);

  g_assert_nonnull (found);
  return found;
}

static GListModel *
list_of (Desk *desk)
{
  GtkListView *view = GTK_LIST_VIEW (part (desk, GTK_TYPE_LIST_VIEW, "view"));

  return G_LIST_MODEL (gtk_list_view_get_model (view));
}

static gboolean
shows (Desk *desk, const char *child)
{
  GtkWidget *stack = desk_find (page_of (desk), GTK_TYPE_STACK, "stack");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), child) == 0;
}

static gboolean
counts (Desk *desk, const char *text)
{
  GtkWidget *count = desk_find (page_of (desk), GTK_TYPE_LABEL, "count");

  return g_strcmp0 (gtk_label_get_text (GTK_LABEL (count)), text) == 0;
}

static void
go (Desk *desk)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.search-project", NULL));
  desk_until (gtk_widget_get_mapped (page_of (desk)));
}

static void
write_words (Desk *desk, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (part (desk, GTK_TYPE_SEARCH_ENTRY, "entry")), words);
}

static const DipleKwicLine *
line (Desk *desk, guint position)
{
  g_autoptr (DipleKwicItem) item = g_list_model_get_item (list_of (desk), position);

  return diple_kwic_item_get_line (item);
}

static void
choose (Desk *desk, guint position, guint n_lines)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (list_of (desk)));
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (list_of (desk)), position, n_lines, FALSE);
}

/* Presses a label's key in the list. */
static void
press (Desk *desk, const char *key)
{
  GtkWidget *hits = part (desk, DIPLE_TYPE_SEARCH_HITS, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (hits);
  g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (key);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "diple-search-keys") != 0)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (!gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
            continue;
          g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                                       GTK_SHORTCUT_ACTION_EXCLUSIVE,
                                                       hits,
                                                       gtk_shortcut_get_arguments (shortcut)));
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_words_are_found_in_every_article (void)
{
  g_autoptr (Desk) desk = desk_new ();

  go (desk);
  g_assert_true (shows (desk, "start"));
  write_words (desk, "union");
  desk_until (counts (desk, "4 hits in 3 documents"));
  g_assert_cmpuint (g_list_model_get_n_items (list_of (desk)), ==, 4);
  g_assert_cmpstr (line (desk, 1)->hit, ==, "Union");
  g_assert_true (g_str_has_suffix (line (desk, 0)->left, "dockworkers’ "));
  write_words (desk, "unheard");
  desk_until (shows (desk, "none"));
  write_words (desk, "");
  desk_until (shows (desk, "start"));
}

static void
test_a_selection_is_looked_for (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkEditable *entry;

  desk_select (desk, "Ilvi Brevit");
  go (desk);
  entry = GTK_EDITABLE (part (desk, GTK_TYPE_SEARCH_ENTRY, "entry"));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "\"Ilvi Brevit\"");
  desk_until (counts (desk, "1 hit"));
}

static void
test_a_mistake_is_told (void)
{
  g_autoptr (Desk) desk = desk_new ();

  go (desk);
  write_words (desk, "union");
  desk_until (counts (desk, "4 hits in 3 documents"));
  write_words (desk, "union AND");
  desk_until (desk_find (page_of (desk), GTK_TYPE_LABEL, "mistake") != NULL);
  /* What was found before is still there, and the message goes with the mistake. */
  g_assert_cmpuint (g_list_model_get_n_items (list_of (desk)), ==, 4);
  write_words (desk, "union AND said");
  desk_until (desk_find (page_of (desk), GTK_TYPE_LABEL, "mistake") == NULL);
}

static void
test_enter_opens_the_place (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleArticleView *view = diple_annotate_page_get_view (desk->window->page);
  DipleRange selection = { 0, 0 };

  go (desk);
  write_words (desk, "minister NOT ferry");
  desk_until (counts (desk, "2 hits in one document"));
  g_signal_emit_by_name (part (desk, GTK_TYPE_LIST_VIEW, "view"), "activate", 1u);
  desk_until (g_str_equal (desk_title (desk), "No subsidy, says minister"));
  desk_until (diple_article_view_get_selection (view, &selection));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (view)));
  g_assert_cmpuint (selection.end - selection.start, ==, strlen ("minister"));
  g_assert_cmpuint (selection.start, >, strlen ("No subsidy, says minister"));
}

static void
test_a_labels_key_marks_what_is_chosen (void)
{
  g_autoptr (Desk) desk = desk_new ();

  go (desk);
  write_words (desk, "union");
  desk_until (counts (desk, "4 hits in 3 documents"));
  choose (desk, 1, 3);
  press (desk, "o");
  desk_until (line (desk, 1)->span != 0 && line (desk, 3)->span != 0);
  g_assert_cmpint (line (desk, 0)->span, ==, 0);
  g_assert_cmpint (line (desk, 2)->label, ==, desk_label (desk, "Organization"));
  g_assert_true (line (desk, 2)->exact);

  /* The key of another label relabels; one undo takes each back. */
  choose (desk, 2, 1);
  press (desk, "g");
  desk_until (line (desk, 2)->label == desk_label (desk, "Group"));
  g_assert_cmpint (line (desk, 1)->label, ==, desk_label (desk, "Organization"));
  diple_editor_undo (desk->editor);
  desk_until (line (desk, 2)->label == desk_label (desk, "Organization"));
  diple_editor_undo (desk->editor);
  desk_until (line (desk, 1)->span == 0 && line (desk, 2)->span == 0 && line (desk, 3)->span == 0);
}

static void
test_what_is_marked_stays_marked_once (void)
{
  g_autoptr (Desk) desk = desk_new ();
  guint before;

  desk_mark (desk, "Organization", "union");
  before = diple_span_index_size (diple_editor_get_spans (desk->editor));
  go (desk);
  write_words (desk, "union");
  desk_until (counts (desk, "4 hits in 3 documents"));
  g_assert_cmpint (line (desk, 0)->label, ==, desk_label (desk, "Organization"));
  choose (desk, 0, 1);
  press (desk, "o");
  desk_until (desk->window->toast_text != NULL);
  g_assert_cmpstr (desk->window->toast_text, ==, "“union” is marked as Organization already");
  g_assert_cmpuint (diple_span_index_size (diple_editor_get_spans (desk->editor)), ==, before);
}

static void
test_an_edit_elsewhere_is_followed (void)
{
  g_autoptr (Desk) desk = desk_new ();

  go (desk);
  write_words (desk, "union");
  desk_until (counts (desk, "4 hits in 3 documents"));
  desk_mark (desk, "Organization", "union");
  desk_until (line (desk, 0)->span != 0);
}

static void
test_new_articles_are_found (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = desk_write (desk, "d.txt", "A fourth\n\nThe union again.\n");
  const char *paths[] = { path, NULL };

  go (desk);
  write_words (desk, "union");
  desk_until (counts (desk, "4 hits in 3 documents"));
  diple_window_import (desk->window, paths);
  desk_close_import (desk);
  desk_until (counts (desk, "5 hits in 4 documents"));
}

static void
toggle_label (Desk *desk, const char *name)
{
  GtkWidget *popover;
  GtkWidget *word;

  gtk_menu_button_popup (GTK_MENU_BUTTON (part (desk, GTK_TYPE_MENU_BUTTON, "filter_button")));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (
      GTK_MENU_BUTTON (part (desk, GTK_TYPE_MENU_BUTTON, "filter_button"))));
  desk_until (gtk_widget_get_mapped (popover));
  word = desk_find (popover, GTK_TYPE_LABEL, name);
  g_assert_nonnull (word);
  g_signal_emit_by_name (gtk_widget_get_ancestor (word, GTK_TYPE_TOGGLE_BUTTON), "clicked");
  gtk_popover_popdown (GTK_POPOVER (popover));
  desk_until (!gtk_widget_get_mapped (popover));
}

static void
test_a_filter_lists_spans (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *chips;

  desk_mark (desk, "Person", "Ilvi Brevit");
  desk_mark (desk, "Organization", "union");
  go (desk);
  toggle_label (desk, "Person");
  desk_until (counts (desk, "1 hit"));
  g_assert_cmpstr (line (desk, 0)->hit, ==, "Ilvi Brevit");
  write_words (desk, "brevit");
  desk_until (shows (desk, "hits") && g_str_equal (line (desk, 0)->hit, "Brevit"));
  g_assert_false (line (desk, 0)->exact);

  chips = part (desk, GTK_TYPE_BOX, "chips");
  g_signal_emit_by_name (gtk_widget_get_first_child (chips), "clicked");
  desk_until (desk_find (page_of (desk), GTK_TYPE_BOX, "chips") == NULL);
  write_words (desk, "union");
  desk_until (counts (desk, "4 hits in 3 documents"));
}

static void
test_the_order_can_be_chosen (void)
{
  g_autoptr (Desk) desk = desk_new ();

  go (desk);
  write_words (desk, "union");
  desk_until (counts (desk, "4 hits in 3 documents"));
  g_assert_true (g_str_has_suffix (line (desk, 0)->left, "dockworkers’ "));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (part (desk, GTK_TYPE_DROP_DOWN, "sort")),
                              DIPLE_KWIC_RIGHT);
  desk_until (g_str_has_prefix (line (desk, 3)->right, " would resume"));
  g_assert_cmpuint (g_list_model_get_n_items (list_of (desk)), ==, 4);
}

static void
test_enter_leads_to_the_hits (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GtkBitset) chosen = NULL;
  GtkWidget *view, *focus;

  go (desk);
  write_words (desk, "union");
  desk_until (counts (desk, "4 hits in 3 documents"));
  g_signal_emit_by_name (part (desk, GTK_TYPE_SEARCH_ENTRY, "entry"), "activate");
  view = part (desk, GTK_TYPE_LIST_VIEW, "view");
  focus = gtk_window_get_focus (GTK_WINDOW (desk->window));
  g_assert_true (focus != view && gtk_widget_is_ancestor (focus, view));
  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (list_of (desk)));
  g_assert_cmpuint (gtk_bitset_get_size (chosen), ==, 1);
  g_assert_true (gtk_bitset_contains (chosen, 0));
}

/* Finding in the open text. */

static GtkWidget *
find_bar (Desk *desk)
{
  GtkWidget *bar = desk_find (GTK_WIDGET (desk->window->page), DIPLE_TYPE_FIND_BAR, NULL);

  g_assert_nonnull (bar);
  return bar;
}

static gboolean
find_says (Desk *desk, const char *text)
{
  GtkWidget *count = desk_find (find_bar (desk), GTK_TYPE_LABEL, "count");

  return count != NULL && g_strcmp0 (gtk_label_get_text (GTK_LABEL (count)), text) == 0;
}

static void
find (Desk *desk, const char *words)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.find", NULL));
  gtk_editable_set_text (GTK_EDITABLE (desk_find (find_bar (desk), GTK_TYPE_SEARCH_ENTRY, "entry")),
                         words);
}

static void
toggle (Desk *desk, const char *name)
{
  GtkWidget *button = desk_find (find_bar (desk), GTK_TYPE_TOGGLE_BUTTON, name);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static char *
dup_selected (Desk *desk)
{
  DipleArticleView *view = diple_annotate_page_get_view (desk->window->page);
  DipleRange selection;

  diple_article_view_get_selection (view, &selection);
  return diple_text_map_dup_range (diple_editor_get_text_map (desk->editor), selection);
}

/* What is found has a ground of its own. */
static void
assert_coloured (Desk *desk)
{
  DipleArticleView *view = diple_annotate_page_get_view (desk->window->page);
  g_autoptr (GSList) tags = NULL;
  GtkTextIter start, end;
  gboolean coloured = FALSE;

  gtk_text_buffer_get_selection_bounds (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end);
  tags = gtk_text_iter_get_tags (&start);
  for (GSList *tag = tags; tag != NULL; tag = tag->next)
    {
      gboolean set;

      g_object_get (tag->data, "background-set", &set, NULL);
      coloured |= set;
    }
  g_assert_true (coloured);
}

static void
test_finds_are_counted_and_walked_round (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *selected = NULL;

  find (desk, "RESUME");
  desk_until (find_says (desk, "1 of 2"));
  selected = dup_selected (desk);
  g_assert_cmpstr (selected, ==, "resume");
  assert_coloured (desk);
  gtk_widget_activate_action (find_bar (desk), "find.next", NULL);
  desk_until (find_says (desk, "2 of 2"));
  gtk_widget_activate_action (find_bar (desk), "find.next", NULL);
  desk_until (find_says (desk, "1 of 2"));
  gtk_widget_activate_action (find_bar (desk), "find.previous", NULL);
  desk_until (find_says (desk, "2 of 2"));
  find (desk, "nowhere");
  desk_until (find_says (desk, "not found"));
}

/* The words that were selected are there to be written over, and selected again afterwards. */
static void
test_a_selection_is_to_be_found (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *selected = NULL;
  GtkEditable *entry;

  desk_select (desk, "resume");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.find", NULL));
  desk_until (find_says (desk, "2 finds"));
  entry = GTK_EDITABLE (desk_find (find_bar (desk), GTK_TYPE_SEARCH_ENTRY, "entry"));
  for (guint i = 0; i < 10; i++)
    desk_turn ();
  g_assert_true (gtk_editable_get_selection_bounds (entry, NULL, NULL));
  g_signal_emit_by_name (entry, "stop-search");
  selected = dup_selected (desk);
  g_assert_cmpstr (selected, ==, "resume");
}

static void
test_finds_can_be_narrowed (void)
{
  g_autoptr (Desk) desk = desk_new ();

  find (desk, "res");
  desk_until (find_says (desk, "1 of 2"));
  toggle (desk, "whole_words");
  desk_until (find_says (desk, "not found"));
  toggle (desk, "whole_words");
  find (desk, "Resume");
  desk_until (find_says (desk, "1 of 2"));
  toggle (desk, "match_case");
  desk_until (find_says (desk, "not found"));
  toggle (desk, "match_case");
  toggle (desk, "regex");
  find (desk, "[0-9,]+ travellers|talks \\w+");
  desk_until (find_says (desk, "1 of 3"));
  find (desk, "(");
  desk_until (find_says (desk, "no regular expression"));
}

static void
test_a_find_stays_selected_for_its_label (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *selected = NULL;

  find (desk, "Brevit  said");
  desk_until (find_says (desk, "1 of 1"));
  g_signal_emit_by_name (desk_find (find_bar (desk), GTK_TYPE_SEARCH_ENTRY, "entry"),
                         "stop-search");
  desk_until (gtk_widget_is_focus (GTK_WIDGET (diple_annotate_page_get_view (desk->window->page))));
  selected = dup_selected (desk);
  g_assert_cmpstr (selected, ==, "Brevit said");

  /* The next time the words are still there. */
  diple_article_view_select (diple_annotate_page_get_view (desk->window->page),
                             (DipleRange){ 0, 0 });
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.find", NULL));
  desk_until (find_says (desk, "1 find"));
}

static void
test_finds_are_marked_one_after_another (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleArticleView *view = diple_annotate_page_get_view (desk->window->page);
  DipleSpanIndex *spans = diple_editor_get_spans (desk->editor);

  /* Without a label that was used there is none to use again. */
  find (desk, "talks");
  desk_until (find_says (desk, "1 of 2"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.mark-find", NULL));
  g_assert_cmpuint (diple_span_index_size (spans), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (view), "article.mark", "x", desk_label (desk, "Event"));
  g_assert_cmpuint (diple_span_index_size (spans), ==, 1);
  gtk_widget_activate_action (find_bar (desk), "find.next", NULL);
  desk_until (find_says (desk, "2 of 2"));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.mark-find", NULL);
  g_assert_cmpuint (diple_span_index_size (spans), ==, 2);
  desk_until (find_says (desk, "1 of 2"));
}

static int
count_in_long_text (const char *part, const char *words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (Stage) stage = NULL;
  int position, n_finds;

  for (guint i = 0; i < 1500; i++)
    g_string_append (text, part);
  stage = stage_new (text->str, DIPLE_FORMAT_TEXT);
  diple_article_view_find (stage->view, words, DIPLE_FIND_CASE);
  desk_until ((n_finds = diple_article_view_count_finds (stage->view, &position)) >= 0);
  return n_finds;
}

/* The display splits a long paragraph, at a blank if there is any. */
static void
test_splits_hide_nothing (void)
{
  g_assert_cmpint (count_in_long_text ("alpha omega ", "alpha omega"), ==, 1500);
  g_assert_cmpint (count_in_long_text ("alpha omega ", "omega alpha"), ==, 1499);
  g_assert_cmpint (count_in_long_text ("水害対策", "水害対策"), ==, 1500);
  g_assert_cmpint (count_in_long_text ("水害対策", "策水"), ==, 1499);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);

  g_test_add_func ("/search/words-are-found-in-every-article",
                   test_words_are_found_in_every_article);
  g_test_add_func ("/search/a-selection-is-looked-for", test_a_selection_is_looked_for);
  g_test_add_func ("/search/a-mistake-is-told", test_a_mistake_is_told);
  g_test_add_func ("/search/enter-opens-the-place", test_enter_opens_the_place);
  g_test_add_func ("/search/a-labels-key-marks-what-is-chosen",
                   test_a_labels_key_marks_what_is_chosen);
  g_test_add_func ("/search/what-is-marked-stays-marked-once",
                   test_what_is_marked_stays_marked_once);
  g_test_add_func ("/search/an-edit-elsewhere-is-followed", test_an_edit_elsewhere_is_followed);
  g_test_add_func ("/search/new-articles-are-found", test_new_articles_are_found);
  g_test_add_func ("/search/a-filter-lists-spans", test_a_filter_lists_spans);
  g_test_add_func ("/search/the-order-can-be-chosen", test_the_order_can_be_chosen);
  g_test_add_func ("/search/enter-leads-to-the-hits", test_enter_leads_to_the_hits);
  g_test_add_func ("/find/finds-are-counted-and-walked-round",
                   test_finds_are_counted_and_walked_round);
  g_test_add_func ("/find/a-selection-is-to-be-found", test_a_selection_is_to_be_found);
  g_test_add_func ("/find/finds-can-be-narrowed", test_finds_can_be_narrowed);
  g_test_add_func ("/find/a-find-stays-selected-for-its-label",
                   test_a_find_stays_selected_for_its_label);
  g_test_add_func ("/find/finds-are-marked-one-after-another",
                   test_finds_are_marked_one_after_another);
  g_test_add_func ("/find/splits-of-the-display-hide-nothing", test_splits_hide_nothing);
  return g_test_run ();
}
