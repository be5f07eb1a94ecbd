/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/schema/diple-schema-private.h"

#include "data/diple-schema-edit.h"

#include "data/diple-error.h"
#include "data/diple-id.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define BUILTIN_PATH "/io/github/diple/Diple/data/schema/%s.json"

static const char *const overlap_names[] = { "any", "nested", "none" };
static const char *const type_names[] = {
  "choice", "choices", "boolean", "number", "text", "entity",
};
static const char *const owner_names[] = { "span", "relation", "document" };

static void
free_layer (DipleLayer *layer)
{
  g_free (layer->name);
  g_free (layer->description);
  g_free (layer);
}

static void
free_example (DipleExample *example)
{
  g_free (example->text);
  g_free (example->note);
  g_free (example);
}

static void
free_label (DipleLabel *label)
{
  g_free (label->name);
  g_free (label->description);
  g_free (label->key);
  g_free (label->guideline);
  g_ptr_array_unref (label->examples);
  g_free (label);
}

static void
free_option (DipleOption *option)
{
  g_free (option->name);
  g_free (option->description);
  g_free (option);
}

static void
free_attribute (DipleAttribute *attribute)
{
  g_free (attribute->name);
  g_free (attribute->description);
  g_free (attribute->default_value);
  g_ptr_array_unref (attribute->options);
  g_array_unref (attribute->owners);
  g_array_unref (attribute->conditions);
  g_free (attribute);
}

static void
free_relation_type (DipleRelationType *type)
{
  g_free (type->name);
  g_free (type->description);
  g_free (type->key);
  g_array_unref (type->ends);
  g_free (type);
}

static void
clear_schema (DipleSchema *schema)
{
  g_free (schema->name);
  g_free (schema->guideline);
  g_ptr_array_unref (schema->layers);
  g_ptr_array_unref (schema->labels);
  g_ptr_array_unref (schema->attributes);
  g_ptr_array_unref (schema->relation_types);
}

static int
find_word (const char *const *words, guint n_words, const char *word)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (words[i], word))
      return i;
  return -1;
}

static gboolean
lists_owner (const DipleAttribute *attribute, gint64 owner)
{
  for (guint i = 0; i < attribute->owners->len; i++)
    if (g_array_index (attribute->owners, gint64, i) == owner)
      return TRUE;
  return FALSE;
}

DipleLayer *
diple_schema_add_layer (DipleSchema *schema, gint64 id, const char *name)
{
  DipleLayer *layer = g_new0 (DipleLayer, 1);

  layer->id = id != 0 ? id : diple_id_new ();
  layer->name = g_strdup (name);
  layer->description = g_strdup ("");
  g_ptr_array_add (schema->layers, layer);
  return layer;
}

DipleLabel *
diple_schema_add_label (DipleSchema *schema, gint64 id, gint64 layer, const char *name)
{
  DipleLabel *label = g_new0 (DipleLabel, 1);

  label->id = id != 0 ? id : diple_id_new ();
  label->layer = layer;
  label->name = g_strdup (name);
  label->description = g_strdup ("");
  label->key = g_strdup ("");
  label->guideline = g_strdup ("");
  label->examples = g_ptr_array_new_with_free_func ((GDestroyNotify) free_example);
  g_ptr_array_add (schema->labels, label);
  return label;
}

DipleAttribute *
diple_schema_add_attribute (DipleSchema *schema,
                            gint64 id,
                            DipleAttributeOwner owner,
                            DipleAttributeType type,
                            const char *name)
{
  DipleAttribute *attribute = g_new0 (DipleAttribute, 1);

  attribute->id = id != 0 ? id : diple_id_new ();
  attribute->name = g_strdup (name);
  attribute->description = g_strdup ("");
  attribute->owner = owner;
  attribute->type = type;
  attribute->default_value = g_strdup ("");
  attribute->compared = TRUE;
  attribute->options = g_ptr_array_new_with_free_func ((GDestroyNotify) free_option);
  attribute->owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  attribute->conditions = g_array_new (FALSE, FALSE, sizeof (DipleCondition));
  g_ptr_array_add (schema->attributes, attribute);
  return attribute;
}

