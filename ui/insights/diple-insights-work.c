/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/insights/diple-insights-work-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DipleInsightsWork
{
  GObject parent_instance;

  DipleEditor *editor; /* NULL while no project is open */
  GSignalGroup *project_signals;
  DipleInsights *insights;
  GCancellable *cancellable; /* of the step under way */
  DipleInsightsStep step;    /* under way */
  GHashTable *wants;         /* who (compared only) to DipleInsightsWants */
  DipleInsightsWants wanted; /* by anybody */

  gboolean overview_due;
  gboolean selves_due;
  gboolean begin_due;
  GHashTable *again; /* gint64 *: documents that changed */
  gboolean what_if_due;
  gboolean find_due;
  gboolean list_due;
  DipleWhatIf what_if;
  DipleInsightsQuery query;
  DipleInsightsWish wish;

  guint done;
  guint total;
  guint versions[DIPLE_N_INSIGHTS_LOOKS]; /* of what was counted */
  GPtrArray *selves;                      /* DipleSelfAgreement * */
  GPtrArray *paces;                       /* DiplePace * */
  GArray *uses;                           /* DipleLabelUse */
  DipleInsightsFigures *figures[DIPLE_N_INSIGHTS_LOOKS];
  guint shown[DIPLE_N_INSIGHTS_LOOKS]; /* versions that they are of */
};

enum
{
  OVERVIEW,
  SELVES,
  FIGURES,
  PROGRESS,
  PLACES,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleInsightsWork, diple_insights_work, G_TYPE_OBJECT)

static void go_on (DipleInsightsWork *self);

static void
take_figures (DipleInsightsWork *self, DipleInsightsJob *job)
{
  g_clear_pointer (&self->figures[job->look], diple_insights_figures_free);
  self->figures[job->look] = g_steal_pointer (&job->figures);
  self->shown[job->look] = job->versions[job->look];
  g_signal_emit (self, signals[FIGURES], 0, job->look);
}

/* Other figures may have come in the place of those that it was drawn for. */
static void
take_bootstrap (DipleInsightsWork *self, DipleInsightsJob *job)
{
  DipleInsightsFigures *figures = self->figures[job->look];

  if (figures == NULL || self->shown[job->look] != job->versions[job->look])
    return;
  figures->bootstrap = g_steal_pointer (&job->bootstrap);
  g_signal_emit (self, signals[FIGURES], 0, job->look);
}

static void
take_overview (DipleInsightsWork *self, DipleInsightsJob *job)
{
  g_clear_pointer (&self->paces, g_ptr_array_unref);
  g_clear_pointer (&self->uses, g_array_unref);
  self->paces = g_steal_pointer (&job->paces);
  self->uses = g_steal_pointer (&job->uses);
  g_signal_emit (self, signals[OVERVIEW], 0);
}

static void
take_selves (DipleInsightsWork *self, DipleInsightsJob *job)
{
  g_clear_pointer (&self->selves, g_ptr_array_unref);
  self->selves = g_steal_pointer (&job->selves);
  g_signal_emit (self, signals[SELVES], 0);
}

static void
take_answer (DipleInsightsWork *self, DipleInsightsJob *job)
{
  self->done = job->done;
  self->total = job->total;
  memcpy (self->versions, job->versions, sizeof self->versions);
  if (job->step == DIPLE_STEP_OVERVIEW)
    take_overview (self, job);
  else if (job->step == DIPLE_STEP_SELVES)
    take_selves (self, job);
  else if (job->step == DIPLE_STEP_COMPUTE)
    take_figures (self, job);
  else if (job->step == DIPLE_STEP_RESAMPLE)
    take_bootstrap (self, job);
  else if (job->places != NULL && !self->find_due && !self->list_due)
    g_signal_emit (self, signals[PLACES], 0, job->places);
}

/* A step that failed is not tried again before something changes. What was begun for a project that
 * has been left is nobody's any more. */
static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleInsightsWork) self = data;
  g_autoptr (GError) error = NULL;
  DipleInsightsJob *job = diple_insights_job_run_finish (result, &error);
  const gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (job->insights != self->insights)
    return;
  self->step = DIPLE_STEP_NONE;
  g_clear_object (&self->cancellable);
  if (error == NULL)
    take_answer (self, job);
  else if (!cancelled)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  if (error == NULL || cancelled)
    go_on (self);
  g_signal_emit (self, signals[PROGRESS], 0);
}

/* Whether figures of another kind are asked for than those that are as they are. */
static gboolean
has_what_if (DipleInsightsWork *self)
{
  return self->what_if.tokens || !diple_what_if_is_plain (&self->what_if);
}

static gboolean
wants (DipleInsightsWork *self, DipleInsightsLook look)
{
  const gboolean asked = (self->wanted & DIPLE_WANT_WHAT_IF) != 0;

  if (look == DIPLE_INSIGHTS_WHAT_IF)
    return asked && has_what_if (self);
  return (self->wanted & DIPLE_WANT_AS_IS) != 0 || (asked && !has_what_if (self));
}

