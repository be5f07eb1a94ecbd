/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/store/diple-migrations-private.h"

/* In order; the position plus one is the format's number. A released one is never edited. */
static const char *const migrations[] = {
  "0001-project.sql",
};

int
diple_migrations_latest (void)
{
  return G_N_ELEMENTS (migrations);
}

static gboolean
apply_one (sqlite3 *db, int number, GError **error)
{
  g_autofree char *path =
      g_strconcat ("/io/github/diple/Diple/data/store/migrations/", migrations[number - 1], NULL);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", number);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  /* Resources end in a NUL that is not counted. */
  return sql != NULL && diple_sql_exec (db, "BEGIN IMMEDIATE", error) &&
         diple_sql_exec (db, g_bytes_get_data (sql, NULL), error) &&
         diple_sql_exec (db, stamp, error) && diple_sql_exec (db, "COMMIT", error);
}

gboolean
diple_migrations_apply (sqlite3 *db, int from, int to, GError **error)
{
  for (int number = from + 1; number <= to; number++)
    if (!apply_one (db, number, error))
      {
        if (!sqlite3_get_autocommit (db))
          sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
        return FALSE;
      }
  return TRUE;
}
