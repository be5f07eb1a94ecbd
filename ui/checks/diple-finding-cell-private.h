/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "data/diple-schema.h"
#include "ui/checks/diple-finding-item-private.h"

G_BEGIN_DECLS

/* DipleFindingCell shows one row of the checks page. */
#define DIPLE_TYPE_FINDING_CELL (diple_finding_cell_get_type ())
G_DECLARE_FINAL_TYPE (DipleFindingCell, diple_finding_cell, DIPLE, FINDING_CELL, GtkBox)

GtkWidget *diple_finding_cell_new (void);
void
diple_finding_cell_bind (DipleFindingCell *self, DipleFindingItem *item, const DipleSchema *schema);

G_END_DECLS
