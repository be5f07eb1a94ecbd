/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-review-document.h"

#include "data/review/diple-decision-private.h"
#include "data/review/diple-review-mark-private.h"

/* Which decision belongs to which item is a function of what is there: of the answers that there
 * are, and those that there were. */
typedef struct
{
  GPtrArray *items;
  GHashTable *gold;          /* gint64 *: ids that are there */
  const DipleValues *values; /* gold ones of the document, or NULL */
  GHashTable *by_key;        /* gint64 * to item */
  GHashTable *by_mark;       /* guint64 * to item about spans: one that has a span so marked */
  GHashTable *same;          /* DipleDecision *: those whose item is what it was */
} Matcher;

static guint64 *
copy_mark (guint64 mark)
{
  return g_memdup2 (&mark, sizeof mark);
}

static guint64
mark_row (const DipleDecisionRow *row)
{
  return diple_mark_place (row->label, row->range, row->rest);
}

static gboolean
is_about_spans (const DipleReviewItem *item)
{
  return item->relation_type == 0 && item->attribute == 0;
}

/* What spans of @item say, as it would be written into a decision. */
static void
add_marks (Matcher *matcher, DipleReviewItem *item, const DipleSchema *schema)
{
  for (guint i = 0; i < item->candidates->len; i++)
    {
      const DipleReviewCandidate *candidate = item->candidates->pdata[i];

      for (guint k = 0; k < candidate->spans->len; k++)
        {
          const DipleSpan *span = candidate->spans->pdata[k];
          const gint64 rest = diple_mark_rest (schema, span);

          g_hash_table_insert (matcher->by_mark,
                               copy_mark (diple_mark_place (span->label, span->range, rest)),
                               item);
        }
    }
}

static DipleReviewItem *
find_marked (const Matcher *matcher, guint64 mark)
{
  return g_hash_table_lookup (matcher->by_mark, &mark);
}

/* Adds @mark to what @annotator said. */
static void
gather (GHashTable *answers, gint64 annotator, guint64 mark)
{
  guint64 *said = g_hash_table_lookup (answers, &annotator);

  if (said == NULL)
    {
      said = g_new0 (guint64, 1);
      g_hash_table_insert (answers, g_memdup2 (&annotator, sizeof annotator), said);
    }
  if (mark != 0)
    *said = diple_mark_gather (*said, mark);
}

static gint64
make_key (const DipleDecision *decision, guint64 of, GHashTable *answers, gboolean nothing)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint64));
  GHashTableIter iter;
  gpointer said;

  g_hash_table_iter_init (&iter, answers);
  while (g_hash_table_iter_next (&iter, NULL, &said))
    if (*(guint64 *) said != 0)
      g_array_append_val (marks, *(guint64 *) said);
    else
      nothing = TRUE;
  return diple_mark_key (decision->document, decision->layer, of, marks, nothing);
}

/* Two spans of one annotator that became the same when labels were merged count once. */
static gint64
key_of_spans (const DipleDecision *decision)
{
  g_autoptr (GHashTable) answers =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < decision->spans->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (decision->spans, DipleDecisionRow, i);
      const guint64 mark = mark_row (row);

      if (row->role != DIPLE_ROLE_GOLD &&
          g_hash_table_add (seen, copy_mark (diple_mark_stir (mark, (guint64) row->annotator))))
        gather (answers, row->annotator, mark);
    }
  return make_key (decision, 0, answers, decision->nothing);
}

static const DipleDecisionRow *
find_row (const DipleDecision *decision, gint64 span)
{
  for (guint i = 0; i < decision->spans->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (decision->spans, DipleDecisionRow, i);

      if (row->id == span && row->role != DIPLE_ROLE_GOLD)
        return row;
    }
  return NULL;
}

