/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-decision-private.h"

#include "data/store/diple-store-private.h"

static const char *const outcomes[] = {
  "adopted", "union", "intersection", "majority", "edited", "none", "deferred",
};

static const char *const roles[] = { "candidate", "adopted", "gold" };

const char *
diple_outcome_name (DipleOutcome outcome)
{
  g_return_val_if_fail (outcome < DIPLE_N_OUTCOMES, NULL);
  return outcomes[outcome];
}

static guint
find_name (const char *const *names, guint n_names, const char *name)
{
  guint i = 0;

  while (i < n_names && !g_str_equal (name, names[i]))
    i++;
  return i;
}

DipleOutcome
diple_outcome_from_name (const char *name)
{
  g_return_val_if_fail (name != NULL, DIPLE_N_OUTCOMES);
  return (DipleOutcome) find_name (outcomes, G_N_ELEMENTS (outcomes), name);
}

const char *
diple_role_name (guint role)
{
  g_return_val_if_fail (role < G_N_ELEMENTS (roles), NULL);
  return roles[role];
}

static void
clear_value (gpointer data)
{
  g_free (((DipleDecisionValue *) data)->words);
}

DipleDecision *
diple_decision_new (void)
{
  DipleDecision *decision = g_atomic_rc_box_new0 (DipleDecision);

  decision->pattern = DIPLE_N_PATTERNS;
  decision->spans = g_array_new (FALSE, TRUE, sizeof (DipleDecisionRow));
  decision->relations = g_array_new (FALSE, TRUE, sizeof (DipleDecisionRow));
  decision->values = g_array_new (FALSE, TRUE, sizeof (DipleDecisionValue));
  g_array_set_clear_func (decision->values, clear_value);
  return decision;
}

DipleDecision *
diple_decision_ref (DipleDecision *decision)
{
  return g_atomic_rc_box_acquire (decision);
}

static void
clear (gpointer data)
{
  DipleDecision *decision = data;

  g_free (decision->choice);
  g_free (decision->words);
  g_free (decision->reason);
  g_free (decision->question);
  g_free (decision->answer);
  g_array_unref (decision->spans);
  g_array_unref (decision->relations);
  g_array_unref (decision->values);
}

void
diple_decision_unref (DipleDecision *decision)
{
  g_atomic_rc_box_release_full (decision, clear);
}

#define COLUMNS                                                                                    \
  "decision.id, document, layer, relation_type, kind, outcome, decision.start, decision.\"end\","  \
  " absent, agreed, finished, pattern, choice, words, curator, reason, question, decided,"         \
  " attribute, answer, answered, kept"

static DipleDecision *
read_decision (sqlite3_stmt *stmt)
{
  DipleDecision *decision = diple_decision_new ();
  g_autofree char *kind = diple_sql_dup_text (stmt, 4);
  g_autofree char *outcome = diple_sql_dup_text (stmt, 5);
  g_autofree char *pattern = diple_sql_dup_text (stmt, 11);

  decision->id = sqlite3_column_int64 (stmt, 0);
  decision->document = sqlite3_column_int64 (stmt, 1);
  decision->layer = sqlite3_column_int64 (stmt, 2);
  decision->relation_type = sqlite3_column_int64 (stmt, 3);
  decision->kind = diple_review_kind_from_name (kind);
  decision->outcome = diple_outcome_from_name (outcome);
  decision->range.start = (guint) sqlite3_column_int64 (stmt, 6);
  decision->range.end = (guint) sqlite3_column_int64 (stmt, 7);
  decision->nothing = sqlite3_column_int (stmt, 8) != 0;
  decision->n_agreed = (guint) sqlite3_column_int64 (stmt, 9);
  decision->n_finished = (guint) sqlite3_column_int64 (stmt, 10);
  decision->pattern = diple_pattern_from_name (pattern);
  decision->choice = diple_sql_dup_text (stmt, 12);
  decision->words = diple_sql_dup_text (stmt, 13);
  decision->curator = sqlite3_column_int64 (stmt, 14);
  decision->reason = diple_sql_dup_text (stmt, 15);
  decision->question = diple_sql_dup_text (stmt, 16);
  decision->decided = sqlite3_column_int64 (stmt, 17);
  decision->attribute = sqlite3_column_int64 (stmt, 18);
  decision->answer = diple_sql_dup_text (stmt, 19);
  decision->answered = sqlite3_column_int (stmt, 20) != 0;
  decision->kept = sqlite3_column_int (stmt, 21) != 0;
  return decision;
}

static GPtrArray *
read_decisions (sqlite3_stmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) decisions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_decision_unref);
  int rc;

  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (decisions, read_decision (stmt));
  return rc == SQLITE_DONE ? g_steal_pointer (&decisions) : NULL;
}

