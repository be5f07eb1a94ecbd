/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-far-dialog-private.h"

#include "ui/panel/diple-far-item-private.h"
#include "ui/panel/diple-panel-jobs-private.h"
#include "ui/parts/diple-quote-private.h"

#include <glib/gi18n-lib.h>

#define QUOTE_LIMIT 60 /* code points */

struct _DipleFarDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkEditable *search;
  GtkStack *stack;
  GtkListView *view;
  GtkWidget *accept;

  DipleEditor *editor;
  gint64 type;
  gint64 span;
  GtkSingleSelection *selection;
  GCancellable *searching;
  gboolean awaited; /* Enter was pressed before the search was over */
};

G_DEFINE_FINAL_TYPE (DipleFarDialog, diple_far_dialog, ADW_TYPE_WINDOW)

static void
link_to (DipleFarDialog *self, const DipleFarSpan *far)
{
  const DipleDocument *document = diple_editor_get_document (self->editor);
  const gboolean here = document != NULL && document->id == far->span->document;

  if (diple_editor_link (self->editor, self->type, self->span, far->span->id, here ? NULL : far) !=
      0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
activate_selected (DipleFarDialog *self)
{
  DipleFarItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL)
    link_to (self, diple_far_item_get_far (item));
}

static void
activate_cb (GtkListView *view, guint position, DipleFarDialog *self)
{
  gtk_single_selection_set_selected (self->selection, position);
  activate_selected (self);
}

static void
show_found (DipleFarDialog *self, GPtrArray *found)
{
  g_autoptr (GListStore) store = g_list_store_new (DIPLE_TYPE_FAR_ITEM);

  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr (DipleFarItem) item = diple_far_item_new (g_ptr_array_index (found, i));

      g_list_store_append (store, item);
    }
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (store));
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "list" : "nothing");
  gtk_widget_set_sensitive (self->accept, found->len > 0);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleFarDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    return;
  g_clear_object (&self->searching);
  if (found == NULL)
    {
      g_signal_emit_by_name (self->editor, "refused", error->message);
      return;
    }
  show_found (self, found);
  if (self->awaited)
    activate_selected (self);
  self->awaited = FALSE;
}

static void
search (DipleFarDialog *self)
{
  if (self->editor == NULL)
    return;
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  diple_panel_jobs_candidates (diple_editor_get_project (self->editor),
                               self->span,
                               self->type,
                               gtk_editable_get_text (self->search),
                               self->searching,
                               found_cb,
                               g_object_ref (self));
}

static void
search_activate_cb (DipleFarDialog *self)
{
  if (self->searching != NULL)
    self->awaited = TRUE;
  else
    activate_selected (self);
}

static void
move_selection (DipleFarDialog *self, int direction)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  const guint selected = gtk_single_selection_get_selected (self->selection);
  const gint64 wanted = (gint64) selected + direction;

  if (selected == GTK_INVALID_LIST_POSITION || wanted < 0 || wanted >= n)
    return;
  gtk_single_selection_set_selected (self->selection, (guint) wanted);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", (guint) wanted);
}

/* The arrows walk the list while the entry keeps the focus. */
static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               DipleFarDialog *self)
{
  if (keyval == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self));
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    move_selection (self, keyval == GDK_KEY_Down ? 1 : -1);
  else
    return FALSE;
  return TRUE;
}

static void
diple_far_dialog_dispose (GObject *object)
{
  DipleFarDialog *self = DIPLE_FAR_DIALOG (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_FAR_DIALOG);
  self->stack = NULL;
  G_OBJECT_CLASS (diple_far_dialog_parent_class)->dispose (object);
}

static void
diple_far_dialog_class_init (DipleFarDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_far_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-far-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleFarDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DipleFarDialog, search);
  gtk_widget_class_bind_template_child (widget_class, DipleFarDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleFarDialog, view);
  gtk_widget_class_bind_template_child (widget_class, DipleFarDialog, accept);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
diple_far_dialog_init (DipleFarDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_single_selection_new (NULL);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

static void
show_heading (DipleFarDialog *self)
{
  const DipleRelationType *type =
      diple_schema_relation_type (diple_editor_get_schema (self->editor), self->type);
  DipleSpan *span = diple_span_index_find (diple_editor_get_spans (self->editor), self->span, NULL);
  g_autofree char *quote =
      span != NULL ? diple_quote (self->editor, span, QUOTE_LIMIT) : g_strdup ("");

  adw_window_title_set_title (self->heading, type != NULL ? type->name : "");
  adw_window_title_set_subtitle (self->heading, quote);
  gtk_window_set_title (GTK_WINDOW (self), type != NULL ? type->name : _ ("Link"));
}

GtkWidget *
diple_far_dialog_new (GtkWindow *parent, DipleEditor *editor, gint64 type, gint64 span)
{
  DipleFarDialog *self = g_object_new (DIPLE_TYPE_FAR_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GtkListItemFactory) factory =
      diple_far_items_factory_new (diple_editor_get_schema (editor));

  self->editor = g_object_ref (editor);
  self->type = type;
  self->span = span;
  gtk_list_view_set_factory (self->view, factory);
  show_heading (self);
  search (self);
  return GTK_WIDGET (self);
}
