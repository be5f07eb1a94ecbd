/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-span-list-private.h"

#include "ui/panel/diple-span-cell-private.h"
#include "ui/panel/diple-span-model-private.h"
#include "ui/parts/diple-focus-private.h"

#include <glib/gi18n-lib.h>

#define LONG 60 /* rows */

struct _DipleSpanList
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkLabel *heading;
  GtkStack *stack;
  GtkListView *view;

  DipleEditor *editor;
  GSignalGroup *editor_signals;
  DipleSpanModel *model;         /* of the open document; replaced with it */
  GtkSingleSelection *selection; /* over model */
  guint fill_source;             /* until the list has caught up with the editor */
  gint64 reached;                /* the span to which the list was scrolled last */
  GPtrArray *bound;              /* GtkListItem *: what has a cell on the screen or near it */
  DipleWarningFunc warn;         /* or NULL */
  gpointer warn_data;
  gboolean syncing; /* the selection follows the editor, not a hand */
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleSpanList, diple_span_list, GTK_TYPE_WIDGET)

static void
select_active (DipleSpanList *self)
{
  DipleSpan *active = diple_editor_get_active (self->editor);
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->fill_source != 0)
    return;
  if (active != NULL)
    position = diple_span_model_find (self->model, active->id);
  if (gtk_single_selection_get_selected (self->selection) == position)
    return;

  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->syncing = FALSE;
  if (position != GTK_INVALID_LIST_POSITION && active->id != self->reached)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  self->reached = active != NULL ? active->id : 0;
}

static void
selected_cb (DipleSpanList *self)
{
  g_autoptr (DipleSpanItem) item = NULL;

  if (self->syncing)
    return;
  item = g_list_model_get_item (G_LIST_MODEL (self->model),
                                gtk_single_selection_get_selected (self->selection));
  if (item != NULL)
    diple_editor_set_active (self->editor, diple_span_item_get_span (item)->id);
}

static void
show_heading (DipleSpanList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *text = g_strdup_printf (_ ("Annotations · %u"), n);

  gtk_label_set_text (self->heading, n > 0 ? text : _ ("Annotations"));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static void
update (DipleSpanList *self)
{
  self->syncing = TRUE;
  diple_span_model_update (self->model, diple_editor_get_spans (self->editor));
  self->syncing = FALSE;
  show_heading (self);
  select_active (self);
}

static void
fill (DipleSpanList *self)
{
  g_clear_handle_id (&self->fill_source, g_source_remove);
  if (self->editor != NULL)
    diple_span_model_update (self->model, diple_editor_get_spans (self->editor));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (
      self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  show_heading (self);
  if (self->editor != NULL)
    select_active (self);
}

static gboolean
fill_cb (gpointer data)
{
  DipleSpanList *self = data;

  self->fill_source = 0;
  if (self->selection == NULL)
    fill (self);
  else
    update (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_long (DipleSpanList *self)
{
  return self->editor != NULL &&
         diple_span_index_size (diple_editor_get_spans (self->editor)) >= LONG;
}

/* GTK takes 30 ms to fill a long list and 8 ms to insert a row; the article is painted first. */
static void
fill_soon (DipleSpanList *self)
{
  if (self->fill_source == 0)
    self->fill_source = g_idle_add (fill_cb, self);
}

/* A model of its own for each document: the list starts at its top again. */
static void
renew (DipleSpanList *self)
{
  g_clear_handle_id (&self->fill_source, g_source_remove);
  gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  self->model = diple_span_model_new ();
  if (is_long (self))
    fill_soon (self);
  else
    fill (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, diple_span_cell_new ());
}

static void
show_item (DipleSpanList *self, GtkListItem *item)
{
  DipleSpanItem *span = gtk_list_item_get_item (item);
  const char *warning =
      self->warn != NULL ? self->warn (diple_span_item_get_span (span)->id, self->warn_data) : NULL;

  diple_span_cell_bind (
      DIPLE_SPAN_CELL (gtk_list_item_get_child (item)), span, self->editor, warning);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DipleSpanList *self)
{
  g_ptr_array_add (self->bound, item);
  show_item (self, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DipleSpanList *self)
{
  g_ptr_array_remove_fast (self->bound, item);
}

static void
activate_cb (GtkListView *view, guint position, DipleSpanList *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DipleSpanList *self)
{
  diple_focus_emit_activated (GTK_WIDGET (self));
}

static void
diple_span_list_dispose (GObject *object)
{
  DipleSpanList *self = DIPLE_SPAN_LIST (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_object (&self->editor_signals);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_SPAN_LIST);

  G_OBJECT_CLASS (diple_span_list_parent_class)->dispose (object);
}

static void
diple_span_list_finalize (GObject *object)
{
  g_ptr_array_unref (DIPLE_SPAN_LIST (object)->bound);
  G_OBJECT_CLASS (diple_span_list_parent_class)->finalize (object);
}

static void
diple_span_list_class_init (DipleSpanListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_span_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_span_list_finalize;
  signals[ACTIVATED] = g_signal_new (
      "activated", DIPLE_TYPE_SPAN_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-span-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleSpanList, content);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanList, heading);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanList, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanList, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
}

static void
diple_span_list_init (DipleSpanList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->bound = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->view, factory);

  self->editor_signals = g_signal_group_new (DIPLE_TYPE_EDITOR);
  g_signal_group_connect_swapped (self->editor_signals, "opened", G_CALLBACK (renew), self);
  g_signal_group_connect_swapped (self->editor_signals, "schema-changed", G_CALLBACK (renew), self);
  renew (self);
}

void
diple_span_list_set_editor (DipleSpanList *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_SPAN_LIST (self));

  if (!g_set_object (&self->editor, editor))
    return;
  g_signal_group_set_target (self->editor_signals, editor);
  renew (self);
}

void
diple_span_list_look (DipleSpanList *self)
{
  g_return_if_fail (DIPLE_IS_SPAN_LIST (self));

  if (self->editor == NULL || self->fill_source != 0)
    return;
  update (self);
}

void
diple_span_list_set_warnings (DipleSpanList *self, DipleWarningFunc func, gpointer data)
{
  g_return_if_fail (DIPLE_IS_SPAN_LIST (self));

  self->warn = func;
  self->warn_data = data;
  diple_span_list_refresh (self);
}

void
diple_span_list_refresh (DipleSpanList *self)
{
  g_return_if_fail (DIPLE_IS_SPAN_LIST (self));

  if (self->editor == NULL)
    return;
  for (guint i = 0; i < self->bound->len; i++)
    show_item (self, g_ptr_array_index (self->bound, i));
}
