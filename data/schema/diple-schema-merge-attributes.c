/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/schema/diple-schema-merge-private.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"

/* Two attributes at hand, in the schema to be, and the options of the first that the other has
 * under the same name. */
typedef struct
{
  DipleMerge *merge;
  DipleAttribute *from;
  DipleAttribute *into;
} Pair;

static gboolean
begin (Pair *pair)
{
  DipleMerge *merge = pair->merge;

  pair->from = (DipleAttribute *) diple_schema_attribute (merge->next, merge->from);
  pair->into = (DipleAttribute *) diple_schema_attribute (merge->next, merge->into);
  if (pair->from->owner == pair->into->owner &&
      diple_attribute_may_become (pair->from->type, pair->into->type))
    return TRUE;
  g_set_error (merge->error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               _ ("The values of “%s” would be none of “%s”: both must be of one type, on spans, "
                  "relations or documents alike"),
               pair->from->name,
               pair->into->name);
  return FALSE;
}

/* What the option of the first becomes: the other's of the same name, or else itself. */
static gint64
option_after (const Pair *pair, const DipleOption *option)
{
  const DipleOption *same = diple_attribute_option (pair->into, option->name);

  return same != NULL ? same->id : option->id;
}

static gboolean
move_option (Pair *pair, const DipleOption *option)
{
  static const char *const statements[] = {
    "UPDATE span_value SET option = ?1 WHERE option = ?2",
    "UPDATE relation_value SET option = ?1 WHERE option = ?2",
    "UPDATE document_value SET option = ?1 WHERE option = ?2",
  };
  gint64 becomes = option_after (pair, option);

  if (becomes == option->id)
    return diple_merge_run (pair->merge,
                            "UPDATE attribute_option SET attribute = ?1 WHERE id = ?2",
                            pair->into->id,
                            option->id);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!diple_merge_run (pair->merge, statements[i], becomes, option->id))
      return FALSE;
  return TRUE;
}

static gboolean
move_options (Pair *pair)
{
  for (guint i = 0; i < pair->from->options->len; i++)
    if (!move_option (pair, g_ptr_array_index (pair->from->options, i)))
      return FALSE;
  return TRUE;
}

/* A value that is there already stays as it is; what cannot go beside it is purged with @from. */
#define MOVE_ONE(table, same)                                                                      \
  "UPDATE " table " AS a SET attribute = ?1 WHERE attribute = ?2"                                  \
  " AND NOT EXISTS (SELECT 1 FROM " table " AS b WHERE " same " AND b.attribute = ?1)"
#define MOVE_SEVERAL(table, same)                                                                  \
  "UPDATE " table " AS a SET attribute = ?1, ordinal = ordinal + coalesce((SELECT"                 \
  " max(b.ordinal) + 1 FROM " table " AS b WHERE " same " AND b.attribute = ?1), 0)"               \
  " WHERE attribute = ?2 AND NOT EXISTS (SELECT 1 FROM " table " AS b WHERE " same                 \
  " AND b.attribute = ?1 AND b.option = a.option)"
#define SAME_SPAN "b.span = a.span"
#define SAME_RELATION "b.relation = a.relation"
#define SAME_DOCUMENT "b.document = a.document AND b.annotator = a.annotator"

static const char *
move_sql (const Pair *pair)
{
  gboolean several = pair->into->type == DIPLE_ATTRIBUTE_CHOICES;

  switch (pair->into->owner)
    {
    case DIPLE_OWNER_SPAN:
      return several ? MOVE_SEVERAL ("span_value", SAME_SPAN) : MOVE_ONE ("span_value", SAME_SPAN);
    case DIPLE_OWNER_RELATION:
      return several ? MOVE_SEVERAL ("relation_value", SAME_RELATION)
                     : MOVE_ONE ("relation_value", SAME_RELATION);
    case DIPLE_OWNER_DOCUMENT:
    default:
      return several ? MOVE_SEVERAL ("document_value", SAME_DOCUMENT)
                     : MOVE_ONE ("document_value", SAME_DOCUMENT);
    }
}

/* No owners are all of them. */
static void
unite_owners (Pair *pair)
{
  const GArray *from = pair->from->owners;

  if (from->len == 0)
    g_array_set_size (pair->into->owners, 0);
  if (pair->into->owners->len == 0)
    return;
  for (guint i = 0; i < from->len; i++)
    {
      gint64 owner = g_array_index (from, gint64, i);
      if (!diple_attribute_is_on (pair->into, owner))
        g_array_append_val (pair->into->owners, owner);
    }
}

/* What waited for the first waits for the other; that one cannot wait for itself. */
static void
move_conditions (Pair *pair, DipleAttribute *attribute)
{
  for (guint i = attribute->conditions->len; i > 0; i--)
    {
      DipleCondition *condition = &g_array_index (attribute->conditions, DipleCondition, i - 1);
      const DipleOption *option = diple_attribute_option_by_id (pair->from, condition->option);

      if (condition->attribute != pair->from->id)
        continue;
      condition->attribute = pair->into->id;
      if (option != NULL)
        condition->option = option_after (pair, option);
      if (attribute == pair->into)
        g_array_remove_index (attribute->conditions, i - 1);
    }
  diple_attribute_unite_conditions (attribute);
}

static void
unite_options (Pair *pair)
{
  for (guint i = 0; i < pair->from->options->len;)
    {
      const DipleOption *option = g_ptr_array_index (pair->from->options, i);

      if (diple_attribute_option (pair->into, option->name) == NULL)
        g_ptr_array_add (pair->into->options, g_ptr_array_steal_index (pair->from->options, i));
      else
        i++;
    }
}

static gboolean
merge_schema (Pair *pair)
{
  DipleSchema *next = pair->merge->next;

  for (guint i = 0; i < next->attributes->len; i++)
    move_conditions (pair, g_ptr_array_index (next->attributes, i));
  unite_owners (pair);
  unite_options (pair);
  return diple_schema_take_away (next, pair->from->id, NULL, pair->merge->error) &&
         diple_schema_check (next, pair->merge->error);
}

gboolean
diple_merge_attributes (DipleMerge *merge)
{
  static const char decisions[] = "UPDATE decision SET attribute = ?1 WHERE attribute = ?2";
  Pair pair = { .merge = merge };

  return begin (&pair) && move_options (&pair) &&
         diple_merge_run (merge, move_sql (&pair), merge->into, merge->from) &&
         diple_merge_run (merge, decisions, merge->into, merge->from) && merge_schema (&pair);
}

#define COUNT(table, same)                                                                         \
  "(SELECT count(*) FROM " table " AS a JOIN " table " AS b ON " same                              \
  " WHERE a.attribute = ?1 AND b.attribute = ?2)"

/* Where one value is all there can be, the first one's is lost. */
gboolean
diple_merge_count_attributes (DipleMerge *merge, DipleTouch *touch)
{
  static const char sql[] = "SELECT " COUNT ("span_value", SAME_SPAN) " + " COUNT (
      "relation_value", SAME_RELATION) " + " COUNT ("document_value", SAME_DOCUMENT);
  Pair pair = { .merge = merge };

  if (!begin (&pair))
    return FALSE;
  return pair.into->type == DIPLE_ATTRIBUTE_CHOICES ||
         diple_merge_count (merge, sql, &touch->doubles);
}
