/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-review-rows-private.h"

#include <string.h>

#include "data/diple-id.h"
#include "data/diple-value-words.h"
#include "data/review/diple-decision-private.h"
#include "data/review/diple-review-items-private.h"
#include "data/review/diple-review-mark-private.h"
#include "data/store/diple-store-private.h"

#define QUOTE_LENGTH 80 /* code points */

char *
diple_review_dup_quote (const DipleTextMap *text, DipleRange range)
{
  const gboolean cut = range.end - range.start > QUOTE_LENGTH;
  char *quote;

  if (cut)
    range.end = range.start + QUOTE_LENGTH;
  quote = diple_text_map_dup_range (text, range);
  g_strdelimit (quote, "\r\n\t", ' ');
  if (cut)
    {
      g_autofree char *whole = quote;

      quote = g_strconcat (g_strchomp (whole), "…", NULL);
    }
  return quote;
}

static void
add_span (const DipleSchema *schema, const DipleSpan *span, guint role, DipleDecision *decision)
{
  DipleDecisionRow row = {
    .role = role,
    .id = span->id,
    .annotator = span->annotator,
    .label = span->label,
    .range = span->range,
  };

  row.rest = span->document == decision->document ? diple_mark_rest (schema, span) : span->document;
  g_array_append_val (decision->spans, row);
}

static void
add_relation (const DipleSchema *schema,
              const DipleRelation *relation,
              gboolean turned,
              guint role,
              DipleDecision *decision)
{
  const DipleDecisionRow row = {
    .role = role,
    .id = relation->id,
    .annotator = relation->annotator,
    .rest = (gint64) diple_mark_values (schema, &relation->values),
    .source = turned ? relation->target : relation->source,
    .target = turned ? relation->source : relation->target,
  };

  g_array_append_val (decision->relations, row);
}

static const DipleSpan *
find_span (GPtrArray *spans, gint64 id)
{
  for (guint i = 0; i < spans->len; i++)
    if (((const DipleSpan *) spans->pdata[i])->id == id)
      return spans->pdata[i];
  return NULL;
}

/* Where a relation leads to is written down too, so that a change of that is seen. */
static void
add_links (const DipleSchema *schema,
           const DipleReviewDocument *document,
           const DipleReviewGiven *given,
           guint role,
           DipleDecision *decision)
{
  for (guint i = 0; i < given->relations->len; i++)
    {
      const DipleRelation *relation = given->relations->pdata[i];
      const gboolean turned = find_span (given->spans, relation->source) == NULL;
      const gint64 end = turned ? relation->source : relation->target;
      const DipleSpan *target = find_span (document->spans, end);

      if (target == NULL)
        target = g_hash_table_lookup (document->far, &end);
      if (target != NULL)
        add_span (schema, target, DIPLE_ROLE_CANDIDATE, decision);
      add_relation (schema, relation, turned, role, decision);
    }
}

static void
add_candidates (const DipleSchema *schema,
                const DipleReviewDocument *document,
                const DipleReviewItem *item,
                const DipleReviewCandidate *taken,
                DipleDecision *decision)
{
  for (guint i = 0; i < item->candidates->len; i++)
    {
      const DipleReviewCandidate *candidate = item->candidates->pdata[i];
      const guint role = candidate == taken ? DIPLE_ROLE_ADOPTED : DIPLE_ROLE_CANDIDATE;

      for (guint k = 0; k < candidate->given->len; k++)
        {
          const DipleReviewGiven *given = candidate->given->pdata[k];

          for (guint n = 0; n < given->spans->len; n++)
            add_span (schema,
                      given->spans->pdata[n],
                      item->relation_type == 0 ? role : DIPLE_ROLE_CANDIDATE,
                      decision);
          add_links (schema, document, given, role, decision);
        }
    }
}

static void
add_value (guint role, gint64 annotator, guint64 mark, const char *words, DipleDecision *decision)
{
  const DipleDecisionValue value = { role, annotator, (gint64) mark, g_strdup (words) };

  g_array_append_val (decision->values, value);
}

/* Who said nothing is not written down, as of spans. */
static void
add_answers (const DipleReviewItem *item,
             const DipleReviewCandidate *taken,
             DipleDecision *decision)
{
  for (guint i = 0; item->attribute != 0 && i < item->candidates->len; i++)
    {
      const DipleReviewCandidate *candidate = item->candidates->pdata[i];
      const guint role = candidate == taken ? DIPLE_ROLE_ADOPTED : DIPLE_ROLE_CANDIDATE;

      for (guint k = 0; candidate->mark != 0 && k < candidate->given->len; k++)
        {
          const DipleReviewGiven *given = candidate->given->pdata[k];

          add_value (role, given->annotator, candidate->mark, candidate->words, decision);
        }
    }
}

