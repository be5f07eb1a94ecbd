/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/insights/diple-insights-page-private.h"

#include "ui/insights/diple-cards-private.h"
#include "ui/parts/diple-focus-private.h"
#include "ui/window/diple-page-private.h"

#include <glib/gi18n-lib.h>

static void implement_page (DiplePageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DipleInsightsPage,
                               diple_insights_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DIPLE_TYPE_PAGE, implement_page))

/* What is there only with figures of agreement. */
static const char *const exports[] = { "insights.copy-sentence",
                                       "insights.save-txt",
                                       "insights.save-csv" };

/* Which cards there is something to show in. */
static void
show_cards (DipleInsightsPage *self)
{
  const DipleInsightsFigures *figures =
      diple_insights_work_get_figures (self->work, DIPLE_INSIGHTS_WHAT_IF);
  GPtrArray *paces = diple_insights_work_get_paces (self->work);
  const gboolean several = paces != NULL && paces->len > 1;
  const gboolean shared = figures != NULL && figures->figures->n_shared > 0;
  GtkWidget *const cards[] = { self->agreement_card, self->what_if_card,  self->label_card,
                               self->confusion_card, self->document_card, self->method_card };

  gtk_widget_set_visible (self->notice, several && !self->everybody);
  gtk_widget_set_visible (self->nobody, self->everybody && figures != NULL && !shared);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    gtk_widget_set_visible (cards[i], self->everybody && shared);
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), exports[i], self->everybody && shared);
}

static void
overview_cb (DipleInsightsPage *self)
{
  if (self->editor == NULL)
    return;
  diple_insights_page_list_whose (self);
  diple_insights_page_show_labels (self);
  diple_insights_page_show_progress (self);
  diple_insights_page_show_selves (self);
  show_cards (self);
  if (self->entering)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->entering = FALSE;
}

/* What is as it is, is shown as long as there is no what-if. */
static void
figures_cb (DipleInsightsPage *self, guint look)
{
  if (look == DIPLE_INSIGHTS_AS_IS &&
      diple_insights_work_get_figures (self->work, DIPLE_INSIGHTS_AS_IS) !=
          diple_insights_work_get_figures (self->work, DIPLE_INSIGHTS_WHAT_IF))
    return;
  diple_insights_page_show_agreement (self);
  show_cards (self);
}

static void
selves_cb (DipleInsightsPage *self)
{
  if (self->editor != NULL)
    diple_insights_page_show_selves (self);
}

static void
progress_cb (DipleInsightsPage *self)
{
  g_autofree char *text = diple_insights_work_dup_progress (self->work);

  gtk_label_set_text (self->status, text);
  gtk_spinner_set_spinning (self->spinner, *text != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), *text != '\0');
}

static void
places_cb (DipleInsightsPage *self, GPtrArray *places)
{
  diple_place_list_set (self->places, places, DIPLE_INSIGHTS_MOST_PLACES);
}

/* Others may have asked for it. */
static void
failed_cb (DipleInsightsPage *self, const char *message)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    diple_page_tell (DIPLE_PAGE (self), message);
}

/* What is behind @chart, to which one comes back. */
static void
show_places (DipleInsightsPage *self, gpointer chart, const char *title)
{
  self->chart = chart;
  diple_place_list_begin (self->places, title);
  gtk_stack_set_visible_child_name (self->stack, "places");
  gtk_widget_grab_focus (GTK_WIDGET (self->places));
}

/* Back from places or feedback. */
static void
closed_cb (DipleInsightsPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "figures");
  if (self->chart == NULL || !gtk_widget_grab_focus (self->chart))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
show_place_cb (DipleInsightsPage *self, gint64 document, guint start, guint end)
{
  diple_page_show_place (DIPLE_PAGE (self), document, 0, (DipleRange){ start, end });
}

static void
show_case_cb (DipleInsightsPage *self, gint64 document, gint64 span, guint start, guint end)
{
  diple_page_show_place (DIPLE_PAGE (self), document, span, (DipleRange){ start, end });
}

static void
label_chosen_cb (DipleInsightsPage *self, guint row)
{
  const guint whose = gtk_drop_down_get_selected (self->whose);
  const gint64 label = g_array_index (self->label_ids, gint64, row);
  const DipleLabel *found = diple_schema_label (diple_editor_get_schema (self->editor), label);

  if (found == NULL || whose >= self->whose_ids->len)
    return;
  diple_insights_work_find_spans (
      self->work, label, g_array_index (self->whose_ids, gint64, whose));
  show_places (self, self->labels, found->name);
}

