/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/feedback/diple-feedback-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "data/diple-annotators.h"
#include "data/diple-error.h"
#include "data/diple-schema-store.h"
#include "data/store/diple-store-private.h"

#define FOREVER 60000

struct _DipleFeedbackReader
{
  DipleFeedback *feedback;
  DipleReviewOptions options;
  DipleSchema *schema;
  GHashTable *names; /* gint64 * to char *: of everybody */
  GArray *documents; /* gint64: to be read */
  guint n_read;
  guint n_own;
  guint n_gold;
  guint n_same;
};

static void
count_free (DipleFeedbackCount *count)
{
  g_free (count->name);
  g_free (count);
}

static DipleFeedback *
feedback_new (gint64 annotator)
{
  DipleFeedback *self = g_atomic_rc_box_new0 (DipleFeedback);

  self->annotator = annotator;
  self->made = g_get_real_time () / 1000;
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_feedback_case_free);
  self->counts = g_ptr_array_new_with_free_func ((GDestroyNotify) count_free);
  return self;
}

DipleFeedback *
diple_feedback_ref (DipleFeedback *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DipleFeedback *self = data;

  g_free (self->name);
  g_free (self->project);
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->counts);
  diple_self_agreement_free (self->again);
}

void
diple_feedback_unref (DipleFeedback *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

guint
diple_feedback_count_changed (const DipleFeedback *self)
{
  return self->cases->len - self->n[DIPLE_FEEDBACK_KEPT];
}

void
diple_feedback_reader_free (DipleFeedbackReader *self)
{
  g_clear_pointer (&self->feedback, diple_feedback_unref);
  g_clear_pointer (&self->schema, diple_schema_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->documents, g_array_unref);
  g_free (self);
}

static void
add_count (DipleFeedback *feedback, DipleFeedbackAbout about, gint64 of, const char *name)
{
  DipleFeedbackCount *count = g_new0 (DipleFeedbackCount, 1);

  count->about = about;
  count->of = of;
  count->name = g_strdup (name);
  g_ptr_array_add (feedback->counts, count);
}

static void
add_counts (DipleFeedback *feedback, const DipleSchema *schema)
{
  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = schema->labels->pdata[i];

      add_count (feedback, DIPLE_FEEDBACK_SPAN, label->id, label->name);
    }
  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *type = schema->relation_types->pdata[i];

      add_count (feedback, DIPLE_FEEDBACK_RELATION, type->id, type->name);
    }
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = schema->attributes->pdata[i];

      if (attribute->owner == DIPLE_OWNER_DOCUMENT)
        add_count (feedback, DIPLE_FEEDBACK_DOCUMENT, attribute->id, attribute->name);
    }
}

/* Everybody's name; the annotator must be one who is reviewed. */
static gboolean
load_names (DipleFeedbackReader *self, DipleStore *store, GError **error)
{
  g_autoptr (GPtrArray) annotators = diple_annotators_list (store, error);

  if (annotators == NULL)
    return FALSE;
  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];

      g_hash_table_insert (self->names,
                           g_memdup2 (&annotator->id, sizeof annotator->id),
                           g_strdup (annotator->name));
      if (annotator->id == self->feedback->annotator && diple_annotator_is_worker (annotator))
        self->feedback->name = g_strdup (annotator->name);
    }
  if (self->feedback->name == NULL)
    g_set_error_literal (error,
                         DIPLE_ERROR,
                         DIPLE_ERROR_REFUSED,
                         _ ("There is feedback for people and models whose work is reviewed, not "
                            "for second passes and for what was decided"));
  return self->feedback->name != NULL;
}

/* Those that the annotator has done, and in which something was decided. */
static gboolean
list_documents (DipleFeedbackReader *self, DipleStore *store, GError **error)
{
  static const char sql[] =
      "SELECT id FROM document WHERE (EXISTS (SELECT 1 FROM assignment WHERE annotator = ?1"
      "  AND document = document.id AND (state = 'finished' OR ?2 AND state = 'in progress'))"
      " OR ?2 AND EXISTS (SELECT 1 FROM span WHERE document = document.id AND annotator = ?1))"
      " AND EXISTS (SELECT 1 FROM decision WHERE document = document.id)"
      " ORDER BY position, id";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, self->feedback->annotator);
  sqlite3_bind_int (stmt, 2, self->options.unfinished);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (self->documents, id);
    }
  return rc == SQLITE_DONE;
}

static gboolean
read_facts (DipleFeedbackReader *self, DipleStore *store, GError **error)
{
  static const char sql[] = "SELECT name, (SELECT count(*) FROM assignment WHERE annotator = ?1"
                            " AND state = 'finished') FROM project";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, self->feedback->annotator);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  self->feedback->project = diple_sql_dup_text (stmt, 0);
  self->feedback->n_finished = (guint) sqlite3_column_int64 (stmt, 1);
  return TRUE;
}

DipleFeedbackReader *
diple_feedback_reader_new (DipleStore *store,
                           gint64 annotator,
                           const DipleReviewOptions *options,
                           GError **error)
{
  g_autoptr (DipleFeedbackReader) self = g_new0 (DipleFeedbackReader, 1);

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  self->feedback = feedback_new (annotator);
  if (options != NULL)
    self->options = *options;
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->schema = diple_schema_load (store, error);
  if (self->schema == NULL || !load_names (self, store, error) ||
      !list_documents (self, store, error) || !read_facts (self, store, error))
    return NULL;
  self->feedback->again = diple_self_agreement_read (store, annotator, NULL, error);
  if (self->feedback->again == NULL)
    return NULL;
  add_counts (self->feedback, self->schema);
  return g_steal_pointer (&self);
}

