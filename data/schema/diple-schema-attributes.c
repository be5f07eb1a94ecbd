/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/schema/diple-schema-private.h"

#include "data/schema/diple-schema-input-private.h"

#include <glib/gi18n-lib.h>

static gboolean
read_option (DipleInput *input, const json_t *value, const DipleJsonPlace *place, gpointer data)
{
  static const char *const keys[] = { "name", "description", "excuses", NULL };
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
  return diple_input_text (input, value, place, "description", &option->description) &&
         diple_input_boolean (input, value, place, "excuses", &option->excuses);
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

/* What can only be said of an attribute when all of it has been read. */
static gboolean
check_attribute (DipleInput *input, const DipleAttribute *attribute, const DipleJsonPlace *place)
{
  if (diple_attribute_is_choice (attribute) != (attribute->options->len > 0))
    return diple_input_refuse_member (
        input,
        place,
        "options",
        diple_attribute_is_choice (attribute)
            ? _ ("The attribute “%s” is a choice without options; list them")
            : _ ("The attribute “%s” is no choice, so that “options” must be empty"),
        attribute->name);
  if (*attribute->default_value != '\0' &&
      !diple_attribute_may_default (attribute, attribute->default_value))
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
  static const char *const keys[] = { "name",    "description", "owner",   "on",
                                      "type",    "default",     "carried", "compared",
                                      "options", "when",        NULL };
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

/* The attributes that "attribute" and "on" of a condition of @attribute may mean. */
static GPtrArray *
find_named (DipleInput *input, const DipleAttribute *attribute, const char *name, GArray *owners)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < input->schema->attributes->len; i++)
    {
      DipleAttribute *other = g_ptr_array_index (input->schema->attributes, i);

      if (other != attribute && g_str_equal (other->name, name) &&
          diple_attributes_meet (other, attribute) &&
          (owners->len == 0 || diple_arrays_equal (owners, other->owners)))
        g_ptr_array_add (found, other);
    }
  return found;
}

/* The attribute that the condition at @value names, or NULL. */
static const DipleAttribute *
read_named (DipleInput *input,
            const json_t *value,
            const DipleJsonPlace *place,
            const DipleAttribute *attribute)
{
  g_autoptr (DipleSchema) scratch = diple_schema_new ();
  DipleAttribute *owners = diple_schema_add_attribute (
      scratch, 0, attribute->owner, DIPLE_ATTRIBUTE_TEXT, attribute->name);
  g_autoptr (GPtrArray) found = NULL;
  const char *name = NULL;

  if (!diple_input_string (input, value, place, "attribute", NULL, &name) ||
      !diple_input_each (input, value, place, "on", read_owner, owners))
    return NULL;
  found = find_named (input, attribute, name, owners->owners);
  if (found->len == 0)
    diple_input_refuse (input,
                        place,
                        _ ("Nothing that carries the attribute “%s” carries one called “%s”"),
                        attribute->name,
                        name);
  else if (found->len > 1)
    diple_input_refuse (input,
                        place,
                        _ ("The attribute “%s” meets several called “%s”; write “on” as that "
                           "attribute has it"),
                        attribute->name,
                        name);
  return found->len == 1 ? g_ptr_array_index (found, 0) : NULL;
}

typedef struct
{
  DipleAttribute *attribute;
  const DipleAttribute *named;
} Conditional;

static gboolean
add_condition (DipleInput *input, const DipleJsonPlace *place, Conditional *pair, gint64 option)
{
  DipleCondition condition = { pair->named->id, option };

  for (guint i = 0; i < pair->attribute->conditions->len; i++)
    {
      const DipleCondition *other = &g_array_index (pair->attribute->conditions, DipleCondition, i);
      if (other->attribute == condition.attribute && other->option == option)
        return diple_input_refuse (input,
                                   place,
                                   _ ("The attribute “%s” has this condition twice; remove one of "
                                      "them"),
                                   pair->attribute->name);
    }
  g_array_append_val (pair->attribute->conditions, condition);
  return TRUE;
}

static gboolean
read_condition_option (DipleInput *input,
                       const json_t *value,
                       const DipleJsonPlace *place,
                       gpointer data)
{
  Conditional *pair = data;
  const char *name = json_string_value (value);
  const DipleOption *option;

  if (name == NULL)
    return diple_input_refuse (input, place, _ ("The name of an option is expected here"));
  option = diple_attribute_option (pair->named, name);
  if (option == NULL)
    return diple_input_refuse (input,
                               place,
                               _ ("The attribute “%s” has no option “%s”; add it or mend the name"),
                               pair->named->name,
                               name);
  return add_condition (input, place, pair, option->id);
}

static gboolean
read_condition (DipleInput *input, const json_t *value, const DipleJsonPlace *place, gpointer data)
{
  static const char *const keys[] = { "attribute", "on", "options", NULL };
  Conditional pair = { data, NULL };

  if (!diple_input_object (input, value, place, keys))
    return FALSE;
  pair.named = read_named (input, value, place, pair.attribute);
  if (pair.named == NULL)
    return FALSE;
  if (json_array_size (json_object_get (value, "options")) == 0)
    return add_condition (input, place, &pair, 0);
  return diple_input_each (input, value, place, "options", read_condition_option, &pair);
}

/* Once all attributes are known: a condition may name a later one. */
static gboolean
read_conditions (DipleInput *input, const json_t *root)
{
  const json_t *array = json_object_get (root, "attributes");
  const DipleJsonPlace list = { NULL, "attributes", 0 };

  for (guint i = 0; i < json_array_size (array); i++)
    {
      const DipleJsonPlace element = { &list, NULL, i };
      DipleAttribute *attribute = g_ptr_array_index (input->schema->attributes, i);

      if (!diple_input_each (
              input, json_array_get (array, i), &element, "when", read_condition, attribute))
        return FALSE;
      if (diple_attribute_is_circular (input->schema, attribute))
        return diple_input_refuse_member (
            input,
            &element,
            "when",
            _ ("The attribute “%s” waits for itself, by way of others; remove a condition"),
            attribute->name);
    }
  return TRUE;
}

gboolean
diple_input_attributes (DipleInput *input, const json_t *root)
{
  return diple_input_each (input, root, NULL, "attributes", read_attribute, NULL) &&
         read_conditions (input, root);
}
