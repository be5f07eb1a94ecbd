/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/insights/diple-insights-private.h"

#include <string.h>

#include "data/diple-agreement-input.h"
#include "data/diple-items.h"
#include "data/diple-unit-loader.h"
#include "data/store/diple-sql-private.h"
#include "data/store/diple-store-private.h"

static void
held_free (DipleHeldDocument *held)
{
  diple_unit_document_free (held->read);
  diple_unit_document_free (held->seen);
  g_clear_pointer (&held->figures.title, g_ref_string_release);
  g_free (held);
}

const DipleUnitDocument *
diple_held_document_get (const DipleHeldDocument *held)
{
  return held->seen != NULL ? held->seen : held->read;
}

static void
forget (DipleInsights *self)
{
  g_clear_pointer (&self->annotators, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->annotator_ids, g_array_unref);
  g_clear_pointer (&self->label_ids, g_array_unref);
  g_clear_pointer (&self->list, g_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_clear_pointer (&self->agreement, diple_agreement_free);
}

static void
set_up (DipleInsights *self)
{
  self->annotators = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->annotator_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->label_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->list = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->n_read = 0;
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) held_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->agreement = diple_agreement_new (0, 0, DIPLE_AGREEMENT_CHARACTERS);
}

DipleInsights *
diple_insights_new (void)
{
  DipleInsights *self = g_new0 (DipleInsights, 1);

  g_atomic_ref_count_init (&self->references);
  set_up (self);
  return self;
}

DipleInsights *
diple_insights_ref (DipleInsights *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
diple_insights_unref (DipleInsights *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  forget (self);
  g_free (self);
}

static void
take_names (DipleInsights *self, DipleUnitLoader *loader)
{
  const DipleUnits *units = diple_unit_loader_get_units (loader);

  for (guint i = 0; i < units->annotators->len; i++)
    {
      const gint64 id = diple_unit_loader_annotator_id (loader, i);

      g_ptr_array_add (self->annotators, g_strdup (units->annotators->pdata[i]));
      g_array_append_val (self->annotator_ids, id);
    }
  for (guint i = 0; i < units->labels->len; i++)
    {
      const gint64 id = diple_unit_loader_label_id (loader, i);

      g_ptr_array_add (self->labels, g_strdup (units->labels->pdata[i]));
      g_array_append_val (self->label_ids, id);
    }
}

static gboolean
same_names (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; a->len == b->len && i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return a->len == b->len;
}

/* Whether the loader's numbers mean what ours do. */
static gboolean
fits (DipleInsights *self, DipleUnitLoader *loader)
{
  const DipleUnits *units = diple_unit_loader_get_units (loader);

  if (!same_names (self->annotators, units->annotators) ||
      !same_names (self->labels, units->labels))
    return FALSE;
  for (guint i = 0; i < self->annotator_ids->len; i++)
    if (g_array_index (self->annotator_ids, gint64, i) !=
        diple_unit_loader_annotator_id (loader, i))
      return FALSE;
  for (guint i = 0; i < self->label_ids->len; i++)
    if (g_array_index (self->label_ids, gint64, i) != diple_unit_loader_label_id (loader, i))
      return FALSE;
  return TRUE;
}

static gboolean
list_documents (DipleInsights *self, DipleStore *store, GError **error)
{
  static const char sql[] =
      "SELECT document.id FROM assignment JOIN annotator ON annotator.id = assignment.annotator"
      " JOIN document ON document.id = assignment.document"
      " WHERE state = 'finished' AND annotator.kind IN ('person', 'model')"
      " GROUP BY document.id HAVING count(*) > 1 ORDER BY document.position, document.id";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (self->list, id);
    }
  return rc == SQLITE_DONE;
}

static void
renew_agreement (DipleInsights *self)
{
  diple_agreement_free (self->agreement);
  self->agreement = diple_agreement_new (self->annotators->len,
                                         self->labels->len,
                                         self->what_if.tokens ? DIPLE_AGREEMENT_TOKENS
                                                              : DIPLE_AGREEMENT_CHARACTERS);
}

gboolean
diple_insights_begin (DipleInsights *self, DipleStore *store, GError **error)
{
  g_autoptr (DipleUnitLoader) loader = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  loader = diple_unit_loader_new (store, NULL, NULL, error);
  if (loader == NULL)
    return FALSE;
  if (!same_names (self->labels, diple_unit_loader_get_units (loader)->labels))
    self->what_if.merge = FALSE;
  forget (self);
  set_up (self);
  take_names (self, loader);
  renew_agreement (self);
  return list_documents (self, store, error);
}

