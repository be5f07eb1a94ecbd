/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-arcs-private.h"

#include <math.h>

/* The roundness of corners, in em. */
#define ROUND 0.3

/* One arc's pen. */
typedef struct
{
  GtkSnapshot *snapshot;
  const GdkRGBA *colour;
  float width;
  float radius;
  const GArray *behind; /* DipleArcBox, behind which the line passes, or NULL */
} Pen;

static DipleArcPoint
snap (const Pen *pen, DipleArcPoint point)
{
  const double half = pen->width / 2;

  return (DipleArcPoint){ round (point.x - half) + half, round (point.y - half) + half };
}

static double
length (DipleArcPoint a, DipleArcPoint b)
{
  return fabs (a.x - b.x) + fabs (a.y - b.y);
}

static gboolean
hides (const DipleArcBox *box, const DipleArcBox *bar)
{
  return box->left - 1 < bar->right && box->right + 1 > bar->left && box->top < bar->bottom &&
         box->bottom > bar->top;
}

/* A straight line, without what boxes from number @next on hide of it. */
static void
draw_bar (const Pen *pen, DipleArcBox bar, guint next)
{
  const gboolean level = bar.right - bar.left > bar.bottom - bar.top;

  if (bar.right <= bar.left || bar.bottom <= bar.top)
    return;
  for (guint i = next; pen->behind != NULL && i < pen->behind->len; i++)
    {
      const DipleArcBox *box = &g_array_index (pen->behind, DipleArcBox, i);
      DipleArcBox before = bar, after = bar;

      if (!hides (box, &bar))
        continue;
      if (level)
        {
          before.right = box->left - 1;
          after.left = box->right + 1;
        }
      else
        {
          before.bottom = box->top;
          after.top = box->bottom;
        }
      draw_bar (pen, before, i + 1);
      draw_bar (pen, after, i + 1);
      return;
    }
  gtk_snapshot_append_color (
      pen->snapshot,
      pen->colour,
      &GRAPHENE_RECT_INIT (bar.left, bar.top, bar.right - bar.left, bar.bottom - bar.top));
}

/* From @a to @b, which share one coordinate, without what the corners at both ends take. */
static void
draw_straight (const Pen *pen, DipleArcPoint a, DipleArcPoint b, double cut_a, double cut_b)
{
  const double half = pen->width / 2;
  const gboolean level = fabs (a.y - b.y) < fabs (a.x - b.x);
  const double sign = level ? (b.x > a.x ? 1 : -1) : (b.y > a.y ? 1 : -1);

  if (level)
    {
      a.x += sign * cut_a;
      b.x -= sign * cut_b;
      draw_bar (pen, (DipleArcBox){ MIN (a.x, b.x), a.y - half, MAX (a.x, b.x), a.y + half }, 0);
    }
  else
    {
      a.y += sign * cut_a;
      b.y -= sign * cut_b;
      draw_bar (pen, (DipleArcBox){ a.x - half, MIN (a.y, b.y), a.x + half, MAX (a.y, b.y) }, 0);
    }
}

/* A quarter of a rounded frame: the cheapest curve there is. */
static void
draw_corner (
    const Pen *pen, DipleArcPoint before, DipleArcPoint corner, DipleArcPoint after, double radius)
{
  const gboolean level_first = fabs (before.y - corner.y) < fabs (before.x - corner.x);
  const DipleArcPoint level = level_first ? before : after;
  const DipleArcPoint upright = level_first ? after : before;
  const double half = pen->width / 2;
  const gboolean to_left = level.x < corner.x, to_top = upright.y < corner.y;
  const GdkRGBA colours[4] = { *pen->colour, *pen->colour, *pen->colour, *pen->colour };
  const float widths[4] = {
    to_top ? 0 : pen->width,
    to_left ? pen->width : 0,
    to_top ? pen->width : 0,
    to_left ? 0 : pen->width,
  };
  const graphene_size_t curve = GRAPHENE_SIZE_INIT (radius + half, radius + half);
  const graphene_rect_t box = GRAPHENE_RECT_INIT (to_left ? corner.x - radius : corner.x - half,
                                                  to_top ? corner.y - radius : corner.y - half,
                                                  radius + half,
                                                  radius + half);
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, &box, 0);
  frame.corner[to_top ? (to_left ? GSK_CORNER_BOTTOM_RIGHT : GSK_CORNER_BOTTOM_LEFT)
                      : (to_left ? GSK_CORNER_TOP_RIGHT : GSK_CORNER_TOP_LEFT)] = curve;
  gtk_snapshot_append_border (pen->snapshot, &frame, widths, colours);
}

