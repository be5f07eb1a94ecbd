/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/schema/diple-schema-private.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"
#include "data/diple-schema-edit.h"

/* Keys that the window needs for itself while annotating: docs/schema.md lists them. */
static const char *const reserved_keys[] = {
  "1",
  "2",
  "3",
  "4",
  "5",
  "6",
  "7",
  "8",
  "9",
  "Tab",
  "ISO_Left_Tab",
  "Return",
  "KP_Enter",
  "Escape",
  "Delete",
  "BackSpace",
  "space",
  "bracketleft",
  "bracketright",
  "grave",
  "question",
  "plus",
  "minus",
  "comma",
  "period",
  "Left",
  "Right",
  "Up",
  "Down",
  NULL,
};

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, what);
  return FALSE;
}

gboolean
diple_schema_is_name (const char *name)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));

  if (*name == '\0' || !g_str_equal (trimmed, name) ||
      g_utf8_strlen (name, -1) > DIPLE_SCHEMA_MAXIMUM_NAME)
    return FALSE;
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

gboolean
diple_schema_is_key (const char *key)
{
  for (const char *at = key; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '_')
      return FALSE;
  return strlen (key) <= 40;
}

gboolean
diple_schema_is_reserved_key (const char *key)
{
  return g_strv_contains (reserved_keys, key);
}

gboolean
diple_attribute_is_choice (const DipleAttribute *attribute)
{
  return attribute->type == DIPLE_ATTRIBUTE_CHOICE || attribute->type == DIPLE_ATTRIBUTE_CHOICES;
}

gboolean
diple_attribute_may_default (const DipleAttribute *attribute, const char *value)
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

static gboolean
check_name (const char *name, GError **error)
{
  return diple_schema_is_name (name) ||
         refuse (error,
                 _ ("“%s” cannot be a name; write 1 to %d characters without line breaks and "
                    "without blanks at the ends"),
                 name,
                 DIPLE_SCHEMA_MAXIMUM_NAME);
}

/* @keys: the keys in use, each with the name of its owner; both lent. */
static gboolean
check_key (GHashTable *keys, const char *key, const char *owner, GError **error)
{
  const char *other = g_hash_table_lookup (keys, key);

  if (*key == '\0')
    return TRUE;
  if (!diple_schema_is_key (key))
    return refuse (error, _ ("“%s” is no name of a key; choose a letter"), key);
  if (diple_schema_is_reserved_key (key))
    return refuse (error, _ ("The key “%s” already does something else; choose a letter"), key);
  if (other != NULL)
    return refuse (
        error, _ ("“%s” and “%s” have the same key “%s”; give each its own"), other, owner, key);
  g_hash_table_insert (keys, (gpointer) key, (gpointer) owner);
  return TRUE;
}

static gboolean
check_layers (const DipleSchema *schema, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < schema->layers->len; i++)
    {
      const DipleLayer *layer = g_ptr_array_index (schema->layers, i);

      if (!check_name (layer->name, error))
        return FALSE;
      if (!g_hash_table_add (names, layer->name))
        return refuse (
            error, _ ("There is a layer “%s” already; give each its own name"), layer->name);
    }
  return TRUE;
}

static gboolean
check_labels (const DipleSchema *schema, GHashTable *keys, GError **error)
{
  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);

      if (!check_name (label->name, error) || !check_key (keys, label->key, label->name, error))
        return FALSE;
      for (guint j = 0; j < i; j++)
        {
          const DipleLabel *other = g_ptr_array_index (schema->labels, j);
          if (other->layer == label->layer && g_str_equal (other->name, label->name))
            return refuse (error,
                           _ ("The layer “%s” has a label “%s” already; give each its own name, or "
                              "merge the two"),
                           diple_schema_layer (schema, label->layer)->name,
                           label->name);
        }
    }
  return TRUE;
}

static gboolean
check_ends (const DipleRelationType *type, GError **error)
{
  for (guint i = 0; i < type->ends->len; i++)
    for (guint j = 0; j < i; j++)
      if (memcmp (&g_array_index (type->ends, DipleRelationEnd, i),
                  &g_array_index (type->ends, DipleRelationEnd, j),
                  sizeof (DipleRelationEnd)) == 0)
        return refuse (error, _ ("The relation “%s” has these two ends already"), type->name);
  return TRUE;
}

static gboolean
check_relations (const DipleSchema *schema, GHashTable *keys, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (schema->relation_types, i);

      if (!check_name (type->name, error) || !check_key (keys, type->key, type->name, error) ||
          !check_ends (type, error))
        return FALSE;
      if (!g_hash_table_add (names, type->name))
        return refuse (
            error, _ ("There is a relation “%s” already; give each its own name"), type->name);
    }
  return TRUE;
}

static gboolean
check_options (const DipleAttribute *attribute, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  if (diple_attribute_is_choice (attribute) != (attribute->options->len > 0))
    return refuse (error,
                   diple_attribute_is_choice (attribute)
                       ? _ ("The attribute “%s” is a choice without options; add one first")
                       : _ ("The attribute “%s” is no choice and has no options"),
                   attribute->name);
  for (guint i = 0; i < attribute->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (attribute->options, i);

      if (!check_name (option->name, error))
        return FALSE;
      if (!g_hash_table_add (names, option->name))
        return refuse (error,
                       _ ("The attribute “%s” has an option “%s” already; give each its own name"),
                       attribute->name,
                       option->name);
    }
  return TRUE;
}

static gboolean
check_conditions (const DipleSchema *schema, const DipleAttribute *attribute, GError **error)
{
  for (guint i = 0; i < attribute->conditions->len; i++)
    {
      const DipleCondition *condition = &g_array_index (attribute->conditions, DipleCondition, i);
      const DipleAttribute *named = diple_schema_attribute (schema, condition->attribute);

      if (named == NULL || named == attribute || !diple_attributes_meet (named, attribute) ||
          (condition->option != 0 &&
           diple_attribute_option_by_id (named, condition->option) == NULL))
        return refuse (error,
                       _ ("The attribute “%s” cannot wait for “%s”: nothing carries both"),
                       attribute->name,
                       named != NULL ? named->name : "?");
    }
  return !diple_attribute_is_circular (schema, attribute) ||
         refuse (error,
                 _ ("The attribute “%s” would wait for itself, by way of others; choose another "
                    "condition"),
                 attribute->name);
}

static gboolean
check_attribute (const DipleSchema *schema, guint index, GError **error)
{
  const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, index);

  for (guint i = 0; i < index; i++)
    {
      const DipleAttribute *other = g_ptr_array_index (schema->attributes, i);
      if (g_str_equal (other->name, attribute->name) && diple_attributes_meet (other, attribute))
        return refuse (
            error,
            _ ("Two attributes of the same thing would be called “%s”; give each its own "
               "name"),
            attribute->name);
    }
  if (*attribute->default_value != '\0' &&
      !diple_attribute_may_default (attribute, attribute->default_value))
    return refuse (error,
                   _ ("“%s” cannot be the default of the attribute “%s”; take one of its values"),
                   attribute->default_value,
                   attribute->name);
  return check_name (attribute->name, error) && check_options (attribute, error) &&
         check_conditions (schema, attribute, error);
}

gboolean
diple_schema_check (const DipleSchema *schema, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (schema != NULL, FALSE);

  if (!check_name (schema->name, error) || !check_layers (schema, error) ||
      !check_labels (schema, keys, error) || !check_relations (schema, keys, error))
    return FALSE;
  for (guint i = 0; i < schema->attributes->len; i++)
    if (!check_attribute (schema, i, error))
      return FALSE;
  return TRUE;
}
