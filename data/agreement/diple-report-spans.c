/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-report-private.h"

static const char *const f1_names[] = {
  [DIPLE_F1_EXACT] = "exact",          [DIPLE_F1_OVERLAP] = "overlap",
  [DIPLE_F1_PARTIAL] = "partial_half", [DIPLE_F1_SOFT] = "soft_dice",
  [DIPLE_F1_IOU50] = "iou50",          [DIPLE_F1_COVERAGE] = "coverage_f1",
};

static const char *const schema_names[] = {
  [DIPLE_SCHEMA_STRICT] = "strict",
  [DIPLE_SCHEMA_EXACT] = "exact",
  [DIPLE_SCHEMA_TYPE] = "type",
  [DIPLE_SCHEMA_PARTIAL] = "partial",
};

static void
add_spans (json_t *object, const DipleSpanCounts *counts)
{
  json_object_set_new (
      object,
      "spans",
      json_pack ("[II]", (json_int_t) counts->spans[0], (json_int_t) counts->spans[1]));
}

static void
add_f1s (DipleReport *report,
         json_t *object,
         const DiplePairFigures *pair,
         const DipleSpanCounts *counts)
{
  for (DipleF1 measure = 0; measure <= DIPLE_F1_LAST; measure++)
    diple_report_add (
        report, object, f1_names[measure], diple_pair_figures_f1 (pair, counts, measure));
  add_spans (object, counts);
}

/* What the figures of one scope are made of. */
static void
add_counts (DipleReport *report, json_t *object, const DipleSpanCounts *counts)
{
  json_t *counted;

  if (!(report->parts & DIPLE_REPORT_COUNTS))
    return;
  counted = diple_report_enter (report, object, "counts");
  for (DipleF1 measure = 0; measure < DIPLE_F1_COVERAGE; measure++)
    json_object_set_new (counted, f1_names[measure], json_real (counts->credit[measure]));
  diple_report_add_count (counted, "covered_both", counts->covered_both);
  json_object_set_new (
      counted,
      "covered_one",
      json_pack ("[II]", (json_int_t) counts->covered_one[0], (json_int_t) counts->covered_one[1]));
  diple_report_leave (report);
}

static void
add_alignment (json_t *object, const char *key, const DipleAlignment *alignment)
{
  const gint64 aligned =
      alignment->identical + alignment->label + alignment->boundary + alignment->both;
  json_t *counts = json_object ();

  diple_report_add_count (counts, "identical", alignment->identical);
  diple_report_add_count (counts, "label", alignment->label);
  diple_report_add_count (counts, "boundary", alignment->boundary);
  diple_report_add_count (counts, "both", alignment->both);
  diple_report_add_count (counts, "only_a", alignment->only[0]);
  diple_report_add_count (counts, "only_b", alignment->only[1]);
  diple_report_add_count (counts, "n_a", aligned + alignment->only[0]);
  diple_report_add_count (counts, "n_b", aligned + alignment->only[1]);
  json_object_set_new (object, key, counts);
}

static void
add_confusion (DipleReport *report, json_t *object, const DiplePairFigures *pair)
{
  const guint n = report->figures->n_labels;
  json_t *rows;

  if (!(report->parts & DIPLE_REPORT_COUNTS))
    return;
  rows = diple_report_enter (report, object, "confusion");
  for (guint i = 0; i < (n + 1) * (n + 1); i++)
    if (pair->confusion[i] != 0)
      {
        const char *first = i / (n + 1) < n ? diple_report_label (report, i / (n + 1)) : "";
        const char *second = i % (n + 1) < n ? diple_report_label (report, i % (n + 1)) : "";
        json_t *row = json_object_get (rows, first);

        if (row == NULL)
          {
            row = json_object ();
            json_object_set_new (rows, first, row);
          }
        diple_report_add_count (row, second, pair->confusion[i]);
      }
  diple_report_leave (report);
}

static void
add_labels (DipleReport *report, json_t *object, const DiplePairFigures *pair)
{
  json_t *labels = diple_report_enter (report, object, "per_label");

  for (guint label = 0; label < report->figures->n_labels; label++)
    {
      json_t *one = diple_report_enter (report, labels, diple_report_label (report, label));

      add_f1s (report, one, pair, &pair->labels[label]);
      add_counts (report, one, &pair->labels[label]);
      diple_report_leave (report);
    }
  diple_report_leave (report);
}

