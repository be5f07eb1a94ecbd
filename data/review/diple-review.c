/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-review.h"

#include "data/diple-annotators.h"
#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-schema-store.h"
#include "data/review/diple-review-row-private.h"
#include "data/review/diple-review-sheet-private.h"
#include "data/store/diple-store-private.h"

/* How many documents one job reads: a search that somebody asks for meanwhile waits for one. */
#define BATCH 100

struct _DipleReview
{
  GObject parent_instance;

  DipleProject *project;
  DipleReviewOptions options;
  DipleReviewFilter filter;
  DipleReviewSheet *sheet; /* what is shown */

  GArray *waiting;       /* gint64: documents to read, the next one last */
  gboolean listing;      /* the list of documents is to be read first */
  gboolean filtering;    /* the lines are to be chosen again */
  GCancellable *reading; /* of the job under way, or NULL */
};

static void diple_review_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DipleReview,
                               diple_review,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, diple_review_model_init))

static guint changed_signal;

static void read_on (DipleReview *self);

/* What one job does: it reads the list of documents or some of them, and makes the sheet that comes
 * after @old of it, so that all that is left to do here is to put that in the old one's place. */
typedef struct
{
  DipleReviewOptions options;
  DipleReviewFilter filter;
  gboolean listing;
  GArray *documents; /* gint64: to read */
  DipleReviewSheet *old;
} Job;

typedef struct
{
  DipleReviewSheet *sheet;
  gboolean listing;
  guint first; /* line that is another one now */
  guint removed;
  guint added;
} Result;

static void
job_free (Job *job)
{
  g_array_unref (job->documents);
  diple_review_sheet_unref (job->old);
  g_free (job);
}

static void
result_free (Result *result)
{
  g_clear_pointer (&result->sheet, diple_review_sheet_unref);
  g_free (result);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, result_free)

/* A document that is gone has no part. */
static gboolean
read_part (DipleStore *store,
           const Job *job,
           const DipleSchema *schema,
           gint64 document,
           GPtrArray *parts,
           GError **error)
{
  const DipleReviewPart *old = diple_review_sheet_find (job->old, document);
  g_autoptr (GError) local = NULL;
  DipleReviewPart *part =
      diple_review_part_read (store, schema, document, &job->options, old, &local);

  if (part != NULL)
    g_ptr_array_add (parts, part);
  else if (!g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static GPtrArray *
read_parts (DipleStore *store, const Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) parts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_review_part_unref);
  g_autoptr (DipleSchema) schema = NULL;

  if (job->documents->len == 0)
    return g_steal_pointer (&parts);
  schema = diple_schema_load (store, error);
  if (schema == NULL)
    return NULL;
  for (guint i = 0; i < job->documents->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !read_part (store, job, schema, g_array_index (job->documents, gint64, i), parts, error))
      return NULL;
  return g_steal_pointer (&parts);
}

/* All of one moment. */
static GPtrArray *
read_framed (DipleStore *store, const Job *job, GCancellable *cancellable, GError **error)
{
  GPtrArray *parts;
  gboolean framed;

  if (!diple_store_begin_reading (store, &framed, error))
    return NULL;
  parts = read_parts (store, job, cancellable, error);
  diple_store_end_reading (store, framed);
  return parts;
}

static GPtrArray *
list_workers (DipleStore *store, GError **error)
{
  GPtrArray *annotators = diple_annotators_list (store, error);

  for (guint i = annotators != NULL ? annotators->len : 0; i > 0; i--)
    if (!diple_annotator_is_worker (annotators->pdata[i - 1]))
      g_ptr_array_remove_index (annotators, i - 1);
  return annotators;
}

static gpointer
run_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const DipleDocumentQuery query = { .sort = DIPLE_SORT_POSITION };
  const Job *job = data;
  g_autoptr (GPtrArray) parts = read_framed (store, job, cancellable, error);
  g_autoptr (GPtrArray) annotators = NULL;
  g_autoptr (GArray) documents = NULL;
  Result *result;

  if (parts != NULL)
    documents = job->listing ? diple_documents_query (store, &query, error)
                             : g_array_ref (job->old->documents);
  if (documents != NULL)
    annotators =
        job->listing ? list_workers (store, error) : g_ptr_array_ref (job->old->annotators);
  if (annotators == NULL)
    return NULL;
  result = g_new0 (Result, 1);
  result->listing = job->listing;
  result->sheet = diple_review_sheet_make (
      job->old, annotators, documents, job->documents, parts, &job->filter);
  diple_review_sheet_compare (
      job->old, result->sheet, &result->first, &result->removed, &result->added);
  return result;
}

