/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-review.h"

#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-schema-store.h"
#include "data/review/diple-review-part-private.h"
#include "data/review/diple-review-row-private.h"

/* How many documents one job reads: a search that somebody asks for meanwhile waits for one. */
#define BATCH 100

struct _DipleReview
{
  GObject parent_instance;

  DipleProject *project;
  DipleReviewOptions options;
  DipleReviewFilter filter;
  GArray *documents; /* gint64, in the project's order */
  GHashTable *parts; /* gint64 * (in the value) to DipleReviewPart * */
  GPtrArray *lines;  /* DipleReviewEntry *, referenced */
  guint left[DIPLE_N_REVIEW_KINDS];
  guint all[DIPLE_N_REVIEW_KINDS];
  guint orphans;

  GArray *waiting;       /* gint64: documents to read, the next one last */
  gboolean listing;      /* the list of documents is to be read first */
  GCancellable *reading; /* of the job under way, or NULL */
};

static void diple_review_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DipleReview,
                               diple_review,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, diple_review_model_init))

static guint changed_signal;

static void read_on (DipleReview *self);

/* What one job reads, then what it has read. */
typedef struct
{
  DipleReviewOptions options;
  gboolean listing;
  GArray *documents; /* gint64: to read; of a listing all there are */
  GPtrArray *parts;  /* DipleReviewPart *; a document that is gone has none */
} Batch;

static void
batch_free (Batch *batch)
{
  g_clear_pointer (&batch->documents, g_array_unref);
  g_clear_pointer (&batch->parts, g_ptr_array_unref);
  g_free (batch);
}

static gboolean
read_parts (DipleStore *store, Batch *batch, GCancellable *cancellable, GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_load (store, error);

  for (guint i = 0; schema != NULL && i < batch->documents->len; i++)
    {
      const gint64 document = g_array_index (batch->documents, gint64, i);
      g_autoptr (GError) local = NULL;
      DipleReviewPart *part;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      part = diple_review_part_read (store, schema, document, &batch->options, &local);
      if (part != NULL)
        g_ptr_array_add (batch->parts, part);
      else if (!g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return schema != NULL;
}

static gpointer
run_batch (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const DipleDocumentQuery query = { .sort = DIPLE_SORT_POSITION };
  const Batch *wanted = data;
  Batch *batch = g_new0 (Batch, 1);

  batch->options = wanted->options;
  batch->listing = wanted->listing;
  batch->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_review_part_free);
  if (batch->listing)
    batch->documents = diple_documents_query (store, &query, error);
  else
    batch->documents = g_array_ref (wanted->documents);
  if (batch->documents != NULL && (batch->listing || read_parts (store, batch, cancellable, error)))
    return batch;
  batch_free (batch);
  return NULL;
}

static void
count (DipleReview *self, const DipleReviewPart *part, int sign)
{
  for (guint i = 0; i < part->entries->len; i++)
    {
      const DipleReviewEntry *entry = part->entries->pdata[i];

      self->all[entry->kind] += (guint) sign;
      if (entry->state != DIPLE_REVIEW_DECIDED)
        self->left[entry->kind] += (guint) sign;
    }
  self->orphans += (guint) sign * part->n_orphans;
}

static void
drop_part (DipleReview *self, gint64 document)
{
  const DipleReviewPart *old = g_hash_table_lookup (self->parts, &document);

  if (old == NULL)
    return;
  count (self, old, -1);
  g_hash_table_remove (self->parts, &document);
}

static void
take_part (DipleReview *self, DipleReviewPart *part)
{
  const DipleReviewPart *old = g_hash_table_lookup (self->parts, &part->document);

  if (old != NULL)
    diple_review_part_keep (part, old);
  drop_part (self, part->document);
  count (self, part, 1);
  g_hash_table_insert (self->parts, &part->document, part);
}

/* Only what lies between the first and the last line that are other ones is told as changed. */
static void
make_lines (DipleReview *self)
{
  g_autoptr (GPtrArray) old = self->lines;
  guint first = 0, last = 0;

  self->lines = diple_review_lines_make (&self->filter, self->documents, self->parts);
  while (first < old->len && first < self->lines->len &&
         old->pdata[first] == self->lines->pdata[first])
    first++;
  while (last < old->len - first && last < self->lines->len - first &&
         old->pdata[old->len - 1 - last] == self->lines->pdata[self->lines->len - 1 - last])
    last++;
  if (old->len - first - last > 0 || self->lines->len - first - last > 0)
    g_list_model_items_changed (
        G_LIST_MODEL (self), first, old->len - first - last, self->lines->len - first - last);
}

static void
forget_missing (DipleReview *self)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GList) held = g_hash_table_get_values (self->parts);

  for (guint i = 0; i < self->documents->len; i++)
    g_hash_table_add (there, &g_array_index (self->documents, gint64, i));
  for (GList *link = held; link != NULL; link = link->next)
    {
      const gint64 document = ((const DipleReviewPart *) link->data)->document;

      if (!g_hash_table_contains (there, &document))
        drop_part (self, document);
    }
}

