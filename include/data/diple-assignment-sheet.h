/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-assignment-matrix.h"

G_BEGIN_DECLS

/* The order of a sheet's documents; equal ones are in the project's order. */
typedef enum
{
  DIPLE_SHEET_POSITION,
  DIPLE_SHEET_TITLE,
  DIPLE_SHEET_PUBLISHED,
  DIPLE_SHEET_OUTLET,
  DIPLE_SHEET_GIVEN,    /* to how many people and models */
  DIPLE_SHEET_FINISHED, /* by what share of them */
  DIPLE_N_SHEET_SORTS
} DipleSheetSort;

/* Which documents, and in which order. */
typedef struct
{
  const char *words; /* as in DipleDocumentQuery; NULL or "": all */
  DipleWork work;    /* DIPLE_WORK_ANY: all */
  gint64 annotator;  /* whose work; 0: that of all together */
  DipleSheetSort sort;
  gboolean descending;
} DipleSheetQuery;

/* DipleAssignmentSheet is what a table of assignments shows, read at once, so that its parts agree.
 * A plain value; freeing it takes no time. */
typedef struct
{
  DipleAssignmentMatrix *matrix;
  GArray *documents;           /* gint64, those that match, in order */
  guint counts[DIPLE_N_WORKS]; /* documents with the words, by the query's annotator's work */
  char *bundle_for;            /* the annotator whose bundle the project is, or NULL */
} DipleAssignmentSheet;

/* 100,000 documents take about 0.2 s. NULL with an error. */
DipleAssignmentSheet *
diple_assignment_sheet_load (DipleStore *store, const DipleSheetQuery *query, GError **error);
void diple_assignment_sheet_free (DipleAssignmentSheet *sheet);

/* "nobody", "open", "in progress", "finished", as they are typed; NULL for DIPLE_WORK_ANY. */
const char *diple_work_name (DipleWork work);

/* DIPLE_WORK_ANY when it is none of them. */
DipleWork diple_work_from_name (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleAssignmentSheet, diple_assignment_sheet_free)

G_END_DECLS
