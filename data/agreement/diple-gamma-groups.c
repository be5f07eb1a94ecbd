/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/agreement/diple-gamma-private.h"

#include "data/diple-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The groups of units that may be aligned grow with the power of the annotators. Up to here each
 * sample takes a second or so, and some 100 MB. */
#define MOST_PAIRS 1000000
#define MOST_GROUPS 50000

/* The search for groups: one annotator after another is passed over or gives a unit that lies near
 * to those in the group. A level is an annotator who is next; costs and sums have a row for each,
 * so that going back restores them exactly. */
typedef struct
{
  const DipleGammaCut *cut;
  const DipleGammaSettings *settings;
  DipleGammaGroups *groups;
  guint n;         /* annotators */
  guint most;      /* groups */
  double alone;    /* what a unit costs alone, times the pairs */
  double slack;    /* what counts as nothing, because it may come from rounding */
  double farthest; /* two units that are less alike are never in one group */
  double reach;    /* nor are two that lie farther apart than this many times their lengths */
  gint64 *longest; /* the length of each annotator's longest unit */
  guint *members;  /* the group: n places */
  double *costs;   /* n + 1 rows of n: a member's dissimilarities, each less what nobody costs */
  double *sums;    /* n + 1: of all pairs in the group */
  guint *sizes;    /* n + 1 */
} Search;

static void
save_group (Search *search, guint level)
{
  const double saving = (search->sizes[level] - 1) * search->alone - search->sums[level];

  g_array_append_vals (search->groups->members, search->members, search->n);
  g_array_append_val (search->groups->savings, saving);
}

/* A group is of no use when it is cheaper to take one of its units out, or all of them. Where it
 * comes to the same the group stays, for diple_gamma_join_ties(). */
static gboolean
is_useful (const Search *search, guint level)
{
  const double *costs = search->costs + level * search->n;

  if (search->sizes[level] < 2)
    return FALSE;
  for (guint i = 0; i < level; i++)
    if (search->members[i] != DIPLE_GAMMA_NOBODY && costs[i] > search->alone + search->slack)
      return FALSE;
  return search->sums[level] <= (search->sizes[level] - 1) * search->alone + search->slack;
}

/* What a member costs may fall by delta with each annotator who is yet to come, and by no more. */
static gboolean
has_hope (const Search *search, guint level)
{
  const double *costs = search->costs + level * search->n;
  const double most = search->alone + (search->n - level) * search->settings->delta + search->slack;

  for (guint i = 0; i < level; i++)
    if (search->members[i] != DIPLE_GAMMA_NOBODY && costs[i] > most)
      return FALSE;
  return TRUE;
}

static void
pass_over (Search *search, guint level)
{
  const double *costs = search->costs + level * search->n;

  search->members[level] = DIPLE_GAMMA_NOBODY;
  memcpy (search->costs + (level + 1) * search->n, costs, search->n * sizeof *costs);
  search->sums[level + 1] = search->sums[level];
  search->sizes[level + 1] = search->sizes[level];
}

/* Takes a unit of the annotator at this level in. FALSE when it is too far from somebody's. */
static gboolean
join (Search *search, guint level, guint unit)
{
  const DipleGammaContinuum *plain = &search->cut->plain;
  double *costs = search->costs + (level + 1) * search->n;

  pass_over (search, level);
  search->members[level] = unit;
  search->sizes[level + 1]++;
  costs[level] = 0;
  for (guint i = 0; i < level; i++)
    if (search->members[i] != DIPLE_GAMMA_NOBODY)
      {
        const double far = diple_gamma_dissimilarity (&plain->units[search->members[i]],
                                                      &plain->units[unit],
                                                      plain->n_categories,
                                                      search->settings);

        if (far > search->farthest)
          return FALSE;
        costs[i] += far - search->settings->delta;
        costs[level] += far - search->settings->delta;
      }
  search->sums[level + 1] += costs[level];
  return TRUE;
}

