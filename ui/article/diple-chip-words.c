/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-highlight-painter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters of a text value that a chip shows. */
#define LONGEST 24

#define SEPARATOR " · "

static const DipleOption *
find_option (const DipleAttribute *attribute, gint64 id)
{
  for (guint i = 0; i < attribute->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (attribute->options, i);

      if (option->id == id)
        return option;
    }
  return NULL;
}

static void
append_cut (GString *words, const char *text)
{
  const gboolean whole = g_utf8_strlen (text, -1) <= LONGEST;
  const char *end = whole ? text + strlen (text) : g_utf8_offset_to_pointer (text, LONGEST - 1);

  g_string_append (words, SEPARATOR);
  g_string_append_len (words, text, end - text);
  if (!whole)
    g_string_append (words, "…");
}

static const char *
option_words (const DipleAttribute *attribute, const DipleValue *value)
{
  const DipleOption *option = find_option (attribute, value->option);

  return option != NULL && g_strcmp0 (option->name, attribute->default_value) != 0 ? option->name
                                                                                   : NULL;
}

/* A yes says what is so; a no says nothing. Numbers would say nothing without their name. */
static void
append_value (GString *words,
              DipleEditor *editor,
              const DipleAttribute *attribute,
              const DipleValue *value)
{
  const char *text = value->text != NULL ? value->text : "";
  g_autofree char *number = NULL;

  if (value->option != 0)
    text = option_words (attribute, value);
  else if (value->entity != 0)
    text = diple_editor_get_entity_name (editor, value->entity);
  else if (attribute->type == DIPLE_ATTRIBUTE_BOOLEAN)
    text = g_str_equal (text, "true") ? attribute->name : NULL;
  else if (attribute->type == DIPLE_ATTRIBUTE_NUMBER)
    /* Translators: an attribute and its number, on the small chip above a span. */
    text = number = g_strdup_printf (_ ("%s %s"), attribute->name, text);
  if (text != NULL && *text != '\0')
    append_cut (words, text);
}

char *
diple_chip_words (DipleEditor *editor, const DipleSpan *span)
{
  const GPtrArray *attributes = diple_editor_get_schema (editor)->attributes;
  g_autoptr (GString) words = NULL;

  if (span->values.n_items == 0)
    return NULL;
  words = g_string_new (NULL);
  for (guint i = 0; i < attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (attributes, i);
      const DipleValue *values;
      guint n = 0;

      values = diple_values_get (&span->values, attribute->id, &n);
      for (guint j = 0; values != NULL && j < n; j++)
        append_value (words, editor, attribute, &values[j]);
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}
