/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-store.h"

G_BEGIN_DECLS

/* The search indexes over texts, titles and metadata. An import leaves its documents in a backlog,
 * because indexing them takes longer than everything else about them; searches look through the
 * backlog row by row until it is empty. */

/* Indexes up to @n_documents of the backlog (a few milliseconds each) in a transaction of its own,
 * which no history shows. @more says whether some are left. Not inside an action. */
gboolean
diple_search_catch_up (DipleStore *store, guint n_documents, gboolean *more, GError **error);

G_END_DECLS
