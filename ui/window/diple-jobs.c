/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-jobs-private.h"

#include "data/diple-care.h"
#include "data/diple-documents.h"
#include "data/diple-foreign-schema.h"
#include "data/diple-journal.h"
#include "data/diple-schema-store.h"

#include <glib/gi18n-lib.h>

/* What a job needs to know; each uses its part. */
typedef struct
{
  GStrv paths;
  char *path;
  char *name;
  gint64 id; /* of an annotator or, where both are needed, of a document */
  gint64 annotator;
  gboolean allow_duplicates;
  DipleExportChoice choice;
  DipleProgress *progress;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_strfreev (request->paths);
  g_free (request->path);
  g_free (request->name);
  g_strfreev (request->choice.annotators);
  g_clear_pointer (&request->progress, diple_progress_unref);
  g_free (request);
}

static void
import_progress (guint done, guint total, const char *name, gpointer data)
{
  diple_progress_set (data, done, total, name);
}

static gpointer
import_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  const DipleImportOptions options = {
    .annotator = request->id,
    .allow_duplicates = request->allow_duplicates,
    .model = request->name,
  };

  return diple_import_paths (store,
                             (const char *const *) request->paths,
                             &options,
                             import_progress,
                             request->progress,
                             cancellable,
                             error);
}

void
diple_jobs_import (DipleProject *project,
                   const char *const *paths,
                   gint64 annotator,
                   gboolean allow_duplicates,
                   const char *model,
                   DipleProgress *progress,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->paths = g_strdupv ((GStrv) paths);
  request->id = annotator;
  request->allow_duplicates = allow_duplicates;
  request->name = g_strdup (model);
  request->progress = diple_progress_ref (progress);
  diple_project_write_async (project,
                             import_job,
                             request,
                             request_free,
                             (GDestroyNotify) diple_import_report_free,
                             0,
                             cancellable,
                             callback,
                             user_data);
}

void
diple_export_result_free (DipleExportResult *result)
{
  diple_export_counts_clear (&result->counts);
  g_free (result->first_line);
  g_free (result);
}

static void
export_progress (guint done, guint total, gpointer data)
{
  diple_progress_set (data, done, total, NULL);
}

static DipleExportOptions
export_options (const Request *request)
{
  return (DipleExportOptions){
    .annotators = (const char *const *) request->choice.annotators,
    .finished_only = request->choice.finished_only,
    .annotations = request->choice.annotations,
    .fill_majority = request->choice.fill_majority,
  };
}

static gpointer
export_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  const DipleExportOptions options = export_options (request);
  g_autoptr (DipleExportResult) result = g_new0 (DipleExportResult, 1);

  if (!diple_export_jsonl (store,
                           request->path,
                           &options,
                           export_progress,
                           request->progress,
                           &result->counts,
                           cancellable,
                           error))
    return NULL;
  return g_steal_pointer (&result);
}

static gpointer
preview_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const DipleExportOptions options = export_options (data);
  g_autoptr (DipleExportResult) result = g_new0 (DipleExportResult, 1);

  if (!diple_export_preview (store, &options, &result->first_line, &result->counts, error))
    return NULL;
  return g_steal_pointer (&result);
}

static Request *
new_export_request (const char *path, const DipleExportChoice *choice)
{
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  request->choice.annotators = g_strdupv (choice->annotators);
  request->choice.finished_only = choice->finished_only;
  request->choice.annotations = choice->annotations;
  request->choice.fill_majority = choice->fill_majority;
  return request;
}

void
diple_jobs_export (DipleProject *project,
                   const char *path,
                   const DipleExportChoice *choice,
                   DipleProgress *progress,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  Request *request = new_export_request (path, choice);

  request->progress = diple_progress_ref (progress);
  diple_project_read_async (project,
                            export_job,
                            request,
                            request_free,
                            (GDestroyNotify) diple_export_result_free,
                            cancellable,
                            callback,
                            user_data);
}

