/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/export/diple-export-reader-private.h"

#include <glib/gi18n-lib.h>

#include "data/diple-assignments.h"
#include "data/diple-id.h"
#include "data/store/diple-store-private.h"

static const char states_sql[] = "SELECT annotator, state FROM assignment WHERE document = ?1";
static const char facts_sql[] =
    "SELECT title, author, published, outlet, url, language, text, source"
    " FROM document JOIN document_text ON document_text.document = document.id"
    " WHERE document.id = ?1";
static const char metadata_sql[] =
    "SELECT name, value FROM metadata WHERE document = ?1 ORDER BY ordinal";
static const char spans_sql[] = "SELECT id, annotator, label, start, \"end\", surface, note"
                                " FROM span WHERE document = ?1";
static const char fragments_sql[] =
    "SELECT span, span_fragment.start, span_fragment.\"end\" FROM span"
    " JOIN span_fragment ON span_fragment.span = span.id WHERE document = ?1"
    " ORDER BY span, ordinal";
static const char span_values_sql[] =
    "SELECT span, attribute, ordinal, option, entity.name, value FROM span"
    " JOIN span_value ON span_value.span = span.id LEFT JOIN entity ON entity.id = entity"
    " WHERE document = ?1";
static const char relations_sql[] =
    "SELECT relation.id, type, relation.annotator, source, target, target.document,"
    " target.annotator FROM span JOIN relation ON source = span.id"
    " JOIN span AS target ON target.id = target WHERE span.document = ?1";
static const char relation_values_sql[] =
    "SELECT relation, attribute, ordinal, option, entity.name, value FROM span"
    " JOIN relation ON source = span.id JOIN relation_value ON relation = relation.id"
    " LEFT JOIN entity ON entity.id = entity WHERE span.document = ?1";
static const char labels_sql[] =
    "SELECT 0, attribute, ordinal, option, entity.name, value, annotator FROM document_value"
    " LEFT JOIN entity ON entity.id = entity WHERE document = ?1";
static const char finished_sql[] = "SELECT 1 FROM assignment"
                                   " WHERE annotator = ?1 AND document = ?2 AND state = 'finished'";

/* @table, when not NULL, is asked first whether it holds anything. */
static gboolean
prepare (sqlite3 *db, const char *sql, const char *table, sqlite3_stmt **stmt, GError **error)
{
  gint64 any = 1;

  if (table != NULL)
    {
      g_autofree char *exists = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM %s)", table);
      if (!diple_sql_get_int (db, exists, &any, error))
        return FALSE;
    }
  if (any)
    *stmt = diple_sql_prepare_persistent (db, sql, error);
  return !any || *stmt != NULL;
}

