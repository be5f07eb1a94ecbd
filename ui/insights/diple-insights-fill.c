/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/insights/diple-insights-fill-private.h"

#include "data/diple-insights-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Headings over narrow columns. */

/* Annotators with a column of their own. */
#define MOST_COUNTS 6

const char *
diple_measure_title (DipleMeasure measure)
{
  static const char *const titles[DIPLE_N_MEASURES] = {
    N_ ("F1, exact spans"),   N_ ("F1, any overlap"),  N_ ("F1, overlap counts half"),
    N_ ("F1, shared length"), N_ ("Krippendorff’s α"), N_ ("Cohen’s κ"),
  };

  return _ (titles[measure]);
}

static DipleFigure
measure_pair (const DiplePairFigures *pair, DipleMeasure measure)
{
  if (measure == DIPLE_MEASURE_ALPHA)
    return pair->coding.alpha;
  if (measure == DIPLE_MEASURE_KAPPA)
    return pair->coding.kappa;
  return diple_span_counts_f1 (&pair->all,
                               measure == DIPLE_MEASURE_EXACT     ? DIPLE_F1_EXACT
                               : measure == DIPLE_MEASURE_OVERLAP ? DIPLE_F1_OVERLAP
                               : measure == DIPLE_MEASURE_PARTIAL ? DIPLE_F1_PARTIAL
                                                                  : DIPLE_F1_SOFT);
}

/* A cell with a figure, or with a dash whose tooltip says why. */
static void
set_figure (DipleFigureGrid *grid,
            guint row,
            guint column,
            const char *of,
            DipleFigure figure,
            gboolean coloured)
{
  const gboolean defined = diple_figure_is_defined (figure);
  g_autofree char *text = diple_insights_dup_figure (figure);
  g_autofree char *says =
      defined ? g_strdup_printf ("%s: %s", of, text)
              : g_strdup_printf ("%s: %s", of, diple_figure_reason_text (figure.reason));

  diple_figure_grid_set_cell (grid,
                              row,
                              column,
                              text,
                              says,
                              defined && coloured ? DIPLE_CELL_SCALE : DIPLE_CELL_PLAIN,
                              defined ? figure.value : 0);
}

static void
fill_pair (DipleFigureGrid *grid,
           const DipleInsightsFigures *figures,
           const DiplePairFigures *pair,
           DipleMeasure measure)
{
  const guint first = pair->annotators[0];
  const guint second = pair->annotators[1];
  g_autofree char *counts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                          "%s and %s, %s, %u document",
                                                          "%s and %s, %s, %u documents",
                                                          pair->n_documents),
                                             (char *) figures->annotators->pdata[first],
                                             (char *) figures->annotators->pdata[second],
                                             diple_measure_title (measure),
                                             pair->n_documents);

  set_figure (grid, first, second, counts, measure_pair (pair, measure), TRUE);
  set_figure (grid, second, first, counts, measure_pair (pair, measure), TRUE);
}

void
diple_insights_fill_pairs (DipleFigureGrid *grid,
                           const DipleInsightsFigures *figures,
                           DipleMeasure measure)
{
  diple_figure_grid_begin (grid);
  for (guint i = 0; i < figures->annotators->len; i++)
    {
      diple_figure_grid_set_column (grid, i, figures->annotators->pdata[i], NULL);
      diple_figure_grid_set_row (grid, i, figures->annotators->pdata[i]);
    }
  for (guint i = 0; i < figures->figures->n_pairs; i++)
    fill_pair (grid, figures, &figures->figures->pairs[i], measure);
  diple_figure_grid_end (grid);
}

/* What one annotator has of @label, or of all labels when it is their number. */
static gint64
count_label (const DipleInsightsFigures *figures, guint annotator, guint label)
{
  const guint n_labels = figures->figures->n_labels;
  const gint64 *spans = figures->figures->spans + annotator * n_labels;
  gint64 sum = 0;

  for (guint i = 0; i < n_labels; i++)
    if (i == label || label == n_labels)
      sum += spans[i];
  return sum;
}

