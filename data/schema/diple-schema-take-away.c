/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-schema-edit.h"

#include "data/schema/diple-schema-private.h"

/* One removal: what goes along is told in @along, which may be NULL. */
typedef struct
{
  DipleSchema *schema;
  GPtrArray *along;
} Removal;

static void
tell (Removal *removal, gint64 id)
{
  if (removal->along != NULL)
    g_ptr_array_add (removal->along, diple_schema_describe_part (removal->schema, id));
}

static void
drop_from (GPtrArray *array, gconstpointer element)
{
  g_ptr_array_remove (array, (gpointer) element);
}

/* Conditions on @attribute, or only those on its @option. */
static void
drop_conditions (Removal *removal, gint64 attribute, gint64 option)
{
  for (guint i = 0; i < removal->schema->attributes->len; i++)
    {
      DipleAttribute *other = g_ptr_array_index (removal->schema->attributes, i);

      for (guint j = other->conditions->len; j > 0; j--)
        {
          DipleCondition *condition = &g_array_index (other->conditions, DipleCondition, j - 1);
          if (condition->attribute == attribute && (option == 0 || condition->option == option))
            g_array_remove_index (other->conditions, j - 1);
        }
    }
}

static void
take_attribute (Removal *removal, gint64 id)
{
  drop_conditions (removal, id, 0);
  drop_from (removal->schema->attributes, diple_schema_attribute (removal->schema, id));
}

static void
take_option (Removal *removal, gint64 id)
{
  DipleAttribute *home = (DipleAttribute *) diple_schema_option_owner (removal->schema, id);
  const DipleOption *option = diple_attribute_option_by_id (home, id);

  drop_conditions (removal, home->id, id);
  if (g_str_equal (home->default_value, option->name))
    {
      g_free (home->default_value);
      home->default_value = g_strdup ("");
    }
  drop_from (home->options, option);
}

static gboolean
drop_owner (DipleAttribute *attribute, gint64 owner)
{
  for (guint i = 0; i < attribute->owners->len; i++)
    if (g_array_index (attribute->owners, gint64, i) == owner)
      {
        g_array_remove_index (attribute->owners, i);
        return TRUE;
      }
  return FALSE;
}

/* An attribute that nothing carries any more would otherwise be carried by all. */
static void
drop_owners (Removal *removal, gint64 owner)
{
  for (guint i = removal->schema->attributes->len; i > 0; i--)
    {
      DipleAttribute *attribute = g_ptr_array_index (removal->schema->attributes, i - 1);

      if (drop_owner (attribute, owner) && attribute->owners->len == 0)
        {
          tell (removal, attribute->id);
          take_attribute (removal, attribute->id);
        }
    }
}

static void
take_relation (Removal *removal, gint64 id)
{
  drop_owners (removal, id);
  drop_from (removal->schema->relation_types, diple_schema_relation_type (removal->schema, id));
}

static gboolean
drop_ends (DipleRelationType *type, gint64 label)
{
  guint before = type->ends->len;

  for (guint i = type->ends->len; i > 0; i--)
    {
      DipleRelationEnd *end = &g_array_index (type->ends, DipleRelationEnd, i - 1);
      if (end->from_label == label || end->to_label == label)
        g_array_remove_index (type->ends, i - 1);
    }
  return type->ends->len < before;
}

static void
take_label (Removal *removal, gint64 id)
{
  drop_owners (removal, id);
  for (guint i = removal->schema->relation_types->len; i > 0; i--)
    {
      DipleRelationType *type = g_ptr_array_index (removal->schema->relation_types, i - 1);

      if (drop_ends (type, id) && type->ends->len == 0)
        {
          tell (removal, type->id);
          take_relation (removal, type->id);
        }
    }
  drop_from (removal->schema->labels, diple_schema_label (removal->schema, id));
}

static void
take_layer (Removal *removal, gint64 id)
{
  for (guint i = removal->schema->labels->len; i > 0; i--)
    {
      const DipleLabel *label = g_ptr_array_index (removal->schema->labels, i - 1);

      if (label->layer != id)
        continue;
      tell (removal, label->id);
      take_label (removal, label->id);
    }
  drop_from (removal->schema->layers, diple_schema_layer (removal->schema, id));
}

void
diple_schema_prune_conditions (DipleSchema *schema)
{
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);

      for (guint j = attribute->conditions->len; j > 0; j--)
        {
          gint64 id = g_array_index (attribute->conditions, DipleCondition, j - 1).attribute;
          const DipleAttribute *named = diple_schema_attribute (schema, id);

          if (named == NULL || !diple_attributes_meet (named, attribute))
            g_array_remove_index (attribute->conditions, j - 1);
        }
    }
}

gboolean
diple_schema_take_away (DipleSchema *schema, gint64 id, GPtrArray *along, GError **error)
{
  Removal removal = { schema, along };
  DipleSchemaPart part;

  if (!diple_schema_find_part (schema, id, &part) || part == DIPLE_PART_SCHEMA)
    return diple_schema_refuse_gone (error);
  switch (part)
    {
    case DIPLE_PART_LAYER:
      take_layer (&removal, id);
      break;
    case DIPLE_PART_LABEL:
      take_label (&removal, id);
      break;
    case DIPLE_PART_RELATION:
      take_relation (&removal, id);
      break;
    case DIPLE_PART_ATTRIBUTE:
      take_attribute (&removal, id);
      break;
    case DIPLE_PART_OPTION:
      take_option (&removal, id);
      break;
    case DIPLE_PART_SCHEMA:
    default:
      break;
    }
  diple_schema_prune_conditions (schema);
  return TRUE;
}
