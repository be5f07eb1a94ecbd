/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/schema/diple-schema-split-private.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"
#include "data/review/diple-decisions-follow-private.h"
#include "data/store/diple-store-private.h"

/* One split: @next is what becomes of the stored @old, @list the annotations that change. */
typedef struct
{
  DipleStore *store;
  DipleSchema *old;
  DipleSchema *next;
  gint64 id;
  const DipleSplit *split;
  char *list;
  GError **error;
} Splitting;

static void
splitting_clear (Splitting *splitting)
{
  g_clear_pointer (&splitting->old, diple_schema_unref);
  g_clear_pointer (&splitting->next, diple_schema_unref);
  g_clear_pointer (&splitting->list, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Splitting, splitting_clear)

static gboolean
refuse (Splitting *splitting, const char *message)
{
  g_set_error_literal (splitting->error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, message);
  return FALSE;
}

static gboolean
begin (Splitting *splitting)
{
  DipleSchemaPart part = DIPLE_PART_SCHEMA;

  splitting->old = diple_schema_load (splitting->store, splitting->error);
  splitting->next =
      splitting->old != NULL ? diple_schema_load (splitting->store, splitting->error) : NULL;
  if (splitting->next == NULL)
    return FALSE;
  if (!diple_schema_find_part (splitting->old, splitting->id, &part))
    return diple_schema_refuse_gone (splitting->error);
  if (part == DIPLE_PART_SCHEMA || part == DIPLE_PART_LAYER)
    return refuse (splitting,
                   _ ("Only labels, relations, attributes and options can be split; labels move "
                      "to another layer"));
  splitting->list = diple_split_find (
      splitting->store, splitting->old, splitting->id, splitting->split, splitting->error);
  return splitting->list != NULL;
}

static gint64
make_part (Splitting *splitting, const char *name)
{
  gint64 id = splitting->id;

  if (diple_schema_label (splitting->next, id) != NULL)
    return diple_split_label (splitting->next, id, name, splitting->split, splitting->error);
  if (diple_schema_relation_type (splitting->next, id) != NULL)
    return diple_split_relation_type (
        splitting->next, id, name, splitting->split, splitting->error);
  if (diple_schema_attribute (splitting->next, id) != NULL)
    return diple_split_attribute (splitting->next, id, name, splitting->split, splitting->error);
  return diple_split_option (splitting->next, id, name, splitting->split, splitting->error);
}

/* ?1 becomes of ?2 on what stands in ?3; ?4 is the time in ms. */
static gboolean
run (Splitting *splitting, const char *sql, gint64 made, gint64 old)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (diple_store_get_db (splitting->store), sql, splitting->error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, made);
  sqlite3_bind_int64 (stmt, 2, old);
  diple_sql_bind_text (stmt, 3, splitting->list);
  if (sqlite3_bind_parameter_count (stmt) > 3)
    sqlite3_bind_int64 (stmt, 4, g_get_real_time () / 1000);
  return diple_sql_finish (stmt, splitting->error);
}

#define LIST "(SELECT value FROM json_each(?3))"
#define SET(table, column, key)                                                                    \
  "UPDATE " table " SET " column " = ?1 WHERE " column " = ?2 AND " key " IN " LIST

static gboolean
set_options (Splitting *splitting, gint64 made, gint64 old)
{
  static const char *const sql[] = {
    [DIPLE_OWNER_SPAN] = SET ("span_value", "option", "span"),
    [DIPLE_OWNER_RELATION] = SET ("relation_value", "option", "relation"),
    [DIPLE_OWNER_DOCUMENT] = SET ("document_value", "option", "document || '-' || annotator"),
  };

  return run (splitting, sql[diple_split_thing (splitting->old, splitting->id)], made, old);
}

/* The options go with the attribute; they stand in the same order. */
static gboolean
set_attribute (Splitting *splitting, gint64 made)
{
  const DipleAttribute *old = diple_schema_attribute (splitting->old, splitting->id);
  const DipleAttribute *copy = diple_schema_attribute (splitting->next, made);

  for (guint i = 0; i < old->options->len; i++)
    if (!set_options (splitting,
                      ((DipleOption *) g_ptr_array_index (copy->options, i))->id,
                      ((DipleOption *) g_ptr_array_index (old->options, i))->id))
      return FALSE;
  return run (splitting,
              old->owner == DIPLE_OWNER_SPAN ? SET ("span_value", "attribute", "span")
                                             : SET ("relation_value", "attribute", "relation"),
              made,
              old->id);
}

