/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "diplectl.h"

#include "data/diple-agreement-bootstrap.h"
#include "data/diple-gamma-figures.h"

G_BEGIN_DECLS

/* What a call of "diplectl agreement" asks for. */
typedef struct
{
  char *input;       /* a file instead of a project, or NULL */
  char *unit;        /* "char", "token", or NULL */
  char **annotators; /* names, or NULL for all */
  char *again;       /* whose two passes are compared, or NULL */
  char **labels;
  char **documents; /* ids, titles or sources */
  int bootstrap;    /* resamples; 0 for none */
  gint64 seed;
  gboolean items;
  gboolean gamma;
  double gamma_alpha;
  int gamma_samples; /* 0: as many as the precision asks for */
} DiplectlAgreementWishes;

/* diplectl-agreement-load.c: the project's documents as what agreement is measured on, in order.
 * Their names are the documents' ids. NULL with an error. */
DipleUnits *
diplectl_agreement_load (DiplectlCall *call, const DiplectlAgreementWishes *wishes, GError **error);

/* diplectl-agreement-table.c: the figures as tables for people. */
void diplectl_agreement_print (const DipleUnits *units,
                               const DipleAgreementFigures *figures,
                               const DipleBootstrap *bootstrap,
                               const DipleGammaSummary *gamma);

G_END_DECLS
