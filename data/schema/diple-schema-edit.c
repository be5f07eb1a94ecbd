/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-schema-edit.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"
#include "data/schema/diple-schema-private.h"

static const char *const field_names[] = {
  [DIPLE_FIELD_NAME] = "name",
  [DIPLE_FIELD_DESCRIPTION] = "description",
  [DIPLE_FIELD_GUIDELINE] = "guideline",
  [DIPLE_FIELD_COLOUR] = "colour",
  [DIPLE_FIELD_KEY] = "key",
  [DIPLE_FIELD_OVERLAP] = "overlap",
  [DIPLE_FIELD_FRAGMENTS] = "fragments",
  [DIPLE_FIELD_SYMMETRIC] = "symmetric",
  [DIPLE_FIELD_ACROSS] = "across",
  [DIPLE_FIELD_MAXIMUM] = "maximum",
  [DIPLE_FIELD_TYPE] = "type",
  [DIPLE_FIELD_DEFAULT] = "default",
  [DIPLE_FIELD_CARRIED] = "carried",
  [DIPLE_FIELD_COMPARED] = "compared",
};

/* Where the fields of one part are kept; NULL where it has no such field. */
typedef struct
{
  char **name;
  char **description;
  char **guideline;
  char *colour;
  char **key;
  DipleOverlap *overlap;
  gboolean *fragments;
  gboolean *symmetric;
  gboolean *across;
  guint *maximum;
  DipleAttribute *attribute;
} Slots;

gboolean
diple_schema_refuse_gone (GError **error)
{
  g_set_error_literal (error,
                       DIPLE_ERROR,
                       DIPLE_ERROR_NOT_FOUND,
                       _ ("That is no longer in the schema; somebody removed it"));
  return FALSE;
}

static gboolean
refuse_value (const char *value, GError **error)
{
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               _ ("“%s” cannot stand here; see the documentation of schemas"),
               value);
  return FALSE;
}

gboolean
diple_schema_field_from_name (const char *name, DipleSchemaField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (field_names); i++)
    if (g_str_equal (field_names[i], name))
      {
        *field = i;
        return TRUE;
      }
  return FALSE;
}

static Slots
slots_of_label (DipleLabel *label)
{
  return (Slots){ .name = &label->name,
                  .description = &label->description,
                  .guideline = &label->guideline,
                  .colour = label->colour,
                  .key = &label->key,
                  .fragments = &label->fragments };
}

static Slots
slots_of_relation (DipleRelationType *type)
{
  return (Slots){ .name = &type->name,
                  .description = &type->description,
                  .colour = type->colour,
                  .key = &type->key,
                  .symmetric = &type->symmetric,
                  .across = &type->across,
                  .maximum = &type->maximum };
}

static Slots
slots_of (DipleSchema *schema, gint64 id, DipleSchemaPart part)
{
  DipleLayer *layer = (DipleLayer *) diple_schema_layer (schema, id);
  DipleAttribute *attribute = (DipleAttribute *) diple_schema_attribute (schema, id);
  DipleOption *option;

  switch (part)
    {
    case DIPLE_PART_SCHEMA:
      return (Slots){ .name = &schema->name, .guideline = &schema->guideline };
    case DIPLE_PART_LAYER:
      return (Slots){ .name = &layer->name,
                      .description = &layer->description,
                      .overlap = &layer->overlap };
    case DIPLE_PART_LABEL:
      return slots_of_label ((DipleLabel *) diple_schema_label (schema, id));
    case DIPLE_PART_RELATION:
      return slots_of_relation ((DipleRelationType *) diple_schema_relation_type (schema, id));
    case DIPLE_PART_ATTRIBUTE:
      return (Slots){ .name = &attribute->name,
                      .description = &attribute->description,
                      .attribute = attribute };
    case DIPLE_PART_OPTION:
    default:
      option =
          (DipleOption *) diple_attribute_option_by_id (diple_schema_option_owner (schema, id), id);
      return (Slots){ .name = &option->name, .description = &option->description };
    }
}

static gboolean
set_text (char **slot, const char *value, GError **error)
{
  if (slot == NULL || !g_utf8_validate (value, -1, NULL))
    return refuse_value (value, error);
  g_free (*slot);
  *slot = g_strdup (value);
  return TRUE;
}

/* An option that is a default keeps being it under its new name. */
static gboolean
set_name (DipleSchema *schema, const Slots *slots, gint64 id, const char *value, GError **error)
{
  const DipleAttribute *home = diple_schema_option_owner (schema, id);

  if (home != NULL && g_str_equal (home->default_value, *slots->name))
    set_text (&((DipleAttribute *) home)->default_value, value, NULL);
  return set_text (slots->name, value, error);
}

