/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-assignment-matrix.h"

#include "data/store/diple-store-private.h"

typedef struct
{
  guint by_state[4];
} Counts;

/* One block of states instead of a row for each document: a hundred thousand rows take longer to
 * free, which happens on the main thread, than a frame lasts. */
struct _DipleAssignmentMatrix
{
  GPtrArray *annotators; /* DipleAnnotator * */
  GHashTable *columns;   /* gint64 *, in annotators, to the column */
  GArray *documents;     /* gint64, ascending: the rows */
  guint8 *states;        /* DipleState, row after row */
  Counts *counts;        /* by column */
};

/* The row of @document, or NULL. */
static guint8 *
find_row (const DipleAssignmentMatrix *self, gint64 document)
{
  const gint64 *ids = (const gint64 *) self->documents->data;
  guint first = 0;
  guint end = self->documents->len;

  while (first < end)
    {
      const guint middle = first + (end - first) / 2;

      if (ids[middle] < document)
        first = middle + 1;
      else
        end = middle;
    }
  return first < self->documents->len && ids[first] == document
             ? self->states + (gsize) first * self->annotators->len
             : NULL;
}

static gboolean
read_documents (DipleAssignmentMatrix *self, DipleStore *store, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (diple_store_get_db (store), "SELECT id FROM document ORDER BY id", error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (self->documents, id);
    }
  self->states = g_malloc0 ((gsize) self->documents->len * self->annotators->len);
  return rc == SQLITE_DONE;
}

static gboolean
read_states (DipleAssignmentMatrix *self, DipleStore *store, GError **error)
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
  self->documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->counts = g_new0 (Counts, self->annotators->len);
  for (guint i = 0; i < self->annotators->len; i++)
    {
      DipleAnnotator *annotator = self->annotators->pdata[i];

      g_hash_table_insert (self->columns, &annotator->id, GUINT_TO_POINTER (i));
    }
  return read_documents (self, store, error) && read_states (self, store, error)
             ? g_steal_pointer (&self)
             : NULL;
}

void
diple_assignment_matrix_free (DipleAssignmentMatrix *self)
{
  g_hash_table_unref (self->columns);
  g_array_unref (self->documents);
  g_ptr_array_unref (self->annotators);
  g_free (self->states);
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
  const guint8 *row = find_row (self, document);

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
  guint8 *row = find_row (self, document);

  g_return_if_fail (column < self->annotators->len);

  if (row == NULL)
    return;
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
  return diple_assignment_matrix_count (self, document, DIPLE_STATE_ANY) > 0;
}

guint
diple_assignment_matrix_count (const DipleAssignmentMatrix *self, gint64 document, DipleState state)
{
  const guint8 *row = find_row (self, document);
  guint n = 0;

  for (guint i = 0; row != NULL && i < self->annotators->len; i++)
    n += row[i] != DIPLE_STATE_ANY && (state == DIPLE_STATE_ANY || row[i] == state) &&
         diple_annotator_is_worker (self->annotators->pdata[i]);
  return n;
}

/* Of one annotator. */
static DipleWork
get_own_work (DipleState state)
{
  switch (state)
    {
    case DIPLE_STATE_OPEN:
      return DIPLE_WORK_OPEN;
    case DIPLE_STATE_IN_PROGRESS:
      return DIPLE_WORK_IN_PROGRESS;
    case DIPLE_STATE_FINISHED:
      return DIPLE_WORK_FINISHED;
    case DIPLE_STATE_ANY:
    default:
      return DIPLE_WORK_NOBODY;
    }
}

DipleWork
diple_assignment_matrix_get_work (const DipleAssignmentMatrix *self, guint column, gint64 document)
{
  guint given, finished;

  if (column != G_MAXUINT)
    return get_own_work (diple_assignment_matrix_get (self, column, document));
  given = diple_assignment_matrix_count (self, document, DIPLE_STATE_ANY);
  finished = diple_assignment_matrix_count (self, document, DIPLE_STATE_FINISHED);
  if (given == 0)
    return DIPLE_WORK_NOBODY;
  if (finished == given)
    return DIPLE_WORK_FINISHED;
  return finished == 0 &&
                 diple_assignment_matrix_count (self, document, DIPLE_STATE_IN_PROGRESS) == 0
             ? DIPLE_WORK_OPEN
             : DIPLE_WORK_IN_PROGRESS;
}