static gboolean
counts_here (const DipleFeedbackPage *page)
{
  const GArray *annotators = page->document->annotators;

  for (guint i = 0; i < annotators->len; i++)
    if (g_array_index (annotators, gint64, i) == page->feedback->annotator)
      return TRUE;
  return FALSE;
}

static void
gather_spans (DipleFeedbackPage *page)
{
  for (guint i = 0; i < page->document->spans->len; i++)
    {
      DipleSpan *span = page->document->spans->pdata[i];

      if (span->annotator == page->feedback->annotator || span->annotator == page->document->gold)
        g_hash_table_insert (page->spans, &span->id, span);
    }
}

/* Whether they said something there that waits for the curator. */
static gboolean
is_open (const DipleFeedbackPage *page, const DipleReviewItem *item)
{
  const DipleReviewGiven *given = diple_feedback_page_find (page, item);

  if (given == NULL || item->state == DIPLE_REVIEW_DECIDED)
    return FALSE;
  if (item->attribute != 0)
    return given->values.n_items > 0;
  return (item->relation_type != 0 ? given->relations->len : given->spans->len) > 0;
}

static void
compare_item (DipleFeedbackPage *page, const DipleReviewItem *item)
{
  if (item->attribute != 0)
    diple_feedback_page_compare_labels (page, item);
  else if (item->relation_type != 0)
    diple_feedback_page_compare_relations (page, item);
  else
    diple_feedback_page_compare_spans (page, item);
}

static int
compare_cases (gconstpointer a, gconstpointer b)
{
  const DipleFeedbackCase *x = *(const DipleFeedbackCase *const *) a;
  const DipleFeedbackCase *y = *(const DipleFeedbackCase *const *) b;

  if (x->about != y->about)
    return (x->about > y->about) - (x->about < y->about);
  if (x->range.start != y->range.start)
    return x->range.start < y->range.start ? -1 : 1;
  return (x->range.end > y->range.end) - (x->range.end < y->range.end);
}

/* Relations come after all spans, whose counterparts they are told by. */
static void
compare_items (DipleFeedbackPage *page)
{
  GPtrArray *cases = page->feedback->cases;
  const guint from = cases->len;

  for (guint i = 0; i < page->document->items->len; i++)
    {
      const DipleReviewItem *item = page->document->items->pdata[i];

      page->feedback->n_open += is_open (page, item);
      if (item->state == DIPLE_REVIEW_DECIDED)
        compare_item (page, item);
    }
  if (cases->len > from)
    qsort (cases->pdata + from, cases->len - from, sizeof *cases->pdata, compare_cases);
  page->feedback->n_documents += cases->len > from;
}

static gboolean
read_document (DipleFeedbackReader *self, DipleStore *store, gint64 id, GError **error)
{
  g_autoptr (DipleReviewDocument) document =
      diple_review_document_load (store, self->schema, id, &self->options, error);
  g_autoptr (DipleTextMap) map = NULL;
  g_autoptr (GHashTable) spans = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) decided = g_hash_table_new (g_int64_hash, g_int64_equal);
  DipleFeedbackPage page = { store, self->schema, self->feedback, self->names, document,
                             NULL,  spans,        decided,        0,           0,
                             0 };

  if (document == NULL)
    return FALSE;
  page.map = map = diple_text_map_new (document->text, strlen (document->text));
  if (!counts_here (&page))
    return TRUE;
  gather_spans (&page);
  compare_items (&page);
  self->n_own += page.n_own;
  self->n_gold += page.n_gold;
  self->n_same += page.n_same;
  return TRUE;
}

gboolean
diple_feedback_reader_read_on (DipleFeedbackReader *self,
                               DipleStore *store,
                               guint milliseconds,
                               GCancellable *cancellable,
                               GError **error)
{
  const gint64 end = g_get_monotonic_time () + (gint64) milliseconds * 1000;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  while (self->n_read < self->documents->len && g_get_monotonic_time () < end)
    {
      const gint64 document = g_array_index (self->documents, gint64, self->n_read);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_document (self, store, document, error))
        return FALSE;
      self->n_read++;
    }
  return TRUE;
}

void
diple_feedback_reader_get_progress (DipleFeedbackReader *self, guint *done, guint *total)
{
  *done = self->n_read;
  *total = self->documents->len;
}

static gboolean
is_used (const DipleFeedbackCount *count)
{
  for (guint i = 0; i < DIPLE_N_FEEDBACK_CHANGES; i++)
    if (count->n[i] > 0)
      return TRUE;
  return FALSE;
}

DipleFeedback *
diple_feedback_reader_end (DipleFeedbackReader *self)
{
  DipleFeedback *feedback = g_steal_pointer (&self->feedback);

  for (guint i = feedback->counts->len; i > 0; i--)
    if (!is_used (feedback->counts->pdata[i - 1]))
      g_ptr_array_remove_index (feedback->counts, i - 1);
  feedback->exact =
      diple_figure_divide (2.0 * self->n_same, self->n_own + self->n_gold, DIPLE_FIGURE_NO_SPANS);
  return feedback;
}

DipleFeedback *
diple_feedback_read (DipleStore *store,
                     gint64 annotator,
                     const DipleReviewOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (DipleFeedbackReader) reader =
      diple_feedback_reader_new (store, annotator, options, error);

  if (reader == NULL)
    return NULL;
  while (reader->n_read < reader->documents->len)
    if (!diple_feedback_reader_read_on (reader, store, FOREVER, cancellable, error))
      return NULL;
  return diple_feedback_reader_end (reader);
}
