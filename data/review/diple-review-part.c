/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-review-part-private.h"

#include "data/review/diple-review-rows-private.h"

DipleReviewEntry *
diple_review_entry_ref (DipleReviewEntry *entry)
{
  return g_atomic_rc_box_acquire (entry);
}

static void
clear (gpointer data)
{
  g_free (((DipleReviewEntry *) data)->words);
}

void
diple_review_entry_unref (DipleReviewEntry *entry)
{
  g_atomic_rc_box_release_full (entry, clear);
}

void
diple_review_part_free (DipleReviewPart *part)
{
  g_ptr_array_unref (part->entries);
  g_free (part);
}

static DipleReviewEntry *
make_entry (const DipleReviewDocument *document, const DipleReviewItem *item)
{
  DipleReviewEntry *entry = g_atomic_rc_box_new0 (DipleReviewEntry);
  const DipleReviewCandidate *first = item->candidates->pdata[0];

  entry->key = item->key;
  entry->document = item->document;
  entry->layer = item->layer;
  entry->label = item->label;
  entry->relation_type = item->relation_type;
  entry->kind = item->kind;
  entry->state = item->state;
  entry->range = item->range;
  entry->patterns = item->patterns;
  entry->severity = item->severity;
  entry->n_candidates = item->candidates->len;
  entry->n_present = item->n_present;
  entry->n_finished = item->n_finished;
  entry->n_leading = first->given->len;
  entry->words = diple_review_dup_quote (document->text, item->range);
  return entry;
}

DipleReviewPart *
diple_review_part_read (DipleStore *store,
                        const DipleSchema *schema,
                        gint64 document,
                        const DipleReviewOptions *options,
                        GError **error)
{
  g_autoptr (DipleReviewDocument) loaded =
      diple_review_document_load (store, schema, document, options, error);
  DipleReviewPart *part;

  if (loaded == NULL)
    return NULL;
  part = g_new0 (DipleReviewPart, 1);
  part->document = document;
  part->n_orphans = loaded->orphans->len;
  part->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_review_entry_unref);
  for (guint i = 0; i < loaded->items->len; i++)
    g_ptr_array_add (part->entries, make_entry (loaded, loaded->items->pdata[i]));
  return part;
}

/* With the same key in the same document the rest is the same, but for what others may have done.
 */
static gboolean
is_equal (const DipleReviewEntry *a, const DipleReviewEntry *b)
{
  return a->key == b->key && a->state == b->state && a->kind == b->kind &&
         a->n_present == b->n_present && a->n_finished == b->n_finished &&
         a->n_leading == b->n_leading && a->severity == b->severity && a->label == b->label;
}

void
diple_review_part_keep (DipleReviewPart *part, const DipleReviewPart *old)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < old->entries->len; i++)
    {
      DipleReviewEntry *entry = old->entries->pdata[i];

      g_hash_table_insert (by_key, &entry->key, entry);
    }
  for (guint i = 0; i < part->entries->len; i++)
    {
      DipleReviewEntry *entry = part->entries->pdata[i];
      DipleReviewEntry *same = g_hash_table_lookup (by_key, &entry->key);

      if (same == NULL || !is_equal (same, entry))
        continue;
      part->entries->pdata[i] = diple_review_entry_ref (same);
      diple_review_entry_unref (entry);
    }
}
