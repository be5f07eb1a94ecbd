/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/search/diple-kwic-conditions-private.h"

G_BEGIN_DECLS

/* The documents that a query may look at, in the project's order. */
typedef struct _DipleScope DipleScope;

DipleScope *diple_scope_new (sqlite3 *db, const DipleKwicQuery *query, GError **error);
void diple_scope_free (DipleScope *self);

guint diple_scope_size (const DipleScope *self);
gint64 diple_scope_get (const DipleScope *self, guint position);

/* Where @document stands, or G_MAXUINT when it is not to be looked at. */
guint diple_scope_find (const DipleScope *self, gint64 document);

/* Where the first id from @document on stands in an ascending scope; its size when there is none.
 */
guint diple_scope_find_from (const DipleScope *self, gint64 document);

/* Whether the order is that of the ids, as it is unless imports on two desks came together. */
gboolean diple_scope_is_ascending (const DipleScope *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleScope, diple_scope_free)

G_END_DECLS
