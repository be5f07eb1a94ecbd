/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-import.h"

#include <glib/gi18n-lib.h>

#include "data/articles/diple-import-queue-private.h"
#include "data/diple-error.h"
#include "data/diple-intake.h"
#include "data/store/diple-store-private.h"

/* A file where everything is wrong need not be told line by line. */
#define MOST_LINES_TOLD 1000

/* What an intake holds in memory to its end: so long may others read the project while it is
 * written straight, and then wait but for a moment. Less takes no time either way. */
#define LEAST_BYTES_STRAIGHT (4 << 20)
#define MOST_BYTES_STRAIGHT (90 << 20)

/* About as often as somebody can see. */
#define PROGRESS_MICROSECONDS 40000

/* One import, on the thread of its caller, who owns the store; a second thread reads. */
typedef struct
{
  DipleStore *store;
  const DipleImportOptions *options;
  DipleIntake *intake; /* NULL until there is an article */
  DipleImportReport *report;
  DipleImportProgress progress;
  gpointer data;
  gint64 told; /* when progress was last told, in microseconds */
  guint done;
  guint total;
  const char *source; /* of the batch */
  gboolean straight;  /* written into the project's file without its log */

  /* The file under way. */
  char *name;
  gsize place; /* in the results, of the line for the whole file */
  guint n_lines_in;
  guint n_lines_out;
  GPtrArray *warnings; /* char *: about the file as a whole */
} Import;

/* What the reading thread is given. */
typedef struct
{
  DipleReading reading;
  DipleImportQueue *queue;
  const char *const *paths;
  gboolean from_model;
} Reader;

static void
result_free (DipleImportResult *result)
{
  g_free (result->name);
  g_free (result->message);
  g_free (result);
}

void
diple_import_report_free (DipleImportReport *report)
{
  g_ptr_array_unref (report->results);
  g_free (report);
}

static DipleImportReport *
report_new (void)
{
  DipleImportReport *report = g_new0 (DipleImportReport, 1);

  report->results = g_ptr_array_new_with_free_func ((GDestroyNotify) result_free);
  return report;
}

/* Takes @name; copies @message. */
static DipleImportResult *
result_new (char *name, DipleImportStatus status, const char *message, gint64 document)
{
  DipleImportResult *result = g_new0 (DipleImportResult, 1);

  result->name = name;
  result->status = status;
  result->message = g_strdup (message != NULL ? message : "");
  result->document = document;
  return result;
}

static char *
name_line (const char *name, guint line)
{
  return line > 0 ? g_strdup_printf ("%s:%u", name, line) : g_strdup (name);
}

static void
count (DipleImportReport *report, DipleImportStatus status)
{
  report->imported += status == DIPLE_IMPORT_DONE || status == DIPLE_IMPORT_WARNED;
  report->warned += status == DIPLE_IMPORT_WARNED;
  report->duplicates += status == DIPLE_IMPORT_DUPLICATE;
  report->refused += status == DIPLE_IMPORT_REFUSED;
}

static char *
join_sentences (GPtrArray *sentences)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (
        all, "%s%s", i > 0 ? "; " : "", (const char *) g_ptr_array_index (sentences, i));
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
tell (Import *self,
      const DipleFound *found,
      DipleImportStatus status,
      const char *message,
      gint64 document)
{
  count (self->report, status);
  if (found->line > 0 && self->n_lines_out++ >= MOST_LINES_TOLD)
    return;
  g_ptr_array_add (self->report->results,
                   result_new (name_line (found->name, found->line), status, message, document));
}

static void
show_progress (Import *self, const char *name, gboolean at_once)
{
  gint64 now = 0;

  if (self->progress == NULL)
    return;
  now = g_get_monotonic_time ();
  if (!at_once && now - self->told < PROGRESS_MICROSECONDS)
    return;
  self->told = now;
  self->progress (
      self->done, self->total > 0 ? MAX (self->total, self->done) : 0, name, self->data);
}

