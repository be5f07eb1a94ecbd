/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/search/diple-kwic-scope-private.h"

G_BEGIN_DECLS

/* The documents that may have a query's words, one after another in the scope's order: those that
 * the index names, and those that it does not hold yet. Reads on while it is asked, so the first of
 * a hundred thousand is there at once. */
typedef struct _DipleCandidates DipleCandidates;

/* All documents of @scope, which is lent. */
DipleCandidates *diple_candidates_new (const DipleScope *scope);

/* Before the first: only those of @documents (gint64). */
void diple_candidates_limit (DipleCandidates *self, const GArray *documents);

/* No more of those before @document, in a scope whose order is that of the ids. */
void diple_candidates_skip (DipleCandidates *self, gint64 document);

/* From here on only those for which @condition, FTS5's, is true. */
gboolean
diple_candidates_narrow (DipleCandidates *self, sqlite3 *db, const char *condition, GError **error);
void diple_candidates_free (DipleCandidates *self);

/* The next one's place in the scope, or G_MAXUINT at the end; FALSE with an error. */
gboolean diple_candidates_next (DipleCandidates *self, guint *position, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleCandidates, diple_candidates_free)

G_END_DECLS
