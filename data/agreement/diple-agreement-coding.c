/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-agreement-private.h"

#include <string.h>

/* Coincidences of any number of annotators are those of their pairs: in a document that m finished,
 * each pair of values counts 1 / (m - 1). */

const DipleLabelPart *
diple_pair_part_find_label (const DiplePairPart *part, guint label)
{
  for (guint i = 0; i < part->labels->len; i++)
    if (g_array_index (part->labels, DipleLabelPart, i).label == label)
      return &g_array_index (part->labels, DipleLabelPart, i);
  return NULL;
}

DipleLabelSum
diple_document_part_sum_label (const DipleDocumentPart *document, guint label)
{
  const double m = document->finished->len;
  DipleLabelSum sum = { m > 1 ? m * document->weight : 0, 0, 0 };
  gint64 positive = 0;
  gint64 disagree = 0;

  for (guint i = 0; i < document->pairs->len; i++)
    {
      const DipleLabelPart *part =
          diple_pair_part_find_label (&g_array_index (document->pairs, DiplePairPart, i), label);

      if (part == NULL)
        continue;
      positive +=
          2 * part->counts.covered_both + part->counts.covered_one[0] + part->counts.covered_one[1];
      disagree += part->counts.covered_one[0] + part->counts.covered_one[1];
    }
  if (m > 1)
    {
      sum.positive = positive / (m - 1);
      sum.disagree = 2 * disagree / (m - 1);
    }
  return sum;
}

DipleChance
diple_label_sum_cross (DipleLabelSum sum)
{
  return (DipleChance){ sum.n, sum.disagree, 2 * sum.positive * (sum.n - sum.positive) };
}

DipleChance
diple_agreement_label_chance (GPtrArray *documents, guint label, guint complete)
{
  DipleLabelSum sum = { 0, 0, 0 };

  for (guint i = 0; i < documents->len; i++)
    {
      const DipleDocumentPart *document = documents->pdata[i];
      const DipleLabelSum added = diple_document_part_sum_label (document, label);

      if (complete != 0 && document->finished->len != complete)
        continue;
      sum.n += added.n;
      sum.positive += added.positive;
      sum.disagree += added.disagree;
    }
  return diple_label_sum_cross (sum);
}

/* Unlike the others AC1 takes each thing once, however many annotators saw it, and how often a
 * label is used from what one annotator alone saw, too (Gwet 2008, with missing ratings as in
 * Handbook of Inter-Rater Reliability, 2014). */
static DipleChance
share_label (GPtrArray *documents, guint label)
{
  double seen = 0;
  double shared = 0;
  double positive = 0;
  double disagree = 0;

  for (guint i = 0; i < documents->len; i++)
    {
      const DipleDocumentPart *document = documents->pdata[i];
      const double m = document->finished->len;

      for (guint j = 0; j < document->uses->len; j++)
        {
          const DipleUsePart *use = &g_array_index (document->uses, DipleUsePart, j);

          positive += use->label == label ? use->covered / m : 0;
        }
      seen += m > 0 ? document->weight : 0;
      shared += m > 1 ? document->weight : 0;
      if (m > 1)
        disagree += diple_document_part_sum_label (document, label).disagree / m;
    }
  if (shared <= 0)
    return (DipleChance){ 0, 0, 0 };
  positive /= seen;
  return (DipleChance){ 1, disagree / shared, 2 * positive * (1 - positive) };
}

/* A cell of set-valued coincidences, with sets by their rank. */
typedef struct
{
  guint a;
  guint b;
  double weight;
} Coincidence;

static int
compare_coincidences (gconstpointer a, gconstpointer b)
{
  const Coincidence *x = a;
  const Coincidence *y = b;

  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return (x->b > y->b) - (x->b < y->b);
}

static int
compare_sets (gconstpointer a, gconstpointer b, gpointer sets)
{
  const GArray *x = diple_label_sets_get (sets, *(const guint *) a);
  const GArray *y = diple_label_sets_get (sets, *(const guint *) b);
  const guint shared = MIN (x->len, y->len);

  for (guint i = 0; i < shared; i++)
    {
      const guint p = g_array_index (x, guint, i);
      const guint q = g_array_index (y, guint, i);

      if (p != q)
        return p < q ? -1 : 1;
    }
  return (x->len > y->len) - (x->len < y->len);
}

