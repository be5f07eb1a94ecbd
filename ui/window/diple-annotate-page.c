/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-annotate-panes-private.h"

#include "ui/window/diple-next-document-private.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_SHOW_DOCUMENTS = 1,
  PROP_SHOW_ANNOTATIONS,
  N_PROPS
};

enum
{
  COUNTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void implement_page (DiplePageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DipleAnnotatePage,
                               diple_annotate_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DIPLE_TYPE_PAGE, implement_page))

static void
focus_text_cb (DipleAnnotatePage *self)
{
  diple_annotate_panes_show_text (self);
  if (self->editor != NULL && diple_editor_get_document (self->editor) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Before the document, the annotator or the project is left. */
static void
flush_work (DipleAnnotatePage *self)
{
  diple_side_panel_flush (self->side);
  diple_reader_flush (self->reader);
}

static void
counted_cb (DipleAnnotatePage *self, gint64 all)
{
  g_signal_emit (self, signals[COUNTED], 0, all);
}

static void
announced_cb (DipleAnnotatePage *self, const char *sentence)
{
  diple_label_palette_announce (self->palette, sentence);
}

static void
state_changed_cb (DipleAnnotatePage *self)
{
  gboolean done = diple_editor_get_state (self->editor) == DIPLE_STATE_FINISHED;

  gtk_label_set_text (self->finish_label, done ? _ ("Next to do") : _ ("Done, next"));
}

/* Reading begins with the keys in the text, unless somebody is at work in a pane. */
static void
offer_focus (DipleAnnotatePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    focus_text_cb (self);
}

/* A click in a list of annotations or a step of the keys: bring the span into sight. */
static void
active_changed_cb (DipleAnnotatePage *self)
{
  DipleSpan *active = diple_editor_get_active (self->editor);

  if (active != NULL)
    diple_article_view_reveal (self->view, active->range);
}

/* The place that was asked for, once its document is open. */
static void
show_awaited (DipleAnnotatePage *self)
{
  const DipleDocument *document = diple_editor_get_document (self->editor);
  gint64 span = self->awaited.span;

  if (document == NULL || document->id != self->awaited.document)
    return;
  self->awaited.document = 0;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (diple_span_index_find (diple_editor_get_spans (self->editor), span, NULL) != NULL)
    {
      diple_editor_set_active (self->editor, span);
      active_changed_cb (self);
      return;
    }
  diple_editor_set_active (self->editor, 0);
  diple_article_view_select (self->view, self->awaited.range);
  diple_article_view_reveal (self->view, self->awaited.range);
}

static void
opened_cb (DipleAnnotatePage *self)
{
  gboolean open = self->editor != NULL && diple_editor_get_document (self->editor) != NULL;

  diple_find_bar_close (self->find_bar);
  gtk_stack_set_visible_child_name (self->stack, open ? "article" : "nothing");
  if (self->editor == NULL)
    return;
  diple_reader_open (self->reader, self->editor);
  state_changed_cb (self);
  offer_focus (self);
  show_awaited (self);
}

static void
schema_changed_cb (DipleAnnotatePage *self)
{
  diple_label_palette_set_schema (
      self->palette, self->editor != NULL ? diple_editor_get_schema (self->editor) : NULL);
}

static void
diple_annotate_page_realize (GtkWidget *widget)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (widget);

  GTK_WIDGET_CLASS (diple_annotate_page_parent_class)->realize (widget);
  g_signal_group_set_target (self->surface_signals,
                             gtk_native_get_surface (gtk_widget_get_native (widget)));
}

static void
diple_annotate_page_unrealize (GtkWidget *widget)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (widget);

  g_signal_group_set_target (self->surface_signals, NULL);
  GTK_WIDGET_CLASS (diple_annotate_page_parent_class)->unrealize (widget);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (object);

  if (id == PROP_SHOW_DOCUMENTS)
    g_value_set_boolean (value, gtk_widget_get_visible (self->left.widget));
  else if (id == PROP_SHOW_ANNOTATIONS)
    g_value_set_boolean (value, gtk_widget_get_visible (self->right.widget));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (object);
  DiplePane *pane = id == PROP_SHOW_DOCUMENTS ? &self->left : &self->right;

  diple_annotate_panes_show (self, pane, g_value_get_boolean (value));
}

