/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-span-agreement.h"

void
diple_span_counts_add (DipleSpanCounts *sum, const DipleSpanCounts *counts)
{
  for (guint i = 0; i < G_N_ELEMENTS (sum->credit); i++)
    sum->credit[i] += counts->credit[i];
  for (guint i = 0; i < 2; i++)
    {
      sum->spans[i] += counts->spans[i];
      sum->covered_one[i] += counts->covered_one[i];
    }
  sum->covered_both += counts->covered_both;
}

void
diple_alignment_add (DipleAlignment *sum, const DipleAlignment *alignment)
{
  sum->identical += alignment->identical;
  sum->label += alignment->label;
  sum->boundary += alignment->boundary;
  sum->both += alignment->both;
  sum->only[0] += alignment->only[0];
  sum->only[1] += alignment->only[1];
}

DipleFigure
diple_span_counts_f1 (const DipleSpanCounts *counts, DipleF1 measure)
{
  if (measure == DIPLE_F1_COVERAGE)
    return diple_figure_divide (2.0 * counts->covered_both,
                                2.0 * counts->covered_both + counts->covered_one[0] +
                                    counts->covered_one[1],
                                DIPLE_FIGURE_NO_SPANS);
  return diple_figure_divide (
      2 * counts->credit[measure], counts->spans[0] + counts->spans[1], DIPLE_FIGURE_NO_SPANS);
}

/* Correct ones, and half of the partial ones. */
static double
count_right (const DipleAlignment *alignment, DipleSchemaKind schema)
{
  switch (schema)
    {
    case DIPLE_SCHEMA_STRICT:
      return alignment->identical;
    case DIPLE_SCHEMA_EXACT:
      return alignment->identical + alignment->label;
    case DIPLE_SCHEMA_TYPE:
      return alignment->identical + alignment->boundary;
    case DIPLE_SCHEMA_PARTIAL:
      return alignment->identical + alignment->label +
             (alignment->boundary + alignment->both) / 2.0;
    default:
      g_return_val_if_reached (0);
    }
}

DipleFigure
diple_alignment_f1 (const DipleAlignment *alignment, DipleSchemaKind schema)
{
  const gint64 aligned =
      alignment->identical + alignment->label + alignment->boundary + alignment->both;

  return diple_figure_divide (2 * count_right (alignment, schema),
                              2 * aligned + alignment->only[0] + alignment->only[1],
                              DIPLE_FIGURE_NO_SPANS);
}
