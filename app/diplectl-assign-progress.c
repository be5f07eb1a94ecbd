/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-assign.h"

#include "data/diple-id.h"

#include <glib/gi18n.h>

#define PAGE 512

/* As it is typed: "in-progress" needs no quotes in a shell. */
static DipleWork
find_work (const char *word)
{
  g_autofree char *name = g_strdelimit (g_strdup (word), "-", ' ');

  return diple_work_from_name (name);
}

static gboolean
find_sort (const char *word, DipleSheetSort *sort)
{
  static const char *const words[DIPLE_N_SHEET_SORTS] = {
    [DIPLE_SHEET_POSITION] = "position",   [DIPLE_SHEET_TITLE] = "title",
    [DIPLE_SHEET_PUBLISHED] = "published", [DIPLE_SHEET_OUTLET] = "outlet",
    [DIPLE_SHEET_GIVEN] = "given",         [DIPLE_SHEET_FINISHED] = "finished",
  };

  for (guint i = 0; i < DIPLE_N_SHEET_SORTS; i++)
    if (g_str_equal (words[i], word))
      {
        *sort = (DipleSheetSort) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
diplectl_assign_read_query (const DiplectlAssignWishes *wishes, DipleSheetQuery *query)
{
  g_autoptr (GError) error = NULL;

  query->words = wishes->words;
  query->descending = wishes->descending;
  if (wishes->work != NULL)
    query->work = find_work (wishes->work);
  if (wishes->work != NULL && query->work == DIPLE_WORK_ANY)
    diplectl_complain (
        NULL,
        _ ("“%s” is no state; --state takes “nobody”, “open”, “in-progress” or “finished”"),
        wishes->work);
  else if (wishes->sort != NULL && !find_sort (wishes->sort, &query->sort))
    diplectl_complain (NULL,
                       _ ("“%s” is no order; --sort takes “position”, “title”, “published”, "
                          "“outlet”, “given” or “finished”"),
                       wishes->sort);
  else if (wishes->words != NULL && !diplectl_check_utf8 (wishes->words, "--search", &error))
    diplectl_complain_error (NULL, error);
  else
    return TRUE;
  return FALSE;
}

static const char *
get_title (const DipleDocumentRow *row)
{
  return *row->title != '\0' ? row->title : row->source;
}

static void
print_row (DiplectlCall *call, const DipleDocumentRow *row, DipleWork work, guint done, guint given)
{
  char id[DIPLE_ID_TEXT_SIZE];
  json_t *object;

  if (!call->json)
    {
      g_autofree char *share = g_strdup_printf ("%u/%u", done, given);

      diplectl_say_columns (
          diple_id_format (row->id, id), diple_work_name (work), share, get_title (row), NULL);
      return;
    }
  object = json_object ();
  json_object_set_new (object, "document", diplectl_json_id (row->id));
  json_object_set_new (object, "title", diplectl_json_text (get_title (row)));
  json_object_set_new (object, "state", diplectl_json_text (diple_work_name (work)));
  json_object_set_new (object, "finished", json_integer (done));
  json_object_set_new (object, "given", json_integer (given));
  diplectl_say_json (object);
}

static gboolean
print_page (DiplectlCall *call,
            const DipleAssignmentSheet *sheet,
            guint column,
            guint first,
            GError **error)
{
  const gint64 *ids = &g_array_index (sheet->documents, gint64, first);
  g_autoptr (GPtrArray) rows =
      diple_documents_rows (call->store, 0, ids, MIN (PAGE, sheet->documents->len - first), error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    print_row (call,
               rows->pdata[i],
               diple_assignment_matrix_get_work (sheet->matrix, column, ids[i]),
               diple_assignment_matrix_count (sheet->matrix, ids[i], DIPLE_STATE_FINISHED),
               diple_assignment_matrix_count (sheet->matrix, ids[i], DIPLE_STATE_ANY));
  return rows != NULL;
}

gboolean
diplectl_assign_list_progress (DiplectlCall *call, const DipleSheetQuery *query, GError **error)
{
  g_autoptr (DipleAssignmentSheet) sheet = diple_assignment_sheet_load (call->store, query, error);
  guint column;

  if (sheet == NULL)
    return FALSE;
  column = diple_assignment_matrix_find (sheet->matrix, query->annotator);
  for (guint i = 0; i < sheet->documents->len; i += PAGE)
    if (!print_page (call, sheet, column, i, error))
      return FALSE;
  return TRUE;
}