DipleRelationType *
diple_schema_add_relation_type (DipleSchema *schema, gint64 id, const char *name)
{
  DipleRelationType *type = g_new0 (DipleRelationType, 1);

  type->id = id != 0 ? id : diple_id_new ();
  type->name = g_strdup (name);
  type->description = g_strdup ("");
  type->key = g_strdup ("");
  type->ends = g_array_new (FALSE, FALSE, sizeof (DipleRelationEnd));
  g_ptr_array_add (schema->relation_types, type);
  return type;
}

DipleOption *
diple_attribute_add_option (DipleAttribute *attribute, gint64 id, const char *name)
{
  DipleOption *option = g_new0 (DipleOption, 1);

  option->id = id != 0 ? id : diple_id_new ();
  option->name = g_strdup (name);
  option->description = g_strdup ("");
  g_ptr_array_add (attribute->options, option);
  return option;
}

DipleExample *
diple_label_add_example (DipleLabel *label, gint64 id, gboolean positive, const char *text)
{
  DipleExample *example = g_new0 (DipleExample, 1);

  example->id = id != 0 ? id : diple_id_new ();
  example->positive = positive;
  example->text = g_strdup (text);
  example->note = g_strdup ("");
  g_ptr_array_add (label->examples, example);
  return example;
}

const DipleOption *
diple_attribute_option (const DipleAttribute *attribute, const char *name)
{
  for (guint i = 0; i < attribute->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (attribute->options, i);
      if (g_str_equal (option->name, name))
        return option;
    }
  return NULL;
}

const DipleOption *
diple_attribute_option_by_id (const DipleAttribute *attribute, gint64 id)
{
  for (guint i = 0; i < attribute->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (attribute->options, i);
      if (option->id == id)
        return option;
    }
  return NULL;
}

gboolean
diple_attribute_is_on (const DipleAttribute *attribute, gint64 owner)
{
  return attribute->owners->len == 0 || lists_owner (attribute, owner);
}

gboolean
diple_attributes_meet (const DipleAttribute *a, const DipleAttribute *b)
{
  if (a->owner != b->owner)
    return FALSE;
  if (a->owners->len == 0 || b->owners->len == 0)
    return TRUE;
  for (guint i = 0; i < a->owners->len; i++)
    if (lists_owner (b, g_array_index (a->owners, gint64, i)))
      return TRUE;
  return FALSE;
}

static gboolean
leads_to (const DipleSchema *schema,
          const DipleAttribute *attribute,
          gint64 target,
          GHashTable *seen)
{
  if (attribute == NULL || !g_hash_table_add (seen, (gpointer) attribute))
    return FALSE;
  for (guint i = 0; i < attribute->conditions->len; i++)
    {
      gint64 named = g_array_index (attribute->conditions, DipleCondition, i).attribute;
      if (named == target ||
          leads_to (schema, diple_schema_attribute (schema, named), target, seen))
        return TRUE;
    }
  return FALSE;
}

gboolean
diple_attribute_is_circular (const DipleSchema *schema, const DipleAttribute *attribute)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  return leads_to (schema, attribute, attribute->id, seen);
}

gboolean
diple_arrays_equal (const GArray *a, const GArray *b)
{
  gsize n_bytes = a->len * g_array_get_element_size ((GArray *) a);

  return a->len == b->len && (n_bytes == 0 || memcmp (a->data, b->data, n_bytes) == 0);
}

const char *
diple_overlap_name (DipleOverlap value)
{
  return overlap_names[value];
}

gboolean
diple_overlap_from_name (const char *name, DipleOverlap *value)
{
  int found = find_word (overlap_names, G_N_ELEMENTS (overlap_names), name);

  if (found >= 0)
    *value = found;
  return found >= 0;
}

const char *
diple_attribute_type_name (DipleAttributeType value)
{
  return type_names[value];
}

gboolean
diple_attribute_type_from_name (const char *name, DipleAttributeType *value)
{
  int found = find_word (type_names, G_N_ELEMENTS (type_names), name);

  if (found >= 0)
    *value = found;
  return found >= 0;
}

const char *
diple_attribute_owner_name (DipleAttributeOwner value)
{
  return owner_names[value];
}

gboolean
diple_attribute_owner_from_name (const char *name, DipleAttributeOwner *value)
{
  int found = find_word (owner_names, G_N_ELEMENTS (owner_names), name);

  if (found >= 0)
    *value = found;
  return found >= 0;
}

