/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-schema-rules.h"
#include "data/project/diple-editor-private.h"

/* What attributes begin with: the value given last, where it is carried on because the schema says
 * so or somebody pinned it, and otherwise the schema's default. */

gboolean
diple_editor_is_pinned (DipleEditor *self, gint64 attribute)
{
  const DipleAttribute *found;
  gpointer pinned;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  if (g_hash_table_lookup_extended (self->pins, &attribute, NULL, &pinned))
    return GPOINTER_TO_INT (pinned);
  found = diple_schema_attribute (self->schema, attribute);
  return found != NULL && found->carried;
}

/* What the active span says is what the next one gets, without saying it once more. */
static void
remember_active (DipleEditor *self, gint64 attribute)
{
  const DipleSpan *active = diple_editor_get_active (self);
  const DipleValue *items = NULL;
  guint n = 0;

  if (active != NULL)
    items = diple_values_get (&active->values, attribute, &n);
  if (items != NULL)
    diple_editor_remember (self, attribute, items, n);
}

void
diple_editor_set_pinned (DipleEditor *self, gint64 attribute, gboolean pinned)
{
  g_return_if_fail (DIPLE_IS_EDITOR (self));

  g_hash_table_replace (
      self->pins, g_memdup2 (&attribute, sizeof attribute), GINT_TO_POINTER (pinned));
  g_hash_table_remove (self->carried, &attribute);
  if (pinned)
    remember_active (self, attribute);
}

void
diple_editor_remember (DipleEditor *self, gint64 attribute, const DipleValue *items, guint n_items)
{
  const DipleAttribute *found = diple_schema_attribute (self->schema, attribute);
  DipleValues *values;

  if (found == NULL || !diple_editor_is_pinned (self, attribute))
    return;
  values = g_new0 (DipleValues, 1);
  diple_values_set (values, attribute, items, n_items);
  g_hash_table_replace (self->carried, g_memdup2 (&attribute, sizeof attribute), values);
}

/* Given last, and still possible: the schema or the list of entities may have changed. NULL when
 * nothing was given yet. */
static const DipleValues *
last_values (DipleEditor *self,
             const DipleAttribute *attribute,
             DipleAttributeOwner owner,
             gint64 carrier)
{
  const DipleValues *values = diple_editor_is_pinned (self, attribute->id)
                                  ? g_hash_table_lookup (self->carried, &attribute->id)
                                  : NULL;
  g_autofree char *why = NULL;

  if (values == NULL)
    return NULL;
  why = diple_schema_why_not_values (self->schema, owner, carrier, values, NULL);
  for (guint i = 0; i < values->n_items; i++)
    if (values->items[i].entity != 0 &&
        diple_editor_get_entity_name (self, values->items[i].entity) == NULL)
      return NULL;
  return why == NULL ? values : NULL;
}

static gboolean
begin_value (DipleEditor *self,
             const DipleAttribute *attribute,
             DipleAttributeOwner owner,
             gint64 carrier,
             DipleValues *values)
{
  const DipleValues *last = last_values (self, attribute, owner, carrier);

  if (last != NULL)
    diple_values_set (values, attribute->id, last->items, last->n_items);
  else
    diple_attribute_set_default (attribute, values);
  return diple_values_get (values, attribute->id, NULL) != NULL;
}

static gboolean
is_beginning (const DipleSchema *schema,
              const DipleAttribute *attribute,
              DipleAttributeOwner owner,
              gint64 carrier,
              gint64 before,
              const DipleValues *values)
{
  return diple_attribute_is_carried (attribute, owner, carrier) &&
         (before == 0 || !diple_attribute_is_carried (attribute, owner, before)) &&
         diple_values_get (values, attribute->id, NULL) == NULL &&
         diple_attribute_applies (schema, attribute, carrier, values);
}

void
diple_editor_begin_values (DipleEditor *self,
                           DipleAttributeOwner owner,
                           gint64 carrier,
                           gint64 before,
                           DipleValues *values)
{
  const GPtrArray *attributes = self->schema->attributes;
  gboolean more = TRUE;

  /* Again while something new was said: an attribute may be asked for by another's value. */
  for (guint round = 0; more && round <= attributes->len; round++)
    {
      more = FALSE;
      for (guint i = 0; i < attributes->len; i++)
        {
          const DipleAttribute *attribute = g_ptr_array_index (attributes, i);

          if (is_beginning (self->schema, attribute, owner, carrier, before, values))
            more = begin_value (self, attribute, owner, carrier, values) || more;
        }
    }
}
