/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-report-private.h"
#include "data/diple-gamma-figures.h"

static void
add_settings (json_t *object, const DipleGammaSettings *settings)
{
  json_object_set_new (object, "alpha", json_real (settings->alpha));
  json_object_set_new (object, "beta", json_real (settings->beta));
  json_object_set_new (object, "delta_empty", json_real (settings->delta));
  json_object_set_new (object, "sampler", json_string ("shuffle"));
  diple_report_add_count (object, "seed", (gint64) settings->seed);
  if (settings->samples > 0)
    diple_report_add_count (object, "samples", settings->samples);
  else
    json_object_set_new (object, "precision", json_real (settings->precision));
}

static void
add_figures (DipleReport *report, json_t *object, const DipleGammaFigures *figures)
{
  json_t *labels;

  diple_report_add (report, object, "gamma", diple_gamma_figure_get (&figures->gamma));
  diple_report_add (report, object, "gamma_cat", diple_gamma_figure_get (&figures->cat));
  diple_report_add_count (object, "documents", figures->n_counted);
  labels = diple_report_enter (report, object, "gamma_k");
  for (guint i = 0; i < figures->n_labels; i++)
    diple_report_add (report,
                      labels,
                      diple_report_label (report, i),
                      diple_gamma_figure_get (&figures->by_label[i]));
  diple_report_leave (report);
}

static void
add_document (DipleReport *report, json_t *parent, const char *name, const DipleGamma *gamma)
{
  json_t *object = diple_report_enter (report, parent, name);

  diple_report_add (report, object, "gamma", diple_gamma_figure_get (&gamma->gamma));
  diple_report_add (report, object, "gamma_cat", diple_gamma_figure_get (&gamma->cat));
  diple_report_add_count (object, "spans", gamma->n_units);
  if (gamma->gamma.reason == DIPLE_GAMMA_DEFINED)
    {
      json_object_set_new (object, "observed", json_real (gamma->gamma.observed));
      json_object_set_new (object, "expected", json_real (gamma->gamma.expected));
      diple_report_add_count (object, "alignments", gamma->n_alignments);
      diple_report_add_count (object, "samples", gamma->samples);
    }
  diple_report_leave (report);
}

static void
add_documents (DipleReport *report, json_t *parent, const DipleGammaFigures *figures)
{
  json_t *object = diple_report_enter (report, parent, "per_document");

  for (guint i = 0; i < figures->documents->len; i++)
    {
      const DipleUnitDocument *document = g_ptr_array_index (report->units->documents, i);

      add_document (report, object, document->name, g_ptr_array_index (figures->documents, i));
    }
  diple_report_leave (report);
}

static void
add_pairs (DipleReport *report, json_t *parent, const DipleGammaSummary *gamma)
{
  json_t *object = diple_report_enter (report, parent, "pairs");

  for (guint i = 0; i < report->figures->n_pairs; i++)
    {
      g_autofree char *name = diple_report_dup_pair (report, &report->figures->pairs[i]);
      json_t *pair = diple_report_enter (report, object, name);

      add_figures (report, pair, g_ptr_array_index (gamma->pairs, i));
      diple_report_leave (report);
    }
  diple_report_leave (report);
}

void
diple_report_add_gamma (DipleReport *report, json_t *root, const DipleGammaSummary *gamma)
{
  json_t *object = diple_report_enter (report, root, "gamma");

  add_settings (object, &gamma->settings);
  add_figures (report, object, gamma->all);
  add_documents (report, object, gamma->all);
  add_pairs (report, object, gamma);
  diple_report_leave (report);
}
