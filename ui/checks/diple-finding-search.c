/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/checks/diple-finding-search-private.h"

#include "data/diple-checker.h"
#include "ui/checks/diple-finding-item-private.h"

#include <glib/gi18n-lib.h>

/* Pieces of work a job: the reading thread has other things to read in between. */
#define SLICE 32

/* Nobody works through more; those that are settled make room for the next. All are counted. */
#define MOST_SLIPS 5000

/* A burst of changes is looked at when it begins, and once more after it. */
#define PAUSE_MILLISECONDS 300

struct _DipleFindingSearch
{
  GObject parent_instance;

  DipleEditor *editor;   /* NULL while no project is open */
  GListStore *slips;     /* of the round under way, or NULL */
  GArray *work;          /* the same */
  guint done;            /* of the work; after a round, of all of it */
  guint n_slips;         /* found so far, listed or not; after a round, in all */
  GCancellable *looking; /* NULL while nothing is being looked at */
  guint pause;           /* source, or 0 */
  gboolean again;        /* something changed in the pause */
};

enum
{
  SLIPS,
  QUESTIONS,
  PROGRESS,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleFindingSearch, diple_finding_search, G_TYPE_OBJECT)

static void
stop (DipleFindingSearch *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->slips);
  g_clear_pointer (&self->work, g_array_unref);
}

static void
end_round (DipleFindingSearch *self)
{
  stop (self);
  g_signal_emit (self, signals[PROGRESS], 0);
}

typedef struct
{
  gint64 annotator;
  DipleValidationWork *work; /* lent by the page, which copies it */
  guint n_work;
} Slice;

static void
slice_free (Slice *slice)
{
  g_free (slice->work);
  g_free (slice);
}

static gpointer
run_slice (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Slice *slice = data;
  g_autoptr (GPtrArray) warnings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_warning_free);

  if (!diple_validate_some (store, slice->work, slice->n_work, warnings, cancellable, error))
    return NULL;
  return g_steal_pointer (&warnings);
}

static void look_on (DipleFindingSearch *self);

static void
take_warnings (DipleFindingSearch *self, GPtrArray *warnings)
{
  const guint n_listed = g_list_model_get_n_items (G_LIST_MODEL (self->slips));
  const guint n = MIN (warnings->len, MOST_SLIPS - n_listed);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  self->n_slips += warnings->len;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, diple_finding_item_new_warning (warnings->pdata[i]));
  g_ptr_array_set_free_func (warnings, NULL);
  for (guint i = n; i < warnings->len; i++)
    diple_warning_free (warnings->pdata[i]);
  g_list_store_splice (self->slips, n_listed, 0, items->pdata, items->len);
}

static void
slice_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleFindingSearch) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) warnings =
      diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->looking == NULL)
    return;
  if (warnings == NULL)
    {
      end_round (self);
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }
  take_warnings (self, warnings);
  look_on (self);
}

static void
look_on (DipleFindingSearch *self)
{
  guint n = MIN (SLICE, self->work->len - self->done);
  Slice *slice;

  if (n == 0)
    {
      end_round (self);
      return;
    }
  slice = g_new0 (Slice, 1);
  slice->work = g_memdup2 (&g_array_index (self->work, DipleValidationWork, self->done),
                           n * sizeof (DipleValidationWork));
  slice->n_work = n;
  self->done += n;
  g_signal_emit (self, signals[PROGRESS], 0);
  diple_project_read_async (diple_editor_get_project (self->editor),
                            run_slice,
                            slice,
                            (GDestroyNotify) slice_free,
                            (GDestroyNotify) g_ptr_array_unref,
                            self->looking,
                            slice_cb,
                            g_object_ref (self));
}

/* What a round begins with. */
typedef struct
{
  GArray *work;
  GPtrArray *flags; /* DipleFlag * */
} Start;

static void
start_free (Start *start)
{
  g_clear_pointer (&start->work, g_array_unref);
  g_clear_pointer (&start->flags, g_ptr_array_unref);
  g_free (start);
}

static gpointer
run_start (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Slice *query = data;
  Start *start = g_new0 (Start, 1);

  start->work = diple_validate_list (store, query->annotator, error);
  if (start->work != NULL)
    start->flags = diple_flags_load (store, query->annotator, 0, error);
  if (start->flags != NULL)
    return start;
  start_free (start);
  return NULL;
}

