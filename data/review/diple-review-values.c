/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-review-items-private.h"

#include "data/review/diple-review-mark-private.h"

/* What is said of the whole document: an item for each attribute of which somebody says something.
 */

static const DipleValues *
find_values (const DipleReviewInput *input, guint annotator)
{
  return g_hash_table_lookup (input->values, &g_array_index (input->annotators, gint64, annotator));
}

static gboolean
is_said (const DipleReviewInput *input, gint64 attribute)
{
  for (guint i = 0; i < input->annotators->len; i++)
    {
      const DipleValues *values = find_values (input, i);

      if (values != NULL && diple_values_get (values, attribute, NULL) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
give (const DipleReviewInput *input, guint annotator, DipleReviewItem *item)
{
  const DipleValues *values = find_values (input, annotator);
  const guint64 mark = values != NULL ? diple_mark_attribute (values, item->attribute) : 0;
  DipleReviewGiven *given =
      diple_review_item_give (item, g_array_index (input->annotators, gint64, annotator), mark);
  guint n = 0;
  const DipleValue *value = mark != 0 ? diple_values_get (values, item->attribute, &n) : NULL;

  if (value != NULL)
    diple_values_set (&given->values, item->attribute, value, n);
}

static DipleReviewItem *
make_item (const DipleReviewInput *input, gint64 attribute)
{
  DipleReviewItem *item = diple_review_item_new (input, 0);

  item->attribute = attribute;
  item->n_finished = input->annotators->len;
  for (guint i = 0; i < input->annotators->len; i++)
    give (input, i, item);
  diple_review_item_end (item, diple_mark_stir (DIPLE_REVIEW_DOCUMENT, (guint64) attribute));
  diple_review_item_measure (item);
  item->kind = item->candidates->len > 1 ? DIPLE_REVIEW_DOCUMENT : DIPLE_REVIEW_AGREE;
  item->values_differ = item->candidates->len > 1;
  return item;
}

void
diple_review_items_add_values (const DipleReviewInput *input, GPtrArray *items)
{
  if (input->annotators->len < 2)
    return;
  for (guint i = 0; i < input->schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = input->schema->attributes->pdata[i];

      if (attribute->owner == DIPLE_OWNER_DOCUMENT && attribute->compared &&
          is_said (input, attribute->id))
        g_ptr_array_add (items, make_item (input, attribute->id));
    }
}
