/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-documents.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleDocumentLead is the first place in a row of the table of assignments: the document's title,
 * and how many of those who have it are done.
 *
 * Signal "opened" (guint position): it was clicked twice. */
#define DIPLE_TYPE_DOCUMENT_LEAD (diple_document_lead_get_type ())
G_DECLARE_FINAL_TYPE (DipleDocumentLead, diple_document_lead, DIPLE, DOCUMENT_LEAD, GtkWidget)

GtkWidget *diple_document_lead_new (void);
void diple_document_lead_show (DipleDocumentLead *self,
                               guint position,
                               const DipleDocumentRow *row,
                               guint finished,
                               guint given);

/* The document's title or, without one, its source. */
const char *diple_document_lead_get_title (const DipleDocumentRow *row);

G_END_DECLS
