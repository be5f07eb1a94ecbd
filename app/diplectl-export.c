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

static DiplectlStatus
export_project (DiplectlCall *call,
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

/* The options as they were typed. */
typedef struct
{
  char *path;
  char *documents;
  char *annotations;
  char *undecided;
  GStrv annotators;
  gboolean quiet;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->path);
  g_free (wishes->documents);
  g_free (wishes->annotations);
  g_free (wishes->undecided);
  g_strfreev (wishes->annotators);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

/* A table, so it is as long as there are options. */
/* clang-format off */
static gboolean
parse (DiplectlCall *call, Wishes *w, DiplectlStatus *status)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &w->path, N_ ("The file to write"), N_ ("FILE") },
    { "annotations", 0, 0, G_OPTION_ARG_FILENAME, &w->annotations, N_ ("“gold”, “majority”, “all” (the default), or a name"), N_ ("WHAT") },
    { "undecided", 0, 0, G_OPTION_ARG_FILENAME, &w->undecided, N_ ("With gold: “none” (the default) or “majority”"), N_ ("none|majority") },
    { "annotators", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &w->annotators, N_ ("Whose work: “all” (the default), or names"), N_ ("all|NAME…") },
    { "documents", 0, 0, G_OPTION_ARG_FILENAME, &w->documents, N_ ("Which documents: “all” (the default), or “finished”"), N_ ("all|finished") },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &w->quiet, N_ ("Say nothing when all went well"), NULL },
    { NULL },
  };

  return diplectl_parse (call, entries, 1, 0, status);
}
/* clang-format on */

static DipleExportAnnotations
find_annotations (const Wishes *wishes)
{
  if (g_strcmp0 (wishes->annotations, "gold") == 0)
    return DIPLE_EXPORT_GOLD;
  return g_strcmp0 (wishes->annotations, "majority") == 0 ? DIPLE_EXPORT_MAJORITY
                                                          : DIPLE_EXPORT_OF_ANNOTATORS;
}

/* "--annotations Ana" is "--annotators Ana". */
static void
take_name (Wishes *wishes)
{
  const char *what = wishes->annotations;
  const char *const name[] = { what, NULL };

  if (what != NULL && wishes->annotators == NULL && !g_str_equal (what, "all") &&
      find_annotations (wishes) == DIPLE_EXPORT_OF_ANNOTATORS)
    wishes->annotators = g_strdupv ((char **) name);
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

static const char *
find_clash (const Wishes *wishes)
{
  const char *undecided = wishes->undecided;
  const DipleExportAnnotations annotations = find_annotations (wishes);

  if (undecided != NULL && !g_str_equal (undecided, "none") && !g_str_equal (undecided, "majority"))
    return _ ("--undecided takes “none” or “majority”");
  if (undecided != NULL && annotations != DIPLE_EXPORT_GOLD)
    return _ ("--undecided belongs to --annotations gold");
  if (annotations != DIPLE_EXPORT_OF_ANNOTATORS && wishes->annotators != NULL)
    return _ ("gold and majority are of all annotators: leave --annotators away");
  return NULL;
}

static gboolean
check_wishes (DiplectlCall *call, const Wishes *wishes, GStrv names)
{
  const char *documents = wishes->documents;
  const char *fault = NULL;

  if (wishes->path == NULL)
    fault = _ ("say where to with -o FILE");
  else if (g_str_equal (wishes->path, "-"))
    fault = _ ("an export is a file with a manifest beside it, so -o takes no “-”");
  else if (documents != NULL && !g_str_equal (documents, "all") &&
           !g_str_equal (documents, "finished"))
    fault = _ ("--documents takes “all” or “finished”");
  else if (names == NULL && call->n_words > 1)
    fault = _ ("that is more than one project; names of annotators follow --annotators");

  if (fault == NULL)
    fault = find_clash (wishes);
  if (fault != NULL)
    diplectl_complain (NULL, _ ("%s; see “diplectl export --help”"), fault);
  return fault == NULL;
}

static DiplectlStatus
run_export (DiplectlCall *call)
{
  g_auto (Wishes) wishes = { 0 };
  g_auto (GStrv) names = NULL;
  DipleExportOptions options = { 0 };
  DiplectlStatus status;

  if (!parse (call, &wishes, &status))
    return status;

  take_name (&wishes);
  names = collect_names (call, wishes.annotators);
  if (!check_wishes (call, &wishes, names))
    return DIPLECTL_USAGE;

  diplectl_watch_signals (call);
  if (!diplectl_open (call, DIPLE_STORE_READ_ONLY, &status))
    return status;

  options.annotations = find_annotations (&wishes);
  options.fill_majority = g_strcmp0 (wishes.undecided, "majority") == 0;
  options.annotators = (const char *const *) names;
  options.finished_only = g_strcmp0 (wishes.documents, "finished") == 0;
  return export_project (call, wishes.path, &options, wishes.quiet);
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
