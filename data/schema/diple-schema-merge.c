/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/schema/diple-schema-merge-private.h"

#include "data/review/diple-decisions-follow-private.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"

/* What merging means for one kind of part. */
typedef struct
{
  DipleSchemaPart part;
  gboolean (*merge) (DipleMerge *merge);
  gboolean (*count) (DipleMerge *merge, DipleTouch *touch);
} Kind;

static const Kind kinds[] = {
  { DIPLE_PART_LABEL, diple_merge_labels, diple_merge_count_labels },
  { DIPLE_PART_RELATION, diple_merge_relation_types, diple_merge_count_relation_types },
  { DIPLE_PART_ATTRIBUTE, diple_merge_attributes, diple_merge_count_attributes },
  { DIPLE_PART_OPTION, diple_merge_options, diple_merge_count_options },
};

static void
merge_clear (DipleMerge *merge)
{
  g_clear_pointer (&merge->old, diple_schema_unref);
  g_clear_pointer (&merge->next, diple_schema_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DipleMerge, merge_clear)

static const Kind *
refuse (DipleMerge *merge, const char *message)
{
  g_set_error_literal (merge->error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, message);
  return NULL;
}

static const Kind *
find_kind (DipleMerge *merge)
{
  DipleSchemaPart from = DIPLE_PART_SCHEMA;
  DipleSchemaPart into = DIPLE_PART_SCHEMA;

  if (!diple_schema_find_part (merge->old, merge->from, &from) ||
      !diple_schema_find_part (merge->old, merge->into, &into))
    {
      diple_schema_refuse_gone (merge->error);
      return NULL;
    }
  if (merge->from == merge->into)
    return refuse (merge, _ ("Nothing can be merged into itself; choose another one"));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].part == from && from == into)
      return &kinds[i];
  return refuse (merge,
                 _ ("Only two labels, two relations, two attributes or two options of one "
                    "attribute can be merged"));
}

/* Loads both schemas; NULL with an error. */
static const Kind *
begin (DipleMerge *merge)
{
  merge->old = diple_schema_load (merge->store, merge->error);
  merge->next = merge->old != NULL ? diple_schema_load (merge->store, merge->error) : NULL;
  return merge->next != NULL ? find_kind (merge) : NULL;
}

gboolean
diple_schema_merge (DipleStore *store, gint64 from, gint64 into, gboolean carry, GError **error)
{
  g_auto (DipleMerge) merge = { store, NULL, NULL, from, into, carry, error };
  g_autoptr (DipleFollow) follow = NULL;
  const Kind *kind;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  kind = begin (&merge);
  follow = kind != NULL ? diple_follow_remember (store, merge.old, error) : NULL;
  return follow != NULL && kind->merge (&merge) &&
         diple_schema_purge (store, merge.old, merge.next, error) &&
         diple_schema_write (store, merge.old, merge.next, error) &&
         diple_follow_write (follow, merge.next, error);
}

gboolean
diple_schema_touch_merge (
    DipleStore *store, gint64 from, gint64 into, DipleTouch *touch, GError **error)
{
  g_auto (DipleMerge) merge = { store, NULL, NULL, from, into, FALSE, error };
  const Kind *kind;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (touch != NULL, FALSE);

  *touch = (DipleTouch){ 0 };
  kind = begin (&merge);
  if (kind == NULL || !diple_schema_usage (store, from, touch, error))
    return FALSE;
  touch->along = g_ptr_array_new_with_free_func (g_free);
  return kind->count (&merge, touch);
}

static sqlite3_stmt *
prepare (DipleMerge *merge, const char *sql, gint64 one, gint64 other)
{
  sqlite3_stmt *stmt = diple_sql_prepare (diple_store_get_db (merge->store), sql, merge->error);

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, one);
  sqlite3_bind_int64 (stmt, 2, other);
  if (sqlite3_bind_parameter_count (stmt) > 2)
    sqlite3_bind_int64 (stmt, 3, g_get_real_time () / 1000);
  return stmt;
}

