/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-kwic-search.h"

#include "data/diple-error.h"
#include "data/search/diple-kwic-follow-private.h"
#include "data/search/diple-kwic-item-private.h"
#include "data/search/diple-kwic-marking-private.h"

/* So many lines fill a screen. */
#define PAGE 100

/* So many become items of the list between two frames. */
#define CHUNK 1000

struct _DipleKwicSearch
{
  GObject parent_instance;

  DipleProject *project; /* NULL once stopped */
  gulong changed_handler;
  DipleKwicQuery *query; /* the newest, or NULL */
  GCancellable *cancellable;
  guint run; /* counts the queries, so that late answers are known */
  gboolean running;
  gboolean answered; /* the newest query has put its own list there */
  GListStore *lines; /* DipleKwicItem */
  DipleKwicTotals totals;

  GCancellable *following; /* the look at what changed, or NULL */
  DipleKwicStamp stamp;    /* of the documents when the newest query began */
  gboolean stamped;
};

enum
{
  MODEL_CHANGED,
  PROGRESS,
  FAILED,
  STALE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleKwicSearch, diple_kwic_search, G_TYPE_OBJECT)

/* What the searching thread found, on its way to the main thread. */
typedef struct
{
  DipleKwicSearch *search;
  guint run;
  GPtrArray *lines; /* DipleKwicLine * */
  gboolean anew;
  DipleKwicTotals totals;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_object_unref (news->search);
  g_ptr_array_unref (news->lines);
  g_free (news);
}

static void
add_lines (DipleKwicSearch *self, GPtrArray *lines)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (items, diple_kwic_item_new (g_ptr_array_index (lines, i)));
  g_list_store_splice (self->lines,
                       g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                       0,
                       items->pdata,
                       items->len);
}

static void
renew_lines (DipleKwicSearch *self)
{
  g_clear_object (&self->lines);
  self->lines = g_list_store_new (DIPLE_TYPE_KWIC_ITEM);
  self->answered = TRUE;
}

/* A list of its own for each query and each order: GTK takes long to take many rows away. */
static gboolean
take_news_cb (gpointer data)
{
  News *news = data;
  DipleKwicSearch *self = news->search;
  const gboolean renew = !self->answered || news->anew;

  if (news->run != self->run || self->project == NULL ||
      (news->lines->len == 0 && !news->totals.complete && !self->answered))
    return G_SOURCE_REMOVE;
  self->totals = news->totals;
  if (renew)
    renew_lines (self);
  add_lines (self, news->lines);
  if (renew)
    g_signal_emit (self, signals[MODEL_CHANGED], 0);
  g_signal_emit (self, signals[PROGRESS], 0);
  return G_SOURCE_REMOVE;
}

/* A query on its way through the searching thread. */
typedef struct
{
  DipleKwicSearch *search;
  guint run;
  DipleKwicQuery *query;
  GMainContext *context;
  DipleKwicStamp stamp;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->search);
  diple_kwic_query_free (request->query);
  g_main_context_unref (request->context);
  g_free (request);
}

static void
send (const Request *request,
      GPtrArray *lines,
      guint from,
      gboolean anew,
      const DipleKwicTotals *totals)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  News *news = g_new0 (News, 1);

  news->search = g_object_ref (request->search);
  news->run = request->run;
  news->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_kwic_line_unref);
  for (guint i = from; i < lines->len && i - from < CHUNK; i++)
    g_ptr_array_add (news->lines, diple_kwic_line_ref (g_ptr_array_index (lines, i)));
  news->anew = anew;
  news->totals = *totals;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, take_news_cb, news, news_free);
  g_source_attach (source, request->context);
}

static void
tell_cb (GPtrArray *lines, gboolean anew, const DipleKwicTotals *totals, gpointer data)
{
  guint from = 0;

  do
    {
      send (data, lines, from, anew && from == 0, totals);
      from += CHUNK;
    }
  while (from < lines->len);
}

