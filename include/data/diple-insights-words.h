/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-insights.h"
#include "data/diple-self-agreement.h"

G_BEGIN_DECLS

/* A figure for people, with two places: "0.81", or "–" for 0/0; a new string. */
char *diple_insights_dup_figure (DipleFigure figure);

/* The bounds, "0.74–0.82", or "" without any; a new string. */
char *diple_insights_dup_interval (const DipleInterval *interval);

/* A paragraph for the methods section of a paper: who, on how many documents, which measures, on
 * what unit, with their intervals, and this program's version; a new string. */
char *diple_insights_dup_sentence (const DipleInsightsFigures *figures);

/* Every figure as CSV (RFC 4180, UTF-8, decimal points), one a line, with those of annotators with
 * themselves (DipleSelfAgreement *, may be NULL); a new string. */
char *diple_insights_dup_csv (const DipleInsightsFigures *figures, GPtrArray *selves);

G_END_DECLS
