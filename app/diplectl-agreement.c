/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-agreement.h"
#include "diplectl-options.h"

#include "data/diple-agreement-input.h"
#include "data/diple-agreement-report.h"
#include "data/diple-error.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define MAX_RESAMPLES 1000000

static void
wishes_clear (DiplectlAgreementWishes *wishes)
{
  g_free (wishes->input);
  g_free (wishes->unit);
  g_free (wishes->again);
  g_strfreev (wishes->annotators);
  g_strfreev (wishes->labels);
  g_strfreev (wishes->documents);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DiplectlAgreementWishes, wishes_clear)

/* Where each option goes in the wishes. */
#define WISH(field) G_STRUCT_OFFSET (DiplectlAgreementWishes, field)

/* clang-format off */
static const DiplectlOption options[] = {
  { "input", G_OPTION_ARG_FILENAME, WISH (input),
    N_ ("Measure a file in the format agreement-spans/1 instead of a project"), N_ ("FILE") },
  { "unit", G_OPTION_ARG_FILENAME, WISH (unit),
    N_ ("What is compared besides spans: char or token (default: char)"), N_ ("UNIT") },
  { "annotators", G_OPTION_ARG_FILENAME_ARRAY, WISH (annotators),
    N_ ("Only these annotators"), N_ ("NAME…") },
  { "again", G_OPTION_ARG_FILENAME, WISH (again),
    N_ ("Measure what somebody said at first against their second pass"), N_ ("NAME") },
  { "labels", G_OPTION_ARG_FILENAME_ARRAY, WISH (labels),
    N_ ("Only these labels"), N_ ("LABEL…") },
  { "documents", G_OPTION_ARG_FILENAME_ARRAY, WISH (documents),
    N_ ("Only these documents"), N_ ("DOCUMENT…") },
  { "bootstrap", G_OPTION_ARG_INT, WISH (bootstrap),
    N_ ("Resample the documents so often for 95 % intervals"), N_ ("TIMES") },
  { "seed", G_OPTION_ARG_INT64, WISH (seed),
    N_ ("What the resampling begins with (default: 42)"), N_ ("NUMBER") },
  { "items", G_OPTION_ARG_NONE, WISH (items),
    N_ ("With --json, list what a reviewer has to decide"), NULL },
  { "gamma", G_OPTION_ARG_NONE, WISH (gamma),
    N_ ("Align all spans and add gamma"), NULL },
  { "gamma-alpha", G_OPTION_ARG_DOUBLE, WISH (gamma_alpha),
    N_ ("What places count in gamma beside labels (default: 1)"), N_ ("NUMBER") },
  { "gamma-samples", G_OPTION_ARG_INT, WISH (gamma_samples),
    N_ ("Samples of chance for gamma (default: until it is known to 2 %)"), N_ ("NUMBER") },
};
/* clang-format on */

static gboolean
parse (DiplectlCall *call, DiplectlAgreementWishes *wishes, DiplectlStatus *status)
{
  return diplectl_parse_wishes (call, options, G_N_ELEMENTS (options), wishes, 0, 1, status);
}

static gboolean
find_unit (const DiplectlAgreementWishes *wishes, DipleAgreementUnit *unit)
{
  *unit =
      g_strcmp0 (wishes->unit, "token") == 0 ? DIPLE_AGREEMENT_TOKENS : DIPLE_AGREEMENT_CHARACTERS;
  return wishes->unit == NULL || *unit == DIPLE_AGREEMENT_TOKENS ||
         g_str_equal (wishes->unit, "char");
}

static gboolean
check_wishes (const DiplectlCall *call,
              const DiplectlAgreementWishes *wishes,
              DipleAgreementUnit *unit)
{
  const gboolean chosen = wishes->annotators != NULL || wishes->again != NULL ||
                          wishes->labels != NULL || wishes->documents != NULL;

  if (!find_unit (wishes, unit))
    diplectl_complain (NULL, _ ("--unit is char or token, not “%s”"), wishes->unit);
  else if (wishes->bootstrap < 0 || wishes->bootstrap > MAX_RESAMPLES)
    diplectl_complain (NULL, _ ("--bootstrap is a number from 0 to %d"), MAX_RESAMPLES);
  else if (wishes->gamma_alpha < 0 || wishes->gamma_samples < 0)
    diplectl_complain (NULL, _ ("--gamma-alpha and --gamma-samples are not below 0"));
  else if ((wishes->input != NULL) == (call->n_words == 1))
    diplectl_complain (NULL, _ ("name a project, or a file with --input"));
  else if (wishes->input != NULL && chosen)
    diplectl_complain (
        NULL,
        _ ("--annotators, --again, --labels and --documents choose from a project, not from a "
           "file"));
  else if (wishes->again != NULL && wishes->annotators != NULL)
    diplectl_complain (NULL, _ ("--again names who is measured; leave --annotators out"));
  else
    return TRUE;
  return FALSE;
}

