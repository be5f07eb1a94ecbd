/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/insights/diple-insights-private.h"

#include <glib/gi18n-lib.h>

#include "data/store/diple-sql-private.h"
#include "data/store/diple-store-private.h"

static DipleInsightsPlace *
read_span (sqlite3_stmt *stmt)
{
  g_autofree char *text = diple_sql_dup_text (stmt, 3);
  const DipleRange range = { (guint) sqlite3_column_int64 (stmt, 1),
                             (guint) sqlite3_column_int64 (stmt, 2) };
  DipleInsightsPlace *place =
      diple_insights_place_new (sqlite3_column_int64 (stmt, 0), text, range);

  place->says = diple_sql_dup_text (stmt, 4);
  return place;
}

static DipleInsightsPlace *
read_document (sqlite3_stmt *stmt)
{
  DipleInsightsPlace *place = g_new0 (DipleInsightsPlace, 1);

  place->document = sqlite3_column_int64 (stmt, 0);
  place->before = g_strdup ("");
  place->text = diple_sql_dup_text (stmt, 1);
  place->after = g_strdup ("");
  place->says = g_strdup (sqlite3_column_int (stmt, 2) != 0 ? _ ("In progress") : _ ("Not begun"));
  return place;
}

/* Every row of @stmt as a place. */
static GPtrArray *
read_all (sqlite3_stmt *stmt, DipleInsightsPlace *(*read) (sqlite3_stmt *), GError **error)
{
  g_autoptr (GPtrArray) places =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_insights_place_free);
  int rc;

  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (places, read (stmt));
  return rc == SQLITE_DONE ? g_steal_pointer (&places) : NULL;
}

GPtrArray *
diple_insights_list_spans (
    DipleStore *store, gint64 label, gint64 annotator, guint most, GError **error)
{
  static const char sql[] =
      "SELECT span.document, start, \"end\", text, annotator.name FROM span"
      " JOIN document ON document.id = span.document"
      " JOIN document_text ON document_text.document = span.document"
      " JOIN annotator ON annotator.id = span.annotator"
      " WHERE label = ?1 AND (span.annotator = ?2 OR ?2 = 0 AND kind IN ('person', 'model'))"
      " ORDER BY position, span.document, start, \"end\", annotator.name LIMIT ?3";
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, label);
  sqlite3_bind_int64 (stmt, 2, annotator);
  sqlite3_bind_int64 (stmt, 3, most);
  return read_all (stmt, read_span, error);
}

GPtrArray *
diple_insights_list_unfinished (DipleStore *store, gint64 annotator, guint most, GError **error)
{
  static const char sql[] =
      "SELECT document.id, CASE title WHEN '' THEN source ELSE title END,"
      " coalesce(state = 'in progress', 0)"
      " FROM document LEFT JOIN assignment"
      "  ON assignment.document = document.id AND assignment.annotator = ?1"
      " WHERE iif((SELECT kind FROM annotator WHERE id = ?1) = 'gold',"
      "  (SELECT count(*) FROM assignment AS other JOIN annotator ON annotator.id = other.annotator"
      "   WHERE other.document = document.id AND other.state = 'finished'"
      "   AND kind IN ('person', 'model')) > 1"
      "  AND NOT EXISTS (SELECT 1 FROM decision WHERE decision.document = document.id),"
      "  coalesce(state, 'open') <> 'finished' AND (state IS NOT NULL OR NOT EXISTS (SELECT 1"
      "   FROM assignment WHERE annotator = ?1 AND (plan IS NOT NULL OR state = 'open'))))"
      " ORDER BY position, document.id LIMIT ?2";
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, annotator);
  sqlite3_bind_int64 (stmt, 2, most);
  return read_all (stmt, read_document, error);
}
