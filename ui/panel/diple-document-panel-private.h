/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/panel/diple-value-form-private.h"

G_BEGIN_DECLS

/* DipleDocumentPanel is the whole document beside its text: what the annotator says of it, and its
 * title, author and other metadata. Each change is one action. Signal "done" (): the keys may go
 * back to the text. Property "spent": the milliseconds that the annotator was at work on it. */
#define DIPLE_TYPE_DOCUMENT_PANEL (diple_document_panel_get_type ())
G_DECLARE_FINAL_TYPE (DipleDocumentPanel, diple_document_panel, DIPLE, DOCUMENT_PANEL, GtkWidget)

void diple_document_panel_set_editor (DipleDocumentPanel *self, DipleEditor *editor);

/* What the annotator says of the document; lent. */
DipleValueForm *diple_document_panel_get_form (DipleDocumentPanel *self);

/* Moves the keys to the first of the metadata. */
void diple_document_panel_focus (DipleDocumentPanel *self);

/* Saves what is being written. */
void diple_document_panel_flush (DipleDocumentPanel *self);

G_END_DECLS
