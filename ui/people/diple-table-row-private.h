/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleTableRow is a row of the table of assignments: a wide place for the document, and as many
 * of one width as annotators are in sight. The table says how wide, for all rows alike. */
#define DIPLE_TYPE_TABLE_ROW (diple_table_row_get_type ())
G_DECLARE_FINAL_TYPE (DipleTableRow, diple_table_row, DIPLE, TABLE_ROW, GtkWidget)

/* @lead is taken. */
GtkWidget *diple_table_row_new (GtkWidget *lead);
GtkWidget *diple_table_row_get_lead (DipleTableRow *self);

/* @cell is taken, and stands after the others. */
void diple_table_row_add (DipleTableRow *self, GtkWidget *cell);
guint diple_table_row_get_n_cells (DipleTableRow *self);
GtkWidget *diple_table_row_get_cell (DipleTableRow *self, guint i);

/* Removes the cells from @n on. */
void diple_table_row_truncate (DipleTableRow *self, guint n);

/* In pixels, to be said before the row is allocated. */
void diple_table_row_set_widths (DipleTableRow *self, int lead, int cell);

/* The natural width of the widest cell. */
int diple_table_row_measure_cells (DipleTableRow *self);

G_END_DECLS
