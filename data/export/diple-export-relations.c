/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/export/diple-export-reader-private.h"

static int
order_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* Whether the spans of @annotator in @document, perhaps another one, are in the export too. */
static gboolean
is_exported (DipleExportReader *self,
             const DipleExportName *annotator,
             gint64 document,
             gboolean *exported,
             GError **error)
{
  int rc = SQLITE_ROW;

  if (annotator->selected && self->finished_only)
    {
      sqlite3_bind_int64 (self->finished, 1, annotator->id);
      sqlite3_bind_int64 (self->finished, 2, document);
      rc = diple_sql_step (self->finished, error);
      sqlite3_reset (self->finished);
    }
  *exported = annotator->selected && rc == SQLITE_ROW;
  return rc != SQLITE_ERROR;
}

/* The ids of the page's spans, with their places in the line. */
static GHashTable *
map_places (const DipleExportPage *page)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < page->spans->len; i++)
    g_hash_table_insert (
        places, &g_array_index (page->spans, DipleExportSpan, i).id, GUINT_TO_POINTER (i));
  return places;
}

/* FALSE when the relation is not of the layer that is exported. */
static gboolean
take_link (DipleExportReader *self, DipleExportRelation *row)
{
  const DipleExportLink *link = diple_export_gold_find_relation (self->gold, row->id);

  if (link == NULL)
    return FALSE;
  row->annotator = diple_export_gold_get_name (self->gold);
  row->source = link->source;
  row->target = link->target;
  row->origin = link->origin.json;
  row->n_origin_bytes = link->origin.n_bytes;
  return TRUE;
}

static gboolean
read_relation (DipleExportReader *self, DipleExportPage *page, GHashTable *places, GError **error)
{
  sqlite3_stmt *stmt = self->relations;
  GHashTable *annotators = self->names->annotators;
  DipleExportRelation row = { .id = sqlite3_column_int64 (stmt, 0),
                              .source = sqlite3_column_int64 (stmt, 3),
                              .target = sqlite3_column_int64 (stmt, 4) };
  const DipleExportName *other = diple_export_page_name (page, annotators, stmt, 6, error);
  gboolean exported = FALSE;
  gpointer place = NULL;

  row.annotator = diple_export_page_name (page, annotators, stmt, 2, error);
  row.type = diple_export_page_name (page, self->names->types, stmt, 1, error);
  if (other == NULL || row.annotator == NULL || row.type == NULL ||
      (self->gold == NULL &&
       !is_exported (self, other, sqlite3_column_int64 (stmt, 5), &exported, error)))
    return FALSE;
  if (self->gold != NULL ? !take_link (self, &row)
                         : !diple_export_page_wants (self, page, row.annotator))
    return TRUE;
  exported |= self->gold != NULL;

  if (!exported || !g_hash_table_lookup_extended (places, &row.source, NULL, &place))
    {
      page->left_out++;
      return TRUE;
    }
  row.place = GPOINTER_TO_UINT (place);
  g_array_append_val (page->relations, row);
  return TRUE;
}

static int
compare_relation_ids (gconstpointer a, gconstpointer b)
{
  return order_numbers (((const DipleExportRelation *) a)->id,
                        ((const DipleExportRelation *) b)->id);
}

static int
compare_relations (gconstpointer a, gconstpointer b)
{
  const DipleExportRelation *first = a;
  const DipleExportRelation *second = b;

  if (first->place != second->place)
    return first->place < second->place ? -1 : 1;
  if (first->type->rank != second->type->rank)
    return first->type->rank < second->type->rank ? -1 : 1;
  if (first->annotator->rank != second->annotator->rank)
    return first->annotator->rank < second->annotator->rank ? -1 : 1;
  if (first->target != second->target)
    return order_numbers (first->target, second->target);
  return order_numbers (first->id, second->id);
}

static gboolean
read_relation_values (DipleExportReader *self, DipleExportPage *page, GError **error)
{
  guint next = 0;

  if (!diple_export_read_values (self, page, self->relation_values, page->relation_values, error))
    return FALSE;
  g_array_sort (page->relations, compare_relation_ids);
  for (guint i = 0; i < page->relations->len; i++)
    {
      DipleExportRelation *row = &g_array_index (page->relations, DipleExportRelation, i);
      diple_export_take_values (
          page->relation_values, row->id, &next, &row->values, &row->n_values);
    }
  return TRUE;
}

gboolean
diple_export_read_relations (DipleExportReader *self, DipleExportPage *page, GError **error)
{
  sqlite3_stmt *stmt = self->relations;
  g_autoptr (GHashTable) places = NULL;
  int rc;

  if (stmt == NULL)
    return TRUE;
  sqlite3_bind_int64 (stmt, 1, page->id);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      if (places == NULL)
        places = map_places (page);
      if (!read_relation (self, page, places, error))
        break;
    }
  sqlite3_reset (stmt);
  if (rc != SQLITE_DONE)
    return FALSE;

  if (self->relation_values != NULL && !read_relation_values (self, page, error))
    return FALSE;
  g_array_sort (page->relations, compare_relations);
  return TRUE;
}
