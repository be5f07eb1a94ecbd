/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times the export of a project against the sqlite3 shell writing the same rows with json_object(),
 * in the same run, and prints the figures as JSON. Arguments: documents (10000), spans of each
 * (30), rounds (3). */
#include "data/diple-annotators.h"
#include "data/diple-export.h"
#include "data/diple-id.h"
#include "data/diple-schema-store.h"
#include "data/store/diple-store-private.h"

#include <glib/gstdio.h>
#include <sys/resource.h>

#define WORDS 500

typedef struct
{
  guint documents;
  guint spans;
  guint rounds;
  char *folder;
  char *project;
  char *output;
  char *shell_output;
} Bench;

static void
check (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static void
run (sqlite3 *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  diple_sql_exec (db, sql, &error);
  check (error);
}

/* News-like words; one in ten is not ASCII. */
static char *
make_text (guint document, GArray *starts)
{
  static const char *const words[] = { "the",  "minister", "said",  "on",    "Thursday",
                                       "that", "ferries",  "would", "“run”", "again" };
  GString *text = g_string_new (NULL);
  guint length = 0;

  g_array_set_size (starts, 0);
  for (guint i = 0; i < WORDS; i++)
    {
      const char *word = words[(i * 7 + document + i / 10) % G_N_ELEMENTS (words)];

      g_array_append_val (starts, length);
      g_string_append (text, word);
      g_string_append_c (text, i % 60 == 59 ? '\n' : ' ');
      length += (guint) g_utf8_strlen (word, -1) + 1;
    }
  return g_string_free (text, FALSE);
}

static void
insert_document (sqlite3_stmt *facts, sqlite3_stmt *text, gint64 id, guint i, const char *words)
{
  g_autofree char *title = g_strdup_printf ("Ferry talks, day %u", i);
  g_autoptr (GError) error = NULL;

  sqlite3_bind_int64 (facts, 1, id);
  sqlite3_bind_int (facts, 2, (int) i);
  diple_sql_bind_text (facts, 3, title);
  sqlite3_bind_int64 (facts, 4, g_utf8_strlen (words, -1));
  diple_sql_finish (facts, &error);
  check (error);
  sqlite3_bind_int64 (text, 1, id);
  diple_sql_bind_text (text, 2, words);
  diple_sql_finish (text, &error);
  check (error);
}

static void
insert_spans (
    sqlite3_stmt *stmt, const Bench *bench, gint64 document, GArray *starts, const char *words)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < bench->spans; i++)
    {
      guint first = i * (WORDS - 12) / bench->spans;
      guint start = g_array_index (starts, guint, first);
      guint end = g_array_index (starts, guint, first + 1 + i % 8) - 1;
      g_autofree char *surface = g_utf8_substring (words, start, end);

      sqlite3_bind_int64 (stmt, 1, diple_id_new ());
      sqlite3_bind_int64 (stmt, 2, document);
      sqlite3_bind_int (stmt, 3, (int) (i % 11));
      sqlite3_bind_int64 (stmt, 4, start);
      sqlite3_bind_int64 (stmt, 5, end);
      diple_sql_bind_text (stmt, 6, surface);
      diple_sql_finish (stmt, &error);
      check (error);
    }
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *stmt = diple_sql_prepare_persistent (db, sql, &error);

  check (error);
  return stmt;
}

static void
fill (const Bench *bench, sqlite3 *db)
{
  g_autoptr (sqlite3_stmt) facts =
      prepare (db,
               "INSERT INTO document (id, position, title, author, published, outlet, language,"
               " format, length, text_sha256, file_sha256, batch, added) VALUES (?1, ?2, ?3,"
               " 'Maren Holt', '2031-03-14', 'Coast Daily', 'en', 'text', ?4, zeroblob(32),"
               " zeroblob(32), 1, 0)");
  g_autoptr (sqlite3_stmt) text =
      prepare (db, "INSERT INTO document_text (document, text) VALUES (?1, ?2)");
  g_autoptr (sqlite3_stmt) spans =
      prepare (db,
               "INSERT INTO span (id, document, annotator, label, start, \"end\", surface,"
               " created, modified) VALUES (?1, ?2, (SELECT id FROM annotator),"
               " (SELECT id FROM label ORDER BY id LIMIT 1 OFFSET ?3), ?4, ?5, ?6, 0, 0)");
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));

  run (db, "BEGIN; INSERT INTO batch (id, source, created) VALUES (1, 'bench', 0)");
  for (guint i = 0; i < bench->documents; i++)
    {
      gint64 id = diple_id_new ();
      g_autofree char *words = make_text (i, starts);

      insert_document (facts, text, id, i, words);
      insert_spans (spans, bench, id, starts, words);
    }
  run (db, "COMMIT");
}

