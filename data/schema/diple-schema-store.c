/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/schema/diple-schema-store-private.h"

#include "data/diple-id.h"
#include "data/schema/diple-schema-private.h"
#include "data/store/diple-rules-private.h"
#include "data/store/diple-store-private.h"

/* Statements are prepared where they run: a schema has tens of rows. */
typedef struct
{
  sqlite3 *db;
  const DipleSchema *old;
  const DipleSchema *next;
  GError **error;
} Writer;

static gboolean
remove_row (Writer *writer, const char *sql, gint64 id)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (writer->db, sql, writer->error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  return diple_sql_finish (stmt, writer->error);
}

static gboolean
remove_attribute (Writer *writer, gint64 id)
{
  return remove_row (writer,
                     "DELETE FROM attribute_condition WHERE attribute = ?1 OR on_attribute = ?1",
                     id) &&
         remove_row (writer, "DELETE FROM attribute_option WHERE attribute = ?1", id) &&
         remove_row (writer, "DELETE FROM attribute_owner WHERE attribute = ?1", id) &&
         remove_row (writer, "DELETE FROM attribute WHERE id = ?1", id);
}

static gboolean
remove_options (Writer *writer, const DipleAttribute *old, const DipleAttribute *next)
{
  for (guint i = 0; i < old->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (old->options, i);
      if (diple_attribute_option_by_id (next, option->id) == NULL &&
          (!remove_row (writer, "DELETE FROM attribute_condition WHERE option = ?1", option->id) ||
           !remove_row (writer, "DELETE FROM attribute_option WHERE id = ?1", option->id)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_attributes (Writer *writer)
{
  for (guint i = 0; i < writer->old->attributes->len; i++)
    {
      const DipleAttribute *old = g_ptr_array_index (writer->old->attributes, i);
      const DipleAttribute *next = diple_schema_attribute (writer->next, old->id);

      if (!(next == NULL ? remove_attribute (writer, old->id) : remove_options (writer, old, next)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_relation_types (Writer *writer)
{
  for (guint i = 0; i < writer->old->relation_types->len; i++)
    {
      const DipleRelationType *old = g_ptr_array_index (writer->old->relation_types, i);
      if (diple_schema_relation_type (writer->next, old->id) != NULL)
        continue;
      if (!remove_row (writer, "DELETE FROM relation_end WHERE relation_type = ?1", old->id) ||
          !remove_row (writer, "DELETE FROM attribute_owner WHERE relation_type = ?1", old->id) ||
          !remove_row (writer, "DELETE FROM relation_type WHERE id = ?1", old->id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_labels (Writer *writer)
{
  for (guint i = 0; i < writer->old->labels->len; i++)
    {
      const DipleLabel *old = g_ptr_array_index (writer->old->labels, i);
      if (diple_schema_label (writer->next, old->id) != NULL)
        continue;
      if (!remove_row (
              writer, "DELETE FROM relation_end WHERE from_label = ?1 OR to_label = ?1", old->id) ||
          !remove_row (writer, "DELETE FROM attribute_owner WHERE label = ?1", old->id) ||
          !remove_row (writer, "DELETE FROM example WHERE label = ?1", old->id) ||
          !remove_row (writer, "DELETE FROM label WHERE id = ?1", old->id))
        return FALSE;
    }
  return TRUE;
}

/* After the labels were written: one of them may have moved out of a layer that goes. */
static gboolean
remove_layers (Writer *writer)
{
  for (guint i = 0; i < writer->old->layers->len; i++)
    {
      const DipleLayer *old = g_ptr_array_index (writer->old->layers, i);
      if (diple_schema_layer (writer->next, old->id) == NULL &&
          !remove_row (writer, "DELETE FROM layer WHERE id = ?1", old->id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_name (Writer *writer)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (
      writer->db, "UPDATE project SET schema = ?1, guideline = ?2", writer->error);

  if (stmt == NULL)
    return FALSE;
  diple_sql_bind_text (stmt, 1, writer->next->name);
  diple_sql_bind_text (stmt, 2, writer->next->guideline);
  return diple_sql_finish (stmt, writer->error);
}

static gboolean
write_layer (Writer *writer, const DipleLayer *layer, guint position)
{
  static const char sql[] =
      "INSERT INTO layer (id, position, name, overlap, description) VALUES (?1, ?2, ?3, ?4, ?5)"
      " ON CONFLICT (id) DO UPDATE SET position = ?2, name = ?3, overlap = ?4, description = ?5";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (writer->db, sql, writer->error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, layer->id);
  sqlite3_bind_int (stmt, 2, (int) position);
  diple_sql_bind_text (stmt, 3, layer->name);
  diple_sql_bind_text (stmt, 4, diple_overlap_name (layer->overlap));
  diple_sql_bind_text (stmt, 5, layer->description);
  return diple_sql_finish (stmt, writer->error);
}

static gboolean
write_example (Writer *writer, gint64 label, const DipleExample *example, guint position)
{
  static const char sql[] =
      "INSERT INTO example (id, label, position, positive, text, note, document, span, start,"
      " \"end\") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO UPDATE"
      " SET label = ?2, position = ?3, positive = ?4, text = ?5, note = ?6, document = ?7,"
      " span = ?8, start = ?9, \"end\" = ?10";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (writer->db, sql, writer->error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, example->id);
  sqlite3_bind_int64 (stmt, 2, label);
  sqlite3_bind_int (stmt, 3, (int) position);
  sqlite3_bind_int (stmt, 4, example->positive != FALSE);
  diple_sql_bind_text (stmt, 5, example->text);
  diple_sql_bind_text (stmt, 6, example->note);
  sqlite3_bind_int64 (stmt, 7, example->document);
  sqlite3_bind_int64 (stmt, 8, example->span);
  sqlite3_bind_int64 (stmt, 9, example->start);
  sqlite3_bind_int64 (stmt, 10, example->end);
  return diple_sql_finish (stmt, writer->error);
}

static const DipleExample *
find_example (const DipleLabel *label, gint64 id)
{
  for (guint i = 0; label != NULL && i < label->examples->len; i++)
    {
      const DipleExample *example = g_ptr_array_index (label->examples, i);
      if (example->id == id)
        return example;
    }
  return NULL;
}

static gboolean
same_example (const DipleExample *a, const DipleExample *b)
{
  return a->positive == b->positive && a->document == b->document && a->span == b->span &&
         a->start == b->start && a->end == b->end && g_str_equal (a->text, b->text) &&
         g_str_equal (a->note, b->note);
}

/* One that did not change is left alone: the row may hold a link that waits for an undo. */
static gboolean
write_examples (Writer *writer, const DipleLabel *label)
{
  const DipleLabel *old = diple_schema_label (writer->old, label->id);

  for (guint i = 0; old != NULL && i < old->examples->len; i++)
    {
      gint64 id = ((DipleExample *) g_ptr_array_index (old->examples, i))->id;
      if (find_example (label, id) == NULL &&
          !remove_row (writer, "DELETE FROM example WHERE id = ?1", id))
        return FALSE;
    }
  for (guint i = 0; i < label->examples->len; i++)
    {
      const DipleExample *example = g_ptr_array_index (label->examples, i);
      const DipleExample *same = find_example (old, example->id);
      gboolean stays = same != NULL && same_example (same, example) && i < old->examples->len &&
                       g_ptr_array_index (old->examples, i) == same;

      if (!stays && !write_example (writer, label->id, example, i))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_label (Writer *writer, const DipleLabel *label, guint position)
{
  static const char sql[] =
      "INSERT INTO label (id, position, layer, name, colour, key, fragments, description,"
      " guideline) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO UPDATE"
      " SET position = ?2, layer = ?3, name = ?4, colour = ?5, key = ?6, fragments = ?7,"
      " description = ?8, guideline = ?9";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (writer->db, sql, writer->error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, label->id);
  sqlite3_bind_int (stmt, 2, (int) position);
  sqlite3_bind_int64 (stmt, 3, label->layer);
  diple_sql_bind_text (stmt, 4, label->name);
  diple_sql_bind_text (stmt, 5, label->colour);
  diple_sql_bind_text (stmt, 6, label->key);
  sqlite3_bind_int (stmt, 7, label->fragments != FALSE);
  diple_sql_bind_text (stmt, 8, label->description);
  diple_sql_bind_text (stmt, 9, label->guideline);
  return diple_sql_finish (stmt, writer->error) && write_examples (writer, label);
}

static gboolean
insert_end (Writer *writer, gint64 type, const DipleRelationEnd *end)
{
  static const char sql[] = "INSERT INTO relation_end (id, relation_type, from_label, to_label)"
                            " VALUES (?1, ?2, ?3, ?4)";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (writer->db, sql, writer->error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, diple_id_new ());
  sqlite3_bind_int64 (stmt, 2, type);
  sqlite3_bind_int64 (stmt, 3, end->from_label);
  sqlite3_bind_int64 (stmt, 4, end->to_label);
  return diple_sql_finish (stmt, writer->error);
}

/* Nothing is written where nothing changed: the journal keeps every row that is. */
static gboolean
write_ends (Writer *writer, const DipleRelationType *type)
{
  const DipleRelationType *old = diple_schema_relation_type (writer->old, type->id);

  if (old != NULL && diple_arrays_equal (old->ends, type->ends))
    return TRUE;
  if (!remove_row (writer, "DELETE FROM relation_end WHERE relation_type = ?1", type->id))
    return FALSE;
  for (guint i = 0; i < type->ends->len; i++)
    if (!insert_end (writer, type->id, &g_array_index (type->ends, DipleRelationEnd, i)))
      return FALSE;
  return TRUE;
}

static gboolean
write_relation_type (Writer *writer, const DipleRelationType *type, guint position)
{
  static const char sql[] =
      "INSERT INTO relation_type"
      " (id, position, name, colour, key, symmetric, across, maximum, description,"
      " needed_from, needed_to)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (id) DO UPDATE SET "
      "position = ?2,"
      " name = ?3, colour = ?4, key = ?5, symmetric = ?6, across = ?7, maximum = ?8,"
      " description = ?9, needed_from = ?10, needed_to = ?11";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (writer->db, sql, writer->error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, type->id);
  sqlite3_bind_int (stmt, 2, (int) position);
  diple_sql_bind_text (stmt, 3, type->name);
  diple_sql_bind_text (stmt, 4, type->colour);
  diple_sql_bind_text (stmt, 5, type->key);
  sqlite3_bind_int (stmt, 6, type->symmetric != FALSE);
  sqlite3_bind_int (stmt, 7, type->across != FALSE);
  sqlite3_bind_int64 (stmt, 8, type->maximum);
  diple_sql_bind_text (stmt, 9, type->description);
  sqlite3_bind_int (stmt, 10, type->needed_from != FALSE);
  sqlite3_bind_int (stmt, 11, type->needed_to != FALSE);
  return diple_sql_finish (stmt, writer->error) && write_ends (writer, type);
}

static gboolean
insert_owner (Writer *writer, const DipleAttribute *attribute, gint64 owner)
{
  static const char sql[] = "INSERT INTO attribute_owner (id, attribute, label, relation_type)"
                            " VALUES (?1, ?2, ?3, ?4)";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (writer->db, sql, writer->error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, diple_id_new ());
  sqlite3_bind_int64 (stmt, 2, attribute->id);
  sqlite3_bind_int64 (stmt, attribute->owner == DIPLE_OWNER_SPAN ? 3 : 4, owner);
  return diple_sql_finish (stmt, writer->error);
}

static gboolean
write_owners (Writer *writer, const DipleAttribute *attribute)
{
  const DipleAttribute *old = diple_schema_attribute (writer->old, attribute->id);

  if (old != NULL && diple_arrays_equal (old->owners, attribute->owners))
    return TRUE;
  if (!remove_row (writer, "DELETE FROM attribute_owner WHERE attribute = ?1", attribute->id))
    return FALSE;
  for (guint i = 0; i < attribute->owners->len; i++)
    if (!insert_owner (writer, attribute, g_array_index (attribute->owners, gint64, i)))
      return FALSE;
  return TRUE;
}

static gboolean
write_option (Writer *writer, gint64 attribute, const DipleOption *option, guint position)
{
  static const char sql[] =
      "INSERT INTO attribute_option (id, attribute, position, name, description, excuses)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
      " ON CONFLICT (id) DO UPDATE SET position = ?3, name = ?4, description = ?5,"
      " excuses = ?6";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (writer->db, sql, writer->error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, option->id);
  sqlite3_bind_int64 (stmt, 2, attribute);
  sqlite3_bind_int (stmt, 3, (int) position);
  diple_sql_bind_text (stmt, 4, option->name);
  diple_sql_bind_text (stmt, 5, option->description);
  sqlite3_bind_int (stmt, 6, option->excuses != FALSE);
  return diple_sql_finish (stmt, writer->error);
}

static gboolean
write_attribute_row (Writer *writer, const DipleAttribute *attribute, guint position)
{
  static const char sql[] =
      "INSERT INTO attribute"
      " (id, position, name, owner, type, default_value, carried, compared, description)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO UPDATE SET position = ?2,"
      " name = ?3, owner = ?4, type = ?5, default_value = ?6, carried = ?7, compared = ?8,"
      " description = ?9";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (writer->db, sql, writer->error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, attribute->id);
  sqlite3_bind_int (stmt, 2, (int) position);
  diple_sql_bind_text (stmt, 3, attribute->name);
  diple_sql_bind_text (stmt, 4, diple_attribute_owner_name (attribute->owner));
  diple_sql_bind_text (stmt, 5, diple_attribute_type_name (attribute->type));
  diple_sql_bind_text (stmt, 6, attribute->default_value);
  sqlite3_bind_int (stmt, 7, attribute->carried != FALSE);
  sqlite3_bind_int (stmt, 8, attribute->compared != FALSE);
  diple_sql_bind_text (stmt, 9, attribute->description);
  return diple_sql_finish (stmt, writer->error);
}

static gboolean
write_attribute (Writer *writer, const DipleAttribute *attribute, guint position)
{
  if (!write_attribute_row (writer, attribute, position) || !write_owners (writer, attribute))
    return FALSE;
  for (guint i = 0; i < attribute->options->len; i++)
    if (!write_option (writer, attribute->id, g_ptr_array_index (attribute->options, i), i))
      return FALSE;
  return TRUE;
}

static gboolean
insert_condition (Writer *writer, gint64 attribute, const DipleCondition *condition)
{
  static const char sql[] = "INSERT INTO attribute_condition (id, attribute, on_attribute, option)"
                            " VALUES (?1, ?2, ?3, nullif(?4, 0))";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (writer->db, sql, writer->error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, diple_id_new ());
  sqlite3_bind_int64 (stmt, 2, attribute);
  sqlite3_bind_int64 (stmt, 3, condition->attribute);
  sqlite3_bind_int64 (stmt, 4, condition->option);
  return diple_sql_finish (stmt, writer->error);
}

static gboolean
write_conditions (Writer *writer, const DipleAttribute *attribute)
{
  const DipleAttribute *old = diple_schema_attribute (writer->old, attribute->id);

  if (old != NULL && diple_arrays_equal (old->conditions, attribute->conditions))
    return TRUE;
  if (!remove_row (writer, "DELETE FROM attribute_condition WHERE attribute = ?1", attribute->id))
    return FALSE;
  for (guint i = 0; i < attribute->conditions->len; i++)
    if (!insert_condition (
            writer, attribute->id, &g_array_index (attribute->conditions, DipleCondition, i)))
      return FALSE;
  return TRUE;
}

static gboolean
write_all (Writer *writer)
{
  const DipleSchema *next = writer->next;

  for (guint i = 0; i < next->layers->len; i++)
    if (!write_layer (writer, g_ptr_array_index (next->layers, i), i))
      return FALSE;
  for (guint i = 0; i < next->labels->len; i++)
    if (!write_label (writer, g_ptr_array_index (next->labels, i), i))
      return FALSE;
  for (guint i = 0; i < next->relation_types->len; i++)
    if (!write_relation_type (writer, g_ptr_array_index (next->relation_types, i), i))
      return FALSE;
  for (guint i = 0; i < next->attributes->len; i++)
    if (!write_attribute (writer, g_ptr_array_index (next->attributes, i), i))
      return FALSE;
  for (guint i = 0; i < next->attributes->len; i++)
    if (!write_conditions (writer, g_ptr_array_index (next->attributes, i)))
      return FALSE;
  return write_name (writer);
}

gboolean
diple_schema_write (DipleStore *store,
                    const DipleSchema *old,
                    const DipleSchema *next,
                    GError **error)
{
  Writer writer = { diple_store_get_db (store), old, next, error };

  diple_rules_forget_schema (store);
  return remove_attributes (&writer) && remove_relation_types (&writer) &&
         remove_labels (&writer) && write_all (&writer) && remove_layers (&writer);
}

gboolean
diple_schema_replace (DipleStore *store, const DipleSchema *schema, GError **error)
{
  g_autoptr (DipleSchema) old = NULL;
  g_autoptr (DipleSchema) next = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (schema != NULL, FALSE);

  old = diple_schema_load (store, error);
  if (old == NULL)
    return FALSE;
  next = diple_schema_match (old, schema);
  return diple_schema_may_become (store, old, next, error) &&
         diple_schema_write (store, old, next, error);
}
