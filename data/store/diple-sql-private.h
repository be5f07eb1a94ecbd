/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "data/diple-error.h"

G_BEGIN_DECLS

/* The thin layer over SQLite that everything in data/ goes through: it alone turns SQLite's codes
 * into DIPLE_ERROR. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* To be called before anything else is asked of SQLite; only the first call does something. */
void diple_sql_set_up (void);

/* A statement to bind and step, or NULL with an error; also when @db is NULL (a closed project). */
sqlite3_stmt *diple_sql_prepare (sqlite3 *db, const char *sql, GError **error);

/* The same for a statement that is used very many times. */
sqlite3_stmt *diple_sql_prepare_persistent (sqlite3 *db, const char *sql, GError **error);

/* SQLITE_ROW, SQLITE_DONE, or SQLITE_ERROR with @error set. */
int diple_sql_step (sqlite3_stmt *stmt, GError **error);

/* Steps a statement that returns no rows to its end and resets it, so that it can be bound again.
 */
gboolean diple_sql_finish (sqlite3_stmt *stmt, GError **error);

/* Runs one or several statements without values. */
gboolean diple_sql_exec (sqlite3 *db, const char *sql, GError **error);

/* The first column of the first row of @sql into @value, which keeps its value without a row. */
gboolean diple_sql_get_int (sqlite3 *db, const char *sql, gint64 *value, GError **error);

/* Sets @error from @rc and the message of @db, and returns FALSE. */
gboolean diple_sql_fail (sqlite3 *db, int rc, GError **error);

/* A text column, copied; "" for NULL. */
char *diple_sql_dup_text (sqlite3_stmt *stmt, int column);

/* The same for @column and those after it: a char ** for each, and NULL. */
void diple_sql_dup_texts (sqlite3_stmt *stmt, int column, ...) G_GNUC_NULL_TERMINATED;

/* Binds a string that stays as it is until the statement is stepped; NULL binds "". */
void diple_sql_bind_text (sqlite3_stmt *stmt, int parameter, const char *text);

G_END_DECLS
