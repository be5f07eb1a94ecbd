/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/schema/diple-schema-private.h"

#include "data/diple-error.h"
#include "data/schema/diple-schema-input-private.h"

#include <glib/gi18n-lib.h>

static gboolean
read_example (DipleInput *input, const json_t *value, const DipleJsonPlace *place, gpointer data)
{
  static const char *const keys[] = { "positive", "text", "note", NULL };
  DipleLabel *label = data;
  const char *text = NULL;
  DipleExample *example;

  if (!diple_input_object (input, value, place, keys) ||
      !diple_input_string (input, value, place, "text", NULL, &text))
    return FALSE;
  if (*text == '\0')
    return diple_input_refuse_member (
        input, place, "text", _ ("An example of “%s” has no words; write some"), label->name);

  example = diple_label_add_example (label, 0, TRUE, text);
  return diple_input_boolean (input, value, place, "positive", &example->positive) &&
         diple_input_text (input, value, place, "note", &example->note);
}

static gboolean
read_label (DipleInput *input, const json_t *value, const DipleJsonPlace *place, gpointer data)
{
  static const char *const keys[] = {
    "name", "description", "colour", "key", "fragments", "guideline", "examples", NULL,
  };
  const DipleLayer *layer = data;
  const char *name = diple_input_name (input, value, place, keys);
  DipleLabel *label;

  if (name == NULL)
    return FALSE;
  if (diple_schema_label_by_name (input->schema, layer->name, name) != NULL)
    return diple_input_refuse (input,
                               place,
                               _ ("The label “%s” stands twice in the layer “%s”; give each its "
                                  "own name"),
                               name,
                               layer->name);

  label = diple_schema_add_label (input->schema, 0, layer->id, name);
  return diple_input_text (input, value, place, "description", &label->description) &&
         diple_input_colour (input, value, place, label->colour) &&
         diple_input_key (input, value, place, name, &label->key) &&
         diple_input_boolean (input, value, place, "fragments", &label->fragments) &&
         diple_input_text (input, value, place, "guideline", &label->guideline) &&
         diple_input_each (input, value, place, "examples", read_example, label);
}

static gboolean
read_layer (DipleInput *input, const json_t *value, const DipleJsonPlace *place, gpointer data)
{
  static const char *const keys[] = { "name", "description", "overlap", "labels", NULL };
  const char *name = diple_input_name (input, value, place, keys);
  const char *overlap = NULL;
  DipleLayer *layer;

  if (name == NULL)
    return FALSE;
  for (guint i = 0; i < input->schema->layers->len; i++)
    {
      layer = g_ptr_array_index (input->schema->layers, i);
      if (g_str_equal (layer->name, name))
        return diple_input_refuse (
            input, place, _ ("The layer “%s” stands here twice; give each its own name"), name);
    }

  layer = diple_schema_add_layer (input->schema, 0, name);
  if (!diple_input_text (input, value, place, "description", &layer->description) ||
      !diple_input_string (input, value, place, "overlap", "any", &overlap))
    return FALSE;
  if (!diple_overlap_from_name (overlap, &layer->overlap))
    return diple_input_refuse_member (
        input, place, "overlap", _ ("“%s” is no overlap rule; write any, nested or none"), overlap);
  return diple_input_each (input, value, place, "labels", read_label, layer);
}

static gboolean
read_end (DipleInput *input, const json_t *value, const DipleJsonPlace *place, gpointer data)
{
  static const char *const keys[] = { "from", "to", NULL };
  DipleRelationType *type = data;
  DipleRelationEnd end = { 0 };

  if (!diple_input_object (input, value, place, keys) ||
      !diple_input_label (input, value, place, "from", &end.from_label) ||
      !diple_input_label (input, value, place, "to", &end.to_label))
    return FALSE;
  for (guint i = 0; i < type->ends->len; i++)
    {
      const DipleRelationEnd *other = &g_array_index (type->ends, DipleRelationEnd, i);
      if (other->from_label == end.from_label && other->to_label == end.to_label)
        return diple_input_refuse (
            input,
            place,
            _ ("The relation “%s” has these two ends twice; remove one of them"),
            type->name);
    }
  g_array_append_val (type->ends, end);
  return TRUE;
}

