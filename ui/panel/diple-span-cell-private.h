/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"
#include "ui/panel/diple-span-model-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleSpanCell shows one row of the list of annotations: its label's colour, its words, its
 * label's name, indented as deep as it is nested. */
#define DIPLE_TYPE_SPAN_CELL (diple_span_cell_get_type ())
G_DECLARE_FINAL_TYPE (DipleSpanCell, diple_span_cell, DIPLE, SPAN_CELL, GtkWidget)

GtkWidget *diple_span_cell_new (void);
/* @warning says what is probably wrong with the span, or is NULL. */
void diple_span_cell_bind (DipleSpanCell *self,
                           DipleSpanItem *item,
                           DipleEditor *editor,
                           const char *warning);

G_END_DECLS
