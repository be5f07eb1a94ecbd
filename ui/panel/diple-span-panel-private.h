/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/panel/diple-link-list-private.h"
#include "ui/panel/diple-value-form-private.h"

G_BEGIN_DECLS

/* DipleSpanPanel shows the active span: its words, label, extent, who marked it and when, its
 * attributes, its note and its links; all of them can be changed here, and the span deleted. Signal
 * "done" (): the text wants the focus back. */
#define DIPLE_TYPE_SPAN_PANEL (diple_span_panel_get_type ())
G_DECLARE_FINAL_TYPE (DipleSpanPanel, diple_span_panel, DIPLE, SPAN_PANEL, GtkWidget)

void diple_span_panel_set_editor (DipleSpanPanel *self, DipleEditor *editor);

/* Shows the active span as it is now; called when it, the spans or the relations have changed. */
void diple_span_panel_look (DipleSpanPanel *self);

/* The name of the annotator whose spans are shown. */
void diple_span_panel_set_annotator_name (DipleSpanPanel *self, const char *name);

void diple_span_panel_focus_note (DipleSpanPanel *self);

/* The attributes and the links of the active span; lent. */
DipleValueForm *diple_span_panel_get_form (DipleSpanPanel *self);
DipleLinkList *diple_span_panel_get_links (DipleSpanPanel *self);

/* Saves what is being written; called before anything closes. */
void diple_span_panel_flush (DipleSpanPanel *self);

G_END_DECLS
