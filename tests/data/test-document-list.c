/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-annotators.h"
#include "data/diple-document-list.h"
#include "data/store/diple-store-private.h"

#include <glib/gstdio.h>

#define N_DOCUMENTS 300
#define MANY_DOCUMENTS 4500 /* more than all pages hold */
#define FIRST_ID 1000

typedef struct
{
  char *folder;
  char *path;
  DipleProject *project;
  gint64 ana;
  guint n_documents;
} Fixture;

static void
run (DipleStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  diple_sql_exec (diple_store_get_db (store), sql, &error);
  g_assert_no_error (error);
}

/* Title "Story 0003" is at position 3; every tenth has the outlet "Coast". */
static void
fill (DipleStore *store, guint n_documents)
{
  g_autofree char *sql = g_strdup_printf (
      "BEGIN; INSERT INTO batch (id, source, created) VALUES (1, '', 0);"
      "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %u)"
      " INSERT INTO document (id, position, title, outlet, format, length, text_sha256,"
      " file_sha256, batch, added) SELECT %d + i, i, printf ('Story %%04d', i),"
      " CASE i %% 10 WHEN 0 THEN 'Coast' ELSE '' END, 'text', 1, zeroblob (32), zeroblob (32), 1, 0"
      " FROM n;"
      "INSERT INTO document_text (document, text) SELECT id, 'x' FROM document;"
      "INSERT INTO card_search (rowid, title, byline, rest)"
      " SELECT id, title, byline, rest FROM document_card; COMMIT",
      n_documents,
      FIRST_ID);

  run (store, sql);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = NULL;

  fixture->n_documents = GPOINTER_TO_UINT (data);
  fixture->folder = g_dir_make_tmp ("diple-list-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "list.diple", NULL);
  store = diple_store_open (fixture->path, DIPLE_STORE_CREATE, &error);
  g_assert_no_error (error);
  fixture->ana = diple_annotators_ensure (store, "Ana", &error);
  g_assert_no_error (error);
  fill (store, fixture->n_documents);
  g_assert_true (diple_store_close (store, NULL));

  fixture->project = diple_project_open (fixture->path, DIPLE_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  diple_project_close (fixture->project);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->project);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static DipleDocumentList *
load (Fixture *fixture, const DipleDocumentQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  diple_document_list_load_async (fixture->project, query, cancellable, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return diple_document_list_load_finish (result, error);
}

static DipleDocumentList *
load_all (Fixture *fixture)
{
  const DipleDocumentQuery query = { .annotator = fixture->ana };
  g_autoptr (GError) error = NULL;
  DipleDocumentList *list = load (fixture, &query, NULL, &error);

  g_assert_no_error (error);
  return list;
}

static void
assert_shows (DipleDocumentList *list, guint position)
{
  g_autoptr (DipleDocumentItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);
  g_autofree char *title = g_strdup_printf ("Story %04u", position);

  g_assert_true (DIPLE_IS_DOCUMENT_ITEM (item));
  g_assert_cmpint (diple_document_item_get_row (item)->id, ==, FIRST_ID + position);
  g_assert_cmpstr (diple_document_item_get_row (item)->title, ==, title);
}

static void
test_every_position_shows_its_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleDocumentList) list = load_all (fixture);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, MANY_DOCUMENTS);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == DIPLE_TYPE_DOCUMENT_ITEM);
  for (guint i = 0; i < MANY_DOCUMENTS; i += i % 128 == 127 ? 1 : 127 - i % 128)
    assert_shows (list, i);
  for (guint i = 0; i < 50; i++)
    assert_shows (list, (guint) g_rand_int_range (random, 0, MANY_DOCUMENTS));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), MANY_DOCUMENTS));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), G_MAXUINT));
}

static void
test_a_query_narrows_and_sorts (Fixture *fixture, gconstpointer data)
{
  const DipleDocumentQuery query = {
    .words = "coast", .annotator = fixture->ana, .sort = DIPLE_SORT_TITLE, .descending = TRUE
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleDocumentList) list = load (fixture, &query, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_DOCUMENTS / 10);
  g_assert_cmpint (diple_document_list_get_id (list, 0), ==, FIRST_ID + N_DOCUMENTS - 10);
  g_assert_cmpint (diple_document_list_get_id (list, 1), ==, FIRST_ID + N_DOCUMENTS - 20);
}

