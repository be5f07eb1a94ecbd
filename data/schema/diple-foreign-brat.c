/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/schema/diple-foreign-schema-private.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"
#include "data/diple-schema-rules.h"
#include "data/schema/diple-schema-private.h"

typedef enum
{
  NOWHERE,
  ENTITIES,
  RELATIONS,
  EVENTS,
  ATTRIBUTES,
} Section;

/* One annotation.conf. Relations, events' roles and attributes name types that may stand further
 * down, so that they are read once all types are known. */
typedef struct
{
  DipleForeign *foreign;
  DipleLayer *entities; /* or NULL */
  DipleLayer *events;
  GHashTable *macros;  /* char * to char *: "<POG>" and "Person|GPE" */
  GHashTable *parents; /* char * to char *: a type and the one that it stands under */
} Brat;

static Section
section_of (const char *line)
{
  static const char *const names[] = {
    "[entities]",
    "[relations]",
    "[events]",
    "[attributes]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (line, names[i]))
      return ENTITIES + i;
  return NOWHERE;
}

static gboolean
take_macro (Brat *brat, const char *line)
{
  const char *equals = strchr (line, '=');
  g_autofree char *key = NULL;

  if (*line != '<' || equals == NULL)
    return FALSE;
  key = g_strstrip (g_strndup (line, equals - line));
  if (!g_str_has_suffix (key, ">"))
    return FALSE;
  g_hash_table_insert (brat->macros, g_steal_pointer (&key), g_strstrip (g_strdup (equals + 1)));
  return TRUE;
}

/* The first word of the line; @rest is set to what follows it. */
static char *
first_word (const char *line, const char **rest)
{
  gsize n = strcspn (line, " \t");

  *rest = line + n + strspn (line + n, " \t");
  return g_strndup (line, n);
}

/* Tabs set a type under the last one with fewer of them. "!" means that nothing is marked with it.
 */
static gboolean
read_type (Brat *brat, Section section, const char *line, guint number, GPtrArray *above)
{
  guint depth = (guint) strspn (line, "\t ");
  const char *rest;
  g_autofree char *word = first_word (line + depth, &rest);
  const char *name = *word == '!' ? word + 1 : word;
  DipleLayer **layer = section == ENTITIES ? &brat->entities : &brat->events;

  g_ptr_array_set_size (above, (int) MIN (above->len, depth));
  if (above->len > 0)
    g_hash_table_insert (
        brat->parents, g_strdup (name), g_strdup (g_ptr_array_index (above, above->len - 1)));
  while (above->len <= depth)
    g_ptr_array_add (above, g_strdup (name));
  if (*word == '!')
    return TRUE;
  if (*layer == NULL)
    *layer = diple_foreign_add_layer (
        brat->foreign, number, section == ENTITIES ? "entities" : "events");
  return *layer != NULL &&
         diple_foreign_add_label (brat->foreign, number, (*layer)->id, name, NULL, NULL) != NULL;
}

static gboolean
is_under (const Brat *brat, const char *name, const char *type)
{
  for (guint i = 0; name != NULL && i < 100; i++)
    {
      if (g_str_equal (name, type))
        return TRUE;
      name = g_hash_table_lookup (brat->parents, name);
    }
  return FALSE;
}

/* Whether @type, a name or one of brat's words for many, means @label. */
static gboolean
means (const Brat *brat, const char *type, const DipleLabel *label)
{
  if (g_str_equal (type, "<ANY>"))
    return TRUE;
  if (g_str_equal (type, "<ENTITY>"))
    return brat->entities != NULL && label->layer == brat->entities->id;
  if (g_str_equal (type, "<EVENT>"))
    return brat->events != NULL && label->layer == brat->events->id;
  return is_under (brat, label->name, type);
}

static char *
expand (const Brat *brat, const char *types)
{
  g_autoptr (GString) text = g_string_new (types);
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < 5; i++) /* a macro may stand in another one */
    {
      g_hash_table_iter_init (&iter, brat->macros);
      while (g_hash_table_iter_next (&iter, &key, &value))
        g_string_replace (text, key, value, 0);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The labels that "Person|<POG>" means, as ids; refuses a type that is none. */
static GArray *
resolve (Brat *brat, const char *types, guint number)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *expanded = expand (brat, types);
  g_auto (GStrv) names = g_strsplit (expanded, "|", -1);
  const GPtrArray *labels = brat->foreign->schema->labels;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *type = g_strstrip (names[i]);
      guint before = ids->len;

      for (guint j = 0; j < labels->len; j++)
        {
          const DipleLabel *label = g_ptr_array_index (labels, j);
          if (means (brat, type, label))
            g_array_append_val (ids, label->id);
        }
      if (ids->len == before && *type != '<')
        {
          diple_foreign_refuse (brat->foreign,
                                number,
                                _ ("There is no type “%s” in this file; add it or mend the name"),
                                type);
          return NULL;
        }
    }
  return g_steal_pointer (&ids);
}

