/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/store/diple-sql-private.h"

G_BEGIN_DECLS

/* Gathers rows and inserts many of them with one statement. Every statement on a table WITHOUT
 * ROWID costs as much as ten rows where SQLite has the preupdate hook, which the journal needs. */
typedef struct
{
  const char *head; /* "INSERT INTO metadata (document, ordinal, name, value)" */
  guint n_columns;
  sqlite3_stmt *stmt;
  guint n_rows; /* gathered */
} DipleBlock;

/* Begins a row: the statement whose n_columns parameters from *@first on the caller binds, text as
 * SQLITE_TRANSIENT. NULL with an error. */
sqlite3_stmt *diple_block_begin_row (DipleBlock *self, sqlite3 *db, int *first, GError **error);

/* Inserts what was gathered. */
gboolean diple_block_flush (DipleBlock *self, GError **error);

void diple_block_clear (DipleBlock *self);

G_END_DECLS