/* The item where the relations of @decision start, if it is still there. */
static DipleReviewItem *
find_source (const Matcher *matcher, const DipleDecision *decision)
{
  for (guint i = 0; i < decision->relations->len; i++)
    {
      const DipleDecisionRow *link = &g_array_index (decision->relations, DipleDecisionRow, i);
      const DipleDecisionRow *row =
          link->role != DIPLE_ROLE_GOLD ? find_row (decision, link->source) : NULL;
      DipleReviewItem *item = row != NULL ? find_marked (matcher, mark_row (row)) : NULL;

      if (item != NULL)
        return item;
    }
  return NULL;
}

/* Several links of one annotator that say the same count once, as when an item is made. */
static void
gather_links (const Matcher *matcher, const DipleDecision *decision, GHashTable *answers)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < decision->relations->len; i++)
    {
      const DipleDecisionRow *link = &g_array_index (decision->relations, DipleDecisionRow, i);
      const DipleDecisionRow *row =
          link->role != DIPLE_ROLE_GOLD ? find_row (decision, link->target) : NULL;
      const DipleReviewItem *target;
      guint64 mark;

      if (row == NULL)
        continue;
      mark = mark_row (row);
      target = find_marked (matcher, mark);
      mark = diple_mark_stir (target != NULL ? (guint64) target->key : mark, (guint64) link->rest);
      if (g_hash_table_add (seen, copy_mark (diple_mark_stir (mark, (guint64) link->annotator))))
        gather (answers, link->annotator, mark);
    }
}

/* Who has no link of the type says so, when they marked something at the source. */
static gint64
key_of_relations (const Matcher *matcher,
                  const DipleDecision *decision,
                  const DipleReviewItem *source)
{
  g_autoptr (GHashTable) answers =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < decision->spans->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (decision->spans, DipleDecisionRow, i);

      if (row->role != DIPLE_ROLE_GOLD && find_marked (matcher, mark_row (row)) == source)
        gather (answers, row->annotator, 0);
    }
  gather_links (matcher, decision, answers);
  return make_key (decision,
                   diple_mark_stir ((guint64) decision->relation_type, (guint64) source->key),
                   answers,
                   FALSE);
}

static gint64
key_of_values (const DipleDecision *decision)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < decision->values->len; i++)
    {
      const DipleDecisionValue *value = &g_array_index (decision->values, DipleDecisionValue, i);

      if (value->role != DIPLE_ROLE_GOLD)
        g_array_append_val (marks, value->rest);
    }
  return diple_mark_key (decision->document,
                         0,
                         diple_mark_stir (DIPLE_REVIEW_DOCUMENT, (guint64) decision->attribute),
                         marks,
                         decision->nothing);
}

static DipleReviewItem *
find_about (const Matcher *matcher, gint64 attribute)
{
  for (guint i = matcher->items->len; i > 0; i--)
    {
      DipleReviewItem *item = matcher->items->pdata[i - 1];

      if (item->attribute == attribute)
        return item;
    }
  return NULL;
}

static guint
measure_overlap (DipleRange a, DipleRange b)
{
  const guint start = MAX (a.start, b.start);
  const guint end = MIN (a.end, b.end);

  return start < end ? end - start : 0;
}

/* The item that @decision was about parts of: the first with one of its spans, else the one that
 * shares most of its place. */
static DipleReviewItem *
find_remains (const Matcher *matcher, const DipleDecision *decision)
{
  DipleReviewItem *best = NULL;
  guint most = 0;

  for (guint i = 0; i < decision->spans->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (decision->spans, DipleDecisionRow, i);
      DipleReviewItem *item =
          row->role != DIPLE_ROLE_GOLD ? find_marked (matcher, mark_row (row)) : NULL;

      if (item != NULL && item->layer == decision->layer)
        return item;
    }
  for (guint i = 0; i < matcher->items->len; i++)
    {
      DipleReviewItem *item = matcher->items->pdata[i];
      const guint shared = item->layer == decision->layer && is_about_spans (item)
                               ? measure_overlap (item->range, decision->range)
                               : 0;

      if (shared > most)
        {
          most = shared;
          best = item;
        }
    }
  return best;
}