static gboolean
move (Splitting *splitting, gint64 made)
{
  static const char spans[] =
      "UPDATE span SET label = ?1, modified = ?4 WHERE label = ?2 AND id IN " LIST;
  static const char relations[] =
      "UPDATE relation SET type = ?1, modified = ?4 WHERE type = ?2 AND id IN " LIST;

  if (diple_schema_label (splitting->old, splitting->id) != NULL)
    return run (splitting, spans, made, splitting->id);
  if (diple_schema_relation_type (splitting->old, splitting->id) != NULL)
    return run (splitting, relations, made, splitting->id);
  if (diple_schema_attribute (splitting->old, splitting->id) != NULL)
    return set_attribute (splitting, made);
  return set_options (splitting, made, splitting->id);
}

gint64
diple_schema_split (
    DipleStore *store, gint64 id, const char *name, const DipleSplit *split, GError **error)
{
  g_auto (Splitting) splitting = { store, NULL, NULL, id, split, NULL, error };
  g_autoptr (DipleFollow) follow = NULL;
  gint64 made;

  g_return_val_if_fail (DIPLE_IS_STORE (store), 0);
  g_return_val_if_fail (name != NULL, 0);
  g_return_val_if_fail (split != NULL, 0);

  if (!begin (&splitting))
    return 0;
  if (g_str_equal (splitting.list, "[]"))
    {
      refuse (&splitting,
              _ ("No annotation matches, so that nothing would be split off; choose another value "
                 "or text"));
      return 0;
    }
  follow = diple_follow_remember (store, splitting.old, error);
  made = follow != NULL ? make_part (&splitting, name) : 0;
  return made != 0 && diple_schema_check (splitting.next, error) &&
                 diple_schema_write (store, splitting.old, splitting.next, error) &&
                 move (&splitting, made) && diple_follow_write (follow, splitting.next, error)
             ? made
             : 0;
}

static const char *
count_sql (const Splitting *splitting)
{
  static const char *const sql[] = {
    [DIPLE_OWNER_SPAN] = "SELECT count(*), count(DISTINCT document), count(DISTINCT annotator)"
                         " FROM span WHERE id IN (SELECT value FROM json_each(?1))",
    [DIPLE_OWNER_RELATION] =
        "SELECT count(*), count(DISTINCT (SELECT document FROM span WHERE span.id = source)),"
        " count(DISTINCT annotator) FROM relation WHERE id IN (SELECT value FROM json_each(?1))",
    [DIPLE_OWNER_DOCUMENT] =
        "SELECT count(*), count(DISTINCT substr(value, 1, instr(value, '-') - 1)),"
        " count(DISTINCT substr(value, instr(value, '-') + 1)) FROM json_each(?1)",
  };

  return sql[diple_split_thing (splitting->old, splitting->id)];
}

/* What the number counts: spans of a label, relations of a type, otherwise values. */
static guint64 *
counted (const Splitting *splitting, DipleTouch *touch)
{
  if (diple_schema_label (splitting->old, splitting->id) != NULL)
    return &touch->spans;
  return diple_schema_relation_type (splitting->old, splitting->id) != NULL ? &touch->relations
                                                                            : &touch->values;
}

gboolean
diple_schema_touch_split (
    DipleStore *store, gint64 id, const DipleSplit *split, DipleTouch *touch, GError **error)
{
  g_auto (Splitting) splitting = { store, NULL, NULL, id, split, NULL, error };
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (split != NULL, FALSE);
  g_return_val_if_fail (touch != NULL, FALSE);

  *touch = (DipleTouch){ 0 };
  stmt = begin (&splitting)
             ? diple_sql_prepare (diple_store_get_db (store), count_sql (&splitting), error)
             : NULL;
  if (stmt == NULL)
    return FALSE;
  diple_sql_bind_text (stmt, 1, splitting.list);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  *counted (&splitting, touch) = (guint64) sqlite3_column_int64 (stmt, 0);
  touch->documents = (guint64) sqlite3_column_int64 (stmt, 1);
  touch->annotators = (guint64) sqlite3_column_int64 (stmt, 2);
  return TRUE;
}
