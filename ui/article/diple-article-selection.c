/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-article-view-private.h"

static void
get_iter (DipleArticleView *self, guint offset, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                      iter,
                                      diple_display_text_from_document (self->text, offset));
}

guint
diple_article_view_get_caret (DipleArticleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  if (self->text == NULL)
    return 0;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return diple_display_text_to_document (self->text, gtk_text_iter_get_offset (&iter));
}

void
diple_article_view_place_caret (DipleArticleView *self, guint offset)
{
  GtkTextIter iter;

  get_iter (self, offset, &iter);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
}

gboolean
diple_article_view_get_selection (DipleArticleView *self, DipleRange *range)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  gboolean some;

  g_return_val_if_fail (DIPLE_IS_ARTICLE_VIEW (self), FALSE);
  g_return_val_if_fail (range != NULL, FALSE);

  *range = (DipleRange){ 0, 0 };
  if (self->text == NULL)
    return FALSE;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  some = gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  range->start = diple_display_text_to_document (self->text, gtk_text_iter_get_offset (&start));
  range->end = diple_display_text_to_document (self->text, gtk_text_iter_get_offset (&end));
  return some && range->end > range->start;
}

/* Keeps the caret at the end at which it was, so that Shift with arrows goes on from there. */
void
diple_article_view_select (DipleArticleView *self, DipleRange range)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end, caret, bound;

  g_return_if_fail (DIPLE_IS_ARTICLE_VIEW (self));

  if (self->text == NULL)
    return;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_get_iter_at_mark (buffer, &bound, gtk_text_buffer_get_selection_bound (buffer));
  get_iter (self, range.start, &start);
  get_iter (self, range.end, &end);
  if (gtk_text_iter_compare (&caret, &bound) < 0)
    gtk_text_buffer_select_range (buffer, &start, &end);
  else
    gtk_text_buffer_select_range (buffer, &end, &start);
}

void
diple_article_view_reveal (DipleArticleView *self, DipleRange range)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible, first, last;
  GtkTextIter start, end;

  g_return_if_fail (DIPLE_IS_ARTICLE_VIEW (self));

  if (self->text == NULL)
    return;
  get_iter (self, range.start, &start);
  get_iter (self, range.end, &end);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_location (view, &start, &first);
  gtk_text_view_get_iter_location (view, &end, &last);
  if (!diple_anchor_is_held (self->anchor) && first.y >= visible.y &&
      MIN (last.y, first.y) + last.height <= visible.y + visible.height)
    return;
  if (self->dressing != NULL)
    diple_dressing_finish (self->dressing);
  diple_anchor_jump (self->anchor, gtk_text_iter_get_offset (&start), 0.3);
}

DipleRange
diple_article_view_get_viewport (DipleArticleView *self)
{
  GdkRectangle visible;
  GtkTextIter top, bottom;

  g_return_val_if_fail (DIPLE_IS_ARTICLE_VIEW (self), ((DipleRange){ 0, 0 }));

  if (self->text == NULL)
    return (DipleRange){ 0, 0 };
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &top, visible.x, visible.y);
  gtk_text_view_get_iter_at_location (
      GTK_TEXT_VIEW (self), &bottom, visible.x + visible.width, visible.y + visible.height);
  return (DipleRange){
    diple_display_text_to_document (self->text, gtk_text_iter_get_offset (&top)),
    diple_display_text_to_document (self->text, gtk_text_iter_get_offset (&bottom)),
  };
}

guint
diple_article_view_get_place (DipleArticleView *self)
{
  GtkAdjustment *across;

  g_return_val_if_fail (DIPLE_IS_ARTICLE_VIEW (self), 0);

  across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  if (across == NULL || gtk_adjustment_get_value (across) < 1)
    return 0;
  return diple_article_view_get_viewport (self).start;
}

guint
diple_article_view_get_caret_place (DipleArticleView *self)
{
  g_return_val_if_fail (DIPLE_IS_ARTICLE_VIEW (self), 0);

  return diple_article_view_get_caret (self);
}

void
diple_article_view_return_to (DipleArticleView *self, guint place, guint caret)
{
  GtkTextIter iter;

  g_return_if_fail (DIPLE_IS_ARTICLE_VIEW (self));

  if (self->text == NULL)
    return;
  diple_article_view_place_caret (self, caret);
  if (place == 0)
    return;
  if (self->dressing != NULL)
    diple_dressing_finish (self->dressing);
  get_iter (self, place, &iter);
  diple_anchor_jump (self->anchor, gtk_text_iter_get_offset (&iter), 0);
}
