/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/export/diple-export-names-private.h"

#include <glib/gi18n-lib.h>

#include "data/diple-annotators.h"
#include "data/diple-schema-store.h"
#include "data/export/diple-json-buffer-private.h"
#include "data/store/diple-sql-private.h"

#define LAYER_ID -1 /* no annotator has it */

static void
free_name (DipleExportName *name)
{
  g_free (name->json);
  g_free (name->name);
  g_free (name);
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) free_name);
}

/* Takes @json. */
static DipleExportName *
add_name (GHashTable *table, gint64 id, const char *name, DipleJsonBuffer *json)
{
  DipleExportName *entry = g_new0 (DipleExportName, 1);

  entry->id = id;
  entry->name = g_strdup (name);
  entry->json = g_steal_pointer (&json->data);
  entry->n_bytes = json->length;
  g_hash_table_replace (table, &entry->id, entry);
  return entry;
}

static gboolean
is_wellformed (const DipleJsonBuffer *json, GError **error)
{
  if (json->malformed)
    g_set_error_literal (error,
                         DIPLE_ERROR,
                         DIPLE_ERROR_CORRUPT,
                         _ ("A name in the project is not UTF-8; open a backup"));
  return !json->malformed;
}

/* @before and @after stand round the quoted name. */
static DipleExportName *
add_quoted (GHashTable *table,
            gint64 id,
            const char *before,
            const char *name,
            const char *after,
            GError **error)
{
  g_auto (DipleJsonBuffer) json;

  diple_json_buffer_init (&json);
  diple_json_buffer_add (&json, before, strlen (before));
  diple_json_buffer_add_string (&json, name, strlen (name));
  diple_json_buffer_add (&json, after, strlen (after));
  return is_wellformed (&json, error) ? add_name (table, id, name, &json) : NULL;
}

static gboolean
add_label (DipleExportNames *self, const DipleLabel *label, GError **error)
{
  const DipleLayer *layer = diple_schema_layer (self->schema, label->layer);
  g_auto (DipleJsonBuffer) json;

  diple_json_buffer_init (&json);
  diple_json_buffer_add_literal (&json, "\"layer\":");
  diple_json_buffer_add_string (&json, layer->name, strlen (layer->name));
  diple_json_buffer_add_literal (&json, ",\"label\":");
  diple_json_buffer_add_string (&json, label->name, strlen (label->name));
  return is_wellformed (&json, error) &&
         add_name (self->labels, label->id, label->name, &json) != NULL;
}

static gboolean
add_attribute (DipleExportNames *self, const DipleAttribute *attribute, GError **error)
{
  if (add_quoted (
          self->attributes, attribute->id, "{\"name\":", attribute->name, ",\"value\":", error) ==
      NULL)
    return FALSE;
  for (guint i = 0; i < attribute->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (attribute->options, i);
      if (add_quoted (self->options, option->id, "", option->name, "", error) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_schema (DipleExportNames *self, GError **error)
{
  for (guint i = 0; i < self->schema->labels->len; i++)
    if (!add_label (self, g_ptr_array_index (self->schema->labels, i), error))
      return FALSE;
  for (guint i = 0; i < self->schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (self->schema->relation_types, i);
      if (add_quoted (self->types, type->id, "", type->name, "", error) == NULL)
        return FALSE;
    }
  for (guint i = 0; i < self->schema->attributes->len; i++)
    if (!add_attribute (self, g_ptr_array_index (self->schema->attributes, i), error))
      return FALSE;
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const DipleExportName *first = *(DipleExportName *const *) a;
  const DipleExportName *second = *(DipleExportName *const *) b;
  int order = strcmp (first->name, second->name);

  return order != 0 ? order : (first->id > second->id) - (first->id < second->id);
}

static GPtrArray *
sort_names (GHashTable *table)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &name))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
rank_names (GHashTable *table)
{
  g_autoptr (GPtrArray) names = sort_names (table);

  for (guint i = 1; i < names->len; i++)
    {
      const DipleExportName *before = g_ptr_array_index (names, i - 1);
      DipleExportName *name = g_ptr_array_index (names, i);
      name->rank = before->rank + (g_str_equal (before->name, name->name) ? 0 : 1);
    }
}

static gboolean
add_annotators (DipleExportNames *self, DipleStore *store, gboolean selected, GError **error)
{
  g_autoptr (GPtrArray) annotators = diple_annotators_list (store, error);

  if (annotators == NULL)
    return FALSE;
  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = g_ptr_array_index (annotators, i);
      DipleExportName *name =
          add_quoted (self->annotators, annotator->id, "", annotator->name, "", error);

      if (name == NULL)
        return FALSE;
      /* A second pass is there for those who ask for it by name. */
      name->selected = selected && annotator->again_of == 0;
    }
  return TRUE;
}

