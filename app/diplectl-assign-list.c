/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-assign.h"

#include "data/diple-id.h"

#include <glib/gi18n.h>

static gboolean
is_chosen (GHashTable *ids, gint64 id)
{
  return ids == NULL || g_hash_table_contains (ids, &id);
}

static GHashTable *
make_set (const GArray *ids)
{
  GHashTable *set = ids != NULL ? g_hash_table_new (g_int64_hash, g_int64_equal) : NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

static const char *
get_title (const DipleDocumentRow *row)
{
  return *row->title != '\0' ? row->title : row->source;
}

static void
print_pair (DiplectlCall *call,
            const DipleDocumentRow *row,
            const DipleAnnotator *annotator,
            DipleState state)
{
  char id[DIPLE_ID_TEXT_SIZE];
  json_t *object;

  if (!call->json)
    {
      diplectl_say_columns (diple_id_format (row->id, id),
                            annotator->name,
                            diple_state_name (state),
                            get_title (row),
                            NULL);
      return;
    }
  object = json_object ();
  json_object_set_new (object, "document", diplectl_json_id (row->id));
  json_object_set_new (object, "title", diplectl_json_text (get_title (row)));
  json_object_set_new (object, "annotator", diplectl_json_text (annotator->name));
  json_object_set_new (object, "state", diplectl_json_text (diple_state_name (state)));
  diplectl_say_json (object);
}

/* The pairs of one page of documents. */
static gboolean
print_page (DiplectlCall *call,
            const DipleAssignmentMatrix *matrix,
            GHashTable *annotators,
            const gint64 *ids,
            guint n_ids,
            GError **error)
{
  g_autoptr (GPtrArray) rows = diple_documents_rows (call->store, 0, ids, n_ids, error);
  GPtrArray *people = diple_assignment_matrix_get_annotators (matrix);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    for (guint j = 0; j < people->len; j++)
      {
        const DipleAnnotator *annotator = people->pdata[j];
        const DipleState state = diple_assignment_matrix_get (matrix, j, ids[i]);

        if (state != DIPLE_STATE_ANY && is_chosen (annotators, annotator->id))
          print_pair (call, rows->pdata[i], annotator, state);
      }
  return rows != NULL;
}

gboolean
diplectl_assign_list (DiplectlCall *call,
                      const GArray *annotators,
                      const GArray *documents,
                      GError **error)
{
  g_autoptr (DipleAssignmentMatrix) matrix = diple_assignment_matrix_load (call->store, error);
  g_autoptr (GArray) all = matrix != NULL ? diplectl_find_documents (call, error) : NULL;
  g_autoptr (GHashTable) people = make_set (annotators);
  const GArray *ids = documents != NULL ? documents : all;
  const guint page = 512;

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i += page)
    if (!print_page (
            call, matrix, people, &g_array_index (ids, gint64, i), MIN (page, ids->len - i), error))
      return FALSE;
  return TRUE;
}

static void
print_plan_json (const DipleAssignmentRecord *plan, const char *time)
{
  json_t *object = json_object ();
  json_t *options = json_loads (plan->options, 0, NULL);

  json_object_set_new (object, "plan", diplectl_json_id (plan->id));
  json_object_set_new (object, "at", diplectl_json_text (time));
  json_object_set_new (object, "kind", diplectl_json_text (plan->kind));
  json_object_set_new (object, "seed", json_integer (plan->seed));
  json_object_set_new (object, "options", options != NULL ? options : json_null ());
  diplectl_say_json (object);
}

gboolean
diplectl_assign_list_plans (DiplectlCall *call, GError **error)
{
  g_autoptr (GPtrArray) plans = diple_assignment_plans_list (call->store, error);

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      const DipleAssignmentRecord *plan = plans->pdata[i];
      g_autofree char *time = diplectl_dup_time (plan->created);
      g_autofree char *seed = g_strdup_printf ("%" G_GINT64_FORMAT, plan->seed);

      if (call->json)
        print_plan_json (plan, time);
      else
        diplectl_say_columns (time, plan->kind, seed, plan->options, NULL);
    }
  return plans != NULL;
}

static void
print_field (DiplectlCall *call, const DipleAssignmentField *field)
{
  g_autofree char *values = g_strdup_printf ("%u", field->n_values);
  g_autofree char *documents = g_strdup_printf ("%u", field->n_documents);
  json_t *object;

  if (!call->json)
    {
      diplectl_say_columns (field->name, values, documents, NULL);
      return;
    }
  object = json_object ();
  json_object_set_new (object, "field", diplectl_json_text (field->name));
  json_object_set_new (object, "values", json_integer (field->n_values));
  json_object_set_new (object, "documents", json_integer (field->n_documents));
  diplectl_say_json (object);
}

