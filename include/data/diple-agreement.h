/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-agreement-units.h"
#include "data/diple-coding.h"
#include "data/diple-span-agreement.h"

G_BEGIN_DECLS

/* What coefficients with a correction for chance are computed on. */
typedef enum
{
  DIPLE_AGREEMENT_CHARACTERS, /* those that are no blanks */
  DIPLE_AGREEMENT_TOKENS,     /* as the documents bring them */
} DipleAgreementUnit;

/* DipleAgreement keeps what was counted in each document, so that an edit means counting one
 * document again and adding up. Every sum is made in one order, the one of the documents' names, so
 * no figure depends on the order in which they came. Belongs to one thread at a time. */
typedef struct _DipleAgreement DipleAgreement;

/* Annotators and labels are known by their indices, in the order of their names. */
DipleAgreement *diple_agreement_new (guint n_annotators, guint n_labels, DipleAgreementUnit unit);
void diple_agreement_free (DipleAgreement *self);

/* Everything in @units, which are sorted by diple_units_sort(). */
DipleAgreement *diple_agreement_new_for_units (const DipleUnits *units, DipleAgreementUnit unit);

/* Counts @document, in place of what was counted under its name before. Its units may come in any
 * order and hold duplicates; those of annotators who have not finished it are left out. */
void diple_agreement_set_document (DipleAgreement *self, const DipleUnitDocument *document);

/* FALSE when there is none of that name. */
gboolean diple_agreement_remove_document (DipleAgreement *self, const char *name);

/* Names of the documents in their order; elements const char *, lent until a document changes. */
GPtrArray *diple_agreement_list_documents (DipleAgreement *self);

/* One label, by two annotators or by all. The last three are of two annotators only. */
typedef struct
{
  DipleFigure alpha;
  DipleFigure fleiss; /* for all: over the documents that everybody finished */
  DipleFigure ac1;
  DipleFigure percent;
  DipleFigure kappa;
  DipleFigure positive; /* positive specific agreement */
  DipleFigure pi;
  guint64 table[4]; /* both, the first only, the second only, neither */
} DipleLabelCoding;

/* Coefficients corrected for chance, of two annotators or of all. */
typedef struct
{
  DipleLabelCoding *labels;  /* one for each */
  DipleFigure alpha;         /* pooled over the labels, as is kappa */
  DipleFigure kappa;         /* of two annotators only, as is sets_kappa */
  DipleFigure sets_alpha[3]; /* sets of labels: nominal, Jaccard, MASI */
  DipleFigure sets_fleiss;
  DipleFigure sets_kappa;
} DipleCodingFigures;

/* Values of one attribute on spans with the same label that were matched, where one of the two
 * annotators at least gave a value. */
typedef struct
{
  gint64 compared;
  gint64 same;
  DipleFigure share;
  DipleFigure alpha; /* nominal; several values of one attribute are one */
} DipleAttributeFigures;

/* Relations of one type. "Between matched" leaves out those of which an end has no partner. */
typedef struct
{
  gint64 all[2];
  gint64 between_matched[2];
  gint64 same;
  DipleFigure f1;
  DipleFigure f1_between_matched;
} DipleRelationFigures;

/* Two annotators, the first before the second. */
typedef struct
{
  guint annotators[2];
  guint n_documents; /* which both finished */
  DipleSpanCounts all;
  DipleSpanCounts *labels;    /* one for each */
  DipleSpanCounts unlabelled; /* places without labels: only exact and coverage are counted */
  DipleFigure macro;          /* the mean of the labels' exact F1 */
  DipleAlignment alignment;
  gint64 *confusion; /* (n_labels + 1)²: row of the first's label, column of the second's; the last
                      * of each stands for nothing */
  DipleCodingFigures coding;
  GArray *attributes; /* DipleAttributeFigures, one for each attribute seen */
  GArray *relations;  /* DipleRelationFigures, one for each type seen */
} DiplePairFigures;

/* A figure of all pairs. */
typedef struct
{
  DipleFigure mean;
  DipleFigure deviation; /* of the population */
} DipleSpread;

/* All figures over some documents. */
typedef struct
{
  guint n_annotators;
  guint n_labels;
  guint n_documents;
  guint n_shared;   /* finished by two or more */
  guint n_complete; /* finished by everybody */
  guint64 n_units;  /* characters or tokens of those finished by two or more */
  gint64 *spans;    /* n_annotators rows of n_labels: in documents that they finished */
  guint *finished;  /* documents, of each annotator */
  guint n_pairs;
  DiplePairFigures *pairs; /* 0 and 1, 0 and 2, … 1 and 2, … */
  DipleSpread f1[DIPLE_F1_LAST + 1];
  DipleSpread unlabelled_exact;
  DipleSpread unlabelled_coverage;
  DipleSpread macro;
  DipleSpread (*labels)[DIPLE_F1_LAST + 1]; /* of each label */
  DipleFigure pooled_exact;                 /* over all pairs together */
  DipleAlignment alignment;                 /* of all pairs together */
  DipleCodingFigures coding;                /* of all annotators */
} DipleAgreementFigures;

/* The figures over the documents called @names (NULL-terminated), or over all when it is NULL. The
 * caller owns them. */
DipleAgreementFigures *diple_agreement_figures (DipleAgreement *self, const char *const *names);
void diple_agreement_figures_free (DipleAgreementFigures *figures);

/* The mean over pairs of the exact F1 in one document, without computing anything else. */
DipleFigure diple_agreement_document_exact (DipleAgreement *self, const char *name);

/* The F1 of @counts, which are of @pair: 0/0 because they have no document in common, or because
 * nobody marked anything there. */
DipleFigure diple_pair_figures_f1 (const DiplePairFigures *pair,
                                   const DipleSpanCounts *counts,
                                   DipleF1 measure);

/* The pair of @first and @second, whichever comes first; lent. */
const DiplePairFigures *
diple_agreement_figures_pair (const DipleAgreementFigures *figures, guint first, guint second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleAgreement, diple_agreement_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleAgreementFigures, diple_agreement_figures_free)

G_END_DECLS
