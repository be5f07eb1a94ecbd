/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/insights/diple-insights-page-private.h"

#include "data/diple-insights-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* With fewer, intervals are shown, but with a word of warning. */
#define ENOUGH_DOCUMENTS 20

/* A second pass is no other annotator: it is shown to whoever is at it. */
static gboolean
is_shown (DipleInsightsPage *self, const DiplePace *pace)
{
  return pace->annotator == diple_editor_get_annotator (self->editor) ||
         (self->everybody && !g_str_equal (pace->kind, "again"));
}

/* Makes @list offer @names (NULL-terminated) and choose @selected; nothing is told. */
static void
offer (DipleInsightsPage *self, GtkDropDown *list, const char *const *names, guint selected)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);

  self->filling = TRUE;
  gtk_drop_down_set_model (list, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (list, selected);
  self->filling = FALSE;
}

/* Whether @list offers just that already. */
static gboolean
offers (GtkDropDown *list, GPtrArray *names)
{
  GListModel *model = gtk_drop_down_get_model (list);

  if (model == NULL || g_list_model_get_n_items (model) != names->len - 1)
    return FALSE;
  for (guint i = 0; i + 1 < names->len; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), names->pdata[i]))
      return FALSE;
  return TRUE;
}

void
diple_insights_page_list_whose (DipleInsightsPage *self)
{
  GPtrArray *paces = diple_insights_work_get_paces (self->work);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const gint64 all = 0;

  g_array_set_size (self->whose_ids, 0);
  if (self->everybody)
    {
      g_ptr_array_add (names, _ ("Everybody"));
      g_array_append_val (self->whose_ids, all);
    }
  for (guint i = 0; paces != NULL && i < paces->len; i++)
    {
      const DiplePace *pace = paces->pdata[i];

      if (!is_shown (self, pace))
        continue;
      g_ptr_array_add (names, g_str_equal (pace->kind, "gold") ? _ ("Decided") : pace->name);
      g_array_append_val (self->whose_ids, pace->annotator);
    }
  g_ptr_array_add (names, NULL);
  if (!offers (self->whose, names))
    offer (self, self->whose, (const char *const *) names->pdata, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->whose), names->len > 2);
}

static gint64
get_whose (DipleInsightsPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->whose);

  return selected < self->whose_ids->len ? g_array_index (self->whose_ids, gint64, selected)
                                         : diple_editor_get_annotator (self->editor);
}

static gint64
count_label (DipleInsightsPage *self, gint64 label, gint64 annotator)
{
  GArray *uses = diple_insights_work_get_uses (self->work);
  gint64 count = 0;

  for (guint i = 0; i < uses->len; i++)
    {
      const DipleLabelUse *use = &g_array_index (uses, DipleLabelUse, i);

      if (use->label == label && (annotator == 0 ? use->worker : use->annotator == annotator))
        count += use->count;
    }
  return count;
}

static void
clear_row (gpointer data)
{
  DipleBarRow *row = data;

  g_free ((char *) row->number);
  g_free ((char *) row->says);
}

static GArray *
new_rows (void)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (DipleBarRow));

  g_array_set_clear_func (rows, clear_row);
  return rows;
}

static gint64
find_most (DipleInsightsPage *self, const DipleSchema *schema)
{
  gint64 most = 1;

  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = schema->labels->pdata[i];
      const gint64 count = count_label (self, label->id, get_whose (self));

      most = MAX (most, count);
    }
  return most;
}

void
diple_insights_page_show_labels (DipleInsightsPage *self)
{
  const DipleSchema *schema;
  g_autoptr (GArray) rows = new_rows ();
  gint64 most;

  if (self->editor == NULL || diple_insights_work_get_uses (self->work) == NULL)
    return;
  schema = diple_editor_get_schema (self->editor);
  most = find_most (self, schema);
  g_array_set_size (self->label_ids, 0);
  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = schema->labels->pdata[i];
      const gint64 count = count_label (self, label->id, get_whose (self));
      const DipleBarRow row = {
        .name = label->name,
        .number = g_strdup_printf ("%'" G_GINT64_FORMAT, count),
        .says = g_strdup_printf (_ ("%s: %" G_GINT64_FORMAT " spans"), label->name, count),
        .colour = label->colour,
        .share = (double) count / most,
      };

      g_array_append_val (rows, row);
      g_array_append_val (self->label_ids, label->id);
    }
  diple_bar_list_set (self->labels, (const DipleBarRow *) rows->data, rows->len);
}

/* "6 min 10 s". */
static char *
dup_time (double milliseconds)
{
  const int seconds = isnan (milliseconds) ? 0 : (int) (milliseconds / 1000 + 0.5);

  if (seconds < 60)
    return g_strdup_printf (_ ("%d s"), seconds);
  if (seconds < 3600)
    return g_strdup_printf (_ ("%d min %d s"), seconds / 60, seconds % 60);
  return g_strdup_printf (_ ("%d h %d min"), seconds / 3600, seconds / 60 % 60);
}

