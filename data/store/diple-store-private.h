/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"
#include "data/diple-store.h"
#include "data/store/diple-sql-private.h"

G_BEGIN_DECLS

/* What the rooms of data/ may see of a store. */

/* The action under way; owned by the journal. */
typedef struct
{
  sqlite3_session *session;
  gint64 annotator;
  gint64 batch; /* of an import, or 0 */
  char *who;
  char *action;
  DipleSchema *schema; /* NULL until a rule asks for it; see diple-rules-private.h */
} DipleAction;

/* NULL once the store is closed, which diple_sql_prepare() turns into an error. */
sqlite3 *diple_store_get_db (DipleStore *self);

/* So much of the file is held in memory, in kibibytes; a store begins with DIPLE_STORE_CACHE. */
#define DIPLE_STORE_CACHE 32000
gboolean diple_store_set_cache (DipleStore *self, int kibibytes, GError **error);

/* An open store writes into a log beside the file, so that others read and write meanwhile; when it
 * is closed the log goes into the file. Not @logged, and only where nobody else has the project
 * open: straight into the file, which takes half the writing but makes others wait for the end of
 * what is written, and longer ones even to read it. Stays logged where others are; FALSE when it
 * cannot be logged again, which does no harm. Not within an action. */
gboolean diple_store_set_logged (DipleStore *self, gboolean logged, GError **error);

/* A statement that many rows need one after another: @sql, a string that never goes away, is
 * prepared once and kept until the store is closed. Lent to one at a time; an autoptr gives it back
 * without its values. NULL with an error. */
typedef sqlite3_stmt DipleKept;
DipleKept *diple_store_keep (DipleStore *self, const char *sql, GError **error);
void diple_kept_give_back (DipleKept *stmt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleKept, diple_kept_give_back)

/* What is read until the end is of one moment, and SQLite locks the file once instead of once a
 * statement. Into @framed: what the end must be told, FALSE where a transaction is open already. */
gboolean diple_store_begin_reading (DipleStore *self, gboolean *framed, GError **error);
void diple_store_end_reading (DipleStore *self, gboolean framed);

/* NULL outside an action. */
DipleAction *diple_store_get_action (DipleStore *self);
void diple_store_take_action (DipleStore *self, DipleAction *action);

/* Before the first write of this connection: verifies the file. */
gboolean diple_store_ensure_sound (DipleStore *self, GError **error);

/* Milliseconds since 1970 UTC. */
gint64 diple_store_now (void);

G_END_DECLS