static void
begin_file (Import *self, const char *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
  self->place = self->report->results->len;
  self->n_lines_in = 0;
  self->n_lines_out = 0;
  g_ptr_array_set_size (self->warnings, 0);
}

/* One line for all the lines of a file that came in, before those that did not. */
static void
tell_lines (Import *self)
{
  DipleImportStatus status = self->warnings->len > 0 ? DIPLE_IMPORT_WARNED : DIPLE_IMPORT_DONE;

  g_ptr_array_insert (
      self->warnings,
      0,
      g_strdup_printf (ngettext ("%u article", "%u articles", self->n_lines_in), self->n_lines_in));
  {
    g_autofree char *message = join_sentences (self->warnings);

    g_ptr_array_insert (self->report->results,
                        (int) self->place,
                        result_new (g_strdup (self->name), status, message, 0));
  }
}

static gboolean
end_file (Import *self, GError **error)
{
  if (self->intake != NULL && !diple_intake_settle (self->intake, self->warnings, error))
    return FALSE;
  if (self->n_lines_in > 0)
    tell_lines (self);
  if (self->n_lines_out > MOST_LINES_TOLD)
    {
      g_autofree char *message =
          g_strdup_printf (_ ("%u more lines stayed out"), self->n_lines_out - MOST_LINES_TOLD);

      g_ptr_array_add (self->report->results,
                       result_new (g_strdup (self->name), DIPLE_IMPORT_REFUSED, message, 0));
    }
  return TRUE;
}

static void
tell_taken (Import *self, const DipleFound *found)
{
  GPtrArray *warnings = found->article->warnings;
  DipleImportStatus status = warnings->len > 0 ? DIPLE_IMPORT_WARNED : DIPLE_IMPORT_DONE;
  g_autofree char *message = join_sentences (warnings);

  if (found->line == 0 || status == DIPLE_IMPORT_WARNED)
    tell (self, found, status, message, found->article->document->id);
  else
    count (self->report, status);
  self->n_lines_in += found->line > 0;
}

static DipleIntake *
begin_intake (Import *self, GError **error)
{
  const DipleImportOptions *options = self->options;

  return options->model != NULL
             ? diple_intake_begin_model (self->store, options->annotator, options->model, error)
             : diple_intake_begin (self->store, options->annotator, self->source, error);
}

static gboolean
take_article (Import *self, const DipleFound *found, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (self->intake == NULL)
    self->intake = begin_intake (self, error);
  if (self->intake == NULL)
    return FALSE;

  if (diple_intake_add (self->intake, found->article, self->options->allow_duplicates, &local))
    tell_taken (self, found);
  else if (g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_DUPLICATE))
    tell (self, found, DIPLE_IMPORT_DUPLICATE, local->message, 0);
  else if (g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_INPUT))
    tell (self, found, DIPLE_IMPORT_REFUSED, local->message, 0);
  else
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

/* What goes into the log is written twice. */
static void
foresee (Import *self, goffset n_bytes)
{
  self->straight = n_bytes >= LEAST_BYTES_STRAIGHT && n_bytes <= MOST_BYTES_STRAIGHT &&
                   diple_store_set_logged (self->store, FALSE, NULL);
}

static gboolean
take_found (Import *self, const DipleFound *found, GError **error)
{
  switch (found->kind)
    {
    case DIPLE_FOUND_TOTAL:
      self->total = found->count;
      foresee (self, found->n_bytes);
      show_progress (self, "", TRUE);
      return TRUE;
    case DIPLE_FOUND_FILE:
      begin_file (self, found->name);
      return TRUE;
    case DIPLE_FOUND_ARTICLE:
      self->done++;
      show_progress (self, found->name, FALSE);
      return take_article (self, found, error);
    case DIPLE_FOUND_PROBLEM:
      self->done += found->status != DIPLE_IMPORT_SKIPPED;
      show_progress (self, found->name, FALSE);
      tell (self, found, found->status, found->message, 0);
      return TRUE;
    case DIPLE_FOUND_END:
      return end_file (self, error);
    default:
      g_assert_not_reached ();
    }
}

