/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-relations.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "data/diple-error.h"
#include "data/diple-spans.h"
#include "data/store/diple-far-span-private.h"
#include "data/store/diple-value-rows-private.h"

#define COLUMNS                                                                                    \
  "relation.id, relation.type, relation.annotator, relation.source, relation.target,"              \
  " relation.note, relation.score, relation.modified"

enum
{
  ID,
  TYPE,
  ANNOTATOR,
  SOURCE,
  TARGET,
  NOTE,
  SCORE,
  MODIFIED,
  SOURCE_IS_NEAR, /* of diple_relations_load() only */
  TARGET_IS_NEAR,
};

static DipleRelation *
read_relation (sqlite3_stmt *stmt)
{
  g_autofree char *note = diple_sql_dup_text (stmt, NOTE);
  const gboolean scored = sqlite3_column_type (stmt, SCORE) != SQLITE_NULL;
  const DipleRelation row = {
    .id = sqlite3_column_int64 (stmt, ID),
    .type = sqlite3_column_int64 (stmt, TYPE),
    .annotator = sqlite3_column_int64 (stmt, ANNOTATOR),
    .source = sqlite3_column_int64 (stmt, SOURCE),
    .target = sqlite3_column_int64 (stmt, TARGET),
    .note = note,
    .score = scored ? sqlite3_column_double (stmt, SCORE) : NAN,
    .modified = sqlite3_column_int64 (stmt, MODIFIED),
  };

  return diple_relation_copy (&row);
}

static void
take_values (gint64 id, DipleValues *values, gpointer relations)
{
  DipleRelation *relation = g_hash_table_lookup (relations, &id);

  if (relation == NULL)
    return;
  diple_values_clear (&relation->values);
  relation->values = *values;
  *values = (DipleValues){ NULL, 0 };
}

static gboolean
read_values (sqlite3 *db, GPtrArray *relations, GError **error)
{
  static const char sql[] = "SELECT relation, attribute, option, entity, value FROM relation_value"
                            " WHERE relation = ?1 ORDER BY attribute, ordinal";
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gint64 any = 0;

  if (!diple_sql_get_int (db, "SELECT 1 FROM relation_value LIMIT 1", &any, error))
    return FALSE;
  if (any == 0)
    return TRUE;
  stmt = diple_sql_prepare (db, sql, error);
  for (guint i = 0; stmt != NULL && i < relations->len; i++)
    {
      DipleRelation *relation = g_ptr_array_index (relations, i);

      g_hash_table_insert (by_id, &relation->id, relation);
      sqlite3_bind_int64 (stmt, 1, relation->id);
      if (!diple_value_rows_read (stmt, take_values, by_id, error))
        return FALSE;
      sqlite3_reset (stmt);
    }
  return stmt != NULL;
}

static GPtrArray *
new_relations (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) diple_relation_unref);
}

static gboolean
add_far (GHashTable *far, sqlite3 *db, gint64 id, GError **error)
{
  DipleFarSpan *span;

  if (g_hash_table_contains (far, &id))
    return TRUE;
  span = diple_far_span_read (db, id, error);
  if (span != NULL)
    g_hash_table_insert (far, &span->span->id, span);
  return span != NULL;
}

static gboolean
read_all (sqlite3_stmt *stmt, GPtrArray *relations, GHashTable *far, GError **error)
{
  sqlite3 *db = sqlite3_db_handle (stmt);
  int rc;

  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      DipleRelation *relation = read_relation (stmt);

      g_ptr_array_add (relations, relation);
      if (far == NULL)
        continue;
      if (sqlite3_column_int (stmt, SOURCE_IS_NEAR) == 0 &&
          !add_far (far, db, relation->source, error))
        return FALSE;
      if (sqlite3_column_int (stmt, TARGET_IS_NEAR) == 0 &&
          !add_far (far, db, relation->target, error))
        return FALSE;
    }
  return rc == SQLITE_DONE && read_values (db, relations, error);
}

/* Most documents of most projects have none, and then their spans need not be walked. */
static gboolean
has_any (DipleStore *store, gint64 annotator, gboolean *any, GError **error)
{
  g_autoptr (DipleKept) stmt =
      diple_store_keep (store, "SELECT 1 FROM relation WHERE annotator = ?1 LIMIT 1", error);
  int rc = SQLITE_ERROR;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, annotator);
  rc = diple_sql_step (stmt, error);
  *any = rc == SQLITE_ROW;
  return rc != SQLITE_ERROR;
}

static gboolean
load (DipleStore *store,
      gint64 document,
      gint64 annotator,
      GPtrArray *relations,
      GHashTable *far,
      GError **error)
{
  /* The plus keeps SQLite from the index by annotator, which would be walked once for each span. */
  static const char sql[] =
      "SELECT " COLUMNS ", 1, far.document = ?1 AND far.annotator = ?2"
      " FROM span CROSS JOIN relation ON relation.source = span.id"
      " CROSS JOIN span AS far ON far.id = relation.target"
      " WHERE span.document = ?1 AND span.annotator = ?2 AND +relation.annotator = ?2"
      " UNION ALL SELECT " COLUMNS ", 0, 1"
      " FROM span CROSS JOIN relation ON relation.target = span.id"
      " CROSS JOIN span AS far ON far.id = relation.source"
      " WHERE span.document = ?1 AND span.annotator = ?2 AND +relation.annotator = ?2"
      " AND NOT (far.document = ?1 AND far.annotator = ?2)";
  g_autoptr (DipleKept) stmt = NULL;
  gboolean any = FALSE;

  if (!has_any (store, annotator, &any, error))
    return FALSE;
  if (!any)
    return TRUE;
  stmt = diple_store_keep (store, sql, error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document);
  sqlite3_bind_int64 (stmt, 2, annotator);
  return read_all (stmt, relations, far, error);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const DipleRelation *first = *(DipleRelation *const *) a;
  const DipleRelation *second = *(DipleRelation *const *) b;

  if (first->source != second->source)
    return first->source < second->source ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

GPtrArray *
diple_relations_load (
    DipleStore *store, gint64 document, gint64 annotator, GHashTable **far, GError **error)
{
  g_autoptr (GPtrArray) relations = new_relations ();
  g_autoptr (GHashTable) others = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  if (far != NULL)
    others = g_hash_table_new_full (
        g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) diple_far_span_free);
  if (!load (store, document, annotator, relations, others, error))
    return NULL;
  g_ptr_array_sort (relations, compare_cb);
  if (far != NULL)
    *far = g_steal_pointer (&others);
  return g_steal_pointer (&relations);
}

DipleRelation *
diple_relations_find (DipleStore *store, gint64 id, GError **error)
{
  static const char sql[] = "SELECT " COLUMNS " FROM relation WHERE id = ?1";
  g_autoptr (GPtrArray) relations = new_relations ();
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, id);
  if (!read_all (stmt, relations, NULL, error))
    return NULL;
  if (relations->len == 1)
    return diple_relation_ref (g_ptr_array_index (relations, 0));
  g_set_error_literal (
      error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND, _ ("The relation is no longer there"));
  return NULL;
}
