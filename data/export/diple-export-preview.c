/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/export/diple-export-private.h"

#include "data/export/diple-export-reader-private.h"
#include "data/store/diple-store-private.h"

/* ?1 is the JSON array of the selected annotators' ids. */
#define SELECTED(column) column " IN (SELECT value FROM json_each (?1))"
#define FINISHED(annotator, document)                                                              \
  "EXISTS (SELECT 1 FROM assignment WHERE assignment.annotator = " annotator                       \
  " AND assignment.document = " document " AND state = 'finished')"
#define RELATIONS                                                                                  \
  "SELECT count(*) FROM relation JOIN span AS a ON a.id = source JOIN span AS b ON b.id = target"  \
  " WHERE " SELECTED ("relation.annotator")
#define ENDS " AND " SELECTED ("a.annotator") " AND " SELECTED ("b.annotator")

/* What is counted, without and with "finished only". */
enum
{
  DOCUMENTS,
  ANNOTATORS,
  SPANS,
  ALL_RELATIONS,
  RELATIONS_BETWEEN,
  LABELS,
  N_COUNTS,
};

static const char *const of_all[] = {
  "SELECT count(*) FROM document",
  "SELECT count(*) FROM annotator WHERE " SELECTED (
      "id") " AND (EXISTS (SELECT 1 FROM span WHERE annotator = annotator.id)"
            " OR EXISTS (SELECT 1 FROM relation WHERE annotator = annotator.id)"
            " OR EXISTS (SELECT 1 FROM document_value WHERE annotator = annotator.id)"
            " OR EXISTS (SELECT 1 FROM assignment WHERE annotator = annotator.id))",
  "SELECT count(*) FROM span WHERE " SELECTED ("annotator"),
  RELATIONS,
  RELATIONS ENDS,
  "SELECT count(*) FROM document_value WHERE " SELECTED ("annotator"),
};

static const char *const of_finished[] = {
  "SELECT count(DISTINCT document) FROM assignment WHERE state = 'finished'"
  " AND " SELECTED ("annotator"),
  "SELECT count(DISTINCT annotator) FROM assignment WHERE state = 'finished'"
  " AND " SELECTED ("annotator"),
  "SELECT count(*) FROM span WHERE " SELECTED ("annotator") " AND " FINISHED ("span.annotator",
                                                                              "span.document"),
  RELATIONS " AND " FINISHED ("relation.annotator", "a.document"),
  RELATIONS ENDS " AND " FINISHED ("relation.annotator", "a.document") " AND " FINISHED (
      "a.annotator", "a.document") " AND " FINISHED ("b.annotator", "b.document"),
  "SELECT count(*) FROM document_value WHERE " SELECTED ("annotator") " AND " FINISHED (
      "document_value.annotator", "document_value.document"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (of_all) == N_COUNTS);
G_STATIC_ASSERT (G_N_ELEMENTS (of_finished) == N_COUNTS);

static gboolean
count (sqlite3 *db, const char *sql, const char *selection, gint64 *value, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (stmt) > 0)
    diple_sql_bind_text (stmt, 1, selection);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  *value = sqlite3_column_int64 (stmt, 0);
  return TRUE;
}

static gboolean
count_all (sqlite3 *db,
           const DipleExportNames *names,
           gboolean finished_only,
           DipleExportCounts *counts,
           GError **error)
{
  const char *const *statements = finished_only ? of_finished : of_all;
  gint64 n[N_COUNTS] = { 0 };

  for (guint i = 0; i < N_COUNTS; i++)
    if (!count (db, statements[i], names->selection, &n[i], error))
      return FALSE;

  counts->documents = (guint) n[DOCUMENTS];
  counts->annotators = (guint) n[ANNOTATORS];
  counts->spans = (guint64) n[SPANS];
  counts->relations = (guint64) n[RELATIONS_BETWEEN];
  counts->relations_left_out = (guint64) (n[ALL_RELATIONS] - n[RELATIONS_BETWEEN]);
  counts->labels = (guint64) n[LABELS];
  return TRUE;
}

