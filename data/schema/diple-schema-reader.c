/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/schema/diple-schema-private.h"

#include "data/diple-error.h"
#include "data/schema/diple-schema-input-private.h"

#include <glib/gi18n-lib.h>

static gboolean
read_label (DipleInput *input, const json_t *value, const DipleJsonPlace *place, gpointer data)
{
  static const char *const keys[] = {
    "name", "description", "colour", "key", "fragments", NULL,
  };
  const DipleLayer *layer = data;
  const char *name = diple_input_name (input, value, place, keys);
  DipleLabel *label;

  if (name == NULL)
    return FALSE;
  if (diple_schema_label_by_name (input->schema, layer->name, name) != NULL)
    return diple_input_refuse (input,
                               place,
                               _ ("The label “%s” stands twice in the layer “%s”; give each its "
                                  "own name"),
                               name,
                               layer->name);

  label = diple_schema_add_label (input->schema, 0, layer->id, name);
  return diple_input_text (input, value, place, "description", &label->description) &&
         diple_input_colour (input, value, place, label->colour) &&
         diple_input_key (input, value, place, name, &label->key) &&
         diple_input_boolean (input, value, place, "fragments", &label->fragments);
}

static gboolean
read_layer (DipleInput *input, const json_t *value, const DipleJsonPlace *place, gpointer data)
{
  static const char *const keys[] = { "name", "description", "overlap", "labels", NULL };
  const char *name = diple_input_name (input, value, place, keys);
  const char *overlap = NULL;
  DipleLayer *layer;

  if (name == NULL)
    return FALSE;
  for (guint i = 0; i < input->schema->layers->len; i++)
    {
      layer = g_ptr_array_index (input->schema->layers, i);
      if (g_str_equal (layer->name, name))
        return diple_input_refuse (
            input, place, _ ("The layer “%s” stands here twice; give each its own name"), name);
    }

  layer = diple_schema_add_layer (input->schema, 0, name);
  if (!diple_input_text (input, value, place, "description", &layer->description) ||
      !diple_input_string (input, value, place, "overlap", "any", &overlap))
    return FALSE;
  if (!diple_overlap_from_name (overlap, &layer->overlap))
    return diple_input_refuse_member (
        input, place, "overlap", _ ("“%s” is no overlap rule; write any, nested or none"), overlap);
  return diple_input_each (input, value, place, "labels", read_label, layer);
}

static gboolean
read_end (DipleInput *input, const json_t *value, const DipleJsonPlace *place, gpointer data)
{
  static const char *const keys[] = { "from", "to", NULL };
  DipleRelationType *type = data;
  DipleRelationEnd end = { 0 };

  if (!diple_input_object (input, value, place, keys) ||
      !diple_input_label (input, value, place, "from", &end.from_label) ||
      !diple_input_label (input, value, place, "to", &end.to_label))
    return FALSE;
  for (guint i = 0; i < type->ends->len; i++)
    {
      const DipleRelationEnd *other = &g_array_index (type->ends, DipleRelationEnd, i);
      if (other->from_label == end.from_label && other->to_label == end.to_label)
        return diple_input_refuse (
            input,
            place,
            _ ("The relation “%s” has these two ends twice; remove one of them"),
            type->name);
    }
  g_array_append_val (type->ends, end);
  return TRUE;
}

static gboolean
read_relation_type (DipleInput *input,
                    const json_t *value,
                    const DipleJsonPlace *place,
                    gpointer data)
{
  static const char *const keys[] = { "name",   "description", "colour", "key", "symmetric",
                                      "across", "maximum",     "ends",   NULL };
  const char *name = diple_input_name (input, value, place, keys);
  DipleRelationType *type;

  if (name == NULL)
    return FALSE;
  if (diple_schema_relation_type_by_name (input->schema, name) != NULL)
    return diple_input_refuse (
        input, place, _ ("The relation “%s” stands here twice; give each its own name"), name);

  type = diple_schema_add_relation_type (input->schema, 0, name);
  return diple_input_text (input, value, place, "description", &type->description) &&
         diple_input_colour (input, value, place, type->colour) &&
         diple_input_key (input, value, place, name, &type->key) &&
         diple_input_boolean (input, value, place, "symmetric", &type->symmetric) &&
         diple_input_boolean (input, value, place, "across", &type->across) &&
         diple_input_count (input, value, place, "maximum", &type->maximum) &&
         diple_input_each (input, value, place, "ends", read_end, type);
}

