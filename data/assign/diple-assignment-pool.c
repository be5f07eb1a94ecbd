/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/assign/diple-assignment-draw-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/store/diple-store-private.h"

static void
entry_clear (gpointer data)
{
  DiplePoolEntry *entry = data;

  g_free (entry->value);
}

static GHashTable *
make_set (const GArray *ids)
{
  GHashTable *set = ids != NULL ? g_hash_table_new (g_int64_hash, g_int64_equal) : NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

static gboolean
fail_field (const char *name, GError **error)
{
  g_set_error (
      error,
      DIPLE_ERROR,
      DIPLE_ERROR_NOT_FOUND,
      _ ("No document has “%s”; strata can be made by outlet, author, language, published, "
         "year, month or a name in the metadata"),
      name);
  return FALSE;
}

/* Notes which of the fields the row says anything in. */
static void
note_said (sqlite3_stmt *stmt, gboolean *said, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    said[i] = said[i] || sqlite3_column_bytes (stmt, (int) i + 1) > 0;
}

/* Whether any document, chosen or not, says anything in each field. */
static gboolean
check_fields (const DipleAssignmentPlan *plan, guint n_documents, gboolean *said, GError **error)
{
  for (guint i = 0; n_documents > 0 && plan->stratify != NULL && plan->stratify[i] != NULL; i++)
    if (!said[i])
      return fail_field (plan->stratify[i], error);
  return TRUE;
}

/* The document's stratum: its value, or with several fields all of them. */
static char *
dup_value (sqlite3_stmt *stmt, guint n_fields)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *part = diple_sql_dup_text (stmt, (int) i + 1);

      if (i > 0)
        g_string_append (value, " · ");
      g_string_append (value, n_fields > 1 && *part == '\0' ? "–" : part);
    }
  return g_string_free (g_steal_pointer (&value), FALSE);
}

static gboolean
read_pool (sqlite3_stmt *stmt,
           const DipleAssignmentPlan *plan,
           const DipleAssignmentMatrix *matrix,
           GArray *pool,
           GError **error)
{
  const guint n_fields = plan->stratify != NULL ? g_strv_length (plan->stratify) : 0;
  g_autofree gboolean *said = g_new0 (gboolean, n_fields + 1);
  g_autoptr (GHashTable) chosen = make_set (plan->documents);
  guint n = 0;
  int rc;

  for (; (rc = diple_sql_step (stmt, error)) == SQLITE_ROW; n++)
    {
      const gint64 id = sqlite3_column_int64 (stmt, 0);
      DiplePoolEntry entry = { id, NULL };

      note_said (stmt, said, n_fields);
      if ((chosen != NULL && !g_hash_table_contains (chosen, &id)) ||
          (plan->unassigned && diple_assignment_matrix_is_given (matrix, id)))
        continue;
      entry.value = dup_value (stmt, n_fields);
      g_array_append_val (pool, entry);
    }
  return rc == SQLITE_DONE && check_fields (plan, n, said, error);
}

static char *
make_sql (const DipleAssignmentPlan *plan)
{
  GString *sql = g_string_new ("SELECT id");

  for (guint i = 0; plan->stratify != NULL && plan->stratify[i] != NULL; i++)
    {
      const char *field = diple_assignment_field_sql (plan->stratify[i]);

      if (field != NULL)
        g_string_append_printf (sql, ", %s", field);
      else
        g_string_append_printf (sql,
                                ", coalesce ((SELECT value FROM metadata"
                                " WHERE metadata.document = document.id AND name = ?%u"
                                " ORDER BY ordinal LIMIT 1), '')",
                                i + 1);
    }
  return g_string_free (g_string_append (sql, " FROM document ORDER BY position, id"), FALSE);
}

GArray *
diple_assignment_pool_load (DipleStore *store,
                            const DipleAssignmentPlan *plan,
                            const DipleAssignmentMatrix *matrix,
                            GError **error)
{
  g_autofree char *sql = make_sql (plan);
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  g_autoptr (GArray) pool = g_array_new (FALSE, FALSE, sizeof (DiplePoolEntry));

  g_array_set_clear_func (pool, entry_clear);
  if (stmt == NULL)
    return NULL;
  for (int i = 0; i < sqlite3_bind_parameter_count (stmt); i++)
    diple_sql_bind_text (stmt, i + 1, plan->stratify[i]);
  return read_pool (stmt, plan, matrix, pool, error) ? g_steal_pointer (&pool) : NULL;
}

GArray *
diple_assignment_pool_columns (const DipleAssignmentPlan *plan,
                               const DipleAssignmentMatrix *matrix,
                               GError **error)
{
  g_autoptr (GHashTable) chosen = make_set (plan->annotators);
  GPtrArray *annotators = diple_assignment_matrix_get_annotators (matrix);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];

      if (!g_hash_table_contains (chosen, &annotator->id))
        continue;
      if (!diple_annotator_is_worker (annotator))
        {
          g_set_error (error,
                       DIPLE_ERROR,
                       DIPLE_ERROR_REFUSED,
                       _ ("Documents are given to people and models; “%s” is neither"),
                       annotator->name);
          return NULL;
        }
      g_array_append_val (columns, i);
    }
  if (columns->len > 0)
    return g_steal_pointer (&columns);
  g_set_error_literal (
      error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, _ ("Say who is to get the documents"));
  return NULL;
}

void
diple_assignment_shuffle (DipleRandom *random, gpointer things, guint n, gsize size)
{
  char *bytes = things;
  g_autofree char *held = g_malloc (size);

  for (guint i = n; i > 1; i--)
    {
      const guint64 j = diple_random_below (random, i);

      memcpy (held, bytes + (i - 1) * size, size);
      memmove (bytes + (i - 1) * size, bytes + j * size, size);
      memcpy (bytes + j * size, held, size);
    }
}
