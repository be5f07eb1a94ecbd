/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-kwic-search.h"

G_BEGIN_DECLS

DipleKwicItem *diple_kwic_item_new (DipleKwicLine *line);

/* Shows the hit as the spans of its document mark it now (DipleSpan *, all of the viewer's). */
void diple_kwic_item_follow (DipleKwicItem *self, GPtrArray *spans);

G_END_DECLS