static gboolean
set_flag (gboolean *slot, const char *value, GError **error)
{
  gboolean yes = g_str_equal (value, "true");

  if (slot == NULL || (!yes && !g_str_equal (value, "false")))
    return refuse_value (value, error);
  *slot = yes;
  return TRUE;
}

static gboolean
set_colour (char *slot, const char *value, GError **error)
{
  if (slot == NULL || strlen (value) != 7 || *value != '#' ||
      strspn (value + 1, "0123456789abcdefABCDEF") != 6)
    return refuse_value (value, error);
  for (guint i = 0; i < 8; i++)
    slot[i] = g_ascii_tolower (value[i]);
  return TRUE;
}

static gboolean
set_maximum (guint *slot, const char *value, GError **error)
{
  guint64 number = 0;

  if (slot == NULL || !g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &number, NULL))
    return refuse_value (value, error);
  *slot = (guint) number;
  return TRUE;
}

static void
drop_option_conditions (DipleSchema *schema, gint64 attribute)
{
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      DipleAttribute *other = g_ptr_array_index (schema->attributes, i);
      for (guint j = other->conditions->len; j > 0; j--)
        {
          DipleCondition *condition = &g_array_index (other->conditions, DipleCondition, j - 1);
          if (condition->attribute == attribute && condition->option != 0)
            g_array_remove_index (other->conditions, j - 1);
        }
    }
}

/* What no longer fits the type goes: a default, options, conditions on them. */
static gboolean
set_type (DipleSchema *schema, DipleAttribute *attribute, const char *value, GError **error)
{
  DipleAttributeType type;

  if (attribute == NULL || !diple_attribute_type_from_name (value, &type))
    return refuse_value (value, error);
  attribute->type = type;
  if (!diple_attribute_is_choice (attribute))
    {
      drop_option_conditions (schema, attribute->id);
      g_ptr_array_set_size (attribute->options, 0);
    }
  else if (attribute->options->len == 0)
    diple_attribute_add_option (attribute, 0, _ ("New option"));
  if (!diple_attribute_may_default (attribute, attribute->default_value))
    set_text (&attribute->default_value, "", NULL);
  return TRUE;
}

static gboolean
set_overlap (DipleOverlap *slot, const char *value, GError **error)
{
  return (slot != NULL && diple_overlap_from_name (value, slot)) || refuse_value (value, error);
}

/* Where the words or the yes or no of @field are kept; both may be NULL. */
static char **
text_slot (const Slots *slots, DipleSchemaField field)
{
  if (field == DIPLE_FIELD_DESCRIPTION)
    return slots->description;
  if (field == DIPLE_FIELD_GUIDELINE)
    return slots->guideline;
  if (field == DIPLE_FIELD_KEY)
    return slots->key;
  return slots->attribute != NULL ? &slots->attribute->default_value : NULL;
}

static gboolean *
flag_slot (const Slots *slots, DipleSchemaField field)
{
  if (field == DIPLE_FIELD_FRAGMENTS)
    return slots->fragments;
  if (field == DIPLE_FIELD_SYMMETRIC)
    return slots->symmetric;
  if (field == DIPLE_FIELD_ACROSS)
    return slots->across;
  if (slots->attribute == NULL)
    return NULL;
  return field == DIPLE_FIELD_CARRIED ? &slots->attribute->carried : &slots->attribute->compared;
}

gboolean
diple_schema_set_field (
    DipleSchema *schema, gint64 id, DipleSchemaField field, const char *value, GError **error)
{
  DipleSchemaPart part;
  Slots slots;

  g_return_val_if_fail (schema != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!diple_schema_find_part (schema, id, &part))
    return diple_schema_refuse_gone (error);
  slots = slots_of (schema, id, part);
  switch (field)
    {
    case DIPLE_FIELD_NAME:
      return set_name (schema, &slots, id, value, error);
    case DIPLE_FIELD_COLOUR:
      return set_colour (slots.colour, value, error);
    case DIPLE_FIELD_OVERLAP:
      return set_overlap (slots.overlap, value, error);
    case DIPLE_FIELD_MAXIMUM:
      return set_maximum (slots.maximum, value, error);
    case DIPLE_FIELD_TYPE:
      return set_type (schema, slots.attribute, value, error);
    case DIPLE_FIELD_DESCRIPTION:
    case DIPLE_FIELD_GUIDELINE:
    case DIPLE_FIELD_KEY:
    case DIPLE_FIELD_DEFAULT:
      return set_text (text_slot (&slots, field), value, error);
    case DIPLE_FIELD_FRAGMENTS:
    case DIPLE_FIELD_SYMMETRIC:
    case DIPLE_FIELD_ACROSS:
    case DIPLE_FIELD_CARRIED:
    case DIPLE_FIELD_COMPARED:
    default:
      return set_flag (flag_slot (&slots, field), value, error);
    }
}

