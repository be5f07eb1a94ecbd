/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-drawing-private.h"

/* The fills under the text of one paragraph. A fill is translucent, so that whatever it lies on
 * shows through; mixing each of its pixels in each frame is the dearest part of drawing it. What it
 * lies on is nearly always of one colour, the page or a fill all round it: then the mixture is
 * found once and drawn opaque, and nobody can tell. */

/* Plainly compared, as a paragraph with many spans asks very often. */
static gboolean
overlaps (const graphene_rect_t *a, const graphene_rect_t *b)
{
  return a->origin.y < b->origin.y + b->size.height && b->origin.y < a->origin.y + a->size.height &&
         a->origin.x < b->origin.x + b->size.width && b->origin.x < a->origin.x + a->size.width;
}

/* The colour that @box will lie on; one that is not opaque where there are several. */
static GdkRGBA
find_ground (const DipleDrawing *drawing, const graphene_rect_t *box)
{
  for (guint i = drawing->fills->len; i > 0; i--)
    {
      const DipleFill *below = &g_array_index (drawing->fills, DipleFill, i - 1);

      if (overlaps (&below->box, box))
        return graphene_rect_contains_rect (&below->box, box) ? below->colour : (GdkRGBA){ 0 };
    }
  return *diple_label_styles_page (drawing->painter->styles);
}

void
diple_drawing_fill (DipleDrawing *drawing, const graphene_rect_t *box, const GdkRGBA *colour)
{
  const GdkRGBA ground = find_ground (drawing, box);
  DipleFill fill = { *box, *colour };

  if (ground.alpha == 1)
    fill.colour = diple_colour_mix (&ground, colour, colour->alpha);
  gtk_snapshot_append_color (drawing->snapshot, &fill.colour, box);
  g_array_append_val (drawing->fills, fill);
}