static gpointer
search_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autofree DipleKwicStamp *stamp = diple_kwic_stamp_new (store, error);

  if (stamp == NULL ||
      !diple_kwic_run (store, request->query, PAGE, tell_cb, request, cancellable, error))
    return NULL;
  return g_steal_pointer (&stamp);
}

typedef struct
{
  DipleKwicSearch *search;
  guint run;
} Answer;

static void
answer_free (Answer *answer)
{
  g_object_unref (answer->search);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Answer) answer = data;
  g_autoptr (GError) error = NULL;
  g_autofree DipleKwicStamp *stamp =
      diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  DipleKwicSearch *self = answer->search;

  if (answer->run != self->run || self->project == NULL)
    return;
  self->running = FALSE;
  self->stamped = stamp != NULL;
  if (stamp != NULL)
    self->stamp = *stamp;
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  else
    g_signal_emit (self, signals[PROGRESS], 0);
}

static void
cancel (DipleKwicSearch *self)
{
  self->run++;
  self->running = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
diple_kwic_search_run (DipleKwicSearch *self, const DipleKwicQuery *query)
{
  Request *request;
  Answer *answer;

  g_return_if_fail (DIPLE_IS_KWIC_SEARCH (self));
  g_return_if_fail (query != NULL);

  if (self->project == NULL)
    return;
  cancel (self);
  g_clear_pointer (&self->query, diple_kwic_query_free);
  self->query = diple_kwic_query_copy (query);
  self->answered = FALSE;
  self->stamped = FALSE;
  if (diple_kwic_query_is_empty (query))
    {
      renew_lines (self);
      self->totals = (DipleKwicTotals){ .complete = TRUE };
      g_signal_emit (self, signals[MODEL_CHANGED], 0);
      g_signal_emit (self, signals[PROGRESS], 0);
      return;
    }

  self->running = TRUE;
  self->cancellable = g_cancellable_new ();
  request = g_new0 (Request, 1);
  request->search = g_object_ref (self);
  request->run = self->run;
  request->query = diple_kwic_query_copy (query);
  request->context = g_main_context_ref_thread_default ();
  answer = g_new0 (Answer, 1);
  answer->search = g_object_ref (self);
  answer->run = self->run;
  diple_project_search_async (self->project,
                              search_job,
                              request,
                              request_free,
                              g_free,
                              self->cancellable,
                              searched_cb,
                              answer);
}

static void
follow_items (DipleKwicSearch *self, DipleKwicFollowed *followed)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DipleKwicItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
      const DipleKwicLine *line = diple_kwic_item_get_line (item);
      GPtrArray *spans = diple_kwic_followed_spans (followed, line->document);

      if (spans != NULL)
        diple_kwic_item_follow (item, spans);
    }
}

static void
followed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Answer) answer = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleKwicFollowed) followed =
      diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  DipleKwicSearch *self = answer->search;

  if (followed == NULL || self->project == NULL)
    {
      /* Cancelled by a newer look; whatever else it is, the next search says it. */
      return;
    }
  g_clear_object (&self->following);
  if (answer->run == self->run || self->answered)
    follow_items (self, followed);
  if (answer->run == self->run && self->stamped &&
      !diple_kwic_stamp_equal (diple_kwic_followed_stamp (followed), &self->stamp))
    {
      self->stamped = FALSE; /* once */
      g_signal_emit (self, signals[STALE], 0);
    }
}

static GArray *
shown_documents (DipleKwicSearch *self, gint64 only)
{
  GArray *documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DipleKwicItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
      const gint64 document = diple_kwic_item_get_line (item)->document;

      if ((only == 0 || document == only) &&
          g_hash_table_add (seen, g_memdup2 (&document, sizeof document)))
        g_array_append_val (documents, document);
    }
  return documents;
}

/* Lines of documents where something changed are looked at again, and all of them when it may be
 * any. */
