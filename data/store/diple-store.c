/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "data/diple-id.h"
#include "data/diple-journal.h"
#include "data/diple-schema-store.h"
#include "data/store/diple-locks-private.h"
#include "data/store/diple-migrations-private.h"
#include "data/store/diple-store-private.h"
#include "data/store/diple-trust-private.h"

/* How long another program may hold the file before a call gives up. */
#define BUSY_MILLISECONDS 5000

struct _DipleStore
{
  GObject parent_instance;

  sqlite3 *db; /* NULL once closed */
  char *path;
  DipleStoreMode mode;
  DipleAction *action; /* NULL outside an action */
  gboolean sound;      /* verified since it was opened */
  GHashTable *kept;    /* const char * to DipleKept *, by address */
  int patience;        /* milliseconds */
  DipleHold *hold;     /* NULL while the file is closed */
};

G_DEFINE_FINAL_TYPE (DipleStore, diple_store, G_TYPE_OBJECT)

static void
diple_store_finalize (GObject *object)
{
  DipleStore *self = DIPLE_STORE (object);

  diple_store_close (self, NULL);
  g_hash_table_unref (self->kept);
  g_free (self->path);

  G_OBJECT_CLASS (diple_store_parent_class)->finalize (object);
}

static void
diple_store_class_init (DipleStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_store_finalize;
}

static void
finalize_cb (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

static void
diple_store_init (DipleStore *self)
{
  self->kept = g_hash_table_new_full (NULL, NULL, NULL, finalize_cb);
}

static gboolean
make_empty_file (const char *path, GError **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  int saved = errno;

  if (fd >= 0)
    return g_close (fd, error);

  if (saved == EEXIST)
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_OPEN,
                 _ ("“%s” exists already; choose another name or open it"),
                 path);
  else
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_OPEN,
                 _ ("“%s” cannot be made: %s"),
                 path,
                 g_strerror (saved));
  return FALSE;
}

/* A program that was killed while it wrote without the log leaves a journal beside the file, which
 * who only reads must not apply. */