DipleSchema *
diple_schema_new (void)
{
  DipleSchema *schema = g_atomic_rc_box_new0 (DipleSchema);

  schema->name = g_strdup ("");
  schema->guideline = g_strdup ("");
  schema->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) free_layer);
  schema->labels = g_ptr_array_new_with_free_func ((GDestroyNotify) free_label);
  schema->attributes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_attribute);
  schema->relation_types = g_ptr_array_new_with_free_func ((GDestroyNotify) free_relation_type);
  return schema;
}

DipleSchema *
diple_schema_ref (DipleSchema *schema)
{
  g_return_val_if_fail (schema != NULL, NULL);

  return g_atomic_rc_box_acquire (schema);
}

void
diple_schema_unref (DipleSchema *schema)
{
  g_return_if_fail (schema != NULL);

  g_atomic_rc_box_release_full (schema, (GDestroyNotify) clear_schema);
}

const DipleLayer *
diple_schema_layer (const DipleSchema *schema, gint64 id)
{
  g_return_val_if_fail (schema != NULL, NULL);

  for (guint i = 0; i < schema->layers->len; i++)
    {
      const DipleLayer *layer = g_ptr_array_index (schema->layers, i);
      if (layer->id == id)
        return layer;
    }
  return NULL;
}

const DipleLabel *
diple_schema_label (const DipleSchema *schema, gint64 id)
{
  g_return_val_if_fail (schema != NULL, NULL);

  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);
      if (label->id == id)
        return label;
    }
  return NULL;
}

const DipleAttribute *
diple_schema_attribute (const DipleSchema *schema, gint64 id)
{
  g_return_val_if_fail (schema != NULL, NULL);

  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);
      if (attribute->id == id)
        return attribute;
    }
  return NULL;
}

const DipleRelationType *
diple_schema_relation_type (const DipleSchema *schema, gint64 id)
{
  g_return_val_if_fail (schema != NULL, NULL);

  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (schema->relation_types, i);
      if (type->id == id)
        return type;
    }
  return NULL;
}

const DipleRelationType *
diple_schema_relation_type_by_name (const DipleSchema *schema, const char *name)
{
  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (schema->relation_types, i);
      if (g_str_equal (type->name, name))
        return type;
    }
  return NULL;
}

const DipleLabel *
diple_schema_label_by_name (const DipleSchema *schema, const char *layer, const char *name)
{
  const DipleLabel *found = NULL;

  g_return_val_if_fail (schema != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);
      const DipleLayer *in = diple_schema_layer (schema, label->layer);

      if (!g_str_equal (label->name, name))
        continue;
      if (layer != NULL && (in == NULL || !g_str_equal (in->name, layer)))
        continue;
      if (found != NULL)
        return NULL;
      found = label;
    }
  return found;
}

const DipleLabel *
diple_schema_label_by_key (const DipleSchema *schema, const char *key)
{
  g_return_val_if_fail (schema != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  if (*key == '\0')
    return NULL;
  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);
      if (g_str_equal (label->key, key))
        return label;
    }
  return NULL;
}

DipleSchema *
diple_schema_builtin (const char *name, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *json;
  gsize n_bytes;

  g_return_val_if_fail (name != NULL, NULL);

  path = g_strdup_printf (BUILTIN_PATH, name);
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    {
      g_set_error (error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_NOT_FOUND,
                   _ ("No schema called “%s” ships with Diple; there are “news” and “simple”."),
                   name);
      return NULL;
    }
  json = g_bytes_get_data (bytes, &n_bytes);
  return diple_schema_from_json (json, n_bytes, path, error);
}

void
diple_attribute_unite_conditions (DipleAttribute *attribute)
{
  for (guint i = attribute->conditions->len; i > 1; i--)
    for (guint j = 0; j < i - 1; j++)
      if (memcmp (&g_array_index (attribute->conditions, DipleCondition, j),
                  &g_array_index (attribute->conditions, DipleCondition, i - 1),
                  sizeof (DipleCondition)) == 0)
        {
          g_array_remove_index (attribute->conditions, i - 1);
          break;
        }
}

gboolean
diple_relation_type_has_end (const DipleRelationType *type, const DipleRelationEnd *end)
{
  for (guint i = 0; i < type->ends->len; i++)
    if (memcmp (&g_array_index (type->ends, DipleRelationEnd, i), end, sizeof *end) == 0)
      return TRUE;
  return FALSE;
}
