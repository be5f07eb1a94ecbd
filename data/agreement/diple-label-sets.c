/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-cover-private.h"

#include <string.h>

struct _DipleLabelSets
{
  GPtrArray *sets;     /* GArray * of guint */
  GHashTable *numbers; /* the same GArray * to its number */
};

static guint
hash_set (gconstpointer key)
{
  const GArray *set = key;
  guint hash = 5381;

  for (guint i = 0; i < set->len; i++)
    hash = hash * 33 + g_array_index (set, guint, i);
  return hash;
}

static gboolean
is_same_set (gconstpointer a, gconstpointer b)
{
  const GArray *x = a;
  const GArray *y = b;

  return x->len == y->len &&
         (x->len == 0 || memcmp (x->data, y->data, x->len * sizeof (guint)) == 0);
}

static guint
add (DipleLabelSets *self, GArray *set)
{
  GArray *copy = g_array_copy (set);

  g_ptr_array_add (self->sets, copy);
  g_hash_table_insert (self->numbers, copy, GUINT_TO_POINTER (self->sets->len - 1));
  return self->sets->len - 1;
}

DipleLabelSets *
diple_label_sets_new (void)
{
  DipleLabelSets *self = g_new0 (DipleLabelSets, 1);
  g_autoptr (GArray) empty = g_array_new (FALSE, FALSE, sizeof (guint));

  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->numbers = g_hash_table_new (hash_set, is_same_set);
  add (self, empty);
  return self;
}

void
diple_label_sets_free (DipleLabelSets *self)
{
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->sets);
  g_free (self);
}

guint
diple_label_sets_find (DipleLabelSets *self, GArray *set)
{
  gpointer number;

  return g_hash_table_lookup_extended (self->numbers, set, NULL, &number)
             ? GPOINTER_TO_UINT (number)
             : add (self, set);
}

GArray *
diple_label_sets_get (const DipleLabelSets *self, guint number)
{
  return g_ptr_array_index (self->sets, number);
}

guint
diple_label_sets_count (const DipleLabelSets *self)
{
  return self->sets->len;
}
