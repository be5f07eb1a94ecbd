/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/diple-review-lanes-private.h"

#include "ui/article/diple-highlight-painter-private.h"

#include <adwaita.h>
#include <math.h>

#define CACHE_SIZE 400 /* paragraphs: some screens */

/* Round the paragraphs of the current item. */
#define CARD_MARGIN 10
#define CARD_RADIUS 9

/* What is settled, and what is not the current item, is quieter. */
#define SETTLED_ALPHA 0.22f
#define OTHER_ALPHA 0.5f

/* Of a model's lines, which are dashed. */
#define DASH 5
#define DASH_GAP 3

DipleReviewLanes *
diple_review_lanes_new (GtkTextView *view, const DipleMetrics *metrics)
{
  DipleReviewLanes *self = g_new0 (DipleReviewLanes, 1);

  self->view = view;
  self->metrics = metrics;
  self->paragraphs = g_hash_table_new_full (
      g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) diple_paragraph_free);
  return self;
}

void
diple_review_lanes_free (DipleReviewLanes *self)
{
  g_hash_table_unref (self->paragraphs);
  g_free (self);
}

static double
thickness (const DipleMetrics *metrics)
{
  return MAX (2, round (metrics->em * 0.19));
}

double
diple_review_lanes_pitch (const DipleMetrics *metrics)
{
  return thickness (metrics) + MAX (2, round (metrics->em * 0.12));
}

int
diple_review_lanes_depth (const DipleMetrics *metrics, guint n_annotators)
{
  return (int) ceil ((n_annotators + 1) * diple_review_lanes_pitch (metrics));
}

void
diple_review_lanes_drop (DipleReviewLanes *self)
{
  g_hash_table_remove_all (self->paragraphs);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
diple_review_lanes_redraw (DipleReviewLanes *self)
{
  GHashTableIter iter;
  gpointer paragraph;

  g_hash_table_iter_init (&iter, self->paragraphs);
  while (g_hash_table_iter_next (&iter, NULL, &paragraph))
    diple_paragraph_undraw (paragraph);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* One paragraph while it is drawn. */
typedef struct
{
  const DipleReviewLanes *self;
  DipleParagraph *paragraph;
  GArray *pieces; /* DiplePiece, used again */
  GtkSnapshot *snapshot;
} Drawing;

static DipleRange
to_display (const DipleReviewLanes *self, DipleRange range)
{
  return (DipleRange){ diple_display_text_from_document (self->text, range.start),
                       diple_display_text_from_document (self->text, range.end - 1) + 1 };
}

static gboolean
is_here (const Drawing *drawing, DipleRange range)
{
  const DipleRange extent = drawing->paragraph->extent;

  return range.start < extent.end && range.end > extent.start;
}

static void
measure (Drawing *drawing, DipleRange range)
{
  g_array_set_size (drawing->pieces, 0);
  diple_paragraph_measure (drawing->paragraph, range, drawing->pieces);
}

/* How a span's line looks. */
typedef struct
{
  GdkRGBA colour;
  guint lane; /* 0: what was decided */
  gboolean dashed;
} Line;

static void
draw_dashes (GtkSnapshot *snapshot, const graphene_rect_t *line, const GdkRGBA *colour)
{
  const float right = line->origin.x + line->size.width;

  for (float x = line->origin.x; x < right; x += DASH + DASH_GAP)
    {
      const float width = MIN (DASH, right - x);

      gtk_snapshot_append_color (
          snapshot, colour, &GRAPHENE_RECT_INIT (x, line->origin.y, width, line->size.height));
    }
}

/* A tick at each end tells two that touch apart, whatever their colour. */
static void
draw_piece (Drawing *drawing, const DiplePiece *piece, const Line *line)
{
  const DipleMetrics *m = drawing->self->metrics;
  const DipleRow *row = &g_array_index (drawing->paragraph->rows, DipleRow, piece->row);
  const double y = row->baseline + m->box_below + line->lane * diple_review_lanes_pitch (m);
  const float inset = piece->ends_right ? 1 : 0;
  const graphene_rect_t place =
      GRAPHENE_RECT_INIT (piece->left, y, piece->right - piece->left - inset, thickness (m));

  if (line->dashed)
    draw_dashes (drawing->snapshot, &place, &line->colour);
  else
    gtk_snapshot_append_color (drawing->snapshot, &line->colour, &place);
  if (piece->ends_left)
    gtk_snapshot_append_color (
        drawing->snapshot, &line->colour, &GRAPHENE_RECT_INIT (piece->left, y - 2, 1.5, 2));
  if (piece->ends_right)
    gtk_snapshot_append_color (
        drawing->snapshot, &line->colour, &GRAPHENE_RECT_INIT (piece->right - 2.5, y - 2, 1.5, 2));
}

static gboolean
is_in_item (const DipleReviewLanes *self, const DipleSpan *span)
{
  const gint64 id = span->id;

  return self->item != NULL && g_hash_table_lookup (self->article->items, &id) == self->item;
}

static void
find_gold_line (const DipleReviewLanes *self, Line *line)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self->view)),
                               &line->colour);
  line->colour.alpha = 0.85f;
}

