/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-review-sheet-private.h"

static GHashTable *
new_parts (void)
{
  return g_hash_table_new_full (
      g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) diple_review_part_unref);
}

DipleReviewSheet *
diple_review_sheet_new (void)
{
  DipleReviewSheet *sheet = g_atomic_rc_box_new0 (DipleReviewSheet);

  sheet->documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  sheet->annotators = g_ptr_array_new ();
  sheet->parts = new_parts ();
  sheet->lines = g_ptr_array_new ();
  return sheet;
}

DipleReviewSheet *
diple_review_sheet_ref (DipleReviewSheet *sheet)
{
  return g_atomic_rc_box_acquire (sheet);
}

static void
clear (gpointer data)
{
  DipleReviewSheet *sheet = data;

  g_ptr_array_unref (sheet->lines);
  g_hash_table_unref (sheet->parts);
  g_ptr_array_unref (sheet->annotators);
  g_array_unref (sheet->documents);
}

void
diple_review_sheet_unref (DipleReviewSheet *sheet)
{
  g_atomic_rc_box_release_full (sheet, clear);
}

DipleReviewPart *
diple_review_sheet_find (const DipleReviewSheet *sheet, gint64 document)
{
  return g_hash_table_lookup (sheet->parts, &document);
}

static void
add_part (DipleReviewSheet *sheet, DipleReviewPart *part)
{
  g_hash_table_insert (sheet->parts, &part->document, diple_review_part_ref (part));
  for (guint i = 0; i < DIPLE_N_REVIEW_KINDS; i++)
    {
      sheet->left[i] += part->left[i];
      sheet->all[i] += part->all[i];
    }
  sheet->n_lanes = MAX (sheet->n_lanes, part->annotators->len);
}

/* What was read, by document; NULL for what is not there any more. */
static GHashTable *
index_read (const GArray *read, const GPtrArray *parts)
{
  GHashTable *found = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < read->len; i++)
    g_hash_table_insert (found, &g_array_index (read, gint64, i), NULL);
  for (guint i = 0; i < parts->len; i++)
    g_hash_table_insert (found, &((DipleReviewPart *) parts->pdata[i])->document, parts->pdata[i]);
  return found;
}

DipleReviewSheet *
diple_review_sheet_make (const DipleReviewSheet *old,
                         GPtrArray *annotators,
                         GArray *documents,
                         const GArray *read,
                         const GPtrArray *parts,
                         const DipleReviewFilter *filter)
{
  g_autoptr (GHashTable) found = index_read (read, parts);
  DipleReviewSheet *sheet = g_atomic_rc_box_new0 (DipleReviewSheet);

  sheet->annotators = g_ptr_array_ref (annotators);
  sheet->documents = g_array_ref (documents);
  sheet->parts = new_parts ();
  for (guint i = 0; i < documents->len; i++)
    {
      const gint64 document = g_array_index (documents, gint64, i);
      gpointer part;

      if (!g_hash_table_lookup_extended (found, &document, NULL, &part))
        part = diple_review_sheet_find (old, document);
      if (part != NULL)
        add_part (sheet, part);
    }
  sheet->lines = diple_review_lines_make (filter, sheet->documents, sheet->parts);
  return sheet;
}

void
diple_review_sheet_compare (const DipleReviewSheet *old,
                            const DipleReviewSheet *sheet,
                            guint *first,
                            guint *removed,
                            guint *added)
{
  const GPtrArray *a = old->lines;
  const GPtrArray *b = sheet->lines;
  const guint most = MIN (a->len, b->len);
  guint head = 0, tail = 0;

  while (head < most && a->pdata[head] == b->pdata[head])
    head++;
  while (tail < most - head && a->pdata[a->len - 1 - tail] == b->pdata[b->len - 1 - tail])
    tail++;
  *first = head;
  *removed = a->len - head - tail;
  *added = b->len - head - tail;
}