void
diple_review_rows_add_values (DipleStore *store,
                              const DipleSchema *schema,
                              const DipleReviewItem *item,
                              gint64 gold,
                              const DipleValues *values,
                              DipleDecision *decision)
{
  const DipleAttribute *attribute = diple_schema_attribute (schema, item->attribute);
  g_autofree char *words = NULL;

  if (attribute == NULL || values->n_items == 0)
    return;
  words = diple_values_dup_words (store, attribute, values);
  add_value (
      DIPLE_ROLE_GOLD, gold, diple_mark_attribute (values, item->attribute), words, decision);
}

/* Of a boundary difference: whether the shortest or the longest of the places was taken. */
static const char *
find_choice (const DipleReviewItem *item, GPtrArray *spans)
{
  guint shortest = G_MAXUINT, longest = 0, length;

  if (item->kind != DIPLE_REVIEW_BOUNDARY || spans == NULL || spans->len != 1)
    return "";
  for (guint i = 0; i < item->candidates->len; i++)
    {
      const DipleReviewCandidate *candidate = item->candidates->pdata[i];
      const DipleSpan *span = candidate->mark != 0 ? candidate->spans->pdata[0] : NULL;

      if (span == NULL)
        continue;
      shortest = MIN (shortest, span->range.end - span->range.start);
      longest = MAX (longest, span->range.end - span->range.start);
    }
  length = ((const DipleSpan *) spans->pdata[0])->range.end -
           ((const DipleSpan *) spans->pdata[0])->range.start;
  if (shortest == longest)
    return "";
  return length == shortest ? "shorter" : length == longest ? "longer" : "";
}

static gboolean
has_nothing (const DipleReviewItem *item)
{
  for (guint i = 0; i < item->candidates->len; i++)
    if (((const DipleReviewCandidate *) item->candidates->pdata[i])->mark == 0)
      return TRUE;
  return FALSE;
}

static const DipleReviewCandidate *
find_nothing (const DipleReviewItem *item)
{
  const DipleReviewCandidate *last = item->candidates->pdata[item->candidates->len - 1];

  return last->mark == 0 ? last : NULL;
}

/* A question stays, with its answer, until it is asked otherwise or taken back with "". */
static void
take_question (const DipleReviewItem *item, const DipleVerdict *verdict, DipleDecision *decision)
{
  const DipleDecision *asked = item->decision;

  for (guint i = item->earlier != NULL ? item->earlier->len : 0;
       (asked == NULL || *asked->question == '\0') && i > 0;
       i--)
    asked = item->earlier->pdata[i - 1];
  if (asked != NULL && verdict->question != NULL &&
      !g_str_equal (verdict->question, asked->question))
    asked = NULL;
  decision->question = g_strdup (asked != NULL               ? asked->question
                                 : verdict->question != NULL ? verdict->question
                                                             : "");
  decision->answer = g_strdup (asked != NULL ? asked->answer : "");
  decision->answered = asked != NULL && asked->answered;
}

static void
describe (const DipleReviewDocument *document,
          const DipleReviewItem *item,
          const DipleVerdict *verdict,
          GPtrArray *spans,
          DipleDecision *decision)
{
  g_autofree char *words = diple_text_map_dup_range (document->map, item->range);

  decision->id = diple_id_new ();
  decision->document = item->document;
  decision->layer = item->layer;
  decision->relation_type = item->relation_type;
  decision->attribute = item->attribute;
  decision->kind = item->kind;
  decision->outcome = verdict->outcome;
  decision->range = item->range;
  decision->nothing = item->relation_type == 0 && has_nothing (item);
  decision->n_finished = item->n_finished;
  decision->pattern = diple_pattern_only (item->patterns);
  decision->choice = g_strdup (find_choice (item, spans));
  decision->words = diple_review_fold (words);
  decision->reason = g_strdup (verdict->reason != NULL ? verdict->reason : "");
  take_question (item, verdict, decision);
  decision->decided = diple_store_now ();
}

DipleDecision *
diple_review_rows_make (const DipleSchema *schema,
                        const DipleReviewDocument *document,
                        const DipleReviewItem *item,
                        const DipleVerdict *verdict,
                        GPtrArray *spans,
                        GPtrArray *relations,
                        GError **error)
{
  g_autoptr (DipleDecision) decision = diple_decision_new ();
  const DipleReviewCandidate *taken = NULL;

  if (!diple_verdict_find_candidate (item, verdict, &taken, error))
    return NULL;
  if (verdict->outcome == DIPLE_OUTCOME_NONE)
    taken = find_nothing (item);
  describe (document, item, verdict, spans, decision);
  if (taken != NULL && taken->mark == 0 && verdict->outcome == DIPLE_OUTCOME_ADOPTED)
    decision->outcome = DIPLE_OUTCOME_NONE;
  decision->n_agreed = taken != NULL ? taken->given->len : 0;
  add_answers (item, taken, decision);
  add_candidates (schema, document, item, taken, decision);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    add_span (schema, spans->pdata[i], DIPLE_ROLE_GOLD, decision);
  for (guint i = 0; relations != NULL && i < relations->len; i++)
    add_relation (schema, relations->pdata[i], FALSE, DIPLE_ROLE_GOLD, decision);
  return g_steal_pointer (&decision);
}
