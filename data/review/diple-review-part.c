/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-review-part-private.h"

#include "data/review/diple-review-rows-private.h"

#include <string.h>

DipleReviewEntry *
diple_review_entry_ref (DipleReviewEntry *entry)
{
  return g_atomic_rc_box_acquire (entry);
}

static void
clear_entry (gpointer data)
{
  DipleReviewEntry *entry = data;

  g_array_unref (entry->annotators);
  g_array_unref (entry->apart);
  g_ref_string_release (entry->title);
  g_free (entry->words);
}

void
diple_review_entry_unref (DipleReviewEntry *entry)
{
  g_atomic_rc_box_release_full (entry, clear_entry);
}

DipleReviewPart *
diple_review_part_ref (DipleReviewPart *part)
{
  return g_atomic_rc_box_acquire (part);
}

static void
clear_part (gpointer data)
{
  DipleReviewPart *part = data;

  g_ptr_array_unref (part->entries);
  g_array_unref (part->annotators);
  g_array_unref (part->others);
}

void
diple_review_part_unref (DipleReviewPart *part)
{
  g_atomic_rc_box_release_full (part, clear_part);
}

gboolean
diple_review_part_leads_to (const DipleReviewPart *part, gint64 document)
{
  for (guint i = 0; i < part->others->len; i++)
    if (g_array_index (part->others, gint64, i) == document)
      return TRUE;
  return FALSE;
}

static GArray *
find_apart (const DipleReviewItem *item, const GArray *annotators)
{
  GArray *apart = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < annotators->len; i++)
    if (diple_review_item_is_of (item, g_array_index (annotators, gint64, i)))
      g_array_append_val (apart, g_array_index (annotators, gint64, i));
  return apart;
}

static DipleReviewEntry *
make_entry (const DipleReviewDocument *document, const DipleReviewItem *item, char *title)
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
  entry->annotators = g_array_ref (document->annotators);
  entry->apart = find_apart (item, document->annotators);
  entry->title = g_ref_string_acquire (title);
  entry->attribute = item->attribute;
  entry->words = item->attribute != 0 ? g_strdup (document->title)
                                      : diple_review_dup_quote (document->map, item->range);
  return entry;
}

static gboolean
are_equal (const GArray *a, const GArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0;
}

/* With the same key in the same document the rest is the same, but for what others may have done.
 */
static gboolean
is_equal (const DipleReviewEntry *a, const DipleReviewEntry *b)
{
  return a->key == b->key && a->state == b->state && a->kind == b->kind &&
         a->n_present == b->n_present && a->n_finished == b->n_finished &&
         a->n_leading == b->n_leading && a->severity == b->severity && a->label == b->label &&
         are_equal (a->annotators, b->annotators) && are_equal (a->apart, b->apart) &&
         g_str_equal (a->title, b->title);
}

static GHashTable *
index_entries (const DipleReviewPart *part)
{
  GHashTable *by_key = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < part->entries->len; i++)
    {
      DipleReviewEntry *entry = part->entries->pdata[i];

      g_hash_table_insert (by_key, &entry->key, entry);
    }
  return by_key;
}

static void
take_entry (DipleReviewPart *part, DipleReviewEntry *entry)
{
  part->all[entry->kind]++;
  if (entry->state != DIPLE_REVIEW_DECIDED)
    part->left[entry->kind]++;
  g_ptr_array_add (part->entries, entry);
}

static void
add_entries (DipleReviewPart *part,
             const DipleReviewDocument *document,
             const GPtrArray *items,
             const DipleReviewPart *old)
{
  g_autoptr (GHashTable) known = old != NULL ? index_entries (old) : NULL;
  char *title = g_ref_string_new (document->title);

  for (guint i = 0; i < items->len; i++)
    {
      DipleReviewEntry *entry = make_entry (document, items->pdata[i], title);
      DipleReviewEntry *same = known != NULL ? g_hash_table_lookup (known, &entry->key) : NULL;

      if (same != NULL && is_equal (same, entry))
        {
          diple_review_entry_unref (entry);
          entry = diple_review_entry_ref (same);
        }
      take_entry (part, entry);
    }
  g_ref_string_release (title);
}

static void
add_others (DipleReviewPart *part, const DipleReviewDocument *document)
{
  GHashTableIter iter;
  gpointer span;

  g_hash_table_iter_init (&iter, document->far);
  while (g_hash_table_iter_next (&iter, NULL, &span))
    {
      const gint64 other = ((const DipleSpan *) span)->document;

      if (!diple_review_part_leads_to (part, other))
        g_array_append_val (part->others, other);
    }
}

DipleReviewPart *
diple_review_part_read (DipleStore *store,
                        const DipleSchema *schema,
                        gint64 document,
                        const DipleReviewOptions *options,
                        const DipleReviewPart *old,
                        GError **error)
{
  g_autoptr (DipleReviewDocument) loaded =
      diple_review_document_load (store, schema, document, options, error);
  DipleReviewPart *part;

  if (loaded == NULL)
    return NULL;
  part = g_atomic_rc_box_new0 (DipleReviewPart);
  part->document = document;
  part->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_review_entry_unref);
  part->annotators = g_array_ref (loaded->annotators);
  part->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_entries (part, loaded, loaded->items, old);
  add_entries (part, loaded, loaded->left_over, old);
  add_others (part, loaded);
  return part;
}
