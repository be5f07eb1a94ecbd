/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-overview-marks-private.h"

#include "ui/diple-label-colours.h"

#include <adwaita.h>
#include <math.h>

/* Pixels of the widget on both sides together. */
#define MARGINS 4.0

/* How the spans of a label are marked. */
typedef struct
{
  guint32 pixel; /* as in GDK_MEMORY_DEFAULT */
  guint column;  /* the layer's, so that nested layers stand side by side */
} Ink;

/* A picture of pixels of the screen. */
typedef struct
{
  guint32 *pixels;
  int width;
  int height;
  int unit;
} Picture;

static guint32
to_pixel (const GdkRGBA *colour)
{
  const guint alpha = round (colour->alpha * 255);
  const guint red = round (colour->red * alpha);
  const guint green = round (colour->green * alpha);
  const guint blue = round (colour->blue * alpha);

  return alpha << 24 | red << 16 | green << 8 | blue;
}

static guint
column_of (const DipleSchema *schema, const DipleLabel *label)
{
  for (guint i = 0; i < schema->layers->len; i++)
    if (((const DipleLayer *) g_ptr_array_index (schema->layers, i))->id == label->layer)
      return i;
  return 0;
}

/* gint64 (a label's id) -> Ink. */
static GHashTable *
mix_inks (const DipleSchema *schema)
{
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GHashTable *inks = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < schema->labels->len; i++)
    {
      DipleLabel *label = g_ptr_array_index (schema->labels, i);
      Ink *ink = g_new (Ink, 1);
      DipleLabelColours colours;

      diple_label_colours (label->colour, dark, &colours);
      *ink = (Ink){ to_pixel (&colours.line), column_of (schema, label) };
      g_hash_table_insert (inks, &label->id, ink);
    }
  return inks;
}

static void
fill (const Picture *picture, double left, double width, int top, int bottom, guint32 pixel)
{
  const int from = round (left * picture->unit);
  const int to = MAX (from + 1, (int) round ((left + width) * picture->unit));

  for (int y = top; y < MIN (bottom, picture->height); y++)
    for (int x = from; x < MIN (to, picture->width); x++)
      picture->pixels[y * picture->width + x] = pixel;
}

/* One mark for each row of pixels and column at most, whatever the number of spans. */
static void
paint_marks (DipleEditor *editor, const Picture *picture)
{
  const DipleSpanIndex *spans = diple_editor_get_spans (editor);
  const DipleSchema *schema = diple_editor_get_schema (editor);
  const double scale =
      picture->height / (double) diple_text_map_length (diple_editor_get_text_map (editor));
  const guint columns = MAX (1, schema->layers->len);
  const double width = (picture->width / picture->unit - MARGINS) / columns;
  g_autoptr (GHashTable) inks = mix_inks (schema);
  g_autofree int *filled = g_new0 (int, columns);

  for (guint i = 0; i < diple_span_index_size (spans); i++)
    {
      const DipleSpan *span = diple_span_index_get (spans, i);
      const Ink *ink = g_hash_table_lookup (inks, &span->label);
      const int end = span->range.end * scale;
      int top, bottom;

      if (ink == NULL || end < filled[ink->column])
        continue;
      top = MAX (filled[ink->column], (int) (span->range.start * scale));
      bottom = MAX (top + 2 * picture->unit, end);
      fill (
          picture, MARGINS / 2 + ink->column * width, MAX (1, width - 1), top, bottom, ink->pixel);
      filled[ink->column] = bottom;
    }
}

GdkTexture *
diple_overview_marks_draw (DipleEditor *editor, int width, int height, int unit)
{
  Picture picture = { .width = width * unit, .height = height * unit, .unit = unit };
  const gsize stride = picture.width * sizeof (guint32);
  g_autoptr (GBytes) bytes = NULL;

  picture.pixels = g_malloc0 (picture.height * stride);
  paint_marks (editor, &picture);
  bytes = g_bytes_new_take (picture.pixels, picture.height * stride);
  return gdk_memory_texture_new (picture.width, picture.height, GDK_MEMORY_DEFAULT, bytes, stride);
}
