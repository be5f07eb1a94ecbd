/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include <string.h>

#include "data/diple-annotators.h"
#include "data/diple-assignments.h"
#include "data/diple-flags.h"
#include "data/diple-journal.h"
#include "data/diple-spans.h"
#include "ui/history/diple-history-window-private.h"
#include "ui/insights/diple-insights-page-private.h"
#include "ui/occurrences/diple-occurrence-private.h"
#include "ui/occurrences/diple-occurrences-dialog-private.h"
#include "ui/review/diple-review-page-private.h"
#include "ui/window/diple-document-cell-private.h"
#include "ui/window/diple-export-dialog-private.h"
#include "ui/window/diple-window-private.h"

/* Annotators see their own work and nobody else's: whatever page is shown, no word of Ben's is on
 * it while Ana works. His own window shows them. */

#define SECRET "quicksilver"

static gint64
first_document (DipleStore *store)
{
  const DipleDocumentQuery query = { 0 };
  g_autoptr (GArray) ids = diple_documents_query (store, &query, NULL);

  return g_array_index (ids, gint64, 0);
}

/* Ben marks, notes and asks, on his own, and is done. */
static gint64
let_ben_work (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = diple_store_open (desk->path, DIPLE_STORE_READ_WRITE, &error);
  const gint64 ben = diple_annotators_ensure (store, "Ben", &error);
  const gint64 document = first_document (store);
  g_autoptr (DipleSpan) span =
      diple_span_new (document, ben, desk_label (desk, "Person"), (DipleRange){ 20, 31 });

  g_assert_no_error (error);
  g_free (span->note);
  span->note = g_strdup (SECRET " note");
  g_assert_true (diple_journal_begin (store, ben, "span.add", &error));
  g_assert_true (diple_spans_add (store, span, &error));
  g_assert_true (diple_flags_ask (store, span->id, ben, SECRET " question", &error));
  g_assert_true (diple_assignments_set (store, ben, document, DIPLE_STATE_FINISHED, &error));
  g_assert_cmpint (diple_journal_commit (store, "Marked " SECRET, document, &error), !=, 0);
  g_assert_true (diple_store_close (store, &error));
  return ben;
}

/* What a widget that is on the screen says by itself, as a new string. */
static char *
dup_words (GtkWidget *widget)
{
  char *words = NULL;

  if (!gtk_widget_get_mapped (widget))
    return g_strdup ("");
  if (GTK_IS_LABEL (widget))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_EDITABLE (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_TEXT_VIEW (widget))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &words, NULL);
  return words != NULL ? words : g_strdup ("");
}

static gboolean
tells (GtkWidget *widget, const char *word)
{
  g_autofree char *words = dup_words (widget);

  if (strstr (words, word) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (tells (child, word))
      return TRUE;
  return FALSE;
}

/* What is read for a page comes in turns of the loop. */
static void
rest (void)
{
  for (guint i = 0; i < 10; i++)
    desk_turn ();
}

static void
open_again (Desk *desk)
{
  const gint64 document = diple_editor_get_document (desk->editor)->id;

  diple_editor_open (desk->editor, 0);
  desk_until (diple_editor_get_document (desk->editor) == NULL);
  diple_editor_open (desk->editor, document);
  desk_until (diple_editor_get_document (desk->editor) != NULL);
}

static guint
count_spans (Desk *desk)
{
  return diple_span_index_size (diple_editor_get_spans (desk->editor));
}

static void
show (Desk *desk, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), action, NULL);
  rest ();
}

/* Where the page has them behind a button. */
static void
show_questions (Desk *desk)
{
  GtkWidget *button =
      desk_find (GTK_WIDGET (desk->window), GTK_TYPE_TOGGLE_BUTTON, "questions_button");

  if (button == NULL)
    return;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  rest ();
}

static void
test_no_page_tells_of_the_work_of_others (void)
{
  static const char *const pages[] = { "win.show-annotate",
                                       "win.show-search",
                                       "win.show-checks",
                                       "win.show-insights",
                                       "win.show-schema" };
  g_autoptr (Desk) desk = desk_new ();

  let_ben_work (desk);
  open_again (desk);
  g_assert_cmpuint (count_spans (desk), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      show (desk, pages[i]);
      show_questions (desk);
      if (tells (GTK_WIDGET (desk->window), SECRET))
        g_error ("%s tells of another's work", pages[i]);
    }
}

