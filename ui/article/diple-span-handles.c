/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-highlight-painter-private.h"
#include "ui/article/diple-warning-signs-private.h"

#include <math.h>

/* How near to a handle counts as on it. */
#define REACH 7

static const GdkRGBA light_accent = { 0.11, 0.44, 0.85, 1 };
static const GdkRGBA dark_accent = { 0.47, 0.68, 0.93, 1 };

const GdkRGBA *
diple_painter_accent (const DiplePainter *self)
{
  return self->dark ? &dark_accent : &light_accent;
}

static DipleRange
shown_range (const DiplePainter *self, DipleRange range)
{
  return (DipleRange){ diple_display_text_from_document (self->text, range.start),
                       diple_display_text_from_document (self->text, range.end) };
}

void
diple_painter_outline (DiplePainter *self,
                       const DipleSpan *span,
                       const graphene_rect_t *box,
                       const DiplePiece *piece,
                       gpointer snapshot)
{
  const GdkRGBA colours[4] = { *diple_painter_accent (self),
                               *diple_painter_accent (self),
                               *diple_painter_accent (self),
                               *diple_painter_accent (self) };
  const float widths[4] = { 2, piece->ends_right ? 2 : 0, 2, piece->ends_left ? 2 : 0 };
  const graphene_size_t left =
      piece->ends_left ? GRAPHENE_SIZE_INIT (4, 4) : GRAPHENE_SIZE_INIT (0, 0);
  const graphene_size_t right =
      piece->ends_right ? GRAPHENE_SIZE_INIT (4, 4) : GRAPHENE_SIZE_INIT (0, 0);
  GskRoundedRect outline;

  gsk_rounded_rect_init (&outline, box, &left, &right, &right, &left);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static guint
lane_of (const DipleParagraph *paragraph, gint64 span)
{
  for (guint i = 0; paragraph->lanes != NULL && i < paragraph->lanes->len; i++)
    if (g_array_index (paragraph->lanes, DipleLanePlace, i).span == span)
      return g_array_index (paragraph->lanes, DipleLanePlace, i).lane;
  return 0;
}

/* The box round a piece with its line, a little larger than its fill. */
static graphene_rect_t
box_round (
    const DiplePainter *self, const DiplePiece *piece, const DipleRow *row, double top, guint lane)
{
  const DipleMetrics *m = self->metrics;
  const double left = round (piece->left) - (piece->ends_left ? 2 : 0);
  const double right = round (piece->right) + (piece->ends_right ? 1 : 0);

  return GRAPHENE_RECT_INIT (left,
                             top + row->baseline - m->box_above - 2,
                             right - left,
                             m->box_above + m->box_below + lane * m->lane + m->line + 4);
}

void
diple_painter_foreach_piece (DiplePainter *self,
                             const DipleSpan *span,
                             DiplePieceFunc func,
                             gpointer data)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (DiplePiece));

  for (guint i = 0; i < self->visible->len; i++)
    {
      DipleParagraph *paragraph = g_ptr_array_index (self->visible, i);
      const int top = g_array_index (self->tops, int, i);
      const guint lane = lane_of (paragraph, span->id);

      g_array_set_size (pieces, 0);
      for (guint j = 0; j < diple_span_n_pieces (span); j++)
        diple_paragraph_measure (paragraph, shown_range (self, diple_span_piece (span, j)), pieces);
      for (guint j = 0; j < pieces->len; j++)
        {
          const DiplePiece *piece = &g_array_index (pieces, DiplePiece, j);
          const DipleRow *row = &g_array_index (paragraph->rows, DipleRow, piece->row);
          const graphene_rect_t box = box_round (self, piece, row, top, lane);

          func (self, span, &box, piece, data);
        }
    }
}

static void
draw_hover (DiplePainter *self,
            const DipleSpan *span,
            const graphene_rect_t *box,
            const DiplePiece *piece,
            gpointer snapshot)
{
  GdkRGBA colour = diple_label_styles_get (self->styles, span->label)->colours.fill;
  graphene_rect_t inside;

  colour.alpha *= 0.7f;
  graphene_rect_inset_r (box, 0, 2, &inside);
  diple_snapshot_fill (snapshot, &inside, piece->ends_left, piece->ends_right, &colour);
}

/* The chip of a span on its label's colour, so that it is seen even in a crowd. */
void
diple_painter_draw_chip (DiplePainter *self, const DipleSpan *span, GtkSnapshot *snapshot)
{
  DipleLabelStyle *style = diple_label_styles_get (self->styles, span->label);

  for (guint i = 0; i < self->visible->len; i++)
    {
      const DipleParagraph *paragraph = g_ptr_array_index (self->visible, i);
      const double top = g_array_index (self->tops, int, i);

      for (guint j = 0; paragraph->chips != NULL && j < paragraph->chips->len; j++)
        {
          const DipleChipPlace *place = &g_array_index (paragraph->chips, DipleChipPlace, j);
          graphene_rect_t box;

          if (place->span != span->id)
            continue;
          graphene_rect_offset_r (&place->box, 0, top, &box);
          graphene_rect_inset (&box, -3, 0);
          diple_snapshot_fill (snapshot, &box, TRUE, TRUE, &style->colours.text);
          gtk_snapshot_save (snapshot);
          gtk_snapshot_translate (
              snapshot, &GRAPHENE_POINT_INIT (round (box.origin.x + 3), round (box.origin.y)));
          diple_painter_write_chip (self, style, place, diple_page_colour (self->dark), snapshot);
          gtk_snapshot_restore (snapshot);
        }
    }
}

