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

/* "open", "in progress", "finished", as stored and exported. */
const char *diple_state_name (DipleState state);
DipleState diple_state_from_name (const char *name);

G_END_DECLS
