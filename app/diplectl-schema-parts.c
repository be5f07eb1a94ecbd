/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-schema-private.h"

#include "data/diple-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a word may mean; @kind is DIPLE_PART_SCHEMA for any. */
typedef struct
{
  const DipleSchema *schema;
  DipleSchemaPart kind;
  const char *home; /* a layer's, label's or attribute's name, or NULL */
  const char *name;
  GArray *found; /* gint64 */
} Search;

static gboolean
kind_from_name (const char *word, gsize n, DipleSchemaPart *kind)
{
  static const char *const names[] = { "layer", "label", "relation", "attribute", "option" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == n && memcmp (names[i], word, n) == 0)
      {
        *kind = DIPLE_PART_LAYER + i;
        return TRUE;
      }
  return FALSE;
}

/* Whether the part stands in, or is carried by, what is called @home. */
static gboolean
is_at_home (const Search *search, gint64 id)
{
  const DipleLabel *label = diple_schema_label (search->schema, id);
  const DipleAttribute *attribute = diple_schema_attribute (search->schema, id);
  const DipleAttribute *owner = diple_schema_option_owner (search->schema, id);

  if (search->home == NULL)
    return TRUE;
  if (owner != NULL)
    return g_str_equal (owner->name, search->home);
  if (label != NULL)
    return g_str_equal (diple_schema_layer (search->schema, label->layer)->name, search->home);
  for (guint i = 0; attribute != NULL && i < attribute->owners->len; i++)
    if (g_strcmp0 (
            diple_schema_part_name (search->schema, g_array_index (attribute->owners, gint64, i)),
            search->home) == 0)
      return TRUE;
  return attribute != NULL && attribute->owners->len == 0 &&
         attribute->owner == DIPLE_OWNER_DOCUMENT && g_str_equal (search->home, "document");
}

/* All parts begin with their ids. */
static void
look_through (Search *search, const GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      gint64 id = *(const gint64 *) g_ptr_array_index (parts, i);
      DipleSchemaPart kind = DIPLE_PART_SCHEMA;

      diple_schema_find_part (search->schema, id, &kind);
      if ((search->kind == DIPLE_PART_SCHEMA || search->kind == kind) &&
          g_strcmp0 (diple_schema_part_name (search->schema, id), search->name) == 0 &&
          is_at_home (search, id))
        g_array_append_val (search->found, id);
    }
}

static void
look (Search *search)
{
  look_through (search, search->schema->layers);
  look_through (search, search->schema->labels);
  look_through (search, search->schema->relation_types);
  look_through (search, search->schema->attributes);
  for (guint i = 0; search->kind == DIPLE_PART_OPTION && i < search->schema->attributes->len; i++)
    look_through (search,
                  ((DipleAttribute *) g_ptr_array_index (search->schema->attributes, i))->options);
}

static void
look_with_home (Search *search)
{
  const char *cut = strchr (search->name, search->kind == DIPLE_PART_OPTION ? '=' : '/');
  g_autofree char *home = NULL;

  if (search->found->len > 0 || cut == NULL)
    return;
  home = g_strndup (search->name, cut - search->name);
  search->home = home;
  search->name = cut + 1;
  look (search);
}

gboolean
diplectl_find_part (const DipleSchema *schema, const char *word, gint64 *id, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  Search search = { schema, DIPLE_PART_SCHEMA, NULL, word, found };
  const char *colon = strchr (word, ':');

  *id = 0;
  if (g_str_equal (word, "schema"))
    return TRUE;
  if (colon != NULL && kind_from_name (word, (gsize) (colon - word), &search.kind))
    search.name = colon + 1;
  look (&search);
  look_with_home (&search);
  if (found->len == 1)
    {
      *id = g_array_index (found, gint64, 0);
      return TRUE;
    }
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_NOT_FOUND,
               found->len == 0
                   ? _ ("Nothing in the schema is called “%s”; see “diplectl schema usage”")
                   : _ ("Several parts of the schema are called “%s”; write label:, relation:, "
                        "attribute: and so on before it, or attribute:LABEL/NAME"),
               word);
  return FALSE;
}
