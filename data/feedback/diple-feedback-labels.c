/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/feedback/diple-feedback-private.h"

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

static DipleFeedbackChange
name_change (const char *own, const char *decided)
{
  if (g_str_equal (own, decided))
    return DIPLE_FEEDBACK_KEPT;
  if (*own == '\0')
    return DIPLE_FEEDBACK_MISSED;
  return *decided == '\0' ? DIPLE_FEEDBACK_DROPPED : DIPLE_FEEDBACK_VALUE;
}

/* What the gold layer says of the document, or "". */
static char *
dup_decided (const DipleFeedbackPage *page, const DipleAttribute *attribute)
{
  const DipleValues *values = g_hash_table_lookup (page->document->values, &page->document->gold);

  return values != NULL ? diple_values_dup_words (page->store, attribute, values) : g_strdup ("");
}

void
diple_feedback_page_compare_labels (DipleFeedbackPage *page, const DipleReviewItem *item)
{
  const DipleReviewGiven *given = diple_feedback_page_find (page, item);
  const DipleAttribute *attribute = diple_schema_attribute (page->schema, item->attribute);
  g_autofree char *own = NULL;
  g_autofree char *decided = NULL;
  DipleFeedbackCase *found;

  if (given == NULL || attribute == NULL)
    return;
  own = diple_values_dup_words (page->store, attribute, &given->values);
  decided = dup_decided (page, attribute);
  if (*own == '\0' && *decided == '\0')
    return;
  found = diple_feedback_page_add (
      page, DIPLE_FEEDBACK_DOCUMENT, name_change (own, decided), attribute->id, item->decision);
  fill (&found->own, attribute, own);
  fill (&found->decided, attribute, decided);
}
