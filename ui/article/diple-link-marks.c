/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-highlight-painter-private.h"

#include <math.h>

/* What is drawn while a relation is being made: all spans are dimmed, those that it may lead to
 * have a frame, the chosen one a strong one, and a line follows the pointer that drags. */

#define DIMMED 0.3

/* The dot on the active span from which a relation is dragged, and how near counts as on it. */
#define DOT 9

typedef struct
{
  DiplePainter *painter;
  GtkTextViewLayer layer;
  GtkSnapshot *snapshot;
  const GdkRGBA *accent;
} Marks;

gboolean
diple_painter_begin_dim (DiplePainter *self, GtkSnapshot *snapshot)
{
  if (self->link.span == 0)
    return FALSE;
  gtk_snapshot_push_opacity (snapshot, DIMMED);
  return TRUE;
}

void
diple_painter_set_link (DiplePainter *self, const DipleLink *link)
{
  self->link = *link;
  diple_arcs_forget (self->arcs);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

static void
draw_frame (DiplePainter *self,
            const DipleSpan *span,
            const graphene_rect_t *box,
            const DiplePiece *piece,
            gpointer data)
{
  const Marks *marks = data;
  const DipleLabelColours *colours = &diple_label_styles_get (self->styles, span->label)->colours;
  const gboolean chosen = span->id == self->link.target;
  const GdkRGBA line = chosen ? *marks->accent : colours->line;
  const float width = chosen ? 2 : 1;
  graphene_rect_t inside;
  GskRoundedRect outline;

  graphene_rect_inset_r (box, 1, 1, &inside);
  diple_snapshot_fill (
      marks->snapshot, &inside, piece->ends_left, piece->ends_right, &colours->fill);
  gsk_rounded_rect_init_from_rect (&outline, box, 4);
  gtk_snapshot_append_border (marks->snapshot,
                              &outline,
                              (float[]){ width, width, width, width },
                              (GdkRGBA[]){ line, line, line, line });
}

static gboolean
draw_target_cb (DipleSpan *span, gpointer data)
{
  const Marks *marks = data;
  DiplePainter *self = marks->painter;

  if (span->id != self->link.target &&
      (self->link.asking || !diple_link_allows (&self->link, self->editor, span)))
    return TRUE;
  if (marks->layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    diple_painter_foreach_piece (self, span, draw_frame, data);
  else
    diple_painter_draw_chip (self, span, marks->snapshot);
  return TRUE;
}

static void
draw_rubber (DiplePainter *self, GtkSnapshot *snapshot)
{
  const GdkRGBA *colour = diple_painter_accent (self);
  double x, y;
  cairo_t *cairo;

  if (!diple_painter_get_dot (self, &x, &y))
    return;
  cairo = gtk_snapshot_append_cairo (snapshot,
                                     &GRAPHENE_RECT_INIT (MIN (x, self->link.x) - 6,
                                                          MIN (y, self->link.y) - 6,
                                                          fabs (x - self->link.x) + 12,
                                                          fabs (y - self->link.y) + 12));
  gdk_cairo_set_source_rgba (cairo, colour);
  cairo_set_line_width (cairo, 2);
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cairo, x, y);
  cairo_line_to (cairo, self->link.x, self->link.y);
  cairo_stroke (cairo);
  cairo_arc (cairo, self->link.x, self->link.y, 4, 0, 2 * G_PI);
  cairo_fill (cairo);
  cairo_destroy (cairo);
}

/* Only where the schema has a relation for the label. */
static const DipleSpan *
dotted_span (DiplePainter *self)
{
  const DipleSpan *active = self->editor != NULL ? diple_painter_active (self) : NULL;

  if (active == NULL || self->preview != NULL ||
      !diple_link_begins (diple_editor_get_schema (self->editor), 0, active->label))
    return NULL;
  return active;
}

/* On the line under the active span, near its end. */
gboolean
diple_painter_get_dot (DiplePainter *self, double *x, double *y)
{
  const DipleSpan *active = dotted_span (self);
  DipleRange last;
  graphene_rect_t edge;
  int top;

  if (active == NULL)
    return FALSE;
  last = diple_span_piece (active, diple_span_n_pieces (active) - 1);
  if (!diple_painter_on_screen (self, last.end))
    return FALSE;
  diple_painter_edge (self, last.end, TRUE, &edge);
  *y = round (edge.origin.y + edge.size.height) + 3;
  *x = round (edge.origin.x) +
       (diple_painter_paragraph_at (
            self, diple_display_text_from_document (self->text, last.end - 1), &top)
                ->rtl
            ? DOT
            : -DOT);
  return TRUE;
}

gboolean
diple_painter_dot_at (DiplePainter *self, double x, double y)
{
  double dot_x, dot_y;

  return diple_painter_get_dot (self, &dot_x, &dot_y) && fabs (x - dot_x) < DIPLE_DOT_REACH &&
         fabs (y - dot_y) < DIPLE_DOT_REACH;
}

/* A ring with a filled middle: unlike the handles, which are bars. */
static void
draw_dot (DiplePainter *self, GtkSnapshot *snapshot)
{
  const GdkRGBA colour = *diple_painter_accent (self), page = *diple_page_colour (self->dark);
  const GdkRGBA colours[4] = { colour, colour, colour, colour };
  GskRoundedRect ring;
  double x, y;

  if (!diple_painter_get_dot (self, &x, &y))
    return;
  gsk_rounded_rect_init_from_rect (
      &ring, &GRAPHENE_RECT_INIT (x - DOT / 2.0, y - DOT / 2.0, DOT, DOT), DOT / 2.0);
  gtk_snapshot_append_border (
      snapshot, &ring, (float[]){ DOT, 0, 0, 0 }, (GdkRGBA[]){ page, page, page, page });
  gtk_snapshot_append_border (snapshot, &ring, (float[]){ 2, 2, 2, 2 }, colours);
}

static DipleRange
visible_range (const DiplePainter *self)
{
  const DipleParagraph *first = g_ptr_array_index (self->visible, 0);
  const DipleParagraph *last = g_ptr_array_index (self->visible, self->visible->len - 1);

  return (DipleRange){ diple_display_text_to_document (self->text, first->extent.start),
                       diple_display_text_to_document (self->text, last->extent.end) };
}

void
diple_painter_draw_link (DiplePainter *self, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  Marks marks = { self, layer, snapshot, diple_painter_accent (self) };

  if (self->visible->len > 0 && self->link.span != 0)
    diple_span_index_foreach (
        diple_editor_get_spans (self->editor), visible_range (self), draw_target_cb, &marks);
  if (layer != GTK_TEXT_VIEW_LAYER_ABOVE_TEXT)
    return;
  draw_dot (self, snapshot);
  if (self->link.dragging || self->link.asking)
    draw_rubber (self, snapshot);
}
