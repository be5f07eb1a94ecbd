/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-agreement.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

/* A table's cells as they are printed: the first column to the left, the others to the right. */
typedef struct
{
  guint n_columns;
  GPtrArray *cells; /* char *, row by row */
} Table;

/* Which reasons for a dash stand in the tables. */
typedef struct
{
  const DipleUnits *units;
  const DipleAgreementFigures *figures;
  const DipleBootstrap *bootstrap;
  guint reasons; /* a bit for each DipleFigureReason */
} Print;

static void
add_cell (Table *table, const char *text)
{
  g_ptr_array_add (table->cells, diplectl_dup_printable (text));
}

static void
add_figure (Print *print, Table *table, DipleFigure figure)
{
  if (diple_figure_is_defined (figure))
    g_ptr_array_add (table->cells, g_strdup_printf ("%.3f", figure.value));
  else
    g_ptr_array_add (table->cells, g_strdup ("–"));
  print->reasons |= 1u << figure.reason;
}

static void
add_count (Table *table, gint64 count)
{
  g_ptr_array_add (table->cells, g_strdup_printf ("%" G_GINT64_FORMAT, count));
}

/* Bounds of too few documents mislead. */
static void
add_bounds (const Print *print, Table *table, const DipleInterval *interval)
{
  if (print->bootstrap->n_documents < DIPLE_BOOTSTRAP_FEW || isnan (interval->low))
    g_ptr_array_add (table->cells, g_strdup ("–"));
  else
    g_ptr_array_add (table->cells, g_strdup_printf ("%.3f–%.3f", interval->low, interval->high));
}

static glong
find_width (const Table *table, guint column)
{
  glong width = 0;

  for (guint i = column; i < table->cells->len; i += table->n_columns)
    width = MAX (width, g_utf8_strlen (table->cells->pdata[i], -1));
  return width;
}

static void
print_table (const Table *table)
{
  for (guint i = 0; i < table->cells->len; i++)
    {
      const char *cell = table->cells->pdata[i];
      const guint column = i % table->n_columns;
      const int blanks = (int) (find_width (table, column) - g_utf8_strlen (cell, -1));

      if (column == 0)
        printf ("%s%*s", cell, blanks, "");
      else
        printf ("  %*s%s", blanks, "", cell);
      if (column + 1 == table->n_columns)
        putchar ('\n');
    }
}

static void
start_table (Table *table, const char *const *titles, guint n_columns)
{
  table->n_columns = n_columns;
  table->cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n_columns; i++)
    add_cell (table, _ (titles[i]));
}

static void
end_table (Table *table)
{
  putchar ('\n');
  print_table (table);
  g_ptr_array_unref (table->cells);
}

static gint64
count_spans (const DipleAgreementFigures *figures, guint label)
{
  gint64 count = 0;

  for (guint annotator = 0; annotator < figures->n_annotators; annotator++)
    count += figures->spans[annotator * figures->n_labels + label];
  return count;
}

static void
add_label (Print *print,
           Table *table,
           const char *name,
           gint64 spans,
           const DipleSpread *spreads,
           DipleFigure alpha)
{
  add_cell (table, name);
  add_count (table, spans);
  add_figure (print, table, spreads[DIPLE_F1_EXACT].mean);
  add_figure (print, table, spreads[DIPLE_F1_OVERLAP].mean);
  add_figure (print, table, spreads[DIPLE_F1_SOFT].mean);
  add_figure (print, table, alpha);
}

static void
print_labels (Print *print)
{
  static const char *const titles[] = { N_ ("Label"),       N_ ("Spans"),      N_ ("Exact F1"),
                                        N_ ("Overlap"),     N_ ("Soft"),       N_ ("Alpha"),
                                        N_ ("Exact, 95 %"), N_ ("Alpha, 95 %") };
  const DipleAgreementFigures *figures = print->figures;
  Table table;
  gint64 all = 0;

  start_table (&table, titles, print->bootstrap != NULL ? 8 : 6);
  for (guint label = 0; label < figures->n_labels; label++)
    {
      const gint64 spans = count_spans (figures, label);

      all += spans;
      if (spans == 0)
        continue;
      add_label (print,
                 &table,
                 print->units->labels->pdata[label],
                 spans,
                 figures->labels[label],
                 figures->coding.labels[label].alpha);
      if (print->bootstrap != NULL)
        {
          add_bounds (print, &table, &print->bootstrap->label_exact[label]);
          add_bounds (print, &table, &print->bootstrap->label_alpha[label]);
        }
    }
  add_label (print, &table, _ ("All"), all, figures->f1, figures->coding.alpha);
  if (print->bootstrap != NULL)
    {
      add_bounds (print, &table, &print->bootstrap->exact);
      add_bounds (print, &table, &print->bootstrap->alpha);
    }
  end_table (&table);
}

