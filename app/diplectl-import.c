/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-import.h"

#include <glib/gi18n.h>

typedef struct
{
  gboolean quiet;
  gboolean verbose;
  const char *model; /* lent, or NULL */
} Manner;

static void
progress_cb (guint done, guint total, const char *name, gpointer data)
{
  diplectl_progress_tell (data, done, total);
}

static void
tell_done (const DipleImportResult *result)
{
  if (*result->message != '\0')
    diplectl_say ("%s: %s", result->name, result->message);
  else
    diplectl_say ("%s", result->name);
}

static void
tell_result (const DipleImportResult *result, const Manner *manner)
{
  switch (result->status)
    {
    case DIPLE_IMPORT_DONE:
    case DIPLE_IMPORT_SKIPPED:
      if (manner->verbose)
        tell_done (result);
      break;
    case DIPLE_IMPORT_WARNED:
      if (!manner->quiet)
        diplectl_complain (result->name, _ ("came in, but: %s"), result->message);
      break;
    case DIPLE_IMPORT_DUPLICATE:
    case DIPLE_IMPORT_REFUSED:
    default:
      diplectl_complain (result->name, "%s", result->message);
      break;
    }
}

static const char *
status_name (DipleImportStatus status)
{
  switch (status)
    {
    case DIPLE_IMPORT_DONE:
      return "imported";
    case DIPLE_IMPORT_WARNED:
      return "warned";
    case DIPLE_IMPORT_DUPLICATE:
      return "duplicate";
    case DIPLE_IMPORT_SKIPPED:
      return "skipped";
    case DIPLE_IMPORT_REFUSED:
    default:
      return "refused";
    }
}

static void
tell_result_json (const DipleImportResult *result)
{
  json_t *object = json_object ();

  json_object_set_new (object, "name", diplectl_json_text (result->name));
  json_object_set_new (object, "status", json_string (status_name (result->status)));
  json_object_set_new (object, "message", diplectl_json_text (result->message));
  json_object_set_new (object, "document", diplectl_json_id (result->document));
  diplectl_say_json (object);
}

static void
tell_said (DiplectlCall *call, const DipleImportReport *report, const char *model)
{
  diplectl_say (ngettext ("%s: what %s said of %u document came in, of %u not",
                          "%s: what %s said of %u documents came in, of %u not",
                          report->imported),
                call->words[0],
                model,
                report->imported,
                report->refused);
}

static void
tell_summary (DiplectlCall *call, const DipleImportReport *report)
{
  diplectl_say (
      ngettext ("%s: %u document imported (%u with a warning), %u duplicates, %u refused",
                "%s: %u documents imported (%u with a warning), %u duplicates, %u refused",
                report->imported),
      call->words[0],
      report->imported,
      report->warned,
      report->duplicates,
      report->refused);
}

static DiplectlStatus
tell_report (DiplectlCall *call, const DipleImportReport *report, const Manner *manner)
{
  for (guint i = 0; i < report->results->len; i++)
    {
      if (call->json)
        tell_result_json (report->results->pdata[i]);
      else
        tell_result (report->results->pdata[i], manner);
    }

  if (!call->json && !manner->quiet && manner->model != NULL)
    tell_said (call, report, manner->model);
  else if (!call->json && !manner->quiet)
    tell_summary (call, report);

  return report->duplicates + report->refused > 0 ? DIPLECTL_REFUSED : DIPLECTL_DONE;
}

static DiplectlStatus
import_paths (DiplectlCall *call, const DipleImportOptions *options, const Manner *manner)
{
  DiplectlProgress progress;
  g_autoptr (DipleImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  diplectl_progress_begin (&progress, _ ("Importing"), manner->quiet);
  report = diple_import_paths (call->store,
                               (const char *const *) call->words + 1,
                               options,
                               progress_cb,
                               &progress,
                               call->cancellable,
                               &error);
  diplectl_progress_end (&progress);

  return report != NULL ? tell_report (call, report, manner)
                        : diplectl_complain_error (call->words[0], error);
}

static DiplectlStatus
open_and_import (DiplectlCall *call, DipleImportOptions *options, const Manner *manner)
{
  DiplectlStatus status;

  diplectl_watch_signals (call);
  if (!diplectl_open (call, DIPLE_STORE_READ_WRITE, &status) ||
      !diplectl_find_actor (call, &status))
    return status;
  options->annotator = call->actor;
  return import_paths (call, options, manner);
}

static DiplectlStatus
run_import (DiplectlCall *call)
{
  DipleImportOptions options = { 0 };
  g_autofree char *model = NULL;
  Manner manner = { 0 };
  const GOptionEntry entries[] = {
    { "keep-crlf",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options.keep_crlf,
      N_ ("Keep CR LF in plain text as it is"),
      NULL },
    { "allow-duplicates",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options.allow_duplicates,
      N_ ("Let the same text in twice"),
      NULL },
    { "model", 0, 0, G_OPTION_ARG_STRING, &model, N_ ("What a model said of them"), N_ ("NAME") },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &manner.quiet, N_ ("Say only what stays out"), NULL },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &manner.verbose, N_ ("Name every file"), NULL },
    { NULL },
  };
  DiplectlStatus status;

  if (!diplectl_parse (call, entries, 2, 0, &status))
    return status;
  options.model = manner.model = model;
  return open_and_import (call, &options, &manner);
}

const DiplectlCommand diplectl_import = {
  .name = "import",
  .arguments = N_ ("PROJECT PATH…"),
  .summary = N_ ("Bring in files, folders and archives of articles"),
  .details = N_ (
      "Takes plain text, Markdown with front matter, JSONL (Diple’s own, or with a “text” in each "
      "line), folders with all that is in them, and zip and tar archives. One import is one "
      "action. With --model the files are JSONL with what a model said of articles that are in the "
      "project: each line is the document with its id or text, and scores are kept. What cannot "
      "come in is named on standard error and stops nothing else; when interrupted, the project is "
      "as "
      "it was."),
  .example = "diplectl import flood.diple articles/ more.zip --as Ana",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_import,
};
