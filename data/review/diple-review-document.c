/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-review-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/diple-relations.h"
#include "data/diple-spans.h"
#include "data/diple-value-words.h"
#include "data/review/diple-review-items-private.h"
#include "data/store/diple-store-private.h"
#include "data/store/diple-value-rows-private.h"

void
diple_review_document_free (DipleReviewDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_clear_pointer (&self->map, diple_text_map_free);
  g_free (self->text);
  g_clear_pointer (&self->annotators, g_array_unref);
  g_clear_pointer (&self->spans, g_ptr_array_unref);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_clear_pointer (&self->far, g_hash_table_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->left_over, g_ptr_array_unref);
  g_clear_pointer (&self->orphans, g_ptr_array_unref);
  g_free (self);
}

static DipleReviewItem *
find_item (const GPtrArray *items, gint64 key)
{
  for (guint i = 0; i < items->len; i++)
    if (((const DipleReviewItem *) items->pdata[i])->key == key)
      return items->pdata[i];
  return NULL;
}

DipleReviewItem *
diple_review_document_find (const DipleReviewDocument *self, gint64 key)
{
  DipleReviewItem *item;

  g_return_val_if_fail (self != NULL, NULL);

  item = find_item (self->items, key);
  return item != NULL ? item : find_item (self->left_over, key);
}

/* Who works on a document without a word about it has begun it. */
static GArray *
load_annotators (DipleStore *store,
                 gint64 document,
                 const DipleReviewOptions *options,
                 GError **error)
{
  static const char sql[] =
      "SELECT id FROM annotator WHERE kind NOT IN ('gold', 'again') AND (EXISTS (SELECT 1 FROM "
      "assignment"
      " WHERE annotator = annotator.id AND document = ?1 AND state = 'finished')"
      " OR ?2 AND (EXISTS (SELECT 1 FROM assignment WHERE annotator = annotator.id"
      " AND document = ?1 AND state = 'in progress')"
      " OR EXISTS (SELECT 1 FROM span WHERE document = ?1 AND annotator = annotator.id)))"
      " ORDER BY id";
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);
  g_autoptr (GArray) annotators = g_array_new (FALSE, FALSE, sizeof (gint64));
  int rc = SQLITE_ERROR;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, document);
  sqlite3_bind_int (stmt, 2, options != NULL && options->unfinished);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (annotators, id);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&annotators) : NULL;
}

static gboolean
load_text (DipleStore *store, DipleReviewDocument *self, GError **error)
{
  static const char sql[] = "SELECT iif(title <> '', title, source), text FROM document"
                            " JOIN document_text ON document = id WHERE id = ?1";
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, self->document);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_DONE)
    g_set_error_literal (
        error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND, _ ("The document is no longer in the project"));
  if (rc != SQLITE_ROW)
    return FALSE;
  self->title = diple_sql_dup_text (stmt, 0);
  self->text = diple_sql_dup_text (stmt, 1);
  self->map = diple_text_map_new (self->text, strlen (self->text));
  return TRUE;
}

static GPtrArray *
new_relations (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) diple_relation_unref);
}

static void
take_far (GHashTable *far, GHashTable *others)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      DipleSpan *span = diple_span_ref (((DipleFarSpan *) value)->span);

      g_hash_table_replace (far, &span->id, span);
    }
}

/* Most projects have none: then nobody is asked for theirs. */
static gboolean
find_any_relation (DipleStore *store, gboolean *any, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (store, "SELECT 1 FROM relation LIMIT 1", error);
  const int rc = stmt != NULL ? diple_sql_step (stmt, error) : SQLITE_ERROR;

  *any = rc == SQLITE_ROW;
  return rc != SQLITE_ERROR;
}

/* Those of everybody with a span in the document; each once. */
static gboolean
load_relations (DipleStore *store, DipleReviewDocument *self, GError **error)
{
  g_autoptr (GHashTable) owners = g_hash_table_new (g_int64_hash, g_int64_equal);
  gboolean any;

  self->relations = new_relations ();
  if (!find_any_relation (store, &any, error))
    return FALSE;
  for (guint i = 0; any && i < self->spans->len; i++)
    {
      DipleSpan *span = self->spans->pdata[i];
      g_autoptr (GHashTable) others = NULL;
      g_autoptr (GPtrArray) relations = NULL;

      if (!g_hash_table_add (owners, &span->annotator))
        continue;
      relations = diple_relations_load (store, self->document, span->annotator, &others, error);
      if (relations == NULL)
        return FALSE;
      take_far (self->far, others);
      g_ptr_array_extend_and_steal (self->relations, g_steal_pointer (&relations));
    }
  return TRUE;
}

