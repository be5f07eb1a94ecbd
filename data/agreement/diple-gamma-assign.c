/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-assignment-private.h"
#include "data/agreement/diple-gamma-private.h"

#include <math.h>

/* Savings are counted in whole parts of what two units cost alone. That is exact to the twelfth
 * digit, and ten million units may be assigned before the sum is too large. */
#define PARTS (G_GINT64_CONSTANT (1) << 38)

void
diple_gamma_assign (const DipleGammaGroups *groups,
                    const DipleGammaCut *cut,
                    double alone,
                    GArray *chosen)
{
  const guint n = groups->savings->len;
  const guint *first = cut->first;
  g_autofree DiplePairing *pairings = g_new (DiplePairing, n + 1);
  g_autofree guint *matched = g_new (guint, first[1] + 1);
  guint n_pairings = 0;

  for (guint i = 0; i < n; i++)
    {
      const guint *members = diple_gamma_groups_get (groups, i);
      const double saving = diple_gamma_groups_get_saving (groups, i);
      const gint64 weight = llround (saving / alone * PARTS);

      if (weight > 0)
        pairings[n_pairings++] = (DiplePairing){ members[0], members[1] - first[1], weight };
    }
  diple_assignment_solve (first[1], first[2] - first[1], pairings, n_pairings, matched);
  for (guint i = 0; i < n; i++)
    {
      const guint *members = diple_gamma_groups_get (groups, i);

      if (matched[members[0]] == members[1] - first[1])
        g_array_append_val (chosen, i);
    }
}
