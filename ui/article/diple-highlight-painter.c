/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-highlight-painter-private.h"

/* Paragraphs kept: some screens. */
#define CACHE_SIZE 600

DiplePainter *
diple_painter_new (GtkTextView *view, const DipleMetrics *metrics)
{
  DiplePainter *self = g_new0 (DiplePainter, 1);

  self->view = view;
  self->metrics = metrics;
  self->paragraphs = g_hash_table_new_full (
      g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) diple_paragraph_free);
  self->visible = g_ptr_array_new ();
  self->tops = g_array_new (FALSE, FALSE, sizeof (int));
  self->arcs = diple_arcs_new (self);
  return self;
}

void
diple_painter_free (DiplePainter *self)
{
  g_clear_pointer (&self->arcs, diple_arcs_free);
  g_clear_pointer (&self->styles, diple_label_styles_free);
  g_clear_object (&self->sign);
  g_clear_pointer (&self->preview, diple_span_unref);
  g_hash_table_unref (self->paragraphs);
  g_ptr_array_unref (self->visible);
  g_array_unref (self->tops);
  g_free (self);
}

static void
forget_frame (DiplePainter *self)
{
  g_ptr_array_set_size (self->visible, 0);
  g_array_set_size (self->tops, 0);
}

void
diple_painter_drop (DiplePainter *self)
{
  forget_frame (self);
  diple_arcs_forget (self->arcs);
  g_hash_table_remove_all (self->paragraphs);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
diple_painter_restyle (DiplePainter *self)
{
  g_clear_pointer (&self->styles, diple_label_styles_free);
  g_clear_object (&self->sign);
  diple_painter_invalidate (self, (DipleRange){ 0, G_MAXUINT });
}

void
diple_painter_set_show_values (DiplePainter *self, gboolean show)
{
  self->show_values = show;
  diple_painter_invalidate (self, (DipleRange){ 0, G_MAXUINT });
}

void
diple_painter_set_document (DiplePainter *self, DipleEditor *editor, const DipleDisplayText *text)
{
  self->editor = editor;
  self->text = text;
  self->hovered = 0;
  self->link = (DipleLink){ 0 };
  self->chosen = (DipleChosen){ 0 };
  g_clear_pointer (&self->preview, diple_span_unref);
  if (self->styles != NULL && diple_label_styles_are_many (self->styles))
    g_clear_pointer (&self->styles, diple_label_styles_free);
  diple_arcs_forget_relations (self->arcs);
  diple_painter_drop (self);
}

void
diple_painter_invalidate (DiplePainter *self, DipleRange range)
{
  GHashTableIter iter;
  DipleParagraph *paragraph;
  DipleRange shown = range;

  if (self->text != NULL)
    {
      shown.start = diple_display_text_from_document (self->text, range.start);
      shown.end = range.end == G_MAXUINT ? range.end
                                         : diple_display_text_from_document (self->text, range.end);
    }
  g_hash_table_iter_init (&iter, self->paragraphs);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &paragraph))
    if (paragraph->extent.start <= shown.end && paragraph->extent.end >= shown.start)
      diple_paragraph_undraw (paragraph);
  diple_arcs_forget (self->arcs);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
diple_painter_set_preview (DiplePainter *self, DipleSpan *preview)
{
  if (self->preview != NULL)
    diple_painter_invalidate (self, self->preview->range);
  else if (preview != NULL && diple_editor_get_active (self->editor) != NULL)
    diple_painter_invalidate (self, diple_editor_get_active (self->editor)->range);
  g_clear_pointer (&self->preview, diple_span_unref);
  if (preview != NULL)
    {
      self->preview = diple_span_ref (preview);
      diple_painter_invalidate (self, preview->range);
    }
}

DipleSpan *
diple_painter_active (DiplePainter *self)
{
  if (self->preview != NULL)
    return self->preview;
  return self->editor != NULL ? diple_editor_get_active (self->editor) : NULL;
}

guint
diple_span_n_pieces (const DipleSpan *span)
{
  return MAX (1, span->n_fragments);
}

DipleRange
diple_span_piece (const DipleSpan *span, guint piece)
{
  return span->n_fragments == 0 ? span->range : span->fragments[piece];
}

/* Text is broken anew when the view's width or its margins change. */
static void
check_width (DiplePainter *self, const GdkRectangle *visible)
{
  const int margin = gtk_text_view_get_left_margin (self->view);

  if (self->width == visible->width && self->margin == margin)
    return;
  self->width = visible->width;
  self->margin = margin;
  forget_frame (self);
  g_hash_table_remove_all (self->paragraphs);
}

