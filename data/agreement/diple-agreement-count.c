/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-agreement-private.h"
#include "data/agreement/diple-span-matching-private.h"

static void
clear_pair (gpointer data)
{
  DiplePairPart *pair = data;

  g_array_unref (pair->labels);
  g_array_unref (pair->confusion);
  g_array_unref (pair->cells);
  g_array_unref (pair->values);
  g_array_unref (pair->relations);
}

void
diple_document_part_free (DipleDocumentPart *part)
{
  g_free (part->name);
  g_array_unref (part->finished);
  g_array_unref (part->uses);
  g_array_unref (part->pairs);
  g_free (part);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  return diple_unit_compare_all (*(const DipleUnit *const *) a, *(const DipleUnit *const *) b);
}

GPtrArray *
diple_unit_document_gather (const DipleUnitDocument *document, guint annotator)
{
  GPtrArray *units = g_ptr_array_new ();
  guint kept = 0;

  for (guint i = 0; i < document->units->len; i++)
    if (g_array_index (document->units, DipleUnit, i).annotator == annotator)
      g_ptr_array_add (units, &g_array_index (document->units, DipleUnit, i));
  g_ptr_array_sort (units, compare_units);
  for (guint i = 0; i < units->len; i++)
    if (kept == 0 || diple_unit_compare (units->pdata[kept - 1], units->pdata[i]) != 0)
      units->pdata[kept++] = units->pdata[i];
  g_ptr_array_set_size (units, (int) kept);
  return units;
}

static GPtrArray *
pick_label (GPtrArray *units, guint label)
{
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < units->len; i++)
    if (((const DipleUnit *) units->pdata[i])->label == label)
      g_ptr_array_add (picked, units->pdata[i]);
  return picked;
}

static gboolean
has_label (GArray *set, guint label)
{
  for (guint i = 0; i < set->len; i++)
    if (g_array_index (set, guint, i) == label)
      return TRUE;
  return FALSE;
}

static void
add_cell (DipleSpanCounts *counts, gboolean first, gboolean second, guint64 weight)
{
  if (first && second)
    counts->covered_both += weight;
  else if (first || second)
    counts->covered_one[first ? 0 : 1] += weight;
}

/* What both annotators cover, from what was crossed. */
static void
count_cover (const DipleAgreement *self, DiplePairPart *pair)
{
  for (guint i = 0; i < pair->cells->len; i++)
    {
      const DipleCell *cell = &g_array_index (pair->cells, DipleCell, i);
      GArray *first = diple_label_sets_get (self->sets, cell->set[0]);
      GArray *second = diple_label_sets_get (self->sets, cell->set[1]);

      add_cell (&pair->unlabelled, first->len > 0, second->len > 0, cell->weight);
      for (guint j = 0; j < pair->labels->len; j++)
        {
          DipleLabelPart *part = &g_array_index (pair->labels, DipleLabelPart, j);

          add_cell (&part->counts,
                    has_label (first, part->label),
                    has_label (second, part->label),
                    cell->weight);
        }
    }
}

static void
count_labels (const DipleAgreement *self, DiplePairPart *pair, GPtrArray *a, GPtrArray *b)
{
  for (guint label = 0; label < self->n_labels; label++)
    {
      g_autoptr (GPtrArray) of_a = pick_label (a, label);
      g_autoptr (GPtrArray) of_b = pick_label (b, label);
      DipleLabelPart part = { .label = label };

      if (of_a->len + of_b->len == 0)
        continue;
      diple_match_label (of_a, of_b, &part.counts);
      g_array_append_val (pair->labels, part);
    }
}

/* The first unit of each place. */
static gint64
count_places (GPtrArray *units)
{
  gint64 places = 0;

  for (guint i = 0; i < units->len; i++)
    places += i == 0 || !diple_unit_same_place (units->pdata[i - 1], units->pdata[i]);
  return places;
}

static int
compare_places (const DipleUnit *a, const DipleUnit *b)
{
  DipleUnit place = *b;

  place.label = a->label;
  place.annotator = a->annotator;
  return diple_unit_compare (a, &place);
}

static void
count_unlabelled (DiplePairPart *pair, GPtrArray *a, GPtrArray *b)
{
  pair->unlabelled.spans[0] = count_places (a);
  pair->unlabelled.spans[1] = count_places (b);
  for (guint i = 0, j = 0; i < a->len && j < b->len;)
    {
      const int order = compare_places (a->pdata[i], b->pdata[j]);
      const guint at = i;

      pair->unlabelled.credit[DIPLE_F1_EXACT] += order == 0;
      if (order <= 0)
        while (i < a->len && diple_unit_same_place (a->pdata[at], a->pdata[i]))
          i++;
      if (order > 0)
        j++;
    }
}

static void
add_confusion (GArray *confusion, guint first, guint second)
{
  const DipleConfusion added = { { first, second }, 1 };

  for (guint i = 0; i < confusion->len; i++)
    {
      DipleConfusion *known = &g_array_index (confusion, DipleConfusion, i);

      if (known->labels[0] == first && known->labels[1] == second)
        {
          known->count++;
          return;
        }
    }
  g_array_append_val (confusion, added);
}