/* Sets in an order that does not depend on which was met first. */
typedef struct
{
  DipleLabelSets *sets;
  guint n;
  guint *by_rank;
  guint *ranks;
} Ranking;

static void
ranking_init (Ranking *ranking, DipleLabelSets *sets)
{
  ranking->sets = sets;
  ranking->n = diple_label_sets_count (sets);
  ranking->by_rank = g_new (guint, ranking->n);
  ranking->ranks = g_new (guint, ranking->n);
  for (guint i = 0; i < ranking->n; i++)
    ranking->by_rank[i] = i;
  g_qsort_with_data (
      ranking->by_rank, (int) ranking->n, sizeof *ranking->by_rank, compare_sets, sets);
  for (guint rank = 0; rank < ranking->n; rank++)
    ranking->ranks[ranking->by_rank[rank]] = rank;
}

static void
ranking_clear (Ranking *ranking)
{
  g_free (ranking->by_rank);
  g_free (ranking->ranks);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ranking, ranking_clear)

/* Coincidences by their sets. Documents come in order and no document has a cell twice, so each
 * weight is summed in one order. */
typedef struct
{
  const Ranking *ranking;
  GArray *cells;       /* Coincidence */
  GHashTable *indices; /* the place in a full table of all sets, to the index in @cells */
} Gathering;

static Coincidence *
find_cell (Gathering *gathering, guint a, guint b)
{
  const gpointer place = GSIZE_TO_POINTER ((gsize) a * gathering->ranking->n + b + 1);
  const Coincidence none = { a, b, 0 };
  gpointer index;

  if (!g_hash_table_lookup_extended (gathering->indices, place, NULL, &index))
    {
      index = GUINT_TO_POINTER (gathering->cells->len);
      g_hash_table_insert (gathering->indices, place, index);
      g_array_append_val (gathering->cells, none);
    }
  return &g_array_index (gathering->cells, Coincidence, GPOINTER_TO_UINT (index));
}

static void
add_cells (Gathering *gathering, GArray *cells, double share)
{
  const guint *ranks = gathering->ranking->ranks;

  for (guint i = 0; i < cells->len; i++)
    {
      const DipleCell *cell = &g_array_index (cells, DipleCell, i);

      find_cell (gathering, ranks[cell->set[0]], ranks[cell->set[1]])->weight +=
          cell->weight * share;
    }
}

static Gathering
start_gathering (const Ranking *ranking)
{
  return (Gathering){ ranking,
                      g_array_new (FALSE, FALSE, sizeof (Coincidence)),
                      g_hash_table_new (NULL, NULL) };
}

static GArray *
end_gathering (Gathering *gathering)
{
  g_hash_table_unref (gathering->indices);
  g_array_sort (gathering->cells, compare_coincidences);
  return gathering->cells;
}

/* How much of each set there is, on the side of the first and of the second annotator. */
static void
sum_margins (GArray *coincidences, double *rows, double *columns)
{
  for (guint i = 0; i < coincidences->len; i++)
    {
      const Coincidence *cell = &g_array_index (coincidences, Coincidence, i);

      rows[cell->a] += cell->weight;
      columns[cell->b] += cell->weight;
    }
}

static double
measure (const Ranking *ranking, guint a, guint b, DipleMetric metric)
{
  if (a == b)
    return 0;
  if (metric == DIPLE_METRIC_NOMINAL)
    return 1;
  return diple_set_distance (diple_label_sets_get (ranking->sets, ranking->by_rank[a]),
                             diple_label_sets_get (ranking->sets, ranking->by_rank[b]),
                             metric);
}