static gboolean
read_option (DipleInput *input, const json_t *value, const DipleJsonPlace *place, gpointer data)
{
  static const char *const keys[] = { "name", "description", NULL };
  DipleAttribute *attribute = data;
  const char *name = diple_input_name (input, value, place, keys);
  DipleOption *option;

  if (name == NULL)
    return FALSE;
  if (diple_attribute_option (attribute, name) != NULL)
    return diple_input_refuse (input,
                               place,
                               _ ("The attribute “%s” has the option “%s” twice; remove one of "
                                  "them"),
                               attribute->name,
                               name);

  option = diple_attribute_add_option (attribute, 0, name);
  return diple_input_text (input, value, place, "description", &option->description);
}

static gboolean
read_owner (DipleInput *input, const json_t *value, const DipleJsonPlace *place, gpointer data)
{
  DipleAttribute *attribute = data;
  gint64 owner = 0;

  if (attribute->owner == DIPLE_OWNER_DOCUMENT)
    return diple_input_refuse (input,
                               place,
                               _ ("The attribute “%s” belongs to documents, so that “on” must be "
                                  "empty"),
                               attribute->name);
  if (!(attribute->owner == DIPLE_OWNER_SPAN
            ? diple_input_resolve_label (input, value, place, &owner)
            : diple_input_resolve_relation_type (input, value, place, &owner)))
    return FALSE;
  for (guint i = 0; i < attribute->owners->len; i++)
    if (g_array_index (attribute->owners, gint64, i) == owner)
      return diple_input_refuse (input,
                                 place,
                                 _ ("The attribute “%s” names the same owner twice; remove one of "
                                    "them"),
                                 attribute->name);
  g_array_append_val (attribute->owners, owner);
  return TRUE;
}

static gboolean
is_choice (const DipleAttribute *attribute)
{
  return attribute->type == DIPLE_ATTRIBUTE_CHOICE || attribute->type == DIPLE_ATTRIBUTE_CHOICES;
}

static gboolean
fits (const DipleAttribute *attribute, const char *value)
{
  char *end = NULL;

  switch (attribute->type)
    {
    case DIPLE_ATTRIBUTE_CHOICE:
    case DIPLE_ATTRIBUTE_CHOICES:
      return diple_attribute_option (attribute, value) != NULL;
    case DIPLE_ATTRIBUTE_BOOLEAN:
      return g_str_equal (value, "true") || g_str_equal (value, "false");
    case DIPLE_ATTRIBUTE_NUMBER:
      g_ascii_strtod (value, &end);
      return end != value && *end == '\0';
    case DIPLE_ATTRIBUTE_TEXT:
      return TRUE;
    case DIPLE_ATTRIBUTE_ENTITY:
    default:
      return FALSE; /* an entity of which project? */
    }
}

/* What can only be said of an attribute when all of it has been read. */
static gboolean
check_attribute (DipleInput *input, const DipleAttribute *attribute, const DipleJsonPlace *place)
{
  if (is_choice (attribute) != (attribute->options->len > 0))
    return diple_input_refuse_member (
        input,
        place,
        "options",
        is_choice (attribute)
            ? _ ("The attribute “%s” is a choice without options; list them")
            : _ ("The attribute “%s” is no choice, so that “options” must be empty"),
        attribute->name);
  if (*attribute->default_value != '\0' && !fits (attribute, attribute->default_value))
    return diple_input_refuse_member (
        input,
        place,
        "default",
        _ ("“%s” cannot be the default of the attribute “%s”; write one of its values or \"\""),
        attribute->default_value,
        attribute->name);

  for (guint i = 0; i < input->schema->attributes->len; i++)
    {
      const DipleAttribute *other = g_ptr_array_index (input->schema->attributes, i);
      if (other != attribute && g_str_equal (other->name, attribute->name) &&
          diple_attributes_meet (other, attribute))
        return diple_input_refuse (input,
                                   place,
                                   _ ("Two attributes of the same thing are called “%s”; give each "
                                      "its own name"),
                                   attribute->name);
    }
  return TRUE;
}

