/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"
#include "ui/insights/diple-insights-job-private.h"

G_BEGIN_DECLS

/* DipleInsightsWork keeps the figures of the open project up to date, once for all who show them,
 * in pieces of work on other threads, one at a time: what was changed is read and counted again,
 * then all is added up, then intervals are drawn. It rests while nobody wants anything. Belongs to
 * the main thread.
 *
 * Signals:
 * - "overview" (): labels and pace are new
 * - "selves" (): how far people agree with themselves is new
 * - "figures" (guint DipleInsightsLook): agreement is new, or its intervals have come
 * - "progress" (): something has begun, gone on or ended
 * - "places" (GPtrArray *): what was looked for (DipleInsightsPlace *, lent)
 * - "failed" (const char *message) */
#define DIPLE_TYPE_INSIGHTS_WORK (diple_insights_work_get_type ())
G_DECLARE_FINAL_TYPE (DipleInsightsWork, diple_insights_work, DIPLE, INSIGHTS_WORK, GObject)

typedef enum
{
  DIPLE_WANT_NOTHING = 0,
  DIPLE_WANT_OVERVIEW = 1 << 0,
  DIPLE_WANT_AS_IS = 1 << 1,   /* agreement as it is */
  DIPLE_WANT_WHAT_IF = 1 << 2, /* as the what-if has it */
} DipleInsightsWants;

DipleInsightsWork *diple_insights_work_new (void);

/* Forgets all; @editor may be NULL. */
void diple_insights_work_set_editor (DipleInsightsWork *self, DipleEditor *editor);

/* What @who, whom only their address is known of, shows from now on. */
void
diple_insights_work_want (DipleInsightsWork *self, gconstpointer who, DipleInsightsWants wants);

void diple_insights_work_set_what_if (DipleInsightsWork *self, const DipleWhatIf *what_if);

/* Look for places; "places" follows. The last wish counts. */
void diple_insights_work_find (DipleInsightsWork *self, const DipleInsightsQuery *query);
void diple_insights_work_find_spans (DipleInsightsWork *self, gint64 label, gint64 annotator);
void diple_insights_work_find_unfinished (DipleInsightsWork *self, gint64 annotator);
void diple_insights_work_find_passes (DipleInsightsWork *self, gint64 annotator);

/* As of now, or NULL; lent until the next signal. Where the what-if changes nothing or has not been
 * counted yet, what is as it is. */
const DipleInsightsFigures *diple_insights_work_get_figures (DipleInsightsWork *self,
                                                             DipleInsightsLook look);
GPtrArray *diple_insights_work_get_paces (DipleInsightsWork *self);  /* DiplePace * */
GArray *diple_insights_work_get_uses (DipleInsightsWork *self);      /* DipleLabelUse */
GPtrArray *diple_insights_work_get_selves (DipleInsightsWork *self); /* DipleSelfAgreement * */

/* What is being done, for people; "" when nothing is; a new string. */
char *diple_insights_work_dup_progress (DipleInsightsWork *self);

G_END_DECLS
