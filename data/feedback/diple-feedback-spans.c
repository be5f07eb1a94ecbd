/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/feedback/diple-feedback-private.h"

#include "data/agreement/diple-agreement-private.h"
#include "data/agreement/diple-span-matching-private.h"
#include "data/review/diple-review-mark-private.h"

/* The two sides of an item, as diple_align() takes them. */
enum
{
  OWN,
  DECIDED,
  N_SIDES,
};

typedef struct
{
  DipleUnitDocument *units;
  GPtrArray *spans; /* DipleSpan *, lent: of the unit with the same number */
} Sides;

const DipleReviewGiven *
diple_feedback_page_find (const DipleFeedbackPage *page, const DipleReviewItem *item)
{
  for (guint i = 0; i < item->candidates->len; i++)
    {
      const DipleReviewCandidate *candidate = item->candidates->pdata[i];

      for (guint k = 0; k < candidate->given->len; k++)
        {
          const DipleReviewGiven *given = candidate->given->pdata[k];

          if (given->annotator == page->feedback->annotator)
            return given;
        }
    }
  return NULL;
}

static guint
find_label (const DipleSchema *schema, gint64 id)
{
  guint i = 0;

  while (i < schema->labels->len && ((const DipleLabel *) schema->labels->pdata[i])->id != id)
    i++;
  return i;
}

static void
add_span (const DipleFeedbackPage *page, Sides *sides, guint side, DipleSpan *span)
{
  DipleUnit *unit = diple_unit_document_add (
      sides->units, side, find_label (page->schema, span->label), span->range);

  if (span->n_fragments > 0)
    diple_unit_set_fragments (unit, span->fragments, span->n_fragments);
  g_ptr_array_add (sides->spans, span);
}

static DipleSpan *
get_span (const Sides *sides, const DipleUnit *unit)
{
  return sides->spans->pdata[unit - (const DipleUnit *) (gconstpointer) sides->units->units->data];
}

/* Gold spans that were changed or taken away by hand since count as they are. */
static void
gather (const DipleFeedbackPage *page,
        const DipleReviewItem *item,
        const DipleReviewGiven *given,
        Sides *sides)
{
  for (guint i = 0; i < given->spans->len; i++)
    add_span (page, sides, OWN, given->spans->pdata[i]);
  for (guint i = 0; i < item->decision->spans->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (item->decision->spans, DipleDecisionRow, i);
      DipleSpan *span =
          row->role == DIPLE_ROLE_GOLD ? g_hash_table_lookup (page->spans, &row->id) : NULL;

      if (span != NULL)
        add_span (page, sides, DECIDED, span);
    }
}

static gboolean
is_same_place (const DipleSpan *a, const DipleSpan *b)
{
  if (a->range.start != b->range.start || a->range.end != b->range.end ||
      a->n_fragments != b->n_fragments)
    return FALSE;
  for (guint i = 0; i < a->n_fragments; i++)
    if (a->fragments[i].start != b->fragments[i].start ||
        a->fragments[i].end != b->fragments[i].end)
      return FALSE;
  return TRUE;
}

static DipleFeedbackChange
name_change (const DipleFeedbackPage *page, const DipleSpan *own, const DipleSpan *decided)
{
  if (own == NULL || decided == NULL)
    return own == NULL ? DIPLE_FEEDBACK_MISSED : DIPLE_FEEDBACK_DROPPED;
  if (own->label != decided->label)
    return DIPLE_FEEDBACK_LABEL;
  if (!is_same_place (own, decided))
    return DIPLE_FEEDBACK_BOUNDARY;
  return diple_mark_values (page->schema, &own->values) !=
                 diple_mark_values (page->schema, &decided->values)
             ? DIPLE_FEEDBACK_VALUE
             : DIPLE_FEEDBACK_KEPT;
}

