/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-store.h"

G_BEGIN_DECLS

/* The journal: each user action is one transaction and one row with its changeset, so that undo and
 * redo need no inverse written by hand. Between begin and commit, call the functions that write.
 *
 * @annotator is the id of who acts, or 0 for an action of nobody in the project; @who is the name
 * for the history. @action is a short machine word ("span.add"). */
gboolean
diple_journal_begin (DipleStore *store, gint64 annotator, const char *action, GError **error);

/* Commits; @sentence tells people what was done ("Marked “Ilvi Brevit” as Person"), @document is
 * the document it was about or 0. An action that changed nothing leaves no row. Returns the row's
 * number, 0 with an error, or -1 when nothing had changed. Redo is gone after it. On an error
 * everything is rolled back. */
gint64
diple_journal_commit (DipleStore *store, const char *sentence, gint64 document, GError **error);

/* Leaves the project as it was before begin. Does nothing outside an action. */
void diple_journal_rollback (DipleStore *store);

/* What an undo or redo did. */
typedef struct
{
  gint64 row;
  char *sentence;
  gint64 document; /* or 0 */
} DipleUndone;

/* Undoes the newest action of @annotator that is not undone (for 0: of nobody in particular); redo
 * does the oldest undone one again. NULL with DIPLE_ERROR_NOT_FOUND when there is none, with
 * DIPLE_ERROR_REFUSED and the reason when something later rests on it. */
DipleUndone *diple_journal_undo (DipleStore *store, gint64 annotator, GError **error);
DipleUndone *diple_journal_redo (DipleStore *store, gint64 annotator, GError **error);
void diple_undone_free (DipleUndone *undone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleUndone, diple_undone_free)

G_END_DECLS
