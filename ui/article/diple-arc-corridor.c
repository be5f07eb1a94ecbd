/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-arc-corridor-private.h"

#include <math.h>

/* What stays free between a line and a box, two parallel lines, and two boxes. */
#define FROM_BOX 3
#define FROM_STROKE 5
#define BETWEEN_BOXES 4

void
diple_corridor_init (DipleCorridor *self, double top, double bottom)
{
  self->top = top;
  self->bottom = bottom;
  self->boxes = g_array_new (FALSE, FALSE, sizeof (DipleArcBox));
  self->runs = g_array_new (FALSE, FALSE, sizeof (DipleArcBox));
  self->strokes = g_array_new (FALSE, FALSE, sizeof (DipleArcBox));
}

void
diple_corridor_clear (DipleCorridor *self)
{
  g_clear_pointer (&self->boxes, g_array_unref);
  g_clear_pointer (&self->runs, g_array_unref);
  g_clear_pointer (&self->strokes, g_array_unref);
}

gboolean
diple_corridor_run_is_free (const DipleCorridor *self, double x0, double x1, double y, double apart)
{
  const double left = MIN (x0, x1), right = MAX (x0, x1);

  for (guint i = 0; i < self->boxes->len; i++)
    {
      const DipleArcBox *box = &g_array_index (self->boxes, DipleArcBox, i);

      if (y > box->top - 1 && y < box->bottom + 1 && box->left - FROM_BOX < right &&
          box->right + FROM_BOX > left)
        return FALSE;
    }
  for (guint i = 0; i < self->runs->len; i++)
    {
      const DipleArcBox *run = &g_array_index (self->runs, DipleArcBox, i);

      if (fabs (run->top - y) < apart && run->left - FROM_STROKE < right &&
          run->right + FROM_STROKE > left)
        return FALSE;
    }
  return TRUE;
}

/* What is taken of a line across, as intervals: looked for from @wish in both directions. */
typedef struct
{
  double left;
  double right;
} Taken;

static void
take (GArray *taken, const GArray *boxes, double top, double bottom, double pad)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      const DipleArcBox *box = &g_array_index (boxes, DipleArcBox, i);
      const Taken one = { box->left - pad, box->right + pad };

      if (box->top < bottom && box->bottom > top)
        g_array_append_val (taken, one);
    }
}

static const Taken *
blocking (const GArray *taken, double left, double right)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const Taken *one = &g_array_index (taken, Taken, i);

      if (one->left < right && one->right > left)
        return one;
    }
  return NULL;
}

/* The nearest place to @wish in one direction, or NAN. */
static double
slide (const GArray *taken, double from, double to, double width, double wish, gboolean forward)
{
  double x = CLAMP (wish, from, to);

  for (guint i = 0; i <= taken->len; i++)
    {
      const Taken *one = blocking (taken, x, x + width);

      if (one == NULL)
        return x;
      x = forward ? one->right : one->left - width;
      if (x < from || x > to)
        return NAN;
    }
  return NAN;
}

static gboolean
find_place (const GArray *taken, double from, double to, double width, double wish, double *x)
{
  const double before = slide (taken, from, to, width, wish, FALSE);
  const double after = slide (taken, from, to, width, wish, TRUE);

  if (isnan (before) && isnan (after))
    return FALSE;
  if (isnan (before) || isnan (after))
    *x = isnan (before) ? after : before;
  else
    *x = fabs (before - wish) <= fabs (after - wish) ? before : after;
  return TRUE;
}

gboolean
diple_corridor_find_stroke (const DipleCorridor *self,
                            double left,
                            double right,
                            double y0,
                            double y1,
                            double wish,
                            gboolean alone,
                            double *x)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  const double top = MIN (y0, y1), bottom = MAX (y0, y1);

  take (taken, self->boxes, top, bottom, FROM_BOX);
  if (alone)
    take (taken, self->strokes, top - 1, bottom + 1, FROM_STROKE);
  return find_place (taken, left, MAX (left, right), 0.01, wish, x);
}

gboolean
diple_corridor_find_box (const DipleCorridor *self,
                         double left,
                         double right,
                         double top,
                         double bottom,
                         double width,
                         double wish,
                         double *x)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Taken));

  take (taken, self->boxes, top, bottom, BETWEEN_BOXES);
  take (taken, self->strokes, top, bottom, FROM_BOX);
  take (taken, self->runs, top - 1, bottom + 1, FROM_BOX);
  return find_place (taken, left, MAX (left, right - width), width, wish - width / 2, x);
}

static void
add (GArray *array, double x0, double y0, double x1, double y1)
{
  const DipleArcBox box = { MIN (x0, x1), MIN (y0, y1), MAX (x0, x1), MAX (y0, y1) };

  g_array_append_val (array, box);
}

void
diple_corridor_add_run (DipleCorridor *self, double x0, double x1, double y)
{
  add (self->runs, x0, y, x1, y);
}

void
diple_corridor_add_stroke (DipleCorridor *self, double x, double y0, double y1)
{
  add (self->strokes, x, y0, x, y1);
}

void
diple_corridor_add_box (DipleCorridor *self, const DipleArcBox *box)
{
  g_array_append_val (self->boxes, *box);
}
