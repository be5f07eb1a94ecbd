/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/feedback/diple-feedback-view-private.h"

#include <glib/gi18n-lib.h>

#include "data/diple-annotators.h"
#include "data/diple-review-decisions.h"
#include "ui/feedback/diple-feedback-cell-private.h"
#include "ui/feedback/diple-feedback-counts-private.h"
#include "ui/feedback/diple-feedback-load-private.h"
#include "ui/parts/diple-focus-private.h"
#include "ui/parts/diple-wrap-layout-private.h"

#define CHIP_SPACING 6
#define MANY_CASES 5000

enum
{
  CLOSED,
  SHOW_PLACE,
  TOLD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleFeedbackView, diple_feedback_view, GTK_TYPE_WIDGET)

static void load (DipleFeedbackView *self);

static gpointer
run_free (gpointer feedback)
{
  diple_feedback_unref (feedback);
  return NULL;
}

/* Takes @feedback. Tens of thousands of cases take longer to free than a frame has. */
static void
let_go (DipleFeedback *feedback)
{
  if (feedback != NULL && feedback->cases->len > MANY_CASES)
    g_thread_unref (g_thread_new ("free feedback", run_free, feedback));
  else
    g_clear_pointer (&feedback, diple_feedback_unref);
}

void
diple_feedback_view_tell (DipleFeedbackView *self, const char *message)
{
  g_signal_emit (self, signals[TOLD], 0, message);
}

static const DipleFeedbackCount *
get_count (DipleFeedbackView *self)
{
  return self->label > 0 ? self->feedback->counts->pdata[self->label - 1] : NULL;
}

/* How many cases the label that is chosen has of a change. */
static guint
count_cases (DipleFeedbackView *self, DipleFeedbackChange change)
{
  const DipleFeedbackCount *count = get_count (self);
  const guint *n = count != NULL ? count->n : self->feedback->n;
  guint all = 0;

  for (guint i = 0; i < DIPLE_FEEDBACK_KEPT; i++)
    all += n[i];
  return change == DIPLE_N_FEEDBACK_CHANGES ? all : n[change];
}

static void
show_cases (DipleFeedbackView *self)
{
  diple_feedback_list_set (self->list, self->feedback, self->change, get_count (self));
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0 ? "list" : "nothing");
}

static void
chip_cb (GtkToggleButton *chip, DipleFeedbackView *self)
{
  const char *name = gtk_widget_get_name (GTK_WIDGET (chip));

  if (self->filling || !gtk_toggle_button_get_active (chip))
    return;
  self->change = diple_feedback_change_from_name (name);
  show_cases (self);
}

/* Named after its change; "all" is none of them. */
static GtkWidget *
add_chip (DipleFeedbackView *self, DipleFeedbackChange change, GtkWidget *group)
{
  const gboolean all = change == DIPLE_N_FEEDBACK_CHANGES;
  const char *title = all ? _ ("All Changes") : diple_feedback_change_title (change);
  g_autofree char *label = g_strdup_printf ("%s %u", title, count_cases (self, change));
  GtkWidget *chip = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_name (chip, all ? "all" : diple_feedback_change_name (change));
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), GTK_TOGGLE_BUTTON (group));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), change == self->change);
  g_signal_connect (chip, "toggled", G_CALLBACK (chip_cb), self);
  gtk_widget_set_parent (chip, self->chips);
  return chip;
}

/* Changes that do not occur have none, but the one that is chosen. */
static void
show_chips (DipleFeedbackView *self)
{
  GtkWidget *child, *all;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_widget_unparent (child);
  all = add_chip (self, DIPLE_N_FEEDBACK_CHANGES, NULL);
  for (guint i = 0; i < DIPLE_N_FEEDBACK_CHANGES; i++)
    if (self->feedback->n[i] > 0 || self->change == i)
      add_chip (self, i, all);
  self->filling = FALSE;
}

static void
list_labels (DipleFeedbackView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All Labels"));
  for (guint i = 0; i < self->feedback->counts->len; i++)
    gtk_string_list_append (names, ((DipleFeedbackCount *) self->feedback->counts->pdata[i])->name);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->labels, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->labels, self->label);
  self->filling = FALSE;
}

static void
label_cb (DipleFeedbackView *self)
{
  if (self->filling || self->feedback == NULL)
    return;
  self->label = gtk_drop_down_get_selected (self->labels);
  show_chips (self);
  show_cases (self);
}

static void
show_summary (DipleFeedbackView *self)
{
  g_autofree char *summary = diple_feedback_dup_summary (self->feedback);
  g_autofree char *again = diple_feedback_dup_again (self->feedback);
  g_autofree char *both = again != NULL ? g_strdup_printf ("%s\n%s", summary, again) : NULL;

  gtk_label_set_text (self->summary, both != NULL ? both : summary);
}

static void
show_counts (DipleFeedbackView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->counts),
                          diple_feedback_counts_show_labels (self->label_grid, self->feedback));
  gtk_widget_set_visible (GTK_WIDGET (self->pattern_grid),
                          diple_feedback_counts_show_patterns (self->pattern_grid, self->feedback));
}