static void
progress_chosen_cb (DipleInsightsPage *self, guint row)
{
  GPtrArray *paces = diple_insights_work_get_paces (self->work);
  const gint64 annotator = g_array_index (self->progress_ids, gint64, row);
  g_autofree char *title = NULL;

  for (guint i = 0; i < paces->len; i++)
    if (((DiplePace *) paces->pdata[i])->annotator == annotator)
      title =
          g_str_equal (((DiplePace *) paces->pdata[i])->kind, "gold")
              ? g_strdup (_ ("Nothing decided yet"))
              : g_strdup_printf (_ ("Not finished by %s"), ((DiplePace *) paces->pdata[i])->name);
  diple_insights_work_find_unfinished (self->work, annotator);
  show_places (self, self->progress, title);
}

static void
self_chosen_cb (DipleInsightsPage *self, guint row, guint column)
{
  const DipleSelfAgreement *of = diple_insights_page_find_self (self, row);
  g_autofree char *title = NULL;

  if (of == NULL)
    return;
  title = g_strdup_printf (_ ("Where the two passes of %s differ"), of->name);
  diple_insights_work_find_passes (self->work, of->annotator);
  show_places (self, self->selves, title);
}

static void
pair_chosen_cb (DipleInsightsPage *self, guint row, guint column)
{
  const DipleInsightsFigures *figures =
      diple_insights_work_get_figures (self->work, DIPLE_INSIGHTS_WHAT_IF);
  const DipleInsightsQuery query = { .about = DIPLE_INSIGHTS_PAIR,
                                     .annotators = { MIN (row, column), MAX (row, column) } };
  g_autofree char *title =
      g_strdup_printf (_ ("Where %s and %s differ"),
                       (char *) figures->annotators->pdata[query.annotators[0]],
                       (char *) figures->annotators->pdata[query.annotators[1]]);

  diple_insights_work_find (self->work, &query);
  show_places (self, self->pairs, title);
}

/* The last row is of all labels, behind which stand all pairs. */
static void
label_row_chosen_cb (DipleInsightsPage *self, guint row, guint column)
{
  const DipleInsightsFigures *figures =
      diple_insights_work_get_figures (self->work, DIPLE_INSIGHTS_WHAT_IF);
  const gboolean all = row >= self->label_rows->len;
  const guint label = all ? 0 : g_array_index (self->label_rows, guint, row);
  const DipleInsightsQuery query = { .about =
                                         all ? DIPLE_INSIGHTS_EVERYTHING : DIPLE_INSIGHTS_LABEL,
                                     .labels = { label, 0 } };
  g_autofree char *title = all ? g_strdup (_ ("Where annotators differ"))
                               : g_strdup_printf (_ ("Where annotators differ on %s"),
                                                  (char *) figures->labels->pdata[label]);

  diple_insights_work_find (self->work, &query);
  show_places (self, self->label_grid, title);
}

static void
confusion_chosen_cb (DipleInsightsPage *self, guint row, guint column)
{
  const DipleInsightsFigures *figures =
      diple_insights_work_get_figures (self->work, DIPLE_INSIGHTS_WHAT_IF);
  const DiplePairFigures *pair = diple_insights_page_get_pair (self);
  DipleInsightsQuery query = { .about = DIPLE_INSIGHTS_CONFUSION };
  DipleFigureCell *cell = diple_figure_grid_get_cell (self->confusion, row, column);
  g_autofree char *title = g_strdup (gtk_widget_get_tooltip_text (GTK_WIDGET (cell)));

  if (figures == NULL || pair == NULL || self->confused == NULL)
    return;
  query.annotators[0] = pair->annotators[0];
  query.annotators[1] = pair->annotators[1];
  query.labels[0] = g_array_index (self->confused, guint, row);
  query.labels[1] = g_array_index (self->confused, guint, column);
  diple_insights_work_find (self->work, &query);
  show_places (self, self->confusion, title);
}

