/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "data/diple-annotators.h"
#include "data/diple-care.h"
#include "data/diple-documents.h"
#include "data/diple-history.h"
#include "data/diple-journal.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"
#include "data/store/diple-store-private.h"

/* A project file made by a stranger. Input: patches of a good file, four bytes of place and one of
 * value each; when the first byte is odd, everything after it is the file itself. Whatever stands
 * in it, each call ends, and either works or says why not. */
static GBytes *good;
static char *path;

static void
add_sample (DipleStore *store)
{
  static const char sql[] =
      "INSERT INTO batch (id, source, created) VALUES (1, 'x', 0);"
      "INSERT INTO document (id, position, title, format, length, text_sha256, file_sha256,"
      " batch, added) VALUES (7, 1, 'Dam', 'text', 11, zeroblob (32), zeroblob (32), 1, 0);"
      "INSERT INTO document_text (document, text) VALUES (7, 'Mira said x');"
      "INSERT INTO metadata (document, ordinal, name, value) VALUES (7, 0, 'tag', 'dam');"
      "INSERT INTO assignment (annotator, document, state, modified)"
      " SELECT id, 7, 'finished', 0 FROM annotator;"
      "INSERT INTO card_search (rowid, title, byline, rest)"
      " SELECT id, title, byline, rest FROM document_card;"
      "INSERT INTO text_search (rowid, text) SELECT document, text FROM document_text";
  gint64 ana = diple_annotators_ensure (store, "Ana", NULL);
  g_autoptr (DipleSchema) schema = diple_schema_load (store, NULL);
  const DipleLabel *label = diple_schema_label_by_name (schema, NULL, "Person");
  g_autoptr (DipleSpan) span = diple_span_new (7, ana, label->id, (DipleRange){ 0, 4 });

  g_assert_true (diple_sql_exec (diple_store_get_db (store), sql, NULL));
  g_assert_true (diple_journal_begin (store, ana, "span.add", NULL));
  g_assert_true (diple_spans_add (store, span, NULL));
  g_assert_cmpint (diple_journal_commit (store, "Marked", 7, NULL), >, 0);
}

static void
prepare (void)
{
  g_autofree char *folder = g_dir_make_tmp ("diple-fuzz-XXXXXX", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (DipleStore) store = NULL;
  gsize n_bytes;

  if (good != NULL)
    return;

  path = g_build_filename (folder, "p.diple", NULL);
  store = diple_store_open (path, DIPLE_STORE_CREATE, NULL);
  g_assert_nonnull (store);
  add_sample (store);
  g_assert_true (diple_store_close (store, NULL));
  g_assert_true (g_file_get_contents (path, &contents, &n_bytes, NULL));
  good = g_bytes_new_take (g_steal_pointer (&contents), n_bytes);
}

static void
write_file (const uint8_t *data, size_t size)
{
  gboolean whole = fuzz_take_byte (&data, &size) & 1;
  gsize n_bytes = whole ? size : g_bytes_get_size (good);
  g_autofree char *contents = g_memdup2 (whole ? data : g_bytes_get_data (good, NULL), n_bytes);

  while (!whole && size > 4)
    {
      gsize place = (gsize) fuzz_take_number (&data, &size) << 16;

      place |= fuzz_take_number (&data, &size);
      contents[place % n_bytes] = (char) fuzz_take_byte (&data, &size);
    }
  g_assert_true (g_file_set_contents_full (path,
                                           contents != NULL ? contents : "",
                                           (gssize) n_bytes,
                                           G_FILE_SET_CONTENTS_NONE,
                                           0600,
                                           NULL));
}

static void
read_documents (DipleStore *store, gint64 annotator)
{
  const DipleDocumentQuery query = { .words = "da mira", .annotator = annotator };
  const DipleDocumentQuery all = { .sort = DIPLE_SORT_TITLE };
  g_autoptr (GArray) ids = diple_documents_query (store, &query, NULL);

  g_clear_pointer (&ids, g_array_unref);
  ids = diple_documents_query (store, &all, NULL);
  for (guint i = 0; ids != NULL && i < MIN (ids->len, 20); i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (DipleDocument) document = diple_documents_load (store, id, NULL);
      g_autoptr (GPtrArray) rows = diple_documents_rows (store, annotator, &id, 1, NULL);
      g_autoptr (GPtrArray) spans = diple_spans_load (store, id, 0, NULL);

      g_assert_true (rows == NULL || rows->len == 1);
      g_assert_true (spans == NULL || spans->pdata != NULL || spans->len == 0);
      if (document != NULL)
        g_assert_true (g_utf8_validate (document->text, (gssize) document->n_bytes, NULL));
    }
}

static void
mark (DipleStore *store, gint64 annotator)
{
  g_autoptr (DipleSpan) span = diple_span_new (7, annotator, 1, (DipleRange){ 5, 9 });

  if (!diple_journal_begin (store, annotator, "span.add", NULL))
    return;
  if (!diple_spans_add (store, span, NULL) || diple_journal_commit (store, "Marked", 7, NULL) == 0)
    diple_journal_rollback (store);
}

static void
finding_cb (const char *sentence, gpointer data)
{
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
}

static void
use (DipleStore *store)
{
  g_autoptr (GPtrArray) annotators = diple_annotators_list (store, NULL);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (DipleSchema) schema = NULL;
  const DipleAnnotator *first =
      annotators != NULL && annotators->len > 0 ? g_ptr_array_index (annotators, 0) : NULL;
  gint64 annotator = first != NULL ? first->id : 0;
  g_autoptr (DipleUndone) undone = NULL;
  g_autoptr (DipleUndone) redone = NULL;

  history = diple_history_find (store, &(DipleHistoryQuery){ 0 }, NULL);
  schema = diple_schema_load (store, NULL);
  read_documents (store, annotator);
  diple_care_check (store, finding_cb, NULL, NULL, NULL);
  mark (store, annotator);
  undone = diple_journal_undo (store, annotator, NULL);
  redone = diple_journal_redo (store, annotator, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const ends[] = { "", "-wal", "-shm", "-journal" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = NULL;

  prepare ();
  write_file (data, size);
  store = diple_store_open (path, DIPLE_STORE_READ_WRITE, &error);
  if (store != NULL)
    {
      use (store);
      diple_store_close (store, NULL);
    }
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (path, ends[i], NULL);

      g_unlink (name);
    }

  return 0;
}
