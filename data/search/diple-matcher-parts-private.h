/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/search/diple-matcher-private.h"

G_BEGIN_DECLS

/* Where a phrase stands: in tokens and in bytes, both half open. */
typedef struct
{
  guint first;
  guint last; /* the token after it */
  gsize start;
  gsize end;
} DiplePlace;

/* Appends to @places where @phrase stands as it was written, whatever the case of its letters and
 * the white space in it. @tokens: where each token of the text begins (gsize). */
void diple_literal_find (
    const char *phrase, const char *text, gsize n_bytes, const GArray *tokens, GArray *places);

/* Appends to @found the smallest stretches that hold a place of each of @lists (GArray of
 * DiplePlace, in text order) with no more than @distance tokens between any of them and the last.
 */
void diple_near_find (GPtrArray *lists, guint distance, GArray *found);

G_END_DECLS
