/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-schema-work-private.h"

#include <glib/gi18n-lib.h>

/* What one step needs to know; each uses its part. */
typedef struct
{
  gint64 id;
  gint64 other; /* where it goes, or its home */
  gboolean after;
  int direction;
  DipleSchemaPart part;
  DipleSchemaField field;
  DipleSchemaList list;
  char *value;
  GArray *array;
  gint64 made;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->value);
  g_clear_pointer (&step->array, g_array_unref);
  g_free (step);
}

static gboolean
set_field (DipleSchema *schema, gpointer data, GError **error)
{
  Step *step = data;

  return diple_schema_set_field (schema, step->id, step->field, step->value, error);
}

static gboolean
set_field_step (DipleStore *store, gpointer data, gint64 *made, GError **error)
{
  return diple_schema_change (store, set_field, data, error);
}

void
diple_schema_work_set_field (DipleSchemaWork *self,
                             gint64 id,
                             DipleSchemaField field,
                             const char *value)
{
  const DipleSchema *schema = diple_schema_work_get_schema (self);
  g_autofree char *old = schema != NULL ? diple_schema_dup_field (schema, id, field) : NULL;
  g_autofree char *sentence = NULL;
  Step *step;

  if (old == NULL || g_str_equal (old, value))
    return;
  sentence = diple_schema_describe_change (schema, id, field, value);
  step = g_new0 (Step, 1);
  step->id = id;
  step->field = field;
  step->value = g_strdup (value);
  diple_schema_work_run (self, set_field_step, step, step_free, sentence, FALSE);
}

static gboolean
set_list (DipleSchema *schema, gpointer data, GError **error)
{
  Step *step = data;

  switch (step->list)
    {
    case DIPLE_LIST_OWNERS:
      return diple_schema_set_owners (schema, step->id, step->array, error);
    case DIPLE_LIST_CONDITIONS:
      return diple_schema_set_conditions (schema, step->id, step->array, error);
    case DIPLE_LIST_ENDS:
    default:
      return diple_schema_set_ends (schema, step->id, step->array, error);
    }
}

static gboolean
set_list_step (DipleStore *store, gpointer data, gint64 *made, GError **error)
{
  return diple_schema_change (store, set_list, data, error);
}

void
diple_schema_work_set_list (DipleSchemaWork *self,
                            gint64 id,
                            DipleSchemaList list,
                            const GArray *array)
{
  static const char *const sentences[] = {
    [DIPLE_LIST_OWNERS] = N_ ("Changed what carries %s"),
    [DIPLE_LIST_CONDITIONS] = N_ ("Changed when %s is asked for"),
    [DIPLE_LIST_ENDS] = N_ ("Changed the ends of %s"),
  };
  const DipleSchema *schema = diple_schema_work_get_schema (self);
  g_autofree char *what = diple_schema_describe_part (schema, id);
  g_autoptr (GString) sentence = g_string_new (_ (sentences[list]));
  Step *step;

  if (what == NULL)
    return;
  g_string_replace (sentence, "%s", what, 1);
  step = g_new0 (Step, 1);
  step->id = id;
  step->list = list;
  step->array = g_array_copy ((GArray *) array);
  diple_schema_work_run (self, set_list_step, step, step_free, sentence->str, FALSE);
}

static gboolean
move (DipleSchema *schema, gpointer data, GError **error)
{
  Step *step = data;

  if (step->direction != 0)
    return diple_schema_step (schema, step->id, step->direction) || TRUE;
  return diple_schema_place (schema, step->id, step->other, step->after, error);
}

static gboolean
move_step (DipleStore *store, gpointer data, gint64 *made, GError **error)
{
  return diple_schema_change (store, move, data, error);
}

static void
run_move (DipleSchemaWork *self, Step *step)
{
  g_autofree char *what =
      diple_schema_describe_part (diple_schema_work_get_schema (self), step->id);
  g_autofree char *sentence = what != NULL ? g_strdup_printf (_ ("Moved %s"), what) : NULL;

  if (sentence != NULL)
    diple_schema_work_run (self, move_step, step, step_free, sentence, FALSE);
  else
    step_free (step);
}

void
diple_schema_work_step (DipleSchemaWork *self, gint64 id, int direction)
{
  Step *step = g_new0 (Step, 1);

  step->id = id;
  step->direction = direction;
  run_move (self, step);
}

void
diple_schema_work_place (DipleSchemaWork *self, gint64 id, gint64 beside, gboolean after)
{
  Step *step = g_new0 (Step, 1);

  step->id = id;
  step->other = beside;
  step->after = after;
  run_move (self, step);
}

static gboolean
make (DipleSchema *schema, gpointer data, GError **error)
{
  Step *step = data;

  switch (step->part)
    {
    case DIPLE_PART_LAYER:
      step->made = diple_schema_make_layer (schema, step->value, error);
      break;
    case DIPLE_PART_LABEL:
      step->made = diple_schema_make_label (schema, step->other, step->value, error);
      break;
    case DIPLE_PART_RELATION:
      step->made = diple_schema_make_relation (schema, step->value, error);
      break;
    case DIPLE_PART_ATTRIBUTE:
      step->made = diple_schema_make_attribute (
          schema, (DipleAttributeOwner) step->other, DIPLE_ATTRIBUTE_CHOICE, step->value, error);
      break;
    case DIPLE_PART_OPTION:
      step->made = diple_schema_make_option (schema, step->other, step->value, error);
      break;
    case DIPLE_PART_SCHEMA:
    default:
      break;
    }
  return step->made != 0;
}

static gboolean
make_step (DipleStore *store, gpointer data, gint64 *made, GError **error)
{
  Step *step = data;

  if (!diple_schema_change (store, make, step, error))
    return FALSE;
  *made = step->made;
  return TRUE;
}

static const char *
name_for (DipleSchemaPart part)
{
  switch (part)
    {
    case DIPLE_PART_LAYER:
      return _ ("New layer");
    case DIPLE_PART_LABEL:
      return _ ("New label");
    case DIPLE_PART_RELATION:
      return _ ("New relation");
    case DIPLE_PART_ATTRIBUTE:
      return _ ("New attribute");
    case DIPLE_PART_SCHEMA:
    case DIPLE_PART_OPTION:
    default:
      return _ ("New option");
    }
}

void
diple_schema_work_make (DipleSchemaWork *self, DipleSchemaPart part, gint64 home, const char *name)
{
  const DipleSchema *schema = diple_schema_work_get_schema (self);
  g_autofree char *sentence = NULL;
  Step *step;

  if (schema == NULL)
    return;
  step = g_new0 (Step, 1);
  step->part = part;
  step->other = home;
  step->value = name != NULL ? g_strdup (name) : diple_schema_free_name (schema, name_for (part));
  sentence = g_strdup_printf (_ ("Added “%s” to the schema"), step->value);
  diple_schema_work_run (self, make_step, step, step_free, sentence, FALSE);
}