/* The first unit of an annotator that begins at a place or after it. */
static guint
find_start (const DipleGammaCut *cut, guint annotator, double place)
{
  guint low = cut->first[annotator];
  guint high = cut->first[annotator + 1];

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if ((double) cut->plain.units[middle].start < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean extend (Search *search, guint level, guint first);

/* Tries all units of an annotator that lie in reach of the group's first one. */
static gboolean
try_units (Search *search, guint level, guint first)
{
  const DipleGammaUnit *units = search->cut->plain.units;
  const gint64 start = units[first].start;
  const gint64 lengths = units[first].end - start + search->longest[level];
  const double reach = search->reach * (double) lengths;
  const guint end = search->cut->first[level + 1];

  for (guint i = find_start (search->cut, level, (double) start - reach);
       i < end && (double) units[i].start <= (double) start + reach;
       i++)
    if (join (search, level, i) && !extend (search, level + 1, first))
      return FALSE;
  return TRUE;
}

/* FALSE when there are too many groups. */
static gboolean
extend (Search *search, guint level, guint first)
{
  if (!has_hope (search, level))
    return TRUE;
  if (level == search->n)
    {
      if (is_useful (search, level))
        save_group (search, level);
      return search->groups->savings->len <= search->most;
    }
  if (!try_units (search, level, first))
    return FALSE;
  pass_over (search, level);
  return extend (search, level + 1, first);
}

static gboolean
search_from (Search *search, guint annotator, GCancellable *cancellable, GError **error)
{
  const DipleGammaCut *cut = search->cut;

  for (guint i = cut->first[annotator]; i < cut->first[annotator + 1]; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      join (search, annotator, i);
      if (!extend (search, annotator + 1, i))
        return diple_gamma_refuse (error);
    }
  pass_over (search, annotator);
  return TRUE;
}

static void
measure_units (Search *search)
{
  const DipleGammaContinuum *plain = &search->cut->plain;

  for (gsize i = 0; i < plain->n_units; i++)
    {
      const gint64 length = plain->units[i].end - plain->units[i].start;
      gint64 *longest = &search->longest[plain->units[i].annotator];

      *longest = MAX (*longest, length);
    }
}

static void
begin_search (Search *search, const DipleGammaCut *cut, const DipleGammaSettings *settings)
{
  const guint n = cut->plain.n_annotators;
  const guint pairs = diple_gamma_cut_get_pairs (cut);

  search->cut = cut;
  search->settings = settings;
  search->n = n;
  search->most = settings->max_alignable;
  if (search->most == 0)
    search->most = n == 2 ? MOST_PAIRS : MOST_GROUPS;
  search->alone = pairs * settings->delta;
  search->slack = diple_gamma_cut_get_slack (cut, settings);
  search->farthest = (pairs + n - 1) * settings->delta + search->slack;
  search->reach = settings->alpha > 0 && settings->delta > 0
                      ? sqrt (search->farthest / (settings->delta * settings->alpha))
                      : G_MAXDOUBLE;
  search->longest = g_new0 (gint64, n);
  search->members = g_new (guint, n);
  search->costs = g_new0 (double, (gsize) (n + 1) * n);
  search->sums = g_new0 (double, n + 1);
  search->sizes = g_new0 (guint, n + 1);
  measure_units (search);
}

static void
end_search (Search *search)
{
  g_free (search->longest);
  g_free (search->members);
  g_free (search->costs);
  g_free (search->sums);
  g_free (search->sizes);
}

DipleGammaGroups *
diple_gamma_groups_new (const DipleGammaCut *cut,
                        const DipleGammaSettings *settings,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (DipleGammaGroups) self = g_new0 (DipleGammaGroups, 1);
  Search search = { .groups = self };
  gboolean done = TRUE;

  self->n_annotators = cut->plain.n_annotators;
  self->members = g_array_new (FALSE, FALSE, sizeof (guint));
  self->savings = g_array_new (FALSE, FALSE, sizeof (double));
  begin_search (&search, cut, settings);
  for (guint i = 0; done && i < search.n; i++)
    done = search_from (&search, i, cancellable, error);
  end_search (&search);
  return done ? g_steal_pointer (&self) : NULL;
}

void
diple_gamma_groups_free (DipleGammaGroups *self)
{
  g_array_unref (self->members);
  g_array_unref (self->savings);
  g_free (self);
}

const guint *
diple_gamma_groups_get (const DipleGammaGroups *self, guint group)
{
  return (const guint *) (gpointer) self->members->data + (gsize) group * self->n_annotators;
}

double
diple_gamma_groups_get_saving (const DipleGammaGroups *self, guint group)
{
  return g_array_index (self->savings, double, group);
}

gboolean
diple_gamma_refuse (GError **error)
{
  g_set_error_literal (error,
                       DIPLE_ERROR,
                       DIPLE_ERROR_REFUSED,
                       _ ("Gamma is too much work for this document: there are too many ways to"
                          " align its annotations. Choose fewer annotators or labels."));
  return FALSE;
}
