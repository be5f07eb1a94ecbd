/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-documents.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleStateChips is the row of buttons that filters documents by state, each with its count.
 * Property "state": the DipleState that is chosen. */
#define DIPLE_TYPE_STATE_CHIPS (diple_state_chips_get_type ())
G_DECLARE_FINAL_TYPE (DipleStateChips, diple_state_chips, DIPLE, STATE_CHIPS, GtkWidget)

DipleState diple_state_chips_get_state (DipleStateChips *self);
void diple_state_chips_set_state (DipleStateChips *self, DipleState state);

/* @counts by DipleState. */
void diple_state_chips_set_counts (DipleStateChips *self, const gint64 counts[4]);

/* "3 of 8 done · 2 in progress"; a new string. */
char *diple_state_chips_dup_progress (const gint64 counts[4]);

G_END_DECLS