static guint
get_label (GPtrArray *units, guint i)
{
  return ((const DipleUnit *) units->pdata[i])->label;
}

static void
count_confusion (
    DiplePairPart *pair, GPtrArray *a, GPtrArray *b, const guint *aligned, guint nothing)
{
  g_autofree gboolean *met = g_new0 (gboolean, b->len + 1);

  for (guint i = 0; i < a->len; i++)
    {
      const gboolean alone = aligned[i] == G_MAXUINT;

      add_confusion (
          pair->confusion, get_label (a, i), alone ? nothing : get_label (b, aligned[i]));
      met[alone ? b->len : aligned[i]] = TRUE;
    }
  for (guint j = 0; j < b->len; j++)
    if (!met[j])
      add_confusion (pair->confusion, nothing, get_label (b, j));
}

static DiplePairPart
start_pair (guint first, guint second)
{
  DiplePairPart pair = {
    .annotators = { first, second },
    .labels = g_array_new (FALSE, FALSE, sizeof (DipleLabelPart)),
    .confusion = g_array_new (FALSE, FALSE, sizeof (DipleConfusion)),
    .values = g_array_new (FALSE, FALSE, sizeof (DipleValuePart)),
    .relations = g_array_new (FALSE, FALSE, sizeof (DipleRelationPart)),
  };

  g_array_set_clear_func (pair.values, diple_value_part_clear);
  return pair;
}

/* What is known of one annotator in the document that is being counted. */
typedef struct
{
  guint annotator;
  GPtrArray *units;
  GArray *cover;
} Share;

static void
clear_share (gpointer data)
{
  Share *share = data;

  g_ptr_array_unref (share->units);
  g_array_unref (share->cover);
}

static DiplePairPart
count_pair (const DipleAgreement *self,
            const DipleUnitDocument *document,
            const Share *first,
            const Share *second)
{
  DiplePairPart pair = start_pair (first->annotator, second->annotator);
  g_autofree guint *aligned = diple_align (first->units, second->units);

  count_labels (self, &pair, first->units, second->units);
  count_unlabelled (&pair, first->units, second->units);
  pair.cells = diple_cover_cross (first->cover, second->cover);
  count_cover (self, &pair);
  pair.alignment = diple_alignment_count (first->units, second->units, aligned);
  count_confusion (&pair, first->units, second->units, aligned, self->n_labels);
  diple_pair_part_count_values (&pair, first->units, second->units, aligned);
  diple_pair_part_count_relations (&pair, document, first->units, second->units, aligned);
  return pair;
}

static guint64
count_covered (const DipleAgreement *self, GArray *cover, guint label)
{
  guint64 covered = 0;
  guint start = 0;

  for (guint i = 0; i < cover->len; i++)
    {
      const DipleStretch *stretch = &g_array_index (cover, DipleStretch, i);

      if (has_label (diple_label_sets_get (self->sets, stretch->set), label))
        covered += stretch->end - start;
      start = stretch->end;
    }
  return covered;
}

static void
count_uses (const DipleAgreement *self, DipleDocumentPart *part, const Share *share)
{
  for (guint label = 0; label < self->n_labels; label++)
    {
      DipleUsePart use = { share->annotator, label, 0, 0 };

      for (guint i = 0; i < share->units->len; i++)
        use.count += get_label (share->units, i) == label;
      if (use.count == 0)
        continue;
      use.covered = count_covered (self, share->cover, label);
      g_array_append_val (part->uses, use);
    }
}

static GArray *
gather_shares (DipleAgreement *self, const DipleUnitDocument *document, const DipleScale *scale)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (Share));

  g_array_set_clear_func (shares, clear_share);
  for (guint annotator = 0; annotator < self->n_annotators; annotator++)
    if (diple_unit_document_finished_by (document, annotator))
      {
        Share share = { annotator, diple_unit_document_gather (document, annotator), NULL };

        share.cover = diple_cover (share.units, scale, self->sets);
        g_array_append_val (shares, share);
      }
  return shares;
}

DipleDocumentPart *
diple_document_part_new (DipleAgreement *self, const DipleUnitDocument *document)
{
  DipleDocumentPart *part = g_new0 (DipleDocumentPart, 1);
  g_autoptr (DipleScale) scale = diple_scale_new (document, self->unit);
  g_autoptr (GArray) shares = gather_shares (self, document, scale);

  part->name = g_strdup (document->name);
  part->weight = diple_scale_length (scale);
  part->finished = g_array_new (FALSE, FALSE, sizeof (guint));
  part->uses = g_array_new (FALSE, FALSE, sizeof (DipleUsePart));
  part->pairs = g_array_new (FALSE, FALSE, sizeof (DiplePairPart));
  g_array_set_clear_func (part->pairs, clear_pair);
  for (guint i = 0; i < shares->len; i++)
    {
      const Share *share = &g_array_index (shares, Share, i);

      g_array_append_val (part->finished, share->annotator);
      count_uses (self, part, share);
      for (guint j = i + 1; j < shares->len; j++)
        {
          DiplePairPart pair =
              count_pair (self, document, share, &g_array_index (shares, Share, j));

          g_array_append_val (part->pairs, pair);
        }
    }
  return part;
}
