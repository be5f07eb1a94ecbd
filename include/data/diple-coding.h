/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-figure.h"

G_BEGIN_DECLS

/* Agreement corrected for chance, where coders give each item one value. */

/* Everything that a coefficient is made of. It may come from two coders with margins of their own
 * or from the coincidences of any number of coders; which one says the function that fills it. */
typedef struct
{
  double n;        /* values that can be compared */
  double disagree; /* distances between the values of one item, summed */
  double crossed;  /* distances between all values, as often as chance would pair them, times n */
} DipleChance;

/* 1 − disagree · (n − 1) / crossed: Krippendorff's α (Content Analysis, 2004, ch. 11), of
 * coincidences. */
DipleFigure diple_chance_alpha (const DipleChance *chance);

/* 1 − disagree · n / crossed: of two coders' own margins Cohen's κ (A coefficient of agreement for
 * nominal scales, 1960), of coincidences Scott's π (1955) and, for more than two, Fleiss' κ
 * (Measuring nominal scale agreement among many raters, 1971). */
DipleFigure diple_chance_kappa (const DipleChance *chance);

/* The share of agreeing pairs. */
DipleFigure diple_chance_percent (const DipleChance *chance);

/* Gwet's AC1 (Computing inter-rater reliability and its variance in the presence of high agreement,
 * 2008), of coincidences over @n_categories. */
DipleFigure diple_chance_ac1 (const DipleChance *chance, guint n_categories);

/* Bennett's S (Bennett, Alpert & Goldstein 1954), which is Randolph's free-marginal κ (2005) for
 * more coders. */
DipleFigure diple_chance_s (const DipleChance *chance, guint n_categories);

/* What is observed and what is expected in α: D_o and D_e. */
double diple_chance_observed (const DipleChance *chance);
double diple_chance_expected (const DipleChance *chance);

/* The coefficients over several labels at once, none of which can make it undefined alone: one
 * minus the sum of what is observed over the sum of what is expected. */
DipleFigure diple_chance_pooled_alpha (const DipleChance *chances, guint n_chances);
DipleFigure diple_chance_pooled_kappa (const DipleChance *chances, guint n_chances);

/* How far two values are from each other: 0 for the same. */
typedef enum
{
  DIPLE_METRIC_NOMINAL,
  DIPLE_METRIC_ORDINAL,  /* Krippendorff 2004: by the values between them */
  DIPLE_METRIC_INTERVAL, /* squared difference */
  DIPLE_METRIC_RATIO,    /* squared difference over sum */
  DIPLE_METRIC_JACCARD,  /* of sets: Jaccard 1901 */
  DIPLE_METRIC_MASI, /* of sets: Passonneau, Measuring agreement on set-valued items, LREC 2006 */
  DIPLE_METRIC_SET_2004,    /* of sets: 0, 1/3, 2/3, 1; Passonneau, LREC 2004 */
  DIPLE_METRIC_SET_JACCARD, /* that times Jaccard's: what DKPro Statistics calls MASI */
} DipleMetric;

/* Elements guint, ascending and distinct. */
double diple_set_distance (GArray *a, GArray *b, DipleMetric metric);

/* Items with the values that coders gave them. */
typedef struct _DipleCoding DipleCoding;

#define DIPLE_CODING_MISSING G_MAXUINT

DipleCoding *diple_coding_new (guint n_coders, guint n_categories);
void diple_coding_free (DipleCoding *self);

/* What a category stands for: a number for the ordered metrics, a set (elements guint) for those of
 * sets; the set is referenced. Without, a category's number is its own index and its set empty. */
void diple_coding_set_number (DipleCoding *self, guint category, double number);
void diple_coding_set_elements (DipleCoding *self, guint category, GArray *set);

/* @count items that have these values, one for each coder, or DIPLE_CODING_MISSING. */
void diple_coding_add (DipleCoding *self, const guint *values, guint64 count);

/* The coincidences of all values: items with one value drop out, those with m values weigh m. */
DipleChance diple_coding_coincidences (const DipleCoding *self, DipleMetric metric);

/* The same with the values collapsed to @category and all the rest. */
DipleChance diple_coding_category (const DipleCoding *self, guint category);

/* The table of two coders, each with margins of their own. */
DipleChance diple_coding_table (const DipleCoding *self, guint first, guint second);

/* Cohen's κ as the mean over pairs of coders: Light, Measures of response agreement, 1971. */
DipleFigure diple_coding_mean_kappa (const DipleCoding *self);

/* Fleiss' κ, which needs the same number of values for every item: without, it is undefined. */
DipleFigure diple_coding_fleiss (const DipleCoding *self);

/* Values that somebody used. */
guint diple_coding_count_used (const DipleCoding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleCoding, diple_coding_free)

G_END_DECLS