static void
document_chosen_cb (DipleInsightsPage *self, guint row)
{
  const DipleInsightsFigures *figures =
      diple_insights_work_get_figures (self->work, DIPLE_INSIGHTS_WHAT_IF);
  const DipleInsightsDocument *document =
      &g_array_index (figures->documents, DipleInsightsDocument, row);
  const DipleInsightsQuery query = { .about = DIPLE_INSIGHTS_DOCUMENT,
                                     .document = document->document };
  g_autofree char *title = g_strdup_printf (_ ("Where annotators differ in “%s”"), document->title);

  diple_insights_work_find (self->work, &query);
  show_places (self, self->documents, title);
}

static void
whose_cb (DipleInsightsPage *self)
{
  if (!self->filling)
    diple_insights_page_show_labels (self);
}

static void
measure_cb (DipleInsightsPage *self)
{
  if (!self->filling)
    diple_insights_page_show_pairs (self);
}

static void
pair_cb (DipleInsightsPage *self)
{
  if (!self->filling)
    diple_insights_page_show_confusion (self);
}

static void
what_if_cb (DipleInsightsPage *self)
{
  const guint merged = gtk_drop_down_get_selected (self->merged);
  const guint into = gtk_drop_down_get_selected (self->into);
  const DipleWhatIf what_if = {
    .ignore_edges = gtk_check_button_get_active (self->ignore_edges),
    .merge = merged > 0 && into > 0 && merged != into && merged != GTK_INVALID_LIST_POSITION &&
             into != GTK_INVALID_LIST_POSITION,
    .merged = merged - 1,
    .into = into - 1,
    .tokens = gtk_check_button_get_active (self->tokens),
  };

  if (!self->filling)
    diple_insights_work_set_what_if (self->work, &what_if);
}

static void
want (DipleInsightsPage *self)
{
  DipleInsightsWants wants = DIPLE_WANT_NOTHING;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    wants = self->everybody ? DIPLE_WANT_OVERVIEW | DIPLE_WANT_WHAT_IF : DIPLE_WANT_OVERVIEW;
  diple_insights_work_want (self->work, self, wants);
}

static void
show_everybody (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleInsightsPage *self = DIPLE_INSIGHTS_PAGE (widget);

  self->everybody = TRUE;
  overview_cb (self);
  want (self);
  gtk_widget_grab_focus (widget);
}

static void
diple_insights_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (diple_insights_page_parent_class)->map (widget);
  DIPLE_INSIGHTS_PAGE (widget)->entering = TRUE;
  want (DIPLE_INSIGHTS_PAGE (widget));
}

static void
diple_insights_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (diple_insights_page_parent_class)->unmap (widget);
  want (DIPLE_INSIGHTS_PAGE (widget));
}

static gboolean
grab_focus (GtkWidget *widget)
{
  DipleInsightsPage *self = DIPLE_INSIGHTS_PAGE (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->places)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->places));
  if (gtk_widget_get_mapped (GTK_WIDGET (self->feedback)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->feedback));
  if (gtk_widget_get_mapped (self->notice))
    return gtk_widget_grab_focus (self->show_button);
  return gtk_widget_child_focus (GTK_WIDGET (self->labels), GTK_DIR_TAB_FORWARD);
}

static void
clear_lists (DipleInsightsPage *self)
{
  GArray **const lists[] = { &self->label_ids,  &self->whose_ids, &self->progress_ids,
                             &self->label_rows, &self->confused,  &self->pair_numbers,
                             &self->self_ids };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_array_unref);
}

static void
diple_insights_page_dispose (GObject *object)
{
  DipleInsightsPage *self = DIPLE_INSIGHTS_PAGE (object);

  if (self->work != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->work, self);
      diple_insights_work_want (self->work, self, DIPLE_WANT_NOTHING);
      diple_insights_work_set_editor (self->work, NULL);
    }
  g_clear_object (&self->work);
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_INSIGHTS_PAGE);
  clear_lists (self);
  G_OBJECT_CLASS (diple_insights_page_parent_class)->dispose (object);
}

/* Every child that the code names. */
static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, status);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, cards);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, show_button);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, whose);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, labels);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, progress);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, pace);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, notice);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, nobody);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, agreement_card);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, measure);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, pairs);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, what_if_card);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, ignore_edges);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, tokens);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, merged);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, into);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, label_card);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, label_grid);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, seed);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, confusion_card);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, pair);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, confusion);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, self_card);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, selves);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, self_hint);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, document_card);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, documents);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, method_card);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, places);
  gtk_widget_class_bind_template_child (widget_class, DipleInsightsPage, feedback);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, label_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, progress_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, self_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, pair_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, label_row_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, confusion_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, document_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, whose_cb);
  gtk_widget_class_bind_template_callback (widget_class, measure_cb);
  gtk_widget_class_bind_template_callback (widget_class, pair_cb);
  gtk_widget_class_bind_template_callback (widget_class, what_if_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_place_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_case_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
}

