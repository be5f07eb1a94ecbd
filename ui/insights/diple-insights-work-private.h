/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"
#include "data/diple-insights.h"
#include "data/diple-pace.h"

G_BEGIN_DECLS

/* DipleInsightsWork keeps the figures of the open project up to date, in pieces of work on other
 * threads, one at a time: what was changed is read and counted again, then all is added up, then
 * intervals are drawn. It rests while nobody looks. Owned by the page.
 *
 * Signals:
 * - "overview" (): labels and pace are new
 * - "figures" (): agreement is new, or its intervals have come
 * - "progress" (): something has begun, gone on or ended
 * - "places" (GPtrArray *): what was looked for (DipleInsightsPlace *, lent)
 * - "failed" (const char *message) */
#define DIPLE_TYPE_INSIGHTS_WORK (diple_insights_work_get_type ())
G_DECLARE_FINAL_TYPE (DipleInsightsWork, diple_insights_work, DIPLE, INSIGHTS_WORK, GObject)

DipleInsightsWork *diple_insights_work_new (void);

/* Forgets all; @editor may be NULL. */
void diple_insights_work_set_editor (DipleInsightsWork *self, DipleEditor *editor);

/* Whether somebody looks. Agreement is computed only when @agreement is set too. */
void
diple_insights_work_set_wanted (DipleInsightsWork *self, gboolean overview, gboolean agreement);

void diple_insights_work_set_what_if (DipleInsightsWork *self, const DipleWhatIf *what_if);

/* Look for places; "places" follows. The last wish counts. */
void diple_insights_work_find (DipleInsightsWork *self, const DipleInsightsQuery *query);
void diple_insights_work_find_spans (DipleInsightsWork *self, gint64 label, gint64 annotator);
void diple_insights_work_find_unfinished (DipleInsightsWork *self, gint64 annotator);

/* As of now, or NULL; lent until the next signal. */
const DipleInsightsFigures *diple_insights_work_get_figures (DipleInsightsWork *self);
GPtrArray *diple_insights_work_get_paces (DipleInsightsWork *self); /* DiplePace * */
GArray *diple_insights_work_get_uses (DipleInsightsWork *self);     /* DipleLabelUse */

/* The most places that are looked for. */
#define DIPLE_INSIGHTS_MOST_PLACES 1000

/* What is being done, for people; "" when nothing is; a new string. */
char *diple_insights_work_dup_progress (DipleInsightsWork *self);

G_END_DECLS
