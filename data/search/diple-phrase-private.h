/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/search/diple-query-private.h"

G_BEGIN_DECLS

/* Words and phrases of a query, cut into the tokens that the index has for them. */

/* Adds a phrase to @query and returns its place. @quoted: it stood in quotation marks. */
guint diple_phrase_add (
    DipleQuery *query, DipleTokens *tokens, const char *text, gboolean prefix, gboolean quoted);
void diple_phrase_free (gpointer phrase);
void diple_term_free (gpointer term);

/* Whether an unquoted word is nothing but a dash, a comma or the like. */
gboolean diple_phrase_is_punctuation (const DiplePhrase *phrase);

G_END_DECLS