static void
project_changed_cb (DipleKwicSearch *self, gint64 document, gboolean elsewhere)
{
  Answer *answer;

  if (self->query == NULL || diple_kwic_query_is_empty (self->query))
    return;
  g_cancellable_cancel (self->following);
  g_clear_object (&self->following);
  self->following = g_cancellable_new ();
  answer = g_new0 (Answer, 1);
  answer->search = g_object_ref (self);
  answer->run = self->run;
  /* Not behind a search that still counts. */
  diple_project_read_async (
      self->project,
      diple_kwic_follow_job,
      diple_kwic_follow_request_new (shown_documents (self, elsewhere ? 0 : document),
                                     self->query->viewer),
      diple_kwic_follow_request_free,
      (GDestroyNotify) diple_kwic_followed_free,
      self->following,
      followed_cb,
      answer);
}

void
diple_kwic_search_mark_async (DipleKwicSearch *self,
                              gint64 annotator,
                              gint64 label,
                              GPtrArray *items,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DIPLE_IS_KWIC_SEARCH (self));
  g_return_if_fail (items != NULL && items->len > 0);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, diple_kwic_search_mark_async);
  diple_kwic_marking_run (self->project, annotator, label, items, task);
}

char *
diple_kwic_search_mark_finish (DipleKwicSearch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
diple_kwic_search_stop (DipleKwicSearch *self)
{
  g_return_if_fail (DIPLE_IS_KWIC_SEARCH (self));

  cancel (self);
  g_cancellable_cancel (self->following);
  g_clear_object (&self->following);
  if (self->project != NULL)
    g_clear_signal_handler (&self->changed_handler, self->project);
  g_clear_object (&self->project);
}

static void
diple_kwic_search_dispose (GObject *object)
{
  diple_kwic_search_stop (DIPLE_KWIC_SEARCH (object));
  G_OBJECT_CLASS (diple_kwic_search_parent_class)->dispose (object);
}

static void
diple_kwic_search_finalize (GObject *object)
{
  DipleKwicSearch *self = DIPLE_KWIC_SEARCH (object);

  g_clear_pointer (&self->query, diple_kwic_query_free);
  g_clear_object (&self->lines);
  G_OBJECT_CLASS (diple_kwic_search_parent_class)->finalize (object);
}

static void
add_signal (guint number, const char *name)
{
  signals[number] = g_signal_new (
      name, DIPLE_TYPE_KWIC_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
diple_kwic_search_class_init (DipleKwicSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_kwic_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_kwic_search_finalize;

  add_signal (MODEL_CHANGED, "model-changed");
  add_signal (PROGRESS, "progress");
  add_signal (STALE, "stale");
  signals[FAILED] = g_signal_new ("failed",
                                  DIPLE_TYPE_KWIC_SEARCH,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_STRING);
}

static void
diple_kwic_search_init (DipleKwicSearch *self)
{
  self->lines = g_list_store_new (DIPLE_TYPE_KWIC_ITEM);
  self->totals.complete = TRUE;
}

DipleKwicSearch *
diple_kwic_search_new (DipleProject *project)
{
  DipleKwicSearch *self;

  g_return_val_if_fail (DIPLE_IS_PROJECT (project), NULL);

  self = g_object_new (DIPLE_TYPE_KWIC_SEARCH, NULL);
  self->project = g_object_ref (project);
  self->changed_handler = g_signal_connect_object (
      project, "changed", G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

GListModel *
diple_kwic_search_get_model (DipleKwicSearch *self)
{
  g_return_val_if_fail (DIPLE_IS_KWIC_SEARCH (self), NULL);
  return G_LIST_MODEL (self->lines);
}

const DipleKwicTotals *
diple_kwic_search_get_totals (DipleKwicSearch *self)
{
  g_return_val_if_fail (DIPLE_IS_KWIC_SEARCH (self), NULL);
  return &self->totals;
}

gboolean
diple_kwic_search_is_running (DipleKwicSearch *self)
{
  g_return_val_if_fail (DIPLE_IS_KWIC_SEARCH (self), FALSE);
  return self->running;
}
