/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/article/diple-highlight-painter-private.h"

G_BEGIN_DECLS

/* The small sign before a chip's writing that says of a span that something is probably wrong with
 * it. Where a chip is not written, the sign stands alone. */

/* What is probably wrong with @span, or NULL; lent until the checker's "changed". */
const char *diple_painter_warning (const DiplePainter *self, gint64 span);

/* The checker has other warnings now: draws again where they differ from what was drawn. */
void diple_painter_follow_warnings (DiplePainter *self);

/* Of the sign with the gap after it. */
double diple_painter_sign_width (const DiplePainter *self);

/* Draws the sign with its top left at the snapshot's origin, in its own colour or in @colour. */
void diple_painter_write_sign (DiplePainter *self, const GdkRGBA *colour, GtkSnapshot *snapshot);

/* The same of a chip, with its sign when it has one. Moves the snapshot's origin. */
void diple_painter_write_chip (DiplePainter *self,
                               const DipleLabelStyle *style,
                               const DipleChipPlace *place,
                               const GdkRGBA *colour,
                               GtkSnapshot *snapshot);

G_END_DECLS
