/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-documents.h"
#include "bench-loop.h"
#include "data/diple-document-list.h"
#include "data/store/diple-store-private.h"

#include <glib/gstdio.h>
#include <stdlib.h>

/* A project of a million documents (or as many as the first argument says), every fifth with three
 * annotations: how long until its list stands, until a page of it is there, and until a search has
 * answered; against SQLite counting and reading the same ids in the same run. */
#define PAGE_ROWS 128
#define N_PAGES 400
#define N_RUNS 5

static double
milliseconds_since (gint64 before)
{
  return (double) (g_get_monotonic_time () - before) / 1000;
}

static int
compare_doubles_cb (const void *a, const void *b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static double
quantile (double *values, guint n_values, double part)
{
  qsort (values, n_values, sizeof *values, compare_doubles_cb);
  return values[MIN (n_values - 1, (guint) (part * n_values))];
}

/* What SQLite itself needs for @sql, every row read; the median. */
static double
time_plain (DipleStore *store, const char *sql)
{
  double times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 before = g_get_monotonic_time ();
      g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, NULL);

      while (diple_sql_step (stmt, NULL) == SQLITE_ROW)
        sqlite3_column_int64 (stmt, 0);
      times[i] = milliseconds_since (before);
    }
  return quantile (times, N_RUNS, 0.5);
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static DipleDocumentList *
load (DipleProject *project, const DipleDocumentQuery *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DipleDocumentList *list;

  diple_document_list_load_async (project, query, NULL, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  list = diple_document_list_load_finish (result, &error);
  if (list == NULL)
    g_error ("%s", error->message);
  return list;
}

static double
time_query (DipleProject *project, const DipleDocumentQuery *query, guint *n_found)
{
  double times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 before = g_get_monotonic_time ();
      g_autoptr (DipleDocumentList) list = load (project, query);

      times[i] = milliseconds_since (before);
      *n_found = g_list_model_get_n_items (G_LIST_MODEL (list));
    }
  return quantile (times, N_RUNS, 0.5);
}

static void
time_pages (DipleDocumentList *list, double *times, double *cpu_times)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint n_pages = (g_list_model_get_n_items (G_LIST_MODEL (list)) + PAGE_ROWS - 1) / PAGE_ROWS;

  for (guint i = 0; i < N_PAGES; i++)
    {
      guint page = (guint) g_rand_int_range (random, 0, (gint32) n_pages);
      double cpu_before = bench_loop_cpu ();
      gint64 before = g_get_monotonic_time ();
      g_autoptr (DipleDocumentItem) item =
          g_list_model_get_item (G_LIST_MODEL (list), page * PAGE_ROWS);

      times[i] = milliseconds_since (before);
      cpu_times[i] = bench_loop_cpu () - cpu_before;
      if (item == NULL || diple_document_item_get_row (item)->id == 0)
        g_error ("page %u cannot be read", page);
    }
}

static double
time_find (DipleDocumentList *list)
{
  gint64 last =
      diple_document_list_get_id (list, g_list_model_get_n_items (G_LIST_MODEL (list)) - 1);
  gint64 before = g_get_monotonic_time ();

  if (diple_document_list_find (list, last) == G_MAXUINT)
    g_error ("the last document is not found");
  return milliseconds_since (before);
}

static void
print_pages (DipleDocumentList *list)
{
  double pages[N_PAGES], cpu_pages[N_PAGES];

  time_pages (list, pages, cpu_pages);
  g_print ("\"page_ms_p50\":%.3f,\"page_ms_p99\":%.3f,\"page_cpu_ms_p99\":%.3f,\"find_ms\":%.3f,",
           quantile (pages, N_PAGES, 0.5),
           quantile (pages, N_PAGES, 0.99),
           quantile (cpu_pages, N_PAGES, 0.99),
           time_find (list));
}

static void
measure (const char *path, gint64 annotator)
{
  const DipleDocumentQuery all = { .annotator = annotator };
  const DipleDocumentQuery titles = { .annotator = annotator,
                                      .sort = DIPLE_SORT_TITLE,
                                      .descending = TRUE };
  const DipleDocumentQuery storm = { .annotator = annotator, .words = "storm 4711" };
  const DipleDocumentQuery flood = { .annotator = annotator, .words = "flood" };
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_monotonic_time ();
  g_autoptr (DipleProject) project = diple_project_open (path, DIPLE_STORE_READ_WRITE, &error);
  double project_ms = milliseconds_since (before);
  DipleStore *reader = project != NULL ? diple_project_get_reader (project) : NULL;
  g_autoptr (DipleDocumentList) list = NULL;
  guint n_all, n_storm, n_flood;

  if (project == NULL)
    g_error ("%s", error->message);

  before = g_get_monotonic_time ();
  list = load (project, &all);
  g_print ("{\"bench\":\"list\",\"project_open_ms\":%.2f,\"first_list_ms\":%.2f,",
           project_ms,
           milliseconds_since (before));
  g_print ("\"plain_count_ms\":%.2f,\"plain_ids_ms\":%.2f,",
           time_plain (reader, "SELECT count(*) FROM document"),
           time_plain (reader, "SELECT id FROM document ORDER BY position, id"));
  g_print ("\"list_ms\":%.2f,\"by_title_ms\":%.2f,",
           time_query (project, &all, &n_all),
           time_query (project, &titles, &n_all));
  print_pages (list);
  g_print ("\"search_two_words_ms\":%.2f,\"search_one_word_ms\":%.2f,",
           time_query (project, &storm, &n_storm),
           time_query (project, &flood, &n_flood));
  g_print (
      "\"documents\":%u,\"two_words_found\":%u,\"one_word_found\":%u}\n", n_all, n_storm, n_flood);
  g_clear_object (&list);
  diple_project_close (project);
}

int
main (int argc, char **argv)
{
  guint n_documents = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000000;
  g_autofree char *folder = g_dir_make_tmp ("diple-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "list.diple", NULL);
  gint64 annotator = bench_documents_write (path, n_documents);

  measure (path, annotator);
  g_unlink (path);
  return g_rmdir (folder) == 0 ? 0 : 1;
}
