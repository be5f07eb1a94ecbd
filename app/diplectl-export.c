/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-export.h"

#include <glib/gi18n.h>

static void
progress_cb (guint done, guint total, gpointer data)
{
  diplectl_progress_tell (data, done, total);
}

static void
tell_counts (const char *path, const DipleExportCounts *counts)
{
  diplectl_say (ngettext ("%s: %u document, %u annotators, %" G_GUINT64_FORMAT
                          " spans, %" G_GUINT64_FORMAT " relations, %" G_GUINT64_FORMAT " bytes",
                          "%s: %u documents, %u annotators, %" G_GUINT64_FORMAT
                          " spans, %" G_GUINT64_FORMAT " relations, %" G_GUINT64_FORMAT " bytes",
                          counts->documents),
                path,
                counts->documents,
                counts->annotators,
                counts->spans,
                counts->relations,
                counts->bytes);
}

static void
tell_counts_json (const char *path, const DipleExportCounts *counts)
{
  json_t *object = json_object ();

  json_object_set_new (object, "file", diplectl_json_text (path));
  json_object_set_new (object, "documents", json_integer (counts->documents));
  json_object_set_new (object, "annotators", json_integer (counts->annotators));
  json_object_set_new (object, "spans", json_integer (counts->spans));
  json_object_set_new (object, "relations", json_integer (counts->relations));
  json_object_set_new (object, "labels", json_integer (counts->labels));
  json_object_set_new (object, "bytes", json_integer (counts->bytes));
  json_object_set_new (object, "sha256", diplectl_json_text (counts->sha256));
  diplectl_say_json (object);
}

static DiplectlStatus export(DiplectlCall *call,
                             const char *path,
                             const DipleExportOptions *options,
                             gboolean quiet)
{
  DiplectlProgress progress;
  DipleExportCounts counts = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean done;

  diplectl_progress_begin (&progress, _ ("Exporting"), quiet);
  done = diple_export_jsonl (
      call->store, path, options, progress_cb, &progress, &counts, call->cancellable, &error);
  diplectl_progress_end (&progress);

  if (!done)
    return diplectl_complain_error (path, error);

  if (call->json)
    tell_counts_json (path, &counts);
  else if (!quiet)
    tell_counts (path, &counts);
  diple_export_counts_clear (&counts);
  return DIPLECTL_DONE;
}

/* "--annotators Ana Ben" leaves Ben among the words; every word after the project is a name. */
static GStrv
collect_names (DiplectlCall *call, GStrv given)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (given == NULL || (g_strv_length (given) == 1 && g_str_equal (given[0], "all")))
    return NULL;

  g_strv_builder_addv (names, (const char **) given);
  g_strv_builder_addv (names, (const char **) call->words + 1);
  return g_strv_builder_end (names);
}

static gboolean
check_words (DiplectlCall *call, const char *path, const char *documents, GStrv names)
{
  const char *fault = NULL;

  if (path == NULL)
    fault = _ ("say where to with -o FILE");
  else if (g_str_equal (path, "-"))
    fault = _ ("an export is a file with a manifest beside it, so -o takes no “-”");
  else if (documents != NULL && !g_str_equal (documents, "all") &&
           !g_str_equal (documents, "finished"))
    fault = _ ("--documents takes “all” or “finished”");
  else if (names == NULL && call->n_words > 1)
    fault = _ ("that is more than one project; names of annotators follow --annotators");

  if (fault != NULL)
    diplectl_complain (NULL, _ ("%s; see “diplectl export --help”"), fault);
  return fault == NULL;
}

static DiplectlStatus
run_export (DiplectlCall *call)
{
  g_autofree char *path = NULL;
  g_autofree char *documents = NULL;
  g_auto (GStrv) given = NULL;
  g_auto (GStrv) names = NULL;
  gboolean quiet = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_ ("The file to write"), N_ ("FILE") },
    { "annotators",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &given,
      N_ ("Whose work: “all” (the default), or names"),
      N_ ("all|NAME…") },
    { "documents",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &documents,
      N_ ("Which documents: “all” (the default), or “finished”"),
      N_ ("all|finished") },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &quiet, N_ ("Say nothing when all went well"), NULL },
    { NULL },
  };
  DipleExportOptions options = { 0 };
  DiplectlStatus status;

  if (!diplectl_parse (call, entries, 1, 0, &status))
    return status;

  names = collect_names (call, given);
  if (!check_words (call, path, documents, names))
    return DIPLECTL_USAGE;

  diplectl_watch_signals (call);
  if (!diplectl_open (call, DIPLE_STORE_READ_ONLY, &status))
    return status;

  options.annotators = (const char *const *) names;
  options.finished_only = g_strcmp0 (documents, "finished") == 0;
  return export(call, path, &options, quiet);
}

const DiplectlCommand diplectl_export = {
  .name = "export",
  .arguments = N_ ("PROJECT -o FILE"),
  .summary = N_ ("Write the labelled documents as JSONL"),
  .details = N_ (
      "One document a line, with a manifest in FILE.manifest.json. The same project and options "
      "give the same "
      "bytes. Every span is checked against its text and the file is read back; when something is "
      "amiss or the export is interrupted, what stood at FILE stands there still."),
  .example = "diplectl export flood.diple -o flood.jsonl --annotators Ana Ben --documents finished",
  .takes = DIPLECTL_TAKES_JSON,
  .run = run_export,
};
