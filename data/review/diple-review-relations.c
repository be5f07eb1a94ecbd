/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-review-items-private.h"

#include "data/review/diple-review-mark-private.h"

/* One relation, seen from the item where it starts. */
typedef struct
{
  gint64 type;
  guint source;   /* index of the item */
  guint64 target; /* the key of the item it leads to, or the mark of a place in another document */
  DipleRelation *relation; /* lent */
} Link;

typedef struct
{
  const DipleReviewInput *input;
  GPtrArray *items;   /* about spans */
  GHashTable *places; /* gint64 * to index of the item */
  GArray *links;      /* Link */
} Finder;

static void
add_places (const DipleReviewItem *item, guint index, GHashTable *places)
{
  for (guint i = 0; i < item->candidates->len; i++)
    {
      const DipleReviewCandidate *candidate = item->candidates->pdata[i];

      for (guint k = 0; k < candidate->given->len; k++)
        {
          const DipleReviewGiven *given = candidate->given->pdata[k];

          for (guint n = 0; n < given->spans->len; n++)
            g_hash_table_insert (
                places, &((DipleSpan *) given->spans->pdata[n])->id, GUINT_TO_POINTER (index + 1));
        }
    }
}

static GHashTable *
find_places (GPtrArray *items)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < items->len; i++)
    if (((const DipleReviewItem *) items->pdata[i])->relation_type == 0)
      add_places (items->pdata[i], i, places);
  return places;
}

GHashTable *
diple_review_items_by_span (GPtrArray *items)
{
  GHashTable *places = find_places (items);
  GHashTableIter iter;
  gpointer index;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, NULL, &index))
    g_hash_table_iter_replace (&iter, items->pdata[GPOINTER_TO_UINT (index) - 1]);
  return places;
}

/* One more than the index of the item that @span is in, or 0. */
static guint
find_place (const Finder *finder, gint64 span)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (finder->places, &span));
}

/* Of spans in other documents there are no items here; what says the same is what is at the same
 * place. */
static gboolean
mark_far (const Finder *finder, gint64 id, guint64 *mark)
{
  const DipleSpan *far =
      finder->input->far != NULL ? g_hash_table_lookup (finder->input->far, &id) : NULL;

  if (far != NULL)
    *mark = diple_mark_place (far->label, far->range, far->document);
  return far != NULL;
}

/* A symmetric relation starts at the first of its items, and of two documents in the older one. */
static gboolean
make_link (const Finder *finder, DipleRelation *relation, Link *link)
{
  const DipleRelationType *type =
      diple_schema_relation_type (finder->input->schema, relation->type);
  guint from = find_place (finder, relation->source);
  guint to = find_place (finder, relation->target);
  gint64 far = relation->target;

  if (type == NULL || (from == 0 && !type->symmetric))
    return FALSE;
  if (type->symmetric && (from == 0 || (to != 0 && to < from)))
    {
      const guint other = from;

      from = to;
      to = other;
      far = relation->source;
    }
  if (from == 0)
    return FALSE;
  *link = (Link){ relation->type, from - 1, 0, relation };
  if (to == 0)
    {
      const DipleSpan *end =
          finder->input->far != NULL ? g_hash_table_lookup (finder->input->far, &far) : NULL;

      if (type->symmetric && end != NULL && end->document < finder->input->document)
        return FALSE;
      return mark_far (finder, far, &link->target);
    }
  link->target = (guint64) ((const DipleReviewItem *) finder->items->pdata[to - 1])->key;
  return TRUE;
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const Link *x = a;
  const Link *y = b;

  if (x->source != y->source)
    return x->source < y->source ? -1 : 1;
  if (x->type != y->type)
    return x->type < y->type ? -1 : 1;
  if (x->target != y->target)
    return x->target < y->target ? -1 : 1;
  return (x->relation->id > y->relation->id) - (x->relation->id < y->relation->id);
}

/* What @annotator, who marked @spans at the source, says with the links from @first to @end. */
static void
give (const Finder *finder,
      DipleReviewItem *item,
      const DipleReviewGiven *source,
      guint first,
      guint end)
{
  g_autoptr (GPtrArray) relations = g_ptr_array_new ();
  DipleReviewGiven *given;
  guint64 mark = 0;
  guint64 last = 0;

  for (guint i = first; i < end; i++)
    {
      const Link *link = &g_array_index (finder->links, Link, i);
      guint64 said;

      if (link->relation->annotator != source->annotator)
        continue;
      said = diple_mark_stir (link->target,
                              diple_mark_values (finder->input->schema, &link->relation->values));
      if (mark == 0 || said != last)
        mark = diple_mark_gather (mark, said);
      last = said;
      g_ptr_array_add (relations, link->relation);
    }
  given = diple_review_item_give (item, source->annotator, mark);
  for (guint i = 0; i < source->spans->len; i++)
    g_ptr_array_add (given->spans, diple_span_ref (source->spans->pdata[i]));
  for (guint i = 0; i < relations->len; i++)
    g_ptr_array_add (given->relations, diple_relation_ref (relations->pdata[i]));
}

/* About the links from @first to @end, of one type from one item: all who marked something there
 * are asked. */
static DipleReviewItem *
make_item (const Finder *finder, guint first, guint end)
{
  const Link *link = &g_array_index (finder->links, Link, first);
  const DipleReviewItem *source = finder->items->pdata[link->source];
  DipleReviewItem *item = diple_review_item_new (finder->input, source->layer);

  item->relation_type = link->type;
  item->source = source->key;
  item->label = source->label;
  item->range = source->range;
  for (guint i = 0; i < source->candidates->len; i++)
    {
      const DipleReviewCandidate *candidate = source->candidates->pdata[i];

      for (guint k = 0; candidate->mark != 0 && k < candidate->given->len; k++)
        {
          give (finder, item, candidate->given->pdata[k], first, end);
          item->n_finished++;
        }
    }
  diple_review_item_end (item, diple_mark_stir ((guint64) link->type, (guint64) source->key));
  item->kind = item->candidates->len > 1 ? DIPLE_REVIEW_RELATION : DIPLE_REVIEW_AGREE;
  return item;
}

static void
find_links (Finder *finder)
{
  for (guint i = 0; i < finder->input->relations->len; i++)
    {
      Link link;

      if (make_link (finder, finder->input->relations->pdata[i], &link))
        g_array_append_val (finder->links, link);
    }
  g_array_sort (finder->links, compare_links);
}

void
diple_review_items_add_relations (const DipleReviewInput *input, GPtrArray *items)
{
  g_autoptr (GHashTable) places = find_places (items);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (Link));
  Finder finder = { input, items, places, links };

  find_links (&finder);
  for (guint i = 0, end = 0; i < links->len; i = end)
    {
      const Link *first = &g_array_index (links, Link, i);
      DipleReviewItem *item;

      for (end = i + 1; end < links->len; end++)
        {
          const Link *link = &g_array_index (links, Link, end);

          if (link->source != first->source || link->type != first->type)
            break;
        }
      item = make_item (&finder, i, end);
      diple_review_item_measure (item);
      g_ptr_array_add (items, item);
    }
}
