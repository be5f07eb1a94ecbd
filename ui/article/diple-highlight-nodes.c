/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-drawing-private.h"
#include "ui/article/diple-lanes-private.h"
#include "ui/article/diple-warning-signs-private.h"

#include <math.h>

/* Rectangles on whole pixels are by far the cheapest nodes; leaving a pixel out of each upper
 * corner rounds it enough at this size. */
void
diple_snapshot_fill (GtkSnapshot *snapshot,
                     const graphene_rect_t *box,
                     gboolean round_left,
                     gboolean round_right,
                     const GdkRGBA *colour)
{
  const float left = box->origin.x, top = box->origin.y, width = box->size.width;

  if ((!round_left && !round_right) || width < 4)
    {
      gtk_snapshot_append_color (snapshot, colour, box);
      return;
    }
  gtk_snapshot_append_color (
      snapshot,
      colour,
      &GRAPHENE_RECT_INIT (left + round_left, top, width - round_left - round_right, 1));
  gtk_snapshot_append_color (
      snapshot, colour, &GRAPHENE_RECT_INIT (left, top + 1, width, box->size.height - 1));
}

static void
append_broken (
    GtkSnapshot *snapshot, const graphene_rect_t *box, double on, double off, const GdkRGBA *colour)
{
  const GdkRGBA clear = { colour->red, colour->green, colour->blue, 0 };
  const float share = on / (on + off);
  const GskColorStop stops[] = {
    { 0, *colour }, { share, *colour }, { share, clear }, { 1, clear }
  };

  gtk_snapshot_append_repeating_linear_gradient (
      snapshot,
      box,
      &box->origin,
      &GRAPHENE_POINT_INIT (box->origin.x + on + off, box->origin.y),
      stops,
      G_N_ELEMENTS (stops));
}

/* The strokes at true ends and, under them, a line that is whole: one node instead of three. */
static void
append_frame (GtkSnapshot *snapshot,
              const graphene_rect_t *box,
              const DiplePiece *piece,
              double line,
              const GdkRGBA *colour)
{
  const GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };
  const float widths[4] = { 0, piece->ends_right, line, piece->ends_left };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, box, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

/* The line under a piece, and the strokes that rise from it by @rise. */
static void
append_line (GtkSnapshot *snapshot,
             DipleLineKind kind,
             const graphene_rect_t *box,
             const DiplePiece *piece,
             double rise,
             const GdkRGBA *colour)
{
  const float thick = box->size.height, thin = MAX (1, floorf (thick / 2));
  const gboolean whole = kind == DIPLE_LINE_SOLID || kind == DIPLE_LINE_DOUBLE;
  const double line = !whole ? 0 : kind == DIPLE_LINE_SOLID ? thick : thin;
  graphene_rect_t frame = *box;

  frame.origin.y -= rise;
  frame.size.height = rise + line;
  if (piece->ends_left || piece->ends_right)
    append_frame (snapshot, &frame, piece, line, colour);
  else if (whole)
    gtk_snapshot_append_color (
        snapshot,
        colour,
        &GRAPHENE_RECT_INIT (box->origin.x, box->origin.y, box->size.width, line));
  if (kind == DIPLE_LINE_DOUBLE)
    gtk_snapshot_append_color (
        snapshot,
        colour,
        &GRAPHENE_RECT_INIT (box->origin.x, box->origin.y + 2 * thin, box->size.width, thin));
  else if (kind == DIPLE_LINE_DOTTED)
    append_broken (snapshot, box, thick, thick, colour);
  else if (kind == DIPLE_LINE_DASHED)
    append_broken (snapshot, box, 4 * thick, 2 * thick, colour);
}

static gboolean
collect_cb (DipleSpan *span, gpointer data)
{
  DipleDrawing *drawing = data;
  const DipleSpan *preview = drawing->painter->preview;

  if (preview == NULL || preview->id != span->id)
    g_ptr_array_add (drawing->spans, span);
  return TRUE;
}

