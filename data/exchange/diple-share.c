/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-bundle.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "data/diple-id.h"
#include "data/store/diple-store-private.h"

/* Which rows of a table go into a bundle for the annotator ?1: parents before children. "shared" is
 * a temporary table of the documents, "shown" one of those whose work is in it: the annotator and,
 * if they are to be given suggestions, the models. */
#define SHARED "(SELECT id FROM temp.shared)"
#define SHOWN "(SELECT id FROM temp.shown)"
#define SPANS "(SELECT id FROM span WHERE annotator IN " SHOWN " AND document IN " SHARED ")"
#define RELATIONS                                                                                  \
  "(SELECT id FROM relation WHERE annotator IN " SHOWN " AND source IN " SPANS                     \
  " AND target IN " SPANS ")"
#define ANSWERS "SELECT * FROM suggestion_answer WHERE annotator = ?1 AND document IN " SHARED

static const struct
{
  const char *table;
  const char *select;
} copies[] = {
  { "layer", "SELECT * FROM layer" },
  { "label", "SELECT * FROM label" },
  { "example", "SELECT * FROM example" },
  { "relation_type", "SELECT * FROM relation_type" },
  { "relation_end", "SELECT * FROM relation_end" },
  { "attribute", "SELECT * FROM attribute" },
  { "attribute_owner", "SELECT * FROM attribute_owner" },
  { "attribute_option", "SELECT * FROM attribute_option" },
  { "attribute_condition", "SELECT * FROM attribute_condition" },
  { "validator_off", "SELECT * FROM validator_off" },
  { "entity", "SELECT * FROM entity" },
  { "annotator",
    "SELECT * FROM annotator WHERE id IN " SHOWN " OR id IN (SELECT model FROM (" ANSWERS "))"
    " OR id = (SELECT again_of FROM annotator WHERE id = ?1) ORDER BY again_of IS NOT NULL" },
  { "batch",
    "SELECT * FROM batch WHERE id IN (SELECT batch FROM document WHERE id IN " SHARED ")" },
  { "document", "SELECT * FROM document WHERE id IN " SHARED },
  { "document_text", "SELECT * FROM document_text WHERE document IN " SHARED },
  { "metadata", "SELECT * FROM metadata WHERE document IN " SHARED },
  { "span", "SELECT * FROM span WHERE id IN " SPANS },
  { "span_fragment", "SELECT * FROM span_fragment WHERE span IN " SPANS },
  { "span_value", "SELECT * FROM span_value WHERE span IN " SPANS },
  { "relation", "SELECT * FROM relation WHERE id IN " RELATIONS },
  { "relation_value", "SELECT * FROM relation_value WHERE relation IN " RELATIONS },
  { "flag", "SELECT * FROM flag WHERE annotator = ?1 AND span IN " SPANS },
  { "document_value",
    "SELECT * FROM document_value WHERE annotator IN " SHOWN " AND document IN " SHARED },
  { "suggestion_answer", ANSWERS },
  { "assignment",
    "SELECT annotator, document, state, NULL, modified FROM assignment WHERE annotator = ?1"
    " AND document IN " SHARED },
  { "reading",
    "SELECT annotator, document, place, caret, 0, modified FROM reading WHERE annotator = ?1"
    " AND document IN " SHARED },
  { "search_backlog", "SELECT id FROM temp.shared" },
};

typedef struct
{
  sqlite3 *from;
  sqlite3 *to;
  gint64 annotator;
  gboolean suggestions;
  DipleBundleProgress progress;
  gpointer data;
  GCancellable *cancellable;
} Share;

static GArray *
read_ids (sqlite3_stmt *stmt, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int rc;

  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

GArray *
diple_bundle_documents (DipleStore *store, gint64 annotator, GError **error)
{
  /* A row with a plan was handed out; one without says only that the annotator was there. */
  static const char sql[] =
      "SELECT id FROM document WHERE NOT EXISTS"
      " (SELECT 1 FROM assignment WHERE annotator = ?1 AND plan IS NOT NULL) OR EXISTS"
      " (SELECT 1 FROM assignment WHERE annotator = ?1 AND document = document.id"
      "   AND plan IS NOT NULL) ORDER BY position, id";
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, annotator);
  return read_ids (stmt, error);
}

