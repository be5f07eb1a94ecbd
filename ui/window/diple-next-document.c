/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window/diple-next-document-private.h"

#include "data/diple-readings.h"

typedef struct
{
  DipleDocumentQuery query;
  char *words; /* owned, for query */
  gint64 document;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->words);
  g_free (request);
}

static GHashTable *
make_set (const GArray *ids)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

static guint
find (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return i;
  return ids->len - 1; /* not listed: begin with the first */
}

static gint64
pick (const GArray *all, const GArray *finished, gint64 document)
{
  g_autoptr (GHashTable) done = make_set (finished);
  guint from;

  if (all->len == 0)
    return 0;
  from = find (all, document);
  for (guint i = 1; i <= all->len; i++)
    {
      gint64 id = g_array_index (all, gint64, (from + i) % all->len);

      if (id != document && !g_hash_table_contains (done, &id))
        return id;
    }
  return 0;
}

static GArray *
query_state (DipleStore *store, Request *request, DipleState state, GError **error)
{
  request->query.state = state;
  return diple_documents_query (store, &request->query, error);
}

/* The next one that is not finished. In a project that was just opened (there is no document yet),
 * the first of all when there is none. -1 with an error. */
static gint64
find_unfinished (DipleStore *store, Request *request, GError **error)
{
  g_autoptr (GArray) all = query_state (store, request, DIPLE_STATE_ANY, error);
  g_autoptr (GArray) finished =
      all != NULL ? query_state (store, request, DIPLE_STATE_FINISHED, error) : NULL;
  gint64 next;

  if (finished == NULL)
    return -1;
  next = pick (all, finished, request->document);
  if (next == 0 && request->document == 0 && all->len > 0)
    next = g_array_index (all, gint64, 0);
  return next;
}

/* Where a project that was just opened was left, or what was begun in it; 0 for neither, -1 with an
 * error. */
static gint64
find_begun (DipleStore *store, Request *request, GError **error)
{
  const gint64 last = diple_readings_last (store, request->query.annotator, error);
  g_autoptr (GArray) begun =
      last == 0 ? query_state (store, request, DIPLE_STATE_IN_PROGRESS, error) : NULL;

  if (last != 0)
    return last;
  if (begun == NULL)
    return -1;
  return begun->len > 0 ? g_array_index (begun, gint64, 0) : 0;
}

static gpointer
find_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  gint64 next = request->document == 0 ? find_begun (store, request, error) : 0;

  if (next == 0)
    next = find_unfinished (store, request, error);
  return next >= 0 ? g_memdup2 (&next, sizeof next) : NULL;
}

void
diple_next_document_async (DipleProject *project,
                           const DipleDocumentQuery *query,
                           gint64 document,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->query = *query;
  request->words = g_strdup (query->words);
  request->query.words = request->words;
  request->document = document;
  /* When a project opens, its list of documents is read meanwhile; later a search may be under way.
   */
  if (document == 0)
    diple_project_search_async (
        project, find_job, request, request_free, g_free, cancellable, callback, user_data);
  else
    diple_project_read_async (
        project, find_job, request, request_free, g_free, cancellable, callback, user_data);
}

gint64
diple_next_document_finish (DipleProject *project, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *next = diple_project_run_finish (project, result, error);

  return next != NULL ? *next : 0;
}
