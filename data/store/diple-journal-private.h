/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-journal.h"
#include "data/store/diple-store-private.h"

G_BEGIN_DECLS

/* Begins the action of an import: its documents, and what is said about them, belong to the new
 * @batch; only what else it adds (annotators, schema) is recorded as a changeset. */
gboolean diple_journal_begin_import (
    DipleStore *store, gint64 annotator, const char *source, gint64 *batch, GError **error);

/* All tables that an action may change, parents before children; NULL-terminated. */
extern const char *const diple_journal_tables[];

/* The journal's row that is about to be undone or done again. */
typedef struct
{
  gint64 row;
  gint64 batch;
  gint64 document;
  char *sentence;
  GBytes *changeset;
} DipleEntry;

void diple_entry_free (DipleEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleEntry, diple_entry_free)

/* diple-changeset.c */

/* A session that records @tables; NULL with an error. */
sqlite3_session *diple_changeset_record (sqlite3 *db, const char *const *tables, GError **error);

/* What @session recorded; empty when nothing changed. */
GBytes *diple_changeset_take (sqlite3_session *session, GError **error);

/* Whether @changeset is one that SQLite can be given: well formed, and of the journal's tables
 * only. */
gboolean diple_changeset_is_sound (GBytes *changeset);

/* Applies @changeset, inverted when @invert, keeping the search index in step. A change that does
 * not fit sets DIPLE_ERROR_CONSTRAINT and leaves everything as it was. */
gboolean diple_changeset_apply (sqlite3 *db, GBytes *changeset, gboolean invert, GError **error);

/* Calls @func with every change of a row in @changeset, until it returns FALSE; FALSE with an error
 * when the changeset cannot be read. */
typedef gboolean (*DipleChangeFunc) (sqlite3_changeset_iter *iter, gpointer data);
gboolean
diple_changeset_foreach (GBytes *changeset, DipleChangeFunc func, gpointer data, GError **error);

/* Calls @func with every 64-bit value that @changeset mentions, old or new, until it returns FALSE;
 * FALSE with an error when the changeset cannot be read. */
typedef gboolean (*DipleValueFunc) (gint64 value, gpointer data);
gboolean diple_changeset_foreach_value (GBytes *changeset,
                                        DipleValueFunc func,
                                        gpointer data,
                                        GError **error);

/* The same with the keys of the rows that it changed, where a row's key is one number. */
gboolean
diple_changeset_foreach_key (GBytes *changeset, DipleValueFunc func, gpointer data, GError **error);

/* diple-stash.c: the documents of an import that was undone wait in the journal. */
gboolean diple_stash_put (sqlite3 *db, gint64 row, gint64 batch, GError **error);
gboolean diple_stash_take (sqlite3 *db, gint64 row, GError **error);

/* diple-rests.c: the sentence of the newest later action that rests on @entry, with who did it, as
 * a new string; NULL when there is none. */
char *diple_rests_on (sqlite3 *db, const DipleEntry *entry, GError **error);

/* diple-search-index.c: call forget before and learn after the document, its text or its facts
 * change. A document that is not there is no error. */
gboolean diple_search_forget (sqlite3 *db, gint64 document, GError **error);
gboolean diple_search_learn (sqlite3 *db, gint64 document, GError **error);

G_END_DECLS
