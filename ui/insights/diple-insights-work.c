/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/insights/diple-insights-work-private.h"

#include <glib/gi18n-lib.h>

/* The searching thread has other things to do in between. */
#define SLICE_MILLISECONDS 100

#define N_REPLICATES 1000
#define SEED 42

/* In the order in which they are done. */
typedef enum
{
  STEP_NONE,
  STEP_OVERVIEW,
  STEP_FIND,
  STEP_LIST, /* spans or documents, which need the project */
  STEP_BEGIN,
  STEP_READ,
  STEP_AGAIN,
  STEP_WHAT_IF,
  STEP_COMPUTE,
  STEP_RESAMPLE,
} Step;

typedef struct
{
  GPtrArray *paces;
  GArray *uses;
} Overview;

/* What is looked for in the project. */
typedef struct
{
  gint64 label; /* 0: documents that are not finished */
  gint64 annotator;
} Wish;

struct _DipleInsightsWork
{
  GObject parent_instance;

  DipleEditor *editor; /* NULL while no project is open */
  GSignalGroup *project_signals;
  DipleInsights *insights;
  GCancellable *cancellable; /* of the step under way */
  Step step;                 /* under way */
  gboolean overview_wanted;
  gboolean agreement_wanted;

  gboolean overview_due;
  gboolean begin_due;
  GHashTable *again; /* gint64 *: documents that changed */
  gboolean what_if_due;
  gboolean compute_due;
  gboolean resample_due;
  gboolean find_due;
  gboolean list_due;
  DipleWhatIf what_if;
  DipleInsightsQuery query;
  Wish wish;

  guint done;
  guint total;
  Overview overview;
  DipleInsightsFigures *figures;
};

enum
{
  OVERVIEW,
  FIGURES,
  PROGRESS,
  PLACES,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleInsightsWork, diple_insights_work, G_TYPE_OBJECT)

static void go_on (DipleInsightsWork *self);

/* One step on its way to another thread and back. */
typedef struct
{
  Step step;
  DipleInsights *insights;
  gint64 document;
  DipleWhatIf what_if;
  DipleInsightsQuery query;
  Wish wish;
  guint done; /* these are its answer */
  guint total;
  Overview overview;
  GPtrArray *places;
  DipleInsightsFigures *figures;
  DipleBootstrap *bootstrap;
} Job;

static void
overview_clear (Overview *overview)
{
  g_clear_pointer (&overview->paces, g_ptr_array_unref);
  g_clear_pointer (&overview->uses, g_array_unref);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  diple_insights_unref (job->insights);
  overview_clear (&job->overview);
  g_clear_pointer (&job->places, g_ptr_array_unref);
  g_clear_pointer (&job->figures, diple_insights_figures_free);
  g_clear_pointer (&job->bootstrap, diple_bootstrap_free);
  g_free (job);
}

static gboolean
look_over (Job *job, DipleStore *store, GError **error)
{
  job->overview.paces = diple_pace_list (store, error);
  if (job->overview.paces != NULL)
    job->overview.uses = diple_label_uses_list (store, error);
  return job->overview.uses != NULL;
}

static gboolean
list (Job *job, DipleStore *store, GError **error)
{
  job->places =
      job->wish.label != 0
          ? diple_insights_list_spans (
                store, job->wish.label, job->wish.annotator, DIPLE_INSIGHTS_MOST_PLACES, error)
          : diple_insights_list_unfinished (
                store, job->wish.annotator, DIPLE_INSIGHTS_MOST_PLACES, error);
  return job->places != NULL;
}

/* What needs the project. */
static gboolean
run_stored (Job *job, DipleStore *store, GCancellable *cancellable, GError **error)
{
  if (job->step == STEP_OVERVIEW)
    return look_over (job, store, error);
  if (job->step == STEP_LIST)
    return list (job, store, error);
  if (job->step == STEP_BEGIN)
    return diple_insights_begin (job->insights, store, error);
  if (job->step == STEP_AGAIN)
    return diple_insights_read_again (job->insights, store, job->document, error);
  return diple_insights_read_on (job->insights, store, SLICE_MILLISECONDS, cancellable, error);
}

