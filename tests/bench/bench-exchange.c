/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-exchange [ARTICLES [SPANS]]: how long diplectl takes to import and to export annotated
 * articles, beside the sqlite3 shell writing the same rows with json_object() in the same run.
 * Prints its figures as JSON. Whole processes are measured, as people start them. */
#include "bench-articles.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define ARTICLES 10000
#define SPANS 30
#define TRIES 5

extern char **environ;

/* What one process took. */
typedef struct
{
  double seconds;
  double cpu_seconds;
  double peak_mb;
} Cost;

typedef struct
{
  const char *diplectl;
  char *folder;
  char *articles; /* JSONL, in */
  char *project;
  char *second; /* another project with the same content */
  char *out;    /* JSONL, out */
  char *plain;  /* what the sqlite3 shell wrote */
  char *sql;    /* its script */
} Bench;

static void
die (const char *message)
{
  fprintf (stderr, "bench-exchange: %s\n", message);
  exit (1);
}

static double
to_seconds (struct timeval time)
{
  return time.tv_sec + time.tv_usec / 1e6;
}

/* Runs argv[0] with @in as standard input and waits. */
static Cost
run (char *const *argv, const char *in)
{
  posix_spawn_file_actions_t actions;
  struct rusage usage;
  gint64 before = g_get_monotonic_time ();
  int status;
  pid_t pid;
  Cost cost;

  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_addopen (&actions, STDIN_FILENO, in, O_RDONLY, 0);
  posix_spawn_file_actions_addopen (&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  if (posix_spawnp (&pid, argv[0], &actions, NULL, argv, environ) != 0)
    die (argv[0]);
  posix_spawn_file_actions_destroy (&actions);
  if (wait4 (pid, &status, 0, &usage) != pid || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    die ("a measured command failed");

  cost.seconds = (g_get_monotonic_time () - before) / 1e6;
  cost.cpu_seconds = to_seconds (usage.ru_utime) + to_seconds (usage.ru_stime);
  cost.peak_mb = usage.ru_maxrss / 1024.0;
  return cost;
}

static void
keep_best (Cost *best, Cost cost)
{
  if (best->seconds == 0 || cost.seconds < best->seconds)
    {
      best->seconds = cost.seconds;
      best->cpu_seconds = cost.cpu_seconds;
    }
  best->peak_mb = MAX (best->peak_mb, cost.peak_mb);
}

/* The same keys as docs/jsonl.md, as SQLite's own functions make them. */
static const char sql[] =
    "SELECT json_object('id', d.id, 'title', d.title, 'author', d.author, 'published', d.published,"
    " 'outlet', d.outlet, 'url', d.url, 'language', d.language, 'text', t.text,"
    " 'metadata', json((SELECT json_group_array(json_object('name', name, 'value', value)) FROM"
    "  (SELECT name, value FROM metadata WHERE document = d.id ORDER BY ordinal))),"
    " 'annotators', json((SELECT json_group_array(json_object('name', a.name, 'state', s.state))"
    "  FROM assignment s JOIN annotator a ON a.id = s.annotator WHERE s.document = d.id)),"
    " 'spans', json((SELECT json_group_array(json_object('id', id, 'annotator', annotator,"
    "  'layer', layer, 'label', label, 'start', start, 'end', \"end\", 'text', surface,"
    "  'fragments', json_array(json_object('start', start, 'end', \"end\")),"
    "  'attributes', json_array(), 'note', note)) FROM"
    "  (SELECT s.id, a.name AS annotator, y.name AS layer, l.name AS label, s.start, s.\"end\","
    "   s.surface, s.note FROM span s JOIN annotator a ON a.id = s.annotator"
    "   JOIN label l ON l.id = s.label JOIN layer y ON y.id = l.layer WHERE s.document = d.id"
    "   ORDER BY s.start, s.\"end\" DESC, l.name, a.name))),"
    " 'relations', json_array(), 'labels', json_array())"
    " FROM document d JOIN document_text t ON t.document = d.id ORDER BY d.position, d.id;\n";

static void
write_sql (Bench *bench)
{
  g_autofree char *script = g_strdup_printf (".mode list\n.output %s\n%s", bench->plain, sql);

  if (!g_file_set_contents (bench->sql, script, -1, NULL))
    die (bench->sql);
}

static void
import_into (Bench *bench, char *project, Cost *best)
{
  char *const new[] = { (char *) bench->diplectl, (char *) "new", project, NULL };
  char *const import[] = {
    (char *) bench->diplectl, (char *) "import", project, bench->articles, NULL
  };

  g_unlink (project);
  run (new, "/dev/null");
  keep_best (best, run (import, "/dev/null"));
}

static void
export_project (Bench *bench, char *project, Cost *best)
{
  char *const argv[] = {
    (char *) bench->diplectl, (char *) "export", project, (char *) "-o", bench->out, NULL
  };

  keep_best (best, run (argv, "/dev/null"));
}

static void
write_plainly (Bench *bench, Cost *best)
{
  char *const argv[] = { (char *) "sqlite3", (char *) "-readonly", bench->project, NULL };

  keep_best (best, run (argv, bench->sql));
}

static void
print_cost (const char *name, const Cost *cost)
{
  printf ("\"%s\":{\"seconds\":%.3f,\"cpu_seconds\":%.3f,\"peak_mb\":%.1f},",
          name,
          cost->seconds,
          cost->cpu_seconds,
          cost->peak_mb);
}

static goffset
get_size (const char *path)
{
  GStatBuf buffer;

  return g_stat (path, &buffer) == 0 ? buffer.st_size : 0;
}

static void
measure (Bench *bench, guint articles, guint spans)
{
  Cost first = { 0 }, import = { 0 }, export = { 0 }, plain = { 0 };
  double to_plain, to_export;

  import_into (bench, bench->project, &first);
  for (guint i = 0; i < TRIES; i++)
    {
      import_into (bench, bench->second, &import);
      write_plainly (bench, &plain);
      export_project (bench, bench->project, &export);
    }

  to_plain = export.seconds / plain.seconds;
  to_export = import.seconds / export.seconds;
  printf ("{\"benchmark\":\"exchange\",\"articles\":%u,\"spans\":%u,\"bytes_in\":%" G_GOFFSET_FORMAT
          ",\"bytes_out\":%" G_GOFFSET_FORMAT ",",
          articles,
          articles * spans,
          get_size (bench->articles),
          get_size (bench->out));
  print_cost ("import", &import);
  print_cost ("export", &export);
  print_cost ("sqlite3", &plain);
  printf ("\"export_to_sqlite3\":{\"ratio\":%.2f,\"target\":1.00,\"met\":%s},",
          to_plain,
          to_plain <= 1 ? "true" : "false");
  printf ("\"import_to_export\":{\"ratio\":%.2f,\"target\":2.00,\"met\":%s},",
          to_export,
          to_export <= 2 ? "true" : "false");
  printf ("\"export_peak_mb\":{\"mb\":%.1f,\"target\":100.0,\"met\":%s}}\n",
          export.peak_mb,
          export.peak_mb < 100 ? "true" : "false");
}

static char *
in_folder (const Bench *bench, const char *name)
{
  return g_build_filename (bench->folder, name, NULL);
}

static void
clean_up (Bench *bench)
{
  g_autoptr (GDir) dir = g_dir_open (bench->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = in_folder (bench, name);

      g_unlink (path);
    }
  g_rmdir (bench->folder);
}

int
main (int argc, char **argv)
{
  guint articles = argc > 1 ? strtoul (argv[1], NULL, 10) : ARTICLES;
  guint spans = argc > 2 ? strtoul (argv[2], NULL, 10) : SPANS;
  g_autoptr (GError) error = NULL;
  Bench bench = { .diplectl = g_getenv ("DIPLECTL") };

  if (bench.diplectl == NULL)
    die ("DIPLECTL must say where diplectl is");

  bench.folder = g_dir_make_tmp ("diple-bench-XXXXXX", &error);
  if (bench.folder == NULL)
    die (error->message);

  bench.articles = in_folder (&bench, "articles.jsonl");
  bench.project = in_folder (&bench, "first.diple");
  bench.second = in_folder (&bench, "second.diple");
  bench.out = in_folder (&bench, "out.jsonl");
  bench.plain = in_folder (&bench, "plain.jsonl");
  bench.sql = in_folder (&bench, "plain.sql");
  write_sql (&bench);
  if (!bench_articles_write (bench.articles, articles, spans, &error))
    die (error->message);

  measure (&bench, articles, spans);
  clean_up (&bench);
  return 0;
}