static DipleReviewItem *
find_relations_at (const Matcher *matcher, const DipleDecision *decision, gint64 source)
{
  for (guint i = 0; i < matcher->items->len; i++)
    {
      DipleReviewItem *item = matcher->items->pdata[i];

      if (item->relation_type == decision->relation_type && item->source == source)
        return item;
    }
  return NULL;
}

/* The item that @decision is about; *@same says whether it is what it was. */
static DipleReviewItem *
find_item (const Matcher *matcher, const DipleDecision *decision, gboolean *same)
{
  DipleReviewItem *source = decision->relation_type != 0 ? find_source (matcher, decision) : NULL;
  DipleReviewItem *item;
  gint64 key = 0;

  if (decision->attribute != 0)
    key = key_of_values (decision);
  else if (decision->relation_type == 0)
    key = key_of_spans (decision);
  else if (source != NULL)
    key = key_of_relations (matcher, decision, source);
  item = g_hash_table_lookup (matcher->by_key, &key);
  *same = item != NULL;
  if (item != NULL)
    return item;
  if (decision->attribute != 0)
    return find_about (matcher, decision->attribute);
  if (decision->relation_type == 0)
    return find_remains (matcher, decision);
  if (source == NULL)
    source = find_remains (matcher, decision);
  return source != NULL ? find_relations_at (matcher, decision, source->key) : NULL;
}

static gboolean
has_gold (const Matcher *matcher, const GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (rows, DipleDecisionRow, i);

      if (row->role == DIPLE_ROLE_GOLD && !g_hash_table_contains (matcher->gold, &row->id))
        return FALSE;
    }
  return TRUE;
}

/* What was made of the document is there when it says the same. */
static gboolean
has_gold_values (const Matcher *matcher, const DipleDecision *decision)
{
  const guint64 mark =
      matcher->values != NULL ? diple_mark_attribute (matcher->values, decision->attribute) : 0;

  for (guint i = 0; i < decision->values->len; i++)
    {
      const DipleDecisionValue *value = &g_array_index (decision->values, DipleDecisionValue, i);

      if (value->role == DIPLE_ROLE_GOLD)
        return (guint64) value->rest == mark;
    }
  return mark == 0;
}

static gboolean
has_adopted_values (const DipleReviewCandidate *candidate, const DipleDecision *decision)
{
  guint64 adopted = 0;

  for (guint i = 0; i < decision->values->len; i++)
    {
      const DipleDecisionValue *value = &g_array_index (decision->values, DipleDecisionValue, i);

      if (value->role == DIPLE_ROLE_ADOPTED)
        adopted = (guint64) value->rest;
    }
  return candidate->mark == adopted;
}

static gboolean
has_adopted (const DipleReviewCandidate *candidate, const GArray *rows, gboolean relations)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (rows, DipleDecisionRow, i);

      for (guint k = 0; row->role == DIPLE_ROLE_ADOPTED && k < candidate->given->len; k++)
        {
          const DipleReviewGiven *given = candidate->given->pdata[k];
          const GPtrArray *things = relations ? given->relations : given->spans;

          for (guint n = 0; n < things->len; n++)
            if (relations ? ((const DipleRelation *) things->pdata[n])->id == row->id
                          : ((const DipleSpan *) things->pdata[n])->id == row->id)
              return TRUE;
        }
    }
  return FALSE;
}

static gboolean
has_gold_rows (const GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, DipleDecisionRow, i).role == DIPLE_ROLE_GOLD)
      return TRUE;
  return FALSE;
}

/* A decision for the majority holds as long as that is the majority. */
static gboolean
holds (const Matcher *matcher, const DipleReviewItem *item, const DipleDecision *decision)
{
  const gboolean relations = decision->relation_type != 0;
  const GArray *rows = relations ? decision->relations : decision->spans;
  const DipleReviewCandidate *candidate;
  int majority;

  if (!has_gold (matcher, decision->spans) || !has_gold (matcher, decision->relations) ||
      (decision->attribute != 0 && !has_gold_values (matcher, decision)))
    return FALSE;
  if (decision->outcome != DIPLE_OUTCOME_MAJORITY)
    return TRUE;
  majority = diple_review_item_get_majority (item, decision->n_agreed);
  if (majority < 0)
    return FALSE;
  candidate = item->candidates->pdata[majority];
  if (decision->attribute != 0)
    return has_adopted_values (candidate, decision);
  return candidate->mark == 0 ? !has_gold_rows (rows) : has_adopted (candidate, rows, relations);
}