gboolean
diplectl_assign_list_fields (DiplectlCall *call, GError **error)
{
  g_autoptr (GPtrArray) fields = diple_assignment_fields_list (call->store, error);

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    print_field (call, fields->pdata[i]);
  return fields != NULL;
}

static const char *
find_name (GPtrArray *annotators, gint64 id)
{
  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];

      if (annotator->id == id)
        return annotator->name;
    }
  return "?";
}

static json_t *
strata_to_json (const DipleAssignmentDraw *draw)
{
  json_t *list = json_array ();

  for (guint i = 0; i < draw->strata->len; i++)
    {
      const DipleAssignmentStratum *stratum = draw->strata->pdata[i];
      json_t *object = json_object ();

      json_object_set_new (object, "value", diplectl_json_text (stratum->value));
      json_object_set_new (object, "documents", json_integer (stratum->pool));
      json_object_set_new (object, "drawn", json_integer (stratum->drawn));
      json_array_append_new (list, object);
    }
  return list;
}

static json_t *
shares_to_json (GPtrArray *annotators, const DipleAssignmentDraw *draw)
{
  json_t *list = json_array ();

  for (guint i = 0; i < draw->shares->len; i++)
    {
      const DipleAssignmentShare *share = &g_array_index (draw->shares, DipleAssignmentShare, i);
      json_t *object = json_object ();
      json_t *documents = json_array ();

      for (guint place = 0; place < draw->pairs->len; place++)
        {
          const DipleAssignment *pair = &g_array_index (draw->pairs, DipleAssignment, place);

          if (pair->annotator == share->annotator && pair->state == DIPLE_STATE_ANY)
            json_array_append_new (documents, diplectl_json_id (pair->document));
        }
      json_object_set_new (
          object, "annotator", diplectl_json_text (find_name (annotators, share->annotator)));
      json_object_set_new (object, "new", json_integer (share->given));
      json_object_set_new (object, "had", json_integer (share->had));
      json_object_set_new (object, "documents", documents);
      json_array_append_new (list, object);
    }
  return list;
}

static void
print_draw_json (GPtrArray *annotators,
                 const DipleAssignmentPlan *plan,
                 const DipleAssignmentDraw *draw)
{
  json_t *object = json_object ();

  json_object_set_new (object, "seed", json_integer (plan->seed));
  json_object_set_new (object, "pool", json_integer (draw->pool));
  json_object_set_new (object, "drawn", json_integer (draw->documents));
  json_object_set_new (object, "annotators", shares_to_json (annotators, draw));
  json_object_set_new (
      object, "strata", plan->stratify != NULL ? strata_to_json (draw) : json_array ());
  diplectl_say_json (object);
}

static void
print_numbers (const char *first, const char *second, guint a, guint b)
{
  g_autofree char *x = g_strdup_printf ("%u", a);
  g_autofree char *y = g_strdup_printf ("%u", b);

  if (second != NULL)
    diplectl_say_columns (first, second, x, y, NULL);
  else
    diplectl_say_columns (first, x, y, NULL);
}

gboolean
diplectl_assign_print_draw (DiplectlCall *call,
                            const DipleAssignmentPlan *plan,
                            const DipleAssignmentDraw *draw,
                            GError **error)
{
  g_autoptr (GPtrArray) annotators = diple_annotators_list (call->store, error);
  g_autofree char *fields = plan->stratify != NULL ? g_strjoinv (" · ", plan->stratify) : NULL;

  if (annotators == NULL)
    return FALSE;
  if (call->json)
    {
      print_draw_json (annotators, plan, draw);
      return TRUE;
    }
  for (guint i = 0; i < draw->shares->len; i++)
    {
      const DipleAssignmentShare *share = &g_array_index (draw->shares, DipleAssignmentShare, i);

      print_numbers (find_name (annotators, share->annotator), NULL, share->given, share->had);
    }
  for (guint i = 0; fields != NULL && i < draw->strata->len; i++)
    {
      const DipleAssignmentStratum *stratum = draw->strata->pdata[i];

      print_numbers (fields, stratum->value, stratum->drawn, stratum->pool);
    }
  return TRUE;
}