static void
fill (const DipleFeedbackPage *page, DipleFeedbackVersion *version, const DipleSpan *span)
{
  const DipleLabel *label = diple_schema_label (page->schema, span->label);

  version->id = span->id;
  version->name = g_strdup (label != NULL ? label->name : "");
  g_free (version->text);
  version->text = diple_feedback_page_dup_text (page, span);
}

static guint
measure (const DipleSpan *span)
{
  guint length = 0;

  for (guint i = 0; i < span->n_fragments; i++)
    length += span->fragments[i].end - span->fragments[i].start;
  return span->n_fragments > 0 ? length : span->range.end - span->range.start;
}

static void
name_pattern (const DipleFeedbackPage *page,
              DipleFeedbackCase *self,
              const DipleSpan *own,
              const DipleSpan *decided)
{
  self->longer = measure (own) > measure (decided);
  if (own->n_fragments + decided->n_fragments > 0)
    return;
  self->patterns = diple_patterns_find (page->document->text, own->range, decided->range);
  for (guint i = 0; i < DIPLE_N_PATTERNS; i++)
    if (self->patterns & (1u << i))
      page->feedback->patterns[i][self->longer ? 0 : 1]++;
}

/* @own and @decided stand opposite each other; one of them may be NULL. */
static void
add_case (DipleFeedbackPage *page, const DipleReviewItem *item, DipleSpan *own, DipleSpan *decided)
{
  const DipleFeedbackChange change = name_change (page, own, decided);
  DipleFeedbackCase *self = diple_feedback_page_add (
      page, DIPLE_FEEDBACK_SPAN, change, own != NULL ? own->label : decided->label, item->decision);

  diple_feedback_case_show (self, page, own, decided);
  if (own != NULL)
    fill (page, &self->own, own);
  if (decided != NULL)
    fill (page, &self->decided, decided);
  if (change == DIPLE_FEEDBACK_BOUNDARY)
    name_pattern (page, self, own, decided);
  if (change == DIPLE_FEEDBACK_BOUNDARY || change == DIPLE_FEEDBACK_VALUE)
    diple_feedback_case_compare (self, page, &own->values, &decided->values);
  if (own != NULL && decided != NULL)
    g_hash_table_insert (page->decided, &own->id, decided);
  page->n_own += own != NULL;
  page->n_gold += decided != NULL;
  page->n_same += change == DIPLE_FEEDBACK_KEPT || change == DIPLE_FEEDBACK_VALUE;
}

static void
add_cases (DipleFeedbackPage *page, const DipleReviewItem *item, const Sides *sides)
{
  g_autoptr (GPtrArray) own = diple_unit_document_gather (sides->units, OWN);
  g_autoptr (GPtrArray) decided = diple_unit_document_gather (sides->units, DECIDED);
  g_autofree guint *aligned = diple_align (own, decided);
  g_autofree gboolean *taken = g_new0 (gboolean, decided->len + 1);

  for (guint i = 0; i < own->len; i++)
    {
      const gboolean found = aligned[i] != G_MAXUINT;

      add_case (page,
                item,
                get_span (sides, own->pdata[i]),
                found ? get_span (sides, decided->pdata[aligned[i]]) : NULL);
      if (found)
        taken[aligned[i]] = TRUE;
    }
  for (guint i = 0; i < decided->len; i++)
    if (!taken[i])
      add_case (page, item, NULL, get_span (sides, decided->pdata[i]));
}

void
diple_feedback_page_compare_spans (DipleFeedbackPage *page, const DipleReviewItem *item)
{
  const DipleReviewGiven *given = diple_feedback_page_find (page, item);
  g_autoptr (DipleUnitDocument) units = diple_unit_document_new ("", G_MAXUINT);
  g_autoptr (GPtrArray) spans = g_ptr_array_new ();
  Sides sides = { units, spans };

  if (given == NULL)
    return;
  for (guint i = 0; i < N_SIDES; i++)
    g_array_append_val (units->finished, i);
  gather (page, item, given, &sides);
  add_cases (page, item, &sides);
}
