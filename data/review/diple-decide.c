/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/review/diple-decision-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/diple-id.h"
#include "data/diple-journal.h"
#include "data/diple-relations.h"
#include "data/diple-spans.h"
#include "data/review/diple-review-mark-private.h"
#include "data/review/diple-review-rows-private.h"
#include "data/store/diple-entities-private.h"
#include "data/store/diple-rules-private.h"

/* One decision on its way into the file. */
typedef struct
{
  DipleStore *store;
  const DipleReviewDocument *document;
  const DipleReviewItem *item;
  const DipleVerdict *verdict;
  gint64 gold;
  GArray *old_spans;    /* gint64: gold ones that former decisions on the item made and are there */
  GPtrArray *spans;     /* DipleSpan *: the new ones */
  GPtrArray *relations; /* DipleRelation *: the new ones */
  DipleValues values;   /* of the document: the new ones */
  DipleDecision *decision;
  GError **error;
} Act;

static void
act_clear (Act *act)
{
  g_clear_pointer (&act->old_spans, g_array_unref);
  g_clear_pointer (&act->spans, g_ptr_array_unref);
  g_clear_pointer (&act->relations, g_ptr_array_unref);
  diple_values_clear (&act->values);
  g_clear_pointer (&act->decision, diple_decision_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Act, act_clear)

static gboolean
is_there (const Act *act, gint64 span)
{
  for (guint i = 0; i < act->document->spans->len; i++)
    if (((const DipleSpan *) act->document->spans->pdata[i])->id == span)
      return TRUE;
  return FALSE;
}

static gboolean
remove_relation (const Act *act, gint64 id)
{
  for (guint i = 0; i < act->document->relations->len; i++)
    if (((const DipleRelation *) act->document->relations->pdata[i])->id == id)
      return diple_relations_remove (act->store, id, act->error);
  return TRUE;
}

/* A decision that the new one takes the place of. Its spans stay for now: relations may hang on
 * them. */
static gboolean
supersede (Act *act, const DipleDecision *decision)
{
  for (guint i = 0; i < decision->relations->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (decision->relations, DipleDecisionRow, i);

      if (row->role == DIPLE_ROLE_GOLD && !remove_relation (act, row->id))
        return FALSE;
    }
  for (guint i = 0; i < decision->spans->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (decision->spans, DipleDecisionRow, i);

      if (row->role == DIPLE_ROLE_GOLD && is_there (act, row->id))
        g_array_append_val (act->old_spans, row->id);
    }
  return diple_decision_remove (act->store, decision->id, act->error);
}

static gboolean
supersede_all (Act *act)
{
  const DipleReviewItem *item = act->item;

  if (item->decision != NULL && !supersede (act, item->decision))
    return FALSE;
  for (guint i = 0; item->earlier != NULL && i < item->earlier->len; i++)
    if (!supersede (act, item->earlier->pdata[i]))
      return FALSE;
  return TRUE;
}

/* A gold span that is decided anew keeps its id, and so what hangs on it. */
static gboolean
write_spans (Act *act)
{
  for (guint i = act->spans->len; i < act->old_spans->len; i++)
    if (!diple_spans_remove (act->store, g_array_index (act->old_spans, gint64, i), act->error))
      return FALSE;
  for (guint i = 0; i < act->spans->len; i++)
    {
      DipleSpan *span = act->spans->pdata[i];
      const gboolean old = i < act->old_spans->len;

      span->annotator = act->gold;
      if (old)
        span->id = g_array_index (act->old_spans, gint64, i);
      if (old ? !diple_spans_update (act->store, span, act->error)
              : !diple_spans_add (act->store, span, act->error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_relations (Act *act)
{
  for (guint i = 0; i < act->relations->len; i++)
    if (!diple_relations_add (act->store, act->relations->pdata[i], act->error))
      return FALSE;
  return TRUE;
}

static gboolean
make_values (Act *act)
{
  const DipleSchema *schema = diple_rules_get_schema (act->store, act->error);

  return schema != NULL &&
         diple_verdict_make_values (schema, act->item, act->verdict, &act->values, act->error);
}

static gboolean
make_gold (Act *act)
{
  if (act->item->attribute != 0)
    return make_values (act);
  if (act->item->relation_type == 0)
    {
      act->spans = diple_verdict_make_spans (act->item, act->verdict, act->error);
      return act->spans != NULL;
    }
  act->relations = diple_gold_make_relations (
      act->store, act->gold, act->document, act->item, act->verdict, act->error);
  return act->relations != NULL;
}

static gboolean
write_values (Act *act)
{
  const DipleReviewItem *item = act->item;

  return diple_gold_write_values (
      act->store, act->gold, item->document, item->attribute, &act->values, act->error);
}

static gboolean
names (const DipleValues *values, gint64 entity)
{
  for (guint i = 0; i < values->n_items; i++)
    if (values->items[i].entity == entity)
      return TRUE;
  return FALSE;
}

static gboolean
is_named (const Act *act, gint64 entity)
{
  for (guint i = 0; act->spans != NULL && i < act->spans->len; i++)
    if (names (&((const DipleSpan *) act->spans->pdata[i])->values, entity))
      return TRUE;
  return names (&act->values, entity);
}

/* Before the values that name them; one that was made and not taken in the end is none. */
static gboolean
write_entities (Act *act)
{
  const GPtrArray *entities = act->verdict->entities;

  for (guint i = 0; entities != NULL && i < entities->len; i++)
    {
      const DipleEntity *entity = entities->pdata[i];

      if (is_named (act, entity->id) && !diple_entities_insert (act->store, entity, act->error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_gold (Act *act)
{
  return make_gold (act) && write_entities (act) && supersede_all (act) &&
         (act->spans == NULL || write_spans (act)) &&
         (act->relations == NULL || write_relations (act)) &&
         (act->item->attribute == 0 || write_values (act));
}

/* Taken or not, each candidate is written down as it stands now. */
static gboolean
write_decision (Act *act, gint64 curator)
{
  const DipleSchema *schema = diple_rules_get_schema (act->store, act->error);

  if (schema == NULL)
    return FALSE;
  act->decision = diple_review_rows_make (
      schema, act->document, act->item, act->verdict, act->spans, act->relations, act->error);
  if (act->decision == NULL)
    return FALSE;
  diple_review_rows_add_values (
      act->store, schema, act->item, act->gold, &act->values, act->decision);
  act->decision->curator = curator;
  return diple_decision_write (act->store, act->decision, act->error);
}

gint64
diple_review_decide_item (DipleStore *store,
                          gint64 curator,
                          const DipleReviewDocument *document,
                          const DipleReviewItem *item,
                          const DipleVerdict *verdict,
                          GError **error)
{
  g_auto (Act) act = {
    .store = store, .document = document, .item = item, .verdict = verdict, .error = error
  };

  act.old_spans = g_array_new (FALSE, FALSE, sizeof (gint64));
  act.gold = diple_gold_ensure (store, error);
  if (act.gold == 0 || !write_gold (&act) || !write_decision (&act, curator))
    return 0;
  return act.decision->id;
}

/* The item as it is stored now. */
static const DipleReviewItem *
find_item (const DipleReviewDocument *document, gint64 key, GError **error)
{
  const DipleReviewItem *item = diple_review_document_find (document, key);

  if (item == NULL)
    g_set_error_literal (error,
                         DIPLE_ERROR,
                         DIPLE_ERROR_REFUSED,
                         _ ("What annotators say here has changed meanwhile: look at it again"));
  return item;
}

static char *
describe (const DipleReviewDocument *document,
          const DipleReviewItem *item,
          const DipleVerdict *verdict)
{
  g_autofree char *quote = item->attribute != 0
                               ? g_strdup (document->title)
                               : diple_review_dup_quote (document->map, item->range);

  if (item->kind == DIPLE_REVIEW_ORPHAN)
    return g_strdup_printf (verdict->outcome == DIPLE_OUTCOME_NONE
                                ? _ ("Took back the decision on “%s”")
                                : _ ("Kept the decision on “%s”"),
                            quote);
  if (verdict->outcome == DIPLE_OUTCOME_DEFERRED)
    return g_strdup_printf (_ ("Put off deciding “%s”"), quote);
  if (verdict->outcome == DIPLE_OUTCOME_NONE && item->attribute == 0)
    return item->relation_type == 0
               ? g_strdup_printf (_ ("Decided that “%s” is nothing"), quote)
               : g_strdup_printf (_ ("Decided that “%s” has no such relation"), quote);
  if (item->attribute != 0)
    return g_strdup_printf (_ ("Decided a label of the document “%s”"), quote);
  return item->relation_type == 0 ? g_strdup_printf (_ ("Decided “%s”"), quote)
                                  : g_strdup_printf (_ ("Decided the relations of “%s”"), quote);
}

/* What nobody says any more stays as it was decided, or goes. */
static gint64
settle_orphan (DipleStore *store,
               const DipleReviewItem *item,
               const DipleVerdict *verdict,
               GError **error)
{
  const gint64 id = item->decision->id;
  gboolean done = FALSE;

  if (verdict->outcome == DIPLE_OUTCOME_ADOPTED && verdict->candidate == 0)
    done = diple_decision_keep (store, id, verdict->reason, verdict->question, error);
  else if (verdict->outcome == DIPLE_OUTCOME_NONE)
    done = diple_decision_unmake (store, id, error);
  else
    g_set_error_literal (error,
                         DIPLE_ERROR,
                         DIPLE_ERROR_REFUSED,
                         _ ("What nobody says any more can be kept as it was decided, or be taken "
                            "back: nothing else"));
  return done ? id : 0;
}

static gint64
decide (DipleStore *store,
        gint64 curator,
        gint64 document,
        gint64 key,
        const DipleVerdict *verdict,
        GError **error)
{
  const DipleSchema *schema = diple_rules_get_schema (store, error);
  g_autoptr (DipleReviewDocument) loaded = NULL;
  g_autofree char *sentence = NULL;
  const DipleReviewItem *item;
  gint64 id;

  if (schema != NULL)
    loaded = diple_review_document_load (store, schema, document, verdict->options, error);
  item = loaded != NULL ? find_item (loaded, key, error) : NULL;
  if (item == NULL)
    return 0;
  id = item->kind == DIPLE_REVIEW_ORPHAN
           ? settle_orphan (store, item, verdict, error)
           : diple_review_decide_item (store, curator, loaded, item, verdict, error);
  if (id == 0)
    return 0;
  sentence = describe (loaded, item, verdict);
  return diple_journal_commit (store, sentence, document, error) != 0 ? id : 0;
}

gint64
diple_review_decide (DipleStore *store,
                     gint64 curator,
                     gint64 document,
                     gint64 key,
                     const DipleVerdict *verdict,
                     GError **error)
{
  gint64 id;

  g_return_val_if_fail (DIPLE_IS_STORE (store), 0);
  g_return_val_if_fail (curator != 0, 0);
  g_return_val_if_fail (verdict != NULL, 0);

  if (!diple_journal_begin (store, curator, "review.decide", error))
    return 0;
  id = decide (store, curator, document, key, verdict, error);
  if (id == 0)
    diple_journal_rollback (store);
  return id;
}