static void
collect_spans (DipleDrawing *drawing)
{
  DiplePainter *painter = drawing->painter;
  const DipleRange extent = drawing->paragraph->extent;
  const DipleRange range = { diple_display_text_to_document (painter->text, extent.start),
                             diple_display_text_to_document (painter->text, extent.end) };
  DipleSpan *preview = painter->preview;

  diple_span_index_foreach (diple_editor_get_spans (painter->editor), range, collect_cb, drawing);
  if (painter->show_suggestions)
    diple_span_index_foreach (
        diple_suggestions_get_open (diple_editor_get_suggestions (painter->editor)),
        range,
        collect_cb,
        drawing);
  if (preview != NULL && preview->range.start < range.end && preview->range.end > range.start)
    g_ptr_array_add (drawing->spans, preview);
}

static void
assign_lanes (DipleDrawing *drawing)
{
  g_autofree DipleRange *ranges = g_new (DipleRange, drawing->spans->len);

  for (guint i = 0; i < drawing->spans->len; i++)
    ranges[i] = ((const DipleSpan *) g_ptr_array_index (drawing->spans, i))->range;
  drawing->lanes = g_new (guint8, drawing->spans->len);
  diple_lanes_assign (ranges, drawing->spans->len, drawing->lanes);
  drawing->paragraph->lanes = g_array_new (FALSE, FALSE, sizeof (DipleLanePlace));
  for (guint i = 0; i < drawing->spans->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (drawing->spans, i);
      const DipleLanePlace place = { span->id,
                                     drawing->lanes[i],
                                     diple_painter_warning (drawing->painter, span->id) != NULL };

      g_array_append_val (drawing->paragraph->lanes, place);
    }
}

static DipleRange
shown_range (const DiplePainter *painter, DipleRange range)
{
  return (DipleRange){ diple_display_text_from_document (painter->text, range.start),
                       diple_display_text_from_document (painter->text, range.end) };
}

/* Fill, line and the short strokes at true ends, on whole pixels; a pixel stays free between two
 * spans that touch. */
static void
draw_piece (DipleDrawing *drawing,
            const DiplePiece *piece,
            const DipleLabelStyle *style,
            guint lane)
{
  const DipleMetrics *m = drawing->painter->metrics;
  const DipleRow *row = &g_array_index (drawing->paragraph->rows, DipleRow, piece->row);
  const double left = round (piece->left), right = round (piece->right) - piece->ends_right;
  const double top = row->baseline - m->box_above - MIN (lane, 2);
  const double bottom = row->baseline + m->box_below + lane * m->lane;
  graphene_rect_t box = GRAPHENE_RECT_INIT (left, top, MAX (1, right - left), bottom - top);

  /* Many fills would add up until nothing can be read. */
  if (lane < DIPLE_LANES - 1)
    diple_drawing_fill (drawing, &box, &style->colours.fill);
  box.origin.y = bottom;
  box.size.height = m->line;
  append_line (
      drawing->snapshot, style->line, &box, piece, round (m->em * 0.3), &style->colours.line);
}

/* A dotted line through the text between two pieces says that they belong together. */
static void
draw_gap (DipleDrawing *drawing, DipleRange gap, const DipleLabelStyle *style, guint lane)
{
  const DipleMetrics *m = drawing->painter->metrics;

  g_array_set_size (drawing->pieces, 0);
  diple_paragraph_measure (
      drawing->paragraph, shown_range (drawing->painter, gap), drawing->pieces);
  for (guint i = 0; i < drawing->pieces->len; i++)
    {
      const DiplePiece *piece = &g_array_index (drawing->pieces, DiplePiece, i);
      const DipleRow *row = &g_array_index (drawing->paragraph->rows, DipleRow, piece->row);
      const graphene_rect_t box = GRAPHENE_RECT_INIT (round (piece->left),
                                                      row->baseline + m->box_below + lane * m->lane,
                                                      round (piece->right - piece->left),
                                                      MAX (1, m->line / 2));

      append_broken (drawing->snapshot, &box, m->line, 2 * m->line, &style->colours.line);
    }
}

