/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-document-list.h"

#include "data/project/diple-document-item-private.h"

#define PAGE_ROWS 128
#define N_PAGES 32

/* How long a page may take of the main thread for counting spans, in microseconds. */
#define COUNTING 2000

typedef struct
{
  guint number;
  guint64 used;     /* the list's clock when it was last looked at */
  GPtrArray *items; /* DipleDocumentItem *; NULL while the place is free */
} Page;

struct _DipleDocumentList
{
  GObject parent_instance;

  DipleProject *project;
  gint64 annotator;
  GArray *ids;      /* gint64, one a position */
  GHashTable *held; /* gint64 * (in the value) to Held * */
  Page pages[N_PAGES];
  guint64 clock;
};

static void diple_document_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DipleDocumentList,
                               diple_document_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      diple_document_list_model_init))

/* An item that somebody holds, perhaps long after its page has gone. */
typedef struct
{
  DipleDocumentList *list;
  gint64 document;
  DipleDocumentItem *item; /* weak */
} Held;

static void
item_gone_cb (gpointer data, GObject *where)
{
  Held *held = data;

  g_hash_table_remove (held->list->held, &held->document);
}

static void
remember (DipleDocumentList *self, gint64 document, DipleDocumentItem *item)
{
  Held *held = g_new (Held, 1);

  held->list = self;
  held->document = document;
  held->item = item;
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, held);
  g_hash_table_insert (self->held, &held->document, held);
}

static DipleDocumentRow *
empty_row (void)
{
  DipleDocumentRow *row = g_new0 (DipleDocumentRow, 1);

  row->title = g_strdup ("");
  row->outlet = g_strdup ("");
  row->published = g_strdup ("");
  row->author = g_strdup ("");
  row->source = g_strdup ("");
  row->state = DIPLE_STATE_OPEN;
  row->counts = g_array_new (FALSE, FALSE, sizeof (DipleLayerCount));
  return row;
}

/* Reads the rows of @n_ids documents, with counts as far as there is time for them. A model has
 * nobody to tell about an error: it shows empty rows, and whatever the user does next with the
 * project meets the error and says it. */
static GPtrArray *
read_rows (DipleDocumentList *self, const gint64 *ids, guint n_ids)
{
  DipleStore *reader = diple_project_get_reader (self->project);
  GPtrArray *rows = NULL;

  if (reader != NULL)
    rows = diple_documents_rows_until (
        reader, self->annotator, ids, n_ids, g_get_monotonic_time () + COUNTING, NULL);
  if (rows != NULL)
    return rows;

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_document_row_free);
  for (guint i = 0; i < n_ids; i++)
    g_ptr_array_add (rows, empty_row ());
  return rows;
}

/* The one item of @document, with @row, which is taken. */
static DipleDocumentItem *
item_for (DipleDocumentList *self, gint64 document, DipleDocumentRow *row)
{
  const Held *held = g_hash_table_lookup (self->held, &document);
  DipleDocumentItem *item;

  if (held != NULL)
    {
      item = g_object_ref (held->item);
      diple_document_item_take_row (item, row);
      return item;
    }

  item = diple_document_item_new (row);
  remember (self, document, item);
  return item;
}

/* Whole rows that the reading thread is asked for; the list may be gone when they come. */
typedef struct
{
  GWeakRef list;
  gint64 annotator;
  GArray *ids; /* gint64 */
} Asked;

static void
asked_free (Asked *asked)
{
  g_weak_ref_clear (&asked->list);
  g_array_unref (asked->ids);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static gpointer
rows_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;

  return diple_documents_rows (
      store, asked->annotator, (const gint64 *) asked->ids->data, asked->ids->len, error);
}

/* An error leaves the rows as they are: see read_rows(). */
static void
rows_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (DipleDocumentList) self = g_weak_ref_get (&asked->list);
  g_autoptr (GPtrArray) rows = diple_project_run_finish (DIPLE_PROJECT (source), result, NULL);

  if (rows == NULL || self == NULL)
    return;
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const gint64 *document = &g_array_index (asked->ids, gint64, i);
      const Held *held = g_hash_table_lookup (self->held, document);

      if (held != NULL)
        diple_document_item_take_row (held->item, g_ptr_array_index (rows, i));
      else
        diple_document_row_free (g_ptr_array_index (rows, i));
    }
}

/* Brings the rows of documents up to date without making anybody wait. Takes @ids. */
static void
ask_rows (DipleDocumentList *self, GArray *ids)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked){ .annotator = self->annotator, .ids = ids };
  g_weak_ref_init (&asked->list, self);
  diple_project_read_async (self->project,
                            rows_job,
                            asked,
                            NULL,
                            (GDestroyNotify) g_ptr_array_unref,
                            NULL,
                            rows_cb,
                            asked);
}

