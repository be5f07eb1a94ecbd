/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-agreement-units.h"
#include "data/diple-span-agreement.h"

G_BEGIN_DECLS

/* Counts what two annotators have in common in one document. @a and @b hold their units, const
 * DipleUnit *, sorted by diple_unit_compare() and without duplicates. */

/* Credits and numbers of spans, for those of one label; what is covered stays as it is. */
void diple_match_label (GPtrArray *a, GPtrArray *b, DipleSpanCounts *counts);

/* Who stands opposite whom: for each unit of @a the index of one in @b, or G_MAXUINT. It has as
 * many identical pairs as can be; of those alignments, as many with the same place; then as many
 * with the same label; then as many as overlap at all; and then the one that shares most. A new
 * array. */
guint *diple_align (GPtrArray *a, GPtrArray *b);

/* The kinds of its pairs. */
DipleAlignment diple_alignment_count (GPtrArray *a, GPtrArray *b, const guint *aligned);

G_END_DECLS
