/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/agreement/diple-cover-private.h"
#include "data/diple-agreement.h"

G_BEGIN_DECLS

/* What two annotators have in common under one label, in one document. */
typedef struct
{
  guint label;
  DipleSpanCounts counts;
} DipleLabelPart;

/* Units opposite each other; the number of labels stands for nothing. */
typedef struct
{
  guint labels[2];
  gint64 count;
} DipleConfusion;

/* Values opposite each other; "" for none. */
typedef struct
{
  guint attribute;
  char *values[2];
  gint64 count;
} DipleValuePart;

typedef struct
{
  guint type;
  gint64 all[2];
  gint64 between_matched[2];
  gint64 same;
} DipleRelationPart;

/* What was counted for two annotators in one document. */
typedef struct
{
  guint annotators[2];
  GArray *labels; /* DipleLabelPart, by label: those that one of the two used */
  DipleSpanCounts unlabelled;
  DipleAlignment alignment;
  GArray *confusion; /* DipleConfusion, by labels */
  GArray *cells;     /* DipleCell */
  GArray *values;    /* DipleValuePart */
  GArray *relations; /* DipleRelationPart, by type */
} DiplePairPart;

typedef struct
{
  guint annotator;
  guint label;
  gint64 count;
  guint64 covered; /* characters or tokens */
} DipleUsePart;

/* What was counted in one document. */
typedef struct
{
  char *name;
  guint64 weight;   /* characters or tokens */
  GArray *finished; /* guint, ascending */
  GArray *uses;     /* DipleUsePart */
  GArray *pairs;    /* DiplePairPart */
} DipleDocumentPart;

struct _DipleAgreement
{
  guint n_annotators;
  guint n_labels;
  DipleAgreementUnit unit;
  DipleLabelSets *sets;
  GPtrArray *documents; /* DipleDocumentPart *, by name once sorted */
  GHashTable *by_name;  /* char * (in the part) to DipleDocumentPart * */
  gboolean sorted;
};

/* diple-agreement-count.c */
DipleDocumentPart *diple_document_part_new (DipleAgreement *self,
                                            const DipleUnitDocument *document);
void diple_document_part_free (DipleDocumentPart *part);

/* The units of one annotator in their order, each once; elements const DipleUnit *, lent. */
GPtrArray *diple_unit_document_gather (const DipleUnitDocument *document, guint annotator);

/* diple-agreement-match.c: values and relations of aligned units. */
void diple_pair_part_count_values (DiplePairPart *part,
                                   GPtrArray *a,
                                   GPtrArray *b,
                                   const guint *aligned);
void diple_pair_part_count_relations (DiplePairPart *part,
                                      const DipleUnitDocument *document,
                                      GPtrArray *a,
                                      GPtrArray *b,
                                      const guint *aligned);
void diple_value_part_clear (gpointer part);
void diple_pair_figures_add_values (DiplePairFigures *pair, GPtrArray *parts);
void diple_pair_figures_add_relations (DiplePairFigures *pair, const DiplePairPart *part);
void diple_pair_figures_end_relations (DiplePairFigures *pair);

/* The parts of the documents called @names, or all, in their order; elements DipleDocumentPart *,
 * lent. */
GPtrArray *diple_agreement_select (DipleAgreement *self, const char *const *names);

/* diple-agreement-coding.c */

/* The coincidences of one label over @documents (DipleDocumentPart *), of all annotators; with
 * @complete (a number of annotators, or 0) only where that many finished. */
DipleChance diple_agreement_label_chance (GPtrArray *documents, guint label, guint complete);

/* What one document adds to that, before anything is crossed: values, values with the label,
 * disagreements. */
typedef struct
{
  double n;
  double positive;
  double disagree;
} DipleLabelSum;

DipleLabelSum diple_document_part_sum_label (const DipleDocumentPart *document, guint label);
DipleChance diple_label_sum_cross (DipleLabelSum sum);

void diple_agreement_fill_coding (DipleAgreement *self,
                                  DipleAgreementFigures *figures,
                                  GPtrArray *documents);

const DipleLabelPart *diple_pair_part_find_label (const DiplePairPart *part, guint label);

G_END_DECLS
