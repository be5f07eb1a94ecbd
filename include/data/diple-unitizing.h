/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well annotators agree in cutting texts into units and gaps: the alpha family of Krippendorff,
 * Mathet, Bouvry and Widlöcher, "On the reliability of unitizing textual continua: Further
 * developments", Quality & Quantity 50(6), 2016; Krippendorff, Content Analysis, 4th ed.,
 * 2019, 12.6. Documents are put one after the other and cut at their borders, each with its own
 * number of annotators (a convention of ours: the paper has one continuum). */

/* What somebody marked with a value, code points [start, end). */
typedef struct
{
  gint64 start;
  gint64 end;
  guint value; /* below n_values */
} DipleUnitizingUnit;

/* Counts of whose units cover whose, over documents. A plain value on one thread at a time; no
 * order of units, annotators or documents changes a figure. */
typedef struct _DipleUnitizing DipleUnitizing;

DipleUnitizing *diple_unitizing_new (guint n_values);
void diple_unitizing_free (DipleUnitizing *self);

/* Adds a document of that many code points, cut by n annotators: each a GArray of
 * DipleUnitizingUnit in the order of the text, none crossing another (see diple_unitizing_merge()).
 * With one annotator there is nothing to compare, so nothing happens. */
void diple_unitizing_add (
    DipleUnitizing *self, gint64 begin, gint64 length, const GArray *const *annotators, guint n);

/* Sorts units and makes one of those that cross and have the same value; those that only touch stay
 * apart. FALSE when units of different values cross: then the family is not defined for them. */
gboolean diple_unitizing_merge (GArray *units);

/* All figures are NAN where they are not defined: when nothing varies, or nothing is there. */

/* The whole task: where units are and what they are. */
double diple_unitizing_u (const DipleUnitizing *self);
/* The same figure's two sides, to be summed over values that are counted apart: what is observed
 * and what is expected of disagreement, in code points. */
void
diple_unitizing_get_disagreement (const DipleUnitizing *self, double *observed, double *expected);
/* Only where units are, whatever their values: |u-alpha. */
double diple_unitizing_bar_u (const DipleUnitizing *self);
/* Only what they are, where units of two annotators cover each other: cu-alpha, and how much of all
 * that is. For three annotators and more the squares are taken for each pair. */
double diple_unitizing_cu (const DipleUnitizing *self);
double diple_unitizing_cu_coverage (const DipleUnitizing *self);
/* The same for one value: (k)u-alpha, and how much of what has the value that is. */
double diple_unitizing_ku (const DipleUnitizing *self, guint value);
double diple_unitizing_ku_coverage (const DipleUnitizing *self, guint value);

/* The older alpha_U for one value, in one document, only to check what was published with it: it
 * can rise when units fit worse. What is observed and what is expected; alpha_U is 1 less the
 * quotient of their sums over the values. Krippendorff, "On the Reliability of Unitizing Continuous
 * Data", Sociological Methodology 25, 1995, with the corrected expectation of Content Analysis, 2nd
 * ed., 2004. */
void diple_unitizing_1995 (gint64 begin,
                           gint64 length,
                           const GArray *const *annotators,
                           guint n,
                           guint value,
                           double *observed,
                           double *expected);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleUnitizing, diple_unitizing_free)

G_END_DECLS
