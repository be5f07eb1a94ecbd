/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-agreement-private.h"

static void
clear_pair (DiplePairFigures *pair)
{
  g_free (pair->labels);
  g_free (pair->confusion);
  g_free (pair->coding.labels);
  g_array_unref (pair->attributes);
  g_array_unref (pair->relations);
}

void
diple_agreement_figures_free (DipleAgreementFigures *figures)
{
  if (figures == NULL)
    return;
  for (guint i = 0; i < figures->n_pairs; i++)
    clear_pair (&figures->pairs[i]);
  g_free (figures->pairs);
  g_free (figures->spans);
  g_free (figures->finished);
  g_free (figures->labels);
  g_free (figures->coding.labels);
  g_free (figures);
}

static void
init_pair (DiplePairFigures *pair, guint first, guint second, guint n_labels)
{
  pair->annotators[0] = first;
  pair->annotators[1] = second;
  pair->labels = g_new0 (DipleSpanCounts, n_labels + 1);
  pair->confusion = g_new0 (gint64, (gsize) (n_labels + 1) * (n_labels + 1));
  pair->coding.labels = g_new0 (DipleLabelCoding, n_labels + 1);
  pair->attributes = g_array_new (FALSE, FALSE, sizeof (DipleAttributeFigures));
  pair->relations = g_array_new (FALSE, TRUE, sizeof (DipleRelationFigures));
}

static DipleAgreementFigures *
new_figures (guint n_annotators, guint n_labels)
{
  DipleAgreementFigures *figures = g_new0 (DipleAgreementFigures, 1);
  guint i = 0;

  figures->n_annotators = n_annotators;
  figures->n_labels = n_labels;
  figures->spans = g_new0 (gint64, (gsize) n_annotators * n_labels + 1);
  figures->finished = g_new0 (guint, n_annotators + 1);
  figures->labels = g_malloc0 ((n_labels + 1) * sizeof *figures->labels);
  figures->coding.labels = g_new0 (DipleLabelCoding, n_labels + 1);
  figures->n_pairs = n_annotators > 1 ? n_annotators * (n_annotators - 1) / 2 : 0;
  figures->pairs = g_new0 (DiplePairFigures, figures->n_pairs + 1);
  for (guint first = 0; first < n_annotators; first++)
    for (guint second = first + 1; second < n_annotators; second++)
      init_pair (&figures->pairs[i++], first, second, n_labels);
  return figures;
}

static DiplePairFigures *
find_pair (const DipleAgreementFigures *figures, guint first, guint second)
{
  const guint before = first * (2 * figures->n_annotators - first - 1) / 2;

  return &figures->pairs[before + second - first - 1];
}

const DiplePairFigures *
diple_agreement_figures_pair (const DipleAgreementFigures *figures, guint first, guint second)
{
  g_return_val_if_fail (first != second, NULL);
  g_return_val_if_fail (MAX (first, second) < figures->n_annotators, NULL);

  return find_pair (figures, MIN (first, second), MAX (first, second));
}

static void
add_pair (DipleAgreementFigures *figures, const DiplePairPart *part)
{
  DiplePairFigures *pair = find_pair (figures, part->annotators[0], part->annotators[1]);

  pair->n_documents++;
  for (guint i = 0; i < part->labels->len; i++)
    {
      const DipleLabelPart *label = &g_array_index (part->labels, DipleLabelPart, i);

      diple_span_counts_add (&pair->labels[label->label], &label->counts);
      diple_span_counts_add (&pair->all, &label->counts);
    }
  diple_span_counts_add (&pair->unlabelled, &part->unlabelled);
  diple_alignment_add (&pair->alignment, &part->alignment);
  for (guint i = 0; i < part->confusion->len; i++)
    {
      const DipleConfusion *cell = &g_array_index (part->confusion, DipleConfusion, i);

      pair->confusion[cell->labels[0] * (figures->n_labels + 1) + cell->labels[1]] += cell->count;
    }
  diple_pair_figures_add_relations (pair, part);
}

static void
add_document (DipleAgreementFigures *figures, const DipleDocumentPart *document)
{
  figures->n_documents++;
  figures->n_shared += document->finished->len > 1;
  figures->n_units += document->finished->len > 1 ? document->weight : 0;
  figures->n_complete +=
      document->finished->len > 0 && document->finished->len == figures->n_annotators;
  for (guint i = 0; i < document->finished->len; i++)
    figures->finished[g_array_index (document->finished, guint, i)]++;
  for (guint i = 0; i < document->uses->len; i++)
    {
      const DipleUsePart *use = &g_array_index (document->uses, DipleUsePart, i);

      figures->spans[use->annotator * figures->n_labels + use->label] += use->count;
    }
  for (guint i = 0; i < document->pairs->len; i++)
    add_pair (figures, &g_array_index (document->pairs, DiplePairPart, i));
}

/* Gathered for a pair at once, because alpha needs all values of an attribute together. */
static void
fill_values (DipleAgreementFigures *figures, GPtrArray *documents)
{
  for (guint i = 0; i < figures->n_pairs; i++)
    {
      DiplePairFigures *pair = &figures->pairs[i];
      g_autoptr (GPtrArray) values = g_ptr_array_new ();

      for (guint j = 0; j < documents->len; j++)
        {
          GArray *parts = ((const DipleDocumentPart *) documents->pdata[j])->pairs;

          for (guint k = 0; k < parts->len; k++)
            {
              const DiplePairPart *part = &g_array_index (parts, DiplePairPart, k);

              if (find_pair (figures, part->annotators[0], part->annotators[1]) != pair)
                continue;
              for (guint m = 0; m < part->values->len; m++)
                g_ptr_array_add (values, &g_array_index (part->values, DipleValuePart, m));
            }
        }
      diple_pair_figures_add_values (pair, values);
      diple_pair_figures_end_relations (pair);
    }
}

