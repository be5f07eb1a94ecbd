/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-schema-edit.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"
#include "data/schema/diple-schema-private.h"

/* All parts begin with their ids. */
static gint64
id_at (const GPtrArray *array, guint index)
{
  return *(const gint64 *) g_ptr_array_index (array, index);
}

static guint
index_of (const GPtrArray *array, gint64 id)
{
  for (guint i = 0; i < array->len; i++)
    if (id_at (array, i) == id)
      return i;
  return G_MAXUINT;
}

/* The list that the part stands in, or NULL. */
static GPtrArray *
list_of (DipleSchema *schema, gint64 id)
{
  DipleSchemaPart part;

  if (!diple_schema_find_part (schema, id, &part))
    return NULL;
  switch (part)
    {
    case DIPLE_PART_LAYER:
      return schema->layers;
    case DIPLE_PART_LABEL:
      return schema->labels;
    case DIPLE_PART_RELATION:
      return schema->relation_types;
    case DIPLE_PART_ATTRIBUTE:
      return schema->attributes;
    case DIPLE_PART_OPTION:
      return diple_schema_option_owner (schema, id)->options;
    case DIPLE_PART_SCHEMA:
    default:
      return NULL;
    }
}

static void
move (GPtrArray *array, gint64 id, guint index)
{
  guint from = index_of (array, id);
  gpointer element = g_ptr_array_steal_index (array, from);

  g_ptr_array_insert (array, (int) (index > from ? index - 1 : index), element);
}

/* To the beginning of @layer. */
static void
enter_layer (DipleSchema *schema, gint64 id, gint64 layer, gboolean at_end)
{
  DipleLabel *label = (DipleLabel *) diple_schema_label (schema, id);

  label->layer = layer;
  move (schema->labels, id, at_end ? schema->labels->len : 0);
}

gboolean
diple_schema_place (DipleSchema *schema, gint64 id, gint64 beside, gboolean after, GError **error)
{
  GPtrArray *list = list_of (schema, id);
  DipleLabel *label = (DipleLabel *) diple_schema_label (schema, id);
  const DipleLabel *other = diple_schema_label (schema, beside);

  if (list == NULL || list_of (schema, beside) == NULL)
    return diple_schema_refuse_gone (error);
  if (label != NULL && diple_schema_layer (schema, beside) != NULL)
    {
      enter_layer (schema, id, beside, FALSE);
      return TRUE;
    }
  if (list_of (schema, beside) != list)
    {
      g_set_error_literal (
          error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, _ ("It can only be moved among its own kind"));
      return FALSE;
    }
  if (label != NULL)
    label->layer = other->layer;
  if (id != beside)
    move (list, id, index_of (list, beside) + (after ? 1 : 0));
  return TRUE;
}

/* The next place in the list that shows as one: for a label, in its layer. */
static gint64
neighbour (const DipleSchema *schema, const GPtrArray *list, gint64 id, int direction)
{
  const DipleLabel *label = diple_schema_label (schema, id);
  guint at = index_of (list, id);

  for (guint i = at + (guint) direction; i < list->len; i += (guint) direction)
    {
      const DipleLabel *other = diple_schema_label (schema, id_at (list, i));
      if (label == NULL || other->layer == label->layer)
        return id_at (list, i);
    }
  return 0;
}

static gboolean
step_to_next_layer (DipleSchema *schema, const DipleLabel *label, int direction)
{
  guint layer = index_of (schema->layers, label->layer) + (guint) direction;

  if (layer >= schema->layers->len)
    return FALSE;
  enter_layer (schema, label->id, id_at (schema->layers, layer), direction < 0);
  return TRUE;
}

gboolean
diple_schema_step (DipleSchema *schema, gint64 id, int direction)
{
  GPtrArray *list = list_of (schema, id);
  const DipleLabel *label = diple_schema_label (schema, id);
  gint64 beside;

  if (list == NULL)
    return FALSE;
  beside = neighbour (schema, list, id, direction);
  if (beside != 0)
    return diple_schema_place (schema, id, beside, direction > 0, NULL);
  return label != NULL && step_to_next_layer (schema, label, direction);
}
