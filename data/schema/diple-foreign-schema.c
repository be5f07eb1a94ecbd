/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-foreign-schema.h"

#include <glib/gi18n-lib.h>

#include "data/diple-colours.h"
#include "data/diple-error.h"
#include "data/diple-schema-edit.h"
#include "data/schema/diple-colour-names-private.h"
#include "data/schema/diple-foreign-schema-private.h"
#include "data/schema/diple-schema-private.h"

typedef gboolean (*Reader) (DipleForeign *foreign, const char *text);

gboolean
diple_foreign_refuse (DipleForeign *foreign, guint line, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (
      foreign->error, DIPLE_ERROR, DIPLE_ERROR_INPUT, "%s:%u: %s.", foreign->name, line, what);
  return FALSE;
}

gboolean
diple_foreign_check_name (DipleForeign *foreign, guint line, const char *name)
{
  return diple_schema_is_name (name) ||
         diple_foreign_refuse (foreign,
                               line,
                               _ ("“%s” cannot be a name; write 1 to %d characters without "
                                  "line breaks and without blanks at the ends"),
                               name,
                               DIPLE_SCHEMA_MAXIMUM_NAME);
}

DipleLayer *
diple_foreign_add_layer (DipleForeign *foreign, guint line, const char *name)
{
  g_autofree char *free_name = NULL;

  if (!diple_foreign_check_name (foreign, line, name))
    return NULL;
  free_name = diple_schema_free_name (foreign->schema, name);
  return diple_schema_add_layer (foreign->schema, 0, free_name);
}

/* Some programs give every label the same colour until somebody chooses. */
static gboolean
is_colour_free (const DipleSchema *schema, const char *colour)
{
  for (guint i = 0; i < schema->labels->len; i++)
    if (g_ascii_strcasecmp (((DipleLabel *) g_ptr_array_index (schema->labels, i))->colour,
                            colour) == 0)
      return FALSE;
  return TRUE;
}

static void
take_colour (const DipleSchema *schema, const char *wanted, DipleColour colour)
{
  if (wanted == NULL || !diple_colour_read (wanted, colour) || !is_colour_free (schema, colour))
    diple_schema_propose_colour (schema, colour);
}

static char *
take_key (const DipleSchema *schema, const char *wanted)
{
  g_autofree char *key = wanted != NULL ? g_ascii_strdown (wanted, -1) : NULL;

  if (key == NULL || *key == '\0' || !diple_schema_is_key (key) ||
      diple_schema_is_reserved_key (key) || diple_schema_label_by_key (schema, key) != NULL ||
      (strlen (key) == 1 && g_ascii_isdigit (*key)))
    return g_strdup ("");
  return g_steal_pointer (&key);
}

DipleLabel *
diple_foreign_add_label (DipleForeign *foreign,
                         guint line,
                         gint64 layer,
                         const char *name,
                         const char *colour,
                         const char *key)
{
  const DipleLayer *home = diple_schema_layer (foreign->schema, layer);
  g_autofree char *free_key = take_key (foreign->schema, key);
  DipleColour chosen;
  DipleLabel *label;

  if (!diple_foreign_check_name (foreign, line, name))
    return NULL;
  if (diple_schema_label_by_name (foreign->schema, home->name, name) != NULL)
    {
      diple_foreign_refuse (
          foreign, line, _ ("The label “%s” stands here twice; give each its own name"), name);
      return NULL;
    }
  take_colour (foreign->schema, colour, chosen);
  label = diple_schema_add_label (foreign->schema, 0, layer, name);
  g_strlcpy (label->colour, chosen, sizeof label->colour);
  g_free (label->key);
  label->key = g_steal_pointer (&free_key);
  return label;
}

DipleRelationType *
diple_foreign_add_relation (DipleForeign *foreign, guint line, const char *name)
{
  DipleColour colour;
  DipleRelationType *type;

  if (!diple_foreign_check_name (foreign, line, name))
    return NULL;
  diple_schema_propose_colour (foreign->schema, colour);
  type = diple_schema_add_relation_type (foreign->schema, 0, name);
  g_strlcpy (type->colour, colour, sizeof type->colour);
  return type;
}

static const char *
skip_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return text;
}

/* brat's files begin with a section or a remark, JSON with a bracket, XML with an angle. NULL for
 * JSON of our own, whose reader says best what is wrong with anything else. */
static Reader
recognise (const char *text)
{
  const char *first = skip_blank (text);
  const char *second = *first != '\0' ? skip_blank (first + 1) : first;

  if (*first == '<' && second[0] != '\0' && strchr (second, '>') != NULL &&
      strstr (text, "[entities]") == NULL)
    return diple_foreign_read_label_studio;
  if (*first == '[' && (*second == '{' || *second == ']'))
    return diple_foreign_read_doccano;
  if (*first == '#' || *first == '[' || strstr (text, "[entities]") != NULL)
    return *first == '{' ? NULL : diple_foreign_read_brat;
  return NULL;
}

/* "labels.json" is the schema “labels”. */
static char *
name_of (const char *file)
{
  g_autofree char *base = g_path_get_basename (file);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  g_strstrip (base);
  return diple_schema_is_name (base) ? g_steal_pointer (&base) : g_strdup ("labels");
}

DipleSchema *
diple_schema_read (const char *text, gssize n_bytes, const char *name, GError **error)
{
  g_autoptr (DipleSchema) schema = NULL;
  g_autofree char *copy = NULL;
  DipleForeign foreign;
  Reader reader;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (g_str_has_prefix (text, "\xef\xbb\xbf") && (n_bytes < 0 || n_bytes >= 3))
    {
      text += 3;
      n_bytes = n_bytes < 0 ? n_bytes : n_bytes - 3;
    }
  copy = n_bytes < 0 ? g_strdup (text) : g_strndup (text, n_bytes);
  reader = g_utf8_validate (copy, -1, NULL) ? recognise (copy) : NULL;
  if (reader == NULL)
    return diple_schema_from_json (text, n_bytes, name, error);

  schema = diple_schema_new ();
  foreign = (DipleForeign){ name, schema, error };
  g_free (schema->name);
  schema->name = name_of (name);
  if (!reader (&foreign, copy) || !diple_schema_check (schema, error))
    return NULL;
  if (schema->labels->len > 0 || schema->attributes->len > 0)
    return g_steal_pointer (&schema);
  diple_foreign_refuse (&foreign, 1, _ ("There are no labels in this file"));
  return NULL;
}
