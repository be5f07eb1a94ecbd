/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/store/diple-intake-private.h"

const char *
diple_intake_colour (guint position)
{
  /* The colours of Okabe and Ito and of Tol's "muted" set that are dark enough for a light page. */
  static const char *const colours[] = {
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#882255", "#999933",
    "#44aa99", "#332288", "#b8860b", "#aa4499", "#117733", "#56b4e9",
  };

  return colours[position % G_N_ELEMENTS (colours)];
}

char *
diple_intake_key (const char *name, GHashTable *taken)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      char key[2] = { *p, '\0' };

      if (g_ascii_islower (*p) && !g_hash_table_contains (taken, key))
        return g_strdup (key);
    }
  return g_strdup ("");
}
