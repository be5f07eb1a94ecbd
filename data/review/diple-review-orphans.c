/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-review-items-private.h"

#include "data/review/diple-review-mark-private.h"

/* What a decision made, of what is there. Nobody says it any more, but the curator did. */

static DipleSpan *
find_span (const DipleReviewDocument *document, gint64 id)
{
  for (guint i = 0; i < document->spans->len; i++)
    if (((const DipleSpan *) document->spans->pdata[i])->id == id)
      return document->spans->pdata[i];
  return NULL;
}

static DipleRelation *
find_relation (const DipleReviewDocument *document, gint64 id)
{
  for (guint i = 0; i < document->relations->len; i++)
    if (((const DipleRelation *) document->relations->pdata[i])->id == id)
      return document->relations->pdata[i];
  return NULL;
}

static gint64
get_gold (const GArray *rows, guint i)
{
  const DipleDecisionRow *row = &g_array_index (rows, DipleDecisionRow, i);

  return row->role == DIPLE_ROLE_GOLD ? row->id : 0;
}

static void
give_span (DipleReviewGiven *given, DipleSpan *span)
{
  if (span != NULL && !g_ptr_array_find (given->spans, span, NULL))
    g_ptr_array_add (given->spans, diple_span_ref (span));
}

/* Of relations the spans are where they start. */
static void
give_relations (const DipleReviewDocument *document,
                const DipleDecision *decision,
                DipleReviewGiven *given)
{
  for (guint i = 0; i < decision->relations->len; i++)
    {
      DipleRelation *relation = find_relation (document, get_gold (decision->relations, i));

      if (relation == NULL)
        continue;
      g_ptr_array_add (given->relations, diple_relation_ref (relation));
      give_span (given, find_span (document, relation->source));
    }
}

static void
give_values (const DipleReviewDocument *document, gint64 attribute, DipleReviewGiven *given)
{
  const DipleValues *values = g_hash_table_lookup (document->values, &document->gold);
  guint n = 0;
  const DipleValue *said = values != NULL ? diple_values_get (values, attribute, &n) : NULL;

  if (said != NULL)
    diple_values_set (&given->values, attribute, said, n);
}

static gboolean
give (const DipleReviewDocument *document, const DipleDecision *decision, DipleReviewGiven *given)
{
  if (decision->relation_type != 0)
    give_relations (document, decision, given);
  else if (decision->attribute != 0)
    give_values (document, decision->attribute, given);
  else
    for (guint i = 0; i < decision->spans->len; i++)
      give_span (given, find_span (document, get_gold (decision->spans, i)));
  return given->spans->len > 0 || given->relations->len > 0 || given->values.n_items > 0;
}

static DipleReviewItem *
make_item (const DipleReviewDocument *document,
           const DipleReviewInput *input,
           DipleDecision *decision)
{
  g_autoptr (DipleReviewItem) item = diple_review_item_new (input, decision->layer);
  DipleReviewGiven *given = diple_review_item_give (item, decision->curator, 1);

  item->kind = DIPLE_REVIEW_ORPHAN;
  item->relation_type = decision->relation_type;
  item->attribute = decision->attribute;
  item->range = decision->range;
  item->state = decision->kept ? DIPLE_REVIEW_DECIDED : DIPLE_REVIEW_OPEN;
  item->decision = diple_decision_ref (decision);
  if (!give (document, decision, given))
    return NULL;
  if (given->spans->len > 0)
    item->label = ((const DipleSpan *) given->spans->pdata[0])->label;
  diple_review_item_end (item, diple_mark_stir (DIPLE_REVIEW_ORPHAN, (guint64) decision->id));
  return g_steal_pointer (&item);
}

GPtrArray *
diple_review_orphans_make (const DipleReviewDocument *document, const DipleReviewInput *input)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_review_item_unref);

  for (guint i = 0; i < document->orphans->len; i++)
    {
      DipleReviewItem *item = make_item (document, input, document->orphans->pdata[i]);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  return items;
}