static void
trim_cache (DiplePainter *self)
{
  if (g_hash_table_size (self->paragraphs) > CACHE_SIZE)
    {
      forget_frame (self);
      g_hash_table_remove_all (self->paragraphs);
    }
}

static DipleParagraph *
ensure_paragraph (DiplePainter *self, const GtkTextIter *start)
{
  const gpointer key = GINT_TO_POINTER (gtk_text_iter_get_line (start));
  DipleParagraph *paragraph = g_hash_table_lookup (self->paragraphs, key);

  if (paragraph == NULL)
    {
      paragraph = diple_paragraph_new (self->view, start);
      g_hash_table_insert (self->paragraphs, key, paragraph);
    }
  return paragraph;
}

static void
find_visible (DiplePainter *self)
{
  GdkRectangle visible;
  GtkTextIter iter;
  int top, height;

  forget_frame (self);
  trim_cache (self);
  gtk_text_view_get_visible_rect (self->view, &visible);
  check_width (self, &visible);
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y, NULL);
  gtk_text_iter_set_line_offset (&iter, 0);
  do
    {
      gtk_text_view_get_line_yrange (self->view, &iter, &top, &height);
      if (top > visible.y + visible.height)
        break;
      g_ptr_array_add (self->visible, ensure_paragraph (self, &iter));
      g_array_append_val (self->tops, top);
    }
  while (gtk_text_iter_forward_line (&iter));
}

static void
ensure_styles (DiplePainter *self)
{
  if (self->styles == NULL)
    self->styles = diple_label_styles_new (
        diple_editor_get_schema (self->editor), GTK_WIDGET (self->view), self->metrics, self->dark);
}

static void
append_paragraph (DipleParagraph *paragraph, int top, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  GskRenderNode *node =
      layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT ? paragraph->below : paragraph->above;

  if (node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, top));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

void
diple_painter_snapshot (DiplePainter *self, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  gboolean dimmed;

  if (self->editor == NULL || self->text == NULL)
    return;
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    {
      ensure_styles (self);
      find_visible (self);
    }
  dimmed = diple_painter_begin_dim (self, snapshot);
  for (guint i = 0; i < self->visible->len; i++)
    {
      DipleParagraph *paragraph = g_ptr_array_index (self->visible, i);

      if (!paragraph->drawn)
        diple_painter_draw_paragraph (self, paragraph);
      append_paragraph (paragraph, g_array_index (self->tops, int, i), layer, snapshot);
    }
  if (dimmed)
    gtk_snapshot_pop (snapshot);
  diple_painter_draw_emphasis (self, layer, snapshot);
  diple_painter_draw_link (self, layer, snapshot);
  if (layer != GTK_TEXT_VIEW_LAYER_ABOVE_TEXT)
    return;
  diple_arcs_snapshot (self->arcs, snapshot);
  diple_painter_draw_proposal (self, snapshot);
  diple_painter_draw_suggestion (self, snapshot);
}

DipleParagraph *
diple_painter_paragraph_at (DiplePainter *self, guint offset, int *top)
{
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (self->view, &visible);
  check_width (self, &visible);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter, offset);
  gtk_text_iter_set_line_offset (&iter, 0);
  gtk_text_view_get_line_yrange (self->view, &iter, top, NULL);
  return ensure_paragraph (self, &iter);
}

void
diple_painter_edge (DiplePainter *self, guint offset, gboolean end, graphene_rect_t *line)
{
  const guint shown = diple_display_text_from_document (self->text, end ? offset - 1 : offset);
  const DipleMetrics *m = self->metrics;
  DipleParagraph *paragraph;
  double x, baseline = m->box_above;
  int top;
  guint row;

  paragraph = diple_painter_paragraph_at (self, shown, &top);
  diple_paragraph_edge (paragraph, end ? shown + 1 : shown, end, &x, &row);
  if (paragraph->rows->len > 0)
    baseline = g_array_index (paragraph->rows, DipleRow, row).baseline;
  graphene_rect_init (
      line, x, top + baseline - m->box_above, 0, m->box_above + m->box_below + m->line);
}

gint64
diple_painter_chip_at (DiplePainter *self, double x, double y)
{
  for (guint i = 0; i < self->visible->len; i++)
    {
      const DipleParagraph *paragraph = g_ptr_array_index (self->visible, i);
      const double top = g_array_index (self->tops, int, i);

      for (guint j = 0; paragraph->chips != NULL && j < paragraph->chips->len; j++)
        {
          const DipleChipPlace *place = &g_array_index (paragraph->chips, DipleChipPlace, j);

          if (graphene_rect_contains_point (&place->box, &GRAPHENE_POINT_INIT (x, y - top)))
            return place->span;
        }
    }
  return 0;
}