static void
test_the_history_is_ones_own (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *history;

  let_ben_work (desk);
  desk_mark (desk, "Location", "Thursday");
  show (desk, "win.history");
  history = desk_find_window (DIPLE_TYPE_HISTORY_WINDOW);
  desk_until (tells (history, "Thursday"));
  g_assert_false (tells (history, SECRET));
  gtk_window_close (GTK_WINDOW (history));
}

static void
test_ben_sees_what_is_his (void)
{
  g_autoptr (Desk) desk = desk_new ();
  const gint64 ben = let_ben_work (desk);

  desk_mark (desk, "Location", "Thursday");
  /* The window hears of a new annotator when it looks at the file the next time. */
  desk_until ((g_object_set (desk->window, "annotator", "Ben", NULL),
               diple_editor_get_annotator (desk->editor) == ben));
  desk_until (count_spans (desk) == 1 &&
              diple_span_index_get (diple_editor_get_spans (desk->editor), 0)->annotator == ben);
  show (desk, "win.show-checks");
  show_questions (desk);
  desk_until (tells (GTK_WIDGET (desk->window), SECRET)); /* so the others would have been seen */
}

/* Somebody else takes the window. It hears of a new annotator when it looks at the file again. */
static void
hand_over (Desk *desk, const char *name)
{
  g_autofree char *now = NULL;

  desk_until ((g_object_set (desk->window, "annotator", name, NULL),
               g_free (g_steal_pointer (&now)),
               g_object_get (desk->window, "annotator", &now, NULL),
               g_str_equal (now, name)));
}

static GtkWidget *
open_window (Desk *desk, const char *action, GType type)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), action, NULL);
  desk_until (desk_find_window (type) != NULL);
  return desk_find_window (type);
}

static GtkCheckButton *
find_tick (GtkWidget *dialog, const char *name)
{
  GtkWidget *label = desk_find (dialog, GTK_TYPE_LABEL, name);
  GtkWidget *row = label != NULL ? gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW) : NULL;

  g_assert_nonnull (row);
  return GTK_CHECK_BUTTON (desk_find (row, GTK_TYPE_CHECK_BUTTON, NULL));
}

static gboolean
counts (GtkWidget *dialog, const char *part)
{
  GtkWidget *label = desk_find (dialog, GTK_TYPE_LABEL, "counts");

  return strstr (gtk_label_get_text (GTK_LABEL (label)), part) != NULL;
}

static void
test_an_annotator_exports_what_is_theirs (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *dialog;
  DipleExportChoice choice;

  desk_mark (desk, "Location", "Thursday");
  let_ben_work (desk);
  hand_over (desk, "Ben");
  hand_over (desk, "Ana");
  dialog = open_window (desk, "win.export", DIPLE_TYPE_EXPORT_DIALOG);
  desk_until (counts (dialog, "1 annotation by 1 annotator"));
  choice = diple_export_dialog_get_choice (DIPLE_EXPORT_DIALOG (dialog));
  g_assert_cmpstrv (choice.annotators, ((const char *const[]){ "Ana", NULL }));
  g_assert_true (tells (dialog, "Thursday"));

  /* The work of others goes out when it is wanted, and is not shown for that. */
  gtk_check_button_set_active (find_tick (dialog, "Ben"), TRUE);
  desk_until (counts (dialog, "2 annotations by 2 annotators"));
  g_assert_false (tells (dialog, SECRET));
  g_assert_true (tells (dialog, "is not shown"));
  g_assert_true (
      gtk_widget_get_sensitive (GTK_WIDGET (desk_find (dialog, GTK_TYPE_BUTTON, "accept"))));
  gtk_check_button_set_active (find_tick (dialog, "Ben"), FALSE);
  desk_until (counts (dialog, "1 annotation by 1 annotator") && tells (dialog, "Thursday"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_find (dialog, ADW_TYPE_COMBO_ROW, "what")), 3);
  desk_until (tells (dialog, "is not shown"));
  gtk_window_close (GTK_WINDOW (dialog));
}

