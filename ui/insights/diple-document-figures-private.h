/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "data/diple-insights.h"

G_BEGIN_DECLS

/* DipleDocumentFigures lists documents with how far their annotators agree.
 *
 * Signal "chosen" (guint row). */
#define DIPLE_TYPE_DOCUMENT_FIGURES (diple_document_figures_get_type ())
G_DECLARE_FINAL_TYPE (
    DipleDocumentFigures, diple_document_figures, DIPLE, DOCUMENT_FIGURES, GtkWidget)

/* @documents (DipleInsightsDocument) is referenced and no longer changed; NULL for none. */
void diple_document_figures_set (DipleDocumentFigures *self, GArray *documents);

G_END_DECLS