static void
diple_insights_page_class_init (DipleInsightsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_insights_page_dispose;
  widget_class->map = diple_insights_page_map;
  widget_class->unmap = diple_insights_page_unmap;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = diple_focus_children;
  gtk_widget_class_install_action (widget_class, "insights.show-everybody", NULL, show_everybody);
  diple_insights_page_install_export (widget_class);
  g_type_ensure (DIPLE_TYPE_BAR_LIST);
  g_type_ensure (DIPLE_TYPE_CARDS);
  g_type_ensure (DIPLE_TYPE_DOCUMENT_FIGURES);
  g_type_ensure (DIPLE_TYPE_FEEDBACK_VIEW);
  g_type_ensure (DIPLE_TYPE_FIGURE_GRID);
  g_type_ensure (DIPLE_TYPE_PLACE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-insights-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
follow_work (DipleInsightsPage *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "overview", G_CALLBACK (overview_cb) }, { "selves", G_CALLBACK (selves_cb) },
    { "figures", G_CALLBACK (figures_cb) },   { "progress", G_CALLBACK (progress_cb) },
    { "places", G_CALLBACK (places_cb) },     { "failed", G_CALLBACK (failed_cb) },
  };

  self->work = diple_insights_work_new ();
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_swapped (self->work, handlers[i].signal, handlers[i].callback, self);
}

static void
offer_measures (DipleInsightsPage *self)
{
  const char *titles[DIPLE_N_MEASURES + 1] = { NULL };
  g_autoptr (GtkStringList) model = NULL;

  for (guint i = 0; i < DIPLE_N_MEASURES; i++)
    titles[i] = diple_measure_title (i);
  model = gtk_string_list_new (titles);
  gtk_drop_down_set_model (self->measure, G_LIST_MODEL (model));
}

static void
diple_insights_page_init (DipleInsightsPage *self)
{
  self->label_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->whose_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->progress_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->self_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pair_numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->filling = TRUE;
  follow_work (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  offer_measures (self);
  self->filling = FALSE;
  show_cards (self);
}

static void
set_editor (DiplePage *page, DipleEditor *editor)
{
  DipleInsightsPage *self = DIPLE_INSIGHTS_PAGE (page);

  self->everybody = FALSE;
  self->filling = TRUE;
  gtk_check_button_set_active (self->ignore_edges, FALSE);
  gtk_check_button_set_active (self->tokens, FALSE);
  gtk_drop_down_set_selected (self->merged, 0);
  gtk_drop_down_set_selected (self->into, 0);
  self->filling = FALSE;
  g_set_object (&self->editor, editor);
  diple_insights_work_set_editor (self->work, editor);
  diple_feedback_view_set_editor (self->feedback, editor);
  gtk_stack_set_visible_child_name (self->stack, "figures");
  diple_document_figures_set (self->documents, NULL);
  show_cards (self);
  want (self);
}

static void
implement_page (DiplePageInterface *iface)
{
  iface->set_editor = set_editor;
}

DipleInsightsWork *
diple_insights_page_get_work (DipleInsightsPage *self)
{
  g_return_val_if_fail (DIPLE_IS_INSIGHTS_PAGE (self), NULL);

  return self->work;
}

void
diple_insights_page_show_feedback (DipleInsightsPage *self, gint64 annotator)
{
  g_return_if_fail (DIPLE_IS_INSIGHTS_PAGE (self));

  self->chart = NULL;
  gtk_stack_set_visible_child_name (self->stack, "feedback");
  diple_feedback_view_show (self->feedback, annotator);
  gtk_widget_grab_focus (GTK_WIDGET (self->feedback));
}

void
diple_insights_page_set_keymap (DipleInsightsPage *self, DipleKeymap *keymap)
{
  g_return_if_fail (DIPLE_IS_INSIGHTS_PAGE (self));

  diple_feedback_view_set_keymap (self->feedback, keymap);
}
