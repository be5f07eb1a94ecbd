/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/occurrences/diple-occurrences-jobs-private.h"

/* Lines that are told at a time. */
#define CHUNK 500

/* Owned by the main thread, by the job and by each batch on its way; func is the main thread's. */
struct _DipleOccurrencesSearch
{
  DipleOccurrences wanted;
  char *text;
  GCancellable *cancellable;
  DipleOccurrencesFunc func; /* NULL once nobody listens */
  gpointer data;
};

typedef struct
{
  DipleOccurrencesSearch *search;
  GPtrArray *lines;
  DipleKwicTotals totals;
} Batch;

static void
clear (gpointer data)
{
  DipleOccurrencesSearch *search = data;

  g_free (search->text);
  g_object_unref (search->cancellable);
}

static void
unref_search (DipleOccurrencesSearch *search)
{
  g_atomic_rc_box_release_full (search, clear);
}

static void
batch_free (Batch *batch)
{
  g_ptr_array_unref (batch->lines);
  unref_search (batch->search);
  g_free (batch);
}

static gboolean
deliver_cb (gpointer data)
{
  const Batch *batch = data;

  if (batch->search->func != NULL)
    batch->search->func (batch->lines, &batch->totals, NULL, batch->search->data);
  return G_SOURCE_REMOVE;
}

/* From @from on, as many as a frame has room for. */
static void
send (DipleOccurrencesSearch *search, GPtrArray *lines, guint from, const DipleKwicTotals *totals)
{
  const guint end = MIN (lines->len, from + CHUNK);
  Batch *batch = g_new0 (Batch, 1);

  batch->search = g_atomic_rc_box_acquire (search);
  batch->totals = *totals;
  batch->totals.complete = totals->complete && end == lines->len;
  batch->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_kwic_line_unref);
  for (guint i = from; i < end; i++)
    g_ptr_array_add (batch->lines, diple_kwic_line_ref (g_ptr_array_index (lines, i)));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, deliver_cb, batch, (GDestroyNotify) batch_free);
}

/* On the searching thread. */
static void
told_cb (GPtrArray *lines, gboolean anew, const DipleKwicTotals *totals, gpointer data)
{
  guint from = 0;

  do
    {
      send (data, lines, from, totals);
      from += CHUNK;
    }
  while (from < lines->len);
}

static gpointer
search_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  DipleOccurrencesSearch *search = data;

  return diple_occurrences_run (store, &search->wanted, told_cb, search, cancellable, error)
             ? search
             : NULL;
}

static void
searched_cb (GObject *project, GAsyncResult *result, gpointer data)
{
  DipleOccurrencesSearch *search = data;
  g_autoptr (GError) error = NULL;

  diple_project_run_finish (DIPLE_PROJECT (project), result, &error);
  if (error != NULL && search->func != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();
      const DipleKwicTotals totals = { .complete = TRUE };

      search->func (none, &totals, error, search->data);
    }
  unref_search (search);
}

DipleOccurrencesSearch *
diple_occurrences_search_start (DipleProject *project,
                                const DipleOccurrences *wanted,
                                DipleOccurrencesFunc func,
                                gpointer data)
{
  DipleOccurrencesSearch *search = g_atomic_rc_box_new0 (DipleOccurrencesSearch);

  search->wanted = *wanted;
  search->wanted.text = search->text = g_strdup (wanted->text);
  search->cancellable = g_cancellable_new ();
  search->func = func;
  search->data = data;
  diple_project_search_async (project,
                              search_job,
                              g_atomic_rc_box_acquire (search),
                              (GDestroyNotify) unref_search,
                              NULL,
                              search->cancellable,
                              searched_cb,
                              g_atomic_rc_box_acquire (search));
  return search;
}

void
diple_occurrences_search_cancel (DipleOccurrencesSearch *search)
{
  search->func = NULL;
  g_cancellable_cancel (search->cancellable);
  unref_search (search);
}

/* Owned by the main thread until it has the answer, by the job and by each count on its way. */
typedef struct
{
  gint64 annotator;
  GPtrArray *lines;
  DipleSpan *model;
  gboolean values;
  DipleChangesFunc
      progress; /* NULL once there is an answer; the main thread's, like the next two */
  GAsyncReadyCallback callback;
  gpointer data;
} Marking;

typedef struct
{
  Marking *marking;
  guint done;
  guint all;
} Count;

static void
clear_marking (gpointer data)
{
  Marking *marking = data;

  g_ptr_array_unref (marking->lines);
  diple_span_unref (marking->model);
}

static void
unref_marking (Marking *marking)
{
  g_atomic_rc_box_release_full (marking, clear_marking);
}

static void
count_free (Count *count)
{
  unref_marking (count->marking);
  g_free (count);
}

static gboolean
count_cb (gpointer data)
{
  const Count *count = data;

  if (count->marking->progress != NULL)
    count->marking->progress (count->done, count->all, count->marking->data);
  return G_SOURCE_REMOVE;
}

/* On the writing thread. */
static void
counted_cb (guint done, guint all, gpointer data)
{
  Count *count = g_new (Count, 1);

  *count = (Count){ g_atomic_rc_box_acquire ((Marking *) data), done, all };
  g_idle_add_full (G_PRIORITY_DEFAULT, count_cb, count, (GDestroyNotify) count_free);
}

static gpointer
mark_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Marking *marking = data;
  g_autoptr (DipleOccurrencesMarked) marked = g_new0 (DipleOccurrencesMarked, 1);

  if (!diple_occurrences_mark (store,
                               marking->annotator,
                               marking->lines,
                               marking->model,
                               marking->values,
                               marked,
                               counted_cb,
                               marking,
                               cancellable,
                               error))
    return NULL;
  return g_steal_pointer (&marked);
}

static void
answered_cb (GObject *project, GAsyncResult *result, gpointer data)
{
  Marking *marking = data;

  marking->progress = NULL;
  marking->callback (project, result, marking->data);
  unref_marking (marking);
}

void
diple_occurrences_mark_async (DipleProject *project,
                              gint64 annotator,
                              GPtrArray *lines,
                              DipleSpan *model,
                              gboolean values,
                              GCancellable *cancellable,
                              DipleChangesFunc progress,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Marking *marking = g_atomic_rc_box_new0 (Marking);

  marking->annotator = annotator;
  marking->lines = g_ptr_array_ref (lines);
  marking->model = diple_span_ref (model);
  marking->values = values;
  marking->progress = progress;
  marking->callback = callback;
  marking->data = user_data;
  diple_project_write_async (project,
                             mark_job,
                             g_atomic_rc_box_acquire (marking),
                             (GDestroyNotify) unref_marking,
                             (GDestroyNotify) diple_occurrences_marked_free,
                             0,
                             cancellable,
                             answered_cb,
                             marking);
}

DipleOccurrencesMarked *
diple_occurrences_mark_finish (DipleProject *project, GAsyncResult *result, GError **error)
{
  return diple_project_run_finish (project, result, error);
}

void
diple_occurrences_marked_free (DipleOccurrencesMarked *marked)
{
  if (marked == NULL)
    return;

  diple_occurrences_marked_clear (marked);
  g_free (marked);
}