static void
free_values (DipleValues *values)
{
  diple_values_clear (values);
  g_free (values);
}

static void
take_values (gint64 annotator, DipleValues *values, gpointer table)
{
  g_hash_table_insert (
      table, g_memdup2 (&annotator, sizeof annotator), g_memdup2 (values, sizeof *values));
  *values = (DipleValues){ NULL, 0 };
}

static gboolean
load_values (DipleStore *store, DipleReviewDocument *self, GError **error)
{
  static const char sql[] = "SELECT annotator, attribute, option, entity, value FROM document_value"
                            " WHERE document = ?1 ORDER BY annotator, attribute, ordinal";
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);

  self->values =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) free_values);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, self->document);
  return diple_value_rows_read (stmt, take_values, self->values, error);
}

/* The answers about the document in words, which may name entities of the project's list. */
static void
name_answers (DipleStore *store, const DipleSchema *schema, const DipleReviewItem *item)
{
  const DipleAttribute *attribute = diple_schema_attribute (schema, item->attribute);

  for (guint i = 0; attribute != NULL && i < item->candidates->len; i++)
    {
      DipleReviewCandidate *candidate = item->candidates->pdata[i];

      candidate->words = diple_values_dup_words (store, attribute, candidate->values);
    }
}

/* What decisions made and is there. */
static GHashTable *
gather_gold (DipleReviewDocument *self)
{
  GHashTable *ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->spans->len; i++)
    if (((DipleSpan *) self->spans->pdata[i])->annotator == self->gold)
      g_hash_table_add (ids, &((DipleSpan *) self->spans->pdata[i])->id);
  for (guint i = 0; i < self->relations->len; i++)
    if (((DipleRelation *) self->relations->pdata[i])->annotator == self->gold)
      g_hash_table_add (ids, &((DipleRelation *) self->relations->pdata[i])->id);
  return ids;
}

static gboolean
find_items (DipleStore *store, DipleReviewDocument *self, const DipleSchema *schema, GError **error)
{
  const DipleReviewInput input = {
    .schema = schema,
    .document = self->document,
    .text = self->map,
    .annotators = self->annotators,
    .spans = self->spans,
    .relations = self->relations,
    .far = self->far,
    .values = self->values,
  };
  g_autoptr (GPtrArray) decisions = diple_decisions_load (store, self->document, error);
  g_autoptr (GHashTable) gold = NULL;

  if (decisions == NULL)
    return FALSE;
  gold = gather_gold (self);
  self->items = diple_review_items_find (&input);
  self->orphans = diple_review_match (
      schema, self->items, decisions, gold, g_hash_table_lookup (self->values, &self->gold));
  self->left_over = diple_review_orphans_make (self, &input);
  for (guint i = 0; i < self->items->len; i++)
    name_answers (store, schema, self->items->pdata[i]);
  for (guint i = 0; i < self->left_over->len; i++)
    name_answers (store, schema, self->left_over->pdata[i]);
  return TRUE;
}

DipleReviewDocument *
diple_review_document_load (DipleStore *store,
                            const DipleSchema *schema,
                            gint64 document,
                            const DipleReviewOptions *options,
                            GError **error)
{
  g_autoptr (DipleReviewDocument) self = g_new0 (DipleReviewDocument, 1);

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (schema != NULL, NULL);

  self->document = document;
  self->far =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) diple_span_unref);
  self->gold = diple_gold_find (store, error);
  if (self->gold < 0 || !load_text (store, self, error))
    return NULL;
  self->annotators = load_annotators (store, document, options, error);
  if (self->annotators == NULL)
    return NULL;
  self->spans = diple_spans_load (store, document, 0, error);
  if (self->spans == NULL || !load_relations (store, self, error) ||
      !load_values (store, self, error) || !find_items (store, self, schema, error))
    return NULL;
  return g_steal_pointer (&self);
}
