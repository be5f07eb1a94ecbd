/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-schema-rules.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "data/schema/diple-schema-private.h"

gboolean
diple_attribute_is_carried (const DipleAttribute *attribute,
                            DipleAttributeOwner owner,
                            gint64 carrier)
{
  g_return_val_if_fail (attribute != NULL, FALSE);

  if (attribute->owner != owner)
    return FALSE;
  for (guint i = 0; i < attribute->owners->len; i++)
    if (g_array_index (attribute->owners, gint64, i) == carrier)
      return TRUE;
  return attribute->owners->len == 0;
}

gboolean
diple_text_is_number (const char *text)
{
  char *end = NULL;
  double number;

  g_return_val_if_fail (text != NULL, FALSE);

  /* strtod() would take blanks, "inf", "nan" and hexadecimal too. */
  if (*text == '\0' || strspn (text, "0123456789+-.eE") != strlen (text))
    return FALSE;
  number = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (number);
}

static const char *
name_of (const DipleSchema *schema, DipleAttributeOwner owner, gint64 carrier)
{
  const DipleLabel *label = diple_schema_label (schema, carrier);
  const DipleRelationType *type = diple_schema_relation_type (schema, carrier);

  if (owner == DIPLE_OWNER_SPAN)
    return label != NULL ? label->name : "?";
  return type != NULL ? type->name : "?";
}

static char *
not_carried (const DipleSchema *schema,
             const DipleAttribute *attribute,
             DipleAttributeOwner owner,
             gint64 carrier)
{
  if (owner == DIPLE_OWNER_DOCUMENT)
    return g_strdup_printf (_ ("“%s” is not said of documents"), attribute->name);
  /* Translators: an attribute's name, then a label's. */
  return g_strdup_printf (
      _ ("“%s” is not said of %s"), attribute->name, name_of (schema, owner, carrier));
}

static gboolean
has_option (const DipleAttribute *attribute, gint64 id)
{
  for (guint i = 0; i < attribute->options->len; i++)
    if (((const DipleOption *) g_ptr_array_index (attribute->options, i))->id == id)
      return TRUE;
  return FALSE;
}

