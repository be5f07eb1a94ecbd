/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA
 * 2014): a seed gives the same numbers on every machine. */
typedef struct
{
  guint64 state;
} DipleRandom;

DipleRandom diple_random_seed (guint64 seed);

/* The generator of that index among those that come from one seed. */
DipleRandom diple_random_split (guint64 seed, guint64 index);

guint64 diple_random_next (DipleRandom *self);

/* From 0 to n - 1; n is 1 to 2⁵³. */
guint64 diple_random_below (DipleRandom *self, guint64 n);

G_END_DECLS
