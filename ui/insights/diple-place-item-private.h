/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-insights.h"

G_BEGIN_DECLS

/* A place behind a figure, as a row of a list. */
#define DIPLE_TYPE_PLACE_ITEM (diple_place_item_get_type ())
G_DECLARE_FINAL_TYPE (DiplePlaceItem, diple_place_item, DIPLE, PLACE_ITEM, GObject)

DiplePlaceItem *diple_place_item_new (const DipleInsightsPlace *place);

const DipleInsightsPlace *diple_place_item_get (DiplePlaceItem *self);

G_END_DECLS
