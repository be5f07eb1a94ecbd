/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-schema-change.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"
#include "data/schema/diple-schema-private.h"
#include "data/schema/diple-schema-store-private.h"
#include "data/store/diple-store-private.h"

/* Case and the width of blanks say nothing about what a text is. */
static char *
fold (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n\r", -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
  return g_utf8_casefold (joined->str, -1);
}

static GHashTable *
fold_texts (const char *const *texts)
{
  GHashTable *folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    g_hash_table_add (folded, fold (texts[i]));
  return folded;
}

static sqlite3_stmt *
prepare (DipleStore *store, gint64 label, const DipleSplit *split, GError **error)
{
  static const char by_text[] = "SELECT id, surface FROM span WHERE label = ?1";
  static const char by_value[] =
      "SELECT DISTINCT span.id, '' FROM span JOIN span_value ON span_value.span = span.id"
      " LEFT JOIN entity ON entity.id = span_value.entity"
      " LEFT JOIN attribute_option ON attribute_option.id = span_value.option"
      " WHERE span.label = ?1 AND span_value.attribute = ?2"
      " AND (?3 = 0 OR span_value.option = ?3)"
      " AND (?4 IS NULL OR ?4 IN (span_value.value, entity.name, attribute_option.name))";
  sqlite3_stmt *stmt = diple_sql_prepare (
      diple_store_get_db (store), split->texts != NULL ? by_text : by_value, error);

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, label);
  if (split->texts != NULL)
    return stmt;
  sqlite3_bind_int64 (stmt, 2, split->attribute);
  sqlite3_bind_int64 (stmt, 3, split->option);
  if (split->value != NULL)
    diple_sql_bind_text (stmt, 4, split->value);
  return stmt;
}

/* The ids of the spans that @split means. */
static GArray *
find_spans (DipleStore *store, gint64 label, const DipleSplit *split, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) texts = split->texts != NULL ? fold_texts (split->texts) : NULL;
  g_autoptr (sqlite3_stmt) stmt = prepare (store, label, split, error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      g_autofree char *surface = texts != NULL ? diple_sql_dup_text (stmt, 1) : NULL;
      g_autofree char *folded = texts != NULL ? fold (surface) : NULL;

      if (texts == NULL || g_hash_table_contains (texts, folded))
        g_array_append_val (ids, id);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

gboolean
diple_schema_touch_split (
    DipleStore *store, gint64 label, const DipleSplit *split, DipleTouch *touch, GError **error)
{
  static const char sql[] = "SELECT count(*), count(DISTINCT document), count(DISTINCT annotator)"
                            " FROM span WHERE id IN (SELECT value FROM json_each(?1))";
  g_autoptr (GArray) ids = NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autofree char *list = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (split != NULL, FALSE);
  g_return_val_if_fail (touch != NULL, FALSE);

  *touch = (DipleTouch){ 0 };
  ids = find_spans (store, label, split, error);
  stmt = ids != NULL ? diple_sql_prepare (diple_store_get_db (store), sql, error) : NULL;
  if (stmt == NULL)
    return FALSE;
  list = diple_ids_to_json (ids);
  diple_sql_bind_text (stmt, 1, list);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  touch->spans = (guint64) sqlite3_column_int64 (stmt, 0);
  touch->documents = (guint64) sqlite3_column_int64 (stmt, 1);
  touch->annotators = (guint64) sqlite3_column_int64 (stmt, 2);
  return TRUE;
}

static void
copy_ends (DipleRelationType *type, gint64 label, gint64 made)
{
  guint n = type->ends->len;

  for (guint i = 0; i < n; i++)
    {
      const DipleRelationEnd end = g_array_index (type->ends, DipleRelationEnd, i);
      const DipleRelationEnd copies[] = { { made, end.to_label },
                                          { end.from_label, made },
                                          { made, made } };

      if (end.from_label == label)
        g_array_append_val (type->ends, copies[0]);
      if (end.to_label == label)
        g_array_append_val (type->ends, copies[1]);
      if (end.from_label == label && end.to_label == label)
        g_array_append_val (type->ends, copies[2]);
    }
}

/* What carries the old label's attributes and ends its relations does so with the new one as well.
 */
static void
copy_uses (DipleSchema *schema, gint64 label, gint64 made)
{
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);
      if (attribute->owners->len > 0 && attribute->owner == DIPLE_OWNER_SPAN &&
          diple_attribute_is_on (attribute, label))
        g_array_append_val (attribute->owners, made);
    }
  for (guint i = 0; i < schema->relation_types->len; i++)
    copy_ends (g_ptr_array_index (schema->relation_types, i), label, made);
}

typedef struct
{
  gint64 label;
  const char *name;
  gint64 made;
} Split;

static gboolean
split_schema (DipleSchema *schema, gpointer data, GError **error)
{
  Split *split = data;
  const DipleLabel *old = diple_schema_label (schema, split->label);
  DipleLabel *made;

  if (old == NULL)
    return diple_schema_refuse_gone (error);
  split->made = diple_schema_make_label (schema, old->layer, split->name, error);
  if (split->made == 0)
    return FALSE;
  made = (DipleLabel *) diple_schema_label (schema, split->made);
  made->fragments = old->fragments;
  copy_uses (schema, split->label, split->made);
  return diple_schema_place (schema, split->made, split->label, TRUE, error);
}

static gboolean
relabel (DipleStore *store, const GArray *ids, gint64 label, GError **error)
{
  g_autofree char *list = diple_ids_to_json (ids);
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (diple_store_get_db (store),
                         "UPDATE span SET label = ?1, modified = ?2"
                         " WHERE id IN (SELECT value FROM json_each(?3))",
                         error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, label);
  sqlite3_bind_int64 (stmt, 2, g_get_real_time () / 1000);
  diple_sql_bind_text (stmt, 3, list);
  return diple_sql_finish (stmt, error);
}

gint64
diple_schema_split (
    DipleStore *store, gint64 label, const char *name, const DipleSplit *split, GError **error)
{
  Split wish = { label, name, 0 };
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), 0);
  g_return_val_if_fail (name != NULL, 0);
  g_return_val_if_fail (split != NULL, 0);

  ids = find_spans (store, label, split, error);
  if (ids == NULL)
    return 0;
  if (ids->len == 0)
    {
      g_set_error_literal (error,
                           DIPLE_ERROR,
                           DIPLE_ERROR_REFUSED,
                           _ ("No annotation matches, so that nothing would be split off; choose "
                              "another value or text"));
      return 0;
    }
  return diple_schema_change (store, split_schema, &wish, error) &&
                 relabel (store, ids, wish.made, error)
             ? wish.made
             : 0;
}
