/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/core/diple-random-private.h"

#define GOLDEN_GAMMA G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

DipleRandom
diple_random_seed (guint64 seed)
{
  return (DipleRandom){ seed };
}

DipleRandom
diple_random_split (guint64 seed, guint64 index)
{
  DipleRandom random = { seed + index * GOLDEN_GAMMA };

  return diple_random_seed (diple_random_next (&random));
}

guint64
diple_random_next (DipleRandom *self)
{
  guint64 z = self->state += GOLDEN_GAMMA;

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

guint64
diple_random_below (DipleRandom *self, guint64 n)
{
  g_return_val_if_fail (n > 0, 0);

  return (guint64) ((unsigned __int128) (diple_random_next (self) >> 11) * n >> 53);
}
