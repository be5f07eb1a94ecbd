/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/export/diple-export-gold-private.h"

#include <string.h>

#include "data/diple-review-document.h"
#include "data/export/diple-json-buffer-private.h"
#include "data/review/diple-review-items-private.h"

struct _DipleExportGold
{
  DipleStore *store;
  const DipleExportNames *names;
  DipleExportName *name;
  gboolean decided; /* what the curator decided; otherwise the majority alone */
  gboolean filled;  /* where nothing is decided, the majority */

  DipleReviewDocument *document; /* or NULL */
  GHashTable *items;             /* gint64 * to DipleReviewItem *: by span; lent by the document */
  GHashTable *spans;             /* gint64 * (own) to DipleExportOrigin * */
  GHashTable *relations;         /* gint64 * (own) to DipleExportLink * */
  GHashTable *labels;            /* gint64 * (own), attributes, to DipleExportLabel * */
  gboolean settled;
};

static void
free_origin (DipleExportOrigin *origin)
{
  g_free (origin->json);
  g_free (origin);
}

static void
free_link (DipleExportLink *link)
{
  g_free (link->origin.json);
  g_free (link);
}

static void
free_label (DipleExportLabel *label)
{
  g_free (label->origin.json);
  g_free (label);
}

DipleExportGold *
diple_export_gold_new (DipleStore *store,
                       const DipleExportOptions *options,
                       const DipleExportNames *names)
{
  DipleExportGold *self;

  if (names->layer == NULL)
    return NULL;
  self = g_new0 (DipleExportGold, 1);
  self->store = store;
  self->names = names;
  self->name = names->layer;
  self->decided = options->annotations == DIPLE_EXPORT_GOLD;
  self->filled = !self->decided || options->fill_majority;
  self->spans =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) free_origin);
  self->relations =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) free_link);
  self->labels =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) free_label);
  return self;
}

void
diple_export_gold_free (DipleExportGold *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->document, diple_review_document_free);
  g_hash_table_unref (self->spans);
  g_hash_table_unref (self->relations);
  g_hash_table_unref (self->labels);
  g_free (self);
}

static gpointer
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
add_text (DipleJsonBuffer *json, const char *key, const char *text)
{
  diple_json_buffer_add (json, key, strlen (key));
  diple_json_buffer_add_string (json, text, strlen (text));
}

static void
add_number (DipleJsonBuffer *json, const char *key, guint number)
{
  diple_json_buffer_add (json, key, strlen (key));
  diple_json_buffer_add_number (json, number);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const DipleExportName *const *) a)->name,
                 (*(const DipleExportName *const *) b)->name);
}

/* Each annotator once, by name. */
static void
add_adopted (const DipleExportGold *self, DipleJsonBuffer *json, GArray *annotators)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < annotators->len; i++)
    {
      DipleExportName *name =
          diple_export_names_find (self->names->annotators, g_array_index (annotators, gint64, i));

      if (name != NULL && !g_ptr_array_find (names, name, NULL))
        g_ptr_array_add (names, name);
    }
  g_ptr_array_sort (names, compare_names);
  diple_json_buffer_add_literal (json, ",\"adopted_from\":[");
  for (guint i = 0; i < names->len; i++)
    {
      const DipleExportName *name = names->pdata[i];

      if (i > 0)
        diple_json_buffer_add_literal (json, ",");
      diple_json_buffer_add (json, name->json, name->n_bytes);
    }
  diple_json_buffer_add_literal (json, "]");
}

static DipleExportOrigin
end_origin (DipleJsonBuffer *json)
{
  diple_json_buffer_add_literal (json, "}");
  return (DipleExportOrigin){ json->data, json->length };
}

/* Nobody decided it: so many of those who finished say so. */
static DipleExportOrigin
describe_majority (const DipleExportGold *self,
                   const DipleReviewItem *item,
                   const DipleReviewCandidate *candidate)
{
  g_autoptr (GArray) annotators = g_array_new (FALSE, FALSE, sizeof (gint64));
  DipleJsonBuffer json;

  for (guint i = 0; i < candidate->given->len; i++)
    g_array_append_val (annotators,
                        ((const DipleReviewGiven *) candidate->given->pdata[i])->annotator);
  diple_json_buffer_init (&json);
  diple_json_buffer_add_literal (&json,
                                 ",\"provenance\":{\"decided_by\":\"\",\"outcome\":\"majority\"");
  add_adopted (self, &json, annotators);
  add_number (&json, ",\"agreed\":", candidate->given->len);
  add_number (&json, ",\"of\":", item->n_finished);
  diple_json_buffer_add_literal (&json, ",\"note\":\"\"");
  return end_origin (&json);
}

