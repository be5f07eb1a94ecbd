/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/review/diple-decision-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/diple-spans.h"
#include "data/review/diple-review-items-private.h"
#include "data/review/diple-review-rows-private.h"
#include "data/store/diple-store-private.h"

typedef struct
{
  DipleStore *store;
  gint64 gold;
  const DipleReviewDocument *document;
  const DipleReviewItem *item;
  GHashTable *by_span; /* gint64 * to DipleReviewItem * about spans */
  GPtrArray *relations;
  GError **error;
} Maker;

static const DipleSpan *
find_span (const Maker *maker, gint64 id)
{
  for (guint i = 0; i < maker->document->spans->len; i++)
    if (((const DipleSpan *) maker->document->spans->pdata[i])->id == id)
      return maker->document->spans->pdata[i];
  return NULL;
}

static guint
measure_overlap (const DipleSpan *a, const DipleSpan *b)
{
  const guint start = MAX (a->range.start, b->range.start);
  const guint end = MIN (a->range.end, b->range.end);

  return start < end ? end - start : 0;
}

/* Of the gold spans that @decision made, the one most like @span: of its label, then sharing most
 * with it. */
static const DipleSpan *
find_gold_of (const Maker *maker, const DipleDecision *decision, const DipleSpan *span)
{
  const DipleSpan *best = NULL;

  for (guint i = 0; i < decision->spans->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (decision->spans, DipleDecisionRow, i);
      const DipleSpan *gold = row->role == DIPLE_ROLE_GOLD ? find_span (maker, row->id) : NULL;
      gboolean better;

      if (gold == NULL)
        continue;
      better = best == NULL || (gold->label == span->label && best->label != span->label) ||
               ((gold->label == span->label) == (best->label == span->label) &&
                measure_overlap (gold, span) > measure_overlap (best, span));
      if (better)
        best = gold;
    }
  return best;
}

/* In another document there are no items at hand: the gold span with the same label that shares
 * most with @far. 0 when there is none; -1 with an error. */
static gint64
find_far_gold (const Maker *maker, const DipleSpan *far)
{
  static const char sql[] =
      "SELECT id FROM span WHERE document = ?1 AND annotator = ?2 AND label = ?3"
      " AND start < ?5 AND \"end\" > ?4"
      " ORDER BY min(\"end\", ?5) - max(start, ?4) DESC, id LIMIT 1";
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (diple_store_get_db (maker->store), sql, maker->error);
  int rc;

  if (stmt == NULL)
    return -1;
  sqlite3_bind_int64 (stmt, 1, far->document);
  sqlite3_bind_int64 (stmt, 2, maker->gold);
  sqlite3_bind_int64 (stmt, 3, far->label);
  sqlite3_bind_int64 (stmt, 4, far->range.start);
  sqlite3_bind_int64 (stmt, 5, far->range.end);
  rc = diple_sql_step (stmt, maker->error);
  if (rc == SQLITE_ERROR)
    return -1;
  return rc == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
}

/* The gold span that stands for the one with @id, which may itself be gold; 0 with an error. */
static gint64
find_gold (const Maker *maker, gint64 id)
{
  const DipleSpan *span = find_span (maker, id);
  const DipleSpan *far = g_hash_table_lookup (maker->document->far, &id);
  const DipleReviewItem *item = g_hash_table_lookup (maker->by_span, &id);
  const DipleSpan *gold = NULL;
  gint64 found = 0;

  if (span != NULL && span->annotator == maker->gold)
    return id;
  if (span != NULL && item != NULL && item->decision != NULL)
    gold = find_gold_of (maker, item->decision, span);
  if (gold != NULL)
    return gold->id;
  if (far != NULL)
    found = find_far_gold (maker, far);
  if (found == 0)
    g_set_error_literal (
        maker->error,
        DIPLE_ERROR,
        DIPLE_ERROR_REFUSED,
        _ ("A relation joins annotations that are decided: decide those at both ends first"));
  return MAX (found, 0);
}

static gboolean
has_relation (const Maker *maker, gint64 source, gint64 target)
{
  for (guint i = 0; i < maker->relations->len; i++)
    {
      const DipleRelation *relation = maker->relations->pdata[i];

      if (relation->source == source && relation->target == target)
        return TRUE;
    }
  return FALSE;
}