/* Kim has nothing to annotate, so nothing is kept from her. */
static void
test_a_curator_sees_everything (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = NULL;
  GtkWidget *dialog;

  desk_mark (desk, "Location", "Thursday");
  let_ben_work (desk);
  store = diple_store_open (desk->path, DIPLE_STORE_READ_WRITE, &error);
  g_assert_cmpint (diple_annotators_ensure (store, "Kim", &error), !=, 0);
  g_assert_true (diple_store_close (store, &error));
  hand_over (desk, "Kim");
  dialog = open_window (desk, "win.export", DIPLE_TYPE_EXPORT_DIALOG);
  desk_until (counts (dialog, "2 annotations by 2 annotators"));
  g_assert_true (tells (dialog, SECRET));
  g_assert_null (diple_export_dialog_get_choice (DIPLE_EXPORT_DIALOG (dialog)).annotators);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
test_figures_of_others_are_asked_for_by_each (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleInsightsPage *page = desk->window->insights_page;

  desk_mark (desk, "Location", "Thursday");
  g_assert_true (diple_editor_set_state (desk->editor, DIPLE_STATE_FINISHED));
  let_ben_work (desk);
  show (desk, "win.show-insights");
  desk_until (gtk_widget_get_mapped (page->notice));
  gtk_widget_activate (page->show_button);
  desk_until (gtk_widget_get_mapped (page->agreement_card));
  hand_over (desk, "Ben");
  desk_until (gtk_widget_get_mapped (page->notice));
  g_assert_false (gtk_widget_get_mapped (page->agreement_card));
  g_assert_false (tells (GTK_WIDGET (page), "Ana"));
}

/* Whom the feedback is offered for. */
static GListModel *
list_whose (Desk *desk)
{
  GtkWidget *view = desk_find_shown (GTK_WIDGET (desk->window), DIPLE_TYPE_FEEDBACK_VIEW, NULL);
  GtkWidget *whose = view != NULL ? desk_find (view, GTK_TYPE_DROP_DOWN, "whose") : NULL;

  return whose != NULL ? gtk_drop_down_get_model (GTK_DROP_DOWN (whose)) : NULL;
}

static void
test_feedback_is_about_oneself (void)
{
  g_autoptr (Desk) desk = desk_new ();
  const gint64 ben = let_ben_work (desk);
  GListModel *names;

  desk_mark (desk, "Location", "Thursday");
  diple_window_show_feedback (desk->window, ben);
  desk_until ((names = list_whose (desk)) != NULL && g_list_model_get_n_items (names) == 1);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 0), ==, "Ana");
  desk_until (tells (GTK_WIDGET (desk->window), "This is your own"));
}

static void
test_review_is_asked_for_by_each (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleReviewPage *page = desk->window->review_page;

  desk_mark (desk, "Location", "Thursday");
  g_assert_true (diple_editor_set_state (desk->editor, DIPLE_STATE_FINISHED));
  let_ben_work (desk);
  show (desk, "win.show-review");
  desk_until (gtk_window_get_focus (GTK_WINDOW (desk->window)) == page->begin_button);
  gtk_widget_activate (page->begin_button);
  desk_until (page->item != NULL);

  /* While the page is shown. */
  hand_over (desk, "Ben");
  desk_until (gtk_widget_get_mapped (page->begin_button));
  g_assert_null (page->review);
}

static gboolean
finds (Desk *desk, const char *count)
{
  GtkWidget *label = desk_find (GTK_WIDGET (desk->window->search_page), GTK_TYPE_LABEL, "count");

  return label != NULL && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), count);
}

/* What has the text or the id @name below @widget, mapped or not. */
static GtkWidget *
find_hidden (GtkWidget *widget, const char *name)
{
  if ((GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), name)) ||
      g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_hidden (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A part of the search's filter, which stays closed: where a popover is gone, GTK 4.8 still asks
 * for its tooltip. */
static GtkWidget *
find_filter (Desk *desk, const char *name)
{
  GtkWidget *page = GTK_WIDGET (desk->window->search_page);
  GtkWidget *button = desk_find (page, GTK_TYPE_MENU_BUTTON, "filter_button");

  return find_hidden (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), name);
}

/* Ticks a label, or takes the tick away. */
static void
filter_by (Desk *desk, const char *label)
{
  g_signal_emit_by_name (
      gtk_widget_get_ancestor (find_filter (desk, label), GTK_TYPE_TOGGLE_BUTTON), "clicked");
}

