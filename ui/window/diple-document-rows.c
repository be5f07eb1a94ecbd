/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window/diple-document-rows-private.h"

#define SETTLE_MS 120 /* what changes often is shown again at most this often */

/* The list of a pane of documents: what is in it, what is selected, and where it stands. */

static gint64
open_document (DipleDocumentPane *self)
{
  const DipleDocument *document =
      self->editor != NULL ? diple_editor_get_document (self->editor) : NULL;

  return document != NULL ? document->id : 0;
}

guint
diple_document_rows_find_open (DipleDocumentPane *self)
{
  gint64 document = open_document (self);

  if (document == 0 || self->list == NULL)
    return GTK_INVALID_LIST_POSITION;
  return diple_document_list_find (self->list, document);
}

void
diple_document_rows_select_open (DipleDocumentPane *self, gboolean scroll)
{
  guint position = diple_document_rows_find_open (self);

  if (self->selection == NULL)
    return;
  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->syncing = FALSE;
  if (scroll && position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static void
selected_cb (DipleDocumentPane *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  gint64 document;

  if (self->syncing || position == GTK_INVALID_LIST_POSITION)
    return;
  document = diple_document_list_get_id (self->list, position);
  if (document != open_document (self))
    diple_editor_open (self->editor, document);
}

void
diple_document_rows_show_page (DipleDocumentPane *self)
{
  gboolean listed = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
  const char *reason = self->counts.all[DIPLE_STATE_ANY] == 0 ? "empty" : "nothing";

  gtk_stack_set_visible_child_name (self->stack, listed ? "list" : reason);
}

/* Puts the list back where it was, once it knows its new rows. */
static gboolean
restore_scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DipleDocumentPane *self = DIPLE_DOCUMENT_PANE (widget);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), self->scroll);
  return G_SOURCE_REMOVE;
}

/* Shows the open document in a list of others; in the same list nothing may move. */
static void
scroll_list (DipleDocumentPane *self)
{
  if (self->loaded_again && self->scroll > 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), restore_scroll_cb, NULL, NULL);
  else if (!self->loaded_again)
    diple_document_rows_select_open (self, TRUE);
  self->loaded_again = TRUE;
}

/* Replaces the model: GTK takes seconds to learn that a million rows changed. */
static void
show_list (DipleDocumentPane *self, DipleDocumentList *list)
{
  self->scroll = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  g_set_object (&self->list, list);
  g_clear_object (&self->selection);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (list));
  diple_document_rows_select_open (self, FALSE);
  g_signal_connect_object (
      self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  scroll_list (self);
  diple_document_rows_show_page (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleDocumentPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleDocumentList) list = diple_document_list_load_finish (result, &error);

  if (list != NULL)
    show_list (self, list);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The list of documents cannot be read: %s", error->message);
}

GCancellable *
diple_document_rows_renew (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
  return *cancellable;
}

void
diple_document_rows_load (DipleDocumentPane *self)
{
  DipleDocumentQuery query;

  if (self->editor == NULL)
    return;
  query = diple_document_pane_get_query (self);
  diple_document_list_load_async (diple_editor_get_project (self->editor),
                                  &query,
                                  diple_document_rows_renew (&self->loading),
                                  loaded_cb,
                                  g_object_ref (self));
}

static gboolean
settle_cb (gpointer data)
{
  DipleDocumentPane *self = data;
  GHashTableIter iter;
  gint64 *document;

  self->settle_source = 0;
  if (self->wants_reload)
    {
      diple_document_pane_reload (self);
    }
  else if (self->list != NULL)
    {
      g_hash_table_iter_init (&iter, self->changed);
      while (g_hash_table_iter_next (&iter, (gpointer *) &document, NULL))
        diple_document_list_refresh (self->list, *document);
    }
  if (self->wants_count && !self->wants_reload)
    diple_document_pane_recount (self);
  g_hash_table_remove_all (self->changed);
  self->wants_reload = FALSE;
  self->wants_count = FALSE;
  return G_SOURCE_REMOVE;
}

void
diple_document_rows_follow (DipleDocumentPane *self, gint64 document, gboolean elsewhere)
{
  if (document == 0 || elsewhere)
    self->wants_reload = TRUE;
  else
    g_hash_table_add (self->changed, g_memdup2 (&document, sizeof document));
  if (self->settle_source == 0)
    self->settle_source = g_timeout_add (SETTLE_MS, settle_cb, self);
}

gboolean
diple_document_pane_step (DipleDocumentPane *self, int direction)
{
  guint position, n;

  g_return_val_if_fail (DIPLE_IS_DOCUMENT_PANE (self), FALSE);

  n = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  position = diple_document_rows_find_open (self);
  if (position == GTK_INVALID_LIST_POSITION)
    position = direction > 0 ? 0 : n - 1;
  else if (direction > 0)
    position++;
  else
    position--; /* below 0 it wraps beyond n */
  if (n == 0 || position >= n)
    return FALSE;

  diple_editor_open (self->editor, diple_document_list_get_id (self->list, position));
  return TRUE;
}
