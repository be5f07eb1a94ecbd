/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/project/diple-relation-index-private.h"

struct _DipleRelationIndex
{
  GPtrArray *sorted;   /* DipleRelation *, referenced */
  GHashTable *by_id;   /* gint64 * (in the relation) to DipleRelation *, lent by sorted */
  GHashTable *by_span; /* gint64 *, owned, to GPtrArray * of DipleRelation *, lent by sorted */
};

DipleRelationIndex *
diple_relation_index_new (void)
{
  DipleRelationIndex *self = g_new0 (DipleRelationIndex, 1);

  self->sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_relation_unref);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_span = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
diple_relation_index_free (DipleRelationIndex *self)
{
  g_hash_table_unref (self->by_span);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->sorted);
  g_free (self);
}

int
diple_relation_compare (const DipleRelation *a, const DipleRelation *b)
{
  if (a->source != b->source)
    return a->source < b->source ? -1 : 1;
  return (a->id > b->id) - (a->id < b->id);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return diple_relation_compare (*(DipleRelation *const *) a, *(DipleRelation *const *) b);
}

static void
add_end (DipleRelationIndex *self, gint64 span, DipleRelation *relation)
{
  GPtrArray *ends = g_hash_table_lookup (self->by_span, &span);

  if (ends == NULL)
    {
      ends = g_ptr_array_new ();
      g_hash_table_insert (self->by_span, g_memdup2 (&span, sizeof span), ends);
    }
  g_ptr_array_add (ends, relation);
}

static void
remove_end (DipleRelationIndex *self, gint64 span, DipleRelation *relation)
{
  GPtrArray *ends = g_hash_table_lookup (self->by_span, &span);

  g_ptr_array_remove_fast (ends, relation);
  if (ends->len == 0)
    g_hash_table_remove (self->by_span, &span);
}

static void
index_one (DipleRelationIndex *self, DipleRelation *relation)
{
  g_hash_table_insert (self->by_id, &relation->id, relation);
  add_end (self, relation->source, relation);
  add_end (self, relation->target, relation);
}

void
diple_relation_index_set (DipleRelationIndex *self, GPtrArray *relations)
{
  g_hash_table_remove_all (self->by_span);
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->sorted, 0);
  for (guint i = 0; i < relations->len; i++)
    {
      DipleRelation *relation = g_ptr_array_index (relations, i);

      g_ptr_array_add (self->sorted, diple_relation_ref (relation));
      index_one (self, relation);
    }
  g_ptr_array_sort (self->sorted, compare_cb);
}

/* The position of the first relation that does not come before @relation. */
static guint
position_of (const DipleRelationIndex *self, const DipleRelation *relation)
{
  guint low = 0;
  guint high = self->sorted->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (diple_relation_compare (g_ptr_array_index (self->sorted, middle), relation) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
diple_relation_index_put (DipleRelationIndex *self, DipleRelation *relation)
{
  g_autoptr (DipleRelation) kept = diple_relation_ref (relation);

  diple_relation_index_remove (self, relation->id);
  g_ptr_array_insert (self->sorted, (int) position_of (self, kept), diple_relation_ref (kept));
  index_one (self, kept);
}

gboolean
diple_relation_index_remove (DipleRelationIndex *self, gint64 id)
{
  DipleRelation *relation = diple_relation_index_find (self, id);

  if (relation == NULL)
    return FALSE;
  remove_end (self, relation->source, relation);
  remove_end (self, relation->target, relation);
  g_hash_table_remove (self->by_id, &id);
  g_ptr_array_remove_index (self->sorted, position_of (self, relation));
  return TRUE;
}

DipleRelation *
diple_relation_index_find (const DipleRelationIndex *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

GPtrArray *
diple_relation_index_get_all (const DipleRelationIndex *self)
{
  return self->sorted;
}

const GPtrArray *
diple_relation_index_of (const DipleRelationIndex *self, gint64 span)
{
  return g_hash_table_lookup (self->by_span, &span);
}
