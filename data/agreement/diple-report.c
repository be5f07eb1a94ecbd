/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-report-private.h"

#include <math.h>

#include "data/agreement/diple-agreement-private.h"

const char *
diple_report_label (const DipleReport *report, guint label)
{
  return g_ptr_array_index (report->units->labels, label);
}

const char *
diple_report_annotator (const DipleReport *report, guint annotator)
{
  return g_ptr_array_index (report->units->annotators, annotator);
}

char *
diple_report_dup_pair (const DipleReport *report, const DiplePairFigures *pair)
{
  return g_strdup_printf ("%s|%s",
                          diple_report_annotator (report, pair->annotators[0]),
                          diple_report_annotator (report, pair->annotators[1]));
}

json_t *
diple_report_enter (DipleReport *report, json_t *parent, const char *key)
{
  json_t *object = json_object ();

  json_object_set_new (parent, key, object);
  g_array_append_val (report->lengths, report->place->len);
  g_string_append_printf (report->place, "%s/", key);
  return object;
}

void
diple_report_leave (DipleReport *report)
{
  const gsize before = g_array_index (report->lengths, gsize, report->lengths->len - 1);

  g_string_truncate (report->place, before);
  g_array_set_size (report->lengths, report->lengths->len - 1);
}

void
diple_report_add (DipleReport *report, json_t *object, const char *key, DipleFigure figure)
{
  const gboolean defined = diple_figure_is_defined (figure);

  json_object_set_new (object, key, defined ? json_real (figure.value) : json_null ());
  if (!defined)
    {
      g_autofree char *place = g_strconcat (report->place->str, key, NULL);

      json_object_set_new (
          report->undefined, place, json_string (diple_figure_reason_name (figure.reason)));
    }
}

void
diple_report_add_count (json_t *object, const char *key, gint64 count)
{
  json_object_set_new (object, key, json_integer (count));
}

static void
add_names (json_t *root, const char *key, GPtrArray *names)
{
  json_t *list = json_array ();

  for (guint i = 0; i < names->len; i++)
    json_array_append_new (list, json_string (names->pdata[i]));
  json_object_set_new (root, key, list);
}

/* A bound that could not be found is null. */
static json_t *
bound_to_json (double bound)
{
  return isnan (bound) ? json_null () : json_real (bound);
}

static void
add_interval (DipleReport *report, json_t *parent, const char *key, const DipleInterval *interval)
{
  json_t *object = diple_report_enter (report, parent, key);

  diple_report_add (report, object, "estimate", interval->estimate);
  json_object_set_new (object, "low", bound_to_json (interval->low));
  json_object_set_new (object, "high", bound_to_json (interval->high));
  diple_report_add_count (object, "undefined_replicates", interval->n_undefined);
  diple_report_leave (report);
}

static void
add_label_intervals (DipleReport *report, json_t *parent, const DipleBootstrap *bootstrap)
{
  json_t *labels;

  if (!(report->parts & DIPLE_REPORT_COUNTS))
    return;
  labels = diple_report_enter (report, parent, "per_label");
  for (guint label = 0; label < bootstrap->n_labels; label++)
    {
      json_t *one = diple_report_enter (report, labels, diple_report_label (report, label));

      add_interval (report, one, "alpha", &bootstrap->label_alpha[label]);
      add_interval (report, one, "mean_pair_exact_f1", &bootstrap->label_exact[label]);
      diple_report_leave (report);
    }
  diple_report_leave (report);
}

static void
add_bootstrap (DipleReport *report, json_t *root, const DipleBootstrap *bootstrap)
{
  json_t *object = diple_report_enter (report, root, "bootstrap");

  add_interval (report, object, "alpha_pooled_labels", &bootstrap->alpha);
  add_interval (report, object, "mean_pair_exact_f1", &bootstrap->exact);
  add_label_intervals (report, object, bootstrap);
  diple_report_add_count (object, "clusters", bootstrap->n_documents);
  diple_report_add_count (object, "replicates", bootstrap->n_replicates);
  diple_report_add_count (object, "seed", (gint64) bootstrap->seed);
  diple_report_leave (report);
}

