/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-review-precedents.h"

#include "data/review/diple-decision-private.h"
#include "data/store/diple-store-private.h"

#define MOST_ALIKE 20

void
diple_precedents_free (DiplePrecedents *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->same_words, g_ptr_array_unref);
  g_free (self);
}

/* A decision's label is that of its first candidate. */
static gboolean
count_alike (DipleStore *store, const DipleReviewItem *item, DiplePrecedents *self, GError **error)
{
  static const char sql[] =
      "SELECT count(*), ifnull(sum(outcome = 'none'), 0), ifnull(sum(choice = 'shorter'), 0),"
      " ifnull(sum(choice = 'longer'), 0), ifnull(sum(kind = 'boundary'), 0) FROM decision"
      " WHERE kind = ?1 AND outcome <> 'deferred' AND (?2 = '' OR pattern = ?2)"
      " AND ifnull(relation_type, 0) = ?3"
      " AND ifnull(attribute, 0) = ?6 AND (?6 <> 0 OR EXISTS (SELECT 1 FROM decision_span"
      " WHERE decision = decision.id AND label = ?4 AND role <> 'gold')) AND id <> ?5";
  const DiplePattern pattern = diple_pattern_only (item->patterns);
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);

  if (stmt == NULL)
    return FALSE;
  diple_sql_bind_text (stmt, 1, diple_review_kind_name (item->kind));
  diple_sql_bind_text (stmt, 2, pattern < DIPLE_N_PATTERNS ? diple_pattern_name (pattern) : "");
  sqlite3_bind_int64 (stmt, 3, item->relation_type);
  sqlite3_bind_int64 (stmt, 4, item->label);
  sqlite3_bind_int64 (stmt, 5, item->decision != NULL ? item->decision->id : 0);
  sqlite3_bind_int64 (stmt, 6, item->attribute);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  self->n_alike = (guint) sqlite3_column_int64 (stmt, 0);
  self->n_none = (guint) sqlite3_column_int64 (stmt, 1);
  self->n_shorter = (guint) sqlite3_column_int64 (stmt, 2);
  self->n_longer = (guint) sqlite3_column_int64 (stmt, 3);
  self->n_boundary = (guint) sqlite3_column_int64 (stmt, 4);
  return TRUE;
}

/* The item's own decision is no precedent for it. */
static void
drop_own (const DipleReviewItem *item, GPtrArray *decisions)
{
  for (guint i = decisions->len; item->decision != NULL && i > 0; i--)
    if (((const DipleDecision *) decisions->pdata[i - 1])->id == item->decision->id)
      g_ptr_array_remove_index (decisions, i - 1);
}

DiplePrecedents *
diple_precedents_find (DipleStore *store,
                       const DipleReviewItem *item,
                       const char *words,
                       GError **error)
{
  g_autoptr (DiplePrecedents) self = g_new0 (DiplePrecedents, 1);
  g_autofree char *folded = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (item != NULL && words != NULL, NULL);

  folded = diple_review_fold (words);
  self->same_words = diple_decisions_find_words (store, folded, MOST_ALIKE, error);
  if (self->same_words == NULL || !count_alike (store, item, self, error))
    return NULL;
  drop_own (item, self->same_words);
  return g_steal_pointer (&self);
}
