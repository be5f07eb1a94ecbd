/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-kwic-marking-private.h"

#include "data/diple-kwic-mark.h"
#include "data/search/diple-kwic-item-private.h"

typedef struct
{
  gint64 annotator;
  gint64 label;
  GPtrArray *lines; /* DipleKwicLine * */
} Marking;

static void
marking_free (gpointer data)
{
  Marking *marking = data;

  g_ptr_array_unref (marking->lines);
  g_free (marking);
}

static gpointer
mark_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Marking *marking = data;
  g_auto (DipleKwicMarked) marked = { 0 };

  if (!diple_kwic_mark (store, marking->annotator, marking->label, marking->lines, &marked, error))
    return NULL;
  return g_steal_pointer (&marked.sentence);
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  char *sentence = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (sentence != NULL)
    g_task_return_pointer (task, sentence, g_free);
  else
    g_task_return_error (task, error);
}

void
diple_kwic_marking_run (
    DipleProject *project, gint64 annotator, gint64 label, GPtrArray *items, GTask *task)
{
  Marking *marking = g_new0 (Marking, 1);

  marking->annotator = annotator;
  marking->label = label;
  marking->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_kwic_line_unref);
  for (guint i = 0; i < items->len; i++)
    {
      const DipleKwicLine *line = diple_kwic_item_get_line (g_ptr_array_index (items, i));

      g_ptr_array_add (marking->lines, diple_kwic_line_ref ((DipleKwicLine *) line));
    }
  /* About document 0: the editor, which knows nothing of it, then looks at its own again. */
  diple_project_write_async (
      project, mark_job, marking, marking_free, g_free, 0, NULL, marked_cb, task);
}
