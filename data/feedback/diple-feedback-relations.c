/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/feedback/diple-feedback-private.h"

#include <glib/gi18n-lib.h>

#include "data/review/diple-review-mark-private.h"

/* A span of this document or of another one, or NULL. */
static const DipleSpan *
find_span (const DipleFeedbackPage *page, gint64 id)
{
  const DipleSpan *span = g_hash_table_lookup (page->spans, &id);

  return span != NULL ? span : g_hash_table_lookup (page->document->far, &id);
}

/* Whether @decided stands for @own. What became of spans of other documents is not known here:
 * there it is the place. */
static gboolean
is_same_end (const DipleFeedbackPage *page, gint64 own, gint64 decided)
{
  const DipleSpan *found = g_hash_table_lookup (page->decided, &own);
  const DipleSpan *a = find_span (page, own);
  const DipleSpan *b = find_span (page, decided);

  if (found != NULL)
    return found->id == decided;
  return a != NULL && b != NULL && a->document != page->document->document &&
         a->document == b->document && a->range.start < b->range.end &&
         b->range.start < a->range.end;
}

static gboolean
is_same (const DipleFeedbackPage *page, const DipleRelation *own, const DipleRelation *decided)
{
  const DipleRelationType *type = diple_schema_relation_type (page->schema, own->type);

  if (own->type != decided->type)
    return FALSE;
  if (is_same_end (page, own->source, decided->source) &&
      is_same_end (page, own->target, decided->target))
    return TRUE;
  return type != NULL && type->symmetric && is_same_end (page, own->source, decided->target) &&
         is_same_end (page, own->target, decided->source);
}

static char *
dup_end (const DipleFeedbackPage *page, gint64 id)
{
  const DipleSpan *span = find_span (page, id);

  return span != NULL && span->document == page->document->document
             ? diple_feedback_page_dup_text (page, span)
             : g_strdup (_ ("(another document)"));
}

static void
fill (const DipleFeedbackPage *page, DipleFeedbackVersion *version, const DipleRelation *relation)
{
  const DipleRelationType *type = diple_schema_relation_type (page->schema, relation->type);
  g_autofree char *source = dup_end (page, relation->source);
  g_autofree char *target = dup_end (page, relation->target);

  version->id = relation->id;
  version->name = g_strdup (type != NULL ? type->name : "");
  g_free (version->text);
  version->text = g_strdup_printf ("%s → %s", source, target);
}

static DipleFeedbackChange
name_change (const DipleFeedbackPage *page, const DipleRelation *own, const DipleRelation *decided)
{
  if (own == NULL || decided == NULL)
    return own == NULL ? DIPLE_FEEDBACK_MISSED : DIPLE_FEEDBACK_DROPPED;
  if (!is_same (page, own, decided))
    return DIPLE_FEEDBACK_TARGET;
  return diple_mark_values (page->schema, &own->values) !=
                 diple_mark_values (page->schema, &decided->values)
             ? DIPLE_FEEDBACK_VALUE
             : DIPLE_FEEDBACK_KEPT;
}

/* The words where it starts are shown. */
static const DipleSpan *
find_source (const DipleFeedbackPage *page, const DipleRelation *relation)
{
  const DipleSpan *span =
      relation != NULL ? g_hash_table_lookup (page->spans, &relation->source) : NULL;

  if (span == NULL && relation != NULL)
    span = g_hash_table_lookup (page->spans, &relation->target);
  return span;
}

static void
add_case (DipleFeedbackPage *page,
          const DipleReviewItem *item,
          const DipleRelation *own,
          const DipleRelation *decided)
{
  const DipleFeedbackChange change = name_change (page, own, decided);
  DipleFeedbackCase *self = diple_feedback_page_add (
      page, DIPLE_FEEDBACK_RELATION, change, item->relation_type, item->decision);
  const DipleSpan *first = find_source (page, own);
  const DipleSpan *second = find_source (page, decided);

  self->range = item->range;
  if (first != NULL || second != NULL)
    diple_feedback_case_show (self, page, first, second);
  if (own != NULL)
    fill (page, &self->own, own);
  if (decided != NULL)
    fill (page, &self->decided, decided);
  if (change == DIPLE_FEEDBACK_VALUE)
    diple_feedback_case_compare (self, page, &own->values, &decided->values);
}

static DipleRelation *
find_relation (const DipleFeedbackPage *page, gint64 id)
{
  for (guint i = 0; i < page->document->relations->len; i++)
    if (((const DipleRelation *) page->document->relations->pdata[i])->id == id)
      return page->document->relations->pdata[i];
  return NULL;
}

static GPtrArray *
gather_decided (const DipleFeedbackPage *page, const DipleReviewItem *item)
{
  GPtrArray *decided = g_ptr_array_new ();

  for (guint i = 0; i < item->decision->relations->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (item->decision->relations, DipleDecisionRow, i);
      DipleRelation *relation = row->role == DIPLE_ROLE_GOLD ? find_relation (page, row->id) : NULL;

      if (relation != NULL)
        g_ptr_array_add (decided, relation);
    }
  return decided;
}

/* First what is the same, then what leads somewhere else instead, then what is left. */
void
diple_feedback_page_compare_relations (DipleFeedbackPage *page, const DipleReviewItem *item)
{
  const DipleReviewGiven *given = diple_feedback_page_find (page, item);
  g_autoptr (GPtrArray) decided = gather_decided (page, item);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  if (given == NULL)
    return;
  for (guint i = 0; i < given->relations->len; i++)
    {
      const DipleRelation *own = given->relations->pdata[i];
      guint k = 0;

      while (k < decided->len && !is_same (page, own, decided->pdata[k]))
        k++;
      if (k < decided->len)
        add_case (page, item, own, g_ptr_array_remove_index (decided, k));
      else
        g_ptr_array_add (others, (gpointer) own);
    }
  for (guint i = 0; i < MAX (others->len, decided->len); i++)
    add_case (page,
              item,
              i < others->len ? others->pdata[i] : NULL,
              i < decided->len ? decided->pdata[i] : NULL);
}
