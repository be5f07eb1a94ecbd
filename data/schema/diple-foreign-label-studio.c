/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/schema/diple-foreign-schema-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "data/schema/diple-schema-private.h"

/* One labeling configuration: its layers and attributes by the names that its tags have. */
typedef struct
{
  DipleForeign *foreign;
  GHashTable *layers;     /* char * to DipleLayer *, lent by the schema */
  GHashTable *attributes; /* char * to DipleAttribute *, the same */
} Studio;

typedef gboolean (*ReadTag) (Studio *studio, xmlNode *node);

static guint
line_of (const xmlNode *node)
{
  return (guint) MAX (xmlGetLineNo (node), 1);
}

/* An attribute's text, a new string; NULL where it is missing or empty. */
static char *
dup_property (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy =
      value != NULL && *value != '\0' ? g_strstrip (g_strdup ((const char *) value)) : NULL;

  xmlFree (value);
  return copy;
}

static gboolean
is_tag (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, name);
}

static gboolean
has_property (xmlNode *node, const char *name, const char *value)
{
  g_autofree char *found = dup_property (node, name);

  return found != NULL && g_ascii_strcasecmp (found, value) == 0;
}

static gboolean
read_label (Studio *studio, xmlNode *node, const DipleLayer *layer)
{
  g_autofree char *name = dup_property (node, "value");
  g_autofree char *colour = dup_property (node, "background");
  g_autofree char *key = dup_property (node, "hotkey");
  g_autofree char *hint = dup_property (node, "hint");
  DipleLabel *label;

  if (name == NULL)
    return diple_foreign_refuse (
        studio->foreign, line_of (node), _ ("A Label needs a “value”; add it"));
  label = diple_foreign_add_label (studio->foreign, line_of (node), layer->id, name, colour, key);
  if (label != NULL && hint != NULL)
    {
      g_free (label->description);
      label->description = g_steal_pointer (&hint);
    }
  return label != NULL;
}

/* Labels, HyperTextLabels, ParagraphLabels: a layer. */
static gboolean
read_labels (Studio *studio, xmlNode *node)
{
  g_autofree char *name = dup_property (node, "name");
  DipleLayer *layer =
      diple_foreign_add_layer (studio->foreign, line_of (node), name != NULL ? name : "labels");

  if (layer == NULL)
    return FALSE;
  if (name != NULL)
    g_hash_table_insert (studio->layers, g_strdup (name), layer);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (is_tag (child, "Label") && !read_label (studio, child, layer))
      return FALSE;
  return TRUE;
}

static gboolean
read_options (Studio *studio, xmlNode *node, DipleAttribute *attribute)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      g_autofree char *name = NULL;
      g_autofree char *hint = NULL;
      DipleOption *option;

      if (!is_tag (child, "Choice"))
        continue;
      name = dup_property (child, "value");
      hint = dup_property (child, "hint");
      if (name == NULL)
        return diple_foreign_refuse (
            studio->foreign, line_of (child), _ ("A Choice needs a “value”; add it"));
      if (!diple_foreign_check_name (studio->foreign, line_of (child), name))
        return FALSE;
      if (diple_attribute_option (attribute, name) == NULL)
        {
          option = diple_attribute_add_option (attribute, 0, name);
          g_free (option->description);
          option->description = g_strdup (hint != NULL ? hint : "");
        }
      if (!read_options (studio, child, attribute))
        return FALSE;
    }
  return TRUE;
}

/* Whether @words, a list with commas, has @name; no list has everything. */
static gboolean
lists (const char *words, const char *name)
{
  g_auto (GStrv) parts = words != NULL ? g_strsplit (words, ",", -1) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (g_str_equal (g_strstrip (parts[i]), name))
      return TRUE;
  return words == NULL;
}

/* whenTagName with whenLabelValue says which labels carry it. */
static void
read_owners (Studio *studio, xmlNode *node, DipleAttribute *attribute)
{
  g_autofree char *tag = dup_property (node, "whenTagName");
  g_autofree char *values = dup_property (node, "whenLabelValue");
  const DipleLayer *layer = tag != NULL ? g_hash_table_lookup (studio->layers, tag) : NULL;
  const GPtrArray *labels = studio->foreign->schema->labels;

  if (layer == NULL && values == NULL)
    return;
  for (guint i = 0; i < labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (labels, i);
      if ((layer == NULL || label->layer == layer->id) && lists (values, label->name))
        g_array_append_val (attribute->owners, label->id);
    }
}

/* whenTagName with whenChoiceValue says when it is asked for. */
static void
read_conditions (Studio *studio, xmlNode *node, DipleAttribute *attribute)
{
  g_autofree char *tag = dup_property (node, "whenTagName");
  g_autofree char *values = dup_property (node, "whenChoiceValue");
  const DipleAttribute *named = tag != NULL ? g_hash_table_lookup (studio->attributes, tag) : NULL;

  if (named == NULL || named->owner != attribute->owner)
    return;
  for (guint i = 0; i < named->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (named->options, i);
      DipleCondition condition = { named->id, option->id };
      if (values != NULL && lists (values, option->name))
        g_array_append_val (attribute->conditions, condition);
    }
  if (values == NULL)
    {
      DipleCondition any = { named->id, 0 };
      g_array_append_val (attribute->conditions, any);
    }
  if (attribute->owners->len == 0 && named->owners->len > 0)
    g_array_append_vals (attribute->owners, named->owners->data, named->owners->len);
}

