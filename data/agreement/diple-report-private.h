/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <jansson.h>

#include "data/diple-agreement-report.h"

G_BEGIN_DECLS

/* A report while it is made. */
typedef struct
{
  DipleAgreement *agreement;
  const DipleUnits *units;
  const DipleAgreementFigures *figures;
  DipleReportParts parts;
  json_t *undefined; /* where there is no figure, by its place: the reason */
  GString *place;    /* keys from the root, each with a '/' behind it */
  GArray *lengths;   /* gsize: of the place before each of its keys */
} DipleReport;

const char *diple_report_label (const DipleReport *report, guint label);
const char *diple_report_annotator (const DipleReport *report, guint annotator);

/* FIRST|SECOND */
char *diple_report_dup_pair (const DipleReport *report, const DiplePairFigures *pair);

/* A new object at @key of @parent, lent; what follows has its place in it until
 * diple_report_leave() is called. */
json_t *diple_report_enter (DipleReport *report, json_t *parent, const char *key);
void diple_report_leave (DipleReport *report);

/* The figure, or null. */
void diple_report_add (DipleReport *report, json_t *object, const char *key, DipleFigure figure);
void diple_report_add_count (json_t *object, const char *key, gint64 count);

/* The parts of a report, each of which adds its keys to @root. */
void diple_report_add_spans (DipleReport *report, json_t *root);
void
diple_report_add_pair_spans (DipleReport *report, json_t *object, const DiplePairFigures *pair);
void diple_report_add_coding (DipleReport *report, json_t *root);
void
diple_report_add_pair_coding (DipleReport *report, json_t *object, const DiplePairFigures *pair);
void
diple_report_add_pair_matched (DipleReport *report, json_t *object, const DiplePairFigures *pair);
void diple_report_add_cutting (DipleReport *report, json_t *root);
void
diple_report_add_pair_cutting (DipleReport *report, json_t *object, const DiplePairFigures *pair);
void diple_report_add_gamma (DipleReport *report, json_t *root, const DipleGammaSummary *gamma);
void diple_report_add_items (DipleReport *report, json_t *root);

/* diple-json-print.c: @value with its keys sorted, one a line. */
void diple_json_print (GString *out, const json_t *value, guint depth);

G_END_DECLS
