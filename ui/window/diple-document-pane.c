/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-document-rows-private.h"

#include "ui/parts/diple-focus-private.h"
#include "ui/window/diple-document-cell-private.h"

enum
{
  PROP_SORT = 1,
  PROP_DESCENDING,
  N_PROPS
};

enum
{
  ACTIVATED,
  COUNTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];
static const char *const sort_names[] = { "position", "title", "published", "outlet" };

G_DEFINE_FINAL_TYPE (DipleDocumentPane, diple_document_pane, GTK_TYPE_WIDGET)

static void
show_counts (DipleDocumentPane *self)
{
  const gboolean own = self->counts.given && gtk_check_button_get_active (self->own);
  const gint64 *counts = own ? self->counts.own : self->counts.all;
  gint64 all = counts[DIPLE_STATE_ANY];
  gint64 done = counts[DIPLE_STATE_FINISHED];
  g_autofree char *text = diple_state_chips_dup_progress (counts);

  gtk_widget_set_visible (GTK_WIDGET (self->own), self->counts.given);
  diple_state_chips_set_counts (self->chips, counts);
  gtk_label_set_text (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress, all > 0 ? (double) done / all : 0);
  g_signal_emit (self, signals[COUNTED], 0, self->counts.all[DIPLE_STATE_ANY]);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleDocumentPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree DipleDocumentCounts *counts =
      diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (counts != NULL)
    {
      self->counts = *counts;
      show_counts (self);
      if (self->list != NULL)
        diple_document_rows_show_page (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The documents cannot be counted: %s", error->message);
}

void
diple_document_pane_recount (DipleDocumentPane *self)
{
  if (self->editor != NULL)
    diple_jobs_count (diple_editor_get_project (self->editor),
                      diple_editor_get_annotator (self->editor),
                      diple_document_rows_renew (&self->counting),
                      counted_cb,
                      g_object_ref (self));
}

/* Words, state or order have changed. */
static void
load (DipleDocumentPane *self)
{
  self->loaded_again = FALSE;
  diple_document_rows_load (self);
}

/* Between one's own documents and all. */
static void
own_toggled_cb (DipleDocumentPane *self)
{
  load (self);
  show_counts (self);
}

/* The editor says so at once; the count is to be had when the change is in the file. */
static void
state_changed_cb (DipleDocumentPane *self)
{
  self->wants_count = TRUE;
}

static void
opened_cb (DipleDocumentPane *self)
{
  if (self->annotator != diple_editor_get_annotator (self->editor))
    diple_document_pane_reload (self);
  else if (self->selection != NULL && diple_document_rows_find_open (self) !=
                                          gtk_single_selection_get_selected (self->selection))
    diple_document_rows_select_open (self, TRUE);
}

static void
search_activate_cb (GtkSearchEntry *entry, DipleDocumentPane *self)
{
  if (self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
stop_search_cb (GtkSearchEntry *entry, DipleDocumentPane *self)
{
  gtk_editable_set_text (self->search, "");
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
show_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleDocumentPane *self = DIPLE_DOCUMENT_PANE (widget);

  gtk_editable_set_text (self->search, "");
  gtk_check_button_set_active (self->own, FALSE);
  diple_state_chips_set_state (self->chips, DIPLE_STATE_ANY);
}

static void
activate_cb (GtkListView *view, guint position, DipleDocumentPane *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DipleDocumentPane *self)
{
  diple_focus_emit_activated (GTK_WIDGET (self));
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DipleDocumentPane *self = DIPLE_DOCUMENT_PANE (object);

  if (id == PROP_SORT)
    g_value_set_string (value, sort_names[self->sort]);
  else
    g_value_set_boolean (value, self->descending);
}

static void
set_sort (DipleDocumentPane *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sort_names); i++)
    if (g_strcmp0 (name, sort_names[i]) == 0 && self->sort != i)
      {
        self->sort = i;
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
        load (self);
      }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DipleDocumentPane *self = DIPLE_DOCUMENT_PANE (object);

  if (id == PROP_SORT)
    {
      set_sort (self, g_value_get_string (value));
    }
  else if (id == PROP_DESCENDING && self->descending != g_value_get_boolean (value))
    {
      self->descending = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      load (self);
    }
}

static void
diple_document_pane_dispose (GObject *object)
{
  DipleDocumentPane *self = DIPLE_DOCUMENT_PANE (object);

  diple_document_pane_set_editor (self, NULL);
  g_clear_object (&self->editor_signals);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->loading);
  g_clear_object (&self->counting);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_DOCUMENT_PANE);

  G_OBJECT_CLASS (diple_document_pane_parent_class)->dispose (object);
}