static void
ask_uncounted (DipleDocumentList *self, GPtrArray *items)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < items->len; i++)
    {
      const DipleDocumentRow *row = diple_document_item_get_row (g_ptr_array_index (items, i));

      if (row->id != 0 && !row->counted)
        g_array_append_val (ids, row->id);
    }
  if (ids->len > 0)
    ask_rows (self, ids);
  else
    g_array_unref (ids);
}

static GPtrArray *
read_page (DipleDocumentList *self, guint number)
{
  const gint64 *ids = &g_array_index (self->ids, gint64, number * PAGE_ROWS);
  guint n_ids = MIN (PAGE_ROWS, self->ids->len - number * PAGE_ROWS);
  g_autoptr (GPtrArray) rows = read_rows (self, ids, n_ids);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < n_ids; i++)
    g_ptr_array_add (items, item_for (self, ids[i], g_ptr_array_index (rows, i)));
  ask_uncounted (self, items);
  return items;
}

/* The place of page @number, or the one to put it: free, or looked at longest ago. */
static Page *
find_page (DipleDocumentList *self, guint number)
{
  Page *oldest = &self->pages[0];

  for (guint i = 0; i < N_PAGES; i++)
    {
      Page *page = &self->pages[i];

      if (page->items != NULL && page->number == number)
        return page;
      if (page->used < oldest->used)
        oldest = page;
    }
  return oldest;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DipleDocumentList *self = DIPLE_DOCUMENT_LIST (model);
  guint number = position / PAGE_ROWS;
  Page *page;

  if (position >= self->ids->len)
    return NULL;

  page = find_page (self, number);
  if (page->items == NULL || page->number != number)
    {
      g_clear_pointer (&page->items, g_ptr_array_unref);
      page->items = read_page (self, number);
      page->number = number;
    }
  page->used = ++self->clock;
  return g_object_ref (g_ptr_array_index (page->items, position % PAGE_ROWS));
}

static guint
get_n_items (GListModel *model)
{
  return DIPLE_DOCUMENT_LIST (model)->ids->len;
}

static GType
get_item_type (GListModel *model)
{
  return DIPLE_TYPE_DOCUMENT_ITEM;
}

static void
diple_document_list_model_init (GListModelInterface *iface)
{
  iface->get_item = get_item;
  iface->get_n_items = get_n_items;
  iface->get_item_type = get_item_type;
}

static void
forget_held (DipleDocumentList *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_object_weak_unref (G_OBJECT (((Held *) value)->item), item_gone_cb, value);
  g_hash_table_unref (self->held);
}

static void
diple_document_list_finalize (GObject *object)
{
  DipleDocumentList *self = DIPLE_DOCUMENT_LIST (object);

  for (guint i = 0; i < N_PAGES; i++)
    g_clear_pointer (&self->pages[i].items, g_ptr_array_unref);
  forget_held (self);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (diple_document_list_parent_class)->finalize (object);
}

static void
diple_document_list_class_init (DipleDocumentListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_document_list_finalize;
}

static void
diple_document_list_init (DipleDocumentList *self)
{
  self->held = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
}

DipleDocumentList *
diple_document_list_new (DipleProject *project, gint64 annotator, GArray *ids)
{
  DipleDocumentList *self = g_object_new (DIPLE_TYPE_DOCUMENT_LIST, NULL);

  self->project = g_object_ref (project);
  self->annotator = annotator;
  self->ids = ids;
  return self;
}

guint
diple_document_list_find (DipleDocumentList *self, gint64 document)
{
  const gint64 *ids;

  g_return_val_if_fail (DIPLE_IS_DOCUMENT_LIST (self), G_MAXUINT);

  /* A million ids are eight megabytes: half a millisecond, less than making an index of them. */
  ids = (const gint64 *) self->ids->data;
  for (guint i = 0; i < self->ids->len; i++)
    if (ids[i] == document)
      return i;
  return G_MAXUINT;
}

gint64
diple_document_list_get_id (DipleDocumentList *self, guint position)
{
  g_return_val_if_fail (DIPLE_IS_DOCUMENT_LIST (self), 0);
  g_return_val_if_fail (position < self->ids->len, 0);

  return g_array_index (self->ids, gint64, position);
}

void
diple_document_list_refresh (DipleDocumentList *self, gint64 document)
{
  GArray *ids;

  g_return_if_fail (DIPLE_IS_DOCUMENT_LIST (self));

  if (!g_hash_table_contains (self->held, &document))
    return;
  ids = g_array_new (FALSE, FALSE, sizeof document);
  g_array_append_val (ids, document);
  ask_rows (self, ids);
}
