/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-review-items-private.h"

#include <math.h>
#include <string.h>

#include "data/diple-review-decisions.h"
#include "data/review/diple-review-mark-private.h"

static void
given_free (DipleReviewGiven *given)
{
  g_ptr_array_unref (given->spans);
  g_ptr_array_unref (given->relations);
  diple_values_clear (&given->values);
  g_free (given);
}

static void
candidate_free (DipleReviewCandidate *candidate)
{
  g_ptr_array_unref (candidate->given);
  g_free (candidate->words);
  g_free (candidate);
}

DipleReviewItem *
diple_review_item_new (const DipleReviewInput *input, gint64 layer)
{
  DipleReviewItem *item = g_atomic_rc_box_new0 (DipleReviewItem);

  item->document = input->document;
  item->layer = layer;
  item->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  return item;
}

DipleReviewItem *
diple_review_item_ref (DipleReviewItem *item)
{
  return g_atomic_rc_box_acquire (item);
}

static void
clear (gpointer data)
{
  DipleReviewItem *item = data;

  g_ptr_array_unref (item->candidates);
  g_clear_pointer (&item->decision, diple_decision_unref);
  g_clear_pointer (&item->earlier, g_ptr_array_unref);
}

void
diple_review_item_unref (DipleReviewItem *item)
{
  g_atomic_rc_box_release_full (item, clear);
}

static DipleReviewCandidate *
find_candidate (DipleReviewItem *item, guint64 mark)
{
  DipleReviewCandidate *candidate;

  for (guint i = 0; i < item->candidates->len; i++)
    {
      candidate = item->candidates->pdata[i];
      if (candidate->mark == mark)
        return candidate;
    }
  candidate = g_new0 (DipleReviewCandidate, 1);
  candidate->given = g_ptr_array_new_with_free_func ((GDestroyNotify) given_free);
  candidate->mark = mark;
  candidate->score = NAN;
  g_ptr_array_add (item->candidates, candidate);
  return candidate;
}

DipleReviewGiven *
diple_review_item_give (DipleReviewItem *item, gint64 annotator, guint64 mark)
{
  DipleReviewCandidate *candidate = find_candidate (item, mark);
  DipleReviewGiven *given = g_new0 (DipleReviewGiven, 1);

  given->annotator = annotator;
  given->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  given->relations = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_relation_unref);
  g_ptr_array_add (candidate->given, given);
  return given;
}

static int
compare_given (gconstpointer a, gconstpointer b)
{
  const DipleReviewGiven *x = *(const DipleReviewGiven *const *) a;
  const DipleReviewGiven *y = *(const DipleReviewGiven *const *) b;

  return (x->annotator > y->annotator) - (x->annotator < y->annotator);
}

/* Like diple_span_compare(), but for ids, which are not what people said. */
static int
compare_places (const DipleReviewCandidate *a, const DipleReviewCandidate *b)
{
  const DipleSpan *x = a->spans->len > 0 ? a->spans->pdata[0] : NULL;
  const DipleSpan *y = b->spans->len > 0 ? b->spans->pdata[0] : NULL;

  if (x == NULL || y == NULL)
    return (x == NULL) - (y == NULL);
  if (x->range.start != y->range.start)
    return x->range.start < y->range.start ? -1 : 1;
  return x->range.end != y->range.end ? (x->range.end > y->range.end ? -1 : 1) : 0;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const DipleReviewCandidate *x = *(const DipleReviewCandidate *const *) a;
  const DipleReviewCandidate *y = *(const DipleReviewCandidate *const *) b;
  int order;

  if ((x->mark == 0) != (y->mark == 0))
    return x->mark == 0 ? 1 : -1;
  if (x->given->len != y->given->len)
    return x->given->len > y->given->len ? -1 : 1;
  order = compare_places (x, y);
  if (order == 0)
    order = compare_given (&x->given->pdata[0], &y->given->pdata[0]);
  return order != 0 ? order : (x->mark > y->mark) - (x->mark < y->mark);
}

static void
take_score (DipleReviewCandidate *candidate, double score)
{
  if (!isnan (score) && (isnan (candidate->score) || score > candidate->score))
    candidate->score = score;
}

static void
end_candidate (DipleReviewCandidate *candidate, gboolean relations)
{
  const DipleReviewGiven *first;

  g_ptr_array_sort (candidate->given, compare_given);
  first = candidate->given->pdata[0];
  candidate->spans = first->spans;
  candidate->relations = first->relations;
  candidate->values = &first->values;
  for (guint i = 0; i < candidate->given->len; i++)
    {
      const DipleReviewGiven *given = candidate->given->pdata[i];

      for (guint k = 0; relations && k < given->relations->len; k++)
        take_score (candidate, ((const DipleRelation *) given->relations->pdata[k])->score);
      for (guint k = 0; !relations && k < given->spans->len; k++)
        take_score (candidate, ((const DipleSpan *) given->spans->pdata[k])->score);
    }
}