/* All documents are to be read, the first one first. */
static void
read_listed (DipleReview *self)
{
  const GArray *documents = self->sheet->documents;

  g_array_set_size (self->waiting, 0);
  for (guint i = documents->len; i > 0; i--)
    g_array_append_val (self->waiting, g_array_index (documents, gint64, i - 1));
}

static void
take_result (DipleReview *self, Result *result)
{
  g_autoptr (DipleReviewSheet) old = self->sheet;

  self->sheet = g_steal_pointer (&result->sheet);
  if (result->listing)
    read_listed (self);
  if (result->removed > 0 || result->added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), result->first, result->removed, result->added);
}

static void
job_cb (GObject *source, GAsyncResult *async, gpointer data)
{
  g_autoptr (DipleReview) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Result) result = diple_project_run_finish (DIPLE_PROJECT (source), async, &error);

  if (g_task_get_cancellable (G_TASK (async)) != self->reading)
    return;
  if (result != NULL)
    take_result (self, result);
  g_clear_object (&self->reading);
  /* The queue goes on with what can be read: whoever opens the rest meets the error and says it. */
  read_on (self);
  g_signal_emit (self, changed_signal, 0);
}

static Job *
next_job (DipleReview *self)
{
  Job *job = g_new0 (Job, 1);

  job->options = self->options;
  job->filter = self->filter;
  job->listing = self->listing;
  job->old = diple_review_sheet_ref (self->sheet);
  job->documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (!job->listing && self->waiting->len > 0 && job->documents->len < BATCH)
    {
      const gint64 document = g_array_index (self->waiting, gint64, self->waiting->len - 1);

      g_array_append_val (job->documents, document);
      g_array_set_size (self->waiting, self->waiting->len - 1);
    }
  self->listing = FALSE;
  self->filtering = FALSE;
  return job;
}

/* What takes long is done where nothing else waits for it. */
static void
read_on (DipleReview *self)
{
  Job *job;
  gboolean brief;

  if (self->reading != NULL || (!self->listing && !self->filtering && self->waiting->len == 0))
    return;
  self->reading = g_cancellable_new ();
  job = next_job (self);
  brief = !job->listing && job->documents->len <= 1;
  (brief ? diple_project_read_async : diple_project_search_async) (self->project,
                                                                   run_job,
                                                                   job,
                                                                   (GDestroyNotify) job_free,
                                                                   (GDestroyNotify) result_free,
                                                                   self->reading,
                                                                   job_cb,
                                                                   g_object_ref (self));
}

/* From the beginning; what is known stays until it is read again. */
static void
read_all (DipleReview *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_array_set_size (self->waiting, 0);
  self->listing = TRUE;
  read_on (self);
}

static void
wait_for (DipleReview *self, gint64 document)
{
  for (guint i = 0; i < self->waiting->len; i++)
    if (g_array_index (self->waiting, gint64, i) == document)
      return;
  g_array_append_val (self->waiting, document);
}

/* Where relations lead to in @document is part of what is asked about the documents they come from.
 */
static void
wait_for_those_before (DipleReview *self, gint64 document)
{
  GHashTableIter iter;
  gpointer part;

  g_hash_table_iter_init (&iter, self->sheet->parts);
  while (g_hash_table_iter_next (&iter, NULL, &part))
    if (diple_review_part_leads_to (part, document))
      wait_for (self, ((const DipleReviewPart *) part)->document);
}

static void
project_changed_cb (DipleReview *self, gint64 document, gboolean elsewhere)
{
  if (document == 0 || elsewhere)
    {
      read_all (self);
      return;
    }
  wait_for (self, document);
  wait_for_those_before (self, document);
  read_on (self);
}

static GType
get_item_type (GListModel *model)
{
  return DIPLE_TYPE_REVIEW_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return DIPLE_REVIEW (model)->sheet->lines->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  const GPtrArray *lines = DIPLE_REVIEW (model)->sheet->lines;

  return position < lines->len ? diple_review_row_new (lines->pdata[position]) : NULL;
}

static void
diple_review_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
diple_review_dispose (GObject *object)
{
  DipleReview *self = DIPLE_REVIEW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (diple_review_parent_class)->dispose (object);
}

