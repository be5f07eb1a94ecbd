/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-annotators.h"
#include "data/diple-export.h"
#include "data/diple-import.h"
#include "data/diple-project.h"
#include "ui/window/diple-progress-private.h"

G_BEGIN_DECLS

/* What the window asks of a project beyond the open document, each as a job on one of the project's
 * threads. */

/* With @model, the files are what it said of articles that are here; it is NULL otherwise. Finish:
 * a DipleImportReport that the caller frees, or NULL. */
void diple_jobs_import (DipleProject *project,
                        const char *const *paths,
                        gint64 annotator,
                        gboolean allow_duplicates,
                        const char *model,
                        DipleProgress *progress,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);

/* What an export is to hold, owned. */
typedef struct
{
  DipleExportAnnotations annotations;
  gboolean fill_majority;
  GStrv annotators; /* NULL: all */
  gboolean finished_only;
} DipleExportChoice;

/* What an export held or would hold. */
typedef struct
{
  DipleExportCounts counts;
  char *first_line; /* of a preview; NULL when there is none */
} DipleExportResult;

void diple_export_result_free (DipleExportResult *result);

/* Finish: a DipleExportResult for both. */
void diple_jobs_export (DipleProject *project,
                        const char *path,
                        const DipleExportChoice *choice,
                        DipleProgress *progress,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
void diple_jobs_preview (DipleProject *project,
                         const DipleExportChoice *choice,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);

/* Who works in the project, and which of them is @name. */
typedef struct
{
  GPtrArray *annotators; /* DipleAnnotator *, people and models */
  gint64 id;             /* 0 when nobody was asked for */
} DiplePeople;

void diple_people_free (DiplePeople *people);

/* Finish: a DiplePeople. @name is added to the project when it is not there; with @entering,
 * whoever a bundle was made for comes before it. */
void diple_jobs_join (DipleProject *project,
                      const char *name,
                      gboolean entering,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
void diple_jobs_people (DipleProject *project,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);

/* Finish: a gboolean, to be freed: whether @annotator is not to see the work of others
 * (diple_review_is_blind()). */
void diple_jobs_ask_blind (DipleProject *project,
                           gint64 annotator,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/* Finish: a string that the caller frees and need not read, for the three. */
void diple_jobs_backup (DipleProject *project,
                        const char *path,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
void diple_jobs_import_schema (DipleProject *project,
                               const char *path,
                               gint64 annotator,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void diple_jobs_export_schema (DipleProject *project,
                               const char *path,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/* Takes a document and everything said about it out of the project, as one action. Finish: a string
 * that says so, to be freed. */
void diple_jobs_remove (DipleProject *project,
                        gint64 document,
                        gint64 annotator,
                        GAsyncReadyCallback callback,
                        gpointer user_data);

/* How many documents there are by DipleState, in all and of the annotator's own. */
typedef struct
{
  gint64 all[4];
  gint64 own[4];
  gboolean given; /* whether any document was given to them */
} DipleDocumentCounts;

/* Finish: a DipleDocumentCounts, to be freed. */
void diple_jobs_count (DipleProject *project,
                       gint64 annotator,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);

/* Finish: the DipleDocument without its text. */
void diple_jobs_facts (DipleProject *project,
                       gint64 document,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleExportResult, diple_export_result_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiplePeople, diple_people_free)

G_END_DECLS
