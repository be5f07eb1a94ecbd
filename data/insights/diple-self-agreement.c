/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-self-agreement.h"

#include <glib/gi18n-lib.h>

#include "data/diple-annotators.h"
#include "data/insights/diple-insights-private.h"
#include "data/store/diple-sql-private.h"
#include "data/store/diple-store-private.h"

void
diple_self_agreement_free (DipleSelfAgreement *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self);
}

static const DipleAnnotator *
find_second_pass (GPtrArray *annotators, gint64 annotator)
{
  for (guint i = 0; i < annotators->len; i++)
    if (((DipleAnnotator *) annotators->pdata[i])->again_of == annotator)
      return annotators->pdata[i];
  return NULL;
}

static gboolean
count_given (DipleStore *store, gint64 again, guint *n_given, GError **error)
{
  static const char sql[] = "SELECT count(*) FROM assignment WHERE annotator = ?1";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, again);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  *n_given = (guint) sqlite3_column_int64 (stmt, 0);
  return TRUE;
}

/* What both passes have finished. */
static DipleInsights *
read_passes (
    DipleStore *store, gint64 first, gint64 second, GCancellable *cancellable, GError **error)
{
  g_autoptr (DipleInsights) passes = diple_insights_new_for_two (first, second);

  if (!diple_insights_begin (passes, store, error))
    return NULL;
  return diple_insights_read_on (passes, store, G_MAXUINT, cancellable, error)
             ? g_steal_pointer (&passes)
             : NULL;
}

static void
take_figures (DipleSelfAgreement *self, DipleInsights *passes)
{
  g_autoptr (DipleInsightsFigures) figures = diple_insights_compute (passes, DIPLE_INSIGHTS_AS_IS);
  const DiplePairFigures *pair = &figures->figures->pairs[0];
  const guint own = g_array_index (figures->annotator_ids, gint64, 0) == self->annotator ? 0 : 1;

  self->n_documents = pair->n_documents;
  self->spans[0] = (guint) pair->all.spans[own];
  self->spans[1] = (guint) pair->all.spans[1 - own];
  self->exact = diple_pair_figures_f1 (pair, &pair->all, DIPLE_F1_EXACT);
  self->overlap = diple_pair_figures_f1 (pair, &pair->all, DIPLE_F1_OVERLAP);
  self->alpha = pair->coding.alpha;
}

static DipleSelfAgreement *
measure (DipleStore *store,
         GPtrArray *annotators,
         gint64 annotator,
         GCancellable *cancellable,
         GError **error)
{
  const DipleAnnotator *again = find_second_pass (annotators, annotator);
  g_autoptr (DipleSelfAgreement) self = g_new0 (DipleSelfAgreement, 1);
  g_autoptr (DipleInsights) passes = NULL;

  self->annotator = annotator;
  self->exact = self->overlap = self->alpha = diple_figure_none (DIPLE_FIGURE_NO_DOCUMENTS);
  if (again == NULL)
    return g_steal_pointer (&self);
  passes = read_passes (store, annotator, again->id, cancellable, error);
  if (passes == NULL || !count_given (store, again->id, &self->n_given, error))
    return NULL;
  take_figures (self, passes);
  return g_steal_pointer (&self);
}

DipleSelfAgreement *
diple_self_agreement_read (DipleStore *store,
                           gint64 annotator,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GPtrArray) annotators = NULL;
  DipleSelfAgreement *self = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  annotators = diple_annotators_list (store, error);
  if (annotators != NULL)
    self = measure (store, annotators, annotator, cancellable, error);
  for (guint i = 0; self != NULL && i < annotators->len; i++)
    if (((DipleAnnotator *) annotators->pdata[i])->id == annotator)
      self->name = g_strdup (((DipleAnnotator *) annotators->pdata[i])->name);
  return self;
}

static gboolean
is_listed (GPtrArray *annotators, const DipleAnnotator *annotator)
{
  return g_str_equal (annotator->kind, "person") ||
         find_second_pass (annotators, annotator->id) != NULL;
}

GPtrArray *
diple_self_agreement_list (DipleStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_self_agreement_free);
  g_autoptr (GPtrArray) annotators = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  annotators = diple_annotators_list (store, error);
  if (annotators == NULL)
    return NULL;
  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];
      DipleSelfAgreement *self;

      if (!is_listed (annotators, annotator))
        continue;
      self = measure (store, annotators, annotator->id, cancellable, error);
      if (self == NULL)
        return NULL;
      self->name = g_strdup (annotator->name);
      g_ptr_array_add (list, self);
    }
  return g_steal_pointer (&list);
}

char *
diple_self_agreement_dup_reason (const DipleSelfAgreement *self, DipleFigure figure)
{
  if (self->n_given == 0)
    return g_strdup (_ ("No document was given a second time."));
  if (self->n_documents == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "The %u document given a second time is not finished yet.",
                                         "None of the %u documents given a second time is finished "
                                         "both times yet.",
                                         self->n_given),
                            self->n_given);
  return g_strdup (diple_figure_reason_text (figure.reason));
}

GPtrArray *
diple_self_agreement_find (DipleStore *store, gint64 annotator, guint most, GError **error)
{
  const DipleInsightsQuery query = { .about = DIPLE_INSIGHTS_PAIR, .annotators = { 0, 1 } };
  g_autoptr (GPtrArray) annotators = diple_annotators_list (store, error);
  g_autoptr (DipleInsights) passes = NULL;
  const DipleAnnotator *again;

  if (annotators == NULL)
    return NULL;
  again = find_second_pass (annotators, annotator);
  if (again == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) diple_insights_place_free);
  passes = read_passes (store, annotator, again->id, NULL, error);
  return passes != NULL ? diple_insights_find (passes, &query, most) : NULL;
}
