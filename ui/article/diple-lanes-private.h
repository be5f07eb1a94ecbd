/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-span.h"

G_BEGIN_DECLS

/* How deep below the text a span's line may run; deeper ones share the last lane. */
#define DIPLE_LANES 4

/* Gives each of @n ranges a lane in @lanes: ranges that share a character get different ones, and
 * what holds another lies deeper, so that nested spans are drawn as boxes in boxes. */
void diple_lanes_assign (const DipleRange *ranges, guint n, guint8 *lanes);

G_END_DECLS
