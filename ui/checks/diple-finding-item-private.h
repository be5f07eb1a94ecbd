/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-flags.h"
#include "data/diple-validators.h"

G_BEGIN_DECLS

/* One row of the checks page: what a validator found, or a question about the guidelines. An object
 * because it sits in a GListModel. */
#define DIPLE_TYPE_FINDING_ITEM (diple_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (DipleFindingItem, diple_finding_item, DIPLE, FINDING_ITEM, GObject)

/* Both swallow what they are given. */
DipleFindingItem *diple_finding_item_new_warning (DipleWarning *warning);
DipleFindingItem *diple_finding_item_new_flag (DipleFlag *flag);

/* One of them is NULL; lent. */
const DipleWarning *diple_finding_item_get_warning (DipleFindingItem *self);
const DipleFlag *diple_finding_item_get_flag (DipleFindingItem *self);

gint64 diple_finding_item_get_document (DipleFindingItem *self);
gint64 diple_finding_item_get_span (DipleFindingItem *self);
DipleRange diple_finding_item_get_range (DipleFindingItem *self);

G_END_DECLS