void
diple_review_item_end (DipleReviewItem *item, guint64 of)
{
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (guint64));
  gboolean nothing = FALSE;

  for (guint i = 0; i < item->candidates->len; i++)
    {
      DipleReviewCandidate *candidate = item->candidates->pdata[i];

      end_candidate (candidate, item->relation_type != 0);
      if (candidate->mark != 0)
        g_array_append_val (answers, candidate->mark);
      else
        nothing = TRUE;
    }
  g_ptr_array_sort (item->candidates, compare_candidates);
  item->key = diple_mark_key (item->document, item->layer, of, answers, nothing);
}

void
diple_review_item_measure (DipleReviewItem *item)
{
  const DipleReviewCandidate *first = item->candidates->pdata[0];

  for (guint i = 0; i < item->candidates->len; i++)
    {
      const DipleReviewCandidate *candidate = item->candidates->pdata[i];

      item->n_present += candidate->mark != 0 ? candidate->given->len : 0;
    }
  if (item->n_present < item->n_finished)
    item->differs |= DIPLE_ITEM_MISSING;
  item->severity = 1 - (double) first->given->len / item->n_finished;
}

int
diple_review_item_get_majority (const DipleReviewItem *item, guint least)
{
  int best = -1;
  guint votes = 0, next = 0;

  g_return_val_if_fail (item != NULL, -1);

  for (guint i = 0; i < item->candidates->len; i++)
    {
      const DipleReviewCandidate *candidate = item->candidates->pdata[i];

      if (candidate->given->len > votes)
        {
          next = votes;
          votes = candidate->given->len;
          best = (int) i;
        }
      else
        next = MAX (next, candidate->given->len);
    }
  if (votes == next || (least > 0 ? votes < least : 2 * votes <= item->n_finished))
    return -1;
  return best;
}

static gboolean
gave (const DipleReviewCandidate *candidate, gint64 annotator)
{
  for (guint i = 0; i < candidate->given->len; i++)
    if (((const DipleReviewGiven *) candidate->given->pdata[i])->annotator == annotator)
      return TRUE;
  return FALSE;
}

gboolean
diple_review_item_is_of (const DipleReviewItem *item, gint64 annotator)
{
  int most;

  g_return_val_if_fail (item != NULL, FALSE);

  if (item->kind == DIPLE_REVIEW_ORPHAN)
    return FALSE;
  most = item->kind != DIPLE_REVIEW_AGREE ? diple_review_item_get_majority (item, 0) : -1;
  for (guint i = 0; i < item->candidates->len; i++)
    if ((int) i != most && gave (item->candidates->pdata[i], annotator))
      return TRUE;
  return FALSE;
}

const char *
diple_review_subject (const DipleSchema *schema,
                      gint64 relation_type,
                      gint64 attribute,
                      gint64 label)
{
  const DipleRelationType *type = diple_schema_relation_type (schema, relation_type);
  const DipleAttribute *asked = diple_schema_attribute (schema, attribute);
  const DipleLabel *marked = diple_schema_label (schema, label);

  if (relation_type != 0)
    return type != NULL ? type->name : "";
  if (attribute != 0)
    return asked != NULL ? asked->name : "";
  return marked != NULL ? marked->name : "";
}

void
diple_review_draw_lanes (GArray *annotators, gint64 key)
{
  g_return_if_fail (annotators != NULL);

  for (guint i = annotators->len; i > 1; i--)
    {
      const guint other = (guint) (diple_mark_stir ((guint64) key, i) % i);
      const gint64 moved = g_array_index (annotators, gint64, i - 1);

      g_array_index (annotators, gint64, i - 1) = g_array_index (annotators, gint64, other);
      g_array_index (annotators, gint64, other) = moved;
    }
}

static const char *const kinds[] = {
  "agree", "label", "boundary", "missing", "multi", "attribute", "relation", "document", "orphan",
};

const char *
diple_review_kind_name (DipleReviewKind kind)
{
  g_return_val_if_fail (kind < DIPLE_N_REVIEW_KINDS, NULL);
  return kinds[kind];
}

DipleReviewKind
diple_review_kind_from_name (const char *name)
{
  guint i = 0;

  g_return_val_if_fail (name != NULL, DIPLE_N_REVIEW_KINDS);

  while (i < G_N_ELEMENTS (kinds) && !g_str_equal (name, kinds[i]))
    i++;
  return (DipleReviewKind) i;
}

const char *
diple_review_state_name (DipleReviewState state)
{
  static const char *const names[] = { "open", "reopened", "deferred", "decided" };

  g_return_val_if_fail (state < G_N_ELEMENTS (names), NULL);
  return names[state];
}