static gboolean
refuse_stranger (const DipleExportNames *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) sorted = sort_names (self->annotators);
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < sorted->len; i++)
    {
      const DipleExportName *annotator = g_ptr_array_index (sorted, i);
      g_string_append_printf (known, "%s“%s”", i > 0 ? ", " : "", annotator->name);
    }
  if (sorted->len == 0)
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_NOT_FOUND,
                 _ ("There is no annotator “%s”: nobody has worked on this project yet"),
                 name);
  else
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_NOT_FOUND,
                 _ ("There is no annotator “%s” in this project; there are %s"),
                 name,
                 known->str);
  return FALSE;
}

static gboolean
select_annotators (DipleExportNames *self, const char *const *names, GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      GHashTableIter iter;
      gpointer value;
      gboolean found = FALSE;

      g_hash_table_iter_init (&iter, self->annotators);
      while (!found && g_hash_table_iter_next (&iter, NULL, &value))
        {
          DipleExportName *annotator = value;
          found = g_str_equal (annotator->name, names[i]);
          annotator->selected |= found;
        }
      if (!found)
        return refuse_stranger (self, names[i], error);
    }
  return TRUE;
}

/* A gold or majority export is all in the name of one annotator, who need not be in the project. */
static gboolean
add_layer (DipleExportNames *self, DipleExportAnnotations annotations, GError **error)
{
  const char *name = annotations == DIPLE_EXPORT_GOLD ? "gold" : "majority";

  if (annotations == DIPLE_EXPORT_OF_ANNOTATORS)
    return TRUE;
  self->layer = add_quoted (self->annotators, LAYER_ID, "", name, "", error);
  if (self->layer != NULL)
    self->layer->selected = TRUE;
  return self->layer != NULL;
}

static char *
list_selection (const DipleExportNames *self)
{
  g_autoptr (GPtrArray) names = sort_names (self->annotators);
  g_autoptr (GString) list = g_string_new ("[");

  for (guint i = 0; i < names->len; i++)
    {
      const DipleExportName *name = g_ptr_array_index (names, i);
      if (name->selected)
        g_string_append_printf (list, "%s%" G_GINT64_FORMAT, list->len > 1 ? "," : "", name->id);
    }
  g_string_append_c (list, ']');
  return g_string_free (g_steal_pointer (&list), FALSE);
}

DipleExportNames *
diple_export_names_load (DipleStore *store, const DipleExportOptions *options, GError **error)
{
  const DipleExportAnnotations annotations =
      options != NULL ? options->annotations : DIPLE_EXPORT_OF_ANNOTATORS;
  const gboolean people = annotations == DIPLE_EXPORT_OF_ANNOTATORS;
  const char *const *names = options != NULL && people ? options->annotators : NULL;
  g_autoptr (DipleExportNames) self = g_new0 (DipleExportNames, 1);

  self->annotators = new_table ();
  self->labels = new_table ();
  self->types = new_table ();
  self->attributes = new_table ();
  self->options = new_table ();
  self->schema = diple_schema_load (store, error);
  if (self->schema == NULL || !add_schema (self, error) ||
      !add_annotators (self, store, names == NULL && people, error) ||
      !add_layer (self, annotations, error) ||
      (names != NULL && !select_annotators (self, names, error)))
    return NULL;

  rank_names (self->annotators);
  rank_names (self->labels);
  rank_names (self->types);
  rank_names (self->attributes);
  self->selection = list_selection (self);
  return g_steal_pointer (&self);
}

void
diple_export_names_free (DipleExportNames *self)
{
  g_clear_pointer (&self->schema, diple_schema_unref);
  g_hash_table_unref (self->annotators);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->attributes);
  g_hash_table_unref (self->options);
  g_free (self->selection);
  g_free (self);
}

DipleExportName *
diple_export_names_find (GHashTable *table, gint64 id)
{
  return g_hash_table_lookup (table, &id);
}

GPtrArray *
diple_export_names_sorted (const DipleExportNames *self)
{
  return sort_names (self->annotators);
}
