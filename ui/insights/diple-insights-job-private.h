/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-insights.h"
#include "data/diple-pace.h"
#include "data/diple-project.h"
#include "data/diple-self-agreement.h"

G_BEGIN_DECLS

/* The most places that are looked for. */
#define DIPLE_INSIGHTS_MOST_PLACES 1000

/* What one piece of work does. */
typedef enum
{
  DIPLE_STEP_NONE,
  DIPLE_STEP_OVERVIEW, /* labels and pace */
  DIPLE_STEP_FIND,     /* the places behind a figure */
  DIPLE_STEP_LIST,     /* spans, documents or what two passes differ in */
  DIPLE_STEP_SELVES,   /* how far people agree with themselves */
  DIPLE_STEP_BEGIN,    /* what documents there are */
  DIPLE_STEP_READ,     /* some of them */
  DIPLE_STEP_AGAIN,    /* one that changed */
  DIPLE_STEP_WHAT_IF,
  DIPLE_STEP_COMPUTE,
  DIPLE_STEP_RESAMPLE,
} DipleInsightsStep;

/* What is looked for in the project. */
typedef struct
{
  enum
  {
    DIPLE_WISH_SPANS,
    DIPLE_WISH_UNFINISHED,
    DIPLE_WISH_PASSES
  } about;
  gint64 label; /* of spans */
  gint64 annotator;
} DipleInsightsWish;

/* One step on its way to another thread and back. */
typedef struct
{
  DipleInsightsStep step;
  DipleInsights *insights;
  gint64 document;
  DipleInsightsLook look;
  DipleWhatIf what_if;
  DipleInsightsQuery query;
  DipleInsightsWish wish;
  guint done; /* these are its answer */
  guint total;
  guint versions[DIPLE_N_INSIGHTS_LOOKS];
  GPtrArray *paces;  /* DiplePace * */
  GPtrArray *selves; /* DipleSelfAgreement * */
  GArray *uses;      /* DipleLabelUse */
  GPtrArray *places; /* DipleInsightsPlace * */
  DipleInsightsFigures *figures;
  DipleBootstrap *bootstrap;
} DipleInsightsJob;

DipleInsightsJob *diple_insights_job_new (DipleInsightsStep step, DipleInsights *insights);

/* Takes @job. What needs @project goes to its searching thread, all else to one of its own. */
void diple_insights_job_run_async (DipleInsightsJob *job,
                                   DipleProject *project,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/* Lends the job in any case, as long as @result is there, and says with @error that it failed. */
DipleInsightsJob *diple_insights_job_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