/* Rows of (decision, role, …), by decision. */
static gboolean
read_rows (sqlite3_stmt *stmt, GHashTable *by_id, gboolean relations, GError **error)
{
  int rc;

  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const gint64 id = sqlite3_column_int64 (stmt, 0);
      const DipleDecision *decision = g_hash_table_lookup (by_id, &id);
      g_autofree char *role = diple_sql_dup_text (stmt, 1);
      DipleDecisionRow row = {
        .role = find_name (roles, G_N_ELEMENTS (roles), role),
        .id = sqlite3_column_int64 (stmt, 2),
        .annotator = sqlite3_column_int64 (stmt, 3),
        .rest = sqlite3_column_int64 (stmt, 4),
      };

      if (relations)
        {
          row.source = sqlite3_column_int64 (stmt, 5);
          row.target = sqlite3_column_int64 (stmt, 6);
        }
      else
        {
          row.label = sqlite3_column_int64 (stmt, 7);
          row.range.start = (guint) sqlite3_column_int64 (stmt, 5);
          row.range.end = (guint) sqlite3_column_int64 (stmt, 6);
        }
      if (decision != NULL)
        g_array_append_val (relations ? decision->relations : decision->spans, row);
    }
  return rc == SQLITE_DONE;
}

static gboolean
read_values (DipleStore *store, gint64 document, GHashTable *by_id, GError **error)
{
  static const char sql[] = "SELECT decision, role, annotator, rest, decision_value.words"
                            " FROM decision JOIN decision_value ON decision = decision.id"
                            " WHERE document = ?1 ORDER BY decision, ordinal";
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);
  int rc = SQLITE_ERROR;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const gint64 id = sqlite3_column_int64 (stmt, 0);
      const DipleDecision *decision = g_hash_table_lookup (by_id, &id);
      g_autofree char *role = diple_sql_dup_text (stmt, 1);
      const DipleDecisionValue value = {
        .role = find_name (roles, G_N_ELEMENTS (roles), role),
        .annotator = sqlite3_column_int64 (stmt, 2),
        .rest = sqlite3_column_int64 (stmt, 3),
        .words = diple_sql_dup_text (stmt, 4),
      };

      g_array_append_val (decision->values, value);
    }
  return rc == SQLITE_DONE;
}

static gboolean
read_all_rows (DipleStore *store, gint64 document, GPtrArray *decisions, GError **error)
{
  static const char *const sql[] = {
    "SELECT decision, role, span, annotator, rest, decision_span.start, decision_span.\"end\","
    " label FROM decision JOIN decision_span ON decision = decision.id WHERE document = ?1"
    " ORDER BY decision, ordinal",
    "SELECT decision, role, relation, annotator, rest, source, target FROM decision"
    " JOIN decision_relation ON decision = decision.id WHERE document = ?1"
    " ORDER BY decision, ordinal",
  };
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < decisions->len; i++)
    {
      DipleDecision *decision = decisions->pdata[i];

      g_hash_table_insert (by_id, &decision->id, decision);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      g_autoptr (DipleKept) stmt = diple_store_keep (store, sql[i], error);

      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_int64 (stmt, 1, document);
      if (!read_rows (stmt, by_id, i == 1, error))
        return FALSE;
    }
  return read_values (store, document, by_id, error);
}

GPtrArray *
diple_decisions_load (DipleStore *store, gint64 document, GError **error)
{
  static const char sql[] =
      "SELECT " COLUMNS " FROM decision WHERE document = ?1 ORDER BY decided, id";
  g_autoptr (DipleKept) stmt = NULL;
  g_autoptr (GPtrArray) decisions = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt = diple_store_keep (store, sql, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, document);
  decisions = read_decisions (stmt, error);
  if (decisions == NULL || decisions->len == 0)
    return g_steal_pointer (&decisions);
  return read_all_rows (store, document, decisions, error) ? g_steal_pointer (&decisions) : NULL;
}

GPtrArray *
diple_decisions_find_words (DipleStore *store, const char *words, guint limit, GError **error)
{
  static const char sql[] =
      "SELECT " COLUMNS
      " FROM decision WHERE words = ?1 AND words <> '' ORDER BY decided DESC, id DESC"
      " LIMIT ?2";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  g_autoptr (GPtrArray) decisions = NULL;

  if (stmt == NULL)
    return NULL;
  diple_sql_bind_text (stmt, 1, words);
  sqlite3_bind_int64 (stmt, 2, limit);
  decisions = read_decisions (stmt, error);
  return g_steal_pointer (&decisions);
}
