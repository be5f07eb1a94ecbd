/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-decision-private.h"

#include "data/review/diple-review-mark-private.h"

static const DipleDecisionRow *
get_row (const GArray *rows, guint i)
{
  return &g_array_index (rows, DipleDecisionRow, i);
}

static gboolean
has_candidate (const DipleDecision *decision, gint64 span)
{
  for (guint i = 0; i < decision->spans->len; i++)
    if (get_row (decision->spans, i)->id == span &&
        get_row (decision->spans, i)->role != DIPLE_ROLE_GOLD)
      return TRUE;
  return FALSE;
}

static gboolean
share_candidates (const DipleDecision *a, const DipleDecision *b)
{
  for (guint i = 0; i < a->spans->len; i++)
    if (get_row (a->spans, i)->role != DIPLE_ROLE_GOLD &&
        has_candidate (b, get_row (a->spans, i)->id))
      return TRUE;
  return FALSE;
}

/* Of relations the place is where they start, but targets are among the spans too. */
gboolean
diple_decision_asks_same (const DipleDecision *a, const DipleDecision *b)
{
  if (a->document != b->document || a->layer != b->layer || a->attribute != b->attribute ||
      a->relation_type != b->relation_type)
    return FALSE;
  if (a->attribute != 0)
    return TRUE;
  return share_candidates (a, b) && (a->relation_type == 0 || (a->range.start < b->range.end &&
                                                               b->range.start < a->range.end));
}

/* What the gold of a decision says, wherever it comes from. */
static guint64
mark_gold (const DipleDecision *decision)
{
  guint64 marks = 0;

  for (guint i = 0; i < decision->spans->len; i++)
    {
      const DipleDecisionRow *row = get_row (decision->spans, i);

      if (row->role == DIPLE_ROLE_GOLD)
        marks = diple_mark_gather (marks, diple_mark_place (row->label, row->range, row->rest));
    }
  for (guint i = 0; i < decision->values->len; i++)
    {
      const DipleDecisionValue *value = &g_array_index (decision->values, DipleDecisionValue, i);

      if (value->role == DIPLE_ROLE_GOLD)
        marks = diple_mark_gather (marks, (guint64) value->rest);
    }
  return marks;
}

/* Gold relations join gold spans, which have other ids elsewhere: what was taken tells. */
static guint64
mark_taken (const DipleDecision *decision)
{
  const gboolean joined =
      decision->outcome == DIPLE_OUTCOME_UNION || decision->outcome == DIPLE_OUTCOME_INTERSECTION;
  guint64 marks = decision->relation_type != 0 && joined ? decision->outcome + 1 : 0;

  for (guint i = 0; i < decision->relations->len; i++)
    {
      const DipleDecisionRow *row = get_row (decision->relations, i);

      if (row->role == DIPLE_ROLE_ADOPTED ||
          (row->role == DIPLE_ROLE_GOLD && decision->outcome == DIPLE_OUTCOME_EDITED))
        marks = diple_mark_gather (marks, diple_mark_stir (row->role, (guint64) row->id));
    }
  return marks;
}

gboolean
diple_decision_says_same (const DipleDecision *a, const DipleDecision *b)
{
  if (a->outcome == DIPLE_OUTCOME_DEFERRED || b->outcome == DIPLE_OUTCOME_DEFERRED)
    return TRUE;
  return mark_gold (a) == mark_gold (b) && mark_taken (a) == mark_taken (b);
}
