/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-unitizing-figures.h"

#include "data/agreement/diple-finishers-private.h"
#include "data/diple-unitizing.h"

#include <math.h>

#define EVERY_LABEL G_MAXUINT

typedef enum
{
  BY_LABEL,
  AS_ONE,
} Values;

typedef struct
{
  DipleUnitizing *whole;
  DipleUnitizing *unlabelled;
  GPtrArray *labels; /* DipleUnitizing * */
  guint *n_marks;    /* of each label */
  guint n_all_marks;
  guint n_documents;
} Counts;

static void
add_pieces (GArray *all, const DipleUnit *unit, guint value)
{
  guint n;
  const DipleRange *pieces = diple_unit_get_pieces (unit, &n);

  for (guint i = 0; i < n; i++)
    {
      const DipleUnitizingUnit piece = { pieces[i].start, pieces[i].end, value };

      g_array_append_val (all, piece);
    }
}

static GArray *
collect (const DipleUnitDocument *document, guint annotator, guint label, Values values)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (DipleUnitizingUnit));

  for (guint i = 0; i < document->units->len; i++)
    {
      const DipleUnit *unit = &g_array_index (document->units, DipleUnit, i);

      if (unit->annotator == annotator && (label == EVERY_LABEL || unit->label == label))
        add_pieces (all, unit, values == BY_LABEL ? unit->label : 0);
    }
  return all;
}

/* FALSE when units of one annotator cross; n_marks grows by all that there are. */
static gboolean
count (DipleUnitizing *unitizing,
       const DipleUnitDocument *document,
       const GArray *finishers,
       guint label,
       Values values,
       guint *n_marks)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gboolean apart = TRUE;

  for (guint i = 0; i < finishers->len; i++)
    {
      GArray *units = collect (document, g_array_index (finishers, guint, i), label, values);

      apart = diple_unitizing_merge (units) && apart;
      *n_marks += units->len;
      g_ptr_array_add (all, units);
    }
  if (apart)
    diple_unitizing_add (
        unitizing, 0, document->length, (const GArray *const *) all->pdata, all->len);
  return apart;
}

static void
counts_init (Counts *counts, guint n_labels)
{
  counts->whole = diple_unitizing_new (n_labels);
  counts->unlabelled = diple_unitizing_new (1);
  counts->n_marks = g_new0 (guint, n_labels + 1);
  counts->n_all_marks = 0;
  counts->n_documents = 0;
  counts->labels = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_unitizing_free);
  for (guint i = 0; i < n_labels; i++)
    g_ptr_array_add (counts->labels, diple_unitizing_new (1));
}

static void
counts_clear (Counts *counts)
{
  diple_unitizing_free (counts->whole);
  diple_unitizing_free (counts->unlabelled);
  g_ptr_array_unref (counts->labels);
  g_free (counts->n_marks);
}

/* FALSE when units of one annotator cross. */
static gboolean
count_document (Counts *counts, const DipleUnitDocument *document, const GArray *finishers)
{
  guint n_crossing = 0;
  guint n_merged = 0;

  counts->n_documents++;
  for (guint i = 0; i < counts->labels->len; i++)
    count (
        g_ptr_array_index (counts->labels, i), document, finishers, i, AS_ONE, &counts->n_marks[i]);
  count (counts->unlabelled, document, finishers, EVERY_LABEL, AS_ONE, &n_merged);
  counts->n_all_marks += n_merged;
  return count (counts->whole, document, finishers, EVERY_LABEL, BY_LABEL, &n_crossing);
}

static DipleFigure
get_figure (double value, const Counts *counts, guint n_marks, DipleFigureReason reason)
{
  if (!isnan (value))
    return (DipleFigure){ value, DIPLE_FIGURE_DEFINED };
  if (counts->n_documents == 0)
    return diple_figure_none (DIPLE_FIGURE_NO_DOCUMENTS);
  return diple_figure_none (n_marks == 0 ? DIPLE_FIGURE_NO_SPANS : reason);
}