/* FALSE: it is not shown. */
static gboolean
find_line (const DipleReviewLanes *self, const DipleSpan *span, Line *line)
{
  const gint64 id = span->id;
  const DipleReviewItem *item = g_hash_table_lookup (self->article->items, &id);
  const int lane = diple_review_faces_lane (self->faces, span->annotator);
  DipleLabelColours colours;

  *line = (Line){ .lane = (guint) lane + 1 };
  if (span->annotator == self->article->document->gold)
    {
      line->lane = 0;
      find_gold_line (self, line);
      return TRUE;
    }
  if (lane < 0)
    return FALSE;
  diple_label_colours (
      diple_review_faces_colour (self->faces, span->annotator), self->dark, &colours);
  line->colour = colours.line;
  line->dashed = diple_review_faces_is_model (self->faces, span->annotator);
  if (item != NULL && diple_review_item_is_settled (item) && !is_in_item (self, span))
    line->colour.alpha = SETTLED_ALPHA;
  else if (!is_in_item (self, span))
    line->colour.alpha = OTHER_ALPHA;
  return TRUE;
}

static void
draw_span (Drawing *drawing, const DipleSpan *span)
{
  Line line;

  if (!is_here (drawing, to_display (drawing->self, span->range)) ||
      !find_line (drawing->self, span, &line))
    return;
  for (guint i = 0; i < diple_span_n_pieces (span); i++)
    {
      measure (drawing, to_display (drawing->self, diple_span_piece (span, i)));
      for (guint j = 0; j < drawing->pieces->len; j++)
        draw_piece (drawing, &g_array_index (drawing->pieces, DiplePiece, j), &line);
    }
}

static void
fill (Drawing *drawing, DipleRange range, const GdkRGBA *colour)
{
  const DipleMetrics *m = drawing->self->metrics;

  measure (drawing, to_display (drawing->self, range));
  for (guint i = 0; i < drawing->pieces->len; i++)
    {
      const DiplePiece *piece = &g_array_index (drawing->pieces, DiplePiece, i);
      const DipleRow *row = &g_array_index (drawing->paragraph->rows, DipleRow, piece->row);
      const graphene_rect_t box = GRAPHENE_RECT_INIT (piece->left,
                                                      row->baseline - m->box_above,
                                                      piece->right - piece->left,
                                                      m->box_above + m->box_below - 1);

      diple_snapshot_fill (drawing->snapshot, &box, piece->ends_left, piece->ends_right, colour);
    }
}

static GdkRGBA
accent (const DipleReviewLanes *self, float alpha)
{
  GdkRGBA colour;

  gdk_rgba_parse (&colour, self->dark ? "#78aeed" : "#1c71d8");
  colour.alpha = alpha;
  return colour;
}

/* Where relations lead, as somebody said. */
static void
fill_targets (Drawing *drawing, const DipleReviewItem *item)
{
  const GdkRGBA colour = accent (drawing->self, 0.13f);

  for (guint i = 0; i < item->candidates->len; i++)
    {
      const DipleReviewCandidate *candidate = item->candidates->pdata[i];

      for (guint j = 0; j < candidate->relations->len; j++)
        {
          const DipleRelation *relation = candidate->relations->pdata[j];
          const DipleSpan *target =
              diple_review_article_find_span (drawing->self->article, relation->target);

          if (target != NULL && target->document == item->document)
            fill (drawing, target->range, &colour);
        }
    }
}

