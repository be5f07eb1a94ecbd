/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/diple-review-page-private.h"

#include "ui/insights/diple-insights-fill-private.h"
#include "ui/window/diple-page-private.h"

/* The page of figures' own, without its what-ifs: what is decided has no part in them. */

/* Letters of a label that stay beside the figures. */
#define LEAST_LABEL 7

static const DipleInsightsFigures *
get_figures (DipleReviewPage *self)
{
  return diple_insights_work_get_figures (self->figures, DIPLE_INSIGHTS_AS_IS);
}

/* After the queue, which is what people wait for; and only while they look. */
void
diple_review_page_measure (DipleReviewPage *self)
{
  const gboolean wanted = gtk_widget_get_mapped (GTK_WIDGET (self)) && self->review != NULL &&
                          !diple_review_is_loading (self->review);

  if (self->figures == NULL)
    return;
  diple_insights_work_want (self->figures, self, wanted ? DIPLE_WANT_AS_IS : DIPLE_WANT_NOTHING);
  if (wanted && self->agreement_rows == NULL)
    diple_review_page_show_agreement (self);
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
  const gboolean shared = self->review != NULL && figures != NULL && figures->figures->n_shared > 0;

  g_clear_pointer (&self->agreement_rows, g_array_unref);
  gtk_widget_set_visible (self->agreement_card, shared);
  if (shared)
    {
      diple_figure_grid_set_least (self->agreement, LEAST_LABEL);
      self->agreement_rows = diple_insights_fill_brief (self->agreement, figures);
      diple_review_page_mark_agreement (self);
    }
}

void
diple_review_page_forget_agreement (DipleReviewPage *self)
{
  if (self->figures != NULL)
    diple_insights_work_want (self->figures, self, DIPLE_WANT_NOTHING);
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

static void
figures_cb (DipleReviewPage *self, guint look)
{
  if (look == DIPLE_INSIGHTS_AS_IS)
    diple_review_page_show_agreement (self);
}

static void
failed_cb (DipleReviewPage *self, const char *message)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    diple_page_tell (DIPLE_PAGE (self), message);
}

void
diple_review_page_share_figures (DipleReviewPage *self, DipleInsightsWork *figures)
{
  g_return_if_fail (DIPLE_IS_REVIEW_PAGE (self));
  g_return_if_fail (self->figures == NULL);

  self->figures = g_object_ref (figures);
  g_signal_connect_object (figures, "figures", G_CALLBACK (figures_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (figures, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}
