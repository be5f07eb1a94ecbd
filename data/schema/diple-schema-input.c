/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/schema/diple-schema-input-private.h"

#include "data/diple-error.h"
#include "data/schema/diple-schema-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse_valist (DipleInput *input, const DipleJsonPlace *place, const char *format, va_list args)
{
  g_autofree char *what = g_strdup_vprintf (format, args);

  g_set_error (input->error,
               DIPLE_ERROR,
               DIPLE_ERROR_INPUT,
               "%s:%u: %s.",
               input->name,
               diple_json_line (input->json, input->n_bytes, place),
               what);
  return FALSE;
}

gboolean
diple_input_refuse (DipleInput *input, const DipleJsonPlace *place, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  refuse_valist (input, place, format, args);
  va_end (args);
  return FALSE;
}

gboolean
diple_input_refuse_member (
    DipleInput *input, const DipleJsonPlace *place, const char *key, const char *format, ...)
{
  const DipleJsonPlace member = { place, key, 0 };
  va_list args;

  va_start (args, format);
  refuse_valist (input, &member, format, args);
  va_end (args);
  return FALSE;
}

gboolean
diple_input_object (DipleInput *input,
                    const json_t *value,
                    const DipleJsonPlace *place,
                    const char *const *keys)
{
  const char *key;
  json_t *member;

  if (!json_is_object (value))
    return diple_input_refuse (input, place, _ ("An object in braces is expected here"));

  json_object_foreach ((json_t *) value, key, member) if (!g_strv_contains (keys, key))
  {
    g_autofree char *known = g_strjoinv (", ", (char **) keys);
    return diple_input_refuse_member (
        input, place, key, _ ("The key “%s” is not known here; there are %s"), key, known);
  }
  return TRUE;
}

const char *
diple_input_name (DipleInput *input,
                  const json_t *value,
                  const DipleJsonPlace *place,
                  const char *const *keys)
{
  const char *name = NULL;

  if (!diple_input_object (input, value, place, keys) ||
      !diple_input_string (input, value, place, "name", NULL, &name))
    return NULL;
  if (!diple_schema_is_name (name))
    {
      diple_input_refuse_member (input,
                                 place,
                                 "name",
                                 _ ("“%s” cannot be a name; write 1 to %d characters without "
                                    "line breaks and without blanks at the ends"),
                                 name,
                                 DIPLE_SCHEMA_MAXIMUM_NAME);
      return NULL;
    }
  return name;
}

gboolean
diple_input_string (DipleInput *input,
                    const json_t *value,
                    const DipleJsonPlace *place,
                    const char *key,
                    const char *fallback,
                    const char **out)
{
  const json_t *member = json_object_get (value, key);

  if (member == NULL && fallback == NULL)
    return diple_input_refuse (input, place, _ ("The key “%s” is missing here; add it"), key);
  if (member != NULL && !json_is_string (member))
    return diple_input_refuse_member (
        input, place, key, _ ("“%s” must be text in quotation marks"), key);
  *out = member != NULL ? json_string_value (member) : fallback;
  return TRUE;
}

gboolean
diple_input_text (DipleInput *input,
                  const json_t *value,
                  const DipleJsonPlace *place,
                  const char *key,
                  char **out)
{
  const char *text = NULL;

  if (!diple_input_string (input, value, place, key, *out, &text))
    return FALSE;
  if (text != *out)
    {
      g_free (*out);
      *out = g_strdup (text);
    }
  return TRUE;
}

gboolean
diple_input_boolean (DipleInput *input,
                     const json_t *value,
                     const DipleJsonPlace *place,
                     const char *key,
                     gboolean *out)
{
  const json_t *member = json_object_get (value, key);

  if (member != NULL && !json_is_boolean (member))
    return diple_input_refuse_member (input, place, key, _ ("“%s” must be true or false"), key);
  if (member != NULL)
    *out = json_is_true (member);
  return TRUE;
}

gboolean
diple_input_count (DipleInput *input,
                   const json_t *value,
                   const DipleJsonPlace *place,
                   const char *key,
                   guint *out)
{
  const json_t *member = json_object_get (value, key);
  json_int_t number = json_integer_value (member);

  if (member != NULL && (!json_is_integer (member) || number < 0 || number > G_MAXINT32))
    return diple_input_refuse_member (
        input, place, key, _ ("“%s” must be a whole number, 0 or more"), key);
  if (member != NULL)
    *out = number;
  return TRUE;
}

