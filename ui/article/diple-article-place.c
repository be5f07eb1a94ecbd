/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-article-view-private.h"

/* Round the column of text; the gutter marks stand in the left one. */
#define MARGIN 36

/* The share of the view below which a hint at its foot would hide what it is about. */
#define LOW 0.6

/* Above the title, and between byline and text. */
#define HEADING_TOP 28
#define HEADING_GAP 10

void
diple_article_view_to_buffer (
    DipleArticleView *self, double x, double y, double *buffer_x, double *buffer_y)
{
  int whole_x, whole_y;

  gtk_text_view_window_to_buffer_coords (
      GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &whole_x, &whole_y);
  *buffer_x = whole_x;
  *buffer_y = whole_y;
}

guint
diple_article_view_offset_at (DipleArticleView *self, double x, double y)
{
  GtkTextIter iter;
  double buffer_x, buffer_y;
  int trailing = 0;

  diple_article_view_to_buffer (self, x, y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (self), &iter, &trailing, buffer_x, buffer_y);
  gtk_text_iter_forward_chars (&iter, trailing);
  return diple_display_text_to_document (self->text, gtk_text_iter_get_offset (&iter));
}

/* The span whose chip is there, else the innermost one over that character; lent by the editor. */
DipleSpan *
diple_article_view_span_at (DipleArticleView *self, double x, double y)
{
  g_autoptr (GPtrArray) spans = NULL;
  GtkTextIter iter;
  double buffer_x, buffer_y;
  gint64 chip;

  if (!diple_article_view_is_open (self))
    return NULL;
  diple_article_view_to_buffer (self, x, y, &buffer_x, &buffer_y);
  chip = diple_painter_chip_at (self->painter, buffer_x, buffer_y);
  if (chip != 0)
    return diple_span_index_find (diple_editor_get_spans (self->editor), chip, NULL);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    return NULL;
  spans = diple_span_index_at (
      diple_editor_get_spans (self->editor),
      diple_display_text_to_document (self->text, gtk_text_iter_get_offset (&iter)));
  if (spans->len == 0)
    return NULL;
  return diple_span_index_find (diple_editor_get_spans (self->editor),
                                ((DipleSpan *) g_ptr_array_index (spans, 0))->id,
                                NULL);
}

/* Centres a column of a comfortable measure, with room for the heading above it. */
void
diple_article_view_place_column (DipleArticleView *self, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  const int column = MAX (40, MIN (self->metrics.measure, width - 2 * MARGIN));
  const int margin = MAX (0, (width - column) / 2);
  const int height = diple_article_heading_get_height (self->heading, column);
  const int top = HEADING_TOP + height + (height > 0 ? HEADING_GAP : 0);

  if (gtk_text_view_get_top_margin (view) != top)
    gtk_text_view_set_top_margin (view, top);
  if (gtk_text_view_get_left_margin (view) == margin &&
      gtk_text_view_get_right_margin (view) == width - column - margin)
    return;
  diple_anchor_hold_top (self->anchor);
  gtk_text_view_set_left_margin (view, margin);
  gtk_text_view_set_right_margin (view, MAX (0, width - column - margin));
}

/* Scrolls with the text: above its first line. */
void
diple_article_view_place_heading (DipleArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  const int width = gtk_widget_get_width (GTK_WIDGET (self)) -
                    gtk_text_view_get_left_margin (view) - gtk_text_view_get_right_margin (view);
  const GtkAllocation place = {
    .x = gtk_text_view_get_left_margin (view),
    .y = HEADING_TOP - (across != NULL ? (int) gtk_adjustment_get_value (across) : 0),
    .width = MAX (1, width),
    .height = diple_article_heading_get_height (self->heading, MAX (1, width)),
  };

  gtk_widget_set_child_visible (GTK_WIDGET (self->heading),
                                place.height > 0 && place.y + place.height > 0);
  if (gtk_widget_get_child_visible (GTK_WIDGET (self->heading)))
    gtk_widget_size_allocate (GTK_WIDGET (self->heading), &place, -1);
}

/* Whether it is on the screen, or was before the last step of scrolling. */
gboolean
diple_article_view_shows_heading (DipleArticleView *self)
{
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  return gtk_widget_get_child_visible (GTK_WIDGET (self->heading)) ||
         gtk_adjustment_get_value (across) < gtk_text_view_get_top_margin (GTK_TEXT_VIEW (self));
}

gboolean
diple_article_view_is_low (DipleArticleView *self, const DipleSpan *span)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible, place;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (
      gtk_text_view_get_buffer (view),
      &iter,
      diple_display_text_from_document (self->text, span->range.end));
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  return place.y - visible.y > visible.height * LOW;
}