static char *
dup_flag (const gboolean *slot)
{
  if (slot == NULL)
    return NULL;
  return g_strdup (*slot ? "true" : "false");
}

char *
diple_schema_dup_field (const DipleSchema *schema, gint64 id, DipleSchemaField field)
{
  DipleSchemaPart part;
  Slots slots;

  g_return_val_if_fail (schema != NULL, NULL);

  if (!diple_schema_find_part (schema, id, &part))
    return NULL;
  slots = slots_of ((DipleSchema *) schema, id, part);
  switch (field)
    {
    case DIPLE_FIELD_NAME:
      return g_strdup (*slots.name);
    case DIPLE_FIELD_COLOUR:
      return g_strdup (slots.colour);
    case DIPLE_FIELD_OVERLAP:
      return slots.overlap != NULL ? g_strdup (diple_overlap_name (*slots.overlap)) : NULL;
    case DIPLE_FIELD_MAXIMUM:
      return slots.maximum != NULL ? g_strdup_printf ("%u", *slots.maximum) : NULL;
    case DIPLE_FIELD_TYPE:
      return slots.attribute != NULL ? g_strdup (diple_attribute_type_name (slots.attribute->type))
                                     : NULL;
    case DIPLE_FIELD_DESCRIPTION:
    case DIPLE_FIELD_GUIDELINE:
    case DIPLE_FIELD_KEY:
    case DIPLE_FIELD_DEFAULT:
      return text_slot (&slots, field) != NULL ? g_strdup (*text_slot (&slots, field)) : NULL;
    case DIPLE_FIELD_FRAGMENTS:
    case DIPLE_FIELD_SYMMETRIC:
    case DIPLE_FIELD_ACROSS:
    case DIPLE_FIELD_CARRIED:
    case DIPLE_FIELD_COMPARED:
    default:
      return dup_flag (flag_slot (&slots, field));
    }
}

char *
diple_schema_describe_change (const DipleSchema *schema,
                              gint64 id,
                              DipleSchemaField field,
                              const char *value)
{
  g_autofree char *what = diple_schema_describe_part (schema, id);

  if (what == NULL)
    return NULL;
  if (field == DIPLE_FIELD_NAME)
    /* Translators: %s is like: the label “Claim” */
    return g_strdup_printf (_ ("Renamed %s to “%s”"), what, value);
  if (field == DIPLE_FIELD_GUIDELINE)
    return g_strdup_printf (_ ("Wrote the guideline of %s"), what);
  if (field == DIPLE_FIELD_DESCRIPTION)
    return g_strdup_printf (_ ("Described %s"), what);
  /* Translators: a thing, a word of the schema’s file (“key”), and its new value. */
  return g_strdup_printf (_ ("Changed %s: %s is “%s”"), what, field_names[field], value);
}

static void
copy_array (GArray *to, const GArray *from)
{
  g_array_set_size (to, 0);
  if (from->len > 0)
    g_array_append_vals (to, from->data, from->len);
}

gboolean
diple_schema_set_owners (DipleSchema *schema,
                         gint64 attribute,
                         const GArray *owners,
                         GError **error)
{
  const DipleAttribute *found = diple_schema_attribute (schema, attribute);

  g_return_val_if_fail (owners != NULL, FALSE);

  if (found == NULL)
    return diple_schema_refuse_gone (error);
  for (guint i = 0; i < owners->len; i++)
    {
      gint64 owner = g_array_index (owners, gint64, i);
      if (!(found->owner == DIPLE_OWNER_SPAN ? diple_schema_label (schema, owner) != NULL
                                             : diple_schema_relation_type (schema, owner) != NULL))
        return diple_schema_refuse_gone (error);
    }
  copy_array (found->owners, owners);
  return TRUE;
}

gboolean
diple_schema_set_conditions (DipleSchema *schema,
                             gint64 attribute,
                             const GArray *conditions,
                             GError **error)
{
  const DipleAttribute *found = diple_schema_attribute (schema, attribute);

  g_return_val_if_fail (conditions != NULL, FALSE);

  if (found == NULL)
    return diple_schema_refuse_gone (error);
  copy_array (found->conditions, conditions);
  return TRUE;
}

gboolean
diple_schema_set_ends (DipleSchema *schema, gint64 relation, const GArray *ends, GError **error)
{
  const DipleRelationType *found = diple_schema_relation_type (schema, relation);

  g_return_val_if_fail (ends != NULL, FALSE);

  if (found == NULL)
    return diple_schema_refuse_gone (error);
  for (guint i = 0; i < ends->len; i++)
    {
      const DipleRelationEnd *end = &g_array_index (ends, DipleRelationEnd, i);
      if (diple_schema_label (schema, end->from_label) == NULL ||
          diple_schema_label (schema, end->to_label) == NULL)
        return diple_schema_refuse_gone (error);
    }
  copy_array (found->ends, ends);
  return TRUE;
}
