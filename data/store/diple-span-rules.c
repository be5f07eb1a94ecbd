/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"
#include "data/store/diple-spans-private.h"

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, message);
  return FALSE;
}

static gboolean
lies_in_text (DipleStore *store, const DipleSpan *span, GError **error)
{
  g_autoptr (DipleKept) stmt =
      diple_store_keep (store, "SELECT length FROM document WHERE id = ?1", error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, span->document);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ERROR)
    return FALSE;
  if (rc == SQLITE_DONE)
    return refuse (error, _ ("The document is no longer in the project"));
  if (span->range.start >= span->range.end)
    return refuse (error, _ ("Nothing is selected: select some text, or put the caret in a word"));
  if (span->range.end > sqlite3_column_int64 (stmt, 0))
    return refuse (error, _ ("The range ends after the text"));
  return TRUE;
}

static gboolean
has_same_pieces (
    DipleStore *store, gint64 id, const DipleSpan *span, gboolean *same, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (
      store, "SELECT start, \"end\" FROM span_fragment WHERE span = ?1 ORDER BY ordinal", error);
  guint n = 0;
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  *same = TRUE;
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      if (n >= span->n_fragments || span->fragments[n].start != sqlite3_column_int64 (stmt, 0) ||
          span->fragments[n].end != sqlite3_column_int64 (stmt, 1))
        *same = FALSE;
      n++;
    }
  *same = *same && n == span->n_fragments;
  return rc == SQLITE_DONE;
}

gboolean
diple_span_rules_is_new (DipleStore *store, const DipleSpan *span, gboolean *is_new, GError **error)
{
  static const char sql[] = "SELECT id FROM span WHERE document = ?1 AND annotator = ?2"
                            " AND start = ?3 AND \"end\" = ?4 AND label = ?5 AND id <> ?6";
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);
  int rc = SQLITE_ERROR;
  gboolean same = FALSE;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, span->document);
  sqlite3_bind_int64 (stmt, 2, span->annotator);
  sqlite3_bind_int64 (stmt, 3, span->range.start);
  sqlite3_bind_int64 (stmt, 4, span->range.end);
  sqlite3_bind_int64 (stmt, 5, span->label);
  sqlite3_bind_int64 (stmt, 6, span->id);
  while (!same && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    if (!has_same_pieces (store, sqlite3_column_int64 (stmt, 0), span, &same, error))
      return FALSE;
  *is_new = !same;
  return rc != SQLITE_ERROR;
}

static gboolean
says_something_new (DipleStore *store, const DipleSpan *span, GError **error)
{
  gboolean is_new = FALSE;

  if (!diple_span_rules_is_new (store, span, &is_new, error))
    return FALSE;
  return is_new || refuse (error, _ ("This text has that label already"));
}

/* Ranges that nest share code points too, so "nested" asks for ranges that cross. */
static const char crossing_sql[] =
    "SELECT 1 FROM span JOIN label ON label.id = span.label JOIN layer ON layer.id = label.layer"
    " WHERE span.document = ?1 AND span.annotator = ?2 AND span.id <> ?6"
    " AND label.layer = (SELECT layer FROM label WHERE id = ?5)"
    " AND span.start < ?4 AND span.\"end\" > ?3 AND layer.overlap <> 'any'"
    " AND (layer.overlap = 'none' OR (span.start < ?3 AND span.\"end\" < ?4)"
    "      OR (span.start > ?3 AND span.\"end\" > ?4)) LIMIT 1";

/* Whether the layer of @span's label has a rule: most have none, and then the spans, of which there
 * may be thousands, need not be read. */
static gboolean
has_overlap_rule (DipleStore *store, const DipleSpan *span, gboolean *has, GError **error)
{
  g_autoptr (DipleKept) stmt =
      diple_store_keep (store,
                        "SELECT 1 FROM label JOIN layer ON layer.id = label.layer"
                        " WHERE label.id = ?1 AND layer.overlap <> 'any'",
                        error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, span->label);
  rc = diple_sql_step (stmt, error);
  *has = rc == SQLITE_ROW;
  return rc != SQLITE_ERROR;
}

static gboolean
keeps_overlap_rule (DipleStore *store, const DipleSpan *span, GError **error)
{
  g_autoptr (DipleKept) stmt = NULL;
  gboolean has_rule = FALSE;
  int rc;

  if (!has_overlap_rule (store, span, &has_rule, error))
    return FALSE;
  if (!has_rule)
    return TRUE;

  stmt = diple_store_keep (store, crossing_sql, error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, span->document);
  sqlite3_bind_int64 (stmt, 2, span->annotator);
  sqlite3_bind_int64 (stmt, 3, span->range.start);
  sqlite3_bind_int64 (stmt, 4, span->range.end);
  sqlite3_bind_int64 (stmt, 5, span->label);
  sqlite3_bind_int64 (stmt, 6, span->id);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ROW)
    return refuse (error, _ ("The schema does not let spans of this layer overlap so"));
  return rc == SQLITE_DONE;
}

gboolean
diple_span_rules_allow (DipleStore *store, const DipleSpan *span, GError **error)
{
  return lies_in_text (store, span, error) && says_something_new (store, span, error) &&
         keeps_overlap_rule (store, span, error);
}
