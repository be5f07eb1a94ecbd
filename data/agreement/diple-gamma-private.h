/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-gamma.h"

G_BEGIN_DECLS

#define DIPLE_GAMMA_NOBODY G_MAXUINT

/* A continuum in the one order in which it is counted, so that no figure hangs on the order it came
 * in: the annotators by what they marked, each one's units by place and category. */
typedef struct
{
  DipleGammaContinuum plain; /* its units are owned */
  guint *origins;            /* index of each unit in the continuum that was given */
  guint *annotators;         /* number of each annotator in it */
  guint *first;              /* n_annotators + 1: where each one's units begin */
} DipleGammaCut;

DipleGammaCut *diple_gamma_cut_new (const DipleGammaContinuum *continuum);
void diple_gamma_cut_free (DipleGammaCut *self);
guint diple_gamma_cut_get_pairs (const DipleGammaCut *self);

/* A difference between sums of dissimilarities that may come from rounding. */
double diple_gamma_cut_get_slack (const DipleGammaCut *self, const DipleGammaSettings *settings);

/* Groups of two or more units, of one annotator each, that may be worth aligning: none costs more
 * than it does taken apart. */
typedef struct
{
  guint n_annotators;
  GArray *members; /* guint, n_annotators a group: a unit or DIPLE_GAMMA_NOBODY */
  GArray *savings; /* double: what the units cost alone, less what they cost together, × pairs */
} DipleGammaGroups;

DipleGammaGroups *diple_gamma_groups_new (const DipleGammaCut *cut,
                                          const DipleGammaSettings *settings,
                                          GCancellable *cancellable,
                                          GError **error);
void diple_gamma_groups_free (DipleGammaGroups *self);
const guint *diple_gamma_groups_get (const DipleGammaGroups *self, guint group);
double diple_gamma_groups_get_saving (const DipleGammaGroups *self, guint group);
gboolean diple_gamma_refuse (GError **error);

/* Chooses those groups that have no unit in common and save the most together, and appends them to
 * chosen (guint): of all groups of two annotators, or of the n groups in which of any number. alone
 * is what a unit costs alone. */
void diple_gamma_assign (const DipleGammaGroups *groups,
                         const DipleGammaCut *cut,
                         double alone,
                         GArray *chosen);
gboolean diple_gamma_pack (const DipleGammaGroups *groups,
                           const guint *which,
                           guint n,
                           GArray *chosen,
                           GCancellable *cancellable,
                           GError **error);

/* Of alignments that cost the same, the one with fewer rows is better: joins chosen groups and
 * units that are in none wherever that costs nothing. */
void
diple_gamma_join_ties (const DipleGammaGroups *groups, guint n_units, double slack, GArray *chosen);

/* As diple_gamma_align(), with units and annotators as the cut numbers them. */
DipleGammaAlignment *diple_gamma_align_cut (const DipleGammaCut *cut,
                                            const DipleGammaSettings *settings,
                                            GCancellable *cancellable,
                                            GError **error);

/* A sample of the cut, itself cut. */
DipleGammaCut *diple_gamma_cut_sample (const DipleGammaCut *cut, guint64 seed, guint index);

/* The sums of weighted distances and of weights of all pairs that have the category, for each
 * category; the last of the n_categories + 1 places is for all of them. */
void diple_gamma_cat_sums (const DipleGammaContinuum *continuum,
                           const DipleGammaAlignment *alignment,
                           const DipleGammaSettings *settings,
                           double *distances,
                           double *weights);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleGammaCut, diple_gamma_cut_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleGammaGroups, diple_gamma_groups_free)

G_END_DECLS
