/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/store/diple-sql-private.h"

G_BEGIN_DECLS

/* The tokeniser of the full-text index, for texts and queries outside of it: what this cuts and
 * folds is what the index cuts and folds, letter by letter. Belongs to the connection's thread. */
typedef struct _DipleTokens DipleTokens;

DipleTokens *diple_tokens_new (sqlite3 *db, GError **error);
void diple_tokens_free (DipleTokens *self);

/* A token as it is folded (not terminated, gone after the call), and the bytes it stands for. */
typedef void (*DipleTokenFunc) (const char *token, int n_bytes, int start, int end, gpointer data);

void diple_tokens_foreach (
    DipleTokens *self, const char *text, gsize n_bytes, DipleTokenFunc func, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleTokens, diple_tokens_free)

G_END_DECLS
