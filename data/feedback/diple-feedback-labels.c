/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/feedback/diple-feedback-private.h"

#include "data/diple-document-values.h"
#include "data/diple-value-words.h"

static void
fill (DipleFeedbackVersion *version, const DipleAttribute *attribute, const char *words)
{
  if (*words == '\0')
    return;
  version->name = g_strdup (attribute->name);
  g_free (version->text);
  version->text = g_strdup (words);
}

static const DipleDecision *
find_decision (const DipleFeedbackPage *page, gint64 attribute)
{
  for (guint i = 0; i < page->document->items->len; i++)
    {
      const DipleReviewItem *item = page->document->items->pdata[i];

      if (item->attribute == attribute && item->state == DIPLE_REVIEW_DECIDED)
        return item->decision;
    }
  return NULL;
}

/* An attribute of which the gold layer says nothing is not decided, unless that was the decision.
 */
static void
compare (DipleFeedbackPage *page,
         const DipleAttribute *attribute,
         const DipleValues *own,
         const DipleValues *decided)
{
  g_autofree char *first = diple_values_dup_words (page->store, attribute, own);
  g_autofree char *second = diple_values_dup_words (page->store, attribute, decided);
  DipleFeedbackChange change = DIPLE_FEEDBACK_VALUE;
  const DipleDecision *decision = find_decision (page, attribute->id);
  DipleFeedbackCase *self;

  if (*second == '\0' && (*first == '\0' || decision == NULL))
    return;
  if (*second == '\0')
    change = DIPLE_FEEDBACK_DROPPED;
  else if (*first == '\0')
    change = DIPLE_FEEDBACK_MISSED;
  else if (g_str_equal (first, second))
    change = DIPLE_FEEDBACK_KEPT;
  self = diple_feedback_page_add (page, DIPLE_FEEDBACK_DOCUMENT, change, attribute->id, decision);
  fill (&self->own, attribute, first);
  fill (&self->decided, attribute, second);
}

gboolean
diple_feedback_page_compare_labels (DipleFeedbackPage *page, GError **error)
{
  const gint64 document = page->document->document;
  DipleValues own = { NULL, 0 };
  DipleValues decided = { NULL, 0 };
  const gboolean read =
      diple_document_values_load (page->store, document, page->feedback->annotator, &own, error) &&
      diple_document_values_load (page->store, document, page->document->gold, &decided, error);

  for (guint i = 0; read && i < page->schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = page->schema->attributes->pdata[i];

      if (attribute->owner == DIPLE_OWNER_DOCUMENT && attribute->compared)
        compare (page, attribute, &own, &decided);
    }
  diple_values_clear (&own);
  diple_values_clear (&decided);
  return read;
}
