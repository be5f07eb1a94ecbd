/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/schema/diple-schema-private.h"

#include "data/diple-schema-edit.h"

/* What is asked about; the same all the way down a chain of conditions. */
typedef struct
{
  const DipleSchema *schema;
  gint64 owner;
  const DipleValues *values;
} Bearer;

static gboolean applies (const Bearer *bearer, const DipleAttribute *attribute, guint depth);

static gboolean
has_value (const DipleAttribute *attribute, const DipleValues *values)
{
  const DipleValue *value = diple_values_get (values, attribute->id, NULL);

  if (value == NULL)
    return FALSE;
  return attribute->type != DIPLE_ATTRIBUTE_BOOLEAN || g_strcmp0 (value->text, "true") == 0;
}

static gboolean
is_met (const Bearer *bearer,
        const DipleAttribute *named,
        const DipleCondition *condition,
        guint depth)
{
  if (!applies (bearer, named, depth + 1))
    return FALSE;
  return condition->option != 0 ? diple_values_has_option (bearer->values, condition->option)
                                : has_value (named, bearer->values);
}

/* Whether one of the conditions on the attribute that the one at @first names is met. */
static gboolean
one_is_met (const Bearer *bearer, const GArray *conditions, guint first, guint depth)
{
  gint64 id = g_array_index (conditions, DipleCondition, first).attribute;
  const DipleAttribute *named = diple_schema_attribute (bearer->schema, id);

  if (named == NULL || !diple_attribute_is_on (named, bearer->owner))
    return TRUE;
  for (guint i = 0; i < conditions->len; i++)
    {
      const DipleCondition *condition = &g_array_index (conditions, DipleCondition, i);

      if (condition->attribute == id && is_met (bearer, named, condition, depth))
        return TRUE;
    }
  return FALSE;
}

/* A schema has no circles of conditions; @depth keeps a damaged one from running away. */
static gboolean
applies (const Bearer *bearer, const DipleAttribute *attribute, guint depth)
{
  if (depth > bearer->schema->attributes->len || !diple_attribute_is_on (attribute, bearer->owner))
    return FALSE;
  for (guint i = 0; i < attribute->conditions->len; i++)
    if (!one_is_met (bearer, attribute->conditions, i, depth))
      return FALSE;
  return TRUE;
}

gboolean
diple_attribute_applies (const DipleSchema *schema,
                         const DipleAttribute *attribute,
                         gint64 owner,
                         const DipleValues *values)
{
  Bearer bearer = { schema, owner, values };

  g_return_val_if_fail (schema != NULL, FALSE);
  g_return_val_if_fail (attribute != NULL, FALSE);
  g_return_val_if_fail (values != NULL, FALSE);

  return applies (&bearer, attribute, 0);
}
