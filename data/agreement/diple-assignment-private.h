/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A pair that may be matched, and what it is worth. */
typedef struct
{
  guint row;
  guint column;
  gint64 weight; /* above 0 */
} DiplePairing;

#define DIPLE_UNMATCHED G_MAXUINT

/* The one-to-one matching with the largest total weight, in which any row or column may stay alone.
 * @pairings come in order of row. Fills @matched with each row's column or DIPLE_UNMATCHED. Whole
 * numbers make the answer exact; the sum of all weights must stay below 2^62.
 *
 * Kuhn 1955, The Hungarian method for the assignment problem; in the form of Jonker & Volgenant
 * 1987, shortest augmenting paths, over the pairings that exist instead of a full matrix: spans
 * overlap few others, and a path never leaves a group of overlapping ones. */
void diple_assignment_solve (
    guint n_rows, guint n_columns, const DiplePairing *pairings, guint n_pairings, guint *matched);

G_END_DECLS