static void
roll_back (DipleStore *self)
{
  static const char look[] = "SELECT 1 FROM sqlite_schema";
  sqlite3 *db = NULL;

  if (sqlite3_exec (self->db, look, NULL, NULL, NULL) != SQLITE_READONLY_ROLLBACK)
    return;
  if (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    sqlite3_exec (db, look, NULL, NULL, NULL);
  sqlite3_close (db);
}

static gboolean
connect_file (DipleStore *self, GError **error)
{
  /* One thread at a time, so SQLite need not lock at every call. */
  int flags = SQLITE_OPEN_NOMUTEX |
              (self->mode == DIPLE_STORE_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  int rc;

  if (g_str_equal (self->path, ":memory:"))
    flags |= SQLITE_OPEN_CREATE;
  diple_sql_set_up ();
  self->hold = diple_hold_open (self->path);
  rc = sqlite3_open_v2 (self->path, &self->db, flags, NULL);
  if (rc != SQLITE_OK)
    {
      g_set_error (error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_OPEN,
                   _ ("“%s” cannot be opened: %s"),
                   self->path,
                   sqlite3_errmsg (self->db));
      return FALSE;
    }

  sqlite3_extended_result_codes (self->db, 1);
  if (self->mode == DIPLE_STORE_READ_ONLY)
    roll_back (self);
  self->patience = BUSY_MILLISECONDS;
  sqlite3_busy_timeout (self->db, self->patience);
  return diple_trust_harden (self->db, error);
}

gboolean
diple_store_set_cache (DipleStore *self, int kibibytes, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size = -%d", kibibytes);

  return diple_sql_exec (self->db, sql, error);
}

static gboolean
enter_wal (DipleStore *self, GError **error)
{
  if (!diple_sql_exec (self->db, "PRAGMA journal_mode = WAL", error))
    return FALSE;
  diple_hold_set (self->hold);
  return TRUE;
}

/* Fails while another program, or another store of this one, has the project open. */
static gboolean
leave_wal (DipleStore *self)
{
  int rc;

  diple_hold_release (self->hold);
  sqlite3_busy_timeout (self->db, 0);
  rc = sqlite3_exec (self->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  sqlite3_busy_timeout (self->db, self->patience);
  return rc == SQLITE_OK;
}

gboolean
diple_store_set_logged (DipleStore *self, gboolean logged, GError **error)
{
  g_return_val_if_fail (DIPLE_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->action == NULL, FALSE);

  if (!logged && leave_wal (self))
    return TRUE;
  return enter_wal (self, error);
}

/* Journal mode only after the file was recognised: it writes to the file. */
static gboolean
configure (DipleStore *self, GError **error)
{
  if (!diple_sql_exec (self->db, "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY", error) ||
      !diple_store_set_cache (self, DIPLE_STORE_CACHE, error))
    return FALSE;
  if (self->mode == DIPLE_STORE_READ_ONLY)
    return TRUE;
  return diple_sql_exec (self->db, "PRAGMA synchronous = FULL", error) && enter_wal (self, error);
}

static void
disconnect (DipleStore *self)
{
  sqlite3_close (g_steal_pointer (&self->db));
  g_clear_pointer (&self->hold, diple_hold_close);
}

static gboolean
write_project_row (DipleStore *self, GError **error)
{
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *name = g_str_has_suffix (base, ".diple")
                              ? g_strndup (base, strlen (base) - strlen (".diple"))
                              : g_strdup (base);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (
      self->db,
      "INSERT INTO project (id, name, uuid, created, program) VALUES (1, ?1, ?2, ?3, ?4)",
      error);

  if (stmt == NULL)
    return FALSE;
  diple_sql_bind_text (stmt, 1, name);
  diple_sql_bind_text (stmt, 2, uuid);
  sqlite3_bind_int64 (stmt, 3, diple_store_now ());
  diple_sql_bind_text (stmt, 4, "Diple " DIPLE_VERSION);
  return diple_sql_finish (stmt, error);
}

/* Articles of a few kilobytes fill pages of this size better than SQLite's own of 4096: the file is
 * a seventh smaller, an import a seventh quicker, and an edit takes as long. */
#define PAGE_BYTES 8192

static gboolean
create_tables (DipleStore *self, GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_builtin ("news", error);
  g_autofree char *stamp = g_strdup_printf (
      "PRAGMA page_size = %d; PRAGMA application_id = %d", PAGE_BYTES, DIPLE_APPLICATION_ID);

  self->sound = TRUE;
  return schema != NULL && diple_sql_exec (self->db, stamp, error) && configure (self, error) &&
         diple_migrations_apply (self->db, 0, diple_migrations_latest (), error) &&
         diple_sql_exec (self->db, "BEGIN IMMEDIATE", error) && write_project_row (self, error) &&
         diple_schema_replace (self, schema, error) && diple_sql_exec (self->db, "COMMIT", error);
}

static gboolean
create (DipleStore *self, GError **error)
{
  gboolean in_memory = g_str_equal (self->path, ":memory:");

  if (!in_memory && !make_empty_file (self->path, error))
    return FALSE;
  if (connect_file (self, error) && create_tables (self, error))
    return TRUE;

  disconnect (self);
  if (!in_memory)
    g_unlink (self->path);
  return FALSE;
}

/* Copies the file beside itself before an older format is changed. */
static gboolean
keep_old_format (DipleStore *self, int format, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s.format-%d", self->path, format);
  g_autoptr (GFile) from = g_file_new_for_path (self->path);
  g_autoptr (GFile) to = g_file_new_for_path (path);

  return diple_sql_exec (self->db, "PRAGMA wal_checkpoint(TRUNCATE)", error) &&
         g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error);
}

static gboolean
bring_up_to_date (DipleStore *self, int format, GError **error)
{
  int latest = diple_migrations_latest ();

  if (format == latest)
    return TRUE;
  if (self->mode == DIPLE_STORE_READ_ONLY)
    {
      g_set_error (error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_OPEN,
                   _ ("“%s” has an older format; open it for writing once to bring it up to date"),
                   self->path);
      return FALSE;
    }
  return diple_trust_verify (self->db, error) && keep_old_format (self, format, error) &&
         diple_migrations_apply (self->db, format, latest, error);
}

static gboolean
open_existing (DipleStore *self, GError **error)
{
  int format = 0;

  return connect_file (self, error) &&
         diple_trust_identify (self->db, self->path, &format, error) &&
         diple_trust_compare_schema (self->db, self->path, format, error) &&
         configure (self, error) && bring_up_to_date (self, format, error);
}

/* A program that closes the project turns WAL off and one that opens it turns WAL on. Where the two
 * meet, SQLite says "busy" at once instead of waiting, since neither could go on: so we begin
 * again. */
static gboolean
open_patiently (DipleStore *self, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + BUSY_MILLISECONDS * 1000;
  g_autoptr (GError) local = NULL;

  while (!open_existing (self, &local))
    {
      if (!g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_BUSY) ||
          g_get_monotonic_time () >= deadline)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_clear_error (&local);
      disconnect (self);
      g_usleep ((gulong) g_random_int_range (1000, 20000));
    }
  return TRUE;
}

DipleStore *
diple_store_open (const char *path, DipleStoreMode mode, GError **error)
{
  g_autoptr (DipleStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (DIPLE_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->mode = mode;

  if (mode == DIPLE_STORE_CREATE ? create (self, error) : open_patiently (self, error))
    return g_steal_pointer (&self);
  return NULL;
}

gboolean
diple_store_close (DipleStore *self, GError **error)
{
  int rc;

  g_return_val_if_fail (DIPLE_IS_STORE (self), FALSE);

  if (self->db == NULL)
    return TRUE;

  diple_journal_rollback (self);
  g_hash_table_remove_all (self->kept);
  /* One file again. */
  if (self->mode != DIPLE_STORE_READ_ONLY)
    leave_wal (self);
  rc = sqlite3_close (self->db);
  if (rc != SQLITE_OK)
    return diple_sql_fail (self->db, rc, error);
  self->db = NULL;
  g_clear_pointer (&self->hold, diple_hold_close);
  return TRUE;
}

const char *
diple_store_get_path (DipleStore *self)
{
  g_return_val_if_fail (DIPLE_IS_STORE (self), NULL);
  return self->path;
}

void
diple_store_set_patience (DipleStore *self, guint milliseconds)
{
  g_return_if_fail (DIPLE_IS_STORE (self));

  if (self->db != NULL)
    {
      self->patience = (int) MIN (milliseconds, (guint) G_MAXINT);
      sqlite3_busy_timeout (self->db, self->patience);
    }
}

guint64
diple_store_get_data_version (DipleStore *self)
{
  gint64 version = 0;

  g_return_val_if_fail (DIPLE_IS_STORE (self), 0);

  /* A failure reads as "nothing new", which the next look corrects. */
  if (self->db != NULL)
    diple_sql_get_int (self->db, "PRAGMA data_version", &version, NULL);
  return (guint64) version;
}

gboolean
diple_store_has_moved (DipleStore *self)
{
  int moved = FALSE;

  g_return_val_if_fail (DIPLE_IS_STORE (self), FALSE);

  /* A project in memory is nowhere, which fails and leaves FALSE. */
  if (self->db != NULL)
    sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved != FALSE;
}

sqlite3 *
diple_store_get_db (DipleStore *self)
{
  return self->db;
}

DipleKept *
diple_store_keep (DipleStore *self, const char *sql, GError **error)
{
  DipleKept *stmt = g_hash_table_lookup (self->kept, sql);

  if (stmt != NULL)
    return stmt;
  stmt = diple_sql_prepare_persistent (self->db, sql, error);
  if (stmt != NULL)
    g_hash_table_insert (self->kept, (char *) sql, stmt);
  return stmt;
}

void
diple_kept_give_back (DipleKept *stmt)
{
  /* What its last step said was handled then. */
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
}

gboolean
diple_store_begin_reading (DipleStore *self, gboolean *framed, GError **error)
{
  *framed = self->db == NULL || sqlite3_get_autocommit (self->db) != 0;
  return !*framed || diple_sql_exec (self->db, "BEGIN", error);
}

void
diple_store_end_reading (DipleStore *self, gboolean framed)
{
  if (framed)
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL); /* nothing was written */
}

DipleAction *
diple_store_get_action (DipleStore *self)
{
  return self->action;
}

void
diple_store_take_action (DipleStore *self, DipleAction *action)
{
  self->action = action;
}

gboolean
diple_store_ensure_sound (DipleStore *self, GError **error)
{
  if (!self->sound && self->db != NULL)
    self->sound = diple_trust_verify (self->db, error);
  else if (self->db == NULL)
    return diple_sql_exec (NULL, "", error);
  return self->sound;
}

gint64
diple_store_now (void)
{
  return g_get_real_time () / 1000;
}
