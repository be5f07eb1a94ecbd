/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-boundaries.h"

G_BEGIN_DECLS

/* What validators ask of the text of a span. */

/* At most 80 code points of @range on one line; a new string. */
char *diple_span_text_quote (const DipleTextMap *map, DipleRange range);

/* Whether the last character of @range is the full stop (of any script) that ends its sentence. A
 * closing mark after it does not count: “… began.” is whole. */
gboolean diple_span_text_ends_in_full_stop (const DipleTextMap *map,
                                            DipleBoundaries *boundaries,
                                            DipleRange range);

/* Whether the pieces together open a quotation that they do not close, or close one that they did
 * not open. Single marks are apostrophes too often to tell. */
gboolean diple_span_text_has_open_quotation (const DipleTextMap *map, const DipleSpan *span);

/* Whether a piece begins or ends with white space. */
gboolean diple_span_text_has_blank_edge (const DipleTextMap *map, const DipleSpan *span);

/* Whether a piece begins or ends inside a word. */
gboolean diple_span_text_cuts_word (DipleBoundaries *boundaries, const DipleSpan *span);

G_END_DECLS
