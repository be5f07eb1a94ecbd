/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "data/diple-figure.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* How far somebody agrees with themselves, on documents that they were given a second time. */
typedef struct
{
  gint64 annotator;
  char *name;
  guint n_given;     /* documents given a second time */
  guint n_documents; /* of those, finished both times: what the figures are of */
  guint spans[2];    /* in them, of the first pass and of the second */
  DipleFigure exact; /* F1 of label and place */
  DipleFigure overlap;
  DipleFigure alpha; /* Krippendorff's, on characters, pooled over the labels */
} DipleSelfAgreement;

void diple_self_agreement_free (DipleSelfAgreement *self);

/* Of one annotator, who need not have a second pass. NULL with an error. */
DipleSelfAgreement *diple_self_agreement_read (DipleStore *store,
                                               gint64 annotator,
                                               GCancellable *cancellable,
                                               GError **error);

/* Of every person, and of models with a second pass, by name; elements DipleSelfAgreement *. NULL
 * with an error. */
GPtrArray *diple_self_agreement_list (DipleStore *store, GCancellable *cancellable, GError **error);

/* Why @figure of it is 0/0; a new string. */
char *diple_self_agreement_dup_reason (const DipleSelfAgreement *self, DipleFigure figure);

/* The places where the two passes differ, @most of them; elements DipleInsightsPlace *. */
GPtrArray *
diple_self_agreement_find (DipleStore *store, gint64 annotator, guint most, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleSelfAgreement, diple_self_agreement_free)

G_END_DECLS