/* What does not pass is left to the writer, who tells of it. Before a model's articles are sifted
 * all must have become its own. */
static gboolean
push_found (DipleFound *found, gpointer data)
{
  const Reader *reader = data;

  if (found->kind == DIPLE_FOUND_ARTICLE && !reader->from_model)
    diple_intake_sift (found->article, NULL);
  return diple_import_queue_push (reader->queue, found);
}

static gpointer
read_in_thread (gpointer data)
{
  Reader *reader = data;

  diple_read_paths (&reader->reading, reader->paths);
  diple_import_queue_finish (reader->queue);
  return NULL;
}

static gboolean
take_all (Import *self, DipleImportQueue *queue, GCancellable *cancellable, GError **error)
{
  g_autoptr (DipleFound) found = NULL;

  while ((found = diple_import_queue_pop (queue, found)) != NULL)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !take_found (self, found, error))
      return FALSE;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Reads on a second thread and writes on this one. */
static gboolean
run (Import *self, const char *const *paths, GCancellable *cancellable, GError **error)
{
  g_autoptr (DipleImportQueue) queue = diple_import_queue_new ();
  Reader reader = {
    .reading = { .func = push_found,
                 .data = &reader,
                 .keep_crlf = self->options->keep_crlf,
                 .cancellable = cancellable },
    .queue = queue,
    .paths = paths,
    .from_model = self->options->model != NULL,
  };
  GThread *thread = g_thread_new ("diple-import", read_in_thread, &reader);
  gboolean done = take_all (self, queue, cancellable, error);

  diple_import_queue_close (queue);
  g_thread_join (thread);
  return done;
}

static char *
dup_sentence (const Import *self, guint n)
{
  if (self->options->model == NULL)
    return g_strdup_printf (ngettext ("Imported %u document", "Imported %u documents", n), n);
  return g_strdup_printf (
      ngettext ("Imported what %s said of %u document", "Imported what %s said of %u documents", n),
      self->options->model,
      n);
}

static gboolean
commit (Import *self, GCancellable *cancellable, GError **error)
{
  DipleIntake *intake = self->intake;
  guint n = intake != NULL ? diple_intake_get_count (intake) : 0;
  g_autofree char *sentence = dup_sentence (self, n);

  show_progress (self, "", TRUE);
  if (intake == NULL)
    return TRUE;
  self->intake = NULL;
  return diple_intake_commit (intake, sentence, error);
}

static char *
name_source (const char *const *paths)
{
  g_autofree char *first = paths[0] != NULL ? g_path_get_basename (paths[0]) : g_strdup ("");
  g_autofree char *shown = g_filename_display_name (first);
  guint n_more = paths[0] != NULL ? g_strv_length ((char **) paths) - 1 : 0;

  if (n_more == 0)
    return g_steal_pointer (&shown);
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n_more), shown, n_more);
}

DipleImportReport *
diple_import_paths (DipleStore *store,
                    const char *const *paths,
                    const DipleImportOptions *options,
                    DipleImportProgress progress,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  static const DipleImportOptions usual = { 0 };
  g_autoptr (DipleImportReport) report = report_new ();
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *source = NULL;
  Import import = { .store = store, .report = report, .progress = progress, .data = data };
  gboolean done = FALSE;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (paths != NULL, NULL);

  source = name_source (paths);
  import.options = options != NULL ? options : &usual;
  import.source = source;
  import.warnings = warnings;
  done = run (&import, paths, cancellable, error) && commit (&import, cancellable, error);
  if (import.intake != NULL)
    diple_intake_abandon (import.intake);
  if (import.straight)
    diple_store_set_logged (store, TRUE, NULL);
  g_free (import.name);
  return done ? g_steal_pointer (&report) : NULL;
}