static void
start_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleFindingSearch) self = data;
  g_autoptr (GError) error = NULL;
  Start *start = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  g_autoptr (GListStore) questions = g_list_store_new (DIPLE_TYPE_FINDING_ITEM);

  if (start == NULL || self->looking == NULL || g_cancellable_is_cancelled (self->looking))
    {
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[FAILED], 0, error->message);
      g_clear_pointer (&start, start_free);
      return;
    }
  while (start->flags->len > 0)
    {
      g_autoptr (DipleFindingItem) item =
          diple_finding_item_new_flag (g_ptr_array_steal_index (start->flags, 0));

      g_list_store_append (questions, item);
    }
  g_signal_emit (self, signals[QUESTIONS], 0, questions);
  self->work = g_steal_pointer (&start->work);
  self->done = 0;
  self->n_slips = 0;
  self->slips = g_list_store_new (DIPLE_TYPE_FINDING_ITEM);
  start_free (start);
  g_signal_emit (self, signals[SLIPS], 0, self->slips);
  look_on (self);
}

void
diple_finding_search_run (DipleFindingSearch *self)
{
  Slice query = { 0 };

  g_return_if_fail (DIPLE_IS_FINDING_SEARCH (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  stop (self);
  if (self->editor == NULL || diple_editor_get_annotator (self->editor) == 0)
    {
      end_round (self);
      return;
    }
  query.annotator = diple_editor_get_annotator (self->editor);
  self->looking = g_cancellable_new ();
  g_signal_emit (self, signals[PROGRESS], 0);
  diple_project_read_async (diple_editor_get_project (self->editor),
                            run_start,
                            g_memdup2 (&query, sizeof query),
                            g_free,
                            (GDestroyNotify) start_free,
                            self->looking,
                            start_cb,
                            g_object_ref (self));
}

static gboolean
pause_cb (gpointer data)
{
  DipleFindingSearch *self = data;

  self->pause = 0;
  if (self->again)
    diple_finding_search_run_soon (self);
  return G_SOURCE_REMOVE;
}

/* What somebody does here shows at once; of what follows quickly only the last is looked at. */
void
diple_finding_search_run_soon (DipleFindingSearch *self)
{
  g_return_if_fail (DIPLE_IS_FINDING_SEARCH (self));

  self->again = self->pause != 0;
  if (self->again)
    return;
  diple_finding_search_run (self);
  self->pause = g_timeout_add (PAUSE_MILLISECONDS, pause_cb, self);
}

static void
diple_finding_search_dispose (GObject *object)
{
  DipleFindingSearch *self = DIPLE_FINDING_SEARCH (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  stop (self);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (diple_finding_search_parent_class)->dispose (object);
}

static guint
new_signal (const char *name, guint n_types, GType type)
{
  return g_signal_new (name,
                       DIPLE_TYPE_FINDING_SEARCH,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_types,
                       type);
}

static void
diple_finding_search_class_init (DipleFindingSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_finding_search_dispose;
  signals[SLIPS] = new_signal ("slips", 1, G_TYPE_LIST_STORE);
  signals[QUESTIONS] = new_signal ("questions", 1, G_TYPE_LIST_STORE);
  signals[PROGRESS] = new_signal ("progress", 0, 0);
  signals[FAILED] = new_signal ("failed", 1, G_TYPE_STRING);
}

static void
diple_finding_search_init (DipleFindingSearch *self)
{
}

DipleFindingSearch *
diple_finding_search_new (void)
{
  return g_object_new (DIPLE_TYPE_FINDING_SEARCH, NULL);
}

void
diple_finding_search_set_editor (DipleFindingSearch *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_FINDING_SEARCH (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  end_round (self);
  g_set_object (&self->editor, editor);
  self->done = self->n_slips = 0;
}

gboolean
diple_finding_search_is_running (DipleFindingSearch *self)
{
  g_return_val_if_fail (DIPLE_IS_FINDING_SEARCH (self), FALSE);

  return self->looking != NULL;
}

guint
diple_finding_search_count (DipleFindingSearch *self)
{
  g_return_val_if_fail (DIPLE_IS_FINDING_SEARCH (self), 0);

  return self->n_slips;
}

char *
diple_finding_search_dup_progress (DipleFindingSearch *self)
{
  g_return_val_if_fail (DIPLE_IS_FINDING_SEARCH (self), NULL);

  if (self->work != NULL)
    return self->work->len > SLICE
               ? g_strdup_printf (_ ("%u of %u documents"), self->done, self->work->len)
               : g_strdup ("");
  if (self->looking != NULL || self->done == 0)
    return g_strdup ("");
  if (self->n_slips > MOST_SLIPS)
    return g_strdup_printf (
        _ ("%u documents looked at; the first %u slips are listed"), self->done, MOST_SLIPS);
  return g_strdup_printf (ngettext ("%u document looked at", "%u documents looked at", self->done),
                          self->done);
}
