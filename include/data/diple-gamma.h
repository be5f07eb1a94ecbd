/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Gamma and gamma-cat: how well several annotators agree about where something is and what it is,
 * for one document at a time, with overlapping units allowed. Sources: Mathet, Widlöcher and
 * Métivier, "The Unified and Holistic Method Gamma (γ) for Inter-Annotator Agreement Measure and
 * Alignment", Computational Linguistics 41(3), 2015; Mathet, "The Agreement Measure γcat a
 * Complement to γ Focused on Categorization of a Continuum", Computational Linguistics 43(3), 2017.
 * Everything here is plain values, blocks, and may run on any thread. */

#define DIPLE_GAMMA_EVERY_CATEGORY G_MAXUINT

/* What somebody marked: code points [start, end). */
typedef struct
{
  gint64 start;
  gint64 end;
  guint annotator; /* below n_annotators */
  guint category;  /* below n_categories */
} DipleGammaUnit;

/* One document as its annotators cut it up. Borrowed; in any order. */
typedef struct
{
  gint64 begin; /* code points; begin == end means: as far as the units reach */
  gint64 end;
  guint n_annotators; /* everybody who finished, also who marked nothing */
  guint n_categories;
  const DipleGammaUnit *units;
  gsize n_units;
} DipleGammaContinuum;

/* How categories are weighed within aligned units (Mathet 2017), or as pygamma-agreement does it: a
 * unit without a partner costs, too, and positions count alpha times. */
typedef enum
{
  DIPLE_GAMMA_CAT_2017,
  DIPLE_GAMMA_CAT_PYGAMMA,
} DipleGammaCat;

typedef struct
{
  double alpha;            /* what positions count */
  double beta;             /* what categories count */
  double delta;            /* what it costs to stand alone, and what all costs are counted in */
  const double *distances; /* n_categories × n_categories, 0 to 1; NULL: 1 unless they are equal */
  DipleGammaCat cat;
  guint samples;       /* random continua; 0: as many as the precision asks for, 30 or more */
  double precision;    /* of the expected disorder, as a share of it, at 95 % */
  guint64 seed;        /* of SplitMix64 */
  guint max_alignable; /* 0: as many groups of units as take a few seconds */
} DipleGammaSettings;

#define DIPLE_GAMMA_SETTINGS_INIT                                                                  \
  {                                                                                                \
    .alpha = 1, .beta = 1, .delta = 1, .precision = 0.02, .seed = 42                               \
  }

/* Why there is no figure. */
typedef enum
{
  DIPLE_GAMMA_DEFINED,
  DIPLE_GAMMA_ONE_ANNOTATOR, /* fewer than two finished */
  DIPLE_GAMMA_NO_UNITS,      /* nobody marked anything */
  DIPLE_GAMMA_NO_CHANCE,     /* chance would agree completely, so nothing can be better */
  DIPLE_GAMMA_NO_PAIRS,      /* no two aligned units lie near enough to compare their categories */
} DipleGammaReason;

/* An agreement as 1 - observed / expected; NAN with a reason where that is nothing. */
typedef struct
{
  double value;
  double observed;
  double expected;
  DipleGammaReason reason;
} DipleGammaFigure;

typedef struct
{
  DipleGammaFigure gamma;
  DipleGammaFigure cat;
  DipleGammaFigure *by_category; /* gamma-k: n_categories of them */
  guint n_categories;
  guint n_units;
  guint n_alignments; /* unitary alignments in the best alignment */
  guint samples;
} DipleGamma;

/* The best alignment: which units mean the same. Each row has n_annotators places, one row a
 * unitary alignment: an index into the continuum's units, or G_MAXUINT for nothing. Annotators
 * stand in their own order, rows in the order of the text. */
typedef struct
{
  guint n_annotators;
  guint n_rows;
  guint *places;
  double disorder;
} DipleGammaAlignment;

/* How far along 0…1 a computation is; called on the thread that computes. */
typedef void (*DipleGammaProgress) (double fraction, gpointer data);

/* Mathet et al. 2015: ((|s - s'| + |e - e'|) / (length + length'))². */
double diple_gamma_positional (const DipleGammaUnit *u, const DipleGammaUnit *v);
/* Mathet et al. 2015: delta × (alpha × positional + beta × categorical). */
double diple_gamma_dissimilarity (const DipleGammaUnit *u,
                                  const DipleGammaUnit *v,
                                  guint n_categories,
                                  const DipleGammaSettings *settings);
/* Mathet et al. 2015: the mean dissimilarity of all pairs in one unitary alignment; a NULL in
 * units is the empty unit. n is 2 or more. */
double diple_gamma_unitary_disorder (const DipleGammaUnit *const *units,
                                     guint n,
                                     guint n_categories,
                                     const DipleGammaSettings *settings);

/* Mathet et al. 2015: the alignment of least disorder: an assignment for two annotators, a set
 * partition for more. At least two annotators and one unit. NULL with DIPLE_ERROR_REFUSED when
 * there are too many ways to align, or G_IO_ERROR_CANCELLED. */
DipleGammaAlignment *diple_gamma_align (const DipleGammaContinuum *continuum,
                                        const DipleGammaSettings *settings,
                                        GCancellable *cancellable,
                                        GError **error);
void diple_gamma_alignment_free (DipleGammaAlignment *self);

/* Mathet 2017: the weighted mean distance of categories over an alignment; with a category,
 * only of pairs in which it is (gamma-k). NAN when no pair has a weight. */
double diple_gamma_cat_disorder (const DipleGammaContinuum *continuum,
                                 const DipleGammaAlignment *alignment,
                                 guint category,
                                 const DipleGammaSettings *settings);

/* A random continuum by shuffling, Mathet et al. 2015, 5.2: each place is taken by a random
 * annotator's units, turned round the continuum by a random distance. Equal seeds give equal
 * samples on every machine and for every order of units and annotators. Returns the sample of that
 * index; free with g_array_unref(); element DipleGammaUnit. */
GArray *diple_gamma_sample (const DipleGammaContinuum *continuum, guint64 seed, guint index);

/* Gamma, gamma-cat and gamma-k of one document. Fails as diple_gamma_align() does. */
DipleGamma *diple_gamma_compute (const DipleGammaContinuum *continuum,
                                 const DipleGammaSettings *settings,
                                 DipleGammaProgress progress,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);
void diple_gamma_free (DipleGamma *self);

/* Over documents: the observed disorders against the expected ones, sum by sum (a convention of
 * ours: the papers define gamma for one continuum). Figures that are not defined are left out. */
DipleGammaFigure diple_gamma_pool (const DipleGammaFigure *figures, gsize n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleGamma, diple_gamma_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleGammaAlignment, diple_gamma_alignment_free)

G_END_DECLS
