/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-document-values.h"
#include "data/diple-spans.h"
#include "data/store/diple-store-private.h"
#include "data/suggestions/diple-suggestions-private.h"

/* One document's suggestions on their way out of the file. */
typedef struct
{
  DipleStore *store;
  DipleSuggestions *self;
  gint64 document;
  gint64 annotator;
  GPtrArray *spans; /* DipleSpan * of all models */
} Loading;

/* The models of the project, where a person asks. */
static gboolean
load_models (Loading *loading, GError **error)
{
  static const char sql[] =
      "SELECT id, name FROM annotator WHERE kind = 'model'"
      " AND EXISTS (SELECT 1 FROM annotator WHERE id = ?1 AND kind = 'person') ORDER BY id";
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (diple_store_get_db (loading->store), sql, error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, loading->annotator);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_hash_table_insert (
          loading->self->models, g_memdup2 (&id, sizeof id), diple_sql_dup_text (stmt, 1));
    }
  return rc == SQLITE_DONE;
}

static gboolean
load_labels (Loading *loading, gint64 model, GError **error)
{
  DipleValues values = { NULL, 0 };
  guint i = 0;

  if (!diple_document_values_load (loading->store, loading->document, model, &values, error))
    return FALSE;
  while (i < values.n_items)
    {
      guint n;
      const DipleValue *items = diple_values_get (&values, values.items[i].attribute, &n);

      diple_suggestions_add_label (loading->self, model, items->attribute, items, n);
      i += n;
    }
  diple_values_clear (&values);
  return TRUE;
}

/* The person's own span that was made from the model's in another document. */
static gboolean
find_elsewhere (Loading *loading, gint64 model, gint64 suggested, gint64 *own, GError **error)
{
  static const char sql[] =
      "SELECT suggestion_answer.span FROM suggestion_answer"
      " JOIN span ON span.id = suggestion_answer.span JOIN span AS model ON model.id = ?3"
      " WHERE suggestion_answer.annotator = ?1 AND suggestion_answer.document = model.document"
      " AND suggestion_answer.model = ?2 AND suggested = ?3";
  g_autoptr (DipleKept) stmt = diple_store_keep (loading->store, sql, error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, loading->annotator);
  sqlite3_bind_int64 (stmt, 2, model);
  sqlite3_bind_int64 (stmt, 3, suggested);
  rc = diple_sql_step (stmt, error);
  *own = rc == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
  return rc != SQLITE_ERROR;
}

/* What is shown of the person's own span @own, which the model's @far became. */
static gboolean
take_far (Loading *loading, const DipleFarSpan *far, gint64 own, GError **error)
{
  DipleSuggestions *self = loading->self;
  DipleSpan *span = diple_spans_find (loading->store, own, error);
  DipleFarSpan *copy;

  if (span == NULL)
    return FALSE;
  copy = g_new0 (DipleFarSpan, 1);
  copy->span = span;
  copy->surface = g_strdup (far->surface);
  copy->title = g_strdup (far->title);
  g_hash_table_replace (self->far, &copy->span->id, copy);
  g_hash_table_insert (
      self->elsewhere, g_memdup2 (&far->span->id, sizeof (gint64)), g_memdup2 (&own, sizeof own));
  return TRUE;
}

static gboolean
load_relations (Loading *loading, gint64 model, GError **error)
{
  g_autoptr (GHashTable) far = NULL;
  g_autoptr (GPtrArray) relations =
      diple_relations_load (loading->store, loading->document, model, &far, error);
  GHashTableIter iter;
  DipleFarSpan *one;

  if (relations == NULL)
    return FALSE;
  for (guint i = 0; i < relations->len; i++)
    g_ptr_array_add (loading->self->relations,
                     diple_relation_ref (g_ptr_array_index (relations, i)));
  g_hash_table_iter_init (&iter, far);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &one))
    {
      gint64 own = 0;

      if (!find_elsewhere (loading, model, one->span->id, &own, error) ||
          (own != 0 && !take_far (loading, one, own, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_model (Loading *loading, gint64 model, GError **error)
{
  g_autoptr (GPtrArray) spans = diple_spans_load (loading->store, loading->document, model, error);

  if (spans == NULL)
    return FALSE;
  for (guint i = 0; i < spans->len; i++)
    g_ptr_array_add (loading->spans, diple_span_ref (g_ptr_array_index (spans, i)));
  return load_labels (loading, model, error) && load_relations (loading, model, error);
}

static gboolean
load_answers (Loading *loading, GError **error)
{
  g_autoptr (GArray) answers =
      diple_answers_load (loading->store, loading->document, loading->annotator, error);

  for (guint i = 0; answers != NULL && i < answers->len; i++)
    diple_suggestions_take_answer (loading->self, &g_array_index (answers, DipleAnswer, i));
  return answers != NULL;
}

static gboolean
load_all (Loading *loading, GError **error)
{
  g_autofree gint64 **models = NULL;
  guint n;

  if (!load_models (loading, error))
    return FALSE;
  models = (gint64 **) g_hash_table_get_keys_as_array (loading->self->models, &n);
  for (guint i = 0; i < n; i++)
    if (!load_model (loading, *models[i], error))
      return FALSE;
  diple_span_index_set (loading->self->all, loading->spans);
  return n == 0 || load_answers (loading, error);
}

DipleSuggestions *
diple_suggestions_load (DipleStore *store, gint64 document, gint64 annotator, GError **error)
{
  g_autoptr (DipleSuggestions) self = diple_suggestions_new ();
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  Loading loading = { store, self, document, annotator, spans };

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  return load_all (&loading, error) ? g_steal_pointer (&self) : NULL;
}
