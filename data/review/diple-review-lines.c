/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-review-part-private.h"

#include "data/review/diple-review-mark-private.h"

/* Items that ask the same question. */
typedef struct
{
  guint64 sign;
  double weight; /* how many there are, by their severity */
} Group;

typedef struct
{
  DipleReviewEntry *entry; /* lent */
  const Group *group;
  guint order; /* in the text order of the project */
} Line;

static gboolean
wants (const DipleReviewFilter *filter, const DipleReviewEntry *entry)
{
  if (filter->kind == DIPLE_N_REVIEW_KINDS ? entry->kind == DIPLE_REVIEW_AGREE
                                           : entry->kind != filter->kind)
    return FALSE;
  return (filter->document == 0 || entry->document == filter->document) &&
         (filter->label == 0 || entry->label == filter->label) &&
         (filter->patterns == 0 || (entry->patterns & filter->patterns) != 0) &&
         (filter->settled || entry->state == DIPLE_REVIEW_OPEN ||
          entry->state == DIPLE_REVIEW_REOPENED);
}

static guint64
sign (const DipleReviewEntry *entry)
{
  guint64 mark = diple_mark_stir ((guint64) entry->kind, (guint64) entry->label);

  return diple_mark_stir (diple_mark_stir (mark, entry->patterns), (guint64) entry->relation_type);
}

static const Group *
count_in (GHashTable *groups, const DipleReviewEntry *entry)
{
  const guint64 mark = sign (entry);
  Group *group = g_hash_table_lookup (groups, &mark);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->sign = mark;
      g_hash_table_insert (groups, &group->sign, group);
    }
  group->weight += entry->severity;
  return group;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *x = a;
  const Line *y = b;

  if (x->group != y->group)
    {
      if (x->group->weight != y->group->weight)
        return x->group->weight > y->group->weight ? -1 : 1;
      return x->group->sign < y->group->sign ? -1 : 1;
    }
  if (x->entry->severity != y->entry->severity)
    return x->entry->severity > y->entry->severity ? -1 : 1;
  return (x->order > y->order) - (x->order < y->order);
}

static void
add_part (const DipleReviewFilter *filter,
          const DipleReviewPart *part,
          GHashTable *groups,
          GArray *lines)
{
  for (guint i = 0; i < part->entries->len; i++)
    {
      DipleReviewEntry *entry = part->entries->pdata[i];
      Line line = { entry, NULL, lines->len };

      if (!wants (filter, entry))
        continue;
      if (filter->by_pattern)
        line.group = count_in (groups, entry);
      g_array_append_val (lines, line);
    }
}

GPtrArray *
diple_review_lines_make (const DipleReviewFilter *filter,
                         const GArray *documents,
                         GHashTable *parts)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  GPtrArray *entries;

  for (guint i = 0; i < documents->len; i++)
    {
      const DipleReviewPart *part =
          g_hash_table_lookup (parts, &g_array_index (documents, gint64, i));

      if (part != NULL)
        add_part (filter, part, groups, lines);
    }
  if (filter->by_pattern)
    g_array_sort (lines, compare_lines);
  entries = g_ptr_array_sized_new (lines->len);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (entries, g_array_index (lines, Line, i).entry);
  return entries;
}
