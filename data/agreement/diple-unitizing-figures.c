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

/* FALSE when units of one annotator cross. */
static gboolean
count (DipleUnitizing *unitizing,
       const DipleUnitDocument *document,
       const GArray *finishers,
       guint label,
       Values values)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gboolean apart = TRUE;

  for (guint i = 0; i < finishers->len; i++)
    {
      GArray *units = collect (document, g_array_index (finishers, guint, i), label, values);

      apart = diple_unitizing_merge (units) && apart;
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
}

/* FALSE when units of one annotator cross. */
static gboolean
count_document (Counts *counts, const DipleUnitDocument *document, const GArray *finishers)
{
  for (guint i = 0; i < counts->labels->len; i++)
    count (g_ptr_array_index (counts->labels, i), document, finishers, i, AS_ONE);
  count (counts->unlabelled, document, finishers, EVERY_LABEL, AS_ONE);
  return count (counts->whole, document, finishers, EVERY_LABEL, BY_LABEL);
}

static void
fill_whole (DipleUnitizingFigures *self, const DipleUnitizing *whole)
{
  self->u = self->overlaps ? NAN : diple_unitizing_u (whole);
  self->bar_u = self->overlaps ? NAN : diple_unitizing_bar_u (whole);
  self->cu = self->overlaps ? NAN : diple_unitizing_cu (whole);
  self->cu_coverage = self->overlaps ? NAN : diple_unitizing_cu_coverage (whole);
  self->ku = g_new (double, self->n_labels + 1);
  self->ku_coverage = g_new (double, self->n_labels + 1);
  for (guint i = 0; i < self->n_labels; i++)
    {
      self->ku[i] = self->overlaps ? NAN : diple_unitizing_ku (whole, i);
      self->ku_coverage[i] = self->overlaps ? NAN : diple_unitizing_ku_coverage (whole, i);
    }
}

static void
fill_labels (DipleUnitizingFigures *self, GPtrArray *labels)
{
  double observed = 0;
  double expected = 0;

  self->labels = g_new (double, self->n_labels + 1);
  for (guint i = 0; i < self->n_labels; i++)
    {
      const DipleUnitizing *label = g_ptr_array_index (labels, i);
      double sides[2];

      diple_unitizing_get_disagreement (label, &sides[0], &sides[1]);
      observed += sides[0];
      expected += sides[1];
      self->labels[i] = diple_unitizing_u (label);
    }
  self->pooled = expected > 0 ? 1 - observed / expected : NAN;
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
  fill_whole (self, counts.whole);
  fill_labels (self, counts.labels);
  self->unlabelled = diple_unitizing_u (counts.unlabelled);
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
