/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-annotate-page-private.h"

#include "ui/diple-overview-strip.h"
#include "ui/panel/diple-label-palette-private.h"
#include "ui/panel/diple-span-list-private.h"
#include "ui/panel/diple-span-panel-private.h"
#include "ui/window/diple-document-pane-private.h"
#include "ui/window/diple-find-bar-private.h"
#include "ui/window/diple-next-document-private.h"

#include <glib/gi18n-lib.h>

/* Below this width of the window (pixels) panes get narrower, and go when they no longer fit. */
#define WIDE 1150
#define MARGIN 16 /* what the window's frame and the handles take */
#define LEAST_HEIGHT 300

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

typedef struct
{
  GtkWidget *widget;
  int property;
  int least;       /* its minimum width when it was seen last */
  gboolean hidden; /* for want of room, not by a hand */
} Pane;

struct _DipleAnnotatePage
{
  GtkWidget parent_instance;

  GtkPaned *outer;
  GtkPaned *inner;
  GtkWidget *centre;
  GtkWidget *annotations;
  DipleDocumentPane *documents;
  DipleFindBar *find_bar;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  DipleArticleView *view;
  DipleOverviewStrip *strip;
  DipleLabelPalette *palette;
  DipleSpanPanel *panel;
  DipleSpanList *spans;
  GtkLabel *finish_label;

  DipleSettings *settings;
  DipleEditor *editor;
  GSignalGroup *editor_signals;
  GSignalGroup *surface_signals;
  GCancellable *advancing; /* looks for the next document */
  int width;               /* of the window, as the panes were placed for it */
  guint turns;             /* of layout until they are */
  Pane left;               /* documents */
  Pane right;              /* annotations */
  gboolean by_hand;        /* a pane was opened where there was no room, so the window must grow */
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleAnnotatePage, diple_annotate_page, GTK_TYPE_WIDGET)

static void
focus_text_cb (DipleAnnotatePage *self)
{
  if (self->editor != NULL && diple_editor_get_document (self->editor) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
counted_cb (DipleAnnotatePage *self, gint64 all)
{
  g_signal_emit (self, signals[COUNTED], 0, all);
}

static void
edit_note_cb (DipleAnnotatePage *self)
{
  if (!gtk_widget_get_visible (self->annotations))
    g_object_set (self, "show-annotations", TRUE, NULL);
  diple_span_panel_focus_note (self->panel);
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

static void
opened_cb (DipleAnnotatePage *self)
{
  gboolean open = self->editor != NULL && diple_editor_get_document (self->editor) != NULL;

  diple_find_bar_close (self->find_bar);
  gtk_stack_set_visible_child_name (self->stack, open ? "article" : "nothing");
  if (self->editor == NULL)
    return;
  state_changed_cb (self);
  offer_focus (self);
}

static void
schema_changed_cb (DipleAnnotatePage *self)
{
  diple_label_palette_set_schema (
      self->palette, self->editor != NULL ? diple_editor_get_schema (self->editor) : NULL);
}

/* A click in a list of annotations or a step of the keys: bring the span into sight. */
static void
active_changed_cb (DipleAnnotatePage *self)
{
  DipleSpan *active = diple_editor_get_active (self->editor);

  if (active != NULL)
    diple_article_view_reveal (self->view, active->range);
}

static int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* The width that @pane needs; one that cannot be seen needs what it needed last. */
static int
pane_width (Pane *pane)
{
  if (gtk_widget_get_visible (pane->widget))
    pane->least = least_width (pane->widget);
  return pane->least;
}

static void
make_room (DipleAnnotatePage *self, Pane *pane, gboolean room)
{
  if (room ? !pane->hidden : !gtk_widget_get_visible (pane->widget))
    return;
  pane->hidden = !room;
  gtk_widget_set_visible (pane->widget, room);
  g_object_notify_by_pspec (G_OBJECT (self), properties[pane->property]);
}

/* The annotations are the last to go. */
static void
fit_panes (DipleAnnotatePage *self)
{
  int centre = least_width (self->centre) + MARGIN;
  int right = pane_width (&self->right);
  int left = pane_width (&self->left);

  self->by_hand = self->by_hand && self->width < centre + right + left;
  if (self->by_hand)
    return;
  make_room (self, &self->right, self->width >= centre + right);
  make_room (self, &self->left, self->width >= centre + right + left);
}

/* Compact below the width at which the palette would take more room than it is worth. */
static void
make_compact (DipleAnnotatePage *self, gboolean compact)
{
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self->palette), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->palette), "compact");
}

static void
place (DipleAnnotatePage *self)
{
  int left = diple_settings_get_int (self->settings, "left-width");
  int right = diple_settings_get_int (self->settings, "right-width");

  if (self->width < WIDE)
    {
      left = MIN (left, self->width * 24 / 100);
      right = MIN (right, self->width * 27 / 100);
    }
  left = MAX (left, self->left.least);
  gtk_paned_set_position (self->outer, left);
  if (!gtk_widget_get_visible (self->left.widget))
    left = 0;
  gtk_paned_set_position (self->inner, self->width - MARGIN - left - right);
  make_compact (self, self->width < WIDE);
}

static gboolean
is_dragging (DipleAnnotatePage *self)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkDevice *pointer = seat != NULL ? gdk_seat_get_pointer (seat) : NULL;

  return pointer != NULL && (gdk_device_get_modifier_state (pointer) & GDK_BUTTON1_MASK) != 0;
}

/* Also told when a window's size moves a pane, or its being narrow squeezes one: nobody meant that.
 */
