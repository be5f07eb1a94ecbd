/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-highlight-painter-private.h"

#include <math.h>

/* A proposal as it is drawn: dashed frames round what would be marked, each with its label's word,
 * and dashed curves for the relations. Nothing of it takes room, so that the text stays. */
#define DASH 4
#define RADIUS 4
#define PADDING 3

typedef struct
{
  DiplePainter *painter;
  GtkSnapshot *snapshot;
  GArray *pieces;  /* DiplePiece, used again for each range */
  gboolean filled; /* what is marked already has its own fill */
} Marks;

static void
outline (cairo_t *cairo, double x, double y, double width, double height)
{
  const double right = x + width, bottom = y + height, r = RADIUS;

  cairo_new_sub_path (cairo);
  cairo_arc (cairo, right - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cairo, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (cairo, x + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cairo, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cairo);
}

static void
draw_frame (Marks *marks, const graphene_rect_t *box, const DipleLabelColours *colours)
{
  graphene_rect_t around;
  cairo_t *cairo;

  graphene_rect_inset_r (box, -2, -2, &around);
  cairo = gtk_snapshot_append_cairo (marks->snapshot, &around);
  outline (
      cairo, box->origin.x + 0.5, box->origin.y + 0.5, box->size.width - 1, box->size.height - 1);
  if (marks->filled)
    {
      const GdkRGBA *fill = &colours->fill;

      cairo_set_source_rgba (cairo, fill->red, fill->green, fill->blue, fill->alpha / 2);
      cairo_fill_preserve (cairo);
    }
  gdk_cairo_set_source_rgba (cairo, &colours->line);
  cairo_set_line_width (cairo, 1.5);
  cairo_set_dash (cairo, (double[]){ DASH, DASH - 1 }, 2, 0);
  cairo_stroke (cairo);
  cairo_destroy (cairo);
}

/* The label's word above the frame, on a ground of its own: what is marked there may have one. */
static void
draw_word (Marks *marks, const graphene_rect_t *box, gint64 label)
{
  DiplePainter *self = marks->painter;
  DipleLabelStyle *style = diple_label_styles_get (self->styles, label);
  DipleChipFace *face = diple_label_styles_face (self->styles, style, DIPLE_CHIP_PLAIN, NULL);
  const double height = self->metrics->chip_height;
  const double x = round (box->origin.x), y = round (box->origin.y - height - 1);
  const graphene_rect_t ground =
      GRAPHENE_RECT_INIT (x - PADDING, y, face->width + 2 * PADDING, height);

  diple_snapshot_fill (marks->snapshot, &ground, TRUE, TRUE, &style->colours.text);
  gtk_snapshot_save (marks->snapshot);
  gtk_snapshot_translate (marks->snapshot, &GRAPHENE_POINT_INIT (x, y));
  diple_label_styles_write (
      self->styles, style, face, face->width, diple_page_colour (self->dark), marks->snapshot);
  gtk_snapshot_restore (marks->snapshot);
}

/* Draws the frames of one range and finds the place that a relation leads to: below the middle of
 * its first stretch on the screen. FALSE when none of it can be seen. */
static gboolean
draw_range (Marks *marks, DipleRange range, gint64 label, gboolean word, graphene_rect_t *place)
{
  DiplePainter *self = marks->painter;
  const DipleMetrics *m = self->metrics;
  const DipleLabelStyle *style = diple_label_styles_get (self->styles, label);
  const DipleRange shown = { diple_display_text_from_document (self->text, range.start),
                             diple_display_text_from_document (self->text, range.end) };
  gboolean found = FALSE;

  for (guint i = 0; i < self->visible->len; i++)
    {
      DipleParagraph *paragraph = g_ptr_array_index (self->visible, i);
      const int top = g_array_index (self->tops, int, i);

      g_array_set_size (marks->pieces, 0);
      diple_paragraph_measure (paragraph, shown, marks->pieces);
      for (guint j = 0; j < marks->pieces->len; j++)
        {
          const DiplePiece *piece = &g_array_index (marks->pieces, DiplePiece, j);
          const DipleRow *row = &g_array_index (paragraph->rows, DipleRow, piece->row);
          const graphene_rect_t box = GRAPHENE_RECT_INIT (round (piece->left) - 2,
                                                          top + row->baseline - m->box_above - 2,
                                                          round (piece->right - piece->left) + 4,
                                                          m->box_above + m->box_below + 4);

          draw_frame (marks, &box, &style->colours);
          if (!found && word)
            draw_word (marks, &box, label);
          *place = found ? *place : box;
          found = TRUE;
        }
    }
  return found;
}

static void
draw_curve (Marks *marks, const graphene_rect_t *from, const graphene_rect_t *to, gint64 type)
{
  const DiplePainter *self = marks->painter;
  const DipleRelationType *found =
      diple_schema_relation_type (diple_editor_get_schema (self->editor), type);
  const gboolean before = to->origin.x + to->size.width < from->origin.x + from->size.width / 2;
  const double x = from->origin.x + (before ? 8 : MAX (8, from->size.width - 8));
  const double y = from->origin.y + from->size.height;
  const double end_x = to->origin.x + to->size.width / 2;
  const double end_y = to->origin.y + to->size.height;
  const double low = MAX (y, end_y) + self->metrics->line * 2 + 5;
  GdkRGBA colour = { 0.5, 0.5, 0.5, 1 };
  cairo_t *cairo;

  if (found != NULL)
    gdk_rgba_parse (&colour, found->colour);
  cairo = gtk_snapshot_append_cairo (
      marks->snapshot,
      &GRAPHENE_RECT_INIT (
          MIN (x, end_x) - 8, MIN (y, end_y) - 4, fabs (x - end_x) + 16, low - MIN (y, end_y) + 8));
  gdk_cairo_set_source_rgba (cairo, &colour);
  cairo_set_line_width (cairo, 1.5);
  cairo_set_dash (cairo, (double[]){ DASH, DASH - 1 }, 2, 0);
  cairo_move_to (cairo, x, y);
  cairo_curve_to (cairo, x, low, end_x, low, end_x, end_y + 4);
  cairo_stroke (cairo);
  cairo_set_dash (cairo, NULL, 0, 0);
  cairo_move_to (cairo, end_x, end_y + 1);
  cairo_line_to (cairo, end_x - 3.5, end_y + 6);
  cairo_line_to (cairo, end_x + 3.5, end_y + 6);
  cairo_fill (cairo);
  cairo_destroy (cairo);
}

/* Where the relations begin: at the piece of the claim that is nearest. */
static gboolean
draw_claim (Marks *marks, graphene_rect_t *place)
{
  const DipleProposal *proposal = marks->painter->proposal;
  const DipleAttribution *one = diple_proposal_get (proposal);
  graphene_rect_t box;
  gboolean found = FALSE;

  marks->filled = proposal->claim == 0;
  for (guint i = 0; i < one->n_claim; i++)
    if (draw_range (
            marks, one->claim[i], proposal->roles.claim, proposal->claim == 0 && i == 0, &box))
      {
        *place = box;
        found = TRUE;
        if (one->claim[i].end >= one->source.start)
          break;
      }
  return found;
}

void
diple_painter_draw_proposal (DiplePainter *self, GtkSnapshot *snapshot)
{
  const DipleProposal *proposal = self->proposal;
  const DipleAttribution *one;
  Marks marks = { self, snapshot, NULL };
  graphene_rect_t claim, source, cue;
  gboolean from;

  if (proposal == NULL)
    return;
  one = diple_proposal_get (proposal);
  marks.pieces = g_array_new (FALSE, FALSE, sizeof (DiplePiece));
  from = draw_claim (&marks, &claim);
  marks.filled = one->source_span == 0;
  if (draw_range (&marks, one->source, proposal->roles.source, TRUE, &source) && from)
    draw_curve (&marks, &claim, &source, proposal->roles.to_source);
  marks.filled = one->cue_span == 0;
  if (proposal->roles.cue != 0 && one->cue.start < one->cue.end &&
      draw_range (&marks, one->cue, proposal->roles.cue, TRUE, &cue) && from)
    draw_curve (&marks, &claim, &cue, proposal->roles.to_cue);
  g_array_unref (marks.pieces);
}