void
diple_report_add_pair_spans (DipleReport *report, json_t *object, const DiplePairFigures *pair)
{
  json_t *f1 = diple_report_enter (report, object, "f1");
  json_t *schemas;

  add_f1s (report, f1, pair, &pair->all);
  add_counts (report, f1, &pair->all);
  diple_report_add (report,
                    f1,
                    "exact_unlabelled",
                    diple_pair_figures_f1 (pair, &pair->unlabelled, DIPLE_F1_EXACT));
  diple_report_add (report,
                    f1,
                    "coverage_unlabelled_f1",
                    diple_pair_figures_f1 (pair, &pair->unlabelled, DIPLE_F1_COVERAGE));
  diple_report_add (report, f1, "macro_exact", pair->macro);
  diple_report_add_count (f1, "n_docs", pair->n_documents);
  add_alignment (f1, "alignment", &pair->alignment);
  add_labels (report, f1, pair);
  schemas = diple_report_enter (report, f1, "schemas");
  for (DipleSchemaKind schema = 0; schema < G_N_ELEMENTS (schema_names); schema++)
    diple_report_add (
        report, schemas, schema_names[schema], diple_alignment_f1 (&pair->alignment, schema));
  diple_report_leave (report);
  add_confusion (report, f1, pair);
  diple_report_leave (report);
}

static void
add_spread (DipleReport *report, json_t *root, const char *key, gboolean deviation)
{
  const DipleAgreementFigures *figures = report->figures;
  const struct
  {
    const char *name;
    const DipleSpread *spread;
  } others[] = {
    { "exact_unlabelled", &figures->unlabelled_exact },
    { "coverage_unlabelled_f1", &figures->unlabelled_coverage },
    { "macro_exact", &figures->macro },
  };
  json_t *object = diple_report_enter (report, root, key);

  for (DipleF1 measure = 0; measure <= DIPLE_F1_LAST; measure++)
    diple_report_add (report,
                      object,
                      f1_names[measure],
                      deviation ? figures->f1[measure].deviation : figures->f1[measure].mean);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    diple_report_add (report,
                      object,
                      others[i].name,
                      deviation ? others[i].spread->deviation : others[i].spread->mean);
  diple_report_leave (report);
}

static void
add_label_means (DipleReport *report, json_t *root)
{
  static const DipleF1 shown[] = {
    DIPLE_F1_EXACT, DIPLE_F1_OVERLAP, DIPLE_F1_PARTIAL, DIPLE_F1_SOFT, DIPLE_F1_COVERAGE,
  };
  json_t *labels = diple_report_enter (report, root, "f1_per_label_mean_over_pairs");

  for (guint label = 0; label < report->figures->n_labels; label++)
    {
      json_t *one = diple_report_enter (report, labels, diple_report_label (report, label));

      for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
        diple_report_add (
            report, one, f1_names[shown[i]], report->figures->labels[label][shown[i]].mean);
      diple_report_leave (report);
    }
  diple_report_leave (report);
}

static void
add_documents (DipleReport *report, json_t *root)
{
  g_autoptr (GPtrArray) names = diple_agreement_list_documents (report->agreement);
  json_t *object = diple_report_enter (report, root, "f1_per_document_mean_over_pairs");

  for (guint i = 0; i < names->len; i++)
    diple_report_add (report,
                      object,
                      names->pdata[i],
                      diple_agreement_document_exact (report->agreement, names->pdata[i]));
  diple_report_leave (report);
}

void
diple_report_add_spans (DipleReport *report, json_t *root)
{
  json_t *pooled;

  add_spread (report, root, "f1_mean_over_pairs", FALSE);
  add_spread (report, root, "f1_sd_over_pairs", TRUE);
  add_label_means (report, root);
  add_documents (report, root);
  pooled = diple_report_enter (report, root, "f1_pooled_over_pairs");
  diple_report_add (report, pooled, "exact", report->figures->pooled_exact);
  diple_report_leave (report);
  add_alignment (root, "alignment_totals", &report->figures->alignment);
}