/* Crosses the margins; with @mirrored every pair counts in both directions. */
static DipleChance
cross (const Ranking *ranking, GArray *coincidences, DipleMetric metric, gboolean mirrored)
{
  g_autofree double *rows = g_new0 (double, ranking->n);
  g_autofree double *columns = g_new0 (double, ranking->n);
  DipleChance chance = { 0, 0, 0 };

  sum_margins (coincidences, rows, columns);
  for (guint i = 0; i < coincidences->len; i++)
    {
      const Coincidence *cell = &g_array_index (coincidences, Coincidence, i);

      chance.disagree += cell->weight * measure (ranking, cell->a, cell->b, metric);
    }
  for (guint a = 0; mirrored && a < ranking->n; a++)
    rows[a] = columns[a] = rows[a] + columns[a];
  for (guint a = 0; a < ranking->n; a++)
    {
      chance.n += rows[a];
      for (guint b = 0; rows[a] > 0 && b < ranking->n; b++)
        if (columns[b] > 0)
          chance.crossed += rows[a] * columns[b] * measure (ranking, a, b, metric);
    }
  chance.disagree *= mirrored ? 2 : 1;
  return chance;
}

/* @complete: see diple_agreement_label_chance(). */
static GArray *
gather_coincidences (GPtrArray *documents, const Ranking *ranking, guint complete)
{
  Gathering gathering = start_gathering (ranking);

  for (guint i = 0; i < documents->len; i++)
    {
      const DipleDocumentPart *document = documents->pdata[i];

      if (complete != 0 && document->finished->len != complete)
        continue;
      for (guint j = 0; j < document->pairs->len; j++)
        add_cells (&gathering,
                   g_array_index (document->pairs, DiplePairPart, j).cells,
                   1.0 / (document->finished->len - 1));
    }
  return end_gathering (&gathering);
}

static const DipleMetric set_metrics[] = { DIPLE_METRIC_NOMINAL,
                                           DIPLE_METRIC_JACCARD,
                                           DIPLE_METRIC_MASI };

static void
fill_sets (DipleCodingFigures *figures, const Ranking *ranking, GArray *coincidences)
{
  for (guint i = 0; i < G_N_ELEMENTS (set_metrics); i++)
    {
      const DipleChance chance = cross (ranking, coincidences, set_metrics[i], TRUE);

      figures->sets_alpha[i] = diple_chance_alpha (&chance);
    }
}

static void
fill_fleiss (DipleFigure *fleiss, const DipleChance *chance)
{
  *fleiss =
      chance->n > 0 ? diple_chance_kappa (chance) : diple_figure_none (DIPLE_FIGURE_INCOMPLETE);
}

static void
fill_label (DipleLabelCoding *figures, const DipleChance *chance, const DipleChance *complete)
{
  figures->alpha = diple_chance_alpha (chance);
  figures->percent = diple_chance_percent (chance);
  figures->ac1 = diple_chance_ac1 (chance, 2);
  fill_fleiss (&figures->fleiss, complete);
  figures->kappa = figures->positive = figures->pi = diple_figure_none (DIPLE_FIGURE_NO_DOCUMENTS);
}

static void
fill_all (const DipleAgreementFigures *figures,
          DipleCodingFigures *coding,
          const Ranking *ranking,
          GPtrArray *documents)
{
  g_autofree DipleChance *chances = g_new0 (DipleChance, figures->n_labels + 1);
  g_autoptr (GArray) all = gather_coincidences (documents, ranking, 0);
  g_autoptr (GArray) complete = gather_coincidences (documents, ranking, figures->n_annotators);
  const DipleChance crossed = cross (ranking, complete, DIPLE_METRIC_NOMINAL, TRUE);

  for (guint label = 0; label < figures->n_labels; label++)
    {
      const DipleChance of_all =
          diple_agreement_label_chance (documents, label, figures->n_annotators);
      DipleChance shares;

      chances[label] = diple_agreement_label_chance (documents, label, 0);
      fill_label (&coding->labels[label], &chances[label], &of_all);
      shares = share_label (documents, label);
      coding->labels[label].ac1 = diple_chance_ac1 (&shares, 2);
    }
  coding->alpha = diple_chance_pooled_alpha (chances, figures->n_labels);
  coding->kappa = coding->sets_kappa = diple_figure_none (DIPLE_FIGURE_NO_DOCUMENTS);
  fill_sets (coding, ranking, all);
  fill_fleiss (&coding->sets_fleiss, &crossed);
}

/* Both annotators' own margins. */
static DipleChance
cross_table (const guint64 table[4])
{
  const double n = (double) (table[0] + table[1] + table[2] + table[3]);
  const double first = (double) (table[0] + table[1]);
  const double second = (double) (table[0] + table[2]);

  return (DipleChance){ n,
                        (double) (table[1] + table[2]),
                        first * (n - second) + (n - first) * second };
}

