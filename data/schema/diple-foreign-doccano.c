/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/schema/diple-foreign-schema-private.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "data/diple-error.h"
#include "data/schema/diple-json-place-private.h"

/* doccano's labels are a list of objects: text, suffix_key, background_color and some more. */
static gboolean
read_label (DipleForeign *foreign, gint64 layer, const json_t *value, guint line)
{
  const char *name = json_string_value (json_object_get (value, "text"));
  const char *key = json_string_value (json_object_get (value, "suffix_key"));
  const char *prefix = json_string_value (json_object_get (value, "prefix_key"));
  const char *colour = json_string_value (json_object_get (value, "background_color"));

  if (name == NULL)
    return diple_foreign_refuse (
        foreign, line, _ ("A label needs “text”, as doccano’s label files have it"));
  /* With a prefix it is Ctrl+key or so, which marks nothing here. */
  if (prefix != NULL && *prefix != '\0')
    key = NULL;
  return diple_foreign_add_label (foreign, line, layer, name, colour, key) != NULL;
}

gboolean
diple_foreign_read_doccano (DipleForeign *foreign, const char *text)
{
  json_error_t problem;
  json_t *root = json_loads (text, 0, &problem);
  DipleLayer *layer;
  gboolean ok = TRUE;

  if (root == NULL)
    return diple_foreign_refuse (
        foreign, (guint) problem.line, _ ("This is no valid JSON: %s"), problem.text);
  layer = diple_foreign_add_layer (foreign, 1, "labels");
  for (guint i = 0; ok && i < json_array_size (root); i++)
    {
      const DipleJsonPlace place = { NULL, NULL, i };
      guint line = diple_json_line (text, strlen (text), &place);

      ok = read_label (foreign, layer->id, json_array_get (root, i), line);
    }
  json_decref (root);
  return ok;
}
