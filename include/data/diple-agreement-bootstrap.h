/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "data/diple-agreement.h"

G_BEGIN_DECLS

/* Between which bounds a figure lies in 95 of 100 resamples of the documents. */
typedef struct
{
  DipleFigure estimate;
  double low; /* NAN when too many resamples have no figure, or there is nothing to resample */
  double high;
  guint n_undefined; /* resamples in which the figure is 0/0 */
} DipleInterval;

/* Below this many documents the bounds say little. */
#define DIPLE_BOOTSTRAP_FEW 5

typedef struct
{
  guint n_replicates;
  guint64 seed;
  guint n_documents;   /* that were resampled: those that two or more finished */
  DipleInterval exact; /* mean over pairs of the exact F1 */
  DipleInterval alpha; /* pooled over the labels */
  guint n_labels;
  DipleInterval *label_exact; /* the same for each label */
  DipleInterval *label_alpha;
} DipleBootstrap;

/* Draws whole documents, because what stands in one document is not independent, and computes each
 * statistic anew (Efron 1979; percentile bounds). The same seed gives the same bounds on every
 * machine. NULL with an error only when cancelled. */
DipleBootstrap *diple_agreement_bootstrap (DipleAgreement *self,
                                           const char *const *names,
                                           guint n_replicates,
                                           guint64 seed,
                                           GCancellable *cancellable,
                                           GError **error);
void diple_bootstrap_free (DipleBootstrap *bootstrap);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleBootstrap, diple_bootstrap_free)

G_END_DECLS
