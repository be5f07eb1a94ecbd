/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-gamma-private.h"

/* Which chosen group each unit is in, + 1; 0 for none. */
static guint *
dup_places (const DipleGammaGroups *groups, guint n_units, const GArray *chosen)
{
  guint *places = g_new0 (guint, n_units + 1);

  for (guint i = 0; i < chosen->len; i++)
    {
      const guint group = g_array_index (chosen, guint, i);
      const guint *members = diple_gamma_groups_get (groups, group);

      for (guint k = 0; k < groups->n_annotators; k++)
        if (members[k] != DIPLE_GAMMA_NOBODY)
          places[members[k]] = group + 1;
    }
  return places;
}

/* TRUE when the whole part is in the group, whose place first is a unit of both; saved is what the
 * part saves, if first is its first unit, so that it counts once. */
static gboolean
holds (const DipleGammaGroups *groups, guint group, guint part, guint first, double *saved)
{
  const guint *members = diple_gamma_groups_get (groups, group);
  const guint *others = diple_gamma_groups_get (groups, part);
  guint n_before = 0;

  for (guint k = 0; k < groups->n_annotators; k++)
    if (others[k] != DIPLE_GAMMA_NOBODY)
      {
        if (others[k] != members[k])
          return FALSE;
        n_before += k < first;
      }
  *saved = n_before == 0 ? diple_gamma_groups_get_saving (groups, part) : 0;
  return TRUE;
}

/* TRUE when the group is made of whole parts of the alignment and saves as much as they do. */
static gboolean
is_tie (const DipleGammaGroups *groups, guint group, const guint *places, double slack)
{
  const guint *members = diple_gamma_groups_get (groups, group);
  double sum = 0;

  for (guint k = 0; k < groups->n_annotators; k++)
    {
      double saved = 0;

      if (members[k] == DIPLE_GAMMA_NOBODY || places[members[k]] == 0)
        continue;
      if (!holds (groups, group, places[members[k]] - 1, k, &saved))
        return FALSE;
      sum += saved;
    }
  return diple_gamma_groups_get_saving (groups, group) >= sum - slack;
}

void
diple_gamma_join_ties (const DipleGammaGroups *groups, guint n_units, double slack, GArray *chosen)
{
  g_autofree guint *places = dup_places (groups, n_units, chosen);
  g_autofree gboolean *seen = g_new0 (gboolean, groups->savings->len + 1);

  for (guint i = 0; i < groups->savings->len; i++)
    if (is_tie (groups, i, places, slack))
      {
        const guint *members = diple_gamma_groups_get (groups, i);

        for (guint k = 0; k < groups->n_annotators; k++)
          if (members[k] != DIPLE_GAMMA_NOBODY)
            places[members[k]] = i + 1;
      }
  g_array_set_size (chosen, 0);
  for (guint i = 0; i < n_units; i++)
    if (places[i] != 0 && !seen[places[i]])
      {
        const guint group = places[i] - 1;

        seen[places[i]] = TRUE;
        g_array_append_val (chosen, group);
      }
}