DipleExportReader *
diple_export_reader_new (DipleStore *store,
                         const DipleExportNames *names,
                         const DipleExportOptions *options,
                         GError **error)
{
  g_autoptr (DipleExportReader) self = g_new0 (DipleExportReader, 1);
  sqlite3 *db = diple_store_get_db (store);

  self->names = names;
  self->finished_only = options != NULL && options->finished_only;
  self->gold = diple_export_gold_new (store, options, names);
  if (!prepare (db, states_sql, NULL, &self->states, error) ||
      !prepare (db, facts_sql, NULL, &self->facts, error) ||
      !prepare (db, finished_sql, NULL, &self->finished, error) ||
      !prepare (db, metadata_sql, "metadata", &self->metadata, error) ||
      !prepare (db, spans_sql, "span", &self->spans, error) ||
      !prepare (db, fragments_sql, "span_fragment", &self->fragments, error) ||
      !prepare (db, span_values_sql, "span_value", &self->span_values, error) ||
      !prepare (db, diple_export_suggested_sql, "suggestion_answer", &self->suggested, error) ||
      !prepare (db, relations_sql, "relation", &self->relations, error) ||
      !prepare (db, relation_values_sql, "relation_value", &self->relation_values, error) ||
      !prepare (db, labels_sql, "document_value", &self->labels, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
diple_export_reader_free (DipleExportReader *self)
{
  sqlite3_finalize (self->states);
  sqlite3_finalize (self->facts);
  sqlite3_finalize (self->metadata);
  sqlite3_finalize (self->spans);
  sqlite3_finalize (self->fragments);
  sqlite3_finalize (self->span_values);
  sqlite3_finalize (self->suggested);
  sqlite3_finalize (self->relations);
  sqlite3_finalize (self->relation_values);
  sqlite3_finalize (self->labels);
  sqlite3_finalize (self->finished);
  g_clear_pointer (&self->gold, diple_export_gold_free);
  g_free (self);
}

gboolean
diple_export_page_refuse (const DipleExportPage *page, const char *what, GError **error)
{
  char id[DIPLE_ID_TEXT_SIZE];

  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_CORRUPT,
               /* Translators: the second %s is a document's title, the third its id. */
               _ ("%s, in the document “%s” (%s): the project is damaged; run “diplectl check” "
                  "and go back to a backup"),
               what,
               page->title != NULL ? page->title : "",
               diple_id_format (page->id, id));
  return FALSE;
}

DipleExportName *
diple_export_page_name (
    const DipleExportPage *page, GHashTable *table, sqlite3_stmt *stmt, int column, GError **error)
{
  DipleExportName *name = diple_export_names_find (table, sqlite3_column_int64 (stmt, column));

  if (name == NULL)
    diple_export_page_refuse (page, _ ("An annotation names somebody or something unknown"), error);
  return name;
}

gboolean
diple_export_page_wants (const DipleExportReader *self,
                         DipleExportPage *page,
                         DipleExportName *annotator)
{
  const DipleExportState state = { annotator, diple_state_name (DIPLE_STATE_IN_PROGRESS) };

  if (!annotator->selected)
    return FALSE;
  for (guint i = 0; i < page->states->len; i++)
    if (g_array_index (page->states, DipleExportState, i).annotator == annotator)
      return TRUE;
  if (!self->finished_only)
    g_array_append_val (page->states, state);
  return !self->finished_only;
}

static gboolean
choose_gold (DipleExportReader *self, DipleExportPage *page, GError **error)
{
  DipleExportState row = { diple_export_gold_get_name (self->gold), NULL };
  gboolean settled;

  if (!diple_export_gold_choose (self->gold, page->id, error))
    return FALSE;
  settled = diple_export_gold_is_settled (self->gold);
  row.state = diple_state_name (settled ? DIPLE_STATE_FINISHED : DIPLE_STATE_IN_PROGRESS);
  if (settled || !self->finished_only)
    g_array_append_val (page->states, row);
  return TRUE;
}

static gboolean
read_states (DipleExportReader *self, DipleExportPage *page, GError **error)
{
  sqlite3_stmt *stmt = self->states;
  int rc;

  sqlite3_bind_int64 (stmt, 1, page->id);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const char *word = (const char *) sqlite3_column_text (stmt, 1);
      DipleState state = diple_state_from_name (word != NULL ? word : "");
      DipleExportState row = { .state = diple_state_name (state) };

      row.annotator = diple_export_page_name (page, self->names->annotators, stmt, 0, error);
      if (row.annotator == NULL)
        break;
      if (row.annotator->selected && (!self->finished_only || state == DIPLE_STATE_FINISHED))
        g_array_append_val (page->states, row);
    }
  sqlite3_reset (stmt);
  return rc == SQLITE_DONE;
}

static void
add_column (DipleJsonBuffer *json, sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  diple_json_buffer_add_string (
      json, text != NULL ? text : "", (gsize) sqlite3_column_bytes (stmt, column));
}

static void
write_facts (DipleExportPage *page, sqlite3_stmt *stmt)
{
  static const char *const keys[] = { ",\"title\":",  ",\"author\":", ",\"published\":",
                                      ",\"outlet\":", ",\"url\":",    ",\"language\":" };

  diple_json_buffer_add_literal (&page->facts, "{\"id\":");
  diple_json_buffer_add_id (&page->facts, page->id);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      diple_json_buffer_add (&page->facts, keys[i], strlen (keys[i]));
      add_column (&page->facts, stmt, (int) i);
    }
}