static gpointer
run_in_store (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  if (!run_stored (job, store, cancellable, error))
    return NULL;
  diple_insights_get_progress (job->insights, &job->done, &job->total);
  return job;
}

/* What does not. */
static void
run_alone (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (job->step == STEP_FIND)
    job->places = diple_insights_find (job->insights, &job->query, DIPLE_INSIGHTS_MOST_PLACES);
  else if (job->step == STEP_WHAT_IF)
    diple_insights_set_what_if (job->insights, &job->what_if);
  else if (job->step == STEP_COMPUTE)
    job->figures = diple_insights_compute (job->insights);
  else
    job->bootstrap =
        diple_insights_resample (job->insights, N_REPLICATES, SEED, cancellable, &error);
  diple_insights_get_progress (job->insights, &job->done, &job->total);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
take_figures (DipleInsightsWork *self, Job *job)
{
  g_clear_pointer (&self->figures, diple_insights_figures_free);
  self->figures = g_steal_pointer (&job->figures);
  self->resample_due = self->figures->figures->n_shared >= DIPLE_BOOTSTRAP_FEW;
  g_signal_emit (self, signals[FIGURES], 0);
}

static void
take_bootstrap (DipleInsightsWork *self, Job *job)
{
  self->resample_due = FALSE;
  if (self->figures == NULL || self->compute_due)
    return;
  self->figures->bootstrap = g_steal_pointer (&job->bootstrap);
  g_signal_emit (self, signals[FIGURES], 0);
}

static void
take_answer (DipleInsightsWork *self, Job *job)
{
  self->done = job->done;
  self->total = job->total;
  if (job->step == STEP_OVERVIEW)
    {
      overview_clear (&self->overview);
      self->overview = job->overview;
      job->overview = (Overview){ NULL, NULL };
      g_signal_emit (self, signals[OVERVIEW], 0);
    }
  else if (job->step == STEP_COMPUTE)
    take_figures (self, job);
  else if (job->step == STEP_RESAMPLE)
    take_bootstrap (self, job);
  else if (job->places != NULL && !self->find_due && !self->list_due)
    g_signal_emit (self, signals[PLACES], 0, job->places);
}

/* A step that failed is not tried again before something changes. */
static void
end_step (DipleInsightsWork *self, Job *job, GError *error)
{
  const gboolean current = job->insights == self->insights;

  if (current)
    {
      self->step = STEP_NONE;
      g_clear_object (&self->cancellable);
    }
  if (current && error == NULL)
    take_answer (self, job);
  else if (current && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
  if (current && (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    go_on (self);
  g_signal_emit (self, signals[PROGRESS], 0);
}

/* The job, for its way back: the project frees only what it was given as data. */
typedef struct
{
  DipleInsightsWork *work;
  Job *job;
} Return;

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Return *back = data;
  g_autoptr (DipleInsightsWork) self = back->work;
  g_autoptr (GError) error = NULL;

  diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  end_step (self, back->job, error);
  job_free (back->job);
  g_free (back);
}

static void
alone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  end_step (DIPLE_INSIGHTS_WORK (source), g_task_get_task_data (G_TASK (result)), error);
}

static void
send_to_store (DipleInsightsWork *self, Job *job)
{
  Return *back = g_new (Return, 1);

  *back = (Return){ g_object_ref (self), job };
  diple_project_search_async (diple_editor_get_project (self->editor),
                              run_in_store,
                              job,
                              NULL,
                              NULL,
                              self->cancellable,
                              stored_cb,
                              back);
}

static void
send_alone (DipleInsightsWork *self, Job *job)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, alone_cb, NULL);

  g_task_set_source_tag (task, send_alone);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_alone);
}

static Step
find_agreement_step (DipleInsightsWork *self)
{
  if (self->begin_due)
    return STEP_BEGIN;
  if (self->done < self->total)
    return STEP_READ;
  if (g_hash_table_size (self->again) > 0)
    return STEP_AGAIN;
  if (self->what_if_due)
    return STEP_WHAT_IF;
  if (self->compute_due)
    return STEP_COMPUTE;
  return self->resample_due ? STEP_RESAMPLE : STEP_NONE;
}