/* A triangle with its point at @tip, as it comes from @from. */
static void
draw_head (const Pen *pen, DipleArcPoint tip, DipleArcPoint from, double size)
{
  const double length_of = MAX (1, length (tip, from));
  const double ux = (tip.x - from.x) / length_of, uy = (tip.y - from.y) / length_of;
  const double half = size / 2;
  const graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (tip.x - size, tip.y - size, 2 * size, 2 * size);
  cairo_t *cairo = gtk_snapshot_append_cairo (pen->snapshot, &bounds);

  gdk_cairo_set_source_rgba (cairo, pen->colour);
  cairo_move_to (cairo, tip.x, tip.y);
  cairo_line_to (cairo, tip.x - ux * size - uy * half, tip.y - uy * size + ux * half);
  cairo_line_to (cairo, tip.x - ux * size + uy * half, tip.y - uy * size - ux * half);
  cairo_close_path (cairo);
  cairo_fill (cairo);
  cairo_destroy (cairo);
}

static void
draw_dot (const Pen *pen, DipleArcPoint place, double size)
{
  const GdkRGBA colours[4] = { *pen->colour, *pen->colour, *pen->colour, *pen->colour };
  const float edge = size;
  GskRoundedRect dot;

  gsk_rounded_rect_init_from_rect (
      &dot, &GRAPHENE_RECT_INIT (place.x - size / 2, place.y - size / 2, size, size), size / 2);
  gtk_snapshot_append_border (pen->snapshot, &dot, (float[]){ edge, 0, 0, 0 }, colours);
}

static void
draw_way (const Pen *pen, const DipleArcPoint *points, guint n)
{
  double cut_before = 0;

  for (guint i = 0; i + 1 < n; i++)
    {
      const double here = length (points[i], points[i + 1]);
      double cut_after = 0;

      if (i + 2 < n)
        {
          const double next = length (points[i + 1], points[i + 2]);

          cut_after = MIN (pen->radius, MIN (here, next) / 2);
          if (here > 0.5 && next > 0.5 && cut_after >= pen->width)
            draw_corner (pen, points[i], points[i + 1], points[i + 2], cut_after);
          else
            cut_after = here > 0.5 && next > 0.5 ? -pen->width / 2 : 0;
        }
      draw_straight (pen, points[i], points[i + 1], cut_before, cut_after);
      cut_before = cut_after > 0 ? cut_after : 0;
    }
}

/* Heads at the target, and where the arc leaves the page; two dots when it has no direction. */
void
diple_arc_draw_line (const DipleDrawnArc *drawn,
                     const GArray *chips,
                     double em,
                     GtkSnapshot *snapshot)
{
  const DipleArc *arc = &drawn->arc;
  const double size = MAX (5, round (em * 0.42));
  GdkRGBA colour = drawn->colours.line;
  const gboolean bold = drawn->strong && !arc->shared;
  const Pen pen = {
    snapshot, &colour, bold ? MAX (1, round (em * 0.1)) : 1, em * ROUND, arc->shared ? chips : NULL
  };
  DipleArcPoint points[DIPLE_ARC_POINTS];
  const guint n = arc->n_points;

  if (n < 2)
    return;
  if (!drawn->strong)
    colour.alpha = 0.75f;
  for (guint i = 0; i < n; i++)
    points[i] = snap (&pen, arc->points[i]);
  for (guint end = 0; end < 2; end++)
    {
      DipleArcPoint *tip = &points[end == 0 ? 0 : n - 1];
      const DipleArcPoint from = points[end == 0 ? 1 : n - 2];
      const gboolean away = arc->ends[end].where != DIPLE_ARC_HERE;
      const double step = MIN (size - 1, length (*tip, from));
      const double all = MAX (1, length (*tip, from));

      if (away || (end == 1 && !drawn->symmetric))
        {
          draw_head (&pen, *tip, from, size);
          tip->x -= (tip->x - from.x) / all * step;
          tip->y -= (tip->y - from.y) / all * step;
        }
      else
        draw_dot (&pen, *tip, MAX (3, round (size * 0.6)));
    }
  draw_way (&pen, points, n);
}