static gboolean
add (const Maker *maker, gint64 source, gint64 target, const DipleRelation *model)
{
  DipleRelation *relation;

  if (source == 0 || target == 0)
    return FALSE;
  if (has_relation (maker, source, target))
    return TRUE;
  relation = diple_relation_new (maker->item->relation_type, maker->gold, source, target);
  if (model != NULL)
    relation->values = diple_values_copy (&model->values);
  g_ptr_array_add (maker->relations, relation);
  return TRUE;
}

static gboolean
add_candidate (const Maker *maker, const DipleReviewCandidate *candidate)
{
  for (guint i = 0; i < candidate->relations->len; i++)
    {
      const DipleRelation *relation = candidate->relations->pdata[i];
      const gint64 source = find_gold (maker, relation->source);

      if (source == 0 || !add (maker, source, find_gold (maker, relation->target), relation))
        return FALSE;
    }
  return TRUE;
}

/* To the targets that the curator named, from where the others start. */
static gboolean
add_targets (const Maker *maker, const GArray *targets)
{
  const DipleReviewCandidate *first = maker->item->candidates->pdata[0];
  const DipleSpan *span = first->spans->pdata[0];
  const gint64 source = find_gold (maker, span->id);

  for (guint i = 0; source != 0 && i < targets->len; i++)
    if (!add (maker, source, find_gold (maker, g_array_index (targets, gint64, i)), NULL))
      return FALSE;
  return source != 0;
}

/* Several answers to a question about links are joined by having the links of all, or those that
 * all have. */
static gboolean
add_union (const Maker *maker)
{
  for (guint i = 0; i < maker->item->candidates->len; i++)
    if (!add_candidate (maker, maker->item->candidates->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
add_intersection (Maker *maker)
{
  g_autoptr (GPtrArray) wanted = maker->relations;

  for (guint i = 0; i < maker->item->candidates->len; i++)
    {
      maker->relations = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_relation_unref);
      if (!add_candidate (maker, maker->item->candidates->pdata[i]))
        return FALSE;
      if (i == 0)
        g_ptr_array_extend (
            wanted, maker->relations, (GCopyFunc) (void (*) (void)) diple_relation_ref, NULL);
      for (guint k = wanted->len; i > 0 && k > 0; k--)
        {
          const DipleRelation *relation = wanted->pdata[k - 1];

          if (!has_relation (maker, relation->source, relation->target))
            g_ptr_array_remove_index (wanted, k - 1);
        }
      g_ptr_array_unref (maker->relations);
      maker->relations = NULL;
    }
  maker->relations = g_steal_pointer (&wanted);
  return TRUE;
}

static gboolean
make (Maker *maker, const DipleVerdict *verdict)
{
  const DipleReviewCandidate *candidate;

  if (!diple_verdict_find_candidate (maker->item, verdict, &candidate, maker->error))
    return FALSE;
  if (candidate != NULL)
    return add_candidate (maker, candidate);
  if (verdict->outcome == DIPLE_OUTCOME_UNION)
    return add_union (maker);
  if (verdict->outcome == DIPLE_OUTCOME_INTERSECTION)
    return add_intersection (maker);
  if (verdict->outcome != DIPLE_OUTCOME_EDITED)
    return TRUE;
  if (verdict->targets != NULL && verdict->targets->len > 0)
    return add_targets (maker, verdict->targets);
  g_set_error_literal (maker->error,
                       DIPLE_ERROR,
                       DIPLE_ERROR_REFUSED,
                       _ ("Say where the relation leads to, or that there is none"));
  return FALSE;
}

GPtrArray *
diple_gold_make_relations (DipleStore *store,
                           gint64 gold,
                           const DipleReviewDocument *document,
                           const DipleReviewItem *item,
                           const DipleVerdict *verdict,
                           GError **error)
{
  g_autoptr (GHashTable) by_span = diple_review_items_by_span (document->items);
  Maker maker = { store, gold, document, item, by_span, NULL, error };
  gboolean done;

  maker.relations = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_relation_unref);
  done = make (&maker, verdict);
  if (done)
    return maker.relations;
  g_clear_pointer (&maker.relations, g_ptr_array_unref);
  return NULL;
}
