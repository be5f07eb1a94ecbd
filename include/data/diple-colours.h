/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"

G_BEGIN_DECLS

typedef char DipleColour[8]; /* "#rrggbb" */

/* How somebody sees. */
typedef enum
{
  DIPLE_VISION_FULL,
  DIPLE_VISION_PROTAN, /* without the long-wave cones */
  DIPLE_VISION_DEUTAN, /* without the middle ones */
  DIPLE_VISION_TRITAN, /* without the short-wave ones */
} DipleVision;

/* The ratio of contrast of WCAG 2, 1 to 21. */
double diple_colours_contrast (const char *a, const char *b);

/* The distance in OKLab between two colours as somebody sees them; black and white are 1 apart. */
double diple_colours_distance (const char *a, const char *b, DipleVision vision);

/* Fills @out with @n_out colours, best first: each has a contrast of 3:1 at least to white and to a
 * dark page, and lies as far as can be from the @n_taken ones and from those before it, for
 * everybody's eyes. The same question has the same answer. */
void diple_colours_propose (const DipleColour *taken, guint n_taken, DipleColour *out, guint n_out);

/* The best colour for one more label or relation of @schema. */
void diple_schema_propose_colour (const DipleSchema *schema, DipleColour colour);

/* The best @n_out colours for the part @id, as though it had none. */
void
diple_schema_propose_colours (const DipleSchema *schema, gint64 id, DipleColour *out, guint n_out);

G_END_DECLS