static void
diple_review_finalize (GObject *object)
{
  DipleReview *self = DIPLE_REVIEW (object);

  diple_review_sheet_unref (self->sheet);
  g_array_unref (self->waiting);
  G_OBJECT_CLASS (diple_review_parent_class)->finalize (object);
}

static void
diple_review_class_init (DipleReviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_review_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_review_finalize;
  changed_signal = g_signal_new (
      "changed", DIPLE_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
diple_review_init (DipleReview *self)
{
  self->filter.kind = DIPLE_N_REVIEW_KINDS;
  self->sheet = diple_review_sheet_new ();
  self->waiting = g_array_new (FALSE, FALSE, sizeof (gint64));
}

DipleReview *
diple_review_new (DipleProject *project, const DipleReviewOptions *options)
{
  DipleReview *self;

  g_return_val_if_fail (DIPLE_IS_PROJECT (project), NULL);

  self = g_object_new (DIPLE_TYPE_REVIEW, NULL);
  self->project = g_object_ref (project);
  if (options != NULL)
    self->options = *options;
  g_signal_connect_object (
      project, "changed", G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);
  read_all (self);
  return self;
}

gboolean
diple_review_is_loading (DipleReview *self)
{
  g_return_val_if_fail (DIPLE_IS_REVIEW (self), FALSE);
  return self->reading != NULL;
}

void
diple_review_set_options (DipleReview *self, const DipleReviewOptions *options)
{
  g_return_if_fail (DIPLE_IS_REVIEW (self));
  g_return_if_fail (options != NULL);

  self->options = *options;
  read_all (self);
}

const DipleReviewOptions *
diple_review_get_options (DipleReview *self)
{
  g_return_val_if_fail (DIPLE_IS_REVIEW (self), NULL);
  return &self->options;
}

void
diple_review_set_filter (DipleReview *self, const DipleReviewFilter *filter)
{
  g_return_if_fail (DIPLE_IS_REVIEW (self));
  g_return_if_fail (filter != NULL);

  self->filter = *filter;
  self->filtering = TRUE;
  read_on (self);
}

const DipleReviewFilter *
diple_review_get_filter (DipleReview *self)
{
  g_return_val_if_fail (DIPLE_IS_REVIEW (self), NULL);
  return &self->filter;
}

static guint
sum (const guint *counts, DipleReviewKind kind)
{
  guint n = 0;

  if (kind < DIPLE_N_REVIEW_KINDS)
    return counts[kind];
  for (guint i = 0; i < DIPLE_N_REVIEW_KINDS; i++)
    n += i != DIPLE_REVIEW_AGREE ? counts[i] : 0;
  return n;
}

guint
diple_review_count_left (DipleReview *self, DipleReviewKind kind)
{
  g_return_val_if_fail (DIPLE_IS_REVIEW (self), 0);
  return sum (self->sheet->left, kind);
}

guint
diple_review_count_all (DipleReview *self, DipleReviewKind kind)
{
  g_return_val_if_fail (DIPLE_IS_REVIEW (self), 0);
  return sum (self->sheet->all, kind);
}

const GPtrArray *
diple_review_get_annotators (DipleReview *self)
{
  g_return_val_if_fail (DIPLE_IS_REVIEW (self), NULL);
  return self->sheet->annotators;
}

guint
diple_review_count_lanes (DipleReview *self)
{
  g_return_val_if_fail (DIPLE_IS_REVIEW (self), 0);
  return self->sheet->n_lanes;
}

int
diple_review_find (DipleReview *self, gint64 key)
{
  g_return_val_if_fail (DIPLE_IS_REVIEW (self), -1);

  for (guint i = 0; i < self->sheet->lines->len; i++)
    if (((const DipleReviewEntry *) self->sheet->lines->pdata[i])->key == key)
      return (int) i;
  return -1;
}

int
diple_review_next (DipleReview *self, int from, int step)
{
  int n, place;

  g_return_val_if_fail (DIPLE_IS_REVIEW (self), -1);
  g_return_val_if_fail (step == 1 || step == -1, -1);

  n = (int) self->sheet->lines->len;
  place = from < 0 && step < 0 ? 0 : from;
  for (int i = 0; i < n; i++)
    {
      const DipleReviewEntry *entry;

      place = (place + step + n) % n;
      entry = self->sheet->lines->pdata[place];
      if (entry->state == DIPLE_REVIEW_OPEN || entry->state == DIPLE_REVIEW_REOPENED)
        return place;
    }
  return -1;
}
