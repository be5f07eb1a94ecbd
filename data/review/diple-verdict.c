/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/review/diple-decision-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/review/diple-review-rows-private.h"

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, why);
  return FALSE;
}

/* A new span with the label, pieces and values of @model. What an annotator noted and how sure a
 * model was stays theirs. */
static DipleSpan *
copy_span (const DipleReviewItem *item, const DipleSpan *model, gboolean own)
{
  DipleSpan *span = diple_span_copy (model);

  span->id = diple_id_new ();
  span->document = item->document;
  span->annotator = 0;
  span->score = NAN;
  if (!own)
    {
      g_free (span->note);
      span->note = g_strdup ("");
    }
  return span;
}

static void
copy_all (const DipleReviewItem *item, GPtrArray *models, gboolean own, GPtrArray *spans)
{
  for (guint i = 0; i < models->len; i++)
    g_ptr_array_add (spans, copy_span (item, models->pdata[i], own));
}

/* From where somebody begins to where somebody ends, or what all who marked something share. */
static DipleRange
join_ranges (const DipleReviewItem *item, gboolean all)
{
  DipleRange range = all ? item->range : (DipleRange){ 0, G_MAXUINT };

  for (guint i = 0; !all && i < item->candidates->len; i++)
    {
      const DipleReviewCandidate *candidate = item->candidates->pdata[i];
      const guint last = candidate->spans->len - 1;

      if (candidate->mark == 0)
        continue;
      range.start = MAX (range.start, ((DipleSpan *) candidate->spans->pdata[0])->range.start);
      range.end = MIN (range.end, ((DipleSpan *) candidate->spans->pdata[last])->range.end);
    }
  return range;
}

/* The first span with the item's label says which values the joined one has. */
static const DipleSpan *
find_model (const DipleReviewItem *item)
{
  for (guint i = 0; i < item->candidates->len; i++)
    {
      const DipleReviewCandidate *candidate = item->candidates->pdata[i];

      for (guint k = 0; k < candidate->spans->len; k++)
        if (((const DipleSpan *) candidate->spans->pdata[k])->label == item->label)
          return candidate->spans->pdata[k];
    }
  return NULL;
}

static gboolean
join (const DipleReviewItem *item, gboolean all, GPtrArray *spans, GError **error)
{
  const DipleRange range = join_ranges (item, all);
  const DipleSpan *model = find_model (item);
  DipleSpan *span;

  if (model == NULL || range.start >= range.end)
    return refuse (error, _ ("These annotations share nothing: take one of them, or all of it"));
  span = copy_span (item, model, FALSE);
  diple_span_set_fragments (span, &range, 1);
  g_ptr_array_add (spans, span);
  return TRUE;
}

gboolean
diple_verdict_find_candidate (const DipleReviewItem *item,
                              const DipleVerdict *verdict,
                              const DipleReviewCandidate **candidate,
                              GError **error)
{
  int index = -1;

  if (verdict->outcome == DIPLE_OUTCOME_ADOPTED)
    index = verdict->candidate < item->candidates->len ? (int) verdict->candidate : -1;
  else if (verdict->outcome == DIPLE_OUTCOME_MAJORITY)
    index = diple_review_item_get_majority (item, verdict->least);
  *candidate = index >= 0 ? item->candidates->pdata[index] : NULL;
  if (index >= 0 ||
      (verdict->outcome != DIPLE_OUTCOME_ADOPTED && verdict->outcome != DIPLE_OUTCOME_MAJORITY))
    return TRUE;
  return refuse (error,
                 verdict->outcome == DIPLE_OUTCOME_ADOPTED
                     ? _ ("There is no such answer to this item")
                     : _ ("No answer has a majority here: choose one"));
}

static gboolean
make_spans (const DipleReviewItem *item,
            const DipleVerdict *verdict,
            GPtrArray *spans,
            GError **error)
{
  const DipleReviewCandidate *candidate;

  if (!diple_verdict_find_candidate (item, verdict, &candidate, error))
    return FALSE;
  if (candidate != NULL)
    copy_all (item, candidate->spans, FALSE, spans);
  else if (verdict->outcome == DIPLE_OUTCOME_UNION ||
           verdict->outcome == DIPLE_OUTCOME_INTERSECTION)
    return join (item, verdict->outcome == DIPLE_OUTCOME_UNION, spans, error);
  else if (verdict->outcome == DIPLE_OUTCOME_EDITED)
    {
      if (verdict->spans == NULL || verdict->spans->len == 0)
        return refuse (error, _ ("Say what the annotation is to be, or that there is none"));
      copy_all (item, verdict->spans, TRUE, spans);
    }
  return TRUE;
}

GPtrArray *
diple_verdict_make_spans (const DipleReviewItem *item, const DipleVerdict *verdict, GError **error)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);

  g_return_val_if_fail (item != NULL && verdict != NULL, NULL);
  g_return_val_if_fail (item->relation_type == 0, NULL);

  return make_spans (item, verdict, spans, error) ? g_steal_pointer (&spans) : NULL;
}
