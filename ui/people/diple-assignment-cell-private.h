/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-assignment-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleAssignmentCell is a button in the table of assignments: a dot and a word for the state that
 * a document has with an annotator. */
#define DIPLE_TYPE_ASSIGNMENT_CELL (diple_assignment_cell_get_type ())
G_DECLARE_FINAL_TYPE (DipleAssignmentCell, diple_assignment_cell, DIPLE, ASSIGNMENT_CELL, GtkButton)

GtkWidget *diple_assignment_cell_new (void);

gint64 diple_assignment_cell_get_annotator (DipleAssignmentCell *self);

/* The document's place in the list; G_MAXUINT until it is told. */
guint diple_assignment_cell_get_position (DipleAssignmentCell *self);
void diple_assignment_cell_set_place (DipleAssignmentCell *self, gint64 annotator, guint position);

/* Shows @state, DIPLE_STATE_ANY for a document that @name was not given; @title is the document's.
 */
void diple_assignment_cell_show (DipleAssignmentCell *self,
                                 const char *name,
                                 const char *title,
                                 DipleState state);

G_END_DECLS