gboolean
diple_merge_run (DipleMerge *merge, const char *sql, gint64 one, gint64 other)
{
  g_autoptr (sqlite3_stmt) stmt = prepare (merge, sql, one, other);

  return stmt != NULL && diple_sql_finish (stmt, merge->error);
}

GArray *
diple_merge_pairs (DipleMerge *merge, const char *sql)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, 2 * sizeof (gint64));
  g_autoptr (sqlite3_stmt) stmt = prepare (merge, sql, merge->from, merge->into);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, merge->error)) == SQLITE_ROW)
    {
      gint64 pair[2] = { sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1) };
      g_array_append_vals (pairs, pair, 1);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&pairs) : NULL;
}

gboolean
diple_merge_unite (DipleMerge *merge, const char *sql, DipleMergeFunc func)
{
  g_autoptr (GArray) pairs = diple_merge_pairs (merge, sql);

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      const gint64 *pair = &((const gint64 *) (gconstpointer) pairs->data)[2 * i];

      if (!func (merge, pair[0], pair[1]))
        return FALSE;
    }
  return pairs != NULL;
}

static gboolean
count (DipleMerge *merge, const char *sql, gint64 one, gint64 other, guint64 *n)
{
  g_autoptr (sqlite3_stmt) stmt = prepare (merge, sql, one, other);

  if (stmt == NULL || diple_sql_step (stmt, merge->error) != SQLITE_ROW)
    return FALSE;
  *n += (guint64) sqlite3_column_int64 (stmt, 0);
  return TRUE;
}

gboolean
diple_merge_count (DipleMerge *merge, const char *sql, guint64 *n)
{
  return count (merge, sql, merge->from, merge->into, n);
}

static gboolean
is_lost (const DipleMerge *merge, DipleAttributeOwner owner, const DipleAttribute *attribute)
{
  return attribute->owner == owner && diple_attribute_is_on (attribute, merge->from) &&
         !diple_attribute_is_on (attribute, merge->into);
}

/* Whether @into carries another attribute of that name, in @next. */
static gboolean
has_namesake (const DipleMerge *merge, const DipleAttribute *attribute)
{
  for (guint i = 0; i < merge->next->attributes->len; i++)
    {
      const DipleAttribute *other = g_ptr_array_index (merge->next->attributes, i);
      if (other != attribute && other->owner == attribute->owner &&
          g_str_equal (other->name, attribute->name) && diple_attribute_is_on (other, merge->into))
        return TRUE;
    }
  return FALSE;
}

void
diple_merge_carry (DipleMerge *merge, DipleAttributeOwner owner)
{
  for (guint i = 0; merge->carry && i < merge->next->attributes->len; i++)
    {
      DipleAttribute *attribute = g_ptr_array_index (merge->next->attributes, i);
      if (is_lost (merge, owner, attribute) && !has_namesake (merge, attribute))
        g_array_append_val (attribute->owners, merge->into);
    }
}

gboolean
diple_merge_count_lost (DipleMerge *merge,
                        DipleAttributeOwner owner,
                        const char *values,
                        DipleTouch *touch)
{
  for (guint i = 0; i < merge->old->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (merge->old->attributes, i);

      if (!is_lost (merge, owner, attribute))
        continue;
      g_ptr_array_add (touch->along, g_strdup (attribute->name));
      if (!count (merge, values, attribute->id, merge->from, &touch->values))
        return FALSE;
    }
  return TRUE;
}

gboolean
diple_merge_drop_values (DipleMerge *merge, DipleAttributeOwner owner, const char *drop)
{
  for (guint i = 0; i < merge->next->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (merge->next->attributes, i);

      if (attribute->owner == owner && !diple_attribute_is_on (attribute, merge->into) &&
          !diple_merge_run (merge, drop, attribute->id, merge->into))
        return FALSE;
    }
  return TRUE;
}
