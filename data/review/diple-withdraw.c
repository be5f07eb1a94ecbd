/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/review/diple-decision-private.h"

#include <glib/gi18n-lib.h>

#include "data/diple-journal.h"
#include "data/diple-relations.h"
#include "data/diple-spans.h"
#include "data/store/diple-store-private.h"

/* What the decision made and is there still, as ids. @sql has ?1 for the decision. */
static GArray *
find_made (DipleStore *store, const char *sql, gint64 decision, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int rc = SQLITE_ERROR;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, decision);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

/* What the decision said of the document. */
static gboolean
clear_made (DipleStore *store, gint64 decision, GError **error)
{
  static const char sql[] = "SELECT document, attribute, decision_value.annotator"
                            " FROM decision JOIN decision_value ON decision = decision.id"
                            " WHERE decision.id = ?1 AND role = 'gold' AND NOT EXISTS (SELECT 1"
                            " FROM decision AS other WHERE other.document = decision.document"
                            " AND other.attribute = decision.attribute"
                            " AND other.id <> decision.id)";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  gint64 document, attribute, gold;
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, decision);
  rc = diple_sql_step (stmt, error);
  if (rc != SQLITE_ROW)
    return rc == SQLITE_DONE;
  document = sqlite3_column_int64 (stmt, 0);
  attribute = sqlite3_column_int64 (stmt, 1);
  gold = sqlite3_column_int64 (stmt, 2);
  return diple_gold_write_values (store, gold, document, attribute, NULL, error);
}

gboolean
diple_decision_unmake (DipleStore *store, gint64 decision, GError **error)
{
  static const char relations_sql[] =
      "SELECT relation.id FROM decision_relation AS row JOIN relation ON relation.id = relation"
      " WHERE decision = ?1 AND role = 'gold' AND NOT EXISTS (SELECT 1 FROM decision_relation AS"
      " other WHERE other.relation = row.relation AND other.role = 'gold'"
      " AND other.decision <> ?1)";
  static const char spans_sql[] =
      "SELECT span.id FROM decision_span AS row JOIN span ON span.id = span"
      " WHERE decision = ?1 AND role = 'gold' AND NOT EXISTS (SELECT 1 FROM decision_span AS other"
      " WHERE other.span = row.span AND other.role = 'gold' AND other.decision <> ?1)";
  g_autoptr (GArray) relations = find_made (store, relations_sql, decision, error);
  g_autoptr (GArray) spans = NULL;

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    if (!diple_relations_remove (store, g_array_index (relations, gint64, i), error))
      return FALSE;
  spans = relations != NULL ? find_made (store, spans_sql, decision, error) : NULL;
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    if (!diple_spans_remove (store, g_array_index (spans, gint64, i), error))
      return FALSE;
  return spans != NULL && clear_made (store, decision, error) &&
         diple_decision_remove (store, decision, error);
}

static gboolean
find_document (DipleStore *store, gint64 decision, gint64 *document, char **words, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (
      diple_store_get_db (store),
      "SELECT document, iif(attribute IS NULL, (SELECT substr(text, start + 1,"
      " min(\"end\" - start, 80)) FROM document_text"
      " WHERE document_text.document = decision.document), (SELECT iif(title <> '', title, source)"
      " FROM document WHERE document.id = decision.document)) FROM decision WHERE id = ?1",
      error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, decision);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_DONE)
    g_set_error_literal (
        error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND, _ ("There is no such decision any more"));
  if (rc != SQLITE_ROW)
    return FALSE;
  *document = sqlite3_column_int64 (stmt, 0);
  *words = diple_sql_dup_text (stmt, 1);
  return TRUE;
}

gboolean
diple_review_withdraw (DipleStore *store, gint64 curator, gint64 decision, GError **error)
{
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;
  gint64 document;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (curator != 0, FALSE);

  if (!diple_journal_begin (store, curator, "review.withdraw", error))
    return FALSE;
  if (find_document (store, decision, &document, &words, error) &&
      diple_decision_unmake (store, decision, error))
    {
      sentence = g_strdup_printf (_ ("Took back the decision on “%s”"), words);
      return diple_journal_commit (store, sentence, document, error) != 0;
    }
  diple_journal_rollback (store);
  return FALSE;
}
