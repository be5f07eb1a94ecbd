/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-gamma-figures.h"

#include "data/agreement/diple-finishers-private.h"

/* Passes on how far all documents are. */
typedef struct
{
  DipleGammaProgress progress;
  gpointer data;
  guint done;
  guint all;
} Progress;

static void
progress_cb (double fraction, gpointer data)
{
  const Progress *self = data;

  if (self->progress != NULL)
    self->progress ((self->done + fraction) / self->all, self->data);
}

/* Annotators by their place among those who finished. */
static GArray *
collect (const DipleUnitDocument *document, const GArray *finishers)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (DipleGammaUnit));

  for (guint i = 0; i < document->units->len; i++)
    for (guint k = 0; k < finishers->len; k++)
      {
        const DipleUnit *unit = &g_array_index (document->units, DipleUnit, i);
        const DipleGammaUnit own = { unit->range.start, unit->range.end, k, unit->label };

        if (unit->annotator == g_array_index (finishers, guint, k))
          g_array_append_val (all, own);
      }
  return all;
}

static DipleGamma *
compute (const DipleUnitDocument *document,
         const GArray *finishers,
         guint n_labels,
         const DipleGammaSettings *settings,
         Progress *progress,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GArray) units = collect (document, finishers);
  const DipleGammaContinuum continuum = {
    .end = document->length,
    .n_annotators = finishers->len,
    .n_categories = n_labels,
    .units = (const DipleGammaUnit *) (gpointer) units->data,
    .n_units = units->len,
  };
  DipleGamma *gamma;

  gamma = diple_gamma_compute (&continuum, settings, progress_cb, progress, cancellable, error);
  if (gamma == NULL)
    g_prefix_error (error, "%s: ", document->name);
  return gamma;
}

static DipleGammaFigure
pool (const GPtrArray *documents,
      const DipleGammaFigure *(*get) (const DipleGamma *, guint),
      guint k)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (DipleGammaFigure));

  for (guint i = 0; i < documents->len; i++)
    g_array_append_vals (figures, get (g_ptr_array_index (documents, i), k), 1);
  return diple_gamma_pool ((const DipleGammaFigure *) (gpointer) figures->data, figures->len);
}

static const DipleGammaFigure *
get_gamma (const DipleGamma *gamma, guint k)
{
  return &gamma->gamma;
}

static const DipleGammaFigure *
get_cat (const DipleGamma *gamma, guint k)
{
  return &gamma->cat;
}

static const DipleGammaFigure *
get_label (const DipleGamma *gamma, guint k)
{
  return &gamma->by_category[k];
}

static void
pool_all (DipleGammaFigures *self)
{
  self->gamma = pool (self->documents, get_gamma, 0);
  self->cat = pool (self->documents, get_cat, 0);
  self->by_label = g_new (DipleGammaFigure, self->n_labels + 1);
  for (guint i = 0; i < self->n_labels; i++)
    self->by_label[i] = pool (self->documents, get_label, i);
  for (guint i = 0; i < self->documents->len; i++)
    self->n_counted +=
        get_gamma (g_ptr_array_index (self->documents, i), 0)->reason == DIPLE_GAMMA_DEFINED;
}

DipleGammaFigures *
diple_gamma_figures_new (const DipleUnits *units,
                         const guint *annotators,
                         guint n_annotators,
                         const DipleGammaSettings *settings,
                         DipleGammaProgress progress,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (DipleGammaFigures) self = g_new0 (DipleGammaFigures, 1);
  Progress all = { progress, data, 0, units->documents->len };

  self->n_labels = units->labels->len;
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_gamma_free);
  for (; all.done < all.all; all.done++)
    {
      const DipleUnitDocument *document = g_ptr_array_index (units->documents, all.done);
      g_autoptr (GArray) finishers = diple_finishers_new (document, annotators, n_annotators);
      DipleGamma *gamma =
          compute (document, finishers, self->n_labels, settings, &all, cancellable, error);

      if (gamma == NULL)
        return NULL;
      g_ptr_array_add (self->documents, gamma);
    }
  pool_all (self);
  return g_steal_pointer (&self);
}

void
diple_gamma_figures_free (DipleGammaFigures *self)
{
  g_ptr_array_unref (self->documents);
  g_free (self->by_label);
  g_free (self);
}

DipleFigure
diple_gamma_figure_get (const DipleGammaFigure *figure)
{
  static const DipleFigureReason reasons[] = {
    [DIPLE_GAMMA_ONE_ANNOTATOR] = DIPLE_FIGURE_NO_DOCUMENTS,
    [DIPLE_GAMMA_NO_UNITS] = DIPLE_FIGURE_NO_SPANS,
    [DIPLE_GAMMA_NO_CHANCE] = DIPLE_FIGURE_NO_VARIATION,
    [DIPLE_GAMMA_NO_PAIRS] = DIPLE_FIGURE_NOTHING_MATCHED,
  };

  if (figure->reason == DIPLE_GAMMA_DEFINED)
    return (DipleFigure){ figure->value, DIPLE_FIGURE_DEFINED };
  return diple_figure_none (reasons[figure->reason]);
}
