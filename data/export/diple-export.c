/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-export.h"

#include <glib/gi18n-lib.h>

#include "data/diple-assignments.h"
#include "data/export/diple-export-file-private.h"
#include "data/export/diple-export-private.h"
#include "data/export/diple-export-reader-private.h"
#include "data/export/diple-manifest-private.h"
#include "data/store/diple-store-private.h"

#define FLUSH (256 * 1024) /* bytes of lines before they are written */
#define PROGRESS 64        /* documents between two words of progress */

/* One export under way. */
typedef struct
{
  DipleStore *store;
  const DipleExportNames *names;
  DipleExportReader *reader;
  DipleExportFile *file;
  DipleExportPage page;
  DipleJsonBuffer lines;
  DipleExportCounts *counts;
  DipleExportProgress progress;
  gpointer data;
  guint total;
  GCancellable *cancellable;
} Export;

gboolean
diple_export_begin_reading (DipleStore *store, gboolean *began, GError **error)
{
  sqlite3 *db = diple_store_get_db (store);

  *began = db == NULL || sqlite3_get_autocommit (db);
  return !*began || diple_sql_exec (db, "BEGIN", error);
}

void
diple_export_end_reading (DipleStore *store, gboolean began)
{
  /* Nothing was written, so that nothing can be lost. */
  if (began)
    diple_sql_exec (diple_store_get_db (store), "ROLLBACK", NULL);
}

void
diple_export_count_page (const DipleExportPage *page, DipleExportCounts *counts)
{
  counts->documents++;
  counts->spans += page->spans->len;
  counts->relations += page->relations->len;
  counts->relations_left_out += page->left_out;
  counts->labels += page->labels->len;
  for (guint i = 0; i < page->spans->len; i++)
    g_array_index (page->spans, DipleExportSpan, i).annotator->used++;
  for (guint i = 0; i < page->states->len; i++)
    {
      const DipleExportState *state = &g_array_index (page->states, DipleExportState, i);
      counts->annotators += state->annotator->documents == 0;
      state->annotator->documents++;
      state->annotator->finished +=
          g_str_equal (state->state, diple_state_name (DIPLE_STATE_FINISHED));
    }
}

static gboolean
flush (Export *self, gsize from, GError **error)
{
  if (self->lines.length < from || self->lines.length == 0)
    return TRUE;
  if (!diple_export_file_write (self->file, self->lines.data, self->lines.length, error))
    return FALSE;
  self->lines.length = 0;
  return TRUE;
}

static gboolean
write_document (Export *self, gint64 document, GError **error)
{
  gboolean wanted = FALSE;

  if (!diple_export_reader_read (self->reader, document, &self->page, &wanted, error))
    return FALSE;
  if (!wanted)
    return TRUE;
  diple_export_page_write (&self->page, &self->lines);
  diple_export_count_page (&self->page, self->counts);
  return flush (self, FLUSH, error);
}

static void
tell (Export *self, guint done)
{
  if (self->progress != NULL && (done % PROGRESS == 0 || done == self->total))
    self->progress (done, self->total, self->data);
}

static gboolean
write_documents (Export *self, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (
      diple_store_get_db (self->store), "SELECT id FROM document ORDER BY position, id", error);
  int rc = SQLITE_ERROR;

  for (guint done = 1; stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW; done++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !write_document (self, sqlite3_column_int64 (stmt, 0), error))
        return FALSE;
      tell (self, done);
    }
  return rc == SQLITE_DONE && flush (self, 0, error);
}

static gboolean
count_documents (Export *self, GError **error)
{
  gint64 total = 0;
  gboolean ok = diple_sql_get_int (
      diple_store_get_db (self->store), "SELECT count(*) FROM document", &total, error);

  self->total = (guint) MIN (total, G_MAXUINT);
  return ok;
}

static gboolean
write_lines (Export *self, GError **error)
{
  const char *sha256;

  if (!count_documents (self, error) || !write_documents (self, error))
    return FALSE;
  sha256 = diple_export_file_finish (self->file, error);
  if (sha256 == NULL)
    return FALSE;
  if (!diple_export_file_holds_lines (self->file, self->counts->documents))
    {
      g_set_error_literal (error,
                           DIPLE_ERROR,
                           DIPLE_ERROR_FAILED,
                           _ ("The lines that were made are not JSON, which is a fault of Diple; "
                              "please report it"));
      return FALSE;
    }
  self->counts->bytes = diple_export_file_get_size (self->file);
  self->counts->sha256 = g_strdup (sha256);
  return diple_export_file_verify (self->file, self->cancellable, error);
}

/* The lines and their manifest appear together or not at all, as far as two names can. */
static gboolean
place (Export *self, const char *path, const DipleExportOptions *options, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *manifest_path = g_strconcat (path, ".manifest.json", NULL);
  g_autofree char *manifest =
      diple_manifest_write (self->store, base, options, self->names, self->counts, error);
  g_autoptr (DipleExportFile) file = NULL;

  if (manifest == NULL)
    return FALSE;
  file = diple_export_file_new (manifest_path, diple_store_get_path (self->store), error);
  return file != NULL && diple_export_file_write (file, manifest, strlen (manifest), error) &&
         diple_export_file_finish (file, error) != NULL &&
         diple_export_file_place (self->file, error) && diple_export_file_place (file, error);
}

static gboolean
run (Export *self, const char *path, const DipleExportOptions *options, GError **error)
{
  gboolean ok;

  self->reader = diple_export_reader_new (self->store, self->names, options, error);
  if (self->reader == NULL)
    return FALSE;
  diple_export_page_init (&self->page);
  diple_json_buffer_init (&self->lines);
  ok = write_lines (self, error) && place (self, path, options, error);
  diple_json_buffer_clear (&self->lines);
  diple_export_page_clear (&self->page);
  diple_export_reader_free (self->reader);
  return ok;
}

/* Everything is read in one transaction: what others commit meanwhile is not torn apart. */
static gboolean
read_and_write (Export *self, const char *path, const DipleExportOptions *options, GError **error)
{
  g_autoptr (DipleExportNames) names = diple_export_names_load (self->store, options, error);
  g_autoptr (DipleExportFile) file = NULL;

  if (names == NULL)
    return FALSE;
  file = diple_export_file_new (path, diple_store_get_path (self->store), error);
  if (file == NULL)
    return FALSE;
  self->names = names;
  self->file = file;
  return run (self, path, options, error);
}

gboolean
diple_export_jsonl (DipleStore *store,
                    const char *path,
                    const DipleExportOptions *options,
                    DipleExportProgress progress,
                    gpointer data,
                    DipleExportCounts *counts,
                    GCancellable *cancellable,
                    GError **error)
{
  DipleExportCounts local = { 0 };
  Export export = {
    .store = store, .progress = progress, .data = data, .counts = &local, .cancellable = cancellable
  };
  gboolean began = FALSE;
  gboolean ok;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!diple_export_begin_reading (store, &began, error))
    return FALSE;
  ok = read_and_write (&export, path, options, error);
  diple_export_end_reading (store, began);
  if (ok && counts != NULL)
    *counts = local;
  else
    diple_export_counts_clear (&local);
  return ok;
}

void
diple_export_counts_clear (DipleExportCounts *counts)
{
  g_return_if_fail (counts != NULL);

  g_clear_pointer (&counts->sha256, g_free);
  *counts = (DipleExportCounts){ 0 };
}
