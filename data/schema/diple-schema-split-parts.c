/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/schema/diple-schema-split-private.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"

static void
copy_ends (DipleRelationType *type, gint64 label, gint64 made)
{
  guint n = type->ends->len;

  for (guint i = 0; i < n; i++)
    {
      const DipleRelationEnd end = g_array_index (type->ends, DipleRelationEnd, i);
      const DipleRelationEnd copies[] = { { made, end.to_label },
                                          { end.from_label, made },
                                          { made, made } };

      if (end.from_label == label)
        g_array_append_val (type->ends, copies[0]);
      if (end.to_label == label)
        g_array_append_val (type->ends, copies[1]);
      if (end.from_label == label && end.to_label == label)
        g_array_append_val (type->ends, copies[2]);
    }
}

/* What the old label or relation type carries, the new one does. */
static void
copy_owners (DipleSchema *schema, DipleAttributeOwner owner, gint64 old, gint64 made)
{
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);
      if (attribute->owners->len > 0 && attribute->owner == owner &&
          diple_attribute_is_on (attribute, old))
        g_array_append_val (attribute->owners, made);
    }
}

gint64
diple_split_label (
    DipleSchema *schema, gint64 id, const char *name, const DipleSplit *split, GError **error)
{
  const DipleLabel *old = diple_schema_label (schema, id);
  gint64 made = diple_schema_make_label (schema, old->layer, name, error);

  if (made == 0)
    return 0;
  ((DipleLabel *) diple_schema_label (schema, made))->fragments = old->fragments;
  copy_owners (schema, DIPLE_OWNER_SPAN, id, made);
  for (guint i = 0; i < schema->relation_types->len; i++)
    copy_ends (g_ptr_array_index (schema->relation_types, i), id, made);
  return diple_schema_place (schema, made, id, TRUE, error) ? made : 0;
}

gint64
diple_split_relation_type (
    DipleSchema *schema, gint64 id, const char *name, const DipleSplit *split, GError **error)
{
  const DipleRelationType *old = diple_schema_relation_type (schema, id);
  gint64 made = diple_schema_make_relation (schema, name, error);
  DipleRelationType *type = (DipleRelationType *) diple_schema_relation_type (schema, made);

  if (type == NULL)
    return 0;
  type->symmetric = old->symmetric;
  type->across = old->across;
  type->maximum = old->maximum;
  type->needed_from = old->needed_from;
  type->needed_to = old->needed_to;
  g_array_append_vals (type->ends, old->ends->data, old->ends->len);
  copy_owners (schema, DIPLE_OWNER_RELATION, id, made);
  return diple_schema_place (schema, made, id, TRUE, error) ? made : 0;
}

/* What waits for an option, waits for the new one as well. */
static void
copy_condition (DipleSchema *schema, const DipleCondition *old, const DipleCondition *made)
{
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);
      guint n = attribute->conditions->len;

      for (guint j = 0; j < n; j++)
        if (memcmp (&g_array_index (attribute->conditions, DipleCondition, j), old, sizeof *old) ==
            0)
          g_array_append_vals (attribute->conditions, made, 1);
    }
}

gint64
diple_split_option (
    DipleSchema *schema, gint64 id, const char *name, const DipleSplit *split, GError **error)
{
  const DipleAttribute *home = diple_schema_option_owner (schema, id);
  DipleCondition old = { home->id, id };
  DipleCondition made = { home->id, diple_schema_make_option (schema, home->id, name, error) };

  if (made.option == 0)
    return 0;
  ((DipleOption *) diple_attribute_option_by_id (home, made.option))->excuses =
      diple_attribute_option_by_id (home, id)->excuses;
  copy_condition (schema, &old, &made);
  return diple_schema_place (schema, made.option, id, TRUE, error) ? made.option : 0;
}

/* No owners are all of them. */
static void
spell_owners (const DipleSchema *schema, DipleAttribute *attribute)
{
  const GPtrArray *parts =
      attribute->owner == DIPLE_OWNER_SPAN ? schema->labels : schema->relation_types;

  for (guint i = 0; attribute->owners->len < parts->len && i < parts->len; i++)
    g_array_append_vals (attribute->owners, g_ptr_array_index (parts, i), 1);
}

/* The first keeps everything but @owner. */
static gboolean
give_up_owner (DipleSchema *schema, DipleAttribute *attribute, gint64 owner, GError **error)
{
  if (attribute->owners->len == 0 && attribute->owner != DIPLE_OWNER_DOCUMENT)
    spell_owners (schema, attribute);
  for (guint i = 0; attribute->owners->len > 1 && i < attribute->owners->len; i++)
    if (g_array_index (attribute->owners, gint64, i) == owner)
      {
        g_array_remove_index (attribute->owners, i);
        return TRUE;
      }
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               _ ("The attribute “%s” is split by what carries it: choose one of several labels or "
                  "relations"),
               attribute->name);
  return FALSE;
}

static void
copy_attribute (DipleSchema *schema, const DipleAttribute *old, DipleAttribute *made)
{
  const DipleCondition any[] = { { old->id, 0 }, { made->id, 0 } };

  g_free (made->description);
  made->description = g_strdup (old->description);
  g_free (made->default_value);
  made->default_value = g_strdup (old->default_value);
  made->carried = old->carried;
  made->compared = old->compared;
  g_array_append_vals (made->conditions, old->conditions->data, old->conditions->len);
  copy_condition (schema, &any[0], &any[1]);
  for (guint i = 0; i < old->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (old->options, i);
      DipleOption *copy = diple_attribute_add_option (made, 0, option->name);
      DipleCondition one = { old->id, option->id };
      DipleCondition other = { made->id, copy->id };

      g_free (copy->description);
      copy->description = g_strdup (option->description);
      copy->excuses = option->excuses;
      copy_condition (schema, &one, &other);
    }
}

gint64
diple_split_attribute (
    DipleSchema *schema, gint64 id, const char *name, const DipleSplit *split, GError **error)
{
  DipleAttribute *old = (DipleAttribute *) diple_schema_attribute (schema, id);
  DipleAttribute *made;

  if (!give_up_owner (schema, old, split->carrier, error))
    return 0;
  made = diple_schema_add_attribute (schema, 0, old->owner, old->type, name);
  g_array_append_val (made->owners, split->carrier);
  copy_attribute (schema, old, made);
  return diple_schema_place (schema, made->id, id, TRUE, error) ? made->id : 0;
}