static void
add_annotator (GArray *annotators, guint role, gint64 annotator)
{
  if (role == DIPLE_ROLE_ADOPTED)
    g_array_append_val (annotators, annotator);
}

static DipleExportOrigin
describe_decision (const DipleExportGold *self, const DipleDecision *decision)
{
  const GArray *rows = decision->relation_type != 0 ? decision->relations : decision->spans;
  const DipleExportName *curator =
      diple_export_names_find (self->names->annotators, decision->curator);
  g_autoptr (GArray) annotators = g_array_new (FALSE, FALSE, sizeof (gint64));
  DipleJsonBuffer json;

  for (guint i = 0; i < rows->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (rows, DipleDecisionRow, i);

      add_annotator (annotators, row->role, row->annotator);
    }
  for (guint i = 0; i < decision->values->len; i++)
    {
      const DipleDecisionValue *value = &g_array_index (decision->values, DipleDecisionValue, i);

      add_annotator (annotators, value->role, value->annotator);
    }
  diple_json_buffer_init (&json);
  add_text (&json, ",\"provenance\":{\"decided_by\":", curator != NULL ? curator->name : "");
  add_text (&json, ",\"outcome\":", diple_outcome_name (decision->outcome));
  add_adopted (self, &json, annotators);
  add_number (&json, ",\"agreed\":", decision->n_agreed);
  add_number (&json, ",\"of\":", decision->n_finished);
  add_text (&json, ",\"note\":", decision->reason);
  return end_origin (&json);
}

static const DipleRelation *
find_relation (const DipleExportGold *self, gint64 id)
{
  for (guint i = 0; i < self->document->relations->len; i++)
    if (((const DipleRelation *) self->document->relations->pdata[i])->id == id)
      return self->document->relations->pdata[i];
  return NULL;
}

static void
take_span (DipleExportGold *self, gint64 id, DipleExportOrigin origin)
{
  g_hash_table_replace (self->spans, copy_id (id), g_memdup2 (&origin, sizeof origin));
}

static void
take_relation (
    DipleExportGold *self, gint64 id, gint64 source, gint64 target, DipleExportOrigin origin)
{
  const DipleExportLink link = { origin, source, target };

  g_hash_table_replace (self->relations, copy_id (id), g_memdup2 (&link, sizeof link));
}

static void
take_label (DipleExportGold *self, gint64 attribute, gint64 annotator, DipleExportOrigin origin)
{
  const DipleExportLabel label = { origin, annotator };

  g_hash_table_replace (self->labels, copy_id (attribute), g_memdup2 (&label, sizeof label));
}

static void
take_values (DipleExportGold *self, const DipleDecision *decision)
{
  for (guint i = 0; i < decision->values->len; i++)
    {
      const DipleDecisionValue *value = &g_array_index (decision->values, DipleDecisionValue, i);

      if (value->role == DIPLE_ROLE_GOLD)
        take_label (
            self, decision->attribute, value->annotator, describe_decision (self, decision));
    }
}

/* What @decision made; that it is gone by now is no concern here. */
static void
take_decision (DipleExportGold *self, const DipleDecision *decision)
{
  take_values (self, decision);
  for (guint i = 0; i < decision->spans->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (decision->spans, DipleDecisionRow, i);

      if (row->role == DIPLE_ROLE_GOLD)
        take_span (self, row->id, describe_decision (self, decision));
    }
  for (guint i = 0; i < decision->relations->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (decision->relations, DipleDecisionRow, i);
      const DipleRelation *relation =
          row->role == DIPLE_ROLE_GOLD ? find_relation (self, row->id) : NULL;

      if (relation != NULL)
        take_relation (
            self, row->id, relation->source, relation->target, describe_decision (self, decision));
    }
}

static guint
measure_overlap (DipleRange a, DipleRange b)
{
  const guint start = MAX (a.start, b.start);
  const guint end = MIN (a.end, b.end);

  return start < end ? end - start : 0;
}

