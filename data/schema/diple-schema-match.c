/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/schema/diple-schema-private.h"

#include "data/diple-schema-edit.h"

/* Gives a schema the ids of the one it follows, wherever the two mean the same thing. */
typedef struct
{
  const DipleSchema *old;
  const DipleSchema *wanted;
  DipleSchema *result;
  GHashTable *ids;   /* gint64 * to gint64 *: an id of wanted and its id in result */
  GHashTable *taken; /* gint64 *: ids of old that are in use again; lent by ids */
} Match;

static gint64
map (const Match *match, gint64 id)
{
  const gint64 *found = g_hash_table_lookup (match->ids, &id);

  g_assert (found != NULL);
  return *found;
}

/* Lets @wanted go on as @old, or as itself when that is 0. */
static gint64
take (Match *match, gint64 wanted, gint64 old)
{
  gint64 *key = g_new (gint64, 1);
  gint64 *value = g_new (gint64, 1);

  *key = wanted;
  *value = old != 0 ? old : wanted;
  g_hash_table_insert (match->ids, key, value);
  g_hash_table_add (match->taken, value);
  return *value;
}

static gboolean
is_taken (const Match *match, gint64 id)
{
  return g_hash_table_contains (match->taken, &id);
}

static void
match_layers (Match *match)
{
  for (guint i = 0; i < match->wanted->layers->len; i++)
    {
      const DipleLayer *wanted = g_ptr_array_index (match->wanted->layers, i);
      gint64 id = 0;
      DipleLayer *layer;

      for (guint j = 0; j < match->old->layers->len && id == 0; j++)
        {
          const DipleLayer *old = g_ptr_array_index (match->old->layers, j);
          if (g_str_equal (old->name, wanted->name))
            id = old->id;
        }
      layer = diple_schema_add_layer (match->result, take (match, wanted->id, id), wanted->name);
      layer->overlap = wanted->overlap;
      g_free (layer->description);
      layer->description = g_strdup (wanted->description);
    }
}

/* The label of the same layer and name; failing that the only one of that name on both sides, which
 * has moved to another layer. */
static gint64
find_label (const Match *match, const DipleLabel *wanted)
{
  const DipleLayer *layer = diple_schema_layer (match->wanted, wanted->layer);
  const DipleLabel *old = diple_schema_label_by_name (match->old, layer->name, wanted->name);

  if (old == NULL && diple_schema_label_by_name (match->wanted, NULL, wanted->name) == wanted)
    old = diple_schema_label_by_name (match->old, NULL, wanted->name);
  return old != NULL ? old->id : 0;
}

static const DipleExample *
find_example (const Match *match, const DipleLabel *old, const DipleExample *wanted)
{
  for (guint i = 0; old != NULL && i < old->examples->len; i++)
    {
      const DipleExample *example = g_ptr_array_index (old->examples, i);
      if (example->positive == wanted->positive && g_str_equal (example->text, wanted->text) &&
          !is_taken (match, example->id))
        return example;
    }
  return NULL;
}

/* A link that a file cannot hold stays with its words. */
static void
match_examples (Match *match, const DipleLabel *wanted, DipleLabel *label)
{
  const DipleLabel *old = diple_schema_label (match->old, label->id);

  for (guint i = 0; i < wanted->examples->len; i++)
    {
      const DipleExample *example = g_ptr_array_index (wanted->examples, i);
      const DipleExample *same = find_example (match, old, example);
      const DipleExample *linked = example->document == 0 && same != NULL ? same : example;
      gint64 id = take (match, example->id, same != NULL ? same->id : 0);
      DipleExample *copy = diple_label_add_example (label, id, example->positive, example->text);

      g_free (copy->note);
      copy->note = g_strdup (example->note);
      copy->document = linked->document;
      copy->span = linked->span;
      copy->start = linked->start;
      copy->end = linked->end;
    }
}

static void
match_labels (Match *match)
{
  for (guint i = 0; i < match->wanted->labels->len; i++)
    {
      const DipleLabel *wanted = g_ptr_array_index (match->wanted->labels, i);
      gint64 id = take (match, wanted->id, find_label (match, wanted));
      DipleLabel *label =
          diple_schema_add_label (match->result, id, map (match, wanted->layer), wanted->name);

      g_free (label->description);
      label->description = g_strdup (wanted->description);
      g_free (label->key);
      label->key = g_strdup (wanted->key);
      g_strlcpy (label->colour, wanted->colour, sizeof label->colour);
      label->fragments = wanted->fragments;
      g_free (label->guideline);
      label->guideline = g_strdup (wanted->guideline);
      match_examples (match, wanted, label);
    }
}

