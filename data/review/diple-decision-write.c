/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-decision-private.h"

#include "data/store/diple-store-private.h"

static void
bind_id (sqlite3_stmt *stmt, int parameter, gint64 id)
{
  if (id != 0)
    sqlite3_bind_int64 (stmt, parameter, id);
}

static gboolean
insert_decision (DipleStore *store, const DipleDecision *decision, GError **error)
{
  static const char sql[] =
      "INSERT INTO decision (id, document, layer, relation_type, kind, outcome, start, \"end\","
      " absent, agreed, finished, pattern, choice, words, curator, reason, question, decided,"
      " attribute, answer, answered, kept)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
      " ?19, ?20, ?21, ?22)";
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);
  const gboolean named = decision->pattern < DIPLE_N_PATTERNS;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, decision->id);
  sqlite3_bind_int64 (stmt, 2, decision->document);
  bind_id (stmt, 3, decision->layer);
  bind_id (stmt, 4, decision->relation_type);
  diple_sql_bind_text (stmt, 5, diple_review_kind_name (decision->kind));
  diple_sql_bind_text (stmt, 6, diple_outcome_name (decision->outcome));
  sqlite3_bind_int64 (stmt, 7, decision->range.start);
  sqlite3_bind_int64 (stmt, 8, decision->range.end);
  sqlite3_bind_int (stmt, 9, decision->nothing != FALSE);
  sqlite3_bind_int64 (stmt, 10, decision->n_agreed);
  sqlite3_bind_int64 (stmt, 11, decision->n_finished);
  diple_sql_bind_text (stmt, 12, named ? diple_pattern_name (decision->pattern) : "");
  diple_sql_bind_text (stmt, 13, decision->choice);
  diple_sql_bind_text (stmt, 14, decision->words);
  sqlite3_bind_int64 (stmt, 15, decision->curator);
  diple_sql_bind_text (stmt, 16, decision->reason);
  diple_sql_bind_text (stmt, 17, decision->question);
  sqlite3_bind_int64 (stmt, 18, decision->decided);
  bind_id (stmt, 19, decision->attribute);
  diple_sql_bind_text (stmt, 20, decision->answer);
  sqlite3_bind_int (stmt, 21, decision->answered != FALSE);
  sqlite3_bind_int (stmt, 22, decision->kept != FALSE);
  return diple_sql_finish (stmt, error);
}

static gboolean
insert_spans (DipleStore *store, const DipleDecision *decision, GError **error)
{
  static const char sql[] =
      "INSERT INTO decision_span (decision, ordinal, role, span, annotator, label, start, \"end\","
      " rest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);

  for (guint i = 0; stmt != NULL && i < decision->spans->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (decision->spans, DipleDecisionRow, i);

      sqlite3_bind_int64 (stmt, 1, decision->id);
      sqlite3_bind_int64 (stmt, 2, i);
      diple_sql_bind_text (stmt, 3, diple_role_name (row->role));
      sqlite3_bind_int64 (stmt, 4, row->id);
      sqlite3_bind_int64 (stmt, 5, row->annotator);
      sqlite3_bind_int64 (stmt, 6, row->label);
      sqlite3_bind_int64 (stmt, 7, row->range.start);
      sqlite3_bind_int64 (stmt, 8, row->range.end);
      sqlite3_bind_int64 (stmt, 9, row->rest);
      if (!diple_sql_finish (stmt, error))
        return FALSE;
    }
  return stmt != NULL;
}

static gboolean
insert_relations (DipleStore *store, const DipleDecision *decision, GError **error)
{
  static const char sql[] =
      "INSERT INTO decision_relation (decision, ordinal, role, relation, annotator, source, target,"
      " rest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);

  for (guint i = 0; stmt != NULL && i < decision->relations->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (decision->relations, DipleDecisionRow, i);

      sqlite3_bind_int64 (stmt, 1, decision->id);
      sqlite3_bind_int64 (stmt, 2, i);
      diple_sql_bind_text (stmt, 3, diple_role_name (row->role));
      sqlite3_bind_int64 (stmt, 4, row->id);
      sqlite3_bind_int64 (stmt, 5, row->annotator);
      sqlite3_bind_int64 (stmt, 6, row->source);
      sqlite3_bind_int64 (stmt, 7, row->target);
      sqlite3_bind_int64 (stmt, 8, row->rest);
      if (!diple_sql_finish (stmt, error))
        return FALSE;
    }
  return stmt != NULL;
}

static gboolean
insert_values (DipleStore *store, const DipleDecision *decision, GError **error)
{
  static const char sql[] =
      "INSERT INTO decision_value (decision, ordinal, role, annotator, rest, words)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);

  for (guint i = 0; stmt != NULL && i < decision->values->len; i++)
    {
      const DipleDecisionValue *value = &g_array_index (decision->values, DipleDecisionValue, i);

      sqlite3_bind_int64 (stmt, 1, decision->id);
      sqlite3_bind_int64 (stmt, 2, i);
      diple_sql_bind_text (stmt, 3, diple_role_name (value->role));
      sqlite3_bind_int64 (stmt, 4, value->annotator);
      sqlite3_bind_int64 (stmt, 5, value->rest);
      diple_sql_bind_text (stmt, 6, value->words);
      if (!diple_sql_finish (stmt, error))
        return FALSE;
    }
  return stmt != NULL;
}

gboolean
diple_decision_write (DipleStore *store, const DipleDecision *decision, GError **error)
{
  return insert_decision (store, decision, error) && insert_spans (store, decision, error) &&
         insert_relations (store, decision, error) && insert_values (store, decision, error);
}

/* A question that is another one now has no answer yet. */
gboolean
diple_decision_keep (
    DipleStore *store, gint64 id, const char *reason, const char *question, GError **error)
{
  static const char sql[] = "UPDATE decision SET kept = 1, reason = ifnull(?2, reason),"
                            " answered = answered AND question = ifnull(?3, question),"
                            " answer = iif(question = ifnull(?3, question), answer, ''),"
                            " question = ifnull(?3, question) WHERE id = ?1";
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  if (reason != NULL)
    diple_sql_bind_text (stmt, 2, reason);
  if (question != NULL)
    diple_sql_bind_text (stmt, 3, question);
  return diple_sql_finish (stmt, error);
}

gboolean
diple_decision_remove (DipleStore *store, gint64 id, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM decision_value WHERE decision = ?1",
    "DELETE FROM decision_relation WHERE decision = ?1",
    "DELETE FROM decision_span WHERE decision = ?1",
    "DELETE FROM decision WHERE id = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (DipleKept) stmt = diple_store_keep (store, statements[i], error);

      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_int64 (stmt, 1, id);
      if (!diple_sql_finish (stmt, error))
        return FALSE;
    }
  return TRUE;
}
