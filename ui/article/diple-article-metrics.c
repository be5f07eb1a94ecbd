/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-article-metrics-private.h"

#include <math.h>

/* Characters in a line: what typographers call a comfortable measure. */
#define MEASURE 70

/* From baseline to baseline, in em. */
#define PITCH 2.3

static double
face_size (PangoContext *context)
{
  const PangoFontDescription *face = pango_context_get_font_description (context);
  const double size = pango_font_description_get_size (face) / (double) PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (face))
    return size;
  return size * pango_cairo_context_get_resolution (context) / 72;
}

void
diple_metrics_init (DipleMetrics *metrics, PangoContext *context)
{
  PangoFontMetrics *face = pango_context_get_metrics (context, NULL, NULL);
  const double height = pango_font_metrics_get_height (face) / (double) PANGO_SCALE;
  const double width = pango_font_metrics_get_approximate_char_width (face) / (double) PANGO_SCALE;
  const double em = MAX (4, face_size (context));

  metrics->em = em;
  metrics->box_above = round (em * 0.9);
  metrics->box_below = round (em * 0.3);
  metrics->line = MAX (1, round (em * 0.12));
  metrics->lane = metrics->line + MAX (1, round (em * 0.09));
  metrics->chip_size = em * 0.58;
  metrics->chip_height = ceil (metrics->chip_size * 1.22);
  metrics->inside = MAX (4, round (em * PITCH - height));
  metrics->above = ceil (metrics->chip_height - (height - em) * 0.5);
  metrics->below = MAX (2, metrics->inside - metrics->above + round (em * 0.2));
  metrics->measure = round (width * MEASURE);
  pango_font_metrics_unref (face);
}
