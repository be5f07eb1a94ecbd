/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/diple-review-work-private.h"

struct _DipleReviewWork
{
  GObject parent_instance;

  DipleEditor *editor; /* NULL while no project is open */
  GSignalGroup *project_signals;
  DipleReviewOptions options;
  gint64 document; /* that is wanted, or 0 */
  DipleReviewArticle *article;
  GCancellable *reading; /* of the job under way, or NULL */
  gboolean again;        /* what is being read is old already */
  guint n_pending;
  DiplePrecedents *precedents; /* of the item that was asked for last, or NULL */
  GCancellable *looking;       /* of the job under way, or NULL */
};

enum
{
  ARTICLE,
  REFUSED,
  PRECEDENTS,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleReviewWork, diple_review_work, G_TYPE_OBJECT)

static void read_article (DipleReviewWork *self);

/* What a reading job is told. */
typedef struct
{
  DipleSchema *schema;
  gint64 document;
  DipleReviewOptions options;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  diple_schema_unref (wanted->schema);
  g_free (wanted);
}

static gpointer
read_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;

  return diple_review_article_load (
      store, wanted->schema, wanted->document, &wanted->options, error);
}

static void
take_article (DipleReviewWork *self, DipleReviewArticle *article)
{
  g_clear_pointer (&self->article, diple_review_article_unref);
  self->article = article;
  g_signal_emit (self, signals[ARTICLE], 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleReviewWork) self = data;
  g_autoptr (GError) error = NULL;
  DipleReviewArticle *article = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    {
      g_clear_pointer (&article, diple_review_article_unref);
      return;
    }
  g_clear_object (&self->reading);
  if (article != NULL && !self->again)
    take_article (self, article);
  else
    g_clear_pointer (&article, diple_review_article_unref);
  if (self->again)
    read_article (self);
  else if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
read_article (DipleReviewWork *self)
{
  Wanted *wanted;

  self->again = FALSE;
  if (self->editor == NULL || self->document == 0)
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->schema = diple_schema_ref (diple_editor_get_schema (self->editor));
  wanted->document = self->document;
  wanted->options = self->options;
  self->reading = g_cancellable_new ();
  diple_project_read_async (diple_editor_get_project (self->editor),
                            read_job,
                            wanted,
                            wanted_free,
                            (GDestroyNotify) diple_review_article_unref,
                            self->reading,
                            read_cb,
                            g_object_ref (self));
}

static void
stop_reading (DipleReviewWork *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->again = FALSE;
}

/* One reading at a time, and always one after the last change. */
static void
read_again (DipleReviewWork *self)
{
  if (self->reading != NULL)
    self->again = TRUE;
  else
    read_article (self);
}

static void
project_changed_cb (DipleReviewWork *self, gint64 document, gboolean elsewhere)
{
  if (document == 0 || elsewhere || document == self->document)
    read_again (self);
}

static void
stop_looking (DipleReviewWork *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->precedents, diple_precedents_free);
}

static void
diple_review_work_dispose (GObject *object)
{
  DipleReviewWork *self = DIPLE_REVIEW_WORK (object);

  stop_reading (self);
  stop_looking (self);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->article, diple_review_article_unref);
  G_OBJECT_CLASS (diple_review_work_parent_class)->dispose (object);
}

