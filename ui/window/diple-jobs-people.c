/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window/diple-jobs-private.h"

#include "data/diple-bundle.h"
#include "data/diple-review-decisions.h"

/* Who works in a project: the jobs that the window needs to know that. */
typedef struct
{
  char *name;        /* of an annotator, or NULL */
  gint64 id;         /* of one who is known */
  gboolean entering; /* the project is being opened */
} Request;

static void
request_free (gpointer data)
{
  g_free (((Request *) data)->name);
  g_free (data);
}

void
diple_people_free (DiplePeople *people)
{
  g_clear_pointer (&people->annotators, g_ptr_array_unref);
  g_free (people);
}

static gpointer
people_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (DiplePeople) people = g_new0 (DiplePeople, 1);

  if (request->name != NULL)
    {
      people->id = diple_annotators_ensure (store, request->name, error);
      if (people->id == 0)
        return NULL;
    }
  people->annotators = diple_annotators_list (store, error);
  return people->annotators != NULL ? g_steal_pointer (&people) : NULL;
}

/* A bundle is worked on by whom it was made for. */
static gboolean
enter_bundle (DipleStore *store, const Request *request, DiplePeople *people, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DipleBundle) bundle = request->entering ? diple_bundle_look (store, &local) : NULL;

  if (bundle != NULL)
    people->id = bundle->annotator;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gpointer
blind_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autofree gboolean *blind = g_new0 (gboolean, 1);

  if (!diple_review_is_blind (store, request->id, blind, error))
    return NULL;
  return g_steal_pointer (&blind);
}

void
diple_jobs_ask_blind (DipleProject *project,
                      gint64 annotator,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->id = annotator;
  diple_project_read_async (
      project, blind_job, request, request_free, g_free, NULL, callback, user_data);
}

/* With the id 0 when nobody has that name yet. */
static gpointer
known_people_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (DiplePeople) people = g_new0 (DiplePeople, 1);

  people->annotators = diple_annotators_list (store, error);
  if (people->annotators == NULL)
    return NULL;
  for (guint i = 0; i < people->annotators->len; i++)
    {
      const DipleAnnotator *annotator = g_ptr_array_index (people->annotators, i);

      if (g_str_equal (annotator->name, request->name))
        people->id = annotator->id;
    }
  if (!enter_bundle (store, request, people, error))
    return NULL;
  return g_steal_pointer (&people);
}

static void
joined_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  DiplePeople *people = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (people != NULL)
    g_task_return_pointer (task, people, (GDestroyNotify) diple_people_free);
  else
    g_task_return_error (task, error);
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (DiplePeople) people =
      diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  Request *request;

  if (people == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (people->id != 0)
    {
      g_task_return_pointer (task, g_steal_pointer (&people), (GDestroyNotify) diple_people_free);
      return;
    }
  request = g_new0 (Request, 1);
  request->name = g_strdup (g_task_get_task_data (task));
  diple_project_write_async (DIPLE_PROJECT (source),
                             people_job,
                             request,
                             request_free,
                             (GDestroyNotify) diple_people_free,
                             0,
                             NULL,
                             joined_cb,
                             g_object_ref (task));
}

/* Whoever is known is only read: a writer first makes sure that the file is sound, which takes a
 * second for a million documents. */
void
diple_jobs_join (DipleProject *project,
                 const char *name,
                 gboolean entering,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  GTask *task = g_task_new (project, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->name = g_strstrip (g_strdup (name));
  request->entering = entering;
  g_task_set_task_data (task, g_strdup (request->name), g_free);
  diple_project_read_async (project,
                            known_people_job,
                            request,
                            request_free,
                            (GDestroyNotify) diple_people_free,
                            NULL,
                            known_cb,
                            task);
}

void
diple_jobs_people (DipleProject *project,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  diple_project_read_async (project,
                            people_job,
                            g_new0 (Request, 1),
                            request_free,
                            (GDestroyNotify) diple_people_free,
                            cancellable,
                            callback,
                            user_data);
}