static void
diple_annotate_page_dispose (GObject *object)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (object);

  if (self->view != NULL)
    diple_page_set_editor (DIPLE_PAGE (self), NULL);
  g_clear_object (&self->reader);
  g_clear_object (&self->toaster);
  g_clear_object (&self->editor_signals);
  g_clear_object (&self->surface_signals);
  g_clear_object (&self->advancing);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_ANNOTATE_PAGE);

  G_OBJECT_CLASS (diple_annotate_page_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (DIPLE_TYPE_ARTICLE_VIEW);
  g_type_ensure (DIPLE_TYPE_OVERVIEW_STRIP);
  g_type_ensure (DIPLE_TYPE_DOCUMENT_PANE);
  g_type_ensure (DIPLE_TYPE_FIND_BAR);
  g_type_ensure (DIPLE_TYPE_LABEL_PALETTE);
  g_type_ensure (DIPLE_TYPE_SIDE_PANEL);
  g_type_ensure (DIPLE_TYPE_SUGGESTION_BAR);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-annotate-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, outer);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, inner);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, centre);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, annotations);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, documents);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, suggestions);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, toasts);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, view);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, strip);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, palette);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, side);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, finish_label);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, finish_key);
  gtk_widget_class_bind_template_callback (widget_class, focus_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, counted_cb);
  gtk_widget_class_bind_template_callback (widget_class, diple_annotate_side_edit_note);
  gtk_widget_class_bind_template_callback (widget_class, diple_annotate_panes_moved);
  gtk_widget_class_bind_template_callback (widget_class, announced_cb);
}

