/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-export.h"

G_BEGIN_DECLS

/* Begins a transaction for reading unless one is under way; @began, to be given back, says whether.
 */
gboolean diple_export_begin_reading (DipleStore *store, gboolean *began, GError **error);
void diple_export_end_reading (DipleStore *store, gboolean began);

G_END_DECLS
