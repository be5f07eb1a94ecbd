/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-schema-store.h"

#include <glib/gi18n-lib.h>

#include "data/schema/diple-schema-private.h"
#include "data/store/diple-store-private.h"

/* Reads the row under @stmt into @schema. */
typedef gboolean (*ReadRow) (DipleSchema *schema, sqlite3_stmt *stmt, GError **error);

static gboolean
refuse_word (const char *word, GError **error)
{
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_CORRUPT,
               _ ("The project’s schema holds “%s”, which means nothing; open a backup"),
               word);
  return FALSE;
}

static gboolean
refuse_row (const char *what, gint64 id, GError **error)
{
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_CORRUPT,
               _ ("The project’s schema has a row of %s for %" G_GINT64_FORMAT
                  ", which is not there; open a backup"),
               what,
               id);
  return FALSE;
}

static void
take_text (sqlite3_stmt *stmt, int column, char **out)
{
  g_free (*out);
  *out = diple_sql_dup_text (stmt, column);
}

static void
copy_colour (sqlite3_stmt *stmt, int column, char colour[8])
{
  g_autofree char *text = diple_sql_dup_text (stmt, column);

  g_strlcpy (colour, text, 8);
}

static gboolean
read_project (DipleSchema *schema, sqlite3_stmt *stmt, GError **error)
{
  take_text (stmt, 0, &schema->name);
  take_text (stmt, 1, &schema->guideline);
  return TRUE;
}

static gboolean
read_layer (DipleSchema *schema, sqlite3_stmt *stmt, GError **error)
{
  g_autofree char *name = diple_sql_dup_text (stmt, 1);
  g_autofree char *overlap = diple_sql_dup_text (stmt, 2);
  DipleLayer *layer = diple_schema_add_layer (schema, sqlite3_column_int64 (stmt, 0), name);

  take_text (stmt, 3, &layer->description);
  return diple_overlap_from_name (overlap, &layer->overlap) || refuse_word (overlap, error);
}

static gboolean
read_label (DipleSchema *schema, sqlite3_stmt *stmt, GError **error)
{
  g_autofree char *name = diple_sql_dup_text (stmt, 2);
  DipleLabel *label = diple_schema_add_label (
      schema, sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1), name);

  copy_colour (stmt, 3, label->colour);
  take_text (stmt, 4, &label->key);
  label->fragments = sqlite3_column_int (stmt, 5) != 0;
  take_text (stmt, 6, &label->description);
  take_text (stmt, 7, &label->guideline);
  return TRUE;
}

static gboolean
read_example (DipleSchema *schema, sqlite3_stmt *stmt, GError **error)
{
  gint64 id = sqlite3_column_int64 (stmt, 1);
  g_autofree char *text = diple_sql_dup_text (stmt, 3);
  DipleLabel *label = (DipleLabel *) diple_schema_label (schema, id);
  DipleExample *example;

  if (label == NULL)
    return refuse_row ("example", id, error);
  example = diple_label_add_example (
      label, sqlite3_column_int64 (stmt, 0), sqlite3_column_int (stmt, 2) != 0, text);
  take_text (stmt, 4, &example->note);
  example->document = sqlite3_column_int64 (stmt, 5);
  example->span = sqlite3_column_int64 (stmt, 6);
  example->start = (guint) sqlite3_column_int64 (stmt, 7);
  example->end = (guint) sqlite3_column_int64 (stmt, 8);
  return TRUE;
}

static gboolean
read_relation_type (DipleSchema *schema, sqlite3_stmt *stmt, GError **error)
{
  g_autofree char *name = diple_sql_dup_text (stmt, 1);
  DipleRelationType *type =
      diple_schema_add_relation_type (schema, sqlite3_column_int64 (stmt, 0), name);

  copy_colour (stmt, 2, type->colour);
  take_text (stmt, 3, &type->key);
  type->symmetric = sqlite3_column_int (stmt, 4) != 0;
  type->across = sqlite3_column_int (stmt, 5) != 0;
  type->maximum = (guint) sqlite3_column_int (stmt, 6);
  take_text (stmt, 7, &type->description);
  type->needed_from = sqlite3_column_int (stmt, 8) != 0;
  type->needed_to = sqlite3_column_int (stmt, 9) != 0;
  return TRUE;
}

static gboolean
read_end (DipleSchema *schema, sqlite3_stmt *stmt, GError **error)
{
  gint64 id = sqlite3_column_int64 (stmt, 0);
  DipleRelationEnd end = { sqlite3_column_int64 (stmt, 1), sqlite3_column_int64 (stmt, 2) };
  const DipleRelationType *type = diple_schema_relation_type (schema, id);

  if (type == NULL || diple_schema_label (schema, end.from_label) == NULL ||
      diple_schema_label (schema, end.to_label) == NULL)
    return refuse_row ("relation_end", id, error);
  g_array_append_val (type->ends, end);
  return TRUE;
}