gboolean
diple_painter_on_screen (const DiplePainter *self, guint offset)
{
  const guint shown = diple_display_text_from_document (self->text, offset);
  const DipleParagraph *first, *last;

  if (self->visible->len == 0)
    return FALSE;
  first = g_ptr_array_index (self->visible, 0);
  last = g_ptr_array_index (self->visible, self->visible->len - 1);
  return shown >= first->extent.start && shown <= last->extent.end;
}

static void
draw_handle (DiplePainter *self, guint offset, gboolean end, GtkSnapshot *snapshot)
{
  graphene_rect_t box;

  if (!diple_painter_on_screen (self, offset))
    return;
  diple_painter_edge (self, offset, end, &box);
  box.origin.x = round (box.origin.x) + (end ? -1 : -4);
  box.origin.y += round (box.size.height * 0.2);
  box.size.height -= 2 * round (box.size.height * 0.2);
  box.size.width = 5;
  {
    const GdkRGBA *colour = diple_painter_accent (self);
    const GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };
    const float height = box.size.height;
    GskRoundedRect outline;

    gsk_rounded_rect_init_from_rect (&outline, &box, 2.5);
    gtk_snapshot_append_border (snapshot, &outline, (float[]){ height, 0, 0, 0 }, colours);
  }
}

/* The ends of the relation that is pointed at or chosen. */
static void
draw_ends (DiplePainter *self, gint64 relation, GtkSnapshot *snapshot)
{
  const DipleRelation *found =
      relation != 0 ? diple_editor_find_relation (self->editor, relation) : NULL;
  DipleSpanIndex *spans = diple_editor_get_spans (self->editor);
  const DipleSpan *active = diple_painter_active (self);

  for (guint i = 0; found != NULL && i < 2; i++)
    {
      const DipleSpan *span =
          diple_span_index_find (spans, i == 0 ? found->source : found->target, NULL);

      if (span != NULL && (active == NULL || active->id != span->id))
        diple_painter_foreach_piece (self, span, draw_hover, snapshot);
    }
}

static void
draw_below (DiplePainter *self, const DipleSpan *active, GtkSnapshot *snapshot)
{
  const DipleSpan *hovered =
      diple_span_index_find (diple_editor_get_spans (self->editor), self->hovered, NULL);

  if (hovered != NULL && (active == NULL || active->id != hovered->id))
    diple_painter_foreach_piece (self, hovered, draw_hover, snapshot);
  draw_ends (self, diple_arcs_get_hovered (self->arcs), snapshot);
  draw_ends (self, diple_arcs_get_selected (self->arcs), snapshot);
  if (active != NULL)
    diple_painter_foreach_piece (self, active, diple_painter_outline, snapshot);
}

void
diple_painter_draw_emphasis (DiplePainter *self, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  const DipleSpan *active = diple_painter_active (self);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    {
      draw_below (self, active, snapshot);
      return;
    }
  if (active == NULL)
    return;
  diple_painter_draw_chip (self, active, snapshot);
  for (guint i = 0; self->link.span == 0 && i < diple_span_n_pieces (active); i++)
    {
      const DipleRange piece = diple_span_piece (active, i);

      draw_handle (self, piece.start, FALSE, snapshot);
      draw_handle (self, piece.end, TRUE, snapshot);
    }
}

static double
distance (DiplePainter *self, guint offset, gboolean end, double x, double y)
{
  graphene_rect_t line;

  if (!diple_painter_on_screen (self, offset))
    return G_MAXDOUBLE;
  diple_painter_edge (self, offset, end, &line);
  if (y < line.origin.y - 2 || y > line.origin.y + line.size.height + 4)
    return G_MAXDOUBLE;
  return fabs (x - line.origin.x - (end ? 1 : -2));
}

gboolean
diple_painter_handle_at (DiplePainter *self, double x, double y, guint *piece, gboolean *start)
{
  const DipleSpan *active = self->editor != NULL ? diple_painter_active (self) : NULL;
  double nearest = REACH;

  for (guint i = 0; active != NULL && i < diple_span_n_pieces (active); i++)
    {
      const DipleRange range = diple_span_piece (active, i);
      const double from = distance (self, range.start, FALSE, x, y);
      const double to = distance (self, range.end, TRUE, x, y);

      if (MIN (from, to) >= nearest)
        continue;
      nearest = MIN (from, to);
      *piece = i;
      *start = from < to;
    }
  return nearest < REACH;
}
