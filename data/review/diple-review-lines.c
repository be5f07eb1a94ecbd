/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-review-part-private.h"

#include "data/review/diple-review-mark-private.h"

/* Items that ask the same question. */
typedef struct
{
  guint64 sign;
  double weight; /* how many there are, by their severity */
  guint place;   /* among all groups, the heaviest first */
} Group;

/* What an order looks at lies together: an entry is looked up for each comparison otherwise. */
typedef struct
{
  DipleReviewEntry *entry; /* lent */
  Group *group;            /* NULL in text order */
  guint place;             /* of the group */
  double severity;
} Line;

static gint64
find_behind (const DipleReviewEntry *entry, guint lane)
{
  g_autoptr (GArray) lanes = g_array_copy (entry->annotators);

  if (lane > lanes->len)
    return 0;
  diple_review_draw_lanes (lanes, entry->key);
  return g_array_index (lanes, gint64, lane - 1);
}

static gboolean
is_of (const DipleReviewEntry *entry, gint64 annotator)
{
  for (guint i = 0; i < entry->apart->len; i++)
    if (g_array_index (entry->apart, gint64, i) == annotator)
      return TRUE;
  return FALSE;
}

static gboolean
wants (const DipleReviewFilter *filter, const DipleReviewEntry *entry)
{
  if (filter->kind == DIPLE_N_REVIEW_KINDS ? entry->kind == DIPLE_REVIEW_AGREE
                                           : entry->kind != filter->kind)
    return FALSE;
  return (filter->document == 0 || entry->document == filter->document) &&
         (filter->label == 0 || entry->label == filter->label) &&
         (filter->annotator == 0 || is_of (entry, filter->annotator)) &&
         (filter->lane == 0 || is_of (entry, find_behind (entry, filter->lane))) &&
         (filter->patterns == 0 || (entry->patterns & filter->patterns) != 0) &&
         (filter->settled || entry->state == DIPLE_REVIEW_OPEN ||
          entry->state == DIPLE_REVIEW_REOPENED);
}

static guint64
sign (const DipleReviewEntry *entry)
{
  guint64 mark = diple_mark_stir ((guint64) entry->kind, (guint64) entry->label);

  return diple_mark_stir (diple_mark_stir (mark, entry->patterns),
                          (guint64) (entry->relation_type + entry->attribute));
}

static Group *
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
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *x = a;
  const Group *y = b;

  if (x->weight != y->weight)
    return x->weight > y->weight ? -1 : 1;
  return (x->sign > y->sign) - (x->sign < y->sign);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *x = a;
  const Line *y = b;

  if (x->place != y->place)
    return x->place < y->place ? -1 : 1;
  return (x->severity < y->severity) - (x->severity > y->severity);
}

/* Lines are in text order, and remain so where nothing else tells them apart. */
static void
order (GHashTable *groups, GArray *lines)
{
  g_autoptr (GList) ordered = g_list_sort (g_hash_table_get_values (groups), compare_groups);
  guint n = 0;

  for (GList *link = ordered; link != NULL; link = link->next)
    ((Group *) link->data)->place = n++;
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);

      line->place = line->group->place;
    }
  g_array_sort (lines, compare_lines);
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
      Line line = { entry, NULL, 0, entry->severity };

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
    order (groups, lines);
  entries = g_ptr_array_sized_new (lines->len);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (entries, g_array_index (lines, Line, i).entry);
  return entries;
}
