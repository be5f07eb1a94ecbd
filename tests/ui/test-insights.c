/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"
#include "ui/insights/diple-insights-page-private.h"

#include <string.h>

#include "data/diple-annotators.h"
#include "data/diple-assignments.h"
#include "data/diple-journal.h"
#include "data/diple-spans.h"

/* Ben has one span of the open document otherwise, and finished it, as Ana does. */
static gpointer
add_ben (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const DipleSpan *own = data;
  const gint64 ben = diple_annotators_ensure (store, "Ben", NULL);
  g_autoptr (DipleSpan) span = diple_span_new (
      own->document, ben, own->label, (DipleRange){ own->range.start, own->range.end + 1 });

  g_assert_true (diple_journal_begin (store, ben, "test", NULL));
  g_assert_cmpint (diple_spans_add (store, span, NULL), !=, 0);
  g_assert_true (diple_assignments_set (store, ben, own->document, DIPLE_STATE_FINISHED, NULL));
  g_assert_cmpint (diple_journal_commit (store, "Ben came", 0, NULL), >, 0);
  return store;
}

static DipleInsightsPage *
show_insights (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-insights", NULL);
  desk_until (desk_find_shown (GTK_WIDGET (desk->window), DIPLE_TYPE_INSIGHTS_PAGE, NULL) != NULL);
  return DIPLE_INSIGHTS_PAGE (
      desk_find_shown (GTK_WIDGET (desk->window), DIPLE_TYPE_INSIGHTS_PAGE, NULL));
}

/* Two annotators who differ by a full stop; everybody's figures are shown. */
static DipleInsightsPage *
show_two (Desk *desk)
{
  const gint64 id = desk_mark (desk, "Person", "rerouted");
  DipleSpan *span = diple_span_index_find (diple_editor_get_spans (desk->editor), id, NULL);
  DipleInsightsPage *page;

  g_assert_true (diple_editor_set_state (desk->editor, DIPLE_STATE_FINISHED));
  diple_project_write_async (
      diple_editor_get_project (desk->editor), add_ben, span, NULL, NULL, 0, NULL, NULL, NULL);
  g_assert_true (diple_project_settle (diple_editor_get_project (desk->editor), 5000));
  page = show_insights (desk);
  desk_until (gtk_widget_get_mapped (page->notice));
  g_assert_false (gtk_widget_get_mapped (page->agreement_card));
  g_assert_true (gtk_widget_is_focus (page->show_button));
  gtk_widget_activate (page->show_button);
  desk_until (diple_figure_grid_get_cell (page->pairs, 0, 1) != NULL);
  return page;
}

static const char *
pair_text (DipleInsightsPage *page)
{
  return diple_figure_cell_get_text (diple_figure_grid_get_cell (page->pairs, 0, 1));
}

static void
test_others_are_shown_only_when_asked_for (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleInsightsPage *page = show_two (desk);

  g_assert_true (gtk_widget_get_mapped (page->agreement_card));
  g_assert_false (gtk_widget_get_mapped (page->notice));
  g_assert_cmpstr (pair_text (page), ==, "0.00");
  g_assert_nonnull (strstr (gtk_label_get_text (page->sentence), "2 annotators"));
}

static void
test_a_what_if_recomputes_at_once (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleInsightsPage *page = show_two (desk);

  gtk_check_button_set_active (page->ignore_edges, TRUE);
  desk_until (strcmp (pair_text (page), "1.00") == 0);
  gtk_check_button_set_active (page->ignore_edges, FALSE);
  desk_until (strcmp (pair_text (page), "0.00") == 0);
}

static void
test_tokens_take_the_place_of_characters (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleInsightsPage *page = show_two (desk);

  g_assert_nonnull (strstr (gtk_label_get_text (page->sentence), "on characters"));
  gtk_check_button_set_active (page->tokens, TRUE);
  desk_until (strstr (gtk_label_get_text (page->sentence), "on tokens") != NULL);
}

static guint
count_places (DipleInsightsPage *page)
{
  GtkWidget *view = desk_find (GTK_WIDGET (page->places), GTK_TYPE_LIST_VIEW, "view");

  return view != NULL ? g_list_model_get_n_items (
                            G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))))
                      : 0;
}