static gboolean
read_kind (DipleInput *input,
           const json_t *value,
           const DipleJsonPlace *place,
           DipleAttributeOwner *owner,
           DipleAttributeType *type)
{
  const char *owner_name = NULL;
  const char *type_name = NULL;

  if (!diple_input_string (input, value, place, "owner", NULL, &owner_name) ||
      !diple_input_string (input, value, place, "type", NULL, &type_name))
    return FALSE;
  if (!diple_attribute_owner_from_name (owner_name, owner))
    return diple_input_refuse_member (
        input,
        place,
        "owner",
        _ ("“%s” owns no attributes; write span, relation or document"),
        owner_name);
  if (!diple_attribute_type_from_name (type_name, type))
    return diple_input_refuse_member (input,
                                      place,
                                      "type",
                                      _ ("“%s” is no type; write choice, choices, boolean, number, "
                                         "text or entity"),
                                      type_name);
  return TRUE;
}

static gboolean
read_attribute (DipleInput *input, const json_t *value, const DipleJsonPlace *place, gpointer data)
{
  static const char *const keys[] = { "name",    "description", "owner",    "on",      "type",
                                      "default", "carried",     "compared", "options", NULL };
  const char *name = diple_input_name (input, value, place, keys);
  DipleAttributeOwner owner = 0;
  DipleAttributeType type = 0;
  DipleAttribute *attribute;

  if (name == NULL || !read_kind (input, value, place, &owner, &type))
    return FALSE;

  attribute = diple_schema_add_attribute (input->schema, 0, owner, type, name);
  return diple_input_text (input, value, place, "description", &attribute->description) &&
         diple_input_each (input, value, place, "on", read_owner, attribute) &&
         diple_input_text (input, value, place, "default", &attribute->default_value) &&
         diple_input_boolean (input, value, place, "carried", &attribute->carried) &&
         diple_input_boolean (input, value, place, "compared", &attribute->compared) &&
         diple_input_each (input, value, place, "options", read_option, attribute) &&
         check_attribute (input, attribute, place);
}

static gboolean
read_schema (DipleInput *input, const json_t *root)
{
  static const char *const keys[] = {
    "format", "name", "layers", "relations", "attributes", NULL,
  };
  const char *format = NULL;
  const char *name;

  if (!diple_input_object (input, root, NULL, keys) ||
      !diple_input_string (input, root, NULL, "format", NULL, &format))
    return FALSE;
  if (!g_str_equal (format, DIPLE_SCHEMA_FORMAT))
    return diple_input_refuse_member (input,
                                      NULL,
                                      "format",
                                      _ ("The format is “%s”; this version of Diple reads “%s”"),
                                      format,
                                      DIPLE_SCHEMA_FORMAT);

  name = diple_input_name (input, root, NULL, keys);
  if (name == NULL)
    return FALSE;
  g_free (input->schema->name);
  input->schema->name = g_strdup (name);
  return diple_input_each (input, root, NULL, "layers", read_layer, NULL) &&
         diple_input_each (input, root, NULL, "relations", read_relation_type, NULL) &&
         diple_input_each (input, root, NULL, "attributes", read_attribute, NULL);
}

DipleSchema *
diple_schema_from_json (const char *json, gssize n_bytes, const char *name, GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_new ();
  g_autoptr (GHashTable) keys = NULL;
  g_autofree char *copy = NULL;
  json_error_t problem;
  json_t *root;
  DipleInput input;
  gboolean ok;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  copy = n_bytes < 0 ? g_strdup (json) : g_strndup (json, n_bytes);
  keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  input = (DipleInput){ .json = copy,
                        .n_bytes = strlen (copy),
                        .name = name,
                        .schema = schema,
                        .keys = keys,
                        .error = error };
  root = json_loads (copy, JSON_REJECT_DUPLICATES, &problem);
  if (root == NULL)
    {
      g_set_error (error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_INPUT,
                   _ ("%s:%d: This is no valid JSON: %s"),
                   name,
                   problem.line,
                   problem.text);
      return NULL;
    }
  ok = read_schema (&input, root);
  json_decref (root);
  return ok ? g_steal_pointer (&schema) : NULL;
}