DipleFigure
diple_pair_figures_f1 (const DiplePairFigures *pair, const DipleSpanCounts *counts, DipleF1 measure)
{
  return pair->n_documents > 0 ? diple_span_counts_f1 (counts, measure)
                               : diple_figure_none (DIPLE_FIGURE_NO_DOCUMENTS);
}

static DipleFigure
average_labels (const DiplePairFigures *pair, guint n_labels)
{
  g_autofree DipleFigure *labels = g_new (DipleFigure, n_labels + 1);

  for (guint label = 0; label < n_labels; label++)
    labels[label] = diple_pair_figures_f1 (pair, &pair->labels[label], DIPLE_F1_EXACT);
  return diple_figures_mean (labels, n_labels);
}

static DipleSpread
spread (const DipleFigure *figures, guint n_figures)
{
  return (DipleSpread){ diple_figures_mean (figures, n_figures),
                        diple_figures_deviation (figures, n_figures) };
}

/* @label: G_MAXUINT for all of them together. */
static DipleSpread
spread_f1 (const DipleAgreementFigures *figures, DipleF1 measure, guint label)
{
  g_autofree DipleFigure *all = g_new (DipleFigure, figures->n_pairs + 1);

  for (guint i = 0; i < figures->n_pairs; i++)
    {
      const DiplePairFigures *pair = &figures->pairs[i];

      all[i] = diple_pair_figures_f1 (
          pair, label < figures->n_labels ? &pair->labels[label] : &pair->all, measure);
    }
  return spread (all, figures->n_pairs);
}

static DipleSpread
spread_unlabelled (const DipleAgreementFigures *figures, DipleF1 measure)
{
  g_autofree DipleFigure *all = g_new (DipleFigure, figures->n_pairs + 1);

  for (guint i = 0; i < figures->n_pairs; i++)
    all[i] = diple_pair_figures_f1 (&figures->pairs[i], &figures->pairs[i].unlabelled, measure);
  return spread (all, figures->n_pairs);
}

static DipleSpread
spread_macro (const DipleAgreementFigures *figures)
{
  g_autofree DipleFigure *all = g_new (DipleFigure, figures->n_pairs + 1);

  for (guint i = 0; i < figures->n_pairs; i++)
    all[i] = figures->pairs[i].macro;
  return spread (all, figures->n_pairs);
}

static void
fill_spreads (DipleAgreementFigures *figures)
{
  DipleSpanCounts all = { .spans = { 0 } };

  for (guint i = 0; i < figures->n_pairs; i++)
    {
      DiplePairFigures *pair = &figures->pairs[i];

      pair->macro = average_labels (pair, figures->n_labels);
      diple_span_counts_add (&all, &pair->all);
      diple_alignment_add (&figures->alignment, &pair->alignment);
    }
  for (DipleF1 measure = 0; measure <= DIPLE_F1_LAST; measure++)
    {
      figures->f1[measure] = spread_f1 (figures, measure, G_MAXUINT);
      for (guint label = 0; label < figures->n_labels; label++)
        figures->labels[label][measure] = spread_f1 (figures, measure, label);
    }
  figures->unlabelled_exact = spread_unlabelled (figures, DIPLE_F1_EXACT);
  figures->unlabelled_coverage = spread_unlabelled (figures, DIPLE_F1_COVERAGE);
  figures->macro = spread_macro (figures);
  figures->pooled_exact = figures->n_shared > 0 ? diple_span_counts_f1 (&all, DIPLE_F1_EXACT)
                                                : diple_figure_none (DIPLE_FIGURE_NO_DOCUMENTS);
}

DipleAgreementFigures *
diple_agreement_figures (DipleAgreement *self, const char *const *names)
{
  g_autoptr (GPtrArray) documents = diple_agreement_select (self, names);
  DipleAgreementFigures *figures = new_figures (self->n_annotators, self->n_labels);

  for (guint i = 0; i < documents->len; i++)
    add_document (figures, documents->pdata[i]);
  fill_values (figures, documents);
  fill_spreads (figures);
  diple_agreement_fill_coding (self, figures, documents);
  return figures;
}

DipleFigure
diple_agreement_document_exact (DipleAgreement *self, const char *name)
{
  const DipleDocumentPart *document = g_hash_table_lookup (self->by_name, name);
  g_autoptr (GArray) exact = g_array_new (FALSE, FALSE, sizeof (DipleFigure));

  for (guint i = 0; document != NULL && i < document->pairs->len; i++)
    {
      const DiplePairPart *part = &g_array_index (document->pairs, DiplePairPart, i);
      DipleSpanCounts counts = { .spans = { 0 } };
      DipleFigure figure;

      for (guint j = 0; j < part->labels->len; j++)
        diple_span_counts_add (&counts, &g_array_index (part->labels, DipleLabelPart, j).counts);
      figure = diple_span_counts_f1 (&counts, DIPLE_F1_EXACT);
      g_array_append_val (exact, figure);
    }
  return diple_figures_mean ((const DipleFigure *) (gpointer) exact->data, exact->len);
}
