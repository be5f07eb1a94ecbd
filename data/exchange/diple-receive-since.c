/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "data/exchange/diple-receive-private.h"

/* How far a journal was known: its newest action then, and when one of its actions had last been
 * done or undone. */
typedef struct
{
  gint64 action;
  gint64 changed; /* milliseconds since 1970 UTC */
  gint64 without; /* an action that does not count, or 0 */
} Mark;

/* A row of the table of receipts. */
typedef struct
{
  gint64 action;
  gint64 at;
  gint64 changed;
  gint64 journal;
  gint64 received;
} Receipt;

/* An action since then that is undone leaves nothing; one of before then that was undone or done
 * again since does. */
static gboolean
touched_since (
    sqlite3 *db, const Mark *mark, DipleTouched *touched, GCancellable *cancellable, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (db,
                         "SELECT changed, changeset FROM journal WHERE id <> ?3 AND"
                         " CASE WHEN id > ?1 THEN state = 'done' ELSE changed > ?2 END",
                         error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, mark->action);
  sqlite3_bind_int64 (stmt, 2, mark->changed);
  sqlite3_bind_int64 (stmt, 3, mark->without);
  return diple_touched_read (touched, stmt, cancellable, error);
}

/* 1: there is one; 0: none; -1 with an error. */
static int
find_receipt (DipleReceive *self, Receipt *receipt, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (self->here,
                         "SELECT action, at, changed, journal, received FROM receipt"
                         " WHERE bundle = ?1",
                         error);
  int rc;

  if (stmt == NULL)
    return -1;
  sqlite3_bind_int64 (stmt, 1, self->source);
  rc = diple_sql_step (stmt, error);
  if (rc != SQLITE_ROW)
    return rc == SQLITE_DONE ? 0 : -1;
  *receipt = (Receipt){
    .action = sqlite3_column_int64 (stmt, 0),
    .at = sqlite3_column_int64 (stmt, 1),
    .changed = sqlite3_column_int64 (stmt, 2),
    .journal = sqlite3_column_int64 (stmt, 3),
    .received = sqlite3_column_int64 (stmt, 4),
  };
  return 1;
}

static gboolean
read_newest (sqlite3 *db, gint64 *action, gint64 *changed, GError **error)
{
  return diple_sql_get_int (db, "SELECT coalesce(max(id), 0) FROM journal", action, error) &&
         diple_sql_get_int (db, "SELECT coalesce(max(changed), 0) FROM journal", changed, error);
}

/* Whether the other file has done what it had done when it was received last: somebody may have
 * worked on two copies of one bundle. -1 with an error. */
static int
goes_on (DipleReceive *self, const Receipt *receipt, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (self->there, "SELECT at FROM journal WHERE id = ?1", error);
  int rc;

  if (stmt == NULL)
    return -1;
  if (receipt->action == 0)
    return 1;
  sqlite3_bind_int64 (stmt, 1, receipt->action);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ERROR)
    return -1;
  return rc == SQLITE_ROW && sqlite3_column_int64 (stmt, 0) == receipt->at;
}

/* Since it was received last. TRUE without "known" when that says nothing about this file. */
static gboolean
find_since_receipt (DipleReceive *self, GError **error)
{
  Receipt receipt;
  gint64 action = 0, changed = 0;
  int found = find_receipt (self, &receipt, error);
  int on;

  if (found <= 0)
    return found == 0;
  on = goes_on (self, &receipt, error);
  if (on < 0 || !read_newest (self->there, &action, &changed, error))
    return FALSE;
  self->is_old = action < receipt.action || (on && changed < receipt.changed);
  self->known = on > 0;
  if (self->is_old || !self->known)
    return TRUE;
  return touched_since (self->there,
                        &(Mark){ receipt.action, receipt.changed, 0 },
                        self->touched_there,
                        self->cancellable,
                        error) &&
         touched_since (self->here,
                        &(Mark){ receipt.journal, receipt.received, receipt.journal },
                        self->touched_here,
                        self->cancellable,
                        error);
}

static gboolean
find_since_share (DipleReceive *self, GError **error)
{
  gint64 journal = 0;

  return diple_sql_get_int (self->there, "SELECT journal FROM bundle", &journal, error) &&
         touched_since (self->there,
                        &(Mark){ 0, G_MAXINT64, 0 },
                        self->touched_there,
                        self->cancellable,
                        error) &&
         touched_since (self->here,
                        &(Mark){ journal, self->bundle->made, 0 },
                        self->touched_here,
                        self->cancellable,
                        error);
}

