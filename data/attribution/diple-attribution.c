/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/attribution/diple-attribution-private.h"

#define MOST 8

void
diple_attribution_free (DipleAttribution *attribution)
{
  if (attribution == NULL)
    return;

  g_free (attribution->claim);
  g_free (attribution);
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) diple_attribution_free);
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const DipleAttribution *one = *(DipleAttribution *const *) a;
  const DipleAttribution *two = *(DipleAttribution *const *) b;

  return (one->score < two->score) - (one->score > two->score);
}

static gboolean
same_range (DipleRange a, DipleRange b)
{
  return a.start == b.start && a.end == b.end;
}

static gboolean
same (const DipleAttribution *a, const DipleAttribution *b)
{
  if (!same_range (a->source, b->source) || !same_range (a->cue, b->cue) ||
      a->n_claim != b->n_claim)
    return FALSE;
  for (guint i = 0; i < a->n_claim; i++)
    if (!same_range (a->claim[i], b->claim[i]))
      return FALSE;
  return TRUE;
}

/* The sort keeps the order of equals: what was found first was looked for first. */
static void
choose (GPtrArray *found)
{
  g_ptr_array_sort (found, compare_scores);
  for (guint i = 0; i < found->len; i++)
    for (guint j = found->len - 1; j > i; j--)
      if (same (g_ptr_array_index (found, i), g_ptr_array_index (found, j)))
        g_ptr_array_remove_index (found, j);
  if (found->len > MOST)
    g_ptr_array_set_size (found, MOST);
}

GPtrArray *
diple_attribution_propose (const DipleAttributionRules *rules,
                           const DipleTextMap *map,
                           DipleBoundaries *boundaries,
                           const DipleRange *claim,
                           guint n_claim,
                           GArray *known)
{
  g_autoptr (GPtrArray) found = new_list ();
  g_autoptr (GArray) pieces = NULL;
  DiplePassage *passage;
  DipleRange place;

  g_return_val_if_fail (rules != NULL && map != NULL && boundaries != NULL, NULL);
  g_return_val_if_fail (claim != NULL && n_claim > 0, NULL);

  place = (DipleRange){ claim[0].start, claim[n_claim - 1].end };
  passage = diple_passage_new (rules, map, boundaries, place);
  if (n_claim == 1)
    pieces = diple_attribution_split (passage, known, claim[0]);
  if (pieces != NULL)
    diple_attribution_rank (
        passage, known, (DipleClaim){ (DipleRange *) pieces->data, pieces->len }, -1, 2, found);
  diple_attribution_rank (
      passage, known, (DipleClaim){ (DipleRange *) claim, n_claim }, -1, 0, found);
  diple_passage_free (passage);
  choose (found);
  return g_steal_pointer (&found);
}

GPtrArray *
diple_attribution_propose_at (const DipleAttributionRules *rules,
                              const DipleTextMap *map,
                              DipleBoundaries *boundaries,
                              guint caret,
                              GArray *known)
{
  g_autoptr (GPtrArray) found = new_list ();
  DiplePassage *passage;

  g_return_val_if_fail (rules != NULL && map != NULL && boundaries != NULL, NULL);

  caret = MIN (caret, diple_text_map_length (map));
  passage = diple_passage_new (rules, map, boundaries, (DipleRange){ caret, caret });
  diple_attribution_guess (passage, known, caret, found);
  diple_passage_free (passage);
  choose (found);
  return g_steal_pointer (&found);
}
