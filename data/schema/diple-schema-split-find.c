/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/schema/diple-schema-split-private.h"

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

DipleAttributeOwner
diple_split_thing (const DipleSchema *schema, gint64 id)
{
  const DipleAttribute *attribute = diple_schema_attribute (schema, id);

  if (attribute == NULL)
    attribute = diple_schema_option_owner (schema, id);
  if (attribute != NULL)
    return attribute->owner;
  return diple_schema_relation_type (schema, id) != NULL ? DIPLE_OWNER_RELATION : DIPLE_OWNER_SPAN;
}

/* Everything with the part ?1, by the part's kind and by what has it: a key and a text. */
static const char *
all_sql (const DipleSchema *schema, gint64 id)
{
  static const char *const of_options[] = {
    [DIPLE_OWNER_SPAN] = "SELECT t.id, surface FROM span AS t JOIN span_value AS h"
                         " ON h.span = t.id WHERE h.option = ?1",
    [DIPLE_OWNER_RELATION] = "SELECT t.id, '' FROM relation AS t JOIN relation_value AS h"
                             " ON h.relation = t.id WHERE h.option = ?1",
    [DIPLE_OWNER_DOCUMENT] = "SELECT document || '-' || annotator, '' FROM document_value AS t"
                             " WHERE option = ?1",
  };
  static const char *const of_attributes[] = {
    [DIPLE_OWNER_SPAN] = "SELECT DISTINCT t.id, surface FROM span AS t JOIN span_value AS h"
                         " ON h.span = t.id WHERE h.attribute = ?1",
    [DIPLE_OWNER_RELATION] = "SELECT DISTINCT t.id, '' FROM relation AS t JOIN relation_value AS h"
                             " ON h.relation = t.id WHERE h.attribute = ?1",
    [DIPLE_OWNER_DOCUMENT] = "SELECT DISTINCT document || '-' || annotator, '' FROM"
                             " document_value AS t WHERE attribute = ?1",
  };
  DipleAttributeOwner thing = diple_split_thing (schema, id);

  if (diple_schema_option_owner (schema, id) != NULL)
    return of_options[thing];
  if (diple_schema_attribute (schema, id) != NULL)
    return of_attributes[thing];
  return thing == DIPLE_OWNER_RELATION ? "SELECT t.id, '' FROM relation AS t WHERE t.type = ?1"
                                       : "SELECT t.id, surface FROM span AS t WHERE t.label = ?1";
}

#define HAS_VALUE(table, same)                                                                     \
  " AND EXISTS (SELECT 1 FROM " table " AS v LEFT JOIN entity ON entity.id = v.entity"             \
  " LEFT JOIN attribute_option AS o ON o.id = v.option WHERE " same " AND v.attribute = ?2"        \
  " AND (?3 = 0 OR v.option = ?3) AND (?4 IS NULL OR ?4 IN (v.value, entity.name, o.name)))"

static const char *
value_sql (DipleAttributeOwner thing)
{
  static const char *const sql[] = {
    [DIPLE_OWNER_SPAN] = HAS_VALUE ("span_value", "v.span = t.id"),
    [DIPLE_OWNER_RELATION] = HAS_VALUE ("relation_value", "v.relation = t.id"),
    [DIPLE_OWNER_DOCUMENT] =
        HAS_VALUE ("document_value", "v.document = t.document AND v.annotator = t.annotator"),
  };

  return sql[thing];
}

static const char *
carrier_sql (const DipleSchema *schema, gint64 id, const DipleSplit *split)
{
  if (split->carrier == 0)
    return "";
  if (diple_schema_relation_type (schema, id) == NULL)
    return diple_split_thing (schema, id) == DIPLE_OWNER_SPAN ? " AND t.label = ?5"
                                                              : " AND t.type = ?5";
  return split->at_target ? " AND (SELECT label FROM span WHERE id = t.target) = ?5"
                          : " AND (SELECT label FROM span WHERE id = t.source) = ?5";
}

static sqlite3_stmt *
prepare (DipleStore *store,
         const DipleSchema *schema,
         gint64 id,
         const DipleSplit *split,
         GError **error)
{
  g_autofree char *sql =
      g_strconcat (all_sql (schema, id),
                   split->attribute != 0 ? value_sql (diple_split_thing (schema, id)) : "",
                   carrier_sql (schema, id, split),
                   NULL);
  sqlite3_stmt *stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, id);
  sqlite3_bind_int64 (stmt, 2, split->attribute);
  sqlite3_bind_int64 (stmt, 3, split->option);
  if (split->value != NULL)
    diple_sql_bind_text (stmt, 4, split->value);
  sqlite3_bind_int64 (stmt, 5, split->carrier);
  return stmt;
}

static gboolean
is_meant (sqlite3_stmt *stmt, GHashTable *texts)
{
  g_autofree char *surface = NULL;
  g_autofree char *folded = NULL;

  if (texts == NULL)
    return TRUE;
  surface = diple_sql_dup_text (stmt, 1);
  folded = fold (surface);
  return g_hash_table_contains (texts, folded);
}

char *
diple_split_find (DipleStore *store,
                  const DipleSchema *schema,
                  gint64 id,
                  const DipleSplit *split,
                  GError **error)
{
  g_autoptr (GString) list = g_string_new ("[");
  g_autoptr (GHashTable) texts = split->texts != NULL ? fold_texts (split->texts) : NULL;
  g_autoptr (sqlite3_stmt) stmt = prepare (store, schema, id, split, error);
  const char *quote = diple_split_thing (schema, id) == DIPLE_OWNER_DOCUMENT ? "\"" : "";
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    if (is_meant (stmt, texts))
      g_string_append_printf (list,
                              "%s%s%s%s",
                              list->len > 1 ? "," : "",
                              quote,
                              (const char *) sqlite3_column_text (stmt, 0),
                              quote);
  g_string_append_c (list, ']');
  return rc == SQLITE_DONE ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}
