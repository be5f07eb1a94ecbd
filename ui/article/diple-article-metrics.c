/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-article-metrics-private.h"

#include <math.h>

/* From baseline to baseline, in em, with and without chips. */
#define PITCH 2.3
#define BARE_PITCH 1.9

static double
face_size (PangoContext *context)
{
  const PangoFontDescription *face = pango_context_get_font_description (context);
  const double size = pango_font_description_get_size (face) / (double) PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (face))
    return size;
  return size * pango_cairo_context_get_resolution (context) / 72;
}

/* At the least a fill, a lane below it and, where there are chips, one of the next line. */
static double
find_pitch (const DipleMetrics *metrics, const DipleLook *look)
{
  const double least = metrics->box_above + metrics->box_below + metrics->lane + metrics->line +
                       (look->chips ? metrics->chip_height : 0);
  const double wanted = metrics->em * (look->chips ? PITCH : BARE_PITCH) * look->spacing;

  return MAX (least, wanted);
}

void
diple_metrics_init (DipleMetrics *metrics, PangoContext *context, const DipleLook *look)
{
  PangoFontMetrics *face = pango_context_get_metrics (context, NULL, NULL);
  const double height = pango_font_metrics_get_height (face) / (double) PANGO_SCALE;
  const double width = pango_font_metrics_get_approximate_char_width (face) / (double) PANGO_SCALE;
  const double em = MAX (4, face_size (context));
  double pitch;

  metrics->em = em;
  metrics->box_above = round (em * 0.9);
  metrics->box_below = round (em * 0.3);
  metrics->line = MAX (1, round (em * 0.12));
  metrics->lane = metrics->line + MAX (1, round (em * 0.09));
  metrics->chip_size = em * 0.58;
  metrics->chip_height = ceil (metrics->chip_size * 1.22);
  metrics->chips = look->chips;
  pitch = find_pitch (metrics, look);
  metrics->inside = MAX (4, (int) round (pitch - height));
  metrics->above = look->chips ? ceil (metrics->chip_height - (height - em) * 0.5) : 2;
  metrics->below = MAX (2, metrics->inside - metrics->above + round (em * 0.2));
  metrics->measure = round (width * look->measure);
  pango_font_metrics_unref (face);
}
