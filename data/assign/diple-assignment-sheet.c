/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-assignment-sheet.h"

#include <stdlib.h>

#include "data/diple-bundle.h"

static const char *const work_names[DIPLE_N_WORKS] = {
  [DIPLE_WORK_NOBODY] = "nobody",
  [DIPLE_WORK_OPEN] = "open",
  [DIPLE_WORK_IN_PROGRESS] = "in progress",
  [DIPLE_WORK_FINISHED] = "finished",
};

const char *
diple_work_name (DipleWork work)
{
  g_return_val_if_fail (work < DIPLE_N_WORKS, NULL);

  return work_names[work];
}

DipleWork
diple_work_from_name (const char *name)
{
  for (DipleWork work = DIPLE_WORK_NOBODY; work < DIPLE_N_WORKS; work++)
    if (g_strcmp0 (work_names[work], name) == 0)
      return work;
  return DIPLE_WORK_ANY;
}

/* One document with what it is put in order by. */
typedef struct
{
  double key;
  guint place; /* before; equal keys stay as they are */
  gint64 document;
} Entry;

static int
compare_entries_cb (const void *a, const void *b)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

/* What a document is put in order by; one that nobody has comes first. */
static double
get_key (const DipleAssignmentMatrix *matrix, const DipleSheetQuery *query, gint64 document)
{
  const guint given = diple_assignment_matrix_count (matrix, document, DIPLE_STATE_ANY);
  double key = given;

  if (query->sort == DIPLE_SHEET_FINISHED && given > 0)
    key = (double) diple_assignment_matrix_count (matrix, document, DIPLE_STATE_FINISHED) / given;
  else if (query->sort == DIPLE_SHEET_FINISHED)
    key = -1;
  return query->descending ? -key : key;
}

static void
put_in_order (DipleAssignmentSheet *sheet, const DipleSheetQuery *query)
{
  gint64 *ids = (gint64 *) sheet->documents->data;
  const guint n = sheet->documents->len;
  g_autofree Entry *entries = g_new (Entry, n);

  for (guint i = 0; i < n; i++)
    entries[i] = (Entry){ get_key (sheet->matrix, query, ids[i]), i, ids[i] };
  qsort (entries, n, sizeof *entries, compare_entries_cb);
  for (guint i = 0; i < n; i++)
    ids[i] = entries[i].document;
}

/* Counts all documents and keeps those of the query's work. */
static void
choose (DipleAssignmentSheet *sheet, const DipleSheetQuery *query)
{
  const guint column = diple_assignment_matrix_find (sheet->matrix, query->annotator);
  gint64 *ids = (gint64 *) sheet->documents->data;
  guint kept = 0;

  for (guint i = 0; i < sheet->documents->len; i++)
    {
      const DipleWork work = diple_assignment_matrix_get_work (sheet->matrix, column, ids[i]);

      sheet->counts[work]++;
      sheet->counts[DIPLE_WORK_ANY]++;
      if (query->work == DIPLE_WORK_ANY || query->work == work)
        ids[kept++] = ids[i];
    }
  g_array_set_size (sheet->documents, kept);
}

static gboolean
read_bundle (DipleAssignmentSheet *sheet, DipleStore *store, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DipleBundle) bundle = diple_bundle_look (store, &local);

  if (bundle != NULL)
    sheet->bundle_for = g_strdup (bundle->annotator_name);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

DipleAssignmentSheet *
diple_assignment_sheet_load (DipleStore *store, const DipleSheetQuery *query, GError **error)
{
  g_autoptr (DipleAssignmentSheet) sheet = NULL;
  DipleDocumentQuery documents = { 0 };

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  documents.words = query->words;
  if (query->sort < DIPLE_SHEET_GIVEN)
    {
      documents.sort = (DipleSort) query->sort;
      documents.descending = query->descending;
    }
  sheet = g_new0 (DipleAssignmentSheet, 1);
  sheet->matrix = diple_assignment_matrix_load (store, error);
  if (sheet->matrix != NULL)
    sheet->documents = diple_documents_query (store, &documents, error);
  if (sheet->documents == NULL || !read_bundle (sheet, store, error))
    return NULL;
  choose (sheet, query);
  if (query->sort >= DIPLE_SHEET_GIVEN)
    put_in_order (sheet, query);
  return g_steal_pointer (&sheet);
}

void
diple_assignment_sheet_free (DipleAssignmentSheet *sheet)
{
  g_clear_pointer (&sheet->matrix, diple_assignment_matrix_free);
  g_clear_pointer (&sheet->documents, g_array_unref);
  g_free (sheet->bundle_for);
  g_free (sheet);
}