static void
count_items (DipleHeldDocument *held)
{
  g_autoptr (GPtrArray) items = diple_items_find (diple_held_document_get (held));

  held->figures.n_items = items->len;
  held->figures.n_agreed = 0;
  for (guint i = 0; i < items->len; i++)
    held->figures.n_agreed += ((DipleItem *) items->pdata[i])->kind == DIPLE_ITEM_AGREE;
}

static void
count_spans (DipleHeldDocument *held)
{
  const DipleUnitDocument *document = diple_held_document_get (held);

  held->figures.n_spans = 0;
  held->figures.n_finished = document->finished->len;
  for (guint i = 0; i < document->units->len; i++)
    held->figures.n_spans += diple_unit_document_finished_by (
        document, g_array_index (document->units, DipleUnit, i).annotator);
}

/* Counts what the what-if makes of it. */
static void
count (DipleInsights *self, DipleHeldDocument *held)
{
  const char *const names[] = { held->read->name, NULL };
  g_autoptr (DipleAgreementFigures) figures = NULL;

  g_clear_pointer (&held->seen, diple_unit_document_free);
  if (self->what_if.tokens)
    diple_unit_document_cut (held->read, NULL); /* a document has its text here */
  if (!diple_what_if_is_plain (&self->what_if))
    held->seen = diple_what_if_apply (&self->what_if, held->read);
  diple_agreement_set_document (self->agreement, diple_held_document_get (held));
  count_spans (held);
  count_items (held);
  figures = diple_agreement_figures (self->agreement, names);
  held->figures.exact = figures->f1[DIPLE_F1_EXACT].mean;
  held->figures.alpha = figures->coding.alpha;
}

static void
drop (DipleInsights *self, gint64 document)
{
  DipleHeldDocument *held = g_hash_table_lookup (self->by_id, &document);

  if (held == NULL)
    return;
  diple_agreement_remove_document (self->agreement, held->read->name);
  g_hash_table_remove (self->by_id, &document);
  g_ptr_array_remove (self->held, held);
}

/* Takes the place of the one that was held under its id. */
static void
hold (DipleInsights *self, gint64 document, DipleUnitDocument *read, const char *title)
{
  DipleHeldDocument *held = g_hash_table_lookup (self->by_id, &document);

  if (held == NULL)
    {
      held = g_new0 (DipleHeldDocument, 1);
      held->figures.document = document;
      g_ptr_array_add (self->held, held);
      g_hash_table_insert (self->by_id, &held->figures.document, held);
    }
  g_clear_pointer (&held->read, diple_unit_document_free);
  held->read = read;
  g_clear_pointer (&held->figures.title, g_ref_string_release);
  held->figures.title = g_ref_string_new (title);
  count (self, held);
}

/* Its title, or where it came from; NULL with an error. */
static char *
read_title (DipleStore *store, gint64 document, GError **error)
{
  static const char sql[] =
      "SELECT CASE title WHEN '' THEN source ELSE title END FROM document WHERE id = ?1";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  int rc;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, document);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ROW)
    return diple_sql_dup_text (stmt, 0);
  return rc == SQLITE_DONE ? g_strdup ("") : NULL;
}

static gboolean
read_document (DipleInsights *self,
               DipleStore *store,
               DipleUnitLoader *loader,
               gint64 document,
               GError **error)
{
  g_autoptr (GError) gone = NULL;
  g_autoptr (DipleUnitDocument) read = diple_unit_loader_load (loader, document, &gone);
  g_autofree char *title = NULL;

  if (read == NULL && !g_error_matches (gone, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&gone));
      return FALSE;
    }
  if (read == NULL || read->finished->len < 2)
    {
      drop (self, document);
      return TRUE;
    }
  title = read_title (store, document, error);
  if (title != NULL)
    hold (self, document, g_steal_pointer (&read), title);
  return title != NULL;
}

