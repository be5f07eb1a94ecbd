/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/schema/diple-schema-input-private.h"
#include "data/schema/diple-schema-private.h"

/* A label by its name alone where that says enough, otherwise with its layer. */
static json_t *
write_reference (const DipleSchema *schema, gint64 id)
{
  const DipleLabel *label = diple_schema_label (schema, id);

  g_return_val_if_fail (label != NULL, json_null ());

  if (diple_schema_label_by_name (schema, NULL, label->name) == label)
    return json_string (label->name);
  return json_pack (
      "{s:s, s:s}", "layer", diple_schema_layer (schema, label->layer)->name, "label", label->name);
}

typedef json_t *(*WritePart) (const DipleSchema *schema, gconstpointer part);

static json_t *
write_all (const DipleSchema *schema, const GPtrArray *parts, WritePart write)
{
  json_t *array = json_array ();

  for (guint i = 0; i < parts->len; i++)
    json_array_append_new (array, write (schema, g_ptr_array_index (parts, i)));
  return array;
}

static json_t *
write_example (const DipleSchema *schema, gconstpointer part)
{
  const DipleExample *example = part;

  return json_pack ("{s:b, s:s, s:s}",
                    "positive",
                    example->positive,
                    "text",
                    example->text,
                    "note",
                    example->note);
}

static json_t *
write_label (const DipleSchema *schema, gconstpointer part)
{
  const DipleLabel *label = part;

  return json_pack ("{s:s, s:s, s:s, s:s, s:b, s:s, s:o}",
                    "name",
                    label->name,
                    "description",
                    label->description,
                    "colour",
                    label->colour,
                    "key",
                    label->key,
                    "fragments",
                    label->fragments,
                    "guideline",
                    label->guideline,
                    "examples",
                    write_all (schema, label->examples, write_example));
}

static json_t *
write_labels (const DipleSchema *schema, gint64 layer)
{
  json_t *array = json_array ();

  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);
      if (label->layer == layer)
        json_array_append_new (array, write_label (schema, label));
    }
  return array;
}

static json_t *
write_layer (const DipleSchema *schema, gconstpointer part)
{
  const DipleLayer *layer = part;

  return json_pack ("{s:s, s:s, s:s, s:o}",
                    "name",
                    layer->name,
                    "description",
                    layer->description,
                    "overlap",
                    diple_overlap_name (layer->overlap),
                    "labels",
                    write_labels (schema, layer->id));
}

static json_t *
write_ends (const DipleSchema *schema, const DipleRelationType *type)
{
  json_t *array = json_array ();

  for (guint i = 0; i < type->ends->len; i++)
    {
      const DipleRelationEnd *end = &g_array_index (type->ends, DipleRelationEnd, i);
      json_array_append_new (array,
                             json_pack ("{s:o, s:o}",
                                        "from",
                                        write_reference (schema, end->from_label),
                                        "to",
                                        write_reference (schema, end->to_label)));
    }
  return array;
}

static json_t *
write_relation_type (const DipleSchema *schema, gconstpointer part)
{
  const DipleRelationType *type = part;

  return json_pack ("{s:s, s:s, s:s, s:s, s:b, s:b, s:i, s:b, s:b, s:o}",
                    "name",
                    type->name,
                    "description",
                    type->description,
                    "colour",
                    type->colour,
                    "key",
                    type->key,
                    "symmetric",
                    type->symmetric,
                    "across",
                    type->across,
                    "maximum",
                    type->maximum,
                    "needed_from",
                    type->needed_from,
                    "needed_to",
                    type->needed_to,
                    "ends",
                    write_ends (schema, type));
}

static json_t *
write_owners (const DipleSchema *schema, const DipleAttribute *attribute)
{
  json_t *array = json_array ();

  for (guint i = 0; i < attribute->owners->len; i++)
    {
      gint64 id = g_array_index (attribute->owners, gint64, i);
      json_array_append_new (array,
                             attribute->owner == DIPLE_OWNER_SPAN
                                 ? write_reference (schema, id)
                                 : json_string (diple_schema_relation_type (schema, id)->name));
    }
  return array;
}

static json_t *
write_option (const DipleSchema *schema, gconstpointer part)
{
  const DipleOption *option = part;

  return json_pack ("{s:s, s:s, s:b}",
                    "name",
                    option->name,
                    "description",
                    option->description,
                    "excuses",
                    option->excuses);
}

/* Whether @named is told by its name alone among what @attribute may wait for. */
static gboolean
is_plain (const DipleSchema *schema, const DipleAttribute *attribute, const DipleAttribute *named)
{
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *other = g_ptr_array_index (schema->attributes, i);
      if (other != attribute && other != named && g_str_equal (other->name, named->name) &&
          diple_attributes_meet (other, attribute))
        return FALSE;
    }
  return TRUE;
}

static json_t *
write_condition (const DipleSchema *schema, const DipleAttribute *attribute, gint64 id)
{
  const DipleAttribute *named = diple_schema_attribute (schema, id);
  json_t *object = json_pack ("{s:s}", "attribute", named->name);
  json_t *options = json_array ();

  if (!is_plain (schema, attribute, named))
    json_object_set_new (object, "on", write_owners (schema, named));
  for (guint i = 0; i < attribute->conditions->len; i++)
    {
      const DipleCondition *condition = &g_array_index (attribute->conditions, DipleCondition, i);
      if (condition->attribute == id && condition->option != 0)
        json_array_append_new (
            options, json_string (diple_attribute_option_by_id (named, condition->option)->name));
    }
  json_object_set_new (object, "options", options);
  return object;
}

/* The conditions on one attribute together, where the first of them stands. */
static json_t *
write_conditions (const DipleSchema *schema, const DipleAttribute *attribute)
{
  json_t *array = json_array ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < attribute->conditions->len; i++)
    {
      DipleCondition *condition = &g_array_index (attribute->conditions, DipleCondition, i);
      if (g_hash_table_add (seen, &condition->attribute))
        json_array_append_new (array, write_condition (schema, attribute, condition->attribute));
    }
  return array;
}

static json_t *
write_attribute (const DipleSchema *schema, gconstpointer part)
{
  const DipleAttribute *attribute = part;

  return json_pack ("{s:s, s:s, s:s, s:o, s:s, s:s, s:b, s:b, s:o, s:o}",
                    "name",
                    attribute->name,
                    "description",
                    attribute->description,
                    "owner",
                    diple_attribute_owner_name (attribute->owner),
                    "on",
                    write_owners (schema, attribute),
                    "type",
                    diple_attribute_type_name (attribute->type),
                    "default",
                    attribute->default_value,
                    "carried",
                    attribute->carried,
                    "compared",
                    attribute->compared,
                    "options",
                    write_all (schema, attribute->options, write_option),
                    "when",
                    write_conditions (schema, attribute));
}

char *
diple_schema_to_json (const DipleSchema *schema)
{
  json_t *root;
  char *text;
  char *with_newline;

  g_return_val_if_fail (schema != NULL, NULL);

  root = json_pack ("{s:s, s:s, s:s, s:o, s:o, s:o}",
                    "format",
                    DIPLE_SCHEMA_FORMAT,
                    "name",
                    schema->name,
                    "guideline",
                    schema->guideline,
                    "layers",
                    write_all (schema, schema->layers, write_layer),
                    "relations",
                    write_all (schema, schema->relation_types, write_relation_type),
                    "attributes",
                    write_all (schema, schema->attributes, write_attribute));
  text = json_dumps (root, JSON_INDENT (2));
  with_newline = g_strconcat (text, "\n", NULL);
  free (text);
  json_decref (root);
  return with_newline;
}