gboolean
diple_input_colour (DipleInput *input,
                    const json_t *value,
                    const DipleJsonPlace *place,
                    char colour[8])
{
  const char *text = NULL;

  if (!diple_input_string (input, value, place, "colour", NULL, &text))
    return FALSE;
  if (strlen (text) != 7 || *text != '#' || strspn (text + 1, "0123456789abcdefABCDEF") != 6)
    return diple_input_refuse_member (
        input, place, "colour", _ ("“%s” is no colour; write six digits like #1c71d8"), text);
  for (guint i = 0; i < 8; i++)
    colour[i] = g_ascii_tolower (text[i]);
  return TRUE;
}

gboolean
diple_input_key (DipleInput *input,
                 const json_t *value,
                 const DipleJsonPlace *place,
                 const char *owner,
                 char **out)
{
  const char *other;

  if (!diple_input_text (input, value, place, "key", out))
    return FALSE;
  if (**out == '\0')
    return TRUE;
  if (!diple_schema_is_key (*out))
    return diple_input_refuse_member (
        input,
        place,
        "key",
        _ ("“%s” is no name of a key; write a letter like p, or \"\" for none"),
        *out);
  if (diple_schema_is_reserved_key (*out))
    return diple_input_refuse_member (
        input, place, "key", _ ("The key “%s” already does something else; choose a letter"), *out);

  other = g_hash_table_lookup (input->keys, *out);
  if (other != NULL)
    return diple_input_refuse_member (input,
                                      place,
                                      "key",
                                      _ ("“%s” and “%s” have the same key “%s”; give each its own"),
                                      other,
                                      owner,
                                      *out);
  g_hash_table_insert (input->keys, g_strdup (*out), g_strdup (owner));
  return TRUE;
}

gboolean
diple_input_each (DipleInput *input,
                  const json_t *value,
                  const DipleJsonPlace *place,
                  const char *key,
                  DipleInputReader reader,
                  gpointer data)
{
  const DipleJsonPlace list = { place, key, 0 };
  const json_t *array = json_object_get (value, key);

  if (array != NULL && !json_is_array (array))
    return diple_input_refuse (input, &list, _ ("“%s” must be a list in brackets"), key);
  for (guint i = 0; i < json_array_size (array); i++)
    {
      const DipleJsonPlace element = { &list, NULL, i };
      if (!reader (input, json_array_get (array, i), &element, data))
        return FALSE;
    }
  return TRUE;
}

static guint
count_labels (const DipleSchema *schema, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);
      n += g_str_equal (label->name, name);
    }
  return n;
}

gboolean
diple_input_resolve_label (DipleInput *input,
                           const json_t *value,
                           const DipleJsonPlace *place,
                           gint64 *out)
{
  static const char *const keys[] = { "layer", "label", NULL };
  const char *name = json_string_value (value);
  const char *layer = NULL;
  const DipleLabel *label;

  if (name == NULL && (!diple_input_object (input, value, place, keys) ||
                       !diple_input_string (input, value, place, "layer", NULL, &layer) ||
                       !diple_input_string (input, value, place, "label", NULL, &name)))
    return FALSE;

  label = diple_schema_label_by_name (input->schema, layer, name);
  if (label != NULL)
    {
      *out = label->id;
      return TRUE;
    }
  if (layer == NULL && count_labels (input->schema, name) > 1)
    return diple_input_refuse (input,
                               place,
                               _ ("Several layers have a label “%s”; write {\"layer\": …, "
                                  "\"label\": \"%s\"}"),
                               name,
                               name);
  return diple_input_refuse (
      input, place, _ ("There is no label “%s” in this schema; add it or mend the name"), name);
}

gboolean
diple_input_label (DipleInput *input,
                   const json_t *value,
                   const DipleJsonPlace *place,
                   const char *key,
                   gint64 *out)
{
  const DipleJsonPlace member = { place, key, 0 };
  const json_t *reference = json_object_get (value, key);

  if (reference == NULL)
    return diple_input_refuse (input, place, _ ("The key “%s” is missing here; add it"), key);
  return diple_input_resolve_label (input, reference, &member, out);
}

gboolean
diple_input_resolve_relation_type (DipleInput *input,
                                   const json_t *value,
                                   const DipleJsonPlace *place,
                                   gint64 *out)
{
  const char *name = json_string_value (value);
  const DipleRelationType *type;

  if (name == NULL)
    return diple_input_refuse (input, place, _ ("The name of a relation is expected here"));
  type = diple_schema_relation_type_by_name (input->schema, name);
  if (type == NULL)
    return diple_input_refuse (
        input,
        place,
        _ ("There is no relation “%s” in this schema; add it or mend the name"),
        name);
  *out = type->id;
  return TRUE;
}