static char *
dup_pair (const Print *print, const DiplePairFigures *pair)
{
  GPtrArray *names = print->units->annotators;

  return g_strdup_printf ("%s, %s",
                          (char *) names->pdata[pair->annotators[0]],
                          (char *) names->pdata[pair->annotators[1]]);
}

static void
print_pairs (Print *print)
{
  static const char *const titles[] = { N_ ("Annotators"), N_ ("Documents"), N_ ("Spans"),
                                        N_ ("Exact F1"),   N_ ("Overlap"),   N_ ("Soft"),
                                        N_ ("Alpha"),      N_ ("Kappa") };
  Table table;

  if (print->figures->n_pairs == 0)
    return;
  start_table (&table, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < print->figures->n_pairs; i++)
    {
      const DiplePairFigures *pair = &print->figures->pairs[i];
      g_autofree char *who = dup_pair (print, pair);
      g_autofree char *spans = g_strdup_printf (
          "%" G_GINT64_FORMAT "+%" G_GINT64_FORMAT, pair->all.spans[0], pair->all.spans[1]);

      add_cell (&table, who);
      add_count (&table, pair->n_documents);
      add_cell (&table, spans);
      add_figure (print, &table, diple_pair_figures_f1 (pair, &pair->all, DIPLE_F1_EXACT));
      add_figure (print, &table, diple_pair_figures_f1 (pair, &pair->all, DIPLE_F1_OVERLAP));
      add_figure (print, &table, diple_pair_figures_f1 (pair, &pair->all, DIPLE_F1_SOFT));
      add_figure (print, &table, pair->coding.alpha);
      add_figure (print, &table, pair->coding.kappa);
    }
  end_table (&table);
}

static void
add_gamma (Print *print, Table *table, const char *who, const DipleGammaFigures *figures)
{
  add_cell (table, who);
  add_count (table, figures->n_counted);
  add_figure (print, table, diple_gamma_figure_get (&figures->gamma));
  add_figure (print, table, diple_gamma_figure_get (&figures->cat));
}

/* Its figures mean little without how chance was made. */
static void
print_gamma (Print *print, const DipleGammaSummary *gamma)
{
  static const char *const titles[] = {
    N_ ("Annotators"), N_ ("Documents"), N_ ("Gamma"), N_ ("Gamma-cat")
  };
  g_autofree char *seed = NULL;
  Table table;

  start_table (&table, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < print->figures->n_pairs; i++)
    {
      g_autofree char *who = dup_pair (print, &print->figures->pairs[i]);

      add_gamma (print, &table, who, g_ptr_array_index (gamma->pairs, i));
    }
  add_gamma (print, &table, _ ("All"), gamma->all);
  end_table (&table);
  seed = g_strdup_printf ("%" G_GUINT64_FORMAT, gamma->settings.seed);
  printf (_ ("\nGamma with alpha %g, beta %g; chance by shuffling, seed %s.\n"),
          gamma->settings.alpha,
          gamma->settings.beta,
          seed);
}

static void
print_notes (const Print *print)
{
  gboolean first = TRUE;

  for (DipleFigureReason reason = DIPLE_FIGURE_DEFINED + 1; reason <= DIPLE_FIGURE_NOTHING_MATCHED;
       reason++)
    if (print->reasons & (1u << reason))
      {
        printf ("%s– %s\n", first ? "\n" : "", diple_figure_reason_text (reason));
        first = FALSE;
      }
  if (print->bootstrap != NULL && print->bootstrap->n_documents < DIPLE_BOOTSTRAP_FEW)
    printf (_ ("\nIntervals need at least %d documents that two annotators finished.\n"),
            DIPLE_BOOTSTRAP_FEW);
}

void
diplectl_agreement_print (const DipleUnits *units,
                          const DipleAgreementFigures *figures,
                          const DipleBootstrap *bootstrap,
                          const DipleGammaSummary *gamma)
{
  Print print = { units, figures, bootstrap, 0 };

  printf (_ ("%u annotators; %u documents, of which two or more finished %u and all %u\n"),
          figures->n_annotators,
          figures->n_documents,
          figures->n_shared,
          figures->n_complete);
  print_labels (&print);
  print_pairs (&print);
  if (gamma != NULL)
    print_gamma (&print, gamma);
  print_notes (&print);
}