/* Leaves the statement on its row, which holds the text. */
static gboolean
read_facts (DipleExportReader *self, DipleExportPage *page, GError **error)
{
  sqlite3_stmt *stmt = self->facts;
  int rc;

  sqlite3_bind_int64 (stmt, 1, page->id);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_DONE)
    return diple_export_page_refuse (page, _ ("The text is missing"), error);
  if (rc != SQLITE_ROW)
    return FALSE;

  page->title = diple_sql_dup_text (stmt, sqlite3_column_bytes (stmt, 0) > 0 ? 0 : 7);
  page->text = (const char *) sqlite3_column_text (stmt, 6);
  page->n_bytes = (gsize) sqlite3_column_bytes (stmt, 6);
  if (page->text == NULL || !g_utf8_validate_len (page->text, page->n_bytes, NULL))
    return diple_export_page_refuse (page, _ ("The text is not UTF-8"), error);
  write_facts (page, stmt);
  return TRUE;
}

static gboolean
read_metadata (DipleExportReader *self, DipleExportPage *page, GError **error)
{
  sqlite3_stmt *stmt = self->metadata;
  const char *begin = ",\"metadata\":[{\"name\":";
  int rc = SQLITE_DONE;

  if (stmt != NULL)
    sqlite3_bind_int64 (stmt, 1, page->id);
  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      diple_json_buffer_add (&page->metadata, begin, strlen (begin));
      add_column (&page->metadata, stmt, 0);
      diple_json_buffer_add_literal (&page->metadata, ",\"value\":");
      add_column (&page->metadata, stmt, 1);
      begin = "},{\"name\":";
    }
  if (page->metadata.length > 0)
    diple_json_buffer_add_literal (&page->metadata, "}]");
  else
    diple_json_buffer_add_literal (&page->metadata, ",\"metadata\":[]");
  if (stmt != NULL)
    sqlite3_reset (stmt);
  return rc == SQLITE_DONE;
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const DipleExportValue *first = a;
  const DipleExportValue *second = b;

  if (first->annotator->rank != second->annotator->rank)
    return first->annotator->rank < second->annotator->rank ? -1 : 1;
  if (first->attribute->rank != second->attribute->rank)
    return first->attribute->rank < second->attribute->rank ? -1 : 1;
  return (first->ordinal > second->ordinal) - (first->ordinal < second->ordinal);
}

static gboolean
read_labels (DipleExportReader *self, DipleExportPage *page, GError **error)
{
  if (self->labels == NULL)
    return TRUE;
  if (!diple_export_read_values (self, page, self->labels, page->labels, error))
    return FALSE;
  g_array_sort (page->labels, compare_labels);
  return TRUE;
}

static int
compare_states (gconstpointer a, gconstpointer b)
{
  const DipleExportState *first = a;
  const DipleExportState *second = b;

  return (first->annotator->rank > second->annotator->rank) -
         (first->annotator->rank < second->annotator->rank);
}

static void
empty_page (DipleExportReader *self, DipleExportPage *page)
{
  GArray *const arrays[] = { page->states,      page->spans,     page->fragments,
                             page->span_values, page->relations, page->relation_values,
                             page->labels };

  sqlite3_reset (self->facts);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_set_size (arrays[i], 0);
  page->facts.length = 0;
  page->metadata.length = 0;
  page->scraps.length = 0;
  page->left_out = 0;
  page->text = NULL;
  page->n_bytes = 0;
  g_clear_pointer (&page->title, g_free);
}

gboolean
diple_export_reader_read (DipleExportReader *self,
                          gint64 document,
                          DipleExportPage *page,
                          gboolean *wanted,
                          GError **error)
{
  empty_page (self, page);
  page->id = document;
  if (!(self->gold != NULL ? choose_gold : read_states) (self, page, error))
    return FALSE;
  *wanted = !self->finished_only || page->states->len > 0;
  if (!*wanted)
    return TRUE;

  if (!read_facts (self, page, error) || !read_metadata (self, page, error) ||
      !diple_export_read_spans (self, page, error) ||
      !diple_export_read_relations (self, page, error) || !read_labels (self, page, error))
    return FALSE;
  if (page->facts.malformed || page->metadata.malformed || page->scraps.malformed)
    return diple_export_page_refuse (page, _ ("Something is not UTF-8"), error);
  g_array_sort (page->states, compare_states);
  return TRUE;
}
