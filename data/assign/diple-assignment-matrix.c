/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-assignment-matrix.h"

#include "data/store/diple-store-private.h"

typedef struct
{
  guint by_state[4];
} Counts;

struct _DipleAssignmentMatrix
{
  GPtrArray *annotators; /* DipleAnnotator * */
  GHashTable *columns;   /* gint64 *, in annotators, to the column */
  GHashTable *rows;      /* gint64 * to guint8 *, the state in each column */
  Counts *counts;        /* by column */
};

static guint8 *
ensure_row (DipleAssignmentMatrix *self, gint64 document)
{
  guint8 *row = g_hash_table_lookup (self->rows, &document);

  if (row == NULL)
    {
      row = g_malloc0 (self->annotators->len);
      g_hash_table_insert (self->rows, g_memdup2 (&document, sizeof document), row);
    }
  return row;
}

static gboolean
read_rows (DipleAssignmentMatrix *self, DipleStore *store, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (
      diple_store_get_db (store), "SELECT annotator, document, state FROM assignment", error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const guint column = diple_assignment_matrix_find (self, sqlite3_column_int64 (stmt, 0));

      if (column != G_MAXUINT)
        diple_assignment_matrix_set (
            self,
            column,
            sqlite3_column_int64 (stmt, 1),
            diple_state_from_name ((const char *) sqlite3_column_text (stmt, 2)));
    }
  return rc == SQLITE_DONE;
}

DipleAssignmentMatrix *
diple_assignment_matrix_load (DipleStore *store, GError **error)
{
  g_autoptr (GPtrArray) annotators = NULL;
  g_autoptr (DipleAssignmentMatrix) self = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  annotators = diple_annotators_list (store, error);
  if (annotators == NULL)
    return NULL;
  self = g_new0 (DipleAssignmentMatrix, 1);
  self->annotators = g_steal_pointer (&annotators);
  self->columns = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->counts = g_new0 (Counts, self->annotators->len);
  for (guint i = 0; i < self->annotators->len; i++)
    {
      DipleAnnotator *annotator = self->annotators->pdata[i];

      g_hash_table_insert (self->columns, &annotator->id, GUINT_TO_POINTER (i));
    }
  return read_rows (self, store, error) ? g_steal_pointer (&self) : NULL;
}

void
diple_assignment_matrix_free (DipleAssignmentMatrix *self)
{
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->rows);
  g_ptr_array_unref (self->annotators);
  g_free (self->counts);
  g_free (self);
}

GPtrArray *
diple_assignment_matrix_get_annotators (const DipleAssignmentMatrix *self)
{
  return self->annotators;
}

guint
diple_assignment_matrix_find (const DipleAssignmentMatrix *self, gint64 annotator)
{
  gpointer column;

  return g_hash_table_lookup_extended (self->columns, &annotator, NULL, &column)
             ? GPOINTER_TO_UINT (column)
             : G_MAXUINT;
}

DipleState
diple_assignment_matrix_get (const DipleAssignmentMatrix *self, guint column, gint64 document)
{
  const guint8 *row = g_hash_table_lookup (self->rows, &document);

  g_return_val_if_fail (column < self->annotators->len, DIPLE_STATE_ANY);

  return row != NULL ? (DipleState) row[column] : DIPLE_STATE_ANY;
}

static void
count (DipleAssignmentMatrix *self, guint column, DipleState state, int by)
{
  if (state == DIPLE_STATE_ANY)
    return;
  self->counts[column].by_state[state] += (guint) by;
  self->counts[column].by_state[DIPLE_STATE_ANY] += (guint) by;
}

void
diple_assignment_matrix_set (DipleAssignmentMatrix *self,
                             guint column,
                             gint64 document,
                             DipleState state)
{
  guint8 *row = ensure_row (self, document);

  g_return_if_fail (column < self->annotators->len);

  count (self, column, (DipleState) row[column], -1);
  count (self, column, state, 1);
  row[column] = (guint8) state;
}

const guint *
diple_assignment_matrix_get_counts (const DipleAssignmentMatrix *self, guint column)
{
  g_return_val_if_fail (column < self->annotators->len, NULL);

  return self->counts[column].by_state;
}

gboolean
diple_assignment_matrix_is_given (const DipleAssignmentMatrix *self, gint64 document)
{
  const guint8 *row = g_hash_table_lookup (self->rows, &document);

  for (guint i = 0; row != NULL && i < self->annotators->len; i++)
    if (row[i] != DIPLE_STATE_ANY && diple_annotator_is_worker (self->annotators->pdata[i]))
      return TRUE;
  return FALSE;
}
