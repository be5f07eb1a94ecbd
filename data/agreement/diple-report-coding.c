/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-report-private.h"

static void
add_label (DipleReport *report, json_t *object, const DipleLabelCoding *label, gboolean pair)
{
  diple_report_add (report, object, "alpha", label->alpha);
  diple_report_add (report, object, "fleiss_kappa", label->fleiss);
  diple_report_add (report, object, "gwet_ac1", label->ac1);
  diple_report_add (report, object, "percent", label->percent);
  if (!pair)
    return;
  diple_report_add (report, object, "cohen_kappa", label->kappa);
  diple_report_add (report, object, "positive_agreement", label->positive);
  diple_report_add (report, object, "scott_pi", label->pi);
  json_object_set_new (object,
                       "table",
                       json_pack ("[IIII]",
                                  (json_int_t) label->table[0],
                                  (json_int_t) label->table[1],
                                  (json_int_t) label->table[2],
                                  (json_int_t) label->table[3]));
}

static void
add_coding (DipleReport *report, json_t *object, const DipleCodingFigures *coding, gboolean pair)
{
  json_t *labels;

  diple_report_add (report, object, "alpha_pooled_labels", coding->alpha);
  diple_report_add (report, object, "alpha_sets_nominal", coding->sets_alpha[0]);
  diple_report_add (report, object, "alpha_sets_jaccard", coding->sets_alpha[1]);
  diple_report_add (report, object, "alpha_sets_masi", coding->sets_alpha[2]);
  diple_report_add (report, object, "fleiss_sets_nominal", coding->sets_fleiss);
  if (pair)
    {
      diple_report_add (report, object, "kappa_pooled_labels", coding->kappa);
      diple_report_add (report, object, "kappa_sets_nominal", coding->sets_kappa);
    }
  labels = diple_report_enter (report, object, "per_label");
  for (guint label = 0; label < report->figures->n_labels; label++)
    {
      json_t *one = diple_report_enter (report, labels, diple_report_label (report, label));

      add_label (report, one, &coding->labels[label], pair);
      diple_report_leave (report);
    }
  diple_report_leave (report);
}

void
diple_report_add_coding (DipleReport *report, json_t *root)
{
  json_t *object = diple_report_enter (report, root, "unit_all");

  add_coding (report, object, &report->figures->coding, FALSE);
  diple_report_leave (report);
}

void
diple_report_add_pair_coding (DipleReport *report, json_t *object, const DiplePairFigures *pair)
{
  json_t *unit = diple_report_enter (report, object, "unit");

  add_coding (report, unit, &pair->coding, TRUE);
  diple_report_leave (report);
}

static void
add_attributes (DipleReport *report, json_t *object, const DiplePairFigures *pair)
{
  json_t *attributes = diple_report_enter (report, object, "attributes");

  for (guint i = 0; i < pair->attributes->len; i++)
    {
      const DipleAttributeFigures *figures =
          &g_array_index (pair->attributes, DipleAttributeFigures, i);
      json_t *one;

      if (figures->compared == 0)
        continue;
      one = diple_report_enter (report, attributes, report->units->attributes->pdata[i]);
      diple_report_add_count (one, "compared", figures->compared);
      diple_report_add_count (one, "same", figures->same);
      diple_report_add (report, one, "share", figures->share);
      diple_report_add (report, one, "alpha", figures->alpha);
      diple_report_leave (report);
    }
  diple_report_leave (report);
}

static void
add_relations (DipleReport *report, json_t *object, const DiplePairFigures *pair)
{
  json_t *relations = diple_report_enter (report, object, "relations");

  for (guint i = 0; i < pair->relations->len; i++)
    {
      const DipleRelationFigures *figures =
          &g_array_index (pair->relations, DipleRelationFigures, i);
      json_t *one = diple_report_enter (report, relations, report->units->types->pdata[i]);

      json_object_set_new (
          one,
          "relations",
          json_pack ("[II]", (json_int_t) figures->all[0], (json_int_t) figures->all[1]));
      json_object_set_new (one,
                           "between_matched",
                           json_pack ("[II]",
                                      (json_int_t) figures->between_matched[0],
                                      (json_int_t) figures->between_matched[1]));
      diple_report_add_count (one, "same", figures->same);
      diple_report_add (report, one, "f1", figures->f1);
      diple_report_add (report, one, "f1_between_matched", figures->f1_between_matched);
      diple_report_leave (report);
    }
  diple_report_leave (report);
}

void
diple_report_add_pair_matched (DipleReport *report, json_t *object, const DiplePairFigures *pair)
{
  if (!(report->parts & DIPLE_REPORT_COUNTS))
    return;
  add_attributes (report, object, pair);
  add_relations (report, object, pair);
}