static void
add_pairs (DipleReport *report, json_t *root)
{
  json_t *pairs = diple_report_enter (report, root, "pairs");

  for (guint i = 0; i < report->figures->n_pairs; i++)
    {
      const DiplePairFigures *pair = &report->figures->pairs[i];
      g_autofree char *name = diple_report_dup_pair (report, pair);
      json_t *object = diple_report_enter (report, pairs, name);

      diple_report_add_pair_spans (report, object, pair);
      diple_report_add_pair_coding (report, object, pair);
      diple_report_add_pair_cutting (report, object, pair);
      diple_report_add_pair_matched (report, object, pair);
      diple_report_leave (report);
    }
  diple_report_leave (report);
}

/* Spans of each annotator and label, so that nobody reads a figure without its weight. */
static void
add_uses (DipleReport *report, json_t *root)
{
  const DipleAgreementFigures *figures = report->figures;
  json_t *spans = diple_report_enter (report, root, "spans");

  for (guint annotator = 0; annotator < figures->n_annotators; annotator++)
    {
      json_t *one = diple_report_enter (report, spans, diple_report_annotator (report, annotator));

      for (guint label = 0; label < figures->n_labels; label++)
        diple_report_add_count (one,
                                diple_report_label (report, label),
                                figures->spans[annotator * figures->n_labels + label]);
      diple_report_leave (report);
    }
  diple_report_leave (report);
  spans = diple_report_enter (report, root, "finished");
  for (guint annotator = 0; annotator < figures->n_annotators; annotator++)
    diple_report_add_count (
        spans, diple_report_annotator (report, annotator), figures->finished[annotator]);
  diple_report_leave (report);
}

static void
add_counts (DipleReport *report, json_t *root)
{
  diple_report_add_count (root, "documents", report->figures->n_documents);
  diple_report_add_count (root, "documents_with_two_or_more", report->figures->n_shared);
  if (!(report->parts & DIPLE_REPORT_COUNTS))
    return;
  diple_report_add_count (root, "documents_finished_by_all", report->figures->n_complete);
  diple_report_add_count (root, "units", (gint64) report->figures->n_units);
  add_uses (report, root);
  json_object_set (root, "undefined", report->undefined);
}

static json_t *
to_json (DipleReport *report, const DipleBootstrap *bootstrap, const DipleGammaSummary *gamma)
{
  const gboolean tokens = report->agreement->unit == DIPLE_AGREEMENT_TOKENS;
  json_t *root = json_object ();

  add_names (root, "annotators", report->units->annotators);
  add_names (root, "labels", report->units->labels);
  json_object_set_new (root, "unit", json_string (tokens ? "token" : "char"));
  add_counts (report, root);
  diple_report_add_spans (report, root);
  diple_report_add_coding (report, root);
  diple_report_add_cutting (report, root);
  add_pairs (report, root);
  if (bootstrap != NULL)
    add_bootstrap (report, root, bootstrap);
  if (gamma != NULL)
    diple_report_add_gamma (report, root, gamma);
  if (report->parts & DIPLE_REPORT_ITEMS)
    diple_report_add_items (report, root);
  return root;
}

char *
diple_agreement_to_json (DipleAgreement *agreement,
                         const DipleUnits *units,
                         const DipleBootstrap *bootstrap,
                         const DipleGammaSummary *gamma,
                         DipleReportParts parts)
{
  g_autoptr (DipleAgreementFigures) figures = diple_agreement_figures (agreement, NULL);
  g_autoptr (GString) place = g_string_new (NULL);
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (gsize));
  DipleReport report = {
    .agreement = agreement,
    .units = units,
    .figures = figures,
    .parts = parts,
    .undefined = json_object (),
    .place = place,
    .lengths = lengths,
  };
  json_t *root = to_json (&report, bootstrap, gamma);
  GString *out = g_string_new (NULL);

  diple_json_print (out, root, 0);
  g_string_append_c (out, '\n');
  json_decref (root);
  json_decref (report.undefined);
  return g_string_free (out, FALSE);
}
