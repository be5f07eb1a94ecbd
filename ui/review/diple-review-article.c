/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/diple-review-article-private.h"

#include "data/diple-documents.h"
#include "data/diple-entities.h"

static void
clear (gpointer data)
{
  DipleReviewArticle *self = data;

  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->spans, g_hash_table_unref);
  g_clear_pointer (&self->entities, g_hash_table_unref);
  g_clear_pointer (&self->annotators, g_ptr_array_unref);
  g_clear_pointer (&self->schema, diple_schema_unref);
  g_clear_pointer (&self->facts, diple_document_free);
  g_clear_pointer (&self->document, diple_review_document_free);
}

DipleReviewArticle *
diple_review_article_ref (DipleReviewArticle *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
diple_review_article_unref (DipleReviewArticle *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static void
index_spans (DipleReviewArticle *self)
{
  GHashTableIter iter;
  gpointer id, span;

  self->spans = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->document->spans->len; i++)
    {
      DipleSpan *mine = self->document->spans->pdata[i];

      g_hash_table_insert (self->spans, &mine->id, mine);
    }
  g_hash_table_iter_init (&iter, self->document->far);
  while (g_hash_table_iter_next (&iter, &id, &span))
    g_hash_table_insert (self->spans, id, span);
}

static void
index_given (DipleReviewArticle *self, DipleReviewItem *item, const DipleReviewGiven *given)
{
  for (guint i = 0; i < given->spans->len; i++)
    {
      DipleSpan *span = given->spans->pdata[i];

      g_hash_table_insert (self->items, &span->id, item);
    }
}

/* Items about relations stand on spans of others, which these have already. */
static void
index_items (DipleReviewArticle *self)
{
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->document->items->len; i++)
    {
      DipleReviewItem *item = self->document->items->pdata[i];

      for (guint j = 0; diple_review_item_has_spans (item) && j < item->candidates->len; j++)
        {
          const DipleReviewCandidate *candidate = item->candidates->pdata[j];

          for (guint k = 0; k < candidate->given->len; k++)
            index_given (self, item, candidate->given->pdata[k]);
        }
    }
}

static gboolean
add_entity (DipleReviewArticle *self, DipleStore *store, gint64 id, GError **error)
{
  g_autoptr (DipleEntity) entity = NULL;

  if (id == 0 || g_hash_table_contains (self->entities, &id))
    return TRUE;
  entity = diple_entities_find (store, id, error);
  if (entity == NULL)
    return FALSE;
  g_hash_table_insert (self->entities, g_memdup2 (&id, sizeof id), g_strdup (entity->name));
  return TRUE;
}

static gboolean
name_entities (DipleReviewArticle *self, DipleStore *store, GError **error)
{
  self->entities = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < self->document->spans->len; i++)
    {
      const DipleSpan *span = self->document->spans->pdata[i];

      for (guint j = 0; j < span->values.n_items; j++)
        if (!add_entity (self, store, span->values.items[j].entity, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
load (DipleReviewArticle *self,
      DipleStore *store,
      gint64 document,
      const DipleReviewOptions *options,
      GError **error)
{
  self->document = diple_review_document_load (store, self->schema, document, options, error);
  if (self->document == NULL)
    return FALSE;
  self->facts = diple_documents_load (store, document, error);
  if (self->facts == NULL)
    return FALSE;
  self->annotators = diple_annotators_list (store, error);
  return self->annotators != NULL && name_entities (self, store, error);
}

DipleReviewArticle *
diple_review_article_load (DipleStore *store,
                           DipleSchema *schema,
                           gint64 document,
                           const DipleReviewOptions *options,
                           GError **error)
{
  g_autoptr (DipleReviewArticle) self = g_atomic_rc_box_new0 (DipleReviewArticle);

  self->schema = diple_schema_ref (schema);
  if (!load (self, store, document, options, error))
    return NULL;
  index_spans (self);
  index_items (self);
  return g_steal_pointer (&self);
}

char *
diple_review_article_dup_text (const DipleReviewArticle *self, DipleRange range)
{
  return diple_text_map_dup_range (self->document->map, range);
}

const DipleSpan *
diple_review_article_find_span (const DipleReviewArticle *self, gint64 id)
{
  return g_hash_table_lookup (self->spans, &id);
}

static const DipleReviewItem *
find_open (const DipleReviewArticle *self, gint64 span, GHashTable *pending)
{
  const DipleReviewItem *item = g_hash_table_lookup (self->items, &span);
  const gboolean open = item != NULL && item->state != DIPLE_REVIEW_DECIDED &&
                        !g_hash_table_contains (pending, &item->key);

  return open ? item : NULL;
}

const DipleReviewItem *
diple_review_article_find_open_end (const DipleReviewArticle *self,
                                    const DipleReviewItem *item,
                                    const DipleReviewCandidate *candidate,
                                    GHashTable *pending)
{
  for (guint i = 0; i < item->candidates->len; i++)
    {
      const DipleReviewCandidate *one = item->candidates->pdata[i];

      for (guint k = 0; (candidate == NULL || candidate == one) && k < one->relations->len; k++)
        {
          const DipleRelation *relation = one->relations->pdata[k];
          const DipleReviewItem *open = find_open (self, relation->source, pending);

          if (open == NULL)
            open = find_open (self, relation->target, pending);
          if (open != NULL)
            return open;
        }
    }
  return NULL;
}

gboolean
diple_review_item_has_spans (const DipleReviewItem *item)
{
  return item->relation_type == 0 && item->attribute == 0;
}

gboolean
diple_review_item_is_settled (const DipleReviewItem *item)
{
  return item->state == DIPLE_REVIEW_DECIDED || item->state == DIPLE_REVIEW_DEFERRED;
}