/* What is asked for each region is an attribute of spans, other questions one of the document. */
static DipleAttribute *
add_attribute (Studio *studio, xmlNode *node, DipleAttributeType type)
{
  g_autofree char *name = dup_property (node, "name");
  DipleAttributeOwner owner =
      has_property (node, "perRegion", "true") ? DIPLE_OWNER_SPAN : DIPLE_OWNER_DOCUMENT;
  DipleAttribute *attribute;

  if (name == NULL)
    {
      diple_foreign_refuse (studio->foreign,
                            line_of (node),
                            _ ("A %s needs a “name”; add it"),
                            (const char *) node->name);
      return NULL;
    }
  if (!diple_foreign_check_name (studio->foreign, line_of (node), name))
    return NULL;
  if (g_hash_table_contains (studio->attributes, name))
    {
      diple_foreign_refuse (studio->foreign,
                            line_of (node),
                            _ ("The name “%s” stands here twice; give each its own"),
                            name);
      return NULL;
    }
  attribute = diple_schema_add_attribute (studio->foreign->schema, 0, owner, type, name);
  if (owner == DIPLE_OWNER_SPAN)
    read_owners (studio, node, attribute);
  read_conditions (studio, node, attribute);
  g_hash_table_insert (studio->attributes, g_strdup (name), attribute);
  return attribute;
}

static gboolean
read_choices (Studio *studio, xmlNode *node)
{
  DipleAttribute *attribute = add_attribute (
      studio,
      node,
      has_property (node, "choice", "multiple") ? DIPLE_ATTRIBUTE_CHOICES : DIPLE_ATTRIBUTE_CHOICE);

  if (attribute == NULL || !read_options (studio, node, attribute))
    return FALSE;
  return attribute->options->len > 0 ||
         diple_foreign_refuse (
             studio->foreign, line_of (node), _ ("Choices without a Choice; add one"));
}

static gboolean
read_text (Studio *studio, xmlNode *node)
{
  return add_attribute (studio, node, DIPLE_ATTRIBUTE_TEXT) != NULL;
}

static gboolean
read_number (Studio *studio, xmlNode *node)
{
  return add_attribute (studio, node, DIPLE_ATTRIBUTE_NUMBER) != NULL;
}

static gboolean
read_relation (Studio *studio, xmlNode *node)
{
  g_autofree char *name = dup_property (node, "value");

  if (name == NULL)
    return diple_foreign_refuse (
        studio->foreign, line_of (node), _ ("A Relation needs a “value”; add it"));
  if (diple_schema_relation_type_by_name (studio->foreign->schema, name) != NULL)
    return diple_foreign_refuse (studio->foreign,
                                 line_of (node),
                                 _ ("The relation “%s” stands here twice; give each its own name"),
                                 name);
  return diple_foreign_add_relation (studio->foreign, line_of (node), name) != NULL;
}

static ReadTag
reader_of (const xmlNode *node, gboolean labels)
{
  static const struct
  {
    const char *name;
    ReadTag read;
    gboolean labels;
  } tags[] = {
    { "Labels", read_labels, TRUE },          { "HyperTextLabels", read_labels, TRUE },
    { "ParagraphLabels", read_labels, TRUE }, { "Choices", read_choices, FALSE },
    { "TextArea", read_text, FALSE },         { "Number", read_number, FALSE },
    { "Rating", read_number, FALSE },         { "Relation", read_relation, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (is_tag (node, tags[i].name) && tags[i].labels == labels)
      return tags[i].read;
  return NULL;
}

/* Labels first: questions name them, wherever they stand. libxml2 bounds how deep elements may lie.
 */
static gboolean
walk (Studio *studio, xmlNode *node, gboolean labels)
{
  for (; node != NULL; node = node->next)
    {
      ReadTag read = reader_of (node, labels);

      if (read != NULL && !read (studio, node))
        return FALSE;
      if (!walk (studio, node->children, labels))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_xml (DipleForeign *foreign)
{
  const xmlError *problem = xmlGetLastError ();
  g_autofree char *message = g_strdup (problem != NULL ? problem->message : "");

  return diple_foreign_refuse (foreign,
                               problem != NULL && problem->line > 0 ? (guint) problem->line : 1,
                               _ ("This is no valid XML: %s"),
                               g_strchomp (message));
}

gboolean
diple_foreign_read_label_studio (DipleForeign *foreign, const char *text)
{
  g_autoptr (GHashTable) layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Studio studio = { foreign, layers, attributes };
  xmlDoc *document;
  gboolean ok;

  xmlResetLastError ();
  document =
      xmlReadMemory (text,
                     (int) strlen (text),
                     NULL,
                     "UTF-8",
                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  if (document == NULL)
    return refuse_xml (foreign);
  ok = walk (&studio, xmlDocGetRootElement (document), TRUE) &&
       walk (&studio, xmlDocGetRootElement (document), FALSE);
  xmlFreeDoc (document);
  return ok;
}
