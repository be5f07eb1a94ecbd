/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/insights/diple-figure-cell-private.h"

G_BEGIN_DECLS

/* DipleFigureGrid is a table of figures with headings. It is one stop of the Tab key; the arrows
 * move inside it. Rows and columns are counted from 0 without the headings.
 *
 * Signal "chosen" (guint row, guint column): a cell was clicked, or entered by key. */
#define DIPLE_TYPE_FIGURE_GRID (diple_figure_grid_get_type ())
G_DECLARE_FINAL_TYPE (DipleFigureGrid, diple_figure_grid, DIPLE, FIGURE_GRID, GtkWidget)

GtkWidget *diple_figure_grid_new (void);

/* Takes all cells away, to be filled anew; the one that had the focus gets it back with
 * diple_figure_grid_end(). */
void diple_figure_grid_begin (DipleFigureGrid *self);
void diple_figure_grid_end (DipleFigureGrid *self);

/* Headings; @tooltip may be NULL. */
void diple_figure_grid_set_column (DipleFigureGrid *self,
                                   guint column,
                                   const char *title,
                                   const char *tooltip);

/* A heading that is read from below, for many narrow columns. */
void diple_figure_grid_set_turned_column (DipleFigureGrid *self, guint column, const char *title);
void diple_figure_grid_set_row (DipleFigureGrid *self, guint row, const char *title);

/* How many letters of a heading always stay, for grids in a narrow place; 12 when nothing is said.
 */
void diple_figure_grid_set_least (DipleFigureGrid *self, guint letters);

/* Lets the heading of @row stand out, and of no other; of none when there is no such row. */
void diple_figure_grid_mark_row (DipleFigureGrid *self, guint row);

void diple_figure_grid_set_cell (DipleFigureGrid *self,
                                 guint row,
                                 guint column,
                                 const char *text,
                                 const char *says,
                                 DipleCellKind kind,
                                 double value);

/* The cell, or NULL where there is none; lent. */
DipleFigureCell *diple_figure_grid_get_cell (DipleFigureGrid *self, guint row, guint column);

G_END_DECLS
