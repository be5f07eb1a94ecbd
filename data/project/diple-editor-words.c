/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/project/diple-editor-private.h"

/* How much of a quotation the history shows. */
#define QUOTE_CODE_POINTS 40

char *
diple_editor_quote (DipleEditor *self, DipleRange range)
{
  gboolean cut = range.end - range.start > QUOTE_CODE_POINTS;
  g_autofree char *text = NULL;

  if (cut)
    range.end = range.start + QUOTE_CODE_POINTS;
  text = diple_text_map_dup_range (self->map, range);
  g_strdelimit (text, "\n\r\t", ' ');
  return g_strconcat (text, cut ? "…" : "", NULL);
}

char *
diple_editor_quote_span (DipleEditor *self, gint64 id)
{
  const DipleSpan *span = diple_span_index_find (self->spans, id, NULL);
  const DipleFarSpan *far;
  g_autofree char *cut = NULL;

  if (span != NULL)
    return diple_editor_quote (self, span->range);
  far = diple_editor_get_far (self, id);
  if (far == NULL)
    return g_strdup ("?");
  if (g_utf8_strlen (far->surface, -1) <= QUOTE_CODE_POINTS)
    return g_strdup (far->surface);
  cut = g_utf8_substring (far->surface, 0, QUOTE_CODE_POINTS);
  return g_strconcat (cut, "…", NULL);
}

const char *
diple_editor_label_name (DipleEditor *self, gint64 label)
{
  const DipleLabel *found = diple_schema_label (self->schema, label);

  return found != NULL ? found->name : "?";
}

const char *
diple_document_name (const DipleDocument *document)
{
  return *document->title != '\0' ? document->title : document->source;
}

static const char *
name_of_option (const DipleAttribute *attribute, gint64 id)
{
  for (guint i = 0; attribute != NULL && i < attribute->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (attribute->options, i);

      if (option->id == id)
        return option->name;
    }
  return "?";
}

static const char *
name_of_value (DipleEditor *self, const DipleAttribute *attribute, const DipleValue *value)
{
  const char *name = value->text;

  if (value->option != 0)
    return name_of_option (attribute, value->option);
  if (value->entity != 0)
    name = diple_editor_get_entity_name (self, value->entity);
  return name != NULL ? name : "?";
}

char *
diple_editor_describe_values (DipleEditor *self,
                              gint64 attribute,
                              const DipleValue *items,
                              guint n_items)
{
  const DipleAttribute *found = diple_schema_attribute (self->schema, attribute);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n_items; i++)
    {
      if (i > 0)
        g_string_append (words, ", ");
      g_string_append (words, name_of_value (self, found, &items[i]));
    }
  if (g_utf8_strlen (words->str, -1) > QUOTE_CODE_POINTS)
    {
      g_string_truncate (
          words, (gsize) (g_utf8_offset_to_pointer (words->str, QUOTE_CODE_POINTS) - words->str));
      g_string_append (words, "…");
    }
  return g_string_free (words, FALSE);
}