static DipleUnits *
load (DiplectlCall *call, const DiplectlAgreementWishes *wishes, GError **error)
{
  return wishes->input != NULL ? diple_units_read_file (wishes->input, error)
                               : diplectl_agreement_load (call, wishes, error);
}

static gboolean
cut (DipleUnits *units, GError **error)
{
  for (guint i = 0; i < units->documents->len; i++)
    {
      DipleUnitDocument *document = units->documents->pdata[i];

      if (!diple_unit_document_cut (document, NULL))
        {
          g_set_error (error,
                       DIPLE_ERROR,
                       DIPLE_ERROR_INPUT,
                       _ ("document “%s” has neither tokens nor text; use --unit char"),
                       document->name);
          return FALSE;
        }
    }
  return TRUE;
}

static void
print (const DiplectlCall *call,
       const DiplectlAgreementWishes *wishes,
       DipleAgreement *agreement,
       const DipleUnits *units,
       const DipleBootstrap *bootstrap,
       const DipleGammaSummary *gamma)
{
  const gboolean file = wishes->input != NULL;
  const DipleReportParts parts =
      (file ? 0 : DIPLE_REPORT_COUNTS) | (file || wishes->items ? DIPLE_REPORT_ITEMS : 0);

  if (call->json)
    {
      g_autofree char *json = diple_agreement_to_json (agreement, units, bootstrap, gamma, parts);

      fputs (json, stdout);
    }
  else
    {
      g_autoptr (DipleAgreementFigures) figures = diple_agreement_figures (agreement, NULL);

      diplectl_agreement_print (units, figures, bootstrap, gamma);
    }
}

static DipleGammaSummary *
measure_gamma (DiplectlCall *call,
               const DiplectlAgreementWishes *wishes,
               const DipleUnits *units,
               GError **error)
{
  DipleGammaSettings settings = DIPLE_GAMMA_SETTINGS_INIT;

  settings.alpha = wishes->gamma_alpha;
  settings.samples = (guint) wishes->gamma_samples;
  settings.seed = (guint64) wishes->seed;
  return diple_gamma_summary_new (units, &settings, NULL, NULL, call->cancellable, error);
}

static gboolean
measure (DiplectlCall *call,
         const DiplectlAgreementWishes *wishes,
         DipleAgreementUnit unit,
         GError **error)
{
  g_autoptr (DipleUnits) units = load (call, wishes, error);
  g_autoptr (DipleAgreement) agreement = NULL;
  g_autoptr (DipleBootstrap) bootstrap = NULL;
  g_autoptr (DipleGammaSummary) gamma = NULL;

  if (units == NULL || (unit == DIPLE_AGREEMENT_TOKENS && !cut (units, error)))
    return FALSE;
  agreement = diple_agreement_new_for_units (units, unit);
  if (wishes->bootstrap > 0)
    {
      bootstrap = diple_agreement_bootstrap (agreement,
                                             NULL,
                                             (guint) wishes->bootstrap,
                                             (guint64) wishes->seed,
                                             call->cancellable,
                                             error);
      if (bootstrap == NULL)
        return FALSE;
    }
  if (wishes->gamma)
    {
      gamma = measure_gamma (call, wishes, units, error);
      if (gamma == NULL)
        return FALSE;
    }
  print (call, wishes, agreement, units, bootstrap, gamma);
  return TRUE;
}

static DiplectlStatus
run_agreement (DiplectlCall *call)
{
  g_auto (DiplectlAgreementWishes) wishes = { .seed = 42, .gamma_alpha = 1 };
  g_autoptr (GError) error = NULL;
  DipleAgreementUnit unit;
  DiplectlStatus status;

  if (!parse (call, &wishes, &status))
    return status;
  if (wishes.input == NULL && call->n_words == 0)
    return diplectl_refuse_words (call);
  if (!check_wishes (call, &wishes, &unit))
    return DIPLECTL_USAGE;
  if (wishes.input == NULL && !diplectl_open (call, DIPLE_STORE_READ_ONLY, &status))
    return status;

  return measure (call, &wishes, unit, &error)
             ? DIPLECTL_DONE
             : diplectl_complain_error (wishes.input != NULL ? wishes.input : call->words[0],
                                        error);
}

const DiplectlCommand diplectl_agreement = {
  .name = "agreement",
  .arguments = N_ ("[PROJECT]"),
  .summary = N_ ("Measure how far annotators agree"),
  .details = N_ (
      "Only documents count that two annotators have finished: finished and nothing found is "
      "an answer, not finished is none. Without --json, tables: for each label the spans, the "
      "mean F1 over pairs, exact and with any overlap, and Krippendorff’s alpha; then the pairs. "
      "With --json every figure, with the counts behind it. A dash, or null, is 0/0, and the "
      "reason stands below. After --annotators, --labels and --documents there may be several "
      "names."),
  .example = "diplectl agreement flood.diple --annotators Ana Ben --bootstrap 1000",
  .takes = DIPLECTL_TAKES_JSON,
  .run = run_agreement,
};
