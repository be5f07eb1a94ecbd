/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/assign/diple-assignment-draw-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/store/diple-store-private.h"

/* What a document's stratum is, in SQL. */
static const struct
{
  const char *name;
  const char *sql;
} fields[] = {
  { "outlet", "outlet" },
  { "author", "author" },
  { "language", "language" },
  { "published", "published" },
  { "year", "substr (published, 1, 4)" },
  { "month", "substr (published, 1, 7)" },
};

static const char metadata_sql[] =
    "coalesce ((SELECT value FROM metadata WHERE metadata.document = document.id AND name = ?1"
    " ORDER BY ordinal LIMIT 1), '')";

static const char *
find_field (const char *name)
{
  if (name == NULL)
    return "''";
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, name))
      return fields[i].sql;
  return metadata_sql;
}

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

/* Whether any document, chosen or not, says anything in the field. */
static gboolean
check_field (const DipleAssignmentPlan *plan, guint n_documents, gboolean said, GError **error)
{
  return plan->stratify == NULL || n_documents == 0 || said || fail_field (plan->stratify, error);
}

static gboolean
read_pool (sqlite3_stmt *stmt,
           const DipleAssignmentPlan *plan,
           const DipleAssignmentMatrix *matrix,
           GArray *pool,
           GError **error)
{
  g_autoptr (GHashTable) chosen = make_set (plan->documents);
  gboolean said = FALSE;
  guint n = 0;
  int rc;

  for (; (rc = diple_sql_step (stmt, error)) == SQLITE_ROW; n++)
    {
      const gint64 id = sqlite3_column_int64 (stmt, 0);
      DiplePoolEntry entry = { id, NULL };

      said = said || sqlite3_column_bytes (stmt, 1) > 0;
      if ((chosen != NULL && !g_hash_table_contains (chosen, &id)) ||
          (plan->unassigned && diple_assignment_matrix_is_given (matrix, id)))
        continue;
      entry.value = diple_sql_dup_text (stmt, 1);
      g_array_append_val (pool, entry);
    }
  return rc == SQLITE_DONE && check_field (plan, n, said, error);
}

GArray *
diple_assignment_pool_load (DipleStore *store,
                            const DipleAssignmentPlan *plan,
                            const DipleAssignmentMatrix *matrix,
                            GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, %s FROM document ORDER BY position, id",
                                          find_field (plan->stratify));
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  g_autoptr (GArray) pool = g_array_new (FALSE, FALSE, sizeof (DiplePoolEntry));

  g_array_set_clear_func (pool, entry_clear);
  if (stmt == NULL)
    return NULL;
  if (sqlite3_bind_parameter_count (stmt) > 0)
    diple_sql_bind_text (stmt, 1, plan->stratify);
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