static char *
dup_says (const char *label, const char *measure, const DipleInterval *interval)
{
  g_autofree char *bounds = interval != NULL ? diple_insights_dup_interval (interval) : NULL;

  if (bounds == NULL || *bounds == '\0')
    return g_strdup_printf ("%s, %s", label, measure);
  return g_strdup_printf (_ ("%s, %s (95 %% of resamples %s)"), label, measure, bounds);
}

static void
set_bounds (
    DipleFigureGrid *grid, guint row, guint column, const char *says, const DipleInterval *interval)
{
  g_autofree char *bounds = diple_insights_dup_interval (interval);

  if (*bounds != '\0')
    diple_figure_grid_set_cell (grid, row, column, bounds, says, DIPLE_CELL_PLAIN, 0);
}

/* One row of the table of labels. */
typedef struct
{
  DipleFigureGrid *grid;
  guint row;
  guint column; /* the next one */
  const char *name;
} Row;

static void
add_figure (Row *row, const char *measure, DipleFigure figure, const DipleInterval *interval)
{
  g_autofree char *says = dup_says (row->name, measure, interval);

  set_figure (row->grid, row->row, row->column++, says, figure, TRUE);
}

static void
add_bounds (Row *row, const char *measure, const DipleInterval *interval)
{
  g_autofree char *says = NULL;

  if (interval == NULL)
    return;
  says = dup_says (row->name, measure, interval);
  set_bounds (row->grid, row->row, row->column++, says, interval);
}

static void
add_count (Row *row, const char *whose, gint64 spans)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, spans);
  g_autofree char *says = g_strdup_printf (_ ("%s, %s: %s spans"), row->name, whose, text);

  diple_figure_grid_set_cell (row->grid, row->row, row->column++, text, says, DIPLE_CELL_PLAIN, 0);
}

/* What all annotators together have of @label, or of all labels when it is their number. */
static gint64
count_spans (const DipleInsightsFigures *figures, guint label)
{
  gint64 spans = 0;

  for (guint i = 0; i < figures->figures->n_annotators; i++)
    spans += count_label (figures, i, label);
  return spans;
}

/* More would leave no room for the figures. */
static gboolean
has_counts (const DipleInsightsFigures *figures)
{
  return figures->annotators->len <= MOST_COUNTS;
}

/* The row of @label, or the last one, of all labels, when it is their number. */
static void
fill_label (DipleFigureGrid *grid, guint position, const DipleInsightsFigures *figures, guint label)
{
  const DipleAgreementFigures *known = figures->figures;
  const DipleBootstrap *bootstrap = figures->bootstrap;
  const gboolean all = label == figures->labels->len;
  const DipleSpread *f1 = all ? known->f1 : known->labels[label];
  const DipleFigure alpha = all ? known->coding.alpha : known->coding.labels[label].alpha;
  const DipleInterval *exact_bounds = NULL;
  const DipleInterval *alpha_bounds = NULL;
  Row row = { grid, position, 0, all ? _ ("All") : figures->labels->pdata[label] };

  if (bootstrap != NULL)
    {
      exact_bounds = all ? &bootstrap->exact : &bootstrap->label_exact[label];
      alpha_bounds = all ? &bootstrap->alpha : &bootstrap->label_alpha[label];
    }
  diple_figure_grid_set_row (grid, position, row.name);
  for (guint i = 0; has_counts (figures) && i < figures->annotators->len; i++)
    add_count (&row, figures->annotators->pdata[i], count_label (figures, i, label));
  add_count (&row, _ ("everybody"), count_spans (figures, label));
  add_figure (&row, _ ("exact F1"), f1[DIPLE_F1_EXACT].mean, exact_bounds);
  add_bounds (&row, _ ("exact F1"), exact_bounds);
  add_figure (&row, _ ("F1 with any overlap"), f1[DIPLE_F1_OVERLAP].mean, NULL);
  add_figure (&row, _ ("F1 by shared length"), f1[DIPLE_F1_SOFT].mean, NULL);
  add_figure (&row, _ ("Krippendorff’s α"), alpha, alpha_bounds);
  add_bounds (&row, _ ("Krippendorff’s α"), alpha_bounds);
}

