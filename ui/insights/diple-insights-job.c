/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/insights/diple-insights-job-private.h"

/* The searching thread has other things to do in between. */
#define SLICE_MILLISECONDS 100

#define N_REPLICATES 1000
#define SEED 42

DipleInsightsJob *
diple_insights_job_new (DipleInsightsStep step, DipleInsights *insights)
{
  DipleInsightsJob *job = g_new0 (DipleInsightsJob, 1);

  job->step = step;
  job->insights = diple_insights_ref (insights);
  return job;
}

static void
job_free (gpointer data)
{
  DipleInsightsJob *job = data;

  diple_insights_unref (job->insights);
  g_clear_pointer (&job->paces, g_ptr_array_unref);
  g_clear_pointer (&job->uses, g_array_unref);
  g_clear_pointer (&job->selves, g_ptr_array_unref);
  g_clear_pointer (&job->places, g_ptr_array_unref);
  g_clear_pointer (&job->figures, diple_insights_figures_free);
  g_clear_pointer (&job->bootstrap, diple_bootstrap_free);
  g_free (job);
}

static void
note_progress (DipleInsightsJob *job)
{
  diple_insights_get_progress (job->insights, &job->done, &job->total);
  for (guint look = 0; look < DIPLE_N_INSIGHTS_LOOKS; look++)
    job->versions[look] = diple_insights_get_version (job->insights, look);
}

static gboolean
look_over (DipleInsightsJob *job, DipleStore *store, GError **error)
{
  job->paces = diple_pace_list (store, error);
  if (job->paces != NULL)
    job->uses = diple_label_uses_list (store, error);
  return job->uses != NULL;
}

static gboolean
list (DipleInsightsJob *job, DipleStore *store, GError **error)
{
  const guint most = DIPLE_INSIGHTS_MOST_PLACES;
  const gint64 annotator = job->wish.annotator;

  if (job->wish.about == DIPLE_WISH_SPANS)
    job->places = diple_insights_list_spans (store, job->wish.label, annotator, most, error);
  else if (job->wish.about == DIPLE_WISH_UNFINISHED)
    job->places = diple_insights_list_unfinished (store, annotator, most, error);
  else
    job->places = diple_self_agreement_find (store, annotator, most, error);
  return job->places != NULL;
}

static gboolean
compare_passes (DipleInsightsJob *job, DipleStore *store, GCancellable *cancellable, GError **error)
{
  job->selves = diple_self_agreement_list (store, cancellable, error);
  return job->selves != NULL;
}

static gboolean
run_stored (DipleInsightsJob *job, DipleStore *store, GCancellable *cancellable, GError **error)
{
  if (job->step == DIPLE_STEP_OVERVIEW)
    return look_over (job, store, error);
  if (job->step == DIPLE_STEP_LIST)
    return list (job, store, error);
  if (job->step == DIPLE_STEP_SELVES)
    return compare_passes (job, store, cancellable, error);
  if (job->step == DIPLE_STEP_BEGIN)
    return diple_insights_begin (job->insights, store, error);
  if (job->step == DIPLE_STEP_AGAIN)
    return diple_insights_read_again (job->insights, store, job->document, error);
  return diple_insights_read_on (job->insights, store, SLICE_MILLISECONDS, cancellable, error);
}

static gpointer
run_in_store (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  DipleInsightsJob *job = data;

  if (!run_stored (job, store, cancellable, error))
    return NULL;
  note_progress (job);
  return job;
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* What does not need the project. */
static void
run_alone (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DipleInsightsJob *job = data;
  GError *error = NULL;

  if (job->step == DIPLE_STEP_FIND)
    job->places = diple_insights_find (job->insights, &job->query, DIPLE_INSIGHTS_MOST_PLACES);
  else if (job->step == DIPLE_STEP_WHAT_IF)
    diple_insights_set_what_if (job->insights, &job->what_if);
  else if (job->step == DIPLE_STEP_COMPUTE)
    job->figures = diple_insights_compute (job->insights, job->look);
  else
    job->bootstrap =
        diple_insights_resample (job->insights, job->look, N_REPLICATES, SEED, cancellable, &error);
  note_progress (job);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
is_alone (DipleInsightsStep step)
{
  return step == DIPLE_STEP_FIND || step == DIPLE_STEP_WHAT_IF || step == DIPLE_STEP_COMPUTE ||
         step == DIPLE_STEP_RESAMPLE;
}

void
diple_insights_job_run_async (DipleInsightsJob *job,
                              DipleProject *project,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, diple_insights_job_run_async);
  g_task_set_task_data (task, job, job_free);
  if (is_alone (job->step))
    g_task_run_in_thread (task, run_alone);
  else
    diple_project_search_async (
        project, run_in_store, job, NULL, NULL, cancellable, stored_cb, g_object_ref (task));
}

DipleInsightsJob *
diple_insights_job_run_finish (GAsyncResult *result, GError **error)
{
  g_task_propagate_boolean (G_TASK (result), error);
  return g_task_get_task_data (G_TASK (result));
}