static DipleChance
mirror_table (const guint64 table[4])
{
  const double n = 2.0 * (double) (table[0] + table[1] + table[2] + table[3]);

  return diple_label_sum_cross ((DipleLabelSum){
      n, (double) (2 * table[0] + table[1] + table[2]), 2.0 * (double) (table[1] + table[2]) });
}

static void
fill_pair_label (DipleLabelCoding *figures,
                 const DipleSpanCounts *counts,
                 guint64 weight,
                 DipleChance *coincidences,
                 DipleChance *margins)
{
  const guint64 marked =
      (guint64) (counts->covered_both + counts->covered_one[0] + counts->covered_one[1]);
  const guint64 table[] = { (guint64) counts->covered_both,
                            (guint64) counts->covered_one[0],
                            (guint64) counts->covered_one[1],
                            weight - marked };

  memcpy (figures->table, table, sizeof table);
  *coincidences = mirror_table (table);
  *margins = cross_table (table);
  fill_label (figures, coincidences, coincidences);
  figures->kappa = diple_chance_kappa (margins);
  figures->pi = diple_chance_kappa (coincidences);
  figures->positive = diple_span_counts_f1 (counts, DIPLE_F1_COVERAGE);
}

/* The cells of one pair over @parts (DiplePairPart *). */
static GArray *
gather_pair (GPtrArray *parts, const Ranking *ranking)
{
  Gathering gathering = start_gathering (ranking);

  for (guint i = 0; i < parts->len; i++)
    add_cells (&gathering, ((const DiplePairPart *) parts->pdata[i])->cells, 1);
  return end_gathering (&gathering);
}

static void
fill_pair (DiplePairFigures *pair, guint n_labels, const Ranking *ranking, GPtrArray *parts)
{
  g_autofree DipleChance *coincidences = g_new0 (DipleChance, n_labels + 1);
  g_autofree DipleChance *margins = g_new0 (DipleChance, n_labels + 1);
  g_autoptr (GArray) cells = gather_pair (parts, ranking);
  guint64 weight = 0;
  DipleChance sets[2];

  for (guint i = 0; i < cells->len; i++)
    weight += (guint64) g_array_index (cells, Coincidence, i).weight;
  for (guint label = 0; label < n_labels; label++)
    fill_pair_label (&pair->coding.labels[label],
                     &pair->labels[label],
                     weight,
                     &coincidences[label],
                     &margins[label]);
  pair->coding.alpha = diple_chance_pooled_alpha (coincidences, n_labels);
  pair->coding.kappa = diple_chance_pooled_kappa (margins, n_labels);
  fill_sets (&pair->coding, ranking, cells);
  sets[0] = cross (ranking, cells, DIPLE_METRIC_NOMINAL, TRUE);
  sets[1] = cross (ranking, cells, DIPLE_METRIC_NOMINAL, FALSE);
  pair->coding.sets_fleiss = diple_chance_kappa (&sets[0]);
  pair->coding.sets_kappa = diple_chance_kappa (&sets[1]);
}

static GPtrArray *
gather_parts (GPtrArray *documents, const DiplePairFigures *pair)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < documents->len; i++)
    {
      const DipleDocumentPart *document = documents->pdata[i];

      for (guint j = 0; j < document->pairs->len; j++)
        {
          DiplePairPart *part = &g_array_index (document->pairs, DiplePairPart, j);

          if (part->annotators[0] == pair->annotators[0] &&
              part->annotators[1] == pair->annotators[1])
            g_ptr_array_add (parts, part);
        }
    }
  return parts;
}

void
diple_agreement_fill_coding (DipleAgreement *self,
                             DipleAgreementFigures *figures,
                             GPtrArray *documents)
{
  g_auto (Ranking) ranking = { NULL, 0, NULL, NULL };

  ranking_init (&ranking, self->sets);
  for (guint i = 0; i < figures->n_pairs; i++)
    {
      g_autoptr (GPtrArray) parts = gather_parts (documents, &figures->pairs[i]);

      fill_pair (&figures->pairs[i], figures->n_labels, &ranking, parts);
    }
  fill_all (figures, &figures->coding, &ranking, documents);
}
