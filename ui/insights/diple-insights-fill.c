/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/insights/diple-insights-fill-private.h"

#include "data/diple-insights-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Spans of a label, and documents, below which a figure is shown, but not as good or bad. */
#define FEW_SPANS 10
#define FEW_DOCUMENTS 2

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
  return diple_pair_figures_f1 (pair,
                                &pair->all,
                                measure == DIPLE_MEASURE_EXACT     ? DIPLE_F1_EXACT
                                : measure == DIPLE_MEASURE_OVERLAP ? DIPLE_F1_OVERLAP
                                : measure == DIPLE_MEASURE_PARTIAL ? DIPLE_F1_PARTIAL
                                                                   : DIPLE_F1_SOFT);
}

/* A cell with a figure and its @bounds (or ""), or with a dash whose tooltip says why. @few: it
 * rests on little. */
static void
set_figure (DipleFigureGrid *grid,
            guint row,
            guint column,
            const char *of,
            DipleFigure figure,
            const char *bounds,
            gboolean few)
{
  const DipleCellKind kind = few ? DIPLE_CELL_FEW : DIPLE_CELL_SCALE;
  const gboolean defined = diple_figure_is_defined (figure);
  g_autofree char *value = diple_insights_dup_figure (figure);
  g_autofree char *text = g_strconcat (value, defined ? bounds : "", NULL);
  g_autofree char *says =
      defined ? g_strdup_printf ("%s: %s%s", of, value, few ? _ (" (of few)") : "")
              : g_strdup_printf ("%s: %s", of, diple_figure_reason_text (figure.reason));

  diple_figure_grid_set_cell (
      grid, row, column, text, says, defined ? kind : DIPLE_CELL_PLAIN, defined ? figure.value : 0);
}

static void
fill_pair (DipleFigureGrid *grid,
           const DipleInsightsFigures *figures,
           const DiplePairFigures *pair,
           DipleMeasure measure)
{
  const guint first = pair->annotators[0];
  const guint second = pair->annotators[1];
  const gboolean few = pair->n_documents < FEW_DOCUMENTS;
  g_autofree char *counts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                          "%s and %s, %s, %u document",
                                                          "%s and %s, %s, %u documents",
                                                          pair->n_documents),
                                             (char *) figures->annotators->pdata[first],
                                             (char *) figures->annotators->pdata[second],
                                             diple_measure_title (measure),
                                             pair->n_documents);

  set_figure (grid, first, second, counts, measure_pair (pair, measure), "", few);
  set_figure (grid, second, first, counts, measure_pair (pair, measure), "", few);
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
  gboolean few;
} Row;

static void
add_figure (Row *row, const char *measure, DipleFigure figure, const DipleInterval *interval)
{
  g_autofree char *says = dup_says (row->name, measure, interval);

  set_figure (row->grid, row->row, row->column++, says, figure, "", row->few);
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

/* What is known of one label, or of all labels together. */
typedef struct
{
  const char *name;
  const DipleSpread *f1;
  DipleFigure alpha;
  const DipleInterval *exact_bounds; /* NULL until they are drawn */
  const DipleInterval *alpha_bounds;
} Known;

/* Of @label, or of all when it is their number. */
static Known
look_up (const DipleInsightsFigures *figures, guint label)
{
  const DipleAgreementFigures *all = figures->figures;
  const DipleBootstrap *bootstrap = figures->bootstrap;
  const gboolean bounded = bootstrap != NULL;

  if (label == figures->labels->len)
    return (Known){ _ ("All"),
                    all->f1,
                    all->coding.alpha,
                    bounded ? &bootstrap->exact : NULL,
                    bounded ? &bootstrap->alpha : NULL };
  return (Known){ figures->labels->pdata[label],
                  all->labels[label],
                  all->coding.labels[label].alpha,
                  bounded ? &bootstrap->label_exact[label] : NULL,
                  bounded ? &bootstrap->label_alpha[label] : NULL };
}

static gboolean
has_few (const DipleInsightsFigures *figures, guint label)
{
  return figures->figures->n_shared < FEW_DOCUMENTS || count_spans (figures, label) < FEW_SPANS;
}

/* The row of @label, or the last one, of all labels, when it is their number. */
static void
fill_label (DipleFigureGrid *grid, guint position, const DipleInsightsFigures *figures, guint label)
{
  const Known known = look_up (figures, label);
  Row row = { grid, position, 0, known.name, has_few (figures, label) };

  diple_figure_grid_set_row (grid, position, row.name);
  for (guint i = 0; has_counts (figures) && i < figures->annotators->len; i++)
    add_count (&row, figures->annotators->pdata[i], count_label (figures, i, label));
  add_count (&row, _ ("everybody"), count_spans (figures, label));
  add_figure (&row, _ ("exact F1"), known.f1[DIPLE_F1_EXACT].mean, known.exact_bounds);
  add_bounds (&row, _ ("exact F1"), known.exact_bounds);
  add_figure (&row, _ ("F1 with any overlap"), known.f1[DIPLE_F1_OVERLAP].mean, NULL);
  add_figure (&row, _ ("F1 by shared length"), known.f1[DIPLE_F1_SOFT].mean, NULL);
  add_figure (&row, _ ("Krippendorff’s α"), known.alpha, known.alpha_bounds);
  add_bounds (&row, _ ("Krippendorff’s α"), known.alpha_bounds);
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

typedef void (*FillLabel) (DipleFigureGrid *grid,
                           guint position,
                           const DipleInsightsFigures *figures,
                           guint label);

/* A row for each label in use, and one for all. */
static GArray *
fill_rows (DipleFigureGrid *grid, const DipleInsightsFigures *figures, FillLabel fill)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint label = 0; label < figures->labels->len; label++)
    {
      if (count_spans (figures, label) == 0)
        continue;
      fill (grid, rows->len, figures, label);
      g_array_append_val (rows, label);
    }
  fill (grid, rows->len, figures, figures->labels->len);
  return rows;
}