/* Whether @value is of the kind that @attribute takes. */
static gboolean
fits (const DipleAttribute *attribute, const DipleValue *value)
{
  const gboolean is_text = value->text != NULL && value->option == 0 && value->entity == 0;

  switch (attribute->type)
    {
    case DIPLE_ATTRIBUTE_CHOICE:
    case DIPLE_ATTRIBUTE_CHOICES:
      return value->text == NULL && value->entity == 0 && has_option (attribute, value->option);
    case DIPLE_ATTRIBUTE_BOOLEAN:
      return is_text && (g_str_equal (value->text, "true") || g_str_equal (value->text, "false"));
    case DIPLE_ATTRIBUTE_NUMBER:
      return is_text && diple_text_is_number (value->text);
    case DIPLE_ATTRIBUTE_TEXT:
      return is_text && *value->text != '\0' && g_utf8_validate (value->text, -1, NULL);
    case DIPLE_ATTRIBUTE_ENTITY:
      return value->text == NULL && value->option == 0 && value->entity != 0;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static char *
not_fitting (const DipleAttribute *attribute)
{
  switch (attribute->type)
    {
    case DIPLE_ATTRIBUTE_CHOICE:
    case DIPLE_ATTRIBUTE_CHOICES:
      return g_strdup_printf (_ ("That is none of the values of “%s”"), attribute->name);
    case DIPLE_ATTRIBUTE_BOOLEAN:
      return g_strdup_printf (_ ("“%s” is “true” or “false”"), attribute->name);
    case DIPLE_ATTRIBUTE_NUMBER:
      return g_strdup_printf (_ ("“%s” is a number, such as 12 or 0.5"), attribute->name);
    case DIPLE_ATTRIBUTE_TEXT:
      return g_strdup_printf (_ ("“%s” is a text"), attribute->name);
    case DIPLE_ATTRIBUTE_ENTITY:
      return g_strdup_printf (_ ("“%s” names an entity of the project’s list"), attribute->name);
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
has_twice (const DipleValue *items, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++)
      if (items[i].option == items[k].option)
        return TRUE;
  return FALSE;
}

static char *
why_not_items (const DipleAttribute *attribute, const DipleValue *items, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!fits (attribute, &items[i]))
      return not_fitting (attribute);
  if (n > 1 && attribute->type != DIPLE_ATTRIBUTE_CHOICES)
    return g_strdup_printf (_ ("“%s” has one value only"), attribute->name);
  if (n > 1 && has_twice (items, n))
    return g_strdup_printf (_ ("“%s” has each value once only"), attribute->name);
  return NULL;
}

static gboolean
same_items (const DipleValues *before, const DipleValue *items, guint n)
{
  DipleValues old = { NULL, 0 };
  const DipleValues now = { (DipleValue *) items, n };

  if (before == NULL)
    return FALSE;
  old.items = (DipleValue *) diple_values_get (before, items->attribute, &old.n_items);
  return diple_values_equal (&old, &now);
}

char *
diple_schema_why_not_values (const DipleSchema *schema,
                             DipleAttributeOwner owner,
                             gint64 carrier,
                             const DipleValues *values,
                             const DipleValues *before)
{
  guint n = 0;

  g_return_val_if_fail (schema != NULL, NULL);

  for (guint i = 0; i < values->n_items; i += n)
    {
      const DipleValue *items = diple_values_get (values, values->items[i].attribute, &n);
      const DipleAttribute *attribute = diple_schema_attribute (schema, items->attribute);
      char *why;

      if (same_items (before, items, n))
        continue;
      if (attribute == NULL)
        return g_strdup (_ ("That attribute is no longer in the schema"));
      if (!diple_attribute_is_carried (attribute, owner, carrier))
        return not_carried (schema, attribute, owner, carrier);
      why = why_not_items (attribute, items, n);
      if (why != NULL)
        return why;
    }
  return NULL;
}

guint
diple_schema_prune_values (const DipleSchema *schema,
                           DipleAttributeOwner owner,
                           gint64 carrier,
                           DipleValues *values)
{
  guint pruned = 0;

  g_return_val_if_fail (schema != NULL, 0);

  for (guint i = values->n_items; i > 0; i = MIN (i - 1, values->n_items))
    {
      gint64 id = values->items[i - 1].attribute;
      const DipleAttribute *attribute = diple_schema_attribute (schema, id);

      if (attribute != NULL && diple_attribute_is_carried (attribute, owner, carrier))
        continue;
      diple_values_set (values, id, NULL, 0);
      pruned++;
    }
  return pruned;
}

/* One attribute whose values no longer count, or 0. */
static gint64
find_unasked (const DipleSchema *schema,
              gint64 was,
              const DipleValues *before,
              gint64 carrier,
              const DipleValues *values)
{
  for (guint i = 0; i < values->n_items; i++)
    {
      const DipleAttribute *attribute = diple_schema_attribute (schema, values->items[i].attribute);

      if (attribute != NULL && attribute->conditions->len > 0 &&
          diple_attribute_applies (schema, attribute, was, before) &&
          !diple_attribute_applies (schema, attribute, carrier, values))
        return attribute->id;
    }
  return 0;
}

guint
diple_schema_settle_values (const DipleSchema *schema,
                            DipleAttributeOwner owner,
                            gint64 was,
                            const DipleValues *before,
                            gint64 carrier,
                            DipleValues *values)
{
  guint settled = 0;
  gint64 unasked;

  g_return_val_if_fail (schema != NULL, 0);

  if (carrier != was)
    settled = diple_schema_prune_values (schema, owner, carrier, values);
  /* What goes may have been what another attribute was asked for by. */
  while ((unasked = find_unasked (schema, was, before, carrier, values)) != 0)
    {
      diple_values_set (values, unasked, NULL, 0);
      settled++;
    }
  return settled;
}

static void
add_default_option (const DipleAttribute *attribute, const char *name, DipleValues *values)
{
  const DipleOption *option = diple_attribute_option (attribute, name);

  if (option != NULL && !diple_values_has_option (values, option->id))
    diple_values_toggle_option (values, attribute->id, option->id);
}

/* An option's name may hold a comma itself, so the whole default is tried first. */
static void
set_default_options (const DipleAttribute *attribute, DipleValues *values)
{
  g_auto (GStrv) names = NULL;

  add_default_option (attribute, attribute->default_value, values);
  if (attribute->type != DIPLE_ATTRIBUTE_CHOICES ||
      diple_values_get (values, attribute->id, NULL) != NULL)
    return;
  names = g_strsplit (attribute->default_value, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    add_default_option (attribute, g_strstrip (names[i]), values);
}

void
diple_attribute_set_default (const DipleAttribute *attribute, DipleValues *values)
{
  const DipleValue text = { .attribute = attribute->id, .text = attribute->default_value };

  if (*attribute->default_value == '\0')
    return;
  if (attribute->type == DIPLE_ATTRIBUTE_CHOICE || attribute->type == DIPLE_ATTRIBUTE_CHOICES)
    set_default_options (attribute, values);
  else if (fits (attribute, &text))
    diple_values_set (values, attribute->id, &text, 1);
}

gboolean
diple_relation_type_joins (const DipleRelationType *type, gint64 from, gint64 to)
{
  g_return_val_if_fail (type != NULL, FALSE);

  for (guint i = 0; i < type->ends->len; i++)
    {
      const DipleRelationEnd *end = &g_array_index (type->ends, DipleRelationEnd, i);

      if ((end->from_label == from && end->to_label == to) ||
          (type->symmetric && end->from_label == to && end->to_label == from))
        return TRUE;
    }
  return type->ends->len == 0;
}

char *
diple_schema_why_not_join (
    const DipleSchema *schema, gint64 type_id, gint64 from, gint64 to, gboolean across)
{
  const DipleRelationType *type;

  g_return_val_if_fail (schema != NULL, NULL);

  type = diple_schema_relation_type (schema, type_id);
  if (type == NULL)
    return g_strdup (_ ("That relation is no longer in the schema"));
  if (across && !type->across)
    return g_strdup_printf (_ ("“%s” joins annotations of one document only"), type->name);
  if (diple_relation_type_joins (type, from, to))
    return NULL;
  /* Translators: a relation's name, then the names of two labels. */
  return g_strdup_printf (_ ("“%s” does not lead from %s to %s"),
                          type->name,
                          name_of (schema, DIPLE_OWNER_SPAN, from),
                          name_of (schema, DIPLE_OWNER_SPAN, to));
}

char *
diple_relation_type_why_full (const DipleRelationType *type)
{
  g_return_val_if_fail (type != NULL, NULL);

  if (type->maximum == 1)
    return g_strdup_printf (_ ("It has its one “%s” already: delete that first"), type->name);
  return g_strdup_printf (
      ngettext ("It has %u “%s” already, and may have no more: delete one first",
                "It has %u “%s” already, and may have no more: delete one first",
                type->maximum),
      type->maximum,
      type->name);
}
