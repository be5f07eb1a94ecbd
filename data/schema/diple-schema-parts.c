/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-schema-edit.h"

#include <glib/gi18n-lib.h>

#include "data/diple-colours.h"
#include "data/diple-error.h"
#include "data/schema/diple-schema-private.h"

const DipleAttribute *
diple_schema_option_owner (const DipleSchema *schema, gint64 id)
{
  g_return_val_if_fail (schema != NULL, NULL);

  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);
      if (diple_attribute_option_by_id (attribute, id) != NULL)
        return attribute;
    }
  return NULL;
}

gboolean
diple_schema_find_part (const DipleSchema *schema, gint64 id, DipleSchemaPart *part)
{
  g_return_val_if_fail (schema != NULL, FALSE);
  g_return_val_if_fail (part != NULL, FALSE);

  if (id == 0)
    *part = DIPLE_PART_SCHEMA;
  else if (diple_schema_layer (schema, id) != NULL)
    *part = DIPLE_PART_LAYER;
  else if (diple_schema_label (schema, id) != NULL)
    *part = DIPLE_PART_LABEL;
  else if (diple_schema_relation_type (schema, id) != NULL)
    *part = DIPLE_PART_RELATION;
  else if (diple_schema_attribute (schema, id) != NULL)
    *part = DIPLE_PART_ATTRIBUTE;
  else if (diple_schema_option_owner (schema, id) != NULL)
    *part = DIPLE_PART_OPTION;
  else
    return FALSE;
  return TRUE;
}

const char *
diple_schema_part_name (const DipleSchema *schema, gint64 id)
{
  DipleSchemaPart part;

  if (!diple_schema_find_part (schema, id, &part))
    return NULL;
  switch (part)
    {
    case DIPLE_PART_SCHEMA:
      return schema->name;
    case DIPLE_PART_LAYER:
      return diple_schema_layer (schema, id)->name;
    case DIPLE_PART_LABEL:
      return diple_schema_label (schema, id)->name;
    case DIPLE_PART_RELATION:
      return diple_schema_relation_type (schema, id)->name;
    case DIPLE_PART_ATTRIBUTE:
      return diple_schema_attribute (schema, id)->name;
    case DIPLE_PART_OPTION:
    default:
      return diple_attribute_option_by_id (diple_schema_option_owner (schema, id), id)->name;
    }
}

static char *
describe_option (const DipleSchema *schema, gint64 id, const char *name)
{
  return g_strdup_printf (_ ("the option “%s” of the attribute “%s”"),
                          name,
                          diple_schema_option_owner (schema, id)->name);
}

char *
diple_schema_describe_part (const DipleSchema *schema, gint64 id)
{
  const char *name = diple_schema_part_name (schema, id);
  DipleSchemaPart part;

  if (name == NULL || !diple_schema_find_part (schema, id, &part))
    return NULL;
  switch (part)
    {
    case DIPLE_PART_SCHEMA:
      return g_strdup_printf (_ ("the schema “%s”"), name);
    case DIPLE_PART_LAYER:
      return g_strdup_printf (_ ("the layer “%s”"), name);
    case DIPLE_PART_LABEL:
      return g_strdup_printf (_ ("the label “%s”"), name);
    case DIPLE_PART_RELATION:
      return g_strdup_printf (_ ("the relation “%s”"), name);
    case DIPLE_PART_ATTRIBUTE:
      return g_strdup_printf (_ ("the attribute “%s”"), name);
    case DIPLE_PART_OPTION:
    default:
      return describe_option (schema, id, name);
    }
}

static gboolean
is_name_taken (const DipleSchema *schema, const char *name)
{
  for (guint i = 0; i < schema->layers->len; i++)
    if (g_str_equal (((DipleLayer *) g_ptr_array_index (schema->layers, i))->name, name))
      return TRUE;
  for (guint i = 0; i < schema->labels->len; i++)
    if (g_str_equal (((DipleLabel *) g_ptr_array_index (schema->labels, i))->name, name))
      return TRUE;
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);
      if (g_str_equal (attribute->name, name) || diple_attribute_option (attribute, name) != NULL)
        return TRUE;
    }
  return diple_schema_relation_type_by_name (schema, name) != NULL;
}

char *
diple_schema_free_name (const DipleSchema *schema, const char *base)
{
  char *name = g_strdup (base);

  for (guint i = 2; is_name_taken (schema, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", base, i);
    }
  return name;
}

gint64
diple_schema_make_layer (DipleSchema *schema, const char *name, GError **error)
{
  g_return_val_if_fail (schema != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  return diple_schema_add_layer (schema, 0, name)->id;
}

gint64
diple_schema_make_label (DipleSchema *schema, gint64 home, const char *name, GError **error)
{
  DipleColour colour;
  DipleLabel *label;

  g_return_val_if_fail (schema != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  if (diple_schema_layer (schema, home) == NULL)
    {
      diple_schema_refuse_gone (error);
      return 0;
    }
  diple_schema_propose_colour (schema, colour);
  label = diple_schema_add_label (schema, 0, home, name);
  g_strlcpy (label->colour, colour, sizeof label->colour);
  return label->id;
}

gint64
diple_schema_make_relation (DipleSchema *schema, const char *name, GError **error)
{
  DipleColour colour;
  DipleRelationType *type;

  g_return_val_if_fail (schema != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  diple_schema_propose_colour (schema, colour);
  type = diple_schema_add_relation_type (schema, 0, name);
  g_strlcpy (type->colour, colour, sizeof type->colour);
  return type->id;
}

gint64
diple_schema_make_attribute (DipleSchema *schema,
                             DipleAttributeOwner owner,
                             DipleAttributeType type,
                             const char *name,
                             GError **error)
{
  DipleAttribute *attribute;

  g_return_val_if_fail (schema != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  attribute = diple_schema_add_attribute (schema, 0, owner, type, name);
  if (diple_attribute_is_choice (attribute))
    diple_attribute_add_option (attribute, 0, _ ("New option"));
  return attribute->id;
}

gint64
diple_schema_make_option (DipleSchema *schema, gint64 home, const char *name, GError **error)
{
  DipleAttribute *attribute = (DipleAttribute *) diple_schema_attribute (schema, home);

  g_return_val_if_fail (name != NULL, 0);

  if (attribute == NULL)
    {
      diple_schema_refuse_gone (error);
      return 0;
    }
  return diple_attribute_add_option (attribute, 0, name)->id;
}
