/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A chip is the small writing above a span's beginning. One line of text has one row for them. */
typedef struct
{
  gint64 span;
  double anchor; /* where the span begins, in reading direction from the row's beginning */
  double width;  /* of its whole writing */
  double core;   /* of the part that must be readable where there is no room for more, or 0: all */
  double sign;   /* the part of both that a warning's sign takes, or 0 */
  guint row;     /* of the paragraph; for the caller, as are the next three */
  guint kind;    /* DipleChipKind */
  gpointer style;
  gpointer face;

  /* What the layout found. */
  double place; /* from the row's beginning */
  double room;  /* less than width: to be ellipsised; 0: folded into "+n" after the chip before */
  guint folded; /* how many chips after this one were folded into it */
  gboolean folded_warned; /* one of them has a sign */
} DipleChip;

/* Places @n chips, sorted by anchor, in a row of @length pixels, so that none touches another:
 * each moves on a little, is shortened, or gives way, in this order. @gap: between two chips;
 * @least: the narrowest shortened chip; @more: the width of a "+n". */
void
diple_chips_place (DipleChip *chips, guint n, double length, double gap, double least, double more);

G_END_DECLS
