/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/panel/diple-span-model-private.h"

struct _DipleSpanItem
{
  GObject parent_instance;

  DipleSpan *span;
  guint depth;
};

typedef struct
{
  DipleSpan *span; /* referenced */
  guint depth;
} Entry;

struct _DipleSpanModel
{
  GObject parent_instance;

  GArray *entries; /* Entry */
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE (DipleSpanItem, diple_span_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (DipleSpanModel,
                               diple_span_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
diple_span_item_finalize (GObject *object)
{
  diple_span_unref (DIPLE_SPAN_ITEM (object)->span);
  G_OBJECT_CLASS (diple_span_item_parent_class)->finalize (object);
}

static void
diple_span_item_class_init (DipleSpanItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_span_item_finalize;
}

static void
diple_span_item_init (DipleSpanItem *self)
{
}

DipleSpan *
diple_span_item_get_span (DipleSpanItem *self)
{
  g_return_val_if_fail (DIPLE_IS_SPAN_ITEM (self), NULL);

  return self->span;
}

guint
diple_span_item_get_depth (DipleSpanItem *self)
{
  g_return_val_if_fail (DIPLE_IS_SPAN_ITEM (self), 0);

  return self->depth;
}

static GType
get_item_type (GListModel *model)
{
  return DIPLE_TYPE_SPAN_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return DIPLE_SPAN_MODEL (model)->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DipleSpanModel *self = DIPLE_SPAN_MODEL (model);
  const Entry *entry;
  DipleSpanItem *item;

  if (position >= self->entries->len)
    return NULL;
  entry = &g_array_index (self->entries, Entry, position);
  item = g_object_new (DIPLE_TYPE_SPAN_ITEM, NULL);
  item->span = diple_span_ref (entry->span);
  item->depth = entry->depth;
  return item;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
clear_entry (gpointer data)
{
  diple_span_unref (((Entry *) data)->span);
}

static void
diple_span_model_finalize (GObject *object)
{
  g_array_unref (DIPLE_SPAN_MODEL (object)->entries);
  G_OBJECT_CLASS (diple_span_model_parent_class)->finalize (object);
}

static void
diple_span_model_class_init (DipleSpanModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_span_model_finalize;
}

static void
diple_span_model_init (DipleSpanModel *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
}

DipleSpanModel *
diple_span_model_new (void)
{
  return g_object_new (DIPLE_TYPE_SPAN_MODEL, NULL);
}

/* Spans come longer first, so those around one are a stack of ends that lie beyond its own. A span
 * that merely crosses is no parent; dropping it from the stack keeps this linear. */
static guint
push (GArray *ends, const DipleSpan *span)
{
  while (ends->len > 0 && g_array_index (ends, guint, ends->len - 1) < span->range.end)
    g_array_set_size (ends, ends->len - 1);
  g_array_append_val (ends, span->range.end);
  return ends->len - 1;
}

static guint *
count_depths (const DipleSpanIndex *index)
{
  const guint n = diple_span_index_size (index);
  guint *depths = g_new (guint, n + 1);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    depths[i] = push (ends, diple_span_index_get (index, i));
  return depths;
}

static gboolean
same (const GArray *entries, guint i, const DipleSpanIndex *index, const guint *depths, guint j)
{
  const Entry *entry = &g_array_index (entries, Entry, i);

  return entry->span == diple_span_index_get (index, j) && entry->depth == depths[j];
}

/* Puts @n spans from @first on in the place of @removed entries. */
static void
replace (DipleSpanModel *self,
         const DipleSpanIndex *index,
         const guint *depths,
         guint first,
         guint removed,
         guint n)
{
  g_autofree Entry *entries = g_new (Entry, n + 1);

  for (guint i = 0; i < n; i++)
    entries[i] =
        (Entry){ diple_span_ref (diple_span_index_get (index, first + i)), depths[first + i] };
  if (removed > 0)
    g_array_remove_range (self->entries, first, removed);
  g_array_insert_vals (self->entries, first, entries, n);
}

/* Of ten thousand spans one edit touches few: the others are compared, and neither copied nor told
 * of. */
void
diple_span_model_update (DipleSpanModel *self, const DipleSpanIndex *index)
{
  g_autofree guint *depths = NULL;
  guint head = 0, tail = 0, n_old, n_new;

  g_return_if_fail (DIPLE_IS_SPAN_MODEL (self));
  g_return_if_fail (index != NULL);

  depths = count_depths (index);
  n_old = self->entries->len;
  n_new = diple_span_index_size (index);
  while (head < n_old && head < n_new && same (self->entries, head, index, depths, head))
    head++;
  while (tail < n_old - head && tail < n_new - head &&
         same (self->entries, n_old - 1 - tail, index, depths, n_new - 1 - tail))
    tail++;
  if (n_old == n_new && head == n_old)
    return;
  replace (self, index, depths, head, n_old - head - tail, n_new - head - tail);
  g_list_model_items_changed (G_LIST_MODEL (self), head, n_old - head - tail, n_new - head - tail);
}

guint
diple_span_model_find (DipleSpanModel *self, gint64 id)
{
  g_return_val_if_fail (DIPLE_IS_SPAN_MODEL (self), G_MAXUINT);

  for (guint i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, Entry, i).span->id == id)
      return i;
  return G_MAXUINT;
}