static gboolean
needs_figures (DipleInsightsWork *self, DipleInsightsLook look)
{
  return wants (self, look) &&
         (self->figures[look] == NULL || self->shown[look] != self->versions[look]);
}

static gboolean
needs_intervals (DipleInsightsWork *self, DipleInsightsLook look)
{
  return wants (self, look) && self->figures[look]->bootstrap == NULL &&
         self->figures[look]->figures->n_shared >= DIPLE_BOOTSTRAP_FEW;
}

static DipleInsightsStep
find_counting_step (DipleInsightsWork *self)
{
  if (self->begin_due)
    return DIPLE_STEP_BEGIN;
  if (self->done < self->total)
    return DIPLE_STEP_READ;
  if (g_hash_table_size (self->again) > 0)
    return DIPLE_STEP_AGAIN;
  return self->what_if_due ? DIPLE_STEP_WHAT_IF : DIPLE_STEP_NONE;
}

/* All figures first, as they are there in no time. */
static DipleInsightsStep
find_agreement_step (DipleInsightsWork *self, DipleInsightsLook *look)
{
  const DipleInsightsStep counting = find_counting_step (self);

  if (counting != DIPLE_STEP_NONE)
    return counting;
  for (*look = 0; *look < DIPLE_N_INSIGHTS_LOOKS; (*look)++)
    if (needs_figures (self, *look))
      return DIPLE_STEP_COMPUTE;
  for (*look = 0; *look < DIPLE_N_INSIGHTS_LOOKS; (*look)++)
    if (needs_intervals (self, *look))
      return DIPLE_STEP_RESAMPLE;
  *look = DIPLE_INSIGHTS_AS_IS;
  return DIPLE_STEP_NONE;
}