static char *
insert_sql (const char *table, int n_columns)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO %s VALUES (", table);
  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (sql, "%s?%d", i > 0 ? ", " : "", i + 1);
  g_string_append_c (sql, ')');
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
copy_rows (const Share *self, sqlite3_stmt *from, sqlite3_stmt *to, GError **error)
{
  int n_columns = sqlite3_column_count (from);
  int rc;

  while ((rc = diple_sql_step (from, error)) == SQLITE_ROW)
    {
      for (int i = 0; i < n_columns; i++)
        sqlite3_bind_value (to, i + 1, sqlite3_column_value (from, i));
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !diple_sql_finish (to, error))
        return FALSE;
    }
  return rc == SQLITE_DONE;
}

static gboolean
copy_table (const Share *self, const char *table, const char *select, GError **error)
{
  g_autoptr (sqlite3_stmt) from = diple_sql_prepare (self->from, select, error);
  g_autofree char *sql = from != NULL ? insert_sql (table, sqlite3_column_count (from)) : NULL;
  g_autoptr (sqlite3_stmt) to = sql != NULL ? diple_sql_prepare (self->to, sql, error) : NULL;

  if (to == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (from) > 0)
    sqlite3_bind_int64 (from, 1, self->annotator);
  return copy_rows (self, from, to, error);
}

/* The schema that a new project comes with makes room for the shared one. */
static gboolean
empty_schema (sqlite3 *db, GError **error)
{
  return diple_sql_exec (db,
                         "DELETE FROM attribute_condition; DELETE FROM attribute_option;"
                         "DELETE FROM attribute_owner; DELETE FROM attribute;"
                         "DELETE FROM relation_end; DELETE FROM relation_type;"
                         "DELETE FROM example; DELETE FROM label; DELETE FROM layer",
                         error);
}

static gboolean
copy_project_row (const Share *self, GError **error)
{
  g_autoptr (sqlite3_stmt) from =
      diple_sql_prepare (self->from, "SELECT name, schema, guideline FROM project", error);
  g_autoptr (sqlite3_stmt) to = diple_sql_prepare (
      self->to, "UPDATE project SET name = ?1, schema = ?2, guideline = ?3", error);

  return from != NULL && to != NULL && copy_rows (self, from, to, error);
}