/* A broken frame without a fill: nobody has said so yet. */
static void
draw_suggested (DipleDrawing *drawing,
                const DiplePiece *piece,
                const DipleLabelStyle *style,
                guint lane)
{
  const DipleMetrics *m = drawing->painter->metrics;
  const DipleRow *row = &g_array_index (drawing->paragraph->rows, DipleRow, piece->row);
  const double left = round (piece->left), right = round (piece->right) - piece->ends_right;
  const double top = row->baseline - m->box_above - MIN (lane, 2);
  const double bottom = row->baseline + m->box_below + lane * m->lane;
  const double width = MAX (1, right - left), height = bottom - top;
  const GdkRGBA *colour = &style->colours.line;

  append_broken (drawing->snapshot, &GRAPHENE_RECT_INIT (left, top, width, 1), 4, 3, colour);
  append_broken (drawing->snapshot, &GRAPHENE_RECT_INIT (left, bottom, width, 1), 4, 3, colour);
  if (piece->ends_left)
    gtk_snapshot_append_color (
        drawing->snapshot, colour, &GRAPHENE_RECT_INIT (left, top, 1, height));
  if (piece->ends_right)
    gtk_snapshot_append_color (
        drawing->snapshot, colour, &GRAPHENE_RECT_INIT (right - 1, top, 1, height));
}

static void
draw_span (DipleDrawing *drawing, const DipleSpan *span, guint lane)
{
  DipleLabelStyle *style = diple_label_styles_get (drawing->painter->styles, span->label);
  const gboolean suggested = diple_painter_is_suggested (drawing->painter, span);
  gboolean named = FALSE;

  for (guint i = 0; i < diple_span_n_pieces (span); i++)
    {
      const DipleRange range = diple_span_piece (span, i);
      const DipleRange shown = shown_range (drawing->painter, range);
      const gboolean continued = i > 0 || shown.start < drawing->paragraph->extent.start;

      if (i > 0)
        draw_gap (drawing, (DipleRange){ span->fragments[i - 1].end, range.start }, style, lane);
      g_array_set_size (drawing->pieces, 0);
      diple_paragraph_measure (drawing->paragraph, shown, drawing->pieces);
      for (guint j = 0; j < drawing->pieces->len; j++)
        (suggested ? draw_suggested : draw_piece) (
            drawing, &g_array_index (drawing->pieces, DiplePiece, j), style, lane);
      if (drawing->pieces->len == 0 || named)
        continue;
      named = TRUE;
      diple_drawing_request_chip (drawing, span, style, continued);
    }
}

/* Outer spans first, so that what they hold lies on top. */
static GskRenderNode *
draw_spans (DipleDrawing *drawing)
{
  drawing->snapshot = gtk_snapshot_new ();
  for (int lane = DIPLE_LANES - 1; lane >= 0; lane--)
    for (guint i = 0; i < drawing->spans->len; i++)
      if (drawing->lanes[i] == lane)
        draw_span (drawing, g_ptr_array_index (drawing->spans, i), lane);
  return gtk_snapshot_free_to_node (drawing->snapshot);
}

void
diple_painter_draw_paragraph (DiplePainter *self, DipleParagraph *paragraph)
{
  DipleDrawing drawing = { .painter = self, .paragraph = paragraph };

  paragraph->drawn = TRUE;
  g_clear_pointer (&paragraph->chips, g_array_unref);
  g_clear_pointer (&paragraph->lanes, g_array_unref);
  if (paragraph->extent.start == paragraph->extent.end)
    return;
  drawing.spans = g_ptr_array_new ();
  collect_spans (&drawing);
  if (drawing.spans->len > 0)
    {
      diple_paragraph_lay_out (paragraph, drawing.spans->len);
      assign_lanes (&drawing);
      drawing.pieces = g_array_new (FALSE, FALSE, sizeof (DiplePiece));
      drawing.fills = g_array_new (FALSE, FALSE, sizeof (DipleFill));
      drawing.chips = g_array_new (FALSE, FALSE, sizeof (DipleChip));
      paragraph->chips = g_array_new (FALSE, FALSE, sizeof (DipleChipPlace));
      paragraph->below = draw_spans (&drawing);
      paragraph->above = diple_drawing_chips (&drawing);
      g_array_unref (drawing.pieces);
      g_array_unref (drawing.fills);
      g_array_unref (drawing.chips);
      g_free (drawing.lanes);
    }
  g_ptr_array_unref (drawing.spans);
}