static void
diple_review_work_class_init (DipleReviewWorkClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_review_work_dispose;
  signals[ARTICLE] =
      g_signal_new ("article", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused",
                                   type,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   3,
                                   G_TYPE_INT64,
                                   G_TYPE_INT64,
                                   G_TYPE_STRING);
  signals[PRECEDENTS] =
      g_signal_new ("precedents", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new (
      "failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
diple_review_work_init (DipleReviewWork *self)
{
  self->project_signals = g_signal_group_new (DIPLE_TYPE_PROJECT);
  g_signal_group_connect_swapped (
      self->project_signals, "changed", G_CALLBACK (project_changed_cb), self);
}

DipleReviewWork *
diple_review_work_new (void)
{
  return g_object_new (DIPLE_TYPE_REVIEW_WORK, NULL);
}

void
diple_review_work_set_editor (DipleReviewWork *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_REVIEW_WORK (self));

  stop_reading (self);
  stop_looking (self);
  self->document = 0;
  g_set_object (&self->editor, editor);
  g_signal_group_set_target (self->project_signals,
                             editor != NULL ? diple_editor_get_project (editor) : NULL);
  take_article (self, NULL);
}

void
diple_review_work_set_options (DipleReviewWork *self, const DipleReviewOptions *options)
{
  g_return_if_fail (DIPLE_IS_REVIEW_WORK (self));

  self->options = *options;
  read_again (self);
}

void
diple_review_work_open (DipleReviewWork *self, gint64 document)
{
  g_return_if_fail (DIPLE_IS_REVIEW_WORK (self));

  if (self->document == document)
    return;
  stop_reading (self);
  self->document = document;
  if (document == 0)
    take_article (self, NULL);
  else
    read_article (self);
}

DipleReviewArticle *
diple_review_work_get_article (DipleReviewWork *self)
{
  g_return_val_if_fail (DIPLE_IS_REVIEW_WORK (self), NULL);
  return self->article;
}

/* A decision on its way. */
typedef struct
{
  DipleReviewWork *work; /* referenced by the callback, not by the job */
  gint64 curator;
  gint64 document;
  gint64 key;
  DipleVerdict verdict;
  DipleValues values; /* of the verdict */
  DipleReviewOptions options;
} Decision;

static Decision *
decision_new (DipleReviewWork *self, const DipleVerdict *verdict)
{
  Decision *decision = g_atomic_rc_box_new0 (Decision);

  decision->curator = diple_editor_get_annotator (self->editor);
  decision->verdict = *verdict;
  decision->options = self->options;
  decision->verdict.options = &decision->options;
  decision->verdict.reason = g_strdup (verdict->reason);
  decision->verdict.question = g_strdup (verdict->question);
  if (verdict->spans != NULL)
    g_ptr_array_ref (verdict->spans);
  if (verdict->targets != NULL)
    g_array_ref (verdict->targets);
  if (verdict->entities != NULL)
    g_ptr_array_ref (verdict->entities);
  if (verdict->values != NULL)
    {
      decision->values = diple_values_copy (verdict->values);
      decision->verdict.values = &decision->values;
    }
  return decision;
}

static void
decision_clear (gpointer data)
{
  Decision *decision = data;

  g_free ((char *) decision->verdict.reason);
  g_free ((char *) decision->verdict.question);
  g_clear_pointer (&decision->verdict.spans, g_ptr_array_unref);
  g_clear_pointer (&decision->verdict.targets, g_array_unref);
  g_clear_pointer (&decision->verdict.entities, g_ptr_array_unref);
  diple_values_clear (&decision->values);
}

static void
decision_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, decision_clear);
}

static gpointer
decide_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Decision *decision = data;
  const gint64 id = diple_review_decide (
      store, decision->curator, decision->document, decision->key, &decision->verdict, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static void
decided_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Decision *decision = data;
  g_autoptr (DipleReviewWork) self = decision->work;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  self->n_pending--;
  if (id == NULL && self->editor != NULL)
    g_signal_emit (self, signals[REFUSED], 0, decision->document, decision->key, error->message);
  decision_unref (decision);
}

void
diple_review_work_decide (DipleReviewWork *self,
                          gint64 document,
                          gint64 key,
                          const DipleVerdict *verdict)
{
  Decision *decision;

  g_return_if_fail (DIPLE_IS_REVIEW_WORK (self));
  g_return_if_fail (self->editor != NULL);

  decision = decision_new (self, verdict);
  decision->work = g_object_ref (self);
  decision->document = document;
  decision->key = key;
  self->n_pending++;
  diple_project_write_async (diple_editor_get_project (self->editor),
                             decide_job,
                             g_atomic_rc_box_acquire (decision),
                             decision_unref,
                             g_free,
                             document,
                             NULL,
                             decided_cb,
                             decision);
}

guint
diple_review_work_count_pending (DipleReviewWork *self)
{
  g_return_val_if_fail (DIPLE_IS_REVIEW_WORK (self), 0);
  return self->n_pending;
}

/* What is looked back from. */
typedef struct
{
  DipleReviewItem *item;
  char *words;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  diple_review_item_unref (question->item);
  g_free (question->words);
  g_free (question);
}

static gpointer
look_back_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return diple_precedents_find (store, question->item, question->words, error);
}

static void
looked_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleReviewWork) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DiplePrecedents) found =
      diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;
  g_clear_object (&self->looking);
  self->precedents = g_steal_pointer (&found);
  if (self->precedents != NULL)
    g_signal_emit (self, signals[PRECEDENTS], 0);
  else
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

void
diple_review_work_look_back (DipleReviewWork *self, const DipleReviewItem *item)
{
  Question *question;

  g_return_if_fail (DIPLE_IS_REVIEW_WORK (self));
  g_return_if_fail (self->article != NULL);

  stop_looking (self);
  question = g_new (Question, 1);
  question->item = diple_review_item_ref ((DipleReviewItem *) item);
  question->words = diple_review_article_dup_text (self->article, item->range);
  self->looking = g_cancellable_new ();
  diple_project_read_async (diple_editor_get_project (self->editor),
                            look_back_job,
                            question,
                            question_free,
                            (GDestroyNotify) diple_precedents_free,
                            self->looking,
                            looked_back_cb,
                            g_object_ref (self));
}

const DiplePrecedents *
diple_review_work_get_precedents (DipleReviewWork *self)
{
  g_return_val_if_fail (DIPLE_IS_REVIEW_WORK (self), NULL);
  return self->precedents;
}