static void
diple_document_pane_finalize (GObject *object)
{
  g_hash_table_unref (DIPLE_DOCUMENT_PANE (object)->changed);
  G_OBJECT_CLASS (diple_document_pane_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DIPLE_TYPE_STATE_CHIPS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-document-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPane, content);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPane, search);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPane, chips);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPane, own);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPane, view);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPane, progress_label);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPane, progress);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_bind_template_callback (widget_class, own_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
}

/* The list, and where nothing is listed the search. */
static gboolean
grab_focus (GtkWidget *widget)
{
  DipleDocumentPane *self = DIPLE_DOCUMENT_PANE (widget);

  return (gtk_widget_get_mapped (GTK_WIDGET (self->view)) &&
          gtk_widget_grab_focus (GTK_WIDGET (self->view))) ||
         gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
diple_document_pane_class_init (DipleDocumentPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = diple_document_pane_dispose;
  object_class->finalize = diple_document_pane_finalize;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = diple_focus_children;

  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "position", flags);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ACTIVATED] = g_signal_new ("activated",
                                     DIPLE_TYPE_DOCUMENT_PANE,
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     0);
  signals[COUNTED] = g_signal_new ("counted",
                                   DIPLE_TYPE_DOCUMENT_PANE,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_INT64);

  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "documents.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "documents.descending", "descending");
  gtk_widget_class_install_action (widget_class, "documents.show-all", NULL, show_all);
}

static void
diple_document_pane_init (DipleDocumentPane *self)
{
  self->changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->editor_signals = g_signal_group_new (DIPLE_TYPE_EDITOR);
  g_signal_group_connect_swapped (self->editor_signals, "opened", G_CALLBACK (opened_cb), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "state-changed", G_CALLBACK (state_changed_cb), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "schema-changed", G_CALLBACK (diple_document_pane_reload), self);
  self->project_signals = g_signal_group_new (DIPLE_TYPE_PROJECT);
  g_signal_group_connect_swapped (
      self->project_signals, "changed", G_CALLBACK (diple_document_rows_follow), self);
  show_counts (self);
}

void
diple_document_pane_set_editor (DipleDocumentPane *self, DipleEditor *editor)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (DIPLE_IS_DOCUMENT_PANE (self));

  if (!g_set_object (&self->editor, editor))
    return;

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_cancellable_cancel (self->counting);
  g_signal_group_set_target (self->editor_signals, editor);
  g_signal_group_set_target (self->project_signals,
                             editor != NULL ? diple_editor_get_project (editor) : NULL);
  gtk_list_view_set_model (self->view, NULL);
  if (editor != NULL)
    factory = diple_document_cells_factory_new (editor);
  gtk_list_view_set_factory (self->view, factory);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  self->loaded_again = FALSE;
  diple_document_pane_reload (self);
}

void
diple_document_pane_reload (DipleDocumentPane *self)
{
  g_return_if_fail (DIPLE_IS_DOCUMENT_PANE (self));

  if (self->editor == NULL)
    return;
  self->annotator = diple_editor_get_annotator (self->editor);
  diple_document_rows_load (self);
  diple_document_pane_recount (self);
}

void
diple_document_pane_focus_search (DipleDocumentPane *self)
{
  g_return_if_fail (DIPLE_IS_DOCUMENT_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

DipleDocumentQuery
diple_document_pane_get_query (DipleDocumentPane *self)
{
  DipleDocumentQuery query = {
    .words = gtk_editable_get_text (self->search),
    .state = diple_state_chips_get_state (self->chips),
    .annotator = self->editor != NULL ? diple_editor_get_annotator (self->editor) : 0,
    .sort = self->sort,
    .descending = self->descending,
    .owned = gtk_check_button_get_active (self->own) ? DIPLE_OWNED_IF_ANY : DIPLE_OWNED_OR_NOT,
  };

  return query;
}