static void
moved_cb (DipleAnnotatePage *self)
{
  int inner_width = gtk_widget_get_width (GTK_WIDGET (self->inner));

  if (self->width < WIDE || self->settings == NULL || !is_dragging (self))
    return;
  if (gtk_widget_get_visible (GTK_WIDGET (self->documents)))
    g_object_set (self->settings, "left-width", gtk_paned_get_position (self->outer), NULL);
  if (gtk_widget_get_visible (self->annotations))
    g_object_set (
        self->settings, "right-width", inner_width - gtk_paned_get_position (self->inner), NULL);
}

/* The frame clock lays out again what this changes, before it paints. Placing the panes takes two
 * turns: GtkPaned moves a position along when its own size changes, which showing a pane does. */
static void
layout_cb (DipleAnnotatePage *self, int width, int height)
{
  if (self->settings == NULL || (self->width == width && self->turns == 0))
    return;
  if (self->width != width)
    {
      self->width = width;
      self->turns = 2;
      fit_panes (self);
    }
  self->turns--;
  place (self);
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

/* GtkPaned asks its children for their height as if each were as wide as it likes, and is wrong
 * when a label wraps; every part here can scroll, so any height from this on will do. */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (widget);

  *minimum = *natural = LEAST_HEIGHT;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;
  gtk_widget_measure (GTK_WIDGET (self->outer), orientation, -1, minimum, natural, NULL, NULL);
  if (!self->by_hand)
    *minimum = MIN (*minimum, least_width (self->centre));
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (widget);
  int least = least_width (GTK_WIDGET (self->outer));
  const GtkAllocation all = { 0, 0, MAX (width, least), height };

  /* Too wide for the moment until a pane has gone, which is before anything is painted. */
  gtk_widget_size_allocate (GTK_WIDGET (self->outer), &all, -1);
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
  Pane *pane = id == PROP_SHOW_DOCUMENTS ? &self->left : &self->right;
  gboolean show = g_value_get_boolean (value);

  if (gtk_widget_get_visible (pane->widget) == show)
    return;
  self->by_hand = show;
  pane->hidden = FALSE;
  gtk_widget_set_visible (pane->widget, show);
  g_object_notify_by_pspec (object, pspec);
}

static void
diple_annotate_page_dispose (GObject *object)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (object);

  if (self->view != NULL)
    diple_annotate_page_set_editor (self, NULL);
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
  g_type_ensure (DIPLE_TYPE_SPAN_LIST);
  g_type_ensure (DIPLE_TYPE_SPAN_PANEL);
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
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, toasts);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, view);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, strip);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, palette);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, panel);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, spans);
  gtk_widget_class_bind_template_child (widget_class, DipleAnnotatePage, finish_label);
  gtk_widget_class_bind_template_callback (widget_class, focus_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, counted_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_note_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, diple_annotate_page_announce);
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
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->realize = diple_annotate_page_realize;
  widget_class->unrealize = diple_annotate_page_unrealize;

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
  self->left = (Pane){ .widget = GTK_WIDGET (self->documents), .property = PROP_SHOW_DOCUMENTS };
  self->right = (Pane){ .widget = self->annotations, .property = PROP_SHOW_ANNOTATIONS };
  diple_label_palette_set_view (self->palette, self->view);
  diple_find_bar_set_view (self->find_bar, self->view);

  self->surface_signals = g_signal_group_new (GDK_TYPE_SURFACE);
  g_signal_group_connect_swapped (self->surface_signals, "layout", G_CALLBACK (layout_cb), self);
  self->editor_signals = g_signal_group_new (DIPLE_TYPE_EDITOR);
  g_signal_group_connect_swapped (self->editor_signals, "opened", G_CALLBACK (opened_cb), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "state-changed", G_CALLBACK (state_changed_cb), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "active-changed", G_CALLBACK (active_changed_cb), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "schema-changed", G_CALLBACK (schema_changed_cb), self);
}

void
diple_annotate_page_set_settings (DipleAnnotatePage *self, DipleSettings *settings)
{
  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  if (g_set_object (&self->settings, settings))
    g_object_bind_property (
        settings, "zoom", self->view, "zoom", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

void
diple_annotate_page_set_editor (DipleAnnotatePage *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  if (self->editor == editor)
    return;
  g_cancellable_cancel (self->advancing);
  g_clear_object (&self->advancing);
  g_set_object (&self->editor, editor);
  g_signal_group_set_target (self->editor_signals, editor);
  diple_article_view_set_editor (self->view, editor);
  diple_document_pane_set_editor (self->documents, editor);
  diple_span_panel_set_editor (self->panel, editor);
  diple_span_list_set_editor (self->spans, editor);
  schema_changed_cb (self);
  opened_cb (self);
}

void
diple_annotate_page_set_annotator (DipleAnnotatePage *self, gint64 annotator, const char *name)
{
  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  diple_span_panel_flush (self->panel);
  diple_span_panel_set_annotator_name (self->panel, name);
  if (self->editor == NULL)
    return;
  diple_editor_set_annotator (self->editor, annotator);
  diple_document_pane_reload (self->documents);
}

DipleArticleView *
diple_annotate_page_get_view (DipleAnnotatePage *self)
{
  g_return_val_if_fail (DIPLE_IS_ANNOTATE_PAGE (self), NULL);

  return self->view;
}

void
diple_annotate_page_add_toast (DipleAnnotatePage *self, AdwToast *toast)
{
  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  adw_toast_overlay_add_toast (self->toasts, toast);
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

gboolean
diple_annotate_page_step (DipleAnnotatePage *self, int direction)
{
  g_return_val_if_fail (DIPLE_IS_ANNOTATE_PAGE (self), FALSE);

  diple_span_panel_flush (self->panel);
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
  diple_span_panel_flush (self->panel);
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

  diple_label_palette_announce (self->palette, sentence);
}

void
diple_annotate_page_flush (DipleAnnotatePage *self)
{
  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  diple_span_panel_flush (self->panel);
}