static void
draw_item (Drawing *drawing)
{
  const DipleReviewLanes *self = drawing->self;
  const GdkRGBA place = accent (self, self->answer != NULL ? 0.08f : 0.17f);
  const GdkRGBA answer = accent (self, 0.33f);

  if (self->item != NULL && self->item->attribute == 0)
    fill (drawing, self->item->range, &place);
  if (self->item != NULL && self->item->relation_type != 0)
    fill_targets (drawing, self->item);
  for (guint i = 0; self->answer != NULL && i < diple_span_n_pieces (self->answer); i++)
    fill (drawing, diple_span_piece (self->answer, i), &answer);
}

static void
draw_paragraph (const DipleReviewLanes *self, DipleParagraph *paragraph)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (DiplePiece));
  Drawing drawing = { self, paragraph, pieces, gtk_snapshot_new () };
  const GPtrArray *spans = self->article->document->spans;
  guint n_here = 0;

  for (guint i = 0; i < spans->len; i++)
    n_here += is_here (&drawing, to_display (self, ((DipleSpan *) spans->pdata[i])->range));
  diple_paragraph_lay_out (paragraph, n_here + 1);
  draw_item (&drawing);
  for (guint pass = 0; n_here > 0 && pass < 2; pass++)
    for (guint i = 0; i < spans->len; i++)
      if (is_in_item (self, spans->pdata[i]) == (pass == 1))
        draw_span (&drawing, spans->pdata[i]);
  paragraph->below = gtk_snapshot_free_to_node (drawing.snapshot);
  paragraph->drawn = TRUE;
}

static DipleParagraph *
ensure_paragraph (DipleReviewLanes *self, const GtkTextIter *start)
{
  const gpointer key = GINT_TO_POINTER (gtk_text_iter_get_line (start));
  DipleParagraph *paragraph = g_hash_table_lookup (self->paragraphs, key);

  if (paragraph == NULL)
    {
      paragraph = diple_paragraph_new (self->view, start);
      g_hash_table_insert (self->paragraphs, key, paragraph);
    }
  if (!paragraph->drawn)
    draw_paragraph (self, paragraph);
  return paragraph;
}

/* One card behind all paragraphs that the current item touches. */
static void
draw_card (DipleReviewLanes *self, GtkSnapshot *snapshot)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  const DipleRange range = to_display (self, self->item->range);
  const int left = gtk_text_view_get_left_margin (self->view);
  const int right = gtk_text_view_get_right_margin (self->view);
  const GdkRGBA colour = accent (self, self->dark ? 0.09f : 0.06f);
  GtkTextIter start, end;
  GskRoundedRect card;
  int top, bottom, height;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) range.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) range.end - 1);
  gtk_text_view_get_line_yrange (self->view, &start, &top, NULL);
  gtk_text_view_get_line_yrange (self->view, &end, &bottom, &height);
  gsk_rounded_rect_init_from_rect (
      &card,
      &GRAPHENE_RECT_INIT (left - CARD_MARGIN,
                           top,
                           self->width - left - right + 2 * CARD_MARGIN,
                           bottom + height - top),
      CARD_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &card);
  gtk_snapshot_append_color (snapshot, &colour, &card.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append (DipleParagraph *paragraph, int top, GtkSnapshot *snapshot)
{
  if (paragraph->below == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, top));
  gtk_snapshot_append_node (snapshot, paragraph->below);
  gtk_snapshot_restore (snapshot);
}

void
diple_review_lanes_snapshot (DipleReviewLanes *self, GtkSnapshot *snapshot)
{
  GdkRectangle visible;
  GtkTextIter iter;
  int top, height;

  if (self->text == NULL || self->article == NULL || self->faces == NULL)
    return;
  gtk_text_view_get_visible_rect (self->view, &visible);
  if (self->width != visible.width || g_hash_table_size (self->paragraphs) > CACHE_SIZE)
    g_hash_table_remove_all (self->paragraphs);
  self->width = visible.width;
  if (self->item != NULL && self->item->attribute == 0)
    draw_card (self, snapshot);
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y, NULL);
  gtk_text_iter_set_line_offset (&iter, 0);
  do
    {
      gtk_text_view_get_line_yrange (self->view, &iter, &top, &height);
      if (top > visible.y + visible.height)
        break;
      append (ensure_paragraph (self, &iter), top, snapshot);
    }
  while (gtk_text_iter_forward_line (&iter));
}