static void
test_nothing_found_is_an_empty_list (Fixture *fixture, gconstpointer data)
{
  const DipleDocumentQuery query = { .words = "zeppelin", .annotator = fixture->ana };
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleDocumentList) list = load (fixture, &query, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 0));
  g_assert_cmpuint (diple_document_list_find (list, FIRST_ID), ==, G_MAXUINT);
}

static void
test_documents_are_found_by_id (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleDocumentList) list = load_all (fixture);

  g_assert_cmpuint (diple_document_list_find (list, FIRST_ID), ==, 0);
  g_assert_cmpuint (diple_document_list_find (list, FIRST_ID + 222), ==, 222);
  g_assert_cmpuint (diple_document_list_find (list, 5), ==, G_MAXUINT);
  g_assert_cmpint (diple_document_list_get_id (list, 222), ==, FIRST_ID + 222);
}

static void
test_a_held_item_is_given_again_after_its_page_went (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleDocumentList) list = load_all (fixture);
  g_autoptr (DipleDocumentItem) held = g_list_model_get_item (G_LIST_MODEL (list), 3);
  g_autoptr (DipleDocumentItem) again = NULL;
  DipleDocumentItem *other = g_list_model_get_item (G_LIST_MODEL (list), 4);

  g_object_add_weak_pointer (G_OBJECT (other), (gpointer *) &other);
  g_object_unref (other);
  g_assert_nonnull (other); /* its page holds it */
  for (guint i = 0; i < MANY_DOCUMENTS; i += 100)
    assert_shows (list, i);
  for (guint i = 1000; i < MANY_DOCUMENTS; i += 100)
    assert_shows (list, i);

  g_assert_null (other);
  again = g_list_model_get_item (G_LIST_MODEL (list), 3);
  g_assert_true (again == held);
}

static void
test_an_item_may_outlive_its_list (Fixture *fixture, gconstpointer data)
{
  DipleDocumentList *list = load_all (fixture);
  g_autoptr (DipleDocumentItem) item = g_list_model_get_item (G_LIST_MODEL (list), 8);

  g_assert_finalize_object (list);
  g_assert_cmpstr (diple_document_item_get_row (item)->title, ==, "Story 0008");
}

static void
count_cb (gpointer object, guint *count)
{
  (*count)++;
}

static gpointer
rename_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return diple_sql_exec (diple_store_get_db (store), data, error) ? store : NULL;
}

static void
write_sql (Fixture *fixture, const char *sql)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  diple_project_write_async (
      fixture->project, rename_job, g_strdup (sql), g_free, NULL, 0, NULL, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (diple_project_run_finish (fixture->project, result, &error));
  g_assert_no_error (error);
}

static void
test_refreshing_reads_the_row_and_keeps_the_item (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleDocumentList) list = load_all (fixture);
  g_autoptr (DipleDocumentItem) item = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_autoptr (DipleDocumentItem) again = NULL;
  guint items_changed = 0;
  guint changed = 0;

  g_signal_connect (list, "items-changed", G_CALLBACK (count_cb), &items_changed);
  g_signal_connect (item, "changed", G_CALLBACK (count_cb), &changed);
  write_sql (fixture, "UPDATE document SET title = 'New' WHERE id = 1002");
  diple_document_list_refresh (list, FIRST_ID + 2);
  while (strcmp (diple_document_item_get_row (item)->title, "New") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (changed, >, 0);
  again = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_assert_true (again == item);

  diple_document_list_refresh (list, FIRST_ID + 200); /* nobody holds it */
  diple_document_list_refresh (list, 5);              /* not in the list */
  write_sql (fixture,
             "DELETE FROM document_text WHERE document = 1002;"
             "DELETE FROM document WHERE id = 1002");
  diple_document_list_refresh (list, FIRST_ID + 2);
  changed = 0;
  while (diple_document_item_get_row (item)->id != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (changed, ==, 1); /* and nothing else was read for the others */
}

static void
test_a_removed_document_is_an_empty_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleDocumentList) list = load_all (fixture);
  g_autoptr (DipleDocumentItem) item = NULL;

  write_sql (fixture,
             "DELETE FROM document_text WHERE document = 1005;"
             "DELETE FROM document WHERE id = 1005");
  item = g_list_model_get_item (G_LIST_MODEL (list), 5);
  g_assert_cmpint (diple_document_item_get_row (item)->id, ==, 0);
  g_assert_cmpstr (diple_document_item_get_row (item)->title, ==, "");
}

