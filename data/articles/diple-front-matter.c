/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/articles/diple-front-matter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yaml.h>

/* Front matter is written by hand; more than this is an attack with aliases, or a mistake. */
#define MAX_PAIRS 2000
#define MAX_DEPTH 16

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (yaml_parser_t, yaml_parser_delete)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (yaml_document_t, yaml_document_delete)

typedef struct
{
  yaml_document_t *yaml;
  DipleDocument *document;
  guint n_pairs;
  gboolean too_much;
} Flattening;

static void flatten (Flattening *self, const char *name, int node, guint depth);

/* Whether the line at @line is @marker and nothing but blanks; @next is where the next begins. */
static gboolean
is_marker (const char *line, const char *end, const char *marker, const char **next)
{
  const char *stop = memchr (line, '\n', end - line);
  const char *p = line + strlen (marker);

  *next = stop != NULL ? stop + 1 : end;
  stop = stop != NULL ? stop : end;
  if ((gsize) (stop - line) < strlen (marker) || memcmp (line, marker, strlen (marker)) != 0)
    return FALSE;
  while (p < stop && (*p == ' ' || *p == '\t' || *p == '\r'))
    p++;
  return p == stop;
}

/* Finds the lines between the markers; @after is where the text begins. */
static gboolean
find_block (
    const char *text, gsize n_bytes, const char **block, const char **block_end, const char **after)
{
  const char *end = text + n_bytes;

  if (!is_marker (text, end, "---", block))
    return FALSE;
  for (const char *line = *block; line < end; line = *after)
    if (is_marker (line, end, "---", after) || is_marker (line, end, "...", after))
      {
        *block_end = line;
        return TRUE;
      }
  return FALSE;
}

static const char *
scalar (Flattening *self, int node)
{
  yaml_node_t *found = yaml_document_get_node (self->yaml, node);

  return found != NULL && found->type == YAML_SCALAR_NODE ? (const char *) found->data.scalar.value
                                                          : NULL;
}

/* "~" and "null" without quotes are how YAML says that there is nothing. */
static const char *
value_of (Flattening *self, int node)
{
  yaml_node_t *found = yaml_document_get_node (self->yaml, node);
  const char *value = scalar (self, node);

  if (value != NULL && found->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
      (g_str_equal (value, "~") || g_str_equal (value, "null")))
    return "";
  return value;
}

static void
add_list (Flattening *self, const char *name, yaml_node_t *list, guint depth)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (int *item = list->data.sequence.items.start; item < list->data.sequence.items.top; item++)
    {
      const char *value = value_of (self, *item);

      if (value != NULL && ++self->n_pairs <= MAX_PAIRS)
        g_ptr_array_add (values, (gpointer) value);
      else
        flatten (self, name, *item, depth + 1);
    }
  diple_fact_take_list (self->document, name, values);
}

/* Nested maps become dotted names; "author: {name: …}" is the author. */
static void
add_map (Flattening *self, const char *name, yaml_node_t *map, guint depth)
{
  for (yaml_node_pair_t *pair = map->data.mapping.pairs.start; pair < map->data.mapping.pairs.top;
       pair++)
    {
      const char *key = scalar (self, pair->key);
      gboolean person = key != NULL && g_str_equal (key, "name") &&
                        (g_str_equal (name, "author") || g_str_equal (name, "authors"));
      g_autofree char *dotted = NULL;

      if (key == NULL || key[0] == '\0')
        key = "?";
      dotted = name[0] == '\0' || person ? g_strdup (person ? name : key)
                                         : g_strconcat (name, ".", key, NULL);
      flatten (self, dotted, pair->value, depth + 1);
    }
}

static void
flatten (Flattening *self, const char *name, int node, guint depth)
{
  yaml_node_t *found = yaml_document_get_node (self->yaml, node);
  const char *value = value_of (self, node);

  if (depth > MAX_DEPTH || ++self->n_pairs > MAX_PAIRS)
    {
      self->too_much = TRUE;
      return;
    }
  if (value != NULL)
    diple_fact_take (self->document, name, value);
  else if (found->type == YAML_SEQUENCE_NODE)
    add_list (self, name, found, depth);
  else if (found->type == YAML_MAPPING_NODE)
    add_map (self, name, found, depth);
}

static char *
describe_problem (const yaml_parser_t *parser)
{
  /* Line 1 is the opening marker. */
  return g_strdup_printf (_ ("line %zu: the front matter is not valid YAML (%s), so it was kept as "
                             "part of the text"),
                          parser->problem_mark.line + 2,
                          parser->problem != NULL ? parser->problem : "?");
}

/* What the block says, in a document of its own so that a refusal leaves nothing behind. */
static DipleDocument *
read_map (yaml_document_t *yaml, char **warning)
{
  g_autoptr (DipleDocument) facts = diple_document_new ();
  Flattening flattening = { .yaml = yaml, .document = facts };
  yaml_node_t *root = yaml_document_get_root_node (yaml);

  if (root == NULL)
    return g_steal_pointer (&facts);
  if (root->type != YAML_MAPPING_NODE)
    return NULL;
  add_map (&flattening, "", root, 0);
  if (!flattening.too_much)
    return g_steal_pointer (&facts);
  *warning = g_strdup (
      _ ("the front matter holds too much to be metadata, so it was kept as part of the text"));
  return NULL;
}

static DipleDocument *
parse (const char *block, gsize n_bytes, char **warning)
{
  g_auto (yaml_parser_t) parser = { 0 };
  g_auto (yaml_document_t) yaml = { 0 };

  yaml_parser_initialize (&parser);
  yaml_parser_set_encoding (&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&parser, (const unsigned char *) block, n_bytes);
  if (!yaml_parser_load (&parser, &yaml))
    {
      *warning = describe_problem (&parser);
      return NULL;
    }
  return read_map (&yaml, warning);
}

static void
move_field (char **to, char **from)
{
  g_free (*to);
  *to = g_steal_pointer (from);
  *from = g_strdup ("");
}

static void
move_facts (DipleDocument *to, DipleDocument *from)
{
  move_field (&to->title, &from->title);
  move_field (&to->author, &from->author);
  move_field (&to->published, &from->published);
  move_field (&to->outlet, &from->outlet);
  move_field (&to->url, &from->url);
  move_field (&to->language, &from->language);
  g_ptr_array_extend_and_steal (to->metadata, g_steal_pointer (&from->metadata));
  from->metadata = g_ptr_array_new ();
}

gsize
diple_front_matter_read (const char *text, gsize n_bytes, DipleDocument *document, char **warning)
{
  const char *block = NULL;
  const char *block_end = NULL;
  const char *after = NULL;
  g_autoptr (DipleDocument) facts = NULL;

  if (!find_block (text, n_bytes, &block, &block_end, &after))
    return 0;
  facts = parse (block, block_end - block, warning);
  if (facts == NULL)
    return 0;
  move_facts (document, facts);
  return after - text;
}
