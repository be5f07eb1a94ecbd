/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/search/diple-query-private.h"

G_BEGIN_DECLS

/* Finds a query's hits in one text after another, by the rules of the full-text index but without
 * it: for texts that are not indexed yet, and because the index says where words are only in words.
 * Query and tokens are lent. */
typedef struct _DipleMatcher DipleMatcher;

DipleMatcher *diple_matcher_new (const DipleQuery *query, DipleTokens *tokens);
void diple_matcher_free (DipleMatcher *self);

/* Half open, in bytes. */
typedef struct
{
  gsize start;
  gsize end;
} DipleHit;

/* The hits in @text, in text order, none inside of another; elements DipleHit, lent until the next
 * call. A phrase is one hit, and so is everything from the first to the last word of a NEAR. */
GArray *diple_matcher_run (DipleMatcher *self, const char *text, gsize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleMatcher, diple_matcher_free)

G_END_DECLS
