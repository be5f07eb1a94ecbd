/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/diple-review-page-private.h"

#include "ui/insights/diple-insights-fill-private.h"

/* Figures as on the page of figures, without its what-ifs: what is decided has no part in them. */

/* Letters of a label that stay beside the figures. */
#define LEAST_LABEL 7

/* Once whenever somebody comes here, after the queue, which is what they wait for. */
void
diple_review_page_measure (DipleReviewPage *self)
{
  if (!self->measuring || self->review == NULL || diple_review_is_loading (self->review))
    return;
  self->measuring = FALSE;
  diple_insights_work_set_wanted (self->figures, TRUE, TRUE);
}

static const DipleInsightsFigures *
get_figures (DipleReviewPage *self)
{
  return diple_insights_work_get_figures (self->figures);
}

/* The number of rows when @label has none. */
static guint
find_row (DipleReviewPage *self, gint64 label)
{
  const GArray *ids = get_figures (self)->label_ids;
  guint row = 0;

  while (row < self->agreement_rows->len &&
         g_array_index (ids, gint64, g_array_index (self->agreement_rows, guint, row)) != label)
    row++;
  return row;
}

void
diple_review_page_mark_agreement (DipleReviewPage *self)
{
  guint row = G_MAXUINT;

  if (self->agreement_rows == NULL)
    return;
  if (self->item != NULL && self->item->label != 0)
    row = find_row (self, self->item->label);
  diple_figure_grid_mark_row (self->agreement, row < self->agreement_rows->len ? row : G_MAXUINT);
}

void
diple_review_page_show_agreement (DipleReviewPage *self)
{
  const DipleInsightsFigures *figures = get_figures (self);
  const gboolean shared = figures != NULL && figures->figures->n_shared > 0;

  g_clear_pointer (&self->agreement_rows, g_array_unref);
  gtk_widget_set_visible (self->agreement_card, shared);
  if (shared)
    {
      diple_figure_grid_set_least (self->agreement, LEAST_LABEL);
      self->agreement_rows = diple_insights_fill_brief (self->agreement, figures);
      diple_review_page_mark_agreement (self);
    }
  if (figures != NULL &&
      (figures->bootstrap != NULL || figures->figures->n_shared < DIPLE_BOOTSTRAP_FEW))
    diple_insights_work_set_wanted (self->figures, FALSE, FALSE);
}

void
diple_review_page_forget_agreement (DipleReviewPage *self)
{
  self->measuring = FALSE;
  diple_insights_work_set_wanted (self->figures, FALSE, FALSE);
  g_clear_pointer (&self->agreement_rows, g_array_unref);
  gtk_widget_set_visible (self->agreement_card, FALSE);
}

/* A figure leads to the differences that it is about. */
void
diple_review_page_choose_agreement (DipleReviewPage *self, guint row, guint column)
{
  gint64 label = 0;

  if (self->agreement_rows == NULL)
    return;
  if (row < self->agreement_rows->len)
    label = g_array_index (
        get_figures (self)->label_ids, gint64, g_array_index (self->agreement_rows, guint, row));
  diple_review_page_choose_label (self, label);
}
