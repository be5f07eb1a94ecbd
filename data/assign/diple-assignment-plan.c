/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/assign/diple-assignment-draw-private.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "data/diple-id.h"
#include "data/store/diple-store-private.h"

DipleAssignmentPlan *
diple_assignment_plan_new (void)
{
  DipleAssignmentPlan *plan = g_new0 (DipleAssignmentPlan, 1);

  plan->annotators = g_array_new (FALSE, FALSE, sizeof (gint64));
  plan->seed = DIPLE_ASSIGNMENT_SEED;
  return plan;
}

void
diple_assignment_plan_free (DipleAssignmentPlan *plan)
{
  g_array_unref (plan->annotators);
  g_clear_pointer (&plan->documents, g_array_unref);
  g_strfreev (plan->stratify);
  g_free (plan);
}

static const char *
get_kind (const DipleAssignmentPlan *plan)
{
  if (plan->again > 0)
    return "again";
  if (plan->stratify != NULL)
    return "stratified";
  if (plan->sample > 0 || (plan->per_document > 0 && plan->per_document < plan->annotators->len))
    return "random";
  return "fixed";
}

static json_t *
list_ids (const GArray *ids)
{
  json_t *list = json_array ();
  char text[DIPLE_ID_TEXT_SIZE];

  for (guint i = 0; i < ids->len; i++)
    json_array_append_new (list,
                           json_string (diple_id_format (g_array_index (ids, gint64, i), text)));
  return list;
}

static json_t *
list_words (char **words)
{
  json_t *list = json_array ();

  for (guint i = 0; words[i] != NULL; i++)
    json_array_append_new (list, json_string (words[i]));
  return list;
}

/* All that is needed to draw again. */
static char *
dup_options (const DipleAssignmentPlan *plan)
{
  json_t *options = json_object ();
  g_autofree char *text = NULL;
  char *printed;

  json_object_set_new (options, "annotators", list_ids (plan->annotators));
  if (plan->documents != NULL)
    json_object_set_new (options, "documents", list_ids (plan->documents));
  if (plan->unassigned)
    json_object_set_new (options, "unassigned", json_true ());
  if (plan->sample > 0)
    json_object_set_new (options, "sample", json_integer (plan->sample));
  if (plan->per_document > 0)
    json_object_set_new (options, "per_document", json_integer (plan->per_document));
  if (plan->stratify != NULL)
    json_object_set_new (options, "stratify", list_words (plan->stratify));
  if (plan->again > 0)
    json_object_set_new (options, "again", json_real (plan->again));
  printed = json_dumps (options, JSON_COMPACT | JSON_SORT_KEYS | JSON_REAL_PRECISION (15));
  text = g_strdup (printed);
  free (printed);
  json_decref (options);
  return g_steal_pointer (&text);
}

static gint64
record (DipleStore *store, const DipleAssignmentPlan *plan, GError **error)
{
  static const char sql[] = "INSERT INTO assignment_plan (id, kind, seed, options, created)"
                            " VALUES (?1, ?2, ?3, ?4, ?5)";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  g_autofree char *options = dup_options (plan);
  const gint64 id = diple_id_new ();

  if (stmt == NULL)
    return 0;
  sqlite3_bind_int64 (stmt, 1, id);
  diple_sql_bind_text (stmt, 2, get_kind (plan));
  sqlite3_bind_int64 (stmt, 3, plan->seed);
  diple_sql_bind_text (stmt, 4, options);
  sqlite3_bind_int64 (stmt, 5, diple_store_now ());
  return diple_sql_finish (stmt, error) ? id : 0;
}

gboolean
diple_assignment_plan_apply (DipleStore *store,
                             const DipleAssignmentPlan *plan,
                             const DipleAssignmentDraw *draw,
                             GError **error)
{
  g_autoptr (GArray) again = NULL;
  gint64 row;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  if (diple_assignment_draw_count_new (draw) == 0)
    return TRUE;
  if (plan->again > 0)
    {
      again = diple_assignment_again_pairs (store, draw, error);
      if (again == NULL)
        return FALSE;
    }
  row = record (store, plan, error);
  return row != 0 &&
         diple_assignments_give (store, again != NULL ? again : draw->pairs, row, NULL, error);
}

char *
diple_assignment_plan_dup_sentence (const DipleAssignmentPlan *plan,
                                    const DipleAssignmentDraw *draw)
{
  const guint n = diple_assignment_draw_count_new (draw);

  return g_strdup_printf (
      plan->again > 0 ? _ ("Documents given a second time: %u") : _ ("Assignments made: %u"), n);
}

static void
record_free (gpointer data)
{
  DipleAssignmentRecord *row = data;

  g_free (row->kind);
  g_free (row->options);
  g_free (row);
}

GPtrArray *
diple_assignment_plans_list (DipleStore *store, GError **error)
{
  static const char sql[] =
      "SELECT id, kind, seed, created, options FROM assignment_plan ORDER BY id";
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (record_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc = SQLITE_ERROR;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      DipleAssignmentRecord *row = g_new0 (DipleAssignmentRecord, 1);

      row->id = sqlite3_column_int64 (stmt, 0);
      row->kind = diple_sql_dup_text (stmt, 1);
      row->seed = sqlite3_column_int64 (stmt, 2);
      row->created = sqlite3_column_int64 (stmt, 3);
      row->options = diple_sql_dup_text (stmt, 4);
      g_ptr_array_add (plans, row);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&plans) : NULL;
}
