/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-relations.h"
#include "data/store/diple-store-private.h"

G_BEGIN_DECLS

/* The span with @id, without pieces and values; NULL with an error, DIPLE_ERROR_CORRUPT when a
 * relation leads to a span that is not there. */
DipleFarSpan *diple_far_span_read (sqlite3 *db, gint64 id, GError **error);

G_END_DECLS