/* @look: what figures it is about. */
static DipleInsightsStep
find_step (DipleInsightsWork *self, DipleInsightsLook *look)
{
  *look = DIPLE_INSIGHTS_AS_IS;
  if (self->editor == NULL)
    return DIPLE_STEP_NONE;
  if (self->overview_due && (self->wanted & DIPLE_WANT_OVERVIEW) != 0)
    return DIPLE_STEP_OVERVIEW;
  if (self->find_due && self->figures[DIPLE_INSIGHTS_AS_IS] != NULL)
    return DIPLE_STEP_FIND;
  if (self->list_due)
    return DIPLE_STEP_LIST;
  if (self->selves_due && (self->wanted & DIPLE_WANT_OVERVIEW) != 0)
    return DIPLE_STEP_SELVES;
  return (self->wanted & (DIPLE_WANT_AS_IS | DIPLE_WANT_WHAT_IF)) != 0
             ? find_agreement_step (self, look)
             : DIPLE_STEP_NONE;
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

/* What @step is about to do is no longer due. */
static void
settle (DipleInsightsWork *self, DipleInsightsStep step)
{
  self->overview_due &= step != DIPLE_STEP_OVERVIEW;
  self->selves_due &= step != DIPLE_STEP_SELVES;
  self->find_due &= step != DIPLE_STEP_FIND;
  self->list_due &= step != DIPLE_STEP_LIST;
  self->what_if_due &= step != DIPLE_STEP_WHAT_IF;
  self->begin_due &= step != DIPLE_STEP_BEGIN;
  if (step == DIPLE_STEP_BEGIN)
    g_hash_table_remove_all (self->again);
}

static void
go_on (DipleInsightsWork *self)
{
  DipleInsightsLook look;
  const DipleInsightsStep step = find_step (self, &look);
  DipleInsightsJob *job;

  if (self->step != DIPLE_STEP_NONE || step == DIPLE_STEP_NONE)
    return;
  job = diple_insights_job_new (step, self->insights);
  job->look = look;
  job->document = step == DIPLE_STEP_AGAIN ? take_again (self) : 0;
  job->what_if = self->what_if;
  job->query = self->query;
  job->wish = self->wish;
  settle (self, step);
  self->step = step;
  self->cancellable = g_cancellable_new ();
  diple_insights_job_run_async (job,
                                diple_editor_get_project (self->editor),
                                self->cancellable,
                                ended_cb,
                                g_object_ref (self));
  g_signal_emit (self, signals[PROGRESS], 0);
}

/* Intervals take their time: what somebody waits for goes first. */
static void
hurry (DipleInsightsWork *self)
{
  if (self->step == DIPLE_STEP_RESAMPLE)
    g_cancellable_cancel (self->cancellable);
  go_on (self);
}

/* Most changes, such as every decision in review, leave the figures as they are. */
static void
changed_cb (DipleInsightsWork *self, gint64 document, gboolean elsewhere)
{
  self->overview_due = self->selves_due = TRUE;
  if (document != 0)
    g_hash_table_add (self->again, g_memdup2 (&document, sizeof document));
  else
    self->begin_due = TRUE;
  go_on (self);
}

static void
forget (DipleInsightsWork *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->step = DIPLE_STEP_NONE;
  g_clear_pointer (&self->insights, diple_insights_unref);
  self->insights = diple_insights_new ();
  g_clear_pointer (&self->paces, g_ptr_array_unref);
  g_clear_pointer (&self->uses, g_array_unref);
  g_clear_pointer (&self->selves, g_ptr_array_unref);
  for (guint look = 0; look < DIPLE_N_INSIGHTS_LOOKS; look++)
    g_clear_pointer (&self->figures[look], diple_insights_figures_free);
  g_hash_table_remove_all (self->again);
  self->done = self->total = 0;
  self->what_if = (DipleWhatIf){ .ignore_edges = FALSE };
  self->overview_due = self->selves_due = self->begin_due = TRUE;
  self->what_if_due = self->find_due = self->list_due = FALSE;
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
  g_clear_pointer (&self->wants, g_hash_table_unref);
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
  signals[SELVES] = new_signal ("selves", 0, 0);
  signals[FIGURES] = new_signal ("figures", 1, G_TYPE_UINT);
  signals[PROGRESS] = new_signal ("progress", 0, 0);
  signals[PLACES] = new_signal ("places", 1, G_TYPE_PTR_ARRAY);
  signals[FAILED] = new_signal ("failed", 1, G_TYPE_STRING);
}

static void
diple_insights_work_init (DipleInsightsWork *self)
{
  self->again = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->wants = g_hash_table_new (NULL, NULL);
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
diple_insights_work_want (DipleInsightsWork *self, gconstpointer who, DipleInsightsWants wants)
{
  const DipleInsightsWants before = self->wanted;
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (DIPLE_IS_INSIGHTS_WORK (self));

  g_hash_table_insert (self->wants, (gpointer) who, GUINT_TO_POINTER (wants));
  self->wanted = DIPLE_WANT_NOTHING;
  g_hash_table_iter_init (&iter, self->wants);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    self->wanted |= GPOINTER_TO_UINT (value);
  self->overview_due |= (self->wanted & ~before & DIPLE_WANT_OVERVIEW) != 0; /* time has passed */
  go_on (self);
}

void
diple_insights_work_set_what_if (DipleInsightsWork *self, const DipleWhatIf *what_if)
{
  g_return_if_fail (DIPLE_IS_INSIGHTS_WORK (self));

  self->what_if = *what_if;
  self->what_if_due = TRUE;
  if (!has_what_if (self))
    g_clear_pointer (&self->figures[DIPLE_INSIGHTS_WHAT_IF], diple_insights_figures_free);
  if (!has_what_if (self) && self->figures[DIPLE_INSIGHTS_AS_IS] != NULL)
    g_signal_emit (self, signals[FIGURES], 0, DIPLE_INSIGHTS_AS_IS);
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
wish_for (DipleInsightsWork *self, DipleInsightsWish wish)
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

  wish_for (self, (DipleInsightsWish){ DIPLE_WISH_SPANS, label, annotator });
}

void
diple_insights_work_find_unfinished (DipleInsightsWork *self, gint64 annotator)
{
  g_return_if_fail (DIPLE_IS_INSIGHTS_WORK (self));

  wish_for (self, (DipleInsightsWish){ DIPLE_WISH_UNFINISHED, 0, annotator });
}

void
diple_insights_work_find_passes (DipleInsightsWork *self, gint64 annotator)
{
  g_return_if_fail (DIPLE_IS_INSIGHTS_WORK (self));

  wish_for (self, (DipleInsightsWish){ DIPLE_WISH_PASSES, 0, annotator });
}

const DipleInsightsFigures *
diple_insights_work_get_figures (DipleInsightsWork *self, DipleInsightsLook look)
{
  g_return_val_if_fail (DIPLE_IS_INSIGHTS_WORK (self), NULL);

  return self->figures[look] != NULL ? self->figures[look] : self->figures[DIPLE_INSIGHTS_AS_IS];
}

GPtrArray *
diple_insights_work_get_paces (DipleInsightsWork *self)
{
  g_return_val_if_fail (DIPLE_IS_INSIGHTS_WORK (self), NULL);

  return self->paces;
}

GArray *
diple_insights_work_get_uses (DipleInsightsWork *self)
{
  g_return_val_if_fail (DIPLE_IS_INSIGHTS_WORK (self), NULL);

  return self->uses;
}

GPtrArray *
diple_insights_work_get_selves (DipleInsightsWork *self)
{
  g_return_val_if_fail (DIPLE_IS_INSIGHTS_WORK (self), NULL);

  return self->selves;
}

char *
diple_insights_work_dup_progress (DipleInsightsWork *self)
{
  g_return_val_if_fail (DIPLE_IS_INSIGHTS_WORK (self), NULL);

  if (self->step == DIPLE_STEP_READ)
    return g_strdup_printf (_ ("Reading %u of %u documents"), self->done, self->total);
  if (self->step == DIPLE_STEP_COMPUTE || self->step == DIPLE_STEP_WHAT_IF)
    return g_strdup (_ ("Adding up"));
  if (self->step == DIPLE_STEP_RESAMPLE)
    return g_strdup (_ ("Drawing intervals"));
  return g_strdup (self->step != DIPLE_STEP_NONE ? _ ("Looking") : "");
}