static gboolean
read_relation_type (DipleInput *input,
                    const json_t *value,
                    const DipleJsonPlace *place,
                    gpointer data)
{
  static const char *const keys[] = { "name",        "description", "colour",  "key",
                                      "symmetric",   "across",      "maximum", "ends",
                                      "needed_from", "needed_to",   NULL };
  const char *name = diple_input_name (input, value, place, keys);
  DipleRelationType *type;

  if (name == NULL)
    return FALSE;
  if (diple_schema_relation_type_by_name (input->schema, name) != NULL)
    return diple_input_refuse (
        input, place, _ ("The relation “%s” stands here twice; give each its own name"), name);

  type = diple_schema_add_relation_type (input->schema, 0, name);
  return diple_input_text (input, value, place, "description", &type->description) &&
         diple_input_colour (input, value, place, type->colour) &&
         diple_input_key (input, value, place, name, &type->key) &&
         diple_input_boolean (input, value, place, "symmetric", &type->symmetric) &&
         diple_input_boolean (input, value, place, "across", &type->across) &&
         diple_input_count (input, value, place, "maximum", &type->maximum) &&
         diple_input_boolean (input, value, place, "needed_from", &type->needed_from) &&
         diple_input_boolean (input, value, place, "needed_to", &type->needed_to) &&
         diple_input_each (input, value, place, "ends", read_end, type);
}

static gboolean
read_schema (DipleInput *input, const json_t *root)
{
  static const char *const keys[] = {
    "format", "name", "guideline", "layers", "relations", "attributes", NULL,
  };
  const char *format = NULL;
  const char *name;

  if (!diple_input_object (input, root, NULL, keys) ||
      !diple_input_string (input, root, NULL, "format", NULL, &format))
    return FALSE;
  if (!g_str_equal (format, DIPLE_SCHEMA_FORMAT))
    return diple_input_refuse_member (input,
                                      NULL,
                                      "format",
                                      _ ("The format is “%s”; this version of Diple reads “%s”"),
                                      format,
                                      DIPLE_SCHEMA_FORMAT);

  name = diple_input_name (input, root, NULL, keys);
  if (name == NULL)
    return FALSE;
  g_free (input->schema->name);
  input->schema->name = g_strdup (name);
  return diple_input_text (input, root, NULL, "guideline", &input->schema->guideline) &&
         diple_input_each (input, root, NULL, "layers", read_layer, NULL) &&
         diple_input_each (input, root, NULL, "relations", read_relation_type, NULL) &&
         diple_input_attributes (input, root);
}

DipleSchema *
diple_schema_from_json (const char *json, gssize n_bytes, const char *name, GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_new ();
  g_autoptr (GHashTable) keys = NULL;
  g_autofree char *copy = NULL;
  json_error_t problem;
  json_t *root;
  DipleInput input;
  gboolean ok;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  copy = n_bytes < 0 ? g_strdup (json) : g_strndup (json, n_bytes);
  keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  input = (DipleInput){ .json = copy,
                        .n_bytes = strlen (copy),
                        .name = name,
                        .schema = schema,
                        .keys = keys,
                        .error = error };
  root = json_loads (copy, JSON_REJECT_DUPLICATES, &problem);
  if (root == NULL)
    {
      g_set_error (error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_INPUT,
                   _ ("%s:%d: This is no valid JSON: %s"),
                   name,
                   problem.line,
                   problem.text);
      return NULL;
    }
  ok = read_schema (&input, root);
  json_decref (root);
  return ok ? g_steal_pointer (&schema) : NULL;
}
