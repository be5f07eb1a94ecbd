/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-documents.h"

G_BEGIN_DECLS

/* The annotator's state on the document; without a row it is DIPLE_STATE_OPEN. DIPLE_STATE_ANY with
 * an error. */
DipleState
diple_assignments_get (DipleStore *store, gint64 annotator, gint64 document, GError **error);

/* Sets it, inside an action. */
gboolean diple_assignments_set (
    DipleStore *store, gint64 annotator, gint64 document, DipleState state, GError **error);

/* One document that one annotator has. */
typedef struct
{
  gint64 annotator;
  gint64 document;
  DipleState state;
} DipleAssignment;

/* Gives the documents of @pairs (elements DipleAssignment, whose state is not read) to their
 * annotators, inside an action; whoever has one already keeps it as it is. @plan is the row of
 * assignment_plan that it comes from, or 0. @given, when not NULL, is set to how many are new. */
gboolean diple_assignments_give (
    DipleStore *store, const GArray *pairs, gint64 plan, guint *given, GError **error);

/* Takes them back, inside an action. What somebody has finished, or has marked anything in, stays
 * theirs. @taken, when not NULL, is set to how many were taken back. */
gboolean
diple_assignments_take_back (DipleStore *store, const GArray *pairs, guint *taken, GError **error);

/* Makes the finished ones of @pairs in progress again, inside an action. */
gboolean
diple_assignments_reopen (DipleStore *store, const GArray *pairs, guint *reopened, GError **error);

/* Sets the state of all @pairs, of which those that nobody gave become the annotator's, inside an
 * action. @changed, when not NULL, is set to how many are in another state than before. */
gboolean diple_assignments_set_all (
    DipleStore *store, const GArray *pairs, DipleState state, guint *changed, GError **error);

/* "open", "in progress", "finished", as stored and exported. */
const char *diple_state_name (DipleState state);
DipleState diple_state_from_name (const char *name);

G_END_DECLS