/* What it is a bundle of; the project's newest action is the last that it knows. */
static gboolean
write_bundle_row (const Share *self, GError **error)
{
  g_autoptr (sqlite3_stmt) from = diple_sql_prepare (
      self->from,
      "SELECT ?1, uuid, name, ?2, (SELECT coalesce(max(id), 0) FROM journal), ?3 FROM project",
      error);
  g_autoptr (sqlite3_stmt) to =
      diple_sql_prepare (self->to,
                         "INSERT INTO bundle (id, project, name, annotator, journal, made)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                         error);

  if (from == NULL || to == NULL)
    return FALSE;
  sqlite3_bind_int64 (from, 1, diple_id_new ());
  sqlite3_bind_int64 (from, 2, self->annotator);
  sqlite3_bind_int64 (from, 3, diple_store_now ());
  return copy_rows (self, from, to, error);
}

static gboolean
copy_all (const Share *self, GError **error)
{
  if (!diple_sql_exec (self->to, "BEGIN IMMEDIATE", error) || !empty_schema (self->to, error) ||
      !copy_project_row (self, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      if (self->progress != NULL)
        self->progress (i, G_N_ELEMENTS (copies), self->data);
      if (!copy_table (self, copies[i].table, copies[i].select, error))
        return FALSE;
    }
  return write_bundle_row (self, error) && diple_sql_exec (self->to, "COMMIT", error);
}

static gboolean
list_shown (const Share *self, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (!diple_sql_exec (self->from,
                       "CREATE TEMP TABLE IF NOT EXISTS shown (id INTEGER PRIMARY KEY) STRICT;"
                       "DELETE FROM temp.shown",
                       error))
    return FALSE;
  stmt = diple_sql_prepare (self->from,
                            "INSERT INTO temp.shown SELECT id FROM annotator"
                            " WHERE id = ?1 OR (?2 AND kind = 'model')",
                            error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, self->annotator);
  sqlite3_bind_int (stmt, 2, self->suggestions);
  return diple_sql_finish (stmt, error);
}

static gboolean
list_shared (sqlite3 *db, const GArray *documents, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (!diple_sql_exec (
          db, "CREATE TEMP TABLE IF NOT EXISTS shared (id INTEGER PRIMARY KEY) STRICT", error) ||
      !diple_sql_exec (db, "DELETE FROM temp.shared", error))
    return FALSE;
  stmt = diple_sql_prepare (
      db, "INSERT OR IGNORE INTO temp.shared SELECT id FROM document WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    {
      sqlite3_bind_int64 (stmt, 1, g_array_index (documents, gint64, i));
      if (!diple_sql_finish (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, message);
  return FALSE;
}

static gboolean
check_annotator (sqlite3 *db, gint64 annotator, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (db, "SELECT kind FROM annotator WHERE id = ?1", error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, annotator);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ERROR)
    return FALSE;
  if (rc == SQLITE_DONE)
    return refuse (error, _ ("The annotator is no longer in the project; choose another"));
  return g_str_equal ((const char *) sqlite3_column_text (stmt, 0), "person") ||
         g_str_equal ((const char *) sqlite3_column_text (stmt, 0), "again") ||
         refuse (error, _ ("A bundle is made for a person who annotates; choose one"));
}

/* Into a new project at @aside. */
static gboolean
fill (Share *self, const char *aside, GError **error)
{
  g_autoptr (DipleStore) bundle = diple_store_open (aside, DIPLE_STORE_CREATE, error);

  if (bundle == NULL)
    return FALSE;
  self->to = diple_store_get_db (bundle);
  return copy_all (self, error) && diple_store_close (bundle, error);
}

/* One transaction, so that all rows are of one moment. */
static gboolean
fill_from_one_moment (Share *self, const GArray *documents, const char *aside, GError **error)
{
  gint64 n_shared = 0;
  gboolean done;

  if (!list_shared (self->from, documents, error) || !list_shown (self, error) ||
      !diple_sql_exec (self->from, "BEGIN", error))
    return FALSE;
  done = check_annotator (self->from, self->annotator, error) &&
         diple_sql_get_int (self->from, "SELECT count(*) FROM temp.shared", &n_shared, error) &&
         (n_shared > 0 || refuse (error, _ ("There is no document to share"))) &&
         fill (self, aside, error);
  sqlite3_exec (self->from, "ROLLBACK", NULL, NULL, NULL);
  return done;
}

static gboolean
check_place (const char *path, gboolean replace, GError **error)
{
  if (replace || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               _ ("“%s” exists already; choose another name"),
               path);
  return FALSE;
}

static gboolean
is_same_file (DipleStore *store, const char *path)
{
  g_autoptr (GFile) here = g_file_new_for_path (diple_store_get_path (store));
  g_autoptr (GFile) there = g_file_new_for_path (path);

  return g_file_equal (here, there);
}

gboolean
diple_bundle_share (DipleStore *store,
                    gint64 annotator,
                    const GArray *documents,
                    const char *path,
                    DipleBundleFlags flags,
                    DipleBundleProgress progress,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  const gboolean replace = (flags & DIPLE_BUNDLE_REPLACE) != 0;
  Share self = { .annotator = annotator,
                 .suggestions = (flags & DIPLE_BUNDLE_SUGGESTIONS) != 0,
                 .progress = progress,
                 .data = data,
                 .cancellable = cancellable };
  g_autofree char *aside = NULL;
  g_autoptr (GFile) from = NULL, to = NULL;
  g_autoptr (GArray) all = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (is_same_file (store, path))
    return refuse (error, _ ("A bundle cannot take the place of its own project"));
  if (!check_place (path, replace, error))
    return FALSE;
  if (documents == NULL)
    documents = all = diple_bundle_documents (store, annotator, error);
  if (documents == NULL)
    return FALSE;
  self.from = diple_store_get_db (store);
  aside = g_strdup_printf ("%s.part-%08x", path, g_random_int ());
  from = g_file_new_for_path (aside);
  to = g_file_new_for_path (path);
  if (fill_from_one_moment (&self, documents, aside, error) &&
      g_file_move (from,
                   to,
                   replace ? G_FILE_COPY_OVERWRITE : G_FILE_COPY_NONE,
                   cancellable,
                   NULL,
                   NULL,
                   error))
    return TRUE;
  g_unlink (aside);
  return FALSE;
}
