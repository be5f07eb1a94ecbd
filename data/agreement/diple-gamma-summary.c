/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-gamma-figures.h"

static gboolean
add_pair (DipleGammaSummary *self,
          const DipleUnits *units,
          guint first,
          guint second,
          GCancellable *cancellable,
          GError **error)
{
  const guint pair[] = { first, second };
  DipleGammaFigures *figures = diple_gamma_figures_new (
      units, pair, G_N_ELEMENTS (pair), &self->settings, NULL, NULL, cancellable, error);

  if (figures != NULL)
    g_ptr_array_add (self->pairs, figures);
  return figures != NULL;
}

static gboolean
add_pairs (DipleGammaSummary *self,
           const DipleUnits *units,
           GCancellable *cancellable,
           GError **error)
{
  for (guint i = 0; i < units->annotators->len; i++)
    for (guint k = i + 1; k < units->annotators->len; k++)
      if (!add_pair (self, units, i, k, cancellable, error))
        return FALSE;
  return TRUE;
}

/* Aligning two is quick beside aligning all, so the progress is that of all. */
DipleGammaSummary *
diple_gamma_summary_new (const DipleUnits *units,
                         const DipleGammaSettings *settings,
                         DipleGammaProgress progress,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (DipleGammaSummary) self = g_new0 (DipleGammaSummary, 1);

  self->settings = *settings;
  self->pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_gamma_figures_free);
  if (!add_pairs (self, units, cancellable, error))
    return NULL;
  self->all =
      diple_gamma_figures_new (units, NULL, 0, settings, progress, data, cancellable, error);
  return self->all != NULL ? g_steal_pointer (&self) : NULL;
}

void
diple_gamma_summary_free (DipleGammaSummary *self)
{
  g_clear_pointer (&self->all, diple_gamma_figures_free);
  g_ptr_array_unref (self->pairs);
  g_free (self);
}