/* A label of the old counts may be at another place, or gone. */
static void
find_label_again (DipleFeedbackView *self, const DipleFeedback *old)
{
  const DipleFeedbackCount *chosen =
      old != NULL && self->label > 0 ? old->counts->pdata[self->label - 1] : NULL;

  self->label = 0;
  for (guint i = 0; chosen != NULL && i < self->feedback->counts->len; i++)
    {
      const DipleFeedbackCount *count = self->feedback->counts->pdata[i];

      if (count->about == chosen->about && count->of == chosen->of)
        self->label = i + 1;
    }
}

static void
take_feedback (DipleFeedbackView *self, DipleFeedback *feedback)
{
  DipleFeedback *old = self->feedback;

  self->feedback = feedback;
  find_label_again (self, old);
  list_labels (self);
  show_chips (self);
  show_summary (self);
  show_counts (self);
  show_cases (self);
  diple_feedback_view_enable_export (self);
  let_go (old);
}

static void
show_busy (DipleFeedbackView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->loading != NULL);
  gtk_spinner_set_spinning (self->spinner, self->loading != NULL);
}

/* The list is where one wants to be; before there was one, the focus had to wait elsewhere. */
static void
grab_list (DipleFeedbackView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_widget_is_focus (self->back_button))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleFeedbackView) self = data;
  g_autoptr (GError) error = NULL;
  DipleFeedback *feedback = diple_feedback_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->loading == NULL ||
      g_task_get_cancellable (G_TASK (result)) != self->loading)
    {
      g_clear_pointer (&feedback, diple_feedback_unref);
      return;
    }
  g_clear_object (&self->loading);
  show_busy (self);
  if (feedback == NULL)
    diple_feedback_view_tell (self, error->message);
  else
    {
      take_feedback (self, feedback);
      grab_list (self);
    }
  if (self->stale)
    load (self);
}

static void
stop_loading (DipleFeedbackView *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

/* What changes while it is being read is read once more afterwards. */
static void
load (DipleFeedbackView *self)
{
  if (self->editor == NULL || self->annotator == 0 || self->loading != NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale = FALSE;
  self->loading = g_cancellable_new ();
  show_busy (self);
  diple_feedback_load_async (diple_editor_get_project (self->editor),
                             self->annotator,
                             self->loading,
                             loaded_cb,
                             g_object_ref (self));
}

static void
forget (DipleFeedbackView *self)
{
  stop_loading (self);
  diple_feedback_list_set (self->list, NULL, DIPLE_N_FEEDBACK_CHANGES, NULL);
  let_go (g_steal_pointer (&self->feedback));
  self->change = DIPLE_N_FEEDBACK_CHANGES;
  self->label = 0;
  self->stale = TRUE;
  gtk_label_set_text (self->summary, "");
  gtk_widget_set_visible (GTK_WIDGET (self->counts), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  show_busy (self);
  diple_feedback_view_enable_export (self);
}

static void
whose_cb (DipleFeedbackView *self)
{
  const guint position = gtk_drop_down_get_selected (self->whose);

  if (self->filling || position >= self->whose_ids->len)
    return;
  forget (self);
  self->annotator = g_array_index (self->whose_ids, gint64, position);
  load (self);
}

/* Everybody, or the one who works blind alone. */
static gpointer
run_people (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 viewer = *(const gint64 *) data;
  g_autoptr (GPtrArray) people = diple_annotators_list (store, error);
  gboolean blind = FALSE;

  if (people == NULL || !diple_review_is_blind (store, viewer, &blind, error))
    return NULL;
  for (guint i = people->len; blind && i > 0; i--)
    if (((const DipleAnnotator *) people->pdata[i - 1])->id != viewer)
      g_ptr_array_remove_index (people, i - 1);
  return g_steal_pointer (&people);
}

/* Those whose work is reviewed; the one who is asked for, or the first. */
static void
list_whose (DipleFeedbackView *self, GPtrArray *annotators)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->whose_ids, 0);
  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];

      if (!diple_annotator_is_worker (annotator))
        continue;
      if (annotator->id == self->annotator)
        selected = self->whose_ids->len;
      gtk_string_list_append (names, annotator->name);
      g_array_append_val (self->whose_ids, annotator->id);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->whose, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->whose, selected);
  self->filling = FALSE;
  if (selected < self->whose_ids->len)
    self->annotator = g_array_index (self->whose_ids, gint64, selected);
}

static void
people_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleFeedbackView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  const gint64 wanted = self->annotator;

  if (self->editor == NULL || diple_editor_get_project (self->editor) != DIPLE_PROJECT (source))
    return;
  if (people == NULL)
    {
      diple_feedback_view_tell (self, error->message);
      return;
    }
  list_whose (self, people);
  if (people->len == 1 && self->annotator != wanted)
    diple_feedback_view_tell (
        self,
        _ ("What became of the work of others is shown to those who review. This is your own."));
  load (self);
}

static void
changed_cb (DipleFeedbackView *self)
{
  self->stale = TRUE;
  load (self);
}

