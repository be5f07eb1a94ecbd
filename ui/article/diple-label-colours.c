/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/diple-label-colours.h"

#include <math.h>

/* libadwaita's view background in both styles. */
static const GdkRGBA light_page = { 1, 1, 1, 1 };
static const GdkRGBA dark_page = { 0.118, 0.118, 0.118, 1 };

static double
linear (double channel)
{
  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *colour)
{
  return 0.2126 * linear (colour->red) + 0.7152 * linear (colour->green) +
         0.0722 * linear (colour->blue);
}

double
diple_colour_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  const double one = luminance (a) + 0.05, two = luminance (b) + 0.05;

  return one > two ? one / two : two / one;
}

const GdkRGBA *
diple_page_colour (gboolean dark)
{
  return dark ? &dark_page : &light_page;
}

GdkRGBA
diple_colour_mix (const GdkRGBA *from, const GdkRGBA *to, double share)
{
  return (GdkRGBA){
    .red = from->red + (to->red - from->red) * share,
    .green = from->green + (to->green - from->green) * share,
    .blue = from->blue + (to->blue - from->blue) * share,
    .alpha = 1,
  };
}

/* The colour nearest to @hue, on the way to black or white, that stands out enough on the page. */
static GdkRGBA
stand_out (const GdkRGBA *hue, gboolean dark, double contrast)
{
  const GdkRGBA goal = dark ? light_page : (GdkRGBA){ 0, 0, 0, 1 };
  GdkRGBA colour = *hue;

  for (int step = 0; step <= 20; step++)
    {
      colour = diple_colour_mix (hue, &goal, step / 20.0);
      if (diple_colour_contrast (&colour, diple_page_colour (dark)) >= contrast)
        break;
    }
  return colour;
}

/* The same hue at its brightest: a fill made of a dark colour would only look dirty. */
static GdkRGBA
brighten (const GdkRGBA *hue)
{
  const float most = MAX (hue->red, MAX (hue->green, hue->blue));
  const float scale = most > 0 ? 1 / most : 0;

  return (GdkRGBA){ hue->red * scale, hue->green * scale, hue->blue * scale, 1 };
}

void
diple_label_colours (const char *colour, gboolean dark, DipleLabelColours *colours)
{
  GdkRGBA hue = { 0.5, 0.5, 0.5, 1 };

  g_return_if_fail (colours != NULL);

  if (colour != NULL && !gdk_rgba_parse (&hue, colour))
    hue = (GdkRGBA){ 0.5, 0.5, 0.5, 1 };
  hue.alpha = 1;
  colours->line = stand_out (&hue, dark, 3);
  colours->text = stand_out (&hue, dark, 4.6);
  colours->fill = brighten (&hue);
  colours->fill.alpha = dark ? 0.25f : 0.2f;
}
