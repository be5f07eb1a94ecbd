/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-insights-words.h"
#include "data/diple-pace.h"
#include "data/diple-schema-store.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define MAX_RESAMPLES 1000000
#define FOREVER 60000

typedef struct
{
  gboolean sentence;
  gboolean csv;
  gboolean ignore_edges;
  gboolean tokens;
  char *merge; /* "LABEL=LABEL", or NULL */
  int bootstrap;
  gint64 seed;
} Wishes;

static void
wishes_clear (Wishes *wishes)
{
  g_free (wishes->merge);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static gint64
count_uses (GArray *uses, gint64 label)
{
  gint64 count = 0;

  for (guint i = 0; i < uses->len; i++)
    {
      const DipleLabelUse *use = &g_array_index (uses, DipleLabelUse, i);

      if (use->label == label && use->worker)
        count += use->count;
    }
  return count;
}

static json_t *
json_figure (DipleFigure figure)
{
  return diple_figure_is_defined (figure) ? json_real (figure.value) : json_null ();
}

static void
say_pace_json (const DiplePace *pace)
{
  json_t *object = json_object ();

  json_object_set_new (object, "annotator", diplectl_json_text (pace->name));
  json_object_set_new (object, "kind", diplectl_json_text (pace->kind));
  json_object_set_new (object, "documents", json_integer (pace->n_documents));
  json_object_set_new (object, "finished", json_integer (pace->n_finished));
  json_object_set_new (object, "in_progress", json_integer (pace->n_begun));
  json_object_set_new (object, "spans", json_integer (pace->spans));
  json_object_set_new (object, "milliseconds", json_integer (pace->milliseconds));
  json_object_set_new (object, "median_milliseconds", json_figure (pace->median));
  json_object_set_new (object, "spans_an_hour", json_figure (pace->spans_an_hour));
  diplectl_say_json (object);
}

static void
say_pace (const DiplePace *pace)
{
  g_autofree char *done = g_strdup_printf ("%u/%u", pace->n_finished, pace->n_documents);
  g_autofree char *spans = g_strdup_printf ("%" G_GINT64_FORMAT, pace->spans);
  g_autofree char *median = diple_figure_is_defined (pace->median)
                                ? g_strdup_printf ("%.0f s", pace->median.value / 1000)
                                : g_strdup ("–");
  g_autofree char *speed = diple_figure_is_defined (pace->spans_an_hour)
                               ? g_strdup_printf ("%.0f", pace->spans_an_hour.value)
                               : g_strdup ("–");

  diplectl_say_columns (pace->name, done, spans, median, speed, NULL);
}

static void
say_label (const DiplectlCall *call, const DipleLabel *label, gint64 count)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  json_t *object;

  if (!call->json)
    {
      diplectl_say_columns (label->name, number, NULL);
      return;
    }
  object = json_object ();
  json_object_set_new (object, "label", diplectl_json_text (label->name));
  json_object_set_new (object, "spans", json_integer (count));
  diplectl_say_json (object);
}

static gboolean
say_overview (DiplectlCall *call, GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_load (call->store, error);
  g_autoptr (GPtrArray) paces = NULL;
  g_autoptr (GArray) uses = NULL;

  if (schema != NULL)
    paces = diple_pace_list (call->store, error);
  if (paces != NULL)
    uses = diple_label_uses_list (call->store, error);
  if (uses == NULL)
    return FALSE;
  for (guint i = 0; i < paces->len; i++)
    if (!g_str_equal (((DiplePace *) paces->pdata[i])->kind, "again"))
      (call->json ? say_pace_json : say_pace) (paces->pdata[i]);
  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = schema->labels->pdata[i];

      say_label (call, label, count_uses (uses, label->id));
    }
  return TRUE;
}

static gboolean
find_number (const DipleInsightsFigures *figures, const char *name, guint *number)
{
  for (guint i = 0; i < figures->labels->len; i++)
    if (g_str_equal (figures->labels->pdata[i], name))
      {
        *number = i;
        return TRUE;
      }
  diplectl_complain (NULL, _ ("there is no label “%s”"), name);
  return FALSE;
}

/* The label that comes first is counted as the other. */
static gboolean
find_what_if (const Wishes *wishes, const DipleInsightsFigures *figures, DipleWhatIf *what_if)
{
  g_auto (GStrv) names = NULL;

  what_if->ignore_edges = wishes->ignore_edges;
  what_if->tokens = wishes->tokens;
  if (wishes->merge == NULL)
    return TRUE;
  names = g_strsplit (wishes->merge, "=", 2);
  if (g_strv_length (names) != 2)
    {
      diplectl_complain (NULL, _ ("--merge takes LABEL=LABEL"));
      return FALSE;
    }
  what_if->merge = TRUE;
  return find_number (figures, names[0], &what_if->merged) &&
         find_number (figures, names[1], &what_if->into);
}

static gboolean
read_all (DiplectlCall *call, DipleInsights *insights, GError **error)
{
  guint done, total;

  if (!diple_insights_begin (insights, call->store, error))
    return FALSE;
  do
    {
      if (!diple_insights_read_on (insights, call->store, FOREVER, call->cancellable, error))
        return FALSE;
      diple_insights_get_progress (insights, &done, &total);
    }
  while (done < total);
  return TRUE;
}