static gboolean
read_attribute (DipleSchema *schema, sqlite3_stmt *stmt, GError **error)
{
  g_autofree char *name = diple_sql_dup_text (stmt, 1);
  g_autofree char *owner_name = diple_sql_dup_text (stmt, 2);
  g_autofree char *type_name = diple_sql_dup_text (stmt, 3);
  DipleAttributeOwner owner = 0;
  DipleAttributeType type = 0;
  DipleAttribute *attribute;

  if (!diple_attribute_owner_from_name (owner_name, &owner))
    return refuse_word (owner_name, error);
  if (!diple_attribute_type_from_name (type_name, &type))
    return refuse_word (type_name, error);

  attribute =
      diple_schema_add_attribute (schema, sqlite3_column_int64 (stmt, 0), owner, type, name);
  take_text (stmt, 4, &attribute->default_value);
  attribute->carried = sqlite3_column_int (stmt, 5) != 0;
  attribute->compared = sqlite3_column_int (stmt, 6) != 0;
  take_text (stmt, 7, &attribute->description);
  return TRUE;
}

static gboolean
read_owner (DipleSchema *schema, sqlite3_stmt *stmt, GError **error)
{
  gint64 id = sqlite3_column_int64 (stmt, 0);
  gint64 owner = sqlite3_column_int64 (stmt, 1);
  const DipleAttribute *attribute = diple_schema_attribute (schema, id);
  gboolean known = attribute != NULL && (attribute->owner == DIPLE_OWNER_SPAN
                                             ? diple_schema_label (schema, owner) != NULL
                                             : diple_schema_relation_type (schema, owner) != NULL);

  if (!known)
    return refuse_row ("attribute_owner", id, error);
  g_array_append_val (attribute->owners, owner);
  return TRUE;
}

static gboolean
read_option (DipleSchema *schema, sqlite3_stmt *stmt, GError **error)
{
  gint64 id = sqlite3_column_int64 (stmt, 1);
  g_autofree char *name = diple_sql_dup_text (stmt, 2);
  DipleAttribute *attribute = (DipleAttribute *) diple_schema_attribute (schema, id);
  DipleOption *option;

  if (attribute == NULL)
    return refuse_row ("attribute_option", id, error);
  option = diple_attribute_add_option (attribute, sqlite3_column_int64 (stmt, 0), name);
  take_text (stmt, 3, &option->description);
  option->excuses = sqlite3_column_int (stmt, 4) != 0;
  return TRUE;
}

static gboolean
read_condition (DipleSchema *schema, sqlite3_stmt *stmt, GError **error)
{
  gint64 id = sqlite3_column_int64 (stmt, 0);
  DipleCondition condition = { sqlite3_column_int64 (stmt, 1), sqlite3_column_int64 (stmt, 2) };
  const DipleAttribute *attribute = diple_schema_attribute (schema, id);

  if (attribute == NULL || diple_schema_attribute (schema, condition.attribute) == NULL)
    return refuse_row ("attribute_condition", id, error);
  g_array_append_val (attribute->conditions, condition);
  return TRUE;
}

/* Kept statements: every action that writes spans reads the schema for its rules. */
static gboolean
read_rows (DipleStore *store, DipleSchema *schema, const char *sql, ReadRow read, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    if (!read (schema, stmt, error))
      return FALSE;
  return rc == SQLITE_DONE;
}

/* Ends, owners and conditions have ids that grow in the order in which they were written. */
static const struct
{
  const char *sql;
  ReadRow read;
} parts[] = {
  { "SELECT schema, guideline FROM project", read_project },
  { "SELECT id, name, overlap, description FROM layer ORDER BY position, id", read_layer },
  { "SELECT label.id, layer, label.name, colour, key, fragments, label.description,"
    " label.guideline"
    " FROM label JOIN layer ON layer.id = label.layer"
    " ORDER BY layer.position, layer.id, label.position, label.id",
    read_label },
  { "SELECT example.id, example.label, positive, example.text, example.note, "
    "coalesce(document.id, 0),"
    " coalesce(span.id, 0), iif(document.id IS NULL, 0, example.start),"
    " iif(document.id IS NULL, 0, example.\"end\") FROM example"
    " LEFT JOIN document ON document.id = example.document"
    " LEFT JOIN span ON span.id = example.span AND span.document = example.document"
    " ORDER BY example.position, example.id",
    read_example },
  { "SELECT id, name, colour, key, symmetric, across, maximum, description,"
    " needed_from, needed_to FROM relation_type ORDER BY position, id",
    read_relation_type },
  { "SELECT relation_type, from_label, to_label FROM relation_end ORDER BY id", read_end },
  { "SELECT id, name, owner, type, default_value, carried, compared, description"
    " FROM attribute ORDER BY position, id",
    read_attribute },
  { "SELECT attribute, coalesce(label, relation_type) FROM attribute_owner ORDER BY id",
    read_owner },
  { "SELECT id, attribute, name, description, excuses FROM attribute_option ORDER BY position, id",
    read_option },
  { "SELECT attribute, on_attribute, coalesce(option, 0) FROM attribute_condition ORDER BY id",
    read_condition },
};

DipleSchema *
diple_schema_load (DipleStore *store, GError **error)
{
  g_autoptr (DipleSchema) schema = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  schema = diple_schema_new ();
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!read_rows (store, schema, parts[i].sql, parts[i].read, error))
      return NULL;
  return g_steal_pointer (&schema);
}
