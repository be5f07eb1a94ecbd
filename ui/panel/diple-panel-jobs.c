/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-panel-jobs-private.h"

#include "data/diple-guidelines.h"
#include "data/diple-journal.h"

#include <glib/gi18n-lib.h>

#define MAX_ENTITIES 8     /* rows of a popover */
#define MAX_CANDIDATES 100 /* rows of a window */

/* What a job needs to know; each uses its part. */
typedef struct
{
  char *words;
  gint64 id;   /* of an entity, a span, an annotator */
  gint64 type; /* of a relation, or a label */
  DipleEntity *entity;
  DipleExample example; /* its words are owned */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->words);
  g_clear_pointer (&request->entity, diple_entity_free);
  g_free (request->example.text);
  g_free (request->example.note);
  g_free (request);
}

static gpointer
search_entities_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return diple_entities_search (store, ((Request *) data)->words, MAX_ENTITIES, error);
}

void
diple_panel_jobs_search_entities (DipleProject *project,
                                  const char *words,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->words = g_strdup (words);
  diple_project_read_async (project,
                            search_entities_job,
                            request,
                            request_free,
                            (GDestroyNotify) g_ptr_array_unref,
                            cancellable,
                            callback,
                            user_data);
}

static gpointer
find_entity_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return diple_entities_find (store, ((Request *) data)->id, error);
}

void
diple_panel_jobs_find_entity (DipleProject *project,
                              gint64 entity,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->id = entity;
  diple_project_read_async (project,
                            find_entity_job,
                            request,
                            request_free,
                            (GDestroyNotify) diple_entity_free,
                            cancellable,
                            callback,
                            user_data);
}

static gpointer
update_entity_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autofree char *sentence = NULL;

  if (!diple_journal_begin (store, request->id, "entity.update", error))
    return NULL;
  if (!diple_entities_update (store, request->entity, error))
    {
      diple_journal_rollback (store);
      return NULL;
    }
  sentence = g_strdup_printf (_ ("Changed the entity “%s”"), request->entity->name);
  if (diple_journal_commit (store, sentence, 0, error) == 0)
    return NULL;
  return g_steal_pointer (&sentence);
}

void
diple_panel_jobs_update_entity (DipleProject *project,
                                gint64 annotator,
                                const DipleEntity *entity,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->id = annotator;
  request->entity = diple_entity_copy (entity);
  diple_project_write_async (
      project, update_entity_job, request, request_free, g_free, 0, NULL, callback, user_data);
}

static gpointer
candidates_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  return diple_relations_candidates (
      store, request->id, request->type, request->words, MAX_CANDIDATES, error);
}

void
diple_panel_jobs_candidates (DipleProject *project,
                             gint64 span,
                             gint64 type,
                             const char *words,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->id = span;
  request->type = type;
  request->words = g_strdup (words);
  diple_project_read_async (project,
                            candidates_job,
                            request,
                            request_free,
                            (GDestroyNotify) g_ptr_array_unref,
                            cancellable,
                            callback,
                            user_data);
}

static gpointer
add_example_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autofree char *sentence = NULL;

  if (!diple_journal_begin (store, request->id, "guideline.example", error))
    return NULL;
  if (diple_guidelines_add_example (store, request->type, &request->example, error) == 0)
    {
      diple_journal_rollback (store);
      return NULL;
    }
  sentence = g_strdup_printf (_ ("Made “%s” an example of the guideline"), request->example.text);
  if (diple_journal_commit (store, sentence, 0, error) == 0)
    return NULL;
  return g_steal_pointer (&sentence);
}

void
diple_panel_jobs_add_example (DipleProject *project,
                              gint64 annotator,
                              gint64 label,
                              const DipleExample *example,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->id = annotator;
  request->type = label;
  request->example = *example;
  request->example.text = g_strdup (example->text);
  request->example.note = g_strdup (example->note);
  diple_project_write_async (
      project, add_example_job, request, request_free, g_free, 0, NULL, callback, user_data);
}