GArray *
diple_insights_fill_labels (DipleFigureGrid *grid, const DipleInsightsFigures *figures)
{
  GArray *rows;

  diple_figure_grid_begin (grid);
  head_labels (grid, figures);
  rows = fill_rows (grid, figures, fill_label);
  diple_figure_grid_end (grid);
  return rows;
}

/* " [.58–.73]": there is no room for what all have. */
static char *
dup_brief_bounds (const DipleInterval *interval)
{
  g_autofree char *bounds = interval != NULL ? diple_insights_dup_interval (interval) : NULL;
  g_autoptr (GString) brief = g_string_new (bounds);

  if (brief->len == 0)
    return g_strdup ("");
  g_string_replace (brief, "0.", ".", 0);
  return g_strdup_printf (" [%s]", brief->str);
}

static void
fill_brief_label (DipleFigureGrid *grid,
                  guint position,
                  const DipleInsightsFigures *figures,
                  guint label)
{
  const Known known = look_up (figures, label);
  g_autofree char *bounds = dup_brief_bounds (known.alpha_bounds);
  g_autofree char *says = dup_says (known.name, _ ("Krippendorff’s α"), known.alpha_bounds);
  Row row = { grid, position, 0, known.name, has_few (figures, label) };

  diple_figure_grid_set_row (grid, position, row.name);
  add_figure (&row, _ ("exact F1"), known.f1[DIPLE_F1_EXACT].mean, known.exact_bounds);
  add_figure (&row, _ ("F1 with any overlap"), known.f1[DIPLE_F1_OVERLAP].mean, NULL);
  set_figure (grid, position, row.column, says, known.alpha, bounds, row.few);
}

GArray *
diple_insights_fill_brief (DipleFigureGrid *grid, const DipleInsightsFigures *figures)
{
  GArray *rows;

  diple_figure_grid_begin (grid);
  diple_figure_grid_set_column (grid, 0, _ ("Exact"), _ ("Mean over pairs of the exact F1"));
  diple_figure_grid_set_column (grid, 1, _ ("Overlap"), _ ("The same when any overlap counts"));
  diple_figure_grid_set_column (
      grid,
      2,
      /* Translators: Krippendorff’s α with its interval. */
      figures->bootstrap != NULL ? _ ("α [95 %]") : "α",
      _ ("Krippendorff’s α on characters, and between which bounds it lies in 95 of 100 "
         "resamples of the documents"));
  rows = fill_rows (grid, figures, fill_brief_label);
  diple_figure_grid_end (grid);
  return rows;
}

/* A cell of the second passes of @self: a figure, or a dash that says why. */
static void
set_self (DipleFigureGrid *grid,
          guint row,
          guint column,
          const char *measure,
          const DipleSelfAgreement *self,
          DipleFigure figure)
{
  const gboolean defined = diple_figure_is_defined (figure);
  g_autofree char *value = diple_insights_dup_figure (figure);
  g_autofree char *reason = defined ? NULL : diple_self_agreement_dup_reason (self, figure);
  g_autofree char *says =
      g_strdup_printf ("%s, %s: %s", self->name, measure, defined ? value : reason);

  diple_figure_grid_set_cell (grid,
                              row,
                              column,
                              value,
                              says,
                              defined ? DIPLE_CELL_SCALE : DIPLE_CELL_PLAIN,
                              defined ? figure.value : 0);
}

static void
fill_self (DipleFigureGrid *grid, guint row, const DipleSelfAgreement *self)
{
  g_autofree char *documents = g_strdup_printf ("%u/%u", self->n_documents, self->n_given);
  g_autofree char *spans = g_strdup_printf ("%u, %u", self->spans[0], self->spans[1]);
  g_autofree char *done =
      g_strdup_printf (_ ("%s: %u of %u documents given a second time are finished both times"),
                       self->name,
                       self->n_documents,
                       self->n_given);
  g_autofree char *marked = g_strdup_printf (_ ("%s: %u spans in the first pass, %u in the second"),
                                             self->name,
                                             self->spans[0],
                                             self->spans[1]);

  diple_figure_grid_set_row (grid, row, self->name);
  diple_figure_grid_set_cell (grid, row, 0, documents, done, DIPLE_CELL_PLAIN, 0);
  diple_figure_grid_set_cell (grid, row, 1, spans, marked, DIPLE_CELL_PLAIN, 0);
  set_self (grid, row, 2, _ ("exact F1"), self, self->exact);
  set_self (grid, row, 3, _ ("F1 with any overlap"), self, self->overlap);
  set_self (grid, row, 4, _ ("Krippendorff’s α"), self, self->alpha);
}

void
diple_insights_fill_selves (DipleFigureGrid *grid, GPtrArray *selves)
{
  const char *const titles[][2] = {
    { _ ("Documents"), _ ("Finished both times, of those given a second time") },
    { _ ("Spans"), _ ("In the first pass and in the second") },
    { _ ("Exact"), _ ("F1 of exactly matching spans") },
    { _ ("Overlap"), _ ("The same when any overlap counts") },
    { "α", _ ("Krippendorff’s α on characters") },
  };

  diple_figure_grid_begin (grid);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    diple_figure_grid_set_column (grid, i, titles[i][0], titles[i][1]);
  for (guint i = 0; i < selves->len; i++)
    fill_self (grid, i, selves->pdata[i]);
  diple_figure_grid_end (grid);
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
