/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-token-f1.h"

#include "data/agreement/diple-cover-private.h"

/* Tokens of both annotators, and those that stand opposite each other. */
typedef struct
{
  gint64 all;
  gint64 shared;
} Sum;

/* How many of the annotator's spans of @label touch each token; a new array. */
static guint *
count_tokens (const DipleUnitDocument *document,
              const DipleScale *scale,
              guint annotator,
              guint label)
{
  guint *counts = g_new0 (guint, (gsize) diple_scale_length (scale) + 1);

  for (guint i = 0; i < document->units->len; i++)
    {
      const DipleUnit *unit = &g_array_index (document->units, DipleUnit, i);
      guint n_pieces;
      const DipleRange *pieces = diple_unit_get_pieces (unit, &n_pieces);

      if (unit->annotator != annotator || unit->label != label)
        continue;
      for (guint piece = 0; piece < n_pieces; piece++)
        {
          const DipleRange tokens = diple_scale_map (scale, pieces[piece]);

          for (guint token = tokens.start; token < tokens.end; token++)
            counts[token]++;
        }
    }
  return counts;
}

static void
add_document (Sum *sum, const DipleUnitDocument *document, guint first, guint second, guint label)
{
  g_autoptr (DipleScale) scale = diple_scale_new (document, DIPLE_AGREEMENT_TOKENS);
  g_autofree guint *a = count_tokens (document, scale, first, label);
  g_autofree guint *b = count_tokens (document, scale, second, label);

  for (guint token = 0; token < diple_scale_length (scale); token++)
    {
      sum->all += a[token] + b[token];
      sum->shared += MIN (a[token], b[token]);
    }
}

DipleFigure
diple_token_f1 (const DipleUnits *units,
                guint first,
                guint second,
                guint label,
                const DipleUnitDocument *document)
{
  Sum sum = { 0, 0 };

  for (guint i = 0; i < units->documents->len; i++)
    {
      const DipleUnitDocument *other = units->documents->pdata[i];

      if ((document != NULL && document != other) ||
          !diple_unit_document_finished_by (other, first) ||
          !diple_unit_document_finished_by (other, second))
        continue;
      for (guint j = 0; j < units->labels->len; j++)
        if (label == DIPLE_EVERY_LABEL || label == j)
          add_document (&sum, other, first, second, j);
    }
  return diple_figure_divide (2.0 * sum.shared, sum.all, DIPLE_FIGURE_NO_SPANS);
}
