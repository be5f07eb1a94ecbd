/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-assignment-matrix.h"
#include "data/diple-document-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DiplePeopleTable is the table of assignments: a row for each document of a list, a column for
 * each person or model, whose totals stand under their name. It scrolls, and has widgets only for
 * what is in sight, made a few in each frame: GtkColumnView makes two hundred rows at once, which
 * takes a third of a second with six annotators. Arrow keys go from cell to cell.
 *
 * Signals "pressed" (gint64 annotator, guint position): a cell was clicked, or Space or Enter
 * pressed on it; "opened" (guint position): a document was clicked twice. */
#define DIPLE_TYPE_PEOPLE_TABLE (diple_people_table_get_type ())
G_DECLARE_FINAL_TYPE (DiplePeopleTable, diple_people_table, DIPLE, PEOPLE_TABLE, GtkWidget)

/* Shows @list with @matrix, which is lent until the next one; both NULL: nothing. */
void diple_people_table_show (DiplePeopleTable *self,
                              DipleDocumentList *list,
                              const DipleAssignmentMatrix *matrix);

/* The cell with the focus; FALSE when none has it. */
gboolean diple_people_table_get_cell (DiplePeopleTable *self, gint64 *annotator, guint *position);

/* Scrolls to a cell and gives it the focus. */
void diple_people_table_go_to (DiplePeopleTable *self, gint64 annotator, guint position);

G_END_DECLS