static Step
find_step (DipleInsightsWork *self)
{
  if (self->editor == NULL)
    return STEP_NONE;
  if (self->overview_due && self->overview_wanted)
    return STEP_OVERVIEW;
  if (self->find_due && self->figures != NULL)
    return STEP_FIND;
  if (self->list_due)
    return STEP_LIST;
  return self->agreement_wanted ? find_agreement_step (self) : STEP_NONE;
}

/* A document that waits to be read again, which it no longer does. */
static gint64
take_again (DipleInsightsWork *self)
{
  GHashTableIter iter;
  gpointer key = NULL;
  gint64 document;

  g_hash_table_iter_init (&iter, self->again);
  g_hash_table_iter_next (&iter, &key, NULL);
  document = *(gint64 *) key;
  g_hash_table_iter_remove (&iter);
  return document;
}

/* What @step is about to do is no longer due; what rests on it is. */
static void
settle (DipleInsightsWork *self, Step step)
{
  self->overview_due &= step != STEP_OVERVIEW;
  self->find_due &= step != STEP_FIND;
  self->list_due &= step != STEP_LIST;
  self->what_if_due &= step != STEP_WHAT_IF;
  if (step == STEP_BEGIN)
    {
      self->begin_due = FALSE;
      g_hash_table_remove_all (self->again);
    }
  if (step == STEP_BEGIN || step == STEP_READ || step == STEP_AGAIN || step == STEP_WHAT_IF)
    self->compute_due = TRUE;
  self->compute_due &= step != STEP_COMPUTE;
}

static void
go_on (DipleInsightsWork *self)
{
  const Step step = find_step (self);
  Job *job;

  if (self->step != STEP_NONE || step == STEP_NONE)
    return;
  job = g_new0 (Job, 1);
  job->step = step;
  job->insights = diple_insights_ref (self->insights);
  job->document = step == STEP_AGAIN ? take_again (self) : 0;
  job->what_if = self->what_if;
  job->query = self->query;
  job->wish = self->wish;
  settle (self, step);
  self->step = step;
  self->cancellable = g_cancellable_new ();
  if (step == STEP_FIND || step == STEP_WHAT_IF || step == STEP_COMPUTE || step == STEP_RESAMPLE)
    send_alone (self, job);
  else
    send_to_store (self, job);
  g_signal_emit (self, signals[PROGRESS], 0);
}

/* Intervals take their time: something else goes first. */
static void
hurry (DipleInsightsWork *self)
{
  if (self->step == STEP_RESAMPLE)
    g_cancellable_cancel (self->cancellable);
  go_on (self);
}

static void
changed_cb (DipleInsightsWork *self, gint64 document, gboolean elsewhere)
{
  self->overview_due = TRUE;
  if (document != 0)
    g_hash_table_add (self->again, g_memdup2 (&document, sizeof document));
  else
    self->begin_due = TRUE;
  hurry (self);
}

static void
forget (DipleInsightsWork *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->step = STEP_NONE;
  g_clear_pointer (&self->insights, diple_insights_unref);
  self->insights = diple_insights_new ();
  overview_clear (&self->overview);
  g_clear_pointer (&self->figures, diple_insights_figures_free);
  g_hash_table_remove_all (self->again);
  self->done = self->total = 0;
  self->what_if = (DipleWhatIf){ .ignore_edges = FALSE };
  self->overview_due = self->begin_due = TRUE;
  self->what_if_due = self->compute_due = self->resample_due = FALSE;
  self->find_due = self->list_due = FALSE;
}

static void
diple_insights_work_dispose (GObject *object)
{
  DipleInsightsWork *self = DIPLE_INSIGHTS_WORK (object);

  g_clear_object (&self->project_signals);
  g_clear_object (&self->editor);
  if (self->insights != NULL)
    forget (self);
  g_clear_pointer (&self->insights, diple_insights_unref);
  g_clear_pointer (&self->again, g_hash_table_unref);
  G_OBJECT_CLASS (diple_insights_work_parent_class)->dispose (object);
}

static guint
new_signal (const char *name, guint n_types, GType type)
{
  return g_signal_new (name,
                       DIPLE_TYPE_INSIGHTS_WORK,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_types,
                       type);
}

