/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-span-index.h"

/* Each level of the tree holds the greatest end of every FAN entries of the level below; level 0 is
 * over the spans themselves. Starts and ends lie in arrays of their own so that searching and
 * rebuilding run through memory in order instead of following pointers. */
#define FAN 16
#define MAX_LEVELS 8

struct _DipleSpanIndex
{
  GHashTable *by_id;          /* gint64 * (in the span) to DipleSpan *, referenced */
  GPtrArray *spans;           /* DipleSpan *, sorted, lent by by_id */
  GArray *starts;             /* guint */
  GArray *levels[MAX_LEVELS]; /* guint; levels[0] are the ends */
  guint n_levels;
};

static GArray *
new_numbers (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint));
}

static guint
at (const GArray *numbers, guint i)
{
  return g_array_index (numbers, guint, i);
}

DipleSpanIndex *
diple_span_index_new (void)
{
  DipleSpanIndex *self = g_new0 (DipleSpanIndex, 1);

  self->by_id =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) diple_span_unref);
  self->spans = g_ptr_array_new ();
  self->starts = new_numbers ();
  for (guint i = 0; i < MAX_LEVELS; i++)
    self->levels[i] = new_numbers ();
  self->n_levels = 1;

  return self;
}

void
diple_span_index_free (DipleSpanIndex *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->spans);
  g_hash_table_unref (self->by_id);
  g_array_unref (self->starts);
  for (guint i = 0; i < MAX_LEVELS; i++)
    g_array_unref (self->levels[i]);
  g_free (self);
}

static guint
greatest (const GArray *below, guint block)
{
  guint first = block * FAN;
  guint last = MIN (first + FAN, below->len);
  guint value = 0;

  for (guint i = first; i < last; i++)
    value = MAX (value, at (below, i));

  return value;
}

/* Brings the upper levels up to date after the ends from @position on have changed. */
static void
rebuild (DipleSpanIndex *self, guint position)
{
  guint level = 0;

  while (self->levels[level]->len > FAN)
    {
      GArray *below = self->levels[level++];
      GArray *above = self->levels[level];

      /* A level that was not in use is out of date from its first block on. */
      position = level < self->n_levels ? position / FAN : 0;
      g_array_set_size (above, (below->len + FAN - 1) / FAN);
      for (guint i = position; i < above->len; i++)
        g_array_index (above, guint, i) = greatest (below, i);
    }

  self->n_levels = level + 1;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return diple_span_compare (*(DipleSpan *const *) a, *(DipleSpan *const *) b);
}

static void
collect (DipleSpanIndex *self)
{
  GHashTableIter iter;
  gpointer span;

  g_ptr_array_set_size (self->spans, 0);
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &span))
    g_ptr_array_add (self->spans, span);
  g_ptr_array_sort (self->spans, compare_cb);
}

void
diple_span_index_set (DipleSpanIndex *self, GPtrArray *spans)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (spans != NULL);

  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < spans->len; i++)
    {
      DipleSpan *span = g_ptr_array_index (spans, i);

      g_hash_table_replace (self->by_id, &span->id, diple_span_ref (span));
    }
  collect (self);

  g_array_set_size (self->starts, self->spans->len);
  g_array_set_size (self->levels[0], self->spans->len);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (self->spans, i);

      g_array_index (self->starts, guint, i) = span->range.start;
      g_array_index (self->levels[0], guint, i) = span->range.end;
    }
  self->n_levels = 1;
  rebuild (self, 0);
}

