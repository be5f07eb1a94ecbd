/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/history/diple-history-window-private.h"

#include "ui/history/diple-history-item-private.h"

#include <glib/gi18n-lib.h>

/* Rows a page; the next is read when the list shows one of the last. */
#define PAGE 200
#define LAST 20

struct _DipleHistoryWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkEditable *words;
  GtkDropDown *kinds;
  GtkToggleButton *span_only;
  GtkStack *stack;
  GtkListView *view;
  GtkWidget *show_button;
  GtkWidget *go_button;

  DipleEditor *editor;
  GSignalGroup *project_signals;
  GListStore *rows; /* DipleHistoryItem */
  GtkSingleSelection *selection;
  GCancellable *loading; /* NULL while nothing is being read */
  gboolean anew;         /* what is being read takes the place of all rows */
  gboolean whole;        /* there are no older rows */
};

static guint show_document_signal;

G_DEFINE_FINAL_TYPE (DipleHistoryWindow, diple_history_window, ADW_TYPE_WINDOW)

/* In the order of the drop-down. */
static const char *const kinds[] = { "",       "span",   "relation", "document",
                                     "import", "schema", "guideline" };

static const DipleHistoryRow *
get_selected (DipleHistoryWindow *self)
{
  DipleHistoryItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? diple_history_item_get_row (item) : NULL;
}

static void
enable_buttons (DipleHistoryWindow *self)
{
  const DipleHistoryRow *row = get_selected (self);

  gtk_widget_set_sensitive (self->show_button, row != NULL && row->document != 0);
  gtk_widget_set_sensitive (self->go_button,
                            row != NULL && !g_str_equal (row->state, "abandoned") &&
                                row->annotator == diple_editor_get_annotator (self->editor));
}

/* What is asked for, on its way to the reading thread. */
typedef struct
{
  gint64 reader;
  gint64 span; /* 0: not about one */
  gint64 before;
  const char *kind; /* static */
  char *words;
} Request;

static void
request_free (Request *request)
{
  g_free (request->words);
  g_free (request);
}

static gpointer
run (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  const DipleHistoryQuery query = { .reader = request->reader,
                                    .before = request->before,
                                    .kind = request->kind,
                                    .words = request->words,
                                    .limit = PAGE };

  return request->span != 0 ? diple_history_of_span (store, request->span, error)
                            : diple_history_find (store, &query, error);
}

static void
complain (DipleHistoryWindow *self, const GError *error)
{
  g_signal_emit_by_name (self->editor, "refused", error->message);
}

static guint
find_row (GPtrArray *items, gint64 wanted)
{
  for (guint i = 0; i < items->len; i++)
    if (diple_history_item_get_row (items->pdata[i])->row == wanted)
      return i;
  return 0;
}

static GPtrArray *
make_items (GPtrArray *found)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  while (found->len > 0)
    g_ptr_array_add (items, diple_history_item_new (g_ptr_array_steal_index (found, 0)));
  return items;
}

static gboolean
is_same (DipleHistoryWindow *self, guint position, DipleHistoryItem *item)
{
  g_autoptr (DipleHistoryItem) shown = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  const DipleHistoryRow *a = diple_history_item_get_row (shown);
  const DipleHistoryRow *b = diple_history_item_get_row (item);

  return a->row == b->row && g_str_equal (a->state, b->state) && g_str_equal (a->title, b->title);
}

/* Rows that are as they were stay, with the selection and the focus. */
static void
replace_rows (DipleHistoryWindow *self, GPtrArray *items)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  const guint most = MIN (n, items->len);
  guint before = 0, after = 0;

  while (before < most && is_same (self, before, items->pdata[before]))
    before++;
  while (after < most - before &&
         is_same (self, n - 1 - after, items->pdata[items->len - 1 - after]))
    after++;
  g_list_store_splice (
      self->rows, before, n - before - after, items->pdata + before, items->len - before - after);
}

static void
show_anew (DipleHistoryWindow *self, GPtrArray *items)
{
  const DipleHistoryRow *selected = get_selected (self);
  const gint64 wanted = selected != NULL ? selected->row : 0;
  const gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != NULL;

  replace_rows (self, items);
  selected = get_selected (self);
  if (selected != NULL && selected->row != wanted)
    gtk_single_selection_set_selected (self->selection, find_row (items, wanted));
  if (focused && gtk_widget_get_focus_child (GTK_WIDGET (self->view)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleHistoryWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  g_autoptr (GPtrArray) items = NULL;
  guint n;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->loading == NULL)
    return;
  g_clear_object (&self->loading);
  if (found == NULL)
    {
      complain (self, error);
      return;
    }
  self->whole = found->len < PAGE || gtk_toggle_button_get_active (self->span_only);
  items = make_items (found);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  gtk_stack_set_visible_child_name (self->stack,
                                    items->len + (self->anew ? 0 : n) > 0 ? "list" : "nothing");
  if (self->anew)
    show_anew (self, items);
  else
    g_list_store_splice (self->rows, n, 0, items->pdata, items->len);
  enable_buttons (self);
}

static gint64
oldest (DipleHistoryWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autoptr (DipleHistoryItem) last =
      n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->rows), n - 1) : NULL;

  return last != NULL ? diple_history_item_get_row (last)->row : 0;
}

