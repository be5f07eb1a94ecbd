/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/occurrences/diple-occurrences-jobs-private.h"

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

/* On the searching thread. */
static void
told_cb (GPtrArray *lines, gboolean anew, const DipleKwicTotals *totals, gpointer data)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->search = g_atomic_rc_box_acquire ((DipleOccurrencesSearch *) data);
  batch->totals = *totals;
  batch->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_kwic_line_unref);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (batch->lines, diple_kwic_line_ref (g_ptr_array_index (lines, i)));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, deliver_cb, batch, (GDestroyNotify) batch_free);
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

typedef struct
{
  gint64 annotator;
  GPtrArray *lines;
  DipleSpan *model;
  gboolean values;
} Marking;

static void
marking_free (Marking *marking)
{
  g_ptr_array_unref (marking->lines);
  diple_span_unref (marking->model);
  g_free (marking);
}

static gpointer
mark_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Marking *marking = data;
  g_autoptr (DipleOccurrencesMarked) marked = g_new0 (DipleOccurrencesMarked, 1);

  if (!diple_occurrences_mark (store,
                               marking->annotator,
                               marking->lines,
                               marking->model,
                               marking->values,
                               marked,
                               cancellable,
                               error))
    return NULL;
  return g_steal_pointer (&marked);
}

void
diple_occurrences_mark_async (DipleProject *project,
                              gint64 annotator,
                              GPtrArray *lines,
                              DipleSpan *model,
                              gboolean values,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Marking *marking = g_new0 (Marking, 1);

  marking->annotator = annotator;
  marking->lines = g_ptr_array_ref (lines);
  marking->model = diple_span_ref (model);
  marking->values = values;
  diple_project_write_async (project,
                             mark_job,
                             marking,
                             (GDestroyNotify) marking_free,
                             (GDestroyNotify) diple_occurrences_marked_free,
                             0,
                             cancellable,
                             callback,
                             user_data);
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
