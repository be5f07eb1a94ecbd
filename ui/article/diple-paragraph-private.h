/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-span.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One visual line of a paragraph. y is measured from the paragraph's top, spacing included. */
typedef struct
{
  DipleRange range; /* characters of the paragraph */
  guint start_byte;
  guint end_byte;
  double baseline;
} DipleRow;

/* A stretch of a range on one visual line, in the view's buffer coordinates across and the
 * paragraph's downwards. */
typedef struct
{
  guint row;
  double left;
  double right;
  gboolean ends_left; /* the range really ends there: it does not go on in another row */
  gboolean ends_right;
} DiplePiece;

/* Where the characters of one paragraph of a text view stand. With many spans found with a
 * PangoLayout made like the view's own: as exact as asking the view, and a hundred times cheaper
 * per question; with few the view is asked, as the layout costs more than all questions. Belongs to
 * the painter's cache. All offsets are characters of the display. */
typedef struct
{
  int line;          /* of the buffer */
  DipleRange extent; /* in the buffer, without its line feed */
  gboolean rtl;
  char *text;          /* NULL until it is laid out, or when the paragraph is empty */
  gboolean rightwards; /* each character stands to the right of the one before it */
  gboolean exact;      /* FALSE: the view itself is asked */
  PangoLayout *layout; /* NULL until there were many spans */
  int x;               /* the column's place and width */
  int width;
  GArray *rows;      /* DipleRow */
  GtkTextView *view; /* lent */

  /* What the painter keeps. */
  GskRenderNode *below; /* NULL when nothing is drawn */
  GskRenderNode *above;
  GArray *chips; /* DipleChipPlace */
  GArray *lanes; /* DipleLanePlace */
  gboolean drawn;
} DipleParagraph;

DipleParagraph *diple_paragraph_new (GtkTextView *view, const GtkTextIter *start);
void diple_paragraph_free (DipleParagraph *self);

/* Forgets what the painter drew. */
void diple_paragraph_undraw (DipleParagraph *self);

/* Finds the rows, in the way that is best for @n_spans spans; a paragraph without any does without.
 * The questions below do so themselves, as if for one. */
void diple_paragraph_lay_out (DipleParagraph *self, guint n_spans);

/* Appends to @pieces (DiplePiece) where @range, characters of the buffer, stands in this
 * paragraph; pieces of one row are in the order of the screen. */
void diple_paragraph_measure (DipleParagraph *self, DipleRange range, GArray *pieces);

/* The place of an edge of a range at @offset: after the character before it when @end. */
void diple_paragraph_edge (DipleParagraph *self, guint offset, gboolean end, double *x, guint *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleParagraph, diple_paragraph_free)

G_END_DECLS