/* "median 6 min 10 s a document · 31 spans an hour". */
static char *
dup_pace (const DiplePace *pace)
{
  g_autofree char *median = dup_time (pace->median.value);
  g_autofree char *all = dup_time (pace->milliseconds);

  if (pace->milliseconds == 0)
    return g_strdup (_ ("no time counted yet"));
  if (!diple_figure_is_defined (pace->spans_an_hour))
    return g_strdup_printf (_ ("%s counted so far"), all);
  if (!diple_figure_is_defined (pace->median))
    return g_strdup_printf (_ ("%.0f spans an hour"), pace->spans_an_hour.value);
  return g_strdup_printf (
      _ ("median %s a document · %.0f spans an hour"), median, pace->spans_an_hour.value);
}

static void
add_progress (DipleInsightsPage *self, GArray *rows, GString *paces, const DiplePace *pace)
{
  g_autofree char *speed = dup_pace (pace);
  const gboolean gold = g_str_equal (pace->kind, "gold");
  const DipleBarRow row = {
    .name = gold ? _ ("Decided") : pace->name,
    .number = g_strdup_printf ("%u/%u", pace->n_finished, pace->n_documents),
    .says = gold ? g_strdup_printf (
                       _ ("Something is decided in %u of %u documents that two have finished"),
                       pace->n_finished,
                       pace->n_documents)
                 : g_strdup_printf (_ ("%s: %u of %u documents finished, %u in progress; %s"),
                                    pace->name,
                                    pace->n_finished,
                                    pace->n_documents,
                                    pace->n_begun,
                                    speed),
    .colour = gold ? "#77767b" : "#3584e4",
    .share = pace->n_documents > 0 ? (double) pace->n_finished / pace->n_documents : 0,
  };

  g_array_append_val (rows, row);
  g_array_append_val (self->progress_ids, pace->annotator);
  if (g_str_equal (pace->kind, "person"))
    g_string_append_printf (paces, "%s%s: %s", paces->len > 0 ? "\n" : "", pace->name, speed);
}

void
diple_insights_page_show_progress (DipleInsightsPage *self)
{
  GPtrArray *list = diple_insights_work_get_paces (self->work);
  g_autoptr (GArray) rows = new_rows ();
  g_autoptr (GString) paces = g_string_new (NULL);

  if (self->editor == NULL || list == NULL)
    return;
  g_array_set_size (self->progress_ids, 0);
  for (guint i = 0; i < list->len; i++)
    if (is_shown (self, list->pdata[i]))
      add_progress (self, rows, paces, list->pdata[i]);
  diple_bar_list_set (self->progress, (const DipleBarRow *) rows->data, rows->len);
  gtk_label_set_text (self->pace, paces->str);
}

const DipleSelfAgreement *
diple_insights_page_find_self (DipleInsightsPage *self, guint row)
{
  GPtrArray *selves = diple_insights_work_get_selves (self->work);

  for (guint i = 0; selves != NULL && row < self->self_ids->len && i < selves->len; i++)
    if (((DipleSelfAgreement *) selves->pdata[i])->annotator ==
        g_array_index (self->self_ids, gint64, row))
      return selves->pdata[i];
  return NULL;
}

/* One's own second pass, or everybody's. Who annotates nothing here has none. */
void
diple_insights_page_show_selves (DipleInsightsPage *self)
{
  GPtrArray *selves = diple_insights_work_get_selves (self->work);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  guint n_given = 0;

  g_array_set_size (self->self_ids, 0);
  for (guint i = 0; selves != NULL && i < selves->len; i++)
    {
      const DipleSelfAgreement *agreement = selves->pdata[i];

      if (!self->everybody && agreement->annotator != diple_editor_get_annotator (self->editor))
        continue;
      g_ptr_array_add (shown, (gpointer) agreement);
      g_array_append_val (self->self_ids, agreement->annotator);
      n_given += agreement->n_given;
    }
  gtk_widget_set_visible (self->self_card, shown->len > 0);
  diple_insights_fill_selves (self->selves, shown);
  gtk_label_set_text (
      self->self_hint,
      n_given > 0
          ? _ ("Of documents that were given a second time. Enter or a click shows where the two "
               "passes differ.")
          : _ ("Nothing was given a second time. Annotators and Assignments draws documents that "
               "somebody has finished, to see how far they agree with themselves."));
}

void
diple_insights_page_show_pairs (DipleInsightsPage *self)
{
  const DipleInsightsFigures *figures =
      diple_insights_work_get_figures (self->work, DIPLE_INSIGHTS_WHAT_IF);

  if (figures != NULL)
    diple_insights_fill_pairs (self->pairs, figures, gtk_drop_down_get_selected (self->measure));
}

const DiplePairFigures *
diple_insights_page_get_pair (DipleInsightsPage *self)
{
  const DipleInsightsFigures *figures =
      diple_insights_work_get_figures (self->work, DIPLE_INSIGHTS_WHAT_IF);
  const guint selected = gtk_drop_down_get_selected (self->pair);

  if (figures == NULL || selected >= self->pair_numbers->len)
    return NULL;
  return &figures->figures->pairs[g_array_index (self->pair_numbers, guint, selected)];
}

