/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-documents.h"
#include "data/store/diple-store-private.h"

G_BEGIN_DECLS

/* Deletes documents with everything that is said about them, and their places in the search index.
 */
gboolean diple_documents_delete_rows (sqlite3 *db, const gint64 *ids, guint n_ids, GError **error);

G_END_DECLS
