/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-agreement-bootstrap.h"

#include <math.h>
#include <string.h>

#include "data/agreement/diple-agreement-private.h"
#include "data/core/diple-random-private.h"

/* Exact F1 of one pair: what was found twice, and all spans. */
typedef struct
{
  double credit;
  double spans;
} Hits;

/* What each document adds, laid out so that a resample is nothing but sums. A row of @hits has a
 * place for each pair and, in it, one for each label and one for all labels; a row of @sums one for
 * each label. */
typedef struct
{
  guint n_documents;
  guint n_pairs;
  guint n_labels;
  gsize n_hits;
  Hits *hits;
  DipleLabelSum *sums;
  Hits *hit_totals; /* one row, of the resample at hand */
  DipleLabelSum *sum_totals;
} Table;

static void
table_clear (Table *table)
{
  g_free (table->hits);
  g_free (table->sums);
  g_free (table->hit_totals);
  g_free (table->sum_totals);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static guint
find_pair (guint n_annotators, const DiplePairPart *part)
{
  const guint first = part->annotators[0];

  return first * (2 * n_annotators - first - 1) / 2 + part->annotators[1] - first - 1;
}

static void
fill_hits (Table *table, Hits *row, guint pair, const DiplePairPart *part)
{
  Hits *labels = row + (gsize) pair * (table->n_labels + 1);

  for (guint i = 0; i < part->labels->len; i++)
    {
      const DipleLabelPart *label = &g_array_index (part->labels, DipleLabelPart, i);
      Hits *const both[] = { &labels[label->label], &labels[table->n_labels] };

      for (guint j = 0; j < G_N_ELEMENTS (both); j++)
        {
          both[j]->credit += label->counts.credit[DIPLE_F1_EXACT];
          both[j]->spans += label->counts.spans[0] + label->counts.spans[1];
        }
    }
}

static void
table_init (Table *table, const DipleAgreement *agreement, GPtrArray *documents)
{
  table->n_documents = documents->len;
  table->n_labels = agreement->n_labels;
  table->n_pairs =
      agreement->n_annotators > 1 ? agreement->n_annotators * (agreement->n_annotators - 1) / 2 : 0;
  table->n_hits = (gsize) table->n_pairs * (table->n_labels + 1);
  table->hits = g_new0 (Hits, table->n_hits * documents->len + 1);
  table->sums = g_new0 (DipleLabelSum, (gsize) table->n_labels * documents->len + 1);
  table->hit_totals = g_new0 (Hits, table->n_hits + 1);
  table->sum_totals = g_new0 (DipleLabelSum, table->n_labels + 1);
  for (guint i = 0; i < documents->len; i++)
    {
      const DipleDocumentPart *document = documents->pdata[i];

      for (guint j = 0; j < document->pairs->len; j++)
        {
          const DiplePairPart *part = &g_array_index (document->pairs, DiplePairPart, j);

          fill_hits (table,
                     table->hits + table->n_hits * i,
                     find_pair (agreement->n_annotators, part),
                     part);
        }
      for (guint label = 0; label < table->n_labels; label++)
        table->sums[table->n_labels * i + label] = diple_document_part_sum_label (document, label);
    }
}

static void
start_sample (Table *table)
{
  memset (table->hit_totals, 0, table->n_hits * sizeof *table->hit_totals);
  memset (table->sum_totals, 0, table->n_labels * sizeof *table->sum_totals);
}

static void
add_document (Table *table, guint document)
{
  const Hits *hits = table->hits + table->n_hits * document;
  const DipleLabelSum *sums = table->sums + (gsize) table->n_labels * document;

  for (gsize i = 0; i < table->n_hits; i++)
    {
      table->hit_totals[i].credit += hits[i].credit;
      table->hit_totals[i].spans += hits[i].spans;
    }
  for (guint label = 0; label < table->n_labels; label++)
    {
      table->sum_totals[label].n += sums[label].n;
      table->sum_totals[label].positive += sums[label].positive;
      table->sum_totals[label].disagree += sums[label].disagree;
    }
}

/* Statistics in a row: exact F1 and alpha of all labels, then of each one. */
static DipleFigure
compute_exact (const Table *table, guint label)
{
  double sum = 0;
  guint n = 0;

  for (guint pair = 0; pair < table->n_pairs; pair++)
    {
      const Hits *hits = &table->hit_totals[(gsize) pair * (table->n_labels + 1) + label];

      if (hits->spans > 0)
        {
          sum += 2 * hits->credit / hits->spans;
          n++;
        }
    }
  return diple_figure_divide (sum, n, DIPLE_FIGURE_NO_SPANS);
}

static void
compute (const Table *table, DipleChance *chances, DipleFigure *figures)
{
  figures[0] = compute_exact (table, table->n_labels);
  for (guint label = 0; label < table->n_labels; label++)
    {
      chances[label] = diple_label_sum_cross (table->sum_totals[label]);
      figures[2 + 2 * label] = compute_exact (table, label);
      figures[3 + 2 * label] = diple_chance_alpha (&chances[label]);
    }
  figures[1] = diple_chance_pooled_alpha (chances, table->n_labels);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *) a;
  const double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Between the two values next to it: Hyndman & Fan 1996, type 7. */
static double
find_quantile (GArray *sorted, double share)
{
  const double place = share * (sorted->len - 1);
  const guint below = (guint) floor (place);
  const double low = g_array_index (sorted, double, below);
  const double high = g_array_index (sorted, double, MIN (below + 1, sorted->len - 1));

  return low + (place - below) * (high - low);
}

static void
end_interval (DipleInterval *interval, GArray *values, guint n_replicates)
{
  interval->low = interval->high = NAN;
  interval->n_undefined = n_replicates - values->len;
  if (values->len == 0 || interval->n_undefined > n_replicates / 10.0 ||
      !diple_figure_is_defined (interval->estimate))
    return;
  g_array_sort (values, compare_doubles);
  interval->low = find_quantile (values, 0.025);
  interval->high = find_quantile (values, 0.975);
}

static DipleInterval *
get_interval (DipleBootstrap *bootstrap, guint statistic)
{
  if (statistic < 2)
    return statistic == 0 ? &bootstrap->exact : &bootstrap->alpha;
  return statistic % 2 == 0 ? &bootstrap->label_exact[statistic / 2 - 1]
                            : &bootstrap->label_alpha[statistic / 2 - 1];
}

static void
add_values (GPtrArray *values, const DipleFigure *figures)
{
  for (guint i = 0; i < values->len; i++)
    if (diple_figure_is_defined (figures[i]))
      g_array_append_val ((GArray *) values->pdata[i], figures[i].value);
}

static gboolean
resample (Table *table,
          DipleBootstrap *bootstrap,
          GPtrArray *values,
          GCancellable *cancellable,
          GError **error)
{
  DipleRandom random = diple_random_seed (bootstrap->seed);
  g_autofree DipleChance *chances = g_new (DipleChance, table->n_labels + 1);
  g_autofree DipleFigure *figures = g_new (DipleFigure, values->len);

  start_sample (table);
  for (guint i = 0; i < table->n_documents; i++)
    add_document (table, i);
  compute (table, chances, figures);
  for (guint i = 0; i < values->len; i++)
    get_interval (bootstrap, i)->estimate = figures[i];

  for (guint i = 0; table->n_documents > 0 && i < bootstrap->n_replicates; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      start_sample (table);
      for (guint j = 0; j < table->n_documents; j++)
        add_document (table, (guint) diple_random_below (&random, table->n_documents));
      compute (table, chances, figures);
      add_values (values, figures);
    }
  return TRUE;
}

/* Documents that two or more finished. */
static GPtrArray *
select_shared (DipleAgreement *self, const char *const *names)
{
  g_autoptr (GPtrArray) all = diple_agreement_select (self, names);
  GPtrArray *shared = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (((const DipleDocumentPart *) all->pdata[i])->finished->len > 1)
      g_ptr_array_add (shared, all->pdata[i]);
  return shared;
}

DipleBootstrap *
diple_agreement_bootstrap (DipleAgreement *self,
                           const char *const *names,
                           guint n_replicates,
                           guint64 seed,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (DipleBootstrap) bootstrap = g_new0 (DipleBootstrap, 1);
  g_autoptr (GPtrArray) documents = select_shared (self, names);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_auto (Table) table = { .n_documents = 0 };

  bootstrap->n_replicates = n_replicates;
  bootstrap->seed = seed;
  bootstrap->n_documents = documents->len;
  bootstrap->n_labels = self->n_labels;
  bootstrap->label_exact = g_new0 (DipleInterval, self->n_labels + 1);
  bootstrap->label_alpha = g_new0 (DipleInterval, self->n_labels + 1);
  for (guint i = 0; i < 2 + 2 * self->n_labels; i++)
    g_ptr_array_add (values, g_array_new (FALSE, FALSE, sizeof (double)));
  table_init (&table, self, documents);
  if (!resample (&table, bootstrap, values, cancellable, error))
    return NULL;
  for (guint i = 0; i < values->len; i++)
    end_interval (get_interval (bootstrap, i), values->pdata[i], n_replicates);
  return g_steal_pointer (&bootstrap);
}

void
diple_bootstrap_free (DipleBootstrap *bootstrap)
{
  if (bootstrap == NULL)
    return;
  g_free (bootstrap->label_exact);
  g_free (bootstrap->label_alpha);
  g_free (bootstrap);
}
