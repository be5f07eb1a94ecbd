/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-kwic-follow-private.h"

#include "data/diple-kwic-search.h"
#include "data/diple-spans.h"
#include "data/store/diple-store-private.h"

typedef struct
{
  GArray *documents; /* gint64 */
  gint64 viewer;
} Request;

struct _DipleKwicFollowed
{
  GHashTable *spans; /* gint64 * to GPtrArray of DipleSpan * */
  DipleKwicStamp stamp;
};

static gboolean
read_stamp (DipleStore *store, DipleKwicStamp *stamp, GError **error)
{
  sqlite3 *db = diple_store_get_db (store);

  return diple_sql_get_int (db, "SELECT count (*) FROM document", &stamp->n_documents, error) &&
         diple_sql_get_int (db, "SELECT coalesce (max (id), 0) FROM document", &stamp->last, error);
}

DipleKwicStamp *
diple_kwic_stamp_new (DipleStore *store, GError **error)
{
  DipleKwicStamp stamp = { 0, 0 };

  return read_stamp (store, &stamp, error) ? g_memdup2 (&stamp, sizeof stamp) : NULL;
}

gboolean
diple_kwic_stamp_equal (const DipleKwicStamp *a, const DipleKwicStamp *b)
{
  return a->n_documents == b->n_documents && a->last == b->last;
}

gpointer
diple_kwic_follow_request_new (GArray *documents, gint64 viewer)
{
  Request *request = g_new0 (Request, 1);

  request->documents = documents;
  request->viewer = viewer;
  return request;
}

void
diple_kwic_follow_request_free (gpointer data)
{
  Request *request = data;

  g_array_unref (request->documents);
  g_free (request);
}

/* Nobody's spans are shown to nobody. */
static GPtrArray *
load_spans (DipleStore *store, gint64 document, gint64 viewer, GError **error)
{
  if (viewer == 0)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  return diple_spans_load (store, document, viewer, error);
}

gpointer
diple_kwic_follow_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (DipleKwicFollowed) self = g_new0 (DipleKwicFollowed, 1);

  self->spans = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  if (!read_stamp (store, &self->stamp, error))
    return NULL;
  for (guint i = 0; i < request->documents->len; i++)
    {
      const gint64 document = g_array_index (request->documents, gint64, i);
      GPtrArray *spans;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      spans = load_spans (store, document, request->viewer, error);
      if (spans == NULL)
        return NULL;
      g_hash_table_insert (self->spans, g_memdup2 (&document, sizeof document), spans);
    }
  return g_steal_pointer (&self);
}

void
diple_kwic_followed_free (DipleKwicFollowed *self)
{
  g_hash_table_unref (self->spans);
  g_free (self);
}

const DipleKwicStamp *
diple_kwic_followed_stamp (const DipleKwicFollowed *self)
{
  return &self->stamp;
}

GPtrArray *
diple_kwic_followed_spans (DipleKwicFollowed *self, gint64 document)
{
  return g_hash_table_lookup (self->spans, &document);
}

GPtrArray *
diple_kwic_outlets (DipleStore *store, GError **error)
{
  g_autoptr (GPtrArray) outlets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt =
      diple_sql_prepare (diple_store_get_db (store),
                         "SELECT DISTINCT outlet FROM document WHERE outlet <> '' ORDER BY outlet",
                         error);
  if (stmt == NULL)
    return NULL;
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (outlets, diple_sql_dup_text (stmt, 0));
  return rc == SQLITE_DONE ? g_steal_pointer (&outlets) : NULL;
}