static gboolean
has_end (const DipleRelationType *type, const DipleRelationEnd *end)
{
  for (guint i = 0; i < type->ends->len; i++)
    if (memcmp (&g_array_index (type->ends, DipleRelationEnd, i), end, sizeof *end) == 0)
      return TRUE;
  return FALSE;
}

static void
add_ends (DipleRelationType *type, const GArray *from, const GArray *to)
{
  for (guint i = 0; i < from->len; i++)
    for (guint j = 0; j < to->len; j++)
      {
        DipleRelationEnd end = { g_array_index (from, gint64, i), g_array_index (to, gint64, j) };
        if (!has_end (type, &end))
          g_array_append_val (type->ends, end);
      }
}

static DipleRelationType *
ensure_relation (Brat *brat, const char *name, guint number)
{
  const DipleRelationType *type = diple_schema_relation_type_by_name (brat->foreign->schema, name);

  return type != NULL ? (DipleRelationType *) type
                      : diple_foreign_add_relation (brat->foreign, number, name);
}

/* The value of @role in "Arg1:Person, Arg2:GPE", a new string, or NULL. */
static char *
argument (const char *rest, const char *role)
{
  g_auto (GStrv) parts = g_strsplit (rest, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *part = g_strstrip (parts[i]);
      if (g_str_has_prefix (part, role) && part[strlen (role)] == ':')
        return g_strstrip (g_strdup (part + strlen (role) + 1));
    }
  return NULL;
}

/* Overlaps are allowed here without a line of their own. */
static gboolean
read_relation (Brat *brat, const char *line, guint number)
{
  const char *rest;
  g_autofree char *name = first_word (line, &rest);
  g_autofree char *one = argument (rest, "Arg1");
  g_autofree char *other = argument (rest, "Arg2");
  g_autofree char *kind = argument (rest, "<REL-TYPE>");
  g_autoptr (GArray) from = NULL;
  g_autoptr (GArray) to = NULL;
  DipleRelationType *type;

  if (*name == '<')
    return TRUE;
  if (one == NULL || other == NULL)
    return diple_foreign_refuse (
        brat->foreign, number, _ ("The relation “%s” needs Arg1 and Arg2"), name);
  from = resolve (brat, one, number);
  to = from != NULL ? resolve (brat, other, number) : NULL;
  type = to != NULL ? ensure_relation (brat, name, number) : NULL;
  if (type == NULL)
    return FALSE;
  type->symmetric = type->symmetric || (kind != NULL && g_str_has_prefix (kind, "symmetric"));
  add_ends (type, from, to);
  return TRUE;
}

/* "Place-Arg?" may be missing, "Theme*" and "Theme+" repeat, "Theme{2}" says how often. */
static char *
read_role (const char *word, guint *maximum)
{
  gsize n = strcspn (word, "?*+{");

  if (word[n] == '*' || word[n] == '+')
    *maximum = 0;
  else if (word[n] == '{')
    {
      const char *last = strpbrk (word + n + 1, "-,");
      *maximum = (guint) g_ascii_strtoull (last != NULL ? last + 1 : word + n + 1, NULL, 10);
    }
  else
    *maximum = 1;
  return g_strstrip (g_strndup (word, n));
}

/* A role leads from the event to whoever plays it. */
static gboolean
add_role (Brat *brat, const GArray *event, const char *part, guint number)
{
  const char *colon = strchr (part, ':');
  g_autofree char *word = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GArray) to = NULL;
  DipleRelationType *type;
  gboolean known;
  guint maximum = 0;

  if (colon == NULL)
    return diple_foreign_refuse (
        brat->foreign, number, _ ("“%s” is no role; write Role:Type"), part);
  if (*part == '<')
    return TRUE;
  word = g_strndup (part, colon - part);
  name = read_role (word, &maximum);
  known = diple_schema_relation_type_by_name (brat->foreign->schema, name) != NULL;
  to = resolve (brat, colon + 1, number);
  type = to != NULL ? ensure_relation (brat, name, number) : NULL;
  if (type == NULL)
    return FALSE;
  if (!known)
    type->maximum = maximum;
  else if (type->maximum != 0)
    type->maximum = maximum == 0 ? 0 : MAX (type->maximum, maximum);
  add_ends (type, event, to);
  return TRUE;
}

