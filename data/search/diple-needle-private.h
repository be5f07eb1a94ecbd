/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-occurrences.h"

G_BEGIN_DECLS

/* A text that is looked for in others: code point by code point, a blank standing for any white
 * space. */
typedef struct
{
  gunichar *characters; /* folded unless case counts */
  guint n_characters;
  gboolean match_case;
  gboolean whole_words;
  gboolean may_begin[256]; /* whether a find may begin with that byte of UTF-8 */
} DipleNeedle;

DipleNeedle *diple_needle_new (const DipleOccurrences *wanted);
void diple_needle_free (DipleNeedle *self);

/* The first place of the needle from @byte on, which is the code point @offset; FALSE when there is
 * none. Words are not looked at. */
gboolean diple_needle_find (const DipleNeedle *self,
                            const char *text,
                            gsize n_bytes,
                            gsize byte,
                            guint offset,
                            gsize *start_byte,
                            gsize *end_byte,
                            DipleRange *range);

/* What FTS5 must find in a document for the needle to be there as whole words, or NULL when the
 * index cannot tell; a new string. */
char *diple_needle_dup_condition (const DipleNeedle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleNeedle, diple_needle_free)

G_END_DECLS
