/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/store/diple-documents-private.h"
#include "data/store/diple-journal-private.h"

/* How many documents one part holds: a few megabytes of ordinary articles. */
#define PART_DOCUMENTS 256

static GArray *
next_documents (sqlite3 *db, gint64 batch, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (db, "SELECT id FROM document WHERE batch = ?1 LIMIT ?2", error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int rc = SQLITE_ERROR;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, batch);
  sqlite3_bind_int (stmt, 2, PART_DOCUMENTS);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
write_part (sqlite3 *db, gint64 row, int part, GBytes *changeset, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (
      db, "INSERT INTO journal_stash (journal, part, changeset) VALUES (?1, ?2, ?3)", error);
  gsize size = 0;
  gconstpointer bytes = g_bytes_get_data (changeset, &size);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, row);
  sqlite3_bind_int (stmt, 2, part);
  sqlite3_bind_blob64 (stmt, 3, bytes, size, SQLITE_STATIC);
  return diple_sql_finish (stmt, error);
}

static gboolean
put_part (sqlite3 *db, gint64 row, int part, GArray *ids, GError **error)
{
  sqlite3_session *session = diple_changeset_record (db, diple_journal_tables, error);
  g_autoptr (GBytes) changeset = NULL;

  if (session == NULL)
    return FALSE;
  if (diple_documents_delete_rows (db, (const gint64 *) ids->data, ids->len, error))
    changeset = diple_changeset_take (session, error);
  sqlite3session_delete (session);
  return changeset != NULL && write_part (db, row, part, changeset, error);
}

gboolean
diple_stash_put (sqlite3 *db, gint64 row, gint64 batch, GError **error)
{
  for (int part = 0;; part++)
    {
      g_autoptr (GArray) ids = next_documents (db, batch, error);

      if (ids == NULL)
        return FALSE;
      if (ids->len == 0)
        return TRUE;
      if (!put_part (db, row, part, ids, error))
        return FALSE;
    }
}

gboolean
diple_stash_take (sqlite3 *db, gint64 row, GError **error)
{
  /* Last put, first taken: a relation went with the first of its two documents. */
  g_autoptr (sqlite3_stmt) read = diple_sql_prepare (
      db, "SELECT changeset FROM journal_stash WHERE journal = ?1 ORDER BY part DESC", error);
  g_autoptr (sqlite3_stmt) drop =
      diple_sql_prepare (db, "DELETE FROM journal_stash WHERE journal = ?1", error);
  int rc = SQLITE_ERROR;

  if (read == NULL || drop == NULL)
    return FALSE;
  sqlite3_bind_int64 (read, 1, row);
  sqlite3_bind_int64 (drop, 1, row);

  while ((rc = diple_sql_step (read, error)) == SQLITE_ROW)
    {
      g_autoptr (GBytes) part =
          g_bytes_new (sqlite3_column_blob (read, 0), (gsize) sqlite3_column_bytes (read, 0));

      if (!diple_changeset_apply (db, part, TRUE, error))
        return FALSE;
    }
  sqlite3_reset (read);
  return rc == SQLITE_DONE && diple_sql_finish (drop, error);
}