static gboolean
read_event (Brat *brat, const char *line, guint number)
{
  const char *rest;
  g_autofree char *name = first_word (line + strspn (line, "\t "), &rest);
  const DipleLabel *label =
      *name != '!' && brat->events != NULL
          ? diple_schema_label_by_name (brat->foreign->schema, brat->events->name, name)
          : NULL;
  g_autoptr (GArray) event = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) parts = g_strsplit (rest, ",", -1);

  if (label == NULL)
    return TRUE;
  g_array_append_val (event, label->id);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && !add_role (brat, event, parts[i], number))
      return FALSE;
  return TRUE;
}

static DipleAttribute *
find_attribute (Brat *brat, const char *name)
{
  for (guint i = 0; i < brat->foreign->schema->attributes->len; i++)
    {
      DipleAttribute *attribute = g_ptr_array_index (brat->foreign->schema->attributes, i);
      if (g_str_equal (attribute->name, name))
        return attribute;
    }
  return NULL;
}

static void
add_options (DipleAttribute *attribute, const char *values)
{
  g_auto (GStrv) names = g_strsplit (values != NULL ? values : "", "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (*g_strstrip (names[i]) != '\0' && diple_attribute_option (attribute, names[i]) == NULL)
      diple_attribute_add_option (attribute, 0, names[i]);
}

/* An attribute may have one line for entities and one for events. */
static gboolean
read_attribute (Brat *brat, const char *line, guint number)
{
  const char *rest;
  g_autofree char *name = first_word (line, &rest);
  g_autofree char *types = argument (rest, "Arg");
  g_autofree char *values = argument (rest, "Value");
  g_autoptr (GArray) owners = NULL;
  DipleAttribute *attribute = find_attribute (brat, name);

  if (types == NULL)
    return diple_foreign_refuse (brat->foreign, number, _ ("The attribute “%s” needs Arg"), name);
  if (!diple_foreign_check_name (brat->foreign, number, name))
    return FALSE;
  owners = resolve (brat, types, number);
  if (owners == NULL)
    return FALSE;
  if (owners->len == 0)
    return TRUE; /* of relations, or of events where there are none */
  if (attribute == NULL)
    attribute = diple_schema_add_attribute (brat->foreign->schema,
                                            0,
                                            DIPLE_OWNER_SPAN,
                                            values != NULL ? DIPLE_ATTRIBUTE_CHOICE
                                                           : DIPLE_ATTRIBUTE_BOOLEAN,
                                            name);
  for (guint i = 0; i < owners->len; i++)
    if (attribute->owners->len == 0 ||
        !diple_attribute_is_carried (
            attribute, DIPLE_OWNER_SPAN, g_array_index (owners, gint64, i)))
      g_array_append_val (attribute->owners, g_array_index (owners, gint64, i));
  add_options (attribute, values);
  return TRUE;
}

static gboolean
read_line (Brat *brat, Section section, const char *line, guint number, GPtrArray *above)
{
  if (above != NULL)
    return section == ENTITIES || section == EVENTS ? read_type (brat, section, line, number, above)
                                                    : TRUE;
  switch (section)
    {
    case RELATIONS:
      return read_relation (brat, line, number);
    case EVENTS:
      return read_event (brat, line, number);
    case ATTRIBUTES:
      return read_attribute (brat, line, number);
    case NOWHERE:
    case ENTITIES:
    default:
      return TRUE;
    }
}

/* One walk through the lines; with @above the types are read, without it what names them. */
static gboolean
walk (Brat *brat, const char *text, GPtrArray *above)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Section section = NOWHERE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strchomp (lines[i]);
      const char *word = line + strspn (line, " \t");

      if (*word == '\0' || *word == '#' || g_str_has_prefix (word, "--"))
        continue;
      if (*word == '[')
        {
          section = section_of (word);
          if (above != NULL)
            g_ptr_array_set_size (above, 0);
          continue;
        }
      if (take_macro (brat, word))
        continue;
      if (section == NOWHERE)
        return diple_foreign_refuse (
            brat->foreign, i + 1, _ ("A section like [entities] is expected before “%s”"), word);
      if (!read_line (brat, section, line, i + 1, above))
        return FALSE;
    }
  return TRUE;
}

gboolean
diple_foreign_read_brat (DipleForeign *foreign, const char *text)
{
  g_autoptr (GHashTable) macros = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) above = g_ptr_array_new_with_free_func (g_free);
  Brat brat = { foreign, NULL, NULL, macros, parents };

  return walk (&brat, text, above) && walk (&brat, text, NULL);
}
