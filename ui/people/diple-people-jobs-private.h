/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-assignment-plan.h"
#include "data/diple-assignment-sheet.h"
#include "data/diple-project.h"

G_BEGIN_DECLS

/* What the windows of annotators and assignments ask of a project. */

/* On the thread that searches, so that no article waits for it. @query is copied. Finish: a
 * DipleAssignmentSheet. */
void diple_people_jobs_load (DipleProject *project,
                             const DipleSheetQuery *query,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* What a plan can be stratified by. Finish: a GPtrArray of DipleAssignmentField *. */
void diple_people_jobs_list_fields (DipleProject *project,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

typedef enum
{
  DIPLE_DEED_GIVE,
  DIPLE_DEED_TAKE_BACK,
  DIPLE_DEED_REOPEN,
  DIPLE_DEED_SET_STATE,
  DIPLE_DEED_ADD,
  DIPLE_DEED_RENAME,
  DIPLE_DEED_SET_KIND,
  DIPLE_DEED_REMOVE,
} DipleDeedKind;

/* One action on one annotator. */
typedef struct
{
  DipleDeedKind kind;
  gint64 actor;      /* who acts */
  gint64 annotator;  /* not for DIPLE_DEED_ADD */
  char *name;        /* theirs */
  char *text;        /* the new name or kind */
  GArray *documents; /* gint64 */
  char *title;       /* of the document, when it is one */
  DipleState state;  /* for DIPLE_DEED_SET_STATE */
} DipleDeed;

DipleDeed *diple_deed_new (DipleDeedKind kind, gint64 actor, const DipleAnnotator *annotator);
void diple_deed_free (DipleDeed *deed);

/* Does @deed (taken) as one action. Finish: a sentence for people, to be freed. */
void diple_people_jobs_do (DipleProject *project,
                           DipleDeed *deed,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/* Draws @plan (taken), and with @actor other than 0 gives the documents as one action. Finish: the
 * DipleAssignmentDraw. */
void diple_people_jobs_draw (DipleProject *project,
                             DipleAssignmentPlan *plan,
                             gint64 actor,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleDeed, diple_deed_free)

G_END_DECLS
