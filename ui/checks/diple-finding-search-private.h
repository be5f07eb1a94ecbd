/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"

G_BEGIN_DECLS

/* DipleFindingSearch looks through the annotator's work all over the project for slips and
 * questions, a few documents a job, in rounds. Owned by the page that shows them.
 *
 * Signals:
 * - "slips" (GListStore *): a round begins; what it finds is added to these (DipleFindingItem)
 * - "questions" (GListStore *): the same, and these are all
 * - "progress" (): a round has begun, gone on or ended
 * - "failed" (const char *message) */
#define DIPLE_TYPE_FINDING_SEARCH (diple_finding_search_get_type ())
G_DECLARE_FINAL_TYPE (DipleFindingSearch, diple_finding_search, DIPLE, FINDING_SEARCH, GObject)

DipleFindingSearch *diple_finding_search_new (void);

/* Ends the round under way; @editor may be NULL. */
void diple_finding_search_set_editor (DipleFindingSearch *self, DipleEditor *editor);

/* Begins a round, now or, in a burst of changes, at its begin and its end. */
void diple_finding_search_run (DipleFindingSearch *self);
void diple_finding_search_run_soon (DipleFindingSearch *self);

gboolean diple_finding_search_is_running (DipleFindingSearch *self);

/* The slips that the round under way has found so far, or the last one in all; not all are listed
 * where there are thousands. */
guint diple_finding_search_count (DipleFindingSearch *self);

/* How far it is, or what was looked at, for people; "" when there is nothing to say; a new string.
 */
char *diple_finding_search_dup_progress (DipleFindingSearch *self);

G_END_DECLS
