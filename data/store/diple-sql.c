/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/store/diple-sql-private.h"

#include <glib/gi18n-lib.h>

static DipleError
code_of (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return DIPLE_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
      return DIPLE_ERROR_CONSTRAINT;
    case SQLITE_CORRUPT:
      return DIPLE_ERROR_CORRUPT;
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return DIPLE_ERROR_OPEN;
    default:
      return DIPLE_ERROR_FAILED;
    }
}

static const char *
sentence_of (DipleError code)
{
  switch ((int) code)
    {
    case DIPLE_ERROR_BUSY:
      return _ ("Another program is writing to this project; try again in a moment");
    case DIPLE_ERROR_CORRUPT:
      return _ ("The project file is damaged; open a backup");
    case DIPLE_ERROR_OPEN:
      return _ ("The project file cannot be opened for this");
    default:
      return NULL;
    }
}

gboolean
diple_sql_fail (sqlite3 *db, int rc, GError **error)
{
  DipleError code = code_of (rc);
  const char *sentence = sentence_of (code);
  g_autofree char *message =
      g_utf8_make_valid (db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (rc), -1);

  if (rc == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
  else if ((rc & 0xff) == SQLITE_FULL)
    g_set_error_literal (error,
                         G_IO_ERROR,
                         G_IO_ERROR_NO_SPACE,
                         _ ("There is no room left on the disk; make some and try again"));
  else if (sentence != NULL)
    g_set_error (error, DIPLE_ERROR, code, "%s (%s)", sentence, message);
  else
    g_set_error_literal (error, DIPLE_ERROR, code, message);
  return FALSE;
}

/* Nobody asks how much memory SQLite has taken, and to count it takes a lock each time. */
void
diple_sql_set_up (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&done, 1);
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql, unsigned flags, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int rc;

  if (db == NULL)
    {
      g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_OPEN, _ ("The project is closed"));
      return NULL;
    }

  rc = sqlite3_prepare_v3 (db, sql, -1, flags, &stmt, NULL);
  if (rc != SQLITE_OK)
    diple_sql_fail (db, rc, error);
  return stmt;
}

sqlite3_stmt *
diple_sql_prepare (sqlite3 *db, const char *sql, GError **error)
{
  return prepare (db, sql, 0, error);
}

sqlite3_stmt *
diple_sql_prepare_persistent (sqlite3 *db, const char *sql, GError **error)
{
  return prepare (db, sql, SQLITE_PREPARE_PERSISTENT, error);
}

int
diple_sql_step (sqlite3_stmt *stmt, GError **error)
{
  int rc = sqlite3_step (stmt);

  if (rc == SQLITE_ROW || rc == SQLITE_DONE)
    return rc;
  diple_sql_fail (sqlite3_db_handle (stmt), rc, error);
  return SQLITE_ERROR;
}

gboolean
diple_sql_finish (sqlite3_stmt *stmt, GError **error)
{
  int rc;

  do
    rc = diple_sql_step (stmt, error);
  while (rc == SQLITE_ROW);

  /* The result of the reset is that of the step, which was handled. */
  sqlite3_reset (stmt);
  return rc == SQLITE_DONE;
}

gboolean
diple_sql_exec (sqlite3 *db, const char *sql, GError **error)
{
  int rc;

  if (db == NULL)
    {
      g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_OPEN, _ ("The project is closed"));
      return FALSE;
    }

  rc = sqlite3_exec (db, sql, NULL, NULL, NULL);
  return rc == SQLITE_OK || diple_sql_fail (db, rc, error);
}

gboolean
diple_sql_get_int (sqlite3 *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ROW)
    *value = sqlite3_column_int64 (stmt, 0);
  return rc != SQLITE_ERROR;
}

char *
diple_sql_dup_text (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  /* SQLite checks no encoding, and what is shown must be UTF-8. */
  return g_utf8_make_valid (text != NULL ? text : "", -1);
}

void
diple_sql_dup_texts (sqlite3_stmt *stmt, int column, ...)
{
  va_list args;
  char **text;

  va_start (args, column);
  while ((text = va_arg (args, char **)) != NULL)
    *text = diple_sql_dup_text (stmt, column++);
  va_end (args);
}

void
diple_sql_bind_text (sqlite3_stmt *stmt, int parameter, const char *text)
{
  sqlite3_bind_text (stmt, parameter, text != NULL ? text : "", -1, SQLITE_STATIC);
}