/* The exported span that stands for @id: itself, or the one of its item that is most like it. */
static gint64
find_end (const DipleExportGold *self, gint64 id)
{
  const DipleReviewItem *item = g_hash_table_lookup (self->items, &id);
  const DipleSpan *like = NULL;
  gint64 best = 0;
  guint most = 0;

  for (guint i = 0; i < self->document->spans->len; i++)
    if (((const DipleSpan *) self->document->spans->pdata[i])->id == id)
      like = self->document->spans->pdata[i];
  if (like == NULL || diple_export_gold_find_span (self, id) != NULL)
    return like != NULL ? id : 0;
  for (guint i = 0; item != NULL && i < self->document->spans->len; i++)
    {
      const DipleSpan *span = self->document->spans->pdata[i];
      const guint shared = measure_overlap (span->range, like->range);

      if (diple_export_gold_find_span (self, span->id) == NULL || shared <= most ||
          measure_overlap (span->range, item->range) == 0 || span->label != like->label)
        continue;
      best = span->id;
      most = shared;
    }
  return best;
}

static void
take_links (DipleExportGold *self,
            const DipleReviewItem *item,
            const DipleReviewCandidate *candidate)
{
  for (guint i = 0; i < candidate->relations->len; i++)
    {
      const DipleRelation *relation = candidate->relations->pdata[i];
      const gint64 source = find_end (self, relation->source);
      const gint64 target = find_end (self, relation->target);

      if (source != 0 && target != 0)
        take_relation (
            self, relation->id, source, target, describe_majority (self, item, candidate));
    }
}

/* FALSE when nobody has a majority. */
static gboolean
take_majority (DipleExportGold *self, const DipleReviewItem *item)
{
  const int majority = diple_review_item_get_majority (item, 0);
  const DipleReviewCandidate *candidate;

  if (majority < 0)
    return FALSE;
  candidate = item->candidates->pdata[majority];
  if (item->relation_type != 0)
    take_links (self, item, candidate);
  if (item->attribute != 0 && candidate->mark != 0)
    take_label (self,
                item->attribute,
                ((const DipleReviewGiven *) candidate->given->pdata[0])->annotator,
                describe_majority (self, item, candidate));
  for (guint i = 0; item->relation_type == 0 && i < candidate->spans->len; i++)
    take_span (self,
               ((const DipleSpan *) candidate->spans->pdata[i])->id,
               describe_majority (self, item, candidate));
  return TRUE;
}

/* Spans come before the relations between them, as the items do. */
static void
take_item (DipleExportGold *self, const DipleReviewItem *item)
{
  const DipleDecision *decision = self->decided ? item->decision : NULL;
  const gboolean deferred = decision != NULL && decision->outcome == DIPLE_OUTCOME_DEFERRED;

  if (decision != NULL && !deferred)
    take_decision (self, decision);
  else if (!self->filled || !take_majority (self, item))
    self->settled = FALSE;
  if (self->decided && item->state == DIPLE_REVIEW_REOPENED)
    self->settled = FALSE;
  for (guint i = 0; self->decided && item->earlier != NULL && i < item->earlier->len; i++)
    take_decision (self, item->earlier->pdata[i]);
}

gboolean
diple_export_gold_choose (DipleExportGold *self, gint64 document, GError **error)
{
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->document, diple_review_document_free);
  g_hash_table_remove_all (self->spans);
  g_hash_table_remove_all (self->relations);
  g_hash_table_remove_all (self->labels);
  self->document =
      diple_review_document_load (self->store, self->names->schema, document, NULL, error);
  if (self->document == NULL)
    return FALSE;
  self->items = diple_review_items_by_span (self->document->items);
  self->settled = self->document->annotators->len > 1;
  for (guint i = 0; i < self->document->items->len; i++)
    take_item (self, self->document->items->pdata[i]);
  for (guint i = 0; self->decided && i < self->document->orphans->len; i++)
    take_decision (self, self->document->orphans->pdata[i]);
  return TRUE;
}

gboolean
diple_export_gold_is_settled (const DipleExportGold *self)
{
  return self->settled;
}

DipleExportName *
diple_export_gold_get_name (const DipleExportGold *self)
{
  return self->name;
}

const DipleExportOrigin *
diple_export_gold_find_span (const DipleExportGold *self, gint64 id)
{
  return g_hash_table_lookup (self->spans, &id);
}

const DipleExportLink *
diple_export_gold_find_relation (const DipleExportGold *self, gint64 id)
{
  return g_hash_table_lookup (self->relations, &id);
}

const DipleExportLabel *
diple_export_gold_find_label (const DipleExportGold *self, gint64 attribute)
{
  return g_hash_table_lookup (self->labels, &attribute);
}