/* All documents are to be read, the first one first. */
static void
take_list (DipleReview *self, Batch *batch)
{
  g_array_unref (self->documents);
  self->documents = g_steal_pointer (&batch->documents);
  forget_missing (self);
  g_array_set_size (self->waiting, 0);
  for (guint i = self->documents->len; i > 0; i--)
    g_array_append_val (self->waiting, g_array_index (self->documents, gint64, i - 1));
}

static void
take_batch (DipleReview *self, Batch *batch)
{
  if (batch->listing)
    take_list (self, batch);
  for (guint i = 0; !batch->listing && i < batch->documents->len; i++)
    {
      const gint64 document = g_array_index (batch->documents, gint64, i);
      const DipleReviewPart *next =
          batch->parts->len > 0 ? g_ptr_array_index (batch->parts, 0) : NULL;

      if (next != NULL && next->document == document)
        take_part (self, g_ptr_array_steal_index (batch->parts, 0));
      else
        drop_part (self, document);
    }
  make_lines (self);
}

static void
batch_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleReview) self = data;
  g_autoptr (GError) error = NULL;
  Batch *batch = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  const gboolean wanted = g_task_get_cancellable (G_TASK (result)) == self->reading;

  if (batch != NULL && wanted)
    take_batch (self, batch);
  if (batch != NULL)
    batch_free (batch);
  if (!wanted)
    return;
  g_clear_object (&self->reading);
  /* The queue goes on with what can be read: whoever opens the rest meets the error and says it. */
  read_on (self);
  g_signal_emit (self, changed_signal, 0);
}

static Batch *
next_batch (DipleReview *self)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->options = self->options;
  batch->listing = self->listing;
  self->listing = FALSE;
  batch->documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (!batch->listing && self->waiting->len > 0 && batch->documents->len < BATCH)
    {
      const gint64 document = g_array_index (self->waiting, gint64, self->waiting->len - 1);

      g_array_append_val (batch->documents, document);
      g_array_set_size (self->waiting, self->waiting->len - 1);
    }
  return batch;
}

static void
read_on (DipleReview *self)
{
  if (self->reading != NULL || (!self->listing && self->waiting->len == 0))
    return;
  self->reading = g_cancellable_new ();
  diple_project_search_async (self->project,
                              run_batch,
                              next_batch (self),
                              (GDestroyNotify) batch_free,
                              (GDestroyNotify) batch_free,
                              self->reading,
                              batch_cb,
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
project_changed_cb (DipleReview *self, gint64 document, gboolean elsewhere)
{
  if (document == 0 || elsewhere)
    {
      read_all (self);
      return;
    }
  g_array_append_val (self->waiting, document);
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
  return DIPLE_REVIEW (model)->lines->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DipleReview *self = DIPLE_REVIEW (model);

  return position < self->lines->len ? diple_review_row_new (self->lines->pdata[position]) : NULL;
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

  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->parts);
  g_array_unref (self->documents);
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
  self->documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->waiting = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_review_entry_unref);
  self->parts = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) diple_review_part_free);
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
  make_lines (self);
  g_signal_emit (self, changed_signal, 0);
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
  return sum (self->left, kind);
}

guint
diple_review_count_all (DipleReview *self, DipleReviewKind kind)
{
  g_return_val_if_fail (DIPLE_IS_REVIEW (self), 0);
  return sum (self->all, kind);
}

guint
diple_review_count_orphans (DipleReview *self)
{
  g_return_val_if_fail (DIPLE_IS_REVIEW (self), 0);
  return self->orphans;
}

int
diple_review_find (DipleReview *self, gint64 key)
{
  g_return_val_if_fail (DIPLE_IS_REVIEW (self), -1);

  for (guint i = 0; i < self->lines->len; i++)
    if (((const DipleReviewEntry *) self->lines->pdata[i])->key == key)
      return (int) i;
  return -1;
}

int
diple_review_next (DipleReview *self, int from, int step)
{
  int n, place;

  g_return_val_if_fail (DIPLE_IS_REVIEW (self), -1);
  g_return_val_if_fail (step == 1 || step == -1, -1);

  n = (int) self->lines->len;
  place = from < 0 && step < 0 ? 0 : from;
  for (int i = 0; i < n; i++)
    {
      const DipleReviewEntry *entry;

      place = (place + step + n) % n;
      entry = self->lines->pdata[place];
      if (entry->state == DIPLE_REVIEW_OPEN || entry->state == DIPLE_REVIEW_REOPENED)
        return place;
    }
  return -1;
}