/* The decisions come oldest first: what fits best and is newest is the item's own. */
static void
attach (const Matcher *matcher, DipleReviewItem *item, DipleDecision *decision, gboolean same)
{
  const gboolean settled =
      item->state == DIPLE_REVIEW_DECIDED || item->state == DIPLE_REVIEW_DEFERRED;
  const gboolean settles = same && holds (matcher, item, decision);

  if (item->decision != NULL && item->earlier == NULL)
    item->earlier = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_decision_unref);
  if (settled && !settles)
    {
      g_ptr_array_add (item->earlier, diple_decision_ref (decision));
      return;
    }
  if (item->decision != NULL)
    g_ptr_array_add (item->earlier, item->decision);
  item->decision = diple_decision_ref (decision);
  item->state = DIPLE_REVIEW_REOPENED;
  if (settles)
    item->state =
        decision->outcome == DIPLE_OUTCOME_DEFERRED ? DIPLE_REVIEW_DEFERRED : DIPLE_REVIEW_DECIDED;
}

/* Two copies of a project that were decided apart may have become one: what was decided in two ways
 * is not settled. */
static void
reopen_contradiction (const Matcher *matcher, DipleReviewItem *item)
{
  for (guint i = 0; item->earlier != NULL && i < item->earlier->len; i++)
    if (item->state == DIPLE_REVIEW_DECIDED &&
        g_hash_table_contains (matcher->same, item->earlier->pdata[i]) &&
        !diple_decision_says_same (item->earlier->pdata[i], item->decision))
      item->state = DIPLE_REVIEW_REOPENED;
}

static void
fill (Matcher *matcher, const DipleSchema *schema)
{
  for (guint i = 0; i < matcher->items->len; i++)
    {
      DipleReviewItem *item = matcher->items->pdata[i];

      g_hash_table_insert (matcher->by_key, &item->key, item);
      if (is_about_spans (item))
        add_marks (matcher, item, schema);
    }
}

static int
compare_decisions (gconstpointer a, gconstpointer b)
{
  const DipleDecision *x = *(const DipleDecision *const *) a;
  const DipleDecision *y = *(const DipleDecision *const *) b;

  if (x->decided != y->decided)
    return x->decided < y->decided ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

/* Lent, oldest first. */
static GPtrArray *
sort_decisions (GPtrArray *decisions)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < decisions->len; i++)
    g_ptr_array_add (sorted, decisions->pdata[i]);
  g_ptr_array_sort (sorted, compare_decisions);
  return sorted;
}

GPtrArray *
diple_review_match (const DipleSchema *schema,
                    GPtrArray *items,
                    GPtrArray *decisions,
                    GHashTable *gold,
                    const DipleValues *values)
{
  GPtrArray *orphans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_decision_unref);
  g_autoptr (GPtrArray) sorted = sort_decisions (decisions);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) by_mark =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) all_same = g_hash_table_new (NULL, NULL);
  Matcher matcher = { items, gold, values, by_key, by_mark, all_same };

  if (decisions->len > 0)
    fill (&matcher, schema);
  for (guint i = 0; i < sorted->len; i++)
    {
      gboolean same;
      DipleReviewItem *item = find_item (&matcher, sorted->pdata[i], &same);

      if (same)
        g_hash_table_add (all_same, sorted->pdata[i]);
      if (item != NULL)
        attach (&matcher, item, sorted->pdata[i], same);
      else
        g_ptr_array_add (orphans, diple_decision_ref (sorted->pdata[i]));
    }
  for (guint i = 0; i < items->len; i++)
    reopen_contradiction (&matcher, items->pdata[i]);
  return orphans;
}
