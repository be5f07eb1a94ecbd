/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-kwic.h"

G_BEGIN_DECLS

typedef struct
{
  guint marked;
  guint relabelled;
  guint left_out; /* marked so already */
  char *sentence; /* what was done, for people; owned */
} DipleKwicMarked;

/* Puts @label on the hits of @lines (DipleKwicLine *) as one action of @annotator: a hit that a
 * span of theirs marks just so is relabelled, any other gets a new span, and none gets the same
 * twice. FALSE with the reason and nothing written when one of them is refused. */
gboolean diple_kwic_mark (DipleStore *store,
                          gint64 annotator,
                          gint64 label,
                          GPtrArray *lines,
                          DipleKwicMarked *result,
                          GError **error);

void diple_kwic_marked_clear (DipleKwicMarked *result);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DipleKwicMarked, diple_kwic_marked_clear)

G_END_DECLS
