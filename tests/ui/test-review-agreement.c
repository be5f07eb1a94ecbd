/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reviewing.h"
#include "ui/insights/diple-insights-page-private.h"

#include "data/diple-annotators.h"
#include "data/diple-journal.h"
#include "data/diple-spans.h"

#include <string.h>

/* The row of @label in the card of agreement. */
static guint
find_agreement (DipleReviewPage *page, const char *label)
{
  const DipleInsightsFigures *figures =
      diple_insights_work_get_figures (page->figures, DIPLE_INSIGHTS_AS_IS);
  guint row = 0;

  while (row < page->agreement_rows->len &&
         strcmp (figures->labels->pdata[g_array_index (page->agreement_rows, guint, row)], label) !=
             0)
    row++;
  return row;
}

static const char *
read_agreement (DipleReviewPage *page, const char *label, guint column)
{
  return diple_figure_cell_get_text (
      diple_figure_grid_get_cell (page->agreement, find_agreement (page, label), column));
}

/* Whether all that changed has been looked at. */
static gboolean
is_measured (DipleReviewPage *page)
{
  g_autofree char *doing = diple_insights_work_dup_progress (page->figures);

  return *doing == '\0';
}

static gboolean
is_marked (DipleReviewPage *page, const char *label)
{
  GtkWidget *heading = desk_find (GTK_WIDGET (page->agreement), GTK_TYPE_LABEL, label);

  g_assert_nonnull (heading);
  return gtk_widget_has_css_class (heading, "marked");
}

static void
test_agreement_stands_beside_the_answers (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);

  desk_until (gtk_widget_get_visible (page->agreement_card));
  g_assert_cmpstr (read_agreement (page, "Person", 0), ==, "0.00");
  g_assert_cmpstr (read_agreement (page, "Person", 1), ==, "1.00");
  g_assert_cmpstr (read_agreement (page, "Event", 0), ==, "0.67");
  g_assert_true (is_marked (page, "Person"));
  g_assert_false (is_marked (page, "Event"));
  g_assert_true (reviewing_press (page, "d"));
  desk_until (page->item != NULL && strcmp (reviewing_words (page), "Thursday") == 0);
  g_assert_false (is_marked (page, "Person"));
}

static void
test_a_figure_of_agreement_leads_to_its_differences (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  GListModel *lines = G_LIST_MODEL (page->review);

  desk_until (gtk_widget_get_visible (page->agreement_card));
  g_signal_emit_by_name (page->agreement, "chosen", find_agreement (page, "Quantity"), 0);
  desk_until (g_list_model_get_n_items (lines) == 1 && page->item != NULL);
  g_assert_cmpstr (reviewing_words (page), ==, "At least 38,700 travellers");
  g_assert_true (is_marked (page, "Quantity"));
  g_signal_emit_by_name (page->agreement, "chosen", page->agreement_rows->len, 0);
  desk_until (g_list_model_get_n_items (lines) == 4);
}

static void
test_what_is_decided_has_no_part_in_agreement (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  const DipleInsightsFigures *before;

  desk_until (gtk_widget_get_visible (page->agreement_card));
  before = diple_insights_work_get_figures (page->figures, DIPLE_INSIGHTS_AS_IS);
  g_assert_true (reviewing_press (page, "1"));
  desk_until (page->left == 3);
  desk_until (is_measured (page));
  g_assert_true (diple_insights_work_get_figures (page->figures, DIPLE_INSIGHTS_AS_IS) == before);
  g_assert_cmpstr (read_agreement (page, "Person", 0), ==, "0.00");
  g_assert_cmpuint (before->annotators->len, ==, 2);
}

/* Ben comes to have the name that Ana has. */
static gpointer
agree_on_person (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *ids = data;
  const gint64 ben = diple_annotators_ensure (store, "Ben", NULL);
  g_autoptr (GPtrArray) all = diple_spans_load (store, ids[0], 0, NULL);
  g_autoptr (DipleSpan) copy = NULL;

  g_assert_true (diple_journal_begin (store, ben, "test", NULL));
  for (guint i = 0; i < all->len; i++)
    {
      const DipleSpan *span = all->pdata[i];

      if (span->label == ids[1] && span->annotator == ben)
        g_assert_true (diple_spans_remove (store, span->id, NULL));
      else if (span->label == ids[1])
        copy = diple_span_new (ids[0], ben, ids[1], span->range);
    }
  g_assert_cmpint (diple_spans_add (store, copy, NULL), !=, 0);
  g_assert_cmpint (diple_journal_commit (store, "Agreed", ids[0], NULL), >, 0);
  return store;
}

static void
test_agreement_follows_work_and_is_counted_once_for_all_pages (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  gint64 ids[] = { diple_editor_get_document (desk->editor)->id, desk_label (desk, "Person") };
  const DipleInsightsFigures *figures;
  DipleInsightsPage *insights;

  desk_until (gtk_widget_get_visible (page->agreement_card));
  g_assert_cmpstr (read_agreement (page, "Person", 0), ==, "0.00");
  reviewing_write (desk, agree_on_person, ids);
  desk_until (strcmp (read_agreement (page, "Person", 0), "1.00") == 0);
  desk_until (is_measured (page));
  figures = diple_insights_work_get_figures (page->figures, DIPLE_INSIGHTS_AS_IS);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-insights", NULL);
  insights = DIPLE_INSIGHTS_PAGE (
      desk_find_shown (GTK_WIDGET (desk->window), DIPLE_TYPE_INSIGHTS_PAGE, NULL));
  gtk_widget_activate_action (GTK_WIDGET (insights), "insights.show-everybody", NULL);
  desk_until (is_measured (page) && diple_figure_grid_get_cell (insights->pairs, 0, 1) != NULL);
  g_assert_true (diple_insights_page_get_work (insights) == page->figures);
  g_assert_true (diple_insights_work_get_figures (page->figures, DIPLE_INSIGHTS_WHAT_IF) ==
                 figures);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/review/agreement/stands beside the answers",
                   test_agreement_stands_beside_the_answers);
  g_test_add_func ("/review/agreement/leads to its differences",
                   test_a_figure_of_agreement_leads_to_its_differences);
  g_test_add_func ("/review/agreement/has no part in what is decided",
                   test_what_is_decided_has_no_part_in_agreement);
  g_test_add_func ("/review/agreement/follows work and is counted once for all pages",
                   test_agreement_follows_work_and_is_counted_once_for_all_pages);
  return g_test_run ();
}