/* The id of the first document of the export, or 0. */
static gboolean
find_first (sqlite3 *db,
            const DipleExportNames *names,
            gboolean finished_only,
            gint64 *document,
            GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (db,
                         "SELECT id FROM document WHERE ?2 = 0 OR EXISTS (SELECT 1 FROM assignment"
                         " WHERE document = document.id AND state = 'finished' AND " SELECTED (
                             "annotator") ")"
                                          " ORDER BY position, id LIMIT 1",
                         error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  diple_sql_bind_text (stmt, 1, names->selection);
  sqlite3_bind_int (stmt, 2, finished_only);
  rc = diple_sql_step (stmt, error);
  *document = rc == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
  return rc != SQLITE_ERROR;
}

static gboolean
write_first (DipleStore *store,
             const DipleExportNames *names,
             const DipleExportOptions *options,
             char **line,
             GError **error)
{
  const gboolean finished_only = options != NULL && options->finished_only;
  g_autoptr (DipleExportReader) reader = NULL;
  g_auto (DipleExportPage) page;
  g_auto (DipleJsonBuffer) json;
  gint64 document = 0;
  gboolean wanted = FALSE;

  diple_export_page_init (&page);
  diple_json_buffer_init (&json);
  if (!find_first (diple_store_get_db (store), names, finished_only, &document, error))
    return FALSE;
  if (document == 0)
    return TRUE;
  reader = diple_export_reader_new (store, names, options, error);
  if (reader == NULL || !diple_export_reader_read (reader, document, &page, &wanted, error))
    return FALSE;
  diple_export_page_write (&page, &json);
  *line = g_strndup (json.data, json.length - 1); /* without its LF */
  return TRUE;
}

/* What is decided, or has a majority, cannot be counted by SQL: everything is read. */
static gboolean
read_all (DipleStore *store,
          const DipleExportNames *names,
          const DipleExportOptions *options,
          char **line,
          DipleExportCounts *counts,
          GError **error)
{
  g_autoptr (DipleExportReader) reader = diple_export_reader_new (store, names, options, error);
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (
      diple_store_get_db (store), "SELECT id FROM document ORDER BY position, id", error);
  g_auto (DipleExportPage) page;
  g_auto (DipleJsonBuffer) json;
  int rc = SQLITE_ERROR;

  diple_export_page_init (&page);
  diple_json_buffer_init (&json);
  if (reader == NULL || stmt == NULL)
    return FALSE;
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      gboolean wanted = FALSE;

      if (!diple_export_reader_read (reader, sqlite3_column_int64 (stmt, 0), &page, &wanted, error))
        return FALSE;
      if (wanted && counts->documents == 0)
        diple_export_page_write (&page, &json);
      if (wanted)
        diple_export_count_page (&page, counts);
    }
  if (json.length > 0)
    *line = g_strndup (json.data, json.length - 1); /* without its LF */
  return rc == SQLITE_DONE;
}

static gboolean
preview (DipleStore *store,
         const DipleExportOptions *options,
         char **line,
         DipleExportCounts *counts,
         GError **error)
{
  gboolean finished_only = options != NULL && options->finished_only;
  sqlite3 *db = diple_store_get_db (store);
  g_autoptr (DipleExportNames) names = diple_export_names_load (store, options, error);

  if (names != NULL && names->layer != NULL)
    return read_all (store, names, options, line, counts, error);
  return names != NULL && count_all (db, names, finished_only, counts, error) &&
         write_first (store, names, options, line, error);
}

gboolean
diple_export_preview (DipleStore *store,
                      const DipleExportOptions *options,
                      char **first_line,
                      DipleExportCounts *counts,
                      GError **error)
{
  g_autofree char *line = NULL;
  DipleExportCounts local = { 0 };
  gboolean began = FALSE;
  gboolean ok;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  if (!diple_export_begin_reading (store, &began, error))
    return FALSE;
  ok = preview (store, options, &line, &local, error);
  diple_export_end_reading (store, began);
  if (ok && first_line != NULL)
    *first_line = g_steal_pointer (&line);
  if (ok && counts != NULL)
    *counts = local;
  return ok;
}
