/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/export/diple-export-reader-private.h"

#include <glib/gi18n-lib.h>

enum
{
  OWNER,
  ATTRIBUTE,
  ORDINAL,
  OPTION,
  ENTITY,
  VALUE,
  ANNOTATOR, /* of labels of documents only */
  N_COLUMNS,
};

/* The value as text: an option's or entity's name, or what was written. */
static gboolean
write_value (DipleExportReader *self,
             DipleExportPage *page,
             sqlite3_stmt *stmt,
             DipleExportValue *value,
             GError **error)
{
  value->text = page->scraps.length;
  if (sqlite3_column_type (stmt, OPTION) != SQLITE_NULL)
    {
      const DipleExportName *option =
          diple_export_page_name (page, self->names->options, stmt, OPTION, error);
      if (option == NULL)
        return FALSE;
      diple_json_buffer_add (&page->scraps, option->json, option->n_bytes);
    }
  else
    {
      int column = sqlite3_column_type (stmt, ENTITY) != SQLITE_NULL ? ENTITY : VALUE;
      const char *text = (const char *) sqlite3_column_text (stmt, column);
      diple_json_buffer_add_string (
          &page->scraps, text != NULL ? text : "", (gsize) sqlite3_column_bytes (stmt, column));
    }
  value->n_bytes = page->scraps.length - value->text;
  return TRUE;
}

/* FALSE when the value is not of the layer that is exported. */
static gboolean
take_origin (DipleExportReader *self, sqlite3_stmt *stmt, DipleExportValue *value)
{
  const DipleExportLabel *label =
      diple_export_gold_find_label (self->gold, sqlite3_column_int64 (stmt, ATTRIBUTE));

  if (label == NULL || label->annotator != sqlite3_column_int64 (stmt, ANNOTATOR))
    return FALSE;
  value->annotator = diple_export_gold_get_name (self->gold);
  value->origin = label->origin.json;
  value->n_origin_bytes = label->origin.n_bytes;
  return TRUE;
}

/* @wanted is FALSE for what an annotator says of the document whose work is not exported. */
static gboolean
read_annotator (DipleExportReader *self,
                DipleExportPage *page,
                sqlite3_stmt *stmt,
                DipleExportValue *value,
                gboolean *wanted,
                GError **error)
{
  *wanted = TRUE;
  if (sqlite3_column_count (stmt) != N_COLUMNS)
    return TRUE;
  value->annotator = diple_export_page_name (page, self->names->annotators, stmt, ANNOTATOR, error);
  if (value->annotator == NULL)
    return FALSE;
  *wanted = self->gold != NULL ? take_origin (self, stmt, value)
                               : diple_export_page_wants (self, page, value->annotator);
  return TRUE;
}

static gboolean
read_value (DipleExportReader *self,
            DipleExportPage *page,
            sqlite3_stmt *stmt,
            GArray *values,
            GError **error)
{
  DipleExportValue value = { .owner = sqlite3_column_int64 (stmt, OWNER),
                             .ordinal = sqlite3_column_int64 (stmt, ORDINAL) };
  gboolean wanted;

  if (!read_annotator (self, page, stmt, &value, &wanted, error))
    return FALSE;
  if (!wanted)
    return TRUE;
  value.attribute = diple_export_page_name (page, self->names->attributes, stmt, ATTRIBUTE, error);
  if (value.attribute == NULL || !write_value (self, page, stmt, &value, error))
    return FALSE;
  g_array_append_val (values, value);
  return TRUE;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const DipleExportValue *first = a;
  const DipleExportValue *second = b;

  if (first->owner != second->owner)
    return first->owner < second->owner ? -1 : 1;
  if (first->attribute->rank != second->attribute->rank)
    return first->attribute->rank < second->attribute->rank ? -1 : 1;
  return (first->ordinal > second->ordinal) - (first->ordinal < second->ordinal);
}

gboolean
diple_export_read_values (DipleExportReader *self,
                          DipleExportPage *page,
                          sqlite3_stmt *stmt,
                          GArray *values,
                          GError **error)
{
  int rc;

  sqlite3_bind_int64 (stmt, 1, page->id);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    if (!read_value (self, page, stmt, values, error))
      break;
  sqlite3_reset (stmt);
  g_array_sort (values, compare_values);
  return rc == SQLITE_DONE;
}

void
diple_export_take_values (
    const GArray *values, gint64 owner, guint *next, guint *first, guint *n_values)
{
  while (*next < values->len && g_array_index (values, DipleExportValue, *next).owner < owner)
    (*next)++;
  *first = *next;
  while (*next < values->len && g_array_index (values, DipleExportValue, *next).owner == owner)
    (*next)++;
  *n_values = *next - *first;
}
