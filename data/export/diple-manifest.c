/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/export/diple-manifest-private.h"

#include <jansson.h>

#include "data/store/diple-store-private.h"

static json_t *
write_project (DipleStore *store, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (diple_store_get_db (store), "SELECT name, uuid FROM project", error);
  g_autofree char *name = NULL;
  g_autofree char *uuid = NULL;

  if (stmt == NULL || diple_sql_step (stmt, error) == SQLITE_ERROR)
    return NULL;
  name = diple_sql_dup_text (stmt, 0);
  uuid = diple_sql_dup_text (stmt, 1);
  return json_pack ("{s:s, s:s}", "name", name, "uuid", uuid);
}

static json_t *
write_options (const DipleExportOptions *options, const DipleExportNames *names)
{
  g_autoptr (GPtrArray) sorted = diple_export_names_sorted (names);
  static const char *const kinds[] = { "annotators", "gold", "majority" };
  const guint kind = options != NULL ? options->annotations : DIPLE_EXPORT_OF_ANNOTATORS;
  gboolean fill = options != NULL && kind == DIPLE_EXPORT_GOLD && options->fill_majority;
  gboolean all =
      kind == DIPLE_EXPORT_OF_ANNOTATORS && (options == NULL || options->annotators == NULL);
  gboolean finished = options != NULL && options->finished_only;
  json_t *selected = json_array ();

  for (guint i = 0; i < sorted->len; i++)
    {
      const DipleExportName *annotator = g_ptr_array_index (sorted, i);
      if (annotator->selected)
        json_array_append_new (selected, json_string (annotator->name));
    }
  return json_pack ("{s:s, s:s, s:s, s:b, s:o}",
                    "documents",
                    finished ? "finished" : "all",
                    "annotations",
                    kinds[kind],
                    "undecided",
                    fill ? "majority" : "none",
                    "all_annotators",
                    all,
                    "annotators",
                    selected);
}

static json_t *
write_counts (const DipleExportCounts *counts)
{
  return json_pack ("{s:I, s:I, s:I, s:I, s:I, s:I}",
                    "documents",
                    (json_int_t) counts->documents,
                    "annotators",
                    (json_int_t) counts->annotators,
                    "spans",
                    (json_int_t) counts->spans,
                    "relations",
                    (json_int_t) counts->relations,
                    "relations_left_out",
                    (json_int_t) counts->relations_left_out,
                    "labels",
                    (json_int_t) counts->labels);
}

static json_t *
write_annotators (const DipleExportNames *names)
{
  g_autoptr (GPtrArray) sorted = diple_export_names_sorted (names);
  json_t *list = json_array ();

  for (guint i = 0; i < sorted->len; i++)
    {
      const DipleExportName *annotator = g_ptr_array_index (sorted, i);
      if (annotator->documents > 0)
        json_array_append_new (list,
                               json_pack ("{s:s, s:I, s:I, s:I}",
                                          "name",
                                          annotator->name,
                                          "documents",
                                          (json_int_t) annotator->documents,
                                          "finished",
                                          (json_int_t) annotator->finished,
                                          "spans",
                                          (json_int_t) annotator->used));
    }
  return list;
}

char *
diple_manifest_write (DipleStore *store,
                      const char *file,
                      const DipleExportOptions *options,
                      const DipleExportNames *names,
                      const DipleExportCounts *counts,
                      GError **error)
{
  g_autofree char *schema = diple_schema_to_json (names->schema);
  g_autofree char *printable = g_utf8_make_valid (file, -1);
  json_t *project = write_project (store, error);
  json_t *root;
  char *text;
  char *result;

  if (project == NULL)
    return NULL;
  root = json_pack ("{s:s, s:s, s:s, s:s, s:s, s:o, s:I, s:s, s:o, s:o, s:o, s:o}",
                    "format",
                    "diple-manifest/1",
                    "file",
                    printable,
                    "file_format",
                    "diple-jsonl/1",
                    "offset_unit",
                    "code point",
                    "program",
                    "Diple " DIPLE_VERSION,
                    "project",
                    project,
                    "bytes",
                    (json_int_t) counts->bytes,
                    "sha256",
                    counts->sha256,
                    "options",
                    write_options (options, names),
                    "counts",
                    write_counts (counts),
                    "annotators",
                    write_annotators (names),
                    "schema",
                    json_loads (schema, 0, NULL));
  text = json_dumps (root, JSON_INDENT (2));
  json_decref (root);
  result = g_strconcat (text, "\n", NULL);
  free (text);
  return result;
}