/* So many that they are not counted in the time that a page may take. */
static void
test_counts_that_take_long_come_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleDocumentList) list = load_all (fixture);
  g_autoptr (DipleDocumentItem) item = NULL;

  write_sql (fixture,
             "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 63999)"
             " INSERT INTO span (document, annotator, label, start, \"end\", surface, created,"
             " modified) SELECT 1000 + i % 128, (SELECT id FROM annotator WHERE name = 'Ana'),"
             " (SELECT min(id) FROM label), i, i + 1, 'x', 0, 0 FROM n");
  item = g_list_model_get_item (G_LIST_MODEL (list), 127);
  g_assert_cmpstr (diple_document_item_get_row (item)->title, ==, "Story 0127");
  g_assert_false (diple_document_item_get_row (item)->counted);
  g_assert_cmpuint (diple_document_item_get_row (item)->counts->len, ==, 0);

  while (!diple_document_item_get_row (item)->counted)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (diple_document_item_get_row (item)->counts->len, ==, 1);
  g_assert_cmpuint (
      g_array_index (diple_document_item_get_row (item)->counts, DipleLayerCount, 0).spans,
      ==,
      500);
}

static void
test_a_closed_project_shows_empty_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleDocumentList) list = load_all (fixture);
  g_autoptr (DipleDocumentItem) item = NULL;

  diple_project_close (fixture->project);
  item = g_list_model_get_item (G_LIST_MODEL (list), 5);
  g_assert_cmpint (diple_document_item_get_row (item)->id, ==, 0);
  diple_document_list_refresh (list, FIRST_ID + 5);
}

static void
test_a_cancelled_load_says_so (Fixture *fixture, gconstpointer data)
{
  const DipleDocumentQuery query = { .annotator = fixture->ana };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (load (fixture, &query, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add (const char *name, guint n_documents, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, GUINT_TO_POINTER (n_documents), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/document-list/every position shows its document",
       MANY_DOCUMENTS,
       test_every_position_shows_its_document);
  add ("/document-list/a query narrows and sorts", N_DOCUMENTS, test_a_query_narrows_and_sorts);
  add ("/document-list/nothing found is an empty list",
       N_DOCUMENTS,
       test_nothing_found_is_an_empty_list);
  add ("/document-list/documents are found by id", N_DOCUMENTS, test_documents_are_found_by_id);
  add ("/document-list/a held item is given again after its page went",
       MANY_DOCUMENTS,
       test_a_held_item_is_given_again_after_its_page_went);
  add ("/document-list/an item may outlive its list",
       N_DOCUMENTS,
       test_an_item_may_outlive_its_list);
  add ("/document-list/refreshing reads the row and keeps the item",
       N_DOCUMENTS,
       test_refreshing_reads_the_row_and_keeps_the_item);
  add ("/document-list/a removed document is an empty row",
       N_DOCUMENTS,
       test_a_removed_document_is_an_empty_row);
  add ("/document-list/counts that take long come later",
       N_DOCUMENTS,
       test_counts_that_take_long_come_later);
  add ("/document-list/a closed project shows empty rows",
       N_DOCUMENTS,
       test_a_closed_project_shows_empty_rows);
  add ("/document-list/a cancelled load says so", N_DOCUMENTS, test_a_cancelled_load_says_so);

  return g_test_run ();
}