/* Only pairs that have a document in common. */
static void
list_pairs (DipleInsightsPage *self, const DipleInsightsFigures *figures)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_array_set_size (self->pair_numbers, 0);
  for (guint i = 0; i < figures->figures->n_pairs; i++)
    {
      const DiplePairFigures *pair = &figures->figures->pairs[i];

      if (pair->n_documents == 0)
        continue;
      g_ptr_array_add (names,
                       g_strdup_printf ("%s × %s",
                                        (char *) figures->annotators->pdata[pair->annotators[0]],
                                        (char *) figures->annotators->pdata[pair->annotators[1]]));
      g_array_append_val (self->pair_numbers, i);
    }
  g_ptr_array_add (names, NULL);
  if (!offers (self->pair, names))
    offer (self, self->pair, (const char *const *) names->pdata, 0);
}

void
diple_insights_page_show_confusion (DipleInsightsPage *self)
{
  const DipleInsightsFigures *figures =
      diple_insights_work_get_figures (self->work, DIPLE_INSIGHTS_WHAT_IF);
  const DiplePairFigures *pair = diple_insights_page_get_pair (self);

  g_clear_pointer (&self->confused, g_array_unref);
  if (pair != NULL)
    self->confused = diple_insights_fill_confusion (self->confusion, figures, pair);
}

void
diple_insights_page_list_labels (DipleInsightsPage *self)
{
  const DipleInsightsFigures *figures =
      diple_insights_work_get_figures (self->work, DIPLE_INSIGHTS_WHAT_IF);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, _ ("No label"));
  for (guint i = 0; i < figures->labels->len; i++)
    g_ptr_array_add (names, figures->labels->pdata[i]);
  g_ptr_array_add (names, NULL);
  if (!offers (self->merged, names))
    {
      offer (self, self->merged, (const char *const *) names->pdata, 0);
      offer (self, self->into, (const char *const *) names->pdata, 0);
    }
}

static void
show_summary (DipleInsightsPage *self, const DipleInsightsFigures *figures)
{
  const DipleAgreementFigures *all = figures->figures;
  g_autofree char *exact = diple_insights_dup_figure (all->f1[DIPLE_F1_EXACT].mean);
  g_autofree char *alpha = diple_insights_dup_figure (all->coding.alpha);
  g_autofree char *bounds =
      figures->bootstrap != NULL ? diple_insights_dup_interval (&figures->bootstrap->alpha) : NULL;
  const gboolean bounded = bounds != NULL && *bounds != '\0';
  g_autofree char *text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "Mean exact F1 %s · Krippendorff’s α %s%s%s%s · %u document",
                                    "Mean exact F1 %s · Krippendorff’s α %s%s%s%s · %u documents",
                                    all->n_shared),
                       exact,
                       alpha,
                       bounded ? " [" : "",
                       bounded ? bounds : "",
                       bounded ? "]" : "",
                       all->n_shared);

  gtk_label_set_text (self->summary, text);
}

static void
show_seed (DipleInsightsPage *self, const DipleInsightsFigures *figures)
{
  const DipleBootstrap *bootstrap = figures->bootstrap;
  g_autofree char *text = NULL;

  if (bootstrap != NULL && bootstrap->n_documents >= DIPLE_BOOTSTRAP_FEW)
    text = g_strdup_printf (bootstrap->n_documents < ENOUGH_DOCUMENTS
                                ? _ ("95 %% intervals from %u resamples of %u documents, which are "
                                     "few; seed %u")
                                : _ ("95 %% intervals from %u resamples of %u documents, seed %u"),
                            bootstrap->n_replicates,
                            bootstrap->n_documents,
                            (guint) bootstrap->seed);
  else if (figures->figures->n_shared < DIPLE_BOOTSTRAP_FEW)
    text =
        g_strdup_printf (_ ("Intervals need at least %d documents that two annotators finished."),
                         DIPLE_BOOTSTRAP_FEW);
  gtk_label_set_text (self->seed, text != NULL ? text : "");
}

void
diple_insights_page_show_agreement (DipleInsightsPage *self)
{
  const DipleInsightsFigures *figures =
      diple_insights_work_get_figures (self->work, DIPLE_INSIGHTS_WHAT_IF);
  g_autofree char *sentence = NULL;

  if (figures == NULL)
    return;
  diple_insights_page_show_pairs (self);
  show_summary (self, figures);
  g_clear_pointer (&self->label_rows, g_array_unref);
  self->label_rows = diple_insights_fill_labels (self->label_grid, figures);
  show_seed (self, figures);
  list_pairs (self, figures);
  diple_insights_page_show_confusion (self);
  diple_insights_page_list_labels (self);
  diple_document_figures_set (self->documents, figures->documents);
  sentence = diple_insights_dup_sentence (figures);
  gtk_label_set_text (self->sentence, sentence);
}
