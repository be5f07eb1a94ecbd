/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/search/diple-kwic-conditions-private.h"

G_BEGIN_DECLS

/* The spans of one document after another that a query asks for, and those of its viewer. */
typedef struct _DipleKwicSpans DipleKwicSpans;

/* One piece of a span. */
typedef struct
{
  gint64 span;
  gint64 label;
  gint64 annotator;
  DipleRange range; /* of the whole span */
  DipleRange piece;
} DipleMark;

/* @query is lent. */
DipleKwicSpans *diple_kwic_spans_new (sqlite3 *db, const DipleKwicQuery *query, GError **error);
void diple_kwic_spans_free (DipleKwicSpans *self);

/* The marks in @document in text order that the query asks for, or with @own those of its viewer;
 * elements DipleMark. */
gboolean diple_kwic_spans_load (
    DipleKwicSpans *self, gint64 document, gboolean own, GArray *marks, GError **error);

/* Whether @range lies inside of one of @marks. */
gboolean diple_marks_hold (const GArray *marks, DipleRange range);

/* The mark of just @range, or NULL; and the smallest that it lies in. */
const DipleMark *diple_marks_find_exact (const GArray *marks, DipleRange range);
const DipleMark *diple_marks_find_round (const GArray *marks, DipleRange range);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleKwicSpans, diple_kwic_spans_free)

G_END_DECLS