static void
match_relation_types (Match *match)
{
  for (guint i = 0; i < match->wanted->relation_types->len; i++)
    {
      const DipleRelationType *wanted = g_ptr_array_index (match->wanted->relation_types, i);
      const DipleRelationType *old = diple_schema_relation_type_by_name (match->old, wanted->name);
      gint64 id = take (match, wanted->id, old != NULL ? old->id : 0);
      DipleRelationType *type = diple_schema_add_relation_type (match->result, id, wanted->name);

      g_free (type->description);
      type->description = g_strdup (wanted->description);
      g_free (type->key);
      type->key = g_strdup (wanted->key);
      g_strlcpy (type->colour, wanted->colour, sizeof type->colour);
      type->symmetric = wanted->symmetric;
      type->across = wanted->across;
      type->maximum = wanted->maximum;
      type->needed_from = wanted->needed_from;
      type->needed_to = wanted->needed_to;
      for (guint j = 0; j < wanted->ends->len; j++)
        {
          DipleRelationEnd end = g_array_index (wanted->ends, DipleRelationEnd, j);
          end.from_label = map (match, end.from_label);
          end.to_label = map (match, end.to_label);
          g_array_append_val (type->ends, end);
        }
    }
}

/* One value may become several; any other change of type makes another attribute. */
gboolean
diple_attribute_may_become (DipleAttributeType old, DipleAttributeType wanted)
{
  return old == wanted || (old == DIPLE_ATTRIBUTE_CHOICE && wanted == DIPLE_ATTRIBUTE_CHOICES);
}

/* The owners of @attribute, which already has ids of the result, against those of an old one. */
static gboolean
same_owners (const DipleAttribute *a, const DipleAttribute *b)
{
  if (a->owners->len != b->owners->len)
    return FALSE;
  for (guint i = 0; i < a->owners->len; i++)
    if (g_array_index (a->owners, gint64, i) != g_array_index (b->owners, gint64, i))
      return FALSE;
  return TRUE;
}

static gint64
find_attribute (const Match *match, const DipleAttribute *attribute)
{
  const DipleAttribute *best = NULL;

  for (guint i = 0; i < match->old->attributes->len; i++)
    {
      const DipleAttribute *old = g_ptr_array_index (match->old->attributes, i);

      if (is_taken (match, old->id) || !g_str_equal (old->name, attribute->name) ||
          !diple_attribute_may_become (old->type, attribute->type) ||
          !diple_attributes_meet (old, attribute))
        continue;
      if (same_owners (old, attribute))
        return old->id;
      if (best == NULL)
        best = old;
    }
  return best != NULL ? best->id : 0;
}

static void
match_options (Match *match, const DipleAttribute *wanted, DipleAttribute *attribute)
{
  const DipleAttribute *old = diple_schema_attribute (match->old, attribute->id);

  for (guint i = 0; i < wanted->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (wanted->options, i);
      const DipleOption *same = old != NULL ? diple_attribute_option (old, option->name) : NULL;
      gint64 id = take (match, option->id, same != NULL ? same->id : 0);
      DipleOption *copy = diple_attribute_add_option (attribute, id, option->name);

      g_free (copy->description);
      copy->description = g_strdup (option->description);
      copy->excuses = option->excuses;
    }
}

static void
match_attribute (Match *match, const DipleAttribute *wanted)
{
  DipleAttribute *attribute = diple_schema_add_attribute (
      match->result, wanted->id, wanted->owner, wanted->type, wanted->name);

  for (guint i = 0; i < wanted->owners->len; i++)
    {
      gint64 owner = map (match, g_array_index (wanted->owners, gint64, i));
      g_array_append_val (attribute->owners, owner);
    }
  attribute->id = take (match, wanted->id, find_attribute (match, attribute));
  g_free (attribute->description);
  attribute->description = g_strdup (wanted->description);
  g_free (attribute->default_value);
  attribute->default_value = g_strdup (wanted->default_value);
  attribute->carried = wanted->carried;
  attribute->compared = wanted->compared;
  match_options (match, wanted, attribute);
}

/* Once all attributes are matched: a condition may name a later one. */
static void
match_conditions (Match *match, const DipleAttribute *wanted)
{
  const DipleAttribute *attribute = diple_schema_attribute (match->result, map (match, wanted->id));

  for (guint i = 0; i < wanted->conditions->len; i++)
    {
      DipleCondition condition = g_array_index (wanted->conditions, DipleCondition, i);

      condition.attribute = map (match, condition.attribute);
      if (condition.option != 0)
        condition.option = map (match, condition.option);
      g_array_append_val (attribute->conditions, condition);
    }
}

DipleSchema *
diple_schema_match (const DipleSchema *old, const DipleSchema *wanted)
{
  g_autoptr (DipleSchema) result = diple_schema_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_int64_hash, g_int64_equal);
  Match match = { old, wanted, result, ids, taken };

  g_free (result->name);
  result->name = g_strdup (wanted->name);
  g_free (result->guideline);
  result->guideline = g_strdup (wanted->guideline);
  match_layers (&match);
  match_labels (&match);
  match_relation_types (&match);
  for (guint i = 0; i < wanted->attributes->len; i++)
    match_attribute (&match, g_ptr_array_index (wanted->attributes, i));
  for (guint i = 0; i < wanted->attributes->len; i++)
    match_conditions (&match, g_ptr_array_index (wanted->attributes, i));
  return g_steal_pointer (&result);
}
