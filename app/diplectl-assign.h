/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "diplectl.h"

#include "data/diple-assignment-matrix.h"
#include "data/diple-assignment-plan.h"
#include "data/diple-assignment-sheet.h"

G_BEGIN_DECLS

/* What a call of "diplectl assign" asks for. */
typedef struct
{
  char **annotators; /* names, or NULL for all people */
  char **documents;  /* ids, titles or sources, or NULL for all */
  int sample;        /* --random; 0: all */
  int per_document;  /* 0: all */
  char **stratify;   /* fields, or NULL */
  char *again;       /* a share, as it was typed, or NULL */
  gint64 seed;
  gboolean unassigned;
  gboolean preview;
  gboolean list;
  gboolean plans;
  gboolean take_back;
  gboolean reopen;
  char *set; /* a state, as it was typed, or NULL */
  gboolean fields;
  gboolean progress; /* and of it: */
  char *work;
  char *words;
  char *sort;
  gboolean descending;
} DiplectlAssignWishes;

/* diplectl-assign-list.c: who has what, and how documents were handed out. Elements of @annotators
 * and @documents are gint64; NULL: all. */
gboolean diplectl_assign_list (DiplectlCall *call,
                               const GArray *annotators,
                               const GArray *documents,
                               GError **error);
gboolean diplectl_assign_list_plans (DiplectlCall *call, GError **error);

/* What documents can be stratified by. */
gboolean diplectl_assign_list_fields (DiplectlCall *call, GError **error);

/* diplectl-assign-progress.c: how far each document is, with one annotator or, for 0, with all who
 * have it. */
gboolean
diplectl_assign_list_progress (DiplectlCall *call, const DipleSheetQuery *query, GError **error);

/* Reads --state, --search, --sort and --descending; complains and returns FALSE when it cannot. */
gboolean diplectl_assign_read_query (const DiplectlAssignWishes *wishes, DipleSheetQuery *query);

/* What comes, or would come, of a plan. */
gboolean diplectl_assign_print_draw (DiplectlCall *call,
                                     const DipleAssignmentPlan *plan,
                                     const DipleAssignmentDraw *draw,
                                     GError **error);

G_END_DECLS
