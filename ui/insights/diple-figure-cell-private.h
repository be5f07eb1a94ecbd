/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a cell is coloured. Its number is always printed, so colour is never the only sign. */
typedef enum
{
  DIPLE_CELL_PLAIN,
  DIPLE_CELL_SCALE, /* from 0 (warm) to 1 (cool): how far people agree */
  DIPLE_CELL_SAME,  /* the more, the stronger */
  DIPLE_CELL_OTHER, /* the same, of what differs */
  DIPLE_CELL_FEW,   /* rests on too little to be judged */
} DipleCellKind;

/* DipleFigureCell is one number of a DipleFigureGrid, drawn on a ground of its colour. */
#define DIPLE_TYPE_FIGURE_CELL (diple_figure_cell_get_type ())
G_DECLARE_FINAL_TYPE (DipleFigureCell, diple_figure_cell, DIPLE, FIGURE_CELL, GtkWidget)

/* @says is what a screen reader says, and the tooltip: the figure with what it is of, and why
 * there is none. */
GtkWidget *
diple_figure_cell_new (const char *text, const char *says, DipleCellKind kind, double value);

const char *diple_figure_cell_get_text (DipleFigureCell *self);

G_END_DECLS