/* What agreement the wishes are about. */
static DiplectlStatus
say_agreement (DiplectlCall *call, const Wishes *wishes)
{
  g_autoptr (DipleInsights) insights = diple_insights_new ();
  g_autoptr (DipleInsightsFigures) figures = NULL;
  g_autoptr (GPtrArray) selves = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  DipleWhatIf what_if = { .ignore_edges = FALSE };

  if (!read_all (call, insights, &error))
    return diplectl_complain_error (call->words[0], error);
  figures = diple_insights_compute (insights, DIPLE_INSIGHTS_WHAT_IF);
  if (!find_what_if (wishes, figures, &what_if))
    return DIPLECTL_USAGE;
  diple_insights_set_what_if (insights, &what_if);
  diple_insights_figures_free (figures);
  figures = diple_insights_compute (insights, DIPLE_INSIGHTS_WHAT_IF);
  if (wishes->bootstrap > 0)
    figures->bootstrap = diple_insights_resample (insights,
                                                  DIPLE_INSIGHTS_WHAT_IF,
                                                  (guint) wishes->bootstrap,
                                                  (guint64) wishes->seed,
                                                  call->cancellable,
                                                  &error);
  if (error != NULL)
    return diplectl_complain_error (call->words[0], error);
  if (wishes->csv)
    selves = diple_self_agreement_list (call->store, call->cancellable, &error);
  if (error != NULL)
    return diplectl_complain_error (call->words[0], error);
  text = wishes->csv ? diple_insights_dup_csv (figures, selves)
                     : diple_insights_dup_sentence (figures);
  fputs (text, stdout);
  if (!wishes->csv)
    fputc ('\n', stdout);
  return DIPLECTL_DONE;
}

static gboolean
parse (DiplectlCall *call, Wishes *wishes, DiplectlStatus *status)
{
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "sentence", 0, 0, G_OPTION_ARG_NONE, &wishes->sentence,
      N_ ("Print a paragraph on agreement for the methods section"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &wishes->csv,
      N_ ("Print every figure of agreement as CSV"), NULL },
    { "ignore-edges", 0, 0, G_OPTION_ARG_NONE, &wishes->ignore_edges,
      N_ ("What if white space and punctuation at the ends of spans did not count"), NULL },
    { "tokens", 0, 0, G_OPTION_ARG_NONE, &wishes->tokens,
      N_ ("Compute α and κ on words and single marks, not on characters"), NULL },
    { "merge", 0, 0, G_OPTION_ARG_STRING, &wishes->merge,
      N_ ("What if the first label were the second"), N_ ("LABEL=LABEL") },
    { "bootstrap", 0, 0, G_OPTION_ARG_INT, &wishes->bootstrap,
      N_ ("Resample the documents so often for 95 % intervals (default: 1000)"), N_ ("TIMES") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &wishes->seed,
      N_ ("What the resampling begins with (default: 42)"), N_ ("NUMBER") },
    { NULL },
  };
  /* clang-format on */

  return diplectl_parse (call, entries, 1, 1, status);
}

static gboolean
check_wishes (const Wishes *wishes)
{
  const gboolean agreement = wishes->sentence || wishes->csv;

  if ((wishes->sentence && wishes->csv) ||
      (!agreement && (wishes->merge != NULL || wishes->ignore_edges || wishes->tokens)))
    diplectl_complain (NULL, _ ("say --sentence or --csv"));
  else if (wishes->bootstrap < 0 || wishes->bootstrap > MAX_RESAMPLES)
    diplectl_complain (NULL, _ ("--bootstrap is a number from 0 to %d"), MAX_RESAMPLES);
  else
    return TRUE;
  return FALSE;
}

static DiplectlStatus
run_insights (DiplectlCall *call)
{
  g_auto (Wishes) wishes = { .bootstrap = 1000, .seed = 42 };
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;

  if (!parse (call, &wishes, &status))
    return status;
  if (!check_wishes (&wishes))
    return DIPLECTL_USAGE;
  if (!diplectl_open (call, DIPLE_STORE_READ_ONLY, &status))
    return status;
  if (wishes.sentence || wishes.csv)
    return say_agreement (call, &wishes);
  return say_overview (call, &error) ? DIPLECTL_DONE
                                     : diplectl_complain_error (call->words[0], error);
}

const DiplectlCommand diplectl_insights = {
  .name = "insights",
  .arguments = N_ ("PROJECT"),
  .summary = N_ ("Say how far annotators are and how often labels are used"),
  .details = N_ ("A line for each annotator: documents finished of those to do, spans, the median "
                 "time of a finished document, spans an hour; then a line for each label. With "
                 "--sentence or --csv, how far they agree instead, with --csv also with themselves "
                 "in second passes, and as it would be if edges or "
                 "a difference between two labels did not count. Nothing is changed."),
  .example = "diplectl insights flood.diple --sentence --ignore-edges",
  .takes = DIPLECTL_TAKES_JSON,
  .run = run_insights,
};
