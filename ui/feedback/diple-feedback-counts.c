/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/feedback/diple-feedback-counts-private.h"

#include <glib/gi18n-lib.h>

DipleFeedbackChange
diple_feedback_counts_get_change (const DipleFeedback *feedback, guint column)
{
  guint change = 0;

  for (; change < DIPLE_N_FEEDBACK_CHANGES; change++)
    if (feedback->n[change] > 0 && column-- == 0)
      break;
  return (DipleFeedbackChange) change;
}

static void
set_number (
    DipleFigureGrid *grid, guint row, guint column, const char *name, const char *what, guint n)
{
  g_autofree char *text = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("–");
  /* Translators: a label, what was changed, how often. */
  g_autofree char *says = g_strdup_printf (_ ("%s, %s: %u"), name, what, n);

  diple_figure_grid_set_cell (grid, row, column, text, says, DIPLE_CELL_PLAIN, n);
}

gboolean
diple_feedback_counts_show_labels (DipleFigureGrid *grid, const DipleFeedback *feedback)
{
  guint n_columns = 0;

  diple_figure_grid_begin (grid);
  for (guint i = 0; i < DIPLE_N_FEEDBACK_CHANGES; i++)
    if (feedback->n[i] > 0)
      diple_figure_grid_set_column (grid, n_columns++, diple_feedback_change_title (i), NULL);
  for (guint i = 0; i < feedback->counts->len; i++)
    {
      const DipleFeedbackCount *count = feedback->counts->pdata[i];

      diple_figure_grid_set_row (grid, i, count->name);
      for (guint k = 0; k < n_columns; k++)
        {
          const DipleFeedbackChange change = diple_feedback_counts_get_change (feedback, k);

          set_number (
              grid, i, k, count->name, diple_feedback_change_title (change), count->n[change]);
        }
    }
  diple_figure_grid_end (grid);
  return feedback->counts->len > 0;
}

gboolean
diple_feedback_counts_show_patterns (DipleFigureGrid *grid, const DipleFeedback *feedback)
{
  const char *const titles[] = { _ ("Made Shorter"), _ ("Made Longer") };
  guint n_rows = 0;

  diple_figure_grid_begin (grid);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    diple_figure_grid_set_column (grid, i, titles[i], NULL);
  for (guint i = 0; i < DIPLE_N_PATTERNS; i++)
    {
      const guint *n = feedback->patterns[i];

      if (n[0] + n[1] == 0)
        continue;
      diple_figure_grid_set_row (grid, n_rows, diple_pattern_title (i));
      for (guint k = 0; k < G_N_ELEMENTS (titles); k++)
        set_number (grid, n_rows, k, diple_pattern_title (i), titles[k], n[k]);
      n_rows++;
    }
  diple_figure_grid_end (grid);
  return n_rows > 0;
}
