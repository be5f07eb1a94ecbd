/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/store/diple-trust-private.h"

#include <glib/gi18n-lib.h>

#include "data/store/diple-migrations-private.h"

/* Above any honest text; SQLite then refuses what a crafted file claims to hold. */
#define LONGEST_VALUE (1000 * 1000 * 1000)
#define LONGEST_SQL (1000 * 1000)

static const char schema_sql[] = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
                                 " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name";

gboolean
diple_trust_harden (sqlite3 *db, GError **error)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, NULL);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
  sqlite3_limit (db, SQLITE_LIMIT_SQL_LENGTH, LONGEST_SQL);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (db, SQLITE_LIMIT_EXPR_DEPTH, 100);
  sqlite3_limit (db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 10000);
  sqlite3_limit (db, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
  return diple_sql_exec (db, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0", error);
}

/* Takes @message. */
static gboolean
refuse (char *message, GError **error)
{
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_OPEN, message);
  g_free (message);
  return FALSE;
}

static gboolean
refuse_stranger (const char *path, GError **error)
{
  return refuse (
      g_strdup_printf (_ ("“%s” is not a Diple project; to use its text, import it"), path), error);
}

gboolean
diple_trust_identify (sqlite3 *db, const char *path, int *format, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 application = 0, version = 0;

  if (!diple_sql_get_int (db, "PRAGMA application_id", &application, &local) ||
      !diple_sql_get_int (db, "PRAGMA user_version", &version, &local))
    {
      if (g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_OPEN))
        return refuse_stranger (path, error);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (application != DIPLE_APPLICATION_ID || version < 1)
    return refuse_stranger (path, error);
  if (version > diple_migrations_latest ())
    return refuse (
        g_strdup_printf (_ ("“%s” was made by a newer Diple; update this one to open it"), path),
        error);

  *format = version;
  return TRUE;
}

static char *
read_schema (sqlite3 *db, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, schema_sql, error);
  g_autoptr (GString) schema = g_string_new (NULL);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    g_string_append_printf (schema,
                            "%s %s %s: %s\n",
                            sqlite3_column_text (stmt, 0),
                            sqlite3_column_text (stmt, 1),
                            sqlite3_column_text (stmt, 2),
                            sqlite3_column_text (stmt, 3));

  return rc == SQLITE_DONE ? g_string_free (g_steal_pointer (&schema), FALSE) : NULL;
}

static char *
expected_schema (int format, GError **error)
{
  sqlite3 *db = NULL;
  char *schema = NULL;
  int rc = sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (rc != SQLITE_OK)
    diple_sql_fail (db, rc, error);
  else if (diple_migrations_apply (db, 0, format, error))
    schema = read_schema (db, error);

  sqlite3_close (db);
  return schema;
}

gboolean
diple_trust_compare_schema (sqlite3 *db, const char *path, int format, GError **error)
{
  g_autofree char *expected = expected_schema (format, error);
  g_autofree char *found = expected != NULL ? read_schema (db, error) : NULL;

  if (found == NULL)
    return FALSE;
  if (!g_str_equal (found, expected))
    return refuse (
        g_strdup_printf (_ ("“%s” has tables that Diple does not make; it was changed by "
                            "another program and is not opened"),
                         path),
        error);
  return TRUE;
}

static gboolean
verify_table (sqlite3 *db, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA quick_check('%s')", table);
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);
  const char *finding;

  if (stmt == NULL || diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;

  finding = (const char *) sqlite3_column_text (stmt, 0);
  if (g_strcmp0 (finding, "ok") == 0)
    return TRUE;
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_CORRUPT,
               _ ("The project file is damaged (table %s: %s); open a backup"),
               table,
               finding);
  return FALSE;
}

gboolean
diple_trust_verify (sqlite3 *db, GError **error)
{
  static const char sql[] = "SELECT name FROM sqlite_schema WHERE type = 'table'"
                            " AND sql NOT LIKE 'CREATE VIRTUAL%' AND name <> 'document_text'"
                            " AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\'"
                            " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    if (!verify_table (db, (const char *) sqlite3_column_text (stmt, 0), error))
      return FALSE;
  return rc == SQLITE_DONE;
}