static void
test_a_cell_leads_to_its_places_and_into_the_text (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleInsightsPage *page = show_two (desk);
  GtkWidget *view;

  g_signal_emit_by_name (page->pairs, "chosen", 0u, 1u);
  desk_until (count_places (page) == 1);
  view = desk_find (GTK_WIDGET (page->places), GTK_TYPE_LIST_VIEW, "view");
  g_signal_emit_by_name (view, "activate", 0u);
  desk_until (!gtk_widget_get_mapped (GTK_WIDGET (page)));
}

static void
test_an_edit_is_counted_when_one_comes_back (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleInsightsPage *page = show_two (desk);
  DipleSpan *span;

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-annotate", NULL);
  span = diple_span_index_get (diple_editor_get_spans (desk->editor), 0);
  g_assert_true (diple_editor_resize (
      desk->editor, span->id, 0, (DipleRange){ span->range.start, span->range.end + 1 }));
  show_insights (desk);
  desk_until (strcmp (pair_text (page), "1.00") == 0);
}

/* Ana gets the open document a second time, and marks nothing in it. */
static gpointer
add_second_pass (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *document = data;
  const gint64 ana = diple_annotators_ensure (store, "Ana", NULL);
  gint64 again;

  g_assert_true (diple_journal_begin (store, ana, "test", NULL));
  again = diple_annotators_ensure_again (store, ana, NULL);
  g_assert_true (diple_assignments_set (store, again, *document, DIPLE_STATE_FINISHED, NULL));
  g_assert_cmpint (diple_journal_commit (store, "Again", 0, NULL), >, 0);
  return store;
}

static const char *
self_text (DipleInsightsPage *page, guint column)
{
  DipleFigureCell *cell = diple_figure_grid_get_cell (page->selves, 0, column);

  return cell != NULL ? diple_figure_cell_get_text (cell) : "";
}

static void
test_two_passes_of_oneself_are_compared (void)
{
  g_autoptr (Desk) desk = desk_new ();
  gint64 document = diple_editor_get_document (desk->editor)->id;
  DipleInsightsPage *page;

  desk_mark (desk, "Person", "rerouted");
  g_assert_true (diple_editor_set_state (desk->editor, DIPLE_STATE_FINISHED));
  page = show_insights (desk);
  desk_until (strcmp (self_text (page, 2), "–") == 0);
  g_assert_nonnull (strstr (
      gtk_widget_get_tooltip_text (GTK_WIDGET (diple_figure_grid_get_cell (page->selves, 0, 2))),
      "No document was given a second time"));
  diple_project_write_async (diple_editor_get_project (desk->editor),
                             add_second_pass,
                             &document,
                             NULL,
                             NULL,
                             0,
                             NULL,
                             NULL,
                             NULL);
  desk_until (strcmp (self_text (page, 2), "0.00") == 0);
  g_assert_cmpstr (self_text (page, 0), ==, "1/1");
  g_assert_cmpstr (self_text (page, 1), ==, "1, 0");
  g_signal_emit_by_name (page->selves, "chosen", 0u, 2u);
  desk_until (count_places (page) == 1);
}

static void
test_alone_there_is_no_notice (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleInsightsPage *page;

  desk_mark (desk, "Person", "rerouted");
  page = show_insights (desk);
  desk_until (desk_find_shown (GTK_WIDGET (page->labels), GTK_TYPE_LABEL, "1") != NULL);
  g_assert_false (gtk_widget_get_mapped (page->notice));
  g_assert_false (gtk_widget_get_mapped (page->agreement_card));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/insights/others are shown only when asked for",
                   test_others_are_shown_only_when_asked_for);
  g_test_add_func ("/insights/a what-if recomputes at once", test_a_what_if_recomputes_at_once);
  g_test_add_func ("/insights/tokens take the place of characters",
                   test_tokens_take_the_place_of_characters);
  g_test_add_func ("/insights/a cell leads to its places and into the text",
                   test_a_cell_leads_to_its_places_and_into_the_text);
  g_test_add_func ("/insights/an edit is counted when one comes back",
                   test_an_edit_is_counted_when_one_comes_back);
  g_test_add_func ("/insights/two passes of oneself are compared",
                   test_two_passes_of_oneself_are_compared);
  g_test_add_func ("/insights/alone there is no notice", test_alone_there_is_no_notice);
  return g_test_run ();
}