static void
diple_insights_work_class_init (DipleInsightsWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_insights_work_dispose;
  signals[OVERVIEW] = new_signal ("overview", 0, 0);
  signals[FIGURES] = new_signal ("figures", 0, 0);
  signals[PROGRESS] = new_signal ("progress", 0, 0);
  signals[PLACES] = new_signal ("places", 1, G_TYPE_PTR_ARRAY);
  signals[FAILED] = new_signal ("failed", 1, G_TYPE_STRING);
}

static void
diple_insights_work_init (DipleInsightsWork *self)
{
  self->again = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->project_signals = g_signal_group_new (DIPLE_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed", G_CALLBACK (changed_cb), self);
  forget (self);
}

DipleInsightsWork *
diple_insights_work_new (void)
{
  return g_object_new (DIPLE_TYPE_INSIGHTS_WORK, NULL);
}

void
diple_insights_work_set_editor (DipleInsightsWork *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_INSIGHTS_WORK (self));

  forget (self);
  g_set_object (&self->editor, editor);
  g_signal_group_set_target (self->project_signals,
                             editor != NULL ? diple_editor_get_project (editor) : NULL);
  go_on (self);
}

void
diple_insights_work_set_wanted (DipleInsightsWork *self, gboolean overview, gboolean agreement)
{
  g_return_if_fail (DIPLE_IS_INSIGHTS_WORK (self));

  self->overview_due |= overview && !self->overview_wanted; /* time has passed */
  self->overview_wanted = overview;
  self->agreement_wanted = overview && agreement;
  go_on (self);
}

void
diple_insights_work_set_what_if (DipleInsightsWork *self, const DipleWhatIf *what_if)
{
  g_return_if_fail (DIPLE_IS_INSIGHTS_WORK (self));

  self->what_if = *what_if;
  self->what_if_due = TRUE;
  hurry (self);
}

void
diple_insights_work_find (DipleInsightsWork *self, const DipleInsightsQuery *query)
{
  g_return_if_fail (DIPLE_IS_INSIGHTS_WORK (self));

  self->query = *query;
  self->find_due = TRUE;
  self->list_due = FALSE;
  hurry (self);
}

static void
wish_for (DipleInsightsWork *self, Wish wish)
{
  self->wish = wish;
  self->list_due = TRUE;
  self->find_due = FALSE;
  hurry (self);
}

void
diple_insights_work_find_spans (DipleInsightsWork *self, gint64 label, gint64 annotator)
{
  g_return_if_fail (DIPLE_IS_INSIGHTS_WORK (self));

  wish_for (self, (Wish){ label, annotator });
}

void
diple_insights_work_find_unfinished (DipleInsightsWork *self, gint64 annotator)
{
  g_return_if_fail (DIPLE_IS_INSIGHTS_WORK (self));

  wish_for (self, (Wish){ 0, annotator });
}

const DipleInsightsFigures *
diple_insights_work_get_figures (DipleInsightsWork *self)
{
  g_return_val_if_fail (DIPLE_IS_INSIGHTS_WORK (self), NULL);

  return self->figures;
}

GPtrArray *
diple_insights_work_get_paces (DipleInsightsWork *self)
{
  g_return_val_if_fail (DIPLE_IS_INSIGHTS_WORK (self), NULL);

  return self->overview.paces;
}

GArray *
diple_insights_work_get_uses (DipleInsightsWork *self)
{
  g_return_val_if_fail (DIPLE_IS_INSIGHTS_WORK (self), NULL);

  return self->overview.uses;
}

char *
diple_insights_work_dup_progress (DipleInsightsWork *self)
{
  g_return_val_if_fail (DIPLE_IS_INSIGHTS_WORK (self), NULL);

  if (self->step == STEP_READ)
    return g_strdup_printf (_ ("Reading %u of %u documents"), self->done, self->total);
  if (self->step == STEP_COMPUTE || self->step == STEP_WHAT_IF)
    return g_strdup (_ ("Adding up"));
  if (self->step == STEP_RESAMPLE)
    return g_strdup (_ ("Drawing intervals"));
  return g_strdup (self->step != STEP_NONE ? _ ("Looking") : "");
}
