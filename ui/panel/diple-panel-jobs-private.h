/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-entities.h"
#include "data/diple-project.h"
#include "data/diple-relations.h"
#include "data/diple-schema.h"

G_BEGIN_DECLS

/* What the panels ask of the project on its threads. Take the results with
 * diple_project_run_finish(). */

/* Elements DipleEntity *. */
void diple_panel_jobs_search_entities (DipleProject *project,
                                       const char *words,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/* A DipleEntity. */
void diple_panel_jobs_find_entity (DipleProject *project,
                                   gint64 entity,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* Gives the entity with @entity's id its name, Wikidata id and note, as one action of @annotator.
 * The result, a string, tells what was done. */
void diple_panel_jobs_update_entity (DipleProject *project,
                                     gint64 annotator,
                                     const DipleEntity *entity,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/* Spans that a relation of @type may join with @span; elements DipleFarSpan *. */
void diple_panel_jobs_candidates (DipleProject *project,
                                  gint64 span,
                                  gint64 type,
                                  const char *words,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* Adds @example to the guideline of @label as one action of @annotator. The result, a string, tells
 * what was done. */
void diple_panel_jobs_add_example (DipleProject *project,
                                   gint64 annotator,
                                   gint64 label,
                                   const DipleExample *example,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

G_END_DECLS
