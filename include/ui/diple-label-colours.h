/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* What a label's one colour becomes on a light or a dark page. */
typedef struct
{
  GdkRGBA line; /* lines and dots: a contrast of 3 with the page */
  GdkRGBA fill; /* behind text: translucent, so that nested fills add up */
  GdkRGBA text; /* small writing: a contrast of 4.5 with the page */
} DipleLabelColours;

/* Derives them from @colour ("#rrggbb"; anything else is taken for grey). */
void diple_label_colours (const char *colour, gboolean dark, DipleLabelColours *colours);

/* The contrast of two opaque colours by WCAG 2: 1 to 21. */
double diple_colour_contrast (const GdkRGBA *a, const GdkRGBA *b);

/* @share of the way from @from to @to, both opaque: what a fill of @to with that alpha shows on
 * @from. */
GdkRGBA diple_colour_mix (const GdkRGBA *from, const GdkRGBA *to, double share);

/* The page on which labels are drawn. */
const GdkRGBA *diple_page_colour (gboolean dark);

G_END_DECLS
