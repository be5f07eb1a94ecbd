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

/* Where to go on with a project that was just opened. */
static gint64
pick_first (const GArray *all, const GArray *begun, gint64 unfinished, gint64 last)
{
  if (last > 0)
    return last;
  if (begun->len > 0)
    return g_array_index (begun, gint64, 0);
  if (unfinished == 0 && all->len > 0)
    return g_array_index (all, gint64, 0);
  return unfinished;
}

static gpointer
find_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (GArray) all = query_state (store, request, DIPLE_STATE_ANY, error);
  g_autoptr (GArray) begun = NULL;
  g_autoptr (GArray) finished = NULL;
  gint64 next, last;

  if (all == NULL)
    return NULL;
  finished = query_state (store, request, DIPLE_STATE_FINISHED, error);
  if (finished == NULL)
    return NULL;
  next = pick (all, finished, request->document);
  if (request->document == 0)
    {
      begun = query_state (store, request, DIPLE_STATE_IN_PROGRESS, error);
      if (begun == NULL)
        return NULL;
      last = diple_readings_last (store, request->query.annotator, error);
      if (last < 0)
        return NULL;
      next = pick_first (all, begun, next, last);
    }
  return g_memdup2 (&next, sizeof next);
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
  diple_project_read_async (
      project, find_job, request, request_free, g_free, cancellable, callback, user_data);
}

gint64
diple_next_document_finish (DipleProject *project, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *next = diple_project_run_finish (project, result, error);

  return next != NULL ? *next : 0;
}
