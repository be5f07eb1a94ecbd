/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/feedback/diple-feedback-private.h"

#include "data/diple-agreement.h"
#include "data/diple-annotators.h"
#include "data/diple-unit-loader.h"
#include "data/store/diple-store-private.h"

/* What the annotator finished at first and in their second pass. */
static GArray *
list_documents (DipleStore *store, gint64 annotator, gint64 again, GError **error)
{
  static const char sql[] = "SELECT document FROM assignment AS first"
                            " WHERE annotator = ?1 AND state = 'finished' AND EXISTS"
                            "  (SELECT 1 FROM assignment AS second WHERE second.annotator = ?2"
                            "   AND second.document = first.document AND state = 'finished')"
                            " ORDER BY document";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  int rc;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, annotator);
  sqlite3_bind_int64 (stmt, 2, again);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (documents, id);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&documents) : NULL;
}

static void
take_figures (DipleFeedbackAgain *again, const DipleAgreementFigures *figures, guint own)
{
  const DiplePairFigures *pair = diple_agreement_figures_pair (figures, 0, 1);

  again->n_documents = pair->n_documents;
  again->spans[0] = (guint) pair->all.spans[own];
  again->spans[1] = (guint) pair->all.spans[1 - own];
  again->exact = diple_span_counts_f1 (&pair->all, DIPLE_F1_EXACT);
  again->alpha = pair->coding.alpha;
}

static gboolean
measure (DipleFeedback *self, DipleStore *store, gint64 again, GError **error)
{
  g_autoptr (GArray) documents = list_documents (store, self->annotator, again, error);
  g_autoptr (GArray) passes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DipleUnitLoader) loader = NULL;
  g_autoptr (DipleAgreement) agreement = NULL;
  g_autoptr (DipleAgreementFigures) figures = NULL;

  g_array_append_val (passes, self->annotator);
  g_array_append_val (passes, again);
  if (documents != NULL)
    loader = diple_unit_loader_new (store, passes, NULL, error);
  if (loader == NULL)
    return FALSE;
  agreement = diple_agreement_new (
      2, diple_unit_loader_get_units (loader)->labels->len, DIPLE_AGREEMENT_CHARACTERS);
  for (guint i = 0; i < documents->len; i++)
    {
      g_autoptr (DipleUnitDocument) document =
          diple_unit_loader_load (loader, g_array_index (documents, gint64, i), error);

      if (document == NULL)
        return FALSE;
      diple_agreement_set_document (agreement, document);
    }
  figures = diple_agreement_figures (agreement, NULL);
  take_figures (
      &self->again, figures, diple_unit_loader_annotator_id (loader, 0) == self->annotator ? 0 : 1);
  return TRUE;
}

gboolean
diple_feedback_read_again (DipleFeedback *self, DipleStore *store, GError **error)
{
  g_autoptr (GPtrArray) annotators = diple_annotators_list (store, error);

  self->again.exact = diple_figure_none (DIPLE_FIGURE_NO_DOCUMENTS);
  self->again.alpha = self->again.exact;
  for (guint i = 0; annotators != NULL && i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];

      if (annotator->again_of == self->annotator)
        return measure (self, store, annotator->id, error);
    }
  return annotators != NULL;
}