static void
load (DipleHistoryWindow *self)
{
  const DipleSpan *active = diple_editor_get_active (self->editor);
  Request *request = g_new0 (Request, 1);

  request->reader = diple_editor_get_annotator (self->editor);
  request->span = active != NULL && gtk_toggle_button_get_active (self->span_only) ? active->id : 0;
  request->before = self->anew ? 0 : oldest (self);
  request->kind = kinds[MIN (gtk_drop_down_get_selected (self->kinds), G_N_ELEMENTS (kinds) - 1)];
  request->words = g_strdup (gtk_editable_get_text (self->words));
  self->loading = g_cancellable_new ();
  diple_project_read_async (diple_editor_get_project (self->editor),
                            run,
                            request,
                            (GDestroyNotify) request_free,
                            (GDestroyNotify) g_ptr_array_unref,
                            self->loading,
                            loaded_cb,
                            g_object_ref (self));
}

static void
load_anew (DipleHistoryWindow *self)
{
  if (self->editor == NULL)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->anew = TRUE;
  load (self);
}

static void
load_older (DipleHistoryWindow *self)
{
  if (self->editor == NULL || self->loading != NULL || self->whole)
    return;
  self->anew = FALSE;
  load (self);
}

static void
show_document (DipleHistoryWindow *self)
{
  const DipleHistoryRow *row = get_selected (self);

  if (row != NULL && row->document != 0)
    g_signal_emit (self, show_document_signal, 0, row->document);
}

/* Who goes where; on its way to the writing thread. */
typedef struct
{
  gint64 annotator;
  gint64 row;
} Journey;

static gpointer
run_journey (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Journey *journey = data;

  return diple_history_go_to (store, journey->annotator, journey->row, NULL, cancellable, error)
             ? GINT_TO_POINTER (TRUE)
             : NULL;
}

static void
arrived_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleHistoryWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (diple_project_run_finish (DIPLE_PROJECT (source), result, &error) == NULL &&
      self->editor != NULL)
    complain (self, error);
  load_anew (self);
}

static void
go_to (DipleHistoryWindow *self)
{
  const DipleHistoryRow *row = get_selected (self);
  Journey journey = { diple_editor_get_annotator (self->editor), row != NULL ? row->row : 0 };

  if (row == NULL)
    return;
  diple_project_write_async (diple_editor_get_project (self->editor),
                             run_journey,
                             g_memdup2 (&journey, sizeof journey),
                             g_free,
                             NULL,
                             0,
                             NULL,
                             arrived_cb,
                             g_object_ref (self));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, diple_history_item_make_row ());
}

/* The list shows a row whether it is a wheel or a key that moves it there. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DipleHistoryWindow *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  diple_history_item_show (gtk_list_item_get_item (item), gtk_list_item_get_child (item));
  if (gtk_list_item_get_position (item) + LAST >= n)
    load_older (self);
}

static void
diple_history_window_dispose (GObject *object)
{
  DipleHistoryWindow *self = DIPLE_HISTORY_WINDOW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->editor);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_HISTORY_WINDOW);
  self->view = NULL;
  G_OBJECT_CLASS (diple_history_window_parent_class)->dispose (object);
}

static void
diple_history_window_class_init (DipleHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_history_window_dispose;
  show_document_signal = g_signal_new ("show-document",
                                       DIPLE_TYPE_HISTORY_WINDOW,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_INT64);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleHistoryWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, DipleHistoryWindow, words);
  gtk_widget_class_bind_template_child (widget_class, DipleHistoryWindow, kinds);
  gtk_widget_class_bind_template_child (widget_class, DipleHistoryWindow, span_only);
  gtk_widget_class_bind_template_child (widget_class, DipleHistoryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleHistoryWindow, view);
  gtk_widget_class_bind_template_child (widget_class, DipleHistoryWindow, show_button);
  gtk_widget_class_bind_template_child (widget_class, DipleHistoryWindow, go_button);
  gtk_widget_class_bind_template_callback (widget_class, load_anew);
  gtk_widget_class_bind_template_callback (widget_class, show_document);
  gtk_widget_class_bind_template_callback (widget_class, go_to);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
diple_history_window_init (DipleHistoryWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (DIPLE_TYPE_HISTORY_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection,
                           "notify::selected-item",
                           G_CALLBACK (enable_buttons),
                           self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
diple_history_window_new (GtkWindow *parent, DipleEditor *editor, gint64 span)
{
  DipleHistoryWindow *self;

  g_return_val_if_fail (DIPLE_IS_EDITOR (editor), NULL);

  self = g_object_new (DIPLE_TYPE_HISTORY_WINDOW, "transient-for", parent, NULL);
  self->editor = g_object_ref (editor);
  self->project_signals = g_signal_group_new (DIPLE_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed", G_CALLBACK (load_anew), self);
  g_signal_group_set_target (self->project_signals, diple_editor_get_project (editor));
  gtk_widget_set_sensitive (GTK_WIDGET (self->span_only), diple_editor_get_active (editor) != NULL);
  if (span != 0)
    gtk_toggle_button_set_active (self->span_only, TRUE); /* loads */
  else
    load_anew (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GTK_WIDGET (self);
}