static void
activate_cb (DipleFeedbackView *self, guint position)
{
  g_autoptr (DipleFeedbackRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  const DipleFeedbackCase *item = diple_feedback_row_get (row);
  const gboolean own = self->annotator == diple_editor_get_annotator (self->editor);

  g_signal_emit (self,
                 signals[SHOW_PLACE],
                 0,
                 item->document,
                 own && item->about == DIPLE_FEEDBACK_SPAN ? item->own.id : (gint64) 0,
                 item->range.start,
                 item->range.end);
}

static void
count_chosen_cb (DipleFeedbackView *self, guint row, guint column)
{
  self->label = row + 1;
  self->change = diple_feedback_counts_get_change (self->feedback, column);
  list_labels (self);
  show_chips (self);
  show_cases (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
close_view (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, diple_feedback_cell_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  diple_feedback_cell_set (DIPLE_FEEDBACK_CELL (gtk_list_item_get_child (item)),
                           gtk_list_item_get_item (item));
}

static gboolean
grab_focus (GtkWidget *widget)
{
  DipleFeedbackView *self = DIPLE_FEEDBACK_VIEW (widget);

  return (gtk_widget_get_mapped (GTK_WIDGET (self->view)) &&
          gtk_widget_grab_focus (GTK_WIDGET (self->view))) ||
         gtk_widget_grab_focus (self->back_button);
}

static void
map (GtkWidget *widget)
{
  DipleFeedbackView *self = DIPLE_FEEDBACK_VIEW (widget);

  GTK_WIDGET_CLASS (diple_feedback_view_parent_class)->map (widget);
  if (self->stale)
    load (self);
}

static void
diple_feedback_view_dispose (GObject *object)
{
  DipleFeedbackView *self = DIPLE_FEEDBACK_VIEW (object);
  GtkWidget *child;

  stop_loading (self);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->editor);
  while (self->chips != NULL && (child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_FEEDBACK_VIEW);
  self->chips = NULL;
  g_clear_object (&self->list);
  g_clear_pointer (&self->feedback, diple_feedback_unref);
  g_clear_pointer (&self->whose_ids, g_array_unref);
  G_OBJECT_CLASS (diple_feedback_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-feedback-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackView, box);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackView, back_button);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackView, whose);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackView, spinner);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackView, print_button);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackView, chips);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackView, labels);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackView, summary);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackView, counts);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackView, label_grid);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackView, pattern_grid);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackView, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackView, view);
  gtk_widget_class_bind_template_callback (widget_class, whose_cb);
  gtk_widget_class_bind_template_callback (widget_class, label_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, count_chosen_cb);
}

static guint
new_signal (const char *name, guint n_types, GType first)
{
  return g_signal_new (name,
                       DIPLE_TYPE_FEEDBACK_VIEW,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_types,
                       first,
                       G_TYPE_INT64,
                       G_TYPE_UINT,
                       G_TYPE_UINT);
}

static void
diple_feedback_view_class_init (DipleFeedbackViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_feedback_view_dispose;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = diple_focus_children;
  widget_class->map = map;
  signals[CLOSED] = new_signal ("closed", 0, G_TYPE_NONE);
  signals[SHOW_PLACE] = new_signal ("show-place", 4, G_TYPE_INT64);
  signals[TOLD] = new_signal ("told", 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "feedback.close", NULL, close_view);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "feedback.close", NULL);
  diple_feedback_view_install_export (widget_class);
  g_type_ensure (DIPLE_TYPE_FIGURE_GRID);
  bind_template (widget_class);
}

static void
diple_feedback_view_init (DipleFeedbackView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->whose_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->list = diple_feedback_list_new ();
  self->change = DIPLE_N_FEEDBACK_CHANGES;
  self->project_signals = g_signal_group_new (DIPLE_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed", G_CALLBACK (changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->chips, diple_wrap_layout_new (CHIP_SPACING));
  selection =
      GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, selection);
  forget (self);
}

void
diple_feedback_view_set_editor (DipleFeedbackView *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_FEEDBACK_VIEW (self));

  forget (self);
  self->annotator = 0;
  g_set_object (&self->editor, editor);
  g_signal_group_set_target (self->project_signals,
                             editor != NULL ? diple_editor_get_project (editor) : NULL);
}

void
diple_feedback_view_set_keymap (DipleFeedbackView *self, DipleKeymap *keymap)
{
  g_return_if_fail (DIPLE_IS_FEEDBACK_VIEW (self));

  diple_keymap_serve (keymap, GTK_WIDGET (self), "feedback.");
}

void
diple_feedback_view_show (DipleFeedbackView *self, gint64 annotator)
{
  gint64 viewer;

  g_return_if_fail (DIPLE_IS_FEEDBACK_VIEW (self));

  if (self->editor == NULL)
    return;
  viewer = diple_editor_get_annotator (self->editor);
  if (annotator == 0)
    annotator = viewer;
  if (annotator != self->annotator)
    forget (self);
  self->annotator = annotator;
  diple_project_read_async (diple_editor_get_project (self->editor),
                            run_people,
                            g_memdup2 (&viewer, sizeof viewer),
                            g_free,
                            (GDestroyNotify) g_ptr_array_unref,
                            NULL,
                            people_cb,
                            g_object_ref (self));
}
