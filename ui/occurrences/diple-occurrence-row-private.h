/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/occurrences/diple-occurrence-private.h"

G_BEGIN_DECLS

/* DipleOccurrenceRow shows one place in its line of context, with a tick. Emits "toggled" () when
 * the tick was changed in it. */
#define DIPLE_TYPE_OCCURRENCE_ROW (diple_occurrence_row_get_type ())
G_DECLARE_FINAL_TYPE (DipleOccurrenceRow, diple_occurrence_row, DIPLE, OCCURRENCE_ROW, GtkWidget)

GtkWidget *diple_occurrence_row_new (void);

/* Shows @occurrence (or NULL), with the title of its document when @titled. */
void
diple_occurrence_row_set (DipleOccurrenceRow *self, DipleOccurrence *occurrence, gboolean titled);

G_END_DECLS