static void
test_search_finds_ones_own_spans (void)
{
  g_autoptr (Desk) desk = desk_new ();

  let_ben_work (desk);
  desk_mark (desk, "Location", "Thursday");
  show (desk, "win.show-search");
  filter_by (desk, "Person");
  filter_by (desk, "Location");
  desk_until (finds (desk, "1 hit")); /* of two, with Ben's */
  hand_over (desk, "Ben");
  filter_by (desk, "Location"); /* no longer */
  desk_until (finds (desk, "1 hit"));
  hand_over (desk, "Ana");
  desk_until (finds (desk, ""));
  filter_by (desk, "Person");
}

/* Without words and labels all spans are listed of the documents that are let through. */
static void
test_a_filter_of_documents_lists_ones_own_spans (void)
{
  g_autoptr (Desk) desk = desk_new ();

  let_ben_work (desk);
  desk_mark (desk, "Location", "Thursday");
  g_assert_true (diple_editor_set_state (desk->editor, DIPLE_STATE_FINISHED));
  show (desk, "win.show-search");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_filter (desk, "state")), DIPLE_STATE_FINISHED);
  desk_until (finds (desk, "1 hit"));
}

/* How many documents the list shows as done and, into @badges, layers that it counts spans of. */
static guint
read_rows (GtkWidget *widget, guint *badges)
{
  guint n = 0;

  if (DIPLE_IS_DOCUMENT_CELL (widget))
    {
      *badges +=
          desk_find (desk_find (widget, GTK_TYPE_BOX, "badges"), GTK_TYPE_LABEL, NULL) != NULL;
      return tells (widget, "done");
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += read_rows (child, badges);
  return n;
}

static gboolean
rows_say (Desk *desk, guint n_done, guint n_badges)
{
  guint badges = 0;

  return read_rows (GTK_WIDGET (desk->window), &badges) == n_done && badges == n_badges;
}

static void
test_the_list_of_documents_counts_ones_own (void)
{
  g_autoptr (Desk) desk = desk_new ();

  let_ben_work (desk);
  rest ();
  g_assert_true (rows_say (desk, 0, 0));
  desk_mark (desk, "Location", "Thursday");
  desk_until (rows_say (desk, 0, 1));
  hand_over (desk, "Ben");
  desk_until (rows_say (desk, 1, 1));
}

/* The only place that the dialog lists, or NULL. */
static DipleOccurrence *
get_place (GtkWidget *dialog)
{
  GtkWidget *list = desk_find (dialog, GTK_TYPE_LIST_VIEW, "list");
  GListModel *places =
      list != NULL ? G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))) : NULL;

  return places != NULL && g_list_model_get_n_items (places) == 1
             ? g_list_model_get_item (places, 0)
             : NULL;
}

/* What Ben has marked is as free to Ana as any other place. */
static void
test_occurrences_know_ones_own_spans (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (DipleOccurrence) place = NULL;
  GtkWidget *dialog;

  let_ben_work (desk);
  open_again (desk);
  desk_select (desk, "Ilvi Brevit");
  dialog = open_window (desk, "win.occurrences", DIPLE_TYPE_OCCURRENCES_DIALOG);
  desk_until ((place = get_place (dialog)) != NULL);
  g_assert_true (diple_occurrence_get_ticked (place));
  gtk_window_close (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
#define TEST(name, function) g_test_add_func ("/blindness/" name, function)
  TEST ("no page tells of the work of others", test_no_page_tells_of_the_work_of_others);
  TEST ("the history is one's own", test_the_history_is_ones_own);
  TEST ("Ben sees what is his", test_ben_sees_what_is_his);
  TEST ("an annotator exports what is theirs", test_an_annotator_exports_what_is_theirs);
  TEST ("a curator sees everything", test_a_curator_sees_everything);
  TEST ("figures of others are asked for by each", test_figures_of_others_are_asked_for_by_each);
  TEST ("feedback is about oneself", test_feedback_is_about_oneself);
  TEST ("review is asked for by each", test_review_is_asked_for_by_each);
  TEST ("search finds one's own spans", test_search_finds_ones_own_spans);
  TEST ("a filter of documents lists one's own spans",
        test_a_filter_of_documents_lists_ones_own_spans);
  TEST ("the list of documents counts one's own", test_the_list_of_documents_counts_ones_own);
  TEST ("occurrences know one's own spans", test_occurrences_know_ones_own_spans);
#undef TEST
  return g_test_run ();
}
