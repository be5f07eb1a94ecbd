/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/article/diple-highlight-painter-private.h"

G_BEGIN_DECLS

/* A fill that was drawn; one that is not opaque lies on several colours. */
typedef struct
{
  graphene_rect_t box;
  GdkRGBA colour;
} DipleFill;

/* One paragraph while it is drawn. */
typedef struct
{
  DiplePainter *painter;
  DipleParagraph *paragraph;
  GPtrArray *spans; /* DipleSpan, lent, in text order */
  guint8 *lanes;
  GArray *pieces; /* DiplePiece, used again for each range */
  GArray *fills;  /* DipleFill, in the order in which they were drawn */
  GArray *chips;  /* DipleChip */
  GtkSnapshot *snapshot;
} DipleDrawing;

/* Fills @box with @colour, as it looks over what was filled before (diple-highlight-fills.c). */
void diple_drawing_fill (DipleDrawing *drawing, const graphene_rect_t *box, const GdkRGBA *colour);

/* Asks for the chip of @span, of which a piece was just measured (diple-highlight-chips.c).
 * @continued: it does not begin there. */
void diple_drawing_request_chip (DipleDrawing *drawing,
                                 const DipleSpan *span,
                                 DipleLabelStyle *style,
                                 gboolean continued);

/* Draws the chips that were asked for; NULL when there is nothing to draw. */
GskRenderNode *diple_drawing_chips (DipleDrawing *drawing);

G_END_DECLS