gboolean
diple_insights_read_on (DipleInsights *self,
                        DipleStore *store,
                        guint milliseconds,
                        GCancellable *cancellable,
                        GError **error)
{
  const gint64 end = g_get_monotonic_time () + milliseconds * G_GINT64_CONSTANT (1000);
  g_autoptr (DipleUnitLoader) loader = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  loader = diple_unit_loader_new (store, NULL, NULL, error);
  if (loader == NULL)
    return FALSE;
  if (!fits (self, loader))
    return diple_insights_begin (self, store, error);
  while (self->n_read < self->list->len && g_get_monotonic_time () < end)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_document (
              self, store, loader, g_array_index (self->list, gint64, self->n_read), error))
        return FALSE;
      self->n_read++;
    }
  return TRUE;
}

void
diple_insights_get_progress (DipleInsights *self, guint *done, guint *total)
{
  *done = self->n_read;
  *total = self->list->len;
}

gboolean
diple_insights_read_again (DipleInsights *self, DipleStore *store, gint64 document, GError **error)
{
  g_autoptr (DipleUnitLoader) loader = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  loader = diple_unit_loader_new (store, NULL, NULL, error);
  if (loader == NULL)
    return FALSE;
  return fits (self, loader) ? read_document (self, store, loader, document, error)
                             : diple_insights_begin (self, store, error);
}

void
diple_insights_set_what_if (DipleInsights *self, const DipleWhatIf *what_if)
{
  const gboolean other_unit = what_if->tokens != self->what_if.tokens;

  if (diple_what_if_is_plain (what_if) && diple_what_if_is_plain (&self->what_if) && !other_unit)
    return;
  self->what_if = *what_if;
  if (other_unit)
    renew_agreement (self);
  if (what_if->merged >= self->labels->len || what_if->into >= self->labels->len)
    self->what_if.merge = FALSE; /* the schema has changed meanwhile */
  for (guint i = 0; i < self->held->len; i++)
    count (self, self->held->pdata[i]);
}

/* The worst first; those without a figure last. */
static int
compare_documents (gconstpointer a, gconstpointer b)
{
  const DipleInsightsDocument *x = a;
  const DipleInsightsDocument *y = b;
  const gboolean defined = diple_figure_is_defined (x->exact);

  if (defined != diple_figure_is_defined (y->exact))
    return defined ? -1 : 1;
  if (defined && x->exact.value != y->exact.value)
    return x->exact.value < y->exact.value ? -1 : 1;
  return (x->document > y->document) - (x->document < y->document);
}

static void
clear_document (gpointer data)
{
  g_ref_string_release (((DipleInsightsDocument *) data)->title);
}

static GArray *
copy_documents (GPtrArray *held)
{
  GArray *documents = g_array_sized_new (FALSE, FALSE, sizeof (DipleInsightsDocument), held->len);

  for (guint i = 0; i < held->len; i++)
    {
      DipleInsightsDocument document = ((DipleHeldDocument *) held->pdata[i])->figures;

      document.title = g_ref_string_acquire (document.title);
      g_array_append_val (documents, document);
    }
  g_array_set_clear_func (documents, clear_document);
  g_array_sort (documents, compare_documents);
  return documents;
}

static GPtrArray *
copy_names (GPtrArray *names)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (copy, g_strdup (names->pdata[i]));
  return copy;
}

DipleInsightsFigures *
diple_insights_compute (DipleInsights *self)
{
  DipleInsightsFigures *figures = g_new0 (DipleInsightsFigures, 1);

  figures->annotators = copy_names (self->annotators);
  figures->labels = copy_names (self->labels);
  figures->annotator_ids = g_array_copy (self->annotator_ids);
  figures->label_ids = g_array_copy (self->label_ids);
  figures->what_if = self->what_if;
  figures->figures = diple_agreement_figures (self->agreement, NULL);
  figures->documents = copy_documents (self->held);
  return figures;
}

void
diple_insights_figures_free (DipleInsightsFigures *figures)
{
  if (figures == NULL)
    return;
  g_ptr_array_unref (figures->annotators);
  g_ptr_array_unref (figures->labels);
  g_array_unref (figures->annotator_ids);
  g_array_unref (figures->label_ids);
  diple_agreement_figures_free (figures->figures);
  g_clear_pointer (&figures->bootstrap, diple_bootstrap_free);
  g_array_unref (figures->documents);
  g_free (figures);
}

DipleBootstrap *
diple_insights_resample (DipleInsights *self,
                         guint n_replicates,
                         guint64 seed,
                         GCancellable *cancellable,
                         GError **error)
{
  return diple_agreement_bootstrap (self->agreement, NULL, n_replicates, seed, cancellable, error);
}
