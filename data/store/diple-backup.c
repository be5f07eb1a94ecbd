/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "data/diple-care.h"
#include "data/diple-error.h"
#include "data/store/diple-store-private.h"

/* Four megabytes between two looks at the cancellable. */
#define PAGES_A_STEP 1000

static gboolean
copy_pages (sqlite3 *from, sqlite3 *to, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int rc = SQLITE_OK;

  if (backup == NULL)
    return diple_sql_fail (to, sqlite3_errcode (to), error);
  while (rc == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    rc = sqlite3_backup_step (backup, PAGES_A_STEP);
  sqlite3_backup_finish (backup);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return rc == SQLITE_DONE || diple_sql_fail (to, rc, error);
}

static gboolean
copy_to (sqlite3 *from, const char *path, GCancellable *cancellable, GError **error)
{
  sqlite3 *to = NULL;
  gboolean done;
  int rc = sqlite3_open_v2 (path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  done =
      rc == SQLITE_OK ? copy_pages (from, to, cancellable, error) : diple_sql_fail (to, rc, error);
  /* One file: the copy has inherited write-ahead logging. */
  if (done)
    done = diple_sql_exec (to, "PRAGMA journal_mode = DELETE", error);
  sqlite3_close (to);
  return done;
}

/* A read transaction keeps the source as it is now, so that writers never make the copy start
 * again. */
static gboolean
copy_snapshot (sqlite3 *from, const char *path, GCancellable *cancellable, GError **error)
{
  gint64 version = 0;
  gboolean done;

  if (!diple_sql_exec (from, "BEGIN", error))
    return FALSE;
  done = diple_sql_get_int (from, "SELECT count(*) FROM project", &version, error) &&
         copy_to (from, path, cancellable, error);
  sqlite3_exec (from, "ROLLBACK", NULL, NULL, NULL);
  return done;
}

gboolean
diple_care_backup (DipleStore *store, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *aside = NULL;
  g_autoptr (GFile) from = NULL, to = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_REFUSED,
                   _ ("“%s” exists already; choose another name"),
                   path);
      return FALSE;
    }
  aside = g_strdup_printf ("%s.part-%08x", path, g_random_int ());
  from = g_file_new_for_path (aside);
  to = g_file_new_for_path (path);
  if (copy_snapshot (diple_store_get_db (store), aside, cancellable, error) &&
      g_file_move (from, to, G_FILE_COPY_NONE, cancellable, NULL, NULL, error))
    return TRUE;
  g_unlink (aside);
  return FALSE;
}