void
diple_jobs_preview (DipleProject *project,
                    const DipleExportChoice *choice,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  diple_project_read_async (project,
                            preview_job,
                            new_export_request (NULL, choice),
                            request_free,
                            (GDestroyNotify) diple_export_result_free,
                            cancellable,
                            callback,
                            user_data);
}

static gpointer
backup_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  if (!diple_care_backup (store, request->path, cancellable, error))
    return NULL;
  return g_strdup (request->path);
}

void
diple_jobs_backup (DipleProject *project,
                   const char *path,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  diple_project_read_async (
      project, backup_job, request, request_free, g_free, cancellable, callback, user_data);
}

static gpointer
import_schema_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autofree char *json = NULL;
  gsize n_bytes;
  g_autoptr (DipleSchema) schema = NULL;
  g_autofree char *sentence = NULL;

  if (!g_file_get_contents (request->path, &json, &n_bytes, error))
    return NULL;
  schema = diple_schema_read (json, (gssize) n_bytes, request->path, error);
  if (schema == NULL)
    return NULL;
  if (!diple_journal_begin (store, request->id, "schema.replace", error))
    return NULL;
  if (!diple_schema_replace (store, schema, error))
    {
      diple_journal_rollback (store);
      return NULL;
    }
  sentence = g_strdup_printf (_ ("Imported the schema “%s”"), schema->name);
  if (diple_journal_commit (store, sentence, 0, error) == 0)
    return NULL;
  return g_steal_pointer (&sentence);
}

void
diple_jobs_import_schema (DipleProject *project,
                          const char *path,
                          gint64 annotator,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  request->id = annotator;
  diple_project_write_async (
      project, import_schema_job, request, request_free, g_free, 0, NULL, callback, user_data);
}

static gpointer
export_schema_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (DipleSchema) schema = diple_schema_load (store, error);
  g_autofree char *json = NULL;

  if (schema == NULL)
    return NULL;
  json = diple_schema_to_json (schema);
  if (!g_file_set_contents (request->path, json, -1, error))
    return NULL;
  return g_strdup (request->path);
}

void
diple_jobs_export_schema (DipleProject *project,
                          const char *path,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  diple_project_read_async (
      project, export_schema_job, request, request_free, g_free, NULL, callback, user_data);
}

static gpointer
remove_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (DipleDocument) facts = diple_documents_load_facts (store, request->id, error);
  g_autofree char *sentence = NULL;

  if (facts == NULL || !diple_journal_begin (store, request->annotator, "document.remove", error))
    return NULL;
  if (!diple_documents_remove (store, request->id, error))
    {
      diple_journal_rollback (store);
      return NULL;
    }
  sentence =
      g_strdup_printf (_ ("Removed “%s”"), facts->title[0] != '\0' ? facts->title : facts->source);
  if (diple_journal_commit (store, sentence, 0, error) == 0)
    return NULL;
  return g_steal_pointer (&sentence);
}

void
diple_jobs_remove (DipleProject *project,
                   gint64 document,
                   gint64 annotator,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->id = document;
  request->annotator = annotator;
  diple_project_write_async (
      project, remove_job, request, request_free, g_free, 0, NULL, callback, user_data);
}

static gpointer
count_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autofree DipleDocumentCounts *counts = g_new0 (DipleDocumentCounts, 1);

  if (!diple_documents_count_states (store, request->id, counts->all, error) ||
      !diple_documents_count_assigned (store, request->id, counts->own, error) ||
      !diple_documents_any_given (store, request->id, &counts->given, error))
    return NULL;
  return g_steal_pointer (&counts);
}

void
diple_jobs_count (DipleProject *project,
                  gint64 annotator,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->id = annotator;
  diple_project_read_async (
      project, count_job, request, request_free, g_free, cancellable, callback, user_data);
}

static gpointer
facts_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return diple_documents_load_facts (store, ((Request *) data)->id, error);
}

void
diple_jobs_facts (DipleProject *project,
                  gint64 document,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->id = document;
  diple_project_read_async (project,
                            facts_job,
                            request,
                            request_free,
                            (GDestroyNotify) diple_document_free,
                            cancellable,
                            callback,
                            user_data);
}