/* The same action in both journals? */
static gboolean
is_common (sqlite3_stmt *a, sqlite3_stmt *b)
{
  for (int i = 1; i < 4; i++)
    {
      const char *x = (const char *) sqlite3_column_text (a, i);
      const char *y = (const char *) sqlite3_column_text (b, i);

      if (g_strcmp0 (x, y) != 0)
        return FALSE;
    }
  return sqlite3_column_int64 (a, 0) == sqlite3_column_int64 (b, 0) &&
         sqlite3_column_int64 (a, 4) == sqlite3_column_int64 (b, 4);
}

/* An action of before the two parted that one of them undid since. */
static gboolean
touch_undone (DipleReceive *self, sqlite3_stmt *here, sqlite3_stmt *there, GError **error)
{
  gint64 changed_here = sqlite3_column_int64 (here, 5);
  gint64 changed_there = sqlite3_column_int64 (there, 5);
  sqlite3 *db = changed_here > changed_there ? self->here : self->there;
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (changed_here == changed_there)
    return TRUE;
  stmt = diple_sql_prepare (db, "SELECT changed, changeset FROM journal WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, sqlite3_column_int64 (here, 0));
  return diple_touched_read (
      db == self->here ? self->touched_here : self->touched_there, stmt, self->cancellable, error);
}

/* A number for the branch that begins with the action under @stmt. */
static gint64
name_branch (sqlite3_stmt *stmt)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s",
                                           (gint64) sqlite3_column_int64 (stmt, 0),
                                           (gint64) sqlite3_column_int64 (stmt, 4),
                                           sqlite3_column_text (stmt, 1),
                                           sqlite3_column_text (stmt, 3));
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  digest[15] = '\0';
  return (gint64) g_ascii_strtoull (digest, NULL, 16);
}

/* The newest action that both have; "source" becomes the name of what the other did after it. */
static gboolean
find_fork (DipleReceive *self, gint64 *fork, GError **error)
{
  static const char sql[] =
      "SELECT id, who, action, sentence, at, changed FROM journal ORDER BY id";
  g_autoptr (sqlite3_stmt) here = diple_sql_prepare (self->here, sql, error);
  g_autoptr (sqlite3_stmt) there = diple_sql_prepare (self->there, sql, error);
  int rc_here = SQLITE_ERROR, rc_there = SQLITE_ERROR;

  *fork = 0;
  if (here == NULL || there == NULL)
    return FALSE;
  while ((rc_here = diple_sql_step (here, error)) == SQLITE_ROW &&
         (rc_there = diple_sql_step (there, error)) == SQLITE_ROW && is_common (here, there))
    {
      *fork = sqlite3_column_int64 (here, 0);
      if (!touch_undone (self, here, there, error))
        return FALSE;
    }
  if (rc_here == SQLITE_DONE)
    rc_there = diple_sql_step (there, error);
  self->source = rc_there == SQLITE_ROW ? name_branch (there) : 0;
  return rc_here != SQLITE_ERROR && rc_there != SQLITE_ERROR;
}

static gboolean
find_since_fork (DipleReceive *self, gint64 fork, GError **error)
{
  const Mark mark = { fork, G_MAXINT64, 0 };

  return touched_since (self->there, &mark, self->touched_there, self->cancellable, error) &&
         touched_since (self->here, &mark, self->touched_here, self->cancellable, error);
}

static gboolean
find_since_copy (DipleReceive *self, GError **error)
{
  gint64 fork = 0;

  return find_fork (self, &fork, error) && find_since_receipt (self, error) &&
         (self->known || self->is_old || find_since_fork (self, fork, error));
}

gboolean
diple_receive_find_since (DipleReceive *self, GError **error)
{
  if (self->bundle == NULL)
    return find_since_copy (self, error);
  self->source = self->bundle->id;
  return find_since_receipt (self, error) &&
         (self->known || self->is_old || find_since_share (self, error));
}

gboolean
diple_receive_write_receipt (DipleReceive *self, GError **error)
{
  static const char sql[] =
      "INSERT INTO receipt (bundle, action, at, changed, journal, received)"
      " VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name ="
      " 'journal'), ?5) ON CONFLICT (bundle) DO UPDATE SET action = ?2, at = ?3, changed = ?4,"
      " journal = excluded.journal, received = ?5";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (self->here, sql, error);
  gint64 action = 0, changed = 0, at = 0;

  if (stmt == NULL || !read_newest (self->there, &action, &changed, error) ||
      !diple_sql_get_int (self->there,
                          "SELECT at FROM journal WHERE id = (SELECT max(id) FROM journal)",
                          &at,
                          error))
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, self->source);
  sqlite3_bind_int64 (stmt, 2, action);
  sqlite3_bind_int64 (stmt, 3, at);
  sqlite3_bind_int64 (stmt, 4, changed);
  sqlite3_bind_int64 (stmt, 5, diple_store_now ());
  return diple_sql_finish (stmt, error);
}
