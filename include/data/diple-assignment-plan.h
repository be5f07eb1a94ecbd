/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-assignments.h"

G_BEGIN_DECLS

/* How documents are handed out. The same plan on the same documents gives the same draw on every
 * machine: documents are taken in the project's order and annotators by name, in whatever order
 * they are named here, and all chance comes from the seed. */
typedef struct
{
  GArray *annotators;  /* gint64; owned */
  GArray *documents;   /* gint64; NULL: all; owned */
  gboolean unassigned; /* of these, only those that nobody has */
  guint sample;        /* how many documents are drawn; 0: all */
  guint per_document;  /* how many of the annotators get each; 0: all */
  char **stratify;     /* fields whose values are drawn from in proportion, or NULL; owned */
  double again;        /* above 0: this share of what each has finished is given to them again */
  gint64 seed;
} DipleAssignmentPlan;

#define DIPLE_ASSIGNMENT_SEED 42 /* unless somebody says another */

DipleAssignmentPlan *diple_assignment_plan_new (void);
void diple_assignment_plan_free (DipleAssignmentPlan *plan);

/* What one annotator gets of a plan. */
typedef struct
{
  gint64 annotator;
  guint given; /* new to them */
  guint had;   /* drawn, but theirs before */
} DipleAssignmentShare;

/* The documents with one value of the plan's field, or one combination of its fields' values. */
typedef struct
{
  char *value; /* "" for those without one; combined "North · 2031", "–" for what is not known */
  guint pool;
  guint drawn;
} DipleAssignmentStratum;

/* What comes of a plan. Of a second pass the pairs name the person, not their second self. */
typedef struct
{
  GArray *pairs;     /* DipleAssignment; DIPLE_STATE_ANY is new, others were there */
  GArray *shares;    /* DipleAssignmentShare, by name */
  GPtrArray *strata; /* DipleAssignmentStratum *, by value; one without fields */
  guint pool;        /* documents to draw from */
  guint documents;   /* documents drawn */
} DipleAssignmentDraw;

/* A field that strata can be made by. */
typedef struct
{
  char *name;
  guint n_values;    /* different ones */
  guint n_documents; /* that have one */
} DipleAssignmentField;

/* Those that any document has, elements DipleAssignmentField *: the documents' own, then the names
 * in the metadata, by name. NULL with an error. */
GPtrArray *diple_assignment_fields_list (DipleStore *store, GError **error);

/* Draws, and changes nothing. Strata are by "outlet", "author", "language", "published", "year",
 * "month" (of the date) or any name in the metadata. DIPLE_ERROR_REFUSED for a plan that cannot be,
 * DIPLE_ERROR_NOT_FOUND for a field that no document has. */
DipleAssignmentDraw *
diple_assignment_plan_draw (DipleStore *store, const DipleAssignmentPlan *plan, GError **error);
void diple_assignment_draw_free (DipleAssignmentDraw *draw);

/* How many pairs of @draw are new. */
guint diple_assignment_draw_count_new (const DipleAssignmentDraw *draw);

/* "Assignments made: 24", for the history; a new string. */
char *diple_assignment_plan_dup_sentence (const DipleAssignmentPlan *plan,
                                          const DipleAssignmentDraw *draw);

/* Records the plan and gives the documents, inside an action. A draw in which nothing is new is
 * recorded nowhere. */
gboolean diple_assignment_plan_apply (DipleStore *store,
                                      const DipleAssignmentPlan *plan,
                                      const DipleAssignmentDraw *draw,
                                      GError **error);

/* A plan as it was recorded. */
typedef struct
{
  gint64 id;
  char *kind; /* "fixed", "random", "stratified" or "again" */
  gint64 seed;
  gint64 created; /* milliseconds since 1970 UTC */
  char *options;  /* a JSON object */
} DipleAssignmentRecord;

/* Elements DipleAssignmentRecord *, oldest first. */
GPtrArray *diple_assignment_plans_list (DipleStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleAssignmentPlan, diple_assignment_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleAssignmentDraw, diple_assignment_draw_free)

G_END_DECLS