static void
head_labels (DipleFigureGrid *grid, const DipleInsightsFigures *figures)
{
  const char *const bounds =
      _ ("Between which bounds it lies in 95 of 100 resamples of the documents");
  const char *const titles[][2] = {
    { _ ("Spans"), _ ("In documents that two or more finished") },
    { _ ("Exact"), _ ("Mean over pairs of the exact F1") },
    { _ ("95 %"), bounds },
    { _ ("Overlap"), _ ("The same when any overlap counts") },
    { _ ("Soft"), _ ("The same by the share of the length that both have") },
    { "α",
      figures->what_if.tokens ? _ ("Krippendorff’s α on tokens")
                              : _ ("Krippendorff’s α on characters") },
    { _ ("95 %"), bounds },
  };
  guint column = 0;

  for (guint i = 0; has_counts (figures) && i < figures->annotators->len; i++)
    diple_figure_grid_set_column (grid, column++, figures->annotators->pdata[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (figures->bootstrap != NULL || titles[i][1] != bounds)
      diple_figure_grid_set_column (grid, column++, titles[i][0], titles[i][1]);
}

GArray *
diple_insights_fill_labels (DipleFigureGrid *grid, const DipleInsightsFigures *figures)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  diple_figure_grid_begin (grid);
  head_labels (grid, figures);
  for (guint label = 0; label < figures->labels->len; label++)
    {
      if (count_spans (figures, label) == 0)
        continue;
      fill_label (grid, rows->len, figures, label);
      g_array_append_val (rows, label);
    }
  fill_label (grid, rows->len, figures, figures->labels->len);
  diple_figure_grid_end (grid);
  return rows;
}

/* Labels that one of the two used, and nothing. */
static GArray *
list_confused (const DipleInsightsFigures *figures, const DiplePairFigures *pair)
{
  const guint n = figures->labels->len + 1;
  GArray *used = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint label = 0; label < n; label++)
    {
      gint64 spans = label == n - 1;

      for (guint i = 0; i < n; i++)
        spans += pair->confusion[label * n + i] + pair->confusion[i * n + label];
      if (spans > 0)
        g_array_append_val (used, label);
    }
  return used;
}

static const char *
name_label (const DipleInsightsFigures *figures, guint label)
{
  return label < figures->labels->len ? figures->labels->pdata[label] : _ ("nothing");
}

static gint64
find_most (const DiplePairFigures *pair, guint n, gboolean same)
{
  gint64 most = 1;

  for (guint i = 0; i < n * n; i++)
    if ((i / n == i % n) == same)
      most = MAX (most, pair->confusion[i]);
  return most;
}

static void
set_confused (DipleFigureGrid *grid,
              const DipleInsightsFigures *figures,
              const DiplePairFigures *pair,
              GArray *used,
              guint row,
              guint column)
{
  const guint n = figures->labels->len + 1;
  const guint first = g_array_index (used, guint, row);
  const guint second = g_array_index (used, guint, column);
  const gint64 count = pair->confusion[first * n + second];
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_autofree char *says = g_strdup_printf (_ ("%s: %s, %s: %s, %s times"),
                                           (char *) figures->annotators->pdata[pair->annotators[0]],
                                           name_label (figures, first),
                                           (char *) figures->annotators->pdata[pair->annotators[1]],
                                           name_label (figures, second),
                                           text);

  if (count > 0)
    diple_figure_grid_set_cell (grid,
                                row,
                                column,
                                text,
                                says,
                                first == second ? DIPLE_CELL_SAME : DIPLE_CELL_OTHER,
                                (double) count / find_most (pair, n, first == second));
}

GArray *
diple_insights_fill_confusion (DipleFigureGrid *grid,
                               const DipleInsightsFigures *figures,
                               const DiplePairFigures *pair)
{
  GArray *used = list_confused (figures, pair);

  diple_figure_grid_begin (grid);
  for (guint i = 0; i < used->len; i++)
    {
      const guint label = g_array_index (used, guint, i);
      const char *title = label < figures->labels->len ? name_label (figures, label) : "∅";

      diple_figure_grid_set_turned_column (grid, i, title);
      diple_figure_grid_set_row (grid, i, title);
      for (guint j = 0; j < used->len; j++)
        set_confused (grid, figures, pair, used, i, j);
    }
  diple_figure_grid_end (grid);
  return used;
}
