/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/search/diple-kwic-conditions-private.h"

G_BEGIN_DECLS

/* The documents that have spans which a query asks for, one after another by growing id. */
typedef struct _DipleKwicWanted DipleKwicWanted;

/* @query is lent. */
DipleKwicWanted *diple_kwic_wanted_new (sqlite3 *db, const DipleKwicQuery *query, GError **error);
void diple_kwic_wanted_free (DipleKwicWanted *self);

/* All of them, sorted (elements gint64; lent), when they are so few that they are known already;
 * otherwise NULL. */
const GArray *diple_kwic_wanted_get_few (const DipleKwicWanted *self);

/* The first one from @document on; G_MAXINT64 when there is none. @document grows from call to
 * call. */
gboolean
diple_kwic_wanted_next (DipleKwicWanted *self, gint64 document, gint64 *next, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleKwicWanted, diple_kwic_wanted_free)

G_END_DECLS
