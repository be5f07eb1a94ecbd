/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleDocumentPane lists the project's documents: search as you type, a filter by state, an order,
 * and how far the annotator has come. Choosing a row opens it in the editor.
 *
 * Signals: "activated" (): a row was clicked or Enter pressed, so the text wants the focus;
 * "counted" (gint64 all): the number of documents is known anew. */
#define DIPLE_TYPE_DOCUMENT_PANE (diple_document_pane_get_type ())
G_DECLARE_FINAL_TYPE (DipleDocumentPane, diple_document_pane, DIPLE, DOCUMENT_PANE, GtkWidget)

void diple_document_pane_set_editor (DipleDocumentPane *self, DipleEditor *editor);

/* Reads the list again, for other documents or another annotator. */
void diple_document_pane_reload (DipleDocumentPane *self);

void diple_document_pane_focus_search (DipleDocumentPane *self);

/* Opens the neighbour of the open document in the list; FALSE at its end. */
gboolean diple_document_pane_step (DipleDocumentPane *self, int direction);

/* What is listed now; the words are lent until the next change. */
DipleDocumentQuery diple_document_pane_get_query (DipleDocumentPane *self);

G_END_DECLS
