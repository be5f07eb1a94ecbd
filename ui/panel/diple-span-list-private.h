/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleSpanList lists the open document's annotations in text order, in step with the text: the
 * selected row is the active span. Signal "activated" (): a row was clicked or Enter pressed, so
 * the text wants the focus. */
#define DIPLE_TYPE_SPAN_LIST (diple_span_list_get_type ())
G_DECLARE_FINAL_TYPE (DipleSpanList, diple_span_list, DIPLE, SPAN_LIST, GtkWidget)

void diple_span_list_set_editor (DipleSpanList *self, DipleEditor *editor);

G_END_DECLS
