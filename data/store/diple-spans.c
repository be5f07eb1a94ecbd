/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-spans.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "data/diple-error.h"
#include "data/store/diple-rules-private.h"
#include "data/store/diple-spans-private.h"
#include "data/store/diple-value-rows-private.h"

/* The surface is cut from the stored text by SQLite, whose substr() counts code points too. */
static gboolean
write_span (DipleStore *store, const char *sql, const DipleSpan *span, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, span->id);
  sqlite3_bind_int64 (stmt, 2, span->document);
  sqlite3_bind_int64 (stmt, 3, span->annotator);
  sqlite3_bind_int64 (stmt, 4, span->label);
  sqlite3_bind_int64 (stmt, 5, span->range.start);
  sqlite3_bind_int64 (stmt, 6, span->range.end);
  diple_sql_bind_text (stmt, 7, span->note);
  if (!isnan (span->score))
    sqlite3_bind_double (stmt, 8, span->score);
  sqlite3_bind_int64 (stmt, 9, diple_store_now ());
  return diple_sql_finish (stmt, error);
}

static gboolean
delete_by_span (DipleStore *store, const char *sql, gint64 span, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, span);
  return diple_sql_finish (stmt, error);
}

static gboolean
write_fragments (DipleStore *store, const DipleSpan *span, GError **error)
{
  static const char delete_sql[] = "DELETE FROM span_fragment WHERE span = ?1";
  static const char sql[] =
      "INSERT INTO span_fragment (span, ordinal, start, \"end\") VALUES (?1, ?2, ?3, ?4)";
  g_autoptr (DipleKept) stmt = NULL;

  if (!delete_by_span (store, delete_sql, span->id, error))
    return FALSE;
  stmt = diple_store_keep (store, sql, error);
  for (guint i = 0; stmt != NULL && i < span->n_fragments; i++)
    {
      sqlite3_bind_int64 (stmt, 1, span->id);
      sqlite3_bind_int (stmt, 2, (int) i);
      sqlite3_bind_int64 (stmt, 3, span->fragments[i].start);
      sqlite3_bind_int64 (stmt, 4, span->fragments[i].end);
      if (!diple_sql_finish (stmt, error))
        return FALSE;
    }
  return stmt != NULL;
}

static gboolean
write_values (DipleStore *store, const DipleSpan *span, GError **error)
{
  return diple_value_rows_write (store, DIPLE_VALUE_ROWS_SPAN, span->id, 0, &span->values, error);
}

gboolean
diple_spans_add (DipleStore *store, const DipleSpan *span, GError **error)
{
  static const char sql[] =
      "INSERT INTO span (id, document, annotator, label, start, \"end\", note, score, created,"
      " modified, surface) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9,"
      " (SELECT substr(text, ?5 + 1, ?6 - ?5) FROM document_text WHERE document = ?2))";

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  return diple_span_rules_allow (store, span, error) &&
         diple_rules_allow_values (
             store, DIPLE_OWNER_SPAN, span->label, &span->values, NULL, error) &&
         write_span (store, sql, span, error) &&
         (span->n_fragments == 0 || write_fragments (store, span, error)) &&
         (span->values.n_items == 0 || write_values (store, span, error));
}

/* A new label may carry other attributes, so that all is asked again. */
static gboolean
allow_new_values (DipleStore *store, const DipleSpan *stored, const DipleSpan *span, GError **error)
{
  const DipleValues *before = stored->label == span->label ? &stored->values : NULL;

  return diple_rules_allow_values (
      store, DIPLE_OWNER_SPAN, span->label, &span->values, before, error);
}

gboolean
diple_spans_update (DipleStore *store, const DipleSpan *span, GError **error)
{
  static const char sql[] =
      "UPDATE span SET label = ?4, start = ?5, \"end\" = ?6, note = ?7, score = ?8, modified = ?9,"
      " surface = (SELECT substr(text, ?5 + 1, ?6 - ?5) FROM document_text WHERE document = ?2)"
      " WHERE id = ?1 AND document = ?2 AND annotator = ?3";
  g_autoptr (DipleSpan) stored = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  stored = diple_spans_find (store, span->id, error);
  if (stored == NULL)
    return FALSE;
  if (stored->document != span->document || stored->annotator != span->annotator)
    {
      g_set_error_literal (error,
                           DIPLE_ERROR,
                           DIPLE_ERROR_REFUSED,
                           _ ("Nobody changes another annotator's annotation"));
      return FALSE;
    }
  return diple_span_rules_allow (store, span, error) &&
         allow_new_values (store, stored, span, error) && write_span (store, sql, span, error) &&
         write_fragments (store, span, error) &&
         (diple_values_equal (&stored->values, &span->values) || write_values (store, span, error));
}

gboolean
diple_spans_remove (DipleStore *store, gint64 id, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM relation_value WHERE relation IN"
    " (SELECT id FROM relation WHERE source = ?1 OR target = ?1)",
    "DELETE FROM relation WHERE source = ?1 OR target = ?1",
    "DELETE FROM flag WHERE span = ?1",
    "DELETE FROM span_value WHERE span = ?1",
    "DELETE FROM span_fragment WHERE span = ?1",
    "DELETE FROM span WHERE id = ?1",
  };

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!delete_by_span (store, statements[i], id, error))
      return FALSE;
  if (sqlite3_changes (diple_store_get_db (store)) == 1)
    return TRUE;
  g_set_error_literal (
      error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND, _ ("The annotation is no longer there"));
  return FALSE;
}