/* The position of the first span that does not come before @span. */
static guint
position_of (const DipleSpanIndex *self, const DipleSpan *span)
{
  guint low = 0;
  guint high = self->spans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (diple_span_compare (g_ptr_array_index (self->spans, middle), span) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
take_out (DipleSpanIndex *self, guint position)
{
  g_ptr_array_remove_index (self->spans, position);
  g_array_remove_index (self->starts, position);
  g_array_remove_index (self->levels[0], position);
}

void
diple_span_index_put (DipleSpanIndex *self, DipleSpan *span)
{
  const DipleSpan *old;
  guint changed = G_MAXUINT;
  guint position;

  g_return_if_fail (self != NULL);
  g_return_if_fail (span != NULL);

  old = g_hash_table_lookup (self->by_id, &span->id);
  if (old != NULL)
    {
      changed = position_of (self, old);
      take_out (self, changed);
    }

  position = position_of (self, span);
  g_ptr_array_insert (self->spans, (int) position, span);
  g_array_insert_val (self->starts, position, span->range.start);
  g_array_insert_val (self->levels[0], position, span->range.end);
  g_hash_table_replace (self->by_id, &span->id, diple_span_ref (span));
  rebuild (self, MIN (changed, position));
}

gboolean
diple_span_index_remove (DipleSpanIndex *self, gint64 id)
{
  guint position;

  g_return_val_if_fail (self != NULL, FALSE);

  if (diple_span_index_find (self, id, &position) == NULL)
    return FALSE;

  take_out (self, position);
  g_hash_table_remove (self->by_id, &id);
  rebuild (self, position);

  return TRUE;
}

guint
diple_span_index_size (const DipleSpanIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->spans->len;
}

DipleSpan *
diple_span_index_get (const DipleSpanIndex *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->spans->len, NULL);

  return g_ptr_array_index (self->spans, position);
}

DipleSpan *
diple_span_index_find (const DipleSpanIndex *self, gint64 id, guint *position)
{
  DipleSpan *span;

  g_return_val_if_fail (self != NULL, NULL);

  span = g_hash_table_lookup (self->by_id, &id);
  if (span != NULL && position != NULL)
    *position = position_of (self, span);

  return span;
}

typedef struct
{
  const DipleSpanIndex *index;
  guint limit; /* the position of the first span that starts too late */
  DipleRange range;
  DipleSpanFunc func;
  gpointer data;
} Walk;

static gboolean
meet (const Walk *walk, guint position)
{
  DipleSpan *span = g_ptr_array_index (walk->index->spans, position);

  /* An empty span shares nothing, even inside the range. */
  return span->range.start == span->range.end || walk->func (span, walk->data);
}

/* Goes through the entries of block @block of @level; FALSE once @func wants no more. Everything
 * under an entry whose greatest end does not reach the range is passed over. */
static gboolean
descend (const Walk *walk, guint level, guint block)
{
  const GArray *ends = walk->index->levels[level];
  guint first = block * FAN;

  for (guint i = first; i < ends->len && i < first + FAN; i++)
    {
      if (level == 0 && i >= walk->limit)
        break;
      if (at (ends, i) <= walk->range.start)
        continue;
      if (!(level == 0 ? meet (walk, i) : descend (walk, level - 1, i)))
        return FALSE;
    }

  return TRUE;
}

void
diple_span_index_foreach (const DipleSpanIndex *self,
                          DipleRange range,
                          DipleSpanFunc func,
                          gpointer data)
{
  Walk walk = { .index = self, .range = range, .func = func, .data = data };

  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  if (range.start >= range.end)
    return;

  walk.limit = diple_span_index_lower_bound (self, range.end);
  descend (&walk, self->n_levels - 1, 0);
}

typedef struct
{
  GPtrArray *found;
  guint offset;
} Search;

static gboolean
take_covering (DipleSpan *span, gpointer data)
{
  const Search *search = data;

  if (diple_span_covers (span, search->offset))
    g_ptr_array_add (search->found, diple_span_ref (span));

  return TRUE;
}

static int
compare_lengths_cb (gconstpointer a, gconstpointer b)
{
  const DipleSpan *first = *(DipleSpan *const *) a;
  const DipleSpan *second = *(DipleSpan *const *) b;
  guint first_length = first->range.end - first->range.start;
  guint second_length = second->range.end - second->range.start;

  if (first_length != second_length)
    return first_length < second_length ? -1 : 1;

  return diple_span_compare (first, second);
}

GPtrArray *
diple_span_index_at (const DipleSpanIndex *self, guint offset)
{
  Search search = { .offset = offset };
  DipleRange one = { offset, offset + 1 };

  g_return_val_if_fail (self != NULL, NULL);

  search.found = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  diple_span_index_foreach (self, one, take_covering, &search);
  g_ptr_array_sort (search.found, compare_lengths_cb);

  return search.found;
}

guint
diple_span_index_lower_bound (const DipleSpanIndex *self, guint offset)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->starts->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (at (self->starts, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}
