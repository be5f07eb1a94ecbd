/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-annotators.h"
#include "data/diple-assignments.h"

G_BEGIN_DECLS

/* Who has which documents, all of it in memory: a column for each annotator, a row for each
 * document that anybody has. A plain value without a thread of its own. */
typedef struct _DipleAssignmentMatrix DipleAssignmentMatrix;

/* 50,000 assignments take about 20 ms. NULL with an error. */
DipleAssignmentMatrix *diple_assignment_matrix_load (DipleStore *store, GError **error);
void diple_assignment_matrix_free (DipleAssignmentMatrix *self);

/* The columns: DipleAnnotator * by name, the gold layer and second passes among them; lent. */
GPtrArray *diple_assignment_matrix_get_annotators (const DipleAssignmentMatrix *self);

/* The column of @annotator, or G_MAXUINT. */
guint diple_assignment_matrix_find (const DipleAssignmentMatrix *self, gint64 annotator);

/* DIPLE_STATE_ANY when the document was not given to that annotator. */
DipleState
diple_assignment_matrix_get (const DipleAssignmentMatrix *self, guint column, gint64 document);
void diple_assignment_matrix_set (DipleAssignmentMatrix *self,
                                  guint column,
                                  gint64 document,
                                  DipleState state);

/* How many documents the annotator has by state; DIPLE_STATE_ANY: in all. */
const guint *diple_assignment_matrix_get_counts (const DipleAssignmentMatrix *self, guint column);

/* Whether any person or model has the document. */
gboolean diple_assignment_matrix_is_given (const DipleAssignmentMatrix *self, gint64 document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleAssignmentMatrix, diple_assignment_matrix_free)

G_END_DECLS
