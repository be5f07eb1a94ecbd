/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-agreement-units.h"
#include "data/diple-figure.h"
#include "data/diple-gamma.h"

G_BEGIN_DECLS

/* Gamma, gamma-cat and gamma-k (see diple-gamma.h) of each document, and pooled over all. */
typedef struct
{
  GPtrArray *documents; /* DipleGamma *, one for each of the DipleUnits */
  DipleGammaFigure gamma;
  DipleGammaFigure cat;
  DipleGammaFigure *by_label; /* gamma-k: n_labels of them */
  guint n_labels;
  guint n_counted; /* documents whose gamma is defined */
} DipleGammaFigures;

/* Over the documents that two or more of these annotators finished; NULL stands for all. A unit in
 * pieces counts as one from its first code point to its last. NULL with DIPLE_ERROR_REFUSED and the
 * document's name when one has too many ways to be aligned, or with G_IO_ERROR_CANCELLED. */
DipleGammaFigures *diple_gamma_figures_new (const DipleUnits *units,
                                            const guint *annotators,
                                            guint n_annotators,
                                            const DipleGammaSettings *settings,
                                            DipleGammaProgress progress,
                                            gpointer data,
                                            GCancellable *cancellable,
                                            GError **error);
void diple_gamma_figures_free (DipleGammaFigures *self);

/* The same as all other figures are given. */
DipleFigure diple_gamma_figure_get (const DipleGammaFigure *figure);

/* All annotators together, and each two of them. */
typedef struct
{
  DipleGammaSettings settings;
  DipleGammaFigures *all;
  GPtrArray *pairs; /* DipleGammaFigures *: 0 and 1, 0 and 2, … 1 and 2, … */
} DipleGammaSummary;

/* As diple_gamma_figures_new(). */
DipleGammaSummary *diple_gamma_summary_new (const DipleUnits *units,
                                            const DipleGammaSettings *settings,
                                            DipleGammaProgress progress,
                                            gpointer data,
                                            GCancellable *cancellable,
                                            GError **error);
void diple_gamma_summary_free (DipleGammaSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleGammaSummary, diple_gamma_summary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleGammaFigures, diple_gamma_figures_free)

G_END_DECLS