static void
diple_annotate_page_class_init (DipleAnnotatePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = diple_annotate_page_dispose;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  widget_class->realize = diple_annotate_page_realize;
  widget_class->unrealize = diple_annotate_page_unrealize;
  diple_annotate_panes_class_init (widget_class);
  diple_annotate_side_class_init (widget_class);

  properties[PROP_SHOW_DOCUMENTS] =
      g_param_spec_boolean ("show-documents", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_ANNOTATIONS] =
      g_param_spec_boolean ("show-annotations", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[COUNTED] = g_signal_new ("counted",
                                   DIPLE_TYPE_ANNOTATE_PAGE,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_INT64);
  bind_template (widget_class);
}

static void
diple_annotate_page_init (DipleAnnotatePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->left = (DiplePane){ .widget = GTK_WIDGET (self->documents), .name = "show-documents" };
  self->right = (DiplePane){ .widget = self->annotations, .name = "show-annotations" };
  diple_label_palette_set_view (self->palette, self->view);
  diple_find_bar_set_view (self->find_bar, self->view);
  diple_suggestion_bar_set_view (self->suggestions, self->view);
  self->toaster = diple_toaster_new (self->toasts);

  self->reader = diple_reader_new (GTK_WIDGET (self), self->view);
  g_object_bind_property (self->reader,
                          "spent",
                          diple_side_panel_get_document (self->side),
                          "spent",
                          G_BINDING_SYNC_CREATE);
  diple_annotate_panes_init (self);
  diple_annotate_side_init (self);
  self->editor_signals = g_signal_group_new (DIPLE_TYPE_EDITOR);
  /* The view first has to show the text in which a place is to be selected. */
  g_signal_group_connect_data (self->editor_signals,
                               "opened",
                               G_CALLBACK (opened_cb),
                               self,
                               NULL,
                               G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_group_connect_swapped (
      self->editor_signals, "state-changed", G_CALLBACK (state_changed_cb), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "active-changed", G_CALLBACK (active_changed_cb), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "schema-changed", G_CALLBACK (schema_changed_cb), self);
}

static void
bind_settings (DipleAnnotatePage *self)
{
  static const char *const names[] = { "zoom", "show-values",  "show-relations", "show-suggestions",
                                       "face", "line-spacing", "measure",        "chips" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_object_bind_property (self->settings,
                            names[i],
                            self->view,
                            names[i],
                            G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_object_bind_property (
      self->settings, "count-time", self->reader, "counts", G_BINDING_SYNC_CREATE);
}

void
diple_annotate_page_set_settings (DipleAnnotatePage *self, DipleSettings *settings)
{
  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  if (!g_set_object (&self->settings, settings))
    return;
  diple_article_view_set_keymap (self->view, diple_settings_get_keymap (settings));
  diple_label_palette_set_keymap (self->palette, diple_settings_get_keymap (settings));
  diple_find_bar_set_keymap (self->find_bar, diple_settings_get_keymap (settings));
  diple_keymap_show_key (diple_settings_get_keymap (settings), self->finish_key, "win.finish-next");
  bind_settings (self);
}

static void
set_editor (DiplePage *page, DipleEditor *editor)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (page);

  if (self->editor == editor)
    return;
  g_cancellable_cancel (self->advancing);
  g_clear_object (&self->advancing);
  self->awaited.document = 0;
  diple_reader_open (self->reader, NULL);
  g_set_object (&self->editor, editor);
  /* The view first: what the page does once a document is open, it does to the view. */
  diple_article_view_set_editor (self->view, editor);
  g_signal_group_set_target (self->editor_signals, editor);
  diple_document_pane_set_editor (self->documents, editor);
  diple_side_panel_set_editor (self->side, editor);
  schema_changed_cb (self);
  opened_cb (self);
}

void
diple_annotate_page_set_annotator (DipleAnnotatePage *self, gint64 annotator, const char *name)
{
  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  flush_work (self);
  diple_side_panel_set_annotator_name (self->side, name);
  if (self->editor == NULL)
    return;
  diple_reader_set_annotator (self->reader, annotator);
  diple_editor_set_annotator (self->editor, annotator);
  diple_document_pane_reload (self->documents);
}

void
diple_annotate_page_set_checker (DipleAnnotatePage *self, DipleChecker *checker)
{
  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  diple_article_view_set_checker (self->view, checker);
  diple_side_panel_set_checker (self->side, checker);
}

DipleArticleView *
diple_annotate_page_get_view (DipleAnnotatePage *self)
{
  g_return_val_if_fail (DIPLE_IS_ANNOTATE_PAGE (self), NULL);

  return self->view;
}

void
diple_annotate_page_focus_search (DipleAnnotatePage *self)
{
  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  g_object_set (self, "show-documents", TRUE, NULL);
  diple_document_pane_focus_search (self->documents);
}

void
diple_annotate_page_find (DipleAnnotatePage *self)
{
  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  diple_find_bar_open (self->find_bar);
}

void
diple_annotate_page_accept_suggestions (DipleAnnotatePage *self)
{
  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  diple_suggestion_bar_ask (self->suggestions);
}

void
diple_annotate_page_add_panes (DipleAnnotatePage *self, GPtrArray *panes)
{
  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  g_ptr_array_add (panes, self->documents);
  g_ptr_array_add (panes, self->view);
  g_ptr_array_add (panes, self->palette);
  g_ptr_array_add (panes, self->annotations);
}

void
diple_annotate_page_set_calm (DipleAnnotatePage *self, gboolean calm)
{
  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  diple_annotate_panes_calm (self, calm);
}

gboolean
diple_annotate_page_step (DipleAnnotatePage *self, int direction)
{
  g_return_val_if_fail (DIPLE_IS_ANNOTATE_PAGE (self), FALSE);

  flush_work (self);
  return diple_document_pane_step (self->documents, direction);
}

static void
advanced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleAnnotatePage) self = data;
  g_autoptr (GError) error = NULL;
  gint64 document = diple_next_document_finish (DIPLE_PROJECT (source), result, &error);

  if (document != 0)
    diple_editor_open (self->editor, document);
  else if (error == NULL)
    diple_annotate_page_announce (self, _ ("All listed documents are done."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    diple_annotate_page_announce (self, error->message);
}

void
diple_annotate_page_finish_next (DipleAnnotatePage *self)
{
  const DipleDocument *document;
  DipleDocumentQuery query;

  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  document = self->editor != NULL ? diple_editor_get_document (self->editor) : NULL;
  if (document == NULL)
    return;
  flush_work (self);
  if (diple_editor_get_state (self->editor) != DIPLE_STATE_FINISHED &&
      !diple_editor_set_state (self->editor, DIPLE_STATE_FINISHED))
    return;

  g_cancellable_cancel (self->advancing);
  g_clear_object (&self->advancing);
  self->advancing = g_cancellable_new ();
  query = diple_document_pane_get_query (self->documents);
  diple_next_document_async (diple_editor_get_project (self->editor),
                             &query,
                             document->id,
                             self->advancing,
                             advanced_cb,
                             g_object_ref (self));
}

void
diple_annotate_page_announce (DipleAnnotatePage *self, const char *sentence)
{
  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  diple_article_view_announce (self->view, sentence);
}

static void
flush (DiplePage *page)
{
  flush_work (DIPLE_ANNOTATE_PAGE (page));
}

static void
implement_page (DiplePageInterface *iface)
{
  iface->set_editor = set_editor;
  iface->flush = flush;
}

void
diple_annotate_page_show_place (DipleAnnotatePage *self,
                                gint64 document,
                                gint64 span,
                                DipleRange range)
{
  const DipleDocument *open;

  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  if (self->editor == NULL)
    return;
  open = diple_editor_get_document (self->editor);
  self->awaited = (DiplePlace){ document, span, range };
  flush_work (self);
  if (open != NULL && open->id == document)
    show_awaited (self);
  else
    diple_editor_open (self->editor, document);
}
