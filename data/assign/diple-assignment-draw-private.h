/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/core/diple-random-private.h"
#include "data/diple-assignment-matrix.h"
#include "data/diple-assignment-plan.h"

G_BEGIN_DECLS

/* One document that may be drawn. */
typedef struct
{
  gint64 document;
  char *value; /* of the plan's fields; "" without one */
} DiplePoolEntry;

/* A field of the document itself in SQL, or NULL for a name in the metadata. */
const char *diple_assignment_field_sql (const char *name);

/* The documents that @plan draws from, in the project's order; elements DiplePoolEntry. */
GArray *diple_assignment_pool_load (DipleStore *store,
                                    const DipleAssignmentPlan *plan,
                                    const DipleAssignmentMatrix *matrix,
                                    GError **error);

/* The matrix's columns of the plan's annotators, by name; elements guint. */
GArray *diple_assignment_pool_columns (const DipleAssignmentPlan *plan,
                                       const DipleAssignmentMatrix *matrix,
                                       GError **error);

/* Puts @n things of @size bytes in an order of chance (Durstenfeld 1964). */
void diple_assignment_shuffle (DipleRandom *random, gpointer things, guint n, gsize size);

/* Notes a pair and counts it in the annotator's share, the @number-th. */
void diple_assignment_draw_add (DipleAssignmentDraw *draw,
                                guint number,
                                gint64 document,
                                DipleState state);

/* Draws what each annotator sees again; fills @draw, whose shares are there. */
void diple_assignment_draw_again (DipleAssignmentDraw *draw,
                                  const DipleAssignmentPlan *plan,
                                  const DipleAssignmentMatrix *matrix,
                                  const GArray *pool);

/* The pairs of @draw with everybody's second self, which is added where there is none. */
GArray *
diple_assignment_again_pairs (DipleStore *store, const DipleAssignmentDraw *draw, GError **error);

G_END_DECLS
