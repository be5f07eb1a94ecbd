/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-assignment-matrix.h"
#include "data/diple-document-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DiplePeopleTable is the table of assignments: a row for each document of a list, a column for
 * each person or model, whose totals stand under their name. Arrow keys go from cell to cell.
 *
 * Signal "pressed" (gint64 annotator, guint position): a cell was clicked, or Space or Enter
 * pressed on it. */
#define DIPLE_TYPE_PEOPLE_TABLE (diple_people_table_get_type ())
G_DECLARE_FINAL_TYPE (DiplePeopleTable, diple_people_table, DIPLE, PEOPLE_TABLE, GtkWidget)

void diple_people_table_set_list (DiplePeopleTable *self, DipleDocumentList *list);

/* Shows @matrix, which is lent until the next one (NULL: none). */
void diple_people_table_set_matrix (DiplePeopleTable *self, const DipleAssignmentMatrix *matrix);

G_END_DECLS
