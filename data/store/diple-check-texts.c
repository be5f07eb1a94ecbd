/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/diple-document.h"
#include "data/diple-id.h"
#include "data/diple-text-map.h"
#include "data/store/diple-care-private.h"

static void
check_text (DipleCheck *check, gint64 id, const char *text, gsize n_bytes, sqlite3_stmt *stmt)
{
  g_autoptr (DipleDocument) document = diple_document_new ();
  char name[DIPLE_ID_TEXT_SIZE];

  if (!g_utf8_validate_len (text, n_bytes, NULL))
    {
      diple_check_tell (
          check, _ ("The text of document %s is not UTF-8"), diple_id_format (id, name));
      return;
    }
  diple_document_take_text (document, g_strndup (text, n_bytes), n_bytes);
  if (document->length != sqlite3_column_int64 (stmt, 2))
    diple_check_tell (check,
                      _ ("Document %s does not have the length that was recorded"),
                      diple_id_format (id, name));
  if (sqlite3_column_bytes (stmt, 3) != 32 ||
      memcmp (document->text_sha256, sqlite3_column_blob (stmt, 3), 32) != 0)
    diple_check_tell (check,
                      _ ("The text of document %s is not the one that was imported"),
                      diple_id_format (id, name));
}

gboolean
diple_check_documents (DipleCheck *check, GError **error)
{
  static const char sql[] = "SELECT id, text, length, text_sha256 FROM document"
                            " LEFT JOIN document_text ON document = id ORDER BY id";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (check->db, sql, error);
  char name[DIPLE_ID_TEXT_SIZE];
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      const char *text = (const char *) sqlite3_column_text (stmt, 1);

      if (text == NULL)
        diple_check_tell (check, _ ("Document %s has no text"), diple_id_format (id, name));
      else
        check_text (check, id, text, (gsize) sqlite3_column_bytes (stmt, 1), stmt);
    }
  return rc == SQLITE_DONE;
}

/* The text that the spans under check belong to. */
typedef struct
{
  gint64 document;
  char *text;
  DipleTextMap *map;
} CurrentText;

static void
clear_text (CurrentText *current)
{
  g_clear_pointer (&current->map, diple_text_map_free);
  g_clear_pointer (&current->text, g_free);
  current->document = 0;
}

static gboolean
load_text (DipleCheck *check, CurrentText *current, gint64 document, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc;

  if (current->document == document)
    return TRUE;
  clear_text (current);
  stmt = diple_sql_prepare (check->db, "SELECT text FROM document_text WHERE document = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document);
  rc = diple_sql_step (stmt, error);
  current->document = document;
  current->text = rc == SQLITE_ROW ? diple_sql_dup_text (stmt, 0) : g_strdup ("");
  if (!g_utf8_validate (current->text, -1, NULL))
    *current->text = '\0'; /* told already */
  current->map = diple_text_map_new (current->text, strlen (current->text));
  return rc != SQLITE_ERROR;
}

static void
check_span (DipleCheck *check, const CurrentText *current, sqlite3_stmt *stmt)
{
  char name[DIPLE_ID_TEXT_SIZE];
  gint64 start = sqlite3_column_int64 (stmt, 2), end = sqlite3_column_int64 (stmt, 3);
  g_autofree char *surface = NULL;

  diple_id_format (sqlite3_column_int64 (stmt, 0), name);
  if (start < 0 || end <= start || end > diple_text_map_length (current->map))
    {
      diple_check_tell (check, _ ("Annotation %s lies outside its text"), name);
      return;
    }
  surface = diple_text_map_dup_range (current->map, (DipleRange){ (guint) start, (guint) end });
  if (g_strcmp0 (surface, (const char *) sqlite3_column_text (stmt, 4)) != 0)
    diple_check_tell (check, _ ("Annotation %s is not on the words that it was put on"), name);
}

static gboolean
check_fragments (DipleCheck *check, GError **error)
{
  static const char sql[] =
      "SELECT span.id FROM span JOIN span_fragment f ON f.span = span.id GROUP BY span.id"
      " HAVING min(f.start) <> span.start OR max(f.\"end\") <> span.\"end\" OR count(*) < 2"
      " UNION SELECT a.span FROM span_fragment a JOIN span_fragment b"
      " ON b.span = a.span AND b.ordinal = a.ordinal + 1 WHERE b.start <= a.\"end\"";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (check->db, sql, error);
  char name[DIPLE_ID_TEXT_SIZE];
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    diple_check_tell (check,
                      _ ("The pieces of annotation %s do not fit it"),
                      diple_id_format (sqlite3_column_int64 (stmt, 0), name));
  return rc == SQLITE_DONE;
}

gboolean
diple_check_spans (DipleCheck *check, GError **error)
{
  static const char sql[] = "SELECT id, document, start, \"end\", surface FROM span"
                            " ORDER BY document";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (check->db, sql, error);
  CurrentText current = { 0 };
  gboolean loaded = TRUE;
  int rc = SQLITE_ERROR;

  while (loaded && stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      loaded = load_text (check, &current, sqlite3_column_int64 (stmt, 1), error);
      if (loaded)
        check_span (check, &current, stmt);
    }
  clear_text (&current);
  return loaded && rc == SQLITE_DONE && check_fragments (check, error);
}