static void
fill_ku (DipleUnitizingFigures *self, const Counts *counts)
{
  self->ku = g_new (DipleFigure, self->n_labels + 1);
  self->ku_coverage = g_new (DipleFigure, self->n_labels + 1);
  for (guint i = 0; i < self->n_labels; i++)
    {
      self->ku[i] = get_figure (diple_unitizing_ku (counts->whole, i),
                                counts,
                                counts->n_marks[i],
                                DIPLE_FIGURE_NOTHING_MATCHED);
      self->ku_coverage[i] = get_figure (diple_unitizing_ku_coverage (counts->whole, i),
                                         counts,
                                         counts->n_marks[i],
                                         DIPLE_FIGURE_NO_SPANS);
    }
}

static void
fill_whole (DipleUnitizingFigures *self, const Counts *counts)
{
  const guint n = counts->n_all_marks;
  const DipleUnitizing *whole = counts->whole;

  self->u = get_figure (diple_unitizing_u (whole), counts, n, DIPLE_FIGURE_NO_VARIATION);
  self->bar_u = get_figure (diple_unitizing_bar_u (whole), counts, n, DIPLE_FIGURE_NO_VARIATION);
  self->cu_coverage =
      get_figure (diple_unitizing_cu_coverage (whole), counts, n, DIPLE_FIGURE_NO_SPANS);
  self->cu = get_figure (diple_unitizing_cu (whole),
                         counts,
                         n,
                         self->cu_coverage.value > 0 ? DIPLE_FIGURE_NO_VARIATION
                                                     : DIPLE_FIGURE_NOTHING_MATCHED);
  fill_ku (self, counts);
}

/* Nothing of all labels at once can be said when they cross. */
static void
clear_whole (DipleUnitizingFigures *self)
{
  const DipleFigure none = diple_figure_none (DIPLE_FIGURE_OVERLAPPING);

  self->u = self->bar_u = self->cu = self->cu_coverage = none;
  for (guint i = 0; i < self->n_labels; i++)
    self->ku[i] = self->ku_coverage[i] = none;
}

static void
fill_labels (DipleUnitizingFigures *self, const Counts *counts)
{
  double observed = 0;
  double expected = 0;

  self->labels = g_new (DipleFigure, self->n_labels + 1);
  for (guint i = 0; i < self->n_labels; i++)
    {
      const DipleUnitizing *label = g_ptr_array_index (counts->labels, i);
      double sides[2];

      diple_unitizing_get_disagreement (label, &sides[0], &sides[1]);
      observed += sides[0];
      expected += sides[1];
      self->labels[i] = get_figure (
          diple_unitizing_u (label), counts, counts->n_marks[i], DIPLE_FIGURE_NO_VARIATION);
    }
  self->pooled = get_figure (expected > 0 ? 1 - observed / expected : NAN,
                             counts,
                             counts->n_all_marks,
                             DIPLE_FIGURE_NO_VARIATION);
  self->unlabelled = get_figure (diple_unitizing_u (counts->unlabelled),
                                 counts,
                                 counts->n_all_marks,
                                 DIPLE_FIGURE_NO_VARIATION);
}

DipleUnitizingFigures *
diple_unitizing_figures_new (const DipleUnits *units, const guint *annotators, guint n_annotators)
{
  DipleUnitizingFigures *self = g_new0 (DipleUnitizingFigures, 1);
  Counts counts;

  self->n_labels = units->labels->len;
  counts_init (&counts, self->n_labels);
  for (guint i = 0; i < units->documents->len; i++)
    {
      const DipleUnitDocument *document = g_ptr_array_index (units->documents, i);
      g_autoptr (GArray) finishers = diple_finishers_new (document, annotators, n_annotators);

      if (finishers->len >= 2 && !count_document (&counts, document, finishers))
        self->overlaps = TRUE;
    }
  fill_whole (self, &counts);
  fill_labels (self, &counts);
  if (self->overlaps)
    clear_whole (self);
  counts_clear (&counts);
  return self;
}

void
diple_unitizing_figures_free (DipleUnitizingFigures *self)
{
  g_free (self->labels);
  g_free (self->ku);
  g_free (self->ku_coverage);
  g_free (self);
}
