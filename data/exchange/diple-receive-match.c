/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/exchange/diple-receive-private.h"

/* A document that is not here: another copy brings it, a bundle does not. */
static gboolean
miss_document (DipleReceive *self, gint64 id, const char *title)
{
  DipleSharedDocument *document = NULL;

  if (self->bundle != NULL)
    {
      diple_receive_note (self,
                          g_strdup_printf (_ ("“%s” is not in this project; what was done in it "
                                              "stays out. Import it to have it"),
                                           title));
      return TRUE;
    }
  document = g_new0 (DipleSharedDocument, 1);
  document->here = document->there = id;
  document->is_new = TRUE;
  document->title = g_strdup (title);
  g_ptr_array_add (self->documents, document);
  self->receipt->new_documents++;
  return TRUE;
}

/* By its id, else by its text. 1: found; 0: not; -1 with an error, when the text differs too. */
static int
find_document (DipleReceive *self, sqlite3_stmt *there, gint64 *id, GError **error)
{
  g_autoptr (DipleKept) stmt =
      diple_store_keep (self->store,
                        "SELECT id, text_sha256 = ?2, coalesce(nullif(title, ''), source) FROM "
                        "document WHERE id = ?1 OR text_sha256 = ?2"
                        " ORDER BY id <> ?1, id LIMIT 1",
                        error);
  int rc;

  if (stmt == NULL)
    return -1;
  sqlite3_bind_int64 (stmt, 1, sqlite3_column_int64 (there, 0));
  sqlite3_bind_value (stmt, 2, sqlite3_column_value (there, 1));
  rc = diple_sql_step (stmt, error);
  if (rc != SQLITE_ROW)
    return rc == SQLITE_DONE ? 0 : -1;
  *id = sqlite3_column_int64 (stmt, 0);
  if (sqlite3_column_int (stmt, 1))
    return 1;
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               _ ("The text of “%s” is not the one that this project has, so nothing was received. "
                  "Share a new bundle with the text as it is here"),
               sqlite3_column_text (stmt, 2));
  return -1;
}

static gboolean
match_document (DipleReceive *self, sqlite3_stmt *there, GError **error)
{
  const char *title = (const char *) sqlite3_column_text (there, 2);
  DipleSharedDocument *document = NULL;
  gint64 id = 0;
  int found = find_document (self, there, &id, error);

  if (found < 0)
    return FALSE;
  if (found == 0)
    return miss_document (self, sqlite3_column_int64 (there, 0), title);
  document = g_new0 (DipleSharedDocument, 1);
  document->here = id;
  document->there = sqlite3_column_int64 (there, 0);
  document->title = g_strdup (title);
  g_ptr_array_add (self->documents, document);
  return TRUE;
}

static gboolean
match_documents (DipleReceive *self, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (self->there,
                         "SELECT id, text_sha256, coalesce(nullif(title, ''), source) FROM document"
                         " ORDER BY position, id",
                         error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    if (!match_document (self, stmt, error))
      return FALSE;
  return rc == SQLITE_DONE;
}

/* By id, else by name; 0 when there is none. */
static gboolean
find_annotator (DipleReceive *self, DipleSharedAnnotator *annotator, GError **error)
{
  g_autoptr (DipleKept) stmt =
      diple_store_keep (self->store,
                        "SELECT id FROM annotator WHERE id = ?1 OR (name = ?2 AND kind = ?3)"
                        " ORDER BY id <> ?1 LIMIT 1",
                        error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, annotator->there);
  diple_sql_bind_text (stmt, 2, annotator->name);
  diple_sql_bind_text (stmt, 3, annotator->kind);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ROW)
    annotator->here = sqlite3_column_int64 (stmt, 0);
  return rc != SQLITE_ERROR;
}

static gboolean
match_annotator (DipleReceive *self, sqlite3_stmt *there, GError **error)
{
  DipleSharedAnnotator *annotator = g_new0 (DipleSharedAnnotator, 1);

  g_ptr_array_add (self->annotators, annotator);
  annotator->there = sqlite3_column_int64 (there, 0);
  annotator->name = diple_sql_dup_text (there, 1);
  annotator->kind = diple_sql_dup_text (there, 2);
  if (!find_annotator (self, annotator, error))
    return FALSE;
  if (annotator->here != 0 || self->bundle == NULL)
    return TRUE;
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               _ ("%s is no longer an annotator of this project; add them and receive again"),
               annotator->name);
  return FALSE;
}