static void
make_project (const Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = diple_store_open (bench->project, DIPLE_STORE_CREATE, &error);

  check (error);
  diple_annotators_ensure (store, "Ana", &error);
  check (error);
  fill (bench, diple_store_get_db (store));
  diple_store_close (store, &error);
  check (error);
}

static double
time_export (const Bench *bench, DipleExportCounts *counts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = NULL;
  gint64 begin = g_get_monotonic_time ();

  store = diple_store_open (bench->project, DIPLE_STORE_READ_WRITE, &error);
  check (error);
  diple_export_counts_clear (counts);
  diple_export_jsonl (store, bench->output, NULL, NULL, NULL, counts, NULL, &error);
  check (error);
  diple_store_close (store, NULL);
  return (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
}

static const char shell_sql[] =
    "SELECT json_object('id', printf('%013x', d.id), 'title', d.title, 'author', d.author,"
    " 'published', d.published, 'outlet', d.outlet, 'url', d.url, 'language', d.language,"
    " 'text', t.text, 'metadata', json('[]'),"
    " 'annotators', json_array(json_object('name', 'Ana', 'state', 'in progress')),"
    " 'spans', (SELECT json_group_array(json_object('id', printf('%013x', s.id),"
    " 'annotator', a.name, 'layer', y.name, 'label', l.name, 'start', s.start, 'end', s.\"end\","
    " 'text', s.surface, 'fragments', json_array(json_object('start', s.start, 'end', s.\"end\")),"
    " 'attributes', json('[]'), 'note', s.note)) FROM (SELECT * FROM span WHERE document = d.id"
    " ORDER BY start, \"end\" DESC, label, annotator, id) AS s JOIN annotator AS a ON"
    " a.id = s.annotator JOIN label AS l ON l.id = s.label JOIN layer AS y ON y.id = l.layer),"
    " 'relations', json('[]'), 'labels', json('[]'))"
    " FROM document AS d JOIN document_text AS t ON t.document = d.id ORDER BY d.position, d.id;";

static double
time_shell (const Bench *bench)
{
  g_autofree char *output = g_strdup_printf (".output %s", bench->shell_output);
  const char *const argv[] = { "sqlite3", bench->project, output, shell_sql, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;
  gint64 begin = g_get_monotonic_time ();

  g_spawn_sync (
      NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  check (error);
  if (!g_spawn_check_wait_status (status, &error))
    check (error);
  return (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
}

static void
measure (const Bench *bench)
{
  DipleExportCounts counts = { 0 };
  double ours = G_MAXDOUBLE, shell = G_MAXDOUBLE;
  struct rusage usage;
  GStatBuf info;

  for (guint i = 0; i < bench->rounds; i++)
    {
      double a = time_export (bench, &counts);
      double b = time_shell (bench);

      ours = a < ours ? a : ours;
      shell = b < shell ? b : shell;
    }
  getrusage (RUSAGE_SELF, &usage);
  g_stat (bench->shell_output, &info);
  g_print ("{\"bench\": \"export\", \"documents\": %u, \"spans\": %" G_GUINT64_FORMAT
           ", \"bytes\": %" G_GUINT64_FORMAT
           ", \"seconds\": %.3f, \"sqlite3_shell_bytes\": %" G_GINT64_FORMAT
           ", \"sqlite3_shell_seconds\": %.3f, \"ratio\": %.2f,"
           " \"peak_memory_mb\": %.1f}\n",
           counts.documents,
           counts.spans,
           counts.bytes,
           ours,
           (gint64) info.st_size,
           shell,
           ours / shell,
           (double) usage.ru_maxrss / 1024);
  diple_export_counts_clear (&counts);
}

static guint
argument (int argc, char **argv, int i, guint otherwise)
{
  return argc > i ? (guint) g_ascii_strtoull (argv[i], NULL, 10) : otherwise;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Bench bench = { .documents = argument (argc, argv, 1, 10000),
                  .spans = argument (argc, argv, 2, 30),
                  .rounds = argument (argc, argv, 3, 3) };
  const char *const names[] = {
    "bench.jsonl.manifest.json", "bench.jsonl", "shell.jsonl", "bench.diple"
  };

  bench.folder = g_dir_make_tmp ("diple-bench-XXXXXX", &error);
  check (error);
  bench.project = g_build_filename (bench.folder, "bench.diple", NULL);
  bench.output = g_build_filename (bench.folder, "bench.jsonl", NULL);
  bench.shell_output = g_build_filename (bench.folder, "shell.jsonl", NULL);
  make_project (&bench);
  measure (&bench);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (bench.folder, names[i], NULL);
      g_unlink (path);
    }
  g_rmdir (bench.folder);
  g_free (bench.folder);
  g_free (bench.project);
  g_free (bench.output);
  g_free (bench.shell_output);
  return 0;
}
