/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-relations.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "data/diple-error.h"
#include "data/store/diple-rules-private.h"
#include "data/store/diple-value-rows-private.h"

/* What the rules ask of a span at an end. */
typedef struct
{
  gint64 document;
  gint64 annotator;
  gint64 label;
} End;

static gboolean
refuse (GError **error, const char *message)
{
  return diple_rules_refuse (error, g_strdup (message));
}

static gboolean
read_end (DipleStore *store, gint64 span, End *end, GError **error)
{
  g_autoptr (DipleKept) stmt =
      diple_store_keep (store, "SELECT document, annotator, label FROM span WHERE id = ?1", error);
  int rc = SQLITE_ERROR;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, span);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_DONE)
    return refuse (error, _ ("An annotation at an end of the relation is no longer there"));
  end->document = sqlite3_column_int64 (stmt, 0);
  end->annotator = sqlite3_column_int64 (stmt, 1);
  end->label = sqlite3_column_int64 (stmt, 2);
  return rc == SQLITE_ROW;
}

static gboolean
allow_ends (DipleStore *store,
            const DipleSchema *schema,
            const DipleRelation *relation,
            GError **error)
{
  End source, target;

  if (relation->source == relation->target)
    return refuse (error, _ ("An annotation cannot be linked to itself"));
  if (!read_end (store, relation->source, &source, error) ||
      !read_end (store, relation->target, &target, error))
    return FALSE;
  if (source.annotator != relation->annotator || target.annotator != relation->annotator)
    return refuse (error, _ ("Nobody links another annotator's annotations"));
  return diple_rules_refuse (
      error,
      diple_schema_why_not_join (
          schema, relation->type, source.label, target.label, source.document != target.document));
}

/* How many relations @sql finds beside @relation, or -1 with an error. */
static gint64
count_others (DipleStore *store, const char *sql, const DipleRelation *relation, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);

  if (stmt == NULL)
    return -1;
  sqlite3_bind_int64 (stmt, 1, relation->type);
  sqlite3_bind_int64 (stmt, 2, relation->annotator);
  sqlite3_bind_int64 (stmt, 3, relation->source);
  sqlite3_bind_int64 (stmt, 4, relation->target);
  sqlite3_bind_int64 (stmt, 5, relation->id);
  return diple_sql_step (stmt, error) == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : -1;
}

static gboolean
allow_double (DipleStore *store,
              const DipleRelationType *type,
              const DipleRelation *relation,
              GError **error)
{
  static const char same_sql[] = "SELECT count(*) FROM relation WHERE type = ?1 AND annotator = ?2"
                                 " AND source = ?3 AND target = ?4 AND id <> ?5";
  static const char reverse_sql[] =
      "SELECT count(*) FROM relation WHERE type = ?1 AND annotator = ?2"
      " AND source = ?4 AND target = ?3 AND id <> ?5";
  gint64 n = count_others (store, same_sql, relation, error);
  g_autofree char *why = NULL;

  if (n == 0 && type->symmetric)
    n = count_others (store, reverse_sql, relation, error);
  if (n <= 0)
    return n == 0;
  why = g_strdup_printf (_ ("These two are linked by “%s” already"), type->name);
  return refuse (error, why);
}

static gboolean
allow_number (DipleStore *store,
              const DipleRelationType *type,
              const DipleRelation *relation,
              GError **error)
{
  static const char sql[] = "SELECT count(*) FROM relation WHERE type = ?1 AND annotator = ?2"
                            " AND source = ?3 AND id <> ?5";
  gint64 n = type->maximum > 0 ? count_others (store, sql, relation, error) : 0;

  if (type->maximum == 0)
    return TRUE;
  if (n < 0)
    return FALSE;
  return n < type->maximum || diple_rules_refuse (error, diple_relation_type_why_full (type));
}

static gboolean
allow (DipleStore *store, const DipleRelation *relation, GError **error)
{
  const DipleSchema *schema = diple_rules_get_schema (store, error);
  const DipleRelationType *type;

  if (schema == NULL || !allow_ends (store, schema, relation, error))
    return FALSE;
  type = diple_schema_relation_type (schema, relation->type);
  return allow_double (store, type, relation, error) && allow_number (store, type, relation, error);
}

static gboolean
write_relation (DipleStore *store, const char *sql, const DipleRelation *relation, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, relation->id);
  sqlite3_bind_int64 (stmt, 2, relation->type);
  sqlite3_bind_int64 (stmt, 3, relation->annotator);
  sqlite3_bind_int64 (stmt, 4, relation->source);
  sqlite3_bind_int64 (stmt, 5, relation->target);
  diple_sql_bind_text (stmt, 6, relation->note);
  if (!isnan (relation->score))
    sqlite3_bind_double (stmt, 7, relation->score);
  sqlite3_bind_int64 (stmt, 8, diple_store_now ());
  return diple_sql_finish (stmt, error);
}

static gboolean
write_values (DipleStore *store, const DipleRelation *relation, GError **error)
{
  return diple_value_rows_write (
      store, DIPLE_VALUE_ROWS_RELATION, relation->id, 0, &relation->values, error);
}

static gboolean
allow_values (DipleStore *store,
              const DipleRelation *relation,
              const DipleValues *before,
              GError **error)
{
  return diple_rules_allow_values (
      store, DIPLE_OWNER_RELATION, relation->type, &relation->values, before, error);
}

gboolean
diple_relations_add (DipleStore *store, const DipleRelation *relation, GError **error)
{
  static const char sql[] =
      "INSERT INTO relation (id, type, annotator, source, target, note, score, created, modified)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)";

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  return allow (store, relation, error) && allow_values (store, relation, NULL, error) &&
         write_relation (store, sql, relation, error) &&
         (relation->values.n_items == 0 || write_values (store, relation, error));
}

/* An import may bring what the schema does not allow; its values and note can be changed still. */
static gboolean
allow_change (DipleStore *store,
              const DipleRelation *stored,
              const DipleRelation *relation,
              GError **error)
{
  gboolean joins_same = stored->type == relation->type && stored->source == relation->source &&
                        stored->target == relation->target;

  if (stored->annotator != relation->annotator)
    return refuse (error, _ ("Nobody changes another annotator's relation"));
  return (joins_same || allow (store, relation, error)) &&
         allow_values (
             store, relation, stored->type == relation->type ? &stored->values : NULL, error);
}

gboolean
diple_relations_update (DipleStore *store, const DipleRelation *relation, GError **error)
{
  static const char sql[] = "UPDATE relation SET type = ?2, source = ?4, target = ?5, note = ?6,"
                            " score = ?7, modified = ?8 WHERE id = ?1 AND annotator = ?3";
  g_autoptr (DipleRelation) stored = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  stored = diple_relations_find (store, relation->id, error);
  if (stored == NULL || !allow_change (store, stored, relation, error) ||
      !write_relation (store, sql, relation, error))
    return FALSE;
  return diple_values_equal (&stored->values, &relation->values) ||
         write_values (store, relation, error);
}

static gboolean
delete_by_relation (DipleStore *store, const char *sql, gint64 id, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  return diple_sql_finish (stmt, error);
}

gboolean
diple_relations_remove (DipleStore *store, gint64 id, GError **error)
{

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  if (!delete_by_relation (store, "DELETE FROM relation_value WHERE relation = ?1", id, error) ||
      !delete_by_relation (store, "DELETE FROM relation WHERE id = ?1", id, error))
    return FALSE;
  if (sqlite3_changes (diple_store_get_db (store)) == 1)
    return TRUE;
  g_set_error_literal (
      error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND, _ ("The relation is no longer there"));
  return FALSE;
}
