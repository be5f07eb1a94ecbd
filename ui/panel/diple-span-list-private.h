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

/* Shows the spans and selects the active one as they are now. */
void diple_span_list_look (DipleSpanList *self);

/* What is probably wrong with a span, in words, or NULL; lent until the next call. */
typedef const char *(*DipleWarningFunc) (gint64 span, gpointer data);

/* Asks @func for a warning about each row that comes into sight; NULL for none. */
void diple_span_list_set_warnings (DipleSpanList *self, DipleWarningFunc func, gpointer data);

/* Shows the rows in sight again: their warnings or links are other ones now. */
void diple_span_list_refresh (DipleSpanList *self);

G_END_DECLS
