/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-document-list.h"
#include "data/diple-editor.h"
#include "ui/parts/diple-dot-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleDocumentCell shows one row of the list of documents: title, state, outlet, date and how many
 * spans it has in each layer. */
#define DIPLE_TYPE_DOCUMENT_CELL (diple_document_cell_get_type ())
G_DECLARE_FINAL_TYPE (DipleDocumentCell, diple_document_cell, DIPLE, DOCUMENT_CELL, GtkWidget)

GtkWidget *diple_document_cell_new (void);
/* Shows @item, and its changes, until unbind. */
void
diple_document_cell_bind (DipleDocumentCell *self, DipleDocumentItem *item, DipleSchema *schema);
void diple_document_cell_unbind (DipleDocumentCell *self);

/* Rows of cells for documents of @editor's project; the caller owns the factory. */
GtkListItemFactory *diple_document_cells_factory_new (DipleEditor *editor);

/* Gives @dot the colour of @state. */
void diple_document_cell_show_dot (DipleDot *dot, DipleState state);

/* "not started", "in progress", "done". */
const char *diple_document_cell_state_word (DipleState state);

G_END_DECLS