static gboolean
match_annotators (DipleReceive *self, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (self->there,
                         "SELECT id, name, kind FROM annotator WHERE CASE ?1 WHEN 0 THEN kind <> "
                         "'gold' ELSE id = ?1 END"
                         " ORDER BY id",
                         error);
  int rc = SQLITE_ERROR;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, self->bundle != NULL ? self->bundle->annotator : 0);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    if (!match_annotator (self, stmt, error))
      return FALSE;
  return rc == SQLITE_DONE;
}

/* What others than the annotator did in a bundle stays there, and is told; suggestions of models
 * that it was made with are here. */
static gboolean
note_others (DipleReceive *self, GError **error)
{
  static const char sql[] =
      "SELECT name, count(*) FROM span JOIN annotator ON annotator.id = span.annotator"
      " WHERE annotator <> ?1 AND (kind <> 'model' OR span.created > (SELECT made FROM bundle))"
      " GROUP BY annotator.id ORDER BY name";
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc = SQLITE_ERROR;

  if (self->bundle == NULL)
    return TRUE;
  stmt = diple_sql_prepare (self->there, sql, error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, self->bundle->annotator);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    diple_receive_note (
        self,
        g_strdup_printf (ngettext ("%d annotation by %s stays out: the bundle was made for %s",
                                   "%d annotations by %s stay out: the bundle was made for %s",
                                   (gulong) sqlite3_column_int64 (stmt, 1)),
                         sqlite3_column_int (stmt, 1),
                         sqlite3_column_text (stmt, 0),
                         self->bundle->annotator_name));
  return rc == SQLITE_DONE;
}

/* An entity of the same name and Wikidata id says the same. */
static gboolean
find_entity (DipleReceive *self, sqlite3_stmt *there, gint64 *id, GError **error)
{
  g_autoptr (DipleKept) stmt =
      diple_store_keep (self->store,
                        "SELECT id FROM entity WHERE id = ?1 OR (name = ?2 AND wikidata = ?3)"
                        " ORDER BY id <> ?1, id LIMIT 1",
                        error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  for (int i = 0; i < 3; i++)
    sqlite3_bind_value (stmt, i + 1, sqlite3_column_value (there, i));
  rc = diple_sql_step (stmt, error);
  *id = rc == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
  return rc != SQLITE_ERROR;
}

static gboolean
move_entity (DipleReceive *self, gint64 there, gint64 here, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (
      self->other, "INSERT INTO temp.entity_here (id, here) VALUES (?1, ?2)", error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, there);
  sqlite3_bind_int64 (stmt, 2, here);
  return diple_sql_step (stmt, error) == SQLITE_DONE;
}

static gboolean
match_entity (DipleReceive *self, sqlite3_stmt *there, GError **error)
{
  const DipleThingKey key = { DIPLE_THING_ENTITY, sqlite3_column_int64 (there, 0), 0, 0 };
  gint64 id = 0;

  if (!find_entity (self, there, &id, error))
    return FALSE;
  if (id == 0 && diple_touched_when (self->touched_there, &key) != 0)
    {
      g_array_append_val (self->entities, key.a);
      self->receipt->entities++;
    }
  else if (id == 0)
    g_hash_table_add (self->missing, g_memdup2 (&key.a, sizeof key.a));
  return id == 0 || id == key.a || move_entity (self, key.a, id, error);
}

/* Both files get the temporary table, so that both can be asked with the same words. */
static gboolean
match_entities (DipleReceive *self, GError **error)
{
  static const char table[] = "CREATE TEMP TABLE IF NOT EXISTS entity_here"
                              " (id INTEGER PRIMARY KEY, here INTEGER NOT NULL) STRICT;"
                              "DELETE FROM temp.entity_here";
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc = SQLITE_ERROR;

  if (!diple_sql_exec (self->here, table, error) || !diple_sql_exec (self->there, table, error))
    return FALSE;
  stmt =
      diple_sql_prepare (self->there, "SELECT id, name, wikidata FROM entity ORDER BY id", error);
  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    if (!match_entity (self, stmt, error))
      return FALSE;
  return rc == SQLITE_DONE;
}

gboolean
diple_receive_match (DipleReceive *self, GError **error)
{
  return match_documents (self, error) && match_annotators (self, error) &&
         note_others (self, error) && match_entities (self, error);
}
