/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/panel/diple-document-panel-private.h"
#include "ui/panel/diple-guideline-card-private.h"
#include "ui/panel/diple-span-list-private.h"
#include "ui/panel/diple-span-notice-private.h"
#include "ui/panel/diple-span-panel-private.h"

G_BEGIN_DECLS

/* DipleSidePanel is what stands beside the text: either the active span with its guideline and all
 * annotations, or the whole document with its labels and metadata.
 *
 * Property "view": "span" or "document". Signal "done" (): the keys may go back to the text. */
#define DIPLE_TYPE_SIDE_PANEL (diple_side_panel_get_type ())
G_DECLARE_FINAL_TYPE (DipleSidePanel, diple_side_panel, DIPLE, SIDE_PANEL, GtkWidget)

void diple_side_panel_set_editor (DipleSidePanel *self, DipleEditor *editor);

/* The name of the annotator whose spans are shown. */
void diple_side_panel_set_checker (DipleSidePanel *self, DipleChecker *checker);
void diple_side_panel_set_annotator_name (DipleSidePanel *self, const char *name);

/* Its parts; lent. */
DipleSpanPanel *diple_side_panel_get_span (DipleSidePanel *self);
DipleSpanList *diple_side_panel_get_list (DipleSidePanel *self);
DipleDocumentPanel *diple_side_panel_get_document (DipleSidePanel *self);
DipleGuidelineCard *diple_side_panel_get_guideline (DipleSidePanel *self);

/* The attributes that have the digit keys: the selected link's, when it has any, the active span's
 * or the document's, whichever are in sight. */
DipleValueForm *diple_side_panel_get_form (DipleSidePanel *self);

/* Saves what is being written; called before anything closes. */
void diple_side_panel_flush (DipleSidePanel *self);

G_END_DECLS
