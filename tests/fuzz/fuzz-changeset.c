/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "data/diple-annotators.h"
#include "data/diple-care.h"
#include "data/diple-documents.h"
#include "data/diple-journal.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"
#include "data/store/diple-store-private.h"

/* A journal written by a stranger: undo and redo of whatever stands in it. Input: patches of the
 * changeset of marking a span, two bytes of place and one of value each; when the first byte is
 * odd, everything after it is the changeset. It is applied or refused with a reason, and ends. */
static gint64
mark (DipleStore *store)
{
  gint64 ana = diple_annotators_ensure (store, "Ana", NULL);
  g_autoptr (DipleSchema) schema = diple_schema_load (store, NULL);
  const DipleLabel *label = diple_schema_label_by_name (schema, NULL, "Person");
  g_autoptr (DipleSpan) span = diple_span_new (7, ana, label->id, (DipleRange){ 0, 4 });

  g_assert_true (diple_journal_begin (store, ana, "span.add", NULL));
  g_assert_true (diple_spans_add (store, span, NULL));
  g_assert_cmpint (diple_journal_commit (store, "Marked", 7, NULL), >, 0);

  return ana;
}

static GBytes *
read_changeset (sqlite3 *db)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (db, "SELECT changeset FROM journal ORDER BY id DESC LIMIT 1", NULL);

  g_assert_cmpint (diple_sql_step (stmt, NULL), ==, SQLITE_ROW);

  return g_bytes_new (sqlite3_column_blob (stmt, 0), (gsize) sqlite3_column_bytes (stmt, 0));
}

static GBytes *
change (GBytes *good, const uint8_t *data, size_t size)
{
  gsize n_bytes = g_bytes_get_size (good);
  g_autofree guint8 *bytes = NULL;

  if (fuzz_take_byte (&data, &size) & 1)
    return g_bytes_new (data, size);

  bytes = g_memdup2 (g_bytes_get_data (good, NULL), n_bytes);
  while (size > 2)
    {
      guint place = fuzz_take_number (&data, &size);

      bytes[place % n_bytes] = fuzz_take_byte (&data, &size);
    }

  return g_bytes_new (bytes, n_bytes);
}

static void
write_changeset (sqlite3 *db, GBytes *changeset)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (
      db, "UPDATE journal SET changeset = ?1 WHERE id = (SELECT max(id) FROM journal)", NULL);
  gsize n_bytes;
  gconstpointer bytes = g_bytes_get_data (changeset, &n_bytes);

  sqlite3_bind_blob64 (stmt, 1, n_bytes > 0 ? bytes : "", n_bytes, SQLITE_STATIC);
  g_assert_true (diple_sql_finish (stmt, NULL));
}

static void
finding_cb (const char *sentence, gpointer data)
{
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
}

static void
undo_and_redo (DipleStore *store, gint64 annotator)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleUndone) undone = diple_journal_undo (store, annotator, &error);
  g_autoptr (DipleUndone) redone = NULL;

  g_assert_true ((undone == NULL) == (error != NULL));
  g_clear_error (&error);
  redone = diple_journal_redo (store, annotator, &error);
  g_assert_true ((redone == NULL) == (error != NULL));
  g_assert_true (sqlite3_get_autocommit (diple_store_get_db (store)));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char sql[] =
      "INSERT INTO batch (id, source, created) VALUES (1, 'x', 0);"
      "INSERT INTO document (id, position, title, format, length, text_sha256, file_sha256,"
      " batch, added) VALUES (7, 1, 'Dam', 'text', 11, zeroblob (32), zeroblob (32), 1, 0);"
      "INSERT INTO document_text (document, text) VALUES (7, 'Mira said x')";
  g_autoptr (DipleStore) store = diple_store_open (":memory:", DIPLE_STORE_CREATE, NULL);
  sqlite3 *db = diple_store_get_db (store);
  g_autoptr (GBytes) good = NULL;
  g_autoptr (GBytes) changed = NULL;
  gint64 annotator;

  g_assert_true (diple_sql_exec (db, sql, NULL));
  annotator = mark (store);
  good = read_changeset (db);
  changed = change (good, data, size);
  write_changeset (db, changed);

  undo_and_redo (store, annotator);
  diple_care_check (store, finding_cb, NULL, NULL, NULL);
  diple_store_close (store, NULL);

  return 0;
}
